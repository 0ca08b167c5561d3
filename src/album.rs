//! The photos of a conference as they travel to whoever looks through them: `photos.json`, beside the
//! page of all photos.

use gallery::rendition::Format;
use serde::{Deserialize, Serialize};

/// The name of the file, beside the page of all photos.
pub const FILE: &str = "photos.json";

/// Every supplied photo of a conference, in the order of its page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Album {
    /// The conference's slug.
    pub conference: String,
    /// The photos.
    pub photos: Vec<AlbumPhoto>,
}

/// A photo, and the files it is offered in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlbumPhoto {
    /// Its address within the conference's photos.
    pub slug: String,
    /// Its visible caption.
    pub caption: String,
    /// What it shows.
    pub alt: String,
    /// The photographer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// The title of the album it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub album: Option<String>,
    /// The width of the original, turned upright, in pixels.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The colour that stands in its place while it loads, `#rrggbb`.
    pub placeholder: String,
    /// Its renditions as AVIF, narrowest first. The widest of all are not among them.
    pub avif: Vec<Rendition>,
    /// Its renditions as WebP.
    pub webp: Vec<Rendition>,
    /// Its renditions as JPEG.
    pub jpeg: Vec<Rendition>,
}

/// The width of a rendition, and the name of its file in the photo's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rendition(pub u32, pub String);

impl Album {
    /// Where a rendition of a photo stands, from the site's root.
    #[must_use]
    pub fn path(&self, photo: &AlbumPhoto, Rendition(_, file): &Rendition) -> String {
        path(&self.conference, &photo.slug, file)
    }
}

impl AlbumPhoto {
    /// Its renditions in a format, narrowest first; never empty.
    #[must_use]
    pub fn renditions(&self, format: Format) -> &[Rendition] {
        match format {
            Format::Avif => &self.avif,
            Format::Webp => &self.webp,
            Format::Jpeg => &self.jpeg,
        }
    }
}

/// Where a file of a photo stands, from the site's root.
///
/// ```
/// assert_eq!(ky_yeu::album::path("hop", "mot", "640-0a.webp"), "hop/anh/mot/640-0a.webp");
/// ```
#[must_use]
pub fn path(conference: &str, photo: &str, file: &str) -> String {
    [conference, "anh", photo, file].join("/")
}
