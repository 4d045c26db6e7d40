//! The methods side by side: ranks of every project by each, and how the chosen one counts.

use crate::analysis::method::{Change, Comparison, Method, Missing, Outcome, Quadrant, Sheet};
use crate::edit::{Command, Label, Verb};
use crate::model::order::OrderKey;
use crate::model::{
    Criterion, CriterionRole, CriterionSource, Id, Moscow, Project, Record as _, RecordKind, Typed,
    Uid, Value, Workspace,
};
use crate::order::Sorted as _;
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::Text as _;
use crate::present::text::fields::choice_label;
use crate::present::text::method::MethodText as T;

use super::step::{Step, set_field};

/// How many of the first projects the title looks at.
const TOP: usize = 10;

/// A method with its name and agreement, as the head of a column.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodHead {
    /// The method.
    pub method: Method,
    /// Its name.
    pub name: &'static str,
    /// Its agreement with the ranking, −1 to 1.
    pub agreement: String,
    /// Whether it is the chosen one.
    pub chosen: bool,
}

/// A project with its ranks.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodRow {
    /// The project.
    pub project: Uid,
    /// Its name.
    pub name: String,
    /// Its rank by each method, in the order of the heads.
    pub ranks: Vec<String>,
    /// How far its best and its worst rank lie apart.
    pub spread: String,
    /// How the chosen method counts.
    pub why: String,
    /// How much it is needed.
    pub need: Option<Moscow>,
}

/// The page of the methods.
#[derive(Clone, Debug, PartialEq)]
pub struct MethodPage {
    /// The finding.
    pub title: String,
    /// The formula of the chosen method.
    pub about: &'static str,
    /// What a new project does to the order of two others, and what came of trying it.
    pub effect: String,
    /// Why the chosen method ranks nothing.
    pub missing: Option<String>,
    /// The parts of its formula that no criterion stands for.
    pub lacks: Vec<CriterionRole>,
    /// The criteria that stand for its parts.
    pub criteria: Vec<(Uid, String)>,
    /// The methods that rank.
    pub heads: Vec<MethodHead>,
    /// The projects by the chosen method.
    pub rows: Vec<MethodRow>,
    /// What is to be noted of the must-haves.
    pub musts: Option<String>,
}

/// The name of a method.
pub fn method_name(method: Method) -> &'static str {
    let text = match method {
        Method::Fixed => T::Fixed,
        Method::Pairwise => T::Pairwise,
        Method::MinMax => T::MinMax,
        Method::Ratio => T::Ratio,
        Method::Vector => T::Vector,
        Method::ZScore => T::ZScore,
        Method::Topsis => T::Topsis,
        Method::Wsjf => T::Wsjf,
        Method::Rice => T::Rice,
        Method::DelayCost => T::DelayCost,
        Method::ValueEffort => T::ValueEffort,
        Method::Moscow => T::Moscow,
    };
    text.say()
}

fn about(method: Method) -> &'static str {
    let text = match method {
        Method::Fixed => T::AboutFixed,
        Method::Pairwise => T::AboutPairwise,
        Method::MinMax => T::AboutMinMax,
        Method::Ratio => T::AboutRatio,
        Method::Vector => T::AboutVector,
        Method::ZScore => T::AboutZScore,
        Method::Topsis => T::AboutTopsis,
        Method::Wsjf => T::AboutWsjf,
        Method::Rice => T::AboutRice,
        Method::DelayCost => T::AboutDelayCost,
        Method::ValueEffort => T::AboutValueEffort,
        Method::Moscow => T::AboutMoscow,
    };
    text.say()
}

/// The name of a part of a formula.
pub fn role_name(role: CriterionRole) -> &'static str {
    choice_label(RecordKind::Criterion, "role", role.code()).unwrap_or(role.code())
}

/// The page for a chosen method.
pub fn methods(
    workspace: &Workspace,
    sheet: &Sheet,
    compared: &Comparison,
    chosen: Method,
) -> MethodPage {
    let locale = Locale::of(&workspace.settings());
    let ranking: Vec<&Outcome> =
        compared.outcomes.iter().filter(|outcome| outcome.missing.is_none()).collect();
    let own = compared.outcomes.iter().find(|outcome| outcome.method == chosen);
    let head = |outcome: &&Outcome| MethodHead {
        method: outcome.method,
        name: method_name(outcome.method),
        agreement: outcome.agreement.map_or(NO_VALUE.to_owned(), |tau| locale.number(tau, 2)),
        chosen: outcome.method == chosen,
    };
    let criteria = workspace.table::<Criterion>();
    let of_method = criteria
        .in_order()
        .into_iter()
        .filter(|criterion| criterion.role.is_some_and(|role| chosen.roles().contains(&role)));
    MethodPage {
        title: title(&ranking, locale),
        about: about(chosen),
        effect: effect(workspace, sheet, chosen, locale),
        missing: own.and_then(|own| own.missing.as_ref()).map(|why| missing(workspace, why)),
        lacks: sheet.lacks(chosen),
        criteria: of_method.map(|at| (at.uid, at.name.clone())).collect(),
        heads: ranking.iter().map(head).collect(),
        rows: rows(workspace, sheet, &ranking, own, locale),
        musts: musts(compared, locale).filter(|_| chosen == Method::Moscow),
    }
}

