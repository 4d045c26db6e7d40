//! The words of maturity against the built-in model.

use super::*;
use crate::analysis::maturity::{ModelFault, Options, Step, answers_from, profile};
use crate::model::answer::Answer;
use crate::model::{LocaleChoice, Uid};
use std::collections::BTreeMap;

const BUILT_IN: &str =
    include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json"));

fn model() -> Model {
    Model::from_json(BUILT_IN).expect("the built-in model is whole")
}

fn locale() -> Locale {
    Locale::new(LocaleChoice::ALL[0])
}

/// All practices at 3, then changed.
fn assessment(changes: &[(&str, &str)]) -> Assessment {
    let mut answers: BTreeMap<String, String> =
        model().practices().map(|(_, p)| (p.id.clone(), "3".to_owned())).collect();
    for (id, answer) in changes {
        answers.insert((*id).to_owned(), (*answer).to_owned());
    }
    let date = chrono::NaiveDate::from_ymd_opt(2027, 3, 18);
    let name = "Helen Whitby".to_owned();
    Assessment { answers, date, assessor: name, ..Assessment::empty(Uid(1)) }
}

fn profile_of(assessment: &Assessment) -> Profile {
    let (answers, _) = answers_from(&assessment.answers);
    let options = Options { domain_weights: assessment.weights.clone() };
    profile(&model(), &answers, &assessment.targets, &options)
}

fn said(assessment: &Assessment) -> Results {
    results(assessment, &model(), &profile_of(assessment), locale())
}

#[test]
fn the_title_is_the_finding() {
    let none = Assessment::empty(Uid(1));
    let unsure = Assessment {
        answers: [("GOV-1".to_owned(), "dk".to_owned())].into(),
        ..Assessment::empty(Uid(1))
    };
    for (assessment, title) in [
        (none, "No practice has an answer yet"),
        (unsure, "The answers so far give no score"),
        (assessment(&[]), "The office stands at level 3.0 of 5 in every domain"),
        (assessment(&[("KNW-2", "2")]), "Knowledge holds the office at level 3.0 of 5"),
        (
            assessment(&[("KNW-2", "2"), ("MAN-1", "1")]),
            "PMO mandate holds the office at level 3.0 of 5",
        ),
        (
            assessment(&[("BEN-1", "1"), ("RES-1", "1"), ("RES-2", "1")]),
            "Resource management and benefits hold the office at level 2.8 of 5",
        ),
        (
            assessment(&[("BEN-1", "1"), ("MAN-1", "1"), ("BEN-2", "1")]),
            "Benefits and PMO mandate hold the office at level 2.9 of 5",
        ),
    ] {
        assert_eq!(said(&assessment).title, title);
    }
}

#[test]
fn the_line_below_says_who_when_and_how_much() {
    let full = said(&assessment(&[("GOV-1", "na")])).sub_line;
    assert_eq!(
        full,
        "Self-assessment by Helen Whitby, 18 Mar 2027 · 51 of 51 applicable practices scored, \
         coverage 100\u{a0}% · complete"
    );
    let open = said(&assessment(&[("GOV-1", "dk"), ("GOV-2", "seven")]));
    assert!(open.sub_line.ends_with("coverage 96\u{a0}% · provisional: 2 without a score"));
    assert_eq!(open.notes.len(), 1, "the text that is no answer is named");
    let none = said(&Assessment::empty(Uid(1))).sub_line;
    assert!(none.starts_with("Self-assessment, without a date · 0 of 52"), "{none}");
    let mut nothing = assessment(&[]);
    nothing.answers.values_mut().for_each(|answer| *answer = "na".to_owned());
    assert!(said(&nothing).sub_line.ends_with(" · no practice applies"));
}

