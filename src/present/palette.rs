//! The palette: what can be jumped to, and how well it fits the words typed. Records are found by
//! their names and by every text of theirs.

use super::office::{office_of, roles::scope_of};
use super::page::{Page, Route};
use super::text::Text as _;
use super::text::fields::{Number, kind_title};
use super::text::scenario::ScenarioText as S;
use crate::model::{
    Office, OfficeScope, Record, RecordKind, RecordRef, Scenario, Value, Workspace,
};
use crate::order::Sorted;
use crate::present::register::fold;

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
    /// The place in a text that was found; empty where the name was.
    pub hint: String,
}

/// The texts of all records that pages list, ready to be searched.
#[derive(Default)]
pub struct Index {
    items: Vec<Item>,
}

struct Item {
    at: RecordRef,
    name: String,
    /// Folded texts, a line each.
    texts: String,
}

impl Index {
    /// Gathers the texts of a workspace.
    pub fn new(workspace: &Workspace) -> Self {
        let mut items = Vec::new();
        for kind in RecordKind::ALL {
            if Page::of(kind).is_none() {
                continue;
            }
            for record in workspace.rows(kind).iter() {
                let mut texts = String::new();
                for text in texts_of(record.as_ref()) {
                    texts.push_str(&fold(&text));
                    texts.push('\n');
                }
                let at = record.at();
                items.push(Item { at, name: super::label::record_name(workspace, at), texts });
            }
        }
        Self { items }
    }

    /// What fits the words best, best first; all pages where nothing is typed.
    pub fn find(&self, workspace: &Workspace, words: &str) -> Vec<Entry> {
        let words = words.trim();
        let office = office_of(&workspace.table::<Office>());
        let pages = pages(scope_of(office.as_ref()));
        if words.is_empty() {
            return pages.collect();
        }
        let mut pages: Vec<(u32, Entry)> = pages
            .chain(scenarios(workspace))
            .filter_map(|entry| Some((fit(&entry.name, words)?, entry)))
            .collect();
        let folded: Vec<String> = words.split_whitespace().map(fold).collect();
        let mut scored: Vec<(u32, &Item)> = self
            .items
            .iter()
            .filter_map(|item| {
                let holds = || folded.iter().all(|word| item.texts.contains(word.as_str()));
                let by_name = fit(&item.name, words);
                let by_text =
                    (by_name.is_none_or(|fit| fit < IN_TEXT) && holds()).then_some(IN_TEXT);
                Some((by_text.or(by_name)?, item))
            })
            .collect();
        scored.order_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
        let best = scored.into_iter().take(ENTRIES_MAX);
        pages.extend(best.filter_map(|(score, item)| {
            let hint = match score == IN_TEXT {
                true => hint(workspace, item.at, &folded),
                false => String::new(),
            };
            let sort = kind_title(item.at.kind, Number::Singular).to_owned();
            let route = Route::record(item.at)?;
            Some((score, Entry { name: item.name.clone(), sort, route, hint }))
        }));
        pages.order_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.name.cmp(&b.1.name)));
        pages.into_iter().take(ENTRIES_MAX).map(|(_, entry)| entry).collect()
    }
}

/// What a text in a record counts: less than a word of a name, more than letters in order.
const IN_TEXT: u32 = 600;
/// Signs shown around what was found.
const AROUND: usize = 32;

fn pages(scope: Option<OfficeScope>) -> impl Iterator<Item = Entry> {
    let sort = super::text::shell::ShellText::PalettePage.say();
    Page::ALL.into_iter().map(move |page| Entry {
        name: page.title_in(scope).say().to_owned(),
        sort: sort.to_owned(),
        route: Route::to(page),
        hint: String::new(),
    })
}

/// The scenarios that can be worked in.
fn scenarios(workspace: &Workspace) -> impl Iterator<Item = Entry> {
    let table = workspace.table::<Scenario>();
    let entry = |scenario: &Scenario| Entry {
        name: S::WorkIn.with(&[("name", &scenario.name)]),
        sort: S::PaletteSort.say().to_owned(),
        route: Route::to(Page::Scenarios).inside(Some(scenario.id())),
        hint: String::new(),
    };
    table.iter().map(entry).collect::<Vec<_>>().into_iter()
}

/// All texts of a record: its fields, its own fields, what could not be read.
fn texts_of(record: &dyn Record) -> impl Iterator<Item = String> {
    let fields = (0..record.kind().fields().len()).filter_map(|at| match record.value_at(at) {
        Value::Text(text) => Some(text),
        _ => None,
    });
    let base = record.base();
    let own = base.custom.values().filter_map(|value| value.as_str().map(str::to_owned));
    fields.chain(own).chain(base.raw.values().cloned())
}

/// The text around the first word that was found.
fn hint(workspace: &Workspace, at: RecordRef, words: &[String]) -> String {
    let (Some(record), Some(first)) = (workspace.record(at), words.first()) else {
        return String::new();
    };
    let Some(text) = texts_of(record.as_ref()).find(|text| fold(text).contains(first.as_str()))
    else {
        return String::new();
    };
    // Folding may change lengths; a few signs to either side do no harm.
    let before = fold(&text).split(first.as_str()).next().map_or(0, |part| part.chars().count());
    let start = before.saturating_sub(AROUND);
    let part: String = text.chars().skip(start).take(first.chars().count() + 2 * AROUND).collect();
    let part = part.split_whitespace().collect::<Vec<_>>().join(" ");
    let mark = if start > 0 { "…" } else { "" };
    format!("{mark}{part}")
}

/// The same for words that are looked for once.
pub fn find(workspace: &Workspace, words: &str) -> Vec<Entry> {
    Index::new(workspace).find(workspace, words)
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
    use crate::model::{Project, Typed, Uid};
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
        let found = find(&workspace, "data").into_iter();
        let records = found.filter(|entry| entry.route.page == Page::Projects);
        let names: Vec<String> = records.map(|entry| entry.name).collect();
        assert_eq!(names, ["Data quality", "Claims data lake", "Dark atlas"]);
        let mut deep = Project::empty(Uid(9));
        deep.name = "Zephyr".into();
        deep.description = "Moves the Größe of every ledger into one place.".into();
        workspace.put(Arc::new(deep));
        let found = find(&workspace, "ledger grosse");
        let found: Vec<(&str, bool)> =
            found.iter().map(|e| (e.name.as_str(), e.hint.contains("ledger"))).collect();
        assert_eq!(found, [("Zephyr", true)], "by words of a text, in any order");
        assert_eq!(find(&workspace, "").len(), Page::ALL.len());
        assert_eq!(find(&workspace, "zzz"), []);
    }
}
