//! Where things are: the checkout, the build directory, the cache of tools.

use std::path::PathBuf;

/// The root of the checkout.
pub fn root() -> PathBuf {
    let manifest = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest.parent().map(PathBuf::from).unwrap_or(manifest)
}

/// The build directory of cargo: this program runs from it.
pub fn target() -> PathBuf {
    std::env::current_exe()
        .ok()
        .and_then(|exe| exe.parent()?.parent().map(PathBuf::from))
        .unwrap_or_else(|| root().join("target"))
}

/// Stamps and intermediate output of these commands.
pub fn work() -> PathBuf {
    target().join("plumbline")
}

/// The cache of pinned tools, outside the checkout.
pub fn tools() -> PathBuf {
    if let Some(folder) = std::env::var_os("PLUMBLINE_TOOLS") {
        return PathBuf::from(folder);
    }
    let home = std::env::var_os("HOME").or_else(|| std::env::var_os("USERPROFILE"));
    let home = home.map_or_else(std::env::temp_dir, PathBuf::from);
    home.join(".cache/plumbline/tools")
}

/// The folder of the browser journeys.
pub fn e2e() -> PathBuf {
    root().join("tests/e2e")
}

/// The folder of published portfolios: the one that `PLUMBLINE_REAL_DATA` names, else one that
/// lies beside the checkout as `…/data/portfolios`. Where there is one, no test may be skipped.
pub fn real_inputs() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os("PLUMBLINE_REAL_DATA") {
        return Some(PathBuf::from(folder));
    }
    let beside = std::fs::read_dir(root().parent()?).ok()?;
    let folders = beside.filter_map(|entry| Some(entry.ok()?.path().join("data/portfolios")));
    folders.filter(|folder| folder.is_dir()).min()
}
