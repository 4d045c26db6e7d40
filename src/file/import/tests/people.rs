//! Lists of people: every person comes with their roles, and a role that is not known is made.

use super::sheet;
use crate::edit::apply;
use crate::file::import::{IssueCode, Plan, RowState, Setup, guess, plan, propose};
use crate::file::out::words::Words;
use crate::model::{Id, Person, RecordKind, Role, Typed, Uid, Workspace};
use std::sync::Arc;

/// A workspace that knows these roles.
fn workspace(roles: &[&str]) -> Workspace {
    let mut ws = Workspace::new(Uid(1));
    for (place, name) in roles.iter().enumerate() {
        let uid = Uid(100 + place as u128);
        ws.put(Arc::new(Role { name: (*name).into(), ..Typed::empty(uid) }));
    }
    ws
}

fn planned(text: &str, ws: &Workspace, merges: &[(&str, &str)]) -> Plan {
    let sheet = sheet(text);
    let kind = guess(&sheet, ws, Words::default(), "");
    assert_eq!(kind, RecordKind::Person, "{text}");
    let mapping = propose(&sheet, ws, kind, Words::default());
    let mut setup = Setup { mapping, ..Setup::default() };
    for (from, to) in merges {
        setup.merges.insert((RecordKind::Role, (*from).to_owned()), (*to).to_owned());
    }
    plan(&sheet, &setup, ws, "Row {row}")
}

/// Lands in one step and says who has which roles, and how much they work.
fn landed(ws: &Workspace, plan: &Plan) -> (Workspace, Vec<String>) {
    let mut next = 1_000;
    let command = plan.command(ws, &mut || {
        next += 1;
        Uid(next)
    });
    let target = crate::edit::Target::Plan;
    let done = apply(ws, target, &command).unwrap();
    let after = done.workspace;
    let role = |id: &Id<Role>| after.find(*id).map(|role| role.name.clone()).unwrap_or_default();
    let people = after.table::<Person>();
    let said = people.in_order().into_iter().map(|person| {
        let roles = person.roles.iter().map(|(id, share)| format!("{} {share}", role(id)));
        let mut roles: Vec<String> = roles.collect();
        roles.sort_unstable();
        let fte = person.fte.map(|fte| format!(" at {fte}")).unwrap_or_default();
        format!("{}: {}{fte}", person.name, roles.join(" + "))
    });
    let said = said.collect();
    (after.clone(), said)
}

#[test]
fn people_come_with_their_roles() {
    for (text, expect) in [
        (
            "Name,Role,FTE\nAnn,Developer,1\nBob,Analyst,0.5\n",
            ["Ann: Developer 1 at 1", "Bob: Analyst 1 at 0.5"],
        ),
        (
            "Resource,Job title,Capacity\nAnn,Developer,100%\nBob,Analyst,50%\n",
            ["Ann: Developer 1 at 1", "Bob: Analyst 1 at 0.5"],
        ),
        (
            "Name;Rolle;VZÄ\nAnn;Entwickler;1,0\nBob;Analyst;0,5\n",
            ["Ann: Entwickler 1 at 1", "Bob: Analyst 1 at 0.5"],
        ),
        (
            "Name;Rolle;FTE/VZÄ\nAnn;Entwickler;1,0\nBob;Analyst 60 %, Entwickler 40 %;0,5\n",
            ["Ann: Entwickler 1 at 1", "Bob: Analyst 0.6 + Entwickler 0.4 at 0.5"],
        ),
        (
            "Mitarbeiter;Funktion;Pensum\nAnn;Entwicklung;100 %\nBob;Analyse;80 %\n",
            ["Ann: Entwicklung 1 at 1", "Bob: Analyse 1 at 0.8"],
        ),
        (
            "Nom;Fonction;ETP\nAnn;Développeur;1,0\nBob;Analyste;0,8\n",
            ["Ann: Développeur 1 at 1", "Bob: Analyste 1 at 0.8"],
        ),
        (
            "Employee name,Roles,Capacity (%)\nAnn,Developer 60%; Analyst 40%,100\nBob,Analyst,80\n",
            ["Ann: Analyst 0.4 + Developer 0.6 at 1", "Bob: Analyst 1 at 0.8"],
        ),
        (
            "Team member,Position,Location\nAnn,Developer; Analyst,Hull\nBob,,York\n",
            ["Ann: Analyst 0.5 + Developer 0.5", "Bob: "],
        ),
    ] {
        let ws = workspace(&[]);
        let plan = planned(text, &ws, &[]);
        assert_eq!(plan.counts.blocked, 0, "{text}");
        let (after, said) = landed(&ws, &plan);
        assert_eq!(said, expect, "{text}");
        // The same again finds everybody there.
        let again = planned(text, &after, &[]);
        assert_eq!(again.counts.records_unchanged, 2, "{text}");
        assert!(again.names.values().flatten().all(|name| name.existing.is_some()), "{text}");
    }
}

