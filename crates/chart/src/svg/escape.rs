//! What of a spec may stand in markup, and how.

use std::borrow::Cow;

/// Text that is text wherever it stands in markup.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|one| one.is_ascii_alphanumeric() || b" #-_.,:()%+/".contains(&one)) {
        return Cow::Borrowed(text);
    }
    let is_special = |one: char| matches!(one, '&' | '<' | '>' | '"' | '\'') || is_forbidden(one);
    if !text.contains(is_special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for one in text.chars() {
        match one {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // A line break within an attribute would be read as a space.
            '\n' => out.push_str("&#10;"),
            '\t' => out.push(' '),
            forbidden if is_forbidden(forbidden) => {}
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// What XML has not, neither written nor escaped; and what would turn around the text after it.
fn is_forbidden(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{fffe}' | '\u{ffff}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a link may lead there: relative, web or mail; nothing that runs.
pub(super) fn is_link(address: &str) -> bool {
    match scheme(address) {
        Scheme::None => true,
        Scheme::Some(scheme) => {
            ["http", "https", "mailto"].iter().any(|one| scheme.eq_ignore_ascii_case(one))
        }
        Scheme::Broken => false,
    }
}

/// Whether a picture may be loaded from there: relative, web, or a picture within the address.
pub(super) fn is_picture(address: &str) -> bool {
    match scheme(address) {
        Scheme::None => true,
        Scheme::Some(scheme) if scheme.eq_ignore_ascii_case("data") => {
            let kind = address.trim().get(5..11);
            kind.is_some_and(|kind| kind.eq_ignore_ascii_case("image/"))
        }
        Scheme::Some(scheme) => {
            ["http", "https"].iter().any(|one| scheme.eq_ignore_ascii_case(one))
        }
        Scheme::Broken => false,
    }
}

enum Scheme<'a> {
    None,
    Some(&'a str),
    Broken,
}

/// What is before the first colon, if it is before any path. Browsers drop control characters there,
/// so an address with any is broken.
fn scheme(address: &str) -> Scheme<'_> {
    let address = address.trim();
    if address.chars().any(is_forbidden) {
        return Scheme::Broken;
    }
    match address.split_once(':') {
        Some((scheme, _)) if !scheme.contains(['/', '?', '#']) => Scheme::Some(scheme),
        _ => Scheme::None,
    }
}

/// A colour that only colours: `url(…)` would load something, or point at another picture's parts.
pub(super) fn color(color: &str) -> Option<Cow<'_, str>> {
    let color = color.trim();
    if color.bytes().all(|one| one.is_ascii_alphanumeric() || one == b'#') {
        return (!color.is_empty() && color != "none").then_some(Cow::Borrowed(color));
    }
    let is_plain = !color.is_empty() && !color.contains(['\\', ';']);
    let loads = color.as_bytes().windows(4).any(|four| four.eq_ignore_ascii_case(b"url("));
    (is_plain && !loads && color != "none").then(|| escaped(color))
}

/// A prefix of ids that stays one word, also within `url(#…)`.
pub(super) fn id_prefix(prefix: &str) -> String {
    prefix.chars().filter(|one| one.is_ascii_alphanumeric() || matches!(one, '-' | '_')).collect()
}

#[cfg(test)]
mod tests {
    use super::{color, escaped, id_prefix, is_link, is_picture};

    #[test]
    fn text_stays_text() {
        assert_eq!(escaped("<a href=\"x\">&'\u{0}"), "&lt;a href=&quot;x&quot;&gt;&amp;&#39;");
        assert_eq!(escaped("Đoàn viên"), "Đoàn viên");
        assert_eq!(escaped("a\nb\tc\r\u{85}\u{fffe}\u{202e}d"), "a&#10;b cd");
    }

    #[test]
    fn links_cannot_run() {
        for address in [
            "bao-cao/",
            "./a:b",
            "?a:b",
            "#x",
            "https://example.vn/",
            " MAILTO:a@b.vn",
            "",
            "//example.vn/a",
        ] {
            assert!(is_link(address), "{address}");
        }
        for address in [
            "javascript:alert(1)",
            " JavaScript:alert(1)",
            "data:text/html,x",
            "data:image/svg+xml,x",
            "vbscript:x",
            "java\nscript:x",
            "\u{1}javascript:x",
            "javascript\u{202e}:x",
            "blob:x",
        ] {
            assert!(!is_link(address), "{address}");
        }
    }

    #[test]
    fn pictures_are_pictures() {
        assert!(is_picture("a.png") && is_picture("https://example.vn/a.png"));
        assert!(is_picture("data:image/png;base64,AA") && is_picture("DATA:Image/png,"));
        for address in ["data:text/html,x", "javascript:x", "mailto:a@b.vn", "data:é"] {
            assert!(!is_picture(address), "{address}");
        }
    }

    #[test]
    fn colours_only_colour() {
        assert_eq!(color(" rgb(1, 2, 3)").as_deref(), Some("rgb(1, 2, 3)"));
        assert_eq!(color("\"><script>").as_deref(), Some("&quot;&gt;&lt;script&gt;"));
        for none in ["", " ", "none", "url(#a)", "URL(https://x/)", "u\\72l(#a)", "red;x"] {
            assert_eq!(color(none), None, "{none}");
        }
        assert_eq!(id_prefix("a\"> b-1_)"), "ab-1_");
    }
}
