//! Small helpers over the document. What is not there is passed over.

use wasm_bindgen::prelude::*;
use web_sys::{Element, Event};

use super::browser::{document, window};

/// Every element that a selector finds.
pub(super) fn all(selector: &str) -> Vec<Element> {
    let Some(found) = document().and_then(|it| it.query_selector_all(selector).ok()) else {
        return Vec::new();
    };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// Every element within another that a selector finds.
pub(super) fn within(root: &Element, selector: &str) -> Vec<Element> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect()
}

/// The first element within another.
pub(super) fn first(root: &Element, selector: &str) -> Option<Element> {
    root.query_selector(selector).ok().flatten()
}

/// The nearest element around what an event is about.
pub(super) fn closest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok().flatten()
}

/// Sets the text of an element within another.
pub(super) fn set_text(root: &Element, selector: &str, text: &str) {
    if let Some(element) = first(root, selector) {
        element.set_text_content(Some(text));
    }
}

/// Adds an empty element.
pub(super) fn append(parent: &Element, tag: &str, class: &str, attributes: &[(&str, &str)]) {
    let Some(element) = document().and_then(|it| it.create_element(tag).ok()) else { return };
    element.set_class_name(class);
    for (name, value) in attributes {
        drop(element.set_attribute(name, value));
    }
    drop(parent.append_child(&element));
}

/// Shows an element, or hides it.
pub(super) fn show(element: &Element, shown: bool) {
    drop(element.toggle_attribute_with_force("hidden", !shown));
}

/// Whether an element takes any room.
pub(super) fn is_shown(element: &Element) -> bool {
    element.get_client_rects().length() > 0
}

/// What the bars of the page leave free of the window: from where to where.
pub(super) fn free_height() -> (f64, f64) {
    let height = window().and_then(|it| it.inner_height().ok()?.as_f64()).unwrap_or_default();
    let mut free = (0.0, height);
    for bar in all(".bar, .tabs, .controls.shared") {
        let rect = bar.get_bounding_client_rect();
        // One that has been scrolled away, or still stands among the rest, covers nothing.
        if rect.top() <= free.0 && rect.bottom() > free.0 {
            free.0 = rect.bottom();
        } else if rect.bottom() >= height - 1.0 && rect.top() > height / 2.0 {
            free.1 = rect.top();
        }
    }
    free
}

/// Does something once what is there now has been painted.
pub(super) fn after_paint(act: impl FnOnce() + 'static) {
    let act = Closure::once_into_js(act);
    let painted = Closure::once_into_js(move || {
        if let Some(window) = window() {
            drop(window.set_timeout_with_callback(act.unchecked_ref()));
        }
    });
    if let Some(window) = window() {
        drop(window.request_animation_frame(painted.unchecked_ref()));
    }
}

/// Tells when an element has another size, which hiding and showing it is as well.
pub(super) fn watch_size(element: &Element, told: fn(&Element)) {
    let watched = element.clone();
    let closure = Closure::<dyn Fn()>::new(move || told(&watched));
    if let Ok(observer) = web_sys::ResizeObserver::new(closure.as_ref().unchecked_ref()) {
        observer.observe(element);
        // It lives as long as the element, and the closure with it.
        closure.forget();
    }
}

/// Listens to the whole document.
pub(super) fn on(kind: &str, handler: impl Fn(Event) + 'static) {
    if let Some(document) = document() {
        add(&document, kind, handler);
    }
}

/// Listens to the window itself.
pub(super) fn on_window(kind: &str, handler: impl Fn(Event) + 'static) {
    if let Some(window) = window() {
        add(&window, kind, handler);
    }
}

/// The same, before those within hear of it.
pub(super) fn add_early(
    target: &web_sys::EventTarget,
    kind: &str,
    handler: impl Fn(Event) + 'static,
) {
    let closure = Closure::<dyn Fn(Event)>::new(handler);
    let heard = closure.as_ref().unchecked_ref();
    drop(target.add_event_listener_with_callback_and_bool(kind, heard, true));
    closure.forget();
}

/// Listens to what stays as long as the document does.
pub(super) fn add(target: &web_sys::EventTarget, kind: &str, handler: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(handler);
    drop(target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()));
    closure.forget();
}
