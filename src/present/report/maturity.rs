//! The report of a maturity assessment, built of what the page shows of it.

use super::parts::{
    claims, comments, disagreements, distributions, gaps, grid_or_none, groups, results, roadmap,
    statements, text,
};
use super::privacy::{Leave, Leaving, Names, PEOPLE_MIN};
use super::{Block, Report, Section};
use crate::analysis::maturity::panel::{Opinion, PanelView};
use crate::analysis::maturity::roadmap::Roadmap;
use crate::analysis::maturity::waves::Plan;
use crate::analysis::maturity::{Model, Options, Profile, profile_of};
use crate::model::{AnswerSight, Assessment};
use crate::order::Sorted;
use crate::present::maturity::claims::ClaimRow;
use crate::present::maturity::people::{priorities, to_talk_about, took_part};
use crate::present::maturity::{Results, assessment_name, benchmarks};
use crate::present::number::Locale;
use crate::present::text::{Text, report::ReportText as T};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Entries of a list on the first page.
const FIRST: usize = 3;

/// Everything a report is made of.
pub struct Told<'a> {
    /// Whose workspace it is.
    pub workspace: &'a str,
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The part of the model that was asked.
    pub model: &'a Model,
    /// What everybody said.
    pub panel: &'a PanelView,
    /// Scores as the evidence carries them.
    pub evidenced: &'a Profile,
    /// The results in words.
    pub results: &'a Results,
    /// The roadmap and its quarters.
    pub road: (&'a Roadmap, &'a Plan),
    /// Claims held against the workspace.
    pub claims: &'a [ClaimRow],
    /// Practice → comments.
    pub comments: &'a BTreeMap<String, Vec<String>>,
    /// Group → people who answered.
    pub group_sizes: &'a BTreeMap<String, usize>,
    /// Names of the respondents, where they gave them.
    pub respondents: &'a [String],
    /// Names of everybody else the workspace knows.
    pub known: &'a [String],
    /// Heading and lines of the comparison with an earlier one.
    pub since: Option<&'a (String, Vec<String>)>,
    /// The day it is made.
    pub today: NaiveDate,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// What is to leave.
    pub leave: Leave,
}

impl Told<'_> {
    /// Whether answers are anonymous.
    fn anonymous(&self) -> bool {
        matches!(self.assessment.sight, None | Some(AnswerSight::Anonymous))
    }

    /// Whether others than the assessor answered.
    fn of_many(&self) -> bool {
        !self.assessment.packets.is_empty()
    }

    /// Whether what was said of a practice would show what single persons said.
    pub fn is_hidden(&self, own: &Opinion) -> bool {
        let n = own.spread.as_ref().map_or(0, |spread| spread.n);
        self.of_many() && (self.anonymous() || self.leave.anonymise) && n < PEOPLE_MIN
    }

    /// Names that are taken out where names are not to leave.
    fn names(&self) -> Names {
        let own = [self.assessment.assessor.clone()];
        let owners = self.assessment.owners.values().cloned();
        let others = self.respondents.iter().chain(self.known).cloned();
        Names::new(own.into_iter().chain(owners).chain(others))
    }

    /// Names that the report shows by themselves, not within a text.
    fn shown_names(&self) -> Vec<String> {
        let own = [self.assessment.assessor.clone()];
        let named = self.assessment.sight == Some(AnswerSight::Named);
        let who = self.respondents.iter().filter(|_| named && self.leave.comments).cloned();
        let owners = self.assessment.owners.values().cloned();
        let all = own.into_iter().chain(who).chain(owners).filter(|name| !name.is_empty());
        crate::order::set_of(all).into_iter().collect()
    }
}

/// Why there can be no report: too few people behind anonymous answers.
pub fn refusal(told: &Told<'_>) -> Option<String> {
    let few = told.of_many() && told.anonymous() && told.panel.respondents < PEOPLE_MIN;
    let count = told.locale.count(told.panel.respondents);
    few.then(|| T::TooFew.with(&[("count", &count)]))
}

