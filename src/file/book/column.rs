//! The columns of a sheet: fields, months of a series, currencies, custom fields, the id.

use super::words::BookWords;
use crate::file::out::id_title;
use crate::file::sheet::columns::distinct;
use crate::model::field::{Field, KeyKind, Kind};
use crate::model::{FieldDef, Month, RecordKind, Uid, Value, Workspace};
use std::collections::BTreeSet;

/// Most months between the first and the last of a series that get a column each; of a longer
/// series only the months that are given do.
const SPAN_MAX: i32 = 240;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holds {
    /// A builtin field, by its place.
    Field(usize),
    /// One month of a series.
    Month(usize, String),
    /// The currency of the amount in the field at this place.
    Currency(usize),
    /// A custom field.
    Custom(Uid),
    /// The id.
    Id,
}

/// A column with its title, which no other of the sheet has.
#[derive(Clone, Debug, PartialEq)]
pub struct BookColumn {
    /// Its title.
    pub title: String,
    /// What it holds.
    pub holds: Holds,
}

impl Holds {
    /// Its name on the hidden sheet.
    pub fn code(&self, kind: RecordKind) -> String {
        let key = |at: &usize| kind.fields().get(*at).map_or("", |field| field.key);
        match self {
            Self::Field(at) => format!("f:{}", key(at)),
            Self::Month(at, month) => format!("m:{}:{month}", key(at)),
            Self::Currency(at) => format!("c:{}", key(at)),
            Self::Custom(uid) => format!("x:{uid}"),
            Self::Id => "id".to_owned(),
        }
    }

    /// Reads what [`Holds::code`] wrote.
    pub fn parse(kind: RecordKind, code: &str) -> Option<Self> {
        if code == "id" {
            return Some(Self::Id);
        }
        let (sort, rest) = code.split_once(':')?;
        match sort {
            "f" => kind.field_index(rest).map(Self::Field),
            "c" => kind.field_index(rest).map(Self::Currency),
            "x" => rest.parse().ok().map(Self::Custom),
            "m" => {
                let (key, month) = rest.split_once(':')?;
                month.parse::<Month>().ok()?;
                Some(Self::Month(kind.field_index(key)?, month.to_owned()))
            }
            _ => None,
        }
    }
}

/// The columns of a type in a workspace.
pub fn columns(workspace: &Workspace, kind: RecordKind, words: &BookWords) -> Vec<BookColumn> {
    let mut found: Vec<(String, Holds)> = Vec::new();
    for (at, field) in kind.fields().iter().enumerate() {
        let title = words.title(kind, at);
        match field.kind {
            Kind::Map(KeyKind::Month, _) => {
                for month in months(workspace, kind, at) {
                    found.push((format!("{title} {month}"), Holds::Month(at, month)));
                }
            }
            Kind::Money => {
                let currency = words.currency.replace("{title}", &title);
                found.push((title, Holds::Field(at)));
                found.push((currency, Holds::Currency(at)));
            }
            _ => found.push((title, Holds::Field(at))),
        }
    }
    for def in workspace.table::<FieldDef>().in_order() {
        if def.table == kind.key() {
            found.push((def.name.clone(), Holds::Custom(def.uid)));
        }
    }
    found.push((id_title(kind), Holds::Id));
    let titles = distinct(found.iter().map(|(title, _)| title.as_str()));
    let titled = titles.into_iter().zip(found);
    titled.map(|(header, (_, holds))| BookColumn { title: header.name("Column"), holds }).collect()
}

/// The months of a series over all records of a type, without gaps where it is not too long.
fn months(workspace: &Workspace, kind: RecordKind, at: usize) -> Vec<String> {
    let mut given: BTreeSet<Month> = BTreeSet::new();
    for record in workspace.rows(kind).iter() {
        if let Value::Map(entries) = record.value_at(at) {
            given.extend(entries.keys().filter_map(|key| key.parse::<Month>().ok()));
        }
        let key = kind.fields().get(at).map_or("", |field: &Field| field.key);
        let typed =
            record.base().raw.keys().filter_map(|raw| raw.strip_prefix(key)?.strip_prefix(':'));
        given.extend(typed.filter_map(|month| month.parse::<Month>().ok()));
    }
    let (Some(first), Some(last)) = (given.first(), given.last()) else { return Vec::new() };
    let span = last.since(*first);
    if span > SPAN_MAX {
        return given.iter().map(Month::to_string).collect();
    }
    (0..=span).map(|months| first.plus(months).to_string()).collect()
}
