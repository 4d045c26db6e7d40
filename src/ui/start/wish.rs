//! What somebody may wish for on the first page, and its form between two programs.

use crate::ui::platform::boot::{self, Parcel};

/// A way to begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Plan with a table.
    Table {
        /// Its file name; empty where it was pasted.
        name: String,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// Look around in the sample.
    Sample,
    /// Answer the questions on maturity.
    Maturity,
    /// Go on with a workspace file.
    Workspace {
        /// Its bytes.
        bytes: Vec<u8>,
    },
}

impl Wish {
    /// Leaves the wish to the whole program, which the start script loads.
    #[allow(dead_code, reason = "only the program of a first visit leaves something")]
    pub fn hand_over(self) {
        let (kind, name, bytes) = match self {
            Self::Table { name, bytes } => ("table", name, bytes),
            Self::Sample => ("sample", String::new(), Vec::new()),
            Self::Maturity => ("maturity", String::new(), Vec::new()),
            Self::Workspace { bytes } => ("workspace", String::new(), bytes),
        };
        boot::hand_over(&Parcel { kind: kind.to_owned(), name, bytes });
    }

    /// What the program of the first visit has left to this one, once.
    pub fn handed() -> Option<Self> {
        let Parcel { kind, name, bytes } = boot::handed()?;
        match kind.as_str() {
            "table" => Some(Self::Table { name, bytes }),
            "sample" => Some(Self::Sample),
            "maturity" => Some(Self::Maturity),
            "workspace" => Some(Self::Workspace { bytes }),
            _ => None,
        }
    }
}
