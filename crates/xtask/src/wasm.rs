//! The compiler for the browser, in either of its two forms, as an environment for commands.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::process;
use crate::project::Project;

pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Where the Debian family keeps its compiler and the sources of its standard library.
const DEBIAN_BIN: &str = "/usr/bin";
const DEBIAN_SOURCES: &str = "/usr/lib/rustlib/src/rust";
const DEBIAN_TOOLS: [&str; 5] = ["cargo", "rustc", "rustdoc", "cargo-clippy", "clippy-driver"];
const DEBIAN_LINKER: &str = "/usr/bin/rust-lld";

/// Who compiles for the browser.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WasmToolchain {
    /// The ordinary toolchain, which has the target's standard library.
    Native,
    /// Debian's compiler, which builds that library from its sources. It is used where rustup
    /// cannot fetch the target, and leaves rustup's own toolchains as they are.
    Debian,
}

impl WasmToolchain {
    /// Whether the ordinary toolchain has the target's standard library on disk.
    pub(crate) fn native_is_there() -> bool {
        let mut rustc = process::command("rustc");
        let libs = process::answer(rustc.args(["--print", "target-libdir", "--target", TARGET]));
        libs.is_some_and(|dir| {
            fs::read_dir(dir.trim()).is_ok_and(|mut files| files.next().is_some())
        })
    }

    /// The Debian compiler, when every piece of it is there; its age is the caller's to judge.
    pub(crate) fn debian_compiler() -> Option<PathBuf> {
        let bin = Path::new(DEBIAN_BIN);
        let whole = DEBIAN_TOOLS.iter().all(|tool| bin.join(tool).exists())
            && Path::new(DEBIAN_LINKER).exists()
            && Path::new(DEBIAN_SOURCES).join("library/std/Cargo.toml").exists();
        whole.then(|| bin.join("rustc"))
    }

    /// A folder for the front of PATH, where this compiler's programs come before rustup's.
    pub(crate) fn programs(self, project: &Project) -> Result<Option<PathBuf>, String> {
        match self {
            Self::Native => Ok(None),
            Self::Debian => shims(&project.cache.join("debian-rust")).map(Some),
        }
    }

    /// Makes `command` compile for the browser with this compiler.
    pub(crate) fn apply(self, project: &Project, command: &mut Command) {
        let roots = Roots::of(self, project);
        command
            .env("CARGO_TARGET_DIR", project.wasm_target())
            .env("CARGO_ENCODED_RUSTFLAGS", roots.flags())
            .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner");
        if self == Self::Debian {
            command
                .envs(debian_env())
                // What cargo and rustup said of the toolchain that runs this very program.
                .env_remove("CARGO")
                .env_remove("RUSTUP_TOOLCHAIN")
                .env_remove("LD_LIBRARY_PATH");
        }
    }
}

