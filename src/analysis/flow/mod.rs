//! Whether people with several roles can do what is asked of their roles together: sums by role say
//! yes too often where a person is counted in each of theirs, and no too often where their time is
//! cut up by fixed shares. It is a question of flow from roles to people.
//!
//! Formulas and examples: `docs/method/flow.md`.

mod kernel;
pub mod tight;

use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::ledger::Spread;
use crate::analysis::capacity::timeline::Bucket;
use crate::model::{Demand, Id, Person, RecordKind, Role, Skill, SkillLevel, Workspace};
use crate::order::map_of;
use std::collections::{BTreeMap, BTreeSet};

/// People and demand of one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Minutes of people, and the roles each can take, as positions in the demand.
    pub people: Vec<(i64, Vec<usize>)>,
    /// Minutes asked of each role.
    pub demand: Vec<i64>,
}

/// Whether a period can be staffed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Staffing {
    /// Minutes that nobody can do, however people are set; 0 where all can be done.
    pub short: i64,
    /// The smallest set of roles that together ask for more than all who can take any of them have.
    pub binding: Vec<usize>,
    /// What those roles ask for.
    pub asked: i64,
    /// What those who can take any of them have.
    pub available: i64,
}

/// Sets people to roles as well as can be. Roles that there are not are left out; minutes below 0
/// count as 0.
pub fn staff(period: &Period) -> Staffing {
    let roles = period.demand.len();
    // People with the same roles are one.
    let mut groups: BTreeMap<Vec<usize>, i64> = BTreeMap::new();
    for (minutes, can) in &period.people {
        let mut can: Vec<usize> = can.iter().copied().filter(|role| *role < roles).collect();
        crate::order::Sorted::put_in_order(can.as_mut_slice());
        can.dedup();
        let sum = groups.entry(can).or_default();
        *sum = sum.saturating_add((*minutes).max(0));
    }
    let demand: Vec<i64> = period.demand.iter().map(|minutes| (*minutes).max(0)).collect();
    let groups: Vec<(Vec<usize>, i64)> = groups.into_iter().collect();
    let (short, binding) = kernel::cut(&demand, &groups);
    let asks = |role: &usize| demand.get(*role).copied().unwrap_or(0);
    let takes = |can: &[usize]| can.iter().any(|role| binding.contains(role));
    let has = groups.iter().filter(|(can, _)| takes(can));
    let available = has.map(|(_, minutes)| minutes).sum();
    Staffing { short, asked: binding.iter().map(asks).sum(), available, binding }
}

/// What is asked for as one: a role, with a skill and its least level where work names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Need {
    /// The role.
    pub role: Id<Role>,
    /// The skill and its least level.
    pub skill: Option<(Id<Skill>, i64)>,
}

impl Need {
    /// What a demand asks for in a role.
    fn of(role: Id<Role>, demand: Option<&Demand>) -> Self {
        let skill = demand.and_then(|demand| Some((demand.skill?, demand.level.unwrap_or(1))));
        Self { role, skill }
    }

    /// Whether somebody with these levels can take it, as far as skill goes.
    fn is_met(&self, person: Id<Person>, levels: &Levels) -> bool {
        self.skill.is_none_or(|(skill, least)| {
            levels.get(&(person, skill)).is_some_and(|level| *level >= least)
        })
    }
}

/// The level of each skill of each person; the highest where it is given more than once.
type Levels = BTreeMap<(Id<Person>, Id<Skill>), i64>;

fn levels(ws: &Workspace) -> Levels {
    let mut levels = Levels::new();
    for one in ws.table::<SkillLevel>().iter() {
        if let (Some(person), Some(skill), Some(level)) = (one.person, one.skill, one.level) {
            let most = levels.entry((person, skill)).or_insert(level);
            *most = level.max(*most);
        }
    }
    levels
}

