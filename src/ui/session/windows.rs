//! Several windows on one workspace: one writes, the others follow what it has saved.
//!
//! Which one writes is settled with a lock, so that nobody has to be refused; that two can never
//! both succeed is settled in the store, by the guard of every write.

use super::{AnyStore, Session};
use crate::ui::platform::windows::{Channel, Hold, Turn, Way, hold};
use crate::ui::platform::{beside, dom, guest, origin, spawn};
use leptos::prelude::*;
use plumbline::model::Uid;
use plumbline::present::fault::store_failed_text;
use plumbline::present::text::{Text as _, windows::WindowsText as T};
use plumbline::store::{Chain, Tail, Word, claim, tail};

/// How long a window that writes may take to save before it yields; how long one that asks waits to
/// be heard, since a window that was put to sleep hears nothing; and how long for it to have saved.
const SAVE_LOOKS: i32 = 50;
const HEARD_LOOKS: i32 = 20;
const SAVED_LOOKS: i32 = 100;
const LOOK_MS: i32 = 100;

/// What this window does with the open workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// It writes.
    Writes,
    /// Another window writes; this one shows what that has saved.
    Follows,
    /// As before, and the other one has changes that it cannot save.
    Waits,
    /// It is taking the workspace over.
    TakesOver,
    /// It is saving, for another window takes over.
    Yields,
    /// Another window has taken over, and changes made here were not saved before.
    Overtaken,
}

/// Whether this window may write a workspace.
pub(super) enum Pen {
    /// It may: with a lock that it has just got, or without one.
    Ours(Option<Hold>),
    /// Another window does.
    Taken,
}

/// What a session knows of other windows.
#[derive(Default)]
pub(super) struct Windows {
    channel: Option<Channel>,
    held: Option<(Uid, Hold)>,
    turn: Option<Turn>,
    /// Where a window that follows stands.
    pub(super) place: (u64, Chain),
    /// Whether the store is being read on, and whether it has to be again.
    pub(super) reads: bool,
    pub(super) reads_again: bool,
    /// What the window that writes has answered.
    answer: Option<Word>,
}

impl Windows {
    /// Lets go of what was held for another workspace than this.
    pub(super) fn turn_to(&mut self, uid: Uid) {
        self.turn = None;
        self.held.take_if(|(held, _)| *held != uid);
    }
}

fn lock_name(uid: Uid) -> String {
    format!("plumbline:{}:{uid}", origin::path())
}

impl Session {
    /// Begins to listen to other windows.
    pub(super) fn listen(self) {
        if guest::is_guest() || self.inner.with_value(|inner| inner.windows.channel.is_some()) {
            return;
        }
        let name = format!("plumbline:{}", origin::path());
        let channel = Channel::open(&name, move |text| {
            if let Some((word, uid)) = Word::decode(text) {
                self.hear(word, uid);
            }
        });
        self.inner.update_value(|inner| inner.windows.channel = channel);
    }

    pub(super) fn tell_windows(self, word: Word) {
        let uid = self.open_uid();
        self.inner.with_value(|inner| {
            if let Some(channel) = &inner.windows.channel {
                channel.say(&word.encode(uid));
            }
        });
    }

    pub(super) fn open_uid(self) -> Uid {
        self.document.with_untracked(|document| document.workspace.uid)
    }

    fn hear(self, word: Word, uid: Uid) {
        if uid != self.open_uid() {
            return;
        }
        match (word, self.role.get_untracked()) {
            (Word::Saved | Word::Taken, Role::Follows | Role::Waits) => self.follow_on(),
            (Word::Saved | Word::Taken, Role::Overtaken) => spawn(self.see_own_in_log(uid)),
            (Word::Taken, Role::Writes) => spawn(self.give_way(uid)),
            (Word::Asks, Role::Writes) if self.is_open() => spawn(self.yield_pen(uid)),
            (Word::Hears | Word::Yields | Word::Keeps, Role::TakesOver) => {
                self.inner.update_value(|inner| inner.windows.answer = Some(word));
            }
            _ => {}
        }
    }

    /// Whether this window only shows the open workspace: what is typed stays where it is.
    pub fn only_shows(self) -> bool {
        self.role.get_untracked() != Role::Writes || self.looking.with_untracked(Option::is_some)
    }

