//! The findings of a heatmap as sentences: page title, line below it, and what Home says.

use super::headers::Headers;
use crate::analysis::capacity::heatmap::Heatmap;
use crate::analysis::capacity::summary::{RoleOutlook, Summary};
use crate::analysis::capacity::timeline::Grain;
use crate::model::{Id, Month, Role, Workspace};
use crate::present::number::Locale;
use crate::present::text::Text;
use crate::present::text::capacity::{CapacityText, PLURAL_ENDINGS};

/// The plural of a role's name where English forms it plainly: `Data Engineers`.
pub fn role_plural(name: &str) -> Option<String> {
    let is_plain = PLURAL_ENDINGS.iter().any(|ending| name.ends_with(ending));
    is_plain.then(|| CapacityText::Plural.with(&[("role", name)]))
}

/// The name of a role for a sentence, and whether it is a plural.
pub fn subject(ws: &Workspace, role: Id<Role>) -> (String, bool) {
    let name = ws.find(role).map(|role| role.name.clone()).unwrap_or_default();
    match role_plural(&name) {
        Some(plural) => (plural, true),
        None => (name, false),
    }
}

/// The title of the page: `Data Engineers are over capacity from June to October`.
pub fn title(ws: &Workspace, heatmap: &Heatmap, summary: &Summary, locale: Locale) -> String {
    if summary.balance.demand == 0 {
        return CapacityText::TitleEmpty.say().to_owned();
    }
    let Some(worst) = summary.worst() else {
        return CapacityText::TitleFits.say().to_owned();
    };
    let (roles, plural) = subject(ws, worst.role);
    let pick = |are, other| if plural { are } else { other };
    let all = locale.count(summary.buckets);
    let over = locale.count(worst.buckets_over);
    let run = worst.run.clone().filter(|_| worst.is_one_run).unwrap_or_default();
    let name = |at: usize| period_name(ws, heatmap, at, summary.buckets, locale);
    let (from, to) = (name(run.start), name(run.end.saturating_sub(1)));
    let text = match run.len() {
        0 => pick(CapacityText::TitleSome, CapacityText::TitleSomeOther),
        1 => pick(CapacityText::TitleOne, CapacityText::TitleOneOther),
        _ => pick(CapacityText::TitleRun, CapacityText::TitleRunOther),
    };
    text.with(&[("roles", &roles), ("from", &from), ("to", &to), ("over", &over), ("all", &all)])
}

/// A period as a sentence names it: a month without its year where no other month shares the
/// name, else in full.
fn period_name(
    ws: &Workspace,
    heatmap: &Heatmap,
    at: usize,
    buckets: usize,
    locale: Locale,
) -> String {
    let Some(bucket) = heatmap.buckets.get(at) else { return String::new() };
    if heatmap.grain == Grain::Month && buckets <= 12 {
        let month = Month::of(bucket.first);
        let name = locale.table().months_long.get(month.month() as usize - 1);
        return name.copied().unwrap_or_default().to_owned();
    }
    let headers = Headers::new(heatmap, &ws.settings(), locale);
    headers.columns.get(at).map(|column| column.long.clone()).unwrap_or_default()
}

/// What Home says of the worst role over so many months.
pub fn home_sentence(ws: &Workspace, summary: &Summary, locale: Locale) -> String {
    let Some(worst) = summary.worst() else {
        return CapacityText::HomeFits.say().to_owned();
    };
    let (roles, plural) = subject(ws, worst.role);
    let text = if plural { CapacityText::HomeOver } else { CapacityText::HomeOverOther };
    let over = locale.count(worst.buckets_over);
    text.with(&[("roles", &roles), ("over", &over), ("all", &locale.count(summary.buckets))])
}

/// The line below the title: `Q2: supply 11.6 FTE · demand 11.5. In balance overall, but …`.
pub fn sub_line(ws: &Workspace, summary: &Summary, period: &str, locale: Locale) -> String {
    let one = |fte: Option<f64>| locale.number(fte.unwrap_or(0.0), 1);
    let two = |fte: Option<f64>| locale.number(fte.unwrap_or(0.0), 2);
    let balance = &summary.balance;
    let (supply, demand) = (one(balance.available_fte()), one(balance.demand_fte()));
    let first =
        CapacityText::SubLine.with(&[("period", period), ("supply", &supply), ("demand", &demand)]);
    let short_by = |role: &RoleOutlook| role.balance.demand - role.balance.available;
    let shortest = summary.roles.iter().filter(|role| short_by(role) > 0);
    let shortest = shortest.max_by_key(|role| (short_by(role), std::cmp::Reverse(role.role)));
    let second = if balance.demand > balance.available {
        let gap = two(balance.free_fte().map(|free| -free));
        CapacityText::SubShort.with(&[("gap", &gap)])
    } else if let Some(role) = shortest {
        let (roles, plural) = subject(ws, role.role);
        let gap = two(role.balance.free_fte().map(|free| -free));
        let text = if plural { CapacityText::SubButShort } else { CapacityText::SubButShortOther };
        text.with(&[("roles", &roles), ("gap", &gap)])
    } else {
        CapacityText::SubBalanced.say().to_owned()
    };
    format!("{first} {second}")
}
