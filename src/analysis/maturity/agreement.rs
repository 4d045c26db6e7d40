//! How far the answers to one question agree: spread, two agreement indices and their bands.

use super::model::{LEVEL_MAX, LEVEL_MIN};
use super::score::{TOLERANCE, median};
use crate::order::Sorted;

/// Fewest answers from which agreement is reckoned.
pub const ANSWERS_MIN: usize = 3;
/// Variance of answers spread evenly over the scale, (A² − 1) / 12 with A = 5.
pub const NULL_VARIANCE: f64 = 2.0;

/// How strong an agreement is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Band {
    /// Up to .30.
    None,
    /// Up to .50.
    Weak,
    /// Up to .70.
    Moderate,
    /// Up to .90.
    Strong,
    /// Above .90.
    VeryStrong,
}

impl Band {
    /// The band of an index, 0 to 1.
    pub fn of(index: f64) -> Band {
        match index {
            x if x <= 0.30 + TOLERANCE => Band::None,
            x if x <= 0.50 + TOLERANCE => Band::Weak,
            x if x <= 0.70 + TOLERANCE => Band::Moderate,
            x if x <= 0.90 + TOLERANCE => Band::Strong,
            _ => Band::VeryStrong,
        }
    }
}

/// Agreement about one question, from at least [`ANSWERS_MIN`] answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// r_wg = max(0, 1 − s² / 2), 0 to 1.
    pub rwg: f64,
    /// Whether 1 − s² / 2 lay below 0: more apart than chance would have it.
    pub truncated: bool,
    /// a_wg, −1 to 1; None where the mean lies too near an end of the scale.
    pub awg: Option<f64>,
}

/// The answers to one question, as levels.
#[derive(Clone, Debug, PartialEq)]
pub struct Spread {
    /// Levels given.
    pub n: usize,
    /// How many gave level 1, 2, 3, 4, 5.
    pub histogram: [usize; 5],
    /// The middle answer.
    pub median: f64,
    /// The mean.
    pub mean: f64,
    /// Sample variance s²; None for a single answer.
    pub variance: Option<f64>,
    /// First and third quartile, by linear interpolation (type 7).
    pub quartiles: (f64, f64),
    /// Lowest and highest answer.
    pub range: (u8, u8),
    /// Mean distance from the median.
    pub deviation: f64,
    /// None below [`ANSWERS_MIN`] answers.
    pub agreement: Option<Agreement>,
}

impl Spread {
    /// The spread of levels; values off the scale are left out. None where nothing is left.
    pub fn of(levels: &[u8]) -> Option<Spread> {
        let scale = LEVEL_MIN..=LEVEL_MAX;
        let mut sorted: Vec<u8> = levels.iter().copied().filter(|l| scale.contains(l)).collect();
        sorted.order_by_key(|level| *level);
        let (low, high) = (sorted.first().copied()?, sorted.last().copied()?);
        let values: Vec<f64> = sorted.iter().copied().map(f64::from).collect();
        let n = values.len();
        let count = |level: usize| sorted.iter().filter(|l| usize::from(**l) == level + 1).count();
        let mean = values.iter().sum::<f64>() / n as f64;
        let middle = median(&values)?;
        let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
        let variance = (n > 1).then(|| squares / (n - 1) as f64);
        let agreement = variance.filter(|_| n >= ANSWERS_MIN).map(|s2| agreement(mean, s2, n));
        Some(Spread {
            n,
            histogram: std::array::from_fn(count),
            median: middle,
            mean,
            variance,
            quartiles: (quantile(&values, 0.25)?, quantile(&values, 0.75)?),
            range: (low, high),
            deviation: values.iter().map(|v| (v - middle).abs()).sum::<f64>() / n as f64,
            agreement,
        })
    }

    /// Interquartile range, in levels.
    pub fn iqr(&self) -> f64 {
        self.quartiles.1 - self.quartiles.0
    }

    /// Highest less lowest answer, in levels.
    pub fn width(&self) -> u8 {
        self.range.1 - self.range.0
    }

    /// Standard error √(s² / n) of the mean answer; None for a single answer.
    pub fn error(&self) -> Option<f64> {
        self.variance.map(|s2| (s2 / self.n as f64).sqrt())
    }
}

