//! Pointing at marks: by finger, mouse and keys alike. The nearest mark answers, and its words stay
//! clear of the finger.

use chart::geometry::Bounds;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent, MouseEvent};

use super::dom::{all, closest, first, is_shown, set_text, show, within};
use super::{pick, with_live};
use crate::chart_view::{Spot, nearest, stops, words_at};
use crate::texts;

/// Where a figure's marks are, from the corner of the picture that is shown, in the window's pixels.
#[derive(Default)]
pub(super) struct Marks {
    /// The width that the picture had when they were looked up.
    width: f64,
    spots: Vec<Spot>,
    /// Where the keys stop.
    stops: Vec<Spot>,
    /// The stop that is pointed at.
    at: Option<usize>,
}

impl Marks {
    /// Looks the marks of a picture up, unless they are known.
    fn look_up(&mut self, svg: &Element) {
        let frame = svg.get_bounding_client_rect();
        if self.width.to_bits() != frame.width().to_bits() {
            let spots = spots(svg, [frame.left(), frame.top()]);
            *self = Self { width: frame.width(), stops: stops(&spots), spots, at: None };
        }
    }
}

/// The marks that say something, in the order of the data; those of texts only where there are no
/// others.
fn spots(svg: &Element, [left, top]: [f64; 2]) -> Vec<Spot> {
    let mut marks: Vec<Element> =
        within(svg, "title").iter().filter_map(|title| title.parent_element()).collect();
    let is_text = |mark: &Element| mark.tag_name() == "text";
    if !marks.iter().all(is_text) {
        marks.retain(|mark| !is_text(mark));
    }
    let spot = |mark: Element| {
        let text = first(&mark, "title")?.text_content()?;
        let frame = mark.get_bounding_client_rect();
        let (x1, y1) = (frame.left() - left, frame.top() - top);
        let bounds = Bounds { x1, y1, x2: x1 + frame.width(), y2: y1 + frame.height() };
        let classes = mark.get_attribute("class").unwrap_or_default();
        Some(Spot { bounds, text, classes })
    };
    marks.into_iter().filter_map(spot).collect()
}

/// A pointer has moved, gone down, or left; or the focus has.
pub(super) fn pointed(event: &Event) {
    let kind = event.type_();
    let picture = closest(event, "figure.chart[data-alive] .picture");
    if kind == "pointerdown" {
        // Whoever touches something else is done with what was shown.
        for other in all("figure.chart[data-alive] .picture") {
            if Some(&other) != picture.as_ref() {
                leave_picture(&other);
            }
        }
    }
    let Some(picture) = picture else { return };
    match kind.as_str() {
        // A finger that is lifted leaves the words to be read.
        "pointerout" if is_finger(event) => {}
        "pointerout" | "focusout" if stays_within(event, &picture) => {}
        "pointerout" | "focusout" | "pointercancel" => leave_picture(&picture),
        _ => follow(event, &picture),
    }
}

/// Points at the mark that a pointer means.
fn follow(event: &Event, picture: &Element) {
    let Ok(Some(figure)) = picture.closest("figure.chart") else { return };
    match meant(event, &figure, picture) {
        Some(spot) => point(&figure, &spot, place_of(event).filter(|_| is_finger(event))),
        None => leave(&figure),
    }
}

/// The mark that a pointer means.
fn meant(event: &Event, figure: &Element, picture: &Element) -> Option<Spot> {
    let (place, svg) = (place_of(event)?, shown_svg(picture)?);
    let frame = svg.get_bounding_client_rect();
    let found = with_live(figure, |live| {
        let marks = &mut live.marks;
        marks.look_up(&svg);
        let at = [place[0] - frame.left(), place[1] - frame.top()];
        let spot = marks.spots.get(nearest(&marks.spots, at)?)?;
        marks.at = marks.stops.iter().position(|stop| stop.text == spot.text);
        Some(spot.clone())
    });
    found.flatten()
}

/// Where a pointer is, in the window.
fn place_of(event: &Event) -> Option<[f64; 2]> {
    let pointer = event.dyn_ref::<MouseEvent>()?;
    Some([f64::from(pointer.client_x()), f64::from(pointer.client_y())])
}

/// A picture whose marks choose has been clicked at, or tapped: beside them all, nothing is chosen.
pub(super) fn picked(event: &Event, figure: &Element, picture: &Element) {
    let adds = event
        .dyn_ref::<MouseEvent>()
        .is_some_and(|mouse| mouse.shift_key() || mouse.ctrl_key() || mouse.meta_key());
    if pick(figure, meant(event, figure, picture).as_ref(), adds).is_some() {
        // What has been drawn anew is pointed at anew.
        follow(event, picture);
    }
}

