//! Pictures made for tests: plain patterns, whose colours and edges are known, as cameras would store them.
#![allow(dead_code, reason = "each crate of tests uses its part")]

use image::codecs::jpeg::JpegEncoder;
use image::imageops::{flip_horizontal, flip_vertical, rotate90, rotate180, rotate270};
use image::{ExtendedColorType, Rgb, RgbImage};

/// The colours of the quarters, seen upright: above left, above right, below left, below right.
pub(crate) const QUARTERS: [[u8; 3]; 4] =
    [[200, 40, 40], [40, 160, 70], [40, 70, 200], [225, 195, 60]];
/// The colour of the frame around them.
pub(crate) const FRAME: [u8; 3] = [20, 20, 20];

/// Words that are in an original's metadata and must be in nothing that is published.
pub(crate) const SECRETS: [&str; 4] = ["BIMAT-MAYANH", "BIMAT-XMP", "BIMAT-IPTC", "BIMAT-ICC"];

/// Four quarters in a frame, a twentieth of the shorter side wide.
pub(crate) fn pattern(width: u32, height: u32) -> RgbImage {
    let frame = width.min(height) / 20;
    RgbImage::from_fn(width, height, |x, y| {
        let inside = (frame..width - frame).contains(&x) && (frame..height - frame).contains(&y);
        let quarter = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
        Rgb(if inside { QUARTERS[quarter] } else { FRAME })
    })
}

/// The pattern of an album that is plainly none of events: stripes and a disc, other for each number.
pub(crate) fn demonstration(number: u32, width: u32, height: u32) -> RgbImage {
    let hue = |shift: u32| {
        let at = f64::from((number * 47 + shift * 120) % 360).to_radians();
        [0.0, 2.1, 4.2].map(|phase| (150.0 + 75.0 * (at + phase).cos()) as u8)
    };
    let [ground, stripe, disc] = [hue(0), hue(1), hue(2)];
    let (middle_x, middle_y) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    let radius = middle_x.min(middle_y) * 0.6;
    RgbImage::from_fn(width, height, |x, y| {
        let off = (f64::from(x) - middle_x).hypot(f64::from(y) - middle_y);
        let light = 1.0 - 0.35 * f64::from(y) / f64::from(height);
        let colour = match () {
            () if off < radius => disc,
            () if ((x + y + number * 7) / (width / 12).max(1)).is_multiple_of(2) => stripe,
            () => ground,
        };
        Rgb(colour.map(|value| (f64::from(value) * light) as u8))
    })
}

/// A JPEG without a word of metadata.
pub(crate) fn jpeg(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 92)
        .encode(picture, picture.width(), picture.height(), ExtendedColorType::Rgb8)
        .unwrap();
    file
}

/// A grey JPEG of one value.
pub(crate) fn grey_jpeg(value: u8, width: u32, height: u32) -> Vec<u8> {
    let mut file = Vec::new();
    let pixels = vec![value; (width * height) as usize];
    JpegEncoder::new_with_quality(&mut file, 92)
        .encode(&pixels, width, height, ExtendedColorType::L8)
        .unwrap();
    file
}

/// A JPEG with a segment more after its beginning.
pub(crate) fn with_segment(jpeg: &[u8], marker: u8, payload: &[u8]) -> Vec<u8> {
    let length = u16::try_from(payload.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], &[0xff, marker], &length, payload, &jpeg[2..]].concat()
}

/// A JPEG with this EXIF orientation, the place where it was taken, and all else that a camera and an
/// office tell.
pub(crate) fn with_metadata(jpeg: &[u8], orientation: u16) -> Vec<u8> {
    let iptc = [b"Photoshop 3.0\0".as_slice(), SECRETS[2].as_bytes()].concat();
    let xmp = format!("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>{}</x:xmpmeta>", SECRETS[1]);
    let jpeg = with_segment(jpeg, 0xed, &iptc);
    let jpeg = with_segment(&jpeg, 0xe1, xmp.as_bytes());
    with_segment(&jpeg, 0xe1, &exif(orientation))
}

/// A JPEG with a colour profile.
pub(crate) fn with_profile(jpeg: &[u8], profile: &[u8]) -> Vec<u8> {
    let payload = [b"ICC_PROFILE\0\x01\x01".as_slice(), profile].concat();
    with_segment(jpeg, 0xe2, &payload)
}

/// An EXIF block: the camera's name, the orientation, and a place: 11° 45′ 0″ N.
pub(crate) fn exif(orientation: u16) -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let short = |value: u16| [value.to_le_bytes()[0], value.to_le_bytes()[1], 0, 0];
    let offset = |at: u32| at.to_le_bytes();
    // The main directory of three entries ends at 50, the place's of two at 80; data follow.
    let (place, words, degrees) = (50_u32, 80_u32, 96_u32);
    let name = format!("{:\0<16}", SECRETS[0]);
    let mut block = b"Exif\0\0II*\0\x08\0\0\0\x03\0".to_vec();
    block.extend(entry(0x010f, 2, 13, offset(words)));
    block.extend(entry(0x0112, 3, 1, short(orientation)));
    block.extend(entry(0x8825, 4, 1, offset(place)));
    block.extend([0; 4]);
    block.extend([2, 0]);
    block.extend(entry(0x0001, 2, 2, *b"N\0\0\0"));
    block.extend(entry(0x0002, 5, 3, offset(degrees)));
    block.extend([0; 4]);
    block.extend(name.as_bytes());
    for value in [11_u32, 1, 45, 1, 0, 1] {
        block.extend(value.to_le_bytes());
    }
    block
}

/// A picture as a camera stores it that says by this orientation how to turn it upright.
pub(crate) fn stored(upright: &RgbImage, orientation: u16) -> RgbImage {
    match orientation {
        2 => flip_horizontal(upright),
        3 => rotate180(upright),
        4 => flip_vertical(upright),
        5 => flip_horizontal(&rotate90(upright)),
        6 => rotate270(upright),
        7 => flip_horizontal(&rotate270(upright)),
        8 => rotate90(upright),
        _ => upright.clone(),
    }
}
