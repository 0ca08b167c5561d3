//! The document: where the app wakes, what it is told, what it sets.

use std::future::Future;

use js_sys::Promise;
use leptos::mount::hydrate_from;
use leptos::prelude::IntoView;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{CssStyleSheet, Document, Element, HtmlElement, Storage, Window};

use super::{Setting, fetch, history};
use crate::page::Page;

/// Names the element that holds the app, and the one that holds the page's data. No id that comes
/// from content has an underscore.
const ROOT_ID: &str = "_ky-yeu";
const DATA_ID: &str = "_page-data";

#[wasm_bindgen]
extern "C" {
    /// `navigator`, with what not every browser has.
    type Navigator;
    #[wasm_bindgen(thread_local_v2, js_name = navigator)]
    static NAVIGATOR: Navigator;
    #[wasm_bindgen(method, catch, js_name = share)]
    fn share(this: &Navigator, data: &JsValue) -> Result<js_sys::Promise, JsValue>;
}

pub(super) fn window() -> Option<Window> {
    web_sys::window()
}

pub(super) fn document() -> Option<Document> {
    window()?.document()
}

/// Wakes the page: reads its data, takes over its markup, and marks the document as alive.
pub fn hydrate<V: IntoView + 'static>(app: impl FnOnce(Page) -> V + 'static) {
    let Some((page, root)) = read_page() else { return };
    adopt(crate::styles::ALIVE);
    let shown = page.route();
    history::set_base(shown.root());
    hydrate_from(root, move || app(page)).forget();
    set_root_attribute("data-alive", "");
    history::wake_charts();
}

/// Adds styles to the page's own sheet, after what is there. As a rule of its object model they are no
/// inline style, which the policy would refuse. One group holds them all: the sheet takes one rule at
/// a time.
pub(super) fn adopt(styles: &str) {
    let sheet = document().and_then(|document| document.style_sheets().item(0));
    if let Some(sheet) = sheet.and_then(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()) {
        let end = sheet.css_rules().map(|rules| rules.length()).unwrap_or_default();
        // A browser too old for one of the rules leaves that one out by itself.
        let _ = sheet.insert_rule_with_index(&format!("@media all{{{styles}}}"), end);
    }
}

fn read_page() -> Option<(Page, HtmlElement)> {
    let text = document()?.get_element_by_id(DATA_ID)?.text_content()?;
    Some((fetch::parse(&text)?, root()?))
}

/// What holds the page.
pub(super) fn root() -> Option<HtmlElement> {
    document()?.get_element_by_id(ROOT_ID)?.dyn_into().ok()
}

pub fn spawn(future: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(future);
}

/// The JSON at an address; nothing where it did not come whole. In the modules beside the app the
/// browser's own `fetch` does, without what else gloo-net brings.
pub(super) async fn json(address: &str) -> Option<JsValue> {
    JsFuture::from(response(address).await?.json().ok()?).await.ok()
}

/// What a host answers; nothing where it has nothing there.
pub(super) async fn response(address: &str) -> Option<web_sys::Response> {
    let response = JsFuture::from(window()?.fetch_with_str(address)).await.ok()?;
    let response: web_sys::Response = response.dyn_into().ok()?;
    response.ok().then_some(response)
}

/// The same, on its way already; `undefined` where it did not come whole.
pub(super) fn coming_json(address: String) -> Promise {
    future_to_promise(async move { Ok(json(&address).await.unwrap_or_default()) })
}

pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// The address that is shown, without anchor and query.
pub fn address() -> String {
    window()
        .and_then(|window| window.location().href().ok())
        .and_then(|href| href.split(['#', '?']).next().map(str::to_owned))
        .unwrap_or_default()
}

/// Puts a text on the clipboard; false where the browser does not let us.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    let clipboard = js_sys::Reflect::get(&window.navigator(), &"clipboard".into());
    // Absent on http and in some webviews, whatever the type says.
    match clipboard.ok().and_then(|it| it.dyn_into::<web_sys::Clipboard>().ok()) {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Offers the system's share sheet; false where there is none.
pub fn share(title: &str, url: &str) -> bool {
    let data = js_sys::Object::new();
    let filled = js_sys::Reflect::set(&data, &"title".into(), &title.into()).is_ok()
        && js_sys::Reflect::set(&data, &"url".into(), &url.into()).is_ok();
    filled
        && NAVIGATOR.with(|navigator| match navigator.share(&data) {
            // A visitor who closes the sheet has not met an error.
            Ok(promise) => {
                spawn(async move { drop(JsFuture::from(promise).await) });
                true
            }
            Err(_) => false,
        })
}

pub fn setting(setting: Setting) -> String {
    root_element().and_then(|root| root.get_attribute(setting.attribute())).unwrap_or_default()
}

/// Applies a setting and keeps it where the device lets us.
pub fn set_setting(setting: Setting, value: &str) {
    set_root_attribute(setting.attribute(), value);
    if let Some(storage) = storage() {
        drop(storage.set_item(setting.attribute(), value));
    }
}

/// Folds away whatever is unfolded over the page; `back` brings the focus to what unfolded it.
pub fn fold(back: bool) {
    let unfolded =
        document().and_then(|it| it.query_selector("details.settings[open]").ok().flatten());
    let Some(unfolded) = unfolded else { return };
    drop(unfolded.remove_attribute("open"));
    let opener = unfolded.first_element_child().and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(opener) = opener.filter(|_| back) {
        drop(opener.focus());
    }
}

/// `localStorage` throws when merely read in a sandboxed frame.
fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}

/// Whether the visitor's network is slow or dear (`navigator.connection`, where there is one).
pub(super) fn is_spare() -> bool {
    let get = |of: &JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
    let navigator = window().map_or(JsValue::UNDEFINED, |window| window.navigator().into());
    let connection = get(&navigator, "connection");
    let kind = get(&connection, "effectiveType").as_string().unwrap_or_default();
    get(&connection, "saveData").is_truthy() || kind.ends_with("2g")
}

/// Where a document says that all addresses begin within it (`#/`), it holds the whole site in one file.
pub(super) fn root_within() -> Option<String> {
    root_element()?.get_attribute("data-root")
}

fn root_element() -> Option<Element> {
    document()?.document_element()
}

fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = root_element() {
        drop(root.set_attribute(name, value));
    }
}
