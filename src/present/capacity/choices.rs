//! What a user can choose on the capacity page, and the codes it has in addresses.

use super::cells::Unit;
use crate::analysis::capacity::load::RowKey;
use crate::analysis::capacity::timeline::Grain;
use crate::model::{Id, Settings, Uid};
use chrono::NaiveDate;

/// What a column spans, as it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GrainChoice {
    /// Weeks.
    Week,
    /// Months.
    Month,
    /// Fiscal quarters.
    Quarter,
}

impl GrainChoice {
    /// All choices in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Week, Self::Month, Self::Quarter];

    /// The grain under the settings.
    pub fn grain(self, settings: &Settings) -> Grain {
        match self {
            Self::Week => Grain::Week,
            Self::Month => Grain::Month,
            Self::Quarter => Grain::Quarter { fiscal_start: settings.fiscal_start_month() },
        }
    }

    /// How many columns are seen at once.
    pub fn columns(self) -> usize {
        match self {
            Self::Week => 13,
            Self::Month => 12,
            Self::Quarter => 8,
        }
    }

    /// How many months these columns take.
    pub fn months(self) -> usize {
        match self {
            Self::Week => 3,
            Self::Month => 12,
            Self::Quarter => 24,
        }
    }

    /// How many months one page is.
    pub fn step(self) -> i32 {
        match self {
            Self::Week | Self::Month => 3,
            Self::Quarter => 12,
        }
    }

    /// Its code in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// The choice of a code; months where it is none.
    pub fn of_code(code: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|grain| Some(grain.code()) == code).unwrap_or(Self::Month)
    }
}

impl Unit {
    /// Its code in addresses.
    pub fn code(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Fte => "fte",
            Self::Hours => "hours",
            Self::FreeFte => "free",
        }
    }

    /// The unit of a code; percent where it is none.
    pub fn of_code(code: Option<&str>) -> Self {
        Self::ALL.into_iter().find(|unit| Some(unit.code()) == code).unwrap_or(Self::Percent)
    }
}

/// The code of a row in addresses and on elements.
pub fn row_code(key: RowKey) -> String {
    match key {
        RowKey::All => "all".to_owned(),
        RowKey::NoRole => "none".to_owned(),
        RowKey::Role(role) => format!("r.{}", role.uid()),
        RowKey::RoleUnnamed(role) => format!("u.{}", role.uid()),
        RowKey::RolePerson(role, person) => format!("p.{}.{}", role.uid(), person.uid()),
        RowKey::Person(person) => format!("w.{}", person.uid()),
    }
}

/// The row of a code; `None` where it is none. The row need not exist.
pub fn row_of_code(code: &str) -> Option<RowKey> {
    let (kind, rest) = match code {
        "all" => return Some(RowKey::All),
        "none" => return Some(RowKey::NoRole),
        _ => code.split_once('.')?,
    };
    let uid = |text: &str| text.parse::<Uid>().ok();
    match kind {
        "r" => uid(rest).map(|role| RowKey::Role(Id::new(role))),
        "u" => uid(rest).map(|role| RowKey::RoleUnnamed(Id::new(role))),
        "w" => uid(rest).map(|person| RowKey::Person(Id::new(person))),
        "p" => {
            let (role, person) = rest.split_once('.')?;
            Some(RowKey::RolePerson(Id::new(uid(role)?), Id::new(uid(person)?)))
        }
        _ => None,
    }
}

/// The code of a cell: its row and its first day.
pub fn cell_code(row: &str, day: NaiveDate) -> String {
    format!("{row}:{day}")
}

/// The row and the day of a cell's code; `None` where it is none.
pub fn cell_of_code(code: &str) -> Option<(RowKey, NaiveDate)> {
    let (row, day) = code.split_once(':')?;
    Some((row_of_code(row)?, day.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_lead_back() {
        let (a, b) = (Uid(0x1234), Uid(0xabcd));
        let keys = [
            RowKey::All,
            RowKey::NoRole,
            RowKey::Role(Id::new(a)),
            RowKey::RoleUnnamed(Id::new(a)),
            RowKey::RolePerson(Id::new(a), Id::new(b)),
            RowKey::Person(Id::new(b)),
        ];
        let day: NaiveDate = "2027-08-01".parse().unwrap();
        for key in keys {
            let code = row_code(key);
            assert_eq!(row_of_code(&code), Some(key), "{code}");
            assert_eq!(cell_of_code(&cell_code(&code, day)), Some((key, day)));
        }
        for grain in GrainChoice::ALL {
            assert_eq!(GrainChoice::of_code(Some(grain.code())), grain);
        }
        for unit in Unit::ALL {
            assert_eq!(Unit::of_code(Some(unit.code())), unit);
        }
    }

    #[test]
    fn foreign_codes() {
        for code in
            ["", "x", "r.", "r.12", "p.1.2", "p.", "all.", "q.00000000-0000-0000-0000-000000000001"]
        {
            assert_eq!(row_of_code(code), None, "{code}");
        }
        for code in ["", "all", "all:", "all:2027", "all:2027-13-01", "x:2027-08-01"] {
            assert_eq!(cell_of_code(code), None, "{code}");
        }
        assert_eq!(GrainChoice::of_code(Some("year")), GrainChoice::Month);
        assert_eq!(GrainChoice::of_code(None), GrainChoice::Month);
        assert_eq!(Unit::of_code(Some("%")), Unit::Percent);
    }
}
