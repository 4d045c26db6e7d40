//! The people line: derived by hand, odd data, and against capacity computed anew per prefix.

use super::*;
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::heatmap::{Basis, Heatmap};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::{Grain, Timeline};
use crate::analysis::priority::people::{Need, Needs, People, PeopleLine};
use crate::model::{Commitment, Demand, Month, Person, RecordKind, RecordRef, Role, Stage};

const QUARTER: Grain = Grain::Quarter { fiscal_start: 4 };

fn month(text: &str) -> Month {
    text.parse().unwrap()
}

impl Bench {
    fn role(&mut self, name: &str) -> Id<Role> {
        self.put(|role: &mut Role| role.name = name.to_owned())
    }

    fn person(&mut self, role: Id<Role>, fte: f64) {
        self.put(|person: &mut Person| {
            person.roles = [(role, 1.0)].into_iter().collect();
            person.fte = Some(fte);
        });
    }

    fn demand(
        &mut self,
        project: Id<Project>,
        role: Option<Id<Role>>,
        minutes: &[(&str, i64)],
    ) -> Id<Demand> {
        self.put(|demand: &mut Demand| {
            (demand.project, demand.role) = (Some(project), role);
            demand.minutes = minutes.iter().map(|(at, minutes)| (month(at), *minutes)).collect();
        })
    }

    fn edit(&mut self, id: Id<Demand>, fill: impl FnOnce(&mut Demand)) -> Id<Demand> {
        let mut demand = self.workspace.find(id).unwrap().clone();
        fill(&mut demand);
        self.workspace.put(Arc::new(demand));
        id
    }

    fn capacity(&self) -> Capacity {
        let timeline = Arc::new(Timeline::new(month("2027-01"), 12));
        Capacity::update(None, &self.workspace, &timeline)
    }

    fn needs(&self, grain: Grain) -> Needs {
        Needs::new(&self.capacity(), grain, month("2027-04"))
    }

    fn people(&self, grain: Grain) -> People {
        People::new(Arc::new(self.needs(grain)), &self.free().entries)
    }

    /// After how many ranks the people end, by quarters.
    fn above(&self) -> Option<usize> {
        self.people(QUARTER).line.map(|line| line.above)
    }
}

/// One data engineer and half an analyst; April 2027 has 22 weekdays, May 21, June 22 and July to
/// September 22 each: 31,200 and 31,680 minutes of one person in the two quarters.
fn worked() -> (Bench, [Id<Role>; 2], [Id<Project>; 4]) {
    let mut bench = Bench::new();
    let roles = [bench.role("Data engineer"), bench.role("Analyst")];
    bench.person(roles[0], 1.0);
    bench.person(roles[1], 0.5);
    let [engineer, analyst] = roles.map(Some);
    let projects = ["A", "B", "C", "D"].map(|name| bench.project(name, None));
    bench.demand(projects[0], engineer, &[("2027-04", 8_000)]);
    bench.demand(projects[1], engineer, &[("2027-04", 2_000), ("2027-05", 6_000)]);
    bench.demand(projects[2], engineer, &[("2027-04", 1_000)]);
    bench.demand(projects[2], analyst, &[("2027-07", 4_000)]);
    bench.demand(projects[3], analyst, &[("2027-08", 5_000), ("2027-09", 7_000)]);
    (bench, roles, projects)
}

fn need(role: Id<Role>, first: &str, needed: i64, available: i64, full_time: i64) -> Need {
    let first = first.parse().unwrap();
    Need { role, people: 1, first, needed, available, full_time }
}

#[test]
fn the_worked_example_by_quarters_and_by_months() {
    let (bench, [engineer, analyst], [a, b, c, d]) = worked();
    // July to September: 4,000 + 12,000 = 16,000 of 15,840. Engineers: 17,000 of 31,200.
    let people = bench.people(QUARTER);
    let short = need(analyst, "2027-07-01", 16_000, 15_840, 31_680);
    assert_eq!(people.line, Some(PeopleLine { above: 3, project: d, need: short }));
    for (project, expect) in [
        (a, need(engineer, "2027-04-01", 8_000, 31_200, 31_200)),
        (b, need(engineer, "2027-04-01", 8_000, 31_200, 31_200)),
        // A quarter of the analysts beside 3 % of the engineers.
        (c, need(analyst, "2027-07-01", 4_000, 15_840, 31_680)),
        (d, need(analyst, "2027-07-01", 12_000, 15_840, 31_680)),
    ] {
        assert_eq!(people.needs.peak(project), Some(expect));
    }
    let fte = |need: Need| need.fte(need.needed).unwrap();
    assert!(close(fte(people.needs.peak(a).unwrap()), 8_000.0 / 31_200.0));
    // April: 8,000 + 2,000 + 1,000 = 11,000 of 10,560.
    let line = bench.people(Grain::Month).line;
    let short = need(engineer, "2027-04-01", 11_000, 10_560, 10_560);
    assert_eq!(line, Some(PeopleLine { above: 2, project: c, need: short }));
}

