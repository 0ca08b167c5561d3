//! The lightbox's own wasm module: the app asks for it when a photo is about to be looked at. On the host
//! it has nothing to do.

fn main() {
    ky_yeu::start_lightbox();
}
