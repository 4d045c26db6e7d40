//! The words of headers and cells: how texts are compared, and which word means which code.

use crate::model::RecordKind;

/// A header as it is compared: lower case, signs and humps of `camelCase` as spaces.
pub fn plain(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    for c in text.chars() {
        let hump = c.is_uppercase() && before.is_lowercase();
        if (hump || !c.is_alphanumeric()) && !out.ends_with(' ') {
            out.push(' ');
        }
        if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        }
        before = c;
    }
    out.trim().to_owned()
}

/// As [`plain`], without any space: `Project name` and `projectname` are the same.
pub fn squashed(text: &str) -> String {
    plain(text).split(' ').collect()
}

/// A name as it is compared: lower case, one space between words.
pub fn same_name(text: &str) -> String {
    text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a text stands for nothing: a dash, `n/a`, `tbc`.
pub fn means_empty(text: &str) -> bool {
    const WORDS: [&str; 14] = [
        "n a",
        "na",
        "tbc",
        "tbd",
        "none",
        "nil",
        "null",
        "unknown",
        "k a",
        "offen",
        "keine",
        "unbekannt",
        "nv",
        "n v",
    ];
    let plain = plain(text);
    plain.is_empty() || WORDS.contains(&plain.as_str())
}

/// Yes or no.
pub fn flag(text: &str) -> Option<bool> {
    match plain(text).as_str() {
        "true" | "yes" | "y" | "ja" | "wahr" | "x" | "oui" => Some(true),
        "false" | "no" | "n" | "nein" | "falsch" | "non" => Some(false),
        _ => None,
    }
}

/// The code of a closed list that a text means, in English or German.
pub fn choice_code(field: &str, codes: &[&'static str], text: &str) -> Option<&'static str> {
    let word = plain(text);
    let own = |code: &&&'static str| code.replace('_', " ") == word;
    let by_word = || {
        let (code, _) = table(field).iter().find(|(_, words)| words.contains(&word.as_str()))?;
        codes.iter().find(|known| *known == code)
    };
    codes.iter().find(own).or_else(by_word).copied()
}

/// Code and the words for it.
type Words = &'static [(&'static str, &'static [&'static str])];

fn table(field: &str) -> Words {
    match field {
        "status" => STATUS,
        "stage" => STAGE,
        "kind" => KIND,
        "lock" => LOCK,
        "methodology" => METHODOLOGY,
        "complexity" => COMPLEXITY,
        "tier" => TIER,
        _ => &[],
    }
}

/// Five colours become three states by what they say of delivery: amber-green "probable",
/// amber-red "in doubt". The words themselves are kept beside.
const STATUS: Words = &[
    (
        "on_track",
        &[
            "green",
            "g",
            "ok",
            "good",
            "on target",
            "on schedule",
            "amber green",
            "green amber",
            "grün",
            "gruen",
            "im plan",
            "gut",
            "planmäßig",
        ],
    ),
    (
        "at_risk",
        &[
            "amber",
            "a",
            "yellow",
            "y",
            "warning",
            "at issue",
            "gelb",
            "gefährdet",
            "kritisch",
            "orange",
        ],
    ),
    (
        "off_track",
        &[
            "red",
            "r",
            "bad",
            "late",
            "delayed",
            "critical",
            "amber red",
            "red amber",
            "rot",
            "verspätet",
            "verzögert",
            "schlecht",
        ],
    ),
    (
        "complete",
        &[
            "completed",
            "done",
            "closed",
            "finished",
            "delivered",
            "blue",
            "abgeschlossen",
            "fertig",
            "erledigt",
            "beendet",
        ],
    ),
    ("on_hold", &["paused", "hold", "suspended", "pausiert", "angehalten", "gestoppt"]),
    (
        "not_started",
        &["planned", "new", "open", "grey", "gray", "nicht begonnen", "geplant", "neu"],
    ),
];

const STAGE: Words = &[
    ("idea", &["concept", "draft", "initial", "idee", "entwurf"]),
    (
        "candidate",
        &[
            "proposed",
            "proposal",
            "pipeline",
            "requested",
            "submitted",
            "vorschlag",
            "beantragt",
            "kandidat",
        ],
    ),
    (
        "approved",
        &[
            "planned",
            "planning",
            "authorised",
            "authorized",
            "funded",
            "genehmigt",
            "freigegeben",
            "geplant",
            "planung",
        ],
    ),
    (
        "in_delivery",
        &[
            "in progress",
            "active",
            "running",
            "delivery",
            "execution",
            "ongoing",
            "started",
            "implementation",
            "build",
            "umsetzung",
            "laufend",
            "in arbeit",
            "aktiv",
            "in umsetzung",
        ],
    ),
    ("on_hold", &["paused", "hold", "suspended", "pausiert", "angehalten", "ruht"]),
    (
        "closed",
        &[
            "done",
            "complete",
            "completed",
            "finished",
            "closing",
            "closure",
            "delivered",
            "abgeschlossen",
            "beendet",
            "fertig",
        ],
    ),
    (
        "rejected",
        &[
            "declined",
            "cancelled",
            "canceled",
            "stopped",
            "withdrawn",
            "abgelehnt",
            "abgebrochen",
            "storniert",
        ],
    ),
];

