//! Where published portfolios are read from, in tests that compare them cell by cell.

use std::path::{Path, PathBuf};

/// The folder that `PLUMBLINE_REAL_DATA` names, else one that lies beside the checkout as
/// `…/data/portfolios`. `None` where there is none, after the reason was printed.
pub fn folder() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("PLUMBLINE_REAL_DATA").map(PathBuf::from) {
        assert!(named.is_dir(), "PLUMBLINE_REAL_DATA names no folder: {}", named.display());
        return Some(named);
    }
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(std::fs::read_dir);
    let beside = beside.into_iter().flatten().flatten().flatten();
    let folders = beside.map(|entry| entry.path().join("data/portfolios"));
    let found = folders.filter(|folder| folder.is_dir()).min();
    if found.is_none() {
        eprintln!("skipped: no folder of published portfolios lies beside the checkout");
    }
    found
}
