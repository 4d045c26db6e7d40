//! The register as plain data: one table over any record type, without a screen.
//!
//! [`Register`] is one view of one record type; everything a grid, form, print-out or clipboard
//! needs is asked of it. Records come in without their type, so all of this is compiled once.

mod address;
mod aggregate;
mod attention;
mod bulk;
mod cell;
mod changes;
mod clipboard;
mod collate;
mod column;
mod cursor;
mod entries;
mod export;
mod fill;
mod footers;
mod group;
mod grouped;
mod input;
mod layout;
mod lines;
mod names;
mod overridden;
mod paste;
mod query;
mod relative;
mod summary;
pub mod views;
mod window;

#[cfg(test)]
mod bulk_tests;
#[cfg(test)]
mod cell_tests;
#[cfg(test)]
mod fixture;
#[cfg(test)]
mod lines_tests;
#[cfg(test)]
mod paste_tests;
#[cfg(test)]
mod query_tests;

pub use aggregate::{Footer, Total};
pub use attention::{Linked, Proposal, linked};
pub use bulk::{BulkChange, BulkEdit, BulkPlan, PREVIEW_MAX, takes_amount, takes_text};
pub use cell::{Cell, Shape};
pub use changes::ChangeLine;
pub use clipboard::{Copied, PrintTable, parse_tsv};
pub use collate::{Collated, fold};
pub use column::{Column, DerivedColumn, DerivedKey, ListedField, default_scale, figures};
pub use cursor::{Line, Spot, Step};
pub use entries::Entry;
pub use export::{Export, file_name, plain_name};
pub use footers::{FooterText, Footers};
pub use group::{By, Grouping, tree_fields};
pub use input::{Input, RawReason, Refused, reason_text, reason_words, refused_text};
pub use layout::{Layout, Track, WIDTH_STEP_PX, gap_at};
pub use lines::{Head, LineAt, Lines};
pub use overridden::plan_says;
pub use paste::{CELLS_MAX, Plan, Rectangle};
pub use query::{Direction, Filter, Query, Test};
pub use relative::{Amount, AmountFault};
pub use summary::Summary;
pub use views::ViewState;
pub use window::window;

use crate::model::reading::fiscal::{Fiscal, FiscalName};
use crate::model::reading::money::Scale;
use crate::model::reading::{Conventions, DateOrder, Decimal};
use crate::model::{FiscalNaming, LocaleChoice, RecordKind, Settings, Uid, Workspace};
use crate::present::number::Locale;
use chrono::NaiveDate;
use names::Names;
use std::cell::RefCell;

/// One record type of one workspace as a table, in the formats of that workspace.
pub struct Register<'a> {
    workspace: &'a Workspace,
    kind: RecordKind,
    settings: Settings,
    locale: Locale,
    conventions: Conventions,
    scale: Scale,
    derived: &'a [DerivedColumn],
    /// Names of referenced types, gathered when first asked for: a paste asks for thousands.
    names: RefCell<Names>,
}

impl<'a> Register<'a> {
    /// The register of a record type on a day.
    ///
    /// Money is shown, and read where no multiple or currency is typed, in `scale`; `derived` are
    /// the columns that are computed elsewhere.
    pub fn new(
        workspace: &'a Workspace,
        kind: RecordKind,
        as_of: NaiveDate,
        scale: Scale,
        derived: &'a [DerivedColumn],
    ) -> Self {
        let settings = workspace.settings();
        let locale = Locale::of(&settings);
        let conventions = conventions(&settings, as_of);
        let names = RefCell::new(Names::default());
        // A column of millions would hide most of what is planned; thousands serve both.
        let scale = if scale == Scale::Units { scale } else { Scale::Thousands };
        Self { workspace, kind, settings, locale, conventions, scale, derived, names }
    }

    /// The record type.
    pub fn kind(&self) -> RecordKind {
        self.kind
    }

    /// The workspace.
    pub fn workspace(&self) -> &'a Workspace {
        self.workspace
    }

    /// The formats.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The computed value of a record.
    fn derived_value(&self, key: DerivedKey, uid: Uid) -> Option<f64> {
        let column = self.derived.iter().find(|column| column.key == key)?;
        column.values.get(&uid).copied()
    }

    /// How fiscal years run here. A year named by both its years is read by the later one.
    fn fiscal(&self) -> Fiscal {
        let named_by = match self.settings.fiscal_naming {
            Some(FiscalNaming::StartYear) => FiscalName::StartYear,
            _ => FiscalName::EndYear,
        };
        Fiscal { start_month: self.settings.fiscal_start_month(), named_by }
    }
}

/// How typed text is read in a workspace on a day.
pub fn conventions(settings: &Settings, as_of: NaiveDate) -> Conventions {
    let locale = settings.locale_choice();
    let decimal = match locale {
        LocaleChoice::EnGb | LocaleChoice::EnUs => Decimal::Point,
        LocaleChoice::DeDe | LocaleChoice::FrFr => Decimal::Comma,
    };
    let date_order = match locale {
        LocaleChoice::EnUs => DateOrder::MonthFirst,
        _ => DateOrder::DayFirst,
    };
    Conventions { decimal, date_order, as_of, currency: settings.reporting_currency() }
}
