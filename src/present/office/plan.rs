//! The transition plan: charter, services by type and scope, ninety days, the four classic risks.

use super::advice::{staff, title};
use super::scope_word;
use crate::analysis::office::advice::{Advice, OfficeType};
use crate::model::Office;
use crate::present::number::Locale;
use crate::present::text::{Text, office_plan::PlanText as T};

/// The plan on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanView {
    /// Its heading.
    pub title: String,
    /// Heading and text of each part of the charter.
    pub charter: Vec<(&'static str, String)>,
    /// Service, whether it is on, and from which type or scope.
    pub services: Vec<(&'static str, bool, &'static str)>,
    /// Heading and steps of each thirty days.
    pub days: Vec<(&'static str, Vec<&'static str>)>,
    /// Risk, early sign, what to do.
    pub risks: Vec<[&'static str; 3]>,
}

/// The plan that follows of an advice.
pub fn plan(advice: &Advice, office: Option<&Office>, people: usize, locale: Locale) -> PlanView {
    PlanView {
        title: T::Title.with(&[("title", &title(advice))]),
        charter: charter(advice, office, people, locale),
        services: services(advice),
        days: days(advice),
        risks: vec![
            [T::RiskResistance, T::SignResistance, T::DoResistance].map(|text| text.say()),
            [T::RiskMeans, T::SignMeans, T::DoMeans].map(|text| text.say()),
            [T::RiskSupport, T::SignSupport, T::DoSupport].map(|text| text.say()),
            [T::RiskOverhead, T::SignOverhead, T::DoOverhead].map(|text| text.say()),
        ],
    }
}

/// One of three, by type.
fn by_type(advice: &Advice, texts: [T; 3]) -> T {
    let [supportive, controlling, directive] = texts;
    match advice.office {
        OfficeType::Supportive => supportive,
        OfficeType::Controlling => controlling,
        OfficeType::Directive => directive,
    }
}

/// The lines of the charter: purpose, mandate, scope, sponsor, size, limits and measure.
fn charter(
    advice: &Advice,
    office: Option<&Office>,
    people: usize,
    locale: Locale,
) -> Vec<(&'static str, String)> {
    let purpose = by_type(advice, [T::PurposeSupport, T::PurposeControl, T::PurposeDirect]);
    let mandate = by_type(advice, [T::MandateSupport, T::MandateControl, T::MandateDirect]);
    let not = by_type(advice, [T::NotDoSupport, T::NotDoControl, T::NotDoDirect]);
    let scope = match (advice.scope.portfolio, advice.scope.programme) {
        (false, false) => T::ScopePmo,
        (false, true) => T::ScopePgMo,
        (true, false) => T::ScopePfMo,
        (true, true) => T::ScopeHub,
    };
    let sponsor = office.map(|own| own.sponsor.as_str()).filter(|name| !name.is_empty());
    let size = match staff(advice, people, locale) {
        None => T::SizeUnknown.say().to_owned(),
        Some((low, high)) => {
            T::SizeBand.with(&[("low", &low), ("high", &high), ("people", &locale.count(people))])
        }
    };
    vec![
        (T::Purpose.say(), purpose.with(&[("scope", scope_word(advice.scope))])),
        (T::Mandate.say(), mandate.say().to_owned()),
        (T::ScopeOf.say(), scope.say().to_owned()),
        (T::SponsorOf.say(), sponsor.unwrap_or(T::SponsorNone.say()).to_owned()),
        (T::Size.say(), size),
        (T::NotDo.say(), not.say().to_owned()),
        (T::Measure.say(), T::MeasureText.say().to_owned()),
    ]
}

/// The services with whether they are on, and from which type.
fn services(advice: &Advice) -> Vec<(&'static str, bool, &'static str)> {
    use OfficeType::{Controlling, Directive, Supportive};
    let from =
        |text: T, least: OfficeType| (text.say(), advice.office >= least, super::type_word(least));
    let scoped = |text: T, on: bool, why: T| (text.say(), on, why.say());
    vec![
        from(T::SvTemplates, Supportive),
        from(T::SvCoaching, Supportive),
        from(T::SvTraining, Supportive),
        from(T::SvKnowledge, Supportive),
        from(T::SvHealth, Controlling),
        from(T::SvGates, Controlling),
        from(T::SvReports, Controlling),
        from(T::SvManagers, Directive),
        from(T::SvRelease, Directive),
        scoped(T::SvDependencies, advice.scope.programme, T::FromScopeProgramme),
        scoped(T::SvCapacity, advice.scope.portfolio, T::FromScopePortfolio),
        scoped(T::SvSelection, advice.scope.portfolio, T::FromScopePortfolio),
    ]
}

/// What is done in the first thirty, sixty and ninety days, as type and scope ask for it.
fn days(advice: &Advice) -> Vec<(&'static str, Vec<&'static str>)> {
    let controls = advice.office >= OfficeType::Controlling;
    let directs = advice.office == OfficeType::Directive;
    let (portfolio, programme) = (advice.scope.portfolio && !advice.phased, advice.scope.programme);
    let chosen = |steps: &[(bool, T)]| {
        steps.iter().filter(|(on, _)| *on).map(|(_, text)| text.say()).collect()
    };
    vec![
        (T::Days30.say(), chosen(&[(true, T::D1), (true, T::D2), (true, T::D3), (true, T::D4)])),
        (
            T::Days60.say(),
            chosen(&[
                (true, T::D5),
                (true, T::D6),
                (controls, T::D7),
                (controls, T::D8),
                (controls, T::D9),
                (directs, T::D10),
            ]),
        ),
        (
            T::Days90.say(),
            chosen(&[
                (programme, T::D11),
                (portfolio, T::D12),
                (portfolio, T::D13),
                (true, T::D14),
                (true, T::D15),
                (true, T::D16),
            ]),
        ),
    ]
}
