//! Memos and signals whose machinery is compiled once.
//!
//! Those of Leptos are compiled anew for every type of value, some kilobytes each; a program that is
//! downloaded and has hundreds of them pays for that. Here the values lie behind `dyn Any`, so all
//! of them share one memo and one signal of Leptos, and only comparison and clone stay typed.

use leptos::prelude as base;
use leptos::prelude::{
    Set as _, Track as _, Update as _, UpdateUntracked as _, With as _, WithUntracked as _,
};
use std::any::Any;
use std::marker::PhantomData;

/// A value of any type.
type Held = Box<dyn Any + Send + Sync>;
/// What is done with a value while it is looked at.
type Look<'a> = &'a mut dyn FnMut(&Held);
/// What is done with a value while it is changed.
type Change<'a> = &'a mut dyn FnMut(&mut Held);
/// How a memo finds its value again: the last one in, the one to keep out, and whether they differ.
type Renew = Box<dyn Fn(Option<Held>) -> (Held, bool) + Send + Sync>;

/// A value found from others, and again when they change. A handle: copies are the same memo.
pub struct Memo<T>(base::Memo<Held>, PhantomData<fn() -> T>);

/// A value that is set. A handle: copies are the same signal.
pub struct RwSignal<T>(base::RwSignal<Held>, PhantomData<fn() -> T>);

impl<T> Clone for Memo<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Memo<T> {}

impl<T> Clone for RwSignal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for RwSignal<T> {}

impl<T: Send + Sync + 'static> Memo<T> {
    /// A memo that tells its followers when it has become another value. `find` is given the last.
    pub fn new(find: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Self::new_with_compare(find, |old, new| old != new)
    }

    /// A memo that tells its followers when `differs` says so of the last value and the new one.
    pub fn new_with_compare(
        find: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        differs: fn(&T, &T) -> bool,
    ) -> Self {
        let renew = move |last: Option<Held>| {
            let old = last.as_ref().and_then(|last| last.downcast_ref());
            let new = find(old);
            match (old.is_some_and(|old| !differs(old, &new)), last) {
                (true, Some(last)) => (last, false),
                _ => (Box::new(new) as Held, true),
            }
        };
        Self(memo(Box::new(renew)), PhantomData)
    }
}

impl<T: Send + Sync + 'static> RwSignal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        Self(signal(Box::new(value)), PhantomData)
    }

    /// Sets the value and tells the followers.
    pub fn set(&self, value: T) {
        set(self.0, Box::new(value));
    }

    /// Sets the value where the signal still is.
    pub fn try_set(&self, value: T) {
        try_set(self.0, Box::new(value));
    }

    /// Changes the value in place and tells the followers.
    pub fn update(&self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        update(self.0, &mut |held| {
            if let (Some(value), Some(change)) = (held.downcast_mut(), change.take()) {
                change(value);
            }
        });
    }

    /// Changes the value in place and tells nobody.
    pub fn update_untracked(&self, change: impl FnOnce(&mut T)) {
        let mut change = Some(change);
        update_untracked(self.0, &mut |held| {
            if let (Some(value), Some(change)) = (held.downcast_mut(), change.take()) {
                change(value);
            }
        });
    }

    /// The value, not followed, where the signal still is.
    pub fn try_get_untracked(&self) -> Option<T>
    where
        T: Clone,
    {
        let mut found = None;
        try_look(self.0, &mut |held| found = held.downcast_ref().cloned());
        found
    }
}

impl<T: Default + Send + Sync + 'static> Default for RwSignal<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> base::IsDisposed for RwSignal<T> {
    fn is_disposed(&self) -> bool {
        self.0.is_disposed()
    }
}

/// What both can be asked.
macro_rules! readable {
    ($handle:ident, $look:ident, $look_untracked:ident, $track:ident) => {
        impl<T: Send + Sync + 'static> $handle<T> {
            /// What `f` makes of the value; followed.
            pub fn with<U>(&self, f: impl FnOnce(&T) -> U) -> U {
                through(f, |look| $look(self.0, look))
            }

            /// What `f` makes of the value; not followed.
            pub fn with_untracked<U>(&self, f: impl FnOnce(&T) -> U) -> U {
                through(f, |look| $look_untracked(self.0, look))
            }

            /// The value; followed.
            pub fn get(&self) -> T
            where
                T: Clone,
            {
                self.with(T::clone)
            }

            /// The value; not followed.
            pub fn get_untracked(&self) -> T
            where
                T: Clone,
            {
                self.with_untracked(T::clone)
            }

            /// Follows the value without looking at it.
            pub fn track(&self) {
                $track(self.0);
            }
        }

        impl<T: Clone + Send + Sync + 'static> From<$handle<T>> for base::Signal<T> {
            fn from(handle: $handle<T>) -> Self {
                Self::derive(move || handle.get())
            }
        }
    };
}

readable!(Memo, look_at_memo, look_at_memo_untracked, track_memo);
readable!(RwSignal, look_at_signal, look_at_signal_untracked, track_signal);

/// Hands a typed look through an untyped one and brings its answer back.
fn through<T: 'static, U>(f: impl FnOnce(&T) -> U, look: impl FnOnce(Look<'_>)) -> U {
    let mut f = Some(f);
    let mut answer = None;
    look(&mut |held| {
        answer = held.downcast_ref().and_then(|value| f.take().map(|f| f(value)));
    });
    answer.unwrap_or_else(|| unreachable!("a handle looks at the type it was made with"))
}

// The untyped doors to Leptos: none is inlined, so that each is there once.

#[inline(never)]
fn memo(renew: Renew) -> base::Memo<Held> {
    base::Memo::new_owning(renew)
}

#[inline(never)]
fn look_at_memo(memo: base::Memo<Held>, look: Look<'_>) {
    memo.with(|held| look(held));
}

#[inline(never)]
fn look_at_memo_untracked(memo: base::Memo<Held>, look: Look<'_>) {
    memo.with_untracked(|held| look(held));
}

/// A memo of Leptos that is tracked before it ever ran follows nothing: this one is run.
#[inline(never)]
fn track_memo(memo: base::Memo<Held>) {
    memo.with(|_| ());
}

#[inline(never)]
fn signal(value: Held) -> base::RwSignal<Held> {
    base::RwSignal::new(value)
}

#[inline(never)]
fn look_at_signal(signal: base::RwSignal<Held>, look: Look<'_>) {
    signal.with(|held| look(held));
}

#[inline(never)]
fn look_at_signal_untracked(signal: base::RwSignal<Held>, look: Look<'_>) {
    signal.with_untracked(|held| look(held));
}

#[inline(never)]
fn try_look(signal: base::RwSignal<Held>, look: Look<'_>) {
    signal.try_with_untracked(|held| look(held));
}

#[inline(never)]
fn track_signal(signal: base::RwSignal<Held>) {
    signal.track();
}

#[inline(never)]
fn set(signal: base::RwSignal<Held>, value: Held) {
    signal.set(value);
}

#[inline(never)]
fn try_set(signal: base::RwSignal<Held>, value: Held) {
    signal.try_set(value);
}

#[inline(never)]
fn update(signal: base::RwSignal<Held>, change: Change<'_>) {
    signal.update(|held| change(held));
}

#[inline(never)]
fn update_untracked(signal: base::RwSignal<Held>, change: Change<'_>) {
    signal.update_untracked(|held| change(held));
}
