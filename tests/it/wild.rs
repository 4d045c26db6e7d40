//! A workspace of every record type, filled with what is hard to carry through a file.

use plumbline::model::field::{Field, KeyKind, Kind};
use plumbline::model::order::OrderKey;
use plumbline::model::{
    Currency, FieldDef, FieldDefKind, Money, RecordKind, Settings, Typed, Uid, Value, Workspace,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Rows of each type.
pub const ROWS: usize = 7;

const TEXTS: [&str; 14] = [
    "Atlas",
    "=1+1",
    "'=HYPERLINK(\"x\")",
    "-5",
    "+49 30 123",
    "@sum",
    "two\nlines\n=3",
    "say \"hi\"; a, b",
    "  kept apart  ",
    "Größe – 100 %",
    "＝full width",
    "'tis",
    "00123",
    "TRUE",
];
const NUMBERS: [f64; 6] = [0.1, 0.0, 0.333_333_333_333_333_3, 1.0, 0.07, 0.300_000_000_000_000_04];

/// A small generator; the same seed gives the same workspace.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

/// The id of a row of a type.
pub fn uid(kind: RecordKind, nth: usize) -> Uid {
    Uid(0x0190_0000_0000_7000_8000_0000_0000_0000 + ((kind as u128) << 32) + nth as u128)
}

/// The workspace of a seed. Every reference leads somewhere.
pub fn workspace(seed: u64) -> Workspace {
    let mut dice = Dice(seed);
    let mut ws = Workspace::new(Uid(1));
    let defs = [FieldDefKind::Text, FieldDefKind::Number, FieldDefKind::Money, FieldDefKind::Date];
    for kind in RecordKind::ALL {
        let rows = if kind == RecordKind::Settings { 1 } else { ROWS };
        for (nth, order) in (0..rows).zip(OrderKey::run(None, rows)) {
            let mut record = kind.empty(uid(kind, nth));
            let held = Arc::get_mut(&mut record).unwrap();
            held.base_mut().order = order;
            for (at, field) in kind.fields().iter().enumerate() {
                let value = value(&mut dice, field, nth);
                if held.set_at(at, value).is_err() {
                    // Hours of a week have a form of their own.
                    let week = Value::Text("480 480 480 480 480 0 0".into());
                    let weeks = [("2027-04-01".to_owned(), week)].into();
                    held.set_at(at, Value::Map(weeks)).unwrap();
                }
            }
            ws.put(record);
        }
    }
    let mut settings = Settings::empty(uid(RecordKind::Settings, 0));
    settings.name = "Wild".into();
    settings.currency = Some(Currency::GBP);
    settings.calendar = Some(plumbline::model::Id::new(uid(RecordKind::Calendar, 0)));
    ws.put(Arc::new(settings));
    for (nth, kind) in defs.into_iter().enumerate() {
        let mut def = FieldDef::empty(uid(RecordKind::FieldDef, nth));
        def.name = format!("Own {}", kind.code());
        def.table = RecordKind::Risk.key().into();
        def.kind = Some(kind);
        ws.put(Arc::new(def));
    }
    burden(&mut ws);
    ws
}

/// Custom values, texts that could not be read and members that nobody knows.
fn burden(ws: &mut Workspace) {
    let own = |nth| uid(RecordKind::FieldDef, nth);
    let risk = ws.rows(RecordKind::Risk).iter().next().unwrap().clone();
    let mut copy = risk.to_arc();
    let held = Arc::get_mut(&mut copy).unwrap();
    let base = held.base_mut();
    base.custom.insert(own(0), Value::Text("=own".into()));
    base.custom.insert(own(1), Value::Number(0.1));
    base.custom.insert(own(2), Value::Money(Money::new(-5, Currency::USD)));
    base.custom.insert(own(3), Value::Date("2027-02-28".parse().unwrap()));
    base.raw.insert("cost".into(), "=tbc".into());
    base.extra.insert("moon".into(), serde_json::json!([1, { "a": null }]));
    let index = RecordKind::Risk.field_index("cost").unwrap();
    held.set_at(index, Value::Empty).unwrap();
    ws.put(copy);
}

fn value(dice: &mut Dice, field: &Field, nth: usize) -> Value {
    if !field.required && dice.roll(5) == 0 {
        return Value::Empty;
    }
    match field.kind {
        // Two of the names are the same, so that a name alone tells nothing.
        Kind::Text { .. } if field.required => {
            let text = TEXTS[(nth.max(1) + 3) % TEXTS.len()].trim();
            Value::Text(text.to_owned())
        }
        Kind::Map(key, kind) => {
            let entries = (0..3).map(|_| (entry_key(dice, key), some(dice, kind)));
            Value::Map(entries.collect::<BTreeMap<_, _>>())
        }
        kind => some(dice, &kind),
    }
}

fn entry_key(dice: &mut Dice, key: KeyKind) -> String {
    match key {
        KeyKind::Month => format!("2027-{:02}", dice.roll(12) + 1),
        KeyKind::Date => format!("2027-04-{:02}", dice.roll(28) + 1),
        KeyKind::Record(kind) => uid(kind, dice.roll(ROWS)).to_string(),
        KeyKind::Code => ["a", "b = c; d", "\"e\"", "USD 2027-01-01"][dice.roll(4)].to_owned(),
    }
}

fn some(dice: &mut Dice, kind: &Kind) -> Value {
    match kind {
        Kind::Text { .. } => {
            let text = TEXTS[dice.roll(TEXTS.len())];
            let value = Value::Text(text.into());
            // Some texts have a form of their own, such as the hours of a week.
            if kind.check(&value).is_ok() { value } else { Value::Text("3".into()) }
        }
        Kind::Number { min, max, .. } => {
            let number = NUMBERS[dice.roll(NUMBERS.len())];
            Value::Number(number.clamp(*min, *max))
        }
        Kind::Whole { min, max, .. } => Value::Whole((dice.roll(2_000) as i64).clamp(*min, *max)),
        Kind::Flag => Value::Flag(true),
        Kind::Date => Value::Date("2027-01-31".parse().unwrap()),
        Kind::Money => {
            let currency = [Currency::GBP, Currency::EUR, "JPY".parse().unwrap()][dice.roll(3)];
            Value::Money(Money::new(dice.roll(9_000_000) as i64 - 4_000_000, currency))
        }
        Kind::Currency => Value::Text("EUR".into()),
        Kind::Choice(codes) => Value::Choice(codes[dice.roll(codes.len())].into()),
        Kind::Ref(kind, _) => Value::Ref(uid(*kind, dice.roll(ROWS))),
        Kind::Map(..) => Value::Empty,
    }
}
