//! The columns of a register: builtin, custom and computed fields under one description.

use super::Register;
use crate::analysis::derived::{Figure, derived};
use crate::edit::{FieldKey, custom_field};
use crate::model::field::{Field, Kind, Unit};
use crate::model::reading::money::Scale;
use crate::model::record::Record;
use crate::model::{FieldDef, Id, RecordKind, Uid, Value, Workspace};
use crate::present::number::MoneyStyle;
use crate::present::text::Text;
use crate::present::text::fields::{field_help, field_title};
use crate::present::text::register::RegisterText;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// A value of a record that is computed, not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DerivedKey {
    /// The weighted score of a project, 0 to 100.
    Score,
    /// The place of a project by score, from 1.
    Rank,
    /// A figure that follows from the record's own fields.
    Figure(Figure),
}

/// A computed column with its values by record.
#[derive(Clone, Debug, PartialEq)]
pub struct DerivedColumn {
    /// Which one.
    pub key: DerivedKey,
    /// Record → value; records without one are empty.
    pub values: Arc<BTreeMap<Uid, f64>>,
}

/// Names a column of a register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListedField {
    /// A builtin field by key.
    Builtin(&'static str),
    /// A custom field by its definition.
    Custom(Uid),
    /// A computed value.
    Derived(DerivedKey),
}

impl ListedField {
    /// The field to edit; none where the value is computed.
    pub fn key(self) -> Option<FieldKey> {
        match self {
            Self::Builtin(key) => Some(FieldKey::Builtin(key)),
            Self::Custom(uid) => Some(FieldKey::Custom(uid)),
            Self::Derived(_) => None,
        }
    }

    /// The value of a field that is kept; `Empty` for computed ones.
    pub fn read(self, record: &dyn Record) -> Value {
        self.key().map_or(Value::Empty, |key| key.read(record))
    }

    /// The text as typed that could not be read, where there is one.
    pub fn raw(self, record: &dyn Record) -> Option<&str> {
        let raw = &record.base().raw;
        if raw.is_empty() {
            return None;
        }
        match self {
            Self::Builtin(key) => raw.get(key).map(String::as_str),
            Self::Custom(_) => raw.get(&self.key()?.to_string()).map(String::as_str),
            Self::Derived(_) => None,
        }
    }
}

/// A column as it is headed and typed into.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Which field it shows.
    pub field: ListedField,
    /// Its title.
    pub title: String,
    /// One sentence on what it holds.
    pub help: String,
    /// The unit of its numbers for the header.
    pub unit: Option<String>,
    /// The kind of its values; none where they are computed.
    pub kind: Option<Kind>,
    /// Whether it may not be empty.
    pub required: bool,
    /// Whether its values stand at the right: numbers, money, dates.
    pub numeric: bool,
    /// Whether text can be typed into its cells.
    pub editable: bool,
    /// Its least width at first, in pixels.
    pub width_px: u16,
    /// How wide it grows at first where there is room, in pixels.
    pub roomy_px: u16,
}

impl Column {
    /// Title and unit, as the header shows them.
    pub fn heading(&self) -> String {
        match &self.unit {
            Some(unit) => format!("{} {unit}", self.title),
            None => self.title.clone(),
        }
    }
}

