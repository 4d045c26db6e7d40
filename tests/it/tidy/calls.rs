//! Calls that can end the program, and lints switched off to allow them.

use super::finding::Finding;
use super::rules::{BANNED_CALLS, COMPILED_ANEW, GUARDED_LINTS, MARKUP, MAY_INDEX, MAY_STOP};
use super::source::Source;

/// Checks the code of the product outside tests and kernels.
pub fn check(source: &Source) -> Vec<Finding> {
    if !source.path.starts_with("src/") {
        return Vec::new();
    }
    let mut found: Vec<(usize, String)> = Vec::new();
    let code = &source.lexed.code;
    let banned = |call: &&str| !MAY_STOP.contains(&(source.path.as_str(), *call));
    for call in BANNED_CALLS.into_iter().filter(banned) {
        for (at, _) in code.match_indices(call) {
            let before = code[..at].chars().next_back();
            let joined = before.is_some_and(|c| c == '_' || c.is_alphanumeric());
            if call.starts_with('.') || !joined {
                found.push((at, format!("{call} can stop the program or is left over")));
            }
        }
    }
    for call in COMPILED_ANEW.into_iter().filter(|_| !source.is_kernel()) {
        for (at, _) in code.match_indices(call) {
            found.push((at, format!("{call} is compiled anew for every type: use order::Sorted")));
        }
    }
    for call in MARKUP {
        for (at, _) in source.text.match_indices(call) {
            found.push((at, format!("{call} lets a text become markup or get into a log")));
        }
    }
    for (at, _) in source.text.match_indices("href=\"") {
        if !source.text[at..].starts_with("href=\"#") {
            found.push((at, "an address of its own: use Route or Link".into()));
        }
    }
    let may_index = source.is_kernel() || MAY_INDEX.contains(&source.path.as_str());
    if !may_index {
        for lint in GUARDED_LINTS {
            for (at, _) in code.match_indices(lint) {
                found.push((at, format!("{lint} may be switched off in kernels and tests only")));
            }
        }
    }
    if source.in_library() && !may_index {
        found
            .extend(indexing(code).map(|at| (at, "indexing can stop the program: use get".into())));
    }
    found
        .into_iter()
        .map(|(at, message)| (source.line(at), message))
        .filter(|(line, _)| !source.is_test(*line))
        .map(|(line, message)| Finding::new(&source.path, line, message))
        .collect()
}

/// Places where a bracket follows a value directly; `[..]` takes the whole and cannot stop.
fn indexing(code: &str) -> impl Iterator<Item = usize> {
    code.match_indices('[').map(|(at, _)| at).filter(|at| {
        code[..*at]
            .chars()
            .next_back()
            .is_some_and(|c| c == '_' || c == ')' || c == ']' || c == '?' || c.is_alphanumeric())
            && !follows_lifetime(&code[..*at])
            && !code[*at..].starts_with("[..]")
    })
}

/// `&'a[T]` is a type, not an index.
fn follows_lifetime(before: &str) -> bool {
    let name = before.trim_end_matches(|c: char| c == '_' || c.is_alphanumeric());
    name.len() < before.len() && name.ends_with('\'')
}
