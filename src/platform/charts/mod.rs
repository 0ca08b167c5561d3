//! Charts alive: takes over the inputs that the page has had from its first byte, and draws anew what
//! they ask for.
//!
//! The inputs are the state: nothing is stored beside them but what has been drawn.

mod address;
mod dom;
mod download;
mod pointing;
mod table;

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_net::http::Request;
use wasm_bindgen::JsValue;
use web_sys::{Element, Event};

use super::browser;
use crate::chart_view::{self, Chart, Charts, Control, Drawing, Spot, Touched, Width};
use crate::texts;
use chart::state::State;
use dom::{all, closest, first, on, set_text};

/// A page's charts.
struct Desk {
    charts: Charts,
    live: BTreeMap<String, Live>,
}

/// A chart that has been woken.
#[derive(Clone, Default)]
struct Live {
    controls: Vec<Control>,
    spots: Vec<Spot>,
    /// The mark that is pointed at.
    at: Option<usize>,
    size: [f64; 2],
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static LISTENING: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// The event of the window that asks for a page's charts; its detail is where their data stand.
const ASK: &str = "ky-yeu-charts";

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
    if all("figure.chart:not([data-alive])").is_empty() {
        return;
    }
    let Some(charts) = fetched(&address).await else { return };
    DESK.set(Some(Desk { charts, live: BTreeMap::new() }));
    if !LISTENING.replace(true) {
        listen();
    }
    let figures = all("figure.chart:not([data-alive])");
    let woken: Vec<&Element> = figures.iter().filter(|figure| rouse(figure)).collect();
    dom::mark_root("data-charts");
    let unknown = address::apply();
    for figure in &woken {
        // What has been touched before there was a script counts as well.
        redraw(figure);
    }
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
    if let Some(picture) = first(figure, ".picture") {
        for (name, value) in
            [("tabindex", "0"), ("role", "group"), ("aria-label", texts::CHART_KEYS)]
        {
            drop(picture.set_attribute(name, value));
        }
        dom::append(&picture, "div", "ring", &[("aria-hidden", "true"), ("hidden", "")]);
        dom::append(&picture, "div", "tip", &[("aria-live", "polite"), ("hidden", "")]);
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
    dom::on_window("resize", |_| {
        for figure in all("figure.chart[data-alive]") {
            pointing::leave(&figure);
            if drawn_at(&figure) != Some(width_of(&figure)) {
                redraw(&figure);
            }
        }
    });
}

fn changed(event: &Event) {
    if let Some(param) = closest(event, "[data-param]") {
        address::share_choice(&param);
        for figure in all("figure.chart[data-alive]") {
            redraw(&figure);
        }
        address::write();
    } else if closest(event, ".views").is_some() {
        address::write();
    }
}

fn clicked(event: &Event) {
    let Some(figure) = closest(event, "figure.chart[data-alive]") else {
        all("figure.chart[data-alive]").iter().for_each(pointing::leave);
        return;
    };
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
    let touched = address::touched();
    let width = width_of(figure);
    let drawn = with_chart(figure, |chart, charts| {
        let controls = with_live(figure, |live| live.controls.clone()).unwrap_or_default();
        let (state, _) = chart_view::state(&controls, &touched);
        Drawing::new(chart, charts, &state, width)
            .map(|drawing| (drawing, chart.title.clone(), chart.slug.clone()))
    });
    let (drawing, title, slug) = match drawn {
        Some(Ok(drawn)) => drawn,
        // The picture that is there stays, and says that it is not what was asked for.
        Some(Err(problem)) => return say(figure, &texts::not_redrawn(&problem.to_string())),
        None => return,
    };
    if let Some(place) = first(figure, &format!(".picture > .{}", width.class())) {
        place.set_inner_html(&drawing.svg(&format!("{slug}-{}-", width.class()), &title));
    }
    if let Some(sheet) = first(figure, ".sheet") {
        sheet.set_inner_html(&drawing.sheet.markup(&title, true).into_string());
    }
    set_text(figure, ".summary", &drawing.summary());
    drop(figure.set_attribute("data-width", width.class()));
    pointing::leave(figure);
    let scene = &drawing.compiled.scene;
    let (spots, size) = (drawing.spots(), [scene.width, scene.height]);
    with_live(figure, |live| (live.spots, live.size) = (spots, size));
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
    // A copy, so that drawing may look things up at the desk.
    let charts = DESK.with_borrow(|desk| desk.as_ref().map(|desk| desk.charts.clone()))?;
    Some(use_it(charts.chart(&slug)?, &charts))
}

fn with_live<T>(figure: &Element, use_it: impl FnOnce(&mut Live) -> T) -> Option<T> {
    let slug = slug_of(figure)?;
    DESK.with_borrow_mut(|desk| Some(use_it(desk.as_mut()?.live.entry(slug).or_default())))
}

/// The state of a figure's chart as its inputs have it.
fn state_of(figure: &Element) -> State {
    let touched: Touched = address::touched();
    let controls = with_live(figure, |live| live.controls.clone()).unwrap_or_default();
    chart_view::state(&controls, &touched).0
}

/// What has been chosen in a figure, in words.
fn chosen(figure: &Element) -> String {
    let touched = address::touched();
    let controls = with_live(figure, |live| live.controls.clone()).unwrap_or_default();
    let label = |control: &Control, tokens: &[String]| {
        let labels: Vec<&str> = control
            .choices()
            .iter()
            .filter(|choice| !choice.token().is_empty() && tokens.contains(&choice.token()))
            .map(|choice| choice.label.as_str())
            .collect();
        (!labels.is_empty()).then(|| format!("{}: {}", control.label, labels.join(", ")))
    };
    let told: Vec<String> = controls
        .iter()
        .filter_map(|control| {
            let (_, tokens) = touched.iter().find(|(param, _)| **param == *control.param)?;
            label(control, tokens)
        })
        .collect();
    told.join(" · ")
}

/// Says a short word in a figure.
fn say(figure: &Element, words: &str) {
    set_text(figure, ".said", words);
}
