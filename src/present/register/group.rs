//! How a register is grouped: by a column or as a tree, and which groups are folded; as text, so
//! that a view has an address.

use super::ListedField;
use crate::model::RecordKind;
use std::collections::BTreeSet;

/// The word of the tree in addresses.
const TREE: &str = "tree";
/// The word that all groups are folded but those named.
const FOLDED: &str = "folded";

/// What the records are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The value of a column.
    Field(ListedField),
    /// What they belong to, level by level.
    Tree,
}

/// A grouping with its folded groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grouping {
    /// What the records are grouped by.
    pub by: By,
    /// Whether groups are folded unless they are among the exceptions.
    folded: bool,
    /// Paths of the groups that are the other way.
    except: BTreeSet<String>,
}

/// The fields that lead up from a record to what it belongs to, the topmost first; empty for types
/// that make no tree.
pub fn tree_fields(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Project => &["portfolio", "programme"],
        _ => &[],
    }
}

impl Grouping {
    /// A grouping with all groups open.
    pub fn new(by: By) -> Self {
        Self { by, folded: false, except: BTreeSet::new() }
    }

    /// Whether the records of a group are seen.
    pub fn is_open(&self, path: &str) -> bool {
        self.folded == self.except.contains(path)
    }

    /// The same grouping with one group opened or folded.
    pub fn with(mut self, path: &str, open: bool) -> Self {
        if open == self.folded {
            self.except.insert(path.to_owned());
        } else {
            self.except.remove(path);
        }
        self
    }

    /// The same grouping with all groups open, or all folded.
    pub fn with_all(self, open: bool) -> Self {
        Self { folded: !open, except: BTreeSet::new(), ..self }
    }

    /// The grouping as text: the column, then a line for every group that is not as the others.
    pub fn to_text(&self) -> String {
        let by = match self.by {
            By::Tree => TREE.to_owned(),
            By::Field(field) => field.to_text(),
        };
        let first = if self.folded { format!("{by} {FOLDED}") } else { by };
        let rest = self.except.iter().cloned();
        std::iter::once(first).chain(rest).collect::<Vec<_>>().join("\n")
    }

    /// Reads what [`Grouping::to_text`] wrote, for a record type; none where it names no column.
    pub fn parse(kind: RecordKind, text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let first = lines.next()?;
        let (name, mode) = first.split_once(' ').unwrap_or((first, ""));
        let by = match name {
            TREE if tree_fields(kind).is_empty() => return None,
            TREE => By::Tree,
            name => By::Field(ListedField::parse(kind, name)?),
        };
        let mut except = BTreeSet::new();
        for line in lines {
            except.insert(line.to_owned());
        }
        Some(Self { by, folded: mode == FOLDED, except })
    }

    /// The columns that say what group a record is in, the topmost first.
    pub fn fields(&self, kind: RecordKind) -> Vec<ListedField> {
        match self.by {
            By::Field(field) => vec![field],
            By::Tree => tree_fields(kind).iter().copied().map(ListedField::Builtin).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KIND: RecordKind = RecordKind::Project;

    #[test]
    fn groupings_are_read_as_they_were_written() {
        for text in [
            "owner",
            "tree",
            "owner folded",
            "derived:score",
            "stage\nin_delivery",
            "tree folded\na\ta\nb",
            "owner\nann \u{e9} o'neil",
        ] {
            let grouping = Grouping::parse(KIND, text).unwrap();
            assert_eq!(grouping.to_text(), text);
            assert_eq!(Grouping::parse(KIND, &grouping.to_text()), Some(grouping));
        }
    }

    #[test]
    fn what_names_no_column_is_no_grouping() {
        for text in
            ["", "\n", " ", "moons", "moons folded", "derived:moons", "custom:x", "raw:cost"]
        {
            assert_eq!(Grouping::parse(KIND, text), None, "{text:?}");
        }
        assert_eq!(Grouping::parse(RecordKind::Risk, "tree"), None);
        assert!(Grouping::parse(RecordKind::Risk, "owner").is_some());
        // What comes behind the column and is not known is let go.
        assert_eq!(Grouping::parse(KIND, "owner sideways").unwrap().to_text(), "owner");
    }

    #[test]
    fn groups_are_folded_one_by_one_and_all_at_once() {
        let all = Grouping::new(By::Tree);
        assert!(all.is_open("a") && all.is_open(""));
        let one = all.clone().with("a", false);
        assert!(!one.is_open("a") && one.is_open("b"));
        assert_eq!(one.clone().with("a", false), one);
        assert_eq!(one.clone().with("a", true), all);
        let none = one.with_all(false);
        assert!(!none.is_open("a") && !none.is_open("b"));
        let only = none.clone().with("b", true);
        assert!(only.is_open("b") && !only.is_open("a"));
        assert_eq!(only.clone().with("b", false), none);
        assert_eq!(only.with_all(true), all);
    }
}
