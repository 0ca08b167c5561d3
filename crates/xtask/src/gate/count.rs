//! How many tests ran, read out of what test runners print, and what that makes of a part.

use std::ops::AddAssign;

#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Count {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl Count {
    pub(crate) const ONE_FAILED: Self = Self { passed: 0, failed: 1, skipped: 0 };
    pub(crate) const ONE_SKIPPED: Self = Self { passed: 0, failed: 0, skipped: 1 };

    fn ran(self) -> u32 {
        self.passed + self.failed
    }
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// `test result: ok. 3 passed; 0 failed; 1 ignored; …`, once for each program of tests; cargo and
/// wasm-bindgen-test-runner write it alike.
pub(crate) fn of_cargo<'a>(lines: impl IntoIterator<Item = &'a str>) -> Count {
    let mut count = Count::default();
    for line in lines {
        let Some((_, numbers)) = line.split_once("test result: ") else { continue };
        let number = |name: &str| number_before(numbers, name);
        count += Count {
            passed: number("passed"),
            failed: number("failed"),
            skipped: number("ignored"),
        };
    }
    count
}

fn number_before(text: &str, name: &str) -> u32 {
    let mut words = text.split([' ', ';', '.', ',']).filter(|word| !word.is_empty());
    let mut last = "";
    let number = words.find_map(|word| {
        if word == name {
            Some(last)
        } else {
            last = word;
            None
        }
    });
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// Node's closing lines: `ℹ pass 12` in its spec reporter, `# pass 12` in TAP. A test that was
/// cancelled did not pass.
pub(crate) fn of_node<'a>(lines: impl IntoIterator<Item = &'a str>) -> Count {
    let mut count = Count::default();
    for line in lines {
        let line = line.trim();
        let Some(rest) = line.strip_prefix("ℹ ").or_else(|| line.strip_prefix("# ")) else {
            continue;
        };
        let Some((name, number)) = rest.split_once(' ') else { continue };
        let Ok(number) = number.parse::<u32>() else { continue };
        match name {
            "pass" => count.passed += number,
            "fail" | "cancelled" => count.failed += number,
            "skipped" | "todo" => count.skipped += number,
            _ => {}
        }
    }
    count
}

/// What became of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Outcome {
    Passed(Count),
    /// With why, when the counts do not tell it.
    Failed(Count, Option<String>),
    Skipped(String),
}

impl Outcome {
    /// A part without tests of its own: it adds to the counts only when it fails.
    pub(crate) fn of_exit(ok: bool) -> Self {
        if ok { Self::Passed(Count::default()) } else { Self::Failed(Count::ONE_FAILED, None) }
    }

    /// A part with tests. One that did not get as far as running them failed once, and one that
    /// ran none has shown nothing.
    pub(crate) fn of_tests(ok: bool, mut count: Count) -> Self {
        if ok && count.failed == 0 {
            if count.ran() > 0 {
                return Self::Passed(count);
            }
            count.failed = 1;
            return Self::Failed(count, Some(crate::words::no_test_ran().into()));
        }
        count.failed = count.failed.max(1);
        Self::Failed(count, None)
    }

    /// Two runs of tests as one part: it passed where both did.
    pub(crate) fn both(one: Self, two: Self) -> Self {
        let mut count = one.count();
        count += two.count();
        match (one, two) {
            (Self::Passed(_), Self::Passed(_)) => Self::Passed(count),
            (Self::Failed(_, why), _) | (_, Self::Failed(_, why)) => Self::Failed(count, why),
            (Self::Skipped(why), _) | (_, Self::Skipped(why)) => Self::Skipped(why),
        }
    }

    pub(crate) fn count(&self) -> Count {
        match self {
            Self::Passed(count) | Self::Failed(count, _) => *count,
            Self::Skipped(_) => Count::ONE_SKIPPED,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(passed: u32, failed: u32, skipped: u32) -> Count {
        Count { passed, failed, skipped }
    }

    #[test]
    fn cargos_programs_of_tests_add_up() {
        let output = "\
running 2 tests
test a ... ok
test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 10 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out; finished in 1.20s
   Doc-tests content
test result: ok. 0 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(of_cargo(output.lines()), count(12, 3, 1));
    }

    #[test]
    fn the_browsers_runner_writes_like_cargo() {
        let output =
            "test result: ok. 1 passed; 0 failed; 1 ignored; 0 filtered out; finished in 0.03s";
        assert_eq!(of_cargo([output]), count(1, 0, 1));
        assert_eq!(of_cargo(["error: could not compile `app`"]), Count::default());
    }

    #[test]
    fn nodes_two_reporters_are_both_read() {
        let spec = "ℹ tests 14\nℹ suites 2\nℹ pass 12\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n\
                    ℹ duration_ms 812.5";
        assert_eq!(of_node(spec.lines()), count(12, 1, 1));
        let tap = "# tests 3\n# pass 1\n# fail 0\n# cancelled 2\n# skipped 0";
        assert_eq!(of_node(tap.lines()), count(1, 2, 0));
        assert_eq!(of_node(["✔ ℹ pass as a name (1.2ms)"]), Count::default());
    }

    #[test]
    fn zero_tests_are_no_success() {
        assert!(
            matches!(Outcome::of_tests(true, count(0, 0, 0)), Outcome::Failed(c, Some(_)) if c.failed == 1)
        );
        assert!(matches!(Outcome::of_tests(true, count(0, 0, 5)), Outcome::Failed(..)));
    }

    #[test]
    fn two_runs_pass_only_where_both_do() {
        let passed = |many| Outcome::of_tests(true, count(many, 0, 0));
        assert_eq!(Outcome::both(passed(3), passed(1)), passed(4));
        for both in [(passed(3), Outcome::of_exit(false)), (Outcome::of_exit(false), passed(3))] {
            let both = Outcome::both(both.0, both.1);
            assert_eq!(both, Outcome::Failed(count(3, 1, 0), None));
        }
    }

    #[test]
    fn a_part_that_stops_before_its_tests_failed_once() {
        assert_eq!(Outcome::of_tests(false, count(0, 0, 0)).count(), count(0, 1, 0));
        assert_eq!(Outcome::of_tests(false, count(7, 0, 0)).count(), count(7, 1, 0));
        assert_eq!(Outcome::of_tests(false, count(7, 2, 0)).count(), count(7, 2, 0));
        // An exit code that says all is well does not outweigh a failed test.
        assert!(matches!(Outcome::of_tests(true, count(7, 2, 0)), Outcome::Failed(..)));
    }
}
