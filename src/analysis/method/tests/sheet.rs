//! The methods over a workspace: formulas by hand, brute force over all orders, and what is missing.

use crate::analysis::method::*;
use crate::model::{
    Comparison, CriterionRole as R, Moscow, Project, Score, Settings, Typed, Uid, Workspace,
};
use chrono::NaiveDate;
use std::sync::Arc;

fn today() -> NaiveDate {
    "2027-04-01".parse().unwrap()
}

/// A workspace under construction; ids are counted.
struct Bench {
    workspace: Workspace,
    next: u128,
}

impl Bench {
    fn new() -> Self {
        let mut workspace = Workspace::new(Uid(1));
        workspace.put(Arc::new(Settings::empty(Uid(1))));
        Self { workspace, next: 100 }
    }

    fn put<T: Typed>(&mut self, fill: impl FnOnce(&mut T)) -> Id<T> {
        self.next += 1;
        let mut record = T::empty(Uid(self.next));
        fill(&mut record);
        self.workspace.put(Arc::new(record));
        Id::new(Uid(self.next))
    }

    fn projects(&mut self, count: usize) -> Vec<Id<Project>> {
        (0..count).map(|at| self.put(|p: &mut Project| p.name = at.to_string())).collect()
    }

    /// A criterion with a role and its value for every project.
    fn role(&mut self, role: R, projects: &[Id<Project>], values: &[f64]) {
        let criterion = self.put(|c: &mut Criterion| {
            c.role = Some(role);
            (c.low, c.high) = (Some(0.0), Some(1e6));
        });
        self.scores(criterion, projects, values);
    }

    fn scores(&mut self, criterion: Id<Criterion>, projects: &[Id<Project>], values: &[f64]) {
        for (project, value) in projects.iter().zip(values) {
            self.put(|s: &mut Score| {
                (s.project, s.criterion, s.value) = (Some(*project), Some(criterion), Some(*value));
            });
        }
    }

    fn weighted(&mut self, weight: f64, projects: &[Id<Project>], values: &[f64]) -> Id<Criterion> {
        let criterion = self.put(|c: &mut Criterion| c.weight = Some(weight));
        self.scores(criterion, projects, values);
        criterion
    }

    fn sheet(&self) -> Sheet {
        Sheet::read(&self.workspace, today())
    }
}

fn missing(sheet: &Sheet, method: Method) -> Option<Missing> {
    sheet.scores(method).err()
}

#[test]
fn without_data_every_method_says_what_it_lacks() {
    let mut bench = Bench::new();
    bench.projects(2);
    let compared = bench.sheet().compare();
    assert_eq!(compared.outcomes.len(), Method::ALL.len());
    for outcome in &compared.outcomes {
        let expect = match outcome.method {
            Method::Wsjf => {
                Missing::Roles(vec![R::Value, R::Urgency, R::RiskReduction, R::JobSize])
            }
            Method::Rice => Missing::Roles(vec![R::Reach, R::Impact, R::Confidence, R::Effort]),
            Method::DelayCost => Missing::Roles(vec![R::DelayCost, R::Weeks]),
            Method::Moscow => Missing::Needs,
            Method::Pairwise => Missing::Comparisons,
            _ => Missing::Weights,
        };
        assert_eq!(outcome.missing, Some(expect), "{:?}", outcome.method);
        assert!(outcome.ranks.is_empty() && outcome.agreement.is_none());
    }
    assert_eq!(compared.musts, None);
    for method in Method::ALL {
        assert_eq!(Method::from_code(method.code()), Some(method));
    }
}

#[test]
fn the_formulas_by_hand() {
    let mut bench = Bench::new();
    let p = bench.projects(3);
    bench.role(R::Value, &p, &[8.0, 13.0, 3.0]);
    bench.role(R::Urgency, &p, &[5.0, 2.0, 1.0]);
    bench.role(R::RiskReduction, &p, &[3.0, 1.0, 2.0]);
    bench.role(R::JobSize, &p, &[8.0, 5.0, 0.0]);
    bench.role(R::Reach, &p, &[1000.0, 400.0, 50.0]);
    bench.role(R::Impact, &p, &[2.0, 3.0, 0.5]);
    bench.role(R::Confidence, &p, &[0.8, 0.5, 1.0]);
    bench.role(R::Effort, &p, &[4.0, 3.0, 5.0]);
    bench.role(R::DelayCost, &p, &[10.0, 30.0, 8.0]);
    bench.role(R::Weeks, &p, &[5.0, 10.0, 2.0]);
    let sheet = bench.sheet();
    // (8 + 5 + 3) ÷ 8, (13 + 2 + 1) ÷ 5; nothing is divided by a size of 0.
    assert_eq!(sheet.scores(Method::Wsjf).unwrap(), [Some(2.0), Some(3.2), None]);
    assert_eq!(sheet.scores(Method::Rice).unwrap(), [Some(400.0), Some(200.0), Some(5.0)]);
    assert_eq!(sheet.scores(Method::DelayCost).unwrap(), [Some(2.0), Some(3.0), Some(4.0)]);
    assert_eq!(sheet.parts(Method::Wsjf, 0), Some(vec![8.0, 5.0, 3.0, 8.0]));
    let compared = sheet.compare();
    let wsjf = compared.outcomes.iter().find(|o| o.method == Method::Wsjf).unwrap();
    assert_eq!(wsjf.ranks, [Some(2), Some(1), None]);
    // Criteria of formulas alone take no part in the weighted sum.
    assert_eq!(missing(&sheet, Method::Fixed), Some(Missing::Weights));
}

