//! Headers of project lists as offices write them, in four languages, and what each becomes.

use super::sheet;
use crate::file::import::{Confidence, Target, guess, propose};
use crate::file::out::words::Words;
use crate::model::{RecordKind, Uid, Workspace};

/// A list of projects under these headers, with cells that fit what the header stands for.
fn list(headers: &[(&str, &str)]) -> String {
    let cell = |field: &str, row: usize| match field {
        "key" => format!("P-{row}"),
        "name" => format!("Project {}", ["Atlas", "Basil", "Cedar"][row]),
        "status" => ["Green", "Red", "Amber"][row].to_owned(),
        "stage" => ["in progress", "idea", "approved"][row].to_owned(),
        "methodology" => ["agile", "waterfall", "hybrid"][row].to_owned(),
        "complexity" => ["low", "high", "medium"][row].to_owned(),
        "kind" => ["IT", "PMO", "enterprise"][row].to_owned(),
        "start" => format!("2027-0{}-01", row + 1),
        "finish" => format!("2027-1{row}-28"),
        "cost" | "benefit" => format!("{}000", row + 1),
        _ => format!("{field} {row}"),
    };
    let line = |row| headers.iter().map(|(_, field)| cell(field, row)).collect::<Vec<_>>();
    let head: Vec<String> = headers.iter().map(|(header, _)| (*header).to_owned()).collect();
    let lines = [head, line(0), line(1), line(2)];
    lines.iter().map(|cells| cells.join(";") + "\n").collect()
}

#[test]
fn headers_of_four_languages() {
    let cases: [&[(&str, &str)]; 8] = [
        &[
            ("Project ref", "key"),
            ("Project title", "name"),
            ("Overall RAG", "status"),
            ("Project stage", "stage"),
            ("Project owner", "owner"),
            ("Executive sponsor", "sponsor"),
            ("Directorate", "unit"),
            ("Planned start", "start"),
            ("Planned finish", "finish"),
            ("Project budget", "cost"),
            ("Expected benefit", "benefit"),
        ],
        &[
            ("Project", "name"),
            ("Leader", "owner"),
            ("Sponsor ref", "sponsor"),
            ("Project start", "start"),
            ("Project end", "finish"),
        ],
        &[
            ("Kennung", "key"),
            ("Projekttitel", "name"),
            ("Gesamtstatus", "status"),
            ("Leiter", "owner"),
            ("Auftraggeber", "sponsor"),
            ("Fachbereich", "unit"),
            ("Starttermin", "start"),
            ("Endtermin", "finish"),
            ("Gesamtkosten", "cost"),
            ("Nutzen", "benefit"),
        ],
        &[
            ("Projekt", "name"),
            ("Ampelstatus", "status"),
            ("Projektleitung", "owner"),
            ("Projektsponsor", "sponsor"),
            ("Projektbeginn", "start"),
            ("Projektende", "finish"),
            ("Projektbudget", "cost"),
            ("Kurzbeschreibung", "description"),
        ],
        &[
            ("Code projet", "key"),
            ("Intitulé", "name"),
            ("Statut", "status"),
            ("Chef de projet", "owner"),
            ("Commanditaire", "sponsor"),
            ("Direction", "unit"),
            ("Date de début", "start"),
            ("Date de fin", "finish"),
            ("Coût total", "cost"),
        ],
        &[
            ("Projet", "name"),
            ("Responsable", "owner"),
            ("Maître d'ouvrage", "sponsor"),
            ("Début", "start"),
            ("Fin", "finish"),
            ("Bénéfices", "benefit"),
        ],
        &[
            ("Código", "key"),
            ("Nombre del proyecto", "name"),
            ("Estado", "status"),
            ("Etapa", "stage"),
            ("Jefe de proyecto", "owner"),
            ("Patrocinador", "sponsor"),
            ("Departamento", "unit"),
            ("Fecha de inicio", "start"),
            ("Fecha de fin", "finish"),
            ("Presupuesto", "cost"),
            ("Beneficio", "benefit"),
        ],
        &[
            ("Proyecto", "name"),
            ("Metodología", "methodology"),
            ("Complejidad", "complexity"),
            ("Tipo", "kind"),
            ("País", "country"),
        ],
    ];
    let ws = Workspace::new(Uid(1));
    for headers in cases {
        let sheet = sheet(&list(headers));
        assert_eq!(guess(&sheet, &ws, Words::default(), ""), RecordKind::Project, "{headers:?}");
        let mapping = propose(&sheet, &ws, RecordKind::Project, Words::default());
        for (map, (header, field)) in mapping.columns.iter().zip(headers) {
            let key = RecordKind::Project.field(field).unwrap().key;
            assert_eq!(
                (map.target, map.confidence),
                (Target::Field(key), Confidence::Sure),
                "{header}"
            );
        }
    }
}

#[test]
fn headers_that_only_look_like_it_are_not_taken() {
    let ws = Workspace::new(Uid(1));
    for header in [
        "Sponsored amount",
        "Leadership style",
        "Finance code",
        "Landscape",
        "Von wem geprüft",
        "Service level",
        "Types of risk",
        "Startup costs paid",
        "Estados financieros",
    ] {
        let text = format!("Project,{header}\nAtlas,blue\nBasil,round\nCedar,heavy\n");
        let mapping = propose(&sheet(&text), &ws, RecordKind::Project, Words::default());
        let map = &mapping.columns[1];
        assert!(map.confidence < Confidence::Sure, "{header}: {map:?}");
    }
}