#[test]
fn figures_stand_side_by_side_with_their_arithmetic() {
    let results = said(&assessment(&[("GOV-1", "2")]));
    let values: Vec<&str> = results.figures.iter().map(|figure| figure.value.as_str()).collect();
    assert_eq!(values, ["2.97", "49", "3", "2"]);
    let why: Vec<&str> = results.figures.iter().map(|figure| figure.why.as_str()).collect();
    assert!(why[0].ends_with("297.3 ÷ 100 = 2.97."), "{}", why[0]);
    assert_eq!(why[1], "25 × (2.97 − 1) = 49.3.");
    assert!(
        why[2].contains("Level 4 is reached by domains with 0\u{a0}% of the weight; 80\u{a0}%")
    );
    assert_eq!(why[3], "Level 2 is the lowest attained level of a domain: Governance.");
    assert!(said(&Assessment::empty(Uid(1))).figures.is_empty());
    let top = Assessment {
        answers: model().practices().map(|(_, p)| (p.id.clone(), "5".to_owned())).collect(),
        ..Assessment::empty(Uid(1))
    };
    assert_eq!(said(&top).figures[2].why, "Every rule holds for level 5.");
    assert_eq!(said(&top).domains[0].blocks.0, "Level 5 is attained: nothing blocks.");
}

#[test]
fn what_blocks_is_said_by_rule() {
    let results = said(&assessment(&[("GOV-1", "2"), ("RES-5", "1"), ("KNW-1", "na")]));
    let (heading, lines) = &results.domains[0].blocks;
    assert_eq!(heading, "What blocks level 3");
    assert_eq!(lines[0], "78\u{a0}% of the weight reach level 3; 80\u{a0}% are needed.");
    assert_eq!(
        lines[1],
        "Decision framework and gates stands at 2 and needs 3: share, key practice."
    );
    let res = results.domains.iter().find(|row| row.id == "RES").expect("a domain");
    assert!(res.blocks.1.iter().any(|line| line.contains("too far behind")));
    let none = said(&Assessment::empty(Uid(1)));
    assert_eq!(none.domains[0].blocks.0, "No practice of this domain has a score yet.");
    assert_eq!((none.domains[0].now.as_str(), none.domains[0].gap.as_str()), ("–", "–"));
    assert_eq!(none.domains[0].plot_label, "no score, target 3.0");
}

#[test]
fn rows_hold_answers_statements_remarks_and_next_steps() {
    let mut assessment = assessment(&[("GOV-2", "na"), ("GOV-3", "dk"), ("GOV-4", "9")]);
    assessment.notes.insert("GOV-1".to_owned(), "seen".to_owned());
    let results = said(&assessment);
    assert_eq!(results.domains.iter().map(|row| row.practices.len()).sum::<usize>(), 52);
    let rows = &results.domains[0].practices;
    let answers: Vec<&str> = rows.iter().map(|row| row.answer.as_str()).collect();
    assert_eq!(
        answers,
        [
            "Level 3, Standardised",
            "Not applicable",
            "Do not know",
            "Not answered",
            "Level 3, Standardised"
        ]
    );
    assert_eq!((rows[0].remark.as_str(), rows[1].statement.as_str()), ("seen", ""));
    assert!(rows[0].statement.starts_with("Every initiative"), "{}", rows[0].statement);
    assert!(rows[0].action.starts_with("Define tailoring"), "{}", rows[0].action);
    assert!(rows[0].name.ends_with("(key)"));
}

