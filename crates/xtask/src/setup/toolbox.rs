//! What set-up hands to the commands that follow: programs for PATH, the compiler, the browser.

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use super::Step;
use super::browser::Browser;
use super::find::{Finder, Found};
use crate::project::Project;
use crate::wasm::WasmToolchain;
use crate::{process, words};

#[derive(Debug)]
pub(crate) struct Toolbox {
    pub(crate) wasm: Option<WasmToolchain>,
    pub(crate) browser: Option<Browser>,
    programs: Vec<PathBuf>,
}

impl Toolbox {
    /// Everything that the steps give, and the steps that are missing.
    pub(crate) fn gather(project: &Project, steps: &[Step]) -> (Self, Vec<Step>) {
        let mut finder = Finder::new(project);
        let mut toolbox = Self { wasm: None, browser: None, programs: Vec::new() };
        let mut missing = Vec::new();
        for &step in steps {
            match finder.find(step) {
                Some(Found::Wasm(toolchain)) => toolbox.wasm = Some(toolchain),
                Some(Found::Programs(dir)) => toolbox.programs.push(dir),
                Some(Found::Browser(browser)) => toolbox.browser = Some(browser),
                Some(Found::AsItIs) => {}
                None => missing.push(step),
            }
        }
        (toolbox, missing)
    }

    /// A command that finds the project's tools, and `first` before them.
    pub(crate) fn command(&self, program: &str, first: &[PathBuf]) -> Command {
        let path = path_with(first.iter().chain(&self.programs), env::var_os("PATH"));
        let program = find_in(&path, program);
        let mut command = process::command(program);
        command.env("PATH", path);
        if let Some(browser) = &self.browser {
            command.env("CHROME", &browser.chrome).env("CHROMEDRIVER", &browser.driver);
        }
        command
    }

    /// A command that compiles for the browser.
    pub(crate) fn wasm_command(
        &self,
        project: &Project,
        program: &str,
        first: &[PathBuf],
    ) -> Result<Command, String> {
        let toolchain = self.wasm.ok_or_else(|| words::still_missing(&[Step::WasmTarget]))?;
        let mut first = first.to_vec();
        first.extend(toolchain.programs(project)?);
        let mut command = self.command(program, &first);
        toolchain.apply(project, &mut command);
        Ok(command)
    }
}

fn path_with<'a>(first: impl Iterator<Item = &'a PathBuf>, path: Option<OsString>) -> OsString {
    let path = path.unwrap_or_default();
    let dirs = first.cloned().chain(env::split_paths(&path));
    env::join_paths(dirs).unwrap_or(path)
}

/// The very file to start: a child's PATH says nothing of where the child itself is looked for on
/// every system.
fn find_in(path: &OsString, program: &str) -> PathBuf {
    let mut dirs = env::split_paths(path);
    dirs.find_map(|dir| crate::which::program(&dir, program))
        .unwrap_or_else(|| PathBuf::from(program))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_projects_own_programs_come_first() {
        let own = [PathBuf::from("/own/bin")];
        assert_eq!(path_with(own.iter(), Some("/usr/bin:/bin".into())), "/own/bin:/usr/bin:/bin");
    }

    #[test]
    fn a_program_is_looked_for_where_the_child_will_look() {
        assert_eq!(find_in(&"/nowhere:/bin".into(), "sh"), PathBuf::from("/bin/sh"));
        assert_eq!(find_in(&"/nowhere".into(), "sh"), PathBuf::from("sh"));
    }
}
