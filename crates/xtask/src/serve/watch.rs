//! Noticing that somebody has saved a file, and what has to be built anew for it.
//!
//! The files are a few hundred, so looking at all of them costs a millisecond: that works alike on
//! every system and every kind of disk, network folders included.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};
use std::thread;
use std::time::{Duration, SystemTime};

use walkdir::WalkDir;

/// How often the files are looked at; also how long they must stay as they are after a change,
/// because a save is several steps, and saving several files takes a moment.
const LOOK: Duration = Duration::from_millis(200);
const FOLDERS: [&str; 3] = ["public", "src", "crates"];
const FILES: [&str; 4] = ["index.html", "Trunk.toml", "Cargo.toml", "Cargo.lock"];

/// What has to be done; the greater includes the lesser.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Change {
    /// Only pages are written anew.
    Content,
    /// The program is compiled anew, too.
    Code,
}

/// Changes that belong together, by the name of one of them.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) change: Change,
    pub(crate) what: String,
}

/// When each file was written, and its size.
type Stamps = BTreeMap<PathBuf, (Option<SystemTime>, u64)>;

/// The changes to come.
#[derive(Debug)]
pub(crate) struct Changes {
    root: PathBuf,
    stamps: Stamps,
}

impl Changes {
    /// Changes from now on.
    pub(crate) fn start(root: &Path) -> Self {
        Self { root: root.to_path_buf(), stamps: stamps(root) }
    }

    /// Waits for a change, then for the quiet after it.
    pub(crate) fn next(&mut self) -> Seen {
        loop {
            let before = self.stamps.clone();
            self.settle();
            if let Some(seen) = greatest(&before, &self.stamps) {
                return seen;
            }
        }
    }

    /// Looks until two looks in a row see the same.
    fn settle(&mut self) {
        loop {
            thread::sleep(LOOK);
            let now = stamps(&self.root);
            if now == self.stamps {
                return;
            }
            self.stamps = now;
        }
    }
}

/// Every file that a page is made of.
fn stamps(root: &Path) -> Stamps {
    let folders = FOLDERS.iter().flat_map(|folder| WalkDir::new(root.join(folder)));
    let files = FILES.iter().flat_map(|file| WalkDir::new(root.join(file)));
    let entries = folders.chain(files).filter_map(Result::ok);
    let watched = entries.filter_map(|entry| {
        let inside = entry.path().strip_prefix(root).ok()?.to_path_buf();
        let file = entry.metadata().ok().filter(std::fs::Metadata::is_file)?;
        change(&inside)?;
        Some((inside, (file.modified().ok(), file.len())))
    });
    watched.collect()
}

/// The greatest of the changes between two looks: files written, made or removed.
fn greatest(before: &Stamps, after: &Stamps) -> Option<Seen> {
    let written = after.iter().filter(|(path, stamp)| before.get(*path) != Some(*stamp));
    let removed = before.iter().filter(|(path, _)| !after.contains_key(*path));
    let seen = written.chain(removed).filter_map(|(path, _)| {
        Some(Seen { change: change(path)?, what: path.display().to_string() })
    });
    seen.reduce(|one, other| if other.change > one.change { other } else { one })
}

/// What a change of this file asks for; `None` for files that no page is made of.
fn change(inside: &Path) -> Option<Change> {
    let names: Vec<&str> = inside.components().map(name).collect::<Option<_>>()?;
    if names.iter().any(|name| is_scratch(name)) {
        return None;
    }
    match names.as_slice() {
        ["public", _, ..] => Some(Change::Content),
        // This program goes on as it was started; a test changes no page.
        ["crates", "xtask", ..] | ["crates", _, "tests", ..] => None,
        ["src", _, ..] | ["crates", _, _, ..] => Some(Change::Code),
        [file] if FILES.contains(file) => Some(Change::Code),
        _ => None,
    }
}

fn name(part: Component<'_>) -> Option<&str> {
    match part {
        Component::Normal(name) => name.to_str(),
        _ => None,
    }
}

/// What editors and office programs write beside the file that is being edited.
fn is_scratch(name: &str) -> bool {
    const STARTS: [&str; 4] = [".", "~", "#", "4913"];
    const ENDS: [&str; 6] = ["~", ".tmp", ".swp", ".swx", ".bak", ".crdownload"];
    STARTS.iter().any(|start| name.starts_with(start)) || ENDS.iter().any(|end| name.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(path: &str, expected: Option<Change>) {
        assert_eq!(change(Path::new(path)), expected, "{path}");
    }

    #[test]
    fn content_asks_for_less_than_code() {
        check("public/content/site.json", Some(Change::Content));
        check("public/content/ảnh/hội nghị.jpg", Some(Change::Content));
        check("public/favicon.svg", Some(Change::Content));
        check("src/app.rs", Some(Change::Code));
        check("src/components/header.css", Some(Change::Code));
        check("crates/content/src/lib.rs", Some(Change::Code));
        check("index.html", Some(Change::Code));
        assert!(Change::Code > Change::Content);
    }

    #[test]
    fn what_no_page_is_made_of_asks_for_nothing() {
        check("crates/xtask/src/main.rs", None);
        check("crates/content/tests/all.rs", None);
        check("README.md", None);
        check("target", None);
        check("dist.next", None);
    }

    #[test]
    fn scratch_files_ask_for_nothing() {
        for name in [".a.swp", "~$bang.xlsx", "a.md~", "#a.md#", "a.json.tmp", ".git/HEAD"] {
            check(&format!("public/content/{name}"), None);
        }
    }

    fn look(files: &[(&str, u64)]) -> Stamps {
        files.iter().map(|(path, size)| (PathBuf::from(path), (None, *size))).collect()
    }

    #[test]
    fn written_made_and_removed_files_are_changes() {
        let before = look(&[("public/a.json", 1), ("src/app.rs", 1)]);
        let what = |after: &[(&str, u64)]| greatest(&before, &look(after)).map(|seen| seen.what);
        assert_eq!(what(&[("public/a.json", 1), ("src/app.rs", 1)]), None);
        let written = what(&[("public/a.json", 2), ("src/app.rs", 1)]);
        assert_eq!(written.as_deref(), Some("public/a.json"));
        assert_eq!(what(&[("src/app.rs", 1)]).as_deref(), Some("public/a.json"));
        let made = what(&[("public/a.json", 1), ("src/app.rs", 1), ("src/b.rs", 1)]);
        assert_eq!(made.as_deref(), Some("src/b.rs"));
    }

    #[test]
    fn code_is_told_before_content() {
        let before = look(&[("public/a.json", 1), ("src/app.rs", 1)]);
        let seen = greatest(&before, &look(&[("public/a.json", 2), ("src/app.rs", 2)])).unwrap();
        assert_eq!((seen.change, seen.what.as_str()), (Change::Code, "src/app.rs"));
    }
}
