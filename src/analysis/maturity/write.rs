//! A model as the file it is read from, so that an edited clone can be kept and handed on.

use super::model::{Domain, Model, ModelFault, Practice, SCHEMA_VERSION, Size, Tier};
use super::rules::RoadmapRules;
use serde_json::{Map, Value, json};

impl Model {
    /// The model as the text of a file; reading it gives the same model.
    pub fn to_json(&self) -> String {
        let rules = &self.rules;
        let level = |meaning: &super::model::LevelMeaning| {
            json!({
                "level": meaning.level,
                "name": meaning.name,
                "sense": meaning.sense,
                "office_focus": meaning.office_focus,
            })
        };
        let file = json!({
            "schema_version": SCHEMA_VERSION,
            "model_id": self.id,
            "model_version": self.version,
            "language": self.language,
            "title": self.title,
            "licence_note": self.licence_note,
            "supersedes": self.supersedes,
            "levels": self.levels.iter().map(level).collect::<Vec<_>>(),
            "scoring": {
                "attain_share": rules.attain_share,
                "attain_max_lag": rules.attain_max_lag,
                "key_practices_must_attain": rules.key_practices_must_attain,
                "default_target": {
                    "essential": rules.target_essential,
                    "supporting": rules.target_supporting,
                },
                "max_lift_per_year": rules.lift_per_year_max,
                "discuss_if": {
                    "r_wg_below": rules.discuss.rwg_below,
                    "iqr_at_least": rules.discuss.iqr_from,
                    "range_at_least": rules.discuss.range_from,
                    "group_median_gap_at_least": rules.discuss.groups_from,
                },
                "confidence_weights": {
                    "evidence": rules.confidence.evidence,
                    "agreement": rules.confidence.agreement,
                    "coverage": rules.confidence.coverage,
                    "recency": rules.confidence.recency,
                },
                "recency_full_months": rules.confidence.full_months,
                "recency_zero_months": rules.confidence.zero_months,
            },
            "roadmap": roadmap(&self.roadmap),
            "domains": self.domains.iter().map(domain).collect::<Vec<_>>(),
        });
        serde_json::to_string_pretty(&file).unwrap_or_default() + "\n"
    }

    /// Checks the parts of an edited model as those of a file are checked.
    ///
    /// # Errors
    /// The first [`ModelFault`] that reading its text would meet.
    pub fn checked(&self) -> Result<Model, ModelFault> {
        Model::from_json(&self.to_json())
    }
}

/// The rules of the roadmap.
fn roadmap(rules: &RoadmapRules) -> Value {
    let [two, three, four, five] = rules.step_days;
    let [small, medium, large] = rules.size_factors;
    json!({
        "step_effort_days": { "to_2": two, "to_3": three, "to_4": four, "to_5": five },
        "size_factor": { "S": small, "M": medium, "L": large },
        "enabling_bonus_per_dependent": rules.enabling_each,
        "enabling_bonus_cap": rules.enabling_max,
        "weak_link_bonus": rules.weak,
        "key_practice_bonus": rules.key,
        "max_parallel_steps_per_role": rules.steps_per_role_max,
        "wave_length_weeks": rules.wave_weeks,
    })
}

/// One domain.
fn domain(domain: &Domain) -> Value {
    json!({
        "id": domain.id,
        "name": domain.name,
        "weight": domain.weight,
        "tier": match domain.tier {
            Tier::Essential => "essential",
            Tier::Supporting => "supporting",
        },
        "practices": domain.practices.iter().map(practice).collect::<Vec<_>>(),
    })
}

