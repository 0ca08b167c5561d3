//! Pointing at marks: by finger, mouse and keys alike. The nearest mark answers, and its words stay
//! clear of the finger.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

use super::dom::{closest, first, is_shown, show};
use super::{Spot, with_live};

/// How far from a mark a pointer may be, in the screen's pixels.
const REACH: f64 = 40.0;
/// How far above a finger the words stand.
const CLEAR: f64 = 28.0;

/// A pointer has moved, gone down, or left.
pub(super) fn pointed(event: &Event) {
    let Some(picture) = closest(event, "figure.chart[data-alive] .picture") else {
        return;
    };
    let Ok(Some(figure)) = picture.closest("figure.chart") else { return };
    let kind = event.type_();
    if kind == "pointerout" || kind == "focusout" || kind == "pointercancel" {
        if !stays_within(event, &picture) {
            leave(&figure);
        }
        return;
    }
    let (Some(pointer), Some(svg)) = (event.dyn_ref::<MouseEvent>(), shown_svg(&picture)) else {
        return;
    };
    let frame = svg.get_bounding_client_rect();
    let at =
        [f64::from(pointer.client_x()) - frame.left(), f64::from(pointer.client_y()) - frame.top()];
    let found = with_live(&figure, |live| {
        let scale = frame.width() / live.size[0];
        nearest(&live.spots, at.map(|one| one / scale), REACH / scale)
    });
    match found.flatten() {
        Some(index) => point(&figure, index),
        None => leave(&figure),
    }
}

/// Whether a pointer or the focus only went from one part of the picture to another.
fn stays_within(event: &Event, picture: &Element) -> bool {
    let related = js_sys::Reflect::get(event, &"relatedTarget".into()).ok();
    let node = related.and_then(|it| it.dyn_into::<web_sys::Node>().ok());
    node.is_some_and(|node| picture.contains(Some(&node)))
}

/// The arrows walk from mark to mark.
pub(super) fn pressed(event: &Event) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    let Some(picture) = closest(event, "figure.chart[data-alive] .picture") else { return };
    let Ok(Some(figure)) = picture.closest("figure.chart") else { return };
    let state = with_live(&figure, |live| (live.at, live.spots.len()));
    let Some((at, count)) = state.filter(|(_, count)| *count > 0) else { return };
    let next = match key.key().as_str() {
        "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1).min(count - 1)),
        "ArrowLeft" | "ArrowUp" => at.map_or(count - 1, |at| at.saturating_sub(1)),
        "Home" => 0,
        "End" => count - 1,
        "Escape" => return leave(&figure),
        _ => return,
    };
    event.prevent_default();
    point(&figure, next);
}

/// The mark nearest to a place, small ones before the large ones they lie upon.
fn nearest(spots: &[Spot], at: [f64; 2], reach: f64) -> Option<usize> {
    let far = |spot: &Spot| {
        let (bounds, [x, y]) = (&spot.bounds, at);
        let dx = (bounds.x1 - x).max(x - bounds.x2).max(0.0);
        let dy = (bounds.y1 - y).max(y - bounds.y2).max(0.0);
        dx.hypot(dy)
    };
    let area = |spot: &Spot| spot.bounds.width() * spot.bounds.height();
    let within = spots.iter().enumerate().filter(|(_, spot)| far(spot) <= reach);
    let best = within.min_by(|(_, one), (_, two)| {
        far(one).total_cmp(&far(two)).then_with(|| area(one).total_cmp(&area(two)))
    });
    best.map(|(index, _)| index)
}

/// Points at a mark: a ring around it, its words above it.
fn point(figure: &Element, index: usize) {
    let found = with_live(figure, |live| {
        live.at = Some(index);
        live.spots.get(index).cloned().map(|spot| (spot, live.size))
    });
    let Some((spot, size)) = found.flatten() else { return };
    let (Some(ring), Some(tip)) = (part(figure, ".ring"), part(figure, ".tip")) else { return };
    let Some(picture) = first(figure, ".picture") else { return };
    let Some(svg) = shown_svg(&picture) else { return };
    let (frame, around) = (svg.get_bounding_client_rect(), picture.get_bounding_client_rect());
    let scale = frame.width() / size[0];
    let (left, top) = (frame.left() - around.left(), frame.top() - around.top());
    let at = |x: f64, y: f64| (left + x * scale, top + y * scale);
    let ((x1, y1), (x2, y2)) =
        (at(spot.bounds.x1, spot.bounds.y1), at(spot.bounds.x2, spot.bounds.y2));
    place(
        &ring,
        &[
            ("left", x1 - 3.0),
            ("top", y1 - 3.0),
            ("width", x2 - x1 + 6.0),
            ("height", y2 - y1 + 6.0),
        ],
    );
    if tip.text_content().as_deref() != Some(&spot.text) {
        tip.set_text_content(Some(&spot.text));
    }
    show(&ring, true);
    show(&tip, true);
    let (width, height) = (f64::from(tip.offset_width()), f64::from(tip.offset_height()));
    let middle = f64::midpoint(x1, x2) - width / 2.0;
    let above = y1 - height - CLEAR;
    // Where there is no room above within the window, the words stand below.
    let y = if around.top() + above < 0.0 { y2 + CLEAR } else { above };
    place(&tip, &[("left", middle.min(around.width() - width).max(0.0)), ("top", y)]);
}

/// Points at nothing.
pub(super) fn leave(figure: &Element) {
    with_live(figure, |live| live.at = None);
    for part in [".ring", ".tip"] {
        if let Some(part) = first(figure, part) {
            show(&part, false);
        }
    }
}

fn part(figure: &Element, selector: &str) -> Option<HtmlElement> {
    first(figure, selector)?.dyn_into().ok()
}

/// Places are set through the object model: a strict policy has nothing against that.
fn place(element: &HtmlElement, places: &[(&str, f64)]) {
    for (name, pixels) in places {
        drop(element.style().set_property(name, &format!("{pixels:.1}px")));
    }
}

fn shown_svg(picture: &Element) -> Option<Element> {
    [".narrow > svg", ".wide > svg"].into_iter().filter_map(|it| first(picture, it)).find(is_shown)
}
