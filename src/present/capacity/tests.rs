//! What capacity says: titles, lines, cells, labels, headers, tables and the histogram.

use super::headers::Headers;
use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::heatmap::{Basis, Heatmap};
use crate::analysis::capacity::summary::Summary;
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::model::{Commitment, Demand, Id, LocaleChoice, Month, Person, Project, Role, Settings};
use crate::model::{Typed, Uid};
use crate::present::chart::Frame;
use crate::present::number::Locale;
use std::sync::Arc;

pub(super) const ROLE: Uid = Uid(10);

pub(super) fn month(text: &str) -> Month {
    text.parse().unwrap()
}

/// One role with one person; demand in percent of their time from April 2027 on.
pub(super) fn workspace(role_name: &str, percents: &[i64]) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(2));
    settings.fiscal_start = Some(4);
    ws.put(Arc::new(settings));
    let mut role = Role::empty(ROLE);
    role.name = role_name.into();
    ws.put(Arc::new(role));
    let mut person = Person::empty(Uid(11));
    person.name = "Priya Raman".into();
    person.roles.insert(Id::new(ROLE), 1.0);
    ws.put(Arc::new(person));
    ws.put(Arc::new(Project::empty(Uid(12))));
    let mut demand = Demand::empty(Uid(13));
    demand.project = Some(Id::new(Uid(12)));
    demand.role = Some(Id::new(ROLE));
    demand.commitment = Some(Commitment::Tentative);
    for (at, percent) in percents.iter().enumerate() {
        let of = month("2027-04").plus(at as i32);
        let days = of.days().filter(|date| {
            use chrono::Datelike;
            date.weekday().num_days_from_monday() < 5
        });
        demand.minutes.insert(of, days.count() as i64 * 480 * percent / 100);
    }
    ws.put(Arc::new(demand));
    ws
}

fn heatmap(ws: &Workspace, grain: Grain, months: usize) -> Heatmap {
    let timeline = Arc::new(Timeline::new(month("2027-04"), months));
    Heatmap::new(&Capacity::update(None, ws, &timeline).load, grain, Basis::All)
}

pub(super) fn locale() -> Locale {
    Locale::new(LocaleChoice::EnGb)
}

#[test]
fn titles_say_who_is_over_and_when() {
    let cases: [(&str, &[i64], &str); 9] = [
        (
            "Data Engineer",
            &[91, 99, 108, 130, 138, 123, 109, 97],
            "Data Engineers are over capacity from June to October",
        ),
        ("Data Engineer", &[91, 108], "Data Engineers are over capacity in May"),
        ("Data Engineer", &[108, 90, 108], "Data Engineers are over capacity in 2 of 12 periods"),
        ("Head of Data", &[90, 108, 108], "Head of Data: over capacity from May to June"),
        ("Development", &[108], "Development: over capacity in April"),
        ("Test Lead", &[108], "Test Leads are over capacity in April"),
        ("Data Engineer", &[100, 100], "Every role fits its demand"),
        ("Data Engineer", &[], "There is no demand yet"),
        ("Data Engineer", &[0], "There is no demand yet"),
    ];
    for (role, percents, expect) in cases {
        let ws = workspace(role, percents);
        let map = heatmap(&ws, Grain::Month, 12);
        let summary = Summary::new(&map, 0..12);
        assert_eq!(title(&ws, &map, &summary, locale()), expect, "{percents:?}");
    }
    let ws = workspace("Data Engineer", &[108; 13]);
    let map = heatmap(&ws, Grain::Month, 24);
    let long = title(&ws, &map, &Summary::new(&map, 0..24), locale());
    assert_eq!(long, "Data Engineers are over capacity from April 2027 to April 2028");
}

#[test]
fn lines_below_the_title_and_on_home() {
    for (percents, expect) in [
        (
            &[120_i64, 120][..],
            "April to May: supply 1.0 FTE · demand 1.2. Short by 0.20 FTE overall.",
        ),
        (&[80, 80], "April to May: supply 1.0 FTE · demand 0.8. In balance overall."),
    ] {
        let ws = workspace("Data Engineer", percents);
        let map = heatmap(&ws, Grain::Month, 12);
        let line = sub_line(&ws, &Summary::new(&map, 0..2), "April to May", locale());
        assert_eq!(line, expect);
    }
    let mut ws = workspace("Data Engineer", &[150]);
    let mut idle = Person::empty(Uid(20));
    idle.roles.insert(Id::new(Uid(21)), 1.0);
    ws.put(Arc::new(idle));
    ws.put(Arc::new(Role::empty(Uid(21))));
    let map = heatmap(&ws, Grain::Month, 12);
    let line = sub_line(&ws, &Summary::new(&map, 0..1), "April", locale());
    assert!(line.ends_with("In balance overall, but Data Engineers are short by 0.50 FTE."));
    let home = home_sentence(&ws, &Summary::new(&map, 0..12), locale());
    assert_eq!(home, "Data Engineers are over capacity in 1 of the next 12 months");
}

