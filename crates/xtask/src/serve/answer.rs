//! Which file answers an address. Only files under the folder can, whatever the address says.

use std::path::{Path, PathBuf};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Answer {
    File(PathBuf),
    /// To the same place with a slash at its end, so that its relative links are right.
    Redirect(String),
    NotFound,
}

/// The answer of a plain static server, as the pages will have in the end.
pub(crate) fn answer(folder: &Path, path: &str, query: Option<&str>) -> Answer {
    let Some(parts) = safe_parts(path) else { return Answer::NotFound };
    let target = parts.iter().fold(folder.to_path_buf(), |dir, part| dir.join(part));
    let as_folder = path.ends_with('/');
    if target.is_dir() && !as_folder {
        return Answer::Redirect(with_slash(path, query));
    }
    let file = if as_folder { target.join("index.html") } else { target };
    if file.is_file() && is_inside(folder, &file) { Answer::File(file) } else { Answer::NotFound }
}

/// The names in an address, or `None` if one of them could lead anywhere but down.
fn safe_parts(path: &str) -> Option<Vec<String>> {
    path.split('/').filter(|part| !part.is_empty()).map(safe_part).collect()
}

/// Decoded first: an escape must not hide anything. A colon names a drive on Windows.
fn safe_part(part: &str) -> Option<String> {
    let name = percent_decoded(part)?;
    let climbs = name == "." || name == "..";
    let foreign = name.contains(['/', '\\', ':', '\0']);
    (!climbs && !foreign).then_some(name)
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        let code =
            after.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        bytes.push(u8::from_str_radix(code, 16).ok()?);
        rest = after.get(2..)?;
    }
    bytes.extend_from_slice(rest.as_bytes());
    String::from_utf8(bytes).ok()
}

/// One slash at the start, or `//name` would be another server's address.
fn with_slash(path: &str, query: Option<&str>) -> String {
    let query = query.map(|query| format!("?{query}")).unwrap_or_default();
    format!("/{}/{query}", path.trim_matches('/'))
}

/// A link on disk may lead out of the folder as well.
fn is_inside(folder: &Path, file: &Path) -> bool {
    match (folder.canonicalize(), file.canonicalize()) {
        (Ok(folder), Ok(file)) => file.starts_with(folder),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    struct Site(PathBuf);

    impl Site {
        fn new(name: &str) -> Self {
            let root = std::env::temp_dir().join(format!("ky-yeu-{name}-{}", std::process::id()));
            fs::remove_dir_all(&root).ok();
            for file in ["secret.txt", "www/index.html", "www/bao-cao/index.html", "www/ảnh 1.webp"]
            {
                let file = root.join(file);
                fs::create_dir_all(file.parent().unwrap()).unwrap();
                fs::write(file, "x").unwrap();
            }
            Self(root)
        }

        #[track_caller]
        fn check(&self, address: &str, expected: &Answer) {
            let (path, query) = match address.split_once('?') {
                Some((path, query)) => (path, Some(query)),
                None => (address, None),
            };
            assert_eq!(answer(&self.0.join("www"), path, query), *expected, "{address}");
        }

        fn file(&self, name: &str) -> Answer {
            Answer::File(self.0.join("www").join(name))
        }
    }

    impl Drop for Site {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    #[test]
    fn a_folder_is_answered_by_its_page() {
        let site = Site::new("answers");
        site.check("/", &site.file("index.html"));
        site.check("/bao-cao/", &site.file("bao-cao/index.html"));
        site.check("/?fbclid=1", &site.file("index.html"));
        site.check("/%E1%BA%A3nh%201.webp", &site.file("ảnh 1.webp"));
        site.check("/index.html/", &Answer::NotFound);
        site.check("/khong-co", &Answer::NotFound);
    }

    #[test]
    fn a_folder_without_its_slash_is_sent_to_it() {
        let site = Site::new("redirects");
        site.check("/bao-cao", &Answer::Redirect("/bao-cao/".into()));
        site.check("/bao-cao?a=1", &Answer::Redirect("/bao-cao/?a=1".into()));
        site.check("//bao-cao", &Answer::Redirect("/bao-cao/".into()));
    }

    #[test]
    fn nothing_outside_the_folder_is_ever_answered() {
        let site = Site::new("climbs");
        for address in [
            "/../secret.txt",
            "/bao-cao/../../secret.txt",
            "/%2e%2e/secret.txt",
            "/..%2fsecret.txt",
            "/..%5csecret.txt",
            "/%2Fetc/passwd",
            "/C:/secret.txt",
            "/%00",
            "/%zz",
            "/%",
            "/%E1%BA",
        ] {
            site.check(address, &Answer::NotFound);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_on_disk_leads_nowhere_either() {
        let site = Site::new("links");
        std::os::unix::fs::symlink(site.0.join("secret.txt"), site.0.join("www/out.txt")).unwrap();
        site.check("/out.txt", &Answer::NotFound);
    }
}
