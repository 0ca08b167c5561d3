//! `cargo xtask test`: every part in order, all problems at once, one closing line.

mod count;
mod part;
mod report;
mod run;

use std::process::ExitCode;
use std::time::Instant;

use crate::cli;
use crate::project::Project;
use crate::words;

pub(crate) use part::PartName;
use report::{Done, Report};
use run::Gate;

pub(crate) fn run(project: &Project, args: &cli::Test) -> Result<ExitCode, String> {
    if args.list {
        print!("{}", part::list());
        return Ok(ExitCode::SUCCESS);
    }
    let parts = part::chosen(&args.only);
    let mut gate = Gate::new(project);
    let mut report = Report::default();
    for (nth, &part) in parts.iter().enumerate() {
        println!("{}", words::part_begins(nth + 1, parts.len(), part.title()));
        let started = Instant::now();
        let outcome = gate.run(part);
        report.add(Done { part, outcome, took: started.elapsed() });
    }
    print!("{}", report.table());
    println!("{}", report.closing_line());
    Ok(if report.failed() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
