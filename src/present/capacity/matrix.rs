//! The demand of one project as a matrix: its rows by role and person, its columns by month.

use super::edit::{Amount, set_month};
use crate::analysis::capacity::load::RowKey;
use crate::edit::Command;
use crate::model::{
    Calendar, Commitment, Demand, Id, Month, Person, Project, Request, Role, Skill, Workspace,
};
use crate::present::capacity::row_name;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText;

/// One demand of a project.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixRow {
    /// The demand.
    pub demand: Id<Demand>,
    /// Its role.
    pub role: Option<Id<Role>>,
    /// The person named.
    pub person: Option<Id<Person>>,
    /// How firm it is.
    pub commitment: Commitment,
    /// Where it stands with those who give the people.
    pub request: Option<Request>,
    /// The role and the person in words.
    pub name: String,
    /// Minutes by month.
    pub minutes: Vec<i64>,
}

/// The demands of a project over some months, in the users' order.
pub fn matrix(ws: &Workspace, project: Id<Project>, months: &[Month]) -> Vec<MatrixRow> {
    let demands = ws.table::<Demand>();
    let of_project = |demand: &&Demand| demand.project == Some(project);
    let row = |demand: &Demand| MatrixRow {
        demand: demand.id(),
        role: demand.role,
        person: demand.person,
        commitment: demand.commitment.unwrap_or(Commitment::Committed),
        request: demand.request,
        name: demand_name(ws, demand),
        minutes: months.iter().map(|m| demand.minutes.get(m).copied().unwrap_or(0)).collect(),
    };
    demands.in_order().into_iter().filter(of_project).map(row).collect()
}

/// The role and the person of a demand in words.
pub(super) fn demand_name(ws: &Workspace, demand: &Demand) -> String {
    let role = demand.role.map(|role| row_name(ws, RowKey::Role(role)));
    let person = demand.person.map(|person| row_name(ws, RowKey::Person(person)));
    let role = match (role, demand.skill.and_then(|skill| ws.find::<Skill>(skill))) {
        (Some(role), Some(skill)) => {
            let level = demand.level.unwrap_or(1).to_string();
            let values = [("role", role.as_str()), ("skill", &skill.name), ("level", &level)];
            Some(CapacityPageText::NeedSkill.with(&values))
        }
        (role, _) => role,
    };
    let words = [role, person].into_iter().flatten().filter(|name| !name.is_empty());
    let name = words.collect::<Vec<_>>().join(", ");
    if name.is_empty() { CapacityPageText::EditorAnybody.say().to_owned() } else { name }
}

/// Minutes of one full-time person in a month of a calendar.
pub fn full_time_minutes(calendar: &Calendar, month: Month) -> i64 {
    month.days().map(|day| calendar.minutes(day)).sum()
}

/// The command of a cell of the matrix that was typed; `None` where it is no amount, or the same
/// figure as before.
pub fn minutes_command(
    row: &MatrixRow,
    at: usize,
    month: Month,
    text: &str,
    amount: Amount,
    locale: Locale,
) -> Option<Command> {
    let before = row.minutes.get(at).copied().unwrap_or(0);
    let minutes = super::edit::minutes_typed(text, amount, locale)?;
    // The field shows two decimals; leaving it as it was must not round what is stored.
    let same = amount.text(before, locale) == amount.text(minutes, locale);
    (!same).then(|| set_month(row.demand, month, minutes))
}
