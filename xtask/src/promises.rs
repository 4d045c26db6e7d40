//! The promises of every store asked of a browser's own database: a test program for wasm, served by
//! the test runner of wasm-bindgen and opened by the browser of the journeys.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Stdio};

use serde_json::Value as Json;

use crate::failure::{Failure, Outcome};
use crate::report::Count;
use crate::{browser, process, suite, testlog, tools};

const MEND: &str = "mend what is said above, then run it again";

/// Builds the program, runs it in the browser and counts what it says.
pub fn check() -> Outcome<Count> {
    let tools = tools::bring()?;
    let chromium = browser::chromium()?;
    browser::packages()?;
    let program = build()?;
    let mut served = Served::start(Command::new(tools.test_runner).arg(program))?;
    let url = served.url()?;
    let mut node = process::command("node", &["tests/e2e/promises.mjs", &url]);
    suite::browser_surroundings(&mut node, &chromium);
    let printed = process::capture(&mut node, MEND)?;
    println!("{}", printed.out.trim_end());
    let count = testlog::of_cargo(&printed.out);
    if !printed.success && count.failed == 0 {
        return Err(Failure::new("the page did not come to an end", url, MEND));
    }
    suite::some_ran(count, "the test program in the browser")
}

/// The test program as cargo built it.
fn build() -> Outcome<PathBuf> {
    let mut cargo = process::cargo(&["test", "--no-run", "--target", suite::WASM]);
    cargo.args(["--features", "web", "--test", "browser", "--message-format=json"]);
    let printed = process::capture(&mut cargo, MEND)?;
    let built = printed.out.lines().rev().find_map(program_of);
    built.ok_or_else(|| Failure::new("there is no test program", process::line(&cargo), MEND))
}

/// The path in a message of cargo about a program.
fn program_of(line: &str) -> Option<PathBuf> {
    let message: Json = serde_json::from_str(line).ok()?;
    message.get("executable")?.as_str().map(PathBuf::from)
}

/// The runner's server; it ends with this value. What it prints is taken as long: it would not go
/// on where nobody listens.
struct Served {
    child: Child,
    out: Option<BufReader<ChildStdout>>,
}

impl Served {
    fn start(runner: &mut Command) -> Outcome<Self> {
        runner.env("NO_HEADLESS", "1").env("WASM_BINDGEN_TEST_ADDRESS", "127.0.0.1:0");
        let child = runner.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
        let mut child = child.map_err(|error| {
            Failure::new(format!("the runner could not be started: {error}"), "serving", MEND)
        })?;
        let out = child.stdout.take().map(BufReader::new);
        Ok(Self { child, out })
    }

    /// Where it serves: the first address that it prints.
    fn url(&mut self) -> Outcome<String> {
        let mut lines = self.out.iter_mut().flat_map(BufRead::lines).map_while(Result::ok);
        let found = lines.find_map(|line| {
            line.split_whitespace().find(|word| word.starts_with("http://")).map(str::to_owned)
        });
        found.ok_or_else(|| Failure::new("the runner named no address", "serving", MEND))
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_is_the_one_that_cargo_names() {
        let named = r#"{"reason":"compiler-artifact","executable":"/a/b.wasm"}"#;
        assert_eq!(program_of(named), Some(PathBuf::from("/a/b.wasm")));
        for other in [r#"{"executable":null}"#, r#"{"reason":"build-finished"}"#, "", "x"] {
            assert_eq!(program_of(other), None);
        }
    }
}
