//! What this browser may do to the data it keeps, as a list to be read.

use super::engine::Engine;
use crate::present::text::{Text as _, safety::SafetyText as T};

/// What is known of the browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Browser {
    /// Its engine.
    pub engine: Engine,
    /// Whether the page is installed.
    pub is_installed: bool,
    /// Whether the browser has agreed not to clear the data by itself; `None` where it does not say.
    pub is_persisted: Option<bool>,
    /// Whether it keeps nothing at all.
    pub keeps_nothing: bool,
    /// The names of what other pages of this address keep.
    pub foreign: Vec<String>,
    /// Whether there are other copies of this page at this address.
    pub has_other_copies: bool,
}

/// How a notice weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// All is well.
    Good,
    /// Worth knowing.
    Known,
    /// Something may be lost.
    Risk,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it weighs.
    pub weight: Weight,
    /// What it says.
    pub text: String,
}

/// Most foreign names that are listed.
const NAMES_MAX: usize = 5;

/// The list for a browser.
pub fn notices(browser: &Browser) -> Vec<Notice> {
    let line = |weight, text: T| Notice { weight, text: text.say().to_owned() };
    if browser.keeps_nothing {
        return vec![line(Weight::Risk, T::KeepsNothing)];
    }
    let mut list = vec![match browser.is_persisted {
        Some(true) => line(Weight::Good, T::Persisted),
        Some(false) => line(Weight::Risk, T::NotPersisted),
        None => line(Weight::Risk, T::PersistedUnknown),
    }];
    list.push(match browser.engine {
        engine if engine.deletes_after_seven_days(browser.is_installed) => {
            line(Weight::Risk, T::SevenDays)
        }
        Engine::WebKit => line(Weight::Good, T::SevenDaysInstalled),
        _ => line(Weight::Known, T::ClearsOnWord),
    });
    if !browser.foreign.is_empty() {
        let named = browser.foreign.iter().take(NAMES_MAX).map(String::as_str);
        let mut names = named.collect::<Vec<_>>().join(", ");
        if browser.foreign.len() > NAMES_MAX {
            names.push_str(", …");
        }
        let text = T::SharedOrigin.with(&[("names", &names)]);
        list.push(Notice { weight: Weight::Risk, text });
    }
    if browser.has_other_copies {
        list.push(line(Weight::Known, T::OtherCopies));
    }
    list.push(line(Weight::Known, T::PrivateUnknown));
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn browser() -> Browser {
        Browser {
            engine: Engine::Chromium,
            is_installed: false,
            is_persisted: Some(false),
            keeps_nothing: false,
            foreign: Vec::new(),
            has_other_copies: false,
        }
    }

    fn says(browser: &Browser, text: T) -> Option<Weight> {
        let list = notices(browser);
        list.into_iter().find(|notice| notice.text == text.say()).map(|notice| notice.weight)
    }

    #[test]
    fn what_the_browser_said_of_keeping_is_told_as_it_said_it() {
        let with = |is_persisted| Browser { is_persisted, ..browser() };
        assert_eq!(says(&with(Some(true)), T::Persisted), Some(Weight::Good));
        assert_eq!(says(&with(Some(false)), T::NotPersisted), Some(Weight::Risk));
        assert_eq!(says(&with(None), T::PersistedUnknown), Some(Weight::Risk));
        assert_eq!(says(&with(Some(true)), T::NotPersisted), None);
    }

    #[test]
    fn only_one_engine_deletes_after_seven_days_and_only_where_not_installed() {
        for engine in [Engine::Chromium, Engine::Gecko, Engine::Unknown] {
            assert_eq!(says(&Browser { engine, ..browser() }, T::SevenDays), None);
        }
        let webkit = Browser { engine: Engine::WebKit, ..browser() };
        assert_eq!(says(&webkit, T::SevenDays), Some(Weight::Risk));
        let installed = Browser { is_installed: true, ..webkit };
        assert_eq!(says(&installed, T::SevenDays), None);
        assert_eq!(says(&installed, T::SevenDaysInstalled), Some(Weight::Good));
    }

    #[test]
    fn what_other_pages_keep_is_named_but_not_without_end() {
        let foreign: Vec<String> = (0..9).map(|nth| format!("theirs{nth}")).collect();
        let list = notices(&Browser { foreign, has_other_copies: true, ..browser() });
        let shared = list.iter().find(|notice| notice.text.contains("theirs0")).unwrap();
        assert!(shared.text.contains("theirs4") && !shared.text.contains("theirs5"));
        assert!(shared.text.contains('…'));
        assert!(list.iter().any(|notice| notice.text == T::OtherCopies.say()));
        assert!(notices(&browser()).iter().all(|notice| !notice.text.contains("Other pages")));
    }

    #[test]
    fn a_browser_that_keeps_nothing_is_told_that_alone() {
        let nothing = Browser { keeps_nothing: true, is_persisted: Some(true), ..browser() };
        assert_eq!(notices(&nothing).len(), 1);
        assert_eq!(says(&nothing, T::KeepsNothing), Some(Weight::Risk));
    }
}
