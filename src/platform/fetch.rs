//! Pages' data from the network, each asked for once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use gloo_net::http::Request;
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{Missed, history};
use crate::page::Page;
use crate::route::Route;

thread_local! {
    /// What has been asked for, by address: text that came, or text on its way.
    static ASKED: RefCell<BTreeMap<String, Promise>> = const { RefCell::new(BTreeMap::new()) };
}

/// A page's data as the site crate writes it; `None` if another release wrote it.
pub(super) fn parse(text: &str) -> Option<Page> {
    let value = js_sys::JSON::parse(text).ok()?;
    serde_wasm_bindgen::from_value(value).ok()
}

/// Brings a page's data, from memory if it has been asked for before.
pub async fn fetch_page(route: &Route) -> Result<Page, Missed> {
    let text = JsFuture::from(ask(route)).await.map_err(|status| {
        forget(route);
        missed(&status)
    })?;
    text.as_string().as_deref().and_then(parse).ok_or(Missed::NotOurs)
}

/// Asks for a page's data ahead of need.
pub(super) fn prefetch(route: &Route) {
    let promise = ask(route);
    let route = route.clone();
    super::spawn(async move {
        if JsFuture::from(promise).await.is_err() {
            forget(&route);
        }
    });
}

fn ask(route: &Route) -> Promise {
    let url = history::absolute(&format!("{}page.json", route.path()));
    ASKED.with_borrow_mut(|asked| {
        asked.entry(route.path()).or_insert_with(|| future_to_promise(get(url))).clone()
    })
}

fn forget(route: &Route) {
    ASKED.with_borrow_mut(|asked| asked.remove(&route.path()));
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
