//! The lightbox alive: it lies over the page that it was opened from, in an entry of the history of its own.
//!
//! What is to be done is decided by `gallery`: of the history by `visit`, of what is seen by `viewer`.

mod act;
mod below;
mod hands;
mod pace;
mod room;
mod slides;
mod strip;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gallery::visit::{Act, Happening, Visit};

use super::photos::{ARRIVED, NEAR};
use super::{browser, dom, entry, history};
use crate::album::{Album, FILE};

/// The event of the window that tells what is wanted: what to do, where a conference's photos stand, a slug, and
/// the address of the page below.
const TOLD: &str = "ky-yeu-lightbox";

thread_local! {
    static VISIT: Cell<Visit> = const { Cell::new(Visit::Page) };
    /// The photos that were asked for last, and where they stand.
    static ALBUM: RefCell<Option<Shelf>> = const { RefCell::new(None) };
    /// How often a photo has been asked for: of several on their way the last one counts.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// A conference's photos, and the address of their folder.
#[derive(Clone)]
struct Shelf {
    folder: String,
    album: Rc<Album>,
}

impl Shelf {
    /// The address of a photo's page, which is its folder too.
    fn address(&self, index: usize) -> String {
        let slug = self.album.photos.get(index).map_or("", |photo| photo.slug.as_str());
        self.address_of(slug)
    }

    fn address_of(&self, slug: &str) -> String {
        format!("{}{slug}/", self.folder)
    }
}

/// Waits to be asked for photos.
pub fn start_lightbox() {
    dom::on_window(TOLD, |event| {
        let detail = js_sys::Reflect::get(&event, &"detail".into()).ok();
        if let Some(detail) = detail.and_then(|it| it.as_string()) {
            browser::spawn(told(detail));
        }
    });
    // The app has been there first: an entry that it leaves to the lightbox still has its mark, and is
    // told by the event above.
    dom::on_window("popstate", |_| {
        if !entry::is_lightbox() {
            happen(Happening::Arrived(None));
        }
    });
}

async fn told(detail: String) {
    let mut words = detail.split(' ');
    let mut word = || words.next();
    let (Some(what), Some(folder), Some(slug), Some(page)) = (word(), word(), word(), word())
    else {
        return;
    };
    if what == NEAR {
        drop(shelf(folder).await);
        return;
    }
    let turn = ASKED.get().wrapping_add(1);
    ASKED.set(turn);
    let here = browser::address();
    let shelf = shelf(folder).await;
    // Whoever has gone elsewhere meanwhile wants it no more.
    if ASKED.get() != turn || browser::address() != here {
        return;
    }
    below::of(page);
    let at = |shelf: &Shelf| shelf.album.photos.iter().position(|photo| photo.slug == slug);
    match shelf.as_ref().and_then(at) {
        Some(index) if what == ARRIVED => happen(Happening::Arrived(Some(index))),
        Some(index) => happen(Happening::Asked(index)),
        // The photo's page shows it without us.
        None => history::leave_for(&format!("{folder}{slug}/")),
    }
}

async fn shelf(folder: &str) -> Option<Shelf> {
    let known = ALBUM.with_borrow(Clone::clone).filter(|shelf| shelf.folder == folder);
    if known.is_some() {
        return known;
    }
    let json = browser::json(&format!("{folder}{FILE}")).await?;
    let album = Rc::new(serde_wasm_bindgen::from_value(json).ok()?);
    let shelf = Shelf { folder: folder.to_owned(), album };
    ALBUM.set(Some(shelf.clone()));
    Some(shelf)
}

/// Something has happened to the visit: does what follows.
fn happen(happening: Happening) {
    let (visit, acts) = VISIT.get().next(happening);
    VISIT.set(visit);
    let Some(shelf) = ALBUM.with_borrow(Clone::clone) else { return };
    for act in acts {
        match act {
            Act::Push(index) => {
                if !entry::push_lightbox(&shelf.address(index)) {
                    VISIT.set(VISIT.get().next(Happening::Refused).0);
                }
            }
            Act::Replace(index) => entry::replace(&shelf.address(index)),
            Act::Back => entry::back(),
            Act::Show(index) => room::show(&shelf, index),
            Act::Hide => room::hide(),
        }
    }
}
