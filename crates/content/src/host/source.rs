//! Where content comes from: a listing, and bytes for a path of that listing.

use std::collections::BTreeMap;
use std::io;

/// A file of the content folder, before it is read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileEntry {
    /// The path from the content folder, with `/` between folders, spelt as on disk.
    pub path: String,
    /// The size in bytes.
    pub size: u64,
}

/// The content folder, as the loader sees it.
pub trait Source {
    /// Every file below the content folder. Paths are compared with this listing, never with the
    /// disk, so that a slip in letter case is found on Windows too.
    fn list(&self) -> Vec<FileEntry>;

    /// The bytes of a listed file. The loader asks only for paths it found in the listing.
    ///
    /// # Errors
    /// When the file cannot be read.
    fn read(&self, path: &str) -> io::Result<Vec<u8>>;
}

/// A content folder held in memory.
#[derive(Clone, Debug, Default)]
pub struct Memory {
    /// The files: path from the content folder, and bytes.
    pub files: BTreeMap<String, Vec<u8>>,
}

impl Memory {
    /// This folder with one file more, or with that file's bytes replaced.
    #[must_use]
    pub fn with(mut self, path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.files.insert(path.to_owned(), bytes.into());
        self
    }

    /// This folder without one of its files.
    #[must_use]
    pub fn without(mut self, path: &str) -> Self {
        self.files.remove(path);
        self
    }
}

impl Source for Memory {
    fn list(&self) -> Vec<FileEntry> {
        let entry = |(path, bytes): (&String, &Vec<u8>)| FileEntry {
            path: path.clone(),
            size: bytes.len() as u64,
        };
        self.files.iter().map(entry).collect()
    }

    fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        self.files.get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}
