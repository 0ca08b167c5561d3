//! Running Trunk, which compiles the app, optimises it and lets the site tool write the pages.

use std::env;
use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::Command;

use crate::process::{self, Ended};
use crate::project::Project;
use crate::setup::Toolbox;
use crate::{site_tool, wasm};

/// One build, and where it goes.
#[derive(Debug)]
pub(crate) struct Build {
    pub(crate) dist: PathBuf,
    pub(crate) release: bool,
    /// Where the pages go, if not into `dist`: then that stays a shell, which pages can be written
    /// into again without compiling anything.
    pub(crate) pages: Option<PathBuf>,
}

/// The site tool must have been built: Trunk's hook finds it on PATH.
pub(crate) fn build(project: &Project, toolbox: &Toolbox, build: &Build) -> Result<Ended, String> {
    let compiled = compiled(project, toolbox, build.release)?;
    if !compiled.ok {
        return Ok(compiled);
    }
    let mut command = toolbox.wasm_command(project, "trunk", &[site_tool::folder(project)])?;
    command.arg("build").arg("--dist").arg(&build.dist).current_dir(&project.root);
    command.env(site_tool::PHOTOS, site_tool::photos(project));
    if build.release {
        command.arg("--release");
    }
    if let Some(pages) = &build.pages {
        command.env(site_tool::PAGES, pages);
    }
    quieted(&mut command);
    Ok(process::shown(&mut command))
}

/// Compiles all programs of the app at once. Trunk asks cargo for each by itself, at the same time, and
/// these would wait for one another, one link after the other and each telling so; now they find that
/// nothing is left to do.
fn compiled(project: &Project, toolbox: &Toolbox, release: bool) -> Result<Ended, String> {
    let mut command = toolbox.wasm_command(project, "cargo", &[])?;
    command.args(["build", "--bins", "--target", wasm::TARGET]).current_dir(&project.root);
    if release {
        command.arg("--release");
    }
    Ok(process::shown(&mut command))
}

/// Trunk refuses `NO_COLOR=1`, looks for newer versions of itself, and answers an error with a
/// backtrace of its own insides. Its five cargos have nothing to tell but that they wait for one
/// another's locks.
fn quieted(command: &mut Command) {
    let plain = env::var_os("NO_COLOR").is_some() || !io::stdout().is_terminal();
    command
        .env_remove("NO_COLOR")
        .env("CARGO_TERM_QUIET", "true")
        .env("TRUNK_COLOR", if plain { "never" } else { "always" })
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        .env("RUST_BACKTRACE", "0")
        .env("RUST_LIB_BACKTRACE", "0");
}
