//! Periods in which sums by role do not tell the truth: sets of roles that share people and are over
//! together, and roles that look over although their people could be set otherwise.

use super::{Need, period_of, staff};
use crate::analysis::capacity::Capacity;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Bucket;
use crate::model::Workspace;

/// Parts of what is asked for below which sums and flow count as the same.
const SAME: i64 = 200;

/// A period in which the flow says something else than the sums by role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tight {
    /// Its position among the buckets.
    pub bucket: usize,
    /// The smallest set of roles, or of roles with a skill, that is over together; empty where
    /// everything can be done.
    pub needs: Vec<Need>,
    /// Minutes they are asked for.
    pub asked: i64,
    /// Minutes of everybody who can take any of them.
    pub available: i64,
    /// Minutes short over all roles, however people are set.
    pub short: i64,
    /// Minutes short over all roles by the sums.
    pub by_sums: i64,
}

/// The periods in which several roles are over together, or in which the sums by role show more or
/// less than is short. Demand that names a person comes off their time first and is left out of the
/// sums the same way.
pub fn tight(ws: &Workspace, capacity: &Capacity, buckets: &[Bucket]) -> Vec<Tight> {
    let found = buckets.iter().enumerate().filter_map(|(at, bucket)| {
        let (needs, period) = period_of(ws, capacity, bucket);
        let staffing = staff(&period);
        let by_sums = by_sums(capacity, bucket);
        let asked: i64 = period.demand.iter().sum();
        let differs = (by_sums - staffing.short).abs() > asked / SAME + 60;
        let needs: Vec<Need> =
            staffing.binding.iter().filter_map(|at| needs.get(*at).copied()).collect();
        let together = needs.len() > 1 || needs.iter().any(|need| need.skill.is_some());
        (differs || together).then_some(Tight {
            bucket: at,
            needs,
            asked: staffing.asked,
            available: staffing.available,
            short: staffing.short,
            by_sums,
        })
    });
    found.collect()
}

