//! The loader from outside: the real content, every kind of mistake, and inputs nobody thought of.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
// The loader exists on the host only.
#![cfg(not(target_arch = "wasm32"))]

mod content {
    pub(crate) mod folder;
    mod json_mistakes;
    mod other_mistakes;
    mod properties;
    mod real;
}
