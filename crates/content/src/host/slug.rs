//! Slugs: the ids that become addresses. Lower-case Vietnamese without marks.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// What a slug looks like, for the JSON Schema and the checks alike.
pub const PATTERN: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

/// The longest slug: addresses of a few levels must fit a Windows path.
pub const MAX_LENGTH: usize = 80;

/// Names of a conference that would collide with an address of the site itself.
pub const RESERVED: [&str; 5] = ["gioi-thieu", "luu-tru", "nhung", "content", "assets"];

/// Names Windows keeps for devices; a folder cannot be called so.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A text as a slug: `Kết luận số 07` becomes `ket-luan-so-07`. Empty when nothing is left.
///
/// ```
/// assert_eq!(content::slug::fold("Đường phố — ĐỔI MỚI"), "duong-pho-doi-moi");
/// assert_eq!(content::slug::fold("…"), "");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    let mut gap = false;
    for c in text.nfd().filter(|c| !is_combining_mark(*c)) {
        // `đ` is a letter of its own: no decomposition takes its stroke away.
        let c = match c.to_ascii_lowercase() {
            'đ' | 'Đ' => 'd',
            c => c,
        };
        if c.is_ascii_alphanumeric() {
            if gap && !out.is_empty() {
                out.push('-');
            }
            out.push(c);
            gap = false;
        } else {
            gap = true;
        }
    }
    out
}

/// [`fold`], kept to a length that is accepted as a slug.
pub(crate) fn offer(text: &str) -> String {
    let short: String = fold(text).chars().take(MAX_LENGTH).collect();
    short.trim_end_matches('-').to_owned()
}

/// True if a text can be a slug as it stands.
#[must_use]
pub fn is_slug(text: &str) -> bool {
    !text.is_empty() && text.len() <= MAX_LENGTH && fold(text) == text
}

/// True for a name that no folder can have on Windows (`con`, `nul`, `com1`…).
pub(crate) fn is_device(slug: &str) -> bool {
    let numbered = |prefix: &str| {
        slug.strip_prefix(prefix).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']))
    };
    DEVICES.contains(&slug) || numbered("com") || numbered("lpt")
}
