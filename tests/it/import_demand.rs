//! A wide demand sheet in German number format becomes the right heatmap.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]

use super::import_real::{empty_workspace, land, proposed};
use super::sheet_real::sheet_of;
use chrono::{Datelike, NaiveDate, Weekday};
use plumbline::analysis::capacity::Capacity;
use plumbline::analysis::capacity::heatmap::{Basis, Heatmap};
use plumbline::analysis::capacity::load::RowKey;
use plumbline::analysis::capacity::timeline::{Grain, Timeline};
use plumbline::file::import::{Confidence, RowState, Setup, Target, propose, questions, variants};
use plumbline::file::sheet::units::DemandUnit;
use plumbline::model::{Demand, Month, Person, Project, RecordKind, Role, Workspace};
use plumbline::present::import::words;
use std::collections::BTreeMap;
use std::sync::Arc;

const GERMAN: &[u8] = include_bytes!("../data/import/demand-german.csv");

/// Working days of a month, counted from the calendar's definition: Monday to Friday.
fn working_days(year: i32, month: u32) -> i64 {
    let first = NaiveDate::from_ymd_opt(year, month, 1).unwrap();
    let days = first.iter_days().take_while(|day| day.month() == month);
    days.filter(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)).count() as i64
}

/// Minutes by role and month, over all projects.
fn totals(workspace: &Workspace) -> BTreeMap<(String, String), i64> {
    let mut totals = BTreeMap::new();
    for demand in workspace.table::<Demand>().iter() {
        let role = workspace.find(demand.role.unwrap()).unwrap().name.clone();
        for (month, minutes) in &demand.minutes {
            *totals.entry((role.clone(), month.to_string())).or_default() += minutes;
        }
    }
    totals
}

#[test]
fn the_german_sheet_becomes_the_right_minutes() {
    let sheet = sheet_of(GERMAN);
    let before = empty_workspace();
    let setup = proposed(&sheet, &before);
    assert!(setup.mapping.columns.iter().all(|map| map.confidence >= Confidence::Check));
    let (plan, after) = land(&sheet, &setup, &before);
    // From the file by hand: FTE of a role in a month × its working days × 8 hours.
    // January 21, February 20, March 23 and April 22 working days of 2027.
    let expect = [
        ("Entwickler", 1, 1.5 + 1.0),
        ("Entwickler", 2, 0.5 + 1.25),
        ("Entwickler", 3, 0.25 + 1.0 + 2.0),
        ("Entwickler", 4, 1.0 + 0.75),
        ("Tester", 1, 0.75),
        ("Tester", 3, 1.25),
        ("Tester", 4, 2.0),
    ];
    let days = [21, 20, 23, 22];
    let totals = totals(&after);
    assert_eq!(totals.len(), expect.len(), "{totals:?}");
    for (role, month, fte) in expect {
        assert_eq!(working_days(2027, month), days[month as usize - 1]);
        let minutes = (fte * 480.0 * days[month as usize - 1] as f64).round() as i64;
        assert_eq!(
            totals[&(role.to_owned(), format!("2027-{month:02}"))],
            minutes,
            "{role} {month}"
        );
    }
    assert_eq!(after.table::<Project>().len(), 3);
    assert_eq!(after.table::<Role>().len(), 2);
    // Alpha has two rows of developers: one demand, summed.
    assert_eq!((plan.counts.rows_summed, after.table::<Demand>().len()), (1, 4));
    // "offen" is no number: kept as typed, counted, and the row is marked.
    let kept: Vec<String> = after
        .table::<Demand>()
        .iter()
        .filter_map(|d| d.base.raw.get("minutes:2027-02").cloned())
        .collect();
    assert_eq!(kept, ["offen"]);
    assert_eq!(plan.counts.cells_as_typed, 1);
}

