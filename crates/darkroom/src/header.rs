//! What a file is, told from its first bytes: nothing is decoded of what is too large or no photo.

use std::io::Cursor;

use image::ImageDecoder as _;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;

use crate::fault::Fault;
use crate::jpeg;

/// A photo may be so many times as high as it is wide: renditions in WebP have 16,383 pixels at most.
const TALLEST: u32 = 8;

/// The kinds of pictures that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    Webp,
}

impl Kind {
    /// Whether a file of this kind may be called so.
    #[must_use]
    pub fn goes_by(self, name: &str) -> bool {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
        let endings: &[&str] = match self {
            Self::Jpeg => &["jpg", "jpeg", "jfif", "jpe"],
            Self::Png => &["png"],
            Self::Webp => &["webp"],
        };
        ending.is_some_and(|ending| endings.contains(&ending.as_str()))
    }

    /// Its name, which is how its files should end too.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPG",
            Self::Png => "PNG",
            Self::Webp => "WebP",
        }
    }
}

/// What the first bytes of an original say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Header {
    /// What it is, whatever its name.
    pub kind: Kind,
    /// Width and height, not turned.
    pub size: [u32; 2],
}

/// Looks at the beginning of an original, which may be all of it. A photo whose header is longer than
/// what was given comes out as truncated.
///
/// # Errors
/// If it is nothing that can be developed, or has more pixels than `most`.
pub fn look(bytes: &[u8], most: u64) -> Result<Header, Fault> {
    let header = read(bytes)?;
    let [width, height] = header.size;
    if width == 0 || height == 0 {
        return Err(Fault::Broken("no pixels".to_owned()));
    }
    if u64::from(width) * u64::from(height) > most {
        return Err(Fault::TooLarge(header.size));
    }
    let [narrow, long] = [width.min(height), width.max(height)];
    if long / narrow > TALLEST {
        return Err(Fault::TooLong(header.size));
    }
    Ok(header)
}

fn read(bytes: &[u8]) -> Result<Header, Fault> {
    match bytes {
        [] => Err(Fault::Empty),
        [0xff, 0xd8, ..] => {
            let frame = jpeg::frame(bytes)?;
            if frame.components == 4 {
                Err(Fault::Cmyk)
            } else {
                Ok(header(Kind::Jpeg, frame.size))
            }
        }
        [0x89, b'P', b'N', b'G', ..] => png(bytes),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(bytes),
        _ => Err(unread(bytes).map_or(Fault::NotPicture, Fault::Unread)),
    }
}

fn header(kind: Kind, [width, height]: [u32; 2]) -> Header {
    Header { kind, size: [width, height] }
}

fn png(bytes: &[u8]) -> Result<Header, Fault> {
    let decoder = PngDecoder::new(Cursor::new(bytes)).map_err(crate::decode::fault)?;
    let (width, height) = decoder.dimensions();
    if decoder.is_apng().unwrap_or_default() {
        return Err(Fault::Animated);
    }
    Ok(header(Kind::Png, [width, height]))
}

/// The size stands in the first chunk; the decoder would read on to the last.
fn webp(bytes: &[u8]) -> Result<Header, Fault> {
    const ANIMATED: u8 = 2;
    if bytes.get(12..16) == Some(b"VP8X") && bytes.get(20).is_some_and(|it| it & ANIMATED != 0) {
        return Err(Fault::Animated);
    }
    let size = match WebPDecoder::new(Cursor::new(bytes)) {
        Ok(decoder) => <[u32; 2]>::from(decoder.dimensions()),
        Err(error) => return Err(crate::decode::fault(error)),
    };
    Ok(header(Kind::Webp, size))
}

/// Pictures of other kinds, by their first bytes.
fn unread(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'G', b'I', b'F', b'8', ..] => Some("GIF"),
        [b'B', b'M', ..] => Some("BMP"),
        [b'I', b'I', b'*', 0, ..] | [b'M', b'M', 0, b'*', ..] => Some("TIFF"),
        [0, 0, 0, length, b'f', b't', b'y', b'p', ..] => {
            boxed(bytes.get(8..bytes.len().min(usize::from(*length)))?)
        }
        [0xff, 0x0a, ..] | [0, 0, 0, 12, b'J', b'X', b'L', b' ', ..] => Some("JPEG XL"),
        _ => None,
    }
}

/// Pictures in the container that HEIC and AVIF share. It names its own brand, a version, and the brands that it goes
/// by as well, of which some say no more than that it is a picture.
fn boxed(brands: &[u8]) -> Option<&'static str> {
    let named = |brand: &[u8]| match brand {
        b"avif" | b"avis" => Some("AVIF"),
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" => Some("HEIC"),
        _ => None,
    };
    let is_picture = brands.starts_with(b"mif1") || brands.starts_with(b"msf1");
    brands.chunks_exact(4).find_map(named).or(is_picture.then_some("HEIC"))
}