/// What a project that comes or goes does to others, in principle and as tried.
fn effect(workspace: &Workspace, sheet: &Sheet, chosen: Method, locale: Locale) -> String {
    let rule = if chosen.can_reverse() { T::Reverses.say() } else { T::Steady.say() };
    let Some(found) = sheet.reversals(chosen).filter(|found| found.tried > 0) else {
        return rule.to_owned();
    };
    let mut said = vec![rule.to_owned()];
    said.push(match found.most {
        None => T::TriedNone.say().to_owned(),
        Some((project, change, pairs)) => {
            let name = workspace.find(project).map_or(NO_VALUE, |project| project.name.as_str());
            let text = match change {
                Change::Without => T::TriedWithout,
                Change::Twice => T::TriedTwice,
            };
            text.with(&[
                ("turning", &locale.count(found.turning)),
                ("tried", &locale.count(found.tried)),
                ("pairs", &locale.count(pairs)),
                ("project", name),
            ])
        }
    });
    said.extend((!found.is_whole).then(|| T::TriedPart.say().to_owned()));
    said.join(" ")
}

fn musts(compared: &Comparison, locale: Locale) -> Option<String> {
    let musts = compared.musts?;
    let text = if musts.is_over() { T::MustShareOver } else { T::MustShare };
    Some(text.with(&[("share", &locale.percent(musts.share(), 0))]))
}

/// How many projects every method puts among the first.
fn title(ranking: &[&Outcome], locale: Locale) -> String {
    if ranking.len() < 2 {
        return if ranking.is_empty() { T::TitleNone.say() } else { T::TitleOne.say() }.to_owned();
    }
    let projects = ranking.first().map_or(0, |outcome| outcome.ranks.len());
    let top = TOP.min(projects);
    let first = |outcome: &&Outcome, at: usize| {
        outcome.ranks.get(at).copied().flatten().is_some_and(|rank| rank <= top)
    };
    let same = (0..projects).filter(|at| ranking.iter().all(|outcome| first(outcome, *at))).count();
    let top = locale.count(top);
    match same {
        0 => T::TitleApart.with(&[("top", &top)]),
        _ => T::Title.with(&[("count", &locale.count(same)), ("top", &top)]),
    }
}

fn missing(workspace: &Workspace, why: &Missing) -> String {
    let text = match why {
        Missing::Roles(roles) => {
            let names: Vec<&str> = roles.iter().map(|role| role_name(*role)).collect();
            return T::LacksRoles.with(&[("roles", &names.join(", "))]);
        }
        Missing::NotPositive(id) => {
            let name = workspace.find(*id).map_or("", |criterion| criterion.name.as_str());
            return T::LacksPositive.with(&[("criterion", name)]);
        }
        Missing::Weights => T::LacksWeights,
        Missing::Values => T::LacksValues,
        Missing::Needs => T::LacksNeeds,
        Missing::Comparisons => T::LacksComparisons,
        Missing::Unconnected => T::LacksConnected,
        Missing::TooMany => T::LacksTooMany,
    };
    text.say().to_owned()
}

/// The projects by the chosen method; those it says nothing of come last.
fn rows(
    workspace: &Workspace,
    sheet: &Sheet,
    ranking: &[&Outcome],
    own: Option<&Outcome>,
    locale: Locale,
) -> Vec<MethodRow> {
    let rank = |outcome: &Outcome, at: usize| outcome.ranks.get(at).copied().flatten();
    let mut order: Vec<usize> = (0..sheet.projects.len()).collect();
    order.order_by_key(|at| own.and_then(|own| rank(own, *at)).unwrap_or(usize::MAX));
    let quadrants = match own.map(|own| own.method) {
        Some(Method::ValueEffort) => sheet.quadrants(),
        _ => Vec::new(),
    };
    let row = |at: usize| {
        let id = *sheet.projects.get(at)?;
        let project: &Project = workspace.find(id)?;
        let ranks: Vec<Option<usize>> = ranking.iter().map(|outcome| rank(outcome, at)).collect();
        let known = || ranks.iter().copied().flatten();
        let spread = known().max().zip(known().min()).map(|(worst, best)| worst - best);
        let figure = |rank: Option<usize>| rank.map_or(NO_VALUE.to_owned(), |r| locale.count(r));
        let quadrant = quadrants.get(at).copied().flatten().map(quadrant_name);
        let sum = own.and_then(|own| arithmetic(sheet, own, at, locale));
        let why = match (sum, quadrant) {
            (Some(sum), Some(quadrant)) => format!("{sum} · {quadrant}"),
            (Some(sum), None) => sum,
            (None, _) => T::NoFigure.say().to_owned(),
        };
        Some(MethodRow {
            project: id.uid(),
            name: project.name.clone(),
            ranks: ranks.into_iter().map(figure).collect(),
            spread: figure(spread),
            why,
            need: project.moscow,
        })
    };
    order.into_iter().filter_map(row).collect()
}

