//! Finds scores for the sample's projects whose weighted total comes close to the one aimed at.

use super::ids::Lcg;
use super::texts::CRITERIA;

/// Scores in tenths, 10 to 50, in the order of the criteria, for a total in tenths of a point.
///
/// Starts around the total with some spread, then steps the criterion that helps most.
pub fn scores(rng: &mut Lcg, total: i64, start: Option<[i64; 5]>) -> [i64; 5] {
    let even = 10 + total * 40 / 1000;
    let mut tenths = start.unwrap_or_else(|| [0; 5].map(|_| even + rng.below(11) as i64 - 5));
    tenths = tenths.map(|score| score.clamp(12, 50));
    loop {
        let now = (total_of(&tenths) - total as f64 / 10.0).abs();
        let steps = (0..5).flat_map(|nth| [(nth, 1), (nth, -1)]);
        let better = steps.filter_map(|(nth, step)| {
            let mut tried = tenths;
            tried[nth] += step;
            let miss = (total_of(&tried) - total as f64 / 10.0).abs();
            ((10..=50).contains(&tried[nth]) && miss < now - 1e-9).then_some((tried, miss))
        });
        match better.min_by(|a, b| a.1.total_cmp(&b.1)) {
            Some((best, _)) => tenths = best,
            None => return tenths,
        }
    }
}

/// The weighted total of scores in tenths, 0 to 100.
pub fn total_of(tenths: &[i64; 5]) -> f64 {
    let points = tenths
        .iter()
        .zip(CRITERIA)
        .map(|(score, criterion)| (*score - 10) as f64 / 40.0 * criterion.1);
    points.sum()
}
