//! The domains of a result, row by row, with their practices and what blocks the next level.

use super::{charts, short};
use crate::analysis::maturity::{
    Block, BlockRule, DomainProfile, Dropped, Model, PracticeProfile, Profile, Standing, Tier,
};
use crate::model::Assessment;
use crate::present::chart::Mark;
use crate::present::number::{Locale, NO_VALUE};
use crate::present::text::Text;
use crate::present::text::maturity::MaturityText as T;

/// One practice of a domain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PracticeRow {
    /// Practice id.
    pub id: String,
    /// Name to show, with the mark of a key practice.
    pub name: String,
    /// Weight within the domain.
    pub weight: String,
    /// The answer in words.
    pub answer: String,
    /// The statement of the level answered; empty where there is none.
    pub statement: String,
    /// The remark.
    pub remark: String,
    /// The action that lifts to the next level; empty at the top and without a score.
    pub action: String,
}

/// One domain.
#[derive(Clone, Debug, PartialEq)]
pub struct DomainRow {
    /// Domain id.
    pub id: String,
    /// Name to show.
    pub name: String,
    /// Whether it comes first on the way up.
    pub essential: bool,
    /// Score to one decimal, or –.
    pub now: String,
    /// Target level, 1 to 5.
    pub target: f64,
    /// Weighted shortfall with its sign, or –.
    pub gap: String,
    /// Attained level, or –.
    pub attained: String,
    /// Weight used.
    pub weight: f64,
    /// The dots, laid out in [`charts::PLOT`].
    pub plot: Vec<Mark>,
    /// The dots in words.
    pub plot_label: String,
    /// What blocks the next level: a heading and lines of text.
    pub blocks: (String, Vec<String>),
    /// The practices in the order of the model.
    pub practices: Vec<PracticeRow>,
}

/// The rows in the order of the model.
pub(super) fn rows(
    assessment: &Assessment,
    model: &Model,
    profile: &Profile,
    locale: Locale,
) -> Vec<DomainRow> {
    let row = |domain: &DomainProfile| {
        let gap = profile.gaps.iter().find(|gap| gap.domain == domain.id);
        let known = model.domain(&domain.id);
        let none = || NO_VALUE.to_owned();
        let practice = |practice| practice_row(assessment, model, practice, locale);
        DomainRow {
            id: domain.id.clone(),
            name: domain.name.clone(),
            essential: known.is_some_and(|known| known.tier == Tier::Essential),
            now: domain.score.map_or_else(none, |score| locale.number(score, 1)),
            target: domain.target,
            gap: gap.map_or_else(none, |gap| locale.number(-gap.mean_gap, 1)),
            attained: domain.attained.map_or_else(none, |level| level.to_string()),
            weight: domain.weight,
            plot: charts::row_marks(domain.score, range(domain), domain.target, domain.attained),
            plot_label: plot_label(domain, locale),
            blocks: blocks(domain, locale),
            practices: domain.practices.iter().map(practice).collect(),
        }
    };
    profile.domains.iter().map(row).collect()
}

/// The lowest and the highest score of a domain's practices.
pub(super) fn range(domain: &DomainProfile) -> Option<(f64, f64)> {
    let scores = || domain.practices.iter().filter_map(|practice| practice.standing.score());
    let low = scores().fold(f64::INFINITY, f64::min);
    let high = scores().fold(f64::NEG_INFINITY, f64::max);
    (low <= high).then_some((low, high))
}

/// What the dots of a domain say to those who do not see them.
fn plot_label(domain: &DomainProfile, locale: Locale) -> String {
    let target = locale.number(domain.target, 1);
    let (Some(score), Some((low, high))) = (domain.score, range(domain)) else {
        return T::PlotNone.with(&[("target", &target)]);
    };
    T::PlotLabel.with(&[
        ("now", &locale.number(score, 1)),
        ("low", &short(low, locale)),
        ("high", &short(high, locale)),
        ("attained", &domain.attained.map_or(String::new(), |level| level.to_string())),
        ("target", &target),
    ])
}

/// What keeps a domain from the next level: a heading and a line a rule or practice.
fn blocks(domain: &DomainProfile, locale: Locale) -> (String, Vec<String>) {
    if let Some(dropped) = domain.dropped {
        let text = match dropped {
            Dropped::NoneApplicable => T::NoneApplicable,
            Dropped::NoneScored => T::NoneScored,
        };
        return (text.say().to_owned(), Vec::new());
    }
    let Some(next) = &domain.next else { return (T::AtTop.say().to_owned(), Vec::new()) };
    let level = next.level.to_string();
    let share = T::BlockShare.with(&[
        ("share", &locale.percent(next.share, 0)),
        ("level", &level),
        ("needed", &locale.percent(next.share_needed, 0)),
    ]);
    let lines = next.blocks.iter().map(|block| block_line(block, locale));
    (T::Blocks.with(&[("level", &level)]), std::iter::once(share).chain(lines).collect())
}

/// One practice in the way, with the rules it fails.
fn block_line(block: &Block, locale: Locale) -> String {
    let rule = |rule: &BlockRule| match rule {
        BlockRule::Share => T::RuleShare.say(),
        BlockRule::Lag => T::RuleLag.say(),
        BlockRule::Key => T::RuleKey.say(),
    };
    let rules: Vec<&str> = block.rules.iter().map(rule).collect();
    T::BlockLine.with(&[
        ("score", &short(block.score, locale)),
        ("needed", &short(block.needed, locale)),
        ("rules", &rules.join(", ")),
        ("name", &block.name),
    ])
}

/// A practice to read: score, range, how many answered, and whether to talk about it.
fn practice_row(
    assessment: &Assessment,
    model: &Model,
    practice: &PracticeProfile,
    locale: Locale,
) -> PracticeRow {
    let known = model.practice(&practice.id);
    let level = practice.standing.score().map(|score| score.floor() as u8);
    let (mut answer, mut statement, mut action) = (String::new(), "", "");
    match (practice.standing, level) {
        (Standing::Scored(_), Some(level)) => {
            let name = model.levels.iter().find(|meaning| meaning.level == level);
            let name = name.map(|meaning| meaning.name.as_str()).unwrap_or_default();
            let number = level.to_string();
            answer = T::LevelNamed.with(&[("level", &number), ("name", name)]);
            statement = known.and_then(|known| known.statement(level)).unwrap_or_default();
            action = known.and_then(|known| known.action_to(level + 1)).unwrap_or_default();
        }
        (Standing::NotApplicable, _) => answer.push_str(T::NotApplicable.say()),
        (Standing::DoNotKnow, _) => answer.push_str(T::DoNotKnow.say()),
        (Standing::Unanswered | Standing::Scored(_), _) => answer.push_str(T::NotAnswered.say()),
    }
    let name = match practice.key {
        true => format!("{} ({})", practice.name, T::Key.say()),
        false => practice.name.clone(),
    };
    PracticeRow {
        id: practice.id.clone(),
        name,
        weight: locale.number(practice.weight, 1),
        answer,
        statement: statement.to_owned(),
        remark: assessment.notes.get(&practice.id).cloned().unwrap_or_default(),
        action: action.to_owned(),
    }
}
