//! Charts alive: takes over the inputs that the page has had from its first byte, and draws anew what
//! they ask for.
//!
//! The inputs are the state: nothing is stored beside them but what has been drawn.

mod address;
mod dom;
mod download;
mod pointing;
mod table;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use super::browser;
use crate::chart_view::{self, Chart, Charts, Control, Drawing, Spot, Width};
use crate::texts;
use chart::state::State;
use dom::{all, closest, first, on, set_text};

/// A page's charts.
struct Desk {
    charts: Rc<Charts>,
    /// The path of the page.
    path: String,
    live: BTreeMap<String, Live>,
}

/// A chart that has been woken.
#[derive(Clone, Default)]
struct Live {
    controls: Vec<Control>,
    spots: Vec<Spot>,
    /// Where the keys stop.
    stops: Vec<Spot>,
    /// The stop that is pointed at.
    at: Option<usize>,
    size: [f64; 2],
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// How often charts have been asked for: of several pages on their way the last one counts.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// The event of the window that asks for a page's charts; its detail is where their data stand.
const ASK: &str = "ky-yeu-charts";

const ALIVE: &str = "figure.chart[data-alive]";
const ASLEEP: &str = "figure.chart:not([data-alive])";

/// Waits to be asked for the charts of a page.
pub fn start_charts() {
    dom::on_window(ASK, |event| {
        let address = js_sys::Reflect::get(&event, &"detail".into()).ok();
        if let Some(address) = address.and_then(|it| it.as_string()) {
            browser::spawn(wake(address));
        }
    });
}

/// Wakes the charts of the page that is shown. One that cannot be woken stays as it was prerendered.
async fn wake(address: String) {
    let asked = ASKED.get().wrapping_add(1);
    ASKED.set(asked);
    if all(ASLEEP).is_empty() {
        return;
    }
    let Some(charts) = fetched(&address).await.filter(|_| ASKED.get() == asked) else { return };
    DESK.set(Some(Desk { charts: Rc::new(charts), path: address::path(), live: BTreeMap::new() }));
    if !LISTENING.replace(true) {
        listen();
    }
    let woken: Vec<Element> = all(ASLEEP).into_iter().filter(rouse).collect();
    let unknown = address::adopt();
    woken.iter().for_each(redraw);
    if let (Some(figure), false) = (woken.first(), unknown.is_empty()) {
        say(figure, &texts::unknown_choice(&unknown.join(", ")));
    }
}

async fn fetched(address: &str) -> Option<Charts> {
    let text = Request::get(address).send().await.ok()?.text().await.ok()?;
    let json: JsValue = js_sys::JSON::parse(&text).ok()?;
    serde_wasm_bindgen::from_value(json).ok()
}

/// Makes a figure answer; false where its chart is not to be had.
fn rouse(figure: &Element) -> bool {
    let known = with_chart(figure, |chart, charts| {
        let drawing = Drawing::new(chart, charts, State::UNTOUCHED, width_of(figure)).ok()?;
        Some(chart_view::read(&chart.spec, &drawing.compiled))
    });
    let Some(controls) = known.flatten() else { return false };
    with_live(figure, |live| live.controls = controls);
    drop(figure.set_attribute("data-alive", ""));
    dom::append(figure, "p", "said", &[("role", "status")]);
    // Not the words beside the mark: what is announced must have been there before it speaks.
    dom::append(figure, "p", "heard unseen", &[("aria-live", "polite")]);
    if let Some(picture) = first(figure, ".picture") {
        for (name, value) in
            [("tabindex", "0"), ("role", "group"), ("aria-label", texts::CHART_KEYS)]
        {
            drop(picture.set_attribute(name, value));
        }
        dom::append(&picture, "div", "ring", &[("aria-hidden", "true"), ("hidden", "")]);
        dom::append(&picture, "div", "tip", &[("aria-hidden", "true"), ("hidden", "")]);
        dom::watch_size(&picture, resized);
    }
    true
}

fn listen() {
    on("change", |event| changed(&event));
    on("click", |event| clicked(&event));
    for kind in ["pointermove", "pointerdown", "pointerout", "pointercancel", "focusout"] {
        on(kind, |event| pointing::pointed(&event));
    }
    on("keydown", |event| pointing::pressed(&event));
    dom::on_window("popstate", |_| returned());
    // Paper shows the wide pictures, whatever the screen shows.
    dom::on_window("beforeprint", |_| {
        all(ALIVE).iter().for_each(|figure| drop(draw(figure, Width::Wide)));
    });
}

/// A picture has another size, or is shown again: the one that is laid out for it may be another.
fn resized(picture: &Element) {
    let Ok(Some(figure)) = picture.closest(ALIVE) else { return };
    pointing::leave(&figure);
    if dom::is_shown(picture) && drawn_at(&figure) != Some(width_of(&figure)) {
        redraw(&figure);
    }
}

/// Back or Forward within the page: the inputs follow its address.
fn returned() {
    let here = DESK.with_borrow(|desk| desk.as_ref().map(|desk| desk.path.clone()));
    if here.as_deref() == Some(&address::path()) {
        address::restore();
        all(ALIVE).iter().for_each(redraw);
    }
}

fn changed(event: &Event) {
    if let Some(holder) = closest(event, "[data-param]") {
        address::share_choice(&holder);
        let param = holder.get_attribute("data-param").unwrap_or_default();
        for figure in all(ALIVE) {
            if params_of(&figure).contains(&param) {
                redraw(&figure);
            }
            say(&figure, "");
        }
        address::write();
    } else if closest(event, ".views").is_some() {
        address::write();
    }
}

fn clicked(event: &Event) {
    let Some(figure) = closest(event, ALIVE) else { return };
    if let Some(button) = closest(event, "button.sort") {
        table::sort(&button);
    } else if let Some(act) =
        closest(event, "[data-act]").and_then(|it| it.get_attribute("data-act"))
    {
        download::perform(&figure, &act);
    }
}

/// Draws a figure anew, as its inputs have it.
fn redraw(figure: &Element) {
    let width = width_of(figure);
    let Some(drawing) = draw(figure, width) else { return };
    drop(figure.set_attribute("data-width", width.class()));
    if let (Some(rows), Some(name)) = (first(figure, ".rows"), title_of(figure)) {
        let sorted = table::sorted(&rows);
        rows.set_inner_html(&drawing.sheet.markup(&name, true).into_string());
        if let Some((column, falls)) = sorted {
            table::sort_by(&rows, column, falls);
        }
    }
    set_text(figure, ".summary", &drawing.summary());
    pointing::leave(figure);
    let scene = &drawing.compiled.scene;
    let (spots, size) = (drawing.spots(), [scene.width, scene.height]);
    with_live(figure, |live| {
        live.stops = chart_view::stops(&spots);
        (live.spots, live.size) = (spots, size);
    });
}

/// Draws the picture of a width.
fn draw(figure: &Element, width: Width) -> Option<Drawing> {
    let state = state_of(figure);
    let drawn = with_chart(figure, |chart, charts| {
        Drawing::new(chart, charts, &state, width).map(|drawing| (drawing, chart.slug.clone()))
    });
    let (drawing, slug) = match drawn? {
        Ok(drawn) => drawn,
        // The picture that is there stays, and says that it is not what was asked for.
        Err(problem) => {
            say(figure, &texts::not_redrawn(&problem.to_string()));
            return None;
        }
    };
    let place = first(figure, &format!(".picture > .{}", width.class()))?;
    let label = drawing.label(&title_of(figure)?);
    place.set_inner_html(&drawing.svg(&format!("{slug}-{}-", width.class()), &label));
    Some(drawing)
}

/// The title of a figure in its place.
fn title_of(figure: &Element) -> Option<String> {
    let heading = first(figure, "figcaption :is(h2, h3)").and_then(|it| it.text_content());
    heading.or_else(|| with_chart(figure, |chart, _| chart.title.clone()))
}

/// The picture that the style sheet shows in this figure.
fn width_of(figure: &Element) -> Width {
    let shown = first(figure, ".picture > .wide").is_some_and(|it| dom::is_shown(&it));
    let narrow = first(figure, ".picture > .narrow").is_some_and(|it| dom::is_shown(&it));
    // Neither is shown while the table is.
    if narrow || !shown && dom::viewport_width() < 700.0 { Width::Narrow } else { Width::Wide }
}

fn drawn_at(figure: &Element) -> Option<Width> {
    let class = figure.get_attribute("data-width")?;
    [Width::Narrow, Width::Wide].into_iter().find(|width| width.class() == class)
}

fn slug_of(figure: &Element) -> Option<String> {
    figure.get_attribute("data-chart")
}

fn with_chart<T>(figure: &Element, use_it: impl FnOnce(&Chart, &Charts) -> T) -> Option<T> {
    let slug = slug_of(figure)?;
    // Drawing looks things up at the desk, so it must not be held meanwhile.
    let charts = DESK.with_borrow(|desk| desk.as_ref().map(|desk| Rc::clone(&desk.charts)))?;
    Some(use_it(charts.chart(&slug)?, &charts))
}

fn with_live<T>(figure: &Element, use_it: impl FnOnce(&mut Live) -> T) -> Option<T> {
    let slug = slug_of(figure)?;
    DESK.with_borrow_mut(|desk| Some(use_it(desk.as_mut()?.live.entry(slug).or_default())))
}

/// The state of a figure's chart as its inputs have it.
fn state_of(figure: &Element) -> State {
    let touched = address::touched(figure);
    let controls = with_live(figure, |live| live.controls.clone()).unwrap_or_default();
    chart_view::state(&controls, &touched).0
}

/// The parameters that a figure's chart has an input for.
fn params_of(figure: &Element) -> Vec<String> {
    let names = |live: &mut Live| live.controls.iter().map(|one| one.param.to_string()).collect();
    with_live(figure, names).unwrap_or_default()
}

/// What has been chosen in a figure, in words.
fn chosen(figure: &Element) -> String {
    let touched = address::touched(figure);
    let controls = with_live(figure, |live| live.controls.clone()).unwrap_or_default();
    let told: Vec<String> = controls
        .iter()
        .filter_map(|control| {
            let (_, tokens) = touched.iter().find(|(param, _)| **param == *control.param)?;
            control.told(tokens)
        })
        .collect();
    told.join(" · ")
}

/// Says a short word in a figure.
fn say(figure: &Element, words: &str) {
    set_text(figure, ".said", words);
}
