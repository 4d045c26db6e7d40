//! People's judgement by project and column: scores on criteria, contributions to objectives.
//!
//! Both are a grid of figures with a record behind each, so both are read and changed here.

use crate::analysis::priority::scorers::opinions;
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::reading::{Decimal, ReadingFault, number};
use crate::model::{
    Contribution, Criterion, CriterionSource, Objective, Record, RecordKind, Score, Typed as _,
    Uid, Value, Workspace,
};
use crate::order::map_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

/// Which sort of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    /// Scores of projects on criteria.
    Score,
    /// Contributions of projects to objectives.
    Contribution,
}

/// Whose judgement is given, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Voice {
    /// Their name; empty for what all agree on.
    pub scorer: String,
    /// The day it is given on.
    pub day: Option<NaiveDate>,
}

/// A typed text is no number, lies outside the scale, or between the levels of one that has levels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotOnScale;

/// A cell while it is typed into.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// What stood in the cell before.
    pub opened: String,
    /// What stands in the field.
    pub text: String,
}

/// What a field gives its cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// Nothing: the text was not changed.
    AsItWas,
    /// A figure, or none in place of what was there.
    Figure(Option<f64>),
}

/// One column of the grid.
#[derive(Clone, Debug, PartialEq)]
pub struct JudgeColumn {
    /// The criterion or objective.
    pub uid: Uid,
    /// Its name.
    pub name: String,
    /// What it asks or means.
    pub about: String,
    /// The value that counts nothing.
    pub low: f64,
    /// The value that counts most; below `low` where less is better.
    pub high: f64,
    /// Whether only whole figures can be given.
    pub whole: bool,
    /// What the low end means.
    pub anchor_low: String,
    /// What the high end means.
    pub anchor_high: String,
}

impl JudgeColumn {
    /// The least and greatest value that can be given.
    pub fn limits(&self) -> (f64, f64) {
        (self.low.min(self.high), self.low.max(self.high))
    }

    /// Whether a single digit says every value of the scale.
    pub fn by_digit(&self) -> bool {
        let (least, most) = self.limits();
        least >= 0.0 && most <= 9.0 && least.fract() == 0.0 && most.fract() == 0.0
    }

    /// The figure of a typed text; nothing where nothing is typed.
    ///
    /// # Errors
    /// [`NotOnScale`].
    pub fn typed(&self, text: &str, decimal: Decimal) -> Result<Option<f64>, NotOnScale> {
        let (least, most) = self.limits();
        match number::read_typed(text, decimal) {
            Ok(read) => {
                let figure = read.value.to_f64();
                let is_level = !self.whole || figure.fract() == 0.0;
                let on_scale = is_level && (least..=most).contains(&figure);
                if on_scale { Ok(Some(figure)) } else { Err(NotOnScale) }
            }
            Err(ReadingFault::Empty) => Ok(None),
            Err(_) => Err(NotOnScale),
        }
    }

    /// What a field that opened with one text and is left with another gives its cell; nothing
    /// where the text stayed as it was.
    ///
    /// # Errors
    /// [`NotOnScale`].
    pub fn given(&self, typing: &Typing, decimal: Decimal) -> Result<Given, NotOnScale> {
        if typing.text.trim() == typing.opened.trim() {
            return Ok(Given::AsItWas);
        }
        self.typed(&typing.text, decimal).map(Given::Figure)
    }

    /// The value of a digit where the scale holds it.
    pub fn digit(&self, digit: u32) -> Option<f64> {
        let (least, most) = self.limits();
        let value = f64::from(digit);
        (self.by_digit() && (least..=most).contains(&value)).then_some(value)
    }
}

/// Where a key leads in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// So many rows and columns on.
    By(isize, isize),
    /// To the next project on the same column, then to the top of the next column.
    Next,
    /// To the first or last column.
    Edge(bool),
}

/// Where a key leads, as browsers name it; `None` for keys that do not move.
pub fn pace(key: &str) -> Option<Pace> {
    Some(match key {
        "ArrowDown" => Pace::By(1, 0),
        "ArrowUp" => Pace::By(-1, 0),
        "ArrowRight" => Pace::By(0, 1),
        "ArrowLeft" => Pace::By(0, -1),
        "PageDown" => Pace::By(10, 0),
        "PageUp" => Pace::By(-10, 0),
        "Home" => Pace::Edge(false),
        "End" => Pace::Edge(true),
        _ => return None,
    })
}

