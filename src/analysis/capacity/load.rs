//! Load: demand beside supply, row by row: role ▸ person ▸ no name yet, all roles, and people.

use super::calendar_days::CalendarDays;
use super::ledger::{DemandKey, Ledger, Totals};
use super::supply::Supply;
use super::timeline::Timeline;
use crate::model::{Id, Person, Role, Workspace};
use crate::order::set_of;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Which row of a view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKey {
    /// Everything: the sum of the roles and of demand without a role.
    All,
    /// A role.
    Role(Id<Role>),
    /// A person in a role.
    RolePerson(Id<Role>, Id<Person>),
    /// Demand for a role that names nobody yet.
    RoleUnnamed(Id<Role>),
    /// Demand without a role.
    NoRole,
    /// A person, all roles together.
    Person(Id<Person>),
}

impl RowKey {
    /// The role the row is of or in.
    pub fn role(self) -> Option<Id<Role>> {
        match self {
            Self::Role(role) | Self::RolePerson(role, _) | Self::RoleUnnamed(role) => Some(role),
            _ => None,
        }
    }

    /// The person the row is of.
    pub fn person(self) -> Option<Id<Person>> {
        match self {
            Self::RolePerson(_, person) | Self::Person(person) => Some(person),
            _ => None,
        }
    }

    /// Whether the row lies below a role.
    pub fn is_child(self) -> bool {
        matches!(self, Self::RolePerson(..) | Self::RoleUnnamed(_))
    }

    /// Whether demand of a role and person counts in the row, where these roles exist.
    pub fn takes(self, key: DemandKey, roles: &BTreeSet<Id<Role>>) -> bool {
        let role = key.0.filter(|role| roles.contains(role));
        match self {
            Self::All => true,
            Self::Role(of) => role == Some(of),
            Self::RolePerson(of, person) => role == Some(of) && key.1 == Some(person),
            Self::RoleUnnamed(of) => role == Some(of) && key.1.is_none(),
            Self::NoRole => role.is_none(),
            Self::Person(person) => key.1 == Some(person),
        }
    }
}

/// One row: minutes by segment.
#[derive(Clone, Debug, PartialEq)]
pub struct LoadRow {
    /// Which row it is.
    pub key: RowKey,
    /// Committed minutes by segment.
    pub committed: Vec<i64>,
    /// Tentative minutes by segment.
    pub tentative: Vec<i64>,
    /// Those of them that await an answer.
    pub requested: Vec<i64>,
    /// Minutes available by segment.
    pub supply: Vec<i64>,
    /// People with a share of the row's supply.
    pub people: usize,
    /// Demands counted in the row.
    pub demands: usize,
    /// The role's aim in percent; a line, never a divisor.
    pub target: Option<f64>,
}

/// All rows of a workspace.
#[derive(Clone, Debug)]
pub struct Load {
    /// The timeline.
    pub timeline: Arc<Timeline>,
    /// The default calendar: its minutes are what one FTE means.
    pub full_time: Arc<CalendarDays>,
    /// Each role in the users' order, below it its people in theirs and the demand without a
    /// name; then the demand without a role; all roles last.
    pub roles: Vec<LoadRow>,
    /// Each person with all roles together, in the users' order.
    pub people: Vec<LoadRow>,
    /// Minutes by segment of people's time that is in no role.
    pub unassigned: Vec<i64>,
    /// The roles there are.
    pub known_roles: BTreeSet<Id<Role>>,
}