/// What touches the screen, and hides what is below it.
fn is_finger(event: &Event) -> bool {
    let kind = js_sys::Reflect::get(event, &"pointerType".into()).ok();
    kind.and_then(|kind| kind.as_string()).is_some_and(|kind| kind != "mouse")
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
    let Some(svg) = shown_svg(&picture) else { return };
    let state = with_live(&figure, |live| {
        live.marks.look_up(&svg);
        (live.marks.at, live.marks.stops.len())
    });
    let Some((at, count)) = state.filter(|(_, count)| *count > 0) else { return };
    let next = match key.key().as_str() {
        "ArrowRight" | "ArrowDown" => at.map_or(0, |at| (at + 1).min(count - 1)),
        "ArrowLeft" | "ArrowUp" => at.map_or(count - 1, |at| at.saturating_sub(1)),
        "Home" => 0,
        "End" => count - 1,
        "Escape" => return leave(&figure),
        "Enter" | " " if at.is_some() && picture.class_list().contains("picks") => {
            event.prevent_default();
            return pressed_at(&figure, &picture, key.shift_key());
        }
        _ => return,
    };
    event.prevent_default();
    stop_at(&figure, next);
}

/// The keys stop at a mark, which is told.
fn stop_at(figure: &Element, next: usize) {
    let stop = with_live(figure, |live| {
        live.marks.at = Some(next);
        live.marks.stops.get(next).cloned()
    });
    if let Some(stop) = stop.flatten() {
        point(figure, &stop, None);
        set_text(figure, ".heard", &stop.text);
    }
}

/// The mark that the keys have stopped at is chosen. They stay there, if it does.
fn pressed_at(figure: &Element, picture: &Element, adds: bool) {
    let stop = with_live(figure, |live| live.marks.stops.get(live.marks.at?).cloned());
    let Some(stop) = stop.flatten() else { return };
    let Some(chosen) = pick(figure, Some(&stop), adds) else { return };
    let Some(svg) = shown_svg(picture) else { return };
    let again = with_live(figure, |live| {
        live.marks.look_up(&svg);
        live.marks.stops.iter().position(|one| one.text == stop.text)
    });
    if let Some(at) = again.flatten() {
        stop_at(figure, at);
    }
    set_text(figure, ".heard", &texts::picked(&stop.text, chosen));
}

/// Points at a mark: a ring around it, its words beside it, clear of the finger.
fn point(figure: &Element, spot: &Spot, finger: Option<[f64; 2]>) {
    let (Some(ring), Some(tip)) = (part(figure, ".ring"), part(figure, ".tip")) else { return };
    let Some(picture) = first(figure, ".picture") else { return };
    let Some(svg) = shown_svg(&picture) else { return };
    let (frame, around) = (svg.get_bounding_client_rect(), picture.get_bounding_client_rect());
    let (left, top) = (around.left(), around.top());
    let mark = spot.bounds.moved(frame.left(), frame.top());
    place(
        &ring,
        &[
            ("left", mark.x1 - left - 3.0),
            ("top", mark.y1 - top - 3.0),
            ("width", mark.x2 - mark.x1 + 6.0),
            ("height", mark.y2 - mark.y1 + 6.0),
        ],
    );
    if tip.text_content().as_deref() != Some(&spot.text) {
        tip.set_text_content(Some(&spot.text));
    }
    show(&ring, true);
    show(&tip, true);
    let words = [f64::from(tip.offset_width()), f64::from(tip.offset_height())];
    let (ceiling, floor) = super::dom::free_height();
    let room = Bounds { x1: left, y1: ceiling, x2: around.right(), y2: floor };
    let [x, y] = words_at(&mark, finger, words, &room);
    place(&tip, &[("left", x - left), ("top", y - top)]);
}

fn leave_picture(picture: &Element) {
    if let Ok(Some(figure)) = picture.closest("figure.chart") {
        leave(&figure);
    }
}

/// Points at nothing.
pub(super) fn leave(figure: &Element) {
    with_live(figure, |live| live.marks.at = None);
    for part in [".ring", ".tip"] {
        if let Some(part) = first(figure, part) {
            show(&part, false);
        }
    }
    set_text(figure, ".heard", "");
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
