//! Originals as cameras, phones and offices make them, developed and looked at pixel by pixel.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[path = "../../site/tests/support/pictures.rs"]
mod pictures;

use std::io::Cursor;

use darkroom::{Developed, Fault, Kind, Rendition, develop, look};
use gallery::rendition::{Format, height, widths_in};
use image::codecs::png::PngEncoder;
use image::{DynamicImage, ImageBuffer, ImageEncoder as _, ImageFormat, Rgb, RgbImage, Rgba};
use moxcms::ColorProfile;
use pictures::{FRAME, QUARTERS, SECRETS};
use proptest::prelude::*;

const MOST: u64 = 64_000_000;

#[track_caller]
fn developed(bytes: &[u8]) -> Developed {
    develop(bytes, MOST).unwrap()
}

/// The renditions that this host can decode again; browsers look at AVIF in the journeys.
fn decoded(developed: &Developed) -> Vec<(Format, RgbImage)> {
    let readable = developed.renditions.iter().filter(|one| one.format != Format::Avif);
    readable.map(|one| (one.format, pixels(&one.bytes))).collect()
}

fn pixels(file: &[u8]) -> RgbImage {
    image::load_from_memory(file).unwrap().into_rgb8()
}

/// A colour is there, as near as lossy formats keep it.
#[track_caller]
fn check_colour(found: Rgb<u8>, expected: [u8; 3], what: &str) {
    let off = found.0.iter().zip(expected).map(|(one, other)| one.abs_diff(other)).max();
    assert!(off <= Some(9), "{what}: {:?} where {expected:?} belongs", found.0);
}

/// The quarters lie as they do upright, and the frame has been cut off nowhere.
#[track_caller]
fn check_upright(picture: &RgbImage, what: &str) {
    let (width, height) = picture.dimensions();
    let quarters = [(1, 1), (3, 1), (1, 3), (3, 3)];
    for ((x, y), colour) in quarters.into_iter().zip(QUARTERS) {
        check_colour(*picture.get_pixel(width * x / 4, height * y / 4), colour, what);
    }
    for (x, y) in
        [(width / 2, 2), (width / 2, height - 3), (2, height / 2), (width - 3, height / 2)]
    {
        check_colour(*picture.get_pixel(x, y), FRAME, what);
    }
}

#[test]
fn every_orientation_is_turned_upright() {
    for upright in [pictures::pattern(600, 400), pictures::pattern(400, 600)] {
        for orientation in 1..=8 {
            let stored = pictures::stored(&upright, orientation);
            let file = pictures::with_metadata(&pictures::jpeg(&stored), orientation);
            let developed = developed(&file);
            let what = format!("orientation {orientation}");
            assert_eq!(developed.size, [upright.width(), upright.height()], "{what}");
            for (format, picture) in decoded(&developed) {
                check_upright(&picture, &format!("{what}, {format:?}"));
            }
        }
    }
}

#[test]
fn renditions_are_those_of_the_plan_in_size_and_shape() {
    let developed = developed(&pictures::jpeg(&pictures::pattern(1300, 867)));
    for format in Format::ALL {
        let made: Vec<u32> = developed
            .renditions
            .iter()
            .rev()
            .filter(|one| one.format == format)
            .map(|one| one.width)
            .collect();
        assert_eq!(made, widths_in(format, 1300), "{format:?}");
    }
    for (one, (_, picture)) in developed
        .renditions
        .iter()
        .filter(|one| one.format != Format::Avif)
        .zip(decoded(&developed))
    {
        assert_eq!(picture.dimensions(), (one.width, height(one.width, [1300, 867])));
    }
    for one in developed.renditions.iter().filter(|one| one.format == Format::Avif) {
        assert_eq!(avif_size(one), [one.width, height(one.width, [1300, 867])]);
    }
    assert_eq!(pixels(&developed.card).dimensions(), (1200, 630));
}

/// What an AVIF file says of its size.
fn avif_size(one: &Rendition) -> [u32; 2] {
    let at = one.bytes.windows(4).position(|it| it == b"ispe").unwrap() + 8;
    [at, at + 4].map(|at| u32::from_be_bytes(one.bytes[at..at + 4].try_into().unwrap()))
}

