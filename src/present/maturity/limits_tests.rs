//! The limits of a workshop: one person and five hundred, nothing that applies, a thousand practices,
//! circles, long comments, the same person twice; and the whole result reckoned a second, plain way.

use super::road::road;
use super::sheet::sheet_view;
use super::statements::statements;
use super::workshop::{quarantine, take};
use super::{model_fault_text, results, session};
use crate::analysis::maturity::panel::{self, PanelView};
use crate::analysis::maturity::{Model, ModelFault, Options, Profile, Requirement, profile_of};
use crate::analysis::random::Stream;
use crate::file::packet::{COMMENT_CHARS_MAX, Packet, Parts, Reply};
use crate::model::answer::Answer;
use crate::model::{Assessment, Settings, Typed as _, Uid};
use crate::present::number::Locale;
use crate::present::respond::{Draft, invited};
use std::collections::BTreeMap;

fn model() -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
    Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn locale() -> Locale {
    Locale::of(&Settings::empty(Uid(1)))
}

/// A session whose people answer by `level`: respondent and practice → answer.
fn held(
    model: &Model,
    people: u64,
    mut answer: impl FnMut(u64, usize) -> Option<Answer>,
) -> Assessment {
    let mut now = Assessment::empty(Uid(8));
    let (own, mark) = (session::session_of(now.uid), session::model_mark(model));
    for who in 0..people {
        let mut packet = Packet::empty(own, mark, who.to_le_bytes());
        packet.replies = (0..model.practices().count())
            .map(|at| Reply { answer: answer(who, at), sure: None })
            .collect();
        packet.priorities = vec![(who % 3) as u32, 3, 4];
        let intake = take(&[packet.to_code()], &now, model, &mut Parts::default());
        now.packets.extend(intake.add);
    }
    now
}

fn read(now: &Assessment, model: &Model) -> (PanelView, Profile) {
    let collected = session::collected(now, model);
    let said = session::panel(now, model, &collected);
    let ways = session::ways(now, "2026-11-22".parse().unwrap());
    let seen = panel::view(model, &said, ways, &now.weights);
    let profile = profile_of(model, &seen.scores(), &now.targets, &Options::default());
    (seen, profile)
}

/// Overall score, mean ranks and Kendall's W from the packets alone: sorted copies and plain sums.
fn plain(now: &Assessment, model: &Model) -> (f64, Vec<f64>, f64) {
    let packets: Vec<Packet> = now
        .packets
        .values()
        .map(|code| Packet::from_bytes(&crate::file::packet::read(code).unwrap().1).unwrap())
        .collect();
    let (mut whole, mut weights, mut at) = (0.0, 0.0, 0);
    for domain in &model.domains {
        let (mut sum, mut own) = (0.0, 0.0);
        for practice in &domain.practices {
            let mut levels = Vec::new();
            let mut apart = 0;
            for packet in &packets {
                match packet.replies[at].answer {
                    Some(Answer::Level(level)) => levels.push(i32::from(level)),
                    Some(Answer::NotApplicable) => apart += 1,
                    _ => {}
                }
            }
            at += 1;
            if levels.is_empty() || apart > levels.len() {
                continue;
            }
            levels.sort_unstable();
            let (low, high) = (levels[(levels.len() - 1) / 2], levels[levels.len() / 2]);
            sum += practice.weight * f64::from(low + high) / 2.0;
            own += practice.weight;
        }
        if own > 0.0 {
            whole += domain.weight * sum / own;
            weights += domain.weight;
        }
    }
    let (m, n) = (packets.len() as f64, model.domains.len());
    let mut sums = vec![0.0; n];
    let mut ties = 0.0;
    for packet in &packets {
        let k = packet.priorities.len();
        for (domain, sum) in sums.iter_mut().enumerate() {
            let place = packet.priorities.iter().position(|own| *own as usize == domain);
            *sum += place.map_or((k + 1 + n) as f64 / 2.0, |place| (place + 1) as f64);
        }
        let t = (n - k) as f64;
        ties += t * t * t - t;
    }
    let mean = sums.iter().sum::<f64>() / n as f64;
    let s: f64 = sums.iter().map(|own| (own - mean) * (own - mean)).sum();
    let n3 = (n * n * n - n) as f64;
    let w = 12.0 * s / (m * m * n3 - m * ties);
    (whole / weights, sums.iter().map(|own| own / m).collect(), w)
}

#[test]
fn a_second_plain_way_from_packets_to_the_whole_agrees() {
    let model = model();
    let mut stream = Stream::new(11);
    for people in [1, 2, 5, 12, 31] {
        let now = held(&model, people, |_, _| match stream.below(9) {
            0 => None,
            6 => Some(Answer::NotApplicable),
            7 => Some(Answer::DoNotKnow),
            8 => Some(Answer::Level(3)),
            level => Some(Answer::Level(level as u8)),
        });
        let (seen, profile) = read(&now, &model);
        let (overall, ranks, w) = plain(&now, &model);
        assert!((profile.overall.unwrap().score - overall).abs() < 1e-9, "{people}");
        for (domain, rank) in model.domains.iter().zip(ranks) {
            assert!((seen.ranks[&domain.id] - rank).abs() < 1e-9, "{people}");
        }
        match seen.priorities {
            Some(found) => assert!((found.w - w).abs() < 1e-9, "{people}"),
            None => assert_eq!(people, 1, "one ranking agrees with nobody"),
        }
    }
}

