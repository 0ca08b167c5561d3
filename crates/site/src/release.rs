//! A release: all of its files in memory, and the id that names it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use memchr::memmem;
use rayon::prelude::*;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::view;

/// The mark where a document tells which document it is: the first 16 hexadecimal digits of the
/// SHA-256 of its bytes with this mark. A document that stays the same from release to release is the
/// same in each of them.
pub(crate) const PAGE: &str = "@KY-YEU-PAGE@";

/// The files of a release, by their path from its root.
#[derive(Clone, Debug, Default)]
pub struct Release {
    files: BTreeMap<String, Vec<u8>>,
    id: Option<String>,
}

/// So many files are written at a time.
const WRITERS: usize = 8;

impl Release {
    /// Adds a file, or replaces it.
    pub fn add(&mut self, path: impl Into<String>, bytes: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), bytes.into());
    }

    /// The files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    /// The name of the release, once it is sealed.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Names the release and writes the name where pages show it.
    ///
    /// The id is the first 16 hexadecimal digits of the SHA-256 over the path and the SHA-256 of
    /// every file, in the order of their paths, with a fixed mark in the place of the id itself.
    #[must_use]
    pub fn seal(mut self) -> Self {
        let hashed = self.files.par_iter().map(|(path, bytes)| (path, Sha256::digest(bytes)));
        let mut whole = Sha256::new();
        for (path, hash) in hashed.collect::<Vec<_>>() {
            whole.update(path.as_bytes());
            whole.update([0]);
            whole.update(hash);
        }
        let id = short(&whole.finalize());
        self.files.par_iter_mut().for_each(|(path, bytes)| {
            if path.ends_with(".html") || path.ends_with(".json") {
                *bytes = replaced(std::mem::take(bytes), view::RELEASE, &id);
            }
            if path.ends_with(".html") {
                let hash = short(&Sha256::digest(&*bytes));
                *bytes = replaced(std::mem::take(bytes), PAGE, &hash);
            }
        });
        let files = self.files.len() + 1;
        let manifest = json!({ "release": id, "files": files });
        self.add("release.json", format!("{manifest:#}\n"));
        self.id = Some(id);
        self
    }

    /// Writes every file below a folder.
    ///
    /// # Errors
    /// If a file or a folder cannot be written.
    pub fn write(&self, folder: &Path) -> Result<()> {
        let write = |(path, bytes): (&String, &Vec<u8>)| {
            let target = folder.join(path);
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)
                    .with_context(|| format!("không tạo được thư mục {}", parent.display()))?;
            }
            fs::write(&target, bytes)
                .with_context(|| format!("không ghi được {}", target.display()))
        };
        // A disk is waited for, so there are more threads than processors.
        let threads = rayon::ThreadPoolBuilder::new().num_threads(WRITERS).build();
        let threads = threads.context("không tạo được luồng ghi tệp")?;
        threads.install(|| self.files.par_iter().try_for_each(write))
    }
}

/// A file with another text in the place of a mark, in which most have none.
fn replaced(bytes: Vec<u8>, mark: &str, by: &str) -> Vec<u8> {
    let mut places = memmem::find_iter(&bytes, mark).peekable();
    if places.peek().is_none() {
        drop(places);
        return bytes;
    }
    let mut out = Vec::with_capacity(bytes.len());
    let mut from = 0;
    for at in places {
        out.extend(bytes.get(from..at).unwrap_or_default());
        out.extend(by.as_bytes());
        from = at + mark.len();
    }
    out.extend(bytes.get(from..).unwrap_or_default());
    out
}

fn short(hash: &[u8]) -> String {
    hex(hash).chars().take(16).collect()
}

pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::Release;
    use crate::view::RELEASE;

    fn sealed(files: &[(&str, &str)]) -> Release {
        let mut release = Release::default();
        for (path, text) in files {
            release.add(*path, *text);
        }
        release.seal()
    }

    fn text(release: &Release, path: &str) -> String {
        let found = release.files().find(|(one, _)| *one == path).unwrap();
        String::from_utf8(found.1.to_vec()).unwrap()
    }

    #[test]
    fn the_id_stands_where_the_mark_stood_and_in_the_manifest() {
        let release = sealed(&[("a.html", RELEASE)]);
        let id = text(&release, "a.html");
        assert_eq!(id.len(), 16);
        assert!(text(&release, "release.json").contains(&id));
    }

    #[test]
    fn every_mark_is_replaced_and_nothing_else() {
        let check = |bytes: &str, expected: &str| {
            assert_eq!(super::replaced(bytes.into(), "@A@", "xy"), expected.as_bytes());
        };
        check("", "");
        check("@A", "@A");
        check("@A@@A@", "xyxy");
        check("1@A@2@A3", "1xy2@A3");
    }

    #[test]
    fn the_id_follows_every_byte_and_every_name_and_nothing_else() {
        let id = |files: &[(&str, &str)]| text(&sealed(files), "release.json");
        let one = id(&[("a.html", "x"), ("b", "y")]);
        assert_eq!(one, id(&[("b", "y"), ("a.html", "x")]));
        assert_ne!(one, id(&[("a.html", "x"), ("b", "z")]));
        assert_ne!(one, id(&[("a.html", "x"), ("c", "y")]));
    }
}
