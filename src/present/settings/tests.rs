//! What the settings take and refuse.

use super::*;
use crate::model::{LocaleChoice, Project, Typed, Uid};
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2027-04-06";

fn settings(locale: LocaleChoice) -> Settings {
    let mut settings = Settings::empty(Uid(2));
    settings.locale = Some(locale);
    settings.currency = Some(Currency::GBP);
    settings
}

fn workspace(locale: LocaleChoice) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(settings(locale)));
    ws
}

#[test]
fn fields_are_read_as_the_locale_says() {
    let (kind, as_of) = (RecordKind::Settings, day(TODAY));
    let money = |units| Value::Money(Money::units(units, Currency::GBP).unwrap());
    for (locale, key, text, expect) in [
        (LocaleChoice::EnGb, "budget", "12.4m", Ok(money(12_400_000))),
        (LocaleChoice::DeDe, "budget", "12.400.000", Ok(money(12_400_000))),
        (LocaleChoice::EnGb, "budget", "", Ok(Value::Empty)),
        (LocaleChoice::EnGb, "budget", "0", Ok(money(0))),
        (
            LocaleChoice::EnGb,
            "budget",
            "0.001",
            Err("Budget has more decimals than its currency. Nothing was changed."),
        ),
        (LocaleChoice::EnGb, "budget", "12.30", Ok(Value::Money(Money::new(1230, Currency::GBP)))),
        (LocaleChoice::EnGb, "budget", "-1", Err("Budget cannot be below 0. Nothing was changed.")),
        (LocaleChoice::EnGb, "name", "", Err("Organisation cannot be empty.")),
        (LocaleChoice::EnGb, "name", " \u{200b} ", Err("Organisation cannot be empty.")),
        (LocaleChoice::EnGb, "currency", " ", Err("Reporting currency cannot be empty.")),
        (LocaleChoice::EnGb, "currency", "eur", Ok(Value::Text("EUR".into()))),
        (LocaleChoice::EnGb, "budget", "a lot", Err("Not a number. Nothing was changed.")),
        (
            LocaleChoice::EnGb,
            "currency",
            "EURO",
            Err("A currency sign that several share or none knows. Nothing was changed."),
        ),
        (LocaleChoice::EnGb, "fiscal_start", "13", Err("Outside 1 to 12. Nothing was changed.")),
        (LocaleChoice::EnGb, "rates", "x", Err("Exchange rates is not typed here.")),
    ] {
        let got = read_setting(&workspace(locale), as_of, kind, key, text);
        assert_eq!(got, expect.map_err(str::to_owned), "{key} {text:?}");
    }
    let got =
        read_setting(&workspace(LocaleChoice::EnGb), as_of, RecordKind::Calendar, "name", " ");
    assert_eq!(got, Err("Calendar cannot be empty.".to_owned()));
    for text in ["", " \t"] {
        let ws = workspace(LocaleChoice::EnGb);
        let got = read_setting(&ws, as_of, RecordKind::FieldDef, "name", text);
        assert!(got.is_err_and(|words| words.ends_with("cannot be empty.")), "{text:?}");
    }
}

#[test]
fn rates_name_a_currency_a_day_and_a_number() {
    let settings = settings(LocaleChoice::EnGb);
    let read = |fields| read_rate(&settings, day(TODAY), fields);
    let good = read(["usd", "1 Apr 2027", "0.8"]);
    assert_eq!(good, Ok(("USD 2027-04-01".to_owned(), Value::Number(0.8))));
    for (fields, wrong) in [
        (["", "1 Apr 2027", "0.8"], RateField::Currency),
        (["GBP", "1 Apr 2027", "0.8"], RateField::Currency),
        (["QQQ", "1 Apr 2027", "0.8"], RateField::Currency),
        (["USD", "31/02/2027", "0.8"], RateField::From),
        (["USD", "", "0.8"], RateField::From),
        (["USD", "1 Apr 2027", "0"], RateField::Rate),
        (["USD", "1 Apr 2027", "-1"], RateField::Rate),
        (["USD", "1 Apr 2027", "0,8,8"], RateField::Rate),
        (["USD", "1 Apr 2027", ""], RateField::Rate),
    ] {
        assert_eq!(read(fields).map_err(|(field, _)| field), Err(wrong), "{fields:?}");
    }
}

