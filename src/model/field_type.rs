//! How the typed fields of records turn into plain values and back.

use super::field::FieldError;
use super::id::{Id, Uid};
use super::money::{Currency, Money};
use super::month::Month;
use super::value::Value;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// A type that a record may use for a field. The limits are the descriptor's business.
pub trait FieldType: Sized {
    /// The plain value.
    fn to_value(&self) -> Value;
    /// Reads the plain value.
    ///
    /// # Errors
    /// [`FieldError::WrongKind`] or a wrong key of an entry.
    fn from_value(value: Value) -> Result<Self, FieldError>;
}

impl FieldType for String {
    fn to_value(&self) -> Value {
        if self.is_empty() { Value::Empty } else { Value::Text(self.clone()) }
    }

    fn from_value(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::Empty => Ok(Self::new()),
            Value::Text(text) => Ok(text),
            _ => Err(FieldError::WrongKind),
        }
    }
}

impl FieldType for bool {
    fn to_value(&self) -> Value {
        if *self { Value::Flag(true) } else { Value::Empty }
    }

    fn from_value(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::Empty => Ok(false),
            Value::Flag(flag) => Ok(flag),
            _ => Err(FieldError::WrongKind),
        }
    }
}

/// Optional scalars: `Empty` is `None`.
macro_rules! optional {
    ($($type:ty: $some:ident => $to:expr, $pattern:pat => $from:expr;)*) => {$(
        impl FieldType for Option<$type> {
            fn to_value(&self) -> Value {
                self.as_ref().map_or(Value::Empty, |$some| $to)
            }

            fn from_value(value: Value) -> Result<Self, FieldError> {
                match value {
                    Value::Empty => Ok(None),
                    $pattern => $from,
                    _ => Err(FieldError::WrongKind),
                }
            }
        }
    )*};
}

optional! {
    f64: number => Value::Number(*number), Value::Number(number) => Ok(Some(number));
    i64: whole => Value::Whole(*whole), Value::Whole(whole) => Ok(Some(whole));
    NaiveDate: date => Value::Date(*date), Value::Date(date) => Ok(Some(date));
    Money: money => Value::Money(*money), Value::Money(money) => Ok(Some(money));
    Currency: currency => Value::Text(currency.code().to_owned()),
        Value::Text(code) => {
            let currency = code.parse().map_err(|_| FieldError::NotAChoice(code))?;
            Ok(Some(currency))
        };
}

impl<R> FieldType for Option<Id<R>> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Empty, |id| Value::Ref(id.uid()))
    }

    fn from_value(value: Value) -> Result<Self, FieldError> {
        match value {
            Value::Empty => Ok(None),
            Value::Ref(uid) => Ok(Some(Id::new(uid))),
            _ => Err(FieldError::WrongKind),
        }
    }
}

/// A type that can be the key of a map field.
pub trait EntryKey: Ord + Sized {
    /// The key as text.
    fn to_key(&self) -> String;
    /// Reads the key.
    fn from_key(key: &str) -> Option<Self>;
}

impl EntryKey for String {
    fn to_key(&self) -> String {
        self.clone()
    }

    fn from_key(key: &str) -> Option<Self> {
        Some(key.to_owned())
    }
}

impl EntryKey for Month {
    fn to_key(&self) -> String {
        self.to_string()
    }

    fn from_key(key: &str) -> Option<Self> {
        key.parse().ok()
    }
}

impl EntryKey for NaiveDate {
    fn to_key(&self) -> String {
        self.to_string()
    }

    fn from_key(key: &str) -> Option<Self> {
        key.parse().ok()
    }
}

impl<R> EntryKey for Id<R> {
    fn to_key(&self) -> String {
        self.uid().to_string()
    }

    fn from_key(key: &str) -> Option<Self> {
        key.parse::<Uid>().ok().map(Self::new)
    }
}

/// A type that can be the value of a map field's entry.
pub trait EntryValue: Sized {
    /// The plain value of the entry.
    fn to_entry(&self) -> Value;
    /// Reads the plain value of the entry.
    fn from_entry(value: Value) -> Option<Self>;
}

/// Entry values that one variant of [`Value`] carries as they are.
macro_rules! entry_value {
    ($($type:ty: $variant:ident;)*) => {$(
        impl EntryValue for $type {
            fn to_entry(&self) -> Value {
                Value::$variant(self.clone())
            }

            fn from_entry(value: Value) -> Option<Self> {
                match value {
                    Value::$variant(inner) => Some(inner),
                    _ => None,
                }
            }
        }
    )*};
}

entry_value! {
    Money: Money;
    i64: Whole;
    f64: Number;
    String: Text;
}

impl<K: EntryKey, V: EntryValue> FieldType for BTreeMap<K, V> {
    fn to_value(&self) -> Value {
        if self.is_empty() {
            return Value::Empty;
        }
        let mut entries = BTreeMap::new();
        for (key, value) in self {
            entries.insert(key.to_key(), value.to_entry());
        }
        Value::Map(entries)
    }

    fn from_value(value: Value) -> Result<Self, FieldError> {
        let entries = match value {
            Value::Empty => return Ok(Self::new()),
            Value::Map(entries) => entries,
            _ => return Err(FieldError::WrongKind),
        };
        // One by one: collecting would sort, and a sort for every type of map is paid in bytes.
        let mut typed = Self::new();
        for (key, value) in entries {
            let typed_key = K::from_key(&key).ok_or(FieldError::WrongKey(key))?;
            typed.insert(typed_key, V::from_entry(value).ok_or(FieldError::WrongKind)?);
        }
        Ok(typed)
    }
}

/// A closed list of codes as a field type.
#[macro_export]
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $($(#[$vdoc])* $variant),*
        }

        impl $name {
            /// All codes in order.
            pub const CODES: &'static [&'static str] = &[$($code),*];
            /// All variants in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The code kept in files.
            pub fn code(self) -> &'static str {
                match self {
                    $(Self::$variant => $code),*
                }
            }

            /// The variant of a code.
            pub fn from_code(code: &str) -> Option<Self> {
                match code {
                    $($code => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }

        impl $crate::model::field_type::FieldType for Option<$name> {
            fn to_value(&self) -> $crate::model::value::Value {
                use $crate::model::value::Value;
                self.map_or(Value::Empty, |variant| Value::Choice(variant.code().to_owned()))
            }

            fn from_value(
                value: $crate::model::value::Value,
            ) -> Result<Self, $crate::model::field::FieldError> {
                use $crate::model::{field::FieldError, value::Value};
                match value {
                    Value::Empty => Ok(None),
                    Value::Choice(code) => match $name::from_code(&code) {
                        Some(variant) => Ok(Some(variant)),
                        None => Err(FieldError::NotAChoice(code)),
                    },
                    _ => Err(FieldError::WrongKind),
                }
            }
        }
    };
}
