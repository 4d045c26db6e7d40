//! Records that a sheet names: roles, people, portfolios and programmes, known ones and new ones.

use super::mapping::Setup;
use super::words::{plain, same_name};
use crate::model::{RecordKind, Uid, Workspace};
use crate::order::Sorted;
use std::collections::BTreeMap;

/// Most different names among which variants are looked for.
const MOST_COMPARED: usize = 300;
/// Shortest beginning that stands for a longer word.
const SHORTEST_BEGINNING: usize = 3;

/// A record named by the sheet.
#[derive(Clone, Debug, PartialEq)]
pub struct NamePlan {
    /// Its name: the record's own, else the most frequent spelling.
    pub name: String,
    /// The record, where the workspace has it.
    pub existing: Option<Uid>,
    /// How many cells name it.
    pub cells: u32,
    spelled: BTreeMap<String, u32>,
}

/// What a text leads to that names a record of the workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// One record.
    One(Uid),
    /// Several records have that name.
    Several,
    /// There is none.
    No,
}

/// All names of all kinds, each list in order of appearance.
#[derive(Clone)]
pub(super) struct Names {
    workspace: Workspace,
    /// By what the records of a type are found: name or the organisation's own number.
    found: BTreeMap<RecordKind, BTreeMap<String, Named>>,
    lists: BTreeMap<RecordKind, Vec<NamePlan>>,
    places: BTreeMap<(RecordKind, String), usize>,
    known: BTreeMap<(RecordKind, String), (Uid, String)>,
}

impl Names {
    /// No name yet; the records of the workspace are known.
    pub fn new(workspace: &Workspace) -> Self {
        let mut known = BTreeMap::new();
        for kind in
            [RecordKind::Role, RecordKind::Person, RecordKind::Portfolio, RecordKind::Programme]
        {
            for record in workspace.rows(kind).iter() {
                let value = record.value("name");
                let Some(name) = value.as_str() else { continue };
                let entry = (record.uid(), name.to_owned());
                // Of two with one name the older stands for both.
                known.entry((kind, same_name(name))).or_insert(entry);
            }
        }
        let workspace = workspace.clone();
        let (found, lists, places) = Default::default();
        Self { workspace, found, lists, places, known }
    }

    /// Whether a name without a record makes one: so it is in a list of projects, where roles,
    /// people and groups come along, and in a list of people, where their roles do.
    pub fn makes(kind: RecordKind, of: RecordKind) -> bool {
        let made =
            [RecordKind::Role, RecordKind::Person, RecordKind::Portfolio, RecordKind::Programme];
        match of {
            RecordKind::Project => made.contains(&kind),
            RecordKind::Person => kind == RecordKind::Role,
            _ => false,
        }
    }

    /// Whether a name stands for several records of the workspace, by the user's merges.
    pub fn is_of_several(&mut self, kind: RecordKind, text: &str, setup: &Setup) -> bool {
        let merged = setup.merges.get(&(kind, same_name(text)));
        self.find(kind, merged.map_or(text, String::as_str)) == Named::Several
    }

    /// The record of a type by its id, its name or the organisation's own number.
    pub fn find(&mut self, kind: RecordKind, text: &str) -> Named {
        if let Some(record) = text
            .trim()
            .parse()
            .ok()
            .and_then(|uid| self.workspace.record(crate::model::RecordRef { kind, uid }))
        {
            return Named::One(record.uid());
        }
        let workspace = &self.workspace;
        let known = self.found.entry(kind).or_insert_with(|| gather(workspace, kind));
        known.get(&same_name(text)).copied().unwrap_or(Named::No)
    }

    /// The place of a name in its list, by the user's merges and without regard to case.
    pub fn place(&mut self, kind: RecordKind, text: &str, setup: &Setup) -> usize {
        let merged = setup.merges.get(&(kind, same_name(text)));
        let text = merged.map_or(text, String::as_str);
        let key = (kind, same_name(text));
        if let Ok(uid) = text.parse::<Uid>()
            && let Some(record) = self.workspace.record(crate::model::RecordRef { kind, uid })
        {
            let name = record.value("name").as_str().unwrap_or_default().to_owned();
            self.known.insert(key.clone(), (uid, name));
        }
        let list = self.lists.entry(kind).or_default();
        let place = *self.places.entry(key.clone()).or_insert(list.len());
        if place == list.len() {
            let known = self.known.get(&key);
            list.push(NamePlan {
                name: known.map_or(text, |(_, name)| name).to_owned(),
                existing: known.map(|(uid, _)| *uid),
                cells: 0,
                spelled: BTreeMap::new(),
            });
        }
        if let Some(entry) = list.get_mut(place) {
            entry.cells += 1;
            *entry.spelled.entry(text.to_owned()).or_default() += 1;
        }
        place
    }

