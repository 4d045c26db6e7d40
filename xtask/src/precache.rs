//! Writes the service worker: its template, the list of all files with their hashes, a version.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::files;

const LIST: &str = "\"@PRECACHE@\"";
const VERSION: &str = "\"@VERSION@\"";

/// Writes a service worker of a name into the finished folder, from the files in it that it is to
/// keep.
pub fn write(
    folder: &Path,
    template: &str,
    worker: &str,
    keeps: impl Fn(&str) -> bool,
) -> Outcome<()> {
    for mark in [LIST, VERSION] {
        if template.matches(mark).count() != 1 {
            return Err(Failure::new(
                format!("the service worker template has no single {mark}"),
                "reading public/service-worker.template.js",
                "restore the mark",
            ));
        }
    }
    let mut lines = Vec::new();
    for path in files::list(folder, &[])? {
        let name = files::slashed(&path);
        if !keeps(&name) {
            continue;
        }
        let bytes = files::read(&folder.join(&path))?;
        // Hosts redirect index.html to the folder, and a redirected answer may not be shown.
        let address = if name == "index.html" { "./".to_owned() } else { name };
        lines.push(format!("  [{address:?}, {:?}]", files::integrity(&bytes)));
    }
    let list = format!("[\n{},\n]", lines.join(",\n"));
    let version = files::short_hash(format!("{list}{template}").as_bytes());
    let script = template.replace(LIST, &list).replace(VERSION, &format!("{version:?}"));
    files::write(&folder.join(worker), script.as_bytes())
}
