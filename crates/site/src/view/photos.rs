//! Photos as pages show them, and as they travel beside the page of all.

use content::bundle::Photo;
use gallery::rendition::Format;
use ky_yeu::album::{self, Album, AlbumPhoto, Rendition};
use ky_yeu::page_data::{Body, PageData, PhotoPage, PhotoView, Picture};
use ky_yeu::route::Route;
use ky_yeu::texts;

use super::Maker;
use crate::photos::Print;

/// How many photos a conference's first page shows: its size does not grow with the album.
const ON_HOME: usize = 6;

/// The folder of the pictures that shared links show.
pub(crate) const PREVIEWS: &str = "xem-truoc";

impl<'a> Maker<'a> {
    /// A photo as a page shows it.
    pub(super) fn photo(self, photo: &Photo) -> PhotoView {
        PhotoView {
            route: Route::Photo(self.conference.slug.clone(), photo.slug.clone()),
            caption: photo.caption.clone(),
            alt: photo.alt.clone(),
            credit: photo.credit.clone(),
            album: self.album_title(photo),
            picture: self.print(photo).map(|print| self.picture(photo, print)),
        }
    }

    fn print(self, photo: &Photo) -> Option<&'a Print> {
        photo.file.as_deref().and_then(|file| self.photos.get(file))
    }

    fn album_title(self, photo: &Photo) -> Option<String> {
        let slug = photo.album.as_ref()?;
        let album = self.conference.albums.iter().find(|album| album.slug == *slug)?;
        Some(album.title.clone())
    }

    fn picture(self, photo: &Photo, print: &Print) -> Picture {
        let path = |name: &str| album::path(&self.conference.slug, &photo.slug, name);
        let set = |format| print.of(format).map(|file| (file.width, path(&file.name))).collect();
        let [width, height] = print.size;
        Picture {
            width,
            height,
            placeholder: print.colour.clone(),
            renditions: Format::ALL.map(|format| (format, set(format))).to_vec(),
            card: card_path(print),
        }
    }

    pub(super) fn photo_views(self) -> Vec<PhotoView> {
        self.conference.photos.iter().map(|photo| self.photo(photo)).collect()
    }

    /// The photos that the first page shows.
    pub(super) fn first_photos(self) -> Vec<PhotoView> {
        self.conference.photos.iter().take(ON_HOME).map(|photo| self.photo(photo)).collect()
    }

    /// Where all photos stand.
    pub(crate) fn album_route(self) -> Route {
        Route::Photos(self.conference.slug.clone())
    }

    pub(crate) fn album(self) -> PageData {
        self.page(self.album_route(), texts::PHOTOS, Body::Photos(self.photo_views()))
    }

    pub(crate) fn photo_pages(self) -> Vec<PageData> {
        let photos = self.photo_views();
        let at = |index: usize| {
            photos.get(index).map(|photo| (photo.route.clone(), photo.caption.clone()))
        };
        photos
            .iter()
            .enumerate()
            .map(|(index, photo)| {
                let page = PhotoPage {
                    photo: photo.clone(),
                    position: index + 1,
                    count: photos.len(),
                    previous: index.checked_sub(1).and_then(at),
                    next: at(index + 1),
                };
                let body = Body::Photo(Box::new(page));
                self.page(photo.route.clone(), &photo.caption, body)
            })
            .collect()
    }

    /// The supplied photos as they travel; nothing where there are none.
    pub(crate) fn travelling_photos(self) -> Option<Album> {
        let photos = self.conference.photos.iter();
        let photos: Vec<AlbumPhoto> =
            photos.filter_map(|photo| Some(self.travelling(photo, self.print(photo)?))).collect();
        let conference = self.conference.slug.clone();
        (!photos.is_empty()).then_some(Album { conference, photos })
    }

    fn travelling(self, photo: &Photo, print: &Print) -> AlbumPhoto {
        let set =
            |format| print.of(format).map(|it| Rendition(it.width, it.name.clone())).collect();
        let [width, height] = print.size;
        AlbumPhoto {
            slug: photo.slug.clone(),
            caption: photo.caption.clone(),
            alt: photo.alt.clone(),
            credit: photo.credit.clone(),
            album: self.album_title(photo),
            width,
            height,
            placeholder: print.colour.clone(),
            avif: set(Format::Avif),
            webp: set(Format::Webp),
            jpeg: set(Format::Jpeg),
        }
    }

    /// Every file of every photo: path and bytes.
    pub(crate) fn photo_files(self) -> impl Iterator<Item = (String, Vec<u8>)> + use<'a> {
        let conference = self.conference;
        conference
            .photos
            .iter()
            .filter_map(move |photo| Some((photo, self.print(photo)?)))
            .flat_map(move |(photo, print)| {
                let path = |name: &str| album::path(&conference.slug, &photo.slug, name);
                let files = print.renditions.iter().map(|one| (path(&one.name), one.bytes.clone()));
                let card = (card_path(print), print.card.bytes.clone());
                files.chain([card]).collect::<Vec<_>>()
            })
    }
}

fn card_path(print: &Print) -> String {
    format!("{PREVIEWS}/{}", print.card.name)
}