#[test]
fn a_role_that_is_known_is_taken_and_another_is_made_or_taken_for_one() {
    let ws = workspace(&["Developer", "Analyst"]);
    let text = "Name,Role\nAnn,developer\nBob,Devs\nCat,Tester 20%; Analyst\n";
    let new = |plan: &Plan| {
        let names = plan.names[&RecordKind::Role].iter().filter(|name| name.existing.is_none());
        names.map(|name| name.name.clone()).collect::<Vec<_>>()
    };
    let plan = planned(text, &ws, &[]);
    assert_eq!(new(&plan), ["Devs", "Tester"]);
    let (after, said) = landed(&ws, &plan);
    let expect = ["Ann: Developer 1", "Bob: Devs 1", "Cat: Analyst 0.8 + Tester 0.2"];
    assert_eq!((said, after.table::<Role>().len()), (expect.map(str::to_owned).to_vec(), 4));

    let plan = planned(text, &ws, &[("devs", "Developer"), ("tester", "Analyst")]);
    assert_eq!(new(&plan), Vec::<String>::new());
    let (after, said) = landed(&ws, &plan);
    let expect = ["Ann: Developer 1", "Bob: Developer 1", "Cat: Analyst 1"];
    assert_eq!((said, after.table::<Role>().len()), (expect.map(str::to_owned).to_vec(), 2));
}

#[test]
fn what_says_no_roles_stays_as_typed() {
    let twice = workspace(&["Developer", "Developer"]);
    let none = workspace(&[]);
    for (ws, cell, code) in [
        (&none, "Developer 120%", IssueCode::NotShares),
        (&none, "Developer: 60", IssueCode::NotShares),
        (&none, "Developer 70%; developer 30%", IssueCode::NotShares),
        (&none, "Developer = much", IssueCode::NotShares),
        (&none, "n/a", IssueCode::MeansEmpty),
        (&none, "Developer / Analyst", IssueCode::OneRole),
        (&none, "Developer; Analyst", IssueCode::SharedEvenly),
        (&twice, "Developer", IssueCode::SeveralRecords(RecordKind::Role)),
        (&twice, "Analyst; developer", IssueCode::SeveralRecords(RecordKind::Role)),
    ] {
        let plan = planned(&format!("Name,Role,FTE\nAnn,{cell},1\n"), ws, &[]);
        let row = &plan.rows[0];
        assert_eq!(row.issues.iter().map(|issue| issue.code).collect::<Vec<_>>(), [code], "{cell}");
        let (after, said) = landed(ws, &plan);
        let kept = after.table::<Person>().iter().next().unwrap().base.raw.get("roles").cloned();
        let typed = code.blocks() || code == IssueCode::MeansEmpty;
        assert_eq!(kept, typed.then(|| cell.to_owned()), "{cell}");
        assert_eq!(said[0] == "Ann:  at 1", typed, "{cell}: {said:?}");
        assert_eq!(row.state() == RowState::Blocked, code.blocks(), "{cell}");
    }
    let long = "x".repeat(301);
    let plan = planned(&format!("Name,Role,FTE\nAnn,{long},1\n"), &none, &[]);
    assert_eq!(plan.rows[0].issues[0].code, IssueCode::TooLong(300));
}

#[test]
fn a_number_or_name_that_stands_twice_is_told() {
    let ws = workspace(&[]);
    let codes = |text: &str| {
        let sheet = sheet(text);
        let mapping = propose(&sheet, &ws, RecordKind::Project, Words::default());
        let plan = plan(&sheet, &Setup { mapping, ..Setup::default() }, &ws, "Row {row}");
        let issues = plan
            .rows
            .iter()
            .flat_map(|row| row.issues.iter().map(|issue| (row.line, issue.column, issue.code)));
        issues.collect::<Vec<_>>()
    };
    use IssueCode::{SameKey, SameName};
    for (text, expect) in [
        ("Key,Project\nP1,Atlas\nP2,Basil\n", vec![]),
        ("Key,Project\nP1,Atlas\np1,Basil\n", vec![(3, 0, SameKey(2))]),
        ("Key,Project\nP1,Atlas\nP1,atlas\n", vec![(3, 1, SameName(2)), (3, 0, SameKey(2))]),
        ("Key,Project\n,Atlas\n,Basil\n", vec![]),
        (
            "Key,Project\n1,Atlas\n2,Basil\n1,Cedar\n1,Dill\n",
            vec![(4, 0, SameKey(2)), (5, 0, SameKey(2))],
        ),
        // Rows of demand of one project are one project; the same name under two numbers is told.
        (
            "Key,Project,Role,2027-01,2027-02\nP1,Atlas,Dev,1,1\nP1,Atlas,Ops,1,1\nP2,Atlas,Dev,1,1\n",
            vec![(4, 1, SameName(2))],
        ),
    ] {
        assert_eq!(codes(text), expect, "{text}");
    }
}
