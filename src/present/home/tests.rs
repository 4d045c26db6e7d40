//! Home says what the data say, and says so where they say nothing.

use super::*;
use crate::analysis::attention::outlook::{Outlook, Window};
use crate::analysis::attention::{attention, status_counts, upcoming};
use crate::analysis::capacity::Capacity;
use crate::analysis::priority::{Cut, Prioritisation, prioritise};
use crate::model::{Criterion, Currency, Demand, Money, Person, Role, Score, Settings, Typed, Uid};
use chrono::NaiveDate;
use std::sync::Arc;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

const TODAY: &str = "2027-04-06";

struct Seen {
    ws: Workspace,
    ranking: Prioritisation,
    outlook: Outlook,
    locale: Locale,
}

fn seen(ws: Workspace) -> Seen {
    let window = Window::of(&ws, day(TODAY));
    let capacity = Capacity::update(None, &ws, &window.timeline);
    let outlook = Outlook::new(window, &capacity);
    let ranking = prioritise(&ws, day(TODAY), Cut::of(&ws.settings()));
    let locale = Locale::of(&ws.settings());
    Seen { ws, ranking, outlook, locale }
}

impl Seen {
    fn sentence(&self) -> String {
        let lines = sentence(&self.ws, &self.ranking, &self.outlook, self.locale);
        let say = |phrase: &Phrase| format!("{}{}", plain(&phrase.runs), phrase.after);
        lines
            .iter()
            .map(|line| line.iter().map(say).collect::<String>())
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn lines(&self) -> Vec<AttentionLine> {
        let worst = self.outlook.summary.worst();
        let list = attention(&self.ws, day(TODAY), &self.ranking, worst);
        list.iter()
            .map(|entry| attention_line(&self.ws, &self.outlook, entry, self.locale))
            .collect()
    }
}

/// Two projects of £60k and £50k, scored 5 and 3.
fn workspace(budget: Option<i64>, scored: bool) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(2));
    settings.fiscal_start = Some(4);
    settings.budget = budget.and_then(|units| Money::units(units, Currency::GBP));
    ws.put(Arc::new(settings));
    for (uid, name, cost, score, status) in [
        (10, "Atlas", 60_000, 5.0, Some(Status::OffTrack)),
        (11, "Bureau", 50_000, 3.0, Some(Status::OnTrack)),
    ] {
        let mut project = Project::empty(Uid(uid));
        project.name = name.into();
        project.owner = "Anna".into();
        project.status = status;
        project.cost = Money::units(cost, Currency::GBP);
        project.benefit = Money::units(850_000, Currency::GBP);
        project.finish = Some(day("2027-12-31"));
        ws.put(Arc::new(project));
        let mut value = Score::empty(Uid(uid + 20));
        (value.project, value.criterion) = (Some(Id::new(Uid(uid))), Some(Id::new(Uid(20))));
        value.value = Some(score);
        if scored {
            ws.put(Arc::new(value));
        }
    }
    let mut criterion = Criterion::empty(Uid(20));
    criterion.weight = Some(1.0);
    ws.put(Arc::new(criterion));
    ws
}

/// One data engineer of eight hours a day, asked for so many percent of April and May 2027.
fn with_demand(mut ws: Workspace, percents: [i64; 2], person: bool) -> Workspace {
    let mut role = Role::empty(Uid(40));
    role.name = "Data Engineer".into();
    ws.put(Arc::new(role));
    if person {
        let mut person = Person::empty(Uid(41));
        person.roles.insert(Id::new(Uid(40)), 1.0);
        ws.put(Arc::new(person));
    }
    let mut demand = Demand::empty(Uid(42));
    (demand.project, demand.role) = (Some(Id::new(Uid(10))), Some(Id::new(Uid(40))));
    // April 2027 has 22 working days, May 21.
    for (month, days, percent) in [("2027-04", 22, percents[0]), ("2027-05", 21, percents[1])] {
        demand.minutes.insert(month.parse().unwrap(), days * 480 * percent / 100);
    }
    ws.put(Arc::new(demand));
    ws
}

#[test]
fn the_sentence_holds_the_numbers_that_matter() {
    let said = seen(with_demand(workspace(Some(80_000), true), [50, 120], true)).sentence();
    assert_eq!(
        said,
        "2 projects, 1 above the line, £60k of £80k. Data Engineers are over capacity in 1 of \
         the next 12 months; 1 project is off track."
    );
}

