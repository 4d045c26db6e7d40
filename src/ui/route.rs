//! Where the user is: the address behind `#` as a signal, and ways to go elsewhere.

use super::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::present::page::{Page, Route};

/// The current place. Back and forward of the browser move it too.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
}

impl Router {
    /// Starts to follow the address.
    pub fn start() -> Self {
        let here = || Route::parse(&dom::hash()).unwrap_or_else(|| Route::to(Page::Home));
        let route = RwSignal::new(here());
        dom::on_window("hashchange", move || {
            let next = here();
            if route.with_untracked(|now| *now != next) {
                route.set(next);
            }
        });
        Self { route }
    }

    /// The current place.
    pub fn route(self) -> Route {
        self.route.get()
    }

    /// The current page.
    pub fn page(self) -> Memo<Page> {
        Memo::new(move |_| self.route.with(|route| route.page))
    }

    /// One piece of the view's state.
    pub fn state(self, key: &'static str) -> Memo<Option<String>> {
        Memo::new(move |_| self.route.with(|route| route.state.get(key).cloned()))
    }

    /// Goes to a place.
    pub fn go(self, route: Route) {
        dom::set_hash(&route.to_string());
    }

    /// Changes one piece of the view's state without a step in the browser's history.
    pub fn set_state(self, key: &str, value: Option<&str>) {
        let mut route = self.route.get_untracked();
        match value {
            Some(value) => _ = route.state.insert(key.to_owned(), value.to_owned()),
            None => _ = route.state.remove(key),
        }
        if self.route.with_untracked(|now| *now == route) {
            return;
        }
        dom::replace_hash(&route.to_string());
        self.route.set(route);
    }
}

/// The router of the program.
pub fn use_router() -> Router {
    expect_context()
}
