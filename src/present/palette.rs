//! The palette: what can be jumped to, and how well it fits the words typed.

use super::page::{Page, Route};
use super::text::Text as _;
use super::text::fields::{Number, kind_title};
use crate::model::{RecordKind, RecordRef, Uid, Workspace};
use crate::order::Sorted;

/// Most entries shown at once.
pub const ENTRIES_MAX: usize = 12;

/// One thing to jump to.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// What it is.
    pub sort: String,
    /// Where it leads.
    pub route: Route,
}

/// What fits the words best, best first; all pages where nothing is typed.
pub fn find(workspace: &Workspace, words: &str) -> Vec<Entry> {
    let page_sort = super::text::shell::ShellText::PalettePage.say();
    let pages = Page::ALL.into_iter().map(|page| Entry {
        name: page.title().say().to_owned(),
        sort: page_sort.to_owned(),
        route: Route::to(page),
    });
    let words = words.trim();
    if words.is_empty() {
        return pages.collect();
    }
    let records = RecordKind::ALL.into_iter().flat_map(|kind| records(workspace, kind));
    let mut scored: Vec<(u32, Entry)> =
        pages.chain(records).filter_map(|entry| Some((fit(&entry.name, words)?, entry))).collect();
    scored.order_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
    scored.into_iter().take(ENTRIES_MAX).map(|(_, entry)| entry).collect()
}

/// The records of a type that some page lists.
fn records(workspace: &Workspace, kind: RecordKind) -> Vec<Entry> {
    let entry = |uid: Uid| {
        let at = RecordRef { kind, uid };
        Some(Entry {
            name: super::label::record_name(workspace, at),
            sort: kind_title(kind, Number::Singular).to_owned(),
            route: Route::record(at)?,
        })
    };
    workspace.rows(kind).iter().filter_map(|record| entry(record.uid())).collect()
}

/// How well a name fits: whole words first, then beginnings, then letters in order.
fn fit(name: &str, words: &str) -> Option<u32> {
    let (name, words) = (name.to_lowercase(), words.to_lowercase());
    if name == words {
        return Some(1000);
    }
    if name.starts_with(&words) {
        return Some(900);
    }
    if name.split_whitespace().any(|word| word.starts_with(&words)) {
        return Some(800);
    }
    if name.contains(&words) {
        return Some(700);
    }
    let mut letters = name.chars();
    let mut skipped = 0_u32;
    for wanted in words.chars().filter(|c| !c.is_whitespace()) {
        loop {
            match letters.next() {
                Some(letter) if letter == wanted => break,
                Some(_) => skipped += 1,
                None => return None,
            }
        }
    }
    Some(500_u32.saturating_sub(skipped))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Project, Typed};
    use std::sync::Arc;

    #[test]
    fn the_best_fit_comes_first() {
        let mut workspace = Workspace::new(Uid(1));
        for (uid, name) in
            [(2, "Claims data lake"), (3, "Data quality"), (4, "Update"), (5, "Dark atlas")]
        {
            let mut project = Project::empty(Uid(uid));
            project.name = name.into();
            workspace.put(Arc::new(project));
        }
        let names: Vec<String> = find(&workspace, "data").into_iter().map(|e| e.name).collect();
        assert_eq!(names, ["Data quality", "Claims data lake", "Dark atlas"]);
        assert_eq!(find(&workspace, "").len(), Page::ALL.len());
        assert_eq!(find(&workspace, "zzz"), []);
    }
}
