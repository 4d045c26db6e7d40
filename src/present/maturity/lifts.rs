//! The gaps with their arithmetic, and the actions that close them, largest effect first.

use super::short;
use crate::analysis::maturity::{DomainGap, GapTerm, Model, Profile};
use crate::order::Sorted;
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::maturity::MaturityText as T;

/// One domain in the list of gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct GapRow {
    /// Domain id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Weighted shortfall in levels.
    pub gap: String,
    /// The weight with its sign: × 12.
    pub weight: String,
    /// Gap × weight.
    pub priority: String,
    /// The priority against the largest, 0 to 1.
    pub share: f64,
    /// The row in words.
    pub label: String,
}

/// One action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LiftRow {
    /// What to do, in the words of the model.
    pub action: String,
    /// Practice, level and role.
    pub meta: String,
    /// The arithmetic of its effect.
    pub sum: String,
    /// The level it leads to, 2 to 5.
    pub level: u8,
    /// The domain it belongs to.
    pub domain: String,
}

/// The gaps above 0, largest first.
pub(super) fn gaps(profile: &Profile, locale: Locale) -> Vec<GapRow> {
    let largest = profile.gaps.iter().fold(0.0_f64, |most, gap| most.max(gap.weighted_gap));
    let row = |gap: &DomainGap| {
        let (level, weight) = (locale.number(gap.mean_gap, 1), short(gap.domain_weight, locale));
        let priority = locale.number(gap.weighted_gap, 1);
        GapRow {
            id: gap.domain.clone(),
            name: gap.name.clone(),
            label: T::GapLabel.with(&[
                ("gap", &level),
                ("weight", &weight),
                ("priority", &priority),
                ("name", &gap.name),
            ]),
            weight: T::Times.with(&[("weight", &weight)]),
            share: if largest > 0.0 { gap.weighted_gap / largest } else { 0.0 },
            gap: level,
            priority,
        }
    };
    profile.gaps.iter().filter(|gap| gap.weighted_gap > 1e-9).map(row).collect()
}

/// The actions of all practices below their target, largest effect first; ties keep the order of
/// the gaps.
pub(super) fn lifts(model: &Model, profile: &Profile, locale: Locale) -> Vec<LiftRow> {
    let terms = profile.gaps.iter().flat_map(|gap| gap.terms.iter().map(move |term| (gap, term)));
    let mut terms: Vec<(&DomainGap, &GapTerm)> =
        terms.filter(|(_, term)| term.contribution > 1e-9).collect();
    let rounded = |term: &GapTerm| (term.contribution * 1e9).round();
    terms.order_by(|a, b| rounded(b.1).total_cmp(&rounded(a.1)));
    let row = |(gap, term): (&DomainGap, &GapTerm)| {
        let level = term.next_level?;
        let role = model.practice(&term.practice).map(|practice| practice.owner_role.as_str());
        Some(LiftRow {
            action: term.action.clone()?,
            meta: T::LiftMeta.with(&[
                ("level", &level.to_string()),
                ("role", role.unwrap_or_default()),
                ("practice", &term.name),
            ]),
            sum: T::LiftSum.with(&[
                ("domain_weight", &short(gap.domain_weight, locale)),
                ("weight", &locale.number(term.weight, 1)),
                ("weights", &locale.number(gap.practice_weight, 1)),
                ("gap", &locale.number(term.gap, 1)),
                ("effect", &locale.number(term.contribution, 1)),
            ]),
            level,
            domain: gap.domain.clone(),
        })
    };
    terms.into_iter().filter_map(row).collect()
}
