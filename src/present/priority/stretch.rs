//! Which lines of a long list are drawn: those in sight and some beyond, whatever their heights.

/// A drawn stretch of lines, with the room the others leave.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Stretch {
    /// The first line drawn.
    pub from: usize,
    /// The line after the last one drawn.
    pub to: usize,
    /// The height of all lines before it.
    pub before: f64,
    /// The height of all lines after it.
    pub after: f64,
}

/// The tops of lines of these heights, and behind them the height of all.
pub fn tops(heights: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut tops = vec![0.0];
    let mut sum = 0.0;
    for height in heights {
        sum += height;
        tops.push(sum);
    }
    tops
}

/// The lines between two heights, and so many more on either side.
///
/// Lists of at most `whole` lines are drawn as a whole.
pub fn stretch(tops: &[f64], (top, bottom): (f64, f64), beyond: usize, whole: usize) -> Stretch {
    let count = tops.len().saturating_sub(1);
    let all = tops.last().copied().unwrap_or(0.0);
    if count <= whole {
        return Stretch { from: 0, to: count, before: 0.0, after: 0.0 };
    }
    let at_or_before = |height: f64| tops.partition_point(|top| *top <= height);
    let first = at_or_before(top).saturating_sub(1).min(count.saturating_sub(1));
    let last = at_or_before(bottom).clamp(first + 1, count);
    let from = first.saturating_sub(beyond);
    let to = last.saturating_add(beyond).min(count);
    let height = |at: usize| tops.get(at).copied().unwrap_or(all);
    Stretch { from, to, before: height(from), after: all - height(to) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_sight_and_some_beyond() {
        let tops = tops([2.0; 1000].into_iter());
        for (top, bottom, expect) in [
            (0.0, 20.0, (0, 16)),
            (100.0, 120.0, (45, 66)),
            (1990.0, 2010.0, (990, 1000)),
            (9e9, 9e9, (994, 1000)),
            (-5.0, 0.0, (0, 6)),
            (f64::NAN, f64::NAN, (0, 6)),
        ] {
            let got = stretch(&tops, (top, bottom), 5, 100);
            assert_eq!((got.from, got.to), expect, "{top} {bottom}");
            let drawn = 2.0 * (got.to - got.from) as f64;
            assert_eq!(got.before + drawn + got.after, 2000.0);
        }
    }

    #[test]
    fn short_lists_are_whole() {
        let short = tops([1.0, 2.0].into_iter());
        assert_eq!(short, [0.0, 1.0, 3.0]);
        let got = stretch(&short, (50.0, 60.0), 5, 100);
        assert_eq!((got.from, got.to, got.before, got.after), (0, 2, 0.0, 0.0));
        assert_eq!(stretch(&tops(std::iter::empty()), (0.0, 9.0), 5, 0), Stretch::default());
    }
}
