//! Remembering which version a program stated, so that a second run need not start it again.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::UNIX_EPOCH;

use crate::{process, versions};

/// Versions by program; one counts only while the file has the same size and time of change.
#[derive(Debug, Default)]
pub(crate) struct Stamps {
    file: PathBuf,
    known: BTreeMap<PathBuf, Stamp>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Stamp {
    mark: String,
    version: String,
}

impl Stamps {
    pub(crate) fn load(file: PathBuf) -> Self {
        let text = fs::read_to_string(&file).unwrap_or_default();
        Self { known: text.lines().filter_map(parse).collect(), file }
    }

    /// The version that `program --version` states, asked only when the program has changed.
    pub(crate) fn version(&mut self, program: &Path) -> Option<String> {
        let mark = mark(program)?;
        if let Some(stamp) = self.known.get(program).filter(|stamp| stamp.mark == mark) {
            return Some(stamp.version.clone());
        }
        let output = process::answer(Command::new(program).arg("--version"))?;
        let version = versions::stated(&output)?.to_owned();
        self.known.insert(program.to_path_buf(), Stamp { mark, version: version.clone() });
        self.save();
        Some(version)
    }

    /// A stamp that cannot be written only costs time.
    fn save(&self) {
        let lines = self.known.iter().map(|(path, stamp)| {
            format!("{}\t{}\t{}\n", stamp.mark, stamp.version, path.display())
        });
        if let Some(dir) = self.file.parent() {
            fs::create_dir_all(dir).ok();
        }
        fs::write(&self.file, lines.collect::<String>()).ok();
    }
}

/// What changes when a program is replaced.
fn mark(program: &Path) -> Option<String> {
    let meta = program.metadata().ok()?;
    let changed = meta.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(format!("{}-{}", meta.len(), changed.as_nanos()))
}

fn parse(line: &str) -> Option<(PathBuf, Stamp)> {
    let mut fields = line.splitn(3, '\t').map(str::to_owned);
    let (mark, version, path) = (fields.next()?, fields.next()?, fields.next()?);
    Some((PathBuf::from(path), Stamp { mark, version }))
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    fn write_tool(path: &Path, version: &str) {
        // Written beside and renamed: a program that is being written cannot be started.
        let new = path.with_extension("new");
        fs::write(&new, format!("#!/bin/sh\necho tool {version}\n")).unwrap();
        fs::set_permissions(&new, fs::Permissions::from_mode(0o755)).unwrap();
        fs::rename(new, path).unwrap();
    }

    #[test]
    fn a_changed_program_is_asked_again() {
        let dir = std::env::temp_dir().join(format!("ky-yeu-stamps-{}", std::process::id()));
        fs::create_dir_all(&dir).unwrap();
        let (tool, file) = (dir.join("tool"), dir.join("stamps"));
        write_tool(&tool, "1.0");
        assert_eq!(Stamps::load(file.clone()).version(&tool).unwrap(), "1.0");
        write_tool(&tool, "1.0.1");
        assert_eq!(Stamps::load(file.clone()).version(&tool).unwrap(), "1.0.1");
        assert_eq!(Stamps::load(file).known.len(), 1);
        fs::remove_dir_all(dir).unwrap();
    }

    #[test]
    fn a_spoilt_file_of_stamps_is_no_harm() {
        assert_eq!(parse("nonsense"), None);
        assert!(parse("1-2\t0.21.14\t/a path/trunk").is_some());
    }
}
