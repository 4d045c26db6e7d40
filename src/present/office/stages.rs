//! The stage guide: what an office does at its present level and at the next, and the actions that
//! lead there.

use crate::analysis::maturity::{Model, Profile};
use crate::present::text::{Text, office::OfficeText as T};

/// One level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stage {
    /// Its number and name.
    pub title: String,
    /// What it means.
    pub sense: String,
    /// What an office does there.
    pub focus: String,
    /// "now", "next" or nothing.
    pub mark: &'static str,
    /// 1 to 5.
    pub level: u8,
}

/// One key practice: domain, what is done at present, what at the next level, what leads there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StageRow {
    /// The practice with its id.
    pub name: String,
    /// The statement of its level.
    pub now: String,
    /// The statement of the level above.
    pub next: String,
    /// The action that leads there.
    pub action: String,
}

/// The guide on a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StagesView {
    /// The finding.
    pub title: String,
    /// The five levels.
    pub stages: Vec<Stage>,
    /// The key practices that were scored.
    pub rows: Vec<StageRow>,
}

/// The guide of a model, for an assessment's profile where there is one.
pub fn stages(model: &Model, profile: Option<&Profile>) -> StagesView {
    let attained = profile.and_then(|own| own.overall.as_ref()).map(|overall| overall.attained);
    let stage = |meaning: &crate::analysis::maturity::model::LevelMeaning| Stage {
        title: T::StageLevel
            .with(&[("level", &meaning.level.to_string()), ("name", &meaning.name)]),
        sense: meaning.sense.clone(),
        focus: meaning.office_focus.clone(),
        mark: match attained {
            Some(now) if now == meaning.level => T::NowLevel.say(),
            Some(now) if now + 1 == meaning.level => T::NextLevel.say(),
            _ => "",
        },
        level: meaning.level,
    };
    let name =
        |level: u8| model.levels.iter().find(|own| own.level == level).map(|own| own.name.as_str());
    let title = match attained {
        Some(level) => T::StageTitle
            .with(&[("level", &level.to_string()), ("name", name(level).unwrap_or_default())]),
        None => T::StageTitleNone.say().to_owned(),
    };
    let practices = profile.iter().flat_map(|own| &own.domains).flat_map(|own| &own.practices);
    let row = |own: &crate::analysis::maturity::PracticeProfile| {
        let level = own.standing.score()?.floor() as u8;
        let practice = model.practice(&own.id)?;
        let words = |text: Option<&str>| text.unwrap_or(T::StageTop.say()).to_owned();
        Some(StageRow {
            name: format!("{} {}", own.id, own.name),
            now: words(practice.statement(level)),
            next: words(practice.statement(level + 1)),
            action: words(practice.action_to(level + 1)),
        })
    };
    StagesView {
        title,
        stages: model.levels.iter().map(stage).collect(),
        rows: practices.filter(|own| own.key).filter_map(row).collect(),
    }
}
