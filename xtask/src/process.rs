//! Runs other programs and turns what goes wrong into a failure with a way out.

use std::process::{Command, Stdio};

use crate::failure::{Failure, Outcome};
use crate::paths;

/// A command in the root of the checkout.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(paths::root());
    command
}

/// `cargo` with these arguments, the same cargo that started us.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = command(&cargo_program(), arguments);
    // The surroundings of `cargo run` describe xtask, not the program to be built.
    for (name, _) in std::env::vars_os() {
        let Some(name) = name.to_str() else { continue };
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") {
            cargo.env_remove(name);
        }
    }
    // A shared build directory given by configuration stays the one in use.
    cargo.env("CARGO_TARGET_DIR", paths::target());
    cargo
}

fn cargo_program() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// The command as somebody would type it.
pub fn line(command: &Command) -> String {
    let program = command.get_program().to_string_lossy();
    let name = program.rsplit(['/', '\\']).next().unwrap_or(&program).to_owned();
    let arguments = command.get_args().map(|a| a.to_string_lossy().into_owned());
    std::iter::once(name).chain(arguments).collect::<Vec<_>>().join(" ")
}

/// Runs with the output passed through.
pub fn run(command: &mut Command, way_out: &str) -> Outcome<()> {
    let shown = line(command);
    println!("   $ {shown}");
    let status = command.status().map_err(|error| {
        Failure::new(format!("`{shown}` could not be started: {error}"), &shown, way_out)
    })?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{shown}` ended with {status}"), &shown, way_out))
}

/// What a program printed, and whether it succeeded.
pub struct Printed {
    /// Whether the exit code was 0.
    pub success: bool,
    /// The standard output.
    pub out: String,
}

/// Runs and keeps the standard output; the error output is passed through.
pub fn capture(command: &mut Command, way_out: &str) -> Outcome<Printed> {
    let shown = line(command);
    let output =
        command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().map_err(|error| {
            Failure::new(format!("`{shown}` could not be started: {error}"), &shown, way_out)
        })?;
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(Printed { success: output.status.success(), out })
}

/// The first line a program prints, or nothing if it cannot be run.
pub fn probe(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.lines().next().unwrap_or_default().trim().to_owned())
}
