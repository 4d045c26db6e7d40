//! What leaves as a table: cells that know what they are, so that a delimited file and a workbook
//! say the same and our own import reads it back unchanged.

mod csv;
mod entries;
pub mod guard;
mod said;
pub mod words;

pub use csv::csv;
pub use entries::{read_entries, write_entries};
pub use said::{Said, Speaker, money_of, text_said};

use crate::model::{RecordKind, Uid};
use serde::{Deserialize, Serialize};

/// A table to be written: titles above, one row a record.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it is called: a sheet of a workbook takes it for its name.
    pub name: String,
    /// The titles of the columns.
    pub titles: Vec<String>,
    /// The rows, each as long as the titles.
    pub rows: Vec<Vec<Said>>,
}

/// The title of the column that names the records of a type for good.
pub fn id_title(kind: RecordKind) -> String {
    format!("Id ({})", kind.key())
}

/// The record type that such a title speaks of.
pub fn kind_of_id_title(title: &str) -> Option<RecordKind> {
    let key = title.trim().strip_prefix("Id (")?.strip_suffix(')')?;
    RecordKind::from_key(key)
}

/// An id as a cell holds it.
pub fn id_said(uid: Uid) -> Said {
    Said::Text(uid.to_string())
}
