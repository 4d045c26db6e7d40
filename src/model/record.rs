//! What every record has, and the macro that declares one.

use super::RecordKind;
use super::field::{Field, FieldError, Kind};
use super::id::Uid;
use super::order::OrderKey;
use super::value::Value;
use serde_json::Value as Json;
use std::any::Any;
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::sync::Arc;

/// What every record carries beside its own fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Base {
    /// The order a user gave it; ties are broken by id.
    pub order: OrderKey,
    /// Field key → text as typed, where it could not be read; the field itself is empty.
    pub raw: BTreeMap<String, String>,
    /// Values of custom fields by field definition.
    pub custom: BTreeMap<Uid, Value>,
    /// Members of a file this version does not know, kept as they were.
    pub extra: BTreeMap<String, Json>,
}

/// Names one record of a workspace.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RecordRef {
    /// Its type.
    pub kind: RecordKind,
    /// Its id.
    pub uid: Uid,
}

/// A record seen without its type: what registers, forms, importers, files and patches work on.
pub trait Record: Any + Debug + Send + Sync {
    /// The type of the record.
    fn kind(&self) -> RecordKind;
    /// Its id.
    fn uid(&self) -> Uid;
    /// What every record carries.
    fn base(&self) -> &Base;
    /// What every record carries, to change.
    fn base_mut(&mut self) -> &mut Base;
    /// The value of the builtin field at an index; `Empty` past the end.
    fn value_at(&self, index: usize) -> Value;
    /// Sets the builtin field at an index without checking limits.
    ///
    /// # Errors
    /// A [`FieldError`] where the value is of another kind or there is no such field.
    fn set_at(&mut self, index: usize, value: Value) -> Result<(), FieldError>;
    /// A copy behind its own pointer.
    fn to_arc(&self) -> Arc<dyn Record>;
    /// The record as `Any`, for the typed view.
    fn as_any(&self) -> &dyn Any;
}

impl dyn Record {
    /// The record's name for patches and references.
    pub fn at(&self) -> RecordRef {
        RecordRef { kind: self.kind(), uid: self.uid() }
    }

    /// How many cells of the record could not be read and count as empty: texts as typed of a
    /// field or an entry, and what a file says of them beyond their limits. Other remarks that
    /// came along with a row are none.
    pub fn unread_cells(&self) -> usize {
        let base = self.base();
        let is_cell = |key: &&String| match key.split_once(':') {
            Some(("custom", _)) => true,
            Some((field, _)) => self.kind().field(field).is_some(),
            None => self.kind().field(key).is_some(),
        };
        let unread = base.extra.iter().map(|(key, json)| match (self.kind().field(key), json) {
            (Some(Field { kind: Kind::Map(..), .. }), Json::Object(entries)) => entries.len(),
            (Some(_), _) => 1,
            (None, Json::Object(entries)) if key == "custom" => entries.len(),
            (None, _) => 0,
        });
        base.raw.keys().filter(is_cell).count() + unread.sum::<usize>()
    }

    /// The value of a builtin field by key; `Empty` where there is none.
    pub fn value(&self, key: &str) -> Value {
        self.kind().field_index(key).map_or(Value::Empty, |index| self.value_at(index))
    }
}

impl PartialEq for dyn Record {
    fn eq(&self, other: &Self) -> bool {
        let fields = self.kind().fields().len();
        self.at() == other.at()
            && self.base() == other.base()
            && (0..fields).all(|index| self.value_at(index) == other.value_at(index))
    }
}

/// The typed view of a field: its descriptor and how to reach it in `R`.
pub struct Column<R> {
    /// The descriptor.
    pub field: Field,
    /// Reads the field.
    pub read: fn(&R) -> Value,
    /// Writes the field.
    pub write: fn(&mut R, Value) -> Result<(), FieldError>,
}

/// A record type with its list of columns.
pub trait Typed: Record + Clone + Sized + 'static {
    /// The type's name in the list of record types.
    const KIND: RecordKind;
    /// The columns in the order of their declaration.
    const COLUMNS: &'static [Column<Self>];
    /// An empty record of this type.
    fn empty(uid: Uid) -> Self;
}

/// Declares a record type: its struct, its columns and the untyped view.
#[macro_export]
macro_rules! record {
    ($(#[$doc:meta])* $name:ident {
        $($(#[$fdoc:meta])* $field:ident: $type:ty = $descriptor:expr;)*
    }) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            /// The record's id.
            pub uid: $crate::model::id::Uid,
            /// What every record carries.
            pub base: $crate::model::record::Base,
            $($(#[$fdoc])* pub $field: $type,)*
        }

        impl $name {
            /// The descriptors of the fields in order.
            pub const FIELDS: &'static [$crate::model::field::Field] =
                &[$($descriptor.named(stringify!($field))),*];

            /// The typed id.
            pub fn id(&self) -> $crate::model::id::Id<Self> {
                $crate::model::id::Id::new(self.uid)
            }
        }

        impl $crate::model::record::Typed for $name {
            const KIND: $crate::model::RecordKind = $crate::model::RecordKind::$name;
            const COLUMNS: &'static [$crate::model::record::Column<Self>] = &[$(
                $crate::model::record::Column {
                    field: $descriptor.named(stringify!($field)),
                    read: |record| {
                        $crate::model::field_type::FieldType::to_value(&record.$field)
                    },
                    write: |record, value| {
                        record.$field = $crate::model::field_type::FieldType::from_value(value)?;
                        Ok(())
                    },
                },
            )*];

            fn empty(uid: $crate::model::id::Uid) -> Self {
                Self { uid, base: Default::default(), $($field: Default::default(),)* }
            }
        }

        impl $crate::model::record::Record for $name {
            fn kind(&self) -> $crate::model::RecordKind {
                <Self as $crate::model::record::Typed>::KIND
            }

            fn uid(&self) -> $crate::model::id::Uid {
                self.uid
            }

            fn base(&self) -> &$crate::model::record::Base {
                &self.base
            }

            fn base_mut(&mut self) -> &mut $crate::model::record::Base {
                &mut self.base
            }

            fn value_at(&self, index: usize) -> $crate::model::value::Value {
                let columns = <Self as $crate::model::record::Typed>::COLUMNS;
                columns.get(index).map(|column| (column.read)(self)).unwrap_or_default()
            }

            fn set_at(
                &mut self,
                index: usize,
                value: $crate::model::value::Value,
            ) -> Result<(), $crate::model::field::FieldError> {
                match <Self as $crate::model::record::Typed>::COLUMNS.get(index) {
                    Some(column) => (column.write)(self, value),
                    None => Err($crate::model::field::FieldError::Unknown(index.to_string())),
                }
            }

            fn to_arc(&self) -> std::sync::Arc<dyn $crate::model::record::Record> {
                std::sync::Arc::new(self.clone())
            }

            fn as_any(&self) -> &dyn std::any::Any {
                self
            }
        }
    };
}
