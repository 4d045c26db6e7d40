//! Findings as sentences.

use super::number::Locale;
use super::text::Text;
use super::text::capacity::CapacityText;
use super::text::fields::{Number, field_title, kind_heading};
use crate::analysis::finding::FindingCode;

/// What a finding says. It does not name the record; where it stands does.
pub fn finding_text(code: &FindingCode, locale: Locale) -> String {
    use FindingCode as Code;
    let hours = |minutes: i64| locale.number(minutes as f64 / 60.0, 1);
    let percent = |parts: i64| locale.percent(parts as f64 / 10_000.0, 0);
    match *code {
        Code::RoleSharesAboveOne { parts } => {
            CapacityText::RoleSharesAboveOne.with(&[("percent", &percent(parts))])
        }
        Code::RoleSharesBelowOne { parts, minutes } => CapacityText::RoleSharesBelowOne
            .with(&[("percent", &percent(parts)), ("hours", &hours(minutes))]),
        Code::PersonWithoutRole { minutes } => {
            CapacityText::PersonWithoutRole.with(&[("hours", &hours(minutes))])
        }
        Code::Unreadable { kind, key } => {
            let kind_name = kind_heading(kind, Number::Singular);
            let values = [("kind", &*kind_name), ("field", field_title(kind, key))];
            CapacityText::Unreadable.with(&values)
        }
        Code::AbsenceReversed { from, to } => CapacityText::AbsenceReversed
            .with(&[("from", &locale.date(from)), ("to", &locale.date(to))]),
        Code::EmploymentReversed { starts, ends } => CapacityText::EmploymentReversed
            .with(&[("from", &locale.date(starts)), ("to", &locale.date(ends))]),
        Code::ProjectReversed { start, finish } => CapacityText::ProjectReversed
            .with(&[("from", &locale.date(start)), ("to", &locale.date(finish))]),
        Code::DemandOutsideTimeline { minutes, first, last } => CapacityText::DemandOutsideTimeline
            .with(&[
                ("hours", &hours(minutes)),
                ("from", &locale.month_long(first)),
                ("to", &locale.month_long(last)),
            ]),
        Code::DemandOutsideProject { minutes } => {
            CapacityText::DemandOutsideProject.with(&[("hours", &hours(minutes))])
        }
        Code::DemandOfRejected { minutes } => {
            CapacityText::DemandOfRejected.with(&[("hours", &hours(minutes))])
        }
        Code::DemandWithoutRole { minutes } => {
            CapacityText::DemandWithoutRole.with(&[("hours", &hours(minutes))])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LocaleChoice;

    #[test]
    fn figures_stand_in_the_sentence() {
        let code = FindingCode::RoleSharesBelowOne { parts: 7500, minutes: 4920 };
        let text = finding_text(&code, Locale::new(LocaleChoice::EnGb));
        assert_eq!(text, "The role shares add up to 75\u{a0}%; 82.0 h are in no role.");
    }
}
