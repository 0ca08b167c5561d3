//! Whether a step is satisfied, and where what it needs is.

use std::fs;
use std::path::{Path, PathBuf};

use super::Step;
use super::browser::{self, Browser};
use crate::project::Project;
use crate::stamps::Stamps;
use crate::wasm::WasmToolchain;
use crate::which::{program, which};
use crate::{versions, words};

/// What a satisfied step gives to the commands that follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Found {
    Wasm(WasmToolchain),
    /// A folder of programs for PATH.
    Programs(PathBuf),
    Browser(Browser),
    /// It is there, or is not needed; either way nothing is to be added.
    AsItIs,
}

/// A look at the machine that starts as few programs as it can.
pub(crate) struct Finder<'a> {
    pub(crate) project: &'a Project,
    pub(crate) stamps: Stamps,
}

impl<'a> Finder<'a> {
    pub(crate) fn new(project: &'a Project) -> Self {
        Self { project, stamps: Stamps::load(project.cache.join("stamps")) }
    }

    /// What the step gives, or `None` when it is missing.
    pub(crate) fn find(&mut self, step: Step) -> Option<Found> {
        match step {
            Step::WasmTarget => self.wasm().map(Found::Wasm),
            Step::Trunk | Step::WasmBindgen | Step::WasmOpt => {
                self.tool(&Tool::of(self.project, step)?)
            }
            Step::Node => self.node(),
            Step::Packages(folder) => {
                packages(&self.project.root.join(folder)).then_some(Found::AsItIs)
            }
            Step::Browser => browser::find(&mut self.stamps).map(Found::Browser),
        }
    }

    fn wasm(&mut self) -> Option<WasmToolchain> {
        if WasmToolchain::native_is_there() {
            return Some(WasmToolchain::Native);
        }
        let version = self.stamps.version(&WasmToolchain::debian_compiler()?)?;
        versions::at_least(&version, versions::RUST).then_some(WasmToolchain::Debian)
    }

    /// A tool of the right version: the project's own, else the one on PATH.
    fn tool(&mut self, tool: &Tool) -> Option<Found> {
        if self.has(&tool.programs(self.project), tool) {
            return Some(Found::Programs(tool.programs(self.project)));
        }
        let on_path = which(tool.names.first()?)?;
        self.has(on_path.parent()?, tool).then_some(Found::AsItIs)
    }

    fn has(&mut self, dir: &Path, tool: &Tool) -> bool {
        tool.names.iter().all(|name| {
            program(dir, name).and_then(|path| self.stamps.version(&path)).as_ref()
                == Some(&tool.version)
        })
    }

    fn node(&mut self) -> Option<Found> {
        let version = self.stamps.version(&which("node")?)?;
        (versions::major(&version)? >= versions::NODE_MAJOR).then_some(Found::AsItIs)
    }
}

/// A pinned tool that the project keeps in its cache.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tool {
    /// Its package in the registry that it comes from.
    pub(crate) package: &'static str,
    pub(crate) version: String,
    names: &'static [&'static str],
    /// Where its programs are, inside its own folder.
    bin: &'static str,
}

impl Tool {
    /// `None` when the step is no such tool, or when its version cannot be told.
    pub(crate) fn of(project: &Project, step: Step) -> Option<Self> {
        let (package, version, names, bin): (_, _, &[_], _) = match step {
            Step::Trunk => ("trunk", versions::TRUNK.to_owned(), &["trunk"], "bin"),
            Step::WasmBindgen => {
                let names = &["wasm-bindgen", "wasm-bindgen-test-runner"];
                ("wasm-bindgen-cli", wasm_bindgen_version(project).ok()?, names, "bin")
            }
            Step::WasmOpt => {
                ("binaryen", versions::BINARYEN.to_owned(), &["wasm-opt"], "node_modules/.bin")
            }
            _ => return None,
        };
        Some(Self { package, version, names, bin })
    }

    /// Its folder in the cache.
    pub(crate) fn home(&self, project: &Project) -> PathBuf {
        let name = self.package.trim_end_matches("-cli");
        project.tools().join(format!("{name}-{}", self.version))
    }

    fn programs(&self, project: &Project) -> PathBuf {
        self.home(project).join(self.bin)
    }
}

/// The tool must be of the very version of the library that the app is linked with.
fn wasm_bindgen_version(project: &Project) -> Result<String, String> {
    let lock =
        fs::read_to_string(project.root.join("Cargo.lock")).map_err(|why| why.to_string())?;
    versions::locked(&lock, "wasm-bindgen")
        .map(str::to_owned)
        .ok_or_else(words::no_wasm_bindgen_locked)
}

/// Satisfied when what was last installed is what the lock file says now. A folder without a
/// `package.json` needs nothing.
fn packages(folder: &Path) -> bool {
    if !folder.join("package.json").exists() {
        return true;
    }
    let read = |path: PathBuf| fs::read(path).ok();
    let locked = read(folder.join("package-lock.json"));
    locked.is_some() && locked == read(packages_stamp(folder))
}

/// A copy of the lock file as it was when `npm ci` last succeeded.
pub(crate) fn packages_stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".ky-yeu-lock.json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_satisfied_by_the_lock_files_own_words() {
        let dir = std::env::temp_dir().join(format!("ky-yeu-packages-{}", std::process::id()));
        fs::create_dir_all(dir.join("node_modules")).unwrap();
        assert!(packages(&dir), "no package.json: nothing is needed");
        fs::write(dir.join("package.json"), "{}").unwrap();
        assert!(!packages(&dir), "no lock file: nothing can be said to be right");
        fs::write(dir.join("package-lock.json"), "1").unwrap();
        assert!(!packages(&dir));
        fs::write(packages_stamp(&dir), "1").unwrap();
        assert!(packages(&dir));
        fs::write(dir.join("package-lock.json"), "2").unwrap();
        assert!(!packages(&dir), "the lock file has changed since");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn each_tool_has_a_folder_of_its_own_version() {
        let project = Project { cache: "/c".into(), ..Project::here() };
        let home = |step| Tool::of(&project, step).unwrap().home(&project);
        assert_eq!(home(Step::Trunk), Path::new("/c/tools/trunk-0.21.14"));
        assert_eq!(home(Step::WasmOpt), Path::new("/c/tools/binaryen-132"));
        assert!(home(Step::WasmBindgen).starts_with("/c/tools"));
        assert_eq!(Tool::of(&project, Step::Node), None);
    }
}