/// r_wg and, where the mean allows it, a_wg.
fn agreement(mean: f64, variance: f64, n: usize) -> Agreement {
    let raw = 1.0 - variance / NULL_VARIANCE;
    let (low, high) = (f64::from(LEVEL_MIN), f64::from(LEVEL_MAX));
    let k = n as f64;
    let within = (low * (k - 1.0) + high) / k..=(high * (k - 1.0) + low) / k;
    let most = ((high + low) * mean - mean * mean - high * low) * k / (k - 1.0);
    let awg = (within.contains(&mean) && most > TOLERANCE).then(|| 1.0 - 2.0 * variance / most);
    Agreement { rwg: raw.clamp(0.0, 1.0), truncated: raw < -TOLERANCE, awg }
}

/// A quantile of ascending values by linear interpolation between order statistics (type 7).
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let at = share.clamp(0.0, 1.0) * sorted.len().checked_sub(1)? as f64;
    let below = at.floor();
    let lower = sorted.get(below as usize).copied()?;
    let upper = sorted.get(below as usize + 1).copied().unwrap_or(lower);
    Some(lower + (at - below) * (upper - lower))
}

/// Agreement over several questions: r*_wg = max(0, 1 − mean(s²) / 2), which does not grow with
/// the number of questions. None without questions.
pub fn rwg_star(variances: &[f64]) -> Option<f64> {
    let mean = variances.iter().sum::<f64>() / variances.len() as f64;
    (!variances.is_empty()).then(|| (1.0 - mean / NULL_VARIANCE).clamp(0.0, 1.0))
}

/// The older index for J parallel questions, r_wg(J) = J q / (J q + mean(s²) / 2) with
/// q = 1 − mean(s²) / 2; it grows with J. 0 where q is below 0.
pub fn rwg_j(variances: &[f64]) -> Option<f64> {
    let q = rwg_star(variances)?;
    let share = variances.iter().sum::<f64>() / variances.len() as f64 / NULL_VARIANCE;
    let items = variances.len() as f64;
    Some(if q > 0.0 { items * q / (items * q + share) } else { 0.0 })
}

/// Kendall's W: how far rankings agree.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Concordance {
    /// 0 no agreement, 1 the same ranking by all; corrected for ties.
    pub w: f64,
    /// m (n − 1) W, to be read with n − 1 degrees of freedom.
    pub chi_squared: f64,
    /// Degrees of freedom.
    pub freedom: usize,
    /// Rankings that counted.
    pub rankings: usize,
}

/// Agreement of rankings: each row holds a value an object, lower is before; equal values share
/// their mean rank. None below two rows, below two objects, with rows of unequal length or where
/// every row ties all objects.
pub fn concordance(rows: &[Vec<f64>]) -> Option<Concordance> {
    let (m, n) = (rows.len(), rows.first()?.len());
    if m < 2 || n < 2 || rows.iter().any(|row| row.len() != n) {
        return None;
    }
    let mut sums = vec![0.0; n];
    let mut ties = 0.0;
    for row in rows {
        let (ranks, tied) = mean_ranks(row);
        ties += tied;
        sums.iter_mut().zip(ranks).for_each(|(sum, rank)| *sum += rank);
    }
    let (m_count, n_count) = (m as f64, n as f64);
    let mean = sums.iter().sum::<f64>() / n_count;
    let squares: f64 = sums.iter().map(|sum| (sum - mean) * (sum - mean)).sum();
    let most = m_count * m_count * (n_count * n_count * n_count - n_count) - m_count * ties;
    let w = (most > TOLERANCE).then(|| (12.0 * squares / most).clamp(0.0, 1.0))?;
    let chi_squared = m_count * (n_count - 1.0) * w;
    Some(Concordance { w, chi_squared, freedom: n - 1, rankings: m })
}

