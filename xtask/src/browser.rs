//! Brings the browser and the npm packages of the journeys.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Outcome};
use crate::{files, paths, process};

const DEBIAN: &str = "/usr/bin/chromium";
const ON_PATH: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const NODE_MAJOR: u32 = 20;

/// The browser program, installed from Debian's packages where that is possible.
pub fn chromium() -> Outcome<PathBuf> {
    if let Some(program) = std::env::var_os("PLUMBLINE_BROWSER") {
        return Ok(PathBuf::from(program));
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    let way_out = "install Chromium or Chrome (Debian: `apt-get install chromium`), or name the \
                   program in PLUMBLINE_BROWSER";
    let is_root = process::probe("id", &["-u"]).as_deref() == Some("0");
    if is_root && process::probe("apt-get", &["--version"]).is_some() {
        process::run(&mut process::command("apt-get", &["update"]), way_out)?;
        let mut install = process::command("apt-get", &["install", "-y", "chromium"]);
        process::run(install.env("DEBIAN_FRONTEND", "noninteractive"), way_out)?;
    }
    installed().ok_or_else(|| {
        Failure::new("no Chromium or Chrome was found", format!("{DEBIAN}, {ON_PATH:?}"), way_out)
    })
}

fn installed() -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let candidates = std::env::split_paths(&folders)
        .flat_map(|folder| ON_PATH.map(|name| folder.join(name)))
        .collect::<Vec<_>>();
    std::iter::once(Path::new(DEBIAN).to_owned()).chain(candidates).find(|path| path.is_file())
}

/// Checks Node and installs the packages of the journeys exactly as locked.
pub fn packages() -> Outcome<()> {
    let way_out = format!("install Node {NODE_MAJOR} or newer with npm");
    let said = process::probe("node", &["--version"]).unwrap_or_default();
    let major = said.trim_start_matches('v').split('.').next().and_then(|n| n.parse().ok());
    if major.unwrap_or(0) < NODE_MAJOR {
        let missing = format!("Node {NODE_MAJOR} is needed, found {said:?}");
        return Err(Failure::new(missing, "node --version", way_out));
    }
    let folder = paths::e2e();
    let lock = files::short_hash(&files::read(&folder.join("package-lock.json"))?);
    let stamp = folder.join("node_modules/.plumbline-lock");
    if std::fs::read_to_string(&stamp).ok().as_deref() == Some(lock.as_str()) {
        return Ok(());
    }
    let mut install =
        process::command("npm", &["ci", "--no-audit", "--no-fund", "--ignore-scripts"]);
    process::run(
        install.current_dir(&folder),
        "check that the npm registry is reachable and that package-lock.json fits package.json",
    )?;
    files::write(&stamp, lock.as_bytes())
}
