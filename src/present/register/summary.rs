//! Which figure stands below a column: its own, or one that was chosen.

use super::{Footer, ListedField, Register};
use crate::model::Uid;
use crate::model::field::Kind;

/// A figure below a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Summary {
    /// What says most of the column: a sum, an average, how many differ.
    #[default]
    Own,
    /// The sum.
    Sum,
    /// The average of the cells with a value.
    Average,
    /// The least, the earliest.
    Least,
    /// The greatest, the latest.
    Largest,
    /// How many cells have a value.
    Filled,
    /// Nothing.
    Nothing,
}

/// All of them, with the word each has in a view that is kept.
const WORDS: [(Summary, &str); 7] = [
    (Summary::Own, "own"),
    (Summary::Sum, "sum"),
    (Summary::Average, "average"),
    (Summary::Least, "least"),
    (Summary::Largest, "largest"),
    (Summary::Filled, "filled"),
    (Summary::Nothing, "nothing"),
];

impl Summary {
    /// Its word in a view that is kept.
    pub fn word(self) -> &'static str {
        WORDS.iter().find(|(summary, _)| *summary == self).map_or("", |(_, word)| word)
    }

    /// Reads what [`Summary::word`] wrote.
    pub fn parse(word: &str) -> Option<Self> {
        WORDS.iter().find(|(_, own)| *own == word).map(|(summary, _)| *summary)
    }
}

impl Register<'_> {
    /// The figure below a column after another: those that mean something for what it holds, the
    /// column's own first; one that reads like it is passed over.
    pub fn next_summary(&self, rows: &[Uid], field: ListedField, after: Summary) -> Summary {
        let kind = self.descriptor(field).map(|field| field.kind);
        let adds_up =
            matches!(kind, None | Some(Kind::Number { .. } | Kind::Whole { .. } | Kind::Money));
        let fits = |summary: &Summary| match summary {
            Summary::Own | Summary::Filled | Summary::Nothing => true,
            Summary::Least | Summary::Largest => adds_up || matches!(kind, Some(Kind::Date)),
            Summary::Sum | Summary::Average => adds_up,
        };
        let own = self.footer_as(rows, field, Summary::Own);
        let told = |summary: &Summary| {
            *summary == Summary::Own || self.footer_as(rows, field, *summary) != own
        };
        let at = WORDS.iter().position(|(summary, _)| *summary == after).unwrap_or_default();
        let turned = WORDS.iter().cycle().skip(at + 1).take(WORDS.len());
        turned
            .map(|(summary, _)| *summary)
            .find(|summary| fits(summary) && told(summary))
            .unwrap_or_default()
    }

    /// What stands below a column where a figure was chosen for it. Texts to mend come before any
    /// figure that they would be missing from.
    pub fn footer_as(&self, rows: &[Uid], field: ListedField, summary: Summary) -> Footer {
        if matches!(summary, Summary::Own) {
            return self.footer(rows, field);
        }
        let total = self.column_total(rows, field);
        match (summary, total.to_fix) {
            (Summary::Nothing, _) => Footer::None,
            (Summary::Filled, _) => Footer::Filled(total.filled),
            (_, count) if count > 0 => Footer::ToFix(count),
            (Summary::Sum, _) => self.sum_footer(&total),
            (Summary::Average, _) => text_or_none(total.average_below(self), Footer::Average),
            (Summary::Least, _) => text_or_none(total.least_text(self), Footer::Least),
            _ => text_or_none(total.largest_text(self), Footer::Largest),
        }
    }
}

