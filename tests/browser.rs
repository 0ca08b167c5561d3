//! The same pages in a browser: the goldens' data is read, their markup is taken over as it stands,
//! and what is alive answers.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use ky_yeu::page::{Page, Part};
use leptos::mount::{hydrate_from, mount_to};
use samples::samples;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, Node};

wasm_bindgen_test_configure!(run_in_browser);

macro_rules! goldens {
    ($($name:literal)*) => {
        /// Name, data and markup of every golden.
        const GOLDENS: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("golden/", $name, ".json")),
            include_str!(concat!("golden/", $name, ".html")),
        )),*];
    };
}

goldens! {
    "home" "home-bare" "reports" "reports-none" "report" "report-bare" "figures" "figures-none"
    "photos" "photos-none" "photo" "documents" "documents-none" "about" "archive" "not-found"
}

#[wasm_bindgen(inline_js = "
export function written_into(run) {
    const property = Object.getOwnPropertyDescriptor(Element.prototype, 'innerHTML');
    const written = [];
    Object.defineProperty(Element.prototype, 'innerHTML', {
        ...property,
        set(markup) { written.push(markup); property.set.call(this, markup); },
    });
    try { run(); } finally { Object.defineProperty(Element.prototype, 'innerHTML', property); }
    return written;
}
const warnings = [];
for (const kind of ['warn', 'error']) {
    const write = console[kind];
    console[kind] = (...all) => { warnings.push(all.join(' ')); write.apply(console, all); };
}
export function click_here(element) {
    element.addEventListener('click', (event) => event.preventDefault(), { once: true });
    element.click();
}
export function warned() { return warnings.splice(0).join('\\n'); }
")]
extern "C" {
    /// Runs a function and tells what it gave to `innerHTML`, byte for byte.
    fn written_into(run: &mut dyn FnMut()) -> Vec<String>;
    /// Clicks, and keeps the browser from doing what it would do of itself.
    fn click_here(element: &HtmlElement);
    /// What the console has been warned of since this was last asked.
    fn warned() -> String;
}

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// The goldens keep an element a line; pages do not.
fn markup(golden: &str) -> String {
    golden.replace(">\n<", "><")
}

fn parsed(json: &str) -> Page {
    serde_wasm_bindgen::from_value(js_sys::JSON::parse(json).unwrap()).unwrap()
}

fn golden(name: &str) -> (Page, String) {
    let (_, json, html) = GOLDENS.iter().find(|(one, ..)| *one == name).unwrap();
    (parsed(json), markup(html))
}

/// An element that holds markup, first apart from the document and then in it.
struct Stage(HtmlElement);

impl Stage {
    fn new(markup: &str) -> Self {
        let element: HtmlElement = document().create_element("div").unwrap().unchecked_into();
        element.set_inner_html(markup);
        document().body().unwrap().append_child(&element).unwrap();
        Self(element)
    }

    /// Hydrates. The app listens to the document for as long as that stands, so it stays alive.
    async fn wake(&self, page: Page) {
        hydrate_from(self.0.clone(), move || ky_yeu::App(props(page))).forget();
        settled().await;
    }

    fn all(&self, selector: &str) -> Vec<Element> {
        let list = self.0.query_selector_all(selector).unwrap();
        (0..list.length()).map(|at| list.item(at).unwrap().unchecked_into()).collect()
    }

    fn first(&self, selector: &str) -> HtmlElement {
        let found = self.all(selector).into_iter().next();
        found.unwrap_or_else(|| panic!("no {selector}")).unchecked_into()
    }

    /// What stands in it, without comments: where Leptos keeps its place is its own affair.
    fn shown(&self) -> String {
        let copy: Element = self.0.clone_node_with_deep(true).unwrap().unchecked_into();
        drop_comments(&copy);
        copy.inner_html()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.0.remove();
    }
}

fn drop_comments(node: &Node) {
    let children = node.child_nodes();
    for at in (0..children.length()).rev() {
        let child = children.item(at).unwrap();
        if child.node_type() == Node::COMMENT_NODE {
            node.remove_child(&child).unwrap();
        } else {
            drop_comments(&child);
        }
    }
}

/// Lets effects and whatever they have spawned run.
async fn settled() {
    for _ in 0..3 {
        JsFuture::from(js_sys::Promise::resolve(&JsValue::NULL)).await.unwrap();
    }
}

#[wasm_bindgen_test]
fn every_sample_has_its_golden() {
    let names: Vec<&str> = samples().iter().map(|(name, _)| *name).collect();
    let kept: Vec<&str> = GOLDENS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names, kept);
}

