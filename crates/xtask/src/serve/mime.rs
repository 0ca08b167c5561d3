//! What kind of file it is, as a browser must be told.

use std::path::Path;

const UNKNOWN: &str = "application/octet-stream";

pub(crate) const HTML: &str = "text/html; charset=utf-8";

/// By its ending; wasm, above all, is only compiled while it loads if its type is right.
pub(crate) fn of(path: &Path) -> &'static str {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    match ending.to_ascii_lowercase().as_str() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "avif" => "image/avif",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "ttf" => "font/ttf",
        "txt" | "md" => "text/plain; charset=utf-8",
        "csv" => "text/csv; charset=utf-8",
        "xml" => "application/xml",
        "pdf" => "application/pdf",
        "zip" => "application/zip",
        "mp4" => "video/mp4",
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_tell_the_type() {
        let cases = [
            ("app_bg.wasm", "application/wasm"),
            ("page.json", "application/json"),
            ("a/b.SVG", "image/svg+xml"),
            ("f.woff2", "font/woff2"),
            ("x.avif", "image/avif"),
            ("x.webp", "image/webp"),
            ("site.webmanifest", "application/manifest+json"),
            ("index.html", HTML),
            ("LICENSE", UNKNOWN),
        ];
        for (path, expected) in cases {
            assert_eq!(of(Path::new(path)), expected, "{path}");
        }
    }
}
