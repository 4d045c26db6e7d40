//! What the product is made of: checked against `deny.toml`, and listed as a bill of materials.

mod graph;
mod licence;
mod policy;
mod sbom;

use crate::failure::{Failure, Outcome};
use crate::report::Count;
use crate::{files, paths, process};
use graph::{Graph, Package};
use policy::Policy;

/// Most packages the published programs may be made of.
const PACKAGES_MAX: usize = 250;

/// Checks licences, sources and bans of everything that is locked, and how much the published
/// programs are made of. Advisories are looked at where the tool for them is installed.
pub fn check() -> Outcome<Count> {
    let policy = Policy::read(&files::read_text(&paths::root().join("deny.toml"))?);
    let graph = Graph::load()?;
    let mut found = problems(&graph, &policy);
    let product = graph.product();
    println!(
        "   {} packages locked, {} in the published programs",
        graph.packages.len(),
        product.len()
    );
    if product.len() > PACKAGES_MAX {
        found.push(format!("{} packages in the programs, {PACKAGES_MAX} at most", product.len()));
    }
    for problem in &found {
        println!("   {problem}");
    }
    let mut count =
        Count { passed: usize::from(found.is_empty()), failed: found.len(), ..Count::default() };
    count.add(advisories());
    Ok(count)
}

/// Prints what is wrong and fails where anything is.
pub fn check_or_fail() -> Outcome<()> {
    let count = check()?;
    if count.failed == 0 {
        return Ok(());
    }
    Err(Failure::new(
        format!("{} packages break the rules of deny.toml", count.failed),
        "cargo metadata",
        "take the package out, or change deny.toml and say why in docs/adr/",
    ))
}

/// Everything that breaks the policy.
fn problems(graph: &Graph, policy: &Policy) -> Vec<String> {
    let mut found = Vec::new();
    let product = graph.product();
    for package in &graph.packages {
        let Package { name, version, .. } = package;
        match &package.source {
            Some(source) if !policy::is_registry(source) => {
                found.push(format!("{name} {version} comes from {source}"));
            }
            Some(_) if package.checksum.is_none() => {
                found.push(format!("{name} {version} has no checksum in Cargo.lock"));
            }
            _ => {}
        }
        // Our own packages are under the licence files of this folder.
        let licence = package.licence.as_deref().unwrap_or_default();
        if package.source.is_some() && !licence::is_allowed(licence, &policy.licences) {
            found.push(format!("{name} {version} is under {licence:?}"));
        }
        if policy.banned.contains(name) && product.contains(&package.id) {
            found.push(format!("{name} {version} is banned"));
        }
    }
    found
}

/// Known weaknesses, by the tool that has the database. Where it is out of reach that is printed; it
/// is no skipped test, for nothing in the checkout can mend it.
fn advisories() -> Count {
    let skipped = |why: &str| {
        println!("   skipped: advisories: {why}");
        Count::default()
    };
    if process::probe("cargo-deny", &["--version"]).is_none() {
        return skipped("cargo-deny is not installed");
    }
    let mut deny = process::cargo(&["deny", "check", "--disable-fetch", "advisories"]);
    match process::capture(&mut deny, "read what cargo deny says") {
        Ok(printed) if printed.success => Count::one(),
        Ok(printed) => {
            println!("{}", printed.out);
            Count { failed: 1, ..Count::default() }
        }
        Err(_) => skipped("their database is not on this machine"),
    }
}

/// Writes the bill of materials of the published programs.
pub fn bill() -> Outcome<()> {
    let graph = Graph::load()?;
    let path = paths::work().join("sbom.cdx.json");
    files::write(&path, sbom::of(&graph).as_bytes())?;
    println!("{} packages: {}", graph.product().len(), path.display());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(name: &str, licence: &str, source: Option<&str>) -> Package {
        Package {
            id: format!("{name}#1"),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: Some(licence.to_owned()),
            source: source.map(str::to_owned),
            checksum: source.map(|_| "ab".to_owned()),
            is_macro: false,
        }
    }

    #[test]
    fn what_breaks_the_policy_is_named() {
        let registry = Some(concat!("registry+https://github.com/rust-lang/crates", ".io-index"));
        let policy = Policy::read(
            "[licenses]\nallow = [\n  \"MIT\",\n]\n[bans]\ndeny = [\n  \"tokio\",\n]\n",
        );
        let mut unsigned = package("unsigned", "MIT", registry);
        unsigned.checksum = None;
        let packages = vec![
            package("good", "MIT OR GPL-3.0", registry),
            package("ours", "", None),
            package("copyleft", "GPL-3.0", registry),
            package("silent", "", registry),
            package("tokio", "MIT", registry),
            package("elsewhere", "MIT", Some("git+https://example.org/x")),
            unsigned,
        ];
        let uses = packages.iter().map(|package| (package.id.clone(), Vec::new())).collect();
        let roots = packages.iter().map(|package| package.id.clone()).collect();
        let found = problems(&Graph { packages, uses, roots }, &policy);
        assert_eq!(found.len(), 5, "{found:?}");
        for name in ["copyleft", "silent", "tokio", "elsewhere", "unsigned"] {
            assert!(found.iter().any(|problem| problem.starts_with(name)), "{name}: {found:?}");
        }
    }
}
