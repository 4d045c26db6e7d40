//! Comparison in pairs over whole hierarchies with published totals: criteria, criteria below them,
//! and alternatives under each.

use plumbline::analysis::method::{IndexTable, Judgements, Priorities};
use std::collections::BTreeMap;
use std::path::Path;

/// The text of a hierarchy beside the checkout.
fn hierarchy(name: &str) -> Option<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent()?;
    let beside = std::fs::read_dir(folder).ok()?.flatten();
    let file = beside.map(|entry| entry.path().join("data/ahp").join(name));
    let found = file.filter(|file| file.is_file()).min();
    if found.is_none() {
        eprintln!("skipped: no hierarchy {name} lies beside the checkout");
    }
    std::fs::read_to_string(found?).ok()
}

/// A number as the files write it: 4, 1.5 or 1/7.
fn number(text: &str) -> f64 {
    let parts: Vec<f64> = text.trim().split('/').map(|part| part.trim().parse().unwrap()).collect();
    parts[1..].iter().fold(parts[0], |value, by| value / by)
}

/// The comparisons in pairs below a heading, which is the last word of its line; the lines further
/// in belong to it, up to the next `children`.
fn pairs(text: &str, heading: &str) -> Vec<(String, String, f64)> {
    let start = format!("{heading}:");
    let lines = text.lines().skip_while(|line| line.trim() != start);
    let own = lines.skip(1).take_while(|line| !line.trim().starts_with("children"));
    let triple = |line: &str| {
        let inner = line.trim().strip_prefix("- [")?.split(']').next()?;
        let parts: Vec<&str> = inner.split(',').map(str::trim).collect();
        Some((parts[0].to_owned(), parts[1].to_owned(), number(parts[2])))
    };
    own.filter_map(triple).collect()
}

/// Priorities by name; judgements that are computed from attributes come as a closure.
fn priorities(
    names: &[&str],
    pairs: &[(String, String, f64)],
    function: Option<&dyn Fn(usize, usize) -> f64>,
) -> Priorities {
    let place = |name: &str| names.iter().position(|own| *own == name).unwrap();
    let mut judgements = Judgements::new(names.len());
    for (first, second, times) in pairs {
        judgements.judge(place(first), place(second), *times);
    }
    for i in 0..names.len() {
        for j in i + 1..names.len() {
            if let Some(function) = function {
                judgements.judge(i, j, function(i, j));
            }
        }
    }
    assert_eq!(judgements.missing(), 0, "{names:?}");
    judgements.priorities(IndexTable::Saaty1980).unwrap()
}

fn close(found: f64, expect: f64) {
    assert!((found - expect).abs() < 5.1e-4, "{found} {expect}");
}

#[test]
fn the_leader_by_four_criteria() {
    let Some(text) = hierarchy("tom_dick_harry.ahp") else { return };
    let criteria = ["Experience", "Education", "Charisma", "Age"];
    // The heading of the goal has its pairs in a line of its own.
    let goal = priorities(&criteria, &pairs(&text, "Goal"), None);
    for (found, expect) in goal.weights.iter().zip([0.548, 0.127, 0.270, 0.056]) {
        close(*found, expect);
    }
    close(goal.ratio, 0.044);
    assert!(goal.consistent);
    let people = ["Tom", "Dick", "Harry"];
    for heading in ["Charisma", "Age"] {
        let own = priorities(&people, &pairs(&text, heading), None);
        // The row means of three things are their eigenvector.
        let product: f64 = own.weights.iter().product();
        assert!((own.weights.iter().sum::<f64>() - 1.0).abs() < 1e-9 && product > 0.0);
        assert!(own.lambda_max >= 3.0 && own.ratio < 0.1, "{heading}: {}", own.ratio);
    }
}

/// What one car has of an attribute.
fn attributes(text: &str, key: &str) -> Vec<f64> {
    let own = text.lines().filter_map(|line| line.trim().strip_prefix(key)?.strip_prefix(':'));
    own.filter_map(|value| value.trim().parse().ok()).collect()
}

#[test]
fn the_vehicle_by_three_levels() {
    let Some(text) = hierarchy("car.ahp") else { return };
    let cars = ["Accord Sedan", "Accord Hybrid", "Pilot", "CR-V", "Element", "Odyssey"];
    let (mpg, value) = (attributes(&text, "mpg"), attributes(&text, "residual value"));
    let cargo = attributes(&text, "cargo");
    assert_eq!([mpg.len(), value.len(), cargo.len()], [6; 3]);
    let criteria = ["Cost", "Safety", "Style", "Capacity"];
    let goal = priorities(&criteria, &pairs(&text, "Goal"), None);
    for (found, expect) in goal.weights.iter().zip([0.510, 0.234, 0.041, 0.215]) {
        close(*found, expect);
    }
    close(goal.ratio, 0.0738);
    let costs = ["Purchase Price", "Fuel Cost", "Maintenance Cost", "Resale Value"];
    let cost = priorities(&costs, &pairs(&text, "Cost"), None);
    let rooms = ["Cargo Capacity", "Passenger Capacity"];
    let room = priorities(&rooms, &pairs(&text, "Capacity"), None);
    let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
    shares.insert("Safety", goal.weights[1]);
    shares.insert("Style", goal.weights[2]);
    for (name, share) in costs.iter().zip(&cost.weights) {
        shares.insert(name, goal.weights[0] * share);
    }
    for (name, share) in rooms.iter().zip(&room.weights) {
        shares.insert(name, goal.weights[3] * share);
    }
    assert!((shares.values().sum::<f64>() - 1.0).abs() < 1e-9);
    let fuel = |i: usize, j: usize| (mpg[i] / mpg[j]).clamp(1.0 / 9.0, 9.0);
    let steps =
        |ratio: f64, at: &[f64]| 1.0 + at.iter().filter(|step| ratio >= **step).count() as f64;
    let stepped = |values: Vec<f64>, at: &'static [f64]| {
        move |i: usize, j: usize| match values[i] < values[j] {
            true => 1.0 / steps(values[j] / values[i], at),
            false => steps(values[i] / values[j], at),
        }
    };
    let resale = stepped(value, &[1.05, 1.1, 1.15, 1.2]);
    let load = stepped(cargo, &[3.0, 8.0]);
    let mut totals = [0.0; 6];
    for (name, share) in &shares {
        let function: Option<&dyn Fn(usize, usize) -> f64> = match *name {
            "Fuel Cost" => Some(&fuel),
            "Resale Value" => Some(&resale),
            "Cargo Capacity" => Some(&load),
            _ => None,
        };
        let given = if function.is_some() { Vec::new() } else { pairs(&text, name) };
        let own = priorities(&cars, &given, function);
        for (total, weight) in totals.iter_mut().zip(&own.weights) {
            *total += share * weight;
        }
    }
    // Eigenvectors by a general solver.
    let expect = [0.21557, 0.15112, 0.10560, 0.16293, 0.14669, 0.21809];
    // The file differs from the published hierarchy in what it computes from attributes, which moves
    // totals by four thousandths at most and leaves the order.
    let published = [0.215, 0.150, 0.106, 0.167, 0.144, 0.219];
    for ((found, expect), published) in totals.iter().zip(expect).zip(published) {
        assert!((found - expect).abs() < 6e-6, "{totals:?}");
        assert!((found - published).abs() < 5e-3, "{totals:?}");
    }
}
