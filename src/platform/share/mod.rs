//! The share sheet, opened: a dialog that reads what the host tool has written of the page, and does what its
//! buttons say.

use js_sys::Reflect;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement, HtmlSelectElement, Url};

use super::browser::{self, document, window};
use crate::share_sheet::snippet::{Look, Snippet};
use crate::share_sheet::{ACCENT, CLEAR, SCRIPT, STYLES, Sheet, THEME};
use crate::texts;

/// The event of the window that asks for the sheet; its detail is the address that is passed on, or nothing
/// for that of the page that is shown.
const ASK: &str = "ky-yeu-share";
/// Beside each page: what its sheet shows.
const FILE: &str = "share.json";
/// What apps add to an address that is shared in them.
const ADDED: [&str; 7] =
    ["fbclid", "gclid", "utm_campaign", "utm_content", "utm_medium", "utm_source", "zarsrc"];

/// Waits to be asked for a sheet.
pub fn start_share() {
    browser::adopt(STYLES);
    let Some(window) = window() else { return };
    on(&window, ASK, |event| {
        browser::spawn(open(text(&event, "detail")));
    });
    // Back closes what stands over the page that is left.
    on(&window, "popstate", |_| {
        if let Some(dialog) = opened() {
            dialog.close();
        }
    });
}

async fn open(asked: String) {
    let Some(sheet) = sheet(&asked).await else { return };
    // Somebody pressed twice while it was on its way.
    if opened().is_some() {
        return;
    }
    let Some(dialog) = dialog(&sheet) else { return };
    let of_click = sheet.clone();
    on(&dialog, "click", move |event| {
        let act = closest(&event, "[data-act]").and_then(|it| it.get_attribute("data-act"));
        if let Some(act) = act {
            browser::spawn(perform(act, of_click.clone()));
        }
    });
    on(&dialog, "change", move |_| adapt(&sheet.snippet));
    let closed = dialog.clone();
    on(&dialog, "close", move |_| closed.remove());
    drop(dialog.show_modal());
}

/// What is said of the page at an address. Where the host's words of it do not come, the address alone can be
/// passed on.
async fn sheet(asked: &str) -> Option<Sheet> {
    let here = window()?.location().href().ok()?;
    let url = Url::new(if asked.is_empty() { &here } else { asked }).ok()?;
    let (path, address) = (url.pathname(), passed_on(&url));
    let folder = format!("{}{}", url.origin(), path.get(..=path.rfind('/')?)?);
    let Some(said) = browser::json(&format!("{folder}{FILE}")).await else {
        return Some(Sheet { title: document()?.title(), address, ..can() });
    };
    let root = folder.strip_suffix(&text(&said, "path")).unwrap_or(&folder);
    let release = browser::json(&format!("{root}release.json")).await;
    let release = release.map(|it| text(&it, "release")).unwrap_or_default();
    let known = |name: &str| text(&said, name).replace("{site}", root);
    let integrity = text(&said, "integrity");
    let checks = !integrity.is_empty() && is_checkable(root).await;
    let snippet = Snippet {
        frame: text(&said, "embed"),
        script: text(&said, "script"),
        integrity: if checks { integrity } else { String::new() },
        site: root.to_owned(),
    };
    Some(Sheet {
        title: text(&said, "title"),
        address,
        snippet,
        citation: known("citation").replace("{release}", &release),
        calendar: known("calendar"),
        ..can()
    })
}

/// What the device can do with a sheet.
fn can() -> Sheet {
    let can_fill = document().is_some_and(|it| it.fullscreen_enabled());
    Sheet { can_share: can_share(), can_fill, ..Sheet::default() }
}

/// An address with what has been chosen, without what apps have added and without an anchor.
fn passed_on(url: &Url) -> String {
    let query = url.search_params();
    ADDED.iter().for_each(|name| query.delete(name));
    url.set_hash("");
    url.href()
}

/// Whether pages elsewhere may read the script, and so check its hash: only with this header can they.
async fn is_checkable(root: &str) -> bool {
    let script = browser::response(&format!("{root}embed.js")).await;
    let allowed = script.and_then(|it| it.headers().get("access-control-allow-origin").ok()?);
    allowed.as_deref() == Some("*")
}

