//! The report against hostile texts and against showing what single persons said.

use super::html::{escaped, html};
use super::maturity::{Told, leaving, refusal, report};
use super::privacy::{Leave, Names};
use super::*;
use crate::analysis::maturity::panel::{PanelView, view as read_panel};
use crate::analysis::maturity::{Model, Options, Profile, profile_of};
use crate::file::packet::{Packet, Reply, Way, id_of};
use crate::model::answer::Answer;
use crate::model::{AnswerSight, Assessment, Settings, Typed, Uid};
use crate::present::maturity::{Results, results, road, session};
use crate::present::number::Locale;
use chrono::NaiveDate;
use std::collections::BTreeMap;

const HOSTILE: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</style><script src=//evil.example/x.js></script>",
    "' onload='alert(1)",
    "&lt;b&gt; &amp; &#60;",
    "javascript:alert(1) http://evil.example/",
    "a\u{202e}b\u{0}c\u{2066}d",
    "]]><!-- --> 🙈 e\u{301}",
];

fn model() -> Model {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/public/maturity-model.json"));
    Model::from_json(text).unwrap()
}

fn day() -> NaiveDate {
    "2026-11-01".parse().unwrap()
}

/// Everything a report borrows.
struct Held {
    assessment: Assessment,
    model: Model,
    panel: PanelView,
    evidenced: Profile,
    results: Results,
    road: (crate::analysis::maturity::roadmap::Roadmap, crate::analysis::maturity::waves::Plan),
    comments: BTreeMap<String, Vec<String>>,
    group_sizes: BTreeMap<String, usize>,
    respondents: Vec<String>,
}

fn locale() -> Locale {
    Locale::of(&Settings::empty(Uid(1)))
}

/// An assessment with so many respondents: level 2, 3, 4, 2, … to every practice.
fn held(people: usize, change: impl FnOnce(&mut Assessment)) -> Held {
    let model = model();
    let mut assessment = Assessment::empty(Uid(7));
    assessment.name = "Spring".into();
    assessment.date = Some(day());
    assessment.assessor = "Fatima Haddad".into();
    let count = model.practices().count();
    for nth in 0..people {
        let level = Answer::Level(2 + (nth % 3) as u8);
        let packet = Packet {
            session: session::session_of(assessment.uid),
            model: session::model_mark(&model),
            respondent: [nth as u8 + 1; 8],
            number: 1,
            day: Some(day()),
            way: Way::Device,
            group: if nth < 4 { "PMO".into() } else { "Board".into() },
            name: format!("Person{nth} Okafor"),
            replies: vec![Reply { answer: Some(level), sure: None }; count],
            priorities: vec![0, 1],
            comments: vec![(
                0,
                format!("Ask Fatima Haddad or person{nth} okafor; {}", HOSTILE[nth % 8]),
            )],
            tallies: Vec::new(),
        };
        assessment.packets.insert(id_of(&packet), packet.to_code());
    }
    change(&mut assessment);
    let collected = session::collected(&assessment, &model);
    let said = session::panel(&assessment, &model, &collected);
    let panel = read_panel(&model, &said, session::ways(&assessment, day()), &BTreeMap::new());
    let options = Options::default();
    let profile = profile_of(&model, &panel.scores(), &BTreeMap::new(), &options);
    let evidenced = profile_of(&model, &panel.evidenced(), &BTreeMap::new(), &options);
    let results = results(&assessment, &model, &profile, locale());
    let road = road::road(&assessment, &model, &panel.scores());
    let comments = session::comments(&assessment, &model, &collected);
    let group_sizes = session::group_sizes(&assessment, &model, &collected);
    let respondents = session::respondent_names(&collected);
    Held { assessment, model, panel, evidenced, results, road, comments, group_sizes, respondents }
}

fn told(held: &Held, leave: Leave) -> Told<'_> {
    Told {
        workspace: "Calder <Mutual>",
        assessment: &held.assessment,
        model: &held.model,
        panel: &held.panel,
        evidenced: &held.evidenced,
        results: &held.results,
        road: (&held.road.0, &held.road.1),
        claims: &[],
        comments: &held.comments,
        group_sizes: &held.group_sizes,
        respondents: &held.respondents,
        known: &[],
        since: None,
        today: day(),
        locale: locale(),
        leave,
    }
}

fn open() -> Leave {
    Leave { anonymise: false, ..Leave::default() }
}

/// The tags of a file, in order: every `<` in it opens one.
fn tags(text: &str) -> Vec<&str> {
    text.split('<').skip(1).map(|rest| rest.split(['>', ' ', '\n']).next().unwrap_or("")).collect()
}

#[test]
fn hostile_texts_stay_texts() {
    for text in HOSTILE {
        let mut out = String::new();
        escaped(&mut out, text);
        assert!(!out.contains(['<', '>', '"', '\'']), "{out}");
        assert!(!out.contains(['\u{202e}', '\u{0}', '\u{2066}']), "{out}");
        let grid = Grid {
            caption: text.into(),
            columns: vec![text.into(), text.into()],
            rows: vec![vec![Cell::Text(text.into()), Cell::Plot(Vec::new(), text.into())]],
        };
        let blocks = vec![
            Block::Text(text.into()),
            Block::Heading(text.into()),
            Block::List(vec![text.into()]),
            Block::Figures(vec![[text.into(), text.into(), text.into()]]),
            Block::Grid(grid),
        ];
        let with = |title: &str, blocks: Vec<Block>| {
            let sections = vec![Section { id: "summary", title: "Summary", blocks }];
            html(&Report {
                title: title.into(),
                sub_line: title.into(),
                mark: title.into(),
                sections,
            })
        };
        let blank = with(
            "",
            vec![
                Block::Text(String::new()),
                Block::Heading(String::new()),
                Block::List(vec![String::new()]),
                Block::Figures(vec![[String::new(), String::new(), String::new()]]),
                Block::Grid(Grid {
                    caption: String::new(),
                    columns: vec![String::new(), String::new()],
                    rows: vec![vec![
                        Cell::Text(String::new()),
                        Cell::Plot(Vec::new(), String::new()),
                    ]],
                }),
            ],
        );
        // Whatever a text holds, the file has the tags it has without it.
        assert_eq!(tags(&with(text, blocks)), tags(&blank), "{text}");
    }
}

