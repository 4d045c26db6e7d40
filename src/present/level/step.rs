//! The one step that takes moves: work by month, dates of projects, expected dates of milestones.

use crate::analysis::level::problem::Choice;
use crate::analysis::level::question::Question;
use crate::edit::{Command, FieldKey, Label, Verb};
use crate::model::{Id, Milestone, Project, RecordKind, RecordRef, Uid, Value, Workspace};
use crate::present::capacity::series_steps;
use chrono::{Months, NaiveDate};

/// The step that takes some choices and what it is called; `None` where nothing moves.
pub fn command(
    ws: &Workspace,
    question: &Question,
    choices: &[Choice],
) -> Option<(Command, Label)> {
    let mut steps = Vec::new();
    let mut count = 0;
    for (at, (movable, choice)) in question.movers.iter().zip(choices).enumerate() {
        if *choice == Choice::default() {
            continue;
        }
        count += 1;
        steps.extend(dates(ws, movable.project, *choice));
        for part in &movable.parts {
            steps.extend(series_steps(ws, part.demand, &question.series(at, part, *choice)));
        }
    }
    let label = Label::many(Verb::Bulk, RecordKind::Project, count);
    (count > 0).then_some((Command::Batch(steps), label))
}

/// The dates of a project go with its work; what is expected at its end or behind goes with its end.
fn dates(ws: &Workspace, project: Id<Project>, choice: Choice) -> Vec<Command> {
    let Some(record) = ws.find(project) else { return Vec::new() };
    let mut steps = Vec::new();
    steps.extend(set(RecordKind::Project, project.uid(), "start", record.start, choice.shift));
    let end = choice.end_later();
    steps.extend(set(RecordKind::Project, project.uid(), "finish", record.finish, end));
    let own =
        |milestone: &&Milestone| milestone.project == Some(project) && milestone.actual.is_none();
    for milestone in ws.table::<Milestone>().iter().filter(own) {
        let expected = milestone.forecast.or(milestone.baseline);
        let is_at_end = expected.zip(record.finish).is_some_and(|(due, finish)| due >= finish);
        let months = if is_at_end { end } else { choice.shift };
        steps.extend(set(RecordKind::Milestone, milestone.uid, "forecast", expected, months));
    }
    steps
}

fn set(
    kind: RecordKind,
    uid: Uid,
    field: &'static str,
    date: Option<NaiveDate>,
    months: i32,
) -> Option<Command> {
    let by = Months::new(months.unsigned_abs());
    let moved = match months {
        0 => return None,
        1.. => date?.checked_add_months(by),
        _ => date?.checked_sub_months(by),
    };
    let at = RecordRef { kind, uid };
    Some(Command::Set { at, field: FieldKey::Builtin(field), value: Value::Date(moved?) })
}
