//! The only place that calls the site tool (`crates/site`): how it is built, found and started.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use crate::process::{self, Ended};
use crate::project::Project;
use crate::words;

const PACKAGE: &str = "ky-yeu-site";
/// Tells the tool, when Trunk's hook starts it, to write the pages elsewhere.
pub(crate) const PAGES: &str = "KY_YEU_PAGES";
/// Tells the tool where developed photos are kept for the next time.
pub(crate) const PHOTOS: &str = "KY_YEU_PHOTOS";

/// Builds the tool with the ordinary host toolchain; the folder that it lies in.
pub(crate) fn built(project: &Project) -> Result<PathBuf, String> {
    let ended = process::shown(cargo_build(project).env("CARGO_TERM_QUIET", "true"));
    if ended.ok { Ok(folder(project)) } else { Err(words::site_tool_does_not_build("")) }
}

/// Like `built`, keeping what the compiler said for whoever wants to show it.
pub(crate) fn rebuilt(project: &Project) -> Ended {
    process::shown(cargo_build(project).env("CARGO_TERM_QUIET", "true"))
}

pub(crate) fn folder(project: &Project) -> PathBuf {
    project.target.join("debug")
}

fn cargo_build(project: &Project) -> Command {
    let mut command = process::command("cargo");
    command
        .args(["build", "--package", PACKAGE, "--target-dir"])
        .arg(&project.target)
        .current_dir(&project.root);
    command
}

fn tool(project: &Project) -> Command {
    let mut command = process::command(folder(project).join(PACKAGE));
    command.env(PHOTOS, photos(project)).current_dir(&project.root);
    command
}

/// Where developed photos are kept.
pub(crate) fn photos(project: &Project) -> PathBuf {
    project.target.join("photos")
}

/// Checks the content; the tool's own exit code is the answer.
pub(crate) fn check(project: &Project, public: Option<&Path>) -> Result<ExitCode, String> {
    built(project)?;
    let mut command = tool(project);
    command.arg("check");
    if let Some(dir) = public {
        // Relative to where the person stands, not to where the tool is started.
        let dir = std::path::absolute(dir).map_err(|why| words::cannot_read(dir, why))?;
        command.arg("--public").arg(dir);
    }
    let status = command.status().map_err(|why| words::cannot_start(PACKAGE, why))?;
    let code = status.code().and_then(|code| u8::try_from(code).ok());
    Ok(code.map_or(ExitCode::FAILURE, ExitCode::from))
}

/// A site of generated photos around the app that was built last; the folder it lies in.
pub(crate) fn demo(project: &Project) -> Result<PathBuf, String> {
    let mut command = process::command("cargo");
    command
        .args(["run", "--quiet", "--package", PACKAGE, "--example", "demo", "--target-dir"])
        .arg(&project.target)
        .env("DIST", project.dist())
        .current_dir(&project.root);
    let ended = process::shown(&mut command);
    if ended.ok {
        Ok(project.root.join("target/demo/dist"))
    } else {
        Err(words::site_tool_does_not_build(&ended.tail()))
    }
}

/// Writes the pages anew into `out`, with the program and the shell that `shell` was built with.
pub(crate) fn render(project: &Project, shell: &Path, out: &Path) -> Ended {
    let mut command = tool(project);
    process::shown(command.arg("render").arg("--shell").arg(shell).arg("--out").arg(out))
}
