//! Moving parts of a page whose machinery is compiled once: what is shown for a while, what is
//! shown for each of several, and single values that follow others. Those of Leptos are compiled
//! anew for every closure they are given.

use crate::ui::reactive::Memo;
use leptos::prelude::*;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

/// A part of a page that is built anew whenever what `build` reads has changed.
pub fn part<V: IntoAny>(build: impl Fn() -> V + Send + 'static) -> Part {
    Box::new(move || build().into_any())
}

/// What [`part`] makes.
pub type Part = Box<dyn FnMut() -> AnyView + Send>;

/// A text, attribute or property that follows what `find` reads.
pub fn live<V>(find: impl Fn() -> V + Send + 'static) -> Box<dyn FnMut() -> V + Send> {
    Box::new(find)
}

/// Whether something is shown.
pub struct When(Arc<dyn Fn() -> bool + Send + Sync>);

impl<F: Fn() -> bool + Send + Sync + 'static> From<F> for When {
    fn from(holds: F) -> Self {
        Self(Arc::new(holds))
    }
}

/// Shows its children while `when` holds and the fallback while it does not.
#[component]
pub fn Show(
    /// Whether they are shown.
    #[prop(into)]
    when: When,
    /// What stands in their place.
    #[prop(optional, into)]
    fallback: ViewFn,
    /// What is shown.
    children: ChildrenFn,
) -> impl IntoView {
    let holds = Memo::new(move |_| (when.0)());
    part(move || if holds.get() { children() } else { fallback.run() })
}

/// One of several, with how it is built when it is new.
struct Each {
    print: u64,
    build: Box<dyn FnOnce() -> AnyView + Send>,
}

/// Shows its children for each item; those whose key stays the same stay as they are.
#[component]
pub fn For<T, I, K, V>(
    /// The items.
    each: impl Fn() -> I + Send + 'static,
    /// What an item is known by; no two items may share it.
    key: impl Fn(&T) -> K + Send + 'static,
    /// How an item is shown.
    children: impl Fn(T) -> V + Send + Sync + 'static,
) -> impl IntoView
where
    T: Send + 'static,
    I: IntoIterator<Item = T>,
    K: Hash,
    V: IntoAny + 'static,
{
    let children = Arc::new(children);
    let print = move |item: &T| {
        let mut hasher = DefaultHasher::new();
        key(item).hash(&mut hasher);
        hasher.finish()
    };
    list(Box::new(move || {
        let mut items = Vec::new();
        for item in each() {
            let (print, children) = (print(&item), Arc::clone(&children));
            items.push(Each { print, build: Box::new(move || children(item).into_any()) });
        }
        items
    }))
}

fn list(each: Box<dyn Fn() -> Vec<Each> + Send>) -> AnyView {
    let build = |item: Each| (item.build)();
    leptos::prelude::For(
        leptos::control_flow::ForProps::builder()
            .each(each)
            .key(|item: &Each| item.print)
            .children(build)
            .build(),
    )
    .into_any()
}
