//! Texts that are no dates as tables: what is offered, and that nothing is made up.

use super::super::Decimal;
use super::super::fiscal::{Fiscal, FiscalName};
use super::*;
use DateOrder::{DayFirst, MonthFirst, YearFirst};

fn found(text: &str, date_order: DateOrder, edge: Edge) -> Vec<String> {
    let by = Conventions {
        decimal: Decimal::Point,
        date_order,
        as_of: NaiveDate::from_ymd_opt(2026, 11, 22).unwrap(),
        currency: crate::model::money::Currency::GBP,
    };
    let fiscal = Fiscal { start_month: 4, named_by: FiscalName::EndYear };
    let options = DateOptions { edge, serials: false, fiscal };
    proposals(text, &by, &options).iter().map(ToString::to_string).collect()
}

#[test]
fn plausible_days_are_offered() {
    for (text, order, edge, expect) in [
        ("31/02/2027", DayFirst, Edge::End, "2027-02-28"),
        ("31/02/28", DayFirst, Edge::End, "2028-02-29"),
        ("2027-02-30", DayFirst, Edge::Start, "2027-02-28"),
        ("31 April 2027", DayFirst, Edge::End, "2027-04-30"),
        ("02/31/2027", DayFirst, Edge::End, "2027-02-28"),
        ("Q3 2027", DayFirst, Edge::End, "2027-09-30"),
        ("Q3 2027?", DayFirst, Edge::Start, "2027-07-01"),
        ("March 2027", DayFirst, Edge::End, "2027-03-31"),
        ("by end of March 2027", DayFirst, Edge::Start, "2027-03-31"),
        ("mid-March 2027", DayFirst, Edge::End, "2027-03-16"),
        ("Ende Q2 2027", DayFirst, Edge::Start, "2027-06-30"),
        ("early FY28", DayFirst, Edge::End, "2027-04-01"),
        ("12/31/2027", DayFirst, Edge::End, "2027-12-31"),
        ("31/12/27", MonthFirst, Edge::End, "2027-12-31"),
        ("03/04/2027", YearFirst, Edge::End, "2027-04-03 2027-03-04"),
        ("31/03/2027 14:30", DayFirst, Edge::End, "2027-03-31"),
        ("Mon 31/03/2027", DayFirst, Edge::End, "2027-03-31"),
        ("3l/O3/2027", DayFirst, Edge::End, "2027-03-31"),
        ("31//03//2027", DayFirst, Edge::End, "2027-03-31"),
        ("31_03_2027", DayFirst, Edge::End, "2027-03-31"),
        ("46387", DayFirst, Edge::End, "2026-12-31"),
        ("15 March", DayFirst, Edge::End, "2027-03-15 2028-03-15"),
        ("31.12.", DayFirst, Edge::End, "2026-12-31 2027-12-31"),
        ("Q4", DayFirst, Edge::End, "2026-12-31 2027-12-31"),
        ("late spring", DayFirst, Edge::Start, "2027-05-31 2028-05-31"),
        ("H1 2027", DayFirst, Edge::End, "2027-06-30"),
        ("winter 2027", DayFirst, Edge::End, "2028-02-29"),
        ("KW 12/2027", DayFirst, Edge::End, "2027-03-26"),
        ("2027-W12", DayFirst, Edge::Start, "2027-03-22"),
        ("29/02", DayFirst, Edge::End, "2028-02-29"),
    ] {
        assert_eq!(found(text, order, edge).join(" "), expect, "{text:?} {order:?}");
    }
}

#[test]
fn nothing_is_made_up() {
    for text in [
        "",
        " ",
        "?",
        "~",
        "tbc",
        "TBD",
        "asap",
        "soon",
        "late",
        "end of",
        "mid",
        "by",
        "n/a",
        "after go-live",
        "when ready",
        "never",
        "DO / IC ?",
        "Data lake",
        "99/99/2027",
        "31/31/2027",
        "32/01/2027",
        "00/00/0000",
        "0/0/2027",
        "2027-13-45",
        "31/02/1066",
        "31/02/9999",
        "12",
        "7",
        "20",
        "1,234.56",
        "12 000",
        "-3",
        "5%",
        "=2*325",
        "£650k",
        "Q5 2027",
        "Q0",
        "GJX",
        "week 54 2027",
        "week 99",
        "KW 12",
        "w",
        "h3 2027",
        "spring",
        "Mars attacks",
        "Maybe May be",
        "1/2/3/4/2027",
        "31/02/2027/9",
        "10:30",
        "25:61",
        "May the fourth",
        "Monday",
        "Mon Tue Wed",
        "🗓️",
        "٣١/٠٣/٢٠٢٧",
        "2027-W54",
        "l/o",
        "Olli 2027",
        "March to May 2027",
        "2027 or 2028",
        "31 31 2027",
        "a31/02/2027",
    ] {
        let expect: &[&str] = match text {
            // A year is missing, but the week and the season are known.
            "KW 12" => &["2027-03-26", "2028-03-24"],
            "spring" => &["2027-05-31", "2028-05-31"],
            _ => &[],
        };
        assert_eq!(found(text, DayFirst, Edge::End), expect, "{text:?}");
    }
    assert!(found(&"31/02/2027 ".repeat(50), DayFirst, Edge::End).is_empty());
}

#[test]
fn what_is_offered_is_bounded_and_can_be_typed() {
    for number in 0..4_000_u32 {
        let text = format!("{}/{}/{}", number % 40, number / 40 % 20, 2020 + number % 13);
        for order in [DayFirst, MonthFirst, YearFirst] {
            let days = found(&text, order, Edge::End);
            assert!(days.len() <= PROPOSALS_MAX, "{text}");
            for day in days {
                assert_eq!(found(&day, order, Edge::End), std::slice::from_ref(&day), "{text}");
            }
        }
    }
}
