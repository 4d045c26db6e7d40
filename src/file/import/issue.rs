//! What there is to tell of the cells of an import.

use crate::model::RecordKind;
use crate::model::reading::ReadingFault;

/// What is to be told of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueCode {
    /// It cannot be read; kept as typed, counts as empty.
    Unreadable(ReadingFault),
    /// No word of the closed list; kept as typed, counts as empty.
    NotAChoice,
    /// Neither yes nor no; kept as typed, counts as empty.
    NotAFlag,
    /// An error of the spreadsheet; kept as typed, counts as empty.
    ErrorValue,
    /// Longer than so many characters; kept as typed, counts as empty.
    TooLong(u32),
    /// Demand below zero; kept as typed, counts as empty.
    Negative,
    /// No unit of demand; the numbers of the row are kept as typed.
    UnknownUnit,
    /// More work than one month of one demand holds; kept as typed, counts as empty.
    TooMuch,
    /// The row has no project name.
    NoName,
    /// A dash, `n/a` or `tbc`: kept as typed, counts as empty.
    MeansEmpty,
    /// The project is taken from the row above.
    FromAbove,
    /// A row before, in this line, has the same project name.
    SameName(u32),
    /// The finish lies before the start.
    FinishBeforeStart,
    /// The cell has a multiple of its own, so the scale of the column was not applied.
    OwnMultiple,
    /// An amount with more decimals than its currency has; rounded to them.
    Rounded,
    /// The cell may name several people.
    TwoNames,
    /// A formula; kept as text.
    Formula,
    /// So many invisible characters were taken out.
    Hidden(u32),
    /// The apostrophe that guards a formula was taken off.
    Guard,
    /// The row in this line says something else of the same project; kept beside the demand.
    Differs(u32),
    /// Demand without a role.
    NoRole,
    /// A number outside the limits of the field; kept as typed, counts as empty.
    OutOfRange,
    /// No record of this type has that name or number; kept as typed, counts as empty.
    NoSuchRecord(RecordKind),
    /// Several records of this type have that name; kept as typed, counts as empty.
    SeveralRecords(RecordKind),
    /// Roles of which some have no share; what is left is split evenly.
    SharedEvenly,
    /// One role that may be several.
    OneRole,
    /// Neither a role nor roles with shares; kept as typed, counts as empty.
    NotShares,
    /// A row before, in this line, has the same number of the organisation's own.
    SameKey(u32),
    /// Not the form of entries; kept as typed, counts as empty.
    NotEntries,
}

impl IssueCode {
    /// Whether the cell counts as empty until it is mended; else it is only to be looked at.
    pub fn blocks(self) -> bool {
        use IssueCode::{
            ErrorValue, Negative, NoName, NoSuchRecord, NotAChoice, NotAFlag, NotEntries,
            NotShares, OutOfRange, SeveralRecords, TooLong, TooMuch, UnknownUnit, Unreadable,
        };
        matches!(
            self,
            Unreadable(_)
                | NotAChoice
                | NotAFlag
                | ErrorValue
                | TooLong(_)
                | Negative
                | TooMuch
                | UnknownUnit
                | NoName
                | OutOfRange
                | NoSuchRecord(_)
                | SeveralRecords(_)
                | NotEntries
                | NotShares
        )
    }
}