#[test]
fn decisions_and_stages_move_the_line() {
    let (bench, _, [a, b, c, d]) = worked();
    for (project, change, expect) in [
        // What is not done asks for nothing; what must be done asks first.
        (d, (|p| p.lock = Some(Lock::Exclude)) as fn(&mut Project), None),
        (c, |p| p.lock = Some(Lock::Exclude), None),
        (c, |p| p.stage = Some(Stage::Rejected), None),
        (c, |p| p.stage = Some(Stage::Closed), None),
        (d, |p| p.lock = Some(Lock::Must), Some(3)),
        (a, |p| p.lock = Some(Lock::Exclude), Some(2)),
        (b, |p| p.stage = Some(Stage::Closed), Some(2)),
    ] {
        let mut bench = Bench { workspace: bench.workspace.clone(), next: bench.next };
        bench.change(project, change);
        assert_eq!(bench.above(), expect, "{project:?}");
    }
}

#[test]
fn what_fits_exactly_fits_and_rounding_is_no_shortage() {
    // Two demands and one person in three months: nine minutes may come of rounding.
    for (minutes, expect) in [(11_840, None), (11_849, None), (11_850, Some(1))] {
        let mut bench = Bench::new();
        let role = bench.role("Analyst");
        bench.person(role, 0.5);
        let [a, b] = ["A", "B"].map(|name| bench.project(name, None));
        bench.demand(a, Some(role), &[("2027-07", 4_000)]);
        bench.demand(b, Some(role), &[("2027-09", minutes)]);
        assert_eq!(bench.above(), expect, "{minutes}");
    }
}

#[test]
fn odd_data_draw_no_line_of_their_own() {
    const FAR: i64 = 99_000;
    type Edit = fn(&mut Bench, Id<Project>, Id<Role>) -> Id<Demand>;
    let edits: [(&str, Edit, Option<usize>); 8] = [
        ("no role", |b, p, _| b.demand(p, None, &[("2027-05", FAR)]), None),
        (
            "a role that is gone",
            |b, p, _| b.demand(p, Some(Id::new(Uid(9))), &[("2027-05", FAR)]),
            None,
        ),
        ("before the spans", |b, p, r| b.demand(p, Some(r), &[("2027-03", FAR)]), None),
        ("after the timeline", |b, p, r| b.demand(p, Some(r), &[("2029-01", FAR)]), None),
        ("below zero", |b, p, r| b.demand(p, Some(r), &[("2027-05", -FAR)]), None),
        (
            "without a project",
            |b, p, r| {
                let id = b.demand(p, Some(r), &[("2027-05", FAR)]);
                b.edit(id, |demand| demand.project = None)
            },
            None,
        ),
        (
            "tentative",
            |b, p, r| {
                let id = b.demand(p, Some(r), &[("2027-05", FAR)]);
                b.edit(id, |demand| demand.commitment = Some(Commitment::Tentative))
            },
            Some(0),
        ),
        ("too much", |b, p, r| b.demand(p, Some(r), &[("2027-05", FAR)]), Some(0)),
    ];
    for (name, edit, expect) in edits {
        let mut bench = Bench::new();
        let role = bench.role("Analyst");
        bench.person(role, 1.0);
        let project = bench.project("A", None);
        edit(&mut bench, project, role);
        assert_eq!(bench.above(), expect, "{name}");
        let peak = bench.needs(QUARTER).peak(project).map(|need| need.needed);
        assert_eq!(peak, expect.map(|_| FAR), "{name}");
    }
    assert_eq!(Bench::new().above(), None);
}

#[test]
fn without_anybody_there_is_no_line_and_a_role_without_people_has_none_to_give() {
    let mut bench = Bench::new();
    let [staffed, vacant] = ["Analyst", "Tester"].map(|name| bench.role(name));
    let [a, b] = ["A", "B"].map(|name| bench.project(name, None));
    bench.demand(a, Some(staffed), &[("2027-05", 60)]);
    bench.demand(b, Some(staffed), &[("2027-05", 6_000)]);
    bench.demand(b, Some(vacant), &[("2027-06", 60), ("2027-08", 120)]);
    assert_eq!(bench.above(), None, "nobody is there");
    bench.person(staffed, 1.0);
    let people = bench.people(QUARTER);
    let line = people.line.unwrap();
    assert_eq!((line.above, line.need.role, line.need.people), (1, vacant, 0));
    assert_eq!((line.need.needed, line.need.available), (120, 0), "most is missing in July");
    // Demand for what is not there is above all other demand.
    assert_eq!(people.needs.peak(b).map(|need| (need.role, need.needed)), Some((vacant, 120)));
}