#[test]
fn cells_by_unit_and_their_labels() {
    let ws = workspace("Data Engineer", &[138, 50, 100]);
    let map = heatmap(&ws, Grain::Month, 3);
    let cells = &map.row(RowKey::Role(Id::new(ROLE))).unwrap().cells;
    let texts = |at: usize| Unit::ALL.map(|unit| cell_text(&cells[at], unit, locale()));
    assert_eq!(texts(0), ["138", "1.38", "243", "−0.38"]);
    assert_eq!(texts(1), ["50", "0.50", "84", "0.50"]);
    let label = |at: usize| cell_label("Data Engineer", "April 2027", &cells[at], locale());
    assert_eq!(
        label(0),
        "Data Engineer, April 2027: 138\u{a0}% of available, 0.38 FTE short, 4 weeks over"
    );
    assert_eq!(label(1), "Data Engineer, April 2027: 50\u{a0}% of available, 0.50 FTE free");
    assert_eq!(label(2), "Data Engineer, April 2027: 100\u{a0}% of available");
    let just = crate::analysis::capacity::heatmap::granted(&cells[2], 20);
    assert_eq!(cell_text(&just, Unit::Percent, locale()), ">100");
    let unnamed = map.row(RowKey::RoleUnnamed(Id::new(ROLE))).unwrap().cells[0];
    assert_eq!(cell_text(&unnamed, Unit::Percent, locale()), "1.4 FTE");
    assert_eq!(cell_text(&unnamed, Unit::Fte, locale()), "1.38");
    let german = Locale::new(LocaleChoice::DeDe);
    assert_eq!(cell_text(&unnamed, Unit::Percent, german), "1,4 FTE");
    // The row of demand without a name says in its note that it is FTE.
    let headers = Headers::new(&map, &ws.settings(), locale());
    let row = map.row(RowKey::RoleUnnamed(Id::new(ROLE))).unwrap();
    let seen = grid_row(&ws, row, &headers, Unit::Percent, None, locale());
    assert_eq!((seen.cells[0].text.as_str(), seen.note.as_str()), ("1.38", "FTE needed"));
    assert!(
        cell_label("No name yet", "April 2027", &unnamed, locale())
            .starts_with("No name yet, April 2027: 1.38 FTE needed, nothing available")
    );
    let later = heatmap(&ws, Grain::Month, 4);
    let idle = later.row(RowKey::RoleUnnamed(Id::new(ROLE))).unwrap().cells[3];
    assert_eq!(cell_text(&idle, Unit::Hours, locale()), "·");
    assert_eq!(
        cell_label("No name yet", "July 2027", &idle, locale()),
        "No name yet, July 2027: no demand, nothing available"
    );
}

/// Cells whose percentage rounds to the edge of another band, and demand with next to no supply.
#[test]
fn no_figure_lies_in_another_band_than_its_cell() {
    use crate::analysis::capacity::heatmap::{Band, Cell, Utilisation, granted};
    let ws = workspace("Data Engineer", &[100]);
    let full = heatmap(&ws, Grain::Month, 1).row(RowKey::Role(Id::new(ROLE))).unwrap().cells[0];
    // 10,000 minutes available, so that a minute is a hundredth of a percent.
    let cell = |demand: i64| {
        granted(&Cell { demand: 0, available: 10_000, full_time: 10_000, ..full }, demand)
    };
    for (demand, text, band) in [
        (3_949, "39", Band::Under40),
        (3_950, "<40", Band::Under40),
        (3_999, "<40", Band::Under40),
        (4_000, "40", Band::Under70),
        (6_996, "<70", Band::Under70),
        (8_951, "<90", Band::Under90),
        (9_000, "90", Band::UpTo100),
        (9_999, "100", Band::UpTo100),
        (10_000, "100", Band::UpTo100),
        (10_001, ">100", Band::UpTo110),
        (10_050, "101", Band::UpTo110),
        (10_999, "110", Band::UpTo110),
        (11_001, ">110", Band::UpTo130),
        (12_999, "130", Band::UpTo130),
        (13_000, "130", Band::UpTo130),
        (13_049, ">130", Band::Over130),
        (13_050, "131", Band::Over130),
    ] {
        let cell = cell(demand);
        assert_eq!(cell.band, Some(band), "{demand}");
        assert_eq!(cell_text(&cell, Unit::Percent, locale()), text, "{demand}");
        let label = cell_label("x", "y", &cell, locale());
        assert!(label.contains(&format!("{text}{}% of available", '\u{a0}')), "{label}");
    }
    let bare =
        |demand: i64| granted(&Cell { demand: 0, available: 0, full_time: 10_000, ..full }, demand);
    for (demand, text) in
        [(0, "·"), (1, "<0.1 FTE"), (500, "0.1 FTE"), (5_000, "0.5 FTE"), (123_400, "12 FTE")]
    {
        assert_eq!(cell_text(&bare(demand), Unit::Percent, locale()), text, "{demand}");
    }
    assert_eq!(bare(0).utilisation, Utilisation::Idle);
}

