//! Reads workbooks that tests have made, the way an import does.

use plumbline::file::sheet::{Options, SheetFault, SheetRead, read};
use plumbline::model::Currency;
use plumbline::model::reading::{Conventions, DateOrder, Decimal};
use std::ops::ControlFlow;

/// What is asked of a sheet where nothing was chosen.
pub fn options(decimal: Decimal) -> Options {
    Options::automatic(Conventions {
        decimal,
        date_order: DateOrder::DayFirst,
        as_of: "2027-06-07".parse().unwrap(),
        currency: Currency::GBP,
    })
}

/// Reads a sheet as asked.
pub fn read_by(bytes: &[u8], options: &Options) -> Result<SheetRead, SheetFault> {
    read(bytes, options, &mut |_| ControlFlow::Continue(()))
}

/// Reads a sheet with points in its numbers.
pub fn read_it(bytes: &[u8]) -> Result<SheetRead, SheetFault> {
    read_by(bytes, &options(Decimal::Point))
}
