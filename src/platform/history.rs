//! Links, history and scrolling: what the browser did between documents, done within one.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, FocusOptions, HtmlAnchorElement, HtmlElement, MouseEvent, ScrollRestoration,
    Storage, Url,
};

use super::browser::{self, address, document, fold, window};
use super::modules::bring;
use super::{entry, fetch, photos};
use crate::navigation::{Destination, Navigation, Step};
use crate::route::Route;

/// What ends the path of an address: its query, or its anchor.
const ENDS: [char; 3] = ['?', '#', ':'];

thread_local! {
    /// The absolute address of the site's root.
    static BASE: RefCell<String> = const { RefCell::new(String::new()) };
    /// The place of the current entry in the history, counted from where this document began.
    static ENTRY: Cell<u32> = const { Cell::new(0) };
    /// Whether the charts that are shown wait to be touched.
    static WAITING: Cell<bool> = const { Cell::new(false) };
    /// How far each entry was scrolled when it was left.
    static SCROLLED: RefCell<BTreeMap<u32, i32>> = const { RefCell::new(BTreeMap::new()) };
}

/// Finds the site's root from where the document stands, or within it.
pub(super) fn set_base(root: &str) {
    let within = browser::root_within();
    let root = within.as_deref().unwrap_or(root);
    let href = window().and_then(|window| window.location().href().ok()).unwrap_or_default();
    if let Ok(url) = Url::new_with_base(root, &href) {
        BASE.set(url.href());
    }
    // A document that begins with the lightbox's entry shows the photo's page: it is that page's now.
    ENTRY.set(if entry::is_lightbox() { entry::take_mark_off() } else { entry::number() });
    recall_scrolls();
    pin_icons();
}

/// The browser looks a relative icon up anew at each address that is shown: the icon stays where it
/// was found.
fn pin_icons() {
    let icon = "link[rel=icon]:not([href^='data:'])";
    let icon = document().and_then(|it| it.query_selector(icon).ok().flatten());
    if let Some((icon, name)) = icon.and_then(|it| it.get_attribute("href").map(|href| (it, href)))
    {
        let name = name.rsplit('/').next().unwrap_or_default();
        drop(icon.set_attribute("href", &absolute(name)));
    }
}

/// Wakes the charts of a page by their own module.
fn bring_charts() {
    // A document whose loader knows of no modules keeps its charts as they were prerendered.
    drop(bring("charts", &absolute("")));
}

/// Wakes the charts of a page once it stands and the browser has nothing else to do.
pub fn wake_charts() {
    WAITING.set(false);
    let wake = Closure::once_into_js(|| {
        let charts = document().and_then(|it| it.query_selector("figure.chart").ok().flatten());
        if charts.is_none() {
        } else if browser::is_spare() {
            // The charts answer without their module; it comes once one of them is touched.
            WAITING.set(true);
        } else {
            bring_charts();
        }
    });
    if let Some(window) = window() {
        drop(window.set_timeout_with_callback(wake.unchecked_ref()));
    }
}

/// The absolute address of a path within the site.
pub(super) fn absolute(path: &str) -> String {
    BASE.with_borrow(|base| format!("{base}{path}"))
}

/// Brings the charts' module that a slow network has kept waiting.
fn hurry(event: &Event) {
    if closest(event, ".charts").is_some() && WAITING.replace(false) {
        bring_charts();
    }
}

/// Follows links, Back and Forward within the site, and fetches ahead what is about to be touched.
pub fn listen(navigation: Navigation) {
    let Some(document) = document() else { return };
    on(&document, "click", move |event| follow(navigation, &event));
    for kind in ["pointerover", "touchstart", "focusin"] {
        on(&document, kind, move |event| {
            hurry(&event);
            let shown = &navigation.page_now().route();
            let Some(link) = link_of(&event) else { return };
            let route = inside(&link, shown).map(|(route, _)| route);
            if let Some(photo) = photos::photo_of(&link, shown, route.as_ref()) {
                photos::near(&photo, shown);
            } else if let Some(route) = route.filter(|route| route != shown) {
                fetch::prefetch(&route);
            }
        });
    }
    if let Some(window) = window() {
        on(&window, "popstate", move |_| traverse(navigation));
        // The browser restores the scroll of a reloaded document better than we can.
        on(&window, "pagehide", |_| {
            restore_scroll(ScrollRestoration::Auto);
            keep_scrolls();
        });
    }
}

