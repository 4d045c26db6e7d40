//! The files of the checkout, each with what the rules ask about it.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::lexer::{Lexed, lex};

/// Folders without sources of ours.
const SKIPPED: [&str; 6] = ["target", "dist", "node_modules", ".git", "out", "tests/data"];
/// What counts as text besides Rust.
const TEXT: [&str; 12] =
    ["css", "js", "mjs", "html", "md", "toml", "json", "svg", "webmanifest", "yaml", "yml", "lock"];

/// One file.
pub struct Source {
    /// Relative to the root, with forward slashes.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Code and strings apart; of a file that is not Rust everything is code.
    pub lexed: Lexed,
    /// For each line whether it belongs to tests only.
    pub in_test: Vec<bool>,
    /// Where each line begins.
    starts: Vec<usize>,
}

impl Source {
    /// Reads a text as if it lay at this path.
    pub fn new(path: &str, text: &str) -> Self {
        let lexed = if path.ends_with(".rs") {
            lex(text)
        } else {
            Lexed { code: text.to_owned(), strings: Vec::new() }
        };
        let whole_file = path.starts_with("tests/") || path.starts_with("benches/");
        let mut in_test = vec![whole_file; text.lines().count() + 1];
        if path.ends_with(".rs") {
            mark_tests(&lexed.code, &mut in_test);
        }
        let behind_breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        let starts = std::iter::once(0).chain(behind_breaks).collect();
        Self { path: path.to_owned(), text: text.to_owned(), lexed, in_test, starts }
    }

    /// The line of a place in the text, from 1.
    pub fn line(&self, at: usize) -> usize {
        self.starts.partition_point(|start| *start <= at)
    }

    /// Whether a line belongs to tests only.
    pub fn is_test(&self, line: usize) -> bool {
        self.in_test.get(line - 1).copied().unwrap_or(false)
    }

    /// Whether the file is Rust.
    pub fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// Whether the file belongs to the library: `src/` without the screen and the programs.
    pub fn in_library(&self) -> bool {
        let program = self.path == "src/main.rs" || self.path.starts_with("src/bin/");
        self.path.starts_with("src/") && !program && !self.in_screen()
    }

    /// Whether the file belongs to the screen.
    pub fn in_screen(&self) -> bool {
        self.path.starts_with("src/ui/")
    }

    /// Whether the file is a kernel: checked at entry, so that it may index.
    pub fn is_kernel(&self) -> bool {
        self.path.split('/').any(|part| part == "kernel" || part == "kernel.rs")
    }

    /// Whether the path begins with one of these.
    pub fn is_in(&self, prefixes: &[&str]) -> bool {
        prefixes.iter().any(|prefix| self.path.starts_with(prefix))
    }
}

/// Marks the items under `#[cfg(test)]`.
fn mark_tests(code: &str, in_test: &mut [bool]) {
    for (at, mark) in code.match_indices("#[cfg(test)]") {
        let body = at + mark.len();
        let end = item_end(code, body);
        let first = code[..at].matches('\n').count();
        let last = code[..end].matches('\n').count();
        in_test[first..=last].fill(true);
    }
}

/// Where the item that starts at `from` ends: its semicolon or its closing brace.
pub fn item_end(code: &str, from: usize) -> usize {
    let mut depth = 0_usize;
    let mut nested = 0_usize;
    for (at, c) in code[from..].char_indices() {
        match c {
            '(' | '[' => nested += 1,
            ')' | ']' => nested = nested.saturating_sub(1),
            '{' => depth += 1,
            '}' if depth <= 1 => return from + at + 1,
            '}' => depth -= 1,
            ';' if depth == 0 && nested == 0 => return from + at + 1,
            _ => {}
        }
    }
    code.len()
}

/// The root of the checkout.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file; files that only a test module declares count as tests as a whole.
pub fn rust() -> &'static [Source] {
    static READ: OnceLock<Vec<Source>> = OnceLock::new();
    READ.get_or_init(|| {
        let mut sources = read_all(|path| path.ends_with(".rs"));
        mark_test_files(&mut sources);
        sources
    })
}

/// Every other text file.
pub fn other_text() -> &'static [Source] {
    static READ: OnceLock<Vec<Source>> = OnceLock::new();
    READ.get_or_init(|| {
        read_all(|path| {
            let end = path.rsplit('.').next().unwrap_or_default();
            TEXT.contains(&end) || path == ".ci/run"
        })
    })
}

/// Marks the files of modules declared as `#[cfg(test)] mod name;`.
pub fn mark_test_files(sources: &mut [Source]) {
    let mut test_modules = Vec::new();
    for source in sources.iter() {
        for (line, files) in super::shape::declared_modules(source) {
            if source.is_test(line) {
                test_modules.extend(files);
            }
        }
    }
    for source in sources.iter_mut() {
        let is_test = test_modules.iter().any(|file| {
            let folder = file.trim_end_matches("mod.rs").trim_end_matches(".rs");
            let folder = format!("{}/", folder.trim_end_matches('/'));
            source.path == *file || source.path.starts_with(&folder)
        });
        if is_test {
            source.in_test.fill(true);
        }
    }
}

fn read_all(wanted: impl Fn(&str) -> bool) -> Vec<Source> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::new()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = std::fs::read_dir(root().join(&folder)) else { continue };
        for entry in entries.flatten() {
            let path = folder.join(entry.file_name());
            let name = slashed(&path);
            let kind = entry.file_type();
            if kind.as_ref().is_ok_and(std::fs::FileType::is_dir) {
                let last = name.rsplit('/').next().unwrap_or_default();
                if !SKIPPED.contains(&last) && !SKIPPED.contains(&name.as_str()) {
                    open.push(path);
                }
            } else if wanted(&name)
                && let Ok(text) = std::fs::read_to_string(root().join(&path))
            {
                found.push(Source::new(&name, &text));
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

fn slashed(path: &Path) -> String {
    let parts = path.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    parts.collect::<Vec<_>>().join("/")
}