/// Ranks from 1 with ties at their mean, and Σ (t³ − t) over the groups of ties.
fn mean_ranks(values: &[f64]) -> (Vec<f64>, f64) {
    let mut ties = 0.0;
    let rank = |value: &f64| {
        let before = values.iter().filter(|other| *other < value).count() as f64;
        let equal = values.iter().filter(|other| *other == value).count() as f64;
        // Each of t equal values adds t² − 1, together t³ − t.
        ties += equal * equal - 1.0;
        before + (equal + 1.0) / 2.0
    };
    let ranks = values.iter().map(rank).collect();
    (ranks, ties)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Row<'a> = (&'a [u8], f64, f64, Option<f64>, f64);

    #[test]
    fn the_measured_rows_of_agreement() {
        let rows: [Row; 6] = [
            (&[3, 3, 3, 3], 3.0, 1.0, Some(1.0), 0.0),
            (&[2, 3, 3, 4], 3.0, 0.6667, Some(0.75), 0.5),
            (&[1, 3, 5], 3.0, 0.0, Some(-0.3333), 1.3333),
            (&[1, 1, 5, 5], 3.0, 0.0, Some(-1.0), 2.0),
            (&[2, 2, 3, 3, 3, 4], 3.0, 0.7167, Some(0.7622), 0.5),
            (&[1, 1, 2, 1], 1.0, 0.875, None, 0.25),
        ];
        for (levels, middle, rwg, awg, deviation) in rows {
            let spread = Spread::of(levels).expect("levels");
            let agreement = spread.agreement.expect("at least three");
            let near = |a: f64, b: f64| (a - b).abs() < 0.000_05;
            assert_eq!(spread.median, middle, "{levels:?}");
            assert!(near(agreement.rwg, rwg), "{levels:?}: {}", agreement.rwg);
            assert!(near(spread.deviation, deviation), "{levels:?}: {}", spread.deviation);
            match (agreement.awg, awg) {
                (Some(found), Some(expected)) => assert!(near(found, expected), "{levels:?}"),
                (found, expected) => assert_eq!(found, expected, "{levels:?}"),
            }
        }
        let apart = Spread::of(&[1, 1, 5, 5]).and_then(|s| s.agreement).expect("agreement");
        assert!(apart.truncated);
    }

    #[test]
    fn few_answers_have_no_agreement_and_values_off_the_scale_no_part() {
        assert_eq!(Spread::of(&[]), None);
        assert_eq!(Spread::of(&[0, 6, 99]), None);
        let one = Spread::of(&[4, 0]).expect("one level");
        assert_eq!((one.n, one.variance, one.agreement, one.iqr()), (1, None, None, 0.0));
        let two = Spread::of(&[1, 5]).expect("two levels");
        assert_eq!((two.variance, two.agreement, two.width()), (Some(8.0), None, 4));
        assert_eq!(two.quartiles, (2.0, 4.0));
    }

    #[test]
    fn the_measured_rows_of_priority_agreement() {
        let rows = |texts: [&str; 3]| -> Vec<Vec<f64>> {
            let row = |text: &str| text.bytes().map(|b| f64::from(b - b'0')).collect();
            texts.iter().map(|text| row(text)).collect()
        };
        let plain = concordance(&rows(["12345", "12354", "21345"])).expect("rankings");
        assert!((plain.w - 0.9111).abs() < 0.000_05, "{}", plain.w);
        assert!((plain.chi_squared - 10.933).abs() < 0.000_5);
        let ties = concordance(&rows(["3321", "3221", "3311"])).expect("rankings");
        assert!((ties.w - 0.8846).abs() < 0.000_05, "{}", ties.w);
        assert!((ties.chi_squared - 7.9615).abs() < 0.000_05);
        assert_eq!((ties.freedom, ties.rankings), (3, 3));
        assert_eq!(concordance(&rows(["1", "1", "1"])), None);
        assert_eq!(concordance(&rows(["11", "11", "11"])), None, "all tied");
        assert_eq!(concordance(&[vec![1.0, 2.0], vec![1.0]]), None);
        assert_eq!(concordance(&[vec![1.0, 2.0]]), None);
    }

    #[test]
    fn several_questions_and_the_bands() {
        assert_eq!((rwg_star(&[]), rwg_j(&[])), (None, None));
        assert_eq!(rwg_star(&[0.5, 1.5]), Some(0.5));
        // J = 2, q = .5: 1 / (1 + .5).
        assert!((rwg_j(&[0.5, 1.5]).expect("two") - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((rwg_star(&[4.0]), rwg_j(&[4.0])), (Some(0.0), Some(0.0)));
        let bands: Vec<Band> = [0.0, 0.3, 0.31, 0.5, 0.7, 0.9, 0.91].map(Band::of).to_vec();
        use Band::{Moderate, None as No, Strong, VeryStrong, Weak};
        assert_eq!(bands, [No, No, Weak, Weak, Moderate, Strong, VeryStrong]);
    }

    #[test]
    fn quartiles_as_published_for_type_seven() {
        let values = [1.0, 2.0, 3.0, 4.0];
        assert_eq!(quantile(&values, 0.25), Some(1.75));
        assert_eq!((quantile(&values, 1.0), quantile(&values, 7.0)), (Some(4.0), Some(4.0)));
        assert_eq!(quantile(&[], 0.5), None);
    }
}