#[test]
fn gaps_show_their_arithmetic_and_the_largest_effect_comes_first() {
    let mut below = assessment(&[("GOV-1", "1"), ("KNW-2", "2")]);
    below.weights.insert("KNW".to_owned(), 100.0);
    let results = said(&below);
    // KNW: 100 × 0.9 ÷ 3.8 × 1 = 23.7; GOV: 12 × 1.2 ÷ 5.4 × 2 = 5.3.
    let rows: Vec<(&str, &str, &str, &str)> = results
        .gaps
        .iter()
        .map(|row| (row.id.as_str(), row.gap.as_str(), row.weight.as_str(), row.priority.as_str()))
        .collect();
    assert_eq!(rows, [("KNW", "0.2", "× 100", "23.7"), ("GOV", "0.4", "× 12", "5.3")]);
    assert_eq!(results.gaps[0].share, 1.0);
    assert_eq!(results.lifts[0].sum, "100 × 0.9 ÷ 3.8 × 1.0 = 23.7");
    assert_eq!((results.lifts[1].level, results.lifts.len()), (2, 2));
    assert_eq!(results.weight_sum, "Weights sum to 194");
    assert!(said(&assessment(&[])).gaps.is_empty());
}

#[test]
fn names_are_cut_where_the_main_words_end() {
    for (name, short) in [
        ("Governance and strategic alignment", "Governance"),
        ("Training, competence and career", "Training"),
        ("Standardisation of processes and methods", "Standardisation"),
        ("Organisational change enablement", "Organisational change enablement"),
        (" and so on", " and so on"),
        ("", ""),
    ] {
        assert_eq!(short_name(name), short);
    }
}

#[test]
fn the_radar_has_a_table_and_a_corner_for_every_domain() {
    let spec = radar(&profile_of(&assessment(&[("BEN-1", "1")])), None, locale());
    assert_eq!((spec.focus_count(), spec.table.rows.len()), (12, 12));
    assert!(spec.description.starts_with("Lowest Benefits 2.5, highest"), "{}", spec.description);
    assert!(spec.table.is_numeric(1) && spec.table.is_numeric(2));
    let none = radar(&profile_of(&Assessment::empty(Uid(1))), None, locale());
    assert_eq!(none.description, "No domain has a score yet.");
}

#[test]
fn an_earlier_assessment_is_in_the_radar_and_its_table() {
    let (now, then) = (profile_of(&assessment(&[])), profile_of(&assessment(&[("BEN-1", "1")])));
    let alone = radar(&now, None, locale());
    let both = radar(&now, Some(("Spring", &then)), locale());
    let scores = |row: &Vec<String>| row.contains(&"2.5".to_owned());
    assert_eq!(both.table.columns.len(), alone.table.columns.len() + 1);
    assert!(both.table.rows.iter().any(scores) && !alone.table.rows.iter().any(scores));
    assert!(both.legend.iter().any(|entry| entry.text == "Before: Spring"), "{:?}", both.legend);
}

#[test]
fn the_survey_counts_and_leads_on() {
    let model = model();
    let mut answers = BTreeMap::new();
    assert_eq!(next_open(&model, &answers, None).map(|at| at.1).as_deref(), Some("GOV-1"));
    answers.insert("GOV-1".to_owned(), "na".to_owned());
    answers.insert("GOV-2".to_owned(), "six".to_owned());
    let survey = Survey::of(&model, &answers, locale());
    assert_eq!((survey.done, survey.all), (1, 52));
    assert_eq!(survey.title, "1 of 52 answered. Governance is next.");
    assert_eq!(survey.status, "1 of 52 answered · 1 not applicable");
    assert!(survey.missing.starts_with("51 of 52"));
    let next = |from| next_open(&model, &answers, from).map(|at| at.1);
    assert_eq!(next(Some("GOV-1")).as_deref(), Some("GOV-2"), "what cannot be read is open");
    assert_eq!(next(Some("nowhere")).as_deref(), Some("GOV-2"));
    assert_eq!(next(Some("MAN-4")).as_deref(), Some("GOV-2"), "and around");
    let all = assessment(&[]).answers;
    assert_eq!(next_open(&model, &all, Some("GOV-1")), None);
    assert_eq!(Survey::of(&model, &all, locale()).title, "All 52 practices are answered.");
    let step = |from, forward| neighbour(&model, from, forward).map(|at| at.1);
    assert_eq!(step("GOV-5", true).as_deref(), Some("STD-1"));
    assert_eq!(step("GOV-1", false), None);
    assert_eq!(step("MAN-4", true), None);
    assert_eq!(step("nowhere", true), None);
}

