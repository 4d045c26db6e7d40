//! Scales: from values to pixels, with ticks at steps people read: 1, 2 or 5 times a ten.

/// Most ticks a scale makes, whatever is asked for.
const TICKS_MAX: usize = 50;

/// A linear scale from a domain of values to a range of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Linear {
    /// First and last value.
    pub domain: (f64, f64),
    /// Pixel of the first and of the last value.
    pub range: (f64, f64),
    /// From tick to tick; above 0.
    pub step: f64,
}

impl Linear {
    /// A scale whose ends are ticks: the domain is widened to whole steps, about so many.
    ///
    /// Values that are not finite count as 0; a domain of one value is widened by one step.
    pub fn nice(from: f64, to: f64, ticks: usize, range: (f64, f64)) -> Self {
        let finite = |value: f64| if value.is_finite() { value } else { 0.0 };
        let (from, to) = (finite(from), finite(to));
        let (low, high) = if from <= to { (from, to) } else { (to, from) };
        let step = nice_step((high - low) / ticks.max(1) as f64, low.abs().max(high.abs()));
        let first = (low / step).floor() * step;
        let mut last = (high / step).ceil() * step;
        if last <= first {
            last = first + step;
        }
        Self { domain: (first, last), range, step }
    }

    /// The pixel of a value; outside the domain it lies outside the range.
    pub fn at(&self, value: f64) -> f64 {
        let share = (value - self.domain.0) / (self.domain.1 - self.domain.0);
        self.range.0 + share * (self.range.1 - self.range.0)
    }

    /// The pixel of a value, held within the range.
    pub fn at_clamped(&self, value: f64) -> f64 {
        self.at(value.clamp(self.domain.0, self.domain.1))
    }

    /// The ticks from the first to the last value.
    pub fn ticks(&self) -> Vec<f64> {
        let count = ((self.domain.1 - self.domain.0) / self.step).round() as usize;
        let first = (self.domain.0 / self.step).round();
        (0..=count.min(TICKS_MAX)).map(|at| (first + at as f64) * self.step).collect()
    }

    /// The decimals its ticks need.
    pub fn decimals(&self) -> usize {
        let mut step = self.step;
        let mut decimals = 0;
        while decimals < 6 && (step - step.round()).abs() > 1e-9 {
            step *= 10.0;
            decimals += 1;
        }
        decimals
    }
}

/// The smallest of 1, 2 or 5 times a power of ten that is not below a width; where there is no
/// width, one that suits the size of the values.
fn nice_step(width: f64, size: f64) -> f64 {
    let width = if width > 0.0 { width } else { size / 10.0 };
    if width <= 1e-9 {
        return 1.0;
    }
    let mut ten = 1.0;
    while ten * 10.0 <= width {
        ten *= 10.0;
    }
    while ten > width {
        ten /= 10.0;
    }
    let fits = |step: &f64| *step >= width * (1.0 - 1e-9);
    [ten, 2.0 * ten, 5.0 * ten].into_iter().find(fits).unwrap_or(10.0 * ten)
}

/// Equal bands side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bands {
    /// Where the first starts.
    pub start: f64,
    /// From one to the next.
    pub step: f64,
}

impl Bands {
    /// So many bands between two pixels; the whole width where there is none.
    pub fn new(start: f64, end: f64, count: usize) -> Self {
        Self { start, step: (end - start) / count.max(1) as f64 }
    }

    /// Where a band starts.
    pub fn left(&self, index: usize) -> f64 {
        self.start + self.step * index as f64
    }

    /// The middle of a band.
    pub fn middle(&self, index: usize) -> f64 {
        self.left(index) + self.step / 2.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_steps_of_one_two_or_five() {
        for (from, to, ticks, expect) in [
            (0.0, 3.25, 4, &[0.0, 1.0, 2.0, 3.0, 4.0][..]),
            (0.0, 12.4, 4, &[0.0, 5.0, 10.0, 15.0]),
            (0.0, 0.9, 5, &[0.0, 0.2, 0.4, 0.6000000000000001, 0.8, 1.0]),
            (37.0, 91.0, 3, &[20.0, 40.0, 60.0, 80.0, 100.0]),
            (-3.0, 4.0, 4, &[-4.0, -2.0, 0.0, 2.0, 4.0]),
            (4.0, -3.0, 4, &[-4.0, -2.0, 0.0, 2.0, 4.0]),
            (0.0, 850_000.0, 4, &[0.0, 500_000.0, 1_000_000.0]),
        ] {
            assert_eq!(Linear::nice(from, to, ticks, (0.0, 1.0)).ticks(), expect, "{from} {to}");
        }
    }

    #[test]
    fn odd_domains_still_scale() {
        for (from, to) in [
            (0.0, 0.0),
            (5.0, 5.0),
            (-5.0, -5.0),
            (f64::NAN, 3.0),
            (0.0, f64::INFINITY),
            (1e-12, 2e-12),
            (0.0, 1e18),
        ] {
            let scale = Linear::nice(from, to, 4, (100.0, 0.0));
            assert!(scale.step > 0.0 && scale.domain.1 > scale.domain.0, "{from} {to}");
            assert!(scale.ticks().len() >= 2 && scale.ticks().len() <= 51);
            assert!(scale.at(scale.domain.0) == 100.0 && scale.at(scale.domain.1) == 0.0);
        }
    }

    #[test]
    fn decimals_follow_the_step() {
        for (to, decimals) in [(100.0, 0), (4.0, 0), (2.0, 1), (0.2, 2), (0.04, 2)] {
            assert_eq!(Linear::nice(0.0, to, 4, (0.0, 1.0)).decimals(), decimals, "{to}");
        }
    }
}
