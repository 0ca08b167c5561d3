//! A chart taken along: as CSV, as SVG, as PNG, as a link. All of it is made here, so it works offline.

use js_sys::{Array, Promise};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, Element, HtmlAnchorElement, HtmlCanvasElement,
    HtmlImageElement, Url,
};

use super::super::browser::{self, document, window};
use super::super::sheet::open_share_sheet;
use super::dom::first;
use super::{address, prepared_view, say, slug_of, table, title_of, with_live};
use crate::chart_view::csv;
use crate::texts;

/// How many pixels of a PNG a pixel of the picture takes.
const SHARPNESS: f64 = 2.0;

/// Does what a button of a figure says.
pub(super) fn perform(figure: &Element, act: &str) {
    let figure = figure.clone();
    match act {
        "share" => browser::spawn(share(figure)),
        "share-more" => browser::spawn(async move {
            let url = address_of(&figure);
            if !open_share_sheet(&url).await {
                copy(&figure, &url).await;
            }
        }),
        "csv" => {
            let made = table::lines(&figure).and_then(|lines| {
                save(&slug_of(&figure)?, "csv", &csv(&lines).into(), "text/csv;charset=utf-8")
            });
            tell(&figure, made);
        }
        "svg" => {
            let made = picture(&figure)
                .and_then(|svg| save(&slug_of(&figure)?, "svg", &svg.into(), "image/svg+xml"));
            tell(&figure, made);
        }
        "png" => browser::spawn(async move {
            let made = png(&figure).await;
            tell(&figure, made);
        }),
        _ => {}
    }
}

fn tell(figure: &Element, done: Option<()>) {
    say(figure, if done.is_some() { texts::SAVED } else { texts::NOT_SAVED });
}

/// The chart of a figure as it is shown, as an SVG document of its own.
fn picture(figure: &Element) -> Option<String> {
    let drawn = with_live(figure, |live| live.view.clone()).flatten();
    Some(drawn.or_else(|| prepared_view(figure))?.alone())
}

async fn png(figure: &Element) -> Option<()> {
    let svg = picture(figure)?;
    let image = HtmlImageElement::new().ok()?;
    let source = format!(
        "data:image/svg+xml;charset=utf-8,{}",
        String::from(js_sys::encode_uri_component(&svg))
    );
    image.set_src(&source);
    JsFuture::from(image.decode()).await.ok()?;
    let [width, height] = [image.natural_width(), image.natural_height()].map(f64::from);
    let canvas: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    canvas.set_width(pixels(width * SHARPNESS));
    canvas.set_height(pixels(height * SHARPNESS));
    let context: CanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            width * SHARPNESS,
            height * SHARPNESS,
        )
        .ok()?;
    let blob = JsFuture::from(blob_of(&canvas)).await.ok()?;
    save_blob(&slug_of(figure)?, "png", &blob.dyn_into().ok()?)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size, held within bounds"
)]
fn pixels(size: f64) -> u32 {
    size.clamp(1.0, 8192.0) as u32
}

fn blob_of(canvas: &HtmlCanvasElement) -> Promise {
    Promise::new(&mut |resolve, reject| {
        let given = Closure::once_into_js(move |blob: JsValue| {
            let call = if blob.is_null() { &reject } else { &resolve };
            drop(call.call1(&JsValue::UNDEFINED, &blob));
        });
        drop(canvas.to_blob(given.unchecked_ref()));
    })
}

fn save(name: &str, ending: &str, text: &JsValue, kind: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(text), &options).ok()?;
    save_blob(name, ending, &blob)
}

fn save_blob(name: &str, ending: &str, blob: &Blob) -> Option<()> {
    let url = Url::create_object_url_with_blob(blob).ok()?;
    let link: HtmlAnchorElement = document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(&format!("{name}.{ending}"));
    link.click();
    // The download has taken the address by the next turn.
    let forget = Closure::once_into_js(move || drop(Url::revoke_object_url(&url)));
    window()?
        .set_timeout_with_callback_and_timeout_and_arguments_0(forget.unchecked_ref(), 10_000)
        .ok()?;
    Some(())
}

/// The chart's own page, in the state that is shown.
fn address_of(figure: &Element) -> String {
    let link =
        first(figure, "figcaption a[href]").and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok());
    let page = link.map_or_else(browser::address, |link| link.href());
    format!("{page}{}", address::search_of(figure))
}

async fn share(figure: Element) {
    let url = address_of(&figure);
    if !browser::share(&title_of(&figure).unwrap_or_default(), &url) {
        copy(&figure, &url).await;
    }
}

async fn copy(figure: &Element, url: &str) {
    if browser::copy(url).await {
        say(figure, texts::COPIED);
    } else {
        say(figure, &format!("{}{url}", texts::NOT_COPIED));
    }
}
