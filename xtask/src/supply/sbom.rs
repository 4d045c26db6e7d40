//! The bill of materials of the published programs: CycloneDX 1.5 as JSON, the same for the same
//! lock file, so without a time and without a number of its own.

use serde_json::{Value as Json, json};

use super::graph::{Graph, Package};

/// The bill as text.
pub fn of(graph: &Graph) -> String {
    let product = graph.product();
    let is_ours = |package: &&Package| graph.roots.contains(&package.id);
    let part = |package: &&Package| product.contains(&package.id) && !is_ours(package);
    let components: Vec<Json> = graph.packages.iter().filter(part).map(component).collect();
    let root = graph.packages.iter().find(is_ours);
    let uses = |package: &Package| {
        let used = graph.uses.get(&package.id).into_iter().flatten();
        let used = used.filter(|id| product.contains(*id));
        let named = used.filter_map(|id| graph.packages.iter().find(|package| package.id == *id));
        let mut references: Vec<String> = named.map(reference).collect();
        references.sort();
        json!({ "ref": reference(package), "dependsOn": references })
    };
    let dependencies: Vec<Json> =
        graph.packages.iter().filter(|package| product.contains(&package.id)).map(uses).collect();
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": root.map(application) },
        "components": components,
        "dependencies": dependencies,
    });
    let text = serde_json::to_string_pretty(&bill).unwrap_or_default();
    format!("{text}\n")
}

fn reference(package: &Package) -> String {
    format!("pkg:cargo/{}@{}", package.name, package.version)
}

fn application(package: &Package) -> Json {
    json!({ "type": "application", "bom-ref": reference(package), "name": package.name,
            "version": package.version, "licenses": licences(package) })
}

fn licences(package: &Package) -> Json {
    // The old sign for a choice is no part of an expression.
    let expression = package.licence.as_deref().unwrap_or("NOASSERTION").replace('/', " OR ");
    json!([{ "expression": expression }])
}

fn component(package: &Package) -> Json {
    let mut component = json!({
        "type": "library",
        "bom-ref": reference(package),
        "name": package.name,
        "version": package.version,
        "purl": reference(package),
        "licenses": licences(package),
    });
    if let Some(sum) = &package.checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": sum }]);
    }
    component
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_named_with_its_hash_and_what_it_uses() {
        let package = |name: &str, source: Option<&str>| Package {
            id: name.to_owned(),
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            licence: Some("MIT/Apache-2.0".to_owned()),
            source: source.map(str::to_owned),
            checksum: source.map(|_| "ab".to_owned()),
            is_macro: name == "m",
        };
        let graph = Graph {
            packages: vec![
                package("a", Some("r")),
                package("m", Some("r")),
                package("plumbline", None),
            ],
            uses: [("plumbline".to_owned(), vec!["a".to_owned(), "m".to_owned()])].into(),
            roots: vec!["plumbline".to_owned()],
        };
        let bill: Json = serde_json::from_str(&of(&graph)).unwrap();
        assert_eq!(bill["metadata"]["component"]["name"], "plumbline");
        assert_eq!(bill["components"].as_array().unwrap().len(), 1);
        let part = &bill["components"][0];
        assert_eq!(part["purl"], "pkg:cargo/a@1.0.0");
        assert_eq!(part["hashes"][0]["content"], "ab");
        assert_eq!(part["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(bill["dependencies"][1]["dependsOn"], json!(["pkg:cargo/a@1.0.0"]));
    }
}