/// Sorting by cost of delay over duration makes the cost of waiting least (Smith 1956): tried
/// against all orders of six.
#[test]
fn no_order_costs_less_than_that_of_cost_of_delay_by_weeks() {
    let cost = [3.0, 7.0, 1.0, 9.0, 4.0, 6.0];
    let weeks = [4.0, 2.0, 5.0, 11.0, 3.0, 8.0];
    let mut bench = Bench::new();
    let p = bench.projects(6);
    bench.role(R::DelayCost, &p, &cost);
    bench.role(R::Weeks, &p, &weeks);
    let scores = bench.sheet().scores(Method::DelayCost).unwrap();
    let mut order: Vec<usize> = (0..6).collect();
    order.sort_by(|a, b| scores[*b].partial_cmp(&scores[*a]).unwrap());
    let waiting = |order: &[usize]| {
        let mut clock = 0.0;
        order
            .iter()
            .map(|at| {
                clock += weeks[*at];
                cost[*at] * clock
            })
            .sum::<f64>()
    };
    let ours = waiting(&order);
    let mut least = f64::INFINITY;
    permute(&mut (0..6).collect::<Vec<_>>(), 0, &mut |order| least = least.min(waiting(order)));
    assert!((ours - least).abs() < 1e-9, "{ours} {least}");
}

fn permute(order: &mut Vec<usize>, from: usize, see: &mut dyn FnMut(&[usize])) {
    if from == order.len() {
        return see(order);
    }
    for at in from..order.len() {
        order.swap(from, at);
        permute(order, from + 1, see);
        order.swap(from, at);
    }
}

#[test]
fn needs_come_before_totals_and_must_haves_take_at_most_sixty_percent() {
    let mut bench = Bench::new();
    let p = bench.projects(4);
    bench.weighted(100.0, &p, &[1.0, 5.0, 3.0, 5.0]);
    bench.role(R::Effort, &p, &[7.0, 2.0, 1.0, 50.0]);
    for (project, need) in p.iter().zip([Moscow::Must, Moscow::Could, Moscow::Should, Moscow::Wont])
    {
        let mut record: Project = bench.workspace.find(*project).unwrap().clone();
        record.moscow = Some(need);
        bench.workspace.put(Arc::new(record));
    }
    let compared = bench.sheet().compare();
    let moscow = compared.outcomes.iter().find(|o| o.method == Method::Moscow).unwrap();
    assert_eq!(moscow.ranks, [Some(1), Some(3), Some(2), Some(4)]);
    let musts = compared.musts.unwrap();
    assert!((musts.share() - 0.7).abs() < 1e-12 && musts.is_over());
    assert!(!MustShare { must: 6.0, could: 0.0, all: 10.0 }.is_over());
}

#[test]
fn value_against_effort_falls_into_four_parts() {
    let mut bench = Bench::new();
    let p = bench.projects(4);
    bench.weighted(100.0, &p, &[5.0, 4.0, 2.0, 1.0]);
    bench.role(R::Effort, &p, &[1.0, 9.0, 2.0, 8.0]);
    let sheet = bench.sheet();
    use Quadrant as Q;
    let expect = [Q::QuickWin, Q::BigBet, Q::FillIn, Q::MoneyPit].map(Some);
    assert_eq!(sheet.quadrants(), expect);
    assert_eq!(sheet.scores(Method::ValueEffort).unwrap()[0], Some(100.0));
    assert_eq!(sheet.parts(Method::ValueEffort, 1), Some(vec![75.0, 9.0]));
}

