//! The heatmap: how full each row is in each week, month or quarter.

use super::ledger::Spread;
use super::load::{Load, LoadRow, RowKey};
use super::timeline::{Bucket, Grain};
use crate::model::Commitment;
use std::ops::Range;

/// Which demand counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Committed and tentative, what awaits an answer included.
    All,
    /// Committed and tentative without what awaits an answer.
    Booked,
    /// Committed only.
    Committed,
}

impl Basis {
    /// All of them, the widest first.
    pub const ALL: [Self; 3] = [Self::All, Self::Booked, Self::Committed];

    /// Whether a demand counts.
    pub fn takes(self, spread: &Spread) -> bool {
        spread.counted
            && match self {
                Self::All => true,
                Self::Booked => !spread.requested,
                Self::Committed => spread.commitment == Commitment::Committed,
            }
    }
}

/// Demand measured against what is available.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Utilisation {
    /// Neither demand nor supply.
    Idle,
    /// Demand where nothing is available: over, by no percentage.
    NoSupply,
    /// Demand ÷ available, in percent.
    Percent(f64),
}

impl Utilisation {
    /// The percentage, where there is one.
    pub fn percent(self) -> Option<f64> {
        match self {
            Self::Percent(percent) => Some(percent),
            _ => None,
        }
    }
}

/// The bands of the capacity scale. Up to 100 % an edge belongs to the band above it, past
/// 100 % to the band below it: 100 is full and not over, 130 is not yet extreme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Below 40 %.
    Under40,
    /// From 40 to below 70 %.
    Under70,
    /// From 70 to below 90 %.
    Under90,
    /// From 90 to 100 %.
    UpTo100,
    /// Above 100, up to 110 %.
    UpTo110,
    /// Above 110, up to 130 %.
    UpTo130,
    /// Above 130 %, or demand without any supply.
    Over130,
}

impl Band {
    /// All bands from empty to over.
    pub const ALL: [Self; 7] = [
        Self::Under40,
        Self::Under70,
        Self::Under90,
        Self::UpTo100,
        Self::UpTo110,
        Self::UpTo130,
        Self::Over130,
    ];

    /// The band of demand against supply in minutes; `None` where there is neither.
    pub fn of(demand: i64, supply: i64) -> Option<Self> {
        if supply <= 0 {
            return (demand > 0).then_some(Self::Over130);
        }
        let scaled = i128::from(demand) * 100;
        let below = |edge: i128| scaled < edge * i128::from(supply);
        let up_to = |edge: i128| scaled <= edge * i128::from(supply);
        Some(match () {
            () if below(40) => Self::Under40,
            () if below(70) => Self::Under70,
            () if below(90) => Self::Under90,
            () if up_to(100) => Self::UpTo100,
            () if up_to(110) => Self::UpTo110,
            () if up_to(130) => Self::UpTo130,
            () => Self::Over130,
        })
    }

    /// The band's number, 0 to 6, for style classes.
    pub fn index(self) -> usize {
        self as usize
    }
}

/// One notch per started ten points over 100 %, three at most; three where nothing is available.
pub fn notches(demand: i64, supply: i64) -> u8 {
    if demand <= supply.max(0) {
        return 0;
    }
    if supply <= 0 {
        return 3;
    }
    let over = i128::from(demand - supply) * 10;
    let started = (over + i128::from(supply) - 1) / i128::from(supply);
    started.min(3) as u8
}

/// One cell.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// Committed minutes.
    pub committed: i64,
    /// Tentative minutes, whether they count or not.
    pub tentative: i64,
    /// Those of them that await an answer.
    pub requested: i64,
    /// The minutes that count under the basis.
    pub demand: i64,
    /// Minutes available.
    pub available: i64,
    /// Minutes of one full-time person in the default calendar: what one FTE means here.
    pub full_time: i64,
    /// Demand ÷ available.
    pub utilisation: Utilisation,
    /// The band of the scale; none where there is neither demand nor supply.
    pub band: Option<Band>,
    /// Corner notches, 0 to 3.
    pub notches: u8,
    /// ISO weeks with working days in the cell that are over 100 %, each judged whole.
    pub weeks_over: u32,
}

impl Cell {
    /// Whether any of its weeks is over-allocated. Independent of the grain.
    pub fn is_over_allocated(&self) -> bool {
        self.weeks_over > 0
    }

    /// Whether the cell as a whole is over 100 %.
    pub fn is_over(&self) -> bool {
        self.demand > self.available.max(0)
    }

    /// Demand − available in minutes: positive where there is too little.
    pub fn gap(&self) -> i64 {
        self.demand - self.available
    }

    /// Minutes as FTE of this cell's span; `None` where nobody works in it.
    pub fn fte(&self, minutes: i64) -> Option<f64> {
        (self.full_time > 0).then(|| minutes as f64 / self.full_time as f64)
    }

    /// Demand in FTE.
    pub fn demand_fte(&self) -> Option<f64> {
        self.fte(self.demand)
    }

    /// Available FTE.
    pub fn available_fte(&self) -> Option<f64> {
        self.fte(self.available)
    }

    /// Available − demand in FTE: negative where there is too little, as it is shown.
    pub fn free_fte(&self) -> Option<f64> {
        self.fte(-self.gap())
    }