#[test]
fn headers_follow_the_grain_and_the_fiscal_year() {
    let ws = workspace("x", &[]);
    let settings = ws.settings();
    let of = |grain, months| Headers::new(&heatmap(&ws, grain, months), &settings, locale());
    let texts = |headers: &Headers| {
        let bands = headers.bands.iter().map(|band| format!("{}×{}", band.text, band.columns));
        let columns = headers.columns.iter().map(|column| column.short.clone());
        (bands.collect::<Vec<_>>().join(" "), columns.collect::<Vec<_>>().join(" "))
    };
    let (bands, columns) = texts(&of(Grain::Month, 13));
    assert_eq!(bands, "Q1 FY27/28×3 Q2×3 Q3×3 Q4×3 Q1 FY28/29×1");
    assert_eq!(columns, "Apr 27 May Jun Jul Aug Sep Oct Nov Dec Jan 28 Feb Mar Apr");
    let (bands, columns) = texts(&of(Grain::Quarter { fiscal_start: 4 }, 13));
    assert_eq!((bands.as_str(), columns.as_str()), ("FY27/28×4 FY28/29×1", "Q1 Q2 Q3 Q4 Q1"));
    let weeks = of(Grain::Week, 2);
    let (bands, columns) = texts(&weeks);
    assert_eq!(bands, "April 2027×5 May 2027×5");
    assert_eq!(columns, "W13 W14 W15 W16 W17 W18 W19 W20 W21 W22");
    assert_eq!(weeks.columns[1].long, "week 14 from 5 Apr 2027");
}

#[test]
fn the_table_has_the_figures_of_the_cells() {
    let ws = workspace("Data Engineer", &[138]);
    let map = heatmap(&ws, Grain::Month, 2);
    let twin = table(&ws, &map, &map.roles, locale());
    assert_eq!(twin.rows.len(), 4 * 2);
    let line = twin.rows[0].join(" | ");
    assert_eq!(
        line,
        "Data Engineer | April 2027 | 0.00 | 242.87 | 0.00 | 176.00 | 138.0 | 1.38 | 1.00 | −0.38 | 4"
    );
    assert_eq!(twin.rows[2][0], "Priya Raman, Data Engineer");
    assert!(twin.rows.iter().all(|row| row.len() == twin.columns.len()));
}

#[test]
fn the_histogram_stands_under_the_cells() {
    let ws = workspace("Data Engineer", &[138, 50]);
    let map = heatmap(&ws, Grain::Month, 12);
    let frame =
        Frame { width: 900.0, height: 180.0, left: 240.0, top: 24.0, right: 0.0, bottom: 24.0 };
    let key = RowKey::Role(Id::new(ROLE));
    let chart = histogram(&ws, &map, key, frame, Some(0), locale()).unwrap();
    assert_eq!(chart.title, "Data Engineer, FTE");
    assert!(chart.description.ends_with("1 of 12 periods are over."));
    assert_eq!(chart.focus_count(), 12);
    let text = chart.to_text();
    assert!(text.contains("\"−0.38\" .num over"), "{text}");
    assert!(text.contains("| April 2027: committed 0.00, tentative 1.38, supply 1.00 FTE"));
    assert!(histogram(&ws, &map, RowKey::NoRole, frame, None, locale()).is_none());
    assert!(chart.legend.iter().all(|entry| !entry.text.contains("Target")));
    // What the role aims at is a line of its own, named in the legend, with its column.
    let mut aimed = ws.clone();
    let mut role: Role = aimed.find(Id::<Role>::new(ROLE)).unwrap().clone();
    role.target = Some(80.0);
    aimed.put(Arc::new(role));
    let map = heatmap(&aimed, Grain::Month, 12);
    let chart = histogram(&aimed, &map, key, frame, None, locale()).unwrap();
    assert_eq!(chart.legend.last().unwrap().text, "Target, 80\u{a0}% of supply");
    assert!(chart.to_text().contains(".limit-line"), "{}", chart.to_text());
    let at = chart.table.columns.iter().position(|name| name.starts_with("Target")).unwrap();
    assert_eq!(chart.table.rows[0][at], "0.80");
    let person = RowKey::RolePerson(Id::new(ROLE), Id::new(Uid(11)));
    let own = histogram(&aimed, &map, person, frame, None, locale()).unwrap();
    assert!(!own.to_text().contains("limit-line"), "a person has no target of their own");
    // Table and chart have one sign: what is short is negative.
    let table = table(&aimed, &map, &map.roles, locale());
    let gap = table.columns.iter().position(|name| name.starts_with("Gap")).unwrap();
    let short = chart.table.rows[0].last().unwrap();
    assert_eq!((&table.rows[0][gap], short.as_str()), (short, "−0.38"));
}
