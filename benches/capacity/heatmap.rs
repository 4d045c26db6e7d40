//! How long capacity takes at 1,000 projects × 9 roles × 24 months: whole and after one edit.
//! The median of some runs in milliseconds.

use plumbline::analysis::capacity::Capacity;
use plumbline::analysis::capacity::heatmap::{Basis, Heatmap};
use plumbline::analysis::capacity::timeline::{Grain, Timeline};
use plumbline::model::{Calendar, Demand, Id, Month, Person, Project, Role, Typed, Uid, Workspace};
use std::sync::Arc;

use super::machine::{median, say};

const PROJECTS: u128 = 1000;
const ROLES: u128 = 9;
const PEOPLE: u128 = 60;
const MONTHS: usize = 24;

fn workspace(first: Month) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    ws.put(Arc::new(Calendar::empty(Uid(2))));
    for role in 0..ROLES {
        ws.put(Arc::new(Role::empty(Uid(100 + role))));
    }
    for at in 0..PEOPLE {
        let mut person = Person::empty(Uid(1000 + at));
        person.roles.insert(Id::new(Uid(100 + at % ROLES)), 1.0);
        person.run_business = Some(0.1);
        ws.put(Arc::new(person));
    }
    for project in 0..PROJECTS {
        ws.put(Arc::new(Project::empty(Uid(10_000 + project))));
        for role in 0..ROLES {
            let mut demand = Demand::empty(Uid(100_000 + project * ROLES + role));
            demand.project = Some(Id::new(Uid(10_000 + project)));
            demand.role = Some(Id::new(Uid(100 + role)));
            demand.minutes =
                (0..MONTHS as i32).map(|at| (first.plus(at), 60 + i64::from(at))).collect();
            ws.put(Arc::new(demand));
        }
    }
    ws
}

/// Prints the figures.
pub fn run() {
    let Some(first) = Month::new(2027, 1) else { return };
    let mut ws = workspace(first);
    let timeline = Arc::new(Timeline::new(first, MONTHS));
    say(&format!("{PROJECTS} projects × {ROLES} roles × {MONTHS} months, {PEOPLE} people"));
    let full = median(11, || Capacity::update(None, &ws, &timeline));
    say(&format!("whole run            {full:8.2} ms"));
    let mut capacity = Capacity::update(None, &ws, &timeline);
    let mut minutes = 0;
    let edit = median(31, || {
        minutes += 1;
        if let Some(demand) = ws.find(Id::<Demand>::new(Uid(104_711))) {
            let mut demand = demand.clone();
            demand.minutes.insert(first, minutes);
            ws.put(Arc::new(demand));
        }
        capacity = Capacity::update(Some(&capacity), &ws, &timeline);
        capacity.ledger.spreads_made
    });
    say(&format!(
        "after one edit       {edit:8.2} ms, {} spread anew",
        capacity.ledger.spreads_made
    ));
    for (name, grain) in [
        ("week", Grain::Week),
        ("month", Grain::Month),
        ("quarter", Grain::Quarter { fiscal_start: 4 }),
    ] {
        let time = median(11, || Heatmap::new(&capacity.load, grain, Basis::All));
        say(&format!("heatmap by {name:<9} {time:8.2} ms"));
    }
}