#[wasm_bindgen_test]
fn data_that_travelled_is_the_page_that_was_made() {
    for ((name, data), (_, json, _)) in samples().iter().zip(GOLDENS) {
        assert_eq!(parsed(json), ky_yeu::pages::page(data), "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_prerendered_page_is_taken_over_as_it_stands() {
    for (name, ..) in GOLDENS {
        let (page, html) = golden(name);
        let stage = Stage::new(&html);
        let before = (stage.shown(), stage.all("*"));
        warned();
        stage.wake(page.inlined()).await;
        let after = (stage.shown(), stage.all("*"));
        assert_eq!(before.0, after.0, "{name}");
        assert_eq!(before.1.len(), after.1.len(), "{name}");
        let kept = before.1.iter().zip(&after.1).all(|(old, new)| old.is_same_node(Some(new)));
        assert!(kept, "{name}: an element was made anew");
        assert!(stage.first("h1").is_connected() && !stage.all(".part *").is_empty(), "{name}");
        assert_eq!(warned(), "", "{name}");
    }
}

fn props(page: Page) -> ky_yeu::app::AppProps {
    ky_yeu::app::AppProps { initial: page }
}

/// Hydration counts nodes and does not look at them: that they are the right ones is shown by
/// building the same page from nothing.
#[wasm_bindgen_test]
async fn a_prerendered_page_is_what_the_browser_would_build() {
    for (name, ..) in GOLDENS {
        let (page, html) = golden(name);
        let built = Stage::new("");
        mount_to(built.0.clone(), move || ky_yeu::App(props(page))).forget();
        settled().await;
        assert_eq!(outline(&Stage::new(&html)), outline(&built), "{name}");
    }
}

/// Every element with its attributes, in no order of theirs, and with the text that stands in it.
fn outline(stage: &Stage) -> Vec<String> {
    let line = |element: Element| {
        let names = element.get_attribute_names();
        let names = names.iter().filter_map(|name| name.as_string());
        let value = |name: String| format!("{name}={:?}", element.get_attribute(&name));
        let mut attributes: Vec<String> = names.map(value).collect();
        attributes.sort();
        let text = element.text_content().unwrap_or_default();
        format!("{} {} {}", element.tag_name(), attributes.join(" "), text.trim())
    };
    stage.all("*").into_iter().map(line).collect()
}

/// The browser writes a report's text by itself when it comes by navigation.
#[wasm_bindgen_test]
fn prose_is_written_here_as_on_the_host() {
    let (page, html) = golden("report");
    let proses = page.parts.iter().filter(|part| matches!(part, Part::Prose(_))).count();
    let stage = Stage::new("");
    let mut page = Some(page);
    let written = written_into(&mut || {
        let page = page.take().unwrap();
        mount_to(stage.0.clone(), move || ky_yeu::App(props(page))).forget();
    });
    let as_prose =
        |markup: &&String| html.contains(&format!("<div class=\"prose\">{markup}</div>"));
    let found: Vec<&String> = written.iter().filter(as_prose).collect();
    assert_eq!((found.len(), proses), (2, 2), "{written:#?}");
    assert!(found[0].contains("<table>") && found[0].contains("&lt;script&gt;"));
    for still in page_stills("report") {
        assert!(written.contains(&still), "{still}");
    }
}

fn page_stills(name: &str) -> Vec<String> {
    let still = |part| match part {
        Part::Still(markup) => Some(markup),
        Part::Prose(_) | Part::Share => None,
    };
    golden(name).0.parts.into_iter().filter_map(still).collect()
}

#[wasm_bindgen_test]
fn no_text_has_become_an_element() {
    for (name, ..) in GOLDENS {
        let stage = Stage::new(&golden(name).1);
        assert!(stage.all("script, [onclick], [onmouseover], [style]").is_empty(), "{name}");
        assert_eq!(stage.all("h1").len(), 1, "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_reading_setting_is_applied_and_kept() {
    let root = document().document_element().unwrap();
    let storage = web_sys::window().unwrap().local_storage().unwrap().unwrap();
    root.remove_attribute("data-size").unwrap();
    root.set_attribute("data-theme", "dark").unwrap();
    let (page, html) = golden("home");
    let stage = Stage::new(&html);
    stage.wake(page).await;
    let checked = |name: &str| {
        let chosen = stage.all(&format!("[name={name}]:checked"));
        assert_eq!(chosen.len(), 1, "{name}");
        chosen[0].parent_element().unwrap().text_content().unwrap()
    };
    assert_eq!((checked("data-size"), checked("data-theme")), ("Vừa".into(), "Tối".into()));
    for (name, place, value) in [
        ("data-size", 3, "3"),
        ("data-size", 0, "0"),
        ("data-theme", 1, "light"),
        ("data-size", 1, ""),
    ] {
        let radio: HtmlElement =
            stage.all(&format!("[name={name}]")).swap_remove(place).unchecked_into();
        radio.click();
        assert_eq!(root.get_attribute(name).as_deref(), Some(value));
        assert_eq!(storage.get_item(name).unwrap().as_deref(), Some(value));
    }
    root.remove_attribute("data-theme").unwrap();
    root.remove_attribute("data-size").unwrap();
    storage.clear().unwrap();
}

#[wasm_bindgen_test]
async fn the_notice_speaks_and_can_be_closed() {
    let (page, html) = golden("report");
    let stage = Stage::new(&html);
    stage.wake(page).await;
    let notice = stage.first(".notice");
    assert_eq!(notice.get_attribute("data-state").as_deref(), Some("idle"));
    // Whether the address can be copied is the browser's to say; either way it is told.
    click_here(&stage.first(".prose a.anchor"));
    for _ in 0..50 {
        settled().await;
        if notice.get_attribute("data-state").as_deref() == Some("said") {
            break;
        }
        next_frame().await;
    }
    assert_eq!(notice.get_attribute("data-state").as_deref(), Some("said"));
    assert!(!stage.first(".notice [role=status]").text_content().unwrap().trim().is_empty());
    stage.first(".notice button:last-child").click();
    settled().await;
    assert_eq!(notice.get_attribute("data-state").as_deref(), Some("idle"));
}

async fn next_frame() {
    let frame = js_sys::Promise::new(&mut |done, _| {
        web_sys::window().unwrap().request_animation_frame(&done).unwrap();
    });
    JsFuture::from(frame).await.unwrap();
}
