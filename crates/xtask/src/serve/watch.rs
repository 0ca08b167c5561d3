//! Noticing that somebody has saved a file, and what has to be built anew for it.

use std::path::{Component, Path};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use crate::words;

/// A save is several events, and saving several files takes a moment: wait until it is quiet.
const QUIET: Duration = Duration::from_millis(120);
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

/// The changes to come. Dropping it ends the watching.
pub(crate) struct Changes {
    _watcher: RecommendedWatcher,
    seen: Receiver<Seen>,
}

pub(crate) fn start(root: &Path) -> Result<Changes, String> {
    let (sender, seen) = mpsc::channel();
    let base = root.to_path_buf();
    let on_event = move |event: notify::Result<notify::Event>| {
        for seen in event.iter().flat_map(|event| changes(&base, event)) {
            sender.send(seen).ok();
        }
    };
    let mut watcher = notify::recommended_watcher(on_event).map_err(words::cannot_watch)?;
    for folder in FOLDERS.map(|folder| root.join(folder)).iter().filter(|folder| folder.exists()) {
        watcher.watch(folder, RecursiveMode::Recursive).map_err(words::cannot_watch)?;
    }
    // An editor replaces a file rather than change it, so its folder is watched in its stead.
    watcher.watch(root, RecursiveMode::NonRecursive).map_err(words::cannot_watch)?;
    Ok(Changes { _watcher: watcher, seen })
}

impl Changes {
    /// Waits for a change, then for the quiet after it.
    pub(crate) fn next(&self) -> Option<Seen> {
        let mut all = self.seen.recv().ok()?;
        while let Ok(more) = self.seen.recv_timeout(QUIET) {
            if more.change > all.change {
                all = more;
            }
        }
        Some(all)
    }
}

/// Building reads files, which is an event too: it must not start another build.
fn changes(root: &Path, event: &notify::Event) -> Vec<Seen> {
    if matches!(event.kind, EventKind::Access(_)) {
        return Vec::new();
    }
    event.paths.iter().filter_map(|path| seen(root, path)).collect()
}

fn seen(root: &Path, path: &Path) -> Option<Seen> {
    let inside = path.strip_prefix(root).ok()?;
    Some(Seen { change: change(inside)?, what: inside.display().to_string() })
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

    #[test]
    fn reading_a_file_is_no_change() {
        let root = Path::new("/r");
        let event = |kind| notify::Event::new(kind).add_path("/r/src/app.rs".into());
        let opened = EventKind::Access(notify::event::AccessKind::Any);
        assert!(changes(root, &event(opened)).is_empty());
        assert_eq!(changes(root, &event(EventKind::Any)).len(), 1);
    }
}
