//! The cache of developed photos: a folder for each, named by what it depends on. It comes to be under
//! another name and is renamed when it is whole, so a killed build leaves no half of one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::print::{File, Print};

/// What is in a photo's folder.
const CONTENTS: &str = "print.json";
/// How the names of folders begin that are not whole yet.
const UNFINISHED: &str = ".moi-";
/// Nobody works on one photo for so long: what is unfinished since then was left behind.
const LEFT: Duration = Duration::from_secs(3600);

/// A folder of photos' folders.
#[derive(Clone, Debug)]
pub(super) struct Cache {
    folder: PathBuf,
}

impl Cache {
    pub(super) fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// A print with all of its files; none if any of them is not there as it was written.
    pub(super) fn find(&self, key: &str) -> Option<Print> {
        let folder = self.folder.join(key);
        let contents = fs::read(folder.join(CONTENTS)).ok()?;
        let mut print: Print = serde_json::from_slice(&contents).ok()?;
        for file in print.renditions.iter_mut().chain([&mut print.card]) {
            file.bytes = fs::read(folder.join(&file.name)).ok()?;
            if file.bytes.len() != file.size {
                return None;
            }
        }
        (print.key == key).then_some(print)
    }

    /// Keeps a print for the next time.
    pub(super) fn keep(&self, print: &Print) -> io::Result<()> {
        let whole = self.folder.join(&print.key);
        let unfinished =
            self.folder.join(format!("{UNFINISHED}{}-{}", print.key, std::process::id()));
        fs::create_dir_all(&unfinished)?;
        for File { name, bytes, .. } in print.renditions.iter().chain([&print.card]) {
            fs::write(unfinished.join(name), bytes)?;
        }
        fs::write(unfinished.join(CONTENTS), serde_json::to_vec(print)?)?;
        // What stood there was found wanting; another build may have been faster with the same.
        drop(fs::remove_dir_all(&whole));
        match fs::rename(&unfinished, &whole) {
            Err(_) if self.find(&print.key).is_some() => fs::remove_dir_all(&unfinished),
            done => done,
        }
    }

    /// Takes out what no photo of the content uses any more. What cannot be removed now can be next time.
    pub(super) fn prune<'a>(&self, used: impl Iterator<Item = &'a Print>) {
        let used: BTreeSet<&str> = used.map(|print| print.key.as_str()).collect();
        let entries = fs::read_dir(&self.folder).into_iter().flatten().filter_map(Result::ok);
        for entry in entries {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let stale = if name.starts_with(UNFINISHED) {
                let age = entry.metadata().and_then(|it| it.modified()).ok();
                age.and_then(|since| since.elapsed().ok()).is_some_and(|age| age > LEFT)
            } else {
                is_key(&name) && !used.contains(name.as_ref())
            };
            if stale {
                drop(fs::remove_dir_all(entry.path()));
            }
        }
    }
}

/// Only what the cache itself has named is its to remove.
fn is_key(name: &str) -> bool {
    name.len() == 32 && name.bytes().all(|byte| byte.is_ascii_hexdigit())
}
