//! The content security policy of the page does not reach its workers, so this reads what each
//! worker module imports and what its glue can call, and refuses everything that reaches out.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::postbuild::WORKERS;
use crate::{files, wasm};

/// Names that open a way out of the machine.
const WAYS_OUT: [&str; 10] = [
    "fetch",
    "XMLHttpRequest",
    "WebSocket",
    "WebSocketStream",
    "WebTransport",
    "EventSource",
    "importScripts",
    "sendBeacon",
    "RTCPeerConnection",
    "BroadcastChannel",
];

/// The one call of `fetch` that is allowed: the glue loading its own module, whose address is
/// the glue's own folder.
const LOADING: &str = "module_or_path = fetch(module_or_path);";
/// The glue's own words for a module that could not be loaded.
const MESSAGE: &str = "Error(`failed to fetch Wasm: ";
const OWN_FOLDER: &str = "new URL('@_bg.wasm', import.meta.url)";

/// Checks every worker of the built folder.
pub fn check(folder: &Path) -> Outcome<()> {
    let paths = files::list(folder, &[])?;
    let mut findings = Vec::new();
    for worker in WORKERS {
        for end in [".js", "_loader.js", "_bg.wasm"] {
            let name = format!("/{worker}{end}");
            let Some(path) = paths.iter().find(|p| files::slashed(p).ends_with(&name)) else {
                findings.push(format!("{name} is missing"));
                continue;
            };
            let bytes = files::read(&folder.join(path))?;
            if end == "_bg.wasm" {
                findings.extend(of_module(worker, &bytes));
            } else {
                findings.extend(of_script(worker, &name, &String::from_utf8_lossy(&bytes)));
            }
        }
    }
    if findings.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("a worker could reach out: {}", findings.join("; ")),
        "reading the imports of the worker modules and their glue",
        "remove the crate or the call that brings it in; workers only compute",
    ))
}

fn of_module(worker: &str, bytes: &[u8]) -> Vec<String> {
    let Some(imports) = wasm::imports(bytes) else {
        return vec![format!("{worker}_bg.wasm is not a module")];
    };
    println!("   {worker}: {} imports", imports.len());
    imports
        .into_iter()
        .filter(|import| WAYS_OUT.iter().any(|way| has_word(import, way)))
        .map(|import| format!("{worker} imports {import}"))
        .collect()
}

fn of_script(worker: &str, name: &str, script: &str) -> Vec<String> {
    let mut rest = script.to_owned();
    let mut findings = Vec::new();
    if name.ends_with("_loader.js") {
        let expected = format!("import init from './{worker}.js';await init();");
        if script.trim() != expected {
            findings.push(format!("{name} is not `{expected}`"));
        }
        return findings;
    }
    if rest.matches(LOADING).count() == 1 && rest.contains(&OWN_FOLDER.replace('@', worker)) {
        rest = rest.replace(LOADING, "").replace(MESSAGE, "");
    }
    findings.extend(
        WAYS_OUT.iter().filter(|way| has_word(&rest, way)).map(|way| format!("{name}: {way}")),
    );
    for address in ["http:", "https:", "ws:", "wss:", "//cdn"] {
        // An address in a comment of the generator does nothing, one in quotes could.
        if ["'", "\"", "`"].iter().any(|quote| rest.contains(&format!("{quote}{address}"))) {
            findings.push(format!("{name}: an address that begins with {address}"));
        }
    }
    findings
}

/// Whether `word` stands in `text` on its own, or between the underscores of a generated name.
fn has_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = text[at + word.len()..].chars().next();
        let joins = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        !joins(before) && !joins(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GLUE: &str = "if (!m) { m = new URL('engine_bg.wasm', import.meta.url); }\n\
        module_or_path = fetch(module_or_path);";

    #[test]
    fn loading_its_own_module_is_the_only_fetch() {
        assert!(of_script("engine", "/engine.js", GLUE).is_empty());
        for more in [
            "fetch('x');",
            "self.fetch(module_or_path);",
            "new XMLHttpRequest();",
            "new WebSocket(u);",
            "importScripts('./x.js');",
            "const u = 'https://example.org';",
            "module_or_path = fetch(module_or_path);",
        ] {
            let script = format!("{GLUE}\n{more}");
            assert!(!of_script("engine", "/engine.js", &script).is_empty(), "{more}");
        }
    }

    #[test]
    fn a_generated_import_name_is_recognised() {
        assert!(has_word("./engine_bg.js.__wbg_fetch_8119fbf8d0e4f4d1", "fetch"));
        assert!(!has_word("prefetched", "fetch"));
        assert!(!has_word("fetchAll", "fetch"));
    }

    #[test]
    fn a_foreign_loader_is_refused() {
        let good = "import init from './engine.js';await init();";
        assert!(of_script("engine", "/engine_loader.js", good).is_empty());
        assert!(!of_script("engine", "/engine_loader.js", "import '//cdn/x.js'").is_empty());
    }
}
