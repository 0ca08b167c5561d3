//! Fingers, the wheel and keys, as the state takes them.

use std::cell::Cell;

use gallery::geometry::Point;
use gallery::viewer::Event;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event as Told, HtmlDialogElement, KeyboardEvent, MouseEvent, PointerEvent, WheelEvent,
};

use super::super::dom::{add, closest};
use super::room;

thread_local! {
    /// The stage's centre in the window, since a pointer came down on it.
    static CENTRE: Cell<Point> = const { Cell::new(Point { x: 0.0, y: 0.0 }) };
}

/// Lines and pages that wheels may count in, in pixels.
const LINE: f64 = 16.0;
const PAGE: f64 = 400.0;

pub(super) fn listen(dialog: &Element) {
    for kind in ["pointerdown", "pointermove", "pointerup", "pointercancel"] {
        add(dialog, kind, |event| pointed(&event));
    }
    add(dialog, "wheel", |event| turned(&event));
    add(dialog, "keydown", |event| pressed(&event));
    // Escape, or Back where that closes what lies on top: closing is ours, with its way back.
    add(dialog, "cancel", |event| {
        event.prevent_default();
        room::happen(Event::Close);
    });
    // A browser may insist. It tells a while later: by then the dialog may be open again, by Forward.
    add(dialog, "close", |event| {
        let dialog = event.target().and_then(|it| it.dyn_into::<HtmlDialogElement>().ok());
        if dialog.is_some_and(|dialog| !dialog.open()) {
            room::happen(Event::Close);
        }
    });
}

fn pointed(event: &Told) {
    let (Some(stage), Some(pointer)) = (closest(event, ".stage"), event.dyn_ref::<PointerEvent>())
    else {
        return;
    };
    let (id, time) = (pointer.pointer_id(), event.time_stamp());
    // Asked of each move, the browser would have to lay the page out for it.
    if event.type_() == "pointerdown" {
        CENTRE.set(centre(&stage));
    }
    let at = place(pointer, CENTRE.get());
    room::happen(match event.type_().as_str() {
        "pointerdown" if pointer.button() == 0 => {
            // From here on it is the stage's, wherever it goes.
            drop(stage.set_pointer_capture(id));
            Event::Down(id, at, time)
        }
        "pointermove" if pointer.buttons() != 0 => Event::Move(id, at, time),
        "pointerup" => Event::Up(id, at, time),
        "pointercancel" => Event::Cancel(id),
        _ => return,
    });
}

/// Where a pointer is, from the stage's centre.
fn place(pointer: &MouseEvent, centre: Point) -> Point {
    Point::new(f64::from(pointer.client_x()) - centre.x, f64::from(pointer.client_y()) - centre.y)
}

fn centre(stage: &Element) -> Point {
    let frame = stage.get_bounding_client_rect();
    Point::new(frame.left() + frame.width() / 2.0, frame.top() + frame.height() / 2.0)
}

fn turned(event: &Told) {
    let (Some(stage), Some(wheel)) = (closest(event, ".stage"), event.dyn_ref::<WheelEvent>())
    else {
        return;
    };
    event.prevent_default();
    let unit = match wheel.delta_mode() {
        WheelEvent::DOM_DELTA_LINE => LINE,
        WheelEvent::DOM_DELTA_PAGE => PAGE,
        _ => 1.0,
    };
    let by = Point::new(wheel.delta_x(), wheel.delta_y()) * unit;
    room::happen(Event::Wheel(place(wheel, centre(&stage)), by, wheel.ctrl_key()));
}

fn pressed(event: &Told) {
    let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
    if key.ctrl_key() || key.meta_key() || key.alt_key() {
        return;
    }
    match Event::of_key(&key.key()) {
        // The dialog tells of it, unless it only leaves the full screen.
        None | Some(Event::Close) => {}
        Some(asked) => {
            event.prevent_default();
            room::happen(asked);
        }
    }
}
