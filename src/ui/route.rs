//! Where the user is: the address behind `#` as a signal, and ways to go elsewhere.

use super::platform::dom;
use crate::ui::reactive::{Memo, RwSignal};
use leptos::prelude::*;
use plumbline::model::{Id, Scenario};
use plumbline::present::page::{Page, Route};

/// The current place. Back and forward of the browser move it too.
#[derive(Clone, Copy)]
pub struct Router {
    route: RwSignal<Route>,
}

impl Router {
    /// Starts to follow the address. One that leads to no page becomes that of Home, and `lost` is
    /// called.
    pub fn start(lost: impl Fn() + 'static) -> Self {
        let here = move || {
            let address = dom::hash();
            Route::parse(&address).unwrap_or_else(|| {
                let home = Route::to(Page::Home);
                if !address.trim_start_matches(['#', '/']).is_empty() {
                    dom::replace_hash(&home.to_string());
                    lost();
                }
                home
            })
        };
        let route = RwSignal::new(settled(here(), None));
        dom::on_window("hashchange", move || {
            let next = settled(here(), Some(&route.get_untracked()));
            // While its owner still lives: a field's handler reads the page it stands in.
            dom::leave_field();
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

    /// The scenario that the address names; none in the plan.
    pub fn scenario(self) -> Memo<Option<Id<Scenario>>> {
        Memo::new(move |_| self.route.with(Route::scenario))
    }

    /// Turns to a scenario or to the plan on the same page, as a step of the browser's history.
    pub fn turn_to(self, scenario: Option<Id<Scenario>>) {
        self.go(self.route.get_untracked().inside(scenario));
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

/// The place as it stands in the address from now on. What a link leads to is seen in the scenario
/// that one comes from; places one goes back to are left as they were.
fn settled(route: Route, from: Option<&Route>) -> Route {
    if !dom::is_new_place() {
        return route;
    }
    let carried = route.clone().carried(from);
    if carried == route {
        dom::settle_place();
    } else {
        dom::replace_hash(&carried.to_string());
    }
    carried
}

/// The router of the program.
pub fn use_router() -> Router {
    expect_context()
}
