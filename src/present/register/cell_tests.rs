//! What is typed, what is kept and what is shown, field kind by field kind.

use super::fixture::{POINTS, derived, register, workspace};
use super::*;
use crate::model::money::{Currency, Money};
use crate::model::reading::ReadingFault;
use crate::model::record::RecordRef;
use crate::model::{RecordKind, Uid, Value};

fn money(units: i64, currency: Currency) -> Value {
    Value::Money(Money::units(units, currency).unwrap())
}

fn date(text: &str) -> Value {
    Value::Date(text.parse().unwrap())
}

#[test]
fn typed_values() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let gbp = |units| money(units, Currency::GBP);
    for (key, text, value) in [
        ("cost", "650", gbp(650_000)),
        ("cost", "=2*325", gbp(650_000)),
        ("cost", "=2*325k", gbp(650_000)),
        ("cost", "=1.3m/2", gbp(650_000)),
        ("cost", "650.5", gbp(650_500)),
        ("cost", "120k", gbp(120_000)),
        ("cost", "1.2m", gbp(1_200_000)),
        ("cost", "£650", gbp(650)),
        ("cost", "EUR 5m", money(5_000_000, Currency::EUR)),
        ("cost", " ", Value::Empty),
        ("finish", "31/03/2028", date("2028-03-31")),
        ("finish", "Mar 28", date("2028-03-31")),
        ("start", "Mar 28", date("2028-03-01")),
        ("start", "Q3 FY27", date("2026-10-01")),
        ("stage", "IN DELIVERY", Value::Choice("in_delivery".into())),
        ("stage", "in_delivery", Value::Choice("in_delivery".into())),
        ("portfolio", "growth", Value::Ref(Uid(10))),
        ("owner", " Sofia\u{200b} Marsh ", Value::Text("Sofia Marsh".into())),
        ("owner", "two\nlines", Value::Text("two lines".into())),
        ("description", "two\nlines", Value::Text("two\nlines".into())),
        ("owner", "=cmd", Value::Text("=cmd".into())),
    ] {
        let input = register.read_input(ListedField::Builtin(key), text);
        assert_eq!(input, Input::Value(value), "{key} {text:?}");
    }
    let custom = register.read_input(ListedField::Custom(POINTS), "=1+2");
    assert_eq!(custom, Input::Value(Value::Number(3.0)));
}

#[test]
fn texts_kept_as_typed() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    for (key, text, reason) in [
        ("cost", "Exempt under Section 26", RawReason::Fault(ReadingFault::NotANumber)),
        ("cost", "1.234,56", RawReason::Fault(ReadingFault::OtherDecimalMark)),
        ("cost", "=2*", RawReason::Fault(ReadingFault::NotArithmetic)),
        ("cost", "=325k+10", RawReason::Fault(ReadingFault::NotArithmetic)),
        ("cost", "=325x", RawReason::Fault(ReadingFault::NotArithmetic)),
        ("cost", "=1/0", RawReason::Fault(ReadingFault::DivisionByZero)),
        ("cost", "50%", RawReason::Fault(ReadingFault::PercentHere)),
        ("cost", "=99999999999999*99999999", RawReason::Fault(ReadingFault::TooLarge)),
        ("finish", "late spring", RawReason::Fault(ReadingFault::NotADate)),
        ("finish", "31/02/2027", RawReason::Fault(ReadingFault::NoSuchDay)),
        ("stage", "almost done", RawReason::NotAChoice),
        ("portfolio", "Groth", RawReason::NoSuchName(RecordKind::Portfolio)),
        ("portfolio", "TWICE", RawReason::SeveralOfName(RecordKind::Portfolio)),
        ("owner", &"x".repeat(301), RawReason::TooLong),
    ] {
        let input = register.read_input(ListedField::Builtin(key), text);
        assert_eq!(input, Input::Raw(reason.clone()), "{key} {text:?}");
        assert!(!reason_text(&reason, register.locale()).contains('{'));
    }
}

#[test]
fn refused_texts_change_nothing() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let name = ListedField::Builtin("name");
    let score = ListedField::Derived(DerivedKey::Score);
    let owner = ListedField::Builtin("owner");
    let gone = ListedField::Custom(Uid(5));
    for (field, text, refused) in [
        (name, "", Refused::Required(name)),
        (name, " \u{200b} ", Refused::Required(name)),
        (score, "5", Refused::ReadOnly(score)),
        (gone, "5", Refused::ReadOnly(gone)),
        (owner, &"x".repeat(20_001), Refused::TooLong(owner)),
    ] {
        assert_eq!(register.type_into(Uid(101), field, text).err(), Some(refused));
        assert!(!refused_text(refused, "Owner", register.locale()).contains('{'));
    }
}

