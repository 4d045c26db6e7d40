//! The fast inner loop and the whole test run.
//!
//! Deep suites are tests whose path contains `deep_`: a plain `cargo test` runs them with few
//! cases, the step here runs them optimised with `PLUMBLINE_DEEP=1`, and they read that variable
//! to take many.

use std::path::Path;
use std::process::Command;

use crate::failure::{Failure, Outcome};
use crate::report::{Count, Report, step};
use crate::{
    browser, bundle, files, imports, paths, process, promises, sizes, supply, testlog, tools,
};

const MEND: &str = "mend what is said above, then run it again";
/// The target of the programs.
pub const WASM: &str = "wasm32-unknown-unknown";

/// The fast inner loop, without a browser.
pub fn check() -> Outcome<()> {
    step("format", || cargo(&["fmt", "--all", "--check"], "run `cargo fmt --all`"))?;
    step("clippy of the library", || {
        cargo(
            &["clippy", "--quiet", "--package", "plumbline", "--lib", "--", "-D", "warnings"],
            MEND,
        )
    })?;
    step("tests of the library", || cargo(&["test", "--quiet", "--lib"], MEND))?;
    step("tidy", || cargo(&["test", "--quiet", "--test", "it", "tidy"], MEND))?;
    step("what it is made of", supply::check_or_fail)
}

/// Everything; one broken step does not hide the others.
pub fn test() -> Outcome<()> {
    let mut report = Report::default();
    report.check("format", || cargo(&["fmt", "--all", "--check"], "run `cargo fmt --all`"));
    lints(&mut report);
    report.count("tidy", || cargo_test(&["--test", "it", "tidy::"], &[]));
    report.count("native tests", || {
        let mut count = cargo_test(&["--package", "plumbline"], &["--skip", "tidy::"])?;
        count.add(cargo_test(&["--package", "xtask"], &[])?);
        count.add(cargo_test(&["--package", "plumbline-crosscheck"], &[])?);
        Ok(count)
    });
    report.count("what it is made of", supply::check);
    report.count("deep suites, optimised", deep);
    golden_numbers(&mut report);
    report.count("the store's promises in the browser", promises::check);
    if report.check("release build", || bundle::build(true).map(drop)) {
        let folder = bundle::folder(true);
        report.check("size budgets", || sizes::check(&folder));
        report.check("imports of the workers", || imports::check(&folder));
        report.count("browser journeys", journeys);
    } else {
        for what in ["size budgets", "imports of the workers", "browser journeys"] {
            report.impossible(what, "the release build failed");
        }
    }
    report.close(paths::real_inputs().is_none())
}

fn cargo(arguments: &[&str], way_out: &str) -> Outcome<()> {
    process::run(&mut process::cargo(arguments), way_out)
}

/// Clippy for every target: natively what has no screen, for wasm each program with its features.
fn lints(report: &mut Report) {
    report.check("clippy, native targets", || {
        let all = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
        cargo(&all, MEND)
    });
    report.check("wasm target", tools::wasm_target);
    let programs = [
        ("app", "ui"),
        ("welcome", "welcome"),
        ("respond", "respond"),
        ("engine", "engine"),
        ("files", "files"),
    ];
    for (program, feature) in programs {
        report.check(&format!("clippy, {program} for wasm"), || {
            let target = ["clippy", "--quiet", "--target", WASM, "--features", feature, "--bin"];
            cargo(&[&target[..], &[program, "--", "-D", "warnings"]].concat(), MEND)
        });
    }
}

/// Runs native tests; prints the results, and everything only where something failed.
fn cargo_test(what: &[&str], harness: &[&str]) -> Outcome<Count> {
    let arguments = [&["test", "--quiet", "--no-fail-fast"], what, &["--"], harness];
    counted(&mut process::cargo(&[&arguments.concat()[..], &["--show-output"]].concat()))
}

