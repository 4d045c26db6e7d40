//! What follows of a partial decision: options that no longer fit, and those that must come.

use super::model::{Model, NO_LEAST, NO_MOST};

/// Completes decisions by the rows until nothing follows; `false` where a row cannot be kept.
/// What follows is added to `fixes`.
pub fn follow(
    model: &Model,
    rows: &[Vec<(u32, i64)>],
    state: &mut [Option<bool>],
    fixes: &mut Vec<(u32, bool)>,
    work: &mut u64,
) -> bool {
    let mut open: Vec<bool> = vec![true; rows.len()];
    let mut queue: Vec<u32> = (0..rows.len() as u32).collect();
    while let Some(row) = queue.pop() {
        let at = row as usize;
        open[at] = false;
        *work += rows[at].len() as u64 / 2;
        let (mut low, mut high) = ends(&rows[at], state);
        let (least, most) = model.limits[at];
        if (most != NO_MOST && low > most) || (least != NO_LEAST && high < least) {
            return false;
        }
        if (most == NO_MOST || high <= most) && (least == NO_LEAST || low >= least) {
            continue;
        }
        let mut again = false;
        for (j, amount) in &rows[at] {
            let j = *j as usize;
            if state[j].is_some() {
                continue;
            }
            let room_up = if most == NO_MOST { i64::MAX } else { most - low };
            let room_down = if least == NO_LEAST { i64::MAX } else { high - least };
            let set = forced(*amount, room_up, room_down);
            let Some(is_in) = set else { continue };
            state[j] = Some(is_in);
            fixes.push((j as u32, is_in));
            match (is_in, *amount > 0) {
                (true, true) => low += amount,
                (false, true) => high -= amount,
                (true, false) => high += amount,
                (false, false) => low -= amount,
            }
            again = true;
            for (other, _) in &model.columns[j] {
                if !std::mem::replace(&mut open[*other as usize], true) {
                    queue.push(*other);
                }
            }
        }
        // The room has become smaller: this row again.
        if again && !std::mem::replace(&mut open[at], true) {
            queue.push(row);
        }
    }
    true
}

/// The least and the greatest sum of a row under the decisions so far.
fn ends(row: &[(u32, i64)], state: &[Option<bool>]) -> (i64, i64) {
    let (mut low, mut high) = (0, 0);
    for (j, amount) in row {
        match state[*j as usize] {
            Some(false) => {}
            Some(true) => {
                low += amount;
                high += amount;
            }
            None if *amount > 0 => high += amount,
            None => low += amount,
        }
    }
    (low, high)
}

/// What an open option has to be where taking its amount passes the room above, or leaving it
/// passes the room below.
fn forced(amount: i64, room_up: i64, room_down: i64) -> Option<bool> {
    let (up, down) = if amount > 0 { (false, true) } else { (true, false) };
    match amount.abs() {
        size if size > room_up => Some(up),
        size if size > room_down => Some(down),
        _ => None,
    }
}
