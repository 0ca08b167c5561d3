//! What Trunk has built: the document shell, and the app's files with a hash in their names.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// The marks in `index.html` that a page's own parts replace.
pub(crate) const HEAD: &str = "<!--page:head-->";
/// Where the prerendered app goes.
pub(crate) const APP: &str = "<!--page:app-->";
/// Where the page's data and the app's loader go.
pub(crate) const TAIL: &str = "<!--page:tail-->";

/// What every page is made around.
#[derive(Clone, Debug)]
pub struct Shell {
    /// The document, with its three marks.
    pub html: String,
    /// The name of the app's loader, `ky-yeu-<hash>.js`.
    pub script: String,
    /// The name of the app, `ky-yeu-<hash>_bg.wasm`.
    pub wasm: String,
    /// The bytes of both, for the release's id.
    pub files: Vec<(String, Vec<u8>)>,
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
        let script = only(folder, ".js")?;
        let wasm = only(folder, "_bg.wasm")?;
        let read = |name: &String| -> Result<(String, Vec<u8>)> {
            let bytes =
                fs::read(folder.join(name)).with_context(|| format!("không đọc được {name}"))?;
            Ok((name.clone(), bytes))
        };
        let files = vec![read(&script)?, read(&wasm)?];
        Ok(Self { html: squeeze(&html), script, wasm, files })
    }
}

/// The one file of Trunk's with this ending.
fn only(folder: &Path, ending: &str) -> Result<String> {
    let listing =
        fs::read_dir(folder).with_context(|| format!("không mở được {}", folder.display()))?;
    let mut names: Vec<String> = listing
        .filter_map(Result::ok)
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|name| name.starts_with("ky-yeu") && name.ends_with(ending))
        .collect();
    match (names.pop(), names.pop()) {
        (Some(name), None) => Ok(name),
        (None, _) => bail!(
            "trong {} không có tệp ky-yeu*{ending}: hãy dựng lại bằng «cargo xtask build»",
            folder.display()
        ),
        (Some(one), Some(other)) => bail!("có hai tệp {ending}: {one} và {other}"),
    }
}

/// The document without what is for those who edit it: line breaks, indents, and Trunk's own link.
fn squeeze(html: &str) -> String {
    let html: String = html.lines().map(str::trim).collect();
    let Some((before, rest)) = html.split_once("<link data-trunk") else { return html };
    let after = rest.split_once('>').map_or("", |(_, after)| after);
    format!("{before}{after}")
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
