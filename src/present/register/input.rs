//! What is typed into a cell: a value, a text kept as typed with the reason, or refused.

use super::cell::unit_of;
use super::collate::{Collated, fold};
use super::names::{Named, name_of};
use super::{Cell, ListedField, Plan, Register};
use crate::file::sheet::units::{DemandUnit, demand_word};
use crate::model::field::{FieldError, Kind, TEXT_CHARS_MAX, Unit};
use crate::model::money::{Currency, Money};
use crate::model::reading::date::{self, DateOptions, Edge};
use crate::model::reading::exact::Exact;
use crate::model::reading::money::{self, Scale};
use crate::model::reading::visible::visible;
use crate::model::reading::{ReadingFault, arithmetic, number};
use crate::model::{RecordKind, Value};
use crate::order::Sorted;
use crate::present::number::{Locale, MoneyStyle};
use crate::present::text::Text;
use crate::present::text::fields::{Number, choice_label, kind_title};
use crate::present::text::grid::GridText;
use crate::present::text::register::{RegisterText, fault_text};

/// Most names a list of offers holds.
const OFFERS_MAX: usize = 500;

/// Why a text stays as typed and counts as empty.
#[derive(Clone, Debug, PartialEq)]
pub enum RawReason {
    /// It has no such value.
    Fault(ReadingFault),
    /// A number outside these limits.
    OutOfRange(f64, f64),
    /// Not a code or label of the list.
    NotAChoice,
    /// Neither yes nor no.
    NotAFlag,
    /// No record of this type has that name.
    NoSuchName(RecordKind),
    /// Several records of this type have that name.
    SeveralOfName(RecordKind),
    /// Longer than the field takes.
    TooLong,
    /// A required field without a value.
    Required,
    /// It could not be read when it was typed, but can now.
    ReadableNow,
}

/// Why nothing is done with a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The field may not be empty.
    Required(ListedField),
    /// The column is computed or edited in the form.
    ReadOnly(ListedField),
    /// Longer than any text that is kept.
    TooLong(ListedField),
    /// More cells at once than [`super::CELLS_MAX`].
    TooMany,
}

/// The outcome of reading a text for a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A value; `Empty` for an empty text.
    Value(Value),
    /// The text is to be kept as typed.
    Raw(RawReason),
    /// Nothing is to be done.
    Refused(Refused),
}