/// Minutes short over all roles when every role has its fixed shares alone.
fn by_sums(capacity: &Capacity, bucket: &Bucket) -> i64 {
    let roles = capacity.load.roles.iter().filter(|row| matches!(row.key, RowKey::Role(_)));
    let sum =
        |line: &[i64]| line.get(bucket.segments.clone()).unwrap_or_default().iter().sum::<i64>();
    let over = roles.map(|row| sum(&row.committed) + sum(&row.tentative) - sum(&row.supply));
    over.map(|over| over.max(0)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::capacity::timeline::{Grain, Timeline};
    use crate::model::{
        Calendar, Demand, Id, Month, Person, Project, Role, Skill, SkillLevel, Typed, Uid,
    };
    use std::sync::Arc;

    /// One role, two people of 20 days; so many days asked with a skill from a level on, so many
    /// without. The first person has level 4 of it, the second level 2.
    fn skilled(
        level: Option<i64>,
        days: i64,
        plain: i64,
        change: fn(&mut Workspace),
    ) -> Vec<Tight> {
        let mut ws = Workspace::new(Uid(1));
        ws.put(Arc::new(Calendar::empty(Uid(2))));
        ws.put(Arc::new(Role::empty(Uid(3))));
        ws.put(Arc::new(Project::empty(Uid(5))));
        ws.put(Arc::new(Skill::empty(Uid(6))));
        for (nth, has) in [(0, 4), (1, 2)] {
            let mut person = Person::empty(Uid(10 + nth));
            person.roles.insert(Id::new(Uid(3)), 1.0);
            ws.put(Arc::new(person));
            let mut one = SkillLevel::empty(Uid(12 + nth));
            one.person = Some(Id::new(Uid(10 + nth)));
            one.skill = Some(Id::new(Uid(6)));
            one.level = Some(has);
            ws.put(Arc::new(one));
        }
        for (uid, days, skill) in [(20, days, Some(Id::new(Uid(6)))), (21, plain, None)] {
            let mut demand = Demand::empty(Uid(uid));
            demand.project = Some(Id::new(Uid(5)));
            demand.role = Some(Id::new(Uid(3)));
            (demand.skill, demand.level) = (skill, level);
            demand.minutes.insert("2027-02".parse::<Month>().unwrap(), days * 480);
            ws.put(Arc::new(demand));
        }
        change(&mut ws);
        let timeline = Arc::new(Timeline::new("2027-02".parse().unwrap(), 1));
        let capacity = Capacity::update(None, &ws, &timeline);
        tight(&ws, &capacity, &timeline.buckets(Grain::Month))
    }

    #[test]
    fn work_that_needs_a_skill_goes_to_those_who_have_its_level() {
        let nothing = |_: &mut Workspace| {};
        // 26 days from level 3 on: one person has 20, although the role has 40.
        let [one] = skilled(Some(3), 26, 10, nothing).try_into().unwrap();
        assert_eq!((one.short, one.by_sums), (6 * 480, 0));
        assert_eq!((one.asked, one.available), (26 * 480, 20 * 480));
        let need = Need { role: Id::new(Uid(3)), skill: Some((Id::new(Uid(6)), 3)) };
        assert_eq!(one.needs, [need]);
        // Both have level 2; without a level any of it will do; nobody has 5.
        assert!(skilled(Some(2), 26, 10, nothing).is_empty());
        assert!(skilled(None, 26, 10, nothing).is_empty());
        let [nobody] = skilled(Some(5), 1, 10, nothing).try_into().unwrap();
        assert_eq!((nobody.short, nobody.available), (480, 0));
        // The role as a whole is over by the sums as well, and the skill is what binds.
        let [both] = skilled(Some(3), 26, 20, nothing).try_into().unwrap();
        assert_eq!((both.short, both.by_sums), (6 * 480, 6 * 480));
        // A level given twice counts by the higher; a name given takes the work off the skill.
        let learned = |ws: &mut Workspace| {
            let mut one: SkillLevel = ws.find(Id::<SkillLevel>::new(Uid(13))).unwrap().clone();
            (one.uid, one.level) = (Uid(14), Some(5));
            ws.put(Arc::new(one));
        };
        assert!(skilled(Some(3), 26, 10, learned).is_empty());
        let named = |ws: &mut Workspace| {
            let mut demand: Demand = ws.find(Id::<Demand>::new(Uid(20))).unwrap().clone();
            demand.person = Some(Id::new(Uid(11)));
            ws.put(Arc::new(demand));
        };
        assert!(skilled(Some(5), 10, 10, named).is_empty());
    }

    /// Two roles; people by their shares of both; days asked of each in February 2027 (20 days).
    fn told(people: &[[f64; 2]], days: [i64; 2]) -> Vec<Tight> {
        let mut ws = Workspace::new(Uid(1));
        ws.put(Arc::new(Calendar::empty(Uid(2))));
        let roles: [Id<Role>; 2] = [Id::new(Uid(3)), Id::new(Uid(4))];
        ws.put(Arc::new(Project::empty(Uid(5))));
        for (at, role) in roles.iter().enumerate() {
            ws.put(Arc::new(Role::empty(role.uid())));
            let mut demand = Demand::empty(Uid(20 + at as u128));
            demand.project = Some(Id::new(Uid(5)));
            demand.role = Some(*role);
            demand.minutes.insert("2027-02".parse::<Month>().unwrap(), days[at] * 480);
            ws.put(Arc::new(demand));
        }
        for (at, shares) in people.iter().enumerate() {
            let mut person = Person::empty(Uid(10 + at as u128));
            let shares = roles.iter().zip(shares).filter(|(_, share)| **share > 0.0);
            person.roles = shares.map(|(role, share)| (*role, *share)).collect();
            ws.put(Arc::new(person));
        }
        let timeline = Arc::new(Timeline::new("2027-02".parse().unwrap(), 1));
        let capacity = Capacity::update(None, &ws, &timeline);
        tight(&ws, &capacity, &timeline.buckets(Grain::Month))
    }

    #[test]
    fn fixed_shares_that_lie_are_told() {
        // Half a person in each of two roles, 16 days of one and 4 of the other: all can be done.
        let [one] = told(&[[0.5, 0.5]], [16, 4]).try_into().unwrap();
        assert_eq!((one.short, one.by_sums, one.needs.len()), (0, 6 * 480, 0));
        // Two such people and 50 days in all: together over by ten, as the sums say as well.
        let [one] = told(&[[0.5, 0.5], [0.5, 0.5]], [25, 25]).try_into().unwrap();
        assert_eq!((one.needs.len(), one.short, one.by_sums), (2, 10 * 480, 10 * 480));
        assert_eq!((one.asked, one.available), (50 * 480, 40 * 480));
    }

    #[test]
    fn where_sums_hold_nothing_is_said() {
        assert!(told(&[[1.0, 0.0], [0.0, 1.0]], [25, 4]).is_empty());
        assert!(told(&[[0.5, 0.5]], [10, 10]).is_empty());
        assert!(told(&[], [0, 0]).is_empty());
    }
}
