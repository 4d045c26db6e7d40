//! What of a register is drawn: the lines in the window, read from the document.

use super::grid::Derived;
use crate::ui::reactive::RwSignal;
use crate::ui::view::View;
use leptos::prelude::*;
use plumbline::model::field::{KeyKind, Kind};
use plumbline::model::reading::money::Scale;
use plumbline::model::{RecordKind, Rows, Uid};
use plumbline::present::register::{
    Cell, DerivedKey, FooterText, LineAt, Lines, ListedField, Register, Shape, plan_says,
};
use std::ops::Range;

/// One line as it is drawn.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawn {
    /// Its place in the view.
    pub index: usize,
    /// The id of its record; that of no record on the head of a group.
    pub uid: Uid,
    /// Its place among the records seen; none on the head of a group.
    pub nth: Option<usize>,
    /// How deep it stands, from 1.
    pub level: usize,
    /// Its cells in the order of the columns shown, each with the class of its column, and
    /// what the plan says of it where a scenario says something else.
    pub cells: Vec<(Cell, &'static str, Option<String>)>,
    /// Its health by code, where it has one.
    pub status: Option<String>,
    /// The path of the group and whether it is open, on its head.
    pub group: Option<(String, bool)>,
}

/// What a register is read from.
#[derive(Clone, Copy)]
pub struct Source {
    /// The record type.
    pub kind: RecordKind,
    /// The memos over the document.
    pub view: View,
    /// The computed columns.
    pub derived: Derived,
    /// The scale of money columns.
    pub scale: RwSignal<Scale>,
}

impl Source {
    /// Reads through the register and follows all it depends on.
    pub fn read<T>(self, read: impl FnOnce(&Register<'_>) -> T) -> T {
        self.view.rows(self.kind).track();
        self.view.rows(RecordKind::Settings).track();
        self.view.rows(RecordKind::FieldDef).track();
        for field in self.kind.fields() {
            if let Kind::Ref(to, _) | Kind::Map(KeyKind::Record(to), _) = field.kind {
                self.view.rows(to).track();
            }
        }
        let workspace = self.view.session().workspace_now();
        let today = self.view.session().today();
        self.derived.with(|derived| {
            read(&Register::new(&workspace, self.kind, today, self.scale.get(), derived))
        })
    }
}

/// The lines of a stretch with their cells; heads of groups with what their records add up to.
pub fn draw(
    register: &Register<'_>,
    (lines, figures): (&Lines, &[Vec<FooterText>]),
    range: Range<usize>,
    columns: &[ListedField],
    plan: Option<&Rows>,
) -> Vec<Drawn> {
    let table = register.workspace().rows(register.kind());
    let classes: Vec<&'static str> =
        columns.iter().enumerate().map(|(at, field)| class_of(register, at, *field)).collect();
    let drawn = range.filter_map(|index| match lines.at(index)? {
        LineAt::Record(uid, nth, level) => {
            let record = table.row(uid)?.as_ref();
            let cells = columns.iter().zip(&classes);
            let cells = cells.map(|(field, class)| {
                let cell = register.cell(record, *field);
                let says = plan.and_then(|plan| plan_says(register, plan, record, *field, &cell));
                (cell, *class, says)
            });
            let cells = cells.collect();
            let status = register.status(record);
            Some(Drawn { index, uid, nth: Some(nth), level, cells, status, group: None })
        }
        LineAt::Head(number, head) => {
            let text = |text: String| Cell { edit_text: text.clone(), text, shape: Shape::Text };
            let below = figures.get(number).into_iter().flatten();
            let below = below.map(|figure| text(figure.text.clone()));
            let cells = std::iter::once(text(register.head_text(head))).chain(below);
            Some(Drawn {
                index,
                uid: Uid(0),
                nth: None,
                level: head.level,
                cells: cells.zip(&classes).map(|(cell, class)| (cell, *class, None)).collect(),
                status: head.status.clone(),
                group: Some((head.path.clone(), head.open)),
            })
        }
    });
    drawn.collect()
}

fn class_of(register: &Register<'_>, at: usize, field: ListedField) -> &'static str {
    match field {
        _ if at == 0 => "key",
        ListedField::Derived(DerivedKey::Score) => "num lead-figure",
        field if register.column(field).is_some_and(|column| column.numeric) => "num",
        _ => "text",
    }
}