#[test]
fn keys_mean_answers_or_ways() {
    for (key, meaning) in [
        ("1", Some(KeyAnswer::Is(Answer::Level(1)))),
        ("5", Some(KeyAnswer::Is(Answer::Level(5)))),
        ("0", Some(KeyAnswer::Is(Answer::NotApplicable))),
        ("?", Some(KeyAnswer::Is(Answer::DoNotKnow))),
        ("x", Some(KeyAnswer::Is(Answer::DoNotKnow))),
        ("Delete", Some(KeyAnswer::Clear)),
        ("Enter", Some(KeyAnswer::Next)),
        ("B", Some(KeyAnswer::Back)),
        ("6", None),
        ("", None),
        ("Tab", None),
        ("ArrowDown", None),
    ] {
        assert_eq!(key_answer(key), meaning, "{key}");
    }
}

#[test]
fn the_newest_is_shown_and_a_fresh_one_names_its_month() {
    let day = |day| chrono::NaiveDate::from_ymd_opt(2027, 1, day);
    let of = |uid, date| Assessment { date, ..Assessment::empty(Uid(uid)) };
    let all = [of(1, day(5)), of(2, day(9)), of(3, None), of(4, day(9))];
    assert_eq!(newest(&all).map(|found| found.uid), Some(Uid(4)));
    assert_eq!(newest(&[]), None);
    let today = day(5).expect("a date");
    let fresh = fresh(Uid(7), today, &model(), locale());
    assert_eq!(fresh.name, "Self-assessment, January 2027");
    assert_eq!(fresh.model, "pmo-capability-model 1.0.0");
    assert!(said(&fresh).notes.is_empty());
    let other = Assessment { model: "other 2".to_owned(), ..fresh };
    assert_eq!(said(&other).notes.len(), 1);
    assert_eq!(assessment_name(&of(1, None), locale()), "Assessment without a name");
}

#[test]
fn faults_of_a_model_are_told() {
    let step = |practice: &str, level| Step { practice: practice.to_owned(), level };
    for (fault, text) in [
        (ModelFault::Empty, "it is empty"),
        (ModelFault::NotJson { line: 2, column: 7 }, "it is not JSON at line 2, column 7"),
        (
            ModelFault::MissingMember { at: String::new(), member: "domains" },
            "“domains” is missing or wrong at the top",
        ),
        (
            ModelFault::WrongMember { at: "GOV-1".into(), member: "weight" },
            "“weight” is missing or wrong at GOV-1",
        ),
        (
            ModelFault::Cycle { steps: vec![step("A", 2), step("B", 3)] },
            "steps wait for each other in a circle: A to level 2, B to level 3",
        ),
    ] {
        assert_eq!(model_fault_text(&fault), text);
    }
}

#[test]
fn half_typed_fields_change_nothing() {
    for (text, is_number, expect) in [
        ("3.5", true, Some(Value::Number(3.5))),
        ("", true, Some(Value::Empty)),
        ("", false, None),
        ("e", true, None),
        ("inf", true, None),
        ("NaN", true, None),
    ] {
        assert_eq!(typed_number(text, is_number), expect, "{text:?} {is_number}");
    }
    let day = |text: &str| Some(Value::Date(text.parse().unwrap()));
    for (text, is_date, expect) in [
        ("2027-04-01", true, day("2027-04-01")),
        ("1900-01-01", true, day("1900-01-01")),
        ("", true, Some(Value::Empty)),
        ("", false, None),
        ("0002-04-01", true, None),
        ("0202-04-01", true, None),
        ("2200-01-01", true, None),
        ("2027-02-30", true, None),
        ("soon", true, None),
    ] {
        assert_eq!(typed_date(text, is_date), expect, "{text:?} {is_date}");
    }
}
