//! The modules beside the app, as the document's loader brings them.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Brings a module, once, and tells it what it is wanted for (by the event `ky-yeu-<module>`); a
    /// promise of what it exports, or of nothing where it did not come. The document's loader defines it.
    ///
    /// # Errors
    /// In a document whose loader knows of no modules.
    #[wasm_bindgen(catch, js_name = kyYeuBring)]
    pub(super) fn bring(module: &str, detail: &str) -> Result<Promise, JsValue>;
}
