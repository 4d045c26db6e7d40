//! Brings the pinned tools: the wasm target, trunk, wasm-bindgen and wasm-opt. They live outside
//! the checkout, one folder for each version, and are installed once.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{files, paths, process};

const TARGET: &str = "wasm32-unknown-unknown";
const TRUNK: &str = "0.21.14";
const WASM_BINDGEN: &str = "0.2.130";
const BINARYEN: &str = "132.0.0";

/// trunk's own release profile takes many CPU-minutes; the tool is as good with a light one.
const LIGHT: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
];

/// Where the tools are.
pub struct Tools {
    /// The trunk program.
    pub trunk: PathBuf,
    /// The test runner that comes with wasm-bindgen.
    pub test_runner: PathBuf,
    /// PATH with the tools in front.
    pub path: OsString,
}

/// Makes sure that all tools are there.
pub fn bring() -> Outcome<Tools> {
    wasm_target()?;
    wasm_bindgen_matches_lock()?;
    let trunk = cargo_tool("trunk", TRUNK, "trunk", true)?;
    let bindgen = cargo_tool("wasm-bindgen-cli", WASM_BINDGEN, "wasm-bindgen", false)?;
    let binaryen = binaryen()?;
    let old = std::env::var_os("PATH").unwrap_or_default();
    let front = [trunk.clone(), bindgen.clone(), binaryen];
    let path = std::env::join_paths(front.into_iter().chain(std::env::split_paths(&old))).map_err(
        |error| Failure::new(format!("PATH cannot be built: {error}"), "join PATH", "mend PATH"),
    )?;
    Ok(Tools {
        trunk: trunk.join("trunk"),
        test_runner: bindgen.join("wasm-bindgen-test-runner"),
        path,
    })
}

/// Adds the wasm target where it is missing.
pub fn wasm_target() -> Outcome<()> {
    let way_out = format!("install rustup, then run `rustup target add {TARGET}`");
    let sysroot = process::probe("rustc", &["--print", "sysroot"])
        .ok_or_else(|| Failure::new("rustc is missing", "rustc --print sysroot", &way_out))?;
    if Path::new(&sysroot).join("lib/rustlib").join(TARGET).is_dir() {
        return Ok(());
    }
    process::run(&mut process::command("rustup", &["target", "add", TARGET]), &way_out)
}

/// The command-line tool and the crate must be the same release, or the glue does not fit.
fn wasm_bindgen_matches_lock() -> Outcome<()> {
    let lock = files::read_text(&paths::root().join("Cargo.lock"))?;
    let locked = locked_version(&lock, "wasm-bindgen");
    if locked.as_deref() == Some(WASM_BINDGEN) {
        return Ok(());
    }
    Err(Failure::new(
        format!("Cargo.lock holds wasm-bindgen {locked:?}, the tool is {WASM_BINDGEN}"),
        "reading Cargo.lock",
        "change the version in xtask/src/tools.rs and in Cargo.toml together",
    ))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let head = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != head);
    lines.next()?;
    Some(lines.next()?.strip_prefix("version = \"")?.trim_end_matches('"').to_owned())
}

/// The folder with the program of a cargo package, installed if missing.
fn cargo_tool(package: &str, version: &str, program: &str, locked: bool) -> Outcome<PathBuf> {
    let home = paths::tools().join(format!("{package}-{version}"));
    if home.join("bin").join(program).is_file() {
        return Ok(home.join("bin"));
    }
    println!("   bringing {package} {version} (once, some minutes)");
    let part = fresh_part(package)?;
    let wanted = format!("={version}");
    let mut install = process::command(
        &std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()),
        &["install", package, "--version", &wanted, "--no-track", "--root"],
    );
    install.arg(&part).current_dir(paths::tools()).envs(LIGHT);
    install.env("CARGO_TARGET_DIR", part.join("build")).env_remove("RUSTFLAGS");
    if locked {
        install.arg("--locked");
    }
    let way_out = format!(
        "check that the crate registry is reachable and a C compiler is installed, or put the \
         program into {}",
        home.join("bin").display()
    );
    process::run(&mut install, &way_out)?;
    files::remove_folder(&part.join("build"))?;
    let built = part.join("bin").join(program);
    prove_version(&built, version, &way_out)?;
    finish_part(&part, &home)?;
    Ok(home.join("bin"))
}

/// The folder with `wasm-opt`.
fn binaryen() -> Outcome<PathBuf> {
    let home = paths::tools().join(format!("binaryen-{BINARYEN}"));
    let programs = home.join("node_modules/.bin");
    if programs.join("wasm-opt").exists() {
        return Ok(programs);
    }
    println!("   bringing binaryen {BINARYEN} (wasm-opt)");
    let part = fresh_part("binaryen")?;
    let wanted = format!("binaryen@{BINARYEN}");
    let mut install = process::command(
        "npm",
        &["install", &wanted, "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"],
    );
    install.arg(&part).current_dir(&part);
    let way_out = "install Node 20 or newer with npm, and check that its registry is reachable";
    process::run(&mut install, way_out)?;
    let major = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    prove_version(&part.join("node_modules/.bin/wasm-opt"), major, way_out)?;
    finish_part(&part, &home)?;
    Ok(programs)
}

/// An empty folder to install into, so that a broken installation is never taken for a whole one.
fn fresh_part(name: &str) -> Outcome<PathBuf> {
    let part = paths::tools().join(format!(".{name}.{}", std::process::id()));
    files::remove_folder(&part)?;
    fs::create_dir_all(&part).map_err(|e| Failure::io("create", &part, &e))?;
    Ok(part)
}

fn finish_part(part: &Path, home: &Path) -> Outcome<()> {
    files::remove_folder(home)?;
    fs::rename(part, home).map_err(|e| Failure::io("move into place", home, &e))
}

fn prove_version(program: &Path, version: &str, way_out: &str) -> Outcome<()> {
    let said = process::probe(&program.to_string_lossy(), &["--version"]).unwrap_or_default();
    if said.split_whitespace().any(|word| word == version) {
        return Ok(());
    }
    Err(Failure::new(
        format!("{} is not version {version}: it says {said:?}", program.display()),
        format!("{} --version", program.display()),
        way_out,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_of_the_package_itself() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"9\"\n\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "serde"), None);
    }
}
