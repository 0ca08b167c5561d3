//! Set-up: finds what a command needs, installs what is missing, and says nothing when nothing is.

mod browser;
mod find;
mod install;
mod plan;
mod step;
mod toolbox;

use std::fs::{self, File, TryLockError};

use crate::project::Project;
use crate::words;

pub(crate) use plan::{Action, Facts};
pub(crate) use step::{BENCH, E2E, Job, Step};
pub(crate) use toolbox::Toolbox;

/// Everything `job` needs, installed if need be; or one message with all that could not be had.
pub(crate) fn ensure(project: &Project, job: Job) -> Result<Toolbox, String> {
    let (toolbox, missing) = attempt(project, job)?;
    if missing.is_empty() { Ok(toolbox) } else { Err(words::still_missing(&missing)) }
}

/// As much of what `job` needs as can be had, and the steps that could not.
pub(crate) fn attempt(project: &Project, job: Job) -> Result<(Toolbox, Vec<Step>), String> {
    let steps = step::steps(job);
    let (toolbox, missing) = Toolbox::gather(project, &steps);
    if missing.is_empty() {
        return Ok((toolbox, missing));
    }
    install_missing(project, &steps)?;
    Ok(Toolbox::gather(project, &steps))
}

/// Two runs never install at once; the one that waited looks again at what is still missing.
/// A step that fails is told at once, and does not keep the others from being tried.
fn install_missing(project: &Project, steps: &[Step]) -> Result<(), String> {
    let _lock = lock(project)?;
    let (_, missing) = Toolbox::gather(project, steps);
    let facts = Facts::gather();
    install::sweep(project);
    for (nth, step) in missing.iter().enumerate() {
        println!("{}", words::step_begins(nth + 1, missing.len(), &step.title()));
        match install::climb(project, step, &plan::ladder(step, &facts)) {
            Ok(seconds) => println!("{}", words::step_done(seconds)),
            Err(trouble) => println!("{trouble}"),
        }
    }
    install::sweep(project);
    Ok(())
}

/// Held until the file is dropped, even if the process is killed.
fn lock(project: &Project) -> Result<File, String> {
    let path = project.cache.join("setup.lock");
    let open = fs::create_dir_all(&project.cache)
        .and_then(|()| File::options().create(true).append(true).open(&path));
    let file = open.map_err(|why| words::cannot_write(&path, &why))?;
    if let Err(TryLockError::WouldBlock) = file.try_lock() {
        println!("{}", words::another_setup_runs());
        file.lock().map_err(|why| words::cannot_write(&path, &why))?;
    }
    Ok(file)
}
