//! Addresses: a page with the state of its view, and back.

use super::page::Page;
use crate::model::{Id, RecordKind, RecordRef, Scenario};
use std::collections::BTreeMap;
use std::fmt;

/// The piece of state that names the scenario.
const INSIDE: &str = "in";
/// What it says of the plan, where it has to be said.
const PLAN: &str = "plan";

/// A place in the product: a page with the state of its view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The page.
    pub page: Page,
    /// The state of the view, such as what is open and how it is sorted.
    pub state: BTreeMap<String, String>,
}

impl Route {
    /// A page in its first state.
    pub fn to(page: Page) -> Self {
        Self { page, state: BTreeMap::new() }
    }

    /// The list of a record type; `None` where no page lists it.
    pub fn list(kind: RecordKind) -> Option<Self> {
        let page = Page::of(kind)?;
        let route = Self::to(page);
        let is_first = page.registers().first() == Some(&kind);
        Some(if is_first { route } else { route.with("show", kind.key()) })
    }

    /// A record in its list, opened.
    pub fn record(at: RecordRef) -> Option<Self> {
        Some(Self::list(at.kind)?.with("open", &at.uid.to_string()))
    }

    /// The record type the page shows here, of those it lists.
    pub fn shown(&self) -> Option<RecordKind> {
        let kinds = self.page.registers();
        let named = self.state.get("show").and_then(|key| RecordKind::from_key(key));
        named.filter(|kind| kinds.contains(kind)).or_else(|| kinds.first().copied())
    }

    /// The same place with one more piece of state.
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.state.insert(key.to_owned(), value.to_owned());
        self
    }

    /// The scenario the place is seen in; none where it is seen in the plan.
    pub fn scenario(&self) -> Option<Id<Scenario>> {
        self.state.get(INSIDE)?.parse().ok().map(Id::new)
    }

    /// The same place seen in a scenario, or said to be seen in the plan.
    pub fn inside(self, scenario: Option<Id<Scenario>>) -> Self {
        match scenario {
            Some(id) => self.with(INSIDE, &id.uid().to_string()),
            None => self.with(INSIDE, PLAN),
        }
    }

    /// The place that a link leads to from another: in the same scenario, unless it names one or
    /// the plan.
    pub fn carried(mut self, from: Option<&Self>) -> Self {
        match self.state.get(INSIDE).map(String::as_str) {
            Some(PLAN) => _ = self.state.remove(INSIDE),
            Some(_) => {}
            None => {
                if let Some(inside) = from.and_then(|from| from.state.get(INSIDE)) {
                    self.state.insert(INSIDE.to_owned(), inside.clone());
                }
            }
        }
        self
    }

    /// Reads the part of an address behind `#`; `None` for a page that is not there.
    pub fn parse(hash: &str) -> Option<Self> {
        let hash = hash.trim_start_matches('#').trim_start_matches('/');
        let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
        let page = Page::ALL.into_iter().find(|page| page.path() == path)?;
        let mut state = BTreeMap::new();
        for (key, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            state.insert(decode(key), decode(value));
        }
        Some(Self { page, state })
    }

    /// The address to put into a link, with its `#`.
    pub fn href(&self) -> String {
        format!("#{self}")
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/{}", self.page.path())?;
        for (nth, (key, value)) in self.state.iter().enumerate() {
            let mark = if nth == 0 { '?' } else { '&' };
            write!(f, "{mark}{}={}", encode(key), encode(value))?;
        }
        Ok(())
    }
}

/// Percent-encodes whatever is not plainly a letter, digit or one of `-._~:`.
fn encode(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

/// Takes percent-encoding back; what is not of its form stays as it is.
fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let hex = behind.get(..2).and_then(|pair| std::str::from_utf8(pair).ok());
        match hex.and_then(|pair| u8::from_str_radix(pair, 16).ok()).filter(|_| *first == b'%') {
            Some(byte) => {
                bytes.push(byte);
                rest = behind.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_place() {
        for page in Page::ALL {
            let plain = Route::to(page);
            assert_eq!(Route::parse(&plain.href()), Some(plain));
            let route = Route::to(page).with("find", "Größe & 50% = a/b?#").with("row", "7");
            assert_eq!(Route::parse(&route.href()), Some(route));
        }
    }

    #[test]
    fn every_list_of_records_leads_back_to_its_type() {
        for kind in RecordKind::ALL {
            let pages = Page::ALL.into_iter().filter(|page| page.registers().contains(&kind));
            let pages = pages.count();
            let Some(route) = Route::list(kind) else {
                assert_eq!(pages, 0, "{kind:?}");
                continue;
            };
            assert_eq!(pages, 1, "{kind:?} stands on one page");
            assert_eq!(Route::parse(&route.href()).unwrap().shown(), Some(kind));
        }
        let odd = Route::to(Page::Risks).with("show", "projects");
        assert_eq!(odd.shown(), Some(RecordKind::Risk), "a type of another page");
        assert_eq!(Route::to(Page::Home).shown(), None);
    }

    #[test]
    fn links_stay_in_the_scenario_they_are_followed_in() {
        let id = Id::new(crate::model::Uid(7));
        let inside = Route::to(Page::Home).inside(Some(id));
        assert_eq!(inside.scenario(), Some(id));
        let link = || Route::to(Page::Capacity);
        assert_eq!(link().carried(Some(&inside)).scenario(), Some(id));
        assert_eq!(link().carried(None), link());
        assert_eq!(link().carried(Some(&Route::to(Page::Home))), link());
        assert_eq!(link().inside(None).carried(Some(&inside)), link(), "back to the plan");
        let other = Id::new(crate::model::Uid(8));
        let named = link().inside(Some(other));
        assert_eq!(named.carried(Some(&inside)).scenario(), Some(other));
        assert_eq!(link().with("in", "nonsense").scenario(), None);
    }

    #[test]
    fn foreign_addresses() {
        for hash in ["", "#", "#/", "#/moon", "/Home", "#/home/x"] {
            assert_eq!(Route::parse(hash), None, "{hash:?}");
        }
        let odd = Route::parse("#/home?a&b=%zz&=x&c=%").unwrap();
        let expect = [("", "x"), ("b", "%zz"), ("c", "%")];
        let state: Vec<(&str, &str)> =
            odd.state.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        assert_eq!(state, expect);
    }
}