#[test]
fn the_german_sheet_becomes_the_right_heatmap() {
    let sheet = sheet_of(GERMAN);
    let before = empty_workspace();
    let mut setup = proposed(&sheet, &before);
    setup.headcount.insert("entwickler".into(), 2.0);
    setup.headcount.insert("tester".into(), 1.0);
    let (_, after) = land(&sheet, &setup, &before);
    let timeline = Arc::new(Timeline::new(Month::new(2027, 1).unwrap(), 4));
    let capacity = Capacity::update(None, &after, &timeline);
    let heatmap = Heatmap::new(&capacity.load, Grain::Month, Basis::All);
    // FTE asked for ÷ people there are, from the file by hand.
    let expect = [
        ("Entwickler", [2.5 / 2.0, 1.75 / 2.0, 3.25 / 2.0, 1.75 / 2.0]),
        ("Tester", [0.75, 0.0, 1.25, 2.0]),
    ];
    for (name, shares) in expect {
        let roles = after.table::<Role>();
        let role = roles.iter().find(|role| role.name == name).unwrap();
        let cells = &heatmap.row(RowKey::Role(role.id())).unwrap().cells;
        let got: Vec<f64> =
            cells.iter().map(|cell| cell.demand as f64 / cell.available as f64).collect();
        assert_eq!(got, shares, "{name}");
    }
}

fn text(text: &str) -> plumbline::file::sheet::SheetRead {
    sheet_of(text.as_bytes())
}

/// Minutes of the only demand in January and February 2027.
fn minutes(
    sheet: &str,
    change: impl Fn(&mut Setup),
) -> (Vec<Option<i64>>, BTreeMap<String, String>, RowState) {
    let sheet = text(sheet);
    let before = empty_workspace();
    let mut setup = proposed(&sheet, &before);
    change(&mut setup);
    let (plan, after) = land(&sheet, &setup, &before);
    let demands = after.table::<Demand>();
    let demand = demands.iter().next().unwrap();
    let month = |nth| demand.minutes.get(&Month::new(2027, nth).unwrap()).copied();
    (vec![month(1), month(2)], demand.base.raw.clone(), plan.rows[0].state())
}

#[test]
fn units_of_demand() {
    // January 2027: 21 working days of 480 minutes; February: 20.
    for (header, cells, unit, expect) in [
        ("Jan 27,Feb 27", "1,0.5", DemandUnit::Fte, [10_080, 4_800]),
        ("Jan 27,Feb 27", "10,0.5", DemandUnit::Days, [4_800, 240]),
        ("Jan 27,Feb 27", "100,7.5", DemandUnit::Hours, [6_000, 450]),
        ("Jan 27,Feb 27", "50,12.5", DemandUnit::Percent, [5_040, 1_200]),
        ("Jan 27,Feb 27", "50%,12.5%", DemandUnit::Percent, [5_040, 1_200]),
        ("Jan 27,Feb 27", "50%,12.5%", DemandUnit::Fte, [5_040, 1_200]),
        ("Jan 27,Feb 27", "0.33333,0", DemandUnit::Fte, [3_360, 0]),
    ] {
        let sheet = format!("Project,Role,{header}\nAtlas,Dev,{cells}\n");
        let (got, raw, _) = minutes(&sheet, |setup| setup.mapping.groups[0].unit = Some(unit));
        assert_eq!((got, raw.len()), (expect.map(Some).to_vec(), 0), "{cells} {unit:?}");
    }
}

#[test]
fn cells_of_demand_that_cannot_be_read_stay_as_typed() {
    for (cell, unit) in [
        ("-1", DemandUnit::Fte),
        ("late", DemandUnit::Fte),
        ("tbc", DemandUnit::Fte),
        ("#REF!", DemandUnit::Fte),
        ("=B2*2", DemandUnit::Fte),
        ("50%", DemandUnit::Hours),
        ("999999999999", DemandUnit::Fte),
        ("99999999999999999999999999999999", DemandUnit::Fte),
    ] {
        let sheet = format!("Project,Role,Jan 27,Feb 27,Mar 27\nAtlas,Dev,{cell},1,1\n");
        let (got, raw, state) = minutes(&sheet, |setup| setup.mapping.groups[0].unit = Some(unit));
        assert_eq!(got[0], None, "{cell}");
        assert!(got[1].is_some_and(|minutes| minutes > 0), "{cell}");
        assert_eq!(
            raw,
            BTreeMap::from([("minutes:2027-01".to_owned(), cell.to_owned())]),
            "{cell}"
        );
        assert_ne!(state, RowState::Ready, "{cell}");
    }
}

