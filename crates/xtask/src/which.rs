//! Finding a program the way a shell does.

use std::env;
use std::path::{Path, PathBuf};

/// The first program of that name on PATH.
pub(crate) fn which(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).find_map(|dir| program(&dir, name))
}

/// The program of that name in one folder, whatever the system calls it there.
pub(crate) fn program(dir: &Path, name: &str) -> Option<PathBuf> {
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ".bat"] } else { &[""] };
    endings.iter().map(|ending| dir.join(format!("{name}{ending}"))).find(|path| is_program(path))
}

#[cfg(unix)]
pub(crate) fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|meta| meta.is_file() && meta.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
pub(crate) fn is_program(path: &Path) -> bool {
    path.is_file()
}
