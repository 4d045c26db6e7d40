//! A workshop from invitation to plan, and what goes wrong in one.

use super::road::{self, road, step_key, step_of};
use super::sheet::{TypedSheet, sheet_packet, sheet_view, typed_sheet};
use super::workshop::*;
use super::{planning, session};
use crate::analysis::maturity::{Model, Options, panel, profile_of};
use crate::edit::{Command, Target, apply};
use crate::file::packet::{Packet, Parts, Reply, Sure, bundle, id_of, parts};
use crate::model::answer::Answer;
use crate::model::record::Record as _;
use crate::model::{
    Assessment, Demand, Programme, Project, QuestionSet, Role, Typed as _, Uid, Workspace,
};
use crate::present::number::Locale;
use crate::present::text::{Text as _, workshop::WorkshopText as T};
use chrono::NaiveDate;
use std::collections::BTreeMap;

fn model() -> Model {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json");
    Model::from_json(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn locale() -> Locale {
    Locale::of(&Workspace::new(Uid(1)).settings())
}

fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

fn assessment() -> Assessment {
    let invited = BTreeMap::from([("PMO".to_owned(), 4), ("Sponsors".to_owned(), 8)]);
    Assessment { name: "Autumn".to_owned(), invited, ..Assessment::empty(Uid(77)) }
}

fn packet(of: &Assessment, model: &Model, who: u8, level: u8) -> Packet {
    let session = session::session_of(of.uid);
    let mut packet = Packet::empty(session, session::model_mark(model), [who; 8]);
    let reply = Reply { answer: Some(Answer::Level(level)), sure: Some(Sure::High) };
    packet.replies = vec![reply; model.practices().count()];
    packet.group = if who.is_multiple_of(3) { "PMO" } else { "Sponsors" }.to_owned();
    packet
}

fn accept(assessment: &mut Assessment, model: &Model, texts: &[String]) -> Vec<String> {
    let intake = take(texts, assessment, model, &mut Parts::default());
    assessment.packets.extend(intake.add);
    intake.said
}

#[test]
fn twelve_answers_by_four_ways_become_a_result() {
    let (model, mut now) = (model(), assessment());
    let all: Vec<Packet> = (0..12).map(|who| packet(&now, &model, who, 1 + who % 4)).collect();
    let ids: Vec<String> = model.practices().map(|(_, p)| p.id.clone()).collect();
    let scanned: Vec<String> = all[..3].iter().map(Packet::to_code).collect();
    let pasted = all[3..6].iter().map(|p| p.to_code() + "\n").collect::<String>();
    let link = format!("https://x.example/#/maturity?take={}", all[6].to_code());
    let file = bundle(&all[5..11], &ids);
    assert_eq!(accept(&mut now, &model, &scanned), ["3 new taken in."]);
    assert_eq!(accept(&mut now, &model, &[pasted, link]), ["4 new taken in."]);
    assert_eq!(accept(&mut now, &model, &[file]), ["4 new taken in.", "2 already here."]);
    let sheet = typed_sheet(&("4 ".repeat(52) + "/ lAc"), (52, 12));
    assert_eq!((sheet.answers.len(), sheet.wrong), (52, None));
    let sheet = sheet_packet(&now, &model, ([99; 8], "PMO"), &sheet, today());
    accept(&mut now, &model, &[sheet.to_code()]);

    let collected = session::collected(&now, &model);
    assert_eq!((collected.current.len(), collected.quarantined.len()), (12, 0));
    let view = panel::view(
        &model,
        &session::panel(&now, &model, &collected),
        session::ways(&now, today()),
        &BTreeMap::new(),
    );
    assert_eq!((view.respondents, view.invited), (12, Some(12)));
    // Mandate, governance, resources: the order of the sheet by letters.
    let first = crate::analysis::maturity::groups::by_rank(&view.ranks);
    assert_eq!(first[..3], ["MAN", "GOV", "RES"]);
    // Levels 1, 2, 3 three times each but for the last 4: 1 2 3 4 ×2, 1 2 3 and the sheet's 4.
    let spread = view.opinions[0].spread.as_ref().unwrap();
    assert_eq!(spread.histogram, [3, 3, 3, 3, 0]);
    let shown = revealed(&view.opinions[0], locale()).unwrap();
    assert!(shown.sentence.starts_with("Median 2.5, from 1 to 4, split"), "{}", shown.sentence);
    assert_eq!(shown.groups.len(), 2);
    let list = questions(&now, &model, &view);
    assert!(list.iter().all(|row| row.count == 12 && row.discuss && !row.agreed));
}

#[test]
fn what_does_not_belong_or_cannot_be_read_is_said() {
    let (model, mut now) = (model(), assessment());
    let other = Assessment { ..Assessment::empty(Uid(5)) };
    let foreign = packet(&other, &model, 1, 3).to_code();
    let own = packet(&now, &model, 2, 3).to_code();
    let broken = own[..own.len() - 3].to_owned();
    let said = accept(&mut now, &model, &[foreign, broken, "see you".to_owned()]);
    let expected = ["1 kept aside: see below why.", "2 could not be read: incomplete or mistyped."];
    assert_eq!(said, expected);
    let aside = quarantine(&session::collected(&now, &model));
    assert_eq!(aside[0].1, T::OtherSession.say());

    let mut long = packet(&now, &model, 3, 2);
    long.comments = vec![(0, "é🙂 <b>".repeat(400))];
    let mut pieces = parts(&long.to_code(), 480);
    let last = pieces.pop().unwrap();
    let mut open = Parts::default();
    let half = take(&pieces, &now, &model, &mut open);
    assert!(half.add.is_empty() && half.said[0].contains("parts are here"), "{:?}", half.said);
    let whole = take(&[last], &now, &model, &mut open);
    assert_eq!(whole.add.keys().cloned().collect::<Vec<_>>(), [id_of(&long)]);

    // A word changed in the model after the invitation is another set of questions.
    let mut edited = model.clone();
    edited.domains[0].practices[0].statements[2].push('!');
    accept(&mut now, &model, &[own]);
    let aside = quarantine(&session::collected(&now, &edited));
    assert!(aside.iter().any(|(_, why)| why == T::OtherModel.say()));
}

#[test]
fn sheets_and_hands_are_typed_quickly_and_mistakes_named() {
    let level = |n| Some(Answer::Level(n));
    type Row<'a> = (&'a str, Vec<Option<Answer>>, Option<char>);
    let rows: [Row; 5] = [
        (
            "1 5\n0?-",
            vec![level(1), level(5), Some(Answer::NotApplicable), Some(Answer::DoNotKnow), None],
            None,
        ),
        ("6", vec![], Some('6')),
        ("12a4", vec![level(1), level(2)], Some('a')),
        ("1234512", vec![level(1), level(2), level(3), level(4), level(5), level(1)], Some('2')),
        ("", vec![], None),
    ];
    for (text, answers, wrong) in rows {
        let expected = TypedSheet { answers, wrong, ..TypedSheet::default() };
        assert_eq!(typed_sheet(text, (6, 3)), expected, "{text}");
    }
    type Order<'a> = (&'a str, &'a [usize], Option<char>);
    let orders: [Order; 6] = [
        ("12/ca", &[2, 0], None),
        ("/ B a C", &[1, 0, 2], None),
        ("1/", &[], None),
        ("/aba", &[0, 1], Some('a')),
        ("/d", &[], Some('d')),
        ("/a/b", &[0], Some('/')),
    ];
    for (text, order, wrong) in orders {
        let sheet = typed_sheet(text, (6, 3));
        assert_eq!((sheet.order.as_slice(), sheet.wrong), (order, wrong), "{text}");
    }
    assert!(typed_sheet("--/", (6, 3)).is_empty() && !typed_sheet("/a", (6, 3)).is_empty());
    assert_eq!(typed_hands(" 1, 3 5;3/0 "), Some([1, 3, 5, 3, 0]));
    for wrong in ["", "1 2 3 4", "1 2 3 4 5 6", "1 2 x 4 5", "1 2 -3 4 5", "1 2 3 4 1001"] {
        assert_eq!(typed_hands(wrong), None, "{wrong}");
    }
    let (model, mut now) = (model(), assessment());
    for counts in [[1, 3, 5, 3, 0], [0, 0, 2, 0, 0]] {
        let collected = session::collected(&now, &model);
        let hands = hands_packet(&now, &model, &collected, ("GOV-1", counts), today()).unwrap();
        accept(&mut now, &model, &[hands.to_code()]);
    }
    let collected = session::collected(&now, &model);
    let counted = session::panel(&now, &model, &collected);
    assert_eq!((collected.current.len(), counted.respondents.len()), (1, 2), "the last count");
    assert_eq!(hands_packet(&now, &model, &collected, ("XXX", [1; 5]), today()), None);
}

#[test]
fn the_short_set_asks_forty_and_the_agenda_keeps_its_time() {
    let model = model();
    let short = Assessment { question_set: Some(QuestionSet::Short), ..assessment() };
    assert_eq!(session::asked(&short, &model).practices().count(), 40);
    let invite = session::invite(&short, &model);
    assert_eq!(invite.asked.iter().filter(|asked| **asked).count(), 40);
    assert_eq!(session::invite(&assessment(), &model).asked, Vec::<bool>::new());
    for (assessment, minutes) in [(&short, 90), (&assessment(), 110)] {
        let items = agenda(assessment, 40);
        assert_eq!(items.last().map(|item| item.minutes.1), Some(minutes));
        assert!(items.windows(2).all(|two| two[0].minutes.1 == two[1].minutes.0));
    }
}

#[test]
fn the_roadmap_lands_in_the_plan_in_one_step_and_only_once() {
    let (model, mut now) = (model(), assessment());
    now.answers = model.practices().map(|(_, p)| (p.id.clone(), "2".to_owned())).collect();
    let (answers, _) = crate::analysis::maturity::answers_from(&now.answers);
    let profile =
        crate::analysis::maturity::profile(&model, &answers, &BTreeMap::new(), &Options::default());
    assert_eq!(profile.overall.map(|o| o.attained), Some(2));
    let panel_now = session::panel(&now, &model, &session::collected(&now, &model));
    let scores =
        panel::view(&model, &panel_now, session::ways(&now, today()), &BTreeMap::new()).scores();
    let (steps, plan) = road(&now, &model, &scores);
    assert!(plan.waves.len() > 2 && plan.unplaced.is_empty());

    let mut workspace = Workspace::new(Uid(1));
    let role = Role { name: "pmo director".to_owned(), ..Role::empty(Uid(3)) };
    workspace.put(role.to_arc());
    workspace.put(now.to_arc());
    let mut last = 1_000;
    let mut new_uid = || {
        last += 1;
        Uid(last)
    };
    let ground = planning::Ground { workspace: &workspace, today: today(), new_uid: &mut new_uid };
    let landing = planning::landing(&now, &model, (&steps, &plan), 2, ground);
    let count = plan.waves[0].steps.len() + plan.waves[1].steps.len();
    assert_eq!(landing.projects, count);
    let batch = Command::Batch(landing.commands);
    let next = apply(&workspace, Target::Plan, &batch).expect("accepted").workspace;
    assert_eq!(next.table::<Project>().len(), count);
    assert_eq!((next.table::<Demand>().len(), next.table::<Programme>().len()), (count, 1));
    let directors = next.table::<Role>();
    let directors = directors.iter().filter(|r| r.name.eq_ignore_ascii_case("PMO Director"));
    assert_eq!(directors.count(), 1, "a role that is there is used");
    let demand: i64 = next.table::<Demand>().iter().flat_map(|d| d.minutes.values()).sum();
    let days: f64 = plan.waves[..2].iter().map(|wave| wave.days).sum();
    assert!((demand as f64 - days * 480.0).abs() < count as f64, "{demand} {days}");

    let now = next.find::<Assessment>(crate::model::Id::new(Uid(77))).unwrap().clone();
    let mut again = || Uid(9_999);
    let ground = planning::Ground { workspace: &next, today: today(), new_uid: &mut again };
    let landing = planning::landing(&now, &model, (&steps, &plan), 2, ground);
    assert_eq!((landing.projects, landing.commands.len()), (0, 0));
    let alive = |id: &str| id.parse::<Uid>().is_ok_and(|uid| uid.0 > 1_000);
    let rows = road::rows(&now, &model, (&steps, &plan), (today(), locale()), &alive);
    assert!(rows.waves[0].steps.iter().all(|step| step.planned));
    assert!(rows.waves[2].steps.iter().all(|step| !step.planned));
    assert!(profile_of(&model, &scores, &BTreeMap::new(), &Options::default()).overall.is_some());
}

#[test]
fn steps_read_back_from_their_keys() {
    let step = step_of("GOV-1 3").unwrap();
    assert_eq!(step_key(&step), "GOV-1 3");
    for wrong in ["", "GOV-1", "GOV-1 1", "GOV-1 6", "GOV-1 x", "GOV-1 300"] {
        assert_eq!(step_of(wrong), None, "{wrong}");
    }
}

#[test]
fn a_sheet_has_every_question_once_and_says_who_sees_what() {
    let (model, mut now) = (model(), assessment());
    now.question_set = Some(QuestionSet::Short);
    let asked = session::asked(&now, &model);
    let sheet = sheet_view(&now, &asked);
    let rows: Vec<_> = sheet.topics.iter().flat_map(|topic| &topic.rows).collect();
    assert_eq!((rows.len(), rows[39].nth), (40, 40));
    assert!(rows.iter().all(|row| row.levels.len() == 5));
    assert_eq!((sheet.topics[0].letter, sheet.topics[11].letter), ('A', 'L'));
    assert_eq!((sheet.title.as_str(), sheet.privacy), ("Autumn", T::PaperAnonymous.say()));
    // Typed sheets of the short set land at the right questions and domains.
    let typed = typed_sheet("5/b", (40, 12));
    let packet = sheet_packet(&now, &model, ([1; 8], ""), &typed, today());
    assert_eq!((packet.answered(), packet.priorities.as_slice()), (1, [1].as_slice()));
}
