//! What one more record type costs: builds the program twice, once with a type added to a copy of
//! the sources the way `docs/ARCHITECTURE.md` describes, and compares the sizes after brotli.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::report::step;
use crate::{files, paths, process, sizes, tools};

/// What a record type may add to the program, in bytes after brotli.
const LIMIT: usize = 3000;
/// The model file of the added type, and its words.
const RECORD: &str = include_str!("../specimen/record.rs");
const WORDS: &str = include_str!("../specimen/words.rs.in");

/// A line put into a source before the first line that starts with the anchor.
struct Insert {
    file: &'static str,
    before: &'static str,
    line: &'static str,
}

const INSERTS: [Insert; 6] = [
    Insert { file: "src/model/mod.rs", before: "mod stakeholder;", line: "mod specimen;" },
    Insert {
        file: "src/model/mod.rs",
        before: "pub use stakeholder::",
        line: "pub use specimen::Specimen;",
    },
    Insert {
        file: "src/model/mod.rs",
        before: "    Competence \"",
        line: "    Specimen \"specimens\",",
    },
    Insert {
        file: "src/present/text/fields.rs",
        before: "        RecordKind::Competence =>",
        line: "        RecordKind::Specimen => &register_people::SPECIMEN,",
    },
    Insert {
        file: "src/present/text/choices.rs",
        before: "    (RecordKind::Feedback, \"status\"",
        line: "    (RecordKind::Specimen, \"status\", lists::WORK_STATE),",
    },
    Insert {
        file: "src/present/page.rs",
        before: "                K::Skill,",
        line: "                K::Specimen,",
    },
];

/// Prints the sizes; fails where the type costs more than it may.
pub fn check() -> Outcome<()> {
    let tools = step("bring the tools", tools::bring)?;
    let copy = paths::work().join("growth");
    files::remove_folder(&copy)?;
    copy_sources(&copy)?;
    let plain = step("build the program as it is", || size(&copy, &tools))?;
    add_type(&copy)?;
    let grown = step("build it with one more record type", || size(&copy, &tools))?;
    files::remove_folder(&copy)?;
    let added = grown.saturating_sub(plain);
    println!("the program: {plain} bytes after brotli, with one more type {grown}: +{added}");
    if added <= LIMIT {
        return Ok(());
    }
    Err(Failure::new(
        format!("a record type adds {added} bytes, {LIMIT} are allowed"),
        "building the program with one more record type",
        "look for code that is compiled once for every record type",
    ))
}

fn copy_sources(copy: &Path) -> Outcome<()> {
    let root = paths::root();
    let without = [".git", ".ci", "target", "dist", "docs", "node_modules", "out"];
    for path in files::list(&root, &without)? {
        files::write(&copy.join(&path), &files::read(&root.join(&path))?)?;
    }
    Ok(())
}

fn add_type(copy: &Path) -> Outcome<()> {
    for insert in INSERTS {
        let path = copy.join(insert.file);
        files::write(&path, inserted(&files::read_text(&path)?, &insert)?.as_bytes())?;
    }
    let words = copy.join("src/present/text/register_people.rs");
    files::write(&words, (files::read_text(&words)? + WORDS).as_bytes())?;
    files::write(&copy.join("src/model/specimen.rs"), RECORD.as_bytes())
}

fn inserted(text: &str, insert: &Insert) -> Outcome<String> {
    let found = text.lines().position(|line| line.starts_with(insert.before));
    let at = found.ok_or_else(|| {
        Failure::new(
            format!("{} has no line that starts with `{}`", insert.file, insert.before),
            "adding a record type to a copy of the sources",
            "bring the list in xtask/src/growth.rs up to date",
        )
    })?;
    let mut lines: Vec<&str> = text.lines().collect();
    lines.insert(at, insert.line);
    Ok(lines.join("\n") + "\n")
}

/// The program of this checkout after wasm-bindgen, wasm-opt and brotli.
fn size(copy: &Path, tools: &tools::Tools) -> Outcome<usize> {
    let way_out = "mend what the compiler says above, then run it again";
    let mut build = process::cargo(&["build", "--release", "--locked", "--offline"]);
    build.args(["--bin", "app", "--features", "ui", "--target", "wasm32-unknown-unknown"]);
    process::run(build.current_dir(copy), way_out)?;
    let built = paths::target().join("wasm32-unknown-unknown/release/app.wasm");
    let out = paths::work().join("growth-out");
    files::remove_folder(&out)?;
    let mut bindgen = process::command("wasm-bindgen", &["--target", "web", "--out-dir"]);
    process::run(bindgen.arg(&out).arg(&built).env("PATH", &tools.path), way_out)?;
    let (bound, small) = (out.join("app_bg.wasm"), "app_opt.wasm");
    let mut optimise = process::command("wasm-opt", &["-Oz", "--all-features", "-o"]);
    optimise.arg(out.join(small)).arg(&bound).env("PATH", &tools.path);
    process::run(&mut optimise, way_out)?;
    let sizes = sizes::brotli_sizes(&out, &[small.to_owned()])?;
    files::remove_folder(&out)?;
    Ok(sizes.into_iter().sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_places_of_a_record_type_are_where_they_are_looked_for() {
        for insert in INSERTS {
            let text = files::read_text(&paths::root().join(insert.file)).expect("a source");
            let with = inserted(&text, &insert).expect(insert.before);
            assert_eq!(with.lines().count(), text.lines().count() + 1, "{}", insert.before);
        }
    }

    #[test]
    fn a_missing_place_is_named() {
        let insert = Insert { file: "a.rs", before: "mod b", line: "mod a;" };
        let fault = inserted("mod c;\n", &insert).expect_err("refused");
        assert!(format!("{fault:?}").contains("mod b"), "{fault:?}");
    }
}