/// Some projects with demand for three roles in nine months, staffed so that some fit.
fn random(dice: &mut u64) -> Bench {
    let mut below = |end: u64| {
        *dice =
            dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (*dice >> 33) % end
    };
    let mut bench = Bench::new();
    let roles = ["R0", "R1", "R2"].map(|name| bench.role(name));
    for role in roles {
        for _ in 0..below(4) {
            bench.person(role, [0.25, 0.5, 1.0][below(3) as usize]);
        }
    }
    for nth in 0..below(14) {
        let project = bench.project(&format!("P{nth:02}"), None);
        for _ in 0..below(4) {
            let first = month("2027-02").plus(below(9) as i32);
            let role = (below(9) > 0).then(|| roles[below(3) as usize]);
            let minutes: Vec<(String, i64)> = (0..=below(3) as i32)
                .map(|after| (first.plus(after).to_string(), below(16) as i64 * 500 - 500))
                .collect();
            let minutes: Vec<_> = minutes.iter().map(|(at, m)| (at.as_str(), *m)).collect();
            bench.demand(project, role, &minutes);
        }
        bench.change(project, |project| match below(10) {
            0 => project.lock = Some(Lock::Exclude),
            1 => project.lock = Some(Lock::Must),
            2 => project.stage = Some(Stage::Rejected),
            3 => project.stage = Some(Stage::Closed),
            _ => {}
        });
    }
    bench
}

/// Capacity as if only these projects were there.
fn alone(bench: &Bench, projects: &[Id<Project>]) -> (Capacity, Bench) {
    let mut left = Bench { workspace: bench.workspace.clone(), next: bench.next };
    for demand in bench.workspace.table::<Demand>().iter() {
        if !demand.project.is_some_and(|project| projects.contains(&project)) {
            let at = RecordRef { kind: RecordKind::Demand, uid: demand.uid };
            left.workspace.remove(at);
        }
    }
    (left.capacity(), left)
}

#[test]
fn the_line_is_the_first_prefix_that_capacity_computed_anew_calls_over() {
    let mut dice = 17;
    let mut seen = [0, 0];
    for round in 0..120 {
        let bench = random(&mut dice);
        let grain = if round % 2 == 0 { QUARTER } else { Grain::Month };
        let months = if round % 2 == 0 { 3 } else { 1 };
        let entries = bench.free().entries;
        let whole = bench.capacity();
        // The whole workspace says how much was rounded for each role.
        let slack = |key: RowKey, available: i64| {
            let row = whole.load.row(key).unwrap();
            let rounded = months * (row.demands + row.people) as i64;
            if available > 0 { rounded.min((available / 200).max(1)) } else { 0 }
        };
        let over = |projects: &[Id<Project>]| {
            let heatmap = Heatmap::new(&alone(&bench, projects).0.load, grain, Basis::All);
            let late = |at: &usize| heatmap.buckets[*at].first >= month("2027-04").first_day();
            let columns: Vec<usize> = (0..heatmap.buckets.len()).filter(late).collect();
            let roles = heatmap.roles.iter().filter(|row| matches!(row.key, RowKey::Role(_)));
            roles.into_iter().any(|row| {
                let cells = columns.iter().map(|at| &row.cells[*at]);
                cells.into_iter().any(|c| c.demand > c.available + slack(row.key, c.available))
            })
        };
        let eligible = |entry: &&Entry| entry.group < Group::Excluded;
        let order: Vec<_> = entries.iter().filter(eligible).map(|entry| entry.project).collect();
        let staffed = whole.load.roles.iter().any(|row| row.people > 0);
        let expect = (1..=order.len()).find(|count| staffed && over(&order[..*count]));
        let line = bench.people(grain).line;
        assert_eq!(line.map(|line| line.above + 1), expect, "{round}");
        seen[usize::from(line.is_some())] += 1;
    }
    assert!(seen[0] > 20 && seen[1] > 20, "{seen:?}");
}

#[test]
fn the_peak_is_the_fullest_cell_of_the_project_alone() {
    let mut dice = 41;
    let mut seen = 0;
    for round in 0..60 {
        let bench = random(&mut dice);
        let needs = bench.needs(QUARTER);
        for project in bench.workspace.table::<Project>().iter() {
            if project.stage == Some(Stage::Rejected) {
                assert_eq!(needs.peak(project.id()), None, "{round}");
                continue;
            }
            let heatmap = Heatmap::new(&alone(&bench, &[project.id()]).0.load, QUARTER, Basis::All);
            let mut most = 0.0_f64;
            for row in heatmap.roles.iter().filter(|row| matches!(row.key, RowKey::Role(_))) {
                for (cell, bucket) in row.cells.iter().zip(&heatmap.buckets) {
                    if bucket.first >= month("2027-04").first_day() && cell.demand > 0 {
                        let part = cell.demand as f64 / cell.available as f64;
                        most = most.max(part);
                    }
                }
            }
            let peak = needs.peak(project.id());
            let part = peak.map_or(0.0, |need| need.needed as f64 / need.available as f64);
            assert!(part == most || close(part, most), "{round}: {part} {most}");
            seen += usize::from(part > 0.0);
        }
    }
    assert!(seen > 100, "{seen}");
}
