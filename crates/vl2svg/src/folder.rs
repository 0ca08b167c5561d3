//! Data are read below one folder only.

use std::io::Write as _;
use std::path::{Component, Path, PathBuf};

use chart::{Loaded, Tables};

/// The folder that the addresses of data are relative to.
pub(crate) struct Folder(pub(crate) PathBuf);

impl Tables for Folder {
    fn load(&self, url: &str, as_json: bool) -> Option<Loaded> {
        let loaded = self.read(url).and_then(|text| match as_json {
            true => serde_json::from_str(&text).map_err(|why| why.to_string()),
            false => Ok(Loaded::Text(text)),
        });
        // The engine says where the spec asks for it, but only this knows why it is not there.
        loaded.inspect_err(|why| drop(writeln!(std::io::stderr(), "note: {url}: {why}"))).ok()
    }
}

impl Folder {
    fn read(&self, url: &str) -> Result<String, String> {
        let path = Path::new(url);
        if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return Err(OUTSIDE.to_owned());
        }
        let told = |why: std::io::Error| why.to_string();
        // An empty base is where the program was started.
        let base = if self.0.as_os_str().is_empty() { Path::new(".") } else { &self.0 };
        let file = base.join(path).canonicalize().map_err(told)?;
        // A link may lead anywhere, and what is not a file may never end.
        if !file.starts_with(base.canonicalize().map_err(told)?) {
            return Err(OUTSIDE.to_owned());
        }
        if !file.is_file() {
            return Err("not a file".to_owned());
        }
        std::fs::read_to_string(file).map_err(told)
    }
}

const OUTSIDE: &str = "data are read below the base folder only";
