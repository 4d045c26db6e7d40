//! Dates as tables: what is read, what is refused and why.

use super::super::Decimal;
use super::super::fiscal::FiscalName;
use super::*;
use DateOrder::{DayFirst, MonthFirst, YearFirst};
use ReadingFault::*;

fn by(date_order: DateOrder) -> Conventions {
    Conventions {
        decimal: Decimal::Point,
        date_order,
        as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        currency: crate::model::money::Currency::GBP,
    }
}

fn options(edge: Edge) -> DateOptions {
    let fiscal = Fiscal { start_month: 4, named_by: FiscalName::EndYear };
    DateOptions { edge, serials: false, fiscal }
}

#[test]
fn days_in_all_forms() {
    for (text, order, expect) in [
        ("2027-03-31", DayFirst, "2027-03-31"),
        ("2027/3/1", MonthFirst, "2027-03-01"),
        ("20270301", DayFirst, "2027-03-01"),
        ("31/12/2027", DayFirst, "2027-12-31"),
        ("12/31/2027", MonthFirst, "2027-12-31"),
        ("01.04.16", DayFirst, "2016-04-01"),
        ("1.4.2016", DayFirst, "2016-04-01"),
        ("01-04-16", MonthFirst, "2016-01-04"),
        ("27/03/31", YearFirst, "2027-03-31"),
        ("31/03/2027", YearFirst, "2027-03-31"),
        ("03/31/2027", YearFirst, "2027-03-31"),
        ("04/04/2027", YearFirst, "2027-04-04"),
        ("30 June 2020", DayFirst, "2020-06-30"),
        ("June 30, 2020", DayFirst, "2020-06-30"),
        ("30-Jun-20", MonthFirst, "2020-06-30"),
        ("1st of May 2027", DayFirst, "2027-05-01"),
        ("1. März 2027", DayFirst, "2027-03-01"),
        ("1er mars 2027", DayFirst, "2027-03-01"),
        ("1 de marzo de 2027", DayFirst, "2027-03-01"),
        ("Mon 05/04/27", DayFirst, "2027-04-05"),
        ("29.02.2028", DayFirst, "2028-02-29"),
        ("2014-07-08 00:00", DayFirst, "2014-07-08"),
        ("2014-07-08T00:00:00.000Z", DayFirst, "2014-07-08"),
        ("08/07/2014 12:00:00 AM", DayFirst, "2014-07-08"),
        ("1 Jan '27", DayFirst, "2027-01-01"),
    ] {
        let found = read(text, &by(order), &options(Edge::Start));
        assert_eq!(found.map(|f| f.date.to_string()), Ok(expect.to_owned()), "{text:?}");
        assert_eq!(found.map(|f| f.precision), Ok(Precision::Day), "{text:?}");
    }
}

#[test]
fn periods_have_two_edges() {
    for (text, start, end, precision) in [
        ("Jun 2020", "2020-06-01", "2020-06-30", Precision::Month),
        ("Feb-28", "2028-02-01", "2028-02-29", Precision::Month),
        ("2027-01", "2027-01-01", "2027-01-31", Precision::Month),
        ("1/2027", "2027-01-01", "2027-01-31", Precision::Month),
        ("Dezember 2027", "2027-12-01", "2027-12-31", Precision::Month),
        ("Q3 2027", "2027-07-01", "2027-09-30", Precision::Quarter),
        ("2027-Q3", "2027-07-01", "2027-09-30", Precision::Quarter),
        ("Q3 FY27", "2026-10-01", "2026-12-31", Precision::Quarter),
        ("FY2027 Q4", "2027-01-01", "2027-03-31", Precision::Quarter),
        ("FY27", "2026-04-01", "2027-03-31", Precision::Year),
        ("2027", "2027-01-01", "2027-12-31", Precision::Year),
    ] {
        for (edge, expect) in [(Edge::Start, start), (Edge::End, end)] {
            let found = read(text, &by(DayFirst), &options(edge)).unwrap();
            assert_eq!((found.date.to_string().as_str(), found.precision), (expect, precision));
        }
    }
}

#[test]
fn refused_dates() {
    for (text, order, fault) in [
        ("", DayFirst, Empty),
        ("31/02/2027", DayFirst, NoSuchDay),
        ("29.02.2027", DayFirst, NoSuchDay),
        ("2027-13-01", DayFirst, NoSuchDay),
        ("00/01/2027", DayFirst, NoSuchDay),
        ("32/13/2027", DayFirst, NoSuchDay),
        ("12/31/2027", DayFirst, OtherDateOrder),
        ("31/12/2027", MonthFirst, OtherDateOrder),
        ("04/05/2027", YearFirst, AmbiguousDate),
        ("Tue 05/04/27", DayFirst, NoSuchDay),
        ("2014-07-08 13:45", DayFirst, TimeOfDay),
        ("2014-07-08 12:00 PM", DayFirst, TimeOfDay),
        ("0207-01-01", DayFirst, YearOutOfRange),
        ("2727-01-01", DayFirst, YearOutOfRange),
        ("1/1/327", DayFirst, NotADate),
        ("30 June", DayFirst, YearMissing),
        ("June", DayFirst, YearMissing),
        ("2023-24", DayFirst, NotADate),
        ("2027/28", DayFirst, NotADate),
        ("01.2027.03", DayFirst, NotADate),
        ("1.2", DayFirst, NotADate),
        ("42", DayFirst, NotADate),
        ("45000", DayFirst, NotADate),
        ("Q5 2027", DayFirst, NotADate),
        ("Q3", DayFirst, YearMissing),
        ("TBD", DayFirst, NotADate),
        ("March of Progress", DayFirst, NotADate),
        ("12:30", DayFirst, NotADate),
        ("=TODAY()", DayFirst, Formula),
        ("1-2-3-4", DayFirst, NotADate),
        ("99999999999999999999", DayFirst, NotADate),
        ("1 \u{202e}Jan 2027", DayFirst, NotADate),
    ] {
        let found = read(text, &by(order), &options(Edge::Start));
        assert_eq!(found, Err(fault), "{text:?} {order:?}");
    }
}

#[test]
fn two_digit_years_reach_fifty_years_ahead() {
    let as_of = |year| NaiveDate::from_ymd_opt(year, 6, 30).unwrap();
    for (digits, today, year) in
        [(0, 2026, 2000), (76, 2026, 2076), (77, 2026, 1977), (99, 2026, 1999), (10, 2060, 2110)]
    {
        assert_eq!(pivoted(digits, as_of(today)), year);
    }
    assert!(read("01.04.16", &by(DayFirst), &options(Edge::Start)).unwrap().two_digit_year);
    assert!(!read("01.04.2016", &by(DayFirst), &options(Edge::Start)).unwrap().two_digit_year);
}

#[test]
fn serials_only_where_told() {
    let told = DateOptions { serials: true, ..options(Edge::Start) };
    // Serial 45000 is 15 March 2023 and 44197 is 1 January 2021 in the 1900 date system.
    for (text, expect) in
        [("45000", "2023-03-15"), ("44197", "2021-01-01"), ("44197.0", "2021-01-01")]
    {
        assert_eq!(read(text, &by(DayFirst), &told).unwrap().date.to_string(), expect);
    }
    for text in ["19999", "80001", "45000.5"] {
        assert_eq!(read(text, &by(DayFirst), &told), Err(NotADate), "{text}");
    }
}
