//! The one table of sizes: what a visitor downloads, after brotli, against its budget.

use std::path::Path;

use crate::failure::{Failure, Outcome};
use crate::{files, process, respond};

/// Prints brotli sizes with quality 11; Node has the coder built in.
const SCRIPT: &str = "const z=require('zlib'),f=require('fs');\
for(const p of process.argv.slice(1)){const b=f.readFileSync(p);\
console.log(z.brotliCompressSync(b,{params:{[z.constants.BROTLI_PARAM_QUALITY]:11,\
[z.constants.BROTLI_PARAM_SIZE_HINT]:b.length}}).length)}";

struct Budget {
    name: &'static str,
    limit_kb: usize,
    belongs: fn(&str) -> bool,
}

/// The limits; those of the whole program and of everything are explained in
/// `docs/adr/0008-first-view.md`.
const BUDGETS: [Budget; 6] = [
    Budget { name: "first view", limit_kb: 300, belongs: in_first_view },
    Budget { name: "app", limit_kb: 1600, belongs: is_app },
    Budget { name: "engine", limit_kb: 200, belongs: |path| is_worker(path, "engine") },
    Budget { name: "files", limit_kb: 400, belongs: |path| is_worker(path, "files") },
    Budget { name: "respondent's page", limit_kb: 150, belongs: in_respond },
    Budget { name: "everything", limit_kb: 2440, belongs: |_| true },
];

fn is_worker(path: &str, name: &str) -> bool {
    path.starts_with("workers-")
        && path.split_once('/').is_some_and(|(_, file)| file.starts_with(name))
}

/// The whole program, which a first visit fetches behind the first page.
fn is_app(path: &str) -> bool {
    path.starts_with("app-")
}

/// What a first visit needs before the page can be used.
fn in_first_view(path: &str) -> bool {
    let at_top = !path.contains('/');
    let needed = [".html", ".css", ".js", ".wasm", ".woff2", ".svg", ".webmanifest"];
    (at_top || path.ends_with(".woff2"))
        && path != "service-worker.js"
        && !path.starts_with("respond")
        && !is_app(path)
        && needed.iter().any(|end| path.ends_with(end))
}

/// What a phone fetches to answer: page, program, sheet, font and questions.
fn in_respond(path: &str) -> bool {
    respond::needs(path)
}

/// Prints the table; fails where a budget is exceeded.
pub fn check(folder: &Path) -> Outcome<()> {
    let paths: Vec<String> = files::list(folder, &[])?.iter().map(|p| files::slashed(p)).collect();
    let sizes = brotli_sizes(folder, &paths)?;
    println!("   {:>9} {:>9}  file", "bytes", "brotli");
    for (path, size) in paths.iter().zip(&sizes) {
        let raw = files::read(&folder.join(path))?.len();
        println!("   {raw:>9} {size:>9}  {path}");
    }
    let mut over = Vec::new();
    println!("   {:>9} {:>9}  of", "kB brotli", "limit");
    for budget in BUDGETS {
        let parts = paths.iter().zip(&sizes).filter(|(path, _)| (budget.belongs)(path));
        let bytes: usize = parts.map(|(_, size)| size).sum();
        let (name, limit) = (budget.name, budget.limit_kb);
        println!("   {:>9.1} {limit:>9}  {name}", bytes as f64 / 1000.0);
        if bytes > limit * 1000 {
            over.push(format!("{name}: {bytes} bytes of {limit} kB"));
        }
    }
    if over.is_empty() {
        return Ok(());
    }
    Err(Failure::new(
        format!("over the size budget: {}", over.join("; ")),
        "brotli 11 over the built folder",
        "find what grew with the table above; a higher limit needs a record in docs/adr/",
    ))
}

/// The sizes of files of a folder after brotli, in their order.
pub fn brotli_sizes(folder: &Path, paths: &[String]) -> Outcome<Vec<usize>> {
    let mut node = process::command("node", &["-e", SCRIPT]);
    node.args(paths).current_dir(folder);
    let way_out = "install Node 20 or newer";
    let printed = process::capture(&mut node, way_out)?;
    let sizes: Vec<usize> = printed.out.lines().filter_map(|line| line.parse().ok()).collect();
    if printed.success && sizes.len() == paths.len() {
        return Ok(sizes);
    }
    Err(Failure::new("the sizes could not be measured", "node -e (brotli)", way_out))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_view_is_the_page_and_the_program_of_a_first_visit() {
        for path in [
            "respond.html",
            "respond-1_bg.wasm",
            "workers-1/engine.js",
            "sample.json",
            "service-worker.js",
            "app-1_bg.wasm",
        ] {
            assert!(!in_first_view(path), "{path}");
        }
        for path in ["index.html", "welcome-1_bg.wasm", "boot-1.js", "fonts/sans.woff2"] {
            assert!(in_first_view(path), "{path}");
        }
    }
}
