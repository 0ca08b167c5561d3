//! The photos of a conference: their entries in `conference.json`, and the files they name.

use std::collections::BTreeMap;

use super::conference::{Desk, words};
use super::json_path::JsonPath;
use super::messages::{self, Message};
use super::model::{ConferenceFile, PhotoEntry, Slug};
use super::problem::{Place, Problem, Severity};
use super::suggest::nearest;
use crate::bundle::{Album, Photo};

/// How the names of pictures end, as they come from cameras, phones and scanners.
const PICTURES: [&str; 12] =
    ["jpg", "jpeg", "png", "webp", "avif", "heic", "heif", "gif", "tif", "tiff", "bmp", "jfif"];

/// A problem of an original, which only those who decode it can find.
#[must_use]
pub fn photo_problem(file: &str, severity: Severity, message: Message) -> Problem {
    Problem::new(severity, Place::file(file), message)
}

/// Whether a file is a picture, by its name.
pub(crate) fn is_picture(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| PICTURES.contains(&ending.as_str()))
}

/// The albums, in the order of the file.
pub(crate) fn albums(file: &ConferenceFile) -> Vec<Album> {
    let albums = file.albums.iter();
    albums.map(|one| Album { slug: one.slug.0.clone(), title: one.title.0.clone() }).collect()
}

/// Every photo: those without an album first, then album by album.
pub(crate) fn load_all(desk: &mut Desk<'_, '_, '_>) -> Vec<Photo> {
    check_files(desk);
    let entries = desk.file.photos.iter().enumerate();
    let mut photos: Vec<Photo> =
        entries.map(|(index, entry)| load(desk, entry, &JsonPath::item("photos", index))).collect();
    let place = |photo: &Photo| {
        desk.file.albums.iter().position(|album| Some(&album.slug.0) == photo.album.as_ref())
    };
    photos.sort_by_key(place);
    photos
}

fn load(desk: &mut Desk<'_, '_, '_>, entry: &PhotoEntry, path: &JsonPath) -> Photo {
    let file = entry.file.as_ref().and_then(|file| desk.find(file, &path.key("file")));
    check_album(desk, entry, path);
    Photo {
        slug: entry.slug.0.clone(),
        file: file.map(|found| found.path),
        caption: entry.caption.0.clone(),
        alt: entry.alt.0.clone(),
        credit: words(entry.credit.as_ref()),
        album: entry.album.as_ref().map(|slug| slug.0.clone()),
    }
}

fn check_album(desk: &mut Desk<'_, '_, '_>, entry: &PhotoEntry, path: &JsonPath) {
    let known: Vec<&str> = desk.file.albums.iter().map(|one| one.slug.0.as_str()).collect();
    match &entry.album {
        Some(Slug(name)) if !name.is_empty() && !known.contains(&name.as_str()) => {
            let meant = nearest(name, known.iter().copied());
            desk.error(&path.key("album"), messages::no_such_album(name, meant, &known));
        }
        _ => {}
    }
}

/// One file is one photo: named twice, one of the two was meant to be another.
fn check_files(desk: &mut Desk<'_, '_, '_>) {
    let mut named: BTreeMap<&str, &str> = BTreeMap::new();
    for (index, entry) in desk.file.photos.iter().enumerate() {
        let Some(file) = entry.file.as_ref().filter(|file| !file.0.is_empty()) else { continue };
        if let Some(other) = named.insert(&file.0, &entry.slug.0) {
            let path = JsonPath::item("photos", index).key("file");
            desk.error(&path, messages::photo_named_twice(&file.0, other));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_picture;

    #[test]
    fn pictures_are_known_by_their_names() {
        for name in ["anh/a.jpg", "DSC_0001.JPG", "a.b.heic"] {
            assert!(is_picture(name), "{name}");
        }
        for name in ["jpg", "a.jpg.txt", "bang/so.csv", "a.jpg/b"] {
            assert!(!is_picture(name), "{name}");
        }
    }
}
