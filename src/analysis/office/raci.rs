//! Who answers for which process: the template of 26 processes and 17 roles, its rules, and what
//! merging roles or leaving them empty does.

use crate::model::OfficeScope;
use std::collections::{BTreeMap, BTreeSet};

/// The roles in the order of the columns, by their codes.
pub const ROLES: [&str; 17] = [
    "DIR", "POM", "ANA", "CRD", "ADM", "PM", "PgM", "PgOM", "PgA", "PgAd", "PfM", "PfOM", "PfA",
    "PfAd", "CPO", "COO", "SP",
];

/// What a role does in a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// Answers for the result; exactly one.
    Accountable,
    /// Does the work; at least one.
    Responsible,
    /// Is asked before.
    Consulted,
    /// Is told after.
    Informed,
}

impl Duty {
    /// The duty of a letter.
    pub fn of(letter: char) -> Option<Duty> {
        Some(match letter {
            'A' => Duty::Accountable,
            'R' => Duty::Responsible,
            'C' => Duty::Consulted,
            'I' => Duty::Informed,
            _ => return None,
        })
    }
}

/// What kind of work a process is, for the conflict of delivery and assurance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Delivering projects.
    Delivery,
    /// Judging how they are delivered.
    Assurance,
    /// Anything else.
    Office,
}

/// One process: its code, its kind and one letter a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Stable code.
    pub code: String,
    /// Kind of work.
    pub kind: Kind,
    /// Role → duty.
    pub duties: BTreeMap<String, Duty>,
}

use Kind::{Assurance, Delivery, Office};

/// The template; letters stand in the order of [`ROLES`], a dot is no part.
const TEMPLATE: [(&str, Kind, &str); 26] = [
    ("charter", Office, "ARC..I.C...C..CCC"),
    ("policies", Office, "RRCIICCC...C..AI."),
    ("intake", Office, "...RRIC...CARR..C"),
    ("selection", Office, "C.C..IC...RAR.CCC"),
    ("gates", Office, "CCRI.CC...R...I.A"),
    ("business_case", Delivery, ".CC..RC.....I...A"),
    ("planning", Delivery, ".IRCRAC.........."),
    ("capacity", Office, "ICRI.CCR..RAR...."),
    ("conflicts", Office, "C.R..CCC..ARR...."),
    ("scenarios", Office, "C.C.......RAR.CCI"),
    ("status", Delivery, ".IRRRAI.........I"),
    ("programme_report", Office, ".....CRARR..I...I"),
    ("dashboard", Office, "C.C.......CARRIII"),
    ("indicators", Office, "CARR.I..C...C...."),
    ("project_risk", Delivery, ".CR.RAC.........I"),
    ("portfolio_risk", Office, "C....CR.R.CAR.I.I"),
    ("dependencies", Delivery, "..C..RACR...C...."),
    ("stakeholders", Delivery, ".C.RRAC..R...I..C"),
    ("benefits", Delivery, ".....CR.R.CCR.I.A"),
    ("change", Delivery, "...C.RAC.R......C"),
    ("training", Office, "ARIRIC.C.R.C....."),
    ("careers", Office, "AR.....C...C..CI."),
    ("lessons", Office, ".ARRRR..C...C...C"),
    ("assurance", Assurance, "IAR..C..R.......I"),
    ("maturity", Office, "ARR..CCC..CC..IIC"),
    ("registers", Office, ".A.RRI...R...R..."),
];