#[test]
fn what_is_not_known_is_said() {
    let sentence = |ws| seen(ws).sentence();
    assert_eq!(
        sentence(workspace(None, true)),
        "2 projects, 2 ranked, no budget is set yet. No demand is planned yet; 1 project is off track."
    );
    assert_eq!(
        sentence(workspace(Some(80_000), false)),
        "2 projects, none is scored yet, £0 of £80k. No demand is planned yet; 1 project is off track."
    );
    let mut weightless = workspace(Some(80_000), true);
    let mut criterion = weightless.find(Id::<Criterion>::new(Uid(20))).unwrap().clone();
    criterion.weight = Some(0.0);
    weightless.put(Arc::new(criterion));
    let weightless = sentence(weightless);
    assert!(weightless.starts_with("2 projects, no criterion counts: every weight is 0"));
    let mut foreign = workspace(Some(80_000), true);
    let mut settings = foreign.settings();
    settings.currency = Some(Currency::EUR);
    foreign.put(Arc::new(settings));
    let foreign = sentence(foreign);
    assert!(foreign.contains("the budget is in GBP, which has no rate. "), "{foreign}");
    let nobody = sentence(with_demand(workspace(None, false), [50, 120], false));
    assert!(nobody.contains("Nobody is available for the demand yet; "), "{nobody}");
    let fits = sentence(with_demand(workspace(None, false), [50, 100], true));
    assert!(fits.contains("none is scored yet, no budget is set yet. Every role fits"), "{fits}");
    let mut empty = Workspace::new(Uid(1));
    empty.put(Arc::new(Project::empty(Uid(10))));
    assert_eq!(
        sentence(empty),
        "1 project, none is scored yet, no budget is set yet. No demand is planned yet; no status \
         is given yet."
    );
}

#[test]
fn months_elsewhere_are_named() {
    let mut ws = with_demand(workspace(None, true), [50, 120], true);
    ws.remove(crate::model::RecordRef { kind: crate::model::RecordKind::Person, uid: Uid(41) });
    let mut person = Person::empty(Uid(41));
    person.roles.insert(Id::new(Uid(40)), 1.0);
    ws.put(Arc::new(person));
    let window = Window::of(&ws, day("2026-11-22"));
    let capacity = Capacity::update(None, &ws, &window.timeline);
    let outlook = Outlook::new(window, &capacity);
    let ranking = prioritise(&ws, day("2026-11-22"), None);
    let locale = Locale::of(&ws.settings());
    let [_, second] = sentence(&ws, &ranking, &outlook, locale);
    let first = plain(&second[0].runs);
    assert_eq!(first, "Data Engineers are over capacity in 1 of 12 months from April 2027");
    assert_eq!(second[0].tone, Tone::Over);
    assert_eq!(second[1].tone, Tone::Bad);
}

#[test]
fn stars_in_names_stress_nothing() {
    let got = runs(T::MilestoneLabel, &[("project", "A*b*"), ("milestone", "c")]);
    assert_eq!(got, [Run { text: "A*b*: c".into(), strong: false }]);
    for text in T::ALL {
        assert_eq!(text.say().matches('*').count() % 2, 0, "{}", text.key());
    }
}

#[test]
fn the_list_says_why_and_where() {
    let mut ws = with_demand(workspace(Some(80_000), true), [50, 120], true);
    let mut milestone = Milestone::empty(Uid(50));
    milestone.name = "Data migration".into();
    milestone.project = Some(Id::new(Uid(10)));
    (milestone.baseline, milestone.forecast) = (Some(day("2027-05-19")), Some(day("2027-06-23")));
    ws.put(Arc::new(milestone));
    let lines = seen(ws).lines();
    // 21 days × 8 h × 20 % = 33.6 h; 0.20 FTE.
    let got: Vec<_> =
        lines.iter().map(|line| [line.title.as_str(), line.detail.as_str(), &line.when]).collect();
    assert_eq!(
        got[0],
        [
            "Data Engineers short 0.20 FTE in May 27",
            "Over capacity in 1 of 12 months, 34 h short in all",
            "May 27",
        ]
    );
    assert_eq!(got[1], ["Atlas", "Data migration 5 weeks late; £850k a year", "23 Jun 2027",]);
    assert_eq!(got.len(), 2);
    assert_eq!(lines[1].route.href(), format!("#/projects?open={}", Uid(10)));
}

