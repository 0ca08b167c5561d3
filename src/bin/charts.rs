//! The charts' own wasm module: the app asks for it when a page has charts. On the host it has nothing
//! to do.

fn main() {
    ky_yeu::start_charts();
}
