//! Solves the demand of the sample: from the utilisation aimed at to minutes by project.
//!
//! For each role and month: supply by summing calendar minutes day by day, times the aim, gives
//! the minutes to place. Projects running in the month take them in proportion to their
//! weights, and people in proportion to their own aims, all in quarters of an hour.

use super::make::{day, horizon, project_months};
use super::people::{MONTHS, PEOPLE, PersonRow, ROLES, RoleRow, UNEVEN};
use super::projects::ROWS;
use plumbline::model::{Calendar, Month, Person};
use std::collections::BTreeMap;

/// Minutes that demand comes in.
const QUANTUM: i64 = 15;

/// Who and what a series belongs to: project by place, role by place, person by place.
pub type Key = (usize, usize, Option<usize>);

/// Quanta by key and month.
pub fn solve(calendar: &Calendar, people: &[Person]) -> BTreeMap<Key, BTreeMap<Month, i64>> {
    let mut series: BTreeMap<Key, BTreeMap<Month, i64>> = BTreeMap::new();
    for (role_at, role) in ROLES.iter().enumerate() {
        for at in 0..MONTHS {
            let month = horizon().plus(at as i32);
            for (key, quanta) in solve_month(calendar, people, role_at, role, at) {
                *series.entry(key).or_default().entry(month).or_default() += quanta * QUANTUM;
            }
        }
    }
    series
}

/// The aim of a role in a month, in percent.
pub fn aim(role: &RoleRow, at: usize) -> i64 {
    match role.first_year.get(at) {
        Some(aim) => *aim,
        None => {
            let later = at - 12;
            let uneven = UNEVEN[(later + role.second_year as usize) % UNEVEN.len()];
            (role.second_year - 3 * later as i64 + uneven).clamp(30, 70)
        }
    }
}

/// The aim of a person in a month: their own, else near the role's.
fn aim_of_person(nth: usize, role: &RoleRow, at: usize) -> i64 {
    let own = PEOPLE[nth].first_year.get(at).copied();
    own.unwrap_or_else(|| aim(role, at) + UNEVEN[(at + 5 * nth) % UNEVEN.len()])
}

/// Minutes a person has for a role in a month, before rounding.
pub fn supply(
    calendar: &Calendar,
    person: &Person,
    row: &PersonRow,
    role: char,
    month: Month,
) -> f64 {
    let share = row.roles.iter().find(|(letter, _)| *letter == role).map_or(0, |(_, share)| *share);
    let there = month.days().filter(|date| person.is_employed(*date)).map(|date| {
        let full = calendar.minutes(date) as f64 * person.fte_on(date);
        person.exceptions.get(&date).map_or(full, |minutes| *minutes as f64)
    });
    there.sum::<f64>() * person.project_share() * share as f64 / 100.0
}

fn solve_month(
    calendar: &Calendar,
    people: &[Person],
    role_at: usize,
    role: &RoleRow,
    at: usize,
) -> Vec<(Key, i64)> {
    let month = horizon().plus(at as i32);
    let full_time: i64 = month.days().map(|date| calendar.minutes(date)).sum();
    let supplies: Vec<f64> = people
        .iter()
        .zip(PEOPLE)
        .map(|(person, row)| supply(calendar, person, row, role.letter, month))
        .collect();
    let total = supplies.iter().sum::<f64>() * aim(role, at) as f64 / 100.0 / QUANTUM as f64;
    let total = total.round() as i64;
    let unnamed = role.unnamed.get(at).copied().unwrap_or(0) * full_time / 100 / QUANTUM;
    let wish = |(nth, supply): (usize, &f64)| (supply * aim_of_person(nth, role, at) as f64) as i64;
    let wishes: Vec<i64> = supplies.iter().enumerate().map(wish).collect();
    let mut free: Vec<i64> = apportion(total - unnamed, &wishes);
    free.push(unnamed);
    let weights: Vec<i64> = (0..ROWS.len()).map(|nth| weight(nth, role.letter, month)).collect();
    let parts = apportion(total, &weights);
    place(role_at, &parts, &mut free)
}

/// The weight of a project in a role where it runs in the month, in hundredths of an FTE.
fn weight(nth: usize, role: char, month: Month) -> i64 {
    let row = &ROWS[nth];
    let (first, last) = project_months(row);
    if month < first || month > last {
        return 0;
    }
    let named = row.roles.split(' ').find_map(|part| part.strip_prefix(role));
    named.map_or(0, |hundredths| hundredths.parse().unwrap())
}

/// Gives each project's part to people: what is not firm takes the time without a name first,
/// the rest goes to the one person each project prefers, then to whoever has most left.
fn place(role_at: usize, parts: &[i64], free: &mut [i64]) -> Vec<(Key, i64)> {
    let nobody = free.len() - 1;
    let members: Vec<usize> = (0..nobody)
        .filter(|nth| PEOPLE[*nth].roles.iter().any(|(letter, _)| *letter == ROLES[role_at].letter))
        .collect();
    let mut placed = Vec::new();
    let is_tentative = |nth: &usize| ROWS[*nth].status == 'o';
    let order =
        (0..parts.len()).filter(is_tentative).chain((0..parts.len()).filter(|n| !is_tentative(n)));
    for nth in order {
        let mut left = parts[nth];
        let preferred = members[nth % members.len()];
        let mut choices = vec![preferred];
        if is_tentative(&nth) {
            choices.insert(0, nobody);
        }
        while left > 0 {
            let next = if choices.is_empty() { None } else { Some(choices.remove(0)) };
            let who = next.unwrap_or_else(|| (0..=nobody).max_by_key(|who| free[*who]).unwrap());
            let take = left.min(free[who]);
            if take > 0 {
                placed.push(((nth, role_at, (who != nobody).then_some(who)), take));
                free[who] -= take;
                left -= take;
            }
            assert!(next.is_some() || take > 0, "the parts of the people make the whole");
        }
    }
    placed
}

/// Splits a whole number by weights; the largest remainders get what rounding leaves.
fn apportion(total: i64, weights: &[i64]) -> Vec<i64> {
    let sum: i64 = weights.iter().sum();
    assert!(sum > 0, "somebody has to take {total}");
    let mut parts: Vec<i64> = weights.iter().map(|weight| total * weight / sum).collect();
    let mut order: Vec<usize> = (0..weights.len()).collect();
    order.sort_by_key(|nth| (-(total * weights[*nth] % sum), *nth));
    let left = total - parts.iter().sum::<i64>();
    order.iter().take(left as usize).for_each(|nth| parts[*nth] += 1);
    parts
}

/// Weeks and single days of leave as days without work.
pub fn leave(calendar: &Calendar, row: &PersonRow, single: &[&str]) -> Vec<chrono::NaiveDate> {
    let weeks = row.leave.iter().flat_map(|monday| day(monday).iter_days().take(5));
    let days = weeks.chain(single.iter().map(|text| day(text)));
    days.filter(|date| calendar.minutes(*date) > 0).collect()
}