#[test]
fn durations() {
    let locale = Locale::of(&Settings::empty(Uid(1)));
    for (days, expect) in [
        (0, "0 days"),
        (1, "1 day"),
        (-13, "13 days"),
        (14, "2 weeks"),
        (35, "5 weeks"),
        (39, "6 weeks"),
    ] {
        assert_eq!(duration(days, locale), expect);
    }
}

#[test]
fn the_strip_shows_the_worst_roles() {
    let seen = seen(with_demand(workspace(None, true), [50, 120], true));
    let strip = pressure(&seen.ws, &seen.outlook, seen.locale).unwrap();
    assert_eq!(strip.headers.columns.len(), 12);
    let row = &strip.rows[0];
    assert_eq!(row.name, "Data Engineer");
    let (over, peak) = (plain(&row.verdict.over), plain(&row.verdict.peak));
    assert_eq!((over.as_str(), peak.as_str()), ("1 of 12 over", "peak 120\u{a0}% May"));
    let cells: Vec<_> =
        row.cells.iter().take(3).map(|cell| (cell.text.as_str(), cell.class.as_str())).collect();
    assert_eq!(cells, [("50", "heat-cell b2"), ("120", "heat-cell b6 n2"), ("0", "heat-cell b1"),]);
    assert!(
        pressure(&workspace(None, true), &self::seen(workspace(None, true)).outlook, seen.locale)
            .is_none()
    );
}

#[test]
fn value_against_cost_with_the_line_between() {
    let seen = seen(workspace(Some(80_000), true));
    let chart = value_chart(&seen.ws, &seen.ranking, seen.locale).unwrap();
    assert_eq!(chart.caption, "Score · cost, £k · n = 2");
    // Scores 5 and 3 on 1 to 5 are 100 and 50: the line lies at 75.
    assert_eq!(
        chart.spec.description,
        "2 projects by cost and score; 1 lies above the cut line at score 75.0."
    );
    assert_eq!(chart.spec.table.rows[0], ["Atlas", "60", "100.0"]);
    assert_eq!(chart.spec.focus_count(), 2);
    let none = self::seen(workspace(Some(80_000), false));
    assert_eq!(value_chart(&none.ws, &none.ranking, none.locale), None);
}

#[test]
fn milestones_stand_in_their_table_and_inside_the_plot() {
    let mut ws = workspace(None, true);
    for (uid, baseline, forecast) in
        [(50, "2020-01-01", "2027-04-06"), (51, "2027-06-01", "2027-05-30"), (52, "", "2031-01-01")]
    {
        let mut milestone = Milestone::empty(Uid(uid));
        milestone.project = Some(Id::new(Uid(10)));
        (milestone.baseline, milestone.forecast) = (baseline.parse().ok(), forecast.parse().ok());
        ws.put(Arc::new(milestone));
    }
    let locale = Locale::of(&ws.settings());
    let next = upcoming(&ws, day(TODAY), 8);
    let spec = milestones_chart(&ws, &next, day(TODAY), locale).unwrap();
    let slips: Vec<_> = spec.table.rows.iter().map(|row| row[4].as_str()).collect();
    assert_eq!(slips, ["+2,652", "−2", "0"]);
    for mark in &spec.marks {
        if let crate::present::chart::Shape::Line { points } = &mark.shape {
            assert!(points.iter().all(|(x, _)| (0.0..=spec.width).contains(x)), "{mark:?}");
        }
    }
    assert_eq!(milestones_chart(&ws, &[], day(TODAY), locale), None);
}

#[test]
fn the_tally_leaves_out_what_nobody_has() {
    let parts = tally(&status_counts(&workspace(None, true)));
    let got: Vec<_> = parts.iter().map(|part| (part.word, part.count, part.before)).collect();
    assert_eq!(got, [("On track", 1, 0), ("Off track", 1, 1)]);
    assert_eq!(parts[1].route.href(), "#/projects?filter=status%20is%20Off%20track");
    assert_eq!(tally(&[]), []);
}
