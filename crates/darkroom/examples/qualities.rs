//! How near renditions are to the photo, how large, and how long they take, by format and quality: what
//! the qualities in `encode.rs` were chosen by.
//!
//! `cargo run -p ky-yeu-darkroom --example qualities -- PHOTO…` scales each photo to 960 pixels and tells
//! the mean SSIM of brightness. AVIF is decoded by `avifdec`, where that is on the PATH.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use std::fs;
use std::io::Cursor;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{ExtendedColorType, ImageFormat, RgbImage};
use ravif::{BitDepth, Img};
use rgb::FromSlice as _;

fn main() {
    let photos: Vec<RgbImage> = std::env::args().skip(1).map(|file| read(&file)).collect();
    assert!(!photos.is_empty(), "name a photo");
    println!("{:<24}{:>9}{:>9}{:>9}", "", "SSIM", "bytes", "ms");
    for quality in [70, 75, 80, 85, 90] {
        tell(&format!("JPEG {quality}"), &photos, |photo| jpeg(photo, quality), decoded);
    }
    for (quality, method) in [(70, 4), (75, 4), (78, 4), (80, 4), (85, 4), (78, 2), (78, 6)] {
        let name = format!("WebP {quality}, method {method}");
        tell(&name, &photos, |photo| webp(photo, quality, method), decoded);
    }
    for (quality, speed) in [(60, 9), (70, 9), (76, 9), (80, 9), (76, 8), (76, 10)] {
        let name = format!("AVIF {quality}, speed {speed}");
        tell(&name, &photos, |photo| avif(photo, quality, speed), avif_decoded);
    }
}

fn read(file: &str) -> RgbImage {
    let photo = image::open(file).unwrap().into_rgb8();
    let height = (960 * photo.height() + photo.width() / 2) / photo.width();
    image::imageops::resize(&photo, 960, height, FilterType::Lanczos3)
}

/// Encodes each photo, and tells the means.
fn tell(
    name: &str,
    photos: &[RgbImage],
    encode: impl Fn(&RgbImage) -> Vec<u8>,
    decode: impl Fn(&[u8]) -> Option<RgbImage>,
) {
    let (mut near, mut bytes, mut time) = (0.0, 0, Duration::ZERO);
    for photo in photos {
        let since = Instant::now();
        let file = encode(photo);
        time += since.elapsed();
        bytes += file.len();
        near += decode(&file).map_or(f64::NAN, |again| ssim(photo, &again));
    }
    let count = photos.len();
    let time = time.as_millis() / count as u128;
    println!("{name:<24}{:>9.4}{:>9}{time:>9}", near / count as f64, bytes / count);
}

fn jpeg(photo: &RgbImage, quality: u8) -> Vec<u8> {
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, quality)
        .encode(photo, photo.width(), photo.height(), ExtendedColorType::Rgb8)
        .unwrap();
    file
}

fn webp(photo: &RgbImage, quality: u8, method: i32) -> Vec<u8> {
    let mut config = webp::WebPConfig::new().unwrap();
    config.quality = f32::from(quality);
    config.method = method;
    let encoder = webp::Encoder::from_rgb(photo, photo.width(), photo.height());
    encoder.encode_advanced(&config).unwrap().to_vec()
}

fn avif(photo: &RgbImage, quality: u8, speed: u8) -> Vec<u8> {
    ravif::Encoder::new()
        .with_quality(f32::from(quality))
        .with_speed(speed)
        .with_bit_depth(BitDepth::Eight)
        .with_num_threads(Some(1))
        .encode_rgb(Img::new(
            photo.as_raw().as_rgb(),
            photo.width() as usize,
            photo.height() as usize,
        ))
        .unwrap()
        .avif_file
}

fn decoded(file: &[u8]) -> Option<RgbImage> {
    Some(image::load_from_memory(file).unwrap().into_rgb8())
}

fn avif_decoded(file: &[u8]) -> Option<RgbImage> {
    let folder = std::env::temp_dir();
    let [from, to] =
        ["avif", "png"].map(|it| folder.join(format!("qualities-{}.{it}", std::process::id())));
    fs::write(&from, file).unwrap();
    let done = Command::new("avifdec").arg(&from).arg(&to).stdout(Stdio::null()).status();
    done.ok().filter(std::process::ExitStatus::success)?;
    let png = fs::read(&to).unwrap();
    Some(image::load(Cursor::new(png), ImageFormat::Png).unwrap().into_rgb8())
}

/// The mean structural similarity of brightness over squares of eight pixels (Wang et al. 2004).
fn ssim(one: &RgbImage, other: &RgbImage) -> f64 {
    const SIDE: u32 = 8;
    const STEP: usize = 4;
    let [luma, again] =
        [one, other].map(|it| image::DynamicImage::ImageRgb8(it.clone()).into_luma8());
    let (mut sum, mut count) = (0.0, 0.0);
    for y in (0..luma.height() - SIDE).step_by(STEP) {
        for x in (0..luma.width() - SIDE).step_by(STEP) {
            let square = |of: &image::GrayImage| -> Vec<f64> {
                let spots = (0..SIDE * SIDE).map(|at| (x + at % SIDE, y + at / SIDE));
                spots.map(|(x, y)| f64::from(of.get_pixel(x, y).0[0])).collect()
            };
            sum += similarity(&square(&luma), &square(&again));
            count += 1.0;
        }
    }
    sum / count
}

fn similarity(one: &[f64], other: &[f64]) -> f64 {
    let (c1, c2) = ((0.01_f64 * 255.0).powi(2), (0.03_f64 * 255.0).powi(2));
    let count = one.len() as f64;
    let mean = |of: &[f64]| of.iter().sum::<f64>() / count;
    let (mean_one, mean_other) = (mean(one), mean(other));
    let together = |a: &[f64], mean_a: f64, b: &[f64], mean_b: f64| {
        a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b)).sum::<f64>() / (count - 1.0)
    };
    let covariance = together(one, mean_one, other, mean_other);
    let variances =
        together(one, mean_one, one, mean_one) + together(other, mean_other, other, mean_other);
    ((2.0 * mean_one * mean_other + c1) * (2.0 * covariance + c2))
        / ((mean_one.powi(2) + mean_other.powi(2) + c1) * (variances + c2))
}
