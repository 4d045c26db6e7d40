//! Find and replace over the cells of a sheet that is being imported: counted before it is done,
//! put beside the sheet as mended by hand, and taken back as one step.

use super::mapping::{Setup, Target};
use crate::file::sheet::SheetRead;
use std::collections::BTreeMap;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The column; none looks through all columns that land.
    pub column: Option<usize>,
    /// The text. Nothing is found by an empty one.
    pub find: String,
    /// Whether it must be all that a cell holds, but for spaces around it.
    pub whole: bool,
    /// Whether capitals count.
    pub case: bool,
}

/// How often it is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// Cells that hold it.
    pub cells: usize,
    /// Rows with such a cell.
    pub rows: usize,
}

/// One replacement that was done: what is needed to show it and to take it back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// What was looked for.
    pub search: Search,
    /// What stands there now.
    pub with: String,
    /// Row of the grid and column → the text put there by hand before; none for the sheet's own.
    before: BTreeMap<(u32, u32), Option<String>>,
}

impl Replacement {
    /// How many cells were changed.
    pub fn cells(&self) -> usize {
        self.before.len()
    }

    /// Whether it changed this cell.
    pub fn changed(&self, cell: (u32, u32)) -> bool {
        self.before.contains_key(&cell)
    }
}

impl Search {
    /// Counts the cells of the rows of data that hold it, as they stand now.
    pub fn count(&self, sheet: &SheetRead, setup: &Setup) -> Found {
        let needle = self.needle();
        let mut found = Found::default();
        if needle.is_empty() {
            return found;
        }
        let places = self.places(setup);
        for row in &sheet.analysis.range.rows {
            let holds = |place: &&usize| self.holds(setup.text(sheet, *row, **place), &needle);
            let cells = places.iter().filter(holds).count();
            found.cells += cells;
            found.rows += usize::from(cells > 0);
        }
        found
    }

    /// Puts `with` in its place in every cell that [`Search::count`] counts. What is done is to be
    /// kept for [`Setup::take_back`]; none where nothing would change.
    pub fn replace(&self, sheet: &SheetRead, setup: &mut Setup, with: &str) -> Option<Replacement> {
        let needle = self.needle();
        let mut before = BTreeMap::new();
        for place in self.places(setup) {
            let Ok(column) = u32::try_from(place) else { continue };
            for row in &sheet.analysis.range.rows {
                let now = setup.text(sheet, *row, place);
                if !self.holds(now, &needle) {
                    continue;
                }
                let text = self.replaced(now, &needle, with);
                if text == now {
                    continue;
                }
                let own = sheet.grid.cell(*row, place).trim() == text.trim();
                let cell = (*row, column);
                let old = match own {
                    true => setup.fixes.remove(&cell),
                    false => setup.fixes.insert(cell, text),
                };
                before.insert(cell, old);
            }
        }
        let done = Replacement { search: self.clone(), with: with.to_owned(), before };
        (!done.before.is_empty()).then_some(done)
    }

    /// The columns that are looked through.
    fn places(&self, setup: &Setup) -> Vec<usize> {
        let columns = setup.mapping.columns.iter().enumerate();
        let wanted = |(place, target): &(usize, Target)| match self.column {
            Some(column) => *place == column,
            None => *target != Target::Ignore,
        };
        let columns = columns.map(|(place, map)| (place, map.target)).filter(wanted);
        columns.map(|(place, _)| place).collect()
    }

    /// What is looked for, sign by sign as it is compared.
    fn needle(&self) -> Vec<char> {
        let text = if self.whole { self.find.trim() } else { &self.find };
        match self.case {
            true => text.chars().collect(),
            false => text.chars().flat_map(char::to_lowercase).collect(),
        }
    }

    fn holds(&self, text: &str, needle: &[char]) -> bool {
        if needle.is_empty() {
            return false;
        }
        if self.whole {
            let text = text.trim();
            return self.begins(text, needle) == Some(text.len());
        }
        text.char_indices().any(|(at, _)| self.found_at(text, at, needle).is_some())
    }

    fn replaced(&self, text: &str, needle: &[char], with: &str) -> String {
        if self.whole {
            return with.to_owned();
        }
        let (mut out, mut from) = (String::with_capacity(text.len()), 0);
        for (at, sign) in text.char_indices() {
            if at < from {
                continue;
            }
            match self.found_at(text, at, needle) {
                Some(length) => {
                    out.push_str(with);
                    from = at + length;
                }
                None => out.push(sign),
            }
        }
        out
    }

    /// The length in bytes of what is looked for at a place of a text.
    fn found_at(&self, text: &str, at: usize, needle: &[char]) -> Option<usize> {
        self.begins(text.get(at..)?, needle)
    }

    /// The length in bytes of the beginning of a text that is what is looked for. A sign that is
    /// several in lower case counts whole or not at all.
    fn begins(&self, text: &str, needle: &[char]) -> Option<usize> {
        let mut left = needle;
        for (at, sign) in text.char_indices() {
            if left.is_empty() {
                return Some(at);
            }
            if self.case {
                left = left.strip_prefix(&[sign])?;
                continue;
            }
            for low in sign.to_lowercase() {
                left = left.strip_prefix(&[low])?;
            }
        }
        left.is_empty().then_some(text.len())
    }
}

impl Setup {
    /// Takes the newest replacement back: every cell of it is as before, but for those that were
    /// mended by hand since.
    pub fn take_back(&mut self, sheet: &SheetRead, done: Replacement) {
        let needle = done.search.needle();
        for (cell, text) in done.before {
            let place = cell.1 as usize;
            let was = text.as_deref().unwrap_or_else(|| sheet.grid.cell(cell.0, place));
            let put = done.search.replaced(was, &needle, &done.with);
            if self.text(sheet, cell.0, place).trim() != put.trim() {
                continue;
            }
            match text {
                Some(text) => _ = self.fixes.insert(cell, text),
                None => _ = self.fixes.remove(&cell),
            }
        }
    }
}