/// One practice.
fn practice(practice: &Practice) -> Value {
    let needs = practice.requires.iter().map(|need| {
        json!({
            "to_level": need.to_level,
            "practice": need.practice,
            "min_level": need.min_level,
        })
    });
    json!({
        "id": practice.id,
        "name": practice.name,
        "weight": practice.weight,
        "scope": practice.scope,
        "owner_role": practice.owner_role,
        "size": match practice.size {
            Size::S => "S",
            Size::M => "M",
            Size::L => "L",
        },
        "key_practice": practice.key,
        "question": practice.question,
        "requires": needs.collect::<Vec<_>>(),
        "evidence_examples": practice.evidence_examples,
        "supersedes": practice.supersedes,
        "levels": keyed("", 1, &practice.statements),
        "actions": keyed("to_", 2, &practice.actions),
    })
}

/// Texts under a prefix and their number.
fn keyed(prefix: &str, first: usize, texts: &[String]) -> Value {
    let mut members = Map::new();
    for (nth, text) in texts.iter().enumerate() {
        members.insert(format!("{prefix}{}", nth + first), Value::String(text.clone()));
    }
    Value::Object(members)
}

#[cfg(test)]
mod tests {
    use super::super::fixture::built_in;
    use super::*;

    #[test]
    fn a_model_reads_back_as_it_was_written() {
        let mut model = built_in();
        assert_eq!(Model::from_json(&model.to_json()), Ok(model.clone()));
        model.id = "client \"own\" <model>".to_owned();
        model.supersedes = "pmo-capability-model 1.0.0".to_owned();
        model.domains[0].practices[0].supersedes = vec!["OLD-1".to_owned()];
        model.domains[0].practices[0].statements[0] = "Größe\n🙂 & <b>".to_owned();
        model.roadmap.step_days = [1.5, 2.5, 3.5, 4.5];
        model.rules.confidence.recency = 0.05;
        assert_eq!(model.checked(), Ok(model.clone()));
        assert_eq!(model.to_json(), model.checked().expect("whole").to_json());
    }

    #[test]
    fn an_edit_that_breaks_the_model_is_refused_by_name() {
        let model = built_in();
        let broken = |edit: fn(&mut Model)| {
            let mut edited = model.clone();
            edit(&mut edited);
            edited.checked().expect_err("broken")
        };
        type Row = (fn(&mut Model), fn(&ModelFault) -> bool);
        let rows: [Row; 7] = [
            (|m| m.domains[0].weight = 13.0, |f| matches!(f, ModelFault::DomainWeights { .. })),
            (|m| m.domains[0].weight = f64::NAN, |f| matches!(f, ModelFault::MissingMember { .. })),
            (|m| m.domains.clear(), |f| *f == ModelFault::NoDomains),
            (|m| m.domains[0].practices.clear(), |f| matches!(f, ModelFault::NoPractices { .. })),
            (
                |m| m.domains[0].practices[1].id = "GOV-1".to_owned(),
                |f| matches!(f, ModelFault::DuplicateId { .. }),
            ),
            (
                |m| m.domains[0].practices[0].statements[2].clear(),
                |f| matches!(f, ModelFault::Levels { .. }),
            ),
            (
                |m| {
                    let need = m.domains[0].practices[0].requires[0].clone();
                    let back = super::super::Requirement {
                        practice: "GOV-1".to_owned(),
                        to_level: need.min_level,
                        min_level: need.to_level,
                    };
                    for domain in &mut m.domains {
                        for practice in
                            domain.practices.iter_mut().filter(|p| p.id == need.practice)
                        {
                            practice.requires.push(back.clone());
                        }
                    }
                },
                |f| matches!(f, ModelFault::Cycle { .. }),
            ),
        ];
        for (edit, expected) in rows {
            let fault = broken(edit);
            assert!(expected(&fault), "{fault:?}");
        }
    }

    #[test]
    fn a_thousand_practices_are_read_and_written() {
        let mut model = built_in();
        let pattern = model.domains[0].practices[3].clone();
        for nth in 0..1_000 {
            let mut practice = pattern.clone();
            practice.id = format!("OWN-{nth}");
            practice.requires.clear();
            model.domains[0].practices.push(practice);
        }
        assert_eq!(model.checked().map(|m| m.practices().count()), Ok(1_052));
    }
}
