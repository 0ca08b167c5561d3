//! What Trunk has built: the document shell, and the app's files with a hash in their names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use crate::release::hex;

/// The marks in `index.html` that a page's own parts replace.
pub(crate) const HEAD: &str = "<!--page:head-->";
/// Where the prerendered app goes.
pub(crate) const APP: &str = "<!--page:app-->";
/// Where the page's data and the app's loader go.
pub(crate) const TAIL: &str = "<!--page:tail-->";

/// How the names of the app's files begin, and how those of the charts' do.
const APP_FILES: (&str, &str) = ("ky-yeu", CHART_FILES.0);
const CHART_FILES: (&str, &str) = ("ky-yeu-charts", "");

/// What every page is made around.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The document, with its three marks.
    pub html: String,
    /// The name of the app's loader, `ky-yeu-<hash>.js`.
    pub script: String,
    /// The name of the app, `ky-yeu-<hash>_bg.wasm`.
    pub wasm: String,
    /// The names of the charts' loader and of their module.
    pub charts: (String, String),
    /// The bytes of all of them, for the release's id.
    pub files: Vec<(String, Vec<u8>)>,
    /// The names under which Trunk has the charts' files, which no page asks for.
    pub renamed: Vec<String>,
}

impl Shell {
    /// Reads Trunk's folder.
    ///
    /// # Errors
    /// If the document or one of the app's files is missing, or the document lacks a mark.
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
        let read = |name: &String| -> Result<(String, Vec<u8>)> {
            let bytes =
                fs::read(folder.join(name)).with_context(|| format!("không đọc được {name}"))?;
            Ok((name.clone(), bytes))
        };
        let charts = [only(folder, CHART_FILES, ".js")?, only(folder, CHART_FILES, "_bg.wasm")?];
        let [loader, engine] = &charts;
        let (loader, engine) = (hashed(read(loader)?, "js"), hashed(read(engine)?, "wasm"));
        let names = (loader.0.clone(), engine.0.clone());
        let files = vec![read(&script)?, read(&wasm)?, loader, engine];
        Ok(Self {
            html: squeeze(&html),
            script,
            wasm,
            charts: names,
            files,
            renamed: charts.into(),
        })
    }
}

/// A file under a name that says what is in it: Trunk does so for the app only.
fn hashed((_, bytes): (String, Vec<u8>), ending: &str) -> (String, Vec<u8>) {
    let hash: String = hex(&Sha256::digest(&bytes)).chars().take(16).collect();
    (format!("charts-{hash}.{ending}"), bytes)
}

/// The one file of Trunk's with this beginning and this ending.
fn only(folder: &Path, (beginning, other): (&str, &str), ending: &str) -> Result<String> {
    let listing =
        fs::read_dir(folder).with_context(|| format!("không mở được {}", folder.display()))?;
    let mut names: Vec<String> = listing
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with(beginning) && name.ends_with(ending))
        .filter(|name| other.is_empty() || !name.starts_with(other))
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
