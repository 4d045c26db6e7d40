//! Who may use whom.

use super::finding::Finding;
use super::paths::{self, Named};
use super::rules::*;
use super::source::Source;

/// Checks the paths of one file.
pub fn check(source: &Source) -> Vec<Finding> {
    let named = paths::of(source);
    if source.in_library() {
        library(source, &named)
    } else if source.in_screen() {
        screen(source, &named)
    } else {
        Vec::new()
    }
}

fn library(source: &Source, named: &[Named]) -> Vec<Finding> {
    let mut findings = Vec::new();
    let own = module_path(&source.path);
    for Named { line, segments } in named {
        let bad = OUTSIDE_THE_LIBRARY.iter().find(|path| starts_with(segments, path));
        if let Some(path) = bad {
            let message = format!("the library does not know {}", path.join("::"));
            findings.push(Finding::new(&source.path, *line, message));
        }
    }
    let Some(layer) = own.first() else { return findings };
    let Some((_, below)) = LAYERS.iter().find(|(name, _)| name == layer) else {
        let message = format!("`{layer}` has no rule: add it to LAYERS with what it may use");
        findings.push(Finding::new(&source.path, 1, message));
        return findings;
    };
    for Named { line, segments } in named {
        let Some(target) = in_crate(&own, segments) else { continue };
        let Some(first) = target.first() else { continue };
        let known = LAYERS.iter().any(|(name, _)| name == first) || first == "ui";
        let open = first == layer || below.contains(&first.as_str());
        if known && !open {
            let message = format!("{layer} must not use {first} ({})", segments.join("::"));
            findings.push(Finding::new(&source.path, *line, message));
        }
        let closed = CLOSED.iter().any(|(who, path)| who == layer && starts_with(&target, path));
        if closed {
            let message = format!("{} is closed to {layer}", target.join("::"));
            findings.push(Finding::new(&source.path, *line, message));
        }
    }
    findings
}

fn screen(source: &Source, named: &[Named]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for Named { line, segments } in named {
        let mut find = |message: String| findings.push(Finding::new(&source.path, *line, message));
        let path = segments.join("::");
        if starts_with(segments, &["plumbline", "edit"])
            && !source.is_in(&ONLY_SESSION)
            && !segments.last().is_some_and(|word| REQUEST_WORDS.contains(&word.as_str()))
        {
            find(format!("only the session edits: {path}"));
        }
        if starts_with(segments, &["plumbline", "analysis"])
            && !source.is_in(&ONLY_VIEW)
            && !segments.iter().any(|segment| is_type(segment))
        {
            find(format!("only the view calls analyses; elsewhere name types: {path}"));
        }
        if BROWSER.iter().any(|way| starts_with(segments, way)) && !source.is_in(&ONLY_PLATFORM) {
            let names_type = |s: &String| EVENT_ENDINGS.iter().any(|end| s.ends_with(end));
            let casts = segments.last().is_some_and(|word| word == CAST);
            if !casts && !segments.iter().any(names_type) {
                find(format!("only the platform touches the browser: {path}"));
            }
        }
    }
    findings
}

fn starts_with(segments: &[String], path: &[&str]) -> bool {
    segments.len() >= path.len() && segments.iter().zip(path).all(|(a, b)| a == b)
}

/// A type or a constant: its name begins with a capital.
fn is_type(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The module a file is, such as `model`, `money`.
fn module_path(path: &str) -> Vec<String> {
    let inner = path.trim_start_matches("src/").trim_end_matches(".rs");
    let inner = inner.trim_end_matches("/mod");
    if inner == "lib" || inner == "main" {
        return Vec::new();
    }
    inner.split('/').map(str::to_owned).collect()
}

/// The path from the root of the crate, if it stays in the crate.
fn in_crate(own: &[String], segments: &[String]) -> Option<Vec<String>> {
    let rest = |count: usize| segments[count..].iter().cloned();
    match segments.first()?.as_str() {
        "crate" | "plumbline" => Some(rest(1).collect()),
        "self" => Some(own.iter().cloned().chain(rest(1)).collect()),
        "super" => {
            let ups = segments.iter().take_while(|s| *s == "super").count();
            let base = own.len().saturating_sub(ups);
            Some(own[..base].iter().cloned().chain(rest(ups)).collect())
        }
        _ => None,
    }
}
