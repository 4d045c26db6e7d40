//! A small workspace that the register's tests look at.

use super::{DerivedColumn, DerivedKey, Register};
use crate::edit::{Applied, Command, Target, apply, violations};
use crate::model::money::{Currency, Money};
use crate::model::order::OrderKey;
use crate::model::reading::money::Scale;
use crate::model::record::Typed;
use crate::model::{
    FieldDef, FieldDefKind, Portfolio, Project, Role, Settings, Stage, Status, Uid, Value,
    Workspace,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The day "today" is.
pub fn today() -> chrono::NaiveDate {
    "2027-01-15".parse().unwrap()
}

/// The custom number field of projects.
pub const POINTS: Uid = Uid(900);

/// Three portfolios, two of one name; four projects; a custom field; pounds with a euro rate.
pub fn workspace() -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    let mut settings = Settings::empty(Uid(1));
    settings.currency = Some(Currency::GBP);
    settings.fiscal_start = Some(4);
    settings.rates.insert("EUR 2026-01-01".into(), 0.8);
    ws.put(Arc::new(settings));
    for (uid, name) in [(10, "Growth"), (11, "Twice"), (12, "twice")] {
        let mut portfolio = Portfolio::empty(Uid(uid));
        portfolio.name = name.into();
        ws.put(Arc::new(portfolio));
    }
    let mut role = Role::empty(Uid(20));
    role.name = "Data Engineer".into();
    ws.put(Arc::new(role));
    let mut def = FieldDef::empty(POINTS);
    def.name = "Points".into();
    def.table = "projects".into();
    def.kind = Some(FieldDefKind::Number);
    ws.put(Arc::new(def));
    let rows = [
        (101, "Project 10", Some(Stage::InDelivery), Some((580_000, Currency::GBP)), "b"),
        (102, "project 2", Some(Stage::Idea), Some((100_000, Currency::EUR)), "c"),
        (103, "Äpfel", None, Some((300_000, Currency::USD)), "d"),
        (104, "Zebra", Some(Stage::Closed), None, "e"),
    ];
    for (uid, name, stage, cost, order) in rows {
        let mut project = Project::empty(Uid(uid));
        project.name = name.into();
        project.stage = stage;
        project.cost = cost.and_then(|(units, currency)| Money::units(units, currency));
        project.base.order = OrderKey::parse(order).unwrap();
        if uid == 101 {
            project.status = Some(Status::AtRisk);
            project.base.custom.insert(POINTS, Value::Number(3.0));
        }
        if uid == 104 {
            project.base.raw.insert("finish".into(), "late spring".into());
            project.base.raw.insert(format!("custom:{POINTS}"), "many".into());
        }
        ws.put(Arc::new(project));
    }
    assert_eq!(violations(&ws), []);
    ws
}

/// Scores of the first two projects.
pub fn derived() -> Vec<DerivedColumn> {
    let values = BTreeMap::from([(Uid(101), 55.5), (Uid(102), 91.25)]);
    vec![DerivedColumn { key: DerivedKey::Score, values: Arc::new(values) }]
}

/// The register of projects in thousands.
pub fn register<'a>(ws: &'a Workspace, derived: &'a [DerivedColumn]) -> Register<'a> {
    Register::new(ws, crate::model::RecordKind::Project, today(), Scale::Thousands, derived)
}

/// Applies a command, which must be allowed and leave every invariant whole.
pub fn done(ws: &Workspace, command: &Command) -> Applied {
    let applied = apply(ws, Target::Plan, command).unwrap();
    assert_eq!(violations(&applied.workspace), []);
    applied
}
