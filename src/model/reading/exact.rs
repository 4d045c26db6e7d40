//! A decimal number kept exactly, as its digits and the place of its mark: what was typed is what
//! is kept, until somebody needs a float.

use super::ReadingFault;
use serde::{Deserialize, Serialize};

/// Most decimals that are kept.
pub const MOST_DECIMALS: u32 = 20;
/// Most significant digits that are kept; leaves room in an `i128` for scaling by 10¹⁰.
pub const MOST_DIGITS: usize = 28;
/// Decimals a quotient is computed to.
const QUOTIENT_DECIMALS: u32 = 12;

/// An exact decimal: `mantissa` × 10^−`scale`, with no trailing zeros after the mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exact {
    /// All digits as one integer.
    pub mantissa: i128,
    /// How many of the digits are decimals.
    pub scale: u32,
}

fn ten_to(power: u32) -> Option<i128> {
    10_i128.checked_pow(power)
}

impl Exact {
    /// Zero.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };

    /// The number `mantissa` × 10^−`scale` in its shortest form.
    pub fn new(mantissa: i128, scale: u32) -> Self {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        Self { mantissa, scale }
    }

    /// A whole number.
    pub fn whole(value: i128) -> Self {
        Self { mantissa: value, scale: 0 }
    }

    /// The shortest decimal that reads as this float: what was typed. `None` where it is none, or
    /// too large.
    pub fn of_f64(number: f64) -> Option<Self> {
        let text = format!("{number:e}");
        let (digits, power) = text.split_once('e')?;
        let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
        let mantissa: i128 = format!("{whole}{decimals}").parse().ok()?;
        let power: i32 = power.parse().ok()?;
        Self::whole(mantissa).shifted(power - i32::try_from(decimals.len()).ok()?)
    }

    /// The nearest float, correctly rounded.
    pub fn to_f64(self) -> f64 {
        // Integers below 2^53 and powers of ten up to 10^22 are exact floats, so one division
        // rounds once; the rest goes through the float parser, which also rounds once.
        if self.mantissa.unsigned_abs() < 1 << 53 && self.scale <= 22 {
            let ten_to = (0..self.scale).fold(1.0, |power, _| power * 10.0);
            return self.mantissa as f64 / ten_to;
        }
        format!("{}e-{}", self.mantissa, self.scale).parse().unwrap_or(0.0)
    }

    /// Whether there are no decimals.
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// The number × 10^`power`; `None` where it does not fit.
    pub fn shifted(self, power: i32) -> Option<Self> {
        let scale = i64::from(self.scale) - i64::from(power);
        if scale >= 0 {
            return Some(Self::new(self.mantissa, u32::try_from(scale).ok()?));
        }
        let factor = ten_to(u32::try_from(-scale).ok()?)?;
        Some(Self::new(self.mantissa.checked_mul(factor)?, 0))
    }

    /// The number rounded to so many decimals, half away from zero, as an integer of that unit.
    pub fn rounded(self, decimals: u32) -> Option<i128> {
        if self.scale <= decimals {
            return self.mantissa.checked_mul(ten_to(decimals - self.scale)?);
        }
        let Some(divisor) = ten_to(self.scale - decimals) else { return Some(0) };
        let (whole, rest) = (self.mantissa / divisor, self.mantissa % divisor);
        let away = rest.unsigned_abs() >= divisor.unsigned_abs().div_ceil(2);
        Some(if away { whole + self.mantissa.signum() } else { whole })
    }

    /// The number with the other sign.
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, scale: self.scale }
    }

    /// The sum, exact. Fault: too large.
    pub fn plus(self, other: Self) -> Result<Self, ReadingFault> {
        let scale = self.scale.max(other.scale);
        let of = |n: Self| n.mantissa.checked_mul(ten_to(scale - n.scale)?);
        let sum = of(self).zip(of(other)).and_then(|(a, b)| a.checked_add(b));
        Ok(Self::new(sum.ok_or(ReadingFault::TooLarge)?, scale))
    }

    /// The product, exact. Fault: too large.
    pub fn times(self, other: Self) -> Result<Self, ReadingFault> {
        let product = self.mantissa.checked_mul(other.mantissa).ok_or(ReadingFault::TooLarge)?;
        Ok(Self::new(product, self.scale + other.scale))
    }

    /// The quotient to 12 decimals, half away from zero. Faults: zero divisor, too large.
    pub fn over(self, other: Self) -> Result<Self, ReadingFault> {
        if other.mantissa == 0 {
            return Err(ReadingFault::DivisionByZero);
        }
        // One digit more than kept, so that the last one can be rounded.
        let up = ten_to(other.scale + QUOTIENT_DECIMALS + 1).ok_or(ReadingFault::TooLarge)?;
        let numerator = self.mantissa.checked_mul(up).ok_or(ReadingFault::TooLarge)?;
        let quotient = Self::new(numerator / other.mantissa, self.scale + QUOTIENT_DECIMALS + 1);
        let kept = quotient.rounded(QUOTIENT_DECIMALS).ok_or(ReadingFault::TooLarge)?;
        Ok(Self::new(kept, QUOTIENT_DECIMALS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shortest_form_and_float() {
        assert_eq!(Exact::new(12_300, 3), Exact { mantissa: 123, scale: 1 });
        assert_eq!(Exact::new(0, 7), Exact::ZERO);
        assert_eq!(Exact::new(1, 1).to_f64(), 0.1);
        assert_eq!(Exact::new(-123_456, 2).to_f64(), -1234.56);
    }

    #[test]
    fn rounds_half_away_from_zero() {
        for (mantissa, scale, decimals, expect) in [
            (5, 1, 0, 1),
            (-5, 1, 0, -1),
            (4, 1, 0, 0),
            (1_005, 3, 2, 101),
            (-1_005, 3, 2, -101),
            (1_004_999, 6, 2, 100),
            (7, 0, 2, 700),
            (149, 3, 1, 1),
            (1, 60, 2, 0),
        ] {
            assert_eq!(Exact { mantissa, scale }.rounded(decimals), Some(expect), "{mantissa}");
        }
        assert_eq!(Exact::whole(i128::MAX).rounded(2), None);
    }

    #[test]
    fn quotients() {
        let third = Exact::whole(1).over(Exact::whole(3)).unwrap();
        assert_eq!(third, Exact { mantissa: 333_333_333_333, scale: 12 });
        assert_eq!(Exact::whole(6).over(Exact::new(15, 1)), Ok(Exact::whole(4)));
        assert_eq!(Exact::whole(6).over(Exact::ZERO), Err(ReadingFault::DivisionByZero));
        assert_eq!(
            Exact::whole(-2).over(Exact::whole(3)).unwrap(),
            Exact { mantissa: -666_666_666_667, scale: 12 }
        );
    }
}
