//! What Trunk has built: the document shell, and the app's files with a hash in their names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::release::hex;
use crate::script;

/// The marks in `index.html` that a page's own parts replace.
pub(crate) const HEAD: &str = "<!--page:head-->";
/// Where the prerendered app goes.
pub(crate) const APP: &str = "<!--page:app-->";
/// Where the page's data and the app's loader go.
pub(crate) const TAIL: &str = "<!--page:tail-->";

/// How the names of the app's own files begin.
const APP_FILES: &str = "ky-yeu-";

/// What comes once a page asks for it: each module's name, which is that of its binary after the
/// app's. A page brings it by this name (`kyYeuBring`), and its files go by it.
const MODULES: [&str; 4] = ["charts", "engine", "lightbox", "share"];

/// What every page is made around.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The document, with its three marks.
    pub html: String,
    /// The name of the app's loader, `ky-yeu-<hash>.js`.
    pub script: String,
    /// The name of the app, `ky-yeu-<hash>_bg.wasm`.
    pub wasm: String,
    /// The modules that pages bring when they need them.
    pub modules: Vec<Module>,
    /// The bytes of all of them, for the release's id.
    pub files: Vec<(String, Vec<u8>)>,
    /// The names under which Trunk has the modules' files, which no page asks for.
    pub renamed: Vec<String>,
}

/// A program beside the app: `<name>-<hash>.js` and `<name>-<hash>.wasm`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// What a page asks for.
    pub name: String,
    /// The hash of both of its files, 16 digits.
    pub hash: String,
}

impl Shell {
    /// Reads Trunk's folder.
    ///
    /// # Errors
    /// If the document or one of the programs' files is missing, or the document lacks a mark.
    pub fn read(folder: &Path) -> Result<Self> {
        let document = folder.join("index.html");
        let html = fs::read_to_string(&document)
            .with_context(|| format!("không đọc được {}", document.display()))?;
        for mark in [HEAD, APP, TAIL] {
            if html.matches(mark).count() != 1 {
                bail!("index.html phải có đúng một dấu {mark}");
            }
        }
        let script = only(folder, APP_FILES, ".js")?;
        let wasm = only(folder, APP_FILES, "_bg.wasm")?;
        let mut shell = Self {
            html: squeeze(&html),
            modules: Vec::new(),
            files: vec![
                (script.clone(), read_loader(folder, &script)?),
                (wasm.clone(), read(folder, &wasm)?),
            ],
            renamed: Vec::new(),
            script,
            wasm,
        };
        for name in MODULES {
            shell.add(folder, name)?;
        }
        Ok(shell)
    }

    /// The hashes of the modules by their names, as JSON.
    pub(crate) fn modules_by_name(&self) -> String {
        let pairs = self.modules.iter().map(|it| format!("\"{}\":\"{}\"", it.name, it.hash));
        format!("{{{}}}", pairs.collect::<Vec<_>>().join(","))
    }

    /// Adds a module under a name that says what is in it: Trunk does so for the app only.
    fn add(&mut self, folder: &Path, name: &str) -> Result<()> {
        let [script, wasm] = [".js", "_bg.wasm"].map(|it| format!("{APP_FILES}{name}{it}"));
        let (loader, program) = (read_loader(folder, &script)?, read(folder, &wasm)?);
        let digest = Sha256::new().chain_update(&loader).chain_update(&program).finalize();
        let hash: String = hex(&digest).chars().take(16).collect();
        self.files.push((format!("{name}-{hash}.js"), loader));
        self.files.push((format!("{name}-{hash}.wasm"), program));
        self.modules.push(Module { name: name.to_owned(), hash });
        self.renamed.extend([script, wasm]);
        Ok(())
    }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    fs::read(folder.join(name)).with_context(|| {
        let place = folder.display();
        format!("trong {place} không có tệp {name}: hãy dựng lại bằng «cargo xtask build»")
    })
}

fn read_loader(folder: &Path, name: &str) -> Result<Vec<u8>> {
    let text = String::from_utf8(read(folder, name)?);
    let text = text.with_context(|| format!("{name} không phải là chữ UTF-8"))?;
    Ok(script::small(&text).with_context(|| format!("trong {name}"))?.into_bytes())
}

/// The one file of Trunk's with this beginning and this ending that is none of a module's.
fn only(folder: &Path, beginning: &str, ending: &str) -> Result<String> {
    let listing =
        fs::read_dir(folder).with_context(|| format!("không mở được {}", folder.display()))?;
    let of_module = |name: &str| {
        let rest = name.strip_prefix(beginning).unwrap_or_default();
        MODULES.iter().any(|module| rest.strip_prefix(module) == Some(ending))
    };
    let mut names: Vec<String> = listing
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(beginning) && name.ends_with(ending))
        .filter(|name| !of_module(name))
        .collect();
    match (names.pop(), names.pop()) {
        (Some(name), None) => Ok(name),
        (None, _) => bail!(
            "trong {} không có tệp {beginning}*{ending}: hãy dựng lại bằng «cargo xtask build»",
            folder.display()
        ),
        (Some(one), Some(other)) => bail!("có hai tệp {ending}: {one} và {other}"),
    }
}

/// The document without what is for those who edit it: line breaks, indents, and Trunk's own links.
fn squeeze(html: &str) -> String {
    let html: String = html.lines().map(str::trim).collect();
    let mut parts = html.split("<link data-trunk");
    let first = parts.next().unwrap_or_default();
    let rest = parts.map(|part| part.split_once('>').map_or("", |(_, after)| after));
    std::iter::once(first).chain(rest).collect()
}

#[cfg(test)]
mod tests {
    use super::squeeze;

    #[test]
    fn what_is_for_editors_only_is_left_out() {
        let written =
            "<head>\n  <meta charset=\"utf-8\">\n  <link data-trunk rel=\"rust\">\n</head>\n";
        assert_eq!(squeeze(written), "<head><meta charset=\"utf-8\"></head>");
        assert_eq!(squeeze("<head>\n</head>"), "<head></head>");
    }
}
