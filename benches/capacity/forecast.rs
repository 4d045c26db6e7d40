//! How long a forecast takes: 1,000 projects × 8 roles × 36 months × 10,000 runs, and one edit.

use super::machine::{input, median, now_ms, say};
use plumbline::analysis::forecast::inputs::{Inputs, Line, Method, ProjectInput, RowInput};
use plumbline::analysis::forecast::run::Run;
use plumbline::analysis::forecast::spread::{Spread, ThreePoint};
use serde_json::Value;

/// Prints the figures.
pub fn run() {
    let Some(text) = input("simulation/mc_1000.json") else {
        say("skipped: no published simulation beside the checkout");
        return;
    };
    let inputs = published(&serde_json::from_str(&text).unwrap());
    let whole = |correlation: f64, runs: u32| {
        let inputs = Inputs { correlation, ..inputs.clone() };
        let mut run = Run::new(inputs, Method { runs, seed: 41 }).unwrap();
        while run.step() {}
        run
    };
    say("forecast, 1,000 projects × 8 roles × 36 months");
    say(&format!("10,000 runs          {:8.1} ms", median(7, || whole(0.0, 10_000))));
    say(&format!("with a common cause  {:8.1} ms", median(3, || whole(0.3, 10_000))));
    let mut live = whole(0.0, 1_000);
    let project = inputs.projects[500].clone();
    let other = ProjectInput { start: project.start + 1.0, ..project.clone() };
    let mut is_other = false;
    let edit = median(31, || {
        is_other = !is_other;
        live.edit(project.key, Some(if is_other { other.clone() } else { project.clone() }))
    });
    say(&format!("one edit, 1,000 runs {edit:8.2} ms"));
    let run = whole(0.0, 10_000);
    let start = now_ms();
    let parts = plumbline::analysis::forecast::tail::contributions(&run, 0, 12);
    let spent = now_ms() - start;
    say(&format!("tail of one cell     {spent:8.1} ms, {} projects", parts.len()));
}

pub fn published(data: &Value) -> Inputs {
    let project = |(at, row): (usize, &Value)| {
        let number = |key: &str| row[key].as_f64().unwrap();
        let three = |key: &str| {
            let point = |at: usize| row[key][at].as_f64().unwrap();
            Spread::Triangular(ThreePoint::new(point(0), point(1), point(2)))
        };
        let pace = number("effort") / number("dur") * 1000.0;
        let shares = row["mix"].as_array().unwrap().iter().enumerate();
        let shares = shares.map(|(row, share)| (row, share.as_f64().unwrap()));
        let lines = shares
            .filter(|(_, share)| *share > 0.0)
            .map(|(row, share)| Line { row, minutes: vec![pace * share; number("dur") as usize] });
        ProjectInput {
            key: at as u128,
            start: number("start"),
            effort: three("effort_tri"),
            duration: three("dur_tri"),
            slip: Spread::Whole(row["delay_max"].as_u64().unwrap() as u32),
            probability: 1.0,
            lines: lines.collect(),
        }
    };
    let months = 36;
    let row = RowInput { supply: vec![800_000.0; months], ..RowInput::default() };
    let projects = data["projects"].as_array().unwrap().iter().enumerate().map(project).collect();
    Inputs { months, rows: vec![row; 8], projects, correlation: 0.0 }
}
