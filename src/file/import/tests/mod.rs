//! Tests of the import.

mod headers;
mod memory;
mod people;
mod replace;

use super::{Setup, propose};
use crate::file::out::words::Words;
use crate::file::sheet::{Options, SheetRead, read};
use crate::model::money::Currency;
use crate::model::reading::{Conventions, DateOrder, Decimal};
use crate::model::{RecordKind, Uid, Workspace};
use std::ops::ControlFlow;

/// A text as read where nothing is known but British conventions.
fn sheet(text: &str) -> SheetRead {
    let options = Options::automatic(Conventions {
        decimal: Decimal::Point,
        date_order: DateOrder::DayFirst,
        as_of: "2026-11-22".parse().unwrap(),
        currency: Currency::GBP,
    });
    read(text.as_bytes(), &options, &mut |_| ControlFlow::Continue(())).unwrap()
}

/// Everything as proposed for a workspace with nothing in it.
fn proposed(sheet: &SheetRead) -> Setup {
    let mapping = propose(sheet, &Workspace::new(Uid(1)), RecordKind::Project, Words::default());
    Setup { mapping, ..Setup::default() }
}