const KIND: Words = &[
    ("it", &["information technology", "technology", "ict", "edv", "software", "digital"]),
    ("pmo", &["project office", "pmo internal", "projektbüro"]),
    ("enterprise", &["enterprise wide", "business", "corporate", "unternehmensweit", "fachlich"]),
];

const LOCK: Words = &[
    (
        "must",
        &["must do", "mandatory", "yes", "y", "x", "true", "regulatory", "muss", "pflicht", "ja"],
    ),
    ("exclude", &["excluded", "leave out", "out", "stop", "ausgeschlossen", "ausschluss"]),
];

const METHODOLOGY: Words = &[
    ("predictive", &["waterfall", "classic", "traditional", "plan driven", "klassisch"]),
    ("agile", &["scrum", "kanban", "safe", "iterative", "agil"]),
    ("hybrid", &["mixed", "gemischt"]),
];

const COMPLEXITY: Words = &[
    ("low", &["simple", "l", "niedrig", "gering", "einfach"]),
    ("medium", &["moderate", "m", "mid", "mittel"]),
    ("high", &["complex", "h", "hoch"]),
    ("very_high", &["highly complex", "vh", "sehr hoch"]),
];

const TIER: Words = &[
    ("light", &["lite", "small", "s", "leicht", "klein"]),
    ("standard", &["normal", "medium", "m", "mittel"]),
    ("full", &["large", "heavy", "l", "voll", "gross", "groß"]),
];

/// The header words by which a role or a person of a demand sheet is known.
pub(super) fn name_synonyms(kind: RecordKind) -> impl Iterator<Item = &'static str> {
    let known = kind.name_field().map_or(&[][..], |field| field.synonyms);
    let more: &[&str] = match kind {
        RecordKind::Role => &[
            "roles",
            "skills",
            "skill set",
            "job role",
            "job title",
            "funktion",
            "profil",
            "rôle",
            "fonction",
            "métier",
            "rol",
            "puesto",
        ],
        RecordKind::Person => &[
            "people",
            "resource name",
            "team member",
            "assignee",
            "ressource",
            "wer",
            "assigned to",
        ],
        _ => &[],
    };
    // In a list of demand, a bare name is the project's.
    const BARE: [&str; 3] = ["name", "nom", "nombre"];
    known.iter().chain(more).copied().filter(|word| !BARE.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Complexity, Lock, Methodology, ProjectKind, Stage, Status, Tier};

    #[test]
    fn headers_are_compared_without_case_signs_and_humps() {
        for (text, expect) in [
            ("Proj. name", "proj name"),
            ("projectName", "project name"),
            ("wlc_baseline_incl_NCG", "wlc baseline incl ncg"),
            (" Kosten (EUR) ", "kosten eur"),
            ("Größe", "größe"),
            ("", ""),
            ("***", ""),
        ] {
            assert_eq!(plain(text), expect);
        }
        assert_eq!(squashed("Project Name"), squashed("projectname"));
    }

    #[test]
    fn words_of_choices() {
        for (field, codes, text, expect) in [
            ("status", Status::CODES, "Green", Some("on_track")),
            ("status", Status::CODES, "Amber/Red", Some("off_track")),
            ("status", Status::CODES, "Amber/red", Some("off_track")),
            ("status", Status::CODES, "gelb", Some("at_risk")),
            ("status", Status::CODES, "On track", Some("on_track")),
            ("status", Status::CODES, "Exempt under Section 26", None),
            ("status", Status::CODES, "", None),
            ("stage", Stage::CODES, "In Progress", Some("in_delivery")),
            ("stage", Stage::CODES, "abgeschlossen", Some("closed")),
            ("kind", ProjectKind::CODES, "Enterprise-wide", Some("enterprise")),
            ("lock", Lock::CODES, "Muss", Some("must")),
            ("lock", Lock::CODES, "no", None),
            ("methodology", Methodology::CODES, "Waterfall", Some("predictive")),
            ("methodology", Methodology::CODES, "Agil", Some("agile")),
            ("methodology", Methodology::CODES, "PRINCE2", None),
            ("complexity", Complexity::CODES, "Very high", Some("very_high")),
            ("complexity", Complexity::CODES, "3", None),
            ("tier", Tier::CODES, "Large", Some("full")),
            ("nothing", &[], "green", None),
        ] {
            assert_eq!(choice_code(field, codes, text), expect, "{field} {text}");
        }
    }

    #[test]
    fn every_word_belongs_to_a_code_and_to_one_only() {
        for (field, codes) in [
            ("status", Status::CODES),
            ("stage", Stage::CODES),
            ("kind", ProjectKind::CODES),
            ("lock", Lock::CODES),
            ("methodology", Methodology::CODES),
            ("complexity", Complexity::CODES),
            ("tier", Tier::CODES),
        ] {
            let mut words: Vec<&str> = Vec::new();
            for (code, known) in table(field) {
                assert!(codes.contains(code), "{field} {code}");
                assert!(known.iter().all(|word| plain(word) == *word), "{known:?}");
                words.extend(*known);
            }
            let all = words.len();
            words.sort_unstable();
            words.dedup();
            assert_eq!(words.len(), all, "{field}");
        }
    }

    #[test]
    fn nothing_said_in_words() {
        for text in ["-", "–", "—", "n/a", "N.A.", "TBC", "?", "k.A."] {
            assert!(means_empty(text), "{text}");
        }
        for text in ["0", "no", "Exempt", "late spring"] {
            assert!(!means_empty(text), "{text}");
        }
    }
}
