//! How much of what keeps, reads and changes data is run by the tests: lines of the library's own
//! code, without those of its tests, by the compiler's own counters.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value as Json;

use crate::failure::{Failure, Outcome};
use crate::report::step;
use crate::{files, paths, process};

const MEND: &str = "mend what is said above, then run it again";
/// The folders that are looked at, and the lines of each that tests have to run, per cent.
const FOLDERS: [&str; 3] = ["src/store/", "src/file/", "src/edit/"];
const PERCENT: usize = 95;

/// Builds the tests with counters, runs them, prints a table; fails where a folder has too little.
pub fn check() -> Outcome<()> {
    let llvm = step("bring the compiler's own tools", llvm)?;
    let home = paths::work().join("coverage");
    let raw = home.join("profiles");
    files::remove_folder(&raw)?;
    let counting = |arguments: &[&str]| {
        let mut cargo =
            process::cargo(&["test", "--package", "plumbline", "--lib", "--test", "it"]);
        cargo.args(arguments).env("RUSTFLAGS", "-C instrument-coverage");
        cargo.env("CARGO_TARGET_DIR", &home).env("CARGO_INCREMENTAL", "0");
        cargo.env("LLVM_PROFILE_FILE", raw.join("%p-%m.profraw"));
        cargo
    };
    let programs = step("build the tests with counters", || {
        let mut cargo = counting(&["--no-run", "--message-format=json"]);
        let printed = process::capture(&mut cargo, MEND)?;
        let programs: Vec<String> = printed.out.lines().filter_map(program_of).collect();
        if printed.success && !programs.is_empty() {
            return Ok(programs);
        }
        Err(Failure::new("the tests did not build", process::line(&cargo), MEND))
    })?;
    step("run them", || process::run(&mut counting(&["--no-fail-fast", "--quiet"]), MEND))?;
    let lines = step("count", || lines(&llvm, &home, &raw, &programs))?;
    judge(&lines)
}

/// The folder with `llvm-cov` and `llvm-profdata` of this compiler's release.
fn llvm() -> Outcome<PathBuf> {
    let way_out = "run `rustup component add llvm-tools`";
    let asked = |arguments: &[&str]| {
        process::probe("rustc", arguments)
            .ok_or_else(|| Failure::new("rustc is missing", "rustc --print", way_out))
    };
    let sysroot = asked(&["--print", "sysroot"])?;
    let host = asked(&["--print", "host-tuple"])?;
    let folder = Path::new(&sysroot).join("lib/rustlib").join(host).join("bin");
    if !folder.join("llvm-cov").is_file() {
        process::run(
            &mut process::command("rustup", &["component", "add", "llvm-tools"]),
            way_out,
        )?;
    }
    Ok(folder)
}

fn program_of(line: &str) -> Option<String> {
    let message: Json = serde_json::from_str(line).ok()?;
    Some(message.get("executable")?.as_str()?.to_owned())
}

/// Whether each line with code was run, by file and number.
type Lines = BTreeMap<String, BTreeMap<usize, bool>>;

fn lines(llvm: &Path, home: &Path, raw: &Path, programs: &[String]) -> Outcome<Lines> {
    let merged = home.join("all.profdata");
    let mut merge = Command::new(llvm.join("llvm-profdata"));
    merge.args(["merge", "-sparse", "-o"]).arg(&merged);
    let profiles = fs::read_dir(raw).map_err(|error| Failure::io("read", raw, &error))?;
    merge.args(profiles.flatten().map(|entry| entry.path()));
    // One profile for each test program: its line would be long.
    let done = merge.status().is_ok_and(|status| status.success());
    if !done {
        return Err(Failure::new("the counters could not be read", "llvm-profdata merge", MEND));
    }
    let mut export = Command::new(llvm.join("llvm-cov"));
    export.args(["export", "--format=lcov", "--instr-profile"]).arg(&merged);
    for program in programs {
        export.args(["--object", program]);
    }
    let root = format!("{}/", files::slashed(&paths::root()));
    let printed = process::capture(&mut export, MEND)?;
    let mut all = of_lcov(&printed.out, &root);
    for (path, lines) in &mut all {
        let text = files::read_text(&paths::root().join(path))?;
        let tests = text.lines().position(|line| line.trim() == "#[cfg(test)]");
        lines.retain(|number, _| tests.is_none_or(|first| *number <= first));
    }
    Ok(all)
}

/// Reads the counters of the folders that are looked at; files of tests alone are left out.
fn of_lcov(text: &str, root: &str) -> Lines {
    let mut all = Lines::new();
    let mut path = None;
    for line in text.lines() {
        if let Some(file) = line.strip_prefix("SF:") {
            let own = file.strip_prefix(root).filter(|own| is_looked_at(own));
            path = own.map(str::to_owned);
        } else if let (Some(path), Some(counted)) = (&path, line.strip_prefix("DA:")) {
            let Some((number, count)) = counted.split_once(',') else { continue };
            let Ok(number) = number.parse() else { continue };
            let lines = all.entry(path.clone()).or_default();
            *lines.entry(number).or_default() |= count.trim() != "0";
        }
    }
    all
}

fn is_looked_at(path: &str) -> bool {
    let of_tests =
        path.contains("/testing/") || path.contains("/tests/") || path.contains("tests.rs");
    FOLDERS.iter().any(|folder| path.starts_with(folder)) && !of_tests
}

/// Lines with code, and how many of them were run.
fn sum<'a>(files: impl Iterator<Item = &'a BTreeMap<usize, bool>>) -> (usize, usize) {
    files
        .flat_map(BTreeMap::values)
        .fold((0, 0), |(all, run), is_run| (all + 1, run + usize::from(*is_run)))
}

/// Prints the table.
fn judge(all: &Lines) -> Outcome<()> {
    let mut poor = Vec::new();
    for (path, lines) in all {
        let (count, run) = sum(std::iter::once(lines));
        if run * 100 < count * PERCENT {
            let missing =
                lines.iter().filter(|(_, is_run)| !**is_run).map(|(nth, _)| nth.to_string());
            println!(
                "   {:>4} %  {path}: {}",
                run * 100 / count,
                missing.collect::<Vec<_>>().join(" ")
            );
        }
    }
    for folder in FOLDERS {
        let (count, run) =
            sum(all.iter().filter(|(path, _)| path.starts_with(folder)).map(|(_, lines)| lines));
        println!(
            "   {:>6.1} % of {count} lines in {folder}",
            run as f64 * 100.0 / count.max(1) as f64
        );
        if count == 0 || run * 100 < count * PERCENT {
            poor.push(folder);
        }
    }
    if poor.is_empty() {
        return Ok(());
    }
    let what = format!("less than {PERCENT} % of the lines are run in {}", poor.join(", "));
    Err(Failure::new(what, "counting the lines that tests run", "test what is named above"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_folders_and_run_where_any_program_runs_them() {
        let text = "SF:/r/src/store/a.rs\nDA:1,0\nDA:2,7\nend_of_record\nSF:/r/src/ui/b.rs\nDA:1,0\n\
                    SF:/r/src/store/testing/c.rs\nDA:1,0\nSF:/other/src/store/d.rs\nDA:1,0\n\
                    SF:/r/src/store/a.rs\nDA:1,1\nDA:3,0\nDA:x\n";
        let all = of_lcov(text, "/r/");
        let lines = BTreeMap::from([(1, true), (2, true), (3, false)]);
        assert_eq!(all, Lines::from([("src/store/a.rs".to_owned(), lines)]));
        assert_eq!(sum(all.values()), (3, 2));
        assert!(judge(&all).is_err() && judge(&Lines::new()).is_err());
    }
}
