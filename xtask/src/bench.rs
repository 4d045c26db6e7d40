//! The benchmarks: ours natively and in wasm under Node with other solvers beside them, and the
//! register in a browser beside another grid.

use crate::failure::{Failure, Outcome};
use crate::{browser, bundle, paths, process, report::step, suite, tools};
use std::path::{Path, PathBuf};

const AGAIN: &str = "mend what is said above, then run it again";
/// The benchmarks of the library by name, and whether each has a second target with `_wasm` at its
/// end.
const NAMES: [(&str, bool); 3] = [("capacity", true), ("selection", true), ("maturity", false)];
/// The one in a browser, and the other grid it stands beside.
const GRID: &str = "grid";
const OTHER_GRID: &str = "ag-grid-community@34.3.1";
/// The one of spreadsheets in and out, beside other readers and writers of them.
const FILES: &str = "files";

/// Runs the benchmark that the first word names, those of the library where there is none; further
/// words go to it.
pub fn run(words: &[String]) -> Outcome<()> {
    let Some((name, rest)) = words.split_first() else {
        return NAMES.into_iter().try_for_each(|(name, in_wasm)| one(name, in_wasm, &[]));
    };
    match name.as_str() {
        GRID => grid(),
        FILES => files(),
        name => {
            let known = NAMES.into_iter().find(|(own, _)| *own == name);
            let (name, in_wasm) = known.ok_or_else(|| unknown(name))?;
            one(name, in_wasm, rest)
        }
    }
}

fn unknown(name: &str) -> Failure {
    let names: Vec<&str> = NAMES.into_iter().map(|(own, _)| own).chain([GRID, FILES]).collect();
    Failure::new(
        format!("there is no benchmark `{name}`"),
        format!("cargo xtask bench {name}"),
        format!("name one of {}, or none", names.join(", ")),
    )
}

fn one(name: &str, in_wasm: bool, words: &[String]) -> Outcome<()> {
    let engine = ["bench", "--package", "plumbline", "--profile", "engine", "--bench"];
    let inputs = paths::real_inputs().and_then(|folder| Some(folder.parent()?.to_owned()));
    let inputs = inputs.filter(|_| name == "selection");
    step(&format!("run the benchmarks of {name}"), || {
        let mut native = process::cargo(&engine);
        native.arg(name);
        // Where other solvers run too, they and ours take turns.
        match inputs {
            Some(_) => native.arg("--no-run"),
            None => native.arg("--").args(words),
        };
        process::run(&mut native, AGAIN)
    })?;
    if !in_wasm {
        return Ok(());
    }
    let tools = step("bring the tools", tools::bring)?;
    step("run them in wasm, under Node", || {
        let mut bench = process::cargo(&engine);
        bench.arg(format!("{name}_wasm")).args(["--target", "wasm32-unknown-unknown"]);
        bench.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner);
        bench.env("WASM_BINDGEN_TEST_TIMEOUT", "900");
        if let Some(folder) = paths::real_inputs() {
            bench.env("PLUMBLINE_REAL_DATA", folder);
        }
        process::run(&mut bench, AGAIN)
    })?;
    inputs.map_or(Ok(()), |inputs| peers(&inputs))
}

/// The register beside another grid, in the same browser.
fn grid() -> Outcome<()> {
    bundle::build(true)?;
    let chromium = step("bring the browser", browser::chromium)?;
    step("bring the npm packages", browser::packages)?;
    let folder = peers_folder().join("npm");
    step("bring the other grid", || {
        let quiet = ["install", "--silent", "--no-audit", "--no-fund", "--prefix"];
        let mut npm = process::command("npm", &quiet);
        process::run(npm.arg(&folder).arg(OTHER_GRID), "see that the npm registry can be reached")
    })?;
    step("set them side by side", || {
        let script = paths::root().join("benches/grid/grid.mjs");
        let mut node = process::command("node", &[]);
        suite::browser_surroundings(&mut node, &chromium);
        process::run(node.arg(script).arg(&folder).arg(&chromium), AGAIN)
    })
}

/// The file worker beside other readers and writers of spreadsheets, in one run of Node.
fn files() -> Outcome<()> {
    let folder = bundle::build(true)?;
    step("set them side by side", || {
        let script = paths::root().join("benches/peers/files.mjs");
        let mut node = process::command("node", &[]);
        process::run(node.arg(script).arg(&folder).arg(peers_folder().join(FILES)), AGAIN)
    })
}

/// Where other programs lie, outside the checkout.
fn peers_folder() -> PathBuf {
    let home = std::env::var_os("HOME").map_or_else(std::env::temp_dir, PathBuf::from);
    home.join(".cache/plumbline/peers")
}

/// Other solvers, fetched outside the checkout when they are first asked for.
fn peers(inputs: &Path) -> Outcome<()> {
    let python = step("bring the other solvers", python)?;
    step("set them side by side", || {
        let script = paths::root().join("benches/peers/selection.py");
        let mut compare = process::command(&python.to_string_lossy(), &[]);
        compare.arg(script).arg("compare").arg(binary()?).arg(inputs);
        process::run(&mut compare, AGAIN)
    })
}

/// A Python with the solvers of `benches/peers/requirements.txt`.
fn python() -> Outcome<PathBuf> {
    let folder = peers_folder();
    let python = folder.join("bin/python");
    if !python.is_file() {
        let mut make = process::command("python3", &["-m", "venv"]);
        process::run(make.arg(&folder), "install Python 3 with its module venv")?;
    }
    let wanted = paths::root().join("benches/peers/requirements.txt");
    let mut bring =
        process::command(&python.to_string_lossy(), &["-m", "pip", "install", "-q", "-r"]);
    process::run(bring.arg(wanted), "see that the Python package index can be reached")?;
    Ok(python)
}

/// The native benchmark that was built last.
fn binary() -> Outcome<PathBuf> {
    let folder = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| paths::root().join("target"), PathBuf::from)
        .join("engine/deps");
    let is_ours = |path: &Path| {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        path.extension().is_none() && name.is_some_and(|name| name.starts_with("selection-"))
    };
    let files = std::fs::read_dir(&folder).into_iter().flatten().flatten();
    let own = files.map(|file| file.path()).filter(|path| is_ours(path));
    let newest = own.max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok());
    newest.ok_or_else(|| {
        Failure::new(format!("no benchmark in {}", folder.display()), "cargo xtask bench", AGAIN)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_benchmark_of_the_library_has_a_name_and_a_wrong_one_is_refused() {
        let manifest = std::fs::read_to_string(paths::root().join("Cargo.toml")).unwrap();
        let tables = manifest.split("[[bench]]").skip(1);
        let mut targets: Vec<&str> = tables.filter_map(|table| table.split('"').nth(1)).collect();
        let mut named: Vec<String> = NAMES.iter().map(|(name, _)| (*name).to_owned()).collect();
        let twins = NAMES.iter().filter(|(_, in_wasm)| *in_wasm);
        named.extend(twins.map(|(name, _)| format!("{name}_wasm")));
        targets.sort_unstable();
        named.sort_unstable();
        assert_eq!(named, targets);
        for wrong in ["", "Capacity", "capacity_wasm", "heatmap", "--help"] {
            assert!(run(&[wrong.to_owned()]).is_err(), "{wrong:?}");
        }
    }
}
