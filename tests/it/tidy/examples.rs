//! The rules on made-up files: each finds what it should, and leaves good code alone.

use super::finding::Finding;
use super::source::Source;
use super::{calls, edges, shape, source, words};

type Rule = fn(&Source) -> Vec<Finding>;

/// A rule, the place of a made-up file, a line that breaks it, and a line that does not.
const EXAMPLES: &[(&str, Rule, &str, &str, &str)] = &[
    (
        "markup",
        calls::check,
        "src/ui/a.rs",
        "fn f(e: &E) { e.set_inner_html(x) }",
        "fn f(e: &E) { e.set_text_content(x) }",
    ),
    (
        "address",
        calls::check,
        "src/ui/a.rs",
        "fn f() { view! { <a href=\"x\"/> } }",
        "fn f() { view! { <a href=\"#x\"/> } }",
    ),
    ("edge", edges::check, "src/model/a.rs", "use crate::edit::Change;", "use crate::model::Id;"),
    (
        "edge",
        edges::check,
        "src/analysis/a.rs",
        "use crate::edit::Change;",
        "use crate::model::Id;",
    ),
    (
        "edge",
        edges::check,
        "src/analysis/a.rs",
        "fn f() { crate::store::x() }",
        "fn f() { g::x() }",
    ),
    (
        "edge",
        edges::check,
        "src/present/a.rs",
        "use crate::{model, protocol::Job};",
        "use crate::{model, edit};",
    ),
    (
        "edge",
        edges::check,
        "src/file/a.rs",
        "use crate::present::text;",
        "use crate::analysis::fit;",
    ),
    (
        "edge",
        edges::check,
        "src/file/a.rs",
        "use crate::analysis::maturity::M;",
        "use crate::edit::Change;",
    ),
    (
        "edge",
        edges::check,
        "src/store/a.rs",
        "use crate::analysis::fit;",
        "use crate::file::Codec;",
    ),
    (
        "edge",
        edges::check,
        "src/protocol.rs",
        "use crate::edit::Change;",
        "use crate::file::sheet;",
    ),
    ("super", edges::check, "src/model/a.rs", "use super::super::edit::X;", "use super::money;"),
    ("layer", edges::check, "src/extra/a.rs", "fn f() {}", "#[cfg(test)]"),
    ("pure", edges::check, "src/edit/a.rs", "use leptos::prelude::*;", "use chrono::NaiveDate;"),
    ("pure", edges::check, "src/edit/a.rs", "use std::time::Instant;", "use std::sync::Arc;"),
    (
        "pure",
        edges::check,
        "src/edit/a.rs",
        "use std::collections::{BTreeMap, HashMap};",
        "use std::collections::BTreeMap;",
    ),
    (
        "session",
        edges::check,
        "src/ui/page/a.rs",
        "use plumbline::edit::apply;",
        "use plumbline::model::Id;",
    ),
    (
        "session",
        edges::check,
        "src/ui/page/a.rs",
        "fn f() { plumbline::edit::apply() }",
        "fn f() { session::go() }",
    ),
    (
        "view",
        edges::check,
        "src/ui/page/a.rs",
        "use plumbline::analysis::capacity;",
        "use plumbline::analysis::capacity::Band;",
    ),
    (
        "view",
        edges::check,
        "src/ui/kit/a.rs",
        "fn f() { plumbline::analysis::rank() }",
        "fn f() { rank() }",
    ),
    ("platform", edges::check, "src/ui/app.rs", "use web_sys::Window;", "use leptos::prelude::*;"),
    (
        "platform",
        edges::check,
        "src/ui/page/a.rs",
        "use leptos::web_sys::window;",
        "use leptos::ev::KeyboardEvent;",
    ),
    (
        "platform",
        edges::check,
        "src/ui/kit/a.rs",
        "use leptos::web_sys::Window;",
        "use leptos::web_sys::KeyboardEvent;",
    ),
    (
        "platform",
        edges::check,
        "src/ui/session.rs",
        "use gloo_storage::LocalStorage;",
        "use plumbline::edit::apply;",
    ),
    ("head", shape::check_file, "src/a.rs", "/// x", "//! What it is."),
    ("call", calls::check, "src/a.rs", "fn f() { x.unwrap() }", "fn f() { x.unwrap_or(1) }"),
    ("sort", calls::check, "src/a.rs", "fn f() { x.sort_by(c) }", "fn f() { x.order_by(c) }"),
    ("call", calls::check, "src/ui/a.rs", "fn f() { x.expect(\"y\") }", "fn f() { x.expected() }"),
    ("call", calls::check, "src/a.rs", "fn f() { panic!() }", "// panic! is only named here"),
    ("call", calls::check, "src/a.rs", "fn f() { eprintln!() }", "const S: &str = \"println!\";"),
    (
        "call",
        calls::check,
        "src/a.rs",
        "fn f() { v[0] }",
        "fn f(v: &[u8]) -> [u8; 2] { vec![0][..].into() }",
    ),
    (
        "call",
        calls::check,
        "src/a.rs",
        "fn f() { g()?[i] }",
        "fn f<'a>(v: &'a [u8]) { let [a] = v; }",
    ),
    (
        "lint",
        calls::check,
        "src/a.rs",
        "#![allow(clippy::indexing_slicing)]",
        "#![allow(dead_code)]",
    ),
    (
        "colour",
        words::check_colours,
        "style/kit.css",
        "a { color: #3A4BD8; }",
        "#add-row { color: var(--x); }",
    ),
    (
        "colour",
        words::check_colours,
        "style/kit.css",
        "a { color: rgb(1 2 3); }",
        "a { color: CanvasText; }",
    ),
    (
        "colour",
        words::check_colours,
        "src/ui/a.rs",
        "const C: &str = \"#fff\";",
        "const R: &str = \"#/face\";",
    ),
    (
        "text",
        words::check_user_texts,
        "src/ui/page/a.rs",
        "f(\"Open a file\")",
        "f(\"row is-open\")",
    ),
    (
        "text",
        words::check_user_texts,
        "src/ui/page/a.rs",
        "f(\"No rows\")",
        "f(\"M5 3.5h14 L12 9\")",
    ),
    ("text", words::check_user_texts, "src/ui/page/a.rs", "f(\"Open {name}\")", "f(\"Ctrl K\")"),
    ("text", words::check_user_texts, "src/ui/page/a.rs", "f(\"Data {n}\")", "f(\"G {letter}\")"),
    ("word", words::check_words, "src/a.rs", concat!("// TO", "DO later"), "// done"),
    ("word", words::check_words, "docs/a.md", concat!("see /wo", "rk/x"), "see workbench/x"),
    (
        "word",
        words::check_words,
        ".npmrc.toml",
        concat!("https://registry", ".npmjs.org"),
        "registry",
    ),
];

