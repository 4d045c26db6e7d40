//! The review of a merge as plain data: disputes in words, what follows, what a key decides.

use super::compare::{Comparison, cell_title, compare, full_name, state_text};
use super::number::{Locale, NO_VALUE};
use super::text::Text as _;
use super::text::fields::{Number, kind_heading, kind_title};
use super::text::merge::MergeText as T;
use crate::edit::merge::{Consequence, Dispute, Landed, Merge, Side, Tally};
use crate::edit::{Patch, difference};
use crate::file::Kinship;
use crate::model::Workspace;
use crate::model::record::RecordRef;
use crate::order::set_of;
use chrono::NaiveDate;
use std::collections::BTreeMap;

pub use crate::edit::merge::{Choice, Subject};

/// One dispute as it is read and decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeLine {
    /// What it is about.
    pub subject: Subject,
    /// The record: "Project Atlas".
    pub record: String,
    /// The field, or what is odd about the record.
    pub what: String,
    /// What it was in the version both come from.
    pub before: Option<String>,
    /// What is here.
    pub mine: String,
    /// What the file says.
    pub theirs: String,
    /// What the third way is.
    pub third: Choice,
}

impl DisputeLine {
    /// The word for the third way.
    pub fn third_word(&self) -> &'static str {
        if self.third == Choice::Both { T::Both.say() } else { T::Leave.say() }
    }
}

/// A conflict to read: where it is, what stood there, and what either side made of it.
fn dispute_line(merge: &Merge, dispute: &Dispute, as_of: NaiveDate) -> DisputeLine {
    let subject = dispute.subject();
    let third = if merge.both(dispute).is_some() { Choice::Both } else { Choice::Leave };
    let own = |text: T| text.say().to_owned();
    match dispute {
        Dispute::Cell { at, cell, base, mine, theirs } => {
            let said = |workspace, state| state_text(workspace, at.kind, cell, state, as_of);
            DisputeLine {
                subject,
                record: heading(merge.mine(), *at),
                what: cell_title(merge.joined(), at.kind, cell, as_of),
                before: base.as_ref().map(|state| said(merge.mine(), state)),
                mine: said(merge.mine(), mine),
                theirs: said(merge.theirs(), theirs),
                third,
            }
        }
        Dispute::Record { at, absent, removed, users } => {
            let (holder, other) = match absent {
                Side::Mine => (merge.theirs(), merge.theirs()),
                Side::Theirs => (merge.mine(), merge.mine()),
            };
            let (mine, theirs) = match (absent, removed) {
                (Side::Mine, true) => (T::Delete, T::Keep),
                (Side::Theirs, true) => (T::Keep, T::Delete),
                (Side::Mine, false) => (T::WithoutIt, T::TakeIt),
                (Side::Theirs, false) => (T::Keep, T::WithoutIt),
            };
            DisputeLine {
                subject,
                record: heading(holder, *at),
                what: absence(other, *absent, *removed, users),
                before: None,
                mine: own(mine),
                theirs: own(theirs),
                third,
            }
        }
        Dispute::Order { kind, rows } => DisputeLine {
            subject,
            record: T::OrderTitle.with(&[("kind", kind_title(*kind, Number::Plural))]),
            what: T::OrderWhy.with(&[("count", &rows.len().to_string())]),
            before: None,
            mine: own(T::OrderMine),
            theirs: own(T::OrderTheirs),
            third,
        },
    }
}

fn heading(workspace: &Workspace, at: RecordRef) -> String {
    let (kind, name) = (kind_heading(at.kind, Number::Singular), full_name(workspace, at));
    if name.eq_ignore_ascii_case(&kind) { kind } else { format!("{kind} {name}") }
}

fn absence(other: &Workspace, absent: Side, removed: bool, users: &[RecordRef]) -> String {
    let named = users.first().map(|first| {
        let first = heading(other, *first);
        match users.len() {
            1 => first,
            all => T::UsersMore.with(&[("first", &first), ("count", &(all - 1).to_string())]),
        }
    });
    let text = match (absent, removed, named.is_some()) {
        (Side::Mine, true, false) => T::RemovedHere,
        (Side::Theirs, true, false) => T::RemovedThere,
        (Side::Mine, true, true) => T::RemovedHereUsed,
        (Side::Theirs, true, true) => T::RemovedThereUsed,
        (Side::Mine, false, _) => T::OnlyThere,
        (Side::Theirs, false, _) => T::OnlyHere,
    };
    text.with(&[("users", &named.unwrap_or_default())])
}

