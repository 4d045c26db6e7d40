//! Small sums typed into a cell: `=2*325+10`, `=2*325k`. Four operations and parentheses, exact
//! decimals; a number may have a multiple.

use super::exact::{Exact, MOST_DIGITS};
use super::number::{is_minus, multiple_of};
use super::{Decimal, ReadingFault};
use std::iter::Peekable;
use std::str::Chars;

/// Deepest nesting of parentheses and signs; deeper terms are refused, not followed.
const DEEPEST: u32 = 16;

/// What a sum comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Its value; 2*325k is 650,000.
    pub value: Exact,
    /// Whether a number of it has a multiple of its own, so that no scale applies to the value.
    pub has_multiple: bool,
    /// Whether terms with and without one are added: under a scale nobody can tell what the bare
    /// ones count.
    pub is_mixed: bool,
}

/// The value of the terms behind the equals sign; numbers without thousands separators.
///
/// Faults: `NotArithmetic`, `DivisionByZero`, `TooLarge`, `TooLong`.
pub fn compute(terms: &str, decimal: Decimal) -> Result<Sum, ReadingFault> {
    let mut reader =
        Terms { chars: terms.chars().peekable(), mark: decimal.mark(), is_mixed: false };
    let (value, has_multiple) = reader.sum(0)?;
    match reader.next_visible() {
        None => Ok(Sum { value, has_multiple, is_mixed: reader.is_mixed }),
        Some(_) => Err(ReadingFault::NotArithmetic),
    }
}

/// A value, and whether a multiple is part of it.
type Term = (Exact, bool);

struct Terms<'a> {
    /// What is still to be read.
    chars: Peekable<Chars<'a>>,
    /// The decimal mark.
    mark: char,
    /// Whether terms with and without a multiple were added.
    is_mixed: bool,
}

