//! Renditions: the sizes and formats that one photo is offered in.

use serde::{Deserialize, Serialize};

/// The widths that renditions are made in, in pixels, narrowest first.
pub const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];

/// The widest rendition in AVIF. Its encoder takes ten times as long as the others together, and what
/// is wider is looked at closely, for which WebP has detail enough.
pub const WIDEST_AVIF: u32 = 1280;

/// How a rendition is encoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// The smallest files.
    Avif,
    /// What browsers since 2020 read.
    Webp,
    /// What everything reads, and what is taken along.
    Jpeg,
}

impl Format {
    /// All of them, the smallest files first: a browser takes the first that it reads.
    pub const ALL: [Self; 3] = [Self::Avif, Self::Webp, Self::Jpeg];

    /// How names of its files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Avif => "avif",
            Self::Webp => "webp",
            Self::Jpeg => "jpg",
        }
    }

    /// Its media type.
    #[must_use]
    pub fn mime(self) -> &'static str {
        match self {
            Self::Avif => "image/avif",
            Self::Webp => "image/webp",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// The widths that an original of this width is offered in: never wider than it is, and its own where
/// it is narrower than all.
///
/// ```
/// use gallery::rendition::widths;
/// assert_eq!(widths(1000), [320, 640, 960]);
/// assert_eq!(widths(200), [200]);
/// ```
#[must_use]
pub fn widths(original: u32) -> Vec<u32> {
    let offered: Vec<u32> = WIDTHS.into_iter().filter(|width| *width <= original).collect();
    if offered.is_empty() { vec![original] } else { offered }
}

/// The widths that it is offered in by format. AVIF may be capped, but is never left out.
#[must_use]
pub fn widths_in(format: Format, original: u32) -> Vec<u32> {
    let mut all = widths(original);
    if format == Format::Avif {
        all.retain(|width| *width <= WIDEST_AVIF);
    }
    all
}

/// The height of a rendition: the original's shape, to the nearest pixel, and at least one.
///
/// ```
/// assert_eq!(gallery::rendition::height(320, [4000, 3000]), 240);
/// ```
#[must_use]
pub fn height(width: u32, [original_width, original_height]: [u32; 2]) -> u32 {
    let whole = u64::from(original_width.max(1));
    let scaled = (u64::from(width) * u64::from(original_height) + whole / 2) / whole;
    u32::try_from(scaled).unwrap_or(u32::MAX).max(1)
}

/// The name of a rendition's file: its width, the first 16 digits of the hash of its bytes, its format.
#[must_use]
pub fn file_name(width: u32, hash: &str, format: Format) -> String {
    let hash: String = hash.chars().take(16).collect();
    format!("{width}-{hash}.{}", format.ending())
}

#[cfg(test)]
mod tests {
    use super::{Format, WIDTHS, file_name, height, widths, widths_in};

    #[test]
    fn nothing_is_enlarged_and_nothing_is_without_a_rendition() {
        assert_eq!(widths(4032), WIDTHS);
        assert_eq!(widths(1920), WIDTHS);
        assert_eq!(widths(1919), [320, 640, 960, 1280]);
        assert_eq!(widths(320), [320]);
        assert_eq!(widths(319), [319]);
        assert_eq!(widths(1), [1]);
    }

    #[test]
    fn every_format_has_a_rendition_of_every_original() {
        for original in [1, 319, 320, 1279, 1280, 9000] {
            for format in Format::ALL {
                assert!(!widths_in(format, original).is_empty(), "{format:?} of {original}");
            }
        }
        assert_eq!(widths_in(Format::Avif, 4032), [320, 640, 960, 1280]);
        assert_eq!(widths_in(Format::Webp, 4032), WIDTHS);
    }

    #[test]
    fn the_shape_is_kept_to_the_nearest_pixel() {
        assert_eq!(height(320, [4000, 3000]), 240);
        assert_eq!(height(320, [3000, 4000]), 427);
        assert_eq!(height(320, [30_000, 10]), 1);
        assert_eq!(height(u32::MAX, [1, u32::MAX]), u32::MAX);
    }

    #[test]
    fn a_files_name_tells_its_width_its_content_and_its_format() {
        assert_eq!(
            file_name(640, "0123456789abcdef0123", Format::Jpeg),
            "640-0123456789abcdef.jpg"
        );
    }
}
