//! How far two orders agree: Kendall's τ-b, which takes ties into account.

use std::cmp::Ordering;

/// Kendall's τ-b of pairs of figures, −1 to 1; `None` where one side is all ties, or there are
/// fewer than two pairs. By counting exchanges of a merge sort (Knight 1966).
pub fn tau_b(pairs: &[(f64, f64)]) -> Option<f64> {
    let mut pairs = pairs.to_vec();
    let count = pairs.len() as u64;
    if pairs.len() < 2 || pairs.iter().any(|(a, b)| !a.is_finite() || !b.is_finite()) {
        return None;
    }
    let by_first =
        |a: &(f64, f64), b: &(f64, f64)| a.0.total_cmp(&b.0).then_with(|| a.1.total_cmp(&b.1));
    pairs.iter_mut().for_each(|pair| *pair = (pair.0 + 0.0, pair.1 + 0.0));
    pairs.sort_by(by_first);
    let both = ties(pairs.iter().copied(), |a, b| a == b);
    let first = ties(pairs.iter().map(|pair| pair.0), |a, b| a == b);
    let mut seconds: Vec<f64> = pairs.iter().map(|pair| pair.1).collect();
    let mut spare = seconds.clone();
    let exchanges = merge(&mut seconds, &mut spare);
    let second = ties(seconds.iter().copied(), |a, b| a == b);
    let all = count * (count - 1) / 2;
    let agree = all as f64 - first as f64 - second as f64 + both as f64 - 2.0 * exchanges as f64;
    let scale = ((all - first) as f64).sqrt() * ((all - second) as f64).sqrt();
    (scale > 0.0).then(|| (agree / scale).clamp(-1.0, 1.0))
}

/// The pairs of equal neighbours in an ordered row.
fn ties<T: Copy>(row: impl Iterator<Item = T>, same: impl Fn(&T, &T) -> bool) -> u64 {
    let (mut pairs, mut run, mut last) = (0, 0_u64, None);
    for item in row {
        run = if last.as_ref().is_some_and(|last| same(last, &item)) { run + 1 } else { 0 };
        pairs += run;
        last = Some(item);
    }
    pairs
}

/// Sorts and counts by how many places elements passed larger ones.
fn merge(row: &mut [f64], spare: &mut [f64]) -> u64 {
    let half = row.len() / 2;
    if half == 0 {
        return 0;
    }
    let (left, right) = row.split_at_mut(half);
    let mut passed = merge(left, &mut spare[..half]) + merge(right, &mut spare[half..]);
    let (mut i, mut j) = (0, 0);
    for slot in spare.iter_mut() {
        let take_left = j == right.len()
            || (i < left.len() && left[i].total_cmp(&right[j]) != Ordering::Greater);
        if take_left {
            *slot = left[i];
            i += 1;
        } else {
            *slot = right[j];
            passed += (left.len() - i) as u64;
            j += 1;
        }
    }
    row.copy_from_slice(spare);
    passed
}
