//! The chart engine's own wasm module: a page asks for it when a chart is wanted in a state that has not
//! been drawn beforehand. On the host it has nothing to do.

fn main() {
    ky_yeu::start_engine();
}
