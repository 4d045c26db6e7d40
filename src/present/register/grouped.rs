//! Records gathered into groups: what they share, the order of the groups, and what they add up to.

use super::group::{By, Grouping, tree_fields};
use super::lines::{Head, Lines, Place};
use super::query::Key;
use super::{Footer, FooterText, ListedField, Register, Summary};
use crate::model::record::Record;
use crate::model::{Month, RecordKind, Uid, Value};
use crate::order::Sorted;
use crate::present::text::Text as _;
use crate::present::text::grid::GridText;
use chrono::Datelike;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Parts the keys of levels in a path.
const LEVEL: char = '\t';
/// The health of projects, the worst first.
const WORST_FIRST: [&str; 6] =
    ["off_track", "at_risk", "on_hold", "not_started", "on_track", "complete"];

/// A group while records are gathered into it.
struct Group {
    path: String,
    label: String,
    order: Option<Key>,
    level: usize,
    below: Vec<usize>,
    records: Vec<Uid>,
}

/// The groups of a view while they are gathered.
#[derive(Default)]
struct Groups {
    all: Vec<Group>,
    top: Vec<usize>,
    by_path: BTreeMap<String, usize>,
}

/// What a record has in a column it is grouped by.
struct Shared {
    key: String,
    order: Option<Key>,
}

impl Register<'_> {
    /// The lines of records that are in order: groups by their own order, the records of each as
    /// they come.
    pub fn lines(&self, rows: Vec<Uid>, grouping: Option<&Grouping>) -> Lines {
        let Some(grouping) = grouping else { return Lines::flat(rows) };
        let table = self.workspace.rows(self.kind);
        let fields = grouping.fields(self.kind);
        let mut groups = Groups::default();
        for uid in rows {
            let Some(record) = table.row(uid) else { continue };
            self.gather(&mut groups, record.as_ref(), (grouping.by, &fields));
        }
        let mut top = std::mem::take(&mut groups.top);
        groups.put_in_order(&mut top);
        let mut made =
            Made { grouping, lines: Lines::default(), rows: Vec::new(), seen: Vec::new() };
        for group in top {
            made.put(&mut groups, group, true);
        }
        let Made { mut lines, rows, seen, .. } = made;
        lines.rows = Arc::new(rows);
        lines.seen = Arc::new(seen);
        if self.kind == RecordKind::Project {
            self.put_health(&mut lines);
        }
        lines
    }

    /// Puts a record into its group, which is made where it is the first of it.
    fn gather(&self, groups: &mut Groups, record: &dyn Record, by: (By, &[ListedField])) {
        let (by, fields) = by;
        let mut path = String::new();
        let mut parent = None;
        for (nth, field) in fields.iter().enumerate() {
            let value = match by {
                By::Tree => self.belongs(record, nth),
                By::Field(_) => field.read(record),
            };
            let shared = self.shared(record, *field, &value);
            // What belongs to nothing on a lower level stands right below the level above.
            if nth > 0 && shared.key.is_empty() {
                break;
            }
            if nth > 0 {
                path.push(LEVEL);
            }
            path.push_str(&shared.key);
            let number = match groups.by_path.get(&path) {
                Some(number) => *number,
                None => {
                    let label = self.group_label(record, *field, &value);
                    groups.add(parent, (path.clone(), label, shared.order), nth + 1)
                }
            };
            parent = Some(number);
        }
        if let Some(group) = parent.and_then(|number| groups.all.get_mut(number)) {
            group.records.push(record.uid());
        }
    }

    /// What a record belongs to on a level of the tree; a programme says its portfolio where the
    /// project does not.
    fn belongs(&self, record: &dyn Record, level: usize) -> Value {
        let field = |key: Option<&&'static str>| key.map_or(Value::Empty, |key| record.value(key));
        let keys = tree_fields(self.kind);
        let own = field(keys.get(level));
        if !own.is_empty() {
            return own;
        }
        match (level, field(keys.get(1))) {
            (0, Value::Ref(programme)) => {
                let row = self.workspace.rows(RecordKind::Programme).row(programme);
                row.map_or(Value::Empty, |row| row.value("portfolio"))
            }
            _ => Value::Empty,
        }
    }

    /// What a record shares with the others of its group: texts whatever their case, days their
    /// month. What could not be read counts as nothing.
    fn shared(&self, record: &dyn Record, field: ListedField, value: &Value) -> Shared {
        let key = match value {
            Value::Empty => match field {
                ListedField::Derived(_) => self.cell(record, field).edit_text,
                _ => return Shared { key: String::new(), order: None },
            },
            Value::Date(day) => Month::of(*day).to_string(),
            Value::Ref(uid) => uid.to_string(),
            Value::Choice(code) => code.clone(),
            Value::Text(text) => super::fold(text),
            _ => self.cell(record, field).edit_text,
        };
        let order = match value {
            Value::Date(day) => {
                let first = Month::of(*day).first_day();
                Some(Key::Number(f64::from(first.num_days_from_ce())))
            }
            Value::Ref(_) => {
                let label = self.group_label(record, field, value);
                Some(Key::Text(super::Collated::new(&label)))
            }
            _ => self.sort_key(record, field),
        };
        Shared { key: key.replace(char::is_control, " "), order }
    }

    fn group_label(&self, record: &dyn Record, field: ListedField, value: &Value) -> String {
        let text = match (value, self.descriptor(field)) {
            (Value::Date(day), _) => self.locale.month_short_year(Month::of(*day)),
            (Value::Empty, Some(_)) => String::new(),
            (value, Some(descriptor)) => self.value_cell(&descriptor, value.clone()).text,
            (_, None) => self.cell(record, field).text,
        };
        if text.trim().is_empty() {
            let title = self.column(field).map(|column| column.title).unwrap_or_default();
            return GridText::GroupNone.with(&[("field", &title)]);
        }
        text.replace(char::is_control, " ")
    }

    /// The worst health among the projects of each group.
    fn put_health(&self, lines: &mut Lines) {
        let table = self.workspace.rows(self.kind);
        let Lines { rows, heads, .. } = lines;
        for head in heads {
            let own = rows.get(head.rows.clone()).unwrap_or_default();
            let worst = own.iter().filter_map(|uid| {
                let code = self.status(table.row(*uid)?.as_ref())?;
                WORST_FIRST.iter().position(|known| *known == code)
            });
            head.status = worst.min().and_then(|at| WORST_FIRST.get(at)).map(|c| (*c).to_owned());
        }
    }

    /// What the columns of each group add up to, by group; nothing below the naming column.
    pub fn head_figures(
        &self,
        lines: &Lines,
        fields: &[(ListedField, Summary)],
    ) -> Vec<Vec<FooterText>> {
        let figure = |head: &Head, (field, summary): &(ListedField, Summary)| {
            let own = lines.rows.get(head.rows.clone()).unwrap_or_default();
            let numeric = self.column(*field).is_some_and(|column| column.numeric);
            let figure = match summary {
                Summary::Own => self.figure_of(own, *field),
                chosen => self.footer_as(own, *field, *chosen),
            };
            let text = match figure {
                // How many differ says little of a group, and its label needs the room.
                Footer::Distinct(_) => String::new(),
                figure => figure.text(self),
            };
            FooterText { field: *field, summary: *summary, numeric, text }
        };
        let row = |head: &Head| fields.iter().skip(1).map(|field| figure(head, field)).collect();
        lines.heads.iter().map(row).collect()
    }
}

