//! Who does what: the grid of processes and roles with its findings in words, the profiles of roles,
//! merged roles, and the office beside the project manager.

use super::Edit;
use crate::analysis::office::raci::{
    Duty, Fault, Process, ROLES, faults, merged, merged_in_small, roles_of, seat, template_of,
};
use crate::file::out::{Said, Table};
use crate::model::{Office, OfficeScope, Value};
use crate::order::{map_of, set_of};
use crate::present::number::Locale;
use crate::present::text::{Text, office_roles::RoleText as T};
use std::collections::{BTreeMap, BTreeSet};

/// The roles of the office itself, for the view beside the project manager; those of another scope
/// sit in their seats.
const OFFICE_ROLES: [&str; 5] = ["DIR", "POM", "ANA", "CRD", "ADM"];
/// How no part is written in the record.
const NO_PART: &str = "-";

/// One process of the grid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridRow {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: &'static str,
    /// Letter of each role's duty, empty for none, and whether it differs from the template.
    pub cells: Vec<(String, bool)>,
    /// Whether one of the findings is about it.
    pub faulty: bool,
}

/// One role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleRow {
    /// Its code.
    pub code: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it does.
    pub duties: &'static str,
    /// Who fills it; empty where nobody does.
    pub holder: String,
    /// Processes it is accountable and responsible for.
    pub counts: (usize, usize),
}

/// Everything the page says about who does what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolesView {
    /// The finding.
    pub title: String,
    /// The roles in the order of the columns.
    pub columns: Vec<&'static str>,
    /// The grid in the order of the template.
    pub rows: Vec<GridRow>,
    /// What is wrong, in words.
    pub findings: Vec<String>,
    /// Whether somebody fills a role.
    pub holders_named: bool,
    /// The roles.
    pub roles: Vec<RoleRow>,
    /// People in several roles.
    pub merged: Vec<String>,
    /// What one person would do in a small office.
    pub small: Vec<String>,
    /// Process, duty of the office, of the project manager, of the sponsor.
    pub versus: Vec<[String; 4]>,
    /// Whether the grid differs from the template.
    pub changed: bool,
}

/// How a cell of the grid is written in the record.
pub fn cell_key(process: &str, role: &str) -> String {
    format!("{process} {role}")
}

/// The edit that gives a role a duty, or none; what is as in the template is not kept.
pub fn duty_edit(
    scope: Option<OfficeScope>,
    process: &str,
    role: &str,
    letter: &str,
) -> (String, Value) {
    let known = template_of(scope).into_iter().find(|own| own.code == process);
    let first = known.and_then(|own| own.duties.get(role).copied()).map_or("", letter_of);
    let value = match letter {
        same if same == first => Value::Empty,
        "" => Value::Text(NO_PART.to_owned()),
        other => Value::Text(other.to_owned()),
    };
    (cell_key(process, role), value)
}

/// The edits that lead back to the template.
pub fn reset(office: &Office) -> Vec<Edit<'_>> {
    let edit = |key| Edit { field: "duties", entry: Some(key), value: Value::Empty };
    office.duties.keys().map(|key| edit(key.as_str())).collect()
}

/// What an office was decided to look after.
pub fn scope_of(office: Option<&Office>) -> Option<OfficeScope> {
    office.and_then(|own| own.scope)
}

/// The grid: the template of the scope with what was changed.
pub fn grid(office: Option<&Office>) -> Vec<Process> {
    let mut grid = template_of(scope_of(office));
    let Some(office) = office else { return grid };
    for process in &mut grid {
        for role in roles_of(office.scope) {
            let changed = office.duties.get(&cell_key(&process.code, role));
            match changed.map(String::as_str) {
                None => {}
                Some(NO_PART) => _ = process.duties.remove(role),
                Some(letter) => {
                    if let Some(duty) = letter.chars().next().and_then(Duty::of) {
                        process.duties.insert(role.to_owned(), duty);
                    }
                }
            }
        }
    }
    grid
}