#[test]
fn a_photo_narrower_than_all_keeps_its_width_and_one_pixel_is_a_photo() {
    for (width, height) in [(50, 80), (1, 1), (319, 40)] {
        let developed =
            developed(&pictures::jpeg(&RgbImage::from_pixel(width, height, Rgb([90; 3]))));
        assert_eq!(developed.renditions.len(), 3);
        assert!(developed.renditions.iter().all(|one| one.width == width));
        assert_eq!(developed.colour.map(|value| value.abs_diff(90) <= 3), [true; 3]);
    }
}

#[test]
fn the_card_holds_the_whole_photo_on_its_colour() {
    let developed = developed(&pictures::jpeg(&pictures::pattern(600, 900)));
    let card = pixels(&developed.card);
    check_colour(*card.get_pixel(5, 5), developed.colour, "beside the photo");
    check_upright(&image::imageops::crop_imm(&card, 390, 0, 420, 630).to_image(), "on the card");
}

#[test]
fn averages_are_those_of_light() {
    // Black and white lines, finer than any rendition shows: half of the light, which is not half of the code.
    let lines =
        RgbImage::from_fn(1280, 960, |x, _| Rgb(if x % 2 == 0 { [0; 3] } else { [255; 3] }));
    let mut file = Vec::new();
    lines.write_to(&mut Cursor::new(&mut file), ImageFormat::Png).unwrap();
    let developed = developed(&file);
    check_colour(Rgb(developed.colour), [188; 3], "mean");
    let smallest = decoded(&developed).pop().unwrap().1;
    check_colour(*smallest.get_pixel(160, 120), [188; 3], "smallest");
}

#[test]
fn colours_of_a_wide_profile_keep_their_look() {
    let profile = ColorProfile::new_display_p3().encode().unwrap();
    // The primaries of sRGB, as Display P3 writes them.
    for (p3, srgb) in
        [([234, 51, 35], [255, 0, 0]), ([117, 251, 76], [0, 255, 0]), ([0, 0, 245], [0, 0, 255])]
    {
        let mut file = Vec::new();
        let picture = RgbImage::from_pixel(64, 64, Rgb(p3));
        let mut encoder = PngEncoder::new(&mut file);
        encoder.set_icc_profile(profile.clone()).unwrap();
        encoder.write_image(&picture, 64, 64, image::ExtendedColorType::Rgb8).unwrap();
        check_colour(Rgb(developed(&file).colour), srgb, "P3 in PNG");
        let jpeg = pictures::with_profile(&pictures::jpeg(&picture), &profile);
        check_colour(Rgb(developed(&jpeg).colour), srgb, "P3 in JPEG");
    }
}

#[test]
fn a_grey_photo_is_read_by_its_grey_profile() {
    let plain = pictures::grey_jpeg(128, 64, 64);
    check_colour(Rgb(developed(&plain).colour), [128; 3], "no profile");
    let linear = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    let profiled = pictures::with_profile(&plain, &linear);
    check_colour(Rgb(developed(&profiled).colour), [188; 3], "linear grey");
}

#[test]
fn a_profile_that_is_none_or_for_others_is_left_aside() {
    let photo = pictures::jpeg(&RgbImage::from_pixel(64, 64, Rgb([200, 40, 40])));
    let grey = ColorProfile::new_gray_with_gamma(1.0).encode().unwrap();
    for profile in [SECRETS[3].as_bytes(), &grey] {
        let developed = developed(&pictures::with_profile(&photo, profile));
        check_colour(Rgb(developed.colour), [200, 40, 40], "as it stands");
    }
}

#[test]
fn sixteen_bits_and_transparency_are_read() {
    let mut file = Vec::new();
    let deep = ImageBuffer::from_pixel(64, 48, Rgb([51_400_u16, 10_280, 10_280]));
    DynamicImage::ImageRgb16(deep).write_to(&mut Cursor::new(&mut file), ImageFormat::Png).unwrap();
    check_colour(Rgb(developed(&file).colour), [200, 40, 40], "16 bits");
    let mut file = Vec::new();
    let clear = ImageBuffer::from_pixel(64, 48, Rgba([0, 0, 0, 102_u8]));
    DynamicImage::ImageRgba8(clear)
        .write_to(&mut Cursor::new(&mut file), ImageFormat::WebP)
        .unwrap();
    check_colour(Rgb(developed(&file).colour), [153; 3], "two fifths of black on white");
}