#[test]
fn numbers_in_the_unit_of_their_header() {
    let ws = workspace();
    let read = |kind, key, text: &str| {
        let register = Register::new(&ws, kind, fixture::today(), Scale::Units, &[]);
        register.read_input(ListedField::Builtin(key), text)
    };
    let number = |n| Input::Value(Value::Number(n));
    let (person, role) = (RecordKind::Person, RecordKind::Role);
    assert_eq!(read(person, "focus", "80"), number(0.8));
    assert_eq!(read(person, "focus", "80 %"), number(0.8));
    assert_eq!(read(person, "focus", "28.5"), number(0.285));
    assert_eq!(read(person, "focus", "180"), Input::Raw(RawReason::OutOfRange(0.0, 1.0)));
    assert_eq!(read(person, "fte", "0.8"), number(0.8));
    assert_eq!(read(person, "fte", "80%"), number(0.8));
    assert_eq!(read(person, "fte", "-1"), Input::Raw(RawReason::OutOfRange(0.0, 2.0)));
    assert_eq!(read(role, "target", "85"), number(85.0));
    assert_eq!(read(role, "target", "85%"), number(85.0));
    let day = |text| read(RecordKind::Calendar, "day_minutes", text);
    for (text, minutes) in [
        ("7.5h", 450),
        ("7.5 H", 450),
        ("2 hours", 120),
        ("1d", 480),
        ("0.5 days", 240),
        ("=2*1.5d", 1_440),
        ("0.2w", 480),
        ("450", 450),
    ] {
        assert_eq!(day(text), Input::Value(Value::Whole(minutes)), "{text}");
    }
    for text in ["d", "3 moons", "2w", "4d", "-1h", "10%h", "1h30", "2h+3d", "0.01h", "h2"] {
        assert!(matches!(day(text), Input::Raw(_)), "{text}: {:?}", day(text));
    }
    assert_eq!(day("7.5"), Input::Raw(RawReason::Fault(ReadingFault::NotANumber)));
    let roles = ListedField::Builtin("roles");
    assert_eq!(read(person, "roles", "x"), Input::Refused(Refused::ReadOnly(roles)));
}

#[test]
fn cells_shown() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    let cell = |uid, field| {
        let row = ws.rows(RecordKind::Project).row(Uid(uid)).unwrap();
        let cell = register.cell(row.as_ref(), field);
        (cell.text, cell.edit_text, cell.shape)
    };
    let built = ListedField::Builtin;
    let said = |text: &str, edit: &str, shape| (text.to_owned(), edit.to_owned(), shape);
    for (uid, field, expect) in [
        (101, built("cost"), said("580", "580", Shape::Number)),
        (102, built("cost"), said("€100k", "EUR 100000", Shape::Number)),
        (104, built("cost"), said("", "", Shape::Empty)),
        (101, built("status"), said("At risk", "At risk", Shape::Status("at_risk".into()))),
        (
            101,
            built("stage"),
            said("In delivery", "In delivery", Shape::Choice("in_delivery".into())),
        ),
        (101, built("portfolio"), said("", "", Shape::Empty)),
        (101, ListedField::Custom(POINTS), said("3", "3", Shape::Number)),
        (101, ListedField::Derived(DerivedKey::Score), said("55.5", "55.5", Shape::Number)),
        (103, ListedField::Derived(DerivedKey::Score), said("", "", Shape::Empty)),
        (
            104,
            built("finish"),
            said(
                "late spring",
                "late spring",
                Shape::Raw(RawReason::Fault(ReadingFault::NotADate)),
            ),
        ),
    ] {
        assert_eq!(cell(uid, field), expect, "{uid} {field:?}");
    }
}

/// What a cell is edited as reads as the same value, in every locale and both scales.
#[test]
fn edited_text_reads_back() {
    let mut ws = workspace();
    let values = [
        ("cost", Value::Money(Money::new(58_040_012, Currency::GBP))),
        ("cost", Value::Money(Money::new(-1, Currency::GBP))),
        ("cost", Value::Money(Money::new(123_456, Currency::EUR))),
        ("finish", date("2028-02-29")),
        ("lock", Value::Choice("must".into())),
        ("portfolio", Value::Ref(Uid(10))),
        ("owner", Value::Text("=1+1".into())),
    ];
    for locale in crate::model::LocaleChoice::ALL {
        let mut settings = ws.settings();
        settings.locale = Some(*locale);
        ws.put(std::sync::Arc::new(settings));
        for scale in [Scale::Units, Scale::Thousands] {
            let register = Register::new(&ws, RecordKind::Project, fixture::today(), scale, &[]);
            for (key, value) in &values {
                let descriptor = RecordKind::Project.field(key).unwrap();
                let text = register.value_cell(descriptor, value.clone()).edit_text;
                let again = register.read_input(ListedField::Builtin(key), &text);
                assert_eq!(again, Input::Value(value.clone()), "{locale:?} {scale:?} {text:?}");
            }
        }
    }
}

