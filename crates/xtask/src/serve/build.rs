//! Building what is served, again after each change, always beside what is being shown.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use super::live::Live;
use super::watch::{Change, Changes};
use crate::process::Ended;
use crate::project::Project;
use crate::setup::Toolbox;
use crate::{site_tool, trunk, words};

/// As much of a compiler's words as a browser should show.
const TROUBLE_LINES: usize = 80;

#[derive(Debug)]
pub(crate) struct Builder {
    project: Project,
    toolbox: Toolbox,
    release: bool,
    live: Arc<Live>,
}

impl Builder {
    pub(crate) fn new(project: Project, toolbox: Toolbox, release: bool, live: Arc<Live>) -> Self {
        Self { project, toolbox, release, live }
    }

    /// The first build: whether there is a good version to start from.
    pub(crate) fn first(&self) -> bool {
        self.settle(self.everything())
    }

    /// Builds again after each change, as long as the program runs. While the code as it stands
    /// has not been compiled, new content alone must not hide what is wrong with it.
    pub(crate) fn follow(&self, mut changes: Changes, mut compiled: bool) -> ! {
        loop {
            let seen = changes.next();
            let all = seen.change == Change::Code || !compiled;
            println!("\n{}", words::changed(&seen.what, all));
            let started = Instant::now();
            let good = self.settle(if all { self.everything() } else { self.pages() });
            if good {
                println!("{}", words::rebuilt(started.elapsed()));
            }
            compiled = good || !all;
        }
    }

    /// Shows the new version, or the trouble with it.
    fn settle(&self, built: Result<PathBuf, String>) -> bool {
        match built {
            Ok(folder) => self.live.show(folder),
            Err(trouble) => {
                println!("\n{}", words::rebuild_failed());
                self.live.fail(trouble);
                return false;
            }
        }
        true
    }

    /// Compiles what has changed, and writes the pages.
    fn everything(&self) -> Result<PathBuf, String> {
        told(&site_tool::rebuilt(&self.project))?;
        let pages = self.fresh_folder()?;
        let build =
            trunk::Build { dist: self.shell(), release: self.release, pages: Some(pages.clone()) };
        told(&trunk::build(&self.project, &self.toolbox, &build)?)?;
        Ok(pages)
    }

    /// Writes the pages only: nothing is compiled.
    fn pages(&self) -> Result<PathBuf, String> {
        let pages = self.fresh_folder()?;
        told(&site_tool::render(&self.project, &self.shell(), &pages))?;
        Ok(pages)
    }

    /// What Trunk makes before any page is written into it.
    fn shell(&self) -> PathBuf {
        self.root().join("shell")
    }

    fn root(&self) -> PathBuf {
        self.project.target.join("serve").join(if self.release { "release" } else { "debug" })
    }

    /// The one of two folders that is not being shown, emptied.
    fn fresh_folder(&self) -> Result<PathBuf, String> {
        let shown = self.live.folder();
        let folder = other(&self.root(), shown.as_deref());
        fs::remove_dir_all(&folder).ok();
        fs::create_dir_all(&folder).map_err(|why| words::cannot_write(&folder, why))?;
        Ok(folder)
    }
}

fn other(root: &Path, shown: Option<&Path>) -> PathBuf {
    let (first, second) = (root.join("pages-1"), root.join("pages-2"));
    if shown == Some(&first) { second } else { first }
}

fn told(ended: &Ended) -> Result<(), String> {
    if ended.ok {
        return Ok(());
    }
    Err(trouble(&ended.lines))
}

/// The last lines, without Trunk's own diary.
fn trouble(lines: &[String]) -> String {
    let lines: Vec<_> =
        lines.iter().filter(|line| !line.contains("  INFO ")).map(String::as_str).collect();
    let from = lines.len().saturating_sub(TROUBLE_LINES);
    lines.iter().skip(from).copied().collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_written_beside_those_that_are_shown() {
        let root = Path::new("/t");
        let first = other(root, None);
        let second = other(root, Some(&first));
        assert_ne!(first, second);
        assert_eq!(other(root, Some(&second)), first);
    }

    #[test]
    fn the_trouble_is_told_without_trunks_diary() {
        let lines = ["2026-01-01T00:00:00Z  INFO starting build", "error[E0425]: cannot find `x`"];
        assert_eq!(trouble(&lines.map(str::to_owned)), "error[E0425]: cannot find `x`");
    }
}
