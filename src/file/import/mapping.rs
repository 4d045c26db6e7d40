//! What the user decides about a sheet: plain data that the page changes and the plan obeys.

use crate::file::out::words::Words;
use crate::file::sheet::SheetRead;
use crate::file::sheet::units::DemandUnit;
use crate::model::field::Kind;
use crate::model::money::Currency;
use crate::model::reading::money::Scale;
use crate::model::reading::{DateOrder, Decimal};
use crate::model::{FieldDefKind, RecordKind, Uid};
use std::collections::BTreeMap;

/// What a column becomes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// A builtin field of the records, by key.
    Field(&'static str),
    /// The id by which a record is known for good.
    Uid,
    /// A new custom field.
    Custom(FieldDefKind),
    /// A custom field that the workspace has.
    Existing(Uid),
    /// The role of a row of demand.
    Role,
    /// The person of a row of demand.
    Person,
    /// The unit of a row of demand.
    DemandUnit,
    /// One month of the demand of its block.
    Demand,
    /// Left out because the user says so.
    Ignore,
}

/// How sure a proposal is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Nothing fits: kept as a custom field.
    NoMatch,
    /// It may be; somebody should look.
    Check,
    /// Header and cells agree.
    Sure,
}

/// One column.
#[derive(Clone, Debug, PartialEq)]
pub struct ColumnMap {
    /// What it becomes.
    pub target: Target,
    /// How sure the proposal was.
    pub confidence: Confidence,
    /// The same in parts of a hundred, for a bar.
    pub score: u8,
    /// Scale of amounts; the header's, else units, where nothing is set.
    pub scale: Option<Scale>,
    /// Currency of amounts that name none; the header's, else the workspace's, where none is set.
    pub currency: Option<Currency>,
    /// Decimal mark; the one found where none is set.
    pub decimal: Option<Decimal>,
    /// Order of dates; the one found where none is set.
    pub date_order: Option<DateOrder>,
    /// Text in lower case → code of a closed list; empty keeps the text as typed.
    pub values: BTreeMap<String, String>,
}

impl ColumnMap {
    /// A column that becomes this, with nothing else set.
    pub fn to(target: Target, confidence: Confidence, score: u8) -> Self {
        Self {
            target,
            confidence,
            score,
            scale: None,
            currency: None,
            decimal: None,
            date_order: None,
            values: BTreeMap::new(),
        }
    }
}

/// One block of months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GroupMap {
    /// The unit; the one found where none is set.
    pub unit: Option<DemandUnit>,
}

/// All columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    /// What each row is.
    pub kind: RecordKind,
    /// One a column, in order.
    pub columns: Vec<ColumnMap>,
    /// One a block of months, in order.
    pub groups: Vec<GroupMap>,
}

impl Default for Mapping {
    fn default() -> Self {
        Self { kind: RecordKind::Project, columns: Vec::new(), groups: Vec::new() }
    }
}

impl Mapping {
    /// The field that names a record, where it is a text.
    pub fn name_key(&self) -> Option<&'static str> {
        let named = self.kind.name_field();
        named.filter(|field| matches!(field.kind, Kind::Text { .. })).map(|field| field.key)
    }

    /// The column of the name.
    pub fn name_column(&self) -> Option<usize> {
        self.column_of(Target::Field(self.name_key()?))
    }

    /// The first column with a target.
    pub fn column_of(&self, target: Target) -> Option<usize> {
        self.columns.iter().position(|column| column.target == target)
    }

    /// Sets what a column becomes. A target that only one column can have is taken from the other,
    /// which becomes a custom text; true for everything but custom fields, months and nothing.
    pub fn set(&mut self, place: usize, target: Target) {
        let single = !matches!(target, Target::Custom(_) | Target::Demand | Target::Ignore);
        for (other, column) in self.columns.iter_mut().enumerate() {
            if other == place {
                column.target = target;
                column.confidence = Confidence::Sure;
                column.score = 100;
            } else if single && column.target == target {
                column.target = Target::Custom(FieldDefKind::Text);
                column.confidence = Confidence::NoMatch;
                column.score = 0;
            }
        }
    }

    /// Whether rows are demand: months, a role or a person. Several rows may then be one project.
    pub fn is_demand(&self) -> bool {
        let demand = [Target::Demand, Target::Role, Target::Person];
        demand.into_iter().any(|target| self.column_of(target).is_some())
    }
}

/// By what a row is taken for a record that is already there; an id goes before all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Matching {
    /// By nothing: every row is new.
    Nothing,
    /// By the organisation's own number.
    Key,
    /// By name.
    #[default]
    Name,
}

/// Everything the user decides.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Setup {
    /// The columns.
    pub mapping: Mapping,
    /// How records are recognised.
    pub matching: Matching,
    /// Row of the grid and column → text put there by hand.
    pub fixes: BTreeMap<(u32, u32), String>,
    /// Kind and name in lower case → the name it is taken for.
    pub merges: BTreeMap<(RecordKind, String), String>,
    /// Role in lower case → how many people there are, in full-time equivalents.
    pub headcount: BTreeMap<String, f64>,
    /// How fields and codes are called.
    pub words: Words,
    /// The currency the workspace shall report in from now on.
    pub reporting: Option<Currency>,
}

impl Setup {
    /// The text of a cell as it lands: put there by hand, else the sheet's.
    pub fn text<'a>(&'a self, sheet: &'a SheetRead, row: u32, place: usize) -> &'a str {
        let column = u32::try_from(place).unwrap_or(u32::MAX);
        let fixed = self.fixes.get(&(row, column));
        fixed.map_or_else(|| sheet.grid.cell(row, place), String::as_str)
    }
}
