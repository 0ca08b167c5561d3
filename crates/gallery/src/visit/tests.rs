//! The visit in a browser's history: every sequence of what a person may do, to a depth, held against
//! what a person expects.

use super::{Act, Happening, Visit};

const PHOTOS: usize = 3;
const DEPTH: u32 = 7;

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Page {
    Grid,
    Photo(usize),
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    address: Page,
    marked: bool,
}

/// A tab: its history, what it shows, and the code that is tested, wired as the app wires it.
#[derive(Clone, Debug)]
struct Tab {
    entries: Vec<Entry>,
    at: usize,
    page: Page,
    shown: Option<usize>,
    visit: Visit,
    /// Whether the browser has been asked to go back, and has not yet.
    backs: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Deed {
    Open(usize),
    Next,
    Close,
    Back,
    Forward,
    Reload,
    /// A link of the page to another.
    Follow,
}

const DEEDS: [Deed; 8] = [
    Deed::Open(0),
    Deed::Open(1),
    Deed::Next,
    Deed::Close,
    Deed::Back,
    Deed::Forward,
    Deed::Reload,
    Deed::Follow,
];

impl Tab {
    fn new() -> Self {
        let entry = |address| Entry { address, marked: false };
        Self {
            entries: vec![entry(Page::Other), entry(Page::Grid)],
            at: 1,
            page: Page::Grid,
            shown: None,
            visit: Visit::Page,
            backs: 0,
        }
    }

    fn entry(&self) -> Entry {
        self.entries[self.at]
    }

    fn happen(&mut self, happening: Happening) {
        let (visit, acts) = self.visit.next(happening);
        self.visit = visit;
        for act in acts {
            match act {
                Act::Push(photo) => self.push(Page::Photo(photo), true),
                Act::Replace(photo) => self.entries[self.at].address = Page::Photo(photo),
                Act::Back => self.backs += 1,
                Act::Show(photo) => self.shown = Some(photo),
                Act::Hide => self.shown = None,
            }
        }
    }

    fn push(&mut self, address: Page, marked: bool) {
        self.entries.truncate(self.at + 1);
        self.entries.push(Entry { address, marked });
        self.at += 1;
    }

    fn traverse(&mut self, to: Option<usize>) {
        let Some(to) = to.filter(|to| *to < self.entries.len()) else { return };
        self.at = to;
        let Entry { address, marked } = self.entry();
        // The app: a marked entry is the lightbox's, over a page that has photos to choose.
        let photo = match address {
            Page::Photo(photo) if marked && self.page == Page::Grid => Some(photo),
            _ => None,
        };
        if photo.is_none() {
            self.page = address;
            self.entries[self.at].marked = false;
        }
        self.happen(Happening::Arrived(photo));
    }

    /// The browser does what it was asked to.
    fn deliver(&mut self) {
        while self.backs > 0 {
            self.backs -= 1;
            self.traverse(self.at.checked_sub(1));
        }
    }

