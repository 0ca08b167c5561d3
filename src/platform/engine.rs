//! The engine's own module: draws what has not been drawn beforehand, for the charts' module, which
//! finds it as a function of the global object.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::browser;
use crate::chart_view::{Charts, Shown, Touched};
use crate::texts;

/// The name of the function: `draw(specs, slug, touched)` promises what `Shown` holds, or fails with
/// words.
pub(super) const DRAW: &str = "kyYeuDraw";

thread_local! {
    /// The promised JSON of specs and tables, by where it stands: of several choices on their way only
    /// the first asks for it.
    static ASKED: RefCell<BTreeMap<String, Promise>> = const { RefCell::new(BTreeMap::new()) };
    static CHARTS: RefCell<BTreeMap<String, Rc<Charts>>> = const { RefCell::new(BTreeMap::new()) };
}

/// Offers the engine to the page.
pub fn start_engine() {
    let draw = |specs: String, slug: String, touched: Array| -> Promise {
        let touched: Touched = touched.iter().filter_map(|pair| read(&pair)).collect();
        future_to_promise(async move { draw(&specs, &slug, &touched).await })
    };
    let draw = Closure::<dyn Fn(String, String, Array) -> Promise>::new(draw);
    drop(Reflect::set(&js_sys::global(), &DRAW.into(), draw.as_ref()));
    // The page asks as long as it stands.
    draw.forget();
}

async fn draw(specs: &str, slug: &str, touched: &Touched) -> Result<JsValue, JsValue> {
    let charts = charts(specs).await.ok_or(texts::CHART_ENGINE_MISSING)?;
    let chart = charts.chart(slug).ok_or(texts::CHART_ENGINE_MISSING)?;
    let shown = Shown::draw(chart, &charts, touched)
        .map_err(|problem| texts::not_redrawn(&problem.to_string()))?;
    let object = js_sys::Object::new();
    for (name, text) in [
        ("narrow", shown.narrow),
        ("wide", shown.wide),
        ("rows", shown.rows),
        ("summary", shown.summary),
        ("alone", shown.alone),
    ] {
        Reflect::set(&object, &name.into(), &text.into())?;
    }
    Ok(object.into())
}

async fn charts(specs: &str) -> Option<Rc<Charts>> {
    let json = JsFuture::from(asked(specs)).await;
    let Some(json) = json.ok().filter(|json| !json.is_undefined()) else {
        // Whoever asks again tries again.
        ASKED.with_borrow_mut(|asked| asked.remove(specs));
        return None;
    };
    let known = CHARTS.with_borrow(|known| known.get(specs).map(Rc::clone));
    if known.is_some() {
        return known;
    }
    let charts: Rc<Charts> = Rc::new(serde_wasm_bindgen::from_value(json).ok()?);
    CHARTS.with_borrow_mut(|known| known.insert(specs.to_owned(), Rc::clone(&charts)));
    Some(charts)
}

/// The JSON of specs and tables, on its way or there.
fn asked(specs: &str) -> Promise {
    ASKED.with_borrow_mut(|asked| {
        let address = specs.to_owned();
        asked.entry(address.clone()).or_insert_with(|| browser::coming_json(address)).clone()
    })
}

fn read(pair: &JsValue) -> Option<(String, Vec<String>)> {
    let pair = Array::from(pair);
    let tokens = Array::from(&pair.get(1));
    Some((pair.get(0).as_string()?, tokens.iter().filter_map(|token| token.as_string()).collect()))
}
