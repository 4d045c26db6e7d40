//! What holds of every levelled plan: nothing is lost, nothing claimed that is not so, and on small
//! plans nothing better exists.

use super::*;
use crate::analysis::capacity::heatmap::{Basis, Heatmap};
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Grain;
use crate::analysis::level::problem::short;
use proptest::prelude::*;

/// The plan in which everything goes where it is told.
fn applied(ws: &Workspace, question: &Question, choices: &[Choice]) -> Workspace {
    let mut copy = ws.clone();
    for (at, (movable, choice)) in question.movers.iter().zip(choices).enumerate() {
        for part in &movable.parts {
            let mut demand = ws.find(part.demand).unwrap().clone();
            let before: i64 = demand.minutes.values().sum();
            demand.minutes = question.series(at, part, *choice);
            assert_eq!(demand.minutes.values().sum::<i64>(), before, "work is kept");
            copy.put(Arc::new(demand));
        }
    }
    copy
}

/// Minutes short by month over all roles, by the heatmap.
fn short_of(ws: &Workspace) -> i64 {
    let map = Heatmap::new(&capacity(ws).load, Grain::Month, Basis::All);
    let roles = map.roles.iter().filter(|row| matches!(row.key, RowKey::Role(_)));
    roles.flat_map(|row| &row.cells).map(|cell| cell.gap().max(0)).sum()
}

fn plans() -> impl Strategy<Value = Vec<Vec<i64>>> {
    proptest::collection::vec(proptest::collection::vec(0_i64..20, 1..5), 1..6)
}

fn made(days: &[Vec<i64>], waits: bool) -> Workspace {
    let rows: Vec<&[i64]> = days.iter().map(Vec::as_slice).collect();
    let mut ws = workspace(&rows);
    if waits && days.len() > 1 {
        let mut link = Dependency::empty(Uid(300));
        (link.giver, link.taker) = (Some(id(0)), Some(id(1)));
        (link.promised, link.needed) =
            Some(("2027-02-01".parse().unwrap(), "2027-02-03".parse().unwrap())).unzip();
        ws.put(Arc::new(link));
    }
    ws
}

/// The least that short and moves come to, by trying every plan.
fn least(problem: &Problem) -> i64 {
    let mut all: Vec<Vec<Choice>> = vec![Vec::new()];
    for mover in &problem.movers {
        let ways = (0..=mover.later as i32).map(|shift| Choice { shift, stretch: 0 });
        let ways: Vec<Choice> = ways.filter(|c| c.end_later() <= mover.end_later as i32).collect();
        all = all
            .iter()
            .flat_map(|some| ways.iter().map(move |way| [some.clone(), vec![*way]].concat()))
            .collect();
    }
    let worth = |choices: &Vec<Choice>| {
        let costs = problem.movers.iter().zip(choices).map(|(m, c)| problem.cost(m, *c));
        short(problem, choices) + costs.sum::<i64>()
    };
    let waits = |choices: &&Vec<Choice>| {
        problem.links.iter().all(|link| crate::analysis::level::check::waits(link, choices))
    };
    all.iter().filter(waits).map(worth).min().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_lost_and_nothing_claimed_that_is_not_so(
        days in plans(),
        waits in any::<bool>(),
        stretch in 0_u32..3,
    ) {
        let ws = made(&days, waits);
        let question = question(&ws, &Ask { stretch, earlier: 1, ..Ask::default() });
        let found = level(&question);
        let plan = vec![Choice::default(); found.choices.len()];
        prop_assert!(found.short <= short(&question.problem, &plan));
        prop_assert!(found.bound <= found.short);
        // The whole capacity, computed anew on the changed plan, says the same.
        prop_assert_eq!(short_of(&applied(&ws, &question, &found.choices)), found.short);
        let left: i64 = shorts(&question, &found.choices).iter().map(|short| short.after).sum();
        prop_assert_eq!(left, found.short);
        // No move without a reason, and each of them relieves.
        let moved = found.choices.iter().filter(|choice| **choice != Choice::default()).count();
        let all = moves(&question, &found.choices);
        prop_assert_eq!(all.len(), moved);
        for step in &all {
            if let Reason::Relieves { total, minutes, .. } = step.reason {
                let mover = &question.problem.movers[step.at];
                prop_assert!(minutes > 0 && total >= question.problem.cost(mover, step.choice));
            }
        }
    }

    #[test]
    fn no_small_plan_is_better(days in plans(), waits in any::<bool>()) {
        let ws = made(&days, waits);
        let question = question(&ws, &Ask { later: 2, ..Ask::default() });
        let found = level(&question);
        let costs = question.problem.movers.iter().zip(&found.choices);
        let costs: i64 = costs.map(|(m, c)| question.problem.cost(m, *c)).sum();
        prop_assert_eq!(found.short + costs, least(&question.problem));
    }

    #[test]
    fn more_room_never_leaves_more_short(days in plans()) {
        let ws = made(&days, false);
        let question = question(&ws, &Ask { price: 0, later: 2, ..Ask::default() });
        let less = level(&question);
        let mut wider = question.clone();
        wider.problem.room.iter_mut().flatten().for_each(|room| *room += 2 * FULL);
        prop_assert!(level(&wider).short <= less.short);
    }
}