#[test]
fn one_person_five_hundred_and_nothing_that_applies_have_a_result() {
    let model = model();
    for people in [1, 500] {
        let now = held(&model, people, |who, at| {
            Some(Answer::Level(1 + ((who as usize + at) % 5) as u8))
        });
        let (seen, profile) = read(&now, &model);
        assert_eq!(seen.respondents as u64, people);
        let said = results(&now, &model, &profile, locale());
        assert!(!said.figures.is_empty() && !said.title.is_empty());
        assert_eq!(statements(&seen, &model, locale()).len(), 12);
    }
    let now = held(&model, 4, |_, _| Some(Answer::NotApplicable));
    let (seen, profile) = read(&now, &model);
    let said = results(&now, &model, &profile, locale());
    assert!(profile.overall.is_none() && said.figures.is_empty() && !said.title.is_empty());
    let (steps, plan) = road(&now, &model, &seen.scores());
    assert!(steps.steps.is_empty() && plan.waves.is_empty());
}

/// The model that ships twenty times over, under other ids.
fn thousand() -> Model {
    let mut large = model();
    let first = large.domains.clone();
    large.domains.clear();
    for copy in 0..20 {
        for domain in &first {
            let mut own = domain.clone();
            own.id = format!("{}{copy}", own.id);
            own.weight /= 20.0;
            for practice in &mut own.practices {
                practice.id = format!("{}x{copy}", practice.id);
                for need in &mut practice.requires {
                    need.practice = format!("{}x{copy}", need.practice);
                }
            }
            large.domains.push(own);
        }
    }
    large.id = "large".to_owned();
    large
}

#[test]
fn a_model_of_a_thousand_practices_is_asked_and_read() {
    let large = Model::from_json(&thousand().to_json()).unwrap();
    assert_eq!(large.practices().count(), 1_040);
    let now = held(&large, 3, |who, at| Some(Answer::Level(2 + ((who as usize + at) % 2) as u8)));
    assert_eq!(quarantine(&session::collected(&now, &large)), []);
    let (seen, profile) = read(&now, &large);
    assert_eq!((seen.opinions.len(), profile.coverage.scored), (1_040, 1_040));
    // Too much for a QR code: the invitation's file carries it to the phone.
    let code = session::invitation(&now, &large, &model());
    assert_eq!(session::invitation_picture("", &code), None);
    let ships = session::questions_of(&model());
    let (invite, asked) = invited(&code, &ships).unwrap();
    let draft = Draft::begin(invite, &asked, [1; 8], None);
    assert_eq!((draft.asked.len(), draft.topics().len()), (1_040, 240));
    let sheet = sheet_view(&now, &large);
    assert_eq!((sheet.topics[25].letter, sheet.topics[26].letter), ('Z', ' '));
}

#[test]
fn prerequisites_in_a_circle_are_refused_with_the_circle() {
    let mut circle = model();
    let need =
        |practice: &str| Requirement { to_level: 2, practice: practice.to_owned(), min_level: 2 };
    for (at, other) in [(0, "GOV-2"), (1, "GOV-1")] {
        circle.domains[0].practices[at].requires = vec![need(other)];
    }
    let fault = Model::from_json(&circle.to_json()).unwrap_err();
    assert!(matches!(fault, ModelFault::Cycle { .. }), "{fault:?}");
    let said = model_fault_text(&fault);
    assert!(said.contains("GOV-1") && said.contains("GOV-2") && said.contains("circle"), "{said}");
}

#[test]
fn a_comment_of_ten_thousand_signs_is_shown_as_it_was_written() {
    let (model, mut now) = (model(), Assessment::empty(Uid(8)));
    let (own, mark) = (session::session_of(now.uid), session::model_mark(&model));
    let long: String =
        "<img src=x onerror=alert(1)> 🙂 é ".chars().cycle().take(COMMENT_CHARS_MAX).collect();
    let mut packet = Packet::empty(own, mark, [7; 8]);
    packet.replies = vec![Reply::default(); 52];
    packet.comments = vec![(3, long.clone())];
    let intake = take(&[packet.to_code()], &now, &model, &mut Parts::default());
    assert_eq!(intake.said, ["1 new taken in."]);
    now.packets.extend(intake.add);
    let collected = session::collected(&now, &model);
    let comments = session::comments(&now, &model, &collected);
    assert_eq!(comments, BTreeMap::from([("GOV-4".to_owned(), vec![long])]));
}

#[test]
fn the_same_person_twice_is_kept_twice_counts_once_and_is_decided_by_a_person() {
    let model = model();
    let mut now = held(&model, 1, |_, _| Some(Answer::Level(2)));
    let (own, mark) = (session::session_of(now.uid), session::model_mark(&model));
    let mut other = Packet::empty(own, mark, 0_u64.to_le_bytes());
    other.replies = vec![Reply { answer: Some(Answer::Level(5)), sure: None }; 52];
    let intake = take(&[other.to_code()], &now, &model, &mut Parts::default());
    now.packets.extend(intake.add);
    let collected = session::collected(&now, &model);
    assert_eq!((collected.current.len(), collected.earlier.len()), (1, 1));
    let doubles = collected.doubles[0].packets.clone();
    assert_eq!(doubles.len(), 2);
    let before = read(&now, &model).1.overall.unwrap().score;
    now.set_aside.insert(doubles[0].clone(), "typed by mistake".to_owned());
    let collected = session::collected(&now, &model);
    assert_eq!((collected.current.len(), collected.doubles.len()), (1, 0));
    assert!(quarantine(&collected)[0].1.contains("typed by mistake"));
    let after = read(&now, &model).1.overall.unwrap().score;
    assert!((before + after - 7.0).abs() < 1e-9, "the other one counts now: {before} {after}");
}
