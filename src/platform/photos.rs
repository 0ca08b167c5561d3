//! The app's side of the lightbox: which links open it, and who else shows a photo where it does not come.

use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlAnchorElement};

use super::browser::{self, document};
use super::modules::bring;
use super::{dom, history};
use crate::navigation::{Destination, Navigation, Step};
use crate::route::Route;

/// The module, and what it is told: what to do, where the conference's photos stand, a photo's slug, and the
/// address of the page below.
const MODULE: &str = "lightbox";
pub(super) const NEAR: &str = "near";
pub(super) const ASKED: &str = "asked";
pub(super) const ARRIVED: &str = "arrived";

/// A link to a photo that the lightbox can show.
const PHOTO: &str = "a[data-photo]";

/// The photo that a link shows, as the lightbox is asked for it: the route of its page.
pub(super) fn photo_of(link: &Element, shown: &Route, leads_to: Option<&Route>) -> Option<Route> {
    let slug = link.get_attribute("data-photo")?;
    match leads_to.unwrap_or(shown) {
        Route::Photo(conference, _) => Some(Route::Photo(conference.clone(), slug)),
        _ => None,
    }
}

/// A photo is about to be touched.
pub(super) fn near(photo: &Route, shown: &Route) {
    drop(bring(MODULE, &told(NEAR, photo, shown)));
}

fn told(what: &str, photo: &Route, shown: &Route) -> String {
    let Route::Photo(conference, slug) = photo else { return String::new() };
    let at = |route: &Route| history::absolute(&route.path());
    [what, &at(&Route::Photos(conference.clone())), slug, &at(shown)].join(" ")
}

/// Opens the lightbox; where it does not come, the link is followed.
pub(super) fn open(navigation: Navigation, photo: Route, link: &HtmlAnchorElement) {
    let href = link.href();
    anchor_pictures(&navigation.page_now().route());
    ask(navigation, ASKED, photo, move |photo| {
        if navigation.page_now().route() == photo {
            // On its own page the link leads to the file.
            history::leave_for(&href);
        } else {
            let url = history::absolute(&photo.path());
            let step = Step::Push;
            navigation.go(Destination { route: photo, url, fragment: String::new(), step });
        }
    });
}

/// Back or Forward led to an entry of the lightbox: it opens again over a page that has photos. Over any
/// other the entry becomes that of the photo's own page. Whether it opens.
pub(super) fn reopen(navigation: Navigation, photo: Route) -> bool {
    let has_photos = document().and_then(|it| it.query_selector(PHOTO).ok().flatten()).is_some();
    if has_photos {
        ask(navigation, ARRIVED, photo, move |_| history::visit_again(navigation));
    }
    has_photos
}

fn ask(navigation: Navigation, what: &str, photo: Route, or_else: impl FnOnce(Route) + 'static) {
    navigation.stay();
    let coming = bring(MODULE, &told(what, &photo, &navigation.page_now().route()));
    browser::spawn(async move {
        let has_come = match coming {
            Ok(coming) => JsFuture::from(coming).await.is_ok_and(|module| module.is_object()),
            Err(_) => false,
        };
        if !has_come {
            or_else(photo);
        }
    });
}

/// The pictures of a page.
pub(super) const PICTURES: &str = "main img";

/// How far from the window, in pixels, browsers look for pictures that are to come.
const REACH: f64 = 3000.0;

/// The address bar goes elsewhere before the page does, or while the page stays below the lightbox. The relative
/// files of pictures that come later would be looked for from there: those near the window are written out whole.
pub(super) fn anchor_pictures(shown: &Route) {
    anchor_near(&history::absolute(&shown.path()));
}

/// The same, for the page at an address.
pub(super) fn anchor_near(page: &str) {
    for image in dom::all(PICTURES) {
        let place = image.get_bounding_client_rect();
        if place.bottom() >= -REACH && place.top() <= 2.0 * REACH {
            anchor(&image, page);
        }
    }
}

/// Writes a picture's addresses out whole, as they count from the page at an address.
pub(super) fn anchor(image: &Element, page: &str) {
    let around = image.closest("picture").ok().flatten();
    let sources = around.map(|picture| dom::within(&picture, "source")).unwrap_or_default();
    sources.iter().chain([image]).for_each(|it| write_out(it, page));
}

fn write_out(picture: &Element, page: &str) {
    for name in ["src", "srcset"] {
        let Some(written) = picture.get_attribute(name) else { continue };
        let each: Vec<String> = written.split(',').map(|one| whole(page, one)).collect();
        let each = each.join(",");
        if each != written {
            drop(picture.set_attribute(name, &each));
        }
    }
}

fn whole(page: &str, written: &str) -> String {
    let written = written.trim_start();
    if written.contains(':') { written.to_owned() } else { format!("{page}{written}") }
}