fn can_share() -> bool {
    let Some(window) = window() else { return false };
    Reflect::get(&window.navigator(), &"share".into()).is_ok_and(|it| it.is_function())
}

fn dialog(sheet: &Sheet) -> Option<HtmlDialogElement> {
    let document = document()?;
    let dialog: HtmlDialogElement = document.create_element("dialog").ok()?.dyn_into().ok()?;
    dialog.set_class_name("share-sheet");
    drop(dialog.set_attribute("aria-labelledby", "_chia-se"));
    dialog.set_inner_html(&sheet.markup());
    document.body()?.append_child(&dialog).ok()?;
    Some(dialog)
}

/// Does what a button says.
async fn perform(act: String, sheet: Sheet) {
    match act.as_str() {
        "close" => {
            if let Some(dialog) = opened() {
                dialog.close();
            }
        }
        "system" => drop(browser::share(&sheet.title, &sheet.address)),
        "copy-link" => copy(&sheet.address, texts::COPIED).await,
        "copy-citation" => copy(&sheet.citation, texts::COPIED_TEXT).await,
        "copy-embed" => {
            let code = sheet.snippet.code(&look(), is_checked(SCRIPT));
            copy(&code, texts::COPIED_TEXT).await;
        }
        "fill" => {
            if let Some(code) = first(".code") {
                drop(code.request_fullscreen());
            }
        }
        _ => {}
    }
}

async fn copy(what: &str, done: &str) {
    let copied = browser::copy(what).await;
    if let Some(said) = first(".said") {
        said.set_text_content(Some(if copied { done } else { texts::COPY_BY_HAND }));
    }
}

/// Shows the snippet and its preview as they have been chosen.
fn adapt(snippet: &Snippet) {
    let look = look();
    if let Some(code) = first("textarea") {
        code.set_text_content(Some(&snippet.code(&look, is_checked(SCRIPT))));
    }
    let address = snippet.address(&look);
    if let Some(preview) =
        first("iframe").filter(|it| it.get_attribute("src") != Some(address.clone()))
    {
        renew(&preview, &address);
    }
}

/// Puts a frame of another address in the place of a frame. One that is led elsewhere would leave an entry in the
/// history, and while it is still on its way to one address it may miss the next.
fn renew(frame: &Element, address: &str) {
    let next = frame.clone_node().ok().and_then(|it| it.dyn_into::<Element>().ok());
    if let (Some(next), Some(parent)) = (next, frame.parent_node()) {
        drop(next.set_attribute("src", address));
        drop(parent.replace_child(&next, frame));
    }
}

fn look() -> Look {
    let [has_accent, accent] = ACCENT;
    let accent = input(accent).filter(|_| is_checked(has_accent));
    Look {
        theme: first(&format!("[name={THEME}]"))
            .and_then(|it| it.dyn_into::<HtmlSelectElement>().ok())
            .map(|it| it.value())
            .unwrap_or_default(),
        accent: accent.map(|it| it.value().replace('#', "")).unwrap_or_default(),
        clear: is_checked(CLEAR),
    }
}

fn is_checked(name: &str) -> bool {
    input(name).is_some_and(|it| it.checked())
}

fn input(name: &str) -> Option<HtmlInputElement> {
    first(&format!("[name={name}]"))?.dyn_into().ok()
}

fn opened() -> Option<HtmlDialogElement> {
    document()?.query_selector("dialog.share-sheet").ok()??.dyn_into().ok()
}

/// The first of its kind in the sheet.
fn first(selector: &str) -> Option<Element> {
    opened()?.query_selector(selector).ok()?
}

fn closest(event: &Event, selector: &str) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(selector).ok()?
}

fn text(of: &JsValue, name: &str) -> String {
    Reflect::get(of, &name.into()).ok().and_then(|it| it.as_string()).unwrap_or_default()
}

fn on(target: &web_sys::EventTarget, kind: &str, handler: impl Fn(Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(handler);
    drop(target.add_event_listener_with_callback(kind, closure.as_ref().unchecked_ref()));
    // It lives as long as the sheet, of which few are opened.
    closure.forget();
}