#[test]
fn nothing_of_an_originals_metadata_survives() {
    let profile = [ColorProfile::new_display_p3().encode().unwrap(), SECRETS[3].into()].concat();
    let jpeg = pictures::jpeg(&pictures::pattern(700, 500));
    let original = pictures::with_metadata(&pictures::with_profile(&jpeg, &profile), 6);
    for secret in SECRETS {
        assert!(holds(&original, secret.as_bytes()), "{secret} is in the original");
    }
    let developed = developed(&original);
    let files = developed.renditions.iter().map(|one| (one.format, &one.bytes));
    for (format, file) in files.chain([(Format::Jpeg, &developed.card)]) {
        let tells = ["BIMAT", "Exif", "EXIF", "XMP", "xap/1.0", "Photoshop", "ICC_PROFILE", "ICCP"];
        for word in tells {
            assert!(!holds(file, word.as_bytes()), "{word} in {format:?}");
        }
        // The place's degrees, as EXIF has them.
        assert!(!holds(file, &[11, 0, 0, 0, 1, 0, 0, 0, 45, 0, 0, 0]), "{format:?}");
        match format {
            Format::Jpeg => assert!(applications(file).iter().all(|it| *it == 0xe0), "{format:?}"),
            Format::Webp => assert_eq!(&file[12..16], b"VP8 ", "one chunk, which is the photo"),
            Format::Avif => assert!(!holds(file, b"mime"), "an item that is no picture"),
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// The markers of a JPEG's application and comment segments.
fn applications(file: &[u8]) -> Vec<u8> {
    let mut found = Vec::new();
    let mut at = 2;
    while file[at + 1] != 0xda {
        if matches!(file[at + 1], 0xe0..=0xef | 0xfe) {
            found.push(file[at + 1]);
        }
        at += 2 + usize::from(u16::from_be_bytes([file[at + 2], file[at + 3]]));
    }
    found
}

#[test]
fn the_same_original_gives_the_same_bytes() {
    let original =
        pictures::with_metadata(&pictures::jpeg(&pictures::demonstration(3, 700, 500)), 8);
    assert_eq!(developed(&original), developed(&original));
}

fn png(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_to(&mut Cursor::new(&mut file), ImageFormat::Png).unwrap();
    file
}

fn webp(picture: &RgbImage) -> Vec<u8> {
    let mut file = Vec::new();
    picture.write_to(&mut Cursor::new(&mut file), ImageFormat::WebP).unwrap();
    file
}

#[track_caller]
fn check_fault(bytes: &[u8], expected: &Fault) {
    assert_eq!(develop(bytes, MOST).as_ref(), Err(expected));
}

#[test]
fn what_is_no_photo_is_told_by_kind() {
    check_fault(b"", &Fault::Empty);
    check_fault("đây là chữ".as_bytes(), &Fault::NotPicture);
    check_fault(b"GIF89a\x01\0\x01\0", &Fault::Unread("GIF"));
    check_fault(b"\0\0\0\x18ftypheic\0\0\0\0", &Fault::Unread("HEIC"));
    check_fault(b"\0\0\0\x18ftypavif\0\0\0\0", &Fault::Unread("AVIF"));
    check_fault(b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", &Fault::Unread("HEIC"));
    check_fault(b"\0\0\0\x18ftypmif1\0\0\0\0mif1avif", &Fault::Unread("AVIF"));
    check_fault(b"\0\0\0\x14ftypmif1\0\0\0\0mif1", &Fault::Unread("HEIC"));
    check_fault(b"\0\0\0\x18ftypmp42\0\0\0\0isommp42", &Fault::NotPicture);
    check_fault(b"II*\0\x08\0\0\0", &Fault::Unread("TIFF"));
    check_fault(b"BM\0\0\0\0", &Fault::Unread("BMP"));
}

#[test]
fn a_whole_avif_is_known_for_what_it_is() {
    let developed = developed(&pictures::jpeg(&pictures::pattern(64, 48)));
    let avif = developed.renditions.iter().find(|one| one.format == Format::Avif).unwrap();
    check_fault(&avif.bytes, &Fault::Unread("AVIF"));
}

#[test]
fn inks_and_moving_pictures_are_refused() {
    check_fault(&frame(64, 64, 4), &Fault::Cmyk);
    let mut moving = b"RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0\x3f\0\0\x3f\0\0".to_vec();
    moving.extend([0; 8]);
    check_fault(&moving, &Fault::Animated);
    let still = png(&RgbImage::new(8, 8));
    let control = chunk(*b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]);
    let moving = [&still[..33], &control, &still[33..]].concat();
    check_fault(&moving, &Fault::Animated);
}

/// The beginning of a JPEG of any size, without a pixel.
fn frame(width: u16, height: u16, components: u8) -> Vec<u8> {
    let [[high, low], [wide, narrow]] = [height, width].map(u16::to_be_bytes);
    let mut file =
        vec![0xff, 0xd8, 0xff, 0xc0, 0, 8 + 3 * components, 8, high, low, wide, narrow, components];
    for component in 0..components {
        file.extend([component, 0x11, 0]);
    }
    file.extend([0xff, 0xda, 0, 2, 0xff, 0xd9]);
    file
}

fn chunk(kind: [u8; 4], data: &[u8]) -> Vec<u8> {
    let length = (data.len() as u32).to_be_bytes();
    let checked = [&kind[..], data].concat();
    [&length[..], &checked, &crc(&checked).to_be_bytes()].concat()
}

/// PNG's checksum, bit by bit.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 * (crc & 1)))
    })
}

