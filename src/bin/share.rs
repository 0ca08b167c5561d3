//! The share sheet's own wasm module: a page asks for it when somebody wants more than a link. On the host it
//! has nothing to do.

fn main() {
    ky_yeu::start_share();
}
