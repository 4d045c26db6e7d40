//! A plan as one command: everything lands in one step, and one undo takes it back.

use super::landing::{fill, land_slots, mark_required, orders, says_the_same, update_demand};
use super::mapping::Setup;
use super::plan::{Counts, DemandPlan, Held, Landing, Plan, RecordPlan, RowState, Slot};
use super::words::same_name;
use crate::edit::{Command, FieldKey};
use crate::file::out::Speaker;
use crate::model::record::{Record, RecordRef};
use crate::model::{
    Demand, FieldDef, Id, Person, Portfolio, Programme, RecordKind, Role, Typed, Uid, Value,
    Workspace,
};
use crate::order::{map_of, set_of};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Most people one headcount adds.
pub const MOST_PEOPLE: usize = 500;

/// The ids that everything of a plan lands under.
pub(super) struct Landed {
    fields: Vec<Uid>,
    names: BTreeMap<RecordKind, Vec<Uid>>,
    records: Vec<Uid>,
}

impl Plan {
    /// The plan as one command. `ids` gives a new id at every call.
    pub fn command(&self, workspace: &Workspace, ids: &mut dyn FnMut() -> Uid) -> Command {
        let mut commands = Vec::new();
        let landed = Landed {
            fields: self.fields.iter().map(|_| ids()).collect(),
            names: map_of(self.names.iter().map(|(kind, list)| {
                (*kind, list.iter().map(|name| name.existing.unwrap_or_else(&mut *ids)).collect())
            })),
            records: self
                .records
                .iter()
                .map(|project| project.existing.unwrap_or_else(&mut *ids))
                .collect(),
        };
        self.add_fields(workspace, &landed, &mut commands);
        self.add_names(workspace, &landed, &mut commands);
        self.add_people(workspace, &landed, ids, &mut commands);
        self.land_records(workspace, &landed, &mut commands);
        self.land_demands(workspace, &landed, ids, &mut commands);
        if let (Some(currency), Some(settings)) =
            (self.reporting, workspace.rows(RecordKind::Settings).iter().next())
        {
            let value = Value::Text(currency.code().to_owned());
            let field = FieldKey::Builtin("currency");
            commands.push(Command::Set { at: settings.at(), field, value });
        }
        Command::Batch(commands)
    }

    fn add_fields(&self, workspace: &Workspace, landed: &Landed, to: &mut Vec<Command>) {
        let orders = orders(workspace, RecordKind::FieldDef, self.fields.len());
        for ((field, uid), order) in self.fields.iter().zip(&landed.fields).zip(orders) {
            let mut def = FieldDef::empty(*uid);
            // A name must be; a column without a header is called by its letter.
            def.name = field.name.chars().take(300).collect();
            def.table = field.table.key().to_owned();
            def.kind = Some(field.kind);
            def.unit = field.unit.to_owned();
            def.base.order = order;
            to.push(Command::Add(Arc::new(def)));
        }
    }

    /// Adds the records that rows name and nobody has made yet.
    fn add_names(&self, workspace: &Workspace, landed: &Landed, to: &mut Vec<Command>) {
        let first_roles = self.first_roles();
        // Roles come before the people who have them.
        for kind in
            [RecordKind::Portfolio, RecordKind::Programme, RecordKind::Role, RecordKind::Person]
        {
            let list = self.names.get(&kind).map_or(&[][..], Vec::as_slice);
            let uids = landed.names.get(&kind).map_or(&[][..], Vec::as_slice);
            let orders = orders(workspace, kind, list.len());
            for (place, ((entry, uid), order)) in list.iter().zip(uids).zip(orders).enumerate() {
                if entry.existing.is_some() {
                    continue;
                }
                let name = entry.name.clone();
                let mut record: Arc<dyn Record> = match kind {
                    RecordKind::Portfolio => Arc::new(Portfolio { name, ..Typed::empty(*uid) }),
                    RecordKind::Programme => Arc::new(Programme { name, ..Typed::empty(*uid) }),
                    RecordKind::Role => Arc::new(Role { name, ..Typed::empty(*uid) }),
                    _ => {
                        let role = first_roles.get(&place).copied();
                        let role = role.and_then(|role| landed.name(RecordKind::Role, role));
                        let roles = role.into_iter().map(|uid| (Id::new(uid), 1.0)).collect();
                        Arc::new(Person { name, roles, ..Typed::empty(*uid) })
                    }
                };
                if let Some(record) = Arc::get_mut(&mut record) {
                    record.base_mut().order = order;
                }
                to.push(Command::Add(record));
            }
        }
    }