/// What follows from the decisions beside what was chosen, a sentence each.
fn consequence_lines(merge: &Merge, landed: &Landed, as_of: NaiveDate) -> Vec<String> {
    let workspace = &landed.workspace;
    let named = |at: &RecordRef| {
        let found = [workspace, merge.mine(), merge.theirs()];
        let holder = found.into_iter().find(|version| version.record(*at).is_some());
        holder.map_or_else(|| NO_VALUE.to_owned(), |version| heading(version, *at))
    };
    let field = |at: &RecordRef, field: &crate::edit::FieldKey| {
        let cell = crate::edit::merge::Cell::whole(field.clone());
        cell_title(workspace, at.kind, &cell, as_of)
    };
    let sentence = |consequence: &Consequence| match consequence {
        Consequence::Restored { at, holder } => {
            T::Restored.with(&[("thing", &named(at)), ("holder", &named(holder))])
        }
        Consequence::Cleared { holder, field: key, to } => T::Cleared.with(&[
            ("field", &field(holder, key)),
            ("holder", &named(holder)),
            ("thing", &named(to)),
        ]),
        Consequence::RemovedWith { at, to } => {
            T::RemovedWith.with(&[("thing", &named(at)), ("other", &named(to))])
        }
        Consequence::AsTyped { at, field: key } => {
            T::AsTyped.with(&[("field", &field(at, key)), ("thing", &named(at))])
        }
    };
    let foreign = merge.foreign.join("”, “");
    let foreign = (!foreign.is_empty()).then(|| T::Foreign.with(&[("keys", &foreign)]));
    landed.consequences.iter().map(sentence).chain(foreign).collect()
}

/// What a file is to the workspace that is here, and what the way to merge is called.
pub fn offer_words(kinship: &Kinship) -> (&'static str, &'static str) {
    match kinship {
        Kinship::Ahead => (T::OfferAhead.say(), T::OfferMerge.say()),
        Kinship::Same | Kinship::Behind => (T::OfferBehind.say(), T::OfferMerge.say()),
        Kinship::Apart(_) => (T::OfferApart.say(), T::OfferMerge.say()),
        Kinship::Unknown | Kinship::Strangers => (T::OfferUnknown.say(), T::OfferCompare.say()),
    }
}

/// What a key asks of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// To decide the dispute at hand.
    Decide(Choice),
    /// To go so many disputes on; back where negative.
    Go(isize),
}

/// Reads a key of the review.
pub fn key_asks(key: &str, third: Choice) -> Option<Ask> {
    match key {
        "1" => Some(Ask::Decide(Choice::Mine)),
        "2" => Some(Ask::Decide(Choice::Theirs)),
        "3" => Some(Ask::Decide(third)),
        "0" => Some(Ask::Decide(Choice::Undecided)),
        "j" => Some(Ask::Go(1)),
        "k" => Some(Ask::Go(-1)),
        _ => None,
    }
}

/// Where the review stands after going on from a place among so many.
pub fn place_after(at: usize, count: usize, by: isize) -> usize {
    at.saturating_add_signed(by).min(count.saturating_sub(1))
}

/// A merge as it is reviewed: laid out once, settled anew with every decision.
#[derive(Clone, Debug)]
pub struct Review {
    merge: Merge,
    as_of: NaiveDate,
    /// The disputes in words.
    pub lines: Vec<DisputeLine>,
    /// How many records only the open version has changed, or both alike.
    pub kept: usize,
}

/// A merge as it would land by the decisions so far.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The merged version.
    pub landed: Landed,
    /// How the disputes are decided.
    pub tally: Tally,
    /// What changes in the open version.
    pub changes: Comparison,
    /// What follows beside what was chosen, a sentence each.
    pub follows: Vec<String>,
}

impl Settled {
    /// Whether everything of the other version is taken or decided about.
    pub fn is_complete(&self) -> bool {
        Landed::is_complete(self.tally)
    }

    /// What was done, as a sentence.
    pub fn report(&self, locale: Locale) -> String {
        let Tally { mine, theirs, both, left, .. } = self.tally;
        let count = |number: usize| locale.count(number);
        T::Done.with(&[
            ("taken", &count(self.changes.records.len())),
            ("mine", &count(mine)),
            ("theirs", &count(theirs)),
            ("both", &count(both)),
            ("left", &count(left)),
        ])
    }
}

impl Review {
    /// Puts a merge into words.
    pub fn new(merge: Merge, as_of: NaiveDate) -> Self {
        let lines = merge.disputes.iter().map(|one| dispute_line(&merge, one, as_of)).collect();
        let changed = merge.base().map(|base| difference(base, merge.mine())).unwrap_or_default();
        let kept = set_of(changed.iter().map(Patch::at)).len();
        Self { merge, as_of, lines, kept }
    }

    /// Whether there is a version both come from.
    pub fn has_base(&self) -> bool {
        self.merge.has_base()
    }

    /// The merge by these decisions.
    pub fn settle(&self, choices: &BTreeMap<Subject, Choice>) -> Settled {
        let landed = self.merge.land(choices);
        let changes = compare(self.merge.mine(), &landed.workspace, self.as_of);
        let follows = consequence_lines(&self.merge, &landed, self.as_of);
        Settled { tally: self.merge.tally(choices), landed, changes, follows }
    }

