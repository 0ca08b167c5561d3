//! An original's pixels: decoded, its colours converted to sRGB, what is transparent laid on white.

use std::io::Cursor;

use image::codecs::jpeg::JpegDecoder;
use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageError};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

use crate::fault::Fault;
use crate::header::Kind;
use crate::jpeg;

/// Decoded pixels, three bytes each, not yet turned upright.
#[derive(Debug)]
pub(crate) struct Raw {
    pub(crate) size: [u32; 2],
    pub(crate) rgb: Vec<u8>,
    pub(crate) orientation: Orientation,
}

pub(crate) fn decode(bytes: &[u8], kind: Kind) -> Result<Raw, Fault> {
    let input = Cursor::new(bytes);
    match kind {
        Kind::Jpeg => {
            let scan = jpeg::frame(bytes)?.scan.ok_or(Fault::Truncated)?;
            if !jpeg::is_whole(bytes, scan) {
                return Err(Fault::Truncated);
            }
            read(JpegDecoder::new(input).map_err(fault)?)
        }
        Kind::Png => read(PngDecoder::new(input).map_err(fault)?),
        Kind::Webp => read(WebPDecoder::new(input).map_err(fault)?),
    }
}

fn read(mut decoder: impl ImageDecoder) -> Result<Raw, Fault> {
    // Damaged metadata is no reason to go without a photo: it stands as it is, in sRGB.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let image = DynamicImage::from_decoder(decoder).map_err(fault)?;
    let size = [image.width(), image.height()];
    let profile = profile.and_then(|profile| ColorProfile::new_from_slice(&profile).ok());
    let rgb = match profile {
        Some(profile) => converted(image, &profile),
        None => on_white(image),
    };
    Ok(Raw { size, rgb, orientation })
}

/// The pixels in sRGB. A profile that is not for pixels of this kind is left aside.
fn converted(image: DynamicImage, profile: &ColorProfile) -> Vec<u8> {
    let grey = !image.color().has_color();
    match profile.color_space {
        DataColorSpace::Gray if grey => {
            let from = image.to_luma8().into_raw();
            let mut to = vec![0; from.len() * 3];
            let done = transform(profile, Layout::Gray, &from, &mut to);
            if done { to } else { on_white(image) }
        }
        DataColorSpace::Rgb => {
            let from = on_white(image);
            let mut to = vec![0; from.len()];
            let done = transform(profile, Layout::Rgb, &from, &mut to);
            if done { to } else { from }
        }
        _ => on_white(image),
    }
}

fn transform(profile: &ColorProfile, layout: Layout, from: &[u8], to: &mut [u8]) -> bool {
    let srgb = ColorProfile::new_srgb();
    let options = TransformOptions::default();
    profile
        .create_transform_8bit(layout, &srgb, Layout::Rgb, options)
        .and_then(|transform| transform.transform(from, to))
        .is_ok()
}

/// The pixels without transparency: photos have none, drawings stand on paper.
fn on_white(image: DynamicImage) -> Vec<u8> {
    if !image.color().has_alpha() {
        return image.into_rgb8().into_raw();
    }
    let over = |value: u8, alpha: u8| {
        let (value, alpha) = (u32::from(value), u32::from(alpha));
        let mixed = (value * alpha + 255 * (255 - alpha) + 127) / 255;
        u8::try_from(mixed).unwrap_or(u8::MAX)
    };
    let pixels = image.into_rgba8();
    pixels
        .pixels()
        .flat_map(|pixel| {
            let [red, green, blue, alpha] = pixel.0;
            [over(red, alpha), over(green, alpha), over(blue, alpha)]
        })
        .collect()
}

/// What a decoder says, as a fault.
#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
pub(crate) fn fault(error: ImageError) -> Fault {
    match error {
        ImageError::IoError(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Fault::Truncated
        }
        other => {
            let text = other.to_string();
            let cut = text.contains("unexpected end") || text.contains("EOF");
            if cut { Fault::Truncated } else { Fault::Broken(text) }
        }
    }
}
