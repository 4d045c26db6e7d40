//! JSON text to an unchecked model: members, types and ranges. Walks the value by hand, because
//! a derived reader would cost more code in the download and could not name the offending id.

use crate::order::Sorted;
use serde_json::{Map, Value};

use super::model::{
    Domain, LEVEL_MAX, LEVEL_MIN, LevelMeaning, Model, ModelFault, Practice, Requirement, Rules,
    SCHEMA_VERSION, Size, Tier,
};
use super::rules;

/// One JSON object and the name it goes by in faults.
pub(super) struct Part<'a> {
    pub(super) at: String,
    members: &'a Map<String, Value>,
}

impl<'a> Part<'a> {
    /// The fault that a member is missing here.
    pub(super) fn missing(&self, member: &'static str) -> ModelFault {
        ModelFault::MissingMember { at: self.at.clone(), member }
    }

    /// The fault that a member is of another type or out of range here.
    pub(super) fn wrong(&self, member: &'static str) -> ModelFault {
        ModelFault::WrongMember { at: self.at.clone(), member }
    }

    /// A member of any type; null counts as absent.
    pub(super) fn any(&self, member: &'static str) -> Option<&'a Value> {
        self.members.get(member).filter(|v| !v.is_null())
    }

    /// A text that may be absent (then empty) but not of another type.
    pub(super) fn text_or_empty(&self, member: &'static str) -> Result<String, ModelFault> {
        match self.any(member) {
            None => Ok(String::new()),
            Some(value) => value.as_str().map(str::to_owned).ok_or_else(|| self.wrong(member)),
        }
    }

    /// A text that must say something.
    pub(super) fn text(&self, member: &'static str) -> Result<String, ModelFault> {
        let text = self.text_or_empty(member)?;
        if text.trim().is_empty() { Err(self.missing(member)) } else { Ok(text) }
    }

    /// A number that may be absent but not of another type.
    pub(super) fn number_or(&self, member: &'static str, default: f64) -> Result<f64, ModelFault> {
        match self.any(member) {
            None => Ok(default),
            Some(value) => value.as_f64().ok_or_else(|| self.wrong(member)),
        }
    }

    /// A number that must be there.
    pub(super) fn number(&self, member: &'static str) -> Result<f64, ModelFault> {
        self.any(member).ok_or_else(|| self.missing(member))?;
        self.number_or(member, 0.0)
    }

    /// A yes or no that may be absent.
    pub(super) fn flag_or(&self, member: &'static str, default: bool) -> Result<bool, ModelFault> {
        match self.any(member) {
            None => Ok(default),
            Some(value) => value.as_bool().ok_or_else(|| self.wrong(member)),
        }
    }

    /// A level from `lowest` to 5.
    pub(super) fn level(&self, member: &'static str, lowest: u8) -> Result<u8, ModelFault> {
        let value = self.any(member).ok_or_else(|| self.missing(member))?;
        let level = value.as_u64().and_then(|n| u8::try_from(n).ok());
        level.filter(|n| (lowest..=LEVEL_MAX).contains(n)).ok_or_else(|| self.wrong(member))
    }

    /// A list; empty where it is absent.
    pub(super) fn array(&self, member: &'static str) -> Result<&'a [Value], ModelFault> {
        match self.any(member) {
            None => Ok(&[]),
            Some(value) => value.as_array().map(Vec::as_slice).ok_or_else(|| self.wrong(member)),
        }
    }

    /// A list of texts.
    pub(super) fn texts(&self, member: &'static str) -> Result<Vec<String>, ModelFault> {
        let one = |v: &Value| v.as_str().map(str::to_owned).ok_or_else(|| self.wrong(member));
        self.array(member)?.iter().map(one).collect()
    }

    /// An object that may be absent.
    pub(super) fn object(&self, member: &'static str) -> Result<Option<Part<'a>>, ModelFault> {
        match self.any(member) {
            None => Ok(None),
            Some(value) => {
                let members = value.as_object().ok_or_else(|| self.wrong(member))?;
                Ok(Some(Part { at: member.to_owned(), members }))
            }
        }
    }

    /// The objects of an array, each named by its id or, without one, by its position.
    pub(super) fn parts(&self, member: &'static str) -> Result<Vec<Part<'a>>, ModelFault> {
        let mut parts = Vec::new();
        for (n, value) in self.array(member)?.iter().enumerate() {
            let members = value.as_object().ok_or_else(|| self.wrong(member))?;
            let id = members.get("id").and_then(Value::as_str).filter(|id| !id.trim().is_empty());
            let at = id.map_or_else(|| format!("{}{member}[{n}]", self.prefix()), str::to_owned);
            parts.push(Part { at, members });
        }
        Ok(parts)
    }

    /// What stands before the name of a member in a fault.
    fn prefix(&self) -> String {
        if self.at.is_empty() { String::new() } else { format!("{}.", self.at) }
    }
}

/// Reads the file without looking at how its parts fit together.
pub(super) fn model(text: &str) -> Result<Model, ModelFault> {
    if text.trim().is_empty() {
        return Err(ModelFault::Empty);
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|e| ModelFault::NotJson { line: e.line(), column: e.column() })?;
    let members = value.as_object().ok_or(ModelFault::NotAnObject)?;
    let top = Part { at: String::new(), members };
    schema(&top)?;
    let domains: Vec<Domain> =
        top.parts("domains")?.iter().map(domain).collect::<Result<_, _>>()?;
    if domains.is_empty() {
        return Err(ModelFault::NoDomains);
    }
    Ok(Model {
        id: top.text("model_id")?,
        version: top.text("model_version")?,
        language: top.text("language")?,
        title: top.text("title")?,
        licence_note: top.text_or_empty("licence_note")?,
        levels: level_meanings(&top)?,
        rules: top.object("scoring")?.as_ref().map(scoring).transpose()?.unwrap_or_default(),
        roadmap: top
            .object("roadmap")?
            .as_ref()
            .map(rules::roadmap)
            .transpose()?
            .unwrap_or_default(),
        supersedes: top.text_or_empty("supersedes")?,
        domains,
    })
}

/// Refuses a file written for another form.
fn schema(top: &Part) -> Result<(), ModelFault> {
    let value = top.any("schema_version").ok_or_else(|| top.missing("schema_version"))?;
    match value.as_u64().ok_or_else(|| top.wrong("schema_version"))? {
        SCHEMA_VERSION => Ok(()),
        found => Err(ModelFault::UnknownSchema { found }),
    }
}

/// The five levels, in order.
fn level_meanings(top: &Part) -> Result<Vec<LevelMeaning>, ModelFault> {
    let mut levels = Vec::new();
    for part in top.parts("levels")? {
        levels.push(LevelMeaning {
            level: part.level("level", LEVEL_MIN)?,
            name: part.text("name")?,
            sense: part.text_or_empty("sense")?,
            office_focus: part.text_or_empty("office_focus")?,
        });
    }
    levels.order_by_key(|l| l.level);
    let found: Vec<u8> = levels.iter().map(|l| l.level).collect();
    let missing: Vec<u8> = (LEVEL_MIN..=LEVEL_MAX).filter(|l| !found.contains(l)).collect();
    let twice = found.windows(2).filter(|w| w.first() == w.last());
    let unexpected: Vec<String> = twice.flat_map(|w| w.first()).map(u8::to_string).collect();
    if missing.is_empty() && unexpected.is_empty() {
        Ok(levels)
    } else {
        Err(ModelFault::Levels { at: "levels".to_owned(), missing, unexpected })
    }
}

/// The rules of scoring of a model.
fn scoring(part: &Part) -> Result<Rules, ModelFault> {
    let standard = Rules::default();
    let share = part.number_or("attain_share", standard.attain_share)?;
    if !(share > 0.0 && share <= 1.0) {
        return Err(part.wrong("attain_share"));
    }
    let lag = match part.any("attain_max_lag") {
        None => Some(standard.attain_max_lag),
        Some(value) => value.as_u64().and_then(|n| u8::try_from(n).ok()).filter(|n| *n <= 4),
    };
    let (mut essential, mut supporting) = (standard.target_essential, standard.target_supporting);
    if let Some(targets) = part.object("default_target")? {
        essential = target(&targets, "essential", essential)?;
        supporting = target(&targets, "supporting", supporting)?;
    }
    Ok(Rules {
        attain_share: share,
        attain_max_lag: lag.ok_or_else(|| part.wrong("attain_max_lag"))?,
        key_practices_must_attain: part
            .flag_or("key_practices_must_attain", standard.key_practices_must_attain)?,
        target_essential: essential,
        target_supporting: supporting,
        lift_per_year_max: rules::within(
            part,
            "max_lift_per_year",
            standard.lift_per_year_max,
            0.0..=4.0,
        )?,
        discuss: rules::discuss(part)?,
        confidence: rules::confidence(part)?,
    })
}

/// A default target on the scale.
fn target(part: &Part, member: &'static str, default: f64) -> Result<f64, ModelFault> {
    let level = part.number_or(member, default)?;
    let scale = f64::from(LEVEL_MIN)..=f64::from(LEVEL_MAX);
    if scale.contains(&level) { Ok(level) } else { Err(part.wrong(member)) }
}

/// One domain with its practices.
fn domain(part: &Part) -> Result<Domain, ModelFault> {
    let id = part.text("id")?;
    let parts = part.parts("practices")?;
    if parts.is_empty() {
        return Err(ModelFault::NoPractices { domain: id });
    }
    Ok(Domain {
        name: part.text("name")?,
        weight: part.number("weight")?,
        tier: match part.text("tier")?.as_str() {
            "essential" => Tier::Essential,
            "supporting" => Tier::Supporting,
            _ => return Err(part.wrong("tier")),
        },
        practices: parts.iter().map(practice).collect::<Result<_, _>>()?,
        id,
    })
}

/// One practice with its statements and actions.
fn practice(part: &Part) -> Result<Practice, ModelFault> {
    Ok(Practice {
        id: part.text("id")?,
        name: part.text("name")?,
        weight: part.number("weight")?,
        scope: part.texts("scope")?,
        owner_role: part.text_or_empty("owner_role")?,
        size: match part.text("size")?.as_str() {
            "S" => Size::S,
            "M" => Size::M,
            "L" => Size::L,
            _ => return Err(part.wrong("size")),
        },
        key: part.flag_or("key_practice", false)?,
        question: part.text("question")?,
        requires: part.parts("requires")?.iter().map(requirement).collect::<Result<_, _>>()?,
        evidence_examples: part.texts("evidence_examples")?,
        supersedes: part.texts("supersedes")?,
        statements: keyed::<5>(part, "levels", "", LEVEL_MIN).map_err(
            |(missing, unexpected)| ModelFault::Levels { at: part.at.clone(), missing, unexpected },
        )?,
        actions: keyed::<4>(part, "actions", "to_", LEVEL_MIN + 1).map_err(
            |(missing, unexpected)| ModelFault::Actions {
                at: part.at.clone(),
                missing,
                unexpected,
            },
        )?,
    })
}

/// One need: which practice at which level for which own level.
fn requirement(part: &Part) -> Result<Requirement, ModelFault> {
    Ok(Requirement {
        to_level: part.level("to_level", LEVEL_MIN + 1)?,
        practice: part.text("practice")?,
        min_level: part.level("min_level", LEVEL_MIN)?,
    })
}

/// Texts keyed by level (`<prefix><level>` from `lowest` up), exactly N of them; else the levels
/// without text and the keys that are none.
fn keyed<const N: usize>(
    part: &Part,
    member: &'static str,
    prefix: &str,
    lowest: u8,
) -> Result<[String; N], (Vec<u8>, Vec<String>)> {
    let empty = Map::new();
    let map = part.any(member).and_then(Value::as_object).unwrap_or(&empty);
    let levels: Vec<(u8, String)> =
        (lowest..=LEVEL_MAX).map(|l| (l, format!("{prefix}{l}"))).collect();
    let text = |key: &str| map.get(key).and_then(Value::as_str).filter(|t| !t.trim().is_empty());
    let missing: Vec<u8> =
        levels.iter().filter(|(_, k)| text(k).is_none()).map(|(l, _)| *l).collect();
    let known = |key: &&String| !levels.iter().any(|(_, k)| k == *key);
    let unexpected: Vec<String> = map.keys().filter(known).cloned().collect();
    if !missing.is_empty() || !unexpected.is_empty() {
        return Err((missing, unexpected));
    }
    let texts = levels.iter().filter_map(|(_, k)| text(k)).map(str::to_owned);
    texts.collect::<Vec<_>>().try_into().map_err(|_| (missing, unexpected))
}
