//! Photos from the folder to the release, by the real command: what arrives, what is told, what is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]

#[path = "support/pictures.rs"]
mod pictures;
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use content::limits;
use content::messages::{self, Message};
use gallery::rendition::Format;
use ky_yeu::album::Album;
use pictures::{FRAME, QUARTERS, SECRETS, jpeg, pattern, stored, with_metadata};
use scraper::{Html, Selector};
use support::{CONFERENCE, Ran, Temporary};

/// The one photo of the repository's own content, whose file has not been supplied.
const SLUG: &str = "quang-canh-hoi-nghi";
const ALBUM: &str = "so-ket-2021/anh/photos.json";

/// The repository's content with the file of its photo supplied.
fn supplied(bytes: &[u8]) -> Temporary {
    let site = Temporary::new();
    fs::create_dir_all(site.content("so-ket-2021/anh")).unwrap();
    site.write("so-ket-2021/anh/hoi-nghi.jpg", bytes);
    let slug = format!("\"slug\": \"{SLUG}\",");
    site.edit(CONFERENCE, &slug, &format!("{slug} \"file\": \"anh/hoi-nghi.jpg\","));
    site
}

/// A photo as a phone stores it: on its side, with the place where it was taken.
fn from_a_phone() -> Vec<u8> {
    with_metadata(&jpeg(&stored(&pattern(900, 600), 6)), 6)
}

/// Every file of the release by its path.
fn released(site: &Temporary) -> BTreeMap<String, Vec<u8>> {
    let out = site.out();
    let inside =
        |path: &Path| path.strip_prefix(&out).ok().map(|it| it.to_str().unwrap().to_owned());
    let all = site.everything();
    all.into_iter().filter_map(|(path, bytes)| Some((inside(&path)?, bytes))).collect()
}

#[track_caller]
fn render(site: &Temporary) -> Ran {
    let ran = site.run("render");
    assert!(ran.ok, "{}{}", ran.stdout, ran.stderr);
    ran
}

fn page(files: &BTreeMap<String, Vec<u8>>, path: &str) -> Html {
    Html::parse_document(std::str::from_utf8(&files[path]).unwrap())
}

/// The values of an attribute, wherever a selector finds it.
fn values(page: &Html, selector: &str, attribute: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    let found = page.select(&selector);
    found.filter_map(|one| one.value().attr(attribute).map(str::to_owned)).collect()
}

