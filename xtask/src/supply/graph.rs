//! The packages that are locked and who uses whom, as cargo tells it.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;

use crate::failure::{Failure, Outcome};
use crate::{files, paths, process};

/// One package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Package {
    /// Cargo's name for it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// The licence expression it states.
    pub licence: Option<String>,
    /// Where it comes from; none where it lies in this folder.
    pub source: Option<String>,
    /// SHA-256 of its archive as locked.
    pub checksum: Option<String>,
    /// Whether it runs in the compiler and is no part of a program.
    pub is_macro: bool,
}

/// All packages.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// By name and version.
    pub packages: Vec<Package>,
    /// Package → the ones it uses in a program.
    pub uses: BTreeMap<String, Vec<String>>,
    /// The package that is published.
    pub roots: Vec<String>,
}

impl Graph {
    /// Asks cargo: the packages of every target are checked, those for the browser are published.
    pub fn load() -> Outcome<Self> {
        let lock = files::read_text(&paths::root().join("Cargo.lock"))?;
        let all = metadata(&[])?;
        let browser = metadata(&["--filter-platform", "wasm32-unknown-unknown"])?;
        Self::of(&all, &browser, &lock).ok_or_else(|| {
            let tried = "reading cargo metadata";
            Failure::new("cargo's answer has another form", tried, "see whether cargo is too new")
        })
    }

    fn of(all: &Json, browser: &Json, lock: &str) -> Option<Self> {
        let checksums = checksums(lock);
        let text = |json: &Json, key: &str| json[key].as_str().map(str::to_owned);
        let mut packages = Vec::new();
        for json in all["packages"].as_array()? {
            let (name, version) = (text(json, "name")?, text(json, "version")?);
            let targets = json["targets"].as_array()?;
            let is_macro = targets.iter().any(|target| target["kind"][0] == "proc-macro");
            let checksum = checksums.get(&(name.clone(), version.clone())).cloned();
            let (licence, source) = (text(json, "license"), text(json, "source"));
            let id = text(json, "id")?;
            packages.push(Package { id, name, version, licence, source, checksum, is_macro });
        }
        packages.sort_by(|a, b| (&a.name, &a.version).cmp(&(&b.name, &b.version)));
        let mut uses = BTreeMap::new();
        for node in browser["resolve"]["nodes"].as_array()? {
            let in_program = |kinds: &Json| {
                kinds
                    .as_array()
                    .is_some_and(|kinds| kinds.iter().any(|kind| kind["kind"].is_null()))
            };
            let dependencies = node["deps"].as_array()?.iter();
            let used = dependencies.filter(|used| in_program(&used["dep_kinds"]));
            uses.insert(text(node, "id")?, used.filter_map(|used| text(used, "pkg")).collect());
        }
        let ours = |package: &&Package| package.source.is_none() && package.name == "plumbline";
        let roots = packages.iter().filter(ours).map(|package| package.id.clone()).collect();
        Some(Self { packages, uses, roots })
    }

    /// The packages of the published programs, without what runs in the compiler only.
    pub fn product(&self) -> BTreeSet<String> {
        let macros: BTreeSet<&String> =
            self.packages.iter().filter(|package| package.is_macro).map(|p| &p.id).collect();
        let mut found = BTreeSet::new();
        let mut waiting = self.roots.clone();
        while let Some(id) = waiting.pop() {
            if !macros.contains(&id) && found.insert(id.clone()) {
                waiting.extend(self.uses.get(&id).into_iter().flatten().cloned());
            }
        }
        found
    }
}

fn metadata(more: &[&str]) -> Outcome<Json> {
    let words = ["metadata", "--format-version", "1", "--locked", "--offline", "--all-features"];
    let way_out = "run `cargo fetch` once with the registry in reach";
    let mut cargo = process::cargo(&[&words[..], more].concat());
    let printed = process::capture(&mut cargo, way_out)?;
    serde_json::from_str(&printed.out).map_err(|error| {
        Failure::new(format!("cargo metadata says no JSON: {error}"), "cargo metadata", way_out)
    })
}

/// Name and version → checksum, out of the lock file.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for entry in lock.split("[[package]]") {
        let member = |key: &str| {
            let line = entry.lines().find_map(|line| line.strip_prefix(&format!("{key} = \"")));
            line.map(|rest| rest.trim_end_matches('"').to_owned())
        };
        if let (Some(name), Some(version), Some(sum)) =
            (member("name"), member("version"), member("checksum"))
        {
            found.insert((name, version), sum);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_product_is_what_its_programs_use() {
        let package = |name: &str, kind: &str, source: Json| {
            json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT",
                   "source": source, "targets": [{"kind": [kind]}]})
        };
        let all = json!({"packages": [
            package("plumbline", "lib", Json::Null), package("a", "lib", json!("registry+x")),
            package("m", "proc-macro", json!("registry+x")), package("d", "lib", json!("registry+x")),
            package("n", "lib", json!("registry+x")),
        ]});
        let uses = |name: &str, kind: Json| json!({"pkg": name, "dep_kinds": [{"kind": kind}]});
        let nodes = json!([
            {"id": "plumbline", "deps": [uses("a", Json::Null), uses("m", Json::Null), uses("d", json!("dev"))]},
            {"id": "a", "deps": []}, {"id": "m", "deps": [uses("n", Json::Null)]},
        ]);
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"ff\"\n";
        let graph = Graph::of(&all, &json!({"resolve": {"nodes": nodes}}), lock).unwrap();
        let product: Vec<String> = graph.product().into_iter().collect();
        assert_eq!(product, ["a", "plumbline"]);
        let sums: Vec<Option<&str>> =
            graph.packages.iter().map(|package| package.checksum.as_deref()).collect();
        assert_eq!(sums, [Some("ff"), None, None, None, None]);
        assert!(Graph::of(&json!({}), &json!({}), "").is_none());
    }
}
