//! Builds the page: trunk makes the programs, the post-build step makes a folder of them that
//! any static host can serve. Nothing is done when no input has changed.

use std::path::PathBuf;

use crate::failure::Outcome;
use crate::report::step;
use crate::{files, paths, postbuild, process, tools};

/// Folders that never reach the page.
const NO_INPUT: [&str; 8] =
    [".git", ".ci", "target", "dist", "tests", "docs", "benches", "node_modules"];

/// Where the built folder lies.
pub fn folder(release: bool) -> PathBuf {
    if release { paths::root().join("dist") } else { paths::work().join("dist-dev") }
}

/// Brings the tools, builds if an input changed, and gives the folder.
pub fn build(release: bool) -> Outcome<PathBuf> {
    let tools = step("bring the tools", tools::bring)?;
    let out = folder(release);
    let name = if release { "release" } else { "dev" };
    let stamp = paths::work().join(format!("dist-{name}.stamp"));
    let inputs = inputs_hash()?;
    if out.join("index.html").is_file()
        && std::fs::read_to_string(&stamp).ok() == Some(inputs.clone())
    {
        println!("== build the page ({name})\n   nothing changed since the last build");
        return Ok(out);
    }
    let raw = paths::work().join(format!("trunk-{name}"));
    step(&format!("build the page ({name})"), || {
        process::run(
            &mut process::cargo(&["fetch", "--locked"]),
            "check that the crate registry is reachable once; later builds need no network",
        )?;
        let mut trunk = process::command(
            &tools.trunk.to_string_lossy(),
            &["build", "--offline", "--locked", "--skip-version-check", "--color=never", "--dist"],
        );
        trunk.arg(&raw).env("PATH", &tools.path).env("CARGO_TARGET_DIR", paths::target());
        // trunk reads NO_COLOR as its own option and refuses values such as 1.
        trunk.env_remove("NO_COLOR").env_remove("RUST_BACKTRACE");
        if release {
            trunk.arg("--release");
        }
        process::run(&mut trunk, "mend what the compiler says above, then run it again")
    })?;
    step("make it ready for any static host", || {
        let part = paths::work().join(format!("dist-{name}.part"));
        files::remove_folder(&part)?;
        postbuild::finish(&raw, &paths::root().join("public"), &part, release)?;
        files::replace_folder(&part, &out)
    })?;
    files::write(&stamp, inputs.as_bytes())?;
    Ok(out)
}

/// One hash over everything that can change the page.
fn inputs_hash() -> Outcome<String> {
    let root = paths::root();
    let paths = files::list(&root, &NO_INPUT)?;
    let compiler = process::probe("rustc", &["--version"]).unwrap_or_default();
    let flags = std::env::var("RUSTFLAGS").unwrap_or_default();
    Ok(format!("{} {compiler} {flags}", files::hash_of(&root, &paths)?))
}