/// The path from the root that a page's reference leads to.
fn target(page: &str, reference: &str) -> String {
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    for part in reference.split('/') {
        match part {
            "." => {}
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    folders.join("/")
}

#[test]
fn the_articles_own_photo_arrives() {
    let site = supplied(&from_a_phone());
    let check = site.run("check");
    assert!(check.ok && check.stderr.is_empty(), "{}", check.stderr);
    render(&site);
    let files = released(&site);
    for path in ["index.html", "so-ket-2021/index.html", "so-ket-2021/anh/index.html"] {
        let page = page(&files, path);
        assert!(values(&page, ".panel", "class").is_empty(), "{path}: the panel has gone");
        assert_eq!(values(&page, "figure a[data-photo]", "data-photo"), [SLUG], "{path}");
    }
    let path = format!("so-ket-2021/anh/{SLUG}/index.html");
    let page = page(&files, &path);
    assert_eq!(values(&page, "figure img", "width"), ["900"]);
    assert_eq!(values(&page, "figure img", "height"), ["600"]);
    assert_eq!(values(&page, "figure img", "alt"), ["Ảnh hội nghị sơ kết"]);
    let shown = target(&path, &values(&page, "figure img", "src")[0]);
    assert_upright(&files[&shown]);
    let downloaded = target(&path, &values(&page, "a[download]", "href")[0]);
    assert_upright(&files[&downloaded]);
    let card = target(&path, &values(&page, "meta[property='og:image']", "content")[0]);
    let card = image::load_from_memory(&files[&card]).unwrap();
    assert_eq!((card.width(), card.height()), (1200, 630));
    let data = page.select(&Selector::parse("script[type='application/ld+json']").unwrap()).next();
    let data: serde_json::Value = serde_json::from_str(&data.unwrap().inner_html()).unwrap();
    assert_eq!(data["@type"], "ImageObject");
    assert_eq!(target(&path, data["contentUrl"].as_str().unwrap()), downloaded);
}

/// The quarters of the pattern lie as they do upright, within the frame.
#[track_caller]
fn assert_upright(file: &[u8]) {
    let picture = image::load_from_memory(file).unwrap().into_rgb8();
    let (width, height) = picture.dimensions();
    let spots = [(1, 1), (3, 1), (1, 3), (3, 3)].map(|(x, y)| (width * x / 4, height * y / 4));
    for ((x, y), colour) in spots.into_iter().zip(QUARTERS).chain([((width / 2, 2), FRAME)]) {
        let found = picture.get_pixel(x, y).0;
        let near = found.iter().zip(colour).all(|(one, other)| one.abs_diff(other) < 10);
        assert!(near, "{found:?} at {x}, {y}, where {colour:?} belongs");
    }
}

#[test]
fn nothing_of_the_originals_metadata_is_in_the_release() {
    let site = supplied(&from_a_phone());
    render(&site);
    for (path, bytes) in released(&site) {
        for secret in SECRETS {
            let found = bytes.windows(secret.len()).any(|part| part == secret.as_bytes());
            assert!(!found, "{path} tells {secret}");
        }
        assert!(!path.ends_with("hoi-nghi.jpg"), "the original itself is not published");
    }
}

#[test]
fn what_pages_and_the_album_name_is_there_and_nothing_else_is() {
    let site = supplied(&from_a_phone());
    render(&site);
    let files = released(&site);
    let mut named = BTreeSet::new();
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        let page = page(&files, path);
        for set in values(&page, "[srcset]", "srcset") {
            for one in set.split(',') {
                let (reference, width) = one.split_once(' ').unwrap();
                let file = target(path, reference);
                let name = file.rsplit('/').next().unwrap();
                assert!(name.starts_with(&format!("{}-", width.trim_end_matches('w'))), "{name}");
                named.insert(file);
            }
        }
    }
    let album: Album = serde_json::from_slice(&files[ALBUM]).unwrap();
    let [photo] = album.photos.as_slice() else { panic!("{album:?}") };
    assert_eq!((photo.width, photo.height, photo.slug.as_str()), (900, 600, SLUG));
    let of = |format| photo.renditions(format).iter().map(|one| album.path(photo, one));
    let listed: BTreeSet<String> = Format::ALL.into_iter().flat_map(of).collect();
    assert_eq!(named, listed);
    let folder = format!("so-ket-2021/anh/{SLUG}/");
    let there = files.keys().filter(|path| path.starts_with(&folder));
    let of_page = ["index.html", "page.json", "share.json"];
    let there: BTreeSet<String> =
        there.filter(|path| !of_page.iter().any(|name| path.ends_with(name))).cloned().collect();
    assert_eq!(there, listed);
}

#[test]
fn a_placeholder_costs_at_most_a_hundred_bytes() {
    let site = supplied(&from_a_phone());
    render(&site);
    let document =
        String::from_utf8(released(&site)["so-ket-2021/anh/index.html"].clone()).unwrap();
    let start = document.find("<svg class=\"tint\"").unwrap();
    let length = document[start..].find("</svg>").unwrap() + "</svg>".len();
    assert!(length <= 100, "{length}: {}", &document[start..start + length]);
}

/// What is in the cache, by path.
fn cached(site: &Temporary) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut files = BTreeMap::new();
    for folder in fs::read_dir(site.photos()).unwrap().map(|it| it.unwrap().path()) {
        for file in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
            files.insert(file.clone(), fs::read(file).unwrap());
        }
    }
    files
}

const WORKING: &str = "Đang xử lý ảnh";

#[test]
fn a_second_build_encodes_nothing_and_writes_the_same() {
    let site = supplied(&from_a_phone());
    assert!(render(&site).stderr.contains(WORKING));
    let (first, cache) = (released(&site), cached(&site));
    fs::remove_dir_all(site.out()).unwrap();
    let again = render(&site);
    assert!(!again.stderr.contains(WORKING), "{}", again.stderr);
    assert!(released(&site) == first);
    assert!(cached(&site) == cache);
    // Without the cache, everything is made anew, to the same bytes.
    fs::remove_dir_all(site.photos()).unwrap();
    assert!(render(&site).stderr.contains(WORKING));
    assert!(released(&site) == first);
}

#[test]
fn what_the_cache_lost_is_made_anew() {
    let site = supplied(&from_a_phone());
    render(&site);
    let first = released(&site);
    let damages: [fn(&Path); 3] = [
        |file| fs::write(file, b"").unwrap(),
        |file| fs::remove_file(file).unwrap(),
        |file| {
            let whole = fs::read(file).unwrap();
            fs::write(file, &whole[..whole.len() / 2]).unwrap();
        },
    ];
    for (damage, file) in damages.iter().zip(cached(&site).keys()) {
        damage(file);
        assert!(render(&site).stderr.contains(WORKING), "{}", file.display());
        assert!(released(&site) == first);
    }
}

#[test]
fn a_killed_build_leaves_nothing_that_counts_and_unused_photos_go() {
    let site = supplied(&from_a_phone());
    let folder = site.photos().join(".moi-0123456789abcdef0123456789abcdef-1");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("320-0123456789abcdef.webp"), b"half").unwrap();
    render(&site);
    let kept = |site: &Temporary| -> BTreeSet<String> {
        let names = fs::read_dir(site.photos()).unwrap();
        names
            .map(|it| it.unwrap().file_name().into_string().unwrap())
            .filter(|it| !it.starts_with('.'))
            .collect()
    };
    let first = kept(&site);
    assert_eq!(first.len(), 1, "{first:?}");
    site.write("so-ket-2021/anh/hoi-nghi.jpg", jpeg(&pattern(330, 220)));
    render(&site);
    let second = kept(&site);
    assert_eq!(second.len(), 1, "{second:?}");
    assert!(first.is_disjoint(&second));
}