#[test]
fn typing_is_one_undoable_step_and_mends_what_was_kept() {
    let (ws, derived) = (workspace(), derived());
    let finish = ListedField::Builtin("finish");
    let kept = register(&ws, &derived).type_into(Uid(101), finish, "soon").unwrap();
    let kept = fixture::done(&ws, &kept.command);
    let at = RecordRef { kind: RecordKind::Project, uid: Uid(101) };
    assert_eq!(finish.raw(kept.workspace.record(at).unwrap().as_ref()), Some("soon"));
    let mended = register(&kept.workspace, &derived).type_into(Uid(101), finish, "1 Mar 2028");
    let mended = fixture::done(&kept.workspace, &mended.unwrap().command).workspace;
    let row = mended.record(at).unwrap();
    assert_eq!((row.value("finish"), finish.raw(row.as_ref())), (date("2028-03-01"), None));
    let again = register(&mended, &derived).type_into(Uid(101), finish, "01/03/2028").unwrap();
    assert!(again.is_empty());
    let back = crate::edit::apply_all(&kept.workspace, &crate::edit::invert(&kept.patches));
    assert_eq!(back.unwrap(), ws);
}

#[test]
fn days_are_offered_that_can_be_typed_as_they_are() {
    let ws = workspace();
    let register = register(&ws, &[]);
    let shown = |field, raw: &str| -> Vec<String> {
        let offered = register.proposals(ListedField::Builtin(field), raw);
        offered.into_iter().map(|proposal| proposal.shown).collect()
    };
    for (field, raw, expect) in [
        ("finish", "31/02/2027", &["28 Feb 2027"][..]),
        ("finish", "Q3 2027?", &["30 Sep 2027"]),
        ("start", "Q3 2027?", &["1 Jul 2027"]),
        ("finish", "late spring", &["31 May 2027", "31 May 2028"]),
        ("finish", "when ready", &[]),
        ("finish", "", &[]),
        ("finish", "31/31/2027", &[]),
        ("finish", "12", &[]),
        ("owner", "31/02/2027", &[]),
        ("cost", "31/02/2027", &[]),
        ("moon", "31/02/2027", &[]),
    ] {
        assert_eq!(shown(field, raw), expect, "{field} {raw:?}");
    }
    let finish = ListedField::Builtin("finish");
    for proposal in register.proposals(finish, "late spring") {
        let plan = register.type_into(Uid(104), finish, &proposal.typed).unwrap();
        let next = fixture::done(&ws, &plan.command).workspace;
        let row = next.rows(RecordKind::Project).row(Uid(104)).unwrap().clone();
        let cell = super::fixture::register(&next, &[]).cell(row.as_ref(), finish);
        assert_eq!(cell.text, proposal.shown);
        assert!(!row.base().raw.contains_key("finish"));
    }
}

#[test]
fn a_text_that_cannot_be_read_is_heard() {
    let (ws, derived) = (workspace(), derived());
    let register = register(&ws, &derived);
    for (uid, key, text, heard) in [
        (
            101,
            "cost",
            "abc",
            Some("Cost: Not a number, kept as typed. Counts as empty until fixed."),
        ),
        (
            104,
            "finish",
            "never",
            Some("Finish: Not a date, kept as typed. Counts as empty until fixed."),
        ),
        // Read, emptied, or left as it was: there is nothing to say.
        (101, "cost", "650", None),
        (101, "cost", "", None),
        (104, "finish", "late spring", None),
        (104, "finish", "31/03/2028", None),
        (101, "owner", "abc", None),
    ] {
        let field = ListedField::Builtin(key);
        let plan = register.type_into(Uid(uid), field, text).unwrap();
        assert_eq!(register.heard(field, text, &plan).as_deref(), heard, "{key} {text:?}");
    }
    let cost = ListedField::Builtin("cost");
    let rows = register.rows(&Query::default());
    let all =
        register.type_into_all(&rows, &[cost], Rectangle { row: (0, 3), column: (0, 0) }, "abc");
    assert!(register.heard(cost, "abc", &all.unwrap()).is_some());
    let computed = register.type_into(Uid(101), ListedField::Derived(DerivedKey::Score), "abc");
    assert_eq!(computed.err(), Some(Refused::ReadOnly(ListedField::Derived(DerivedKey::Score))));
}
