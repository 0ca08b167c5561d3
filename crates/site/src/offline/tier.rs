//! Which files a visitor keeps, and when they are fetched: told by what a file is, not by lists.

use std::collections::BTreeMap;

use content::bundle::Bundle;
use ky_yeu::route::Route;

use crate::edition;
use crate::embed;
use crate::release::Release;
use crate::share;
use crate::view::PREVIEWS;

/// When a file is fetched to be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tier {
    /// At the first visit; a release counts once all of these are there.
    Core = 0,
    /// Afterwards, when the visitor's browser has time: photos small, and their pages.
    Idle = 1,
    /// When the visitor asks for an album: photos to be looked at.
    Photos = 2,
    /// When it is visited: conferences before the newest.
    Visited = 3,
}

/// The width in pixels that photos are kept in when a visitor asks for them, or the next above it.
const PHOTO_WIDTH: u32 = 1280;

/// What of a release is kept when.
#[derive(Debug)]
pub(crate) struct Tiers {
    older: Vec<String>,
    /// By its folder, every width that a photo has as WebP.
    photos: BTreeMap<String, Vec<u32>>,
    has_specs: bool,
}

impl Tiers {
    /// Looks through a release.
    pub(crate) fn new(bundle: &Bundle, release: &Release) -> Self {
        let older: Vec<String> =
            bundle.conferences.iter().skip(1).map(|it| format!("{}/", it.slug)).collect();
        let mut photos: BTreeMap<String, Vec<u32>> = BTreeMap::new();
        for (path, _) in release.files() {
            if let Some((folder, width)) = webp(path) {
                photos.entry(folder.to_owned()).or_default().push(width);
            }
        }
        let is_older = |path: &str| older.iter().any(|it| path.starts_with(it));
        let has_specs = release.files().any(|(path, _)| {
            path.ends_with("/specs.json") && !is_older(path) || path == "specs.json"
        });
        Self { older, photos, has_specs }
    }

    /// When a file is kept; `None` for what the network alone has: pictures for other sites'
    /// previews, pages for other sites' frames, what is passed on to others, lists for search
    /// engines, whole editions.
    pub(crate) fn of(&self, path: &str) -> Option<Tier> {
        let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if is_for_others(path) || name == super::WORKER {
            return None;
        }
        match ending {
            "webp" => self.photo(path),
            "html" | "json" if is_photo_page(folder) => Some(self.or_older(path, Tier::Idle)),
            // What has not been drawn beforehand is rare, and its engine is large: that can wait, and
            // where all has been drawn nobody asks for it.
            "js" | "wasm" if name.starts_with("engine-") && !self.has_specs => None,
            "js" | "wasm" if name.starts_with("engine-") => Some(Tier::Idle),
            // Photos come early, what looks through them with them.
            "js" | "wasm" if name.starts_with("lightbox-") => Some(Tier::Idle),
            "json" if name == "specs.json" => Some(self.or_older(path, Tier::Idle)),
            // The icons of an app are wanted when it is installed.
            "png" => Some(self.or_older(path, Tier::Idle)),
            "html" | "json" | "js" | "wasm" | "css" | "csv" | "svg" | "webmanifest" => {
                Some(self.or_older(path, Tier::Core))
            }
            _ => None,
        }
    }

    fn or_older(&self, path: &str, tier: Tier) -> Tier {
        let is_older = self.older.iter().any(|it| path.starts_with(it));
        if is_older { Tier::Visited } else { tier }
    }

    /// The narrowest rendition early, the one of a readable width on request.
    fn photo(&self, path: &str) -> Option<Tier> {
        let (folder, width) = webp(path)?;
        let widths = self.photos.get(folder)?;
        let readable = widths.iter().filter(|it| **it >= PHOTO_WIDTH).min();
        if widths.iter().min() == Some(&width) {
            return Some(self.or_older(path, Tier::Idle));
        }
        let kept = readable.or(widths.iter().max());
        (kept == Some(&width)).then(|| self.or_older(path, Tier::Photos))
    }
}

/// The folder and the width of a photo's WebP rendition, `<folder>/<width>-<hash>.webp`.
fn webp(path: &str) -> Option<(&str, u32)> {
    let (folder, name) = path.rsplit_once('/')?;
    let (width, _) = name.strip_suffix(".webp")?.split_once('-')?;
    Some((folder, width.parse().ok()?))
}

fn is_photo_page(folder: &str) -> bool {
    matches!(Route::parse(folder), Some(Route::Photo(..)))
}

fn is_for_others(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_preview = path.strip_prefix(PREVIEWS).is_some_and(|it| it.starts_with('/'));
    let is_shared = [share::FILE, share::OEMBED, share::SCRIPT].contains(&name);
    let is_sheet = path.starts_with("share-");
    is_preview
        || is_shared
        || is_sheet
        || path.starts_with(embed::FOLDER)
        || edition::is_edition(path)
}

#[cfg(test)]
mod tests {
    use super::{Tier, Tiers};

    fn check(path: &str, expected: Option<Tier>) {
        let photos = [("a/anh/mot".to_owned(), vec![320, 640, 1280, 1920])].into();
        let tiers = Tiers { older: vec!["cu/".to_owned()], photos, has_specs: false };
        assert_eq!(tiers.of(path), expected, "{path}");
    }

    #[test]
    fn files_are_kept_by_what_they_are() {
        for path in [
            "index.html",
            "404.html",
            "a/page.json",
            "a/bang/b.csv",
            "charts-0a.wasm",
            "icon.svg",
            "a/so-lieu/b/chart.json",
        ] {
            check(path, Some(Tier::Core));
        }
        check("a/anh/mot/320-0a.webp", Some(Tier::Idle));
        check("lightbox-0a.wasm", Some(Tier::Idle));
        check("a/anh/mot/index.html", Some(Tier::Idle));
        check("a/anh/mot/1280-0a.webp", Some(Tier::Photos));
        check("cu/index.html", Some(Tier::Visited));
        for path in [
            "sw.js",
            "a/anh/mot/640-0a.webp",
            "a/anh/mot/320-0a.avif",
            "xem-truoc/0a.png",
            "nhung/a/b/index.html",
            "embed.js",
            "share-0a.wasm",
            "a/share.json",
            "a/b/oembed.json",
            "ky-yeu-a.html",
            "sitemap.txt",
            "engine-0a.wasm",
        ] {
            check(path, None);
        }
    }
}