/// Thirty thousand pixels each way would take three gigabytes: the header is enough to refuse them.
#[test]
fn a_bomb_is_refused_by_its_header() {
    let size = [30_000_u32; 2];
    let header =
        [&30_000_u32.to_be_bytes()[..], &30_000_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let png =
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(*b"IHDR", &header), chunk(*b"IDAT", &[0x78, 0x9c])]
            .concat();
    assert_eq!(look(&png, MOST), Err(Fault::TooLarge(size)));
    check_fault(&png, &Fault::TooLarge(size));
    check_fault(&frame(30_000, 30_000, 3), &Fault::TooLarge(size));
    check_fault(&frame(60_000, 1_000, 3), &Fault::TooLong([60_000, 1_000]));
}

#[test]
fn a_file_that_ends_early_is_told_as_such() {
    let picture = pictures::demonstration(1, 300, 200);
    for whole in [pictures::jpeg(&picture), png(&picture), webp(&picture)] {
        assert!(develop(&whole, MOST).is_ok());
        for part in [30, whole.len() / 2, whole.len() - 20] {
            let told = develop(&whole[..part], MOST).unwrap_err();
            assert!(matches!(told, Fault::Truncated | Fault::Broken(_)), "{part}: {told:?}");
        }
    }
    let jpeg = pictures::jpeg(&picture);
    check_fault(&jpeg[..jpeg.len() / 2], &Fault::Truncated);
}

#[test]
fn a_photo_goes_by_what_it_is_and_not_by_its_name() {
    let header = look(&png(&RgbImage::new(8, 8)), MOST).unwrap();
    assert_eq!((header.kind, header.size), (Kind::Png, [8, 8]));
    assert!(
        Kind::Png.goes_by("a/B.PNG") && !Kind::Png.goes_by("a.jpg") && !Kind::Png.goes_by("png")
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    /// Whatever happens to a file on its way, it is developed or told; nothing panics.
    #[test]
    fn damage_is_survived(
        kind in 0_usize..3,
        slips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let picture = pictures::demonstration(2, 40, 30);
        let mut file = match kind {
            0 => pictures::with_metadata(&pictures::jpeg(&picture), 5),
            1 => png(&picture),
            _ => webp(&picture),
        };
        for (at, value) in slips {
            let at = at.index(file.len());
            file[at] = value;
        }
        // A small limit: a slip in the size must not make the test slow.
        drop(develop(&file, 100_000));
    }
}
