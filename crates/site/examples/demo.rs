//! A site of generated photos, plainly patterns, of two charts whose marks choose, and of one with long words, for
//! journeys and benches: its content, and the release.
//!
//! `cargo run -p ky-yeu-site --example demo -- [COUNT] [WIDTH] [NAME]` writes COUNT photos (24) of at most WIDTH
//! pixels (640), and renders them around what `cargo xtask build` left in `DIST` (`dist/`) into
//! `target/NAME/dist` (`demo`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stdout, clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[path = "../tests/support/pictures.rs"]
mod pictures;

use std::env;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};
use site::folder::Folder;
use site::photos;
use site::render::render;
use site::shell::Shell;

/// The shapes that cameras and phones make, and two that they seldom do.
const SHAPES: [[u32; 2]; 8] = [[3, 2], [4, 3], [3, 4], [16, 9], [3, 2], [1, 1], [9, 16], [3, 1]];
const ALBUMS: [(&str, &str); 2] =
    [("hoa-tiet-soc", "Họa tiết sọc"), ("hoa-tiet-tron", "Họa tiết tròn")];

fn main() {
    let mut words = env::args().skip(1);
    let mut number = |or: u32| words.next().map_or(or, |it| it.parse().expect("a number"));
    let (count, width) = (number(24), number(640));
    let name = words.next().unwrap_or_else(|| "demo".to_owned());
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let dist = env::var_os("DIST").map_or_else(|| root.join("dist"), Into::into);
    let demo = root.join("target").join(name);
    drop(fs::remove_dir_all(demo.join("public")));
    drop(fs::remove_dir_all(demo.join("dist")));
    write_content(&demo.join("public/content"), count, width);
    fs::copy(root.join("public/icon.svg"), demo.join("public/icon.svg")).unwrap();
    let shell = shell(&root, &dist, &demo.join("shell"));
    let content = Folder::new(demo.join("public/content"));
    let loaded = content::load(&content);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    let bundle = loaded.bundle.unwrap();
    let photos = photos::develop(&bundle, &content, &demo.join("photos")).expect("patterns");
    let release = render(&bundle, &photos, &shell, &demo.join("public")).unwrap();
    release.write(&demo.join("dist")).unwrap();
    println!("{}", demo.join("dist").canonicalize().unwrap().display());
}

/// What Trunk has built, put together again from a release.
fn shell(root: &Path, dist: &Path, folder: &Path) -> Shell {
    drop(fs::remove_dir_all(folder));
    fs::create_dir_all(folder).unwrap();
    fs::copy(root.join("index.html"), folder.join("index.html")).unwrap();
    for entry in fs::read_dir(dist).expect("run `cargo xtask build` first").map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if !["js", "wasm"].contains(&ending) {
            continue;
        }
        // The app has its name from Trunk, a module from the release: `charts-<hash>.wasm`.
        let target = match name.split_once('-') {
            Some(("ky", _)) => name.clone(),
            Some((module, _)) if ending == "js" => format!("ky-yeu-{module}.js"),
            Some((module, _)) => format!("ky-yeu-{module}_bg.wasm"),
            None => continue,
        };
        fs::copy(entry.path(), folder.join(target)).unwrap();
    }
    Shell::read(folder).unwrap()
}

