//! Fractional order keys: moving a row patches one record and no neighbour.

use std::fmt;

/// A position among siblings; keys compare as text, and there is always one between two.
///
/// The digits are `a` to `z`; a key never ends in `a`, so that room remains below it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OrderKey(String);

const LOW: u8 = b'a';
const HIGH: u8 = b'z' + 1;

impl OrderKey {
    /// Reads a stored key; `None` where a digit is foreign or the key ends in `a`.
    pub fn parse(text: &str) -> Option<Self> {
        let good = text.bytes().all(|b| b.is_ascii_lowercase()) && !text.ends_with('a');
        good.then(|| Self(text.to_owned()))
    }

    /// The key as text; empty for a record never placed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A key after `before` and before `after`; an absent end is open.
    ///
    /// Where the ends are not in order, there is no room between them: the upper end is open then.
    pub fn between(before: Option<&Self>, after: Option<&Self>) -> Self {
        let low = before.map_or("", |key| key.0.as_str());
        let high = after.map(|key| key.0.as_str()).filter(|high| low < *high);
        Self(midpoint(low.as_bytes(), high.map(str::as_bytes)))
    }

    /// `count` keys in order after `before`, short ones, for rows that arrive together.
    ///
    /// Rows that arrive again and again at the end do not make the keys longer each time: keys
    /// have 2, 4, 8 or 16 digits, and the longer ones are begun only where the shorter are used up.
    pub fn run(before: Option<&Self>, count: usize) -> Vec<Self> {
        if let Some(keys) = before.and_then(|before| before.run_on(count)) {
            return keys;
        }
        let mut digits = 1;
        let mut room = 25_usize;
        while room < count.saturating_mul(2) {
            digits += 1;
            room = room.saturating_mul(26);
        }
        let stem = before.map_or(String::new(), |key| key.0.clone());
        let step = (room / (count + 1)).max(1);
        let key = |nth: usize| Self(format!("{stem}{}", digits_of((nth * step) as u128, digits)));
        (1..=count).map(key).collect()
    }

    /// `count` keys that count on from this one, of the fewest digits that leave room for twice as
    /// many; `None` where no number of digits does.
    fn run_on(&self, count: usize) -> Option<Vec<Self>> {
        let wanted = (count as u128).checked_mul(2)?;
        for digits in [2_usize, 4, 8, 16] {
            let places = self.0.bytes().chain(std::iter::repeat(LOW)).take(digits);
            let begun = places.fold(0_u128, |sum, digit| sum * 26 + u128::from(digit - LOW));
            let all = (0..digits).fold(1_u128, |all, _| all * 26);
            if all - 1 - begun >= wanted {
                let numbers = (1..=count).map(|nth| begun + nth as u128);
                return Some(numbers.map(|number| Self(digits_of(number, digits))).collect());
            }
        }
        None
    }
}

/// `number` in base 26 with `width` digits and a closing `n`, so that no key ends in `a`.
fn digits_of(number: u128, width: usize) -> String {
    let mut rest = number;
    let mut reversed = vec![b'n'];
    for _ in 0..width {
        reversed.push(LOW + (rest % 26) as u8);
        rest /= 26;
    }
    reversed.iter().rev().map(|b| char::from(*b)).collect()
}

/// The shortest key strictly between two digit strings, `high` open where absent.
fn midpoint(low: &[u8], high: Option<&[u8]>) -> String {
    let mut key = String::new();
    let mut high = high;
    for at in 0.. {
        let floor = low.get(at).copied().unwrap_or(LOW);
        let ceiling = high.map_or(HIGH, |digits| digits.get(at).copied().unwrap_or(LOW));
        if ceiling > floor + 1 {
            key.push(char::from(floor + (ceiling - floor) / 2));
            return key;
        }
        key.push(char::from(floor));
        if ceiling > floor {
            // Already below the upper end: from here on it no longer limits.
            high = None;
        }
    }
    key
}

impl fmt::Display for OrderKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn between_is_between_a_thousand_times() {
        let mut seed = 7_u64;
        let mut keys = vec![OrderKey::between(None, None)];
        for _ in 0..1000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let at = (seed >> 33) as usize % (keys.len() + 1);
            let before = at.checked_sub(1).map(|i| keys[i].clone());
            let key = OrderKey::between(before.as_ref(), keys.get(at));
            assert!(OrderKey::parse(key.as_str()).is_some(), "{key}");
            keys.insert(at, key);
        }
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn always_at_one_end() {
        let mut first = OrderKey::between(None, None);
        let mut last = first.clone();
        for _ in 0..200 {
            let lower = OrderKey::between(None, Some(&first));
            let upper = OrderKey::between(Some(&last), None);
            assert!(lower < first && upper > last);
            (first, last) = (lower, upper);
        }
    }

    #[test]
    fn runs_are_in_order_and_short() {
        let before = OrderKey::between(None, None);
        let keys = OrderKey::run(Some(&before), 10_000);
        assert!(keys[0] > before);
        assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(keys.iter().all(|key| key.as_str().len() <= 7));
        assert!(keys.iter().all(|key| OrderKey::parse(key.as_str()).is_some()));
    }

    #[test]
    fn rows_that_keep_arriving_do_not_make_keys_grow() {
        let mut last = OrderKey::run(None, 3).pop().unwrap();
        for nth in 0..2_000 {
            let keys = OrderKey::run(Some(&last), 1 + nth % 40);
            assert!(keys[0] > last && keys.windows(2).all(|pair| pair[0] < pair[1]), "{last}");
            assert!(keys.iter().all(|key| OrderKey::parse(key.as_str()).is_some()));
            last = keys.last().cloned().unwrap();
        }
        assert!(last.as_str().len() <= 9, "{last}");
        let used_up = OrderKey::parse(&"z".repeat(40)).unwrap();
        let keys = OrderKey::run(Some(&used_up), 2);
        assert!(keys[0] > used_up && keys[0] < keys[1]);
    }

    #[test]
    fn foreign_keys_are_refused() {
        for bad in ["B", "a", "ba", "b a", "é"] {
            assert_eq!(OrderKey::parse(bad), None, "{bad:?}");
        }
    }
}
