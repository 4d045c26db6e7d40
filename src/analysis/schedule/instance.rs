//! What is to be scheduled: activities with durations and demands, what has to wait for what, and
//! how much there is of every resource.

use std::collections::BTreeSet;

/// Most of a resource that there may be, and most that an activity may need of it.
pub const CAPACITY_MAX: u32 = 32_767;
/// Most resources of one instance.
pub const RESOURCES_MAX: usize = 32;
/// Most time units that all activities one after the other, with all lags, may take.
pub const HORIZON_MAX: u32 = 1 << 24;

/// An activity that runs without a break once it has begun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Activity {
    /// Time units it takes.
    pub duration: u32,
    /// How much it needs of each resource while it runs; what is not named is 0.
    pub demand: Vec<u32>,
    /// The first time it may begin at.
    pub release: u32,
    /// The time by which it should have ended.
    pub deadline: Option<u32>,
}

/// What the second activity of a relation waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Link {
    /// It begins once the first has ended.
    FinishStart,
    /// It begins once the first has begun.
    StartStart,
    /// It ends once the first has ended.
    FinishFinish,
    /// It ends once the first has begun.
    StartFinish,
}

/// One activity waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    /// The position of the first.
    pub before: usize,
    /// The position of the second.
    pub after: usize,
    /// What the second waits for.
    pub link: Link,
    /// Time units in between; less than 0 where they may overlap.
    pub lag: i32,
}

impl Relation {
    /// The usual relation: the second begins once the first has ended.
    pub const fn finish_start(before: usize, after: usize) -> Self {
        Self { before, after, link: Link::FinishStart, lag: 0 }
    }
}

/// Why an instance cannot be scheduled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InstanceFault {
    /// A relation names an activity that there is not.
    NoSuchActivity {
        /// The position of the relation.
        relation: usize,
    },
    /// Activities that wait for each other in a circle, in the order they wait in.
    Cycle(Vec<usize>),
    /// An activity needs more of a resource than there ever is.
    NeverEnough {
        /// The position of the activity.
        activity: usize,
        /// The position of the resource.
        resource: usize,
    },
    /// More resources, more of one, or more time than can be computed with.
    TooLarge,
}

/// What the second activity's start has to be behind the first one's, at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arc {
    /// The first activity.
    pub before: usize,
    /// The second activity.
    pub after: usize,
    /// Time units from start to start; less than 0 where the second may begin earlier.
    pub offset: i32,
}

/// A checked instance: no circles, no need that can never be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instance {
    pub(super) activities: Vec<Activity>,
    pub(super) arcs: Vec<Arc>,
    pub(super) capacity: Vec<u32>,
    /// Positions so that nothing stands before what it waits for; smallest position first.
    pub(super) topological: Vec<usize>,
    pub(super) horizon: u32,
}

impl Instance {
    /// Checks and orders an instance. Demands beyond the named resources are faults.
    pub fn new(
        activities: Vec<Activity>,
        relations: &[Relation],
        capacity: Vec<u32>,
    ) -> Result<Self, InstanceFault> {
        if capacity.len() > RESOURCES_MAX || capacity.iter().any(|most| *most > CAPACITY_MAX) {
            return Err(InstanceFault::TooLarge);
        }
        check_demands(&activities, &capacity)?;
        let arcs = arcs_of(&activities, relations)?;
        let horizon = horizon(&activities, relations).ok_or(InstanceFault::TooLarge)?;
        let topological = topological(activities.len(), &arcs, |_| 0)?;
        Ok(Self { activities, arcs, capacity, topological, horizon })
    }

    /// The activities.
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }

    /// How much there is of each resource.
    pub fn capacity(&self) -> &[u32] {
        &self.capacity
    }

    /// The relations, as least distances from start to start.
    pub fn arcs(&self) -> &[Arc] {
        &self.arcs
    }

    /// A time by which everything ends, whatever the order.
    pub fn horizon(&self) -> u32 {
        self.horizon
    }
}