impl Register<'_> {
    /// All columns: the key column first, then builtin fields, custom fields, computed values.
    pub fn columns(&self) -> Vec<Column> {
        let key = self.key_column();
        let builtin = self.kind.fields().iter().map(|field| ListedField::Builtin(field.key));
        let rest = builtin.chain(self.custom_fields()).chain(self.derived_fields());
        let rest = rest.filter(|field| Some(*field) != key);
        key.into_iter().chain(rest).filter_map(|field| self.column(field)).collect()
    }

    /// The columns shown at first.
    pub fn default_columns(&self) -> Vec<ListedField> {
        if self.kind == RecordKind::Project {
            // Status stands as a shape in the key column; it has a column of its own on demand.
            let shown = ["name", "owner", "stage", "finish", "cost", "benefit"];
            let score =
                self.derived_fields().filter(|f| *f == ListedField::Derived(DerivedKey::Score));
            return shown.into_iter().map(ListedField::Builtin).chain(score).collect();
        }
        let key = self.key_column();
        let listed = self.kind.fields().iter().filter(|field| field.listed);
        let listed = listed.map(|field| ListedField::Builtin(field.key));
        let rest = listed.chain(self.custom_fields()).chain(self.derived_fields());
        key.into_iter().chain(rest.filter(|field| Some(*field) != key)).collect()
    }

    /// The column that names a record.
    pub fn key_column(&self) -> Option<ListedField> {
        self.kind.name_field().map(|field| ListedField::Builtin(field.key))
    }

    /// The descriptor of a kept field; none for computed ones.
    pub(super) fn descriptor(&self, field: ListedField) -> Option<Field> {
        match field {
            ListedField::Builtin(key) => self.kind.field(key).copied(),
            ListedField::Custom(uid) => {
                self.workspace.find(Id::<FieldDef>::new(uid)).map(custom_field)
            }
            ListedField::Derived(_) => None,
        }
    }

    /// The description of a column; none where its field is gone.
    pub fn column(&self, field: ListedField) -> Option<Column> {
        let descriptor = self.descriptor(field);
        let kind = descriptor.map(|field| field.kind);
        let (title, help, unit) = match field {
            ListedField::Builtin(key) => (
                field_title(self.kind, key).to_owned(),
                field_help(self.kind, key).to_owned(),
                kind.and_then(|kind| self.unit(&kind)),
            ),
            ListedField::Custom(uid) => {
                let def = self.workspace.find(Id::<FieldDef>::new(uid))?;
                let unit = Some(def.unit.clone()).filter(|unit| !unit.is_empty());
                (def.name.clone(), String::new(), unit.or_else(|| self.unit(&kind?)))
            }
            ListedField::Derived(key) => {
                let (title, help) = match key {
                    DerivedKey::Score => (RegisterText::Score, RegisterText::ScoreHelp),
                    DerivedKey::Rank => (RegisterText::Rank, RegisterText::RankHelp),
                    DerivedKey::Figure(figure) => figure_texts(figure),
                };
                (title.say().to_owned(), help.say().to_owned(), None)
            }
        };
        let column = Column {
            field,
            title,
            help,
            unit,
            kind,
            required: descriptor.is_some_and(|field| field.required),
            numeric: kind.is_none_or(is_numeric),
            editable: kind.is_some_and(|kind| !matches!(kind, Kind::Map(..))),
            width_px: match self.key_column() == Some(field) {
                true => key_width_px(self.kind),
                false => width_px(kind),
            },
            roomy_px: roomy_px(kind),
        };
        // A heading is never cut: about six pixels a letter, and the mark of the order.
        let letters = u16::try_from(column.heading().chars().count()).unwrap_or(0);
        let heading_px = letters.saturating_mul(6).saturating_add(28);
        let width_px = column.width_px.max(heading_px.min(180));
        Some(Column { width_px, roomy_px: column.roomy_px.max(width_px), ..column })
    }

    fn custom_fields(&self) -> impl Iterator<Item = ListedField> {
        let table = self.workspace.table::<FieldDef>();
        let mut defs = table.in_order();
        defs.retain(|def| def.table == self.kind.key());
        let uids: Vec<Uid> = defs.into_iter().map(|def| def.uid).collect();
        uids.into_iter().map(ListedField::Custom)
    }

    fn derived_fields(&self) -> impl Iterator<Item = ListedField> {
        self.derived.iter().map(|column| ListedField::Derived(column.key))
    }

    fn unit(&self, kind: &Kind) -> Option<String> {
        let text = |text: RegisterText| Some(text.say().to_owned());
        match kind {
            Kind::Money => {
                let currency = self.settings.reporting_currency();
                Some(self.locale.money_unit(currency, money_style(self.scale)))
            }
            Kind::Number { unit, .. } | Kind::Whole { unit, .. } => match unit {
                Unit::One => None,
                Unit::Share | Unit::Percent => text(RegisterText::UnitPercent),
                Unit::Minutes => text(RegisterText::UnitMinutes),
                // The title of such a field is the unit itself.
                Unit::Fte => None,
            },
            _ => None,
        }
    }
}