    /// Whether another window writes the open workspace. Then the user is told.
    pub(super) fn only_follows(self) -> bool {
        let words = match self.role.get_untracked() {
            Role::Writes => return false,
            Role::Follows | Role::Waits => T::OnlyFollows,
            Role::TakesOver => T::TakesOver,
            Role::Yields => T::Yields,
            Role::Overtaken => T::OnlyOvertaken,
        };
        self.say(words.say(), false);
        true
    }

    /// Finds out whether this window may write a workspace.
    pub(super) async fn pen_for(self, uid: Uid) -> Pen {
        let (is_mem, is_held) = self.inner.with_value(|inner| {
            let held = inner.windows.held.as_ref().is_some_and(|(held, _)| *held == uid);
            (matches!(*inner.store, AnyStore::Mem(_)), held)
        });
        if is_mem || is_held {
            return Pen::Ours(None);
        }
        match hold(&lock_name(uid), Way::IfFree, move || spawn(self.lose(uid))).await {
            Ok(Some(hold)) => Pen::Ours(Some(hold)),
            Ok(None) => Pen::Taken,
            // Then the guard of every write has to do alone.
            Err(_) => Pen::Ours(None),
        }
    }

    /// Keeps the lock of the workspace that has just been opened to be written.
    pub(super) fn keep_hold(self, hold: Option<Hold>) {
        let uid = self.open_uid();
        if let Some(hold) = hold {
            self.inner.update_value(|inner| inner.windows.held = Some((uid, hold)));
        }
    }

    /// Goes on as a window that follows from a place, until it is its turn to write.
    pub(super) fn begin_to_follow(self, place: (u64, Chain)) {
        let uid = self.open_uid();
        self.role.set(Role::Follows);
        self.inner.update_value(|inner| inner.windows.place = place);
        spawn(self.wait_for_turn(uid));
        // What was said while it was being opened went unheard.
        self.follow_on();
    }

    async fn wait_for_turn(self, uid: Uid) {
        let Some(turn) = Turn::new() else { return };
        let signal = turn.signal();
        self.inner.update_value(|inner| inner.windows.turn = Some(turn));
        let lost = move || spawn(self.lose(uid));
        let got = hold(&lock_name(uid), Way::InTurn(signal), lost).await;
        let Ok(Some(hold)) = got else { return };
        let role = self.role.get_untracked();
        // Where it is no longer wanted, the next one gets it.
        if uid == self.open_uid() && matches!(role, Role::Follows | Role::Waits | Role::TakesOver) {
            self.keep_hold(Some(hold));
            if role != Role::TakesOver {
                self.write_from_here(uid).await;
            }
        }
    }

    /// Takes the workspace over from the window that writes it: that is asked to save first. One
    /// that does not answer is fenced, and what it had not saved stays with it.
    pub async fn take_over(self) {
        let (uid, role) = (self.open_uid(), self.role.get_untracked());
        if !matches!(role, Role::Follows | Role::Waits) {
            return;
        }
        self.role.set(Role::TakesOver);
        if role == Role::Follows && self.ask_for_pen().await == Some(Word::Keeps) {
            self.role.set(Role::Waits);
            return;
        }
        if uid != self.open_uid() {
            return;
        }
        if !self.inner.with_value(|inner| inner.windows.held.is_some()) {
            let lost = move || spawn(self.lose(uid));
            let got = hold(&lock_name(uid), Way::ByForce, lost).await;
            // Without a lock the guard of every write has to do alone.
            self.keep_hold(got.ok().flatten());
        }
        self.write_from_here(uid).await;
    }

    /// Asks the window that writes to yield, and waits a while for its answer.
    async fn ask_for_pen(self) -> Option<Word> {
        self.inner.update_value(|inner| inner.windows.answer = None);
        self.tell_windows(Word::Asks);
        for look in 0..SAVED_LOOKS {
            dom::pause(LOOK_MS).await;
            let (answer, is_held) =
                self.inner.with_value(|inner| (inner.windows.answer, inner.windows.held.is_some()));
            let waits = match answer {
                None => look < HEARD_LOOKS,
                Some(answer) => answer == Word::Hears,
            };
            if is_held || !waits {
                return answer;
            }
        }
        None
    }

