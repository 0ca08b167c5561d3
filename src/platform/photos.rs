//! The app's side of the lightbox: which links open it, and who else shows a photo where it does not come.

use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlAnchorElement};

use super::browser::{self, document};
use super::modules::bring;
use super::{dom, history};
use crate::navigation::{Destination, Navigation, Step};
use crate::route::Route;

/// The module, and what it is told: what to do, where the conference's photos stand, and a photo's slug.
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

fn told(what: &str, photo: &Route) -> Option<String> {
    let Route::Photo(conference, slug) = photo else { return None };
    let folder = history::absolute(&Route::Photos(conference.clone()).path());
    Some(format!("{what} {folder} {slug}"))
}

/// A photo is about to be touched.
pub(super) fn near(photo: &Route) {
    if let Some(told) = told(NEAR, photo) {
        drop(bring(MODULE, &told));
    }
}

/// Opens the lightbox; where it does not come, the link is followed.
pub(super) fn open(navigation: Navigation, photo: Route, link: &HtmlAnchorElement) {
    let href = link.href();
    navigation.stay();
    anchor_pictures(navigation);
    browser::spawn(async move {
        if come(ASKED, &photo).await {
            return;
        }
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

async fn come(what: &str, photo: &Route) -> bool {
    let brought = told(what, photo).and_then(|told| bring(MODULE, &told).ok());
    match brought {
        Some(brought) => JsFuture::from(brought).await.is_ok_and(|module| !module.is_undefined()),
        None => false,
    }
}

/// Back or Forward led to an entry of the lightbox: it opens again over a page that has photos. Over any
/// other the entry becomes that of the photo's own page. Whether it opens.
pub(super) fn reopen(navigation: Navigation, photo: &Route) -> bool {
    let has_photos = document().and_then(|it| it.query_selector(PHOTO).ok().flatten()).is_some();
    if !has_photos {
        return false;
    }
    navigation.stay();
    anchor_pictures(navigation);
    let photo = photo.clone();
    browser::spawn(async move {
        if !come(ARRIVED, &photo).await {
            history::visit_again(navigation);
        }
    });
    true
}

/// The lightbox takes the address bar to the photo's own page, from where the relative files of the page below
/// would be looked for anew, once they are needed or the window is turned: they are written out whole.
fn anchor_pictures(navigation: Navigation) {
    let base = history::absolute(&navigation.page_now().route().path());
    for picture in dom::all("main :is(img, source)") {
        for name in ["src", "srcset"] {
            let Some(written) = picture.get_attribute(name) else { continue };
            let whole: Vec<String> = written.split(',').map(|one| whole(&base, one)).collect();
            let whole = whole.join(",");
            if whole != written {
                drop(picture.set_attribute(name, &whole));
            }
        }
    }
}

fn whole(base: &str, written: &str) -> String {
    let written = written.trim_start();
    if written.contains(':') { written.to_owned() } else { format!("{base}{written}") }
}
