//! The way in: finds and reads listed files, remembers which were named, and collects problems.

use std::collections::{BTreeMap, BTreeSet};

use unicode_normalization::UnicodeNormalization;

use super::decode::{self, Text};
use super::limits::PROBLEMS_PER_FILE;
use super::messages::{self, Message};
use super::problem::{Place, Problem, Severity};
use super::source::{FileEntry, Source};
use super::suggest::nearest;

/// The content folder while it is being read.
pub(crate) struct Intake<'a> {
    source: &'a dyn Source,
    /// The listing by path in NFC, since some disks spell names in NFD.
    listing: BTreeMap<String, FileEntry>,
    named: BTreeSet<String>,
    surveyed: BTreeSet<String>,
    problems: Vec<Problem>,
    told: BTreeMap<String, usize>,
    failed: bool,
}

impl<'a> Intake<'a> {
    pub(crate) fn new(source: &'a dyn Source) -> Self {
        let files = source.list().into_iter();
        let kept = files.filter(|entry| !is_litter(&entry.path));
        Self {
            source,
            listing: kept.map(|entry| (nfc(&entry.path), entry)).collect(),
            named: BTreeSet::new(),
            surveyed: BTreeSet::new(),
            problems: Vec::new(),
            told: BTreeMap::new(),
            failed: false,
        }
    }

    pub(crate) fn error(&mut self, place: Place<'_>, message: Message) {
        self.failed = true;
        self.tell(Severity::Error, place, message);
    }

    pub(crate) fn warn(&mut self, place: Place<'_>, message: Message) {
        self.tell(Severity::Warning, place, message);
    }

    fn tell(&mut self, severity: Severity, place: Place<'_>, message: Message) {
        let told = self.told.entry(place.file.to_owned()).or_default();
        *told += 1;
        if *told <= PROBLEMS_PER_FILE {
            self.problems.push(Problem::new(severity, place, message));
        }
    }

    /// Every path of the folder, in order.
    pub(crate) fn paths(&self) -> impl Iterator<Item = &str> {
        self.listing.keys().map(String::as_str)
    }

    /// Whether a file was named by another.
    pub(crate) fn is_named(&self, path: &str) -> bool {
        self.named.contains(path)
    }

    /// Notes that everything a folder's files name has been named.
    pub(crate) fn survey(&mut self, folder: &str) {
        self.surveyed.insert(folder.to_owned());
    }

    /// Whether everything a folder's files name has been named.
    pub(crate) fn is_surveyed(&self, folder: &str) -> bool {
        self.surveyed.contains(folder)
    }

    /// Finds a listed file; if there is none, says so at the place that names it.
    pub(crate) fn find(&mut self, path: &str, place: Place<'_>) -> Option<FileEntry> {
        self.named.insert(path.to_owned());
        if let Some(entry) = self.listing.get(path) {
            return Some(entry.clone());
        }
        let lower = path.to_lowercase();
        let twin = self.paths().find(|other| other.to_lowercase() == lower);
        let message = match twin.map(str::to_owned) {
            Some(twin) => {
                let message = messages::wrong_case(path, &twin);
                self.named.insert(twin);
                message
            }
            None => messages::no_such_file(path, nearest(path, self.paths())),
        };
        self.error(place, message);
        None
    }

    /// Reads a listed file of at most `limit` bytes as text.
    pub(crate) fn text(&mut self, entry: &FileEntry, limit: u64) -> Option<Text> {
        let path = nfc(&entry.path);
        let bytes = match self.bytes(entry, limit) {
            Ok(bytes) => bytes,
            Err(message) => {
                self.error(Place::file(&path), message);
                return None;
            }
        };
        match decode::decode(&bytes) {
            Ok(text) => Some(text),
            Err((before, message)) => {
                self.error(Place::offset(&path, &before, before.len()), message);
                None
            }
        }
    }

    /// The size is looked at before the file is, and again after: the disk may have moved on.
    fn bytes(&self, entry: &FileEntry, limit: u64) -> Result<Vec<u8>, Message> {
        if entry.size > limit {
            return Err(messages::too_large(entry.size, limit));
        }
        let read = self.source.read(&entry.path);
        let bytes = read.map_err(|error| messages::unreadable(&error))?;
        let size = bytes.len() as u64;
        if size > limit {
            return Err(messages::too_large(size, limit));
        }
        Ok(bytes)
    }

    /// All problems in the order they are told, and whether any keeps the site from being made.
    pub(crate) fn finish(mut self) -> (Vec<Problem>, bool) {
        for (file, told) in &self.told {
            if let Some(rest) = told.checked_sub(PROBLEMS_PER_FILE).filter(|rest| *rest > 0) {
                let message = messages::more(rest);
                let more = Problem::new(Severity::Error, Place::file(file), message);
                self.problems.push(more);
                self.failed = true;
            }
        }
        self.problems.sort_by(Problem::order);
        self.problems.dedup();
        (self.problems, self.failed)
    }
}

fn nfc(path: &str) -> String {
    path.nfc().collect()
}

/// Files that systems and programs leave behind: `.DS_Store`, `~$bang.xlsx`, `Thumbs.db`.
fn is_litter(path: &str) -> bool {
    path.split('/').any(|part| {
        let known = ["thumbs.db", "desktop.ini", "__macosx"];
        part.starts_with('.')
            || part.starts_with("~$")
            || known.contains(&part.to_ascii_lowercase().as_str())
    })
}
