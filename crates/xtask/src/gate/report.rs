//! The table of parts and the closing line.

use std::fmt::Write;
use std::time::Duration;

use super::PartName;
use super::count::{Count, Outcome};
use crate::words;

/// A part that has been run.
#[derive(Debug)]
pub(crate) struct Done {
    pub(crate) part: PartName,
    pub(crate) outcome: Outcome,
    pub(crate) took: Duration,
}

#[derive(Debug, Default)]
pub(crate) struct Report {
    parts: Vec<Done>,
}

impl Report {
    pub(crate) fn add(&mut self, done: Done) {
        self.parts.push(done);
    }

    pub(crate) fn failed(&self) -> bool {
        self.total().failed > 0
    }

    fn total(&self) -> Count {
        let mut total = Count::default();
        for done in &self.parts {
            total += done.outcome.count();
        }
        total
    }

    /// A line for each part, then one for all of them.
    pub(crate) fn table(&self) -> String {
        let title = |done: &Done| done.part.title().chars().count();
        let width = self.parts.iter().map(title).max().unwrap_or(0);
        let mut table = "\n".to_owned();
        for done in &self.parts {
            let (word, note) = told(&done.outcome);
            row(&mut table, done.part.title(), width, word, done.took, &note);
        }
        let took = self.parts.iter().map(|done| done.took).sum();
        row(&mut table, words::total(), width, "", took, "");
        table + "\n"
    }

    /// In the one form that every reader of test runs knows.
    pub(crate) fn closing_line(&self) -> String {
        let Count { passed, failed, skipped } = self.total();
        let skipped = if skipped > 0 { format!(", {skipped} skipped") } else { String::new() };
        format!("{passed} passed, {failed} failed{skipped}")
    }
}

fn row(table: &mut String, title: &str, width: usize, word: &str, took: Duration, note: &str) {
    let line = format!("  {title:<width$}  {word:<6} {:>8.1} s  {note}", took.as_secs_f64());
    writeln!(table, "{}", line.trim_end()).ok();
}

fn told(outcome: &Outcome) -> (&'static str, String) {
    match outcome {
        Outcome::Passed(count) => (words::passed_part(), counts(*count)),
        Outcome::Failed(_, Some(why)) => (words::failed_part(), why.clone()),
        Outcome::Failed(count, None) => (words::failed_part(), counts(*count)),
        Outcome::Skipped(why) => (words::skipped_part(), why.clone()),
    }
}

fn counts(count: Count) -> String {
    if count == Count::default() || count == Count::ONE_FAILED {
        return String::new();
    }
    words::counts(count.passed, count.failed, count.skipped)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outcomes: &[(PartName, Outcome)]) -> Report {
        let mut report = Report::default();
        for (part, outcome) in outcomes {
            report.add(Done {
                part: *part,
                outcome: outcome.clone(),
                took: Duration::from_millis(1500),
            });
        }
        report
    }

    #[test]
    fn the_closing_line_adds_everything_up() {
        let count = Count { passed: 12, failed: 0, skipped: 1 };
        let fine = report(&[
            (PartName::Format, Outcome::of_exit(true)),
            (PartName::Host, Outcome::Passed(count)),
        ]);
        assert_eq!(fine.closing_line(), "12 passed, 0 failed, 1 skipped");
        assert!(!fine.failed());
        let broken = report(&[
            (PartName::Format, Outcome::of_exit(false)),
            (PartName::Host, Outcome::Passed(Count { skipped: 0, ..count })),
        ]);
        assert_eq!(broken.closing_line(), "12 passed, 1 failed");
        assert!(broken.failed());
    }

    #[test]
    fn a_part_that_was_not_run_is_seen_in_both() {
        let report = report(&[(PartName::EndToEnd, Outcome::Skipped("chưa có tests/e2e".into()))]);
        assert_eq!(report.closing_line(), "0 passed, 0 failed, 1 skipped");
        assert!(report.table().contains("chưa có tests/e2e"));
    }

    #[test]
    fn the_table_stands_in_columns() {
        let report = report(&[
            (PartName::Format, Outcome::of_exit(true)),
            (PartName::ClippyWasm, Outcome::of_exit(false)),
        ]);
        let table = report.table();
        let columns: Vec<_> = table
            .lines()
            .filter_map(|line| line.find(" s").map(|at| line[..at].chars().count()))
            .collect();
        assert_eq!(columns.len(), 3, "{table}");
        assert!(columns.windows(2).all(|pair| pair[0] == pair[1]), "{table}");
    }
}
