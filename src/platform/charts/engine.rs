//! The engine's own module, as the charts' module asks it: brought once a chart is asked for something
//! that has not been drawn beforehand.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::prepared::View;
use crate::chart_view::Touched;
use crate::platform::engine::DRAW;
use crate::platform::modules::bring;
use crate::texts;

/// Draws a chart as its inputs have it; what stood in the way, in words.
pub(super) async fn draw(specs: &str, slug: &str, touched: &Touched) -> Result<View, String> {
    let missing = || texts::CHART_ENGINE_MISSING.to_owned();
    let brought = bring("engine", "").map_err(|_| missing())?;
    JsFuture::from(brought).await.map_err(|_| missing())?;
    let draw = Reflect::get(&js_sys::global(), &DRAW.into()).map_err(|_| missing())?;
    let draw: Function = draw.dyn_into().map_err(|_| missing())?;
    let pairs: Array = touched.iter().map(pair).collect();
    let called = draw.call3(&JsValue::UNDEFINED, &specs.into(), &slug.into(), &pairs);
    let promise: Promise = called.and_then(JsCast::dyn_into).map_err(|_| missing())?;
    match JsFuture::from(promise).await {
        Ok(view) => Ok(View(view)),
        Err(why) => Err(why.as_string().unwrap_or_else(missing)),
    }
}

fn pair((param, tokens): &(String, Vec<String>)) -> Array {
    let tokens: Array = tokens.iter().map(JsValue::from).collect();
    Array::of2(&param.into(), &tokens)
}
