//! How long a photo of twelve megapixels takes in the darkroom, of which AVIF how much.
//!
//! `cargo run -p ky-yeu-darkroom --example speed -- PHOTO…` enlarges each photo to 4000 × 3000, with grain as
//! a sensor's, and develops it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use std::time::Instant;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

fn main() {
    for file in std::env::args().skip(1) {
        let photo = image::open(&file).unwrap();
        let mut large = photo.resize_to_fill(4000, 3000, FilterType::CatmullRom).into_rgb8();
        let mut state = 1_u32;
        for value in large.iter_mut() {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            *value = value.saturating_add((state >> 28) as u8).saturating_sub(8);
        }
        let mut original = Vec::new();
        JpegEncoder::new_with_quality(&mut original, 92).encode_image(&large).unwrap();
        drop(large);
        let since = Instant::now();
        let developed = darkroom::develop(&original, 64_000_000).unwrap();
        let bytes: usize = developed.renditions.iter().map(|one| one.bytes.len()).sum();
        let seconds = since.elapsed().as_secs_f64();
        let megabytes = |bytes: usize| bytes as f64 / 1e6;
        println!(
            "{seconds:.2} s, original {:.1} MB, {} renditions {:.2} MB: {file}",
            megabytes(original.len()),
            developed.renditions.len(),
            megabytes(bytes)
        );
        for one in &developed.renditions {
            println!("  {:>4} {:?} {} bytes", one.width, one.format, one.bytes.len());
        }
    }
}
