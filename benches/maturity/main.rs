//! The interval of a maturity score: 500 respondents × 60 practices, 10,000 redraws, and what numpy
//! was measured with, 50 × 60. `cargo xtask bench maturity` runs it natively.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a benchmark looks at the clock and may stop"
)]

use plumbline::analysis::maturity::redraw::{DRAWS, Drawn, Redraw};
use plumbline::analysis::random::Stream;
use std::time::Instant;

fn redraw(people: usize, practices: u32) -> Redraw {
    let mut stream = Stream::new(5);
    let drawn = |at| Drawn { domain: at / 5, weight: 1.0 + f64::from(at % 3), fixed: None };
    let mut one = || (0..practices).map(|_| 1 + stream.below(5) as u8).collect::<Vec<u8>>();
    Redraw {
        domains: vec![1.0; practices.div_ceil(5) as usize],
        practices: (0..practices).map(drawn).collect(),
        groups: vec![(0..people).map(|_| one()).collect()],
    }
}

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if !wanted.is_empty() && !wanted.iter().any(|word| word == "maturity") {
        return;
    }
    for people in [12, 50, 500] {
        let redraw = redraw(people, 60);
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let start = Instant::now();
            let found = redraw.interval(DRAWS).unwrap();
            assert!(found.low < found.high);
            best = best.min(start.elapsed().as_secs_f64() * 1_000.0);
        }
        println!("{people} respondents x 60 practices, {DRAWS} redraws: {best:.0} ms");
    }
}
