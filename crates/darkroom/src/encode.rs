//! Pixels as files. AVIF and WebP have the qualities at which they are equally near to the photo, JPEG a
//! higher one, since it is what is taken along: `examples/qualities.rs` measures them.

use gallery::rendition::Format;
use image::codecs::jpeg::JpegEncoder;
use image::{ExtendedColorType, RgbImage};
use ravif::{BitDepth, Encoder as AvifEncoder, Img};
use rgb::FromSlice as _;
use webp::{Encoder as WebpEncoder, WebPConfig};

use crate::fault::Fault;

/// The name of these settings: what was made with others is made anew.
pub const SETTINGS: &str = "2";

const AVIF_QUALITY: f32 = 76.0;
const AVIF_SPEED: u8 = 9;
const WEBP_QUALITY: f32 = 78.0;
/// From 0, fastest, to 6.
const WEBP_METHOD: i32 = 4;
const JPEG_QUALITY: u8 = 80;

pub(crate) fn encode(pixels: &RgbImage, format: Format) -> Result<Vec<u8>, Fault> {
    match format {
        Format::Avif => avif(pixels),
        Format::Webp => webp(pixels),
        Format::Jpeg => jpeg(pixels),
    }
}

fn avif(pixels: &RgbImage) -> Result<Vec<u8>, Fault> {
    let [width, height] =
        [pixels.width(), pixels.height()].map(|it| usize::try_from(it).unwrap_or(0));
    let encoder = AvifEncoder::new()
        .with_quality(AVIF_QUALITY)
        .with_speed(AVIF_SPEED)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1));
    let encoded = encoder.encode_rgb(Img::new(pixels.as_raw().as_rgb(), width, height));
    encoded.map(|it| it.avif_file).map_err(|error| Fault::Broken(error.to_string()))
}

fn webp(pixels: &RgbImage) -> Result<Vec<u8>, Fault> {
    let refused = || Fault::Broken("WebP".to_owned());
    let mut config = WebPConfig::new().map_err(|()| refused())?;
    config.quality = WEBP_QUALITY;
    config.method = WEBP_METHOD;
    let encoder = WebpEncoder::from_rgb(pixels, pixels.width(), pixels.height());
    encoder.encode_advanced(&config).map(|memory| memory.to_vec()).map_err(|_| refused())
}

pub(crate) fn jpeg(pixels: &RgbImage) -> Result<Vec<u8>, Fault> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, JPEG_QUALITY)
        .encode(pixels, pixels.width(), pixels.height(), ExtendedColorType::Rgb8)
        .map_err(crate::decode::fault)?;
    Ok(file)
}
