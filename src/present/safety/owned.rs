//! What of this origin's storage is ours: all that is wiped, and nothing else.
//!
//! Pages of one origin share its storage whatever their path, so that other pages' keys may lie
//! beside ours, and those of other copies of this page as well.

/// The keys in the storage beside the store begin so.
pub const KEYS: &str = "plumbline/";
/// The database of the first layout, which had no path in its name.
pub const FIRST_DATABASE: &str = "plumbline";

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
        Thing::Database(name) if name == FIRST_DATABASE => Owner::Ours,
        Thing::Database(name) => match name.strip_prefix("plumbline:") {
            Some(rest) => of_copy(rest == path),
            None => Owner::Foreign,
        },
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

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!((found.ours.len(), found.other_copies, found.foreign.len()), (7, 6, 9));
    }
}
