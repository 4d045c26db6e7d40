//! The steps of a roadmap packed into waves of some weeks, under a limit of days and of steps of
//! one role, with the levels that stand after each wave.

use super::model::{Model, Step};
use super::profile::{Options, Profile, profile_of};
use super::roadmap::{RoadStep, Roadmap};
use super::score::{Standing, TOLERANCE};
use std::collections::{BTreeMap, BTreeSet};

/// Most waves that are filled; with quarters ten years.
pub const WAVES_MAX: usize = 40;

/// What a wave has room for, and what was set by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Room {
    /// Days of work a wave.
    pub days: f64,
    /// Steps of one role a wave; the model's where None.
    pub steps_per_role: Option<usize>,
    /// Step → wave it is to stand in, from 0.
    pub pins: BTreeMap<Step, usize>,
}

/// Why a step stands in no wave.
#[derive(Clone, Debug, PartialEq)]
pub enum Unplaced {
    /// A step it needs was dropped.
    NeedsDropped(Step),
    /// It takes more days than a wave has.
    TooLarge,
    /// A step it needs stands in no wave.
    NeedsUnplaced(Step),
    /// No wave is left.
    NoWaveLeft,
}

/// One wave.
#[derive(Clone, Debug, PartialEq)]
pub struct Wave {
    /// Its steps in the order of the roadmap.
    pub steps: Vec<Step>,
    /// Days of work in it.
    pub days: f64,
    /// Practice → score when it is done.
    pub scores: BTreeMap<String, Standing>,
    /// What stands then.
    pub after: Profile,
}

/// The waves of a roadmap.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The waves, up to the last that holds a step.
    pub waves: Vec<Wave>,
    /// Steps in no wave, with why.
    pub unplaced: Vec<(Step, Unplaced)>,
    /// Pinned steps that stand later than they were pinned, with the wave: something they need is
    /// not done earlier, or there is no room.
    pub late: Vec<(Step, usize)>,
}

impl Plan {
    /// The wave a step stands in, from 0.
    pub fn wave_of(&self, step: &Step) -> Option<usize> {
        self.waves.iter().position(|wave| wave.steps.contains(step))
    }
}

/// Packs a roadmap. A step stands in a later wave than every step it needs. Within a wave pinned
/// steps come first, then those of the roadmap in order as far as they fit.
pub fn plan(
    model: &Model,
    scores: &BTreeMap<String, Standing>,
    roadmap: &Roadmap,
    room: &Room,
    targets: &BTreeMap<String, f64>,
    options: &Options,
) -> Plan {
    let mut left: Vec<&RoadStep> = Vec::new();
    let mut unplaced = Vec::new();
    for step in &roadmap.steps {
        let cause = match &step.blocked_by {
            Some(dropped) => Some(Unplaced::NeedsDropped(dropped.clone())),
            None if step.days > room.days + TOLERANCE => Some(Unplaced::TooLarge),
            None => None,
        };
        match cause {
            Some(cause) => unplaced.push((step.step.clone(), cause)),
            None => left.push(step),
        }
    }
    let per_role = room.steps_per_role.unwrap_or(model.roadmap.steps_per_role_max);
    let mut done: BTreeSet<Step> = BTreeSet::new();
    let mut now = scores.clone();
    let (mut waves, mut late): (Vec<Wave>, Vec<(Step, usize)>) = (Vec::new(), Vec::new());
    let last_pin = room.pins.values().copied().max().unwrap_or(0);
    for nth in 0..WAVES_MAX {
        let taken = fill(&left, &done, room, per_role, nth);
        if taken.is_empty() && nth >= last_pin {
            break;
        }
        let is_late = |s: &&&RoadStep| room.pins.get(&s.step).is_some_and(|pin| *pin < nth);
        late.extend(taken.iter().filter(is_late).map(|s| (s.step.clone(), nth)));
        for step in &taken {
            done.insert(step.step.clone());
            now.insert(step.step.practice.clone(), Standing::Scored(f64::from(step.step.level)));
        }
        left.retain(|step| !done.contains(&step.step));
        waves.push(Wave {
            days: taken.iter().map(|step| step.days).sum(),
            steps: taken.iter().map(|step| step.step.clone()).collect(),
            after: profile_of(model, &now, targets, options),
            scores: now.clone(),
        });
    }
    while waves.last().is_some_and(|wave| wave.steps.is_empty()) {
        waves.pop();
    }
    for step in left {
        let gone = |need: &&Step| unplaced.iter().any(|(other, _)| other == *need);
        let cause = match step.after.iter().find(gone) {
            Some(need) => Unplaced::NeedsUnplaced(need.clone()),
            None => Unplaced::NoWaveLeft,
        };
        unplaced.push((step.step.clone(), cause));
    }
    Plan { waves, unplaced, late }
}

/// The steps a wave takes, in the order of the roadmap.
fn fill<'a>(
    left: &[&'a RoadStep],
    done: &BTreeSet<Step>,
    room: &Room,
    per_role: usize,
    nth: usize,
) -> Vec<&'a RoadStep> {
    let mut days = 0.0;
    let mut roles: BTreeMap<&str, usize> = BTreeMap::new();
    let mut taken: BTreeSet<&Step> = BTreeSet::new();
    for pinned in [true, false] {
        for step in left {
            let own = room.pins.get(&step.step).is_some_and(|pin| *pin <= nth);
            let free = !room.pins.contains_key(&step.step);
            let ready = step.after.iter().all(|need| done.contains(need));
            let busy = roles.get(step.role.as_str()).copied().unwrap_or_default();
            let fits = days + step.days <= room.days + TOLERANCE && busy < per_role;
            if ready && fits && if pinned { own } else { free } {
                days += step.days;
                roles.insert(&step.role, busy + 1);
                taken.insert(&step.step);
            }
        }
    }
    left.iter().copied().filter(|step| taken.contains(&step.step)).collect()
}
