//! The advice in words: the finding, its figures, what else is to be said, and every sum with the
//! points of its terms as bars.

use super::{input_name, scope_word, type_word};
use crate::analysis::office::advice::{
    Advice, Input, Need, OfficeType, Robustness, Sum, staff_band,
};
use crate::analysis::office::found::Ground;
use crate::present::chart::ChartSpec;
use crate::present::chart::bars::{Bar, Bars};
use crate::present::number::Locale;
use crate::present::text::{Text, office::OfficeText as T};

/// One figure with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfficeFigure {
    /// What it is.
    pub name: &'static str,
    /// The figure.
    pub value: String,
    /// What it rests on.
    pub note: String,
}

/// The advice on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct AdviceView {
    /// The finding, a sentence.
    pub title: String,
    /// Need, type, scope, size, robustness.
    pub figures: Vec<OfficeFigure>,
    /// What else is to be said.
    pub notes: Vec<String>,
    /// Need, control, acceptance, portfolio, programme.
    pub sums: [ChartSpec; 5],
}

/// The advice in words.
pub fn advice_view(advice: &Advice, ground: &Ground, locale: Locale) -> AdviceView {
    let format = |sum: &Sum, title: T, note: T| sum_chart(sum, (title, note), locale);
    AdviceView {
        title: title(advice),
        figures: figures(advice, ground, locale),
        notes: notes(advice, ground, locale),
        sums: [
            format(&advice.need.1, T::SumNeed, T::SumNeedNote),
            format(&advice.control, T::SumControl, T::SumControlNote),
            format(&advice.acceptance, T::SumAcceptance, T::SumAcceptanceNote),
            format(&advice.portfolio, T::SumPortfolio, T::SumPortfolioNote),
            format(&advice.programme, T::SumProgramme, T::SumProgrammeNote),
        ],
    }
}

/// The finding.
pub fn title(advice: &Advice) -> String {
    let words = [("type", type_word(advice.office)), ("scope", scope_word(advice.scope))];
    match advice.need.0 {
        Need::StandardsOwner => T::TitleNone.say().to_owned(),
        Need::PartTime => T::TitlePartTime.with(&words),
        Need::Office => T::TitleOffice.with(&words),
        Need::Strongly => T::TitleStrong.with(&words),
    }
}

/// How many people the office has, from low to high; none where nobody is supported.
pub fn staff(advice: &Advice, people: usize, locale: Locale) -> Option<(String, String)> {
    let (low, high) = staff_band(people as f64, advice.office);
    (people > 0).then(|| (locale.number(low, 1), locale.number(high, 1)))
}

/// The figures of the advice, each with its bar and where it comes from.
fn figures(advice: &Advice, ground: &Ground, locale: Locale) -> Vec<OfficeFigure> {
    let figure =
        |name: T, value: String, note: String| OfficeFigure { name: name.say(), value, note };
    let need = match advice.need.0 {
        Need::StandardsOwner => T::NeedStandards,
        Need::PartTime => T::NeedPartTime,
        Need::Office => T::NeedOffice,
        Need::Strongly => T::NeedStrong,
    };
    let people = locale.count(ground.people);
    let directive = advice.office == OfficeType::Directive;
    let (size, size_note) = match staff(advice, ground.people, locale) {
        None => (T::None.say().to_owned(), T::StaffUnknown.say().to_owned()),
        Some((low, high)) => {
            let note = if directive { T::StaffDirective } else { T::StaffNote };
            (format!("{low}–{high}"), note.with(&[("people", &people)]))
        }
    };
    let stands = T::StandsValue.with(&[
        ("kind", &locale.percent(advice.type_stands.share, 0)),
        ("scope", &locale.percent(advice.scope_stands.share, 0)),
    ]);
    let scope = match (advice.scope.portfolio, advice.scope.programme) {
        (false, false) => "PMO",
        (false, true) => "PgMO",
        (true, false) => "PfMO",
        (true, true) => "PfMO + PgMO",
    };
    vec![
        figure(T::Need, locale.number(advice.need.1.value, 1), need.say().to_owned()),
        figure(T::Kind, type_word(advice.office).to_owned(), T::KindNote.say().to_owned()),
        figure(T::Scope, scope.to_owned(), T::ScopeNote.say().to_owned()),
        figure(T::Staff, size, size_note),
        figure(T::Stands, stands, T::StandsNote.say().to_owned()),
    ]
}

/// What else is to be said: a gap of authority, phases, what is not known.
fn notes(advice: &Advice, ground: &Ground, locale: Locale) -> Vec<String> {
    let kind = type_word(advice.office);
    let said = [
        (advice.authority_gap, T::AuthorityGap.with(&[("kind", kind)])),
        (advice.softened, T::Softened.say().to_owned()),
        (advice.phased, T::Phased.say().to_owned()),
        (advice.scope.programme, T::Outcome.say().to_owned()),
    ];
    let missing: Vec<&str> = Input::ALL
        .into_iter()
        .filter(|input| !ground.inputs.contains_key(input))
        .map(input_name)
        .collect();
    let missing = match missing.as_slice() {
        [] => T::MissingNone.say().to_owned(),
        names => T::Missing.with(&[("names", &names.join(", "))]),
    };
    let stands = [
        stand_note(advice.type_stands, T::OfType, locale),
        stand_note(advice.scope_stands, T::OfScope, locale),
    ];
    let held = said.into_iter().filter(|(holds, _)| *holds).map(|(_, text)| text);
    held.chain(stands).chain([missing]).collect()
}

/// Which input is nearest to another answer, and by how much.
fn stand_note(stands: Robustness, of: T, locale: Locale) -> String {
    let Some((input, part)) = stands.nearest else {
        return T::Firm.with(&[("of", of.say())]);
    };
    let words =
        [("input", input_name(input)), ("of", of.say()), ("part", &locale.percent(part, 0))];
    if stands.borderline() { T::Borderline.with(&words) } else { T::NearestOnly.with(&words) }
}

/// A sum as bars, one a term, with the total in its table.
fn sum_chart(sum: &Sum, (title, note): (T, T), locale: Locale) -> ChartSpec {
    let bar = |term: &crate::analysis::office::advice::Term| {
        let name = input_name(term.input);
        let (points, most) = (locale.number(term.points, 1), locale.number(term.most, 1));
        Bar {
            name: name.to_owned(),
            value: term.points,
            most: term.most,
            label: T::TermLabel.with(&[("input", name), ("points", &points), ("most", &most)]),
            key: Some(term.input.letter().to_string()),
        }
    };
    let bars = Bars {
        title: title.with(&[("value", &locale.number(sum.value, 1))]),
        description: note.say().to_owned(),
        columns: [T::Term, T::Points, T::Most].map(|text| text.say().to_owned()),
        bars: sum.terms.iter().map(bar).collect(),
    };
    let mut spec = bars.spec(&|value, decimals| locale.number(value, decimals));
    let most: f64 = sum.terms.iter().map(|term| term.most).sum();
    let total = [T::Total.say().to_owned(), locale.number(sum.value, 1), locale.number(most, 1)];
    spec.table.rows.push(total.to_vec());
    spec
}
