//! A site in a temporary folder: the repository's `public/`, what Trunk would have built, and the
//! release that was there before.
#![allow(dead_code, reason = "each crate of tests uses its part")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use site::folder::Folder;
use site::photos::Photos;
use site::render::render;
use site::shell::Shell;
use tempfile::TempDir;

/// The files of the repository's content that tests change.
pub(crate) const SITE: &str = "site.json";
pub(crate) const CONFERENCE: &str = "so-ket-2021/conference.json";
pub(crate) const REPORT: &str = "so-ket-2021/bao-cao/ket-luan-07.md";
pub(crate) const TABLE: &str = "so-ket-2021/bang/can-bo.csv";

/// Where a site is whose address is known.
pub(crate) const BASE: &str = "https://tinhdoan.example.vn/ky-yeu/";

/// A loader as wasm-bindgen writes it.
const LOADER: &str = "async function __wbg_init() {}\n\nexport { __wbg_init as default };\n";

/// Files that are larger are compared by their size.
const LARGE: u64 = 16 * 1024 * 1024;

/// The folder of the workspace.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// A site that can be broken.
pub(crate) struct Temporary {
    folder: TempDir,
    /// What has been developed: no part of the site, and not what a failed build must leave alone.
    photos: TempDir,
}

/// The release of a site, in memory, without photos.
pub(crate) fn rendered(site: &Temporary) -> BTreeMap<String, Vec<u8>> {
    let bundle = content::load(&Folder::new(site.content(""))).bundle.unwrap();
    let shell = Shell::read(&site.shell()).unwrap();
    let release = render(&bundle, &Photos::default(), &shell, &site.public()).unwrap();
    release.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

/// What a run of the command came to.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) ok: bool,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Temporary {
    /// The repository's content, a shell, and an earlier release that holds one file.
    pub(crate) fn new() -> Self {
        let site = Self { folder: TempDir::new().unwrap(), photos: TempDir::new().unwrap() };
        copy(&workspace().join("public"), &site.public());
        fs::create_dir(site.shell()).unwrap();
        fs::copy(workspace().join("index.html"), site.shell().join("index.html")).unwrap();
        for name in [
            "ky-yeu-0.js",
            "ky-yeu-charts.js",
            "ky-yeu-engine.js",
            "ky-yeu-lightbox.js",
            "ky-yeu-share.js",
        ] {
            fs::write(site.shell().join(name), LOADER).unwrap();
        }
        for name in [
            "ky-yeu-0_bg.wasm",
            "ky-yeu-charts_bg.wasm",
            "ky-yeu-engine_bg.wasm",
            "ky-yeu-lightbox_bg.wasm",
            "ky-yeu-share_bg.wasm",
        ] {
            fs::write(site.shell().join(name), b"\0asm\x01\0\0\0").unwrap();
        }
        fs::create_dir(site.out()).unwrap();
        fs::write(site.out().join("index.html"), "bản phát hành trước").unwrap();
        site
    }

    /// The site with the address it is for.
    pub(crate) fn addressed() -> Self {
        let site = Self::new();
        site.edit(SITE, "\"language\"", &format!("\"baseUrl\": \"{BASE}\", \"language\""));
        site
    }

    pub(crate) fn public(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    /// The slugs of a list of the conference's, in order.
    #[allow(dead_code, reason = "not every suite asks")]
    pub(crate) fn slugs(&self, list: &str) -> Vec<String> {
        let text = fs::read_to_string(self.content(CONFERENCE)).unwrap();
        let file: serde_json::Value = serde_json::from_str(&text).unwrap();
        let entries = file[list].as_array().unwrap();
        entries.iter().map(|one| one["slug"].as_str().unwrap().to_owned()).collect()
    }

    pub(crate) fn shell(&self) -> PathBuf {
        self.folder.path().join("shell")
    }

    pub(crate) fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    /// Where developed photos are kept.
    pub(crate) fn photos(&self) -> &Path {
        self.photos.path()
    }

    /// A folder beside the site that is none of its business.
    pub(crate) fn outside(&self) -> PathBuf {
        self.folder.path().join("outside")
    }

    /// A file of the content.
    pub(crate) fn content(&self, file: &str) -> PathBuf {
        self.public().join("content").join(file)
    }

    pub(crate) fn write(&self, file: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.content(file), bytes).unwrap();
    }

    /// Replaces a piece of a content file, which stands there once, and tells the line and column
    /// that `¦` marks in the new piece.
    #[track_caller]
    pub(crate) fn edit(&self, file: &str, old: &str, new: &str) -> Option<(usize, usize)> {
        let text = fs::read_to_string(self.content(file)).unwrap();
        assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
        let text = text.replace(old, new);
        self.write(file, text.replace('¦', ""));
        let text = text.trim_start_matches('\u{feff}');
        let (before, _) = text.split_once('¦')?;
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        Some((before.matches('\n').count() + 1, before[start..].chars().count() + 1))
    }

    /// Runs the command on this site: `check`, or `render` into `out`.
    pub(crate) fn run(&self, task: &str) -> Ran {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ky-yeu-site"));
        command.arg(task).arg("--public").arg(self.public());
        if task == "render" {
            command.arg("--shell").arg(self.shell()).arg("--out").arg(self.out());
            command.arg("--photos").arg(self.photos());
        }
        command.env_remove("TRUNK_STAGING_DIR").env_remove("KY_YEU_PAGES");
        let output = command.output().unwrap();
        Ran {
            ok: output.status.success(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Every file of the whole temporary folder with its bytes.
    pub(crate) fn everything(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let mut files = BTreeMap::new();
        gather(self.folder.path(), &mut files);
        files
    }
}

/// Every file below a folder with its bytes; links as what they say.
fn gather(folder: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let (path, kind) = (entry.path(), entry.file_type().unwrap());
        let size = entry.metadata().unwrap().len();
        if kind.is_dir() {
            files.insert(path.clone(), b"a folder".to_vec());
            gather(&path, files);
        } else if kind.is_symlink() || size > LARGE {
            files.insert(path, format!("{kind:?} of {size} bytes").into_bytes());
        } else {
            files.insert(path.clone(), fs::read(&path).unwrap());
        }
    }
}

/// Copies a folder.
pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
