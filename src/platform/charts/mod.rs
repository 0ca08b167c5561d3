//! Charts alive: takes over the inputs that the page has had from its first byte, and shows what they
//! ask for. What the host has drawn beforehand is only put in; the engine draws what goes beyond.
//!
//! The inputs are the state: nothing is stored beside them but what is shown.

mod address;
mod download;
mod engine;
mod pointing;
mod prepared;
mod table;

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, Event};

use super::{browser, dom};
use crate::chart_view::{Options, Spot, class, picked};
use crate::texts;
use dom::{all, closest, first, on, set_text};
use prepared::{Prepared, View};

/// A page's charts.
struct Desk {
    /// What has been drawn of each, by slug.
    prepared: BTreeMap<String, Prepared>,
    /// The root of the site.
    root: String,
    /// The path of the page.
    path: String,
    live: BTreeMap<String, Live>,
}

/// A chart that has been woken.
#[derive(Default)]
struct Live {
    /// What is shown, where it has been drawn anew.
    view: Option<View>,
    /// How often a view has been asked for: of several on their way the last one counts.
    asked: u32,
    marks: pointing::Marks,
}

thread_local! {
    static DESK: RefCell<Option<Desk>> = const { RefCell::new(None) };
    static LISTENING: Cell<bool> = const { Cell::new(false) };
    /// How often charts have been asked for: of several pages on their way the last one counts.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// The event of the window that asks for a page's charts; its detail is the root of the site.
const ASK: &str = "ky-yeu-charts";

/// What has been drawn of a chart, beside the chart's own page.
const DRAWN: &str = "chart.json";

/// Its spec and tables, for the engine.
const SPECS: &str = "specs.json";

const ALIVE: &str = "figure.chart[data-alive]";
const ASLEEP: &str = "figure.chart:not([data-alive])";

/// Waits to be asked for the charts of a page.
pub fn start_charts() {
    dom::on_window(ASK, |event| {
        let root = js_sys::Reflect::get(&event, &"detail".into()).ok();
        if let Some(root) = root.and_then(|it| it.as_string()) {
            browser::spawn(wake(root));
        }
    });
}

/// Wakes the charts of the page that is shown. One that cannot be woken stays as it was prerendered.
async fn wake(root: String) {
    let asked = ASKED.get().wrapping_add(1);
    ASKED.set(asked);
    let prepared = prepared_of(&root, &all(ASLEEP)).await;
    if prepared.is_empty() || ASKED.get() != asked {
        return;
    }
    let path = address::path();
    DESK.set(Some(Desk { prepared, root, path, live: BTreeMap::new() }));
    if !LISTENING.replace(true) {
        listen();
    }
    let woken: Vec<Element> = all(ASLEEP).into_iter().filter(rouse).collect();
    let unknown = address::adopt();
    woken.iter().filter(|figure| !is_at_start(figure)).for_each(redraw);
    if let (Some(figure), false) = (woken.first(), unknown.is_empty()) {
        say(figure, &texts::unknown_choice(&unknown.join(", ")));
    }
}

/// What has been drawn of the charts of figures, as far as it comes.
async fn prepared_of(root: &str, figures: &[Element]) -> BTreeMap<String, Prepared> {
    // All are on their way before the first is waited for.
    let coming: Vec<_> = figures
        .iter()
        .filter_map(|figure| Some((slug_of(figure)?, file_of(root, figure, DRAWN)?)))
        .map(|(slug, address)| (slug, JsFuture::from(browser::coming_json(address))))
        .collect();
    let mut prepared = BTreeMap::new();
    for (slug, one) in coming {
        if let Some(one) = one.await.ok().filter(JsValue::is_object) {
            prepared.insert(slug, Prepared(one));
        }
    }
    prepared
}

/// Where a file stands that belongs to a figure's chart.
fn file_of(root: &str, figure: &Element, name: &str) -> Option<String> {
    Some(format!("{root}{}{name}", figure.get_attribute("data-at")?))
}

/// Makes a figure answer; false where nothing has been drawn of its chart.
fn rouse(figure: &Element) -> bool {
    let Some(options) = options_of(figure) else { return false };
    let picks = options.iter().any(|one| one.on_marks);
    drop(figure.set_attribute("data-alive", ""));
    dom::append(figure, "p", "said", &[("role", "status")]);
    // Not the words beside the mark: what is announced must have been there before it speaks.
    dom::append(figure, "p", "heard unseen", &[("aria-live", "polite")]);
    if let Some(picture) = first(figure, ".picture") {
        let keys = if picks { texts::CHART_KEYS_PICK } else { texts::CHART_KEYS };
        for (name, value) in [("tabindex", "0"), ("role", "group"), ("aria-label", keys)] {
            drop(picture.set_attribute(name, value));
        }
        if picks {
            drop(picture.set_attribute("class", "picture picks"));
        }
        dom::append(&picture, "div", "ring", &[("aria-hidden", "true"), ("hidden", "")]);
        dom::append(&picture, "div", "tip", &[("aria-hidden", "true"), ("hidden", "")]);
        dom::watch_size(&picture, |picture| {
            if let Ok(Some(figure)) = picture.closest(ALIVE) {
                pointing::leave(&figure);
            }
        });
    }
    if let Some(rows) = first(figure, ".rows") {
        table::make_sortable(&rows);
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
        chosen_in(&holder);
    } else if closest(event, ".views").is_some() {
        address::write();
    }
}

/// A group of inputs has been touched: the others follow, and the figures, and the address.
fn chosen_in(holder: &Element) {
    address::share_choice(holder);
    let param = holder.get_attribute("data-param").unwrap_or_default();
    for figure in all(ALIVE) {
        if params_of(&figure).contains(&param) {
            redraw(&figure);
        }
        say(&figure, "");
    }
    address::write();
}

/// Whether a mark is one of those that choose this token of this control.
fn stands_for(spot: &Spot, control: usize, token: usize) -> bool {
    let class = class(control, token);
    spot.classes.split(' ').any(|one| one == class)
}

/// A mark of a figure has been touched, or none: the inputs follow. Whether it is chosen now; nothing where
/// that changed nothing.
fn pick(figure: &Element, spot: Option<&Spot>, adds: bool) -> Option<bool> {
    let mut chose = None;
    for (at, one) in options_of(figure).unwrap_or_default().iter().enumerate() {
        let Some(group) = address::group_of(figure, &one.param).filter(|_| one.on_marks) else {
            continue;
        };
        let before = address::tokens(&group);
        let token = |spot| {
            let mut tokens = one.tokens.iter().enumerate();
            tokens.find(|(token, _)| stands_for(spot, at, *token)).map(|(_, token)| token)
        };
        let after = match spot.map(token) {
            None => Vec::new(),
            Some(Some(token)) => picked(one, &before, token, adds),
            // It says nothing of this parameter.
            Some(None) => continue,
        };
        address::choose(&group, &after);
        if address::tokens(&group) != before {
            chosen_in(&group);
            chose = Some(after.iter().any(|token| !before.contains(token)));
        }
    }
    chose
}

fn clicked(event: &Event) {
    let Some(figure) = closest(event, ALIVE) else { return };
    if let Some(button) = closest(event, "button.sort") {
        table::sort(&button);
    } else if let Some(act) =
        closest(event, "[data-act]").and_then(|it| it.get_attribute("data-act"))
    {
        download::perform(&figure, &act);
    } else if let Some(picture) = closest(event, ".picture.picks") {
        pointing::picked(event, &figure, &picture);
    }
}

/// Shows a figure as its inputs have it: at once where that has been drawn beforehand, else once the
/// engine has drawn it.
fn redraw(figure: &Element) {
    let asked = with_live(figure, |live| {
        live.asked = live.asked.wrapping_add(1);
        live.asked
    });
    let Some(asked) = asked else { return };
    match prepared_view(figure) {
        Some(view) => show(figure, view),
        None => browser::spawn(draw(figure.clone(), asked)),
    }
}

/// Has the engine draw a figure. What is shown stays until it has, and says that it is not yet what was
/// asked for.
async fn draw(figure: Element, asked: u32) {
    let specs = with_desk(|desk| file_of(&desk.root, &figure, SPECS)).flatten();
    let (Some(slug), Some(specs)) = (slug_of(&figure), specs) else { return };
    say(&figure, texts::CHART_DRAWING);
    let drawn = engine::draw(&specs, &slug, &address::touched(&figure)).await;
    if with_live(&figure, |live| live.asked) != Some(asked) {
        return;
    }
    match drawn {
        Ok(view) => {
            say(&figure, "");
            show(&figure, view);
        }
        Err(why) => say(&figure, &why),
    }
}

/// Puts a view into its figure.
fn show(figure: &Element, view: View) {
    let Some(title) = title_of(figure) else { return };
    let label = format!("{title}. {}", view.summary());
    for (place, svg) in [(".picture > .narrow", view.narrow()), (".picture > .wide", view.wide())] {
        let Some(place) = first(figure, place) else { continue };
        place.set_inner_html(&svg);
        if let Some(svg) = first(&place, "svg") {
            drop(svg.set_attribute("aria-label", &label));
        }
    }
    if let Some(rows) = first(figure, ".rows") {
        let sorted = table::sorted(&rows);
        rows.set_inner_html(&view.rows());
        set_text(&rows, "caption", &title);
        table::make_sortable(&rows);
        if let Some((column, falls)) = sorted {
            table::sort_by(&rows, column, falls);
        }
    }
    set_text(figure, ".summary", &view.summary());
    pointing::leave(figure);
    with_live(figure, |live| {
        live.view = Some(view);
        live.marks = pointing::Marks::default();
    });
}

/// What has been drawn beforehand of what a figure's inputs ask for.
fn prepared_view(figure: &Element) -> Option<View> {
    let (slug, options) = (slug_of(figure)?, options_of(figure)?);
    let key = crate::chart_view::key(&options, &address::touched(figure));
    with_desk(|desk| desk.prepared.get(&slug)?.view(&key))?
}

/// Whether a figure's inputs ask for what the page showed from the start.
fn is_at_start(figure: &Element) -> bool {
    let Some(options) = options_of(figure) else { return true };
    let key = |touched| crate::chart_view::key(&options, touched);
    key(&address::touched(figure)) == key(&Vec::new())
}

/// What can be chosen of a figure's chart.
fn options_of(figure: &Element) -> Option<Vec<Options>> {
    let slug = slug_of(figure)?;
    with_desk(|desk| desk.prepared.get(&slug)?.options())?
}

/// The title of a figure in its place.
fn title_of(figure: &Element) -> Option<String> {
    let heading = first(figure, "figcaption :is(h2, h3)").and_then(|it| it.text_content());
    heading.or_else(|| with_desk(|desk| desk.prepared.get(&slug_of(figure)?)?.title())?)
}

fn slug_of(figure: &Element) -> Option<String> {
    figure.get_attribute("data-chart")
}

fn with_desk<T>(use_it: impl FnOnce(&Desk) -> T) -> Option<T> {
    DESK.with_borrow(|desk| desk.as_ref().map(use_it))
}

fn with_live<T>(figure: &Element, use_it: impl FnOnce(&mut Live) -> T) -> Option<T> {
    let slug = slug_of(figure)?;
    DESK.with_borrow_mut(|desk| Some(use_it(desk.as_mut()?.live.entry(slug).or_default())))
}

/// The parameters that a figure's chart has an input for.
fn params_of(figure: &Element) -> Vec<String> {
    let names = figure.get_attribute("data-params").unwrap_or_default();
    names.split_whitespace().map(str::to_owned).collect()
}

/// Says a short word in a figure.
fn say(figure: &Element, words: &str) {
    set_text(figure, ".said", words);
}