/// The compiler is a stable one: building its library is a nightly feature that it must be told to
/// allow.
fn debian_env() -> [(&'static str, String); 5] {
    let program = |name: &str| format!("{DEBIAN_BIN}/{name}");
    [
        ("RUSTC", program("rustc")),
        ("RUSTDOC", program("rustdoc")),
        ("RUSTC_BOOTSTRAP", "1".into()),
        ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort".into()),
        ("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", DEBIAN_LINKER.into()),
    ]
}

#[cfg(unix)]
fn shims(dir: &Path) -> Result<PathBuf, String> {
    for tool in DEBIAN_TOOLS {
        let (link, program) = (dir.join(tool), Path::new(DEBIAN_BIN).join(tool));
        if fs::read_link(&link).ok().as_deref() == Some(&program) {
            continue;
        }
        fs::remove_file(&link).ok();
        fs::create_dir_all(dir)
            .and_then(|()| std::os::unix::fs::symlink(&program, &link))
            .map_err(|why| crate::words::cannot_write(&link, &why))?;
    }
    Ok(dir.to_path_buf())
}

#[cfg(not(unix))]
fn shims(dir: &Path) -> Result<PathBuf, String> {
    Ok(dir.to_path_buf())
}

/// Folders whose names differ from machine to machine, each with the name it goes by in the wasm,
/// so that a build tells nothing of its machine and equals a build of the same commit elsewhere.
#[derive(Debug, Default)]
struct Roots(Vec<(PathBuf, String)>);

impl Roots {
    fn of(toolchain: WasmToolchain, project: &Project) -> Self {
        let mut roots = Self::default();
        roots.add(project.root.clone(), "/ky-yeu");
        roots.add(project.wasm_target(), "/target");
        let cargo_home = cargo_home();
        roots.add(cargo_home.clone(), "/cargo");
        for dir in folders(&cargo_home.join("registry").join("src")) {
            roots.add(dir, "/cargo/registry");
        }
        match toolchain {
            WasmToolchain::Native => roots.add_library(&native_library()),
            WasmToolchain::Debian => roots.add_library(Path::new(DEBIAN_SOURCES)),
        }
        roots
    }

    fn add(&mut self, folder: PathBuf, name: &str) {
        self.0.push((folder, name.to_owned()));
    }

    /// The library's sources may be reached through a link, and then go by either name.
    fn add_library(&mut self, sources: &Path) {
        self.add(sources.to_path_buf(), "/rust");
        if let Ok(real) = sources.canonicalize().and_then(std::path::absolute) {
            self.add(real, "/rust");
        }
    }

    /// Of several that match, the compiler takes the last: the inner folders come later.
    fn flags(&self) -> OsString {
        let mut flags = OsString::new();
        for (folder, name) in &self.0 {
            if !flags.is_empty() {
                flags.push("\u{1f}");
            }
            flags.push("--remap-path-prefix=");
            flags.push(folder);
            flags.push("=");
            flags.push(name);
        }
        flags
    }
}

fn cargo_home() -> PathBuf {
    match std::env::var_os("CARGO_HOME") {
        Some(dir) => PathBuf::from(dir),
        None => std::env::home_dir().unwrap_or_default().join(".cargo"),
    }
}

fn native_library() -> PathBuf {
    let sysroot = process::answer(process::command("rustc").args(["--print", "sysroot"]));
    Path::new(sysroot.unwrap_or_default().trim()).join("lib/rustlib/src/rust")
}

/// Sorted: the order in which a disk lists its folders must not change the flags.
fn folders(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut folders: Vec<_> =
        entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ffi::OsStr;

    fn env_of(toolchain: WasmToolchain) -> Vec<(OsString, Option<OsString>)> {
        let mut command = Command::new("cargo");
        toolchain.apply(&Project::here(), &mut command);
        let owned = |text: &OsStr| text.to_os_string();
        command.get_envs().map(|(key, value)| (owned(key), value.map(owned))).collect()
    }

    #[test]
    fn the_flags_name_no_folder_of_this_machine() {
        let mut roots = Roots::default();
        roots.add("/home/an/kỷ yếu".into(), "/ky-yeu");
        roots.add("/home/an/.cargo".into(), "/cargo");
        let expected = "--remap-path-prefix=/home/an/kỷ yếu=/ky-yeu\u{1f}\
                        --remap-path-prefix=/home/an/.cargo=/cargo";
        assert_eq!(roots.flags(), expected);
    }

    #[test]
    fn only_debians_compiler_is_told_to_build_the_library() {
        let has = |toolchain, name: &str| env_of(toolchain).iter().any(|(key, _)| key == name);
        assert!(has(WasmToolchain::Debian, "CARGO_UNSTABLE_BUILD_STD"));
        assert!(!has(WasmToolchain::Native, "CARGO_UNSTABLE_BUILD_STD"));
        assert!(!has(WasmToolchain::Native, "RUSTUP_TOOLCHAIN"));
        assert!(has(WasmToolchain::Native, "CARGO_ENCODED_RUSTFLAGS"));
    }

    #[test]
    fn rustup_does_not_choose_the_compiler_in_debians_stead() {
        let env = env_of(WasmToolchain::Debian);
        assert!(env.contains(&("RUSTUP_TOOLCHAIN".into(), None)));
        assert!(env.contains(&("CARGO".into(), None)));
    }
}
