//! Steps with their times, and the sum of what passed, failed and was skipped.

use std::time::Instant;

use crate::failure::{Failure, Outcome};

/// What a step counted.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Count {
    /// Checks that passed.
    pub passed: usize,
    /// Checks that failed.
    pub failed: usize,
    /// Checks that could not be made, each with its reason.
    pub skips: Vec<String>,
}

impl Count {
    /// One check that passed.
    pub fn one() -> Self {
        Self { passed: 1, ..Self::default() }
    }

    /// Takes another count in.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skips.extend(other.skips);
    }
}

/// Runs one step: says what it does and how long it took.
pub fn step<T>(what: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("== {what}");
    let start = Instant::now();
    let result = work();
    let state = if result.is_ok() { "done" } else { "FAILED" };
    println!("   {state}: {what}, {:.1} s", start.elapsed().as_secs_f64());
    result
}

/// The run of the whole suite.
#[derive(Default)]
pub struct Report {
    total: Count,
    broken: Vec<String>,
    seconds: Vec<(String, f64)>,
}

impl Report {
    /// Runs a step that counts; a step that cannot work counts as one failure. Says whether all
    /// of it passed.
    pub fn count(&mut self, what: &str, work: impl FnOnce() -> Outcome<Count>) -> bool {
        let start = Instant::now();
        let result = step(what, work);
        self.seconds.push((what.to_owned(), start.elapsed().as_secs_f64()));
        match result {
            Ok(count) => {
                let whole = count.failed == 0;
                if !whole {
                    self.broken.push(format!("{what}: {} failed", count.failed));
                }
                self.total.add(count);
                whole
            }
            Err(failure) => {
                println!("{failure}");
                self.total.failed += 1;
                self.broken.push(format!("{what}: {}", failure.missing));
                false
            }
        }
    }

    /// Runs a step that is one check.
    pub fn check(&mut self, what: &str, work: impl FnOnce() -> Outcome<()>) -> bool {
        self.count(what, || work().map(|()| Count::one()))
    }

    /// A step that another broken step makes impossible.
    pub fn impossible(&mut self, what: &str, because: &str) {
        self.count(what, || Err(Failure::new(because, what, "mend the step above first")));
    }

    /// Prints the times, the failures, the reasons of skips and the closing line.
    pub fn close(self, skips_allowed: bool) -> Outcome<()> {
        println!("\ntimes");
        for (what, seconds) in &self.seconds {
            println!("  {seconds:>7.1} s  {what}");
        }
        for broken in &self.broken {
            println!("failed: {broken}");
        }
        for reason in &self.total.skips {
            println!("skipped: {reason}");
        }
        let (passed, failed) = (self.total.passed, self.total.failed);
        let skipped = self.total.skips.len();
        let skips_count = skipped > 0 && !skips_allowed;
        if failed > 0 {
            println!("each failed step above names its command, which can be run alone");
        }
        if skips_count {
            println!("beside the real inputs nothing may be skipped: mend the reasons above");
        }
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        if failed > 0 || skips_count { Err(Failure::said()) } else { Ok(()) }
    }
}
