//! The records of a workspace and nothing else: what is kept, not what is computed of it.
//!
//! `records!` below is the list of record types. Tables, ids, files, patches, registers,
//! forms, importers and search follow from it; a new type is one file and one line here.

pub mod answer;
pub mod field;
pub mod field_type;
pub mod id;
pub mod json;
pub mod money;
pub mod month;
pub mod order;
pub mod record;
pub mod rows;
pub mod value;
mod workspace;

mod assessment;
mod calendar;
mod contribution;
mod criterion;
mod demand;
mod field_def;
mod milestone;
mod objective;
mod person;
mod portfolio;
mod programme;
mod project;
mod role;
mod saved_view;
mod scenario;
mod score;
mod settings;

pub use assessment::Assessment;
pub use calendar::{Calendar, WeekPattern};
pub use contribution::Contribution;
pub use criterion::{Criterion, CriterionSource};
pub use demand::{Commitment, Demand, MONTH_MINUTES_MAX};
pub use field_def::{FieldDef, FieldDefKind};
pub use id::{Id, Uid};
pub use milestone::Milestone;
pub use money::{Currency, Money, Unconverted};
pub use month::Month;
pub use objective::Objective;
pub use person::Person;
pub use portfolio::Portfolio;
pub use programme::Programme;
pub use project::{Lock, Project, ProjectKind, Stage, Status};
pub use record::{Column, Record, RecordRef, Typed};
pub use role::Role;
pub use rows::{Rows, Table};
pub use saved_view::SavedView;
pub use scenario::Scenario;
pub use score::Score;
pub use settings::{FiscalNaming, LocaleChoice, Settings};
pub use value::Value;
pub use workspace::Workspace;

use field::Field;
use std::sync::Arc;

/// Makes the closed list of record types out of `Type "table key"` lines.
macro_rules! records {
    ($($name:ident $key:literal,)*) => {
        /// The type of a record. The order is the order of tables in files.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum RecordKind {
            $(#[doc = concat!("See [`", stringify!($name), "`].")] $name,)*
        }

        impl RecordKind {
            /// All record types.
            pub const ALL: [Self; [$($key),*].len()] = [$(Self::$name),*];

            /// The type's table in files and routes.
            pub fn key(self) -> &'static str {
                match self {
                    $(Self::$name => $key,)*
                }
            }

            /// The descriptors of the type's fields.
            pub fn fields(self) -> &'static [Field] {
                match self {
                    $(Self::$name => $name::FIELDS,)*
                }
            }

            /// An empty record of the type.
            pub fn empty(self, uid: Uid) -> Arc<dyn Record> {
                match self {
                    $(Self::$name => Arc::new($name::empty(uid)),)*
                }
            }
        }
    };
}

records! {
    Settings "settings",
    Calendar "calendars",
    FieldDef "field_defs",
    Objective "objectives",
    Portfolio "portfolios",
    Programme "programmes",
    Project "projects",
    Milestone "milestones",
    Contribution "contributions",
    Role "roles",
    Person "people",
    Demand "demands",
    Criterion "criteria",
    Score "scores",
    Assessment "assessments",
    Scenario "scenarios",
    SavedView "views",
}

impl RecordKind {
    /// The type with a table key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Where a field stands in the list of the type.
    pub fn field_index(self, key: &str) -> Option<usize> {
        self.fields().iter().position(|field| field.key == key)
    }

    /// The descriptor of a field.
    pub fn field(self, key: &str) -> Option<&'static Field> {
        self.fields().iter().find(|field| field.key == key)
    }

    /// The field that names a record of this type: `name` where there is one, else the first.
    pub fn name_field(self) -> Option<&'static Field> {
        self.field("name").or_else(|| self.fields().first())
    }
}
pub mod reading;
