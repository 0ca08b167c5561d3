//! Measuring the release: builds it and hands over to the scripts that measure.

use std::process::ExitCode;

use crate::project::Project;
use crate::setup::{self, BENCH, Job};
use crate::{engine, process, release, words};

/// The bench that has the chart engine as wasm by itself.
const SPEED: &str = "charts-speed";

pub(crate) fn run(project: &Project, names: &[String]) -> Result<ExitCode, String> {
    let main = project.root.join(BENCH).join("main.mjs");
    if !main.exists() {
        return Err(words::no_bench_yet(&main));
    }
    let toolbox = setup::ensure(project, Job::Bench)?;
    release::make(project, &toolbox)?;
    let mut command = toolbox.command("node", &[crate::site_tool::folder(project)]);
    command.arg(main).args(names).current_dir(&project.root).env("DIST", project.dist());
    if names.is_empty() || names.iter().any(|name| name == SPEED) {
        command.env("ENGINE", engine::built(project, &toolbox)?);
    }
    let ended = process::shown(&mut command);
    Ok(if ended.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
