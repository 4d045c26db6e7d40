//! From one version to another: what changed, and how much each group of changes gave.

use super::compare::version;
use crate::analysis::scenario::{Figures, Group, Measure, contributions};
use crate::edit::{Patch, difference};
use crate::model::{Id, Money, RecordKind, Scenario, Workspace};
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::{Text as _, scenario::ScenarioText as T};
use chrono::NaiveDate;

/// Places of the scale of the bars: their lengths are in thousandths of it.
pub const SCALE: f64 = 1000.0;

/// One bar of the waterfall.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it stands for.
    pub title: String,
    /// How many records changed; none for the two ends.
    pub records: Option<String>,
    /// The contribution with its sign; none for the two ends.
    pub change: Option<String>,
    /// The figure after it.
    pub after: String,
    /// Where the bar begins and how long it is, in thousandths of the scale.
    pub span: (f64, f64),
    /// Whether the figure goes up, down, or is one of the two ends.
    pub tone: &'static str,
}

/// The way from one version to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Way {
    first: Figures,
    steps: Vec<(Group, usize, Figures)>,
    ends: [String; 2],
}

impl Way {
    /// The way between two versions, the plan where no scenario is named; `None` where one of them
    /// cannot be read. The groups that change anything are made one after the other.
    pub fn new(
        plan: &Workspace,
        (from, to): (Option<Id<Scenario>>, Option<Id<Scenario>>),
        as_of: NaiveDate,
    ) -> Option<Self> {
        let (from, to) = (version(plan, from)?, version(plan, to)?);
        let mut patches = difference(&from.workspace, &to.workspace);
        patches.retain(|patch| patch.at().kind != RecordKind::Scenario);
        let mut now = from.workspace.clone();
        let mut steps = Vec::new();
        for group in Group::ALL {
            let own = |patch: &&Patch| Group::of(patch.at().kind) == group;
            let own: Vec<&Patch> = patches.iter().filter(own).collect();
            if own.is_empty() {
                continue;
            }
            for patch in &own {
                // The patches of a difference touch a field each and so fit in any order.
                _ = patch.apply(&mut now);
            }
            let mut at: Vec<_> = own.iter().map(|patch| patch.at()).collect();
            at.dedup();
            steps.push((group, at.len(), Figures::of(&now, as_of)));
        }
        let first = Figures::of(&from.workspace, as_of);
        Some(Self { first, steps, ends: [from.name, to.name] })
    }

    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// The bars of a figure: where it begins, what each group gives, where it ends.
    pub fn bars(&self, measure: Measure, locale: Locale) -> Vec<Bar> {
        let after: Vec<Figures> = self.steps.iter().map(|(_, _, after)| after.clone()).collect();
        let gives = contributions(measure, &self.first, &after);
        let start = measure.of(&self.first);
        let ends = after.iter().map(|after| measure.of(after));
        let most = ends.fold(start, f64::max).max(f64::MIN_POSITIVE);
        let place = |value: f64| value.max(0.0) / most * SCALE;
        let said = |value| figure_text(measure, value, &self.first, locale);
        let whole = |title: &String, value: f64| Bar {
            title: title.clone(),
            records: None,
            change: None,
            after: said(value),
            span: (0.0, place(value)),
            tone: "end",
        };
        let [from, to] = &self.ends;
        let mut bars = vec![whole(from, start)];
        let mut now = start;
        for ((group, records, _), gives) in self.steps.iter().zip(gives) {
            let (before, after) = (now, now + gives);
            now = after;
            let (low, high) = (place(before.min(after)), place(before.max(after)));
            bars.push(Bar {
                title: group_title(*group).to_owned(),
                records: Some(locale.count(*records)),
                change: Some(change_text(measure, gives, &self.first, locale)),
                after: said(after),
                span: (low, high - low),
                tone: if gives < 0.0 { "down" } else { "up" },
            });
        }
        bars.push(whole(to, now));
        bars
    }
}

/// The name of a group of changes.
pub fn group_title(group: Group) -> &'static str {
    let text = match group {
        Group::Money => T::GroupMoney,
        Group::Scoring => T::GroupScoring,
        Group::Projects => T::GroupProjects,
        Group::People => T::GroupPeople,
        Group::Work => T::GroupWork,
        Group::Rest => T::GroupRest,
    };
    text.say()
}

/// The name of a measure.
pub fn measure_title(measure: Measure) -> &'static str {
    let text = match measure {
        Measure::Value => T::Value,
        Measure::Cost => T::Cost,
        Measure::Over => T::Over,
        Measure::Short => T::Short,
    };
    text.say()
}

/// The measures with their codes in addresses.
pub const MEASURES: [(Measure, &str); 4] = [
    (Measure::Value, "value"),
    (Measure::Cost, "cost"),
    (Measure::Over, "over"),
    (Measure::Short, "short"),
];

fn figure_text(measure: Measure, value: f64, of: &Figures, locale: Locale) -> String {
    match measure {
        Measure::Cost => locale.money(Money::new(value as i64, of.currency), MoneyStyle::Short),
        Measure::Short => locale.number(value, 1),
        Measure::Value | Measure::Over => locale.number(value, 0),
    }
}

fn change_text(measure: Measure, value: f64, of: &Figures, locale: Locale) -> String {
    match measure {
        Measure::Cost if value > 0.0 => format!("+{}", figure_text(measure, value, of, locale)),
        Measure::Cost => figure_text(measure, value, of, locale),
        Measure::Short => locale.signed(value, 1),
        Measure::Value | Measure::Over => locale.signed(value, 0),
    }
}