fn counted(command: &mut Command) -> Outcome<Count> {
    println!("   $ {}", process::line(command));
    let printed = process::capture(command, MEND)?;
    let count = testlog::of_cargo(&printed.out);
    if count.failed > 0 || !printed.success {
        println!("{}", printed.out);
    }
    for line in printed.out.lines().filter(|line| line.starts_with("test result: ")) {
        println!("   {line}");
    }
    if !printed.success && count.failed == 0 {
        return Err(Failure::new(
            "the tests did not build or crashed",
            process::line(command),
            MEND,
        ));
    }
    some_ran(count, &process::line(command))
}

/// A step in which no test ran has not passed: its tests were renamed or left out of the build.
pub fn some_ran(count: Count, tried: &str) -> Outcome<Count> {
    if count == Count::default() {
        return Err(Failure::new("no test ran", tried, "see where the tests of this step went"));
    }
    Ok(count)
}

fn deep() -> Outcome<Count> {
    let what = ["test", "--quiet", "--no-fail-fast", "--profile", "deep", "--package", "plumbline"];
    let mut cargo = process::cargo(&[&what[..], &["deep_", "--", "--show-output"]].concat());
    counted(cargo.env("PLUMBLINE_DEEP", "1"))
}

/// The deep suites for long: their counts times so much.
pub fn soak(times: u32) -> Outcome<()> {
    let mut report = Report::default();
    report.count("deep suites, for long", || {
        let what = ["test", "--no-fail-fast", "--profile", "deep", "--package", "plumbline"];
        let mut cargo = process::cargo(&[&what[..], &["deep_", "--", "--show-output"]].concat());
        counted(cargo.env("PLUMBLINE_SOAK", times.to_string()))
    });
    report.close(false)
}

/// The golden numbers once more in wasm, under Node.
fn golden_numbers(report: &mut Report) {
    report.count("golden numbers in wasm", || {
        let tools = tools::bring()?;
        // Without --quiet, which cargo would hand on to a runner that does not know it.
        let mut cargo =
            process::cargo(&["test", "--target", WASM, "--features", "web", "--test", "wasm"]);
        cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", tools.test_runner);
        counted(&mut cargo)
    });
}

/// What every store promises, asked of the browser's own alone.
pub fn promises() -> Outcome<()> {
    let mut report = Report::default();
    report.count("the store's promises in the browser", promises::check);
    report.close(false)
}

/// What the journeys need to know about this machine.
pub fn browser_surroundings(node: &mut Command, chromium: &Path) {
    node.env("PLUMBLINE_BROWSER", chromium);
    if let Some(folder) = paths::real_inputs() {
        node.env("PLUMBLINE_REAL_DATA", folder);
    }
    if let Ok(program) = std::env::current_exe() {
        node.env("PLUMBLINE_XTASK", program);
    }
}

fn journeys() -> Outcome<Count> {
    let chromium = browser::chromium()?;
    browser::packages()?;
    let folder = paths::e2e();
    let mut specs = files::list(&folder, &["node_modules", "lib", "out"])?;
    specs.retain(|path| files::slashed(path).ends_with(".spec.mjs"));
    let tap = paths::work().join("journeys.tap");
    files::write(&tap, b"")?;
    let mut node = process::command("node", &["--test", "--test-concurrency=2"]);
    node.args(["--test-reporter=spec", "--test-reporter-destination=stdout"]);
    node.arg("--test-reporter=tap");
    node.arg(format!("--test-reporter-destination={}", tap.display()));
    node.args(&specs).current_dir(&folder);
    browser_surroundings(&mut node, &chromium);
    let run = process::run(&mut node, "read the failed journeys above");
    let count = testlog::of_tap(&files::read_text(&tap)?);
    match run {
        Err(failure) if count.failed == 0 => Err(failure),
        _ => some_ran(count, "node --test"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_without_any_test_is_broken() {
        assert!(some_ran(Count::default(), "cargo test").is_err());
        let skip = Count { skips: vec!["a: no printer".to_owned()], ..Count::default() };
        let failed = Count { failed: 1, ..Count::default() };
        for count in [Count::one(), skip, failed] {
            assert_eq!(some_ran(count.clone(), "cargo test").ok(), Some(count));
        }
    }
}