/// People and demand of a period of a workspace: a person's time can go to each role they have a
/// share of, whatever the shares, and to work that names a skill where they have its level. What
/// names a person is theirs and comes off their time first. The needs stand in the order of
/// positions.
pub fn period_of(ws: &Workspace, capacity: &Capacity, bucket: &Bucket) -> (Vec<Need>, Period) {
    let roles = &capacity.load.known_roles;
    let spreads = || capacity.ledger.spreads.iter().filter(|spread| spread.counted);
    let mut needs: BTreeSet<Need> = roles.iter().map(|role| Need::of(*role, None)).collect();
    let known = |role: &Id<Role>| roles.contains(role);
    let of = |spread: &Spread| Some(Need::of(spread.role.filter(known)?, spread.record()));
    needs
        .extend(spreads().filter(|spread| spread.person.is_none()).filter_map(|spread| of(spread)));
    let needs: Vec<Need> = needs.into_iter().collect();
    let place = map_of(needs.iter().enumerate().map(|(at, need)| (*need, at)));
    let levels = levels(ws);
    let mut demand = vec![0_i64; needs.len()];
    let mut named: BTreeMap<Id<Person>, i64> = BTreeMap::new();
    for spread in spreads() {
        let minutes = spread.minutes_in(bucket.segments.clone());
        match (spread.person, of(spread).and_then(|need| place.get(&need))) {
            (Some(person), _) => *named.entry(person).or_default() += minutes,
            (None, Some(at)) => demand.get_mut(*at).into_iter().for_each(|sum| *sum += minutes),
            (None, None) => {}
        }
    }
    let mut people = Vec::new();
    for supply in &capacity.supply.people {
        let minutes = supply.minutes.get(bucket.segments.clone()).unwrap_or_default();
        let free = minutes.iter().sum::<i64>() - named.get(&supply.person).copied().unwrap_or(0);
        let record = ws.rows(RecordKind::Person).row(supply.person.uid());
        let record = record.and_then(|row| row.as_any().downcast_ref::<Person>());
        let has =
            |role| record.and_then(|one| one.roles.get(&role)).is_some_and(|share| *share > 0.0);
        let can = needs
            .iter()
            .enumerate()
            .filter(|(_, need)| has(need.role) && need.is_met(supply.person, &levels));
        people.push((free.max(0), can.map(|(at, _)| at).collect()));
    }
    (needs, Period { people, demand })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(people: &[(i64, &[usize])], demand: &[i64]) -> Period {
        let people = people.iter().map(|(minutes, roles)| (*minutes, roles.to_vec())).collect();
        Period { people, demand: demand.to_vec() }
    }

    #[test]
    fn sums_by_role_say_yes_where_nobody_is_left() {
        // Two people of 100 who can do both: each role seems to have 200.
        let both = period(&[(100, &[0, 1]), (100, &[0, 1])], &[150, 100]);
        let staffing = staff(&both);
        assert_eq!((staffing.short, staffing.binding), (50, vec![0, 1]));
        assert_eq!((staffing.asked, staffing.available), (250, 200));
    }

    #[test]
    fn fixed_shares_say_no_where_people_can_swap() {
        // One of 100 with half a share each: the sum by role would be 50 for the first.
        let one = period(&[(100, &[0, 1])], &[80, 20]);
        assert_eq!(staff(&one), Staffing::default());
    }

    #[test]
    fn the_smallest_set_is_named() {
        let three = period(&[(10, &[0]), (10, &[1]), (50, &[1, 2])], &[20, 30, 25]);
        let staffing = staff(&three);
        assert_eq!((staffing.short, staffing.binding), (10, vec![0]), "1 and 2 fit together");
        let chain = period(&[(10, &[0, 1]), (10, &[1, 2])], &[10, 15, 0]);
        assert_eq!(staff(&chain).binding, [0, 1]);
    }

    #[test]
    fn odd_periods() {
        assert_eq!(staff(&Period::default()), Staffing::default());
        let nobody = staff(&period(&[], &[5, 0]));
        assert_eq!((nobody.short, nobody.binding, nobody.available), (5, vec![0], 0));
        let odd =
            period(&[(-5, &[0]), (9, &[7, 0, 0]), (i64::MAX, &[]), (i64::MAX, &[])], &[4, -3]);
        assert_eq!(staff(&odd), Staffing::default());
    }

    fn periods() -> impl Strategy<Value = Period> {
        let person = (0_i64..20, proptest::collection::vec(0_usize..4, 0..3));
        let people = proptest::collection::vec(person, 0..6);
        let demand = proptest::collection::vec(0_i64..25, 4);
        (people, demand).prop_map(|(people, demand)| Period { people, demand })
    }

    /// What every set of roles asks for beyond those who can take any of them (Hall's condition).
    fn excess(period: &Period, set: usize) -> i64 {
        let inside = |role: &usize| set >> role & 1 == 1;
        let asked: i64 = (0..4).filter(inside).map(|role| period.demand[role]).sum();
        let can = period.people.iter().filter(|(_, roles)| roles.iter().any(inside));
        asked - can.map(|(minutes, _)| minutes).sum::<i64>()
    }

    proptest! {
        #[test]
        fn it_is_what_trying_every_set_of_roles_says(period in periods()) {
            let staffing = staff(&period);
            let most = (0..16).map(|set| excess(&period, set)).max().unwrap_or(0);
            prop_assert_eq!(staffing.short, most);
            let set = staffing.binding.iter().fold(0, |set, role| set | 1 << role);
            prop_assert_eq!(excess(&period, set), staffing.asked - staffing.available);
            prop_assert_eq!(most > 0, !staffing.binding.is_empty());
            if most > 0 {
                prop_assert!(staffing.asked > staffing.available);
                // No part of it is over-committed by itself.
                let parts = (1..set).filter(|part| part & !set == 0);
                let smaller = parts.filter(|part| excess(&period, *part) > 0);
                let least = smaller.map(|part| part.count_ones()).min();
                prop_assert!(least.is_none_or(|least| least >= staffing.binding.len() as u32));
            }
            let mut more = period.clone();
            more.people.push((7, vec![1]));
            prop_assert!(staff(&more).short <= staffing.short, "another person never harms");
        }
    }
}