impl Register<'_> {
    /// Reads a text typed or pasted into a column.
    pub fn read_input(&self, field: ListedField, text: &str) -> Input {
        let Some(descriptor) = self.descriptor(field) else {
            return Input::Refused(Refused::ReadOnly(field));
        };
        if text.chars().count() > TEXT_CHARS_MAX as usize {
            return Input::Refused(Refused::TooLong(field));
        }
        let (text, _) = visible(text);
        let text = text.trim();
        if text.is_empty() {
            return if descriptor.required {
                Input::Refused(Refused::Required(field))
            } else {
                Input::Value(Value::Empty)
            };
        }
        let key = match field {
            ListedField::Builtin(key) => key,
            _ => "",
        };
        match self.read_kind(&descriptor.kind, key, text) {
            Ok(Value::Map(_)) => Input::Refused(Refused::ReadOnly(field)),
            Ok(value) => match descriptor.check(&value) {
                Ok(()) => Input::Value(value),
                Err(FieldError::OutOfRange(low, high)) => {
                    Input::Raw(RawReason::OutOfRange(low, high))
                }
                Err(FieldError::TooLong(_)) => Input::Raw(RawReason::TooLong),
                Err(_) => Input::Raw(RawReason::NotAChoice),
            },
            Err(reason) => Input::Raw(reason),
        }
    }

    /// What is to be heard of a text typed into a column: why it could not be read. Nothing where it
    /// was, or where no change was made.
    pub fn heard(&self, field: ListedField, text: &str, plan: &Plan) -> Option<String> {
        let Input::Raw(reason) = self.read_input(field, text) else { return None };
        let column = self.column(field).filter(|_| plan.raw_cells > 0 && plan.cells > 0)?;
        let reason = reason_text(&reason, self.locale);
        Some(GridText::HeardRaw.with(&[("column", &column.title), ("reason", &reason)]))
    }

    /// The words and names that can be typed into a column, for a list of offers.
    pub fn offers(&self, field: ListedField) -> Vec<String> {
        let key = match field {
            ListedField::Builtin(key) => key,
            _ => "",
        };
        match self.descriptor(field).map(|field| field.kind) {
            Some(Kind::Choice(codes)) => {
                let label = |code: &&str| choice_label(self.kind, key, code).unwrap_or_default();
                codes.iter().map(|code| label(code).to_owned()).collect()
            }
            Some(Kind::Ref(to, _)) => self.names_of(to),
            Some(Kind::Flag) => {
                [RegisterText::Yes, RegisterText::No].map(|text| text.say().to_owned()).into()
            }
            _ => Vec::new(),
        }
    }

    /// The names of a record type in order, as many as a list of offers takes.
    pub(super) fn names_of(&self, kind: RecordKind) -> Vec<String> {
        let rows = self.workspace.rows(kind).iter();
        let names = rows.map(|row| name_of(self.workspace, kind, row.uid()));
        let mut names: Vec<Collated> =
            names.filter(|name| !name.is_empty()).map(|name| Collated::new(&name)).collect();
        names.put_in_order();
        names.dedup();
        names.into_iter().take(OFFERS_MAX).map(Collated::into_text).collect()
    }

    /// The cell a value would make in a column, amounts in full with their currency.
    pub fn input_cell(&self, field: ListedField, value: Value) -> Option<Cell> {
        let full = match &value {
            Value::Money(money) => Some(self.locale.money(*money, MoneyStyle::Full)),
            _ => None,
        };
        let cell = self.value_cell(&self.descriptor(field)?, value);
        Some(Cell { text: full.unwrap_or(cell.text), ..cell })
    }

    /// Reads a text as a value of a kind; `key` names the field for choices of its own.
    pub(super) fn read_kind(&self, kind: &Kind, key: &str, text: &str) -> Result<Value, RawReason> {
        match kind {
            Kind::Text { long: true, .. } => Ok(Value::Text(text.to_owned())),
            Kind::Text { .. } => Ok(Value::Text(text.replace(['\n', '\t'], " "))),
            Kind::Number { .. } => {
                self.read_number(text, unit_of(kind)).map(|n| Value::Number(n.to_f64()))
            }
            Kind::Whole { .. } => {
                let exact = self.read_number(text, unit_of(kind))?;
                let whole = exact.rounded(0).filter(|_| exact.is_whole());
                let whole = whole.and_then(|whole| i64::try_from(whole).ok());
                whole.map(Value::Whole).ok_or(RawReason::Fault(ReadingFault::NotANumber))
            }
            Kind::Flag => flag(text).map(Value::Flag).ok_or(RawReason::NotAFlag),
            Kind::Date => {
                let read = date::read(text, &self.conventions, &self.date_options_of(key));
                read.map(|read| Value::Date(read.date)).map_err(RawReason::Fault)
            }
            Kind::Money => self.read_money(text).map(Value::Money).map_err(RawReason::Fault),
            Kind::Currency => match text.parse::<Currency>() {
                Ok(currency) if money::is_code(currency.code()) => {
                    Ok(Value::Text(currency.code().to_owned()))
                }
                _ => Err(RawReason::Fault(ReadingFault::UnknownCurrency)),
            },
            Kind::Choice(codes) => {
                let wanted = fold(text);
                let label = |code: &str| choice_label(self.kind, key, code).map(fold);
                let code = codes
                    .iter()
                    .find(|code| label(code).as_ref() == Some(&wanted) || **code == text);
                code.map(|code| Value::Choice((*code).to_owned())).ok_or(RawReason::NotAChoice)
            }
            Kind::Ref(to, _) => match self.names.borrow_mut().find(self.workspace, *to, text) {
                Named::One(uid) => Ok(Value::Ref(uid)),
                Named::Several => Err(RawReason::SeveralOfName(*to)),
                Named::No => Err(RawReason::NoSuchName(*to)),
            },
            Kind::Map(..) => Ok(Value::Map(Default::default())),
        }
    }

    /// How dates are read in a column.
    pub(super) fn date_options(&self, field: ListedField) -> DateOptions {
        self.date_options_of(match field {
            ListedField::Builtin(key) => key,
            _ => "",
        })
    }

    fn date_options_of(&self, key: &str) -> DateOptions {
        let edge = if is_end(key) { Edge::End } else { Edge::Start };
        DateOptions { edge, serials: false, fiscal: self.fiscal() }
    }

    /// A number in the unit of its column: a bare number counts in what the header says.
    fn read_number(&self, text: &str, unit: Unit) -> Result<Exact, RawReason> {
        let (text, each) = match unit {
            Unit::Minutes => self.without_work_unit(text),
            _ => (text, 1),
        };
        let read = number::read_typed(text, self.conventions.decimal).map_err(RawReason::Fault)?;
        let too_large = RawReason::Fault(ReadingFault::TooLarge);
        match unit {
            Unit::Share if !read.percent => read.value.shifted(-2).ok_or(too_large),
            Unit::Percent if read.percent => read.value.shifted(2).ok_or(too_large),
            Unit::Minutes if read.percent && each > 1 => {
                Err(RawReason::Fault(ReadingFault::PercentHere))
            }
            Unit::Minutes => read.value.times(Exact::whole(each.into())).map_err(RawReason::Fault),
            _ => Ok(read.value),
        }
    }

    /// A number of minutes without the unit behind it, and the minutes of one: `7.5h`, `3d` by the
    /// full day of the default calendar, `2w` by five of them.
    fn without_work_unit<'t>(&self, text: &'t str) -> (&'t str, i64) {
        let bare = text.trim_end_matches(char::is_alphabetic);
        let word = text.get(bare.len()..).unwrap_or_default().to_lowercase();
        let day = || self.workspace.default_calendar().full_day_minutes();
        let each = match (demand_word(&word), word.as_str()) {
            (Some(DemandUnit::Hours), _) => 60,
            (Some(DemandUnit::Days), _) => day(),
            (_, "w" | "wk" | "week" | "weeks" | "woche" | "wochen") => 5 * day(),
            _ => return (text, 1),
        };
        (bare.trim_end(), each)
    }

    /// An amount: a bare number counts in the scale of the column, one with its currency in units.
    fn read_money(&self, text: &str) -> Result<Money, ReadingFault> {
        let currency = self.conventions.currency;
        if let Some(terms) = text.strip_prefix('=') {
            let sum = arithmetic::compute(terms, self.conventions.decimal)?;
            // A multiple says itself how much it is; beside one, a bare number says it no longer.
            let power = match (sum.has_multiple, sum.is_mixed && self.scale != Scale::Units) {
                (_, true) => return Err(ReadingFault::NotArithmetic),
                (true, _) => 0,
                (false, _) => self.scale.power(),
            };
            let minor =
                sum.value.shifted(power).and_then(|units| units.rounded(currency.decimals()));
            let minor = minor.and_then(|minor| i64::try_from(minor).ok());
            return minor.map(|m| Money::new(m, currency)).ok_or(ReadingFault::TooLarge);
        }
        let units = money::read(text, &self.conventions, Scale::Units)?;
        if units.named {
            return Ok(units.money);
        }
        money::read(text, &self.conventions, self.scale).map(|amount| amount.money)
    }
}