#[test]
fn rates_are_listed_by_currency_and_day() {
    let mut settings = settings(LocaleChoice::DeDe);
    settings.rates.insert("USD 2027-01-01".into(), 0.75);
    settings.rates.insert("nonsense".into(), 2.0);
    let rows = rates(&settings, Locale::of(&settings));
    let got: Vec<_> = rows.iter().map(|row| [&*row.currency, &*row.from, &*row.rate]).collect();
    assert_eq!(got, [["USD", "01.01.2027", "0,75"], ["nonsense", "", "2"]]);
}

#[test]
fn pasted_holidays() {
    let settings = settings(LocaleChoice::EnGb);
    let text = "2027-12-27\tChristmas Day (substitute)\n28/12/2027; Boxing Day\n\n1 Jan 2028 \
        New Year's Day\n3 Jan 2028\nEaster\n31/02/2028 None\n2027-12-27: Christmas";
    let read = read_holidays(&settings, day(TODAY), text);
    let got: Vec<_> =
        read.days.iter().map(|(day, name)| (day.to_string(), name.as_str())).collect();
    let expect = [
        ("2027-12-27", "Christmas"),
        ("2027-12-28", "Boxing Day"),
        ("2028-01-01", "New Year's Day"),
        ("2028-01-03", "Holiday"),
    ];
    assert_eq!(got, expect.map(|(day, name)| (day.to_owned(), name)));
    assert_eq!(read.unread.len(), 2, "{:?}", read.unread);
    assert_eq!(read.unread[0], "Not read: Easter (Not a date)");
    assert_eq!(read_holidays(&settings, day(TODAY), ""), HolidaysRead::default());
}

#[test]
fn weeks_in_hours() {
    let settings = settings(LocaleChoice::DeDe);
    let hours = |texts: [&str; 7]| texts.map(str::to_owned);
    let good = read_week(&settings, day(TODAY), &hours(["7,5", "7,5", "7,5", "7,5", "6", "", "0"]));
    assert_eq!(good, Ok(WeekPattern([450, 450, 450, 450, 360, 0, 0])));
    for (nth, text) in [(0, "25"), (6, "-1"), (3, "x"), (2, "7.5.5")] {
        let mut wrong = hours(["8"; 7]);
        wrong[nth] = text.to_owned();
        assert_eq!(read_week(&settings, day(TODAY), &wrong), Err(nth), "{text}");
    }
    let mut calendar = Calendar::empty(Uid(3));
    calendar.day_minutes = Some(450);
    let five = week_on(&calendar, day(TODAY));
    assert_eq!(five, (None, WeekPattern::five_days(450)));
    assert_eq!(week_hours(&five.1, Locale::of(&settings))[0], "7,5");
    calendar.weeks.insert(day("2027-04-07"), WeekPattern([60; 7]));
    assert_eq!(week_on(&calendar, day(TODAY)).0, None);
    assert_eq!(week_on(&calendar, day("2027-04-07")).0, Some(day("2027-04-07")));
}

#[test]
fn own_fields_say_how_much_is_in_them() {
    let mut ws = workspace(LocaleChoice::EnGb);
    let mut def = FieldDef::empty(Uid(10));
    (def.name, def.table) = ("Regulation".into(), "projects".into());
    ws.put(Arc::new(def));
    let mut lost = FieldDef::empty(Uid(11));
    (lost.name, lost.table) = ("Lost".into(), "moons".into());
    ws.put(Arc::new(lost));
    for uid in 20..23 {
        let mut project = Project::empty(Uid(uid));
        if uid == 20 {
            project.base.custom.insert(Uid(10), Value::Text("IFRS 17".into()));
        }
        if uid == 21 {
            project.base.raw.insert(format!("custom:{}", Uid(10)), "?".into());
        }
        ws.put(Arc::new(project));
    }
    let got: Vec<_> =
        own_fields(&ws).into_iter().map(|row| (row.name, row.of, row.filled)).collect();
    let expect = [("Regulation", "projects", 2), ("Lost", "moons", 0)];
    assert_eq!(got, expect.map(|(name, of, filled)| (name.to_owned(), of.to_owned(), filled)));
}

#[test]
fn the_example_follows_locale_and_currency() {
    let mut settings = settings(LocaleChoice::DeDe);
    settings.currency = Some(Currency::EUR);
    let said = example(&settings, day(TODAY));
    assert_eq!(said, "1.234,56 · 1,2\u{a0}Mio.\u{a0}€ · 06.04.2027 · 28,5\u{a0}%");
    let locale = Locale::of(&settings);
    assert_eq!(bytes_text(4_200_000.0, locale), "4,2 MB");
    assert_eq!(bytes_text(2_100_000_000.0, locale), "2,1 GB");
}
