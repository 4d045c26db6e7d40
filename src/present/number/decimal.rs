//! Decimal rounding on digits: what a person who rounds by hand would write.
//!
//! A float is rounded on its shortest decimal text, the one that reads back as the same float.
//! 1.005 is therefore 1.01 at two decimals, although its binary value lies below 1.005.

/// Most decimals a number is shown with; beyond lies only the noise of binary floats.
pub(super) const DECIMALS_MAX: usize = 15;
/// From here on whole numbers are no longer exact, so they are written with an exponent.
pub(super) const EXACT_MAX: f64 = 1e18;

/// The digits of a number without its sign.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Digits {
    /// Digits before the decimal sign, at least one.
    pub whole: String,
    /// Digits after it, as many as asked for.
    pub part: String,
}

impl Digits {
    /// Whether every digit is zero, so that a sign would be wrong.
    pub(super) fn is_zero(&self) -> bool {
        self.whole.bytes().chain(self.part.bytes()).all(|digit| digit == b'0')
    }

    /// The size of a finite float × 10^`shift`, half away from zero at `decimals`.
    pub(super) fn of_float(number: f64, shift: usize, decimals: usize) -> Self {
        let text = number.abs().to_string();
        let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
        let mut after = part.bytes().chain(std::iter::repeat(b'0'));
        let mut digits: Vec<u8> = whole.bytes().collect();
        digits.extend(after.by_ref().take(shift + decimals));
        if after.next().is_some_and(|digit| digit >= b'5') {
            increment(&mut digits);
        }
        Self::split(digits, decimals)
    }

    /// The size of `amount` ÷ 10^`scale`, half away from zero at `decimals`; exact.
    pub(super) fn of_scaled(amount: i128, scale: u32, decimals: u32) -> Self {
        let size = amount.unsigned_abs();
        let shown = if scale > decimals {
            let unit = 10_u128.saturating_pow(scale - decimals);
            size / unit + u128::from(size % unit >= unit - unit / 2)
        } else {
            size.saturating_mul(10_u128.saturating_pow(decimals - scale))
        };
        let digits = format!("{shown:0>width$}", width = decimals as usize + 1);
        Self::split(digits.into_bytes(), decimals as usize)
    }

    /// Splits digits so that `decimals` of them stand behind the decimal sign.
    fn split(mut digits: Vec<u8>, decimals: usize) -> Self {
        let part = digits.split_off(digits.len().saturating_sub(decimals));
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..zeros.min(digits.len().saturating_sub(1)));
        let text = |bytes: Vec<u8>| bytes.into_iter().map(char::from).collect();
        Self { whole: text(digits), part: text(part) }
    }

    /// The digits with a mark between groups of three and the decimal sign.
    pub(super) fn write(&self, group: &str, decimal: &str) -> String {
        let mut text = String::new();
        let len = self.whole.len();
        for (at, digit) in self.whole.chars().enumerate() {
            if at > 0 && (len - at).is_multiple_of(3) {
                text.push_str(group);
            }
            text.push(digit);
        }
        if !self.part.is_empty() {
            text.push_str(decimal);
            text.push_str(&self.part);
        }
        text
    }
}

/// Adds one at the last digit and carries.
fn increment(digits: &mut Vec<u8>) {
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return;
        }
        *digit = b'0';
    }
    digits.insert(0, b'1');
}