fn text_or_none(text: Option<String>, of: fn(String) -> Footer) -> Footer {
    text.map_or(Footer::None, of)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{derived, done, register, workspace};
    use super::super::{DerivedKey, Query};
    use super::*;

    const COST: ListedField = ListedField::Builtin("cost");
    const STAGE: ListedField = ListedField::Builtin("stage");
    const START: ListedField = ListedField::Builtin("start");
    const FINISH: ListedField = ListedField::Builtin("finish");
    const SCORE: ListedField = ListedField::Derived(DerivedKey::Score);

    #[test]
    fn words_are_read_back() {
        for (summary, word) in WORDS {
            assert_eq!(Summary::parse(word), Some(summary));
            assert_eq!(summary.word(), word);
        }
        for word in ["", "Sum", "total", "sum ", "~"] {
            assert_eq!(Summary::parse(word), None, "{word:?}");
        }
    }

    #[test]
    fn a_turn_passes_what_fits_the_column_and_comes_back() {
        let (ws, derived) = (workspace(), derived());
        let register = register(&ws, &derived);
        let rows = register.rows(&Query::default());
        for (field, expect) in [
            (COST, "average least largest filled nothing own"),
            (SCORE, "sum least largest filled nothing own"),
            (STAGE, "filled nothing own"),
            // No cell of it has a value: neither end of it says more than nothing does.
            (START, "filled own"),
        ] {
            let mut summary = Summary::Own;
            let mut words = Vec::new();
            loop {
                summary = register.next_summary(&rows, field, summary);
                words.push(summary.word());
                if summary == Summary::Own {
                    break;
                }
            }
            assert_eq!(words.join(" "), expect, "{field:?}");
        }
        // A column without one cell has nothing to choose from but itself.
        assert_eq!(register.next_summary(&[], COST, Summary::Own), Summary::Filled);
    }

    #[test]
    fn chosen_figures() {
        let (ws, derived) = (workspace(), derived());
        let register = register(&ws, &derived);
        let rows = register.rows(&Query::default());
        for (field, summary, expect) in [
            (COST, Summary::Sum, "sum 660"),
            (COST, Summary::Filled, "3 filled"),
            (COST, Summary::Nothing, ""),
            (FINISH, Summary::Largest, "1 to fix"),
            (FINISH, Summary::Filled, "0 filled"),
            (STAGE, Summary::Sum, ""),
        ] {
            let read = register.footer_as(&rows, field, summary).text(&register);
            assert_eq!(read, expect, "{field:?} {summary:?}");
        }
        for summary in WORDS.map(|(summary, _)| summary) {
            let none = register.footer_as(&[], COST, summary).text(&register);
            assert!(none.is_empty() || summary == Summary::Filled, "{summary:?}: {none}");
        }
    }

    #[test]
    fn days_have_a_first_and_a_last() {
        let mut ws = workspace();
        for (uid, day) in [(101, "03/05/2027"), (102, "28/02/2027"), (104, "01/12/2026")] {
            let plan = register(&ws, &[]).type_into(Uid(uid), START, day).unwrap();
            ws = done(&ws, &plan.command).workspace;
        }
        let register = register(&ws, &[]);
        let rows = register.rows(&Query::default());
        let text = |summary| register.footer_as(&rows, START, summary).text(&register);
        assert_eq!(text(Summary::Least), "min 1 Dec 2026");
        assert_eq!(text(Summary::Largest), "max 3 May 2027");
        assert_eq!(register.next_summary(&rows, START, Summary::Own), Summary::Least);
        assert_eq!(register.next_summary(&rows, START, Summary::Largest), Summary::Filled);
    }

    #[test]
    fn extremes_are_those_of_the_cells() {
        let (ws, derived) = (workspace(), derived());
        let register = register(&ws, &derived);
        let rows = register.rows(&Query::default());
        let single = |uid| register.footer_as(&[uid], COST, Summary::Sum).text(&register);
        let all: Vec<String> =
            rows.iter().map(|uid| single(*uid)).filter(|text| !text.is_empty()).collect();
        for (summary, word) in [(Summary::Least, "min"), (Summary::Largest, "max")] {
            let text = register.footer_as(&rows, COST, summary).text(&register);
            assert!(all.contains(&text.replacen(word, "sum", 1)), "{text} of {all:?}");
        }
    }
}
