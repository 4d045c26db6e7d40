//! Size, head line, documentation and place of each file.

use super::finding::Finding;
use super::rules::*;
use super::source::{Source, item_end};

/// Length and head line of a Rust file.
pub fn check_file(source: &Source) -> Vec<Finding> {
    let mut findings = check_length(source);
    if !source.text.starts_with("//! ") {
        let message = "the file does not open with a `//!` line that says what it is";
        findings.push(Finding::new(&source.path, 1, message));
    }
    findings
}

/// Length of any file written by hand; prose and data may be longer.
pub fn check_length(source: &Source) -> Vec<Finding> {
    let code = [".rs", ".js", ".mjs", ".css", ".html"].iter().any(|end| source.path.ends_with(end));
    let lines = source.text.lines().count();
    if !code || lines <= FILE_LINES {
        return Vec::new();
    }
    let message = format!("{lines} lines, at most {FILE_LINES}: split it by job");
    vec![Finding::new(&source.path, lines, message)]
}

/// Length of the functions outside tests.
pub fn check_functions(source: &Source) -> Vec<Finding> {
    let limit = if source.in_screen() { UI_FUNCTION_LINES } else { FUNCTION_LINES };
    let code = &source.lexed.code;
    let mut findings = Vec::new();
    for (at, _) in code.match_indices("fn ") {
        let before = code[..at].chars().next_back();
        let first = source.line(at);
        if before.is_some_and(|c| c == '_' || c.is_alphanumeric()) || source.is_test(first) {
            continue;
        }
        let lines = source.line(item_end(code, at)) - first + 1;
        let name = code[at + 3..].split(['(', '<']).next().unwrap_or_default().trim();
        if lines > limit && !TABLES.contains(&(source.path.as_str(), name)) {
            let message = format!("`{name}` has {lines} lines, at most {limit}");
            findings.push(Finding::new(&source.path, first, message));
        }
    }
    findings
}

/// The share of documentation lines in the library, in percent of the lines that are not empty.
pub fn documented_percent(sources: &[Source]) -> usize {
    let (mut documented, mut all) = (0, 0);
    for source in sources.iter().filter(|source| source.in_library()) {
        for (index, line) in source.text.lines().enumerate() {
            let line = line.trim_start();
            if line.is_empty() || source.is_test(index + 1) {
                continue;
            }
            all += 1;
            documented += usize::from(line.starts_with("///") || line.starts_with("//!"));
        }
    }
    (documented * 100_usize).checked_div(all).unwrap_or(100)
}

/// The modules that a file declares in files of their own: the line, and the files it may be.
pub fn declared_modules(source: &Source) -> Vec<(usize, Vec<String>)> {
    let code = &source.lexed.code;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("mod ") {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c == '_' || c.is_alphanumeric()) {
            continue;
        }
        let rest = &code[at + 4..];
        let end = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
        if rest[end..].trim_start().starts_with(';') {
            let name = &rest[..end];
            let folder = module_folder(&source.path);
            let files = named_file(source, at).map_or_else(
                || vec![format!("{folder}{name}.rs"), format!("{folder}{name}/mod.rs")],
                |file| vec![file],
            );
            found.push((source.line(at), files));
        }
    }
    found
}

/// The file that a `path` attribute in front of a declaration names.
fn named_file(source: &Source, at: usize) -> Option<String> {
    let start = source.lexed.code[..at].rfind([';', '{', '}']).map_or(0, |before| before + 1);
    let attribute = source.lexed.code[start..at].find("#[path")? + start;
    let (_, name) = source.lexed.strings.iter().find(|(place, _)| *place > attribute)?;
    let up =
        |path: &str| path.rsplit_once('/').map_or(String::new(), |(above, _)| above.to_owned());
    let (mut folder, mut name) = (up(&source.path), name.as_str());
    while let Some(rest) = name.strip_prefix("../") {
        (folder, name) = (up(&folder), rest);
    }
    Some(format!("{folder}/{name}"))
}

/// The folder in which the modules of a file lie.
fn module_folder(path: &str) -> String {
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path));
    match file {
        "mod.rs" | "lib.rs" | "main.rs" => format!("{folder}/"),
        _ => format!("{}/", path.trim_end_matches(".rs")),
    }
}

/// Files of `src/` and `tests/it/` that no module declares are never compiled.
pub fn check_declared(sources: &[Source]) -> Vec<Finding> {
    let declared: Vec<String> =
        sources.iter().flat_map(declared_modules).flat_map(|(_, files)| files).collect();
    let roots = ["src/lib.rs", "src/main.rs", "tests/it/main.rs", "xtask/src/main.rs"];
    sources
        .iter()
        .filter(|source| {
            source.is_in(&["src/", "tests/it/", "xtask/src/"])
                && !source.path.starts_with("src/bin/")
                && !roots.contains(&source.path.as_str())
                && !declared.contains(&source.path)
        })
        .map(|source| Finding::new(&source.path, 1, "no module declares this file"))
        .collect()
}
