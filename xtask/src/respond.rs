//! The respondent's page: its own document, start script, style sheet and service worker beside the
//! workbench, so that a phone fetches nothing else.

use serde_json::Value;
use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{files, paths, styles};

/// The questions: as much of the maturity model as somebody who answers gets to see.
const QUESTIONS: &str = "respond-questions.txt";
/// The maturity model.
const MODEL: &str = "maturity-model.json";
/// The program's files as trunk names them.
pub const PROGRAM: [&str; 2] = ["respond.js", "respond_bg.wasm"];
/// The document.
pub const PAGE: &str = "respond.html";
/// The start script.
pub const BOOT: &str = "respond-boot.js";
/// The page's own service worker.
pub const WORKER: &str = "respond-worker.js";
/// The sheets of the page, in order.
const SHEETS: [&str; 3] = ["tokens.css", "base.css", "respond.css"];
const BOOT_TAG: &str = r#"<script src="./respond-boot.js" defer></script>"#;
const SHEET: &str = "./respond.css";

/// Whether the page needs a file of the finished folder.
pub fn needs(name: &str) -> bool {
    name.starts_with("respond") && name != WORKER || name == "icons/plumbline.svg"
}

/// Writes the page, its start script and its sheet. `program`: the stem of the program's files.
pub fn write(public: &Path, out: &Path, program: &str, release: bool) -> Outcome<()> {
    let boot = files::read(&public.join(BOOT))?;
    let boot_name = format!("respond-boot-{}.js", files::short_hash(&boot));
    files::write(&out.join(&boot_name), &boot)?;
    let mut sheet = String::new();
    for name in SHEETS {
        sheet.push_str(&styles::plain(&files::read_text(&paths::root().join("style").join(name))?));
    }
    let sheet_name = format!("respond-{}.css", files::short_hash(sheet.as_bytes()));
    files::write(&out.join(&sheet_name), sheet.as_bytes())?;
    let page = files::read_text(&public.join(PAGE))?;
    let worker =
        if release { format!(r#" data-service-worker="./{WORKER}""#) } else { String::new() };
    let tag = format!(
        r#"<script src="./{boot_name}" data-program="./{program}.js" data-wasm="./{program}_bg.wasm"{worker} defer></script>"#
    );
    let page = replaced(&page, BOOT_TAG, &tag)?;
    let page = replaced(&page, SHEET, &format!("./{sheet_name}"))?;
    files::write(&out.join(PAGE), page.as_bytes())?;
    let model = files::read_text(&public.join(MODEL))?;
    let questions = questions_of(&model).ok_or_else(|| {
        Failure::new(
            format!("{MODEL} is no model"),
            format!("reading public/{MODEL}"),
            "the tests of the library say what is missing",
        )
    })?;
    files::write(&out.join(QUESTIONS), questions.as_bytes())
}

/// The part of a model that is asked, as the page reads it: id, version and names of the levels, then
/// a line a domain and a practice, parts by tabs.
fn questions_of(model: &str) -> Option<String> {
    let model: Value = serde_json::from_str(model).ok()?;
    let said = |of: &Value, member: &str| {
        let text = of.get(member)?.as_str()?;
        (!text.contains(['\t', '\n', '\r'])).then(|| text.to_owned())
    };
    let mut head = vec![said(&model, "model_id")?, said(&model, "model_version")?];
    for level in model.get("levels")?.as_array()? {
        head.push(said(level, "name")?);
    }
    let mut lines = vec![head];
    for domain in model.get("domains")?.as_array()? {
        lines.push(vec![said(domain, "id")?, said(domain, "name")?]);
        for practice in domain.get("practices")?.as_array()? {
            let mut line = Vec::new();
            for member in ["id", "name", "question"] {
                line.push(said(practice, member)?);
            }
            for level in 1..=5 {
                line.push(said(practice.get("levels")?, &level.to_string())?);
            }
            lines.push(line);
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| line.join("\t") + "\n").collect();
    Some(lines.concat())
}

fn replaced(page: &str, old: &str, new: &str) -> Outcome<String> {
    if page.matches(old).count() == 1 {
        return Ok(page.replace(old, new));
    }
    Err(Failure::new(
        format!("respond.html has no single {old}"),
        "reading public/respond.html",
        "compare it with xtask/src/respond.rs",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_needs_its_own_files_and_no_other_program() {
        for name in ["respond.html", "respond-1_bg.wasm", "respond-1.css", QUESTIONS] {
            assert!(needs(name), "{name}");
        }
        for name in ["respond-worker.js", "index.html", MODEL, "sample.json"] {
            assert!(!needs(name), "{name}");
        }
    }

    #[test]
    fn phones_get_what_is_asked_and_nothing_else_of_the_model() {
        let model = files::read_text(&paths::root().join("public").join(MODEL)).unwrap_or_default();
        let found = questions_of(&model).unwrap_or_default();
        let lines: Vec<Vec<&str>> = found.lines().map(|line| line.split('\t').collect()).collect();
        assert_eq!((lines.len(), lines[0].len(), lines[1].len()), (1 + 12 + 52, 7, 2));
        assert_eq!((lines[2].len(), lines[2][0]), (8, "GOV-1"));
        assert!(found.len() * 2 < model.len());
        assert!(questions_of("{}").is_none() && questions_of("").is_none());
    }

    #[test]
    fn a_mark_must_stand_once() {
        assert!(replaced("a b", "b", "c").is_ok_and(|page| page == "a c"));
        assert!(replaced("a b b", "b", "c").is_err() && replaced("a", "b", "c").is_err());
    }
}