/// Who does the part of a role that an office of a scope has not; the role itself where it has.
pub fn seat(scope: Option<OfficeScope>, role: &'static str) -> &'static str {
    let seats: &[(&str, &'static str)] = match scope {
        None => &[],
        Some(OfficeScope::Pmo) => &[
            ("PgM", "PM"),
            ("PgOM", "POM"),
            ("PgA", "ANA"),
            ("PgAd", "ADM"),
            ("PfM", "DIR"),
            ("PfOM", "POM"),
            ("PfA", "ANA"),
            ("PfAd", "CRD"),
        ],
        Some(OfficeScope::PgMo) => &[
            ("POM", "PgOM"),
            ("ANA", "PgA"),
            ("CRD", "PgAd"),
            ("ADM", "PgAd"),
            ("PfM", "PgM"),
            ("PfOM", "PgOM"),
            ("PfA", "PgA"),
            ("PfAd", "PgAd"),
        ],
        Some(OfficeScope::PfMo) => &[
            ("POM", "PfOM"),
            ("ANA", "PfA"),
            ("CRD", "PfAd"),
            ("ADM", "PfAd"),
            ("PgOM", "PfOM"),
            ("PgA", "PfA"),
            ("PgAd", "PfAd"),
        ],
    };
    seats.iter().find(|(gone, _)| *gone == role).map_or(role, |(_, stands)| *stands)
}

/// The roles of an office of a scope, in the order of the columns.
pub fn roles_of(scope: Option<OfficeScope>) -> Vec<&'static str> {
    ROLES.into_iter().filter(|role| seat(scope, role) == *role).collect()
}

/// The template of a scope: of roles that meet in one seat, the strongest duty counts.
pub fn template_of(scope: Option<OfficeScope>) -> Vec<Process> {
    let mut grid = template();
    for process in &mut grid {
        let whole = std::mem::take(&mut process.duties);
        for role in ROLES {
            let Some(duty) = whole.get(role) else { continue };
            let own = process.duties.entry(seat(scope, role).to_owned()).or_insert(*duty);
            *own = (*own).min(*duty);
        }
    }
    grid
}

/// Roles that one person fills in a small office: those who lead it, and those who support.
pub fn merged_in_small(scope: Option<OfficeScope>) -> [BTreeSet<String>; 2] {
    let lead = ["DIR", "POM"];
    let support = ["ANA", "CRD", "ADM"];
    let seats = |roles: &[&'static str]| {
        roles.iter().map(|role| seat(scope, role).to_owned()).collect::<BTreeSet<_>>()
    };
    [seats(&lead), seats(&support)]
}

/// The template as processes.
pub fn template() -> Vec<Process> {
    let duties = |letters: &str| {
        let pairs = ROLES.iter().zip(letters.chars());
        pairs.filter_map(|(role, letter)| Some(((*role).to_owned(), Duty::of(letter)?))).collect()
    };
    let process = |(code, kind, letters): (&str, Kind, &str)| Process {
        code: code.to_owned(),
        kind,
        duties: duties(letters),
    };
    TEMPLATE.into_iter().map(process).collect()
}

/// What is wrong with a grid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nobody answers for the process.
    NoneAccountable(String),
    /// Several do.
    ManyAccountable(String, Vec<String>),
    /// Nobody does the work.
    NoneResponsible(String),
    /// The only one who answers, or the only one who does the work, is a role nobody fills.
    Unfilled(String, String),
    /// One holder answers for delivery and for its assurance: holder, delivery, assurance.
    Conflict(String, String, String),
}

/// Checks a grid. `holders`: role → who fills it; None where nobody has been named anywhere yet,
/// else a role without a holder counts as unfilled.
pub fn faults(grid: &[Process], holders: Option<&BTreeMap<String, String>>) -> Vec<Fault> {
    let mut found = Vec::new();
    for process in grid {
        let with = |duty: Duty| -> Vec<String> {
            let own = process.duties.iter().filter(|(_, other)| **other == duty);
            own.map(|(role, _)| role.clone()).collect()
        };
        let (accountable, responsible) = (with(Duty::Accountable), with(Duty::Responsible));
        match accountable.as_slice() {
            [] => found.push(Fault::NoneAccountable(process.code.clone())),
            [_] => {}
            _ => found.push(Fault::ManyAccountable(process.code.clone(), accountable.clone())),
        }
        if responsible.is_empty() {
            found.push(Fault::NoneResponsible(process.code.clone()));
        }
        for only in [accountable.as_slice(), responsible.as_slice()] {
            if let ([role], Some(holders)) = (only, holders)
                && !holders.contains_key(role)
            {
                found.push(Fault::Unfilled(process.code.clone(), role.clone()));
            }
        }
    }
    if let Some(holders) = holders {
        found.extend(conflicts(grid, holders));
    }
    found
}

/// One holder who answers for delivery and for assurance.
fn conflicts(grid: &[Process], holders: &BTreeMap<String, String>) -> Vec<Fault> {
    let answers = |kind: Kind| {
        let own = grid.iter().filter(move |process| process.kind == kind);
        own.flat_map(|process| {
            let accountable = process.duties.iter().filter(|(_, d)| **d == Duty::Accountable);
            accountable.filter_map(|(role, _)| Some((holders.get(role)?, &process.code)))
        })
    };
    let mut found = BTreeSet::new();
    for (holder, delivery) in answers(Delivery) {
        for (other, assurance) in answers(Assurance).filter(|(other, _)| *other == holder) {
            found.insert(Fault::Conflict(other.clone(), delivery.clone(), assurance.clone()));
        }
    }
    found.into_iter().collect()
}