    /// A name by its place.
    pub fn get(&self, kind: RecordKind, place: usize) -> Option<&NamePlan> {
        self.lists.get(&kind)?.get(place)
    }

    /// The lists, each new name in its most frequent spelling.
    pub fn finish(mut self) -> BTreeMap<RecordKind, Vec<NamePlan>> {
        for entry in self.lists.values_mut().flatten().filter(|entry| entry.existing.is_none()) {
            let most = entry.spelled.values().max().copied().unwrap_or(0);
            if let Some((text, _)) = entry.spelled.iter().find(|(_, count)| **count == most) {
                entry.name = text.clone();
            }
        }
        self.lists
    }
}

/// The records of a type by name and by the organisation's own number; the name goes before.
fn gather(workspace: &Workspace, kind: RecordKind) -> BTreeMap<String, Named> {
    let mut found = BTreeMap::new();
    for key in kind.name_field().map(|field| field.key).into_iter().chain(["key"]) {
        let mut these = BTreeMap::new();
        for record in workspace.rows(kind).iter() {
            let value = record.value(key);
            let Some(text) = value.as_str().map(same_name).filter(|text| !text.is_empty()) else {
                continue;
            };
            let named = these.entry(text).or_insert(Named::One(record.uid()));
            if *named != Named::One(record.uid()) {
                *named = Named::Several;
            }
        }
        for (text, named) in these {
            found.entry(text).or_insert(named);
        }
    }
    found
}

/// Names that may be one, with the one they would become.
#[derive(Clone, Debug, PartialEq)]
pub struct Variants {
    /// What they name.
    pub kind: RecordKind,
    /// The names with the number of their cells, as in the sheet.
    pub names: Vec<(String, u32)>,
    /// The one proposed: the longest.
    pub to: String,
}

/// Names of a kind that look like spellings of one another.
pub fn variants(kind: RecordKind, names: &[NamePlan]) -> Vec<Variants> {
    if names.len() > MOST_COMPARED {
        return Vec::new();
    }
    let mut left: Vec<&NamePlan> = names.iter().collect();
    // The longest spelling first: it is what the shorter ones stand for.
    left.order_by_key(|entry| (std::cmp::Reverse(entry.name.chars().count()), entry.name.clone()));
    let mut found = Vec::new();
    while let Some(first) = (!left.is_empty()).then(|| left.remove(0)) {
        let (same, other): (Vec<_>, Vec<_>) =
            left.into_iter().partition(|entry| is_variant(&first.name, &entry.name));
        left = other;
        if !same.is_empty() {
            let all = std::iter::once(first).chain(same);
            let names = all.map(|entry| (entry.name.clone(), entry.cells)).collect();
            found.push(Variants { kind, names, to: first.name.clone() });
        }
    }
    found
}

/// Whether `short` may be a spelling of `long`: word by word a beginning or a plural, or initials.
fn is_variant(long: &str, short: &str) -> bool {
    let (long_plain, short_plain) = (plain(long), plain(short));
    let (words, parts): (Vec<&str>, Vec<&str>) =
        (long_plain.split(' ').collect(), short_plain.split(' ').collect());
    let begins = |word: &str, part: &str| {
        let stem = part.strip_suffix('s').unwrap_or(part);
        word == part || (stem.chars().count() >= SHORTEST_BEGINNING && word.starts_with(stem))
    };
    let by_words = words.len() == parts.len()
        && words.iter().zip(&parts).all(|(word, part)| begins(word, part));
    let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let upper = short.chars().all(|c| c.is_uppercase());
    by_words || (words.len() >= 2 && upper && short_plain == initials)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_role() {
        for (long, short, expect) in [
            ("Data Engineer", "Data Eng", true),
            ("Data Engineers", "Data Engineer", true),
            ("Business Analyst", "BA", true),
            ("Data-Engineer", "data engineer", true),
            ("Data Engineer", "Data Scientist", false),
            ("Data Engineer", "Engineer", false),
            ("Business Analyst", "ba", false),
            ("Architect", "A", false),
            ("Tester", "Te", false),
            ("Product Owner", "Process Owner", false),
        ] {
            assert_eq!(is_variant(long, short), expect, "{long} {short}");
        }
    }
}
