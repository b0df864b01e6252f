//! Counts the tests that passed and failed, from the reports of the programs that ran them.

use std::{ops::AddAssign, process::ExitCode};

use serde_json::Value;

use crate::tools::Outcome;

/// How many tests passed and how many failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Tests that passed.
    pub passed: u64,
    /// Tests that failed, and parts that could not run.
    pub failed: u64,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl Tally {
    /// Runs one step that either passes or fails as a whole.
    pub fn step(&mut self, name: &str, step: impl FnOnce() -> Outcome<()>) {
        heading(name);
        let passed = complain(name, step());
        *self += Tally { passed: passed.into(), failed: (!passed).into() };
    }

    /// Runs one part, which counts its tests in the tally it is given. A part that fails without a failed test, or has
    /// no test at all, counts as one failure.
    pub fn part(&mut self, name: &str, part: impl FnOnce(&mut Tally) -> Outcome<()>) {
        heading(name);
        let mut count = Tally::default();
        let ended_well = complain(name, part(&mut count));
        if ended_well && count == Tally::default() {
            println!("{name}: no test was found");
        }
        if count.failed == 0 && (!ended_well || count.passed == 0) {
            count.failed = 1;
        }
        *self += count;
    }

    /// The last line, and the exit code that goes with it.
    pub fn report(self) -> ExitCode {
        println!("\n{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }

    /// Adds the numbers of a line of `cargo test` such as
    /// `test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s`.
    pub fn add_cargo_line(&mut self, line: &str) {
        let Some(result) = line.trim().strip_prefix("test result: ") else {
            return;
        };
        let counts = result.split_once(". ").map_or(result, |(_, counts)| counts);
        for count in counts.split("; ") {
            match count.split_once(' ') {
                Some((number, "passed")) => self.passed += number.parse().unwrap_or(0),
                Some((number, "failed")) => self.failed += number.parse().unwrap_or(0),
                _ => {}
            }
        }
    }

    /// Adds the summary at the end of what Node's TAP reporter wrote: lines such as `# pass 12`.
    pub fn add_tap(&mut self, report: &str) {
        // A test's output becomes comments as well: the summary is the last of them.
        let last = |name: &str| {
            let number = |line: &str| line.strip_prefix("# ")?.strip_prefix(name)?.trim().parse::<u64>().ok();
            report.lines().rev().find_map(number).unwrap_or(0)
        };
        self.passed += last("pass ");
        self.failed += last("fail ") + last("cancelled ");
    }

    /// Adds the statistics of Playwright's JSON report. A test that passed only when repeated has failed.
    pub fn add_playwright(&mut self, report: &str) {
        let stats =
            serde_json::from_str::<Value>(report).map(|report| report["stats"].clone()).unwrap_or_default();
        let count = |name: &str| stats[name].as_u64().unwrap_or(0);
        self.passed += count("expected");
        self.failed += count("unexpected") + count("flaky");
    }
}

fn heading(name: &str) {
    println!("\n── {name}");
}

fn complain(name: &str, outcome: Outcome<()>) -> bool {
    match outcome {
        Ok(()) => true,
        Err(failure) => {
            println!("{name}: {failure}");
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::Failure;

    #[test]
    fn adds_up_the_results_of_cargo_test() {
        let mut tally = Tally::default();
        tally.add_cargo_line("running 3 tests");
        tally.add_cargo_line(
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
        );
        tally.add_cargo_line(
            "test result: FAILED. 20 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1s",
        );
        assert_eq!(tally, Tally { passed: 23, failed: 2 });
    }

    #[test]
    fn reads_the_summary_of_tap() {
        let mut tally = Tally::default();
        tally.add_tap(
            "TAP version 13\n# pass 77\nok 1 - a\n1..1\n# tests 5\n# pass 3\n# fail 1\n# cancelled 1\n",
        );
        assert_eq!(tally, Tally { passed: 3, failed: 2 });
    }

    #[test]
    fn reads_the_report_of_playwright() {
        let mut tally = Tally::default();
        tally.add_playwright(r#"{"stats": {"expected": 7, "unexpected": 1, "flaky": 1, "skipped": 4}}"#);
        assert_eq!(tally, Tally { passed: 7, failed: 2 });
        tally.add_playwright("not json");
        assert_eq!(tally, Tally { passed: 7, failed: 2 });
    }

    #[test]
    fn a_part_that_could_not_run_is_a_failure() {
        let mut tally = Tally::default();
        tally.part("breaks", |count| {
            count.passed = 4;
            Err(Failure::new("ended badly"))
        });
        tally.part("empty", |_| Ok(()));
        tally.part("counted", |count| {
            count.failed = 2;
            Err(Failure::new("two tests failed"))
        });
        tally.step("refuses", || Err(Failure::new("no")));
        assert_eq!(tally, Tally { passed: 4, failed: 5 });
    }
}