/// Duties of a holder of several roles: process → the strongest duty of any of them.
pub fn merged(grid: &[Process], roles: &BTreeSet<String>) -> BTreeMap<String, Duty> {
    let strongest = |process: &Process| {
        let own = process.duties.iter().filter(|(role, _)| roles.contains(*role));
        own.map(|(_, duty)| *duty).min().map(|duty| (process.code.clone(), duty))
    };
    grid.iter().filter_map(strongest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holders(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
        pairs.iter().map(|(role, name)| ((*role).to_owned(), (*name).to_owned())).collect()
    }

    #[test]
    fn the_template_keeps_its_own_rules() {
        let grid = template();
        assert_eq!((grid.len(), faults(&grid, None)), (26, Vec::new()));
        assert!(TEMPLATE.iter().all(|(_, _, letters)| letters.len() == ROLES.len()));
        let codes: BTreeSet<&str> = grid.iter().map(|p| p.code.as_str()).collect();
        assert_eq!(codes.len(), 26);
        let everyone: Vec<(&str, &str)> = ROLES.iter().map(|role| (*role, *role)).collect();
        assert_eq!(faults(&grid, Some(&holders(&everyone))), Vec::new(), "all apart");
    }

    #[test]
    fn every_scope_has_a_template_that_keeps_the_rules() {
        for (scope, roles) in [
            (None, 17),
            (Some(OfficeScope::Pmo), 9),
            (Some(OfficeScope::PgMo), 9),
            (Some(OfficeScope::PfMo), 10),
        ] {
            let grid = template_of(scope);
            assert_eq!((grid.len(), faults(&grid, None)), (26, Vec::new()), "{scope:?}");
            let own = roles_of(scope);
            assert_eq!(own.len(), roles, "{scope:?}");
            let known = |role: &String| own.contains(&role.as_str());
            assert!(grid.iter().all(|process| process.duties.keys().all(known)), "{scope:?}");
            // Nobody who is merged in a small office answers for delivery and for its assurance.
            let merged = merged_in_small(scope);
            let holder = |role: &str| {
                let at = merged.iter().position(|roles| roles.contains(role));
                at.map_or(role.to_owned(), |at| at.to_string())
            };
            let holders = own.iter().map(|role| ((*role).to_owned(), holder(role))).collect();
            assert_eq!(faults(&grid, Some(&holders)), Vec::new(), "{scope:?}");
        }
        assert_eq!(template_of(None), template());
    }

    #[test]
    fn broken_rows_and_conflicts_are_named() {
        let mut grid = template();
        grid[6].duties.remove("PM");
        grid[0].duties.insert("SP".to_owned(), Duty::Accountable);
        grid[21].duties.remove("POM");
        let found = faults(&grid, None);
        let expected = [
            Fault::ManyAccountable("charter".to_owned(), vec!["DIR".to_owned(), "SP".to_owned()]),
            Fault::NoneAccountable("planning".to_owned()),
            Fault::NoneResponsible("careers".to_owned()),
        ];
        assert_eq!(found, expected);

        let small: Vec<(&str, &str)> = ROLES
            .iter()
            .map(|r| (*r, if ["PM", "POM"].contains(r) { "Asha" } else { *r }))
            .collect();
        let found = faults(&template(), Some(&holders(&small)));
        let conflict = |delivery: &str| {
            Fault::Conflict("Asha".to_owned(), delivery.to_owned(), "assurance".to_owned())
        };
        assert!(found.contains(&conflict("planning")) && found.contains(&conflict("status")));
        let unfilled = faults(&template(), Some(&holders(&[("DIR", "Bo")])));
        assert!(unfilled.contains(&Fault::Unfilled("gates".to_owned(), "SP".to_owned())));
    }

    #[test]
    fn merged_roles_have_the_strongest_duty_of_each() {
        let roles = BTreeSet::from(["POM".to_owned(), "ADM".to_owned()]);
        let duties = merged(&template(), &roles);
        assert_eq!(duties["registers"], Duty::Accountable);
        assert_eq!(duties["status"], Duty::Responsible);
        assert!(!duties.contains_key("scenarios"));
    }
}
