//! Roles that are over together, in words, with why the sums by role say something else.

use super::row_name;
use crate::analysis::capacity::heatmap::Heatmap;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::flow::Need;
use crate::analysis::flow::tight::Tight;
use crate::model::{Skill, Workspace};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity_page::CapacityPageText as T;

/// A period in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TightLine {
    /// The period.
    pub period: String,
    /// What is over together.
    pub text: String,
    /// Why the sums by role say something else; empty where they do not.
    pub why: String,
}

/// A role in words, with the skill and its level where work names one: `Data Engineer (SQL from 4)`.
fn need_text(ws: &Workspace, need: &Need) -> String {
    let role = row_name(ws, RowKey::Role(need.role));
    match need.skill {
        None => role,
        Some((skill, level)) => {
            let skill = ws.find(skill).map(|skill: &Skill| skill.name.clone()).unwrap_or_default();
            let values =
                [("role", role.as_str()), ("skill", &skill), ("level", &level.to_string())];
            T::NeedSkill.with(&values)
        }
    }
}

/// The periods of a heatmap in which the flow says something else than the sums. `periods` are the
/// names of its columns.
pub fn tight_lines(
    ws: &Workspace,
    shown: &Heatmap,
    periods: &[String],
    tight: &[Tight],
    locale: Locale,
) -> Vec<TightLine> {
    let line = |one: &Tight| {
        let cells = shown.roles.last().and_then(|row| row.cells.get(one.bucket));
        let full = cells.map_or(0, |cell| cell.full_time);
        let fte = |minutes: i64| {
            locale.number(if full > 0 { minutes as f64 / full as f64 } else { 0.0 }, 2)
        };
        let names: Vec<String> = one.needs.iter().map(|need| need_text(ws, need)).collect();
        let text = match names.len() {
            0 => T::TightNone.say().to_owned(),
            _ => T::TightSet.with(&[
                ("roles", &names.join(" + ")),
                ("asked", &fte(one.asked)),
                ("available", &fte(one.available)),
                ("over", &fte(one.asked - one.available)),
            ]),
        };
        let (sums, short) = (fte(one.by_sums), fte(one.short));
        let why = match one.by_sums.cmp(&one.short) {
            _ if sums == short => String::new(),
            std::cmp::Ordering::Greater => {
                T::TightSumsMore.with(&[("sums", &sums), ("short", &short)])
            }
            _ => T::TightSumsLess.with(&[("sums", &sums), ("short", &short)]),
        };
        TightLine { period: periods.get(one.bucket).cloned().unwrap_or_default(), text, why }
    };
    tight.iter().map(line).collect()
}