/// The cell a pace leads to, in a grid of so many rows and columns; never outside it.
pub fn next(
    (row, column): (usize, usize),
    (rows, columns): (usize, usize),
    pace: Pace,
) -> (usize, usize) {
    let (last_row, last_column) = (rows.saturating_sub(1), columns.saturating_sub(1));
    match pace {
        Pace::By(down, right) => (
            row.saturating_add_signed(down).min(last_row),
            column.saturating_add_signed(right).min(last_column),
        ),
        Pace::Next if row < last_row => (row + 1, column.min(last_column)),
        Pace::Next if column < last_column => (0, column + 1),
        Pace::Next => (last_row, last_column),
        Pace::Edge(last) => (row.min(last_row), if last { last_column } else { 0 }),
    }
}

/// The cell that Tab leads to: the wanted one, brought into the drawn rows and the columns.
pub fn drawn_cell(
    (row, column): (usize, usize),
    drawn: Range<usize>,
    columns: usize,
) -> (usize, usize) {
    let row = if drawn.contains(&row) { row } else { drawn.start };
    (row, column.min(columns.saturating_sub(1)))
}

impl Voice {
    fn name(&self) -> &str {
        self.scorer.trim()
    }
}

impl Judge {
    /// The record type behind a cell.
    pub fn kind(self) -> RecordKind {
        match self {
            Self::Score => RecordKind::Score,
            Self::Contribution => RecordKind::Contribution,
        }
    }