#[test]
fn the_unit_of_a_row_counts_and_an_unknown_one_leaves_it_unread() {
    let sheet =
        "Project,Role,Unit,Jan 27,Feb 27\nAtlas,Dev,h,10,20\nBasil,Dev,days,1,2\nCedar,Dev,h,1,1\n";
    let sheet = text(sheet);
    let before = empty_workspace();
    let mut setup = proposed(&sheet, &before);
    assert_eq!(setup.mapping.column_of(Target::DemandUnit), Some(2));
    setup.fixes.insert((3, 2), "moons".into());
    let (plan, after) = land(&sheet, &setup, &before);
    let january = |nth: usize| {
        let demands = after.table::<Demand>();
        demands.in_order()[nth].minutes.get(&Month::new(2027, 1).unwrap()).copied()
    };
    assert_eq!([january(0), january(1), january(2)], [Some(600), Some(480), None]);
    assert_eq!(plan.rows[2].state(), RowState::Blocked);
    assert_eq!(after.table::<Demand>().in_order()[2].base.raw["unit"], "moons");
}

#[test]
fn rows_without_a_project_take_the_one_above_and_a_headcount_makes_people() {
    let sheet = text(
        "Project,Skill,Jan 27,Feb 27\nAtlas,Data Engineer,1,1\n,Data Eng,0.5,0.5\nBasil,BA,1,1\n,Business Analyst,1,1\n",
    );
    let before = empty_workspace();
    let mut setup = proposed(&sheet, &before);
    let (plan, _) = land(&sheet, &setup, &before);
    let found = variants(RecordKind::Role, &plan.names[&RecordKind::Role]);
    let to: Vec<&str> = found.iter().map(|variant| variant.to.as_str()).collect();
    assert_eq!(to, ["Business Analyst", "Data Engineer"]);
    for variant in &found {
        for (name, _) in &variant.names {
            setup.merges.insert((RecordKind::Role, name.to_lowercase()), variant.to.clone());
        }
    }
    setup.headcount.insert("data engineer".into(), 2.5);
    let (plan, after) = land(&sheet, &setup, &before);
    assert_eq!(plan.counts.records_added, 2);
    assert_eq!((after.table::<Role>().len(), after.table::<Demand>().len()), (2, 2));
    let people: Vec<(String, Option<f64>)> =
        after.table::<Person>().in_order().iter().map(|p| (p.name.clone(), p.fte)).collect();
    let expect = [("Data Engineer 1", 1.0), ("Data Engineer 2", 1.0), ("Data Engineer 3", 0.5)];
    assert_eq!(people, expect.map(|(name, fte)| (name.to_owned(), Some(fte))));
    // Twice is the same: nobody is added again.
    let again = Setup { mapping: propose(&sheet, &after, RecordKind::Project, words()), ..setup };
    let (plan, twice) = land(&sheet, &again, &after);
    assert!(twice == after, "{:?}", plan.counts);
}

#[test]
fn the_unit_is_asked_where_only_the_size_speaks() {
    let before = empty_workspace();
    let sheet = text("Project,Role,Jan 27,Feb 27\nAtlas,Dev,0.5,1\n");
    assert_eq!(questions(&sheet, &proposed(&sheet, &before), &before).len(), 1);
    let sheet = text("Project,Role,Jan 27 (h),Feb 27 (h)\nAtlas,Dev,0.5,1\n");
    assert_eq!(questions(&sheet, &proposed(&sheet, &before), &before), []);
}

#[test]
fn ten_thousand_rows_and_two_thousand_projects() {
    let mut csv = String::from("Project,Role,Person,Cost,Jan 27,Feb 27,Mar 27\n");
    for nth in 0..10_000 {
        csv += &format!("Project {},Role {},,{},1,0.5,\n", nth / 5, nth % 5, nth);
    }
    let sheet = text(&csv);
    let before = empty_workspace();
    let (plan, after) = land(&sheet, &proposed(&sheet, &before), &before);
    assert_eq!(plan.rows.len(), 10_000);
    assert_eq!((after.table::<Project>().len(), after.table::<Demand>().len()), (2_000, 10_000));
}
