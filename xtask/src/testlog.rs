//! Reads what test runners print into counts.

use crate::report::Count;

/// Counts of `cargo test … -- --show-output`. A test that prints `skipped: reason` and passes is a
/// skip; one that fails counts as failed, whatever it printed.
pub fn of_cargo(out: &str) -> Count {
    let mut count = Count::default();
    let mut test = "";
    let mut skipping_test = "";
    let mut in_failures = false;
    for line in out.lines() {
        if let "failures:" | "successes:" = line {
            in_failures = line == "failures:";
        } else if let Some(name) =
            line.strip_prefix("---- ").and_then(|l| l.strip_suffix(" stdout ----"))
        {
            test = name;
        } else if let Some(reason) = line.trim_start().strip_prefix("skipped: ") {
            let text = format!("{test}: {reason}");
            if !in_failures && (test != skipping_test || test.is_empty()) {
                count.skips.push(text);
                skipping_test = test;
            }
        } else if let Some(result) = line.strip_prefix("test result: ") {
            count.passed += number_before(result, " passed");
            count.failed += number_before(result, " failed");
            for _ in 0..number_before(result, " ignored") {
                count.skips.push("a test marked as ignored".to_owned());
            }
            test = "";
            skipping_test = "";
            in_failures = false;
        }
    }
    let printed_skips = count.skips.iter().filter(|s| !s.starts_with("a test marked")).count();
    count.passed = count.passed.saturating_sub(printed_skips);
    count
}

/// Counts of Node's test runner in the TAP format.
pub fn of_tap(out: &str) -> Count {
    let total = |name: &str| {
        out.lines()
            .filter_map(|line| line.strip_prefix("# ")?.strip_prefix(name)?.trim().parse().ok())
            .next_back()
            .unwrap_or(0)
    };
    let skips = out.lines().filter_map(|line| {
        let (test, reason) = line.trim_start().strip_prefix("ok ")?.split_once(" # SKIP")?;
        Some(format!("{test}: {}", reason.trim()))
    });
    Count {
        passed: total("pass "),
        failed: total("fail ") + total("cancelled "),
        skips: skips.collect(),
    }
}

fn number_before(text: &str, mark: &str) -> usize {
    text.split_once(mark)
        .and_then(|(before, _)| before.rsplit(' ').next()?.parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn skips_that_tests_print_are_taken_off_the_passes() {
        let out = "running 3 tests\ntest a ... ok\n\nsuccesses:\n\n---- real::reads stdout ----\n\
            skipped: no real inputs\nskipped: again\n\n---- b stdout ----\nfine\n\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
            test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let count = of_cargo(out);
        assert_eq!((count.passed, count.failed, count.skips.len()), (3, 2, 2));
        assert_eq!(count.skips.first().map(String::as_str), Some("real::reads: no real inputs"));
    }

    #[test]
    fn a_failed_test_that_printed_a_skip_is_failed_alone() {
        let out = "running 2 tests\n\nsuccesses:\n\n---- a stdout ----\nskipped: no inputs\n\n\
            successes:\n    a\n    c\n\nfailures:\n\n---- b stdout ----\n\
            skipped: half of it\nthread 'b' panicked\n\nfailures:\n    b\n\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out\n\
            running 1 test\n\n---- d stdout ----\nskipped: no printer\n\n\
            test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out\n";
        let count = of_cargo(out);
        assert_eq!((count.passed, count.failed), (1, 1));
        assert_eq!(count.skips, ["a: no inputs", "d: no printer"]);
    }

    #[test]
    fn tap_totals_and_reasons_are_read() {
        let out = "ok 1 - starts\nok 2 - prints # SKIP no printer\nnot ok 3 - x\n\
            # tests 3\n# pass 1\n# fail 1\n# cancelled 1\n# skipped 1\n";
        let count = of_tap(out);
        assert_eq!((count.passed, count.failed), (1, 2));
        assert_eq!(count.skips, ["2 - prints: no printer"]);
    }

    #[test]
    fn nothing_printed_counts_nothing() {
        assert_eq!(of_cargo(""), Count::default());
        assert_eq!(of_tap("garbage"), Count::default());
    }
}
