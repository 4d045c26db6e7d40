//! What of this origin's storage is ours: all that is wiped, and nothing else.
//!
//! Pages of one origin share its storage whatever their path, so that other pages' keys may lie
//! beside ours, and those of other copies of this page as well.

use crate::present::text::{Text as _, safety::SafetyText as T};

/// The keys in the storage beside the store begin so.
pub const KEYS: &str = "plumbline/";
/// The database of the first layout, which had no path in its name.
pub const FIRST_DATABASE: &str = "plumbline";

/// The database of the versions that merges start from, which all copies share.
pub const BASES_DATABASE: &str = "plumbline-bases";

/// The database of the copy of the page under `path`.
pub fn database(path: &str) -> String {
    format!("{FIRST_DATABASE}:{path}")
}

/// All databases that the copy of the page under `path` may have made.
pub fn own_databases(path: &str) -> [String; 3] {
    [FIRST_DATABASE.to_owned(), BASES_DATABASE.to_owned(), database(path)]
}

/// One thing that lies in the storage of the origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A key of the storage beside the store.
    Key(String),
    /// A database.
    Database(String),
    /// A cache of files.
    Cache(String),
}

/// Whose a thing is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    /// This copy's.
    Ours,
    /// That of a copy of this page under another path.
    OtherCopy,
    /// Another page's.
    Foreign,
}

/// Whose a thing is, for the copy of the page under `path`, which begins and ends with a slash.
pub fn owner(thing: &Thing, path: &str) -> Owner {
    match thing {
        Thing::Key(key) => match key.strip_prefix(KEYS) {
            // What all copies share, such as the theme, has no path; one with a path names it.
            Some(rest) if rest.starts_with('/') => of_copy(rest.starts_with(&format!("{path}:"))),
            Some(_) => Owner::Ours,
            None => Owner::Foreign,
        },
        Thing::Database(name) if own_databases(path).contains(name) => Owner::Ours,
        Thing::Database(name) if name.starts_with("plumbline:") => Owner::OtherCopy,
        Thing::Database(_) => Owner::Foreign,
        Thing::Cache(name) => match name.strip_prefix("plumbline ") {
            Some(rest) => of_copy(rest.split(' ').next() == Some(path)),
            None => Owner::Foreign,
        },
    }
}

fn of_copy(is_this: bool) -> Owner {
    if is_this { Owner::Ours } else { Owner::OtherCopy }
}

/// What is found in the storage of the origin, told apart by owner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// This copy's.
    pub ours: Vec<Thing>,
    /// The number of things of other copies.
    pub other_copies: usize,
    /// The names of what other pages keep.
    pub foreign: Vec<String>,
}

impl Found {
    /// Tells things apart.
    pub fn among(things: Vec<Thing>, path: &str) -> Self {
        let mut found = Self::default();
        for thing in things {
            match owner(&thing, path) {
                Owner::Ours => found.ours.push(thing),
                Owner::OtherCopy => found.other_copies += 1,
                Owner::Foreign => found.foreign.push(thing.into_name()),
            }
        }
        found
    }
}

impl Thing {
    /// Its name.
    pub fn into_name(self) -> String {
        match self {
            Self::Key(name) | Self::Database(name) | Self::Cache(name) => name,
        }
    }
}

/// Things by kind and number, such as "3 keys and 1 database"; empty where there are none.
pub fn counted(things: &[Thing]) -> String {
    let of = |is: fn(&Thing) -> bool, one: T, many: T| match things
        .iter()
        .filter(|thing| is(thing))
        .count()
    {
        0 => None,
        1 => Some(one.say().to_owned()),
        count => Some(many.with(&[("count", &count.to_string())])),
    };
    let parts = [
        of(|thing| matches!(thing, Thing::Database(_)), T::DatabasesOne, T::Databases),
        of(|thing| matches!(thing, Thing::Key(_)), T::KeysOne, T::Keys),
        of(|thing| matches!(thing, Thing::Cache(_)), T::CachesOne, T::Caches),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    match parts.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            T::And.with(&[("rest", &rest.join(", ")), ("last", last)])
        }
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_counted_by_kind() {
        let key = || Thing::Key("plumbline/x".into());
        let database = || Thing::Database("plumbline".into());
        let cache = || Thing::Cache("plumbline / 1".into());
        assert_eq!(counted(&[]), "");
        assert_eq!(counted(&[key()]), "1 key");
        assert_eq!(counted(&[key(), database(), key()]), "1 database and 2 keys");
        let all = counted(&[key(), database(), cache(), database(), cache()]);
        assert_eq!(all, "2 databases, 1 key and 2 caches of program files");
    }

    #[test]
    fn what_is_ours_is_told_from_what_only_looks_so() {
        let key = |name: &str| Thing::Key(name.into());
        let database = |name: &str| Thing::Database(name.into());
        let cache = |name: &str| Thing::Cache(name.into());
        let cases = [
            (key("plumbline/theme"), Owner::Ours),
            (key("plumbline/last"), Owner::Ours),
            (key("plumbline//one/:w"), Owner::Ours),
            (key("plumbline//one/:j:7"), Owner::Ours),
            (key("plumbline//one/two/:w"), Owner::OtherCopy),
            (key("plumbline//:w"), Owner::OtherCopy),
            (key("plumbline"), Owner::Foreign),
            (key("plumbline-board/theme"), Owner::Foreign),
            (key("Plumbline/theme"), Owner::Foreign),
            (key(" plumbline/theme"), Owner::Foreign),
            (key(""), Owner::Foreign),
            (database("plumbline"), Owner::Ours),
            (database("plumbline:/one/"), Owner::Ours),
            (database("plumbline-bases"), Owner::Ours),
            (database("plumbline-bases2"), Owner::Foreign),
            (database("plumbline:/one/two/"), Owner::OtherCopy),
            (database("plumbline:/"), Owner::OtherCopy),
            (database("plumblines"), Owner::Foreign),
            (database("my plumbline"), Owner::Foreign),
            (cache("plumbline /one/ 12ab"), Owner::Ours),
            (cache("plumbline /one/two/ 12ab"), Owner::OtherCopy),
            (cache("plumbline / 12ab"), Owner::OtherCopy),
            (cache("workbox-precache"), Owner::Foreign),
            (cache("plumbline"), Owner::Foreign),
        ];
        for (thing, whose) in &cases {
            assert_eq!(owner(thing, "/one/"), *whose, "{thing:?}");
        }
        let found = Found::among(cases.into_iter().map(|(thing, _)| thing).collect(), "/one/");
        assert_eq!((found.ours.len(), found.other_copies, found.foreign.len()), (8, 6, 10));
    }
}
