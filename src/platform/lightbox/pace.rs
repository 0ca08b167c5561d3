//! The passing of time: frames while something moves, one timer while something is waited for.

use std::cell::{Cell, RefCell};

use gallery::viewer::Event;
use wasm_bindgen::prelude::*;

use super::super::browser::window;
use super::room;

/// How long the first frame counts, and how soon a photo that has not come is looked for again, in milliseconds.
const FRAME: f64 = 16.0;
const AGAIN: f64 = 400.0;

/// What the browser calls for each frame.
type OnFrame = Closure<dyn Fn(f64)>;

thread_local! {
    static ON_FRAME: RefCell<Option<OnFrame>> = const { RefCell::new(None) };
    static IS_ASKED: Cell<bool> = const { Cell::new(false) };
    /// When the last of the frames was that follow each other.
    static LAST: Cell<Option<f64>> = const { Cell::new(None) };
    static TIMER: Cell<Option<i32>> = const { Cell::new(None) };
}

/// Tells the state how much time has passed, in so many milliseconds; at the next frame for none.
pub(super) fn wake_in(wait: Option<f64>) {
    stop_timer();
    match wait {
        None => LAST.set(None),
        Some(wait) if wait > 0.0 => {
            LAST.set(None);
            start_timer(wait, wait);
        }
        Some(_) => ask_for_a_frame(),
    }
}

/// Nobody needs to know any more.
pub(super) fn halt() {
    wake_in(None);
}

fn ask_for_a_frame() {
    if IS_ASKED.replace(true) {
        return;
    }
    ON_FRAME.with_borrow_mut(|known| {
        let made = known.get_or_insert_with(|| Closure::new(on_frame));
        if let Some(window) = window() {
            drop(window.request_animation_frame(made.as_ref().unchecked_ref()));
        }
    });
}

fn on_frame(now: f64) {
    IS_ASKED.set(false);
    let passed = LAST.replace(Some(now)).map_or(FRAME, |last| now - last);
    room::happen(Event::Tick(passed));
}

fn start_timer(wait: f64, counts: f64) {
    let rung = Closure::once_into_js(move || {
        TIMER.set(None);
        // A slow network holds the slideshow up.
        if room::with(|room| room.is_ready()) == Some(false) {
            start_timer(AGAIN, counts);
        } else {
            room::happen(Event::Tick(counts));
        }
    });
    let timer = window().and_then(|window| {
        let asked = window.set_timeout_with_callback_and_timeout_and_arguments_0(
            rung.unchecked_ref(),
            whole(wait),
        );
        asked.ok()
    });
    TIMER.set(timer);
}

fn stop_timer() {
    if let (Some(timer), Some(window)) = (TIMER.take(), window()) {
        window.clear_timeout_with_handle(timer);
    }
}

#[allow(clippy::cast_possible_truncation, reason = "a few seconds")]
fn whole(milliseconds: f64) -> i32 {
    milliseconds.clamp(0.0, 60_000.0).ceil() as i32
}
