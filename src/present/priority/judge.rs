//! People's judgement by project and column: scores on criteria, contributions to objectives.
//!
//! Both are a grid of figures with a record behind each, so both are read and changed here.

use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{
    Contribution, Criterion, CriterionSource, Objective, Record, RecordKind, Score, Typed as _,
    Uid, Value, Workspace,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Which sort of judgement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judge {
    /// Scores of projects on criteria.
    Score,
    /// Contributions of projects to objectives.
    Contribution,
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

    /// The value of a digit where the scale holds it.
    pub fn digit(&self, digit: u32) -> Option<f64> {
        let (least, most) = self.limits();
        let value = f64::from(digit);
        (self.by_digit() && (least..=most).contains(&value)).then_some(value)
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

    /// The figure as the field takes it; whole where the field is.
    fn value(self, figure: f64) -> Value {
        match self {
            Self::Score => Value::Number(figure),
            Self::Contribution => Value::Whole(figure.round() as i64),
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

    /// The figures by project and column; the newest record counts, as in the ranking.
    pub fn figures(self, workspace: &Workspace) -> BTreeMap<(Uid, Uid), f64> {
        let cells = workspace.rows(self.kind()).iter().filter_map(|row| {
            let figure = row.value(self.value_key()).as_f64()?;
            Some((self.cell_of(row.as_ref())?, figure))
        });
        cells.collect()
    }

    /// The cell a record belongs to: project and column.
    fn cell_of(self, record: &dyn Record) -> Option<(Uid, Uid)> {
        match (record.value("project"), record.value(self.column_key())) {
            (Value::Ref(project), Value::Ref(column)) => Some((project, column)),
            _ => None,
        }
    }

    /// What gives a cell a figure or takes it away; `None` where nothing would change.
    ///
    /// A new record gets the id given. A record with a note keeps the note when its figure goes.
    pub fn command(
        self,
        workspace: &Workspace,
        cell: (Uid, Uid),
        figure: Option<f64>,
        uid: Uid,
    ) -> Option<Command> {
        let rows = workspace.rows(self.kind()).iter();
        let held: Vec<&Arc<dyn Record>> =
            rows.filter(|row| self.cell_of(row.as_ref()) == Some(cell)).collect();
        let Some(figure) = figure else {
            let commands: Vec<Command> = held.iter().filter_map(|row| self.clear(row)).collect();
            return (!commands.is_empty()).then_some(Command::Batch(commands));
        };
        let value = self.value(figure);
        let counting = held.iter().rev().find(|row| row.value(self.value_key()).as_f64().is_some());
        match counting.or(held.last()) {
            Some(row) if row.value(self.value_key()) == value => None,
            Some(row) => Some(self.set(row, value)?),
            None => self.add(cell, value, uid),
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

    fn add(self, (project, column): (Uid, Uid), value: Value, uid: Uid) -> Option<Command> {
        let mut record = self.record(uid);
        let fields = [
            ("project", Value::Ref(project)),
            (self.column_key(), Value::Ref(column)),
            (self.value_key(), value),
        ];
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
        anchor_low: P::ContributionLow.say().to_owned(),
        anchor_high: P::ContributionHigh.say().to_owned(),
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
