//! What one project needs, by fiscal quarter and role: the same minutes as the heatmap's.

use super::{GrainChoice, cell_code, row_code, row_name, row_name_full};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::ledger::Spread;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Bucket;
use crate::model::{Commitment, Id, Month, Project, Settings, Workspace};
use crate::present::number::{Locale, NO_VALUE};
use crate::present::page::{Page, Route};
use crate::present::text::Text;
use crate::present::text::grid::GridText;

/// Minutes of an hour.
const HOUR: f64 = 60.0;

/// One figure with the way to its cell of the heatmap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DemandCell {
    /// FTE with two decimals; empty where nothing is needed.
    pub fte: String,
    /// The address of the heatmap with the cell open.
    pub href: String,
}

/// What one role or person is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandRow {
    /// The role, with the person where one is named.
    pub name: String,
    /// Whether it is only wished for.
    pub is_tentative: bool,
    /// A figure for each quarter of the year.
    pub cells: Vec<DemandCell>,
}

/// The demand of one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemandYear {
    /// The year: FY27/28.
    pub name: String,
    /// Its quarters as far as they are planned: Q1.
    pub quarters: Vec<String>,
    /// Roles and people by name; those without demand in the year are left out.
    pub rows: Vec<DemandRow>,
    /// The sum of each quarter.
    pub totals: Vec<String>,
}

/// The demand of one project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectDemand {
    /// The years in which there is any.
    pub years: Vec<DemandYear>,
    /// All of it in hours: 1,240 hours in all.
    pub total: String,
    /// Whether it counts in the heatmap: a rejected project does not.
    pub counts: bool,
}

/// A line of the ledger that is shown as one row.
struct Line<'a> {
    name: String,
    key: RowKey,
    is_tentative: bool,
    spreads: Vec<&'a Spread>,
}

/// The demand of a project; `None` where there is none.
pub fn project_demand(
    ws: &Workspace,
    capacity: &Capacity,
    project: Id<Project>,
    locale: Locale,
) -> Option<ProjectDemand> {
    let settings = ws.settings();
    let wanted =
        |spread: &&std::sync::Arc<Spread>| spread.project == Some(project) && !spread.is_refused();
    let own = capacity.ledger.spreads.iter().filter(wanted);
    let own: Vec<&Spread> = own.map(AsRef::as_ref).collect();
    let minutes: i64 = own.iter().map(|spread| minutes_of(spread)).sum();
    if minutes == 0 {
        return None;
    }
    let lines = lines(ws, &own);
    let buckets = capacity.timeline().buckets(GrainChoice::Quarter.grain(&settings));
    let mut years = Vec::new();
    let mut rest = buckets.as_slice();
    while let Some(first) = rest.first() {
        let start = settings.fiscal_year_start(first.first);
        let len = rest
            .iter()
            .take_while(|bucket| settings.fiscal_year_start(bucket.first) == start)
            .count();
        let Some((quarters, after)) = rest.split_at_checked(len.max(1)) else { break };
        years.extend(year(capacity, &settings, &lines, quarters, locale));
        rest = after;
    }
    Some(ProjectDemand {
        years,
        total: GridText::DemandHours.with(&[("hours", &locale.number(minutes as f64 / HOUR, 0))]),
        counts: own.iter().all(|spread| spread.counted),
    })
}

fn minutes_of(spread: &Spread) -> i64 {
    spread.record().map_or(0, |demand| demand.minutes.values().sum())
}

/// The demands by role, person and firmness, in the order of their names.
fn lines<'a>(ws: &Workspace, own: &[&'a Spread]) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    for spread in own {
        let key = match spread.key() {
            (Some(role), Some(person)) => RowKey::RolePerson(role, person),
            (Some(role), None) => RowKey::Role(role),
            (None, Some(person)) => RowKey::Person(person),
            (None, None) => RowKey::NoRole,
        };
        let is_tentative = spread.commitment == Commitment::Tentative;
        if let Some(line) =
            lines.iter_mut().find(|line| line.key == key && line.is_tentative == is_tentative)
        {
            line.spreads.push(spread);
            continue;
        }
        let name = match key {
            RowKey::NoRole => row_name(ws, key),
            _ => row_name_full(ws, key),
        };
        let at =
            lines.partition_point(|line| (&line.name, line.is_tentative) < (&name, is_tentative));
        lines.insert(at, Line { name, key, is_tentative, spreads: vec![spread] });
    }
    lines
}