/// What would leave.
pub fn leaving(told: &Told<'_>) -> Vec<Leaving> {
    let (names, shown) = (told.names(), told.shown_names());
    let spoken = told.comments.values().flatten().filter(|_| told.leave.comments);
    let reasons = || told.assessment.reasons.values().filter(|_| told.leave.reasons);
    let evidence = || told.assessment.evidence.values().filter(|_| told.leave.reasons);
    let texts = spoken.chain(reasons()).chain(evidence());
    let within: usize = texts.map(|text| names.taken_out(text).1).sum();
    let count = |n: usize| told.locale.count(n);
    let line = |text: T, n: usize, leaves: bool, samples: Vec<String>| Leaving {
        what: text.with(&[("count", &count(n))]),
        samples,
        leaves,
    };
    let comments: usize = told.comments.values().map(Vec::len).sum();
    let with_names = told.assessment.sight == Some(AnswerSight::Named) && !told.leave.anonymise;
    let of_comments = if with_names { T::CommentsNamed } else { T::CommentsCount };
    let groups = told.group_sizes.values().filter(|_| told.of_many());
    let small = groups.filter(|size| **size < PEOPLE_MIN).count();
    let why = reasons().count() + evidence().flat_map(|text| text.lines()).count();
    let open = !told.leave.anonymise;
    let named = if open { T::NamesLeave } else { T::NamesStay };
    vec![
        line(named, shown.len(), open && !shown.is_empty(), if open { shown } else { Vec::new() }),
        line(T::NamesInText, within, open && within > 0, Vec::new()),
        line(of_comments, comments, told.leave.comments && comments > 0, Vec::new()),
        line(T::ReasonsCount, why, told.leave.reasons && why > 0, Vec::new()),
        line(T::GroupsCount, small, false, Vec::new()),
    ]
}

/// The report; nothing where too few people are behind it.
pub fn report(told: &Told<'_>) -> Option<Report> {
    if refusal(told).is_some() {
        return None;
    }
    let names = told.names();
    let clean = |text: &str| match told.leave.anonymise {
        true => names.taken_out(text).0,
        false => text.to_owned(),
    };
    let name = clean(&assessment_name(told.assessment, told.locale));
    let section = |id, title: T, blocks| Section { id, title: title.say(), blocks };
    let mut sections = vec![
        section("summary", T::Summary, summary(told)),
        section("scope", T::Scope, scope(told, &clean)),
        section("people", T::People, people(told)),
        section("results", T::Results, vec![results(told)]),
        section("strengths", T::Strengths, vec![Block::List(strengths(told, 10))]),
        section("disagreements", T::Disagreements, vec![disagreements(told, &clean)]),
        section("gaps", T::Gaps, vec![gaps(told)]),
        section("roadmap", T::Roadmap, roadmap(told, &clean)),
        section("claims", T::Claims, vec![claims(told)]),
    ];
    if let Some((heading, lines)) = told.since {
        let blocks = vec![Block::Heading(clean(heading)), Block::List(lines.clone())];
        sections.push(section("changes", T::Changes, blocks));
    }
    sections.push(section("distributions", T::Distributions, vec![distributions(told)]));
    sections.push(section("comments", T::Comments, comments(told, &clean)));
    sections.push(section("statements", T::Statements, formulas(told, &clean)));
    sections.push(section("context", T::Context, context()));
    let date = told.locale.date(told.assessment.date.unwrap_or(told.today));
    Some(Report {
        title: T::Title.with(&[("name", &name)]),
        sub_line: T::SubLine.with(&[("workspace", told.workspace), ("date", &date)]),
        mark: T::Mark.say().to_owned(),
        sections,
    })
}

/// The page that stands for the whole report.
fn summary(told: &Told<'_>) -> Vec<Block> {
    let figure = |own: &crate::present::maturity::Figure| {
        [own.name.to_owned(), own.value.clone(), own.note.to_owned()]
    };
    let first = |lines: Vec<String>| match lines.is_empty() {
        true => Block::Text(T::None.say().to_owned()),
        false => Block::List(lines),
    };
    let gap = |row: &crate::present::maturity::GapRow| format!("{}: {}", row.name, row.gap);
    let talk = to_talk_about(told.panel, told.model, told.locale);
    let hidden =
        |id: &str| told.panel.opinions.iter().any(|own| own.practice == id && told.is_hidden(own));
    let talk = talk.into_iter().filter(|(id, _)| !hidden(id)).map(|(_, line)| line);
    let step = |step: &crate::analysis::maturity::Step| {
        crate::present::maturity::road::name_of(told.model, step)
    };
    let steps = told.road.1.waves.iter().flat_map(|wave| &wave.steps).take(FIRST).map(step);
    let heading = |text: T| Block::Heading(text.say().to_owned());
    vec![
        Block::Text(told.results.title.clone()),
        Block::Text(match told.of_many() {
            true => took_part(told.panel, told.locale),
            false => T::Alone.say().to_owned(),
        }),
        Block::Figures(told.results.figures.iter().map(figure).collect()),
        heading(T::StrongestNow),
        first(strengths(told, FIRST)),
        heading(T::LargestGaps),
        first(told.results.gaps.iter().take(FIRST).map(gap).collect()),
        heading(T::TalkAbout),
        first(talk.take(FIRST).collect()),
        heading(T::FirstSteps),
        first(steps.collect()),
    ]
}

