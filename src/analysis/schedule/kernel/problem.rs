//! An instance as flat arrays, numbered so that nothing stands before what it waits for.

use crate::analysis::schedule::instance::{HORIZON_MAX, Instance};

/// Resources in one word: four lanes of fifteen bits and a guard bit each.
pub const LANES: usize = 4;
/// The guard bits: set in what is free, they survive a subtraction unless it was too much.
pub const GUARDS: u64 = 0x8000_8000_8000_8000;

/// Amounts of up to `4 × W` resources side by side.
pub type Amounts<const W: usize> = [u64; W];

/// One direction of an instance: forward, or mirrored in time.
#[derive(Clone, Debug)]
pub struct Problem<const W: usize> {
    /// Activities.
    pub count: usize,
    /// Time units of each activity.
    pub durations: Vec<u32>,
    /// First time of each activity; 0 in the mirrored direction.
    pub releases: Vec<u32>,
    /// Where the arcs into each activity begin; one more than activities.
    pub arc_start: Vec<u32>,
    /// Arcs by the activity they lead to: the activity before and the offset from start to start.
    pub arcs: Vec<(u32, i32)>,
    /// What each activity needs.
    pub demands: Vec<Amounts<W>>,
    /// What there is, with guard bits.
    pub capacity: Amounts<W>,
    /// Everything ends by then.
    pub horizon: u32,
}

impl<const W: usize> Problem<W> {
    /// The instance in topological order, and the same mirrored, where the last comes first.
    pub fn pair(instance: &Instance) -> (Self, Self) {
        let order = &instance.topological;
        let mut place = vec![0; order.len()];
        for (at, activity) in order.iter().enumerate() {
            place[*activity] = at;
        }
        let count = order.len();
        let of = |at: &usize| &instance.activities[*at];
        let durations: Vec<u32> = order.iter().map(|at| of(at).duration).collect();
        let demands: Vec<Amounts<W>> = order.iter().map(|at| pack(&of(at).demand)).collect();
        let capacity = pack(&instance.capacity).map(|word| word | GUARDS);
        let (mut forward, mut mirrored) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for arc in &instance.arcs {
            let (before, after) = (place[arc.before], place[arc.after]);
            forward[after].push((before as u32, arc.offset));
            let offset = arc.offset + durations[after] as i32 - durations[before] as i32;
            mirrored[count - 1 - before].push(((count - 1 - after) as u32, offset));
        }
        let horizon = instance.horizon.min(HORIZON_MAX);
        let (arc_start, arcs) = flat(forward);
        let (mirrored_start, mirrored_arcs) = flat(mirrored);
        let back = Self {
            count,
            durations: durations.iter().rev().copied().collect(),
            releases: vec![0; count],
            arc_start: mirrored_start,
            arcs: mirrored_arcs,
            demands: demands.iter().rev().copied().collect(),
            capacity,
            horizon,
        };
        let releases = order.iter().map(|at| of(at).release).collect();
        let there =
            Self { count, durations, releases, arc_start, arcs, demands, capacity, horizon };
        (there, back)
    }

    /// The arcs into an activity.
    #[inline(always)]
    pub fn arcs_into(&self, activity: usize) -> &[(u32, i32)] {
        &self.arcs[self.arc_start[activity] as usize..self.arc_start[activity + 1] as usize]
    }

    /// The earliest start that what is waited for allows, when all of that has its start.
    #[inline(always)]
    pub fn ready(&self, activity: usize, starts: &[u32]) -> u32 {
        let mut ready = self.releases[activity] as i32;
        for (before, offset) in self.arcs_into(activity) {
            ready = ready.max(starts[*before as usize] as i32 + offset);
        }
        ready as u32
    }

    /// Whether the first of two activities has to wait for the second.
    pub fn waits_for(&self, activity: usize, other: usize) -> bool {
        self.arcs_into(activity).iter().any(|(before, _)| *before as usize == other)
    }
}

/// Amounts packed into lanes; what is not named is 0.
fn pack<const W: usize>(amounts: &[u32]) -> Amounts<W> {
    let mut packed = [0; W];
    for (at, amount) in amounts.iter().enumerate().take(W * LANES) {
        packed[at / LANES] |= u64::from(*amount) << (16 * (at % LANES));
    }
    packed
}

fn flat(lists: Vec<Vec<(u32, i32)>>) -> (Vec<u32>, Vec<(u32, i32)>) {
    let mut starts = vec![0];
    let mut all = Vec::new();
    for list in lists {
        all.extend(list);
        starts.push(all.len() as u32);
    }
    (starts, all)
}