/// One fiscal year; `None` where nothing is needed in it.
fn year(
    capacity: &Capacity,
    settings: &Settings,
    lines: &[Line<'_>],
    quarters: &[Bucket],
    locale: Locale,
) -> Option<DemandYear> {
    let fte = |minutes: i64, quarter: &Bucket| {
        let full_time = capacity.load.full_time.minutes(quarter.segments.clone());
        match minutes {
            0 => String::new(),
            _ if full_time == 0 => NO_VALUE.to_owned(),
            minutes => locale.number(minutes as f64 / full_time as f64, 2),
        }
    };
    let mut sums = vec![0_i64; quarters.len()];
    let mut rows = Vec::new();
    for line in lines {
        let mut cells = Vec::with_capacity(quarters.len());
        let mut any = false;
        for (quarter, sum) in quarters.iter().zip(&mut sums) {
            let segments = &quarter.segments;
            let minutes: i64 =
                line.spreads.iter().map(|spread| spread.minutes_in(segments.clone())).sum();
            *sum += minutes;
            any |= minutes != 0;
            cells.push(DemandCell { fte: fte(minutes, quarter), href: href(line.key, quarter) });
        }
        if any {
            let (name, is_tentative) = (line.name.clone(), line.is_tentative);
            rows.push(DemandRow { name, is_tentative, cells });
        }
    }
    let first = quarters.first().filter(|_| !rows.is_empty())?;
    Some(DemandYear {
        name: locale.fiscal_year(settings, first.first),
        quarters: quarters.iter().map(|quarter| locale.quarter(settings, quarter.first)).collect(),
        rows,
        totals: sums.iter().zip(quarters).map(|(sum, quarter)| fte(*sum, quarter)).collect(),
    })
}

/// The heatmap by quarters with a cell open.
fn href(key: RowKey, quarter: &Bucket) -> String {
    let route = Route::to(Page::Capacity)
        .with("grain", GrainChoice::Quarter.code())
        .with("start", &Month::of(quarter.first).to_string())
        .with("cell", &cell_code(&row_code(key), quarter.first));
    route.href()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{ROLE, locale, month, workspace};
    use super::*;
    use crate::analysis::capacity::heatmap::{Basis, Heatmap};
    use crate::analysis::capacity::timeline::Timeline;
    use crate::model::record::Typed;
    use crate::model::{Demand, Stage, Uid};
    use std::sync::Arc;

    const PROJECT: Uid = Uid(12);

    fn capacity(ws: &Workspace, first: &str, months: usize) -> Capacity {
        Capacity::update(None, ws, &Arc::new(Timeline::new(month(first), months)))
    }

    fn sheet(ws: &Workspace, months: usize) -> Option<ProjectDemand> {
        project_demand(ws, &capacity(ws, "2027-04", months), Id::new(PROJECT), locale())
    }

    #[test]
    fn quarters_are_the_heatmap_s() {
        // Half of one person from April to September 2027, then a quarter of them for a month.
        let ws = workspace("Data Engineer", &[50, 50, 50, 50, 50, 50, 25]);
        let capacity = capacity(&ws, "2027-04", 24);
        let sheet = project_demand(&ws, &capacity, Id::new(PROJECT), locale()).unwrap();
        let [year] = sheet.years.as_slice() else { panic!("{sheet:?}") };
        assert_eq!((year.name.as_str(), year.rows.len()), ("FY27/28", 1));
        assert_eq!(year.quarters, ["Q1", "Q2", "Q3", "Q4"]);
        assert!(year.rows[0].is_tentative && year.rows[0].name == "Data Engineer");
        // October has 21 of the 66 working days of its quarter: 0.25 × 21 ÷ 66 = 0.08.
        assert_eq!(year.totals, ["0.50", "0.50", "0.08", ""]);
        let grain = GrainChoice::Quarter.grain(&ws.settings());
        let heatmap = Heatmap::new(&capacity.load, grain, Basis::All);
        let row = heatmap.row(RowKey::Role(Id::new(ROLE))).unwrap();
        for (cell, seen) in row.cells.iter().zip(&year.rows[0].cells) {
            let fte = cell.demand_fte().filter(|fte| *fte > 0.0);
            assert_eq!(seen.fte, fte.map_or(String::new(), |fte| locale().number(fte, 2)));
        }
        // The second way: all minutes of the record, by hand.
        let demand = ws.find(Id::<Demand>::new(Uid(13))).unwrap();
        let hours = demand.minutes.values().sum::<i64>() as f64 / 60.0;
        assert_eq!(sheet.total, format!("{hours:.0} hours in all"));
        assert!(year.rows[0].cells[1].href.contains("grain=quarter&start=2027-07"));
    }

    #[test]
    fn rows_are_by_role_person_and_firmness() {
        let mut ws = workspace("Data Engineer", &[50]);
        for (uid, person, minutes) in [(20, None, 4_800), (21, Some(11), 2_400), (22, Some(11), 60)]
        {
            let mut demand = Demand::empty(Uid(uid));
            demand.project = Some(Id::new(PROJECT));
            demand.role = Some(Id::new(ROLE));
            demand.person = person.map(|uid| Id::new(Uid(uid)));
            demand.minutes.insert(month("2028-04"), minutes);
            ws.put(Arc::new(demand));
        }
        let sheet = sheet(&ws, 24).unwrap();
        let names: Vec<Vec<&str>> = sheet
            .years
            .iter()
            .map(|year| year.rows.iter().map(|row| row.name.as_str()).collect())
            .collect();
        assert_eq!(
            names,
            [vec!["Data Engineer"], vec!["Data Engineer", "Priya Raman, Data Engineer"]]
        );
        assert_eq!(sheet.years[1].name, "FY28/29");
    }

    #[test]
    fn nothing_where_there_is_no_demand() {
        let ws = workspace("Data Engineer", &[50]);
        for project in [Uid(0), Uid(13), Uid(999)] {
            let none =
                project_demand(&ws, &capacity(&ws, "2027-04", 12), Id::new(project), locale());
            assert_eq!(none, None, "{project}");
        }
        assert_eq!(sheet(&workspace("Data Engineer", &[]), 12), None);
        assert_eq!(sheet(&workspace("Data Engineer", &[0, 0]), 12), None);
    }

    #[test]
    fn what_the_heatmap_leaves_out_is_said() {
        let mut ws = workspace("Data Engineer", &[50]);
        // Outside the months computed: no year, but all the hours.
        let outside =
            project_demand(&ws, &capacity(&ws, "2030-04", 12), Id::new(PROJECT), locale()).unwrap();
        assert!(outside.years.is_empty() && outside.total == "88 hours in all" && outside.counts);
        let mut project = Project::empty(PROJECT);
        project.stage = Some(Stage::Rejected);
        ws.put(Arc::new(project));
        assert!(!sheet(&ws, 12).unwrap().counts);
    }
}