/// How amounts are written in a column of a scale; millions have no column of their own.
pub(super) fn money_style(scale: Scale) -> MoneyStyle {
    match scale {
        Scale::Units => MoneyStyle::Full,
        Scale::Thousands | Scale::Millions => MoneyStyle::Thousands,
    }
}

/// The scale a register opens with: thousands where half of the amounts reach 10,000 units.
pub fn default_scale(workspace: &Workspace, kind: RecordKind) -> Scale {
    let money = kind.fields().iter().enumerate().filter(|(_, field)| field.kind == Kind::Money);
    let indices: Vec<usize> = money.map(|(index, _)| index).collect();
    let (mut large, mut all) = (0_usize, 0_usize);
    for row in workspace.rows(kind).iter() {
        for index in &indices {
            if let Value::Money(money) = row.value_at(*index) {
                all += 1;
                large += usize::from(money.as_units().abs() >= 10_000.0);
            }
        }
    }
    if all > 0 && large * 2 >= all { Scale::Thousands } else { Scale::Units }
}

/// Title and formula of a figure.
fn figure_texts(figure: Figure) -> (RegisterText, RegisterText) {
    match figure {
        Figure::RiskScore => (RegisterText::RiskScore, RegisterText::RiskScoreHelp),
        Figure::RiskScoreAfter => (RegisterText::RiskAfter, RegisterText::RiskAfterHelp),
        Figure::Variance => (RegisterText::Variance, RegisterText::VarianceHelp),
        Figure::Slip => (RegisterText::Slip, RegisterText::SlipHelp),
        Figure::DaysLate => (RegisterText::DaysLate, RegisterText::DaysLateHelp),
        Figure::Load => (RegisterText::Load, RegisterText::LoadHelp),
        Figure::WorstRisk => (RegisterText::WorstRisk, RegisterText::WorstRiskHelp),
    }
}

/// The computed columns of a type on a day, from the records themselves.
pub fn figures(workspace: &Workspace, kind: RecordKind, as_of: NaiveDate) -> Vec<DerivedColumn> {
    let found = derived(workspace, kind, as_of).into_iter();
    let column = |(figure, values)| {
        let (key, values) = (DerivedKey::Figure(figure), Arc::new(values));
        DerivedColumn { key, values }
    };
    found.map(column).collect()
}

fn is_numeric(kind: Kind) -> bool {
    matches!(kind, Kind::Number { .. } | Kind::Whole { .. } | Kind::Money | Kind::Date)
}

/// Projects and people are called by a name; a risk, an issue or a decision by a sentence.
fn key_width_px(kind: RecordKind) -> u16 {
    match kind {
        RecordKind::Project | RecordKind::Person | RecordKind::Role | RecordKind::Team => 214,
        _ => 284,
    }
}

fn width_px(kind: Option<Kind>) -> u16 {
    match kind {
        None => 64,
        Some(Kind::Money) => 82,
        Some(Kind::Number { .. } | Kind::Whole { .. } | Kind::Currency | Kind::Flag) => 86,
        // A date without its year is another date: 30 Nov 2027 in full, in every locale.
        Some(Kind::Date) => 112,
        Some(Kind::Choice(_)) => 86,
        Some(Kind::Text { long: true, .. }) => 220,
        Some(Kind::Text { .. }) => 100,
        Some(Kind::Ref(..)) => 140,
        Some(Kind::Map(..)) => 200,
    }
}

/// What the texts of most plans need: a full name, the name of a portfolio, a stage.
fn roomy_px(kind: Option<Kind>) -> u16 {
    match kind {
        Some(Kind::Text { .. } | Kind::Ref(..)) => 168,
        Some(Kind::Map(..)) => 280,
        Some(Kind::Choice(_) | Kind::Date) => 124,
        // Figures stand close to their headings.
        _ => 0,
    }
}
