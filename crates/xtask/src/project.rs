//! Where things are: the project's folders and its cache of tools.

use std::env;
use std::path::PathBuf;

/// Every folder that a command may touch.
#[derive(Debug, Clone)]
pub(crate) struct Project {
    pub(crate) root: PathBuf,
    /// Host artefacts, shared with a plain `cargo build`.
    pub(crate) target: PathBuf,
    /// Tools, logs and stamps, outside the project so that a new clone finds them again.
    pub(crate) cache: PathBuf,
}

impl Project {
    /// The project whose `cargo xtask` this is. Cargo says so as it starts this program; where the
    /// program was compiled may be another clone, if both share a target folder.
    pub(crate) fn here() -> Self {
        let crate_dir = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(dir) => PathBuf::from(dir),
            None => PathBuf::from(env!("CARGO_MANIFEST_DIR")),
        };
        let root = crate_dir.ancestors().nth(2).unwrap_or(&crate_dir).to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => root.join(dir),
            None => root.join("target"),
        };
        let cache = cache_dir(env::consts::OS, |name| {
            env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from)
        });
        Self { cache: cache.unwrap_or_else(|| target.join("ky-yeu-cache")), root, target }
    }

    /// Wasm artefacts stand apart: they may come from another compiler, and with other flags.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.target.join("wasm")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub(crate) fn tools(&self) -> PathBuf {
        self.cache.join("tools")
    }

    pub(crate) fn log(&self, step: &str) -> PathBuf {
        self.cache.join("logs").join(format!("{step}.log"))
    }
}

/// The cache folder: the project's own variable first, then each system's custom.
fn cache_dir(os: &str, var: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    if let Some(own) = var("KY_YEU_CACHE") {
        return std::path::absolute(own).ok();
    }
    let shared = match os {
        "windows" => var("LOCALAPPDATA"),
        "macos" => var("HOME").map(|home| home.join("Library").join("Caches")),
        _ => var("XDG_CACHE_HOME").or_else(|| var("HOME").map(|home| home.join(".cache"))),
    };
    shared.map(|dir| dir.join("ky-yeu"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(os: &str, vars: &[(&str, &str)], expected: Option<&str>) {
        let found = cache_dir(os, |name| {
            vars.iter().find(|(key, _)| *key == name).map(|(_, value)| PathBuf::from(value))
        });
        assert_eq!(found, expected.map(PathBuf::from));
    }

    #[test]
    fn the_cache_follows_each_systems_custom() {
        check("linux", &[("HOME", "/home/an")], Some("/home/an/.cache/ky-yeu"));
        check("linux", &[("HOME", "/h"), ("XDG_CACHE_HOME", "/x")], Some("/x/ky-yeu"));
        check("linux", &[("HOME", "/h"), ("KY_YEU_CACHE", "/own")], Some("/own"));
        check("macos", &[("HOME", "/Users/an")], Some("/Users/an/Library/Caches/ky-yeu"));
        check("linux", &[], None);
    }

    #[test]
    fn the_root_is_the_workspace() {
        assert!(Project::here().root.join("Cargo.lock").exists());
    }
}