#[test]
fn the_file_asks_nothing_of_anybody() {
    let held = held(6, |_| {});
    let file = html(&report(&told(&held, open())).unwrap());
    for tag in ["script", "link", "img", "iframe", "object", "embed", "form", "base", "audio"] {
        assert!(!tags(&file).contains(&tag), "{tag}");
    }
    let mut rest = file.as_str();
    while let Some(at) = rest.find("href=") {
        rest = &rest[at + 5..];
        assert!(rest.starts_with("\"#"), "{}", &rest[..40]);
    }
    assert!(!file.contains(" src=\"") && !file.contains("@import") && !file.contains("url("));
    assert!(file.contains("default-src 'none'") && file.contains("Calder &lt;Mutual&gt;"));
    // Every section that is linked to is there once.
    for section in report(&told(&held, open())).unwrap().sections {
        assert_eq!(file.matches(&format!("<section id=\"{}\"", section.id)).count(), 1);
    }
}

#[test]
fn names_are_taken_out_of_everything_that_leaves() {
    let held = held(6, |own| {
        own.sight = Some(AnswerSight::Named);
        own.reasons.insert("GOV-1".into(), "Haddad was there".into());
        own.moderated.insert("GOV-1".into(), 2.5);
        own.owners.insert("STD-1 3".into(), "Fatima Haddad".into());
        own.scope = "Unit of Fatima Haddad".into();
    });
    let file = html(&report(&told(&held, Leave::default())).unwrap()).to_lowercase();
    for name in ["haddad", "okafor", "fatima", "person3"] {
        assert!(!file.contains(name), "{name}");
    }
    let open_file = html(&report(&told(&held, open())).unwrap());
    assert!(
        open_file.contains("Facilitated by Fatima Haddad") && open_file.contains("Person3 Okafor")
    );
    let closed = Leave { comments: false, reasons: false, ..Leave::default() };
    let file = html(&report(&told(&held, closed)).unwrap());
    assert!(!file.contains("was there") && !file.contains("Ask "), "comments stay out");
}

#[test]
fn nothing_leaves_of_fewer_than_three_anonymous_people() {
    for people in [1, 2] {
        let held = held(people, |_| {});
        assert!(refusal(&told(&held, open())).is_some() && report(&told(&held, open())).is_none());
    }
    // Two on the board: their group is named nowhere, and neither is the size of the other.
    let held = held(6, |_| {});
    let file = html(&report(&told(&held, open())).unwrap());
    assert!(!file.contains("Board") && !file.contains("PMO: 4"), "{}", file.len());
    // One of them skipped nothing, but two alone answered one practice.
    let alone = held_alone();
    let file = html(&report(&told(&alone, Leave::default())).unwrap());
    assert!(file.contains("One person answered"));
}

fn held_alone() -> Held {
    held(0, |own| _ = own.answers.insert("GOV-1".into(), "3".into()))
}

#[test]
fn what_would_leave_is_counted_before_it_does() {
    let held = held(6, |own| {
        own.sight = Some(AnswerSight::Named);
        own.evidence.insert("GOV-1".into(), "E2 2026-05-01 log\nE1 seen".into());
    });
    let list = leaving(&told(&held, open()));
    let said: Vec<(&str, bool)> = list.iter().map(|own| (own.what.as_str(), own.leaves)).collect();
    assert_eq!(said[0], ("Names of assessor, respondents and owners: 7", true), "{said:?}");
    assert_eq!(list[0].samples.len(), 7);
    assert!(said[2].0.starts_with("Comments with names") && said[2].0.ends_with(": 6"), "{said:?}");
    assert_eq!(said[3], ("Reasons and items of evidence: 2", true));
    assert_eq!(said[4], ("Groups below three people stay out: 1", false));
    let list = leaving(&told(&held, Leave::default()));
    assert!(!list[0].leaves && list[0].samples.is_empty() && !list[1].leaves, "{list:?}");
}

#[test]
fn names_are_found_as_words_alone() {
    let names = Names::new(["Ann Lee".to_owned(), "Bo".to_owned(), " ".to_owned()]);
    for (text, found, count) in [
        ("Ann Lee said so", "[name] said so", 1),
        ("ANN LEE, ann lee.", "[name], [name].", 2),
        ("Ann and Lee", "[name] and [name]", 2),
        ("annual leeway of Boston", "annual leeway of Boston", 0),
        ("bo", "[name]", 1),
        ("Annalee AnnLee", "Annalee AnnLee", 0),
        ("", "", 0),
        // A part of a name within a longer word is no name.
        ("łAnn Lee", "łAnn [name]", 1),
    ] {
        assert_eq!(names.taken_out(text), (found.to_owned(), count), "{text}");
    }
    assert_eq!(Names::default().taken_out("Ann"), ("Ann".to_owned(), 0));
}