fn on(target: &web_sys::EventTarget, kind: &str, handler: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(handler);
    drop(target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()));
    // The document outlives every page of the site.
    closure.forget();
}

fn follow(navigation: Navigation, event: &Event) {
    if closest(event, ".settings").is_none() {
        fold(false);
    }
    let Some(link) = link_of(event) else { return };
    if link.class_list().contains("anchor") {
        navigation.copy(format!("{}{}", address(), link.hash()));
        return;
    }
    if !is_plain(event) || event.default_prevented() || opens_elsewhere(&link) {
        return;
    }
    let shown = &navigation.page_now().route();
    let leads = inside(&link, shown);
    if let Some(photo) = photos::photo_of(&link, shown, leads.as_ref().map(|(route, _)| route)) {
        event.prevent_default();
        photos::open(navigation, photo, &link);
        return;
    }
    let Some((route, url)) = leads else { return };
    if route == *shown && has_anchor(&url) {
        return;
    }
    event.prevent_default();
    if route == *shown {
        navigation.stay();
        scroll(0);
        return;
    }
    navigation.go(Destination { route, url, fragment: link.hash(), step: Step::Push });
}

fn link_of(event: &Event) -> Option<HtmlAnchorElement> {
    closest(event, "a[href]")?.dyn_into().ok()
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

/// A click that asks for nothing but to follow the link.
fn is_plain(event: &Event) -> bool {
    event.dyn_ref::<MouseEvent>().is_some_and(|click| {
        click.button() == 0
            && !(click.meta_key() || click.ctrl_key() || click.shift_key() || click.alt_key())
    })
}

fn opens_elsewhere(link: &HtmlAnchorElement) -> bool {
    link.has_attribute("download") || link.has_attribute("target")
}

/// The page of this site that a link leads to, and its whole address. A link counts from the page
/// that is shown: after Back without a network the address bar is already elsewhere.
fn inside(link: &HtmlAnchorElement, shown: &Route) -> Option<(Route, String)> {
    let href = link.get_attribute("href")?;
    let href = Url::new_with_base(&href, &absolute(&shown.path())).ok()?.href();
    let route = route_of(&href)?;
    Some((route, href))
}

fn route_of(href: &str) -> Option<Route> {
    Route::parse(within(href)?.split(ENDS).next()?)
}

/// What an address says of the page within the site.
fn within(href: &str) -> Option<String> {
    BASE.with_borrow(|base| href.strip_prefix(base.as_str()).map(str::to_owned))
}

/// Whether an address leads to a place of its page. Within one file the anchor is `:place`.
fn has_anchor(href: &str) -> bool {
    within(href).is_some_and(|rest| rest.contains(['#', ':']))
}

/// Back or Forward happened: the address has changed already, the page has not.
fn traverse(navigation: Navigation) {
    remember_scroll();
    photos::anchor_pictures(&navigation.page_now().route());
    ENTRY.set(entry::number());
    if entry::is_lightbox() {
        let photo = window().and_then(|it| route_of(&it.location().href().ok()?));
        if photo.is_some_and(|photo| photos::reopen(navigation, photo)) {
            return;
        }
        ENTRY.set(entry::take_mark_off());
    }
    visit_shown(navigation);
}

/// The lightbox did not come to its entry, which becomes that of the photo's own page.
pub(super) fn visit_again(navigation: Navigation) {
    if entry::is_lightbox() {
        ENTRY.set(entry::take_mark_off());
        visit_shown(navigation);
    }
}

/// Shows the page of the address that is there already.
fn visit_shown(navigation: Navigation) {
    let scrolled = SCROLLED.with_borrow(|all| all.get(&ENTRY.get()).copied().unwrap_or(0));
    let Some(location) = window().map(|window| window.location()) else { return };
    let url = location.href().unwrap_or_default();
    let fragment = location.hash().unwrap_or_default();
    let step = Step::Traverse(scrolled);
    match route_of(&url) {
        Some(route) if route == navigation.page_now().route() => {
            navigation.stay();
            scroll(scrolled);
        }
        Some(route) => navigation.go(Destination { route, url, fragment, step }),
        None => drop(location.reload()),
    }
}

/// After Back without a network the address bar is elsewhere, and relative links would count from
/// there: they are written out whole.
pub fn anchor_links(shown: &Route) {
    let base = absolute(&shown.path());
    let links = document().and_then(|it| it.query_selector_all("a[href]:not([href^='#'])").ok());
    let Some(links) = links else { return };
    for link in (0..links.length()).filter_map(|index| links.get(index)) {
        let Ok(link) = link.dyn_into::<Element>() else { continue };
        let whole =
            link.get_attribute("href").and_then(|href| Url::new_with_base(&href, &base).ok());
        if let Some(whole) = whole {
            drop(link.set_attribute("href", &whole.href()));
        }
    }
}

/// Lets the browser show an address by itself. After Back the address is there already.
pub fn leave_for(url: &str) {
    let Some(location) = window().map(|window| window.location()) else { return };
    if location.href().is_ok_and(|shown| shown == url) {
        drop(location.reload());
    } else {
        drop(location.assign(url));
    }
}

/// Makes a new entry for an address that is about to be shown.
pub fn push(url: &str) {
    remember_scroll();
    restore_scroll(ScrollRestoration::Manual);
    let entry = ENTRY.get().wrapping_add(1);
    let pushed = window()
        .and_then(|window| window.history().ok())
        .is_some_and(|history| history.push_state_with_url(&entry.into(), "", Some(url)).is_ok());
    if pushed {
        ENTRY.set(entry);
    }
}

/// Brings the new page's heading, anchor or former scroll into place, once it stands.
pub fn settle(fragment: String, step: Step) {
    let settled = Closure::once_into_js(move || {
        let id = fragment.trim_start_matches('#');
        let anchor = document().and_then(|document| document.get_element_by_id(id));
        match (step, anchor) {
            (Step::Traverse(scrolled), _) => {
                focus(document().and_then(|it| it.query_selector("h1").ok().flatten()));
                scroll(scrolled);
            }
            (Step::Push, Some(anchor)) => {
                anchor.scroll_into_view();
                focus(Some(anchor));
            }
            (Step::Push, None) => {
                scroll(0);
                focus(document().and_then(|it| it.query_selector("h1").ok().flatten()));
            }
        }
    });
    // The page is rendered in a microtask: by the next frame it stands.
    if let Some(window) = window() {
        drop(window.request_animation_frame(settled.unchecked_ref()));
    }
}

fn focus(element: Option<Element>) {
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        drop(element.focus_with_options(&options));
    }
}