/// Everything the page says.
pub fn view(office: Option<&Office>, locale: Locale) -> RolesView {
    let scope = scope_of(office);
    let (first, columns, grid) = (template_of(scope), roles_of(scope), grid(office));
    let known = |(role, who): (&String, &String)| {
        columns.contains(&role.as_str()).then(|| (role.clone(), who.clone()))
    };
    let holders: BTreeMap<String, String> =
        office.map(|own| map_of(own.holders.iter().filter_map(known))).unwrap_or_default();
    let found = faults(&grid, (!holders.is_empty()).then_some(&holders));
    let title = match found.len() {
        0 => T::TitleFine.say().to_owned(),
        count => locale.counted(count, T::TitleOne, T::TitleMany),
    };
    let faulty: BTreeSet<&str> = set_of(found.iter().flat_map(about));
    RolesView {
        title,
        rows: rows(&grid, (&first, &columns), &faulty),
        findings: found.iter().map(sentence).collect(),
        holders_named: !holders.is_empty(),
        roles: profiles(&grid, &columns, &holders),
        merged: merged_lines(&grid, &holders, locale),
        small: small_lines(&grid, scope, locale),
        versus: versus(&grid, scope),
        changed: grid != first,
        columns,
    }
}

/// The grid row by row, each cell with whether it differs from the template.
fn rows(
    grid: &[Process],
    (first, columns): (&[Process], &[&'static str]),
    faulty: &BTreeSet<&str>,
) -> Vec<GridRow> {
    let row = |process: &Process| {
        let known = first.iter().find(|own| own.code == process.code);
        let cell = |role: &&str| {
            let now = process.duties.get(*role);
            let then = known.and_then(|own| own.duties.get(*role));
            (now.copied().map_or("", letter_of).to_owned(), now != then)
        };
        GridRow {
            code: process.code.clone(),
            name: process_name(&process.code),
            cells: columns.iter().map(cell).collect(),
            faulty: faulty.contains(process.code.as_str()),
        }
    };
    grid.iter().map(row).collect()
}

/// The processes a finding is about.
fn about(fault: &Fault) -> Vec<&str> {
    match fault {
        Fault::NoneAccountable(process)
        | Fault::ManyAccountable(process, _)
        | Fault::NoneResponsible(process)
        | Fault::Unfilled(process, _) => vec![process],
        Fault::Conflict(_, delivery, assurance) => vec![delivery, assurance],
    }
}

fn sentence(fault: &Fault) -> String {
    match fault {
        Fault::NoneAccountable(process) => {
            T::NoneAccountable.with(&[("process", process_name(process))])
        }
        Fault::ManyAccountable(process, roles) => {
            let names: Vec<&str> = roles.iter().map(|role| role_name(role)).collect();
            T::ManyAccountable
                .with(&[("process", process_name(process)), ("roles", &names.join(", "))])
        }
        Fault::NoneResponsible(process) => {
            T::NoneResponsible.with(&[("process", process_name(process))])
        }
        Fault::Unfilled(process, role) => {
            T::Unfilled.with(&[("process", process_name(process)), ("role", role_name(role))])
        }
        Fault::Conflict(holder, delivery, assurance) => T::Conflict.with(&[
            ("holder", holder),
            ("delivery", process_name(delivery)),
            ("assurance", process_name(assurance)),
        ]),
    }
}

/// Each role with its holder and how much it carries.
fn profiles(
    grid: &[Process],
    columns: &[&'static str],
    holders: &BTreeMap<String, String>,
) -> Vec<RoleRow> {
    let row = |code: &&'static str| {
        let code = *code;
        let with = |duty| grid.iter().filter(|own| own.duties.get(code) == Some(&duty)).count();
        RoleRow {
            code,
            name: role_name(code),
            duties: role_words(code).1,
            holder: holders.get(code).cloned().unwrap_or_default(),
            counts: (with(Duty::Accountable), with(Duty::Responsible)),
        }
    };
    columns.iter().map(row).collect()
}

/// People who fill several roles, with what they then carry.
fn merged_lines(
    grid: &[Process],
    holders: &BTreeMap<String, String>,
    locale: Locale,
) -> Vec<String> {
    let mut roles: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (role, holder) in holders {
        roles.entry(holder).or_default().insert(role.clone());
    }
    let line = |(holder, roles): (&str, BTreeSet<String>)| {
        merged_line(T::MergedLine, holder, grid, &roles, locale)
    };
    roles.into_iter().filter(|(_, roles)| roles.len() > 1).map(line).collect()
}

/// What one person would do who fills several roles of a small office.
fn small_lines(grid: &[Process], scope: Option<OfficeScope>, locale: Locale) -> Vec<String> {
    let several = merged_in_small(scope).into_iter().filter(|roles| roles.len() > 1);
    several.map(|roles| merged_line(T::SmallLine, "", grid, &roles, locale)).collect()
}

/// What falls together in one hand.
fn merged_line(
    text: T,
    holder: &str,
    grid: &[Process],
    roles: &BTreeSet<String>,
    locale: Locale,
) -> String {
    let duties = merged(grid, roles);
    let count = |duty| locale.count(duties.values().filter(|own| **own == duty).count());
    let names: Vec<&str> = roles.iter().map(|role| role_name(role)).collect();
    text.with(&[
        ("holder", holder),
        ("roles", &names.join(", ")),
        ("a", &count(Duty::Accountable)),
        ("r", &count(Duty::Responsible)),
    ])
}

/// Office, project manager and sponsor side by side, where both of the first have a part.
fn versus(grid: &[Process], scope: Option<OfficeScope>) -> Vec<[String; 4]> {
    let office: BTreeSet<String> = set_of(OFFICE_ROLES.map(|role| seat(scope, role).to_owned()));
    let strongest = merged(grid, &office);
    let row = |process: &Process| {
        let (own, manager) = (strongest.get(&process.code)?, process.duties.get("PM")?);
        let sponsor = process.duties.get("SP").copied().map_or("", duty_name);
        let words = [process_name(&process.code), duty_name(*own), duty_name(*manager), sponsor];
        Some(words.map(str::to_owned))
    };
    grid.iter().filter_map(row).collect()
}

/// The grid as a table to be taken away.
pub fn table(office: Option<&Office>) -> Table {
    let text = |text: &str| Said::Text(text.to_owned());
    let roles = roles_of(scope_of(office));
    let row = |process: &Process| {
        let cell = |role: &&str| match process.duties.get(*role) {
            Some(duty) => text(letter_of(*duty)),
            None => Said::Empty,
        };
        let name = [text(process_name(&process.code))];
        name.into_iter().chain(roles.iter().map(cell)).collect()
    };
    let titles =
        [T::Process.say()].into_iter().chain(roles.iter().copied()).map(str::to_owned).collect();
    Table {
        name: T::CsvName.say().to_owned(),
        titles,
        rows: grid(office).iter().map(row).collect(),
    }
}

/// The letter of a duty.
pub fn letter_of(duty: Duty) -> &'static str {
    match duty {
        Duty::Accountable => "A",
        Duty::Responsible => "R",
        Duty::Consulted => "C",
        Duty::Informed => "I",
    }
}

/// The word for a letter of the grid.
pub fn letter_name(letter: &str) -> &'static str {
    letter.chars().next().and_then(Duty::of).map_or(T::NoPart.say(), duty_name)
}

