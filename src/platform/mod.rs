//! The browser, behind plain functions: the only place that names web-sys, js-sys and gloo.
//!
//! On the host the same functions stand and do nothing, so that components need no condition.

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
mod charts;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod engine;
#[cfg(target_arch = "wasm32")]
mod entry;
#[cfg(target_arch = "wasm32")]
mod fetch;
#[cfg(target_arch = "wasm32")]
mod history;
#[cfg(not(target_arch = "wasm32"))]
mod host;
#[cfg(target_arch = "wasm32")]
mod lightbox;
#[cfg(target_arch = "wasm32")]
mod modules;
#[cfg(target_arch = "wasm32")]
mod photos;
#[cfg(target_arch = "wasm32")]
mod share;
#[cfg(target_arch = "wasm32")]
mod sheet;

#[cfg(target_arch = "wasm32")]
pub use self::{
    browser::*, charts::start_charts, engine::start_engine, fetch::*, history::*,
    lightbox::start_lightbox, share::start_share, sheet::*,
};
#[cfg(not(target_arch = "wasm32"))]
pub use host::*;

/// Why a page did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "met in the browser"))]
pub enum Missed {
    /// The network did not answer, or the server failed for now.
    NoNetwork,
    /// The answer is not a page of this release.
    NotOurs,
}

/// A reading setting that the visitor's device keeps, and the attribute that carries it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The text's size: `data-size` on the root element, "0" to "3".
    Size,
    /// The colours: `data-theme` on the root element, `light` or `dark`.
    Theme,
}

impl Setting {
    /// The attribute's name, which is also the name it is kept under.
    #[must_use]
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Size => "data-size",
            Self::Theme => "data-theme",
        }
    }
}
