//! The content folder on disk.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

use content::{FileEntry, Source};
use walkdir::WalkDir;

/// A folder that the loader reads through; links out of it are not followed.
#[derive(Clone, Debug)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The content in a folder.
    #[must_use]
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }
}

impl Folder {
    /// A file, opened for reading.
    pub(crate) fn open(&self, path: &str) -> io::Result<File> {
        File::open(self.root.join(path))
    }

    /// The size of a file in bytes.
    pub(crate) fn size(&self, path: &str) -> io::Result<u64> {
        Ok(self.root.join(path).metadata()?.len())
    }
}

impl Source for Folder {
    fn list(&self) -> Vec<FileEntry> {
        WalkDir::new(&self.root)
            .sort_by_file_name()
            .into_iter()
            .filter_map(Result::ok)
            .filter(|entry| entry.file_type().is_file())
            .filter_map(|entry| {
                let size = entry.metadata().ok()?.len();
                Some(FileEntry {
                    path: slashed(entry.path().strip_prefix(&self.root).ok()?)?,
                    size,
                })
            })
            .collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        std::fs::read(self.root.join(path))
    }
}

/// A relative path with slashes on every system; `None` for a name that is no Unicode.
#[must_use]
pub fn slashed(path: &Path) -> Option<String> {
    let parts: Option<Vec<&str>> = path.iter().map(|part| part.to_str()).collect();
    Some(parts?.join("/"))
}