/// Whether a date field marks an end, so that a month typed there means its last day.
fn is_end(key: &str) -> bool {
    matches!(key, "finish" | "finished" | "ends" | "baseline" | "forecast" | "actual")
}

fn flag(text: &str) -> Option<bool> {
    match fold(text).as_str() {
        "yes" | "y" | "true" | "1" | "x" | "ja" | "oui" | "✓" => Some(true),
        "no" | "n" | "false" | "0" | "nein" | "non" | "-" => Some(false),
        _ => None,
    }
}

/// The reason in words: what is wrong and what happens with the text.
pub fn reason_text(reason: &RawReason, locale: Locale) -> String {
    let said = reason_words(reason, locale);
    match reason {
        RawReason::Required | RawReason::ReadableNow => said,
        _ => RegisterText::KeptAsTyped.with(&[("reason", &said)]),
    }
}

/// The reason alone: what is wrong, without a full stop.
pub fn reason_words(reason: &RawReason, locale: Locale) -> String {
    match reason {
        RawReason::Fault(fault) => fault_text(*fault).say().to_owned(),
        RawReason::OutOfRange(low, high) => {
            let (low, high) = (locale.number(*low, 0), locale.number(*high, 0));
            RegisterText::OutOfRange.with(&[("low", &low), ("high", &high)])
        }
        RawReason::NotAChoice => RegisterText::NotAChoice.say().to_owned(),
        RawReason::NotAFlag => RegisterText::NotAFlag.say().to_owned(),
        RawReason::NoSuchName(kind) => {
            RegisterText::NoSuchName.with(&[("kind", kind_title(*kind, Number::Singular))])
        }
        RawReason::SeveralOfName(kind) => {
            RegisterText::SeveralOfName.with(&[("kind", kind_title(*kind, Number::Plural))])
        }
        RawReason::TooLong => RegisterText::TooLong.say().to_owned(),
        RawReason::Required => RegisterText::Required.say().to_owned(),
        RawReason::ReadableNow => RegisterText::ReadableNow.say().to_owned(),
    }
}

/// A refusal in words; `title` names the column.
pub fn refused_text(refused: Refused, title: &str, locale: Locale) -> String {
    let text = match refused {
        Refused::Required(_) => RegisterText::RefusedRequired,
        Refused::ReadOnly(_) => RegisterText::RefusedReadOnly,
        Refused::TooLong(_) => RegisterText::RefusedTooLong,
        Refused::TooMany => RegisterText::RefusedTooMany,
    };
    text.with(&[("field", title), ("count", &locale.count(super::CELLS_MAX))])
}