fn check_demands(activities: &[Activity], capacity: &[u32]) -> Result<(), InstanceFault> {
    for (at, activity) in activities.iter().enumerate() {
        for (resource, demand) in activity.demand.iter().enumerate() {
            if *demand > capacity.get(resource).copied().unwrap_or(0) {
                return Err(InstanceFault::NeverEnough { activity: at, resource });
            }
        }
    }
    Ok(())
}

fn arcs_of(activities: &[Activity], relations: &[Relation]) -> Result<Vec<Arc>, InstanceFault> {
    let arc = |(at, relation): (usize, &Relation)| {
        let named = (activities.get(relation.before), activities.get(relation.after));
        let (Some(before), Some(after)) = named else {
            return Err(InstanceFault::NoSuchActivity { relation: at });
        };
        let (first, second) = (i64::from(before.duration), i64::from(after.duration));
        let gap = match relation.link {
            Link::FinishStart => first,
            Link::StartStart => 0,
            Link::FinishFinish => first - second,
            Link::StartFinish => -second,
        };
        let offset = i32::try_from(gap + i64::from(relation.lag));
        let offset = offset.map_err(|_| InstanceFault::TooLarge)?;
        Ok(Arc { before: relation.before, after: relation.after, offset })
    };
    relations.iter().enumerate().map(arc).collect()
}

/// The latest release, everything one after the other, and every lag once.
fn horizon(activities: &[Activity], relations: &[Relation]) -> Option<u32> {
    let durations: u64 = activities.iter().map(|activity| u64::from(activity.duration)).sum();
    let release = activities.iter().map(|activity| u64::from(activity.release)).max();
    let lags: u64 = relations.iter().map(|relation| u64::from(relation.lag.max(0) as u32)).sum();
    let whole = durations + release.unwrap_or(0) + lags;
    u32::try_from(whole).ok().filter(|whole| *whole < HORIZON_MAX)
}

/// Everything after what it waits for, the smallest key first of what may come, then the smallest
/// position; else the circle (Kahn, 1962).
pub(in crate::analysis) fn topological(
    count: usize,
    arcs: &[Arc],
    key: impl Fn(usize) -> i64,
) -> Result<Vec<usize>, InstanceFault> {
    let mut waits = vec![0_usize; count];
    let mut after: Vec<Vec<usize>> = vec![Vec::new(); count];
    for arc in arcs {
        if let (Some(waits), Some(after)) = (waits.get_mut(arc.after), after.get_mut(arc.before)) {
            *waits += 1;
            after.push(arc.after);
        }
    }
    let ready = waits.iter().enumerate().filter(|(_, waits)| **waits == 0);
    let mut ready: BTreeSet<(i64, usize)> = ready.map(|(at, _)| (key(at), at)).collect();
    let mut order = Vec::with_capacity(count);
    while let Some((_, next)) = ready.pop_first() {
        order.push(next);
        for follower in after.get(next).into_iter().flatten() {
            if let Some(waits) = waits.get_mut(*follower) {
                *waits -= 1;
                if *waits == 0 {
                    ready.insert((key(*follower), *follower));
                }
            }
        }
    }
    if order.len() == count { Ok(order) } else { Err(InstanceFault::Cycle(circle(&waits, arcs))) }
}

/// From any activity that still waits, back along what it waits for, until one comes again.
fn circle(waits: &[usize], arcs: &[Arc]) -> Vec<usize> {
    let stuck = |at: usize| waits.get(at).is_some_and(|waits| *waits > 0);
    let mut path: Vec<usize> = (0..waits.len()).find(|at| stuck(*at)).into_iter().collect();
    while let Some(last) = path.last().copied() {
        let before = arcs.iter().find(|arc| arc.after == last && stuck(arc.before));
        let Some(before) = before.map(|arc| arc.before) else { break };
        if let Some(first) = path.iter().position(|at| *at == before) {
            path.drain(..first);
            break;
        }
        path.push(before);
    }
    path.reverse();
    let least = path.iter().enumerate().min_by_key(|(_, at)| **at).map_or(0, |(place, _)| place);
    path.rotate_left(least);
    path
}
