//! Changes by an amount: `+10 %`, `×1.1`, `-2k`, `+3d`, `-1 month`, read once and done to many values.

use super::input::{Input, RawReason};
use super::{ListedField, Register};
use crate::model::Value;
use crate::model::field::{Kind, Unit};
use crate::model::money::Money;
use crate::model::reading::exact::Exact;
use crate::model::reading::number;
use chrono::{Days, Months, NaiveDate};

/// Longest stretch a day is moved by, in days: two hundred years.
const DAYS_MAX: u64 = 73_050;

/// By what a value changes.
#[derive(Clone, Debug, PartialEq)]
pub enum Amount {
    /// It becomes so many times what it is.
    Times(Exact),
    /// So much is added, in the unit of the field.
    Plus(Value),
    /// A day moves by so many days.
    Days(i64),
    /// A day moves by so many months; where the month is shorter, to its last day.
    Months(i64),
}

/// Why an amount is none for a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountFault {
    /// The field holds neither numbers nor amounts nor days.
    NotForField,
    /// It says neither more nor less: a sign or a factor is missing.
    NoSign,
    /// It cannot be read.
    Unreadable,
}

impl Register<'_> {
    /// Reads by what the values of a field shall change.
    ///
    /// # Errors
    /// [`AmountFault`].
    pub fn read_by(&self, field: ListedField, text: &str) -> Result<Amount, AmountFault> {
        let kind = self.descriptor(field).ok_or(AmountFault::NotForField)?.kind;
        let text = text.trim().replace('\u{2212}', "-");
        match kind {
            Kind::Date => read_days(&text),
            Kind::Number { .. } | Kind::Whole { .. } | Kind::Money => {
                self.read_amount(field, &text)
            }
            _ => Err(AmountFault::NotForField),
        }
    }

    /// Reads `+10 %`, `-2 w`, `* 1.1` as an amount that a field can be changed by.
    fn read_amount(&self, field: ListedField, text: &str) -> Result<Amount, AmountFault> {
        let decimal = self.conventions.decimal;
        let read =
            |text: &str| number::read(text.trim(), decimal).map_err(|_| AmountFault::Unreadable);
        if let Some(factor) = text.strip_prefix(['×', '*', 'x']) {
            let factor = read(factor)?;
            let fits = !factor.percent && factor.value.mantissa >= 0;
            return fits.then_some(Amount::Times(factor.value)).ok_or(AmountFault::Unreadable);
        }
        let less = text.starts_with('-');
        let bare = text.strip_prefix(['+', '-']).ok_or(AmountFault::NoSign)?.trim();
        if bare.starts_with(['+', '-', '=']) || bare.is_empty() {
            return Err(AmountFault::Unreadable);
        }
        if let Some(percent) = bare.strip_suffix('%') {
            let share = read(percent)?.value.shifted(-2).ok_or(AmountFault::Unreadable)?;
            let share = if less { share.negated() } else { share };
            let times = Exact::whole(1).plus(share).map_err(|_| AmountFault::Unreadable)?;
            return Ok(Amount::Times(times));
        }
        // Outside the limits of the field is no fault here: what comes out is checked.
        let amount = match self.read_input(field, bare) {
            Input::Value(value) => value,
            Input::Raw(RawReason::OutOfRange(..)) => Value::Number(read(bare)?.value.to_f64()),
            _ => return Err(AmountFault::Unreadable),
        };
        let amount = match amount {
            Value::Money(money) if less => Value::Money(Money::new(-money.minor, money.currency)),
            Value::Number(number) if less => Value::Number(-number),
            Value::Whole(whole) if less => Value::Whole(-whole),
            amount => amount,
        };
        Ok(Amount::Plus(amount))
    }
}

/// `+3d`, `-2 weeks`, `+1m`, `+1 year`; a bare number counts days.
fn read_days(text: &str) -> Result<Amount, AmountFault> {
    let less = text.starts_with('-');
    let bare = text.strip_prefix(['+', '-']).ok_or(AmountFault::NoSign)?.trim();
    let end = bare.find(|c: char| !c.is_ascii_digit()).unwrap_or(bare.len());
    let (count, unit) = bare.split_at_checked(end).ok_or(AmountFault::Unreadable)?;
    let count: i64 = count.parse().map_err(|_| AmountFault::Unreadable)?;
    let count = if less { -count } else { count };
    let by = match unit.trim().to_lowercase().as_str() {
        "" | "d" | "day" | "days" | "t" | "tag" | "tage" => Some(Amount::Days(count)),
        "w" | "week" | "weeks" | "woche" | "wochen" => count.checked_mul(7).map(Amount::Days),
        "m" | "mo" | "month" | "months" | "monat" | "monate" => Some(Amount::Months(count)),
        "q" | "quarter" | "quarters" | "quartal" | "quartale" => {
            count.checked_mul(3).map(Amount::Months)
        }
        "y" | "year" | "years" | "j" | "jahr" | "jahre" => {
            count.checked_mul(12).map(Amount::Months)
        }
        _ => None,
    };
    by.ok_or(AmountFault::Unreadable)
}

impl Amount {
    /// What a value becomes in a field of a kind; none where it becomes nothing of that kind.
    pub fn of(&self, value: &Value, kind: Kind) -> Option<Value> {
        match (self, value) {
            (Self::Days(days), Value::Date(day)) => moved(*day, *days).map(Value::Date),
            (Self::Months(months), Value::Date(day)) => {
                let count = Months::new(u32::try_from(months.unsigned_abs()).ok()?);
                let moved = match *months < 0 {
                    true => day.checked_sub_months(count),
                    false => day.checked_add_months(count),
                };
                moved.map(Value::Date)
            }
            (Self::Times(times), Value::Money(money)) => {
                let minor = times.times(Exact::whole(i128::from(money.minor))).ok()?.rounded(0)?;
                Some(Value::Money(Money::new(i64::try_from(minor).ok()?, money.currency)))
            }
            (Self::Plus(Value::Money(more)), Value::Money(money)) => {
                // An amount in another currency is no part of this one.
                let same = more.currency == money.currency;
                let sum = money.minor.checked_add(more.minor).filter(|_| same)?;
                Some(Value::Money(Money::new(sum, money.currency)))
            }
            (Self::Times(times), _) => {
                of_exact(times.times(Exact::of_f64(value.as_f64()?)?).ok()?, kind)
            }
            (Self::Plus(more), _) => {
                let sum = Exact::of_f64(value.as_f64()?)?.plus(Exact::of_f64(more.as_f64()?)?);
                of_exact(sum.ok()?, kind)
            }
            _ => None,
        }
    }
}

fn moved(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    let count = Days::new(Some(days.unsigned_abs()).filter(|days| *days <= DAYS_MAX)?);
    if days < 0 { day.checked_sub_days(count) } else { day.checked_add_days(count) }
}

/// Whole where the field is; shares keep four decimals more than others show.
fn of_exact(exact: Exact, kind: Kind) -> Option<Value> {
    match kind {
        Kind::Whole { .. } => Some(Value::Whole(i64::try_from(exact.rounded(0)?).ok()?)),
        Kind::Number { unit, .. } => {
            let decimals = if unit == Unit::Share { 10 } else { 8 };
            Some(Value::Number(Exact::new(exact.rounded(decimals)?, decimals).to_f64()))
        }
        _ => None,
    }
}