fn quadrant_name(quadrant: Quadrant) -> &'static str {
    let text = match quadrant {
        Quadrant::QuickWin => T::QuickWin,
        Quadrant::BigBet => T::BigBet,
        Quadrant::FillIn => T::FillIn,
        Quadrant::MoneyPit => T::MoneyPit,
    };
    text.say()
}

/// The figure of a project with the parts it is made of.
fn arithmetic(sheet: &Sheet, outcome: &Outcome, at: usize, locale: Locale) -> Option<String> {
    let score = outcome.scores.get(at).copied().flatten()?;
    let decimals = match score.abs() {
        100.0.. => 0,
        1.0.. => 2,
        _ => 3,
    };
    let figure = |number: f64| locale.number_input(number);
    let score = locale.number(score, decimals);
    if outcome.method == Method::ValueEffort {
        return Some(score);
    }
    let parts: Vec<String> = match outcome.method.roles() {
        [] => Vec::new(),
        _ => sheet.parts(outcome.method, at)?.into_iter().map(figure).collect(),
    };
    Some(match (outcome.method, parts.as_slice()) {
        (Method::Moscow, _) => {
            let need = sheet.needs.get(at).copied().flatten()?;
            choice_label(RecordKind::Project, "moscow", need.code()).unwrap_or_default().to_owned()
        }
        (method, [a, b, c, d]) => {
            let text = if method == Method::Rice { T::Product3 } else { T::Sum3 };
            text.with(&[("a", a), ("b", b), ("c", c), ("d", d), ("score", &score)])
        }
        (_, [a, b]) => T::Quotient.with(&[("a", a), ("b", b), ("score", &score)]),
        _ => score,
    })
}

/// New criteria that stand for the parts of a method's formula; their records get the ids given.
pub fn add_roles(workspace: &Workspace, roles: &[CriterionRole], uids: &[Uid]) -> Step {
    let table = workspace.table::<Criterion>();
    let last = table.in_order().last().map(|last| last.base().order.clone());
    let keys = OrderKey::run(last.as_ref(), roles.len());
    let add = |((role, uid), order): ((&CriterionRole, &Uid), OrderKey)| {
        let mut criterion = Criterion::empty(*uid);
        criterion.base_mut().order = order;
        criterion.name = role_name(*role).to_owned();
        criterion.role = Some(*role);
        criterion.source = Some(CriterionSource::Scored);
        let (low, high) = role_scale(*role);
        (criterion.low, criterion.high) = (Some(low), Some(high));
        Command::Add(criterion.to_arc())
    };
    let commands = roles.iter().zip(uids).zip(keys).map(add).collect();
    let label = Label::many(Verb::SetUp, RecordKind::Criterion, roles.len());
    Step { command: Command::Batch(commands), label }
}

/// The scale on which a part of a formula is usually given.
fn role_scale(role: CriterionRole) -> (f64, f64) {
    match role {
        CriterionRole::Value | CriterionRole::Urgency | CriterionRole::RiskReduction => (1.0, 20.0),
        CriterionRole::JobSize => (1.0, 20.0),
        CriterionRole::Reach | CriterionRole::DelayCost => (0.0, 1e9),
        CriterionRole::Impact => (0.0, 3.0),
        CriterionRole::Confidence => (0.0, 1.0),
        CriterionRole::Effort | CriterionRole::Weeks => (0.0, 1_000.0),
    }
}

/// Another need of a project.
pub fn need(workspace: &Workspace, project: Uid, need: Option<Moscow>) -> Option<Step> {
    let held: &Project = workspace.find(Id::new(project))?;
    let value = need.map_or(Value::Empty, |need| Value::Choice(need.code().to_owned()));
    (held.moscow != need)
        .then(|| set_field(RecordKind::Project, project, "moscow", value, &held.name))?
}

#[cfg(test)]
#[path = "methods_tests.rs"]
mod tests;
