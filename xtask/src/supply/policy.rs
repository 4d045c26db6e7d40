//! The lists of `deny.toml`: what `cargo deny` reads as well.

use std::collections::BTreeSet;

/// What may be used.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// Licences.
    pub licences: BTreeSet<String>,
    /// Packages that may not be part of the published programs.
    pub banned: BTreeSet<String>,
}

impl Policy {
    /// Reads the two lists; everything else in the file is for the other tool.
    pub fn read(text: &str) -> Self {
        Self { licences: list(text, "licenses", "allow"), banned: list(text, "bans", "deny") }
    }
}

/// The quoted texts of a list that is written a line each.
fn list(text: &str, section: &str, key: &str) -> BTreeSet<String> {
    let head = format!("[{section}]");
    let lines = text.lines().map(str::trim).skip_while(|line| *line != head).skip(1);
    let lines = lines.take_while(|line| !line.starts_with('[') || *line == "[");
    let start = format!("{key} = [");
    let inside = lines.skip_while(|line| *line != start).skip(1).take_while(|line| *line != "]");
    inside.map(|line| line.trim_end_matches(',').trim_matches('"').to_owned()).collect()
}

/// Whether a source is the registry, and not a folder or a repository of somebody's.
pub fn is_registry(source: &str) -> bool {
    let host = concat!("crates", ".io");
    source.starts_with("registry+https://github.com/rust-lang/") && source.ends_with("-index")
        || source.starts_with("sparse+https://index.") && source.contains(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_read_and_nothing_else() {
        let text = "[graph]\nallow = [\n \"x\",\n]\n[licenses]\n# why\nallow = [\n  \"MIT\",\n  \
                    \"Apache-2.0 WITH LLVM-exception\",\n]\n[bans]\nmultiple-versions = \"allow\"\n\
                    deny = [\n  \"tokio\"\n]\n";
        let policy = Policy::read(text);
        let licences = ["Apache-2.0 WITH LLVM-exception", "MIT"].map(str::to_owned);
        assert_eq!(policy.licences, BTreeSet::from(licences));
        assert_eq!(policy.banned, BTreeSet::from(["tokio".to_owned()]));
        assert_eq!(Policy::read(""), Policy::default());
    }

    #[test]
    fn only_the_registry_is_one() {
        assert!(is_registry(concat!("registry+https://github.com/rust-lang/crates", ".io-index")));
        for source in
            ["git+https://github.com/rust-lang/x", "registry+https://example.org/index", ""]
        {
            assert!(!is_registry(source), "{source}");
        }
    }
}