#[test]
fn every_rule_finds_its_bad_example_and_leaves_the_good_one() {
    for (name, rule, path, bad, good) in EXAMPLES {
        let found = rule(&Source::new(path, &format!("{bad}\n")));
        assert!(!found.is_empty(), "{name}: nothing found in {path}: {bad}");
        if *name != "layer" {
            let found = rule(&Source::new(path, &format!("{good}\n")));
            assert!(found.is_empty(), "{name}: {path}: {good}: {found:?}");
        }
    }
}

#[test]
fn tests_and_kernels_may_stop() {
    let test = "//! x\n#[cfg(test)]\nmod tests {\n    fn f() { x.unwrap(); v[0]; }\n}\n";
    assert!(calls::check(&Source::new("src/a.rs", test)).is_empty());
    let after = format!("{test}fn g() {{ x.unwrap() }}\n");
    assert_eq!(calls::check(&Source::new("src/a.rs", &after)).len(), 1);
    let kernel = "#![allow(clippy::indexing_slicing)]\nfn f() { v[0] }\n";
    assert!(calls::check(&Source::new("src/analysis/risk/kernel.rs", kernel)).is_empty());
}

#[test]
fn a_file_that_only_tests_declare_is_a_test() {
    let mut sources = vec![
        Source::new("src/model/mod.rs", "//! x\n#[cfg(test)]\nmod cases;\nmod money;\n"),
        Source::new("src/model/cases.rs", "fn f() { x.unwrap() }\n"),
        Source::new("src/model/money.rs", "fn f() { x.unwrap() }\n"),
    ];
    source::mark_test_files(&mut sources);
    let found: Vec<_> = sources.iter().flat_map(calls::check).map(|f| f.path).collect();
    assert_eq!(found, ["src/model/money.rs"]);
}

#[test]
fn a_file_without_a_declaration_is_found() {
    let sources = [
        Source::new("tests/it/main.rs", "mod tidy;\nmod inline {}\n"),
        Source::new("tests/it/tidy/mod.rs", "mod a;\n#[path = \"other.rs\"]\nmod b;\n"),
        Source::new("tests/it/tidy/other.rs", ""),
        Source::new("tests/it/tidy/a.rs", "mod b;\n"),
        Source::new("tests/it/tidy/a/b.rs", ""),
        Source::new("tests/it/inline.rs", ""),
        Source::new("tests/it/lost.rs", ""),
    ];
    let found: Vec<_> = shape::check_declared(&sources).into_iter().map(|f| f.path).collect();
    assert_eq!(found, ["tests/it/inline.rs", "tests/it/lost.rs"]);
}

#[test]
fn long_files_and_functions_are_found() {
    let long = format!("//! x\n{}", "\n".repeat(400));
    assert_eq!(shape::check_file(&Source::new("src/a.rs", &long)).len(), 1);
    assert!(shape::check_length(&Source::new("docs/a.md", &long)).is_empty());
    let function = format!("fn f() {{\n{}}}\n", "    g();\n".repeat(59));
    assert_eq!(shape::check_functions(&Source::new("src/a.rs", &function)).len(), 1);
    assert!(shape::check_functions(&Source::new("src/ui/a.rs", &function)).is_empty());
    assert!(shape::check_functions(&Source::new("tests/it/a.rs", &function)).is_empty());
}

#[test]
fn documentation_is_counted_without_empty_lines_and_tests() {
    let text = "//! x\n\n/// y\npub fn f() {}\n// z\n#[cfg(test)]\nmod tests {\n}\n";
    let sources = [Source::new("src/a.rs", text), Source::new("src/ui/b.rs", "fn f() {}\n")];
    assert_eq!(shape::documented_percent(&sources), 50);
}