    /// Demand − available in FTE: positive where there is too little.
    pub fn gap_fte(&self) -> Option<f64> {
        self.fte(self.gap())
    }
}

/// One row of cells.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    /// Which row it is.
    pub key: RowKey,
    /// People with a share of its supply.
    pub people: usize,
    /// The role's aim in percent.
    pub target: Option<f64>,
    /// A cell for each bucket.
    pub cells: Vec<Cell>,
    /// The whole timeline as one cell.
    pub whole: Cell,
}

/// The heatmap of a workspace at one grain.
#[derive(Clone, Debug)]
pub struct Heatmap {
    /// What a column spans.
    pub grain: Grain,
    /// Which demand counts.
    pub basis: Basis,
    /// The columns.
    pub buckets: Vec<Bucket>,
    /// Roles with what is below them, demand without a role, all roles.
    pub roles: Vec<HeatRow>,
    /// People with all roles together.
    pub people: Vec<HeatRow>,
}

impl Heatmap {
    /// The heatmap of a load.
    pub fn new(load: &Load, grain: Grain, basis: Basis) -> Self {
        let buckets = load.timeline.buckets(grain);
        let row = |row: &LoadRow| heat_row(load, row, &buckets, basis);
        let roles = load.roles.iter().map(row).collect();
        let people = load.people.iter().map(row).collect();
        Self { grain, basis, buckets, roles, people }
    }

    /// The row of a key, among roles and people.
    pub fn row(&self, key: RowKey) -> Option<&HeatRow> {
        self.roles.iter().chain(&self.people).find(|row| row.key == key)
    }
}

fn heat_row(load: &Load, row: &LoadRow, buckets: &[Bucket], basis: Basis) -> HeatRow {
    let weeks = weeks_over(load, row, basis);
    let over_in = |segments: &Range<usize>| {
        let weeks = weeks.iter().zip(&load.timeline.week_segments).filter(|(over, _)| **over);
        let works = |week: &Range<usize>| {
            let shared = week.start.max(segments.start)..week.end.min(segments.end);
            !shared.is_empty() && load.full_time.minutes(shared) > 0
        };
        weeks.filter(|(_, week)| works(week)).count() as u32
    };
    let cell_of = |segments: &Range<usize>| {
        let mut cell = cell(load, row, segments.clone(), basis);
        cell.weeks_over = over_in(segments);
        cell
    };
    let cells = buckets.iter().map(|bucket| cell_of(&bucket.segments)).collect();
    let whole = cell_of(&load.timeline.inside);
    HeatRow { key: row.key, people: row.people, target: row.target, cells, whole }
}

/// The cell of a range of segments, its weeks not yet judged.
pub fn cell(load: &Load, row: &LoadRow, segments: Range<usize>, basis: Basis) -> Cell {
    let sum = |line: &[i64]| line.get(segments.clone()).unwrap_or_default().iter().sum::<i64>();
    let (committed, tentative) = (sum(&row.committed), sum(&row.tentative));
    let requested = sum(&row.requested);
    let demand = match basis {
        Basis::All => committed + tentative,
        Basis::Booked => committed + tentative - requested,
        Basis::Committed => committed,
    };
    let available = sum(&row.supply);
    Cell {
        committed,
        tentative,
        requested,
        demand,
        available,
        full_time: load.full_time.minutes(segments.clone()),
        utilisation: utilisation(demand, available),
        band: Band::of(demand, available),
        notches: notches(demand, available),
        weeks_over: 0,
    }
}

fn utilisation(demand: i64, available: i64) -> Utilisation {
    match (demand > 0, available > 0) {
        (_, true) => Utilisation::Percent(demand as f64 * 100.0 / available as f64),
        (true, false) => Utilisation::NoSupply,
        (false, false) => Utilisation::Idle,
    }
}

/// A cell with so many more minutes of demand, as firm as what is granted; its weeks are not judged.
pub fn granted(cell: &Cell, minutes: i64) -> Cell {
    let demand = cell.demand + minutes;
    Cell {
        committed: cell.committed + minutes,
        demand,
        utilisation: utilisation(demand, cell.available),
        band: Band::of(demand, cell.available),
        notches: notches(demand, cell.available),
        weeks_over: 0,
        ..*cell
    }
}

/// Whether each ISO week of the timeline is over-allocated.
///
/// A week counts whole, also where the timeline or a month cuts it. Weeks without a working
/// day in the default calendar do not count. Every demand and person of the row was rounded to
/// minutes on its own, so a row that is booked to exactly 100 % may be over by that many
/// minutes; up to there, and at most half a percent, it is not over.
fn weeks_over(load: &Load, row: &LoadRow, basis: Basis) -> Vec<bool> {
    let rounded = (row.demands + row.people) as i64;
    let judge = |segments: &Range<usize>| {
        if load.full_time.minutes(segments.clone()) == 0 {
            return false;
        }
        let cell = cell(load, row, segments.clone(), basis);
        cell.demand > cell.available.max(0) + rounding_slack(rounded, cell.available)
    };
    load.timeline.week_segments.iter().map(judge).collect()
}

/// By how many minutes demand may pass what is available before it counts as over, where so many
/// amounts were rounded to minutes: one each, at most half a percent.
pub fn rounding_slack(rounded: i64, available: i64) -> i64 {
    if available > 0 { rounded.min((available / 200).max(1)) } else { 0 }
}