    fn do_it(&mut self, deed: Deed) {
        match deed {
            // Nothing behind the lightbox can be reached.
            Deed::Open(photo) if self.shown.is_none() && self.page == Page::Grid => {
                self.happen(Happening::Asked(photo));
            }
            Deed::Follow if self.shown.is_none() => {
                let to = if self.page == Page::Other { Page::Grid } else { Page::Other };
                self.push(to, false);
                self.page = to;
            }
            Deed::Next => {
                if let Some(photo) = self.shown.filter(|photo| photo + 1 < PHOTOS) {
                    self.shown = Some(photo + 1);
                    self.happen(Happening::Went(photo + 1));
                }
            }
            Deed::Close if self.shown.is_some() => self.happen(Happening::Closed),
            Deed::Back => self.traverse(self.at.checked_sub(1)),
            Deed::Forward => self.traverse(Some(self.at + 1)),
            Deed::Reload => {
                // A new document: the page of the address, and the mark taken off.
                self.page = self.entry().address;
                self.entries[self.at].marked = false;
                self.shown = None;
                self.visit = Visit::Page;
                self.backs = 0;
            }
            _ => {}
        }
    }
}

/// What a person sees: a page, and whether a photo lies over it.
fn seen(tab: &Tab) -> (Page, Option<usize>) {
    (tab.page, tab.shown)
}

/// What a person expects of what they have just done.
fn check(before: &Tab, deed: Deed, after: &Tab, trail: &[Deed]) {
    let told = format!("{trail:?}\nbefore {before:?}\nafter {after:?}");
    // The address says what is seen, whatever has been done.
    match after.shown {
        Some(photo) => {
            assert_eq!(
                after.entry(),
                Entry { address: Page::Photo(photo), marked: true },
                "{told}"
            );
            assert_eq!((after.page, after.visit), (Page::Grid, Visit::Lightbox), "{told}");
        }
        None => {
            assert_eq!(after.entry().address, after.page, "{told}");
            assert_eq!((after.entry().marked, after.visit), (false, Visit::Page), "{told}");
        }
    }
    match (deed, before.shown) {
        (Deed::Open(photo), None) if before.page == Page::Grid => {
            assert_eq!(seen(after), (Page::Grid, Some(photo)), "{told}");
            assert_eq!(after.entries.len(), before.at + 2, "one entry more: {told}");
        }
        (Deed::Next, Some(photo)) => {
            assert_eq!(after.shown, Some((photo + 1).min(PHOTOS - 1)), "{told}");
            assert_eq!(
                (after.at, after.entries.len()),
                (before.at, before.entries.len()),
                "{told}"
            );
        }
        // One Back closes, and closing is going back.
        (Deed::Close | Deed::Back, Some(_)) => {
            assert_eq!(seen(after), (Page::Grid, None), "{told}");
            assert_eq!(after.at + 1, before.at, "{told}");
            // Forward reopens what was shown.
            let mut again = after.clone();
            again.do_it(Deed::Forward);
            assert_eq!(seen(&again), seen(before), "{told}");
        }
        (Deed::Reload, shown) => {
            let page = shown.map_or(before.page, Page::Photo);
            assert_eq!(seen(after), (page, None), "{told}");
            assert_eq!(
                (after.at, after.entries.len()),
                (before.at, before.entries.len()),
                "{told}"
            );
        }
        (Deed::Forward, Some(_)) => assert_eq!(seen(after), seen(before), "{told}"),
        _ => {}
    }
}

fn walk(tab: &Tab, depth: u32, trail: &mut Vec<Deed>, count: &mut usize) {
    if depth == 0 {
        return;
    }
    for deed in DEEDS {
        trail.push(deed);
        let mut after = tab.clone();
        after.do_it(deed);
        after.deliver();
        check(tab, deed, &after, trail);
        *count += 1;
        walk(&after, depth - 1, trail, count);
        trail.pop();
    }
}

#[test]
fn every_sequence_of_deeds_ends_where_a_person_expects() {
    let mut count = 0;
    walk(&Tab::new(), DEPTH, &mut Vec::new(), &mut count);
    assert_eq!(count, (1..=DEPTH).map(|depth| DEEDS.len().pow(depth)).sum::<usize>());
}

/// Going back takes the browser a while, in which a person goes on: it may be done at any moment, and must
/// end in a state that agrees with itself.
fn walk_impatiently(tab: &Tab, depth: u32, trail: &mut Vec<Deed>) {
    let mut settled = tab.clone();
    settled.deliver();
    let told = format!("{trail:?} {settled:?}");
    match settled.shown {
        Some(photo) => {
            assert_eq!(
                settled.entry(),
                Entry { address: Page::Photo(photo), marked: true },
                "{told}"
            );
            assert_eq!(settled.visit, Visit::Lightbox, "{told}");
        }
        None => {
            assert!(!settled.entry().marked && settled.entry().address == settled.page, "{told}");
            assert_eq!(settled.visit, Visit::Page, "{told}");
        }
    }
    if depth == 0 {
        return;
    }
    // What the page does itself. What the browser does waits for the other, so it comes after it.
    for deed in [Deed::Open(0), Deed::Open(1), Deed::Next, Deed::Close] {
        trail.push(deed);
        let mut after = tab.clone();
        after.do_it(deed);
        walk_impatiently(&after, depth - 1, trail);
        trail.pop();
    }
    for deed in [Deed::Back, Deed::Forward, Deed::Reload] {
        trail.push(deed);
        let mut after = settled.clone();
        after.do_it(deed);
        walk_impatiently(&after, depth - 1, trail);
        trail.pop();
    }
}

#[test]
fn whoever_does_not_wait_ends_in_order_too() {
    walk_impatiently(&Tab::new(), 6, &mut Vec::new());
}

#[test]
fn a_photo_asked_for_while_the_last_one_leaves_comes_once_it_has_left() {
    let mut tab = Tab::new();
    for deed in [Deed::Open(0), Deed::Close, Deed::Open(1)] {
        tab.do_it(deed);
    }
    assert_eq!(tab.shown, None);
    tab.deliver();
    assert_eq!(seen(&tab), (Page::Grid, Some(1)));
    assert_eq!((tab.at, tab.entries.len()), (2, 3), "its entry has taken the other's place");
}

#[test]
fn where_no_entry_can_be_made_closing_goes_nowhere() {
    let (visit, _) = Visit::Page.next(Happening::Asked(1));
    let (visit, _) = visit.next(Happening::Refused);
    assert_eq!(visit.next(Happening::Went(2)), (Visit::Bare, vec![]));
    assert_eq!(visit.next(Happening::Closed), (Visit::Page, vec![Act::Hide]));
}
