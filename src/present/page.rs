//! The pages and their addresses: one list behind routes, navigation and palette.

use super::text::page::PageText;
use std::collections::BTreeMap;
use std::fmt;

/// A page of the product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Page {
    /// The state of the portfolio in a sentence.
    Home,
    /// The register of projects.
    Projects,
    /// The ranking and its cut line.
    Prioritise,
    /// Who is overbooked when.
    Capacity,
    /// Roles and people.
    People,
    /// The maturity profile and its questions.
    Maturity,
    /// The settings of the workspace.
    Settings,
    /// Bringing a table in.
    Import,
    /// The first page of somebody who has nothing yet.
    Start,
}

/// A group of pages in the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// No heading above.
    Top,
    /// Plan.
    Plan,
    /// Decide.
    Decide,
    /// Capacity.
    Capacity,
    /// Improve.
    Improve,
    /// At the foot.
    Foot,
    /// Not in the navigation.
    Hidden,
}

impl Group {
    /// The heading above the group.
    pub fn title(self) -> Option<PageText> {
        match self {
            Self::Plan => Some(PageText::GroupPlan),
            Self::Decide => Some(PageText::GroupDecide),
            Self::Capacity => Some(PageText::GroupCapacity),
            Self::Improve => Some(PageText::GroupImprove),
            Self::Top | Self::Foot | Self::Hidden => None,
        }
    }
}

impl Page {
    /// All pages in the order of the navigation.
    pub const ALL: [Self; 9] = [
        Self::Home,
        Self::Projects,
        Self::Prioritise,
        Self::Capacity,
        Self::People,
        Self::Maturity,
        Self::Settings,
        Self::Import,
        Self::Start,
    ];

    /// The page's part of the address.
    pub fn path(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Projects => "projects",
            Self::Prioritise => "prioritise",
            Self::Capacity => "capacity",
            Self::People => "people",
            Self::Maturity => "maturity",
            Self::Settings => "settings",
            Self::Import => "import",
            Self::Start => "start",
        }
    }

    /// The page's name in the navigation.
    pub fn title(self) -> PageText {
        match self {
            Self::Home => PageText::Home,
            Self::Projects => PageText::Projects,
            Self::Prioritise => PageText::Prioritise,
            Self::Capacity => PageText::Capacity,
            Self::People => PageText::People,
            Self::Maturity => PageText::Maturity,
            Self::Settings => PageText::Settings,
            Self::Import => PageText::Import,
            Self::Start => PageText::Start,
        }
    }

    /// The group the navigation shows it in.
    pub fn group(self) -> Group {
        match self {
            Self::Home => Group::Top,
            Self::Projects => Group::Plan,
            Self::Prioritise => Group::Decide,
            Self::Capacity | Self::People => Group::Capacity,
            Self::Maturity => Group::Improve,
            Self::Settings => Group::Foot,
            Self::Import | Self::Start => Group::Hidden,
        }
    }

    /// The letter that leads to it after G.
    pub fn letter(self) -> Option<char> {
        match self {
            Self::Home => Some('h'),
            Self::Projects => Some('p'),
            Self::Prioritise => Some('d'),
            Self::Capacity => Some('c'),
            Self::People => Some('e'),
            Self::Maturity => Some('m'),
            Self::Settings | Self::Import | Self::Start => None,
        }
    }
}

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

    /// The same place with one more piece of state.
    pub fn with(mut self, key: &str, value: &str) -> Self {
        self.state.insert(key.to_owned(), value.to_owned());
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

    #[test]
    fn paths_and_letters_are_unique() {
        let mut paths: Vec<_> = Page::ALL.iter().map(|page| page.path()).collect();
        let mut letters: Vec<_> = Page::ALL.iter().filter_map(|page| page.letter()).collect();
        let counts = (paths.len(), letters.len());
        paths.sort_unstable();
        paths.dedup();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!((paths.len(), letters.len()), counts);
    }
}
