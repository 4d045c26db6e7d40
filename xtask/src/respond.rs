//! The respondent's page: its own document, start script, style sheet and service worker beside the
//! workbench, so that a phone fetches nothing else.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{files, paths, styles};

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
    name.starts_with("respond") && name != WORKER
        || name == "maturity-model.json"
        || name == "icons/plumbline.svg"
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
    files::write(&out.join(PAGE), page.as_bytes())
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
        for name in ["respond.html", "respond-1_bg.wasm", "respond-1.css", "maturity-model.json"] {
            assert!(needs(name), "{name}");
        }
        for name in ["respond-worker.js", "index.html", "fonts/inter.woff2", "sample.json"] {
            assert!(!needs(name), "{name}");
        }
    }

    #[test]
    fn a_mark_must_stand_once() {
        assert!(replaced("a b", "b", "c").is_ok_and(|page| page == "a c"));
        assert!(replaced("a b b", "b", "c").is_err() && replaced("a", "b", "c").is_err());
    }
}
