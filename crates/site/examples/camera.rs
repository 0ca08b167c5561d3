//! What a camera brings: photos of twelve megapixels with the detail of real ones, and how long and how much memory
//! it takes to develop them.
//!
//! `cargo run -p ky-yeu-site --example camera -- make FOLDER COUNT` writes a content folder of COUNT photos;
//! `… -- develop FOLDER` develops them into `FOLDER/photos` and tells seconds, the processor's seconds and
//! megabytes as JSON.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stdout, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

use std::fs;
use std::path::Path;
use std::time::Instant;

use image::{ExtendedColorType, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use rayon::prelude::*;
use serde_json::{Value, json};
use site::folder::Folder;
use site::photos;

/// As phones and cameras make them.
const SIZE: [u32; 2] = [4032, 3024];
/// What a camera's own encoder takes: files of some five megabytes.
const QUALITY: u8 = 92;
const CONFERENCE: &str = "may-anh";

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["make", folder, count] => make(Path::new(folder), count.parse().expect("a number")),
        ["develop", folder] => println!("{}", develop(Path::new(folder))),
        _ => panic!("make FOLDER COUNT, or develop FOLDER"),
    }
}

fn make(folder: &Path, count: u32) {
    let content = folder.join("content");
    let photos = content.join(CONFERENCE).join("anh");
    fs::create_dir_all(&photos).unwrap();
    (0..count).into_par_iter().for_each(|number| {
        let mut file = Vec::new();
        let [width, height] = SIZE;
        JpegEncoder::new_with_quality(&mut file, QUALITY)
            .encode(&scene(number), width, height, ExtendedColorType::Rgb8)
            .unwrap();
        fs::write(photos.join(format!("{number}.jpg")), file).unwrap();
    });
    let write =
        |file: &str, value: &Value| fs::write(content.join(file), value.to_string()).unwrap();
    write(
        "site.json",
        &json!({
            "title": "Ảnh máy vẽ", "organisation": "Bộ đo", "language": "vi",
            "conferences": [CONFERENCE], "relatedLinks": { "title": "Liên kết", "links": [] },
        }),
    );
    let entry = |number: u32| {
        json!({
            "slug": format!("anh-{number}"), "file": format!("anh/{number}.jpg"),
            "caption": format!("Ảnh số {number}"), "alt": "Mảng màu do máy vẽ",
        })
    };
    write(
        &format!("{CONFERENCE}/conference.json"),
        &json!({
            "title": "Ảnh máy vẽ", "shortTitle": "Ảnh", "date": "2021-11-15", "organiser": "Bộ đo",
            "participants": [], "summary": "Ảnh do máy vẽ để đo.", "reports": [],
            "photos": (0..count).map(entry).collect::<Vec<_>>(),
        }),
    );
}

fn develop(folder: &Path) -> Value {
    let content = Folder::new(folder.join("content"));
    let bundle = content::load(&content);
    assert!(bundle.problems.is_empty(), "{:#?}", bundle.problems);
    let since = Instant::now();
    let developed = photos::develop(&bundle.bundle.unwrap(), &content, &folder.join("photos"));
    let seconds = since.elapsed().as_secs_f64();
    developed.expect("photos");
    json!({ "seconds": seconds, "processor": processor(), "megabytes": most_memory() })
}

/// Seconds that all cores together have worked for this process, where the system tells.
fn processor() -> Option<f64> {
    let stat = fs::read_to_string("/proc/self/stat").ok()?;
    let after_name = stat.rsplit_once(") ")?.1;
    let field = |at: usize| after_name.split(' ').nth(at)?.parse::<f64>().ok();
    // In hundredths, on every Linux there is.
    Some((field(11)? + field(12)?) / 100.0)
}

/// The most memory that this process has had, where the system tells.
fn most_memory() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches(" kB").parse::<f64>().ok()? / 1024.0)
}

/// A scene that no camera has seen, as hard to a camera's encoder as those that one has: soft ground and light, things with
/// edges, surfaces of all finenesses, and the sensor's grain.
fn scene(number: u32) -> RgbImage {
    let [width, height] = SIZE;
    let things: Vec<Thing> = (0..200).map(|at| Thing::new(number * 1000 + at)).collect();
    let mut grain = number.wrapping_mul(2_654_435_761) | 1;
    RgbImage::from_fn(width, height, |x, y| {
        let (across, down) = (x as f32 / width as f32, y as f32 / height as f32);
        let mut colour = [0.45 + 0.3 * down, 0.5, 0.75 - 0.4 * down];
        let mut rough = 0.2;
        for thing in &things {
            if (across - thing.x).abs() < thing.half
                && (down - thing.y).abs() < thing.half * thing.tall
            {
                (colour, rough) = (thing.colour, thing.rough);
            }
        }
        let surface = (0..5)
            .map(|octave| noise(x, y, 3 + octave, number) / (1 << (4 - octave)) as f32)
            .sum::<f32>();
        let [red, green, blue] = colour.map(|value| value + surface * rough);
        let mut lit = |value: f32| {
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let sensor = (grain >> 24) as f32 / 255.0 - 0.5;
            (255.0 * (value + sensor * 0.05)).clamp(0.0, 255.0) as u8
        };
        Rgb([lit(red), lit(green), lit(blue)])
    })
}

/// Something with an edge and a surface.
struct Thing {
    x: f32,
    y: f32,
    half: f32,
    tall: f32,
    colour: [f32; 3],
    rough: f32,
}

impl Thing {
    fn new(seed: u32) -> Self {
        let part = |which: u32| hash(seed, which, 77);
        Self {
            x: part(0),
            y: part(1),
            half: 0.01 + 0.09 * part(2) * part(2),
            tall: 0.5 + 2.0 * part(3),
            colour: [part(4), part(5), part(6)].map(|value| 0.1 + 0.7 * value),
            rough: 0.05 + 0.7 * part(7),
        }
    }
}

/// Smooth noise of a fineness: the lattice is 2^scale pixels wide.
fn noise(x: u32, y: u32, scale: u32, seed: u32) -> f32 {
    let (column, row) = (x >> scale, y >> scale);
    let side = 1_u32 << scale;
    let soft = |at: u32| {
        let part = (at & (side - 1)) as f32 / side as f32;
        part * part * (3.0 - 2.0 * part)
    };
    let (right, below) = (soft(x), soft(y));
    let mix = |from: f32, to: f32, part: f32| from + (to - from) * part;
    let corner = |dx: u32, dy: u32| hash(column + dx, row + dy, seed + scale);
    let above = mix(corner(0, 0), corner(1, 0), right);
    mix(above, mix(corner(0, 1), corner(1, 1), right), below) - 0.5
}

/// A number from 0 to 1 for a place.
fn hash(x: u32, y: u32, seed: u32) -> f32 {
    let mut mixed = x.wrapping_mul(374_761_393)
        ^ y.wrapping_mul(668_265_263)
        ^ seed.wrapping_mul(2_246_822_519);
    mixed = (mixed ^ (mixed >> 13)).wrapping_mul(1_274_126_177);
    ((mixed ^ (mixed >> 16)) & 0xffff) as f32 / 65_535.0
}