fn duty_name(duty: Duty) -> &'static str {
    match duty {
        Duty::Accountable => T::Accountable,
        Duty::Responsible => T::Responsible,
        Duty::Consulted => T::Consulted,
        Duty::Informed => T::Informed,
    }
    .say()
}

/// What a role is called; its code where it is unknown.
pub fn role_name(code: &str) -> &str {
    let (name, _) = role_words(code);
    if name.is_empty() { code } else { name }
}

/// Name and duties of a role.
fn role_words(code: &str) -> (&'static str, &'static str) {
    const WORDS: [T; ROLES.len()] = [
        T::Dir,
        T::Pom,
        T::Ana,
        T::Crd,
        T::Adm,
        T::Pm,
        T::Pgm,
        T::Pgom,
        T::Pga,
        T::Pgad,
        T::Pfm,
        T::Pfom,
        T::Pfa,
        T::Pfad,
        T::Cpo,
        T::Coo,
        T::Sp,
    ];
    let at = ROLES.iter().position(|role| *role == code);
    let words = at.and_then(|at| WORDS.get(at)).map_or("|", |text| text.say());
    words.split_once('|').unwrap_or((words, ""))
}

/// What a process is called.
pub fn process_name(code: &str) -> &'static str {
    const WORDS: [T; 26] = [
        T::Charter,
        T::Policies,
        T::Intake,
        T::Selection,
        T::Gates,
        T::BusinessCase,
        T::Planning,
        T::Capacity,
        T::Conflicts,
        T::Scenarios,
        T::Status,
        T::ProgrammeReport,
        T::Dashboard,
        T::Indicators,
        T::ProjectRisk,
        T::PortfolioRisk,
        T::Dependencies,
        T::Stakeholders,
        T::Benefits,
        T::Change,
        T::Training,
        T::Careers,
        T::Lessons,
        T::Assurance,
        T::Maturity,
        T::Registers,
    ];
    let at = template_of(None).iter().position(|process| process.code == code);
    at.and_then(|at| WORDS.get(at)).map_or("", |text| text.say())
}