impl Groups {
    fn add(
        &mut self,
        parent: Option<usize>,
        (path, label, order): (String, String, Option<Key>),
        level: usize,
    ) -> usize {
        let number = self.all.len();
        self.by_path.insert(path.clone(), number);
        let group = Group { path, label, order, level, below: Vec::new(), records: Vec::new() };
        self.all.push(group);
        match parent.and_then(|parent| self.all.get_mut(parent)) {
            Some(parent) => parent.below.push(number),
            None => self.top.push(number),
        }
        number
    }

    /// Groups of one level by what they share; those that share nothing stand last.
    fn put_in_order(&self, numbers: &mut [usize]) {
        numbers.order_by(|a, b| match (self.all.get(*a), self.all.get(*b)) {
            (Some(a), Some(b)) => {
                let by_order = match (&a.order, &b.order) {
                    (Some(a), Some(b)) => a.compare(b),
                    (a, b) => a.is_none().cmp(&b.is_none()),
                };
                by_order.then_with(|| a.label.cmp(&b.label)).then_with(|| a.path.cmp(&b.path))
            }
            _ => Ordering::Equal,
        });
    }
}

/// Lines while they are made.
struct Made<'a> {
    grouping: &'a Grouping,
    lines: Lines,
    rows: Vec<Uid>,
    seen: Vec<Uid>,
}

impl Made<'_> {
    /// Puts a group, the groups below it and its own records.
    fn put(&mut self, groups: &mut Groups, number: usize, seen: bool) {
        let Some(group) = groups.all.get_mut(number) else { return };
        let (path, label) = (std::mem::take(&mut group.path), std::mem::take(&mut group.label));
        let (mut below, records) =
            (std::mem::take(&mut group.below), std::mem::take(&mut group.records));
        let level = group.level;
        let open = self.grouping.is_open(&path);
        let (own, start) = (self.lines.heads.len(), self.rows.len());
        let head = Head { path, label, level, rows: start..start, open, status: None };
        self.lines.heads.push(head);
        if seen {
            self.lines.places.push(Place::Head(own));
        }
        groups.put_in_order(&mut below);
        for group in below {
            self.put(groups, group, seen && open);
        }
        for uid in records {
            if seen && open {
                let nth = self.seen.len();
                self.lines.places.push(Place::Record { nth, level: level + 1 });
                self.seen.push(uid);
            }
            self.rows.push(uid);
        }
        if let Some(head) = self.lines.heads.get_mut(own) {
            head.rows.end = self.rows.len();
        }
    }
}