    /// Person → the role they are first named with.
    fn first_roles(&self) -> BTreeMap<usize, usize> {
        let mut roles = BTreeMap::new();
        for demand in &self.demands {
            if let (Some(person), Some(role)) = (demand.person, demand.role) {
                roles.entry(person).or_insert(role);
            }
        }
        roles
    }

    fn add_people(
        &self,
        workspace: &Workspace,
        landed: &Landed,
        ids: &mut dyn FnMut() -> Uid,
        to: &mut Vec<Command>,
    ) {
        // Behind those that the sheet names.
        let named = self.names.get(&RecordKind::Person).map_or(0, Vec::len);
        let orders = orders(workspace, RecordKind::Person, named + self.headcount.len());
        for ((name, role, fte), order) in self.headcount.iter().zip(orders.into_iter().skip(named))
        {
            let Some(role) = landed.name(RecordKind::Role, *role) else { continue };
            let mut person = Person::empty(ids());
            person.name = name.clone();
            person.roles.insert(Id::new(role), 1.0);
            person.fte = Some(*fte);
            person.base.order = order;
            to.push(Command::Add(Arc::new(person)));
        }
    }

    fn land_records(&self, workspace: &Workspace, landed: &Landed, to: &mut Vec<Command>) {
        let mut orders = orders(workspace, self.kind, self.records.len()).into_iter();
        let speaker = Speaker::new(workspace, self.words);
        for (plan, uid) in self.records.iter().zip(&landed.records) {
            let order = orders.next().unwrap_or_default();
            if plan.existing.is_some() {
                let at = RecordRef { kind: self.kind, uid: *uid };
                land_slots((workspace, &speaker), at, &plan.slots, landed, to);
                continue;
            }
            let mut shared = self.kind.empty(*uid);
            let Some(record) = Arc::get_mut(&mut shared) else { continue };
            record.base_mut().order = order;
            fill(record, &plan.slots, landed);
            mark_required(record);
            to.push(Command::Add(shared));
        }
    }

    /// The commands that bring rows of demand into the plan.
    fn land_demands(
        &self,
        workspace: &Workspace,
        landed: &Landed,
        ids: &mut dyn FnMut() -> Uid,
        to: &mut Vec<Command>,
    ) {
        let mut orders = orders(workspace, RecordKind::Demand, self.demands.len()).into_iter();
        let speaker = Speaker::new(workspace, self.words);
        for plan in &self.demands {
            let order = orders.next().unwrap_or_default();
            if let Some(uid) = plan.existing {
                update_demand((workspace, &speaker), uid, plan, landed, to);
                continue;
            }
            let mut demand = Demand::empty(ids());
            demand.project = landed.records.get(plan.project).map(|uid| Id::new(*uid));
            let name =
                |kind, place: Option<usize>| place.and_then(|place| landed.name(kind, place));
            demand.role = name(RecordKind::Role, plan.role).map(Id::new);
            demand.person = name(RecordKind::Person, plan.person).map(Id::new);
            demand.minutes = plan.minutes.clone();
            demand.base.raw = plan.raw.clone();
            demand.base.order = order;
            fill(&mut demand, &plan.slots, landed);
            to.push(Command::Add(Arc::new(demand)));
        }
    }

    /// People for the headcounts, where nobody of that name is there yet.
    pub(super) fn staff(&mut self, setup: &Setup, workspace: &Workspace) {
        let people = workspace.table::<Person>();
        let mut taken = set_of(people.iter().map(|p| same_name(&p.name)));
        let named = self.names.get(&RecordKind::Person).into_iter().flatten();
        taken.extend(named.map(|entry| same_name(&entry.name)));
        let roles = self.names.get(&RecordKind::Role).map_or(&[][..], Vec::as_slice);
        for (place, role) in roles.iter().enumerate() {
            let Some(people) = setup.headcount.get(&same_name(&role.name)) else { continue };
            let mut left = *people;
            for number in 1..=MOST_PEOPLE {
                if left < 0.005 {
                    break;
                }
                let name = format!("{} {number}", role.name);
                if !taken.contains(&same_name(&name)) {
                    self.headcount.push((name, place, left.min(1.0)));
                }
                left -= 1.0;
            }
        }
    }

