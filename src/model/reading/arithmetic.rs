//! Small sums typed into a cell: `=2*325+10`. Four operations and parentheses, exact decimals.

use super::exact::{Exact, MOST_DIGITS};
use super::number::is_minus;
use super::{Decimal, ReadingFault};
use std::iter::Peekable;
use std::str::Chars;

/// Deepest nesting of parentheses and signs; deeper terms are refused, not followed.
const DEEPEST: u32 = 16;

/// The value of the terms behind the equals sign; numbers without thousands separators.
///
/// Faults: `NotArithmetic`, `DivisionByZero`, `TooLarge`, `TooLong`.
pub fn compute(terms: &str, decimal: Decimal) -> Result<Exact, ReadingFault> {
    let mut reader = Terms { chars: terms.chars().peekable(), mark: decimal.mark() };
    let value = reader.sum(0)?;
    match reader.next_visible() {
        None => Ok(value),
        Some(_) => Err(ReadingFault::NotArithmetic),
    }
}

struct Terms<'a> {
    chars: Peekable<Chars<'a>>,
    mark: char,
}

impl Terms<'_> {
    /// The next character that is not a space, still unread.
    fn next_visible(&mut self) -> Option<char> {
        while self.chars.next_if(|c| c.is_whitespace()).is_some() {}
        self.chars.peek().copied()
    }

    fn sum(&mut self, depth: u32) -> Result<Exact, ReadingFault> {
        let mut total = self.product(depth)?;
        while let Some(sign) = self.next_visible().filter(|c| *c == '+' || is_minus(*c)) {
            self.chars.next();
            let term = self.product(depth)?;
            total = total.plus(if sign == '+' { term } else { term.negated() })?;
        }
        Ok(total)
    }

    fn product(&mut self, depth: u32) -> Result<Exact, ReadingFault> {
        let mut total = self.factor(depth)?;
        while let Some(sign) = self.next_visible() {
            if !matches!(sign, '*' | '\u{d7}' | '\u{b7}' | '/' | '\u{f7}') {
                break;
            }
            self.chars.next();
            let factor = self.factor(depth)?;
            total = match sign {
                '/' | '\u{f7}' => total.over(factor)?,
                _ => total.times(factor)?,
            };
        }
        Ok(total)
    }

    fn factor(&mut self, depth: u32) -> Result<Exact, ReadingFault> {
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
                Ok(self.factor(depth + 1)?.negated())
            }
            _ => self.number(),
        }
    }

    fn number(&mut self) -> Result<Exact, ReadingFault> {
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
        if digits == 0 { Err(ReadingFault::NotArithmetic) } else { Ok(Exact::new(mantissa, scale)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decimal::{Comma, Point};
    use ReadingFault::*;

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
            assert_eq!(compute(text, decimal).map(Exact::to_f64), expect, "{text}");
        }
    }
}
