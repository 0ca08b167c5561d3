//! Where the site offers its editions: on the page about it the newest one, in the archive each.

use std::collections::BTreeMap;

use content::number::format_vi;
use ky_yeu::page_data::{Body, EditionFile, EditionNote, PageData};
use ky_yeu::route::Route;

use super::file_of;

/// Whether a page offers editions, and so is made after them.
pub(crate) fn offers(page: &PageData) -> bool {
    matches!(page.body, Body::About(_) | Body::Archive(_))
}

/// Writes the editions into the pages that offer them.
pub(crate) fn offer(pages: &mut [PageData], editions: &BTreeMap<String, String>) {
    let file = |slug: &str| {
        let file = file_of(slug);
        let size = size(editions.get(&file)?.len());
        Some(EditionFile { file, size })
    };
    for page in pages {
        match &mut page.body {
            Body::About(about) => {
                about.edition =
                    file(&page.shell.slug).map_or(EditionNote::None, EditionNote::Offered);
            }
            Body::Archive(archive) => {
                for one in &mut archive.conferences {
                    if let Route::Conference(slug) = &one.route {
                        one.edition = file(slug);
                    }
                }
            }
            _ => {}
        }
    }
}

/// Bytes in megabytes, to one digit, never less than it is.
#[allow(clippy::cast_precision_loss, reason = "a file's size, to one digit")]
pub(crate) fn size(bytes: usize) -> String {
    format!("{}\u{a0}MB", format_vi((bytes.div_ceil(100_000)) as f64 / 10.0))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes_are_printed_to_one_digit_and_never_too_small() {
        assert_eq!(size(1_500_000), "1,5\u{a0}MB");
        assert_eq!(size(1_500_001), "1,6\u{a0}MB");
        assert_eq!(size(1_999_999), "2\u{a0}MB");
    }
}
