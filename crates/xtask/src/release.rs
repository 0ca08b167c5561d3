//! The release in `dist/`: built beside it, and put in its place only when it is whole.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use crate::project::Project;
use crate::setup::{self, BENCH, Job, Toolbox};
use crate::{process, site_tool, trunk, words};

/// `cargo xtask build`.
pub(crate) fn build(project: &Project) -> Result<ExitCode, String> {
    let toolbox = setup::ensure(project, Job::Build)?;
    make(project, &toolbox)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds the release and says what it weighs.
pub(crate) fn make(project: &Project, toolbox: &Toolbox) -> Result<(), String> {
    let started = Instant::now();
    let (dist, next) = (project.dist(), project.root.join("dist.next"));
    site_tool::built(project)?;
    remove(&next)?;
    let build = trunk::Build { dist: next.clone(), release: true, pages: None };
    if !trunk::build(project, toolbox, &build)?.ok {
        remove(&next)?;
        return Err(words::build_failed(dist.exists()));
    }
    swap(&next, &dist)?;
    let weight = Weight::of(&dist);
    println!("{}", words::built(weight.pages, weight.files, weight.bytes, started.elapsed()));
    println!("{}", words::program_sizes(weight.wasm, weight.script));
    if let Some(core) = Core::of(project, toolbox, &dist) {
        println!("{}", words::core_size(core.files, core.bytes, core.brotli, core.budget));
    }
    Ok(())
}

/// What a first visit keeps for reading offline, as the bench of sizes weighs it.
#[derive(Debug, PartialEq, Eq)]
struct Core {
    files: usize,
    bytes: u64,
    brotli: u64,
    budget: u64,
}

impl Core {
    fn of(project: &Project, toolbox: &Toolbox, dist: &Path) -> Option<Self> {
        let mut command = toolbox.command("node", &[]);
        command.arg(project.root.join(BENCH).join("core.mjs")).env("DIST", dist);
        Self::told(&process::answer(&mut command)?)
    }

    /// Four numbers on a line.
    fn told(answer: &str) -> Option<Self> {
        let mut numbers = answer.split_whitespace().map(str::parse);
        let mut next = || numbers.next()?.ok();
        let files = usize::try_from(next()?).ok()?;
        Some(Self { files, bytes: next()?, brotli: next()?, budget: next()? })
    }
}

/// Puts `next` in the place of `dist`. Whatever goes wrong, one whole version stands there.
fn swap(next: &Path, dist: &Path) -> Result<(), String> {
    let old = dist.with_extension("old");
    remove(&old)?;
    if dist.exists() {
        fs::rename(dist, &old).map_err(|why| words::cannot_write(&old, why))?;
    }
    if let Err(why) = fs::rename(next, dist) {
        fs::rename(&old, dist).ok();
        return Err(words::cannot_write(dist, why));
    }
    remove(&old)
}

fn remove(dir: &Path) -> Result<(), String> {
    match fs::remove_dir_all(dir) {
        Err(why) if dir.exists() => Err(words::cannot_write(dir, why)),
        _ => Ok(()),
    }
}

/// What a folder of pages weighs.
#[derive(Debug, Default, PartialEq, Eq)]
struct Weight {
    pages: usize,
    files: usize,
    bytes: u64,
    wasm: u64,
    script: u64,
}

impl Weight {
    fn of(dir: &Path) -> Self {
        let mut weight = Self::default();
        let mut folders = vec![dir.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.metadata() {
                    Ok(meta) if meta.is_dir() => folders.push(entry.path()),
                    Ok(meta) => weight.add(&entry.path(), meta.len()),
                    Err(_) => {}
                }
            }
        }
        weight
    }

    fn add(&mut self, file: &Path, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
        match file.extension().and_then(|ending| ending.to_str()) {
            // An edition holds all pages of a conference, and is none itself.
            Some("html") if !is_edition(file) => self.pages += 1,
            Some("wasm") => self.wasm += bytes,
            Some("js") => self.script += bytes,
            _ => {}
        }
    }
}

/// Whether a file is a conference's one-file edition.
fn is_edition(file: &Path) -> bool {
    file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ky-yeu-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    fn scratch(name: &str) -> PathBuf {
        let dir = std::env::temp_dir().join(format!("ky-yeu-{name}-{}", std::process::id()));
        fs::remove_dir_all(&dir).ok();
        fs::create_dir_all(&dir).unwrap();
        dir
    }

    fn site(dir: &Path, text: &str) {
        fs::create_dir_all(dir.join("sub")).unwrap();
        fs::write(dir.join("index.html"), text).unwrap();
        fs::write(dir.join("sub").join("app.wasm"), "1234").unwrap();
        fs::write(dir.join("ky-yeu-hop.html"), "12").unwrap();
    }

    #[test]
    fn what_is_kept_is_told_in_four_numbers() {
        let core = Core { files: 61, bytes: 3_000, brotli: 500, budget: 600 };
        assert_eq!(Core::told("61 3000 500 600\n"), Some(core));
        assert_eq!(Core::told("61 3000"), None);
    }

    #[test]
    fn the_new_version_takes_the_place_of_the_old() {
        let dir = scratch("swap");
        let (next, dist) = (dir.join("dist.next"), dir.join("dist"));
        for text in ["một", "hai"] {
            site(&next, text);
            swap(&next, &dist).unwrap();
            assert_eq!(fs::read_to_string(dist.join("index.html")).unwrap(), text);
        }
        assert_eq!(fs::read_dir(&dir).unwrap().count(), 1, "nothing is left beside it");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn when_the_new_version_is_gone_the_old_one_stays() {
        let dir = scratch("swap-fails");
        let dist = dir.join("dist");
        site(&dist, "cũ");
        swap(&dir.join("dist.next"), &dist).unwrap_err();
        assert_eq!(fs::read_to_string(dist.join("index.html")).unwrap(), "cũ");
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_folder_is_weighed_to_its_leaves() {
        let dir = scratch("weight");
        site(&dir, "abc");
        let expected = Weight { pages: 1, files: 3, bytes: 9, wasm: 4, script: 0 };
        assert_eq!(Weight::of(&dir), expected);
        fs::remove_dir_all(dir).unwrap();
    }
}