/// The domains with the highest score, none below the overall one.
fn strengths(told: &Told<'_>, most: usize) -> Vec<String> {
    let options = Options { domain_weights: told.assessment.weights.clone() };
    let targets = &told.assessment.targets;
    let profile = profile_of(told.model, &told.panel.scores(), targets, &options);
    let Some(overall) = &profile.overall else { return Vec::new() };
    let domains = profile.domains.iter();
    let mut scored: Vec<(&str, f64)> =
        domains.filter_map(|domain| Some((domain.name.as_str(), domain.score?))).collect();
    scored.retain(|(_, score)| *score >= overall.score);
    scored.order_by(|a, b| b.1.total_cmp(&a.1));
    let line = |(name, score): &(&str, f64)| {
        T::StrengthLine.with(&[("name", name), ("score", &told.locale.number(*score, 1))])
    };
    scored.iter().take(most).map(line).collect()
}

/// What was asked, of whom, when and how.
fn scope(told: &Told<'_>, clean: &dyn Fn(&str) -> String) -> Vec<Block> {
    let sight = match told.assessment.sight {
        None | Some(AnswerSight::Anonymous) => T::SightAnonymous,
        Some(AnswerSight::ByGroup) => T::SightGroup,
        Some(AnswerSight::Named) => T::SightNamed,
    };
    let mut lines = Vec::new();
    if !told.assessment.scope.is_empty() {
        lines.push(T::ScopeLine.with(&[("scope", &clean(&told.assessment.scope))]));
    }
    lines.push(T::ModelLine.with(&[
        ("title", &told.model.title),
        ("id", &told.model.id),
        ("version", &told.model.version),
        ("count", &told.locale.count(told.model.practices().count())),
        ("domains", &told.locale.count(told.model.domains.len())),
    ]));
    if !told.assessment.assessor.is_empty() && !told.leave.anonymise {
        lines.push(T::AssessorLine.with(&[("name", &told.assessment.assessor)]));
    }
    lines.push(T::WhoSees.with(&[("sight", sight.say())]));
    let method = [T::MethodLine, T::EvidenceLine].map(|text| Block::Text(text.say().to_owned()));
    [Block::List(lines)].into_iter().chain(method).collect()
}

/// Who took part, in numbers alone.
fn people(told: &Told<'_>) -> Vec<Block> {
    if !told.of_many() {
        return vec![Block::Text(T::Alone.say().to_owned())];
    }
    let mut blocks = vec![Block::Text(took_part(told.panel, told.locale))];
    blocks.extend(groups(told));
    let enough = told.panel.priorities.filter(|own| own.rankings >= PEOPLE_MIN);
    let ranked = enough.and_then(|_| priorities(told.panel, told.model, told.locale));
    blocks.extend(ranked.map(Block::Text));
    blocks
}

/// How every figure is reckoned.
fn formulas(told: &Told<'_>, clean: &dyn Fn(&str) -> String) -> Vec<Block> {
    let lines = [
        T::FormulaPractice,
        T::FormulaDomain,
        T::FormulaIndex,
        T::FormulaAgreement,
        T::FormulaRank,
        T::FormulaPriority,
        T::FormulaEffort,
    ];
    let why = told.results.figures.iter().map(|figure| format!("{}: {}", figure.name, figure.why));
    let lines = lines.map(|text| text.say().to_owned()).into_iter().chain(why);
    vec![
        statements(told, clean),
        Block::Heading(T::Formulas.say().to_owned()),
        Block::List(lines.collect()),
    ]
}

/// Published figures with their sources, beside the result and never in it.
fn context() -> Vec<Block> {
    let row = |(figure, source): (&str, &str)| vec![text(figure), text(source)];
    let heads = [T::ContextFigure, T::ContextSource];
    vec![
        Block::Text(T::ContextNote.say().to_owned()),
        grid_or_none(T::Context, &heads, benchmarks().into_iter().map(row).collect()),
    ]
}
