//! The developer's gate: one command for each thing a person does with this project, each of which
//! sets up by itself whatever it needs. It speaks Vietnamese, like the people who run it.
#![allow(clippy::print_stdout, clippy::print_stderr)]

mod bench;
mod cli;
mod engine;
mod gate;
mod process;
mod progress;
mod project;
mod release;
mod serve;
mod setup;
mod site_tool;
mod stamps;
mod trunk;
mod versions;
mod wasm;
mod which;
mod words;

use std::process::ExitCode;

use cli::Command;
use project::Project;
use setup::Job;

fn main() -> ExitCode {
    let command = cli::read();
    let project = Project::here();
    match run(&project, command) {
        Ok(code) => code,
        Err(trouble) => {
            eprintln!("{trouble}");
            ExitCode::FAILURE
        }
    }
}

/// Each command's own work; an error is a message that is ready to be read.
fn run(project: &Project, command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Setup => {
            setup::ensure(project, Job::Test)?;
            setup::ensure(project, Job::Bench)?;
            println!("{}", words::ready());
            Ok(ExitCode::SUCCESS)
        }
        Command::Check(args) => site_tool::check(project, args.public.as_deref()),
        Command::Build => release::build(project),
        Command::Serve(args) => serve::run(project, &args),
        Command::Test(args) => gate::run(project, &args),
        Command::Bench(args) => bench::run(project, &args.names),
    }
}