impl Terms<'_> {
    /// The next character that is not a space, still unread.
    fn next_visible(&mut self) -> Option<char> {
        while self.chars.next_if(|c| c.is_whitespace()).is_some() {}
        self.chars.peek().copied()
    }

    fn sum(&mut self, depth: u32) -> Result<Term, ReadingFault> {
        let (mut total, mut multiple) = self.product(depth)?;
        while let Some(sign) = self.next_visible().filter(|c| *c == '+' || is_minus(*c)) {
            self.chars.next();
            let (term, own) = self.product(depth)?;
            total = total.plus(if sign == '+' { term } else { term.negated() })?;
            self.is_mixed |= own != multiple;
            multiple |= own;
        }
        Ok((total, multiple))
    }

    fn product(&mut self, depth: u32) -> Result<Term, ReadingFault> {
        let (mut total, mut multiple) = self.factor(depth)?;
        while let Some(sign) = self.next_visible() {
            if !matches!(sign, '*' | '\u{d7}' | '\u{b7}' | '/' | '\u{f7}') {
                break;
            }
            self.chars.next();
            let (factor, own) = self.factor(depth)?;
            let divides = matches!(sign, '/' | '\u{f7}');
            total = if divides { total.over(factor)? } else { total.times(factor)? };
            // Thousands over thousands are a bare number again.
            multiple = if divides && multiple { !own } else { multiple | own };
        }
        Ok((total, multiple))
    }

    fn factor(&mut self, depth: u32) -> Result<Term, ReadingFault> {
        if depth > DEEPEST {
            return Err(ReadingFault::NotArithmetic);
        }
        match self.next_visible() {
            Some('(') => {
                self.chars.next();
                let value = self.sum(depth + 1)?;
                match self.next_visible() {
                    Some(')') => self.chars.next(),
                    _ => return Err(ReadingFault::NotArithmetic),
                };
                Ok(value)
            }
            Some(c) if is_minus(c) => {
                self.chars.next();
                let (value, multiple) = self.factor(depth + 1)?;
                Ok((value.negated(), multiple))
            }
            _ => self.number(),
        }
    }

    fn number(&mut self) -> Result<Term, ReadingFault> {
        let (mut mantissa, mut scale, mut digits, mut marked) = (0_i128, 0, 0, false);
        while let Some(c) = self.chars.next_if(|c| c.is_ascii_digit() || *c == self.mark) {
            let Some(digit) = c.to_digit(10) else {
                if marked {
                    return Err(ReadingFault::NotArithmetic);
                }
                marked = true;
                continue;
            };
            digits += 1;
            if digits > MOST_DIGITS {
                return Err(ReadingFault::TooLong);
            }
            mantissa = mantissa * 10 + i128::from(digit);
            scale += u32::from(marked);
        }
        let value = Exact::new(mantissa, scale);
        match (digits, self.multiple()?) {
            (0, _) => Err(ReadingFault::NotArithmetic),
            (_, None) => Ok((value, false)),
            (_, Some(power)) => {
                value.shifted(power).map(|value| (value, true)).ok_or(ReadingFault::TooLarge)
            }
        }
    }

    /// The power of ten of the word behind a number; none where there is no word.
    fn multiple(&mut self) -> Result<Option<i32>, ReadingFault> {
        let mut word = String::new();
        if self.next_visible().is_some_and(char::is_alphabetic) {
            while let Some(sign) = self.chars.next_if(|c| c.is_alphabetic()) {
                word.extend(sign.to_lowercase());
            }
        }
        match (word.is_empty(), multiple_of(&word)) {
            (true, _) => Ok(None),
            (false, Some(multiple)) => Ok(Some(multiple.power())),
            (false, None) => Err(ReadingFault::NotArithmetic),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decimal::{Comma, Point};
    use ReadingFault::*;

    #[test]
    fn multiples_are_told() {
        for (text, has_multiple, is_mixed) in [
            ("2*325", false, false),
            ("2*325k", true, false),
            ("325k/2", true, false),
            ("650k/325k", false, false),
            ("325k+1m", true, false),
            ("325k+10", true, true),
            ("10-(2*5k)", true, true),
            ("(10+5k)*2", true, true),
        ] {
            let sum = compute(text, Point).unwrap();
            assert_eq!((sum.has_multiple, sum.is_mixed), (has_multiple, is_mixed), "{text}");
        }
    }

    #[test]
    fn terms() {
        let deep = format!("{}1{}", "(".repeat(100), ")".repeat(100));
        for (text, decimal, expect) in [
            ("2*3", Point, Ok(6.0)),
            ("2*325+10", Point, Ok(660.0)),
            ("10 + 2 × 3", Point, Ok(16.0)),
            ("(10+2)*3", Point, Ok(36.0)),
            ("7/2", Point, Ok(3.5)),
            ("7÷2−1", Point, Ok(2.5)),
            ("0,1+0,2", Comma, Ok(0.3)),
            ("-(2-5)", Point, Ok(3.0)),
            ("2--3", Point, Ok(5.0)),
            ("2*325k", Point, Ok(650_000.0)),
            ("2*325 k", Point, Ok(650_000.0)),
            ("1,5mio/2", Comma, Ok(750_000.0)),
            ("1.2m-200K", Point, Ok(1_000_000.0)),
            ("-(2bn)", Point, Ok(-2_000_000_000.0)),
            ("k", Point, Err(NotArithmetic)),
            ("2*k", Point, Err(NotArithmetic)),
            ("325kk", Point, Err(NotArithmetic)),
            ("325k2", Point, Err(NotArithmetic)),
            ("325 moons", Point, Err(NotArithmetic)),
            ("325x2", Point, Err(NotArithmetic)),
            ("(2+3)k", Point, Err(NotArithmetic)),
            ("", Point, Err(NotArithmetic)),
            ("2*", Point, Err(NotArithmetic)),
            ("2**3", Point, Err(NotArithmetic)),
            ("(2", Point, Err(NotArithmetic)),
            ("2)", Point, Err(NotArithmetic)),
            ("1.2.3", Point, Err(NotArithmetic)),
            ("0,1+0,2", Point, Err(NotArithmetic)),
            ("SUM(A1:A3)", Point, Err(NotArithmetic)),
            ("1/0", Point, Err(DivisionByZero)),
            ("1/(2-2)", Point, Err(DivisionByZero)),
            ("9999999999999999999999*9999999999999999999999", Point, Err(TooLarge)),
            (deep.as_str(), Point, Err(NotArithmetic)),
        ] {
            let got = compute(text, decimal).map(|sum| sum.value.to_f64());
            assert_eq!(got, expect, "{text}");
        }
    }
}
