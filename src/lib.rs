//! The Kỷ yếu app: the same components, prerendered on the host and alive in the browser.
#![warn(missing_docs)]
// Leptos' macros make items whose docs and visibility are theirs to choose.
#![allow(clippy::must_use_candidate)]

pub mod album;
pub mod app;
pub mod chart_view;
mod components;
mod lightbox;
mod navigation;
pub mod page;
pub mod page_data;
pub mod pages;
mod platform;
pub mod route;
pub mod share_sheet;
pub mod styles;
pub mod texts;

pub use app::App;

/// Wakes the prerendered page in the browser; does nothing on the host.
///
/// A page whose data is missing or broken is left as it is: it reads and links without a script.
pub fn start() {
    platform::hydrate(|page| app::App(app::AppProps { initial: page }));
}

/// Starts the charts' own module in the browser, which wakes a page's charts when it is asked to; does
/// nothing on the host.
pub fn start_charts() {
    platform::start_charts();
}

/// Offers the chart engine to the page in the browser; does nothing on the host.
pub fn start_engine() {
    platform::start_engine();
}

/// Starts the share sheet's own module in the browser, which opens it when it is asked to; does nothing on
/// the host.
pub fn start_share() {
    platform::start_share();
}

/// Starts the lightbox's own module in the browser, which opens it when it is asked to; does nothing on
/// the host.
pub fn start_lightbox() {
    platform::start_lightbox();
}
