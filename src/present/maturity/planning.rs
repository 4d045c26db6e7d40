//! From roadmap to plan: the steps of the first quarters become a programme with projects, roles
//! and demand, as one step that can be undone.

use super::road::{name_of, step_key, wave_month};
use crate::analysis::maturity::Model;
use crate::analysis::maturity::roadmap::{RoadStep, Roadmap};
use crate::analysis::maturity::waves::Plan;
use crate::edit::{Command, FieldKey};
use crate::model::record::RecordRef;
use crate::model::{
    Assessment, Commitment, Demand, Id, Programme, Project, ProjectKind, RecordKind, Role, Stage,
    Typed, Uid, Value, Workspace,
};
use crate::order::map_of;
use crate::present::text::{Text as _, workshop::WorkshopText as T};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Months of a quarter.
const MONTHS: i64 = 3;

/// What goes into the plan.
#[derive(Clone, Debug, Default)]
pub struct Landing {
    /// The commands, to be one step.
    pub commands: Vec<Command>,
    /// Projects among them.
    pub projects: usize,
}

/// Where steps land.
pub struct Ground<'a> {
    /// The workspace as it is.
    pub workspace: &'a Workspace,
    /// The day from which quarters count.
    pub today: NaiveDate,
    /// Makes ids.
    pub new_uid: &'a mut dyn FnMut() -> Uid,
}

/// The commands for the steps of the first `waves` quarters that no project of the plan does yet.
pub fn landing(
    assessment: &Assessment,
    model: &Model,
    (steps, plan): (&Roadmap, &Plan),
    waves: usize,
    ground: Ground,
) -> Landing {
    let Ground { workspace, today, new_uid } = ground;
    let mut landing = Landing::default();
    let mut programme = programme_of(assessment, workspace);
    let roles = workspace.table::<Role>();
    let mut roles: BTreeMap<String, Id<Role>> =
        map_of(roles.iter().map(|role| (role.name.to_lowercase(), Id::new(role.uid))));
    let day_minutes = workspace.default_calendar().full_day_minutes();
    for (nth, wave) in plan.waves.iter().enumerate().take(waves) {
        for step in &wave.steps {
            let key = step_key(step);
            let done = assessment.planned.get(&key).is_some_and(|id| stands(workspace, id));
            let own = steps.steps.iter().find(|own| own.step == *step);
            let Some(own) = own.filter(|_| !done) else { continue };
            let programme = *programme.get_or_insert_with(|| {
                let id = Id::new(new_uid());
                landing.commands.push(add(new_programme(id, assessment)));
                id
            });
            let role = *roles.entry(own.role.to_lowercase()).or_insert_with(|| {
                let id = Id::new(new_uid());
                let name = own.role.clone();
                landing.commands.push(add(Role { name, ..Role::empty(id.uid()) }));
                id
            });
            let project = project(model, own, (programme, new_uid()), (today, nth));
            let at = project.uid;
            landing.commands.push(add(project));
            let minutes = (own.days * day_minutes as f64).round() as i64;
            landing.commands.push(add(demand(new_uid(), Id::new(at), role, (today, nth), minutes)));
            landing.commands.extend(remember(assessment, &key, at));
            landing.projects += 1;
        }
    }
    landing
}

/// The command that adds a record.
fn add<R: Typed>(record: R) -> Command {
    Command::Add(Arc::new(record))
}

/// Whether the project of an id is still in the workspace.
fn stands(workspace: &Workspace, id: &str) -> bool {
    let uid = id.parse::<Uid>().ok();
    uid.is_some_and(|uid| workspace.find::<Project>(Id::new(uid)).is_some())
}

/// The programme of the projects that were planned before, if one of them still stands.
fn programme_of(assessment: &Assessment, workspace: &Workspace) -> Option<Id<Programme>> {
    let ids = assessment.planned.values().filter_map(|id| id.parse::<Uid>().ok());
    ids.filter_map(|uid| workspace.find::<Project>(Id::new(uid))?.programme).next()
}

/// The programme that holds the projects of a roadmap.
fn new_programme(id: Id<Programme>, assessment: &Assessment) -> Programme {
    let name = T::ProgrammeName.with(&[("name", &assessment.name)]);
    Programme { name: name.chars().take(300).collect(), ..Programme::empty(id.uid()) }
}

/// The project of a step, in the quarter of its wave.
fn project(
    model: &Model,
    own: &RoadStep,
    (programme, uid): (Id<Programme>, Uid),
    (today, nth): (NaiveDate, usize),
) -> Project {
    let first = wave_month(today, nth);
    let action = model.practice(&own.step.practice).and_then(|p| p.action_to(own.step.level));
    Project {
        name: name_of(model, &own.step).chars().take(300).collect(),
        stage: Some(Stage::Approved),
        kind: Some(ProjectKind::Pmo),
        programme: Some(programme),
        owner: own.role.clone(),
        start: Some(first.first_day()),
        finish: Some(first.plus(MONTHS as i32 - 1).last_day()),
        description: action.unwrap_or_default().to_owned(),
        ..Project::empty(uid)
    }
}

/// Minutes spread over the months of the quarter, to the minute.
fn demand(
    uid: Uid,
    project: Id<Project>,
    role: Id<Role>,
    (today, nth): (NaiveDate, usize),
    minutes: i64,
) -> Demand {
    let first = wave_month(today, nth);
    let part = |month: i64| minutes * (month + 1) / MONTHS - minutes * month / MONTHS;
    let months = (0..MONTHS).map(|month| (first.plus(month as i32), part(month)));
    Demand {
        project: Some(project),
        role: Some(role),
        commitment: Some(Commitment::Committed),
        minutes: map_of(months.filter(|(_, minutes)| *minutes > 0)),
        ..Demand::empty(uid)
    }
}

/// The command that notes in the assessment which project does a step.
fn remember(assessment: &Assessment, key: &str, project: Uid) -> Option<Command> {
    let at = RecordRef { kind: RecordKind::Assessment, uid: assessment.uid };
    let field = FieldKey::builtin(RecordKind::Assessment, "planned")?;
    let value = Value::Text(project.to_string());
    Some(Command::SetEntry { at, field, entry: key.to_owned(), value })
}