#[test]
fn comparisons_in_pairs_weigh_the_criteria() {
    let mut bench = Bench::new();
    let p = bench.projects(2);
    let one = bench.weighted(50.0, &p, &[5.0, 1.0]);
    let other = bench.weighted(50.0, &p, &[1.0, 5.0]);
    assert_eq!(missing(&bench.sheet(), Method::Pairwise), Some(Missing::Comparisons));
    for (scorer, times) in [("Ada", 2.0), ("Ben", 8.0)] {
        bench.put(|c: &mut Comparison| {
            (c.first, c.second, c.times) = (Some(one), Some(other), Some(times));
            c.scorer = scorer.to_owned();
        });
    }
    let sheet = bench.sheet();
    // The geometric mean of 2 and 8 is 4: weights 0.8 and 0.2.
    let scores = sheet.scores(Method::Pairwise).unwrap();
    assert!((scores[0].unwrap() - 80.0).abs() < 1e-6 && (scores[1].unwrap() - 20.0).abs() < 1e-6);
    assert_eq!(sheet.pairwise.people, ["Ada", "Ben"]);
    assert!((sheet.pairwise.dispersion[0].factor - 2.0).abs() < 1e-9);
    let third = bench.weighted(10.0, &p, &[1.0, 1.0]);
    assert_eq!(missing(&bench.sheet(), Method::Pairwise), Some(Missing::Unconnected));
    bench.put(|c: &mut Comparison| {
        (c.first, c.second, c.times) = (Some(third), Some(one), Some(1.0));
    });
    assert!(bench.sheet().scores(Method::Pairwise).is_ok());
}

#[test]
fn the_weighted_sum_is_that_of_the_ranking() {
    let mut bench = Bench::new();
    let p = bench.projects(3);
    bench.weighted(30.0, &p, &[5.0, 2.0]);
    bench.weighted(70.0, &p, &[2.0, 4.0, 3.0]);
    let ranking = crate::analysis::priority::prioritise(&bench.workspace, today(), None);
    let sheet = bench.sheet();
    let scores = sheet.scores(Method::Fixed).unwrap();
    for entry in &ranking.entries {
        let at = sheet.projects.iter().position(|id| *id == entry.project).unwrap();
        assert!((scores[at].unwrap() - entry.total.unwrap()).abs() < 1e-9);
    }
    let fixed = &sheet.compare().outcomes[0];
    assert_eq!(fixed.agreement, Some(1.0));
    bench.weighted(10.0, &p, &[0.0, 1.0, 2.0]);
    assert!(matches!(missing(&bench.sheet(), Method::Ratio), Some(Missing::NotPositive(_))));
}

#[test]
fn a_project_left_out_turns_others_round_where_the_data_set_the_scale() {
    // Least to greatest, even weights: D alone has the ends 1 and 9.
    let mut bench = Bench::new();
    let projects = bench.projects(4);
    bench.weighted(50.0, &projects, &[2.0, 3.0, 5.0, 1.0]);
    bench.weighted(50.0, &projects, &[3.0, 2.0, 1.0, 9.0]);
    let sheet = bench.sheet();
    let scores = sheet.scores(Method::MinMax).unwrap();
    // With D: A 0.25 and 0.25, B 0.5 and 0.125.
    assert!(scores[1] > scores[0]);
    let without = sheet.changed(3, Change::Without).scores(Method::MinMax).unwrap();
    // Without: A 0 and 1, B 1/3 and 0.5.
    assert!(without[0] > without[1] && without.len() == 3, "{without:?}");
    let found = sheet.reversals(Method::MinMax).unwrap();
    assert_eq!((found.tried, found.is_whole), (8, true));
    let (worst, change, pairs) = found.most.unwrap();
    assert_eq!((worst, change), (projects[3], Change::Without));
    assert!(pairs >= 1 && found.turning >= 1);
    // On fixed scales two projects' order depends on these two alone.
    let fixed = sheet.reversals(Method::Fixed).unwrap();
    assert_eq!((fixed.turning, fixed.most, fixed.tried), (0, None, 8));
    assert_eq!(sheet.reversals(Method::Wsjf), None);
}

#[test]
fn a_copy_turns_nothing_where_extremes_set_the_scale() {
    let mut bench = Bench::new();
    let projects = bench.projects(7);
    bench.weighted(60.0, &projects, &[2.0, 3.0, 5.0, 1.0, 4.0, 2.5, 3.5]);
    bench.weighted(40.0, &projects, &[3.0, 2.0, 1.0, 9.0, 2.0, 4.5, 1.5]);
    let sheet = bench.sheet();
    for method in [Method::MinMax, Method::Ratio] {
        for at in 0..projects.len() {
            let twice = sheet.changed(at, Change::Twice).scores(method).unwrap();
            assert_eq!(twice[..7], sheet.scores(method).unwrap()[..], "{method:?}");
            assert_eq!(twice[7], twice[at]);
        }
    }
    // A table this large is tried in part, and says so.
    let many = bench.projects(400);
    let first = bench.weighted(10.0, &many, &[]);
    for (at, project) in many.iter().enumerate() {
        bench.put(|s: &mut Score| {
            (s.project, s.criterion) = (Some(*project), Some(first));
            s.value = Some(1.0 + (at % 97) as f64 / 25.0);
        });
    }
    let found = bench.sheet().reversals(Method::MinMax).unwrap();
    assert!(!found.is_whole && found.tried > 100, "{found:?}");
}
