//! Maturity assessments with their answers.

use super::field::{Field, KeyKind, Kind, Unit};
use chrono::NaiveDate;
use std::collections::BTreeMap;

const ANSWER: Kind = Kind::Text { chars_max: 2, long: false };
const NOTE: Kind = Kind::Text { chars_max: 4_000, long: true };
const LEVEL: Kind = Kind::Number { min: 1.0, max: 5.0, unit: Unit::One };
const WEIGHT: Kind = Kind::Number { min: 0.0, max: 100.0, unit: Unit::One };
/// A code carries up to some comments of 10,000 characters.
const CODE: Kind = Kind::Text { chars_max: 4_000_000, long: true };
const LONG: Kind = Kind::Text { chars_max: 20_000, long: true };
const PEOPLE: Kind = Kind::Whole { min: 0, max: 1_000_000, unit: Unit::One };
const WAVE: Kind = Kind::Whole { min: 0, max: 39, unit: Unit::One };

crate::choices! {
    /// Who sees what of the answers in a workshop.
    AnswerSight {
        /// Nobody sees who said what; groups are split from three answers on.
        Anonymous = "anonymous",
        /// The group of each answer is seen.
        ByGroup = "by_group",
        /// Name and answers are seen by the facilitator.
        Named = "named",
    }
}

crate::choices! {
    /// Which practices are asked.
    QuestionSet {
        /// All of them.
        Full = "full",
        /// The key practices and the next by weight.
        Short = "short",
    }
}

crate::choices! {
    /// The kind of office whose practices are asked.
    OfficeScope {
        /// A project management office.
        Pmo = "PMO",
        /// A programme management office.
        PgMo = "PgMO",
        /// A portfolio management office.
        PfMo = "PfMO",
    }
}

crate::record! {
    /// One assessment by one assessor.
    Assessment {
        /// What it is called.
        name: String = Field::text().required().listed();
        /// The day it speaks of.
        date: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// Who answered.
        assessor: String = Field::text().listed();
        /// What was assessed.
        scope: String = Field::text().listed();
        /// The model's id and version, `pmo-capability-model 1.0.0`.
        model: String = Field::text();
        /// Practice → answer: `1` to `5`, `na` or `dk`.
        answers: BTreeMap<String, String> = Field::map(KeyKind::Code, &ANSWER);
        /// Practice → remark.
        notes: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Domain → target level; 3 where none is given.
        targets: BTreeMap<String, f64> = Field::map(KeyKind::Code, &LEVEL);
        /// Domain → weight, where it differs from the model's.
        weights: BTreeMap<String, f64> = Field::map(KeyKind::Code, &WEIGHT);
        /// The day it was finished.
        finished: Option<NaiveDate> = Field::new(Kind::Date).listed();
        /// The kind of office whose practices are asked; all where none.
        office: Option<OfficeScope> = Field::choice(OfficeScope::CODES);
        /// Which practices are asked; all where none.
        question_set: Option<QuestionSet> = Field::choice(QuestionSet::CODES);
        /// Who sees what; anonymous where none.
        sight: Option<AnswerSight> = Field::choice(AnswerSight::CODES);
        /// Whether the median of group medians counts instead of the median of all.
        groups_first: bool = Field::new(Kind::Flag);
        /// Group → people invited.
        invited: BTreeMap<String, i64> = Field::map(KeyKind::Code, &PEOPLE);
        /// Name of a packet of answers → its code; never changed once it is there.
        packets: BTreeMap<String, String> = Field::map(KeyKind::Code, &CODE);
        /// Name of a packet → why it does not count.
        set_aside: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Practice → score agreed upon.
        moderated: BTreeMap<String, f64> = Field::map(KeyKind::Code, &LEVEL);
        /// Practice → why that score.
        reasons: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Practice → what was seen, one item a line: `E2 2026-05-01 gate decision log`.
        evidence: BTreeMap<String, String> = Field::map(KeyKind::Code, &LONG);
        /// Practice or number → what was put off.
        parked: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Days of work a wave of the roadmap.
        wave_days: Option<f64> = Field::number(1.0, 100_000.0, Unit::One);
        /// Step, `GOV-1 3`, → wave it is to stand in, from 0.
        pins: BTreeMap<String, i64> = Field::map(KeyKind::Code, &WAVE);
        /// Step → why it is not to be done.
        dropped: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// A model of its own, as the text of its file; the one that ships where empty.
        own_model: String = Field::new(CODE);
        /// Step → the project that does it, by id.
        planned: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
        /// Step → who sees to it, where it is not the role that the model names.
        owners: BTreeMap<String, String> = Field::map(KeyKind::Code, &NOTE);
    }
}
