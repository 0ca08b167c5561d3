//! The goldens drawn by the engine as the browser has it: the same pictures, byte for byte.
#![cfg(target_arch = "wasm32")]

mod goldens;

use goldens::{Folder, GOLDENS, draw};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn the_browser_draws_the_goldens_as_the_host_does() {
    let mut different = Vec::new();
    for (name, spec, golden) in GOLDENS {
        let spec = serde_json::from_str(spec).ok();
        let drawn = spec.and_then(|spec| draw(&spec, &Folder).ok());
        if drawn.as_deref() != Some(*golden) {
            different.push(*name);
        }
    }
    assert!(different.is_empty(), "drawn differently: {different:?}");
    assert!(GOLDENS.len() >= 5);
}