    /// What is not decided yet.
    pub fn open(&self, choices: &BTreeMap<Subject, Choice>) -> Vec<Subject> {
        let subjects = self.lines.iter().map(|line| line.subject.clone());
        let is_open = |subject: &Subject| {
            choices.get(subject).copied().unwrap_or_default() == Choice::Undecided
        };
        subjects.filter(is_open).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::merge::merge;
    use crate::edit::{Command, FieldKey, Target, apply};
    use crate::model::{Person, Project, RecordKind, Typed, Uid, Value};
    use std::sync::Arc;

    const PROJECT: RecordRef = RecordRef { kind: RecordKind::Project, uid: Uid(10) };

    fn start() -> Workspace {
        let mut project = Project::empty(Uid(10));
        project.name = "Atlas".into();
        let mut person = Person::empty(Uid(30));
        person.name = "Asha".into();
        let mut workspace = Workspace::new(Uid(1));
        workspace.put(Arc::new(project));
        workspace.put(Arc::new(person));
        workspace
    }

    fn done(workspace: &Workspace, commands: Vec<Command>) -> Workspace {
        apply(workspace, Target::Plan, &Command::Batch(commands)).unwrap().workspace
    }

    fn set(field: &'static str, text: &str) -> Command {
        let value = Value::Text(text.into());
        Command::Set { at: PROJECT, field: FieldKey::Builtin(field), value }
    }

    fn review(base: Option<&Workspace>, mine: &Workspace, theirs: &Workspace) -> Review {
        Review::new(merge(base, mine, theirs), "2027-01-15".parse().unwrap())
    }

    #[test]
    fn a_dispute_is_said_and_settled() {
        let base = start();
        let person = RecordRef { kind: RecordKind::Person, uid: Uid(30) };
        let mine = done(&base, vec![set("owner", "Ann"), Command::Remove(person)]);
        let site = Command::Set {
            at: person,
            field: FieldKey::Builtin("site"),
            value: Value::Text("Leeds".into()),
        };
        let theirs = done(&base, vec![set("owner", "Ben"), set("sponsor", "Cy"), site]);
        let review = review(Some(&base), &mine, &theirs);
        let said = |line: &DisputeLine| {
            let before = line.before.clone().unwrap_or_default();
            let third = line.third_word();
            [&line.record, &line.what, &before, &line.mine, &line.theirs, third].join(" | ")
        };
        let lines: Vec<String> = review.lines.iter().map(said).collect();
        let expect = [
            "Project Atlas | Owner | – | Ann | Ben | Both",
            "Person Asha | You deleted it; the file has changed it. |  | Delete | Keep | Decide later",
        ];
        assert_eq!(lines, expect);
        assert_eq!(review.kept, 2);
        let mut choices = BTreeMap::new();
        assert_eq!(review.open(&choices).len(), 2);
        let first = review.settle(&choices);
        assert!(!first.is_complete());
        assert_eq!(first.changes.records.len(), 1, "the sponsor alone");
        for subject in review.open(&choices) {
            choices.insert(subject, Choice::Theirs);
        }
        let all = review.settle(&choices);
        assert!(all.is_complete() && review.open(&choices).is_empty());
        let locale = Locale::of(&mine.settings());
        assert!(all.report(locale).starts_with("Merged: 2 records"), "{}", all.report(locale));
        choices.insert(Subject::Record(person), Choice::Leave);
        assert!(!review.settle(&choices).is_complete(), "it is asked again");
    }

    #[test]
    fn two_versions_without_a_common_one_are_compared() {
        let mine = start();
        let theirs = done(&mine, vec![set("owner", "Ben"), Command::Remove(PROJECT)]);
        let review = review(None, &mine, &theirs);
        assert!(!review.has_base());
        let words: Vec<&str> = review.lines.iter().map(|line| line.what.as_str()).collect();
        assert_eq!(words, [T::OnlyHere.say()]);
        assert_eq!(
            (review.lines[0].mine.as_str(), review.lines[0].theirs.as_str()),
            ("Keep", "Leave it out")
        );
    }

    #[test]
    fn keys_decide_and_go_on() {
        for (key, third, expect) in [
            ("1", Choice::Both, Some(Ask::Decide(Choice::Mine))),
            ("2", Choice::Both, Some(Ask::Decide(Choice::Theirs))),
            ("3", Choice::Both, Some(Ask::Decide(Choice::Both))),
            ("3", Choice::Leave, Some(Ask::Decide(Choice::Leave))),
            ("0", Choice::Leave, Some(Ask::Decide(Choice::Undecided))),
            ("j", Choice::Leave, Some(Ask::Go(1))),
            ("k", Choice::Leave, Some(Ask::Go(-1))),
            ("4", Choice::Leave, None),
            ("Enter", Choice::Leave, None),
        ] {
            assert_eq!(key_asks(key, third), expect, "{key}");
        }
        let cases = [(0, 3, -1, 0), (0, 3, 1, 1), (2, 3, 1, 2), (0, 0, 1, 0), (5, 2, 0, 1)];
        for (at, count, by, expect) in cases {
            assert_eq!(place_after(at, count, by), expect);
        }
    }

    #[test]
    fn every_kind_of_kin_has_its_words() {
        let kinds = [
            Kinship::Same,
            Kinship::Ahead,
            Kinship::Behind,
            Kinship::Apart(vec![]),
            Kinship::Unknown,
            Kinship::Strangers,
        ];
        for kinship in kinds {
            let (lead, way) = offer_words(&kinship);
            assert!(lead.ends_with('.') && !way.is_empty(), "{kinship:?}");
        }
    }
}
