//! Asks for the share sheet, which is a module of its own.

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::history;

#[wasm_bindgen]
extern "C" {
    /// Brings a module, once, and tells it what it is wanted for; a promise of what it exports, or of
    /// nothing where it did not come. The document's loader defines it.
    #[wasm_bindgen(catch, js_name = kyYeuBring)]
    fn bring(module: &str, detail: &str) -> Result<Promise, JsValue>;
}

/// Opens the share sheet; false where its module did not come.
pub async fn open_share_sheet() -> bool {
    let Ok(coming) = bring("share", &history::absolute("")) else { return false };
    JsFuture::from(coming).await.is_ok_and(|it| it.is_object())
}