    /// The field that names the column.
    fn column_key(self) -> &'static str {
        match self {
            Self::Score => "criterion",
            Self::Contribution => "objective",
        }
    }

    /// The field that holds the figure.
    fn value_key(self) -> &'static str {
        match self {
            Self::Score => "value",
            Self::Contribution => "level",
        }
    }

    /// The figure as the field takes it; one between two levels is left for the field to refuse.
    fn value(self, figure: f64) -> Value {
        match self {
            Self::Contribution if figure.fract() == 0.0 => Value::Whole(figure as i64),
            _ => Value::Number(figure),
        }
    }

    fn record(self, uid: Uid) -> Box<dyn Record> {
        match self {
            Self::Score => Box::new(Score::empty(uid)),
            Self::Contribution => Box::new(Contribution::empty(uid)),
        }
    }

    /// The columns in the users' order: criteria that people score, or all objectives.
    pub fn columns(self, workspace: &Workspace) -> Vec<JudgeColumn> {
        match self {
            Self::Score => {
                let table = workspace.table::<Criterion>();
                let scored = |criterion: &&Criterion| {
                    criterion.source.unwrap_or(CriterionSource::Scored) == CriterionSource::Scored
                };
                table.in_order().into_iter().filter(scored).map(of_criterion).collect()
            }
            Self::Contribution => {
                let table = workspace.table::<Objective>();
                table.in_order().into_iter().map(of_objective).collect()
            }
        }
    }

    /// The figures by project and column that one person gave, or that count in the ranking where
    /// nobody is named.
    pub fn figures(self, workspace: &Workspace, voice: &Voice) -> BTreeMap<(Uid, Uid), f64> {
        if self == Self::Score {
            let own = |opinion: crate::analysis::priority::scorers::Opinion| match voice.name() {
                "" => opinion.value(),
                name => opinion.own.get(name).map(|given| given.value),
            };
            let cells = opinions(workspace).into_iter().filter_map(|((project, criterion), at)| {
                Some(((project.uid(), criterion.uid()), own(at)?))
            });
            return map_of(cells);
        }
        let cells = workspace.rows(self.kind()).iter().filter_map(|row| {
            let figure = row.value(self.value_key()).as_f64()?;
            Some((self.cell_of(row.as_ref())?, figure))
        });
        map_of(cells)
    }

    /// The cell a record belongs to: project and column.
    fn cell_of(self, record: &dyn Record) -> Option<(Uid, Uid)> {
        match (record.value("project"), record.value(self.column_key())) {
            (Value::Ref(project), Value::Ref(column)) => Some((project, column)),
            _ => None,
        }
    }

    /// Whether a record is of a voice; contributions are nobody's own.
    fn is_of(self, record: &dyn Record, voice: &Voice) -> bool {
        self == Self::Contribution
            || record.value("scorer").as_str().map(str::trim).unwrap_or_default() == voice.name()
    }

    /// What gives a cell a figure of a voice or takes it away; `None` where nothing would change.
    ///
    /// A new record gets the id given. A record with a note keeps the note when its figure goes.
    pub fn command(
        self,
        workspace: &Workspace,
        cell: (Uid, Uid),
        figure: Option<f64>,
        uid: Uid,
        voice: &Voice,
    ) -> Option<Command> {
        let rows = workspace.rows(self.kind()).iter();
        let own = |row: &dyn Record| self.cell_of(row) == Some(cell) && self.is_of(row, voice);
        let held: Vec<&Arc<dyn Record>> = rows.filter(|row| own(row.as_ref())).collect();
        let given = |row: &&&Arc<dyn Record>| row.value(self.value_key()).as_f64().is_some();
        let counting = held.iter().rev().find(given);
        let Some(figure) = figure else {
            counting?;
            let commands: Vec<Command> = held.iter().filter_map(|row| self.clear(row)).collect();
            return (!commands.is_empty()).then_some(Command::Batch(commands));
        };
        let value = self.value(figure);
        match counting.or(held.last()) {
            Some(row) if row.value(self.value_key()) == value => None,
            Some(row) => {
                let day = self.day_of(voice);
                let field = FieldKey::builtin(self.kind(), "given");
                let given = day.zip(field).map(|(value, field)| Command::Set {
                    at: row.at(),
                    field,
                    value,
                });
                let value = self.set(row, value)?;
                Some(given.map_or(value.clone(), |given| Command::Batch(vec![value, given])))
            }
            None => self.add(cell, value, uid, voice),
        }
    }

    fn set(self, row: &Arc<dyn Record>, value: Value) -> Option<Command> {
        let field = FieldKey::builtin(self.kind(), self.value_key())?;
        Some(Command::Set { at: row.at(), field, value })
    }

    fn clear(self, row: &Arc<dyn Record>) -> Option<Command> {
        if row.value("note").is_empty() {
            return Some(Command::Remove(row.at()));
        }
        let given = !row.value(self.value_key()).is_empty();
        given.then(|| self.set(row, Value::Empty)).flatten()
    }

    /// The day of a voice as the field takes it; contributions have none.
    fn day_of(self, voice: &Voice) -> Option<Value> {
        voice.day.filter(|_| self == Self::Score).map(Value::Date)
    }

    fn add(
        self,
        (project, column): (Uid, Uid),
        value: Value,
        uid: Uid,
        voice: &Voice,
    ) -> Option<Command> {
        let mut record = self.record(uid);
        let mut fields = vec![
            ("project", Value::Ref(project)),
            (self.column_key(), Value::Ref(column)),
            (self.value_key(), value),
        ];
        fields.extend(self.day_of(voice).map(|day| ("given", day)));
        if self == Self::Score && !voice.name().is_empty() {
            fields.push(("scorer", Value::Text(voice.name().to_owned())));
        }
        for (key, value) in fields {
            let index = self.kind().field_index(key)?;
            record.set_at(index, value).ok()?;
        }
        Some(Command::Add(record.to_arc()))
    }

    /// What the step is called in the history: scored, with the project's name.
    pub fn label(self, project: &str) -> Label {
        Label::one(Verb::Score, RecordKind::Project, project)
    }
}

fn of_criterion(criterion: &Criterion) -> JudgeColumn {
    let (low, high) = criterion.scale();
    JudgeColumn {
        uid: criterion.uid(),
        name: criterion.name.clone(),
        about: criterion.description.clone(),
        low,
        high,
        whole: false,
        anchor_low: criterion.anchor_low.clone(),
        anchor_high: criterion.anchor_high.clone(),
    }
}

fn of_objective(objective: &Objective) -> JudgeColumn {
    use crate::present::text::{Text as _, prioritise::PrioritiseText as P};
    JudgeColumn {
        uid: objective.uid(),
        name: objective.name.clone(),
        about: objective.description.clone(),
        low: 0.0,
        high: 4.0,
        whole: true,
        anchor_low: P::ContributionLow.say().to_owned(),
        anchor_high: P::ContributionHigh.say().to_owned(),
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
