//! The fiscal year as far as texts name it: `Q3 FY27` needs its first month and its naming.

use crate::model::month::Month;
use serde::{Deserialize, Serialize};

/// Which calendar year gives the fiscal year its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FiscalName {
    /// The year it starts in.
    StartYear,
    /// The year it ends in.
    EndYear,
}

/// How fiscal years run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fiscal {
    /// The first month, 1 to 12.
    pub start_month: u32,
    /// How the year is numbered.
    pub named_by: FiscalName,
}

impl Fiscal {
    /// The calendar year.
    pub const CALENDAR: Self = Self { start_month: 1, named_by: FiscalName::EndYear };

    /// The first month of the fiscal year of that number.
    pub fn first_month(self, year: i32) -> Option<Month> {
        let back = self.start_month > 1 && self.named_by == FiscalName::EndYear;
        Month::new(if back { year - 1 } else { year }, self.start_month)
    }
}
