//! The paths a source names, with the groups of `use` lines spread out.

use super::source::Source;

/// One named path and its line.
#[derive(Debug, PartialEq, Eq)]
pub struct Named {
    /// The line, from 1.
    pub line: usize,
    /// The segments, such as `crate`, `model`, `Id`.
    pub segments: Vec<String>,
}

/// Every path of at least two segments that the code outside tests names.
pub fn of(source: &Source) -> Vec<Named> {
    let code = &source.lexed.code;
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = code[at..].find(is_start).map(|n| at + n) {
        let word = word_at(code, start);
        let line = source.line(start);
        let before = code[..start].trim_end();
        at = start + word.len();
        if source.is_test(line) || before.ends_with("::") || before.ends_with('\'') {
            continue;
        }
        if word == "use" {
            let end = code[at..].find(';').map_or(code.len(), |n| at + n);
            spread(&code[at..end], &[], &mut |segments| found.push(Named { line, segments }));
            at = end;
        } else if code[at..].trim_start().starts_with("::") {
            let (segments, end) = inline_path(code, start);
            found.push(Named { line, segments });
            at = end;
        }
    }
    found.retain(|named| named.segments.len() > 1);
    found
}

fn is_start(c: char) -> bool {
    c == '_' || c.is_alphabetic()
}

fn word_at(code: &str, at: usize) -> &str {
    let rest = &code[at..];
    let end = rest.find(|c: char| c != '_' && !c.is_alphanumeric()).unwrap_or(rest.len());
    &rest[..end]
}

/// A path in an expression or a type: words joined by `::`.
fn inline_path(code: &str, start: usize) -> (Vec<String>, usize) {
    let mut segments = Vec::new();
    let mut at = start;
    loop {
        let word = word_at(code, at);
        segments.push(word.to_owned());
        at += word.len();
        let rest = code[at..].trim_start();
        let Some(next) = rest.strip_prefix("::").map(str::trim_start) else { break };
        if !next.starts_with(is_start) {
            break;
        }
        at = code.len() - next.len();
    }
    (segments, at)
}

/// Spreads a use tree: `a::{b, c::d}` into `a::b` and `a::c::d`.
fn spread(tree: &str, above: &[String], found: &mut impl FnMut(Vec<String>)) {
    for branch in split_top(tree) {
        let branch = branch.trim().trim_start_matches("::");
        let head = branch.split('{').next().unwrap_or_default();
        let head = head.split(" as ").next().unwrap_or_default();
        let mut segments = above.to_vec();
        let words = head.split("::").map(str::trim).filter(|word| !word.is_empty());
        segments.extend(words.map(str::to_owned));
        match branch.split_once('{') {
            Some((_, group)) => {
                let inner = group.rsplit_once('}').map_or(group, |(inner, _)| inner);
                spread(inner, &segments, found);
            }
            None if !branch.is_empty() => found(segments),
            None => {}
        }
    }
}

/// Splits at the commas that no brace encloses.
fn split_top(tree: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 0_usize);
    for (at, c) in tree.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                parts.push(&tree[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[start..]);
    parts
}

#[test]
fn use_trees_and_inline_paths_are_found() {
    let text = "use crate::{model::{Id, money as m}, edit};\nfn f() { plumbline::analysis::rank(1); }\n\
                #[cfg(test)]\nmod tests { use crate::hidden::X; }\n";
    let named = of(&Source::new("src/x/y.rs", text));
    let paths: Vec<String> = named.iter().map(|n| n.segments.join("::")).collect();
    let expected =
        ["crate::model::Id", "crate::model::money", "crate::edit", "plumbline::analysis::rank"];
    assert_eq!(paths, expected);
}
