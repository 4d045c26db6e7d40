//! Krippendorff's α: agreement over all questions at once where some raters left some out.

use super::score::TOLERANCE;

/// The distance between two values that α weighs disagreement by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Same or different.
    Nominal,
    /// By how many answers lie between: right for levels.
    Ordinal,
    /// By the squared difference.
    Interval,
}

/// How far raters agree about several questions.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Alpha {
    /// 1 full agreement, 0 what chance would give, below 0 worse than that.
    Is(f64),
    /// Every answer is the same: full agreement, and nothing to estimate it against.
    Constant,
    /// No question has two answers.
    TooFew,
}

/// α over questions (rows of the answers given; those left out are simply absent). Answers are
/// levels from 1 to `levels`; others are left out. Source: Krippendorff, coincidence matrices.
pub fn alpha(questions: &[Vec<u8>], levels: u8, scale: Scale) -> Alpha {
    let size = usize::from(levels);
    let mut pairs = vec![vec![0.0; size]; size];
    for question in questions {
        add_pairs(question, &mut pairs);
    }
    let totals: Vec<f64> = pairs.iter().map(|row| row.iter().sum()).collect();
    let all: f64 = totals.iter().sum();
    if all < 2.0 - TOLERANCE {
        return Alpha::TooFew;
    }
    let (mut observed, mut expected) = (0.0, 0.0);
    for (a, (row, own)) in pairs.iter().zip(&totals).enumerate() {
        for (b, (pair, other)) in row.iter().zip(&totals).enumerate() {
            let distance = distance(a, b, &totals, scale);
            observed += pair * distance;
            expected += own * other * distance;
        }
    }
    if expected <= TOLERANCE {
        return Alpha::Constant;
    }
    Alpha::Is(1.0 - (all - 1.0) * observed / expected)
}

/// Adds each ordered pair of answers to one question, weighted by 1 / (answers − 1).
fn add_pairs(question: &[u8], pairs: &mut [Vec<f64>]) {
    let inside = |level: &&u8| (1..=pairs.len()).contains(&usize::from(**level));
    let given: Vec<usize> = question.iter().filter(inside).map(|l| usize::from(*l) - 1).collect();
    let Some(others) = given.len().checked_sub(1).filter(|n| *n > 0) else { return };
    for (i, a) in given.iter().enumerate() {
        for (j, b) in given.iter().enumerate() {
            if let Some(cell) = pairs.get_mut(*a).and_then(|row| row.get_mut(*b))
                && i != j
            {
                *cell += 1.0 / others as f64;
            }
        }
    }
}

/// How far two values lie apart on a scale, squared.
fn distance(a: usize, b: usize, totals: &[f64], scale: Scale) -> f64 {
    let (low, high) = (a.min(b), a.max(b));
    let steps = match scale {
        Scale::Nominal => f64::from(u8::from(a != b)),
        Scale::Interval => (high - low) as f64,
        Scale::Ordinal if a == b => 0.0,
        Scale::Ordinal => {
            let at = |k: usize| totals.get(k).copied().unwrap_or_default();
            (low..=high).map(at).sum::<f64>() - (at(low) + at(high)) / 2.0
        }
    };
    steps * steps
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Krippendorff's published example: four observers, twelve units, a dot is no answer.
    fn published() -> Vec<Vec<u8>> {
        let observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
        let rows: Vec<&[u8]> = observers.iter().map(|row| row.as_bytes()).collect();
        let given = |unit: usize| {
            let values = rows.iter().filter_map(|row| row.get(unit).copied());
            values.filter(|b| *b != b'.').map(|b| b - b'0').collect()
        };
        (0..12).map(given).collect()
    }

    #[test]
    fn the_published_example() {
        let rows = [(Scale::Nominal, 0.743), (Scale::Ordinal, 0.815), (Scale::Interval, 0.849)];
        for (scale, expected) in rows {
            let Alpha::Is(found) = alpha(&published(), 5, scale) else { panic!("{scale:?}") };
            assert!((found - expected).abs() < 0.000_5, "{scale:?}: {found}");
        }
    }

    #[test]
    fn what_cannot_be_estimated_is_said() {
        let constant = vec![vec![3, 3, 3], vec![3, 3]];
        assert_eq!(alpha(&constant, 5, Scale::Ordinal), Alpha::Constant);
        for few in [vec![], vec![vec![1], vec![5], vec![]], vec![vec![0, 9], vec![6]]] {
            assert_eq!(alpha(&few, 5, Scale::Ordinal), Alpha::TooFew, "{few:?}");
        }
        let Alpha::Is(worse) = alpha(&[vec![1, 5], vec![5, 1]], 5, Scale::Interval) else {
            panic!("a number");
        };
        assert!(worse < 0.0);
    }
}