#[test]
fn a_photo_under_another_kinds_name_is_shown_and_told() {
    let mut png = Vec::new();
    pattern(400, 300)
        .write_to(&mut std::io::Cursor::new(&mut png), image::ImageFormat::Png)
        .unwrap();
    let site = supplied(&png);
    let told = &messages::photo_misnamed("PNG").what;
    for task in ["check", "render"] {
        let ran = site.run(task);
        assert!(ran.ok && ran.stderr.contains(told), "{task}: {}", ran.stderr);
    }
    assert!(released(&site).contains_key(ALBUM));
}

/// A whole AVIF of a photo.
fn avif(original: &[u8]) -> Vec<u8> {
    let developed = darkroom::develop(original, limits::PHOTO_PIXELS).unwrap();
    developed.renditions.into_iter().find(|one| one.format == Format::Avif).unwrap().bytes
}

/// Every kind of bad original in one folder: all are told in one run, each with its file and what to do.
#[test]
fn bad_originals_are_told_all_at_once_and_nothing_is_lost() {
    let whole = jpeg(&pattern(400, 300));
    // The frame header says: eight bits, height, width, components.
    let frame = whole.windows(2).position(|it| it == [0xff, 0xc0]).unwrap() + 4;
    let saying = |at: usize, bytes: &[u8]| {
        let (before, after) = (&whole[..frame + at], &whole[frame + at + bytes.len()..]);
        [before, bytes, after].concat()
    };
    let [high, low] = 30_000_u16.to_be_bytes();
    let (bomb, inks) = (saying(1, &[high, low, high, low]), saying(5, &[4]));
    let bad: Vec<(&str, Vec<u8>, Message)> = vec![
        ("cat-ngang.jpg", whole[..whole.len() / 2].to_vec(), messages::photo_cut_off()),
        ("rong.jpg", Vec::new(), messages::photo_empty()),
        ("chu.jpg", "đây là chữ".into(), messages::not_a_photo()),
        ("bom.jpg", bomb, messages::photo_too_large([30_000; 2], limits::PHOTO_PIXELS)),
        ("muc-in.jpg", inks, messages::photo_cmyk()),
        ("dong.gif", b"GIF89a\x01\0\x01\0".to_vec(), messages::photo_kind("GIF")),
        ("iphone.heic", b"\0\0\0\x18ftypheic\0\0\0\0".to_vec(), messages::photo_kind("HEIC")),
        ("moi.avif", avif(&whole), messages::photo_kind("AVIF")),
        // A chat that makes its own files may well give them the name that was there before.
        ("tai-ve.jpg", avif(&whole), messages::photo_kind("AVIF")),
    ];
    let site = Temporary::new();
    fs::create_dir_all(site.content("so-ket-2021/anh")).unwrap();
    let mut entries = String::new();
    for (name, bytes, _) in &bad {
        site.write(&format!("so-ket-2021/anh/{name}"), bytes);
        let slug = name.replace('.', "-");
        entries += &format!(
            "{{\"slug\":\"{slug}\",\"file\":\"anh/{name}\",\"caption\":\"a\",\"alt\":\"b\"}},"
        );
    }
    site.edit(CONFERENCE, "\"photos\": [", &format!("\"photos\": [{entries}"));
    let before = site.everything();
    for task in ["check", "render"] {
        let ran = site.run(task);
        assert!(!ran.ok && site.everything() == before, "{task}: {}", ran.stdout);
        for (name, _, message) in &bad {
            // That the end is missing shows only when it is looked for.
            if task == "check" && *name == "cat-ngang.jpg" {
                continue;
            }
            let head = format!("content/so-ket-2021/anh/{name}: lỗi: {}", message.what);
            let told =
                ran.stderr.split("\n\n").find(|it| it.lines().any(|line| line.ends_with(&head)));
            let told =
                told.unwrap_or_else(|| panic!("{task} does not tell {head}\n{}", ran.stderr));
            assert!(
                told.contains(&format!("cách sửa: {}", message.help.as_ref().unwrap())),
                "{told}"
            );
        }
        assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    }
}

#[test]
fn a_photo_without_words_for_those_who_do_not_see_it_is_refused() {
    let site = supplied(&from_a_phone());
    site.edit(CONFERENCE, "\"alt\": \"Ảnh hội nghị sơ kết\"", "\"alt\": \" \"");
    let ran = site.run("render");
    assert!(!ran.ok && ran.stderr.contains("$.photos[0].alt"), "{}", ran.stderr);
}