    /// Counts what the plan does to a workspace.
    pub(super) fn count(&mut self, workspace: &Workspace) {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.state() {
                RowState::Ready => counts.ready += 1,
                RowState::Warning => counts.warning += 1,
                RowState::Blocked => counts.blocked += 1,
            }
            let as_typed = |code: super::issue::IssueCode| {
                use super::issue::IssueCode::{FromAbove, MeansEmpty, NoName};
                !matches!(code, NoName | FromAbove) && code.blocks() || code == MeansEmpty
            };
            counts.cells_as_typed += row.issues.iter().filter(|i| as_typed(i.code)).count();
        }
        let speaker = Speaker::new(workspace, self.words);
        let whose = (workspace, &speaker);
        for project in &self.records {
            match project.existing {
                None => counts.records_added += 1,
                Some(uid) if self.changes_record(whose, uid, project) => {
                    counts.records_changed += 1;
                }
                Some(_) => counts.records_unchanged += 1,
            }
        }
        for demand in &self.demands {
            counts.rows_summed += demand.rows.saturating_sub(1) as usize;
            match demand.existing {
                None => counts.demands_added += 1,
                Some(uid) if self.changes_demand(whose, uid, demand) => {
                    counts.demands_changed += 1;
                }
                Some(_) => counts.demands_unchanged += 1,
            }
        }
        self.counts = counts;
    }

    fn changes_record(
        &self,
        (workspace, speaker): (&Workspace, &Speaker),
        uid: Uid,
        plan: &RecordPlan,
    ) -> bool {
        let at = RecordRef { kind: self.kind, uid };
        workspace.record(at).is_none_or(|now| self.changes(speaker, now.as_ref(), &plan.slots))
    }

    fn changes_demand(
        &self,
        (workspace, speaker): (&Workspace, &Speaker),
        uid: Uid,
        plan: &DemandPlan,
    ) -> bool {
        let Some(now) = workspace.find(Id::<Demand>::new(uid)) else { return true };
        let minutes = |(month, minutes)| now.minutes.get(month) != Some(minutes);
        let raw = |(key, text)| now.base.raw.get(key) != Some(text);
        plan.minutes.iter().any(minutes)
            || plan.raw.iter().any(raw)
            || self.changes(speaker, now, &plan.slots)
    }

    fn changes(&self, speaker: &Speaker, now: &dyn Record, slots: &BTreeMap<Slot, Held>) -> bool {
        slots.iter().any(|(slot, held)| {
            let key = match slot {
                Slot::Builtin(key) => FieldKey::Builtin(key),
                Slot::Existing(uid) => FieldKey::Custom(*uid),
                Slot::New(_) => return true,
            };
            if says_the_same(speaker, now, &key, held) {
                return false;
            }
            let raw = key.raw().read(now);
            match &held.landing {
                Landing::Raw => raw.as_str() != Some(held.text.as_str()),
                Landing::Value(value) => raw != Value::Empty || key.read(now) != *value,
                Landing::Shares(kind, shares) => {
                    let now = key.read(now);
                    let list = self.names.get(kind);
                    let known = |place: usize| list?.get(place)?.existing;
                    raw != Value::Empty || shares_of(shares, &known).is_none_or(|to| now != to)
                }
                Landing::Name(kind, place) => {
                    let known = self.names.get(kind).and_then(|list| list.get(*place)?.existing);
                    raw != Value::Empty || known.is_none_or(|uid| key.read(now) != Value::Ref(uid))
                }
            }
        })
    }
}

impl Landed {
    fn name(&self, kind: RecordKind, place: usize) -> Option<Uid> {
        self.names.get(&kind)?.get(place).copied()
    }

    pub fn key(&self, slot: Slot) -> Option<FieldKey> {
        match slot {
            Slot::Builtin(key) => Some(FieldKey::Builtin(key)),
            Slot::Existing(uid) => Some(FieldKey::Custom(uid)),
            Slot::New(place) => self.fields.get(place).copied().map(FieldKey::Custom),
        }
    }

    /// The value that lands; none keeps the text as typed.
    pub fn value(&self, landing: &Landing) -> Option<Value> {
        match landing {
            Landing::Value(value) => Some(value.clone()),
            Landing::Name(kind, place) => self.name(*kind, *place).map(Value::Ref),
            Landing::Shares(kind, shares) => shares_of(shares, &|place| self.name(*kind, place)),
            Landing::Raw => None,
        }
    }
}

/// The entries of a map of shares, by the ids of the records; none where one has none yet. Two
/// names that became one share a record.
fn shares_of(shares: &[(usize, f64)], uid: &dyn Fn(usize) -> Option<Uid>) -> Option<Value> {
    let mut entries: BTreeMap<String, f64> = BTreeMap::new();
    for (place, share) in shares {
        let entry = entries.entry(uid(*place)?.to_string()).or_default();
        *entry = (*entry + share).min(1.0);
    }
    Some(Value::Map(map_of(entries.into_iter().map(|(uid, share)| (uid, Value::Number(share))))))
}