    /// Goes on as the window that writes, from what the store holds.
    async fn write_from_here(self, uid: Uid) {
        self.role.set(Role::TakesOver);
        let store = self.inner.with_value(|inner| inner.store.clone());
        let (document, place) =
            (self.document.get_untracked(), self.inner.with_value(|inner| inner.windows.place));
        if let Ok(Tail::Gone) = tail(&*store, &document, place).await {
            return self.leave_gone().await;
        }
        if let Err(error) = claim(&*store, uid).await {
            self.say(&store_failed_text(&error), false);
        } else {
            self.turn_to(uid, true).await;
        }
        match self.role.get_untracked() {
            Role::Writes if self.is_open() => {
                self.say(T::WritesNow.say(), false);
                self.tell_windows(Word::Taken);
            }
            Role::TakesOver => self.role.set(Role::Follows),
            _ => {}
        }
    }

    /// Saves what this window has made, which changes nothing more; whether all is in the store.
    async fn stop_writing(self) -> bool {
        dom::leave_field();
        self.role.set(Role::Yields);
        self.flush();
        for _ in 0..SAVE_LOOKS {
            let (unsaved, busy, hopeful) = self.inner.with_value(|inner| {
                let queue = &inner.queue;
                (queue.is_unsaved(), queue.is_busy(), queue.can_still_be_saved())
            });
            if !unsaved && !busy {
                return true;
            }
            if !hopeful {
                return false;
            }
            dom::pause(LOOK_MS).await;
        }
        false
    }

    /// Another window asks to write: this one saves and follows, or says that it cannot save.
    async fn yield_pen(self, uid: Uid) {
        self.tell_windows(Word::Hears);
        let is_saved = self.stop_writing().await;
        if uid != self.open_uid() {
            return;
        }
        if is_saved {
            self.inner.update_value(|inner| inner.windows.held = None);
            self.tell_windows(Word::Yields);
            self.turn_to(uid, true).await;
        } else if self.role.get_untracked() == Role::Yields {
            self.role.set(Role::Writes);
            self.tell_windows(Word::Keeps);
        }
    }

    /// The lock was taken by force.
    async fn lose(self, uid: Uid) {
        let is_held =
            |held: &Option<(Uid, Hold)>| held.as_ref().is_some_and(|(held, _)| *held == uid);
        if self.inner.with_value(|inner| is_held(&inner.windows.held)) {
            self.give_way(uid).await;
        }
    }

    /// Another window has taken over: this one follows, unless something could not be saved before.
    async fn give_way(self, uid: Uid) {
        self.inner.update_value(|inner| inner.windows.held = None);
        if uid != self.open_uid() || self.role.get_untracked() != Role::Writes {
            return;
        }
        if !self.stop_writing().await {
            self.inner.update_value(|inner| inner.queue.overtaken());
            self.tell();
            self.see_own_in_log(uid).await;
        } else if !self.turn_to(uid, true).await {
            self.role.set(Role::Overtaken);
        }
    }

    /// Where the window that took over has found all of this one's changes in the journal, nothing
    /// stands beside it: this window follows.
    async fn see_own_in_log(self, uid: Uid) {
        self.find_own_in_log().await;
        self.tell();
        let is_own = uid == self.open_uid() && self.role.get_untracked() == Role::Overtaken;
        if is_own && !self.inner.with_value(|inner| inner.queue.is_unsaved()) {
            self.turn_to(uid, true).await;
        }
    }

    /// A write was refused because of another one: nothing more is changed here.
    pub(super) fn notice_fence(self) {
        let (is_fenced, is_unsaved) =
            self.inner.with_value(|inner| (inner.queue.is_fenced(), inner.queue.is_unsaved()));
        match self.role.get_untracked() {
            Role::Writes | Role::Yields if is_fenced && is_unsaved => {
                self.role.set(Role::Overtaken);
            }
            // The other window has all of this one's changes.
            Role::Writes if is_fenced => {
                self.role.set(Role::Yields);
                let uid = self.open_uid();
                spawn(async move { _ = self.turn_to(uid, true).await });
            }
            _ => {}
        }
    }

    /// Opens what this window has and the one that took over does not, as a workspace of its own.
    pub async fn keep_own_as_copy(self) {
        let document = self.document.get_untracked();
        let uid = document.workspace.uid;
        let name = T::CopyName.with(&[("name", &document.workspace.settings().name)]);
        // The copy has what could not be saved, whether or not it can be kept itself.
        self.inner.update_value(|inner| inner.queue.handed_out());
        let opened = self.adopt_copy(document.as_ref().clone(), name).await;
        if opened && !self.inner.with_value(|inner| inner.queue.is_unsaved()) {
            self.inner.update_value(|inner| beside::write(&inner.journal.forget(uid)));
            self.say(T::CopyKept.say(), false);
        }
    }
}
