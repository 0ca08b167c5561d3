//! Pages' data and the style sheet from the network, each asked for once.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{Missed, browser, history};
use crate::page::Page;
use crate::route::Route;
use crate::styles::SHEET;

thread_local! {
    /// What has been asked for, by its path in the site: text that came, or text on its way.
    static ASKED: RefCell<BTreeMap<String, Promise>> = const { RefCell::new(BTreeMap::new()) };
    /// Whether the document, which began with the styles of its own page, has the whole sheet.
    static STYLED: Cell<bool> = const { Cell::new(false) };
}

/// A page's data as the site crate writes it; `None` if another release wrote it.
pub(super) fn parse(text: &str) -> Option<Page> {
    let value = js_sys::JSON::parse(text).ok()?;
    serde_wasm_bindgen::from_value(value).ok()
}

/// Brings a page's data and what it is styled by, from memory if it has been asked for before.
pub async fn fetch_page(route: &Route) -> Result<Page, Missed> {
    // Both are on their way before either is waited for.
    let (data, styles) = (text_of(data_path(route)), text_of(SHEET.to_owned()));
    let (data, styles) = (data.await, styles.await);
    let page = parse(&data?).ok_or(Missed::NotOurs)?;
    let styles = styles?;
    if !STYLED.replace(true) {
        browser::adopt(&styles);
    }
    Ok(page)
}

/// Asks for a page's data ahead of need.
pub(super) fn prefetch(route: &Route) {
    for path in [data_path(route), SHEET.to_owned()] {
        let text = text_of(path);
        super::spawn(async move { drop(text.await) });
    }
}

fn data_path(route: &Route) -> String {
    format!("{}page.json", route.path())
}

/// The text of a file, asked for at once; what did not come can be asked for again.
fn text_of(path: String) -> impl Future<Output = Result<String, Missed>> {
    let asked = JsFuture::from(ask(&path));
    async move {
        let text = asked.await.map_err(|status| {
            ASKED.with_borrow_mut(|asked| asked.remove(&path));
            missed(&status)
        })?;
        text.as_string().ok_or(Missed::NotOurs)
    }
}

fn ask(path: &str) -> Promise {
    let get = || future_to_promise(get(history::absolute(path)));
    ASKED.with_borrow_mut(|asked| asked.entry(path.to_owned()).or_insert_with(get).clone())
}

/// The text at an address, or the status of the answer (none for no answer at all).
async fn get(url: String) -> Result<JsValue, JsValue> {
    let response = Request::get(&url).send().await.map_err(|_| JsValue::UNDEFINED)?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    response.text().await.map(JsValue::from).map_err(|_| JsValue::UNDEFINED)
}

/// A page that is gone is the host's to explain; everything else may be better in a moment.
fn missed(status: &JsValue) -> Missed {
    match status.as_f64() {
        Some(404.0 | 410.0) => Missed::NotOurs,
        _ => Missed::NoNetwork,
    }
}