impl Load {
    /// Puts demand beside supply. Both must be of the same timeline.
    pub fn new(ws: &Workspace, ledger: &Ledger, supply: &Supply) -> Self {
        let timeline = ledger.timeline.clone();
        let len = timeline.segments.len();
        let roles = ws.table::<Role>();
        let people = ws.table::<Person>();
        let people = people.in_order();
        let known_roles = set_of(roles.iter().map(Role::id));
        let mut all = LoadRow::empty(RowKey::All, len);
        let mut rows = Vec::new();
        for role in roles.in_order() {
            let mut sum = LoadRow::empty(RowKey::Role(role.id()), len);
            sum.target = role.target;
            let below = role_children(role.id(), &people, ledger, supply, len);
            for child in &below {
                sum.add(child);
            }
            all.add(&sum);
            rows.push(sum);
            rows.extend(below);
        }
        let mut no_role = LoadRow::empty(RowKey::NoRole, len);
        for (key, totals) in &ledger.totals {
            if RowKey::NoRole.takes(*key, &known_roles) {
                no_role.add_demand(totals);
            }
        }
        all.add(&no_role);
        if no_role.demands > 0 {
            rows.push(no_role);
        }
        all.people = supply.people.iter().filter(|person| person.parts_total > 0).count();
        rows.push(all);
        let people = person_rows(&people, ledger, supply, len);
        let mut unassigned = vec![0; len];
        for person in &supply.people {
            add_each(&mut unassigned, &person.unassigned);
            let dangling = person.roles.iter().filter(|part| !known_roles.contains(&part.role));
            dangling.for_each(|part| add_each(&mut unassigned, &part.minutes));
        }
        let full_time = ledger.calendars.default.clone();
        Self { timeline, full_time, roles: rows, people, unassigned, known_roles }
    }

    /// The row of a key, among roles and people.
    pub fn row(&self, key: RowKey) -> Option<&LoadRow> {
        self.roles.iter().chain(&self.people).find(|row| row.key == key)
    }
}

impl LoadRow {
    /// A row of nothing.
    fn empty(key: RowKey, len: usize) -> Self {
        let zeros = vec![0; len];
        Self {
            key,
            committed: zeros.clone(),
            tentative: zeros.clone(),
            requested: zeros.clone(),
            supply: zeros,
            people: 0,
            demands: 0,
            target: None,
        }
    }

    fn add_demand(&mut self, totals: &Totals) {
        add_each(&mut self.committed, &totals.committed);
        add_each(&mut self.tentative, &totals.tentative);
        add_each(&mut self.requested, &totals.requested);
        self.demands += totals.demands;
    }

    fn add(&mut self, other: &Self) {
        add_each(&mut self.committed, &other.committed);
        add_each(&mut self.tentative, &other.tentative);
        add_each(&mut self.requested, &other.requested);
        add_each(&mut self.supply, &other.supply);
        self.people += other.people;
        self.demands += other.demands;
    }
}

fn add_each(sums: &mut [i64], minutes: &[i64]) {
    for (sum, minutes) in sums.iter_mut().zip(minutes) {
        *sum += minutes;
    }
}

/// The rows below a role: who has a share of it or is named by demand for it, then no name.
fn role_children(
    role: Id<Role>,
    people: &[&Person],
    ledger: &Ledger,
    supply: &Supply,
    len: usize,
) -> Vec<LoadRow> {
    let mut rows = Vec::new();
    for person in people {
        let id = person.id();
        let part =
            supply.person(id).and_then(|supply| supply.roles.iter().find(|part| part.role == role));
        let totals = ledger.totals.get(&(Some(role), Some(id)));
        if part.is_none() && totals.is_none() {
            continue;
        }
        let mut row = LoadRow::empty(RowKey::RolePerson(role, id), len);
        if let Some(part) = part {
            add_each(&mut row.supply, &part.minutes);
            row.people = 1;
        }
        totals.into_iter().for_each(|totals| row.add_demand(totals));
        rows.push(row);
    }
    if let Some(totals) = ledger.totals.get(&(Some(role), None)) {
        let mut row = LoadRow::empty(RowKey::RoleUnnamed(role), len);
        row.add_demand(totals);
        rows.push(row);
    }
    rows
}

/// The rows of people with all their roles and the demand that names them.
fn person_rows(people: &[&Person], ledger: &Ledger, supply: &Supply, len: usize) -> Vec<LoadRow> {
    let mut named: BTreeMap<Id<Person>, Vec<&Totals>> = BTreeMap::new();
    for ((_, person), totals) in &ledger.totals {
        person.iter().for_each(|person| named.entry(*person).or_default().push(totals));
    }
    let row_of = |person: &&Person| {
        let id = person.id();
        let mut row = LoadRow::empty(RowKey::Person(id), len);
        if let Some(supply) = supply.person(id) {
            add_each(&mut row.supply, &supply.minutes);
            row.people = 1;
        }
        named.get(&id).into_iter().flatten().for_each(|totals| row.add_demand(totals));
        row
    };
    people.iter().map(row_of).collect()
}