fn write_content(folder: &Path, count: u32, width: u32) {
    let conference = folder.join("hoa-tiet");
    fs::create_dir_all(conference.join("anh")).unwrap();
    let entries: Vec<Value> = (0..count).map(|number| photo(&conference, number, width)).collect();
    let write = |file: &Path, value: &Value| fs::write(file, format!("{value:#}\n")).unwrap();
    write(
        &folder.join("site.json"),
        &json!({
            "title": "Kỷ yếu mẫu", "organisation": "Bộ kiểm thử", "language": "vi",
            "conferences": ["hoa-tiet"], "relatedLinks": { "title": "Liên kết", "links": [] },
        }),
    );
    let albums = ALBUMS.map(|(slug, title)| json!({ "slug": slug, "title": title }));
    write(
        &conference.join("conference.json"),
        &json!({
            "title": "Tập ảnh mẫu gồm các họa tiết do máy vẽ", "shortTitle": "Ảnh mẫu",
            "date": "2021-11-15", "organiser": "Bộ kiểm thử", "participants": [],
            "summary": "Các họa tiết này do máy vẽ để kiểm thử trang ảnh; không phải ảnh sự kiện.",
            "reports": [{
                "slug": "bai-mau", "file": "bai-mau.md", "title": "Bài mẫu có ảnh",
                "summary": "Một bài ngắn có hai ảnh.",
            }],
            "albums": albums,
            "photos": entries,
            "tables": [{
                "slug": "hoa-tiet", "file": "bang/hoa-tiet.csv", "title": "Các họa tiết",
                "description": "Số họa tiết của mỗi nhóm và màu.", "key": "ma", "value": "so", "columns": [
                    { "name": "ma", "title": "Mã", "datatype": "slug" },
                    { "name": "nhom", "title": "Nhóm", "datatype": "string" },
                    { "name": "mau", "title": "Màu", "datatype": "string" },
                    { "name": "so", "title": "Số", "datatype": "nonNegativeInteger" },
                ],
            }],
            "charts": [
                { "slug": "nhom", "file": "bieu-do/nhom.vl.json" },
                { "slug": "mau", "file": "bieu-do/mau.vl.json" },
                { "slug": "ten-dai", "file": "bieu-do/ten-dai.vl.json" },
            ],
        }),
    );
    fs::create_dir_all(conference.join("bang")).unwrap();
    fs::create_dir_all(conference.join("bieu-do")).unwrap();
    fs::write(conference.join("bang/hoa-tiet.csv"), TABLE).unwrap();
    write(
        &conference.join("bieu-do/nhom.vl.json"),
        &chart(
            "Họa tiết theo nhóm",
            &json!("point"),
            &json!({
                "y": { "field": "nhom", "type": "nominal", "title": "Nhóm" },
                "x": { "aggregate": "sum", "field": "so", "title": "Số" },
                "opacity": { "condition": { "param": "nhom", "value": 1 }, "value": 0.25 },
            }),
        ),
    );
    write(
        &conference.join("bieu-do/mau.vl.json"),
        &chart(
            "Màu của từng nhóm",
            &json!({ "type": "point", "encodings": ["y"] }),
            &json!({
                "y": { "field": "nhom", "type": "nominal", "title": "Nhóm" },
                "x": { "field": "so", "type": "quantitative", "title": "Số" },
                "color": {
                    "condition": { "param": "nhom", "field": "mau", "type": "nominal", "title": "Màu" },
                    "value": "gray",
                },
            }),
        ),
    );
    write(&conference.join("bieu-do/ten-dai.vl.json"), &wordy());
    let report = "## Ảnh ngang\n\nĐoạn văn trước ảnh.\n\n![Họa tiết đặt trong bài](photo:hoa-tiet-1)\n\n\
                  ## Ảnh dọc\n\nĐoạn văn giữa hai ảnh.\n\n![](photo:hoa-tiet-3)\n\nĐoạn văn sau ảnh.\n";
    fs::write(conference.join("bai-mau.md"), report).unwrap();
}

/// What the charts show.
const TABLE: &str = "ma;nhom;mau;so\nsoc-xanh;Sọc;Xanh;5\nsoc-do;Sọc;Đỏ;3\ntron-xanh;Tròn;Xanh;4\n\
                     tron-do;Tròn;Đỏ;2\nvuong-xanh;Vuông;Xanh;1\n";

/// A chart whose groups are chosen by its marks, for both charts together.
fn chart(title: &str, select: &Value, encoding: &Value) -> Value {
    json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": title, "width": "container",
        "data": { "url": "bang/hoa-tiet.csv", "format": { "type": "dsv", "delimiter": ";" } },
        "params": [{ "name": "nhom", "select": select }],
        "mark": { "type": "bar", "tooltip": true },
        "encoding": encoding,
    })
}

/// A chart of the same table under names that no label has room for in one line.
fn wordy() -> Value {
    json!({
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "title": "Tên dài của các nhóm", "width": "container", "height": { "step": 48 },
        "usermeta": { "wrap": true },
        "data": { "url": "bang/hoa-tiet.csv", "format": { "type": "dsv", "delimiter": ";" } },
        "transform": [{
            "calculate": "'Nhóm các họa tiết ' + lower(datum.nhom) + ' vẽ trên nền của từng trang'", "as": "ten",
        }],
        "mark": { "type": "bar", "tooltip": true },
        "encoding": {
            "y": { "field": "ten", "type": "nominal", "title": null },
            "x": { "aggregate": "sum", "field": "so", "title": "Số họa tiết được vẽ trong nửa đầu của nhiệm kỳ này" },
        },
    })
}

/// One photo's file and its entry. Every fifth lies on its side, as phones store upright photos.
fn photo(folder: &Path, number: u32, width: u32) -> Value {
    let [across, down] = SHAPES[number as usize % SHAPES.len()];
    let long = across.max(down);
    let upright = pictures::demonstration(number, width * across / long, width * down / long);
    let orientation = if number % 5 == 2 { 6 } else { 1 };
    let jpeg = pictures::jpeg(&pictures::stored(&upright, orientation));
    let file = format!("anh/IMG_{:04}.JPG", number + 1);
    fs::write(folder.join(&file), pictures::with_metadata(&jpeg, orientation)).unwrap();
    let mut entry = json!({
        "slug": format!("hoa-tiet-{}", number + 1), "file": file,
        "caption": format!("Họa tiết số {}", number + 1),
        "alt": format!("Hình tròn trên nền sọc chéo, họa tiết số {}, tỷ lệ {across}:{down}", number + 1),
    });
    if number % 4 == 1 {
        entry["credit"] = "Máy vẽ".into();
    }
    // The first few belong to no album.
    if let Some((slug, _)) = ALBUMS.get(number as usize % 3).filter(|_| number >= 3) {
        entry["album"] = (*slug).into();
    }
    entry
}
