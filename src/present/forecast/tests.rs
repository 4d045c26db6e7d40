//! The words and pictures of a forecast with given figures.

use super::words::Say;
use super::{Told, chance_text, sub_line, title};
use crate::analysis::forecast::analytic::Moments;
use crate::analysis::forecast::inputs::Inputs;
use crate::analysis::forecast::outcome::{CellForecast, Forecast};
use crate::analysis::forecast::plan::Planned;
use crate::analysis::forecast::tail::Contribution;
use crate::model::{Id, LocaleChoice, Project, Role, Typed, Uid, Workspace};
use crate::present::number::Locale;
use std::sync::Arc;

fn locale() -> Locale {
    Locale::new(LocaleChoice::EnGb)
}

fn workspace() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    for (uid, name) in [(2, "Data Engineer"), (3, "Sales")] {
        ws.put(Arc::new(Role { name: name.into(), ..Role::empty(Uid(uid)) }));
    }
    for (uid, name) in [(5, "Atlas"), (6, "Beacon")] {
        ws.put(Arc::new(Project { name: name.into(), ..Project::empty(Uid(uid)) }));
    }
    ws
}

fn planned() -> Planned {
    Planned {
        inputs: Inputs { months: 14, ..Inputs::default() },
        roles: vec![Id::new(Uid(2)), Id::new(Uid(3))],
        first: "2027-04".parse().unwrap(),
        full_time: vec![9_600.0; 14],
        assumed: 1,
    }
}

/// A forecast whose rows have these chances in the first months.
fn forecast(chances: [&[f64]; 2]) -> Forecast {
    let cell = |chance: f64| CellForecast {
        quantiles: [0.5, 0.8, 1.0, 1.2, 1.3, 1.5, 2.0].map(|fte| fte * 9_600.0),
        supply: 9_600.0,
        overload: chance,
        shortage: chance * 4_800.0,
        shortage_p80: 2_880.0,
        ..CellForecast::default()
    };
    let row = |chances: &[f64]| {
        (0..14).map(|at| cell(chances.get(at).copied().unwrap_or(0.0))).collect::<Vec<_>>()
    };
    Forecast { months: 14, cells: chances.map(row).concat(), runs: 10_048, seed: 41 }
}

#[test]
fn the_title_names_role_certainty_and_months() {
    let (ws, planned) = (workspace(), planned());
    let say = |chances: [&[f64]; 2]| {
        let forecast = forecast(chances);
        title(&Told { ws: &ws, planned: &planned, forecast: &forecast, locale: locale() })
    };
    for (chances, expect) in [
        (
            [&[0.4, 0.6, 0.99, 0.5, 0.1][..], &[0.9]],
            "Data Engineers will almost certainly be short from May to July",
        ),
        ([&[0.8][..], &[]], "Data Engineers will very likely be short in April"),
        ([&[0.4][..], &[0.6, 0.6]], "Sales: likely short from April to May"),
        ([&[0.49][..], &[0.1]], "No role is likely to be short"),
        ([&[0.0; 13][..], &[0.0; 14]], "No role is likely to be short"),
    ] {
        assert_eq!(say(chances), expect);
    }
    // What lies behind the months shown is in no sentence.
    let mut late = [0.0; 14];
    late[13] = 1.0;
    assert_eq!(say([&late, &[]]), "No role is likely to be short");
}

#[test]
fn a_chance_is_never_certain() {
    for (chance, expect) in
        [(1.0, ">95"), (0.956, ">95"), (0.95, "95"), (0.5, "50"), (0.004, "<1"), (0.0, "0")]
    {
        assert_eq!(chance_text(chance, locale()), expect);
    }
}

#[test]
fn chart_roles_drivers_and_paper() {
    let (ws, planned, forecast) = (workspace(), planned(), forecast([&[0.3], &[0.99, 0.2]]));
    let told = Told { ws: &ws, planned: &planned, forecast: &forecast, locale: locale() };
    assert_eq!((told.row_of(None), told.row_of(Some(Uid(2)))), (1, 0));
    assert_eq!(told.row_of(Some(Uid(99))), 1, "a role that is gone");
    let chart = told.chart(1, Some(0));
    assert_eq!((chart.focus_count(), chart.table.rows.len()), (12, 12));
    assert_eq!(
        chart.table.rows[0][1..],
        ["0.50", "0.80", "1.00", "1.20", "1.50", "2.00", "1.00", ">95", "0.30"]
    );
    let text = chart.to_text();
    assert!(text.contains("chance c5") && text.contains("look-line"), "{text}");
    let roles = told.roles();
    assert_eq!(roles[0].highest, "highest 30 % in Apr");
    assert_eq!(roles[1].name, "Sales");
    let part = |key, mean: f64, in_tail: f64| Contribution { key, mean, in_tail };
    let drivers = told.drivers(0, &[part(5, 4_800.0, 9_600.0), part(77, 0.0, 960.0)]);
    assert_eq!((drivers[0].name.as_str(), drivers[0].widens.as_str()), ("Atlas", "+0.50"));
    assert_eq!((drivers[0].share, drivers[1].share), (1.0, 0.2));
    assert_eq!(drivers[1].name, "No project named");
    let many: Vec<_> = (0..9).map(|at| part(100 + at, 1.0, 2.0)).collect();
    assert_eq!(told.drivers(0, &many)[6].name, "3 other projects");
    let paper = told.paper();
    assert_eq!((paper.columns.len(), paper.rows[1][1].as_str()), (13, "1.00 / 1.50 · >95 %"));
    assert!(sub_line(&told, true).contains("10,048 simulations, seed 41 · beta-PERT"));
    assert!(Say::assumed(&told).is_some_and(|text| text.starts_with("1 of 0 projects")));
    // A month without working days divides by nothing.
    let idle = Planned { full_time: vec![0.0; 14], ..planned.clone() };
    let told = Told { planned: &idle, ..told };
    assert_eq!(told.chart(0, None).table.rows[0][1], "0.00");
}

#[test]
fn runs_stand_beside_what_was_worked_out_without_them() {
    let (ws, planned) = (workspace(), planned());
    let mut forecast = forecast([&[0.5], &[]]);
    // One FTE of 9,600 minutes, half an FTE of spread; the runs 48 minutes above, half a percent.
    (forecast.cells[0].mean, forecast.cells[0].deviation) = (9_600.0, 4_700.0);
    let told = Told { ws: &ws, planned: &planned, forecast: &forecast, locale: locale() };
    let exact = Moments { mean: 9_552.0, variance: 4_800.0 * 4_800.0 };
    let table = told.check(0, &[exact, Moments::default()]);
    assert_eq!(
        table.rows[0][1..],
        ["1.000", "0.995", "0.490", "0.500", "+0.50"].map(str::to_owned)
    );
    assert_eq!(table.rows[1][5], "0.00", "nothing uncertain is never apart");
    assert!(table.rows.iter().all(|row| row.len() == table.columns.len()));
    assert!(told.check(1, &[]).rows.is_empty());
}