fn scroll(to: i32) {
    if let Some(window) = window() {
        window.scroll_to_with_x_and_y(0.0, to.into());
    }
}

#[allow(
    clippy::cast_possible_truncation,
    reason = "a page is not two thousand million pixels long"
)]
fn remember_scroll() {
    let scrolled = window().and_then(|window| window.scroll_y().ok()).unwrap_or(0.0);
    SCROLLED.with_borrow_mut(|all| all.insert(ENTRY.get(), scrolled as i32));
}

/// Keeps how far every entry was scrolled for the next document of this tab: after a reload, Back
/// still leads to where one was.
fn keep_scrolls() {
    remember_scroll();
    let all = SCROLLED.with_borrow(|all| {
        let words = all.iter().map(|(entry, scrolled)| format!("{entry} {scrolled}"));
        words.collect::<Vec<_>>().join(",")
    });
    if let Some(storage) = tab_storage() {
        drop(storage.set_item(&absolute(""), &all));
    }
}

fn recall_scrolls() {
    let kept = tab_storage().and_then(|it| it.get_item(&absolute("")).ok().flatten());
    let kept = kept.unwrap_or_default();
    let pairs = kept.split(',').filter_map(|pair| pair.split_once(' '));
    let scrolls = pairs.filter_map(|(entry, y)| Some((entry.parse().ok()?, y.parse().ok()?)));
    SCROLLED.set(scrolls.collect());
}

/// It throws in a sandboxed frame.
fn tab_storage() -> Option<Storage> {
    window()?.session_storage().ok().flatten()
}

fn restore_scroll(by: ScrollRestoration) {
    if let Some(history) = window().and_then(|window| window.history().ok()) {
        drop(history.set_scroll_restoration(by));
    }
}
