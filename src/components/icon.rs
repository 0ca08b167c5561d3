//! The interface's few icons: strokes on a 24 by 24 grid, drawn for this project.

use maud::{Markup, html};

/// An icon: what is drawn, so that only those come along that are shown. It speaks to the eye only: the text
/// beside it names what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Icon(&'static str);

impl Icon {
    pub(crate) const HOME: Self = Self("M4 11 12 4l8 7v9h-5v-6H9v6H4z");
    pub(crate) const REPORTS: Self = Self("M5 4h9l5 5v11H5zM14 4v5h5M8 13h8M8 16.5h5");
    pub(crate) const FIGURES: Self = Self("M4 20h16M6 16v-5M11 16V5M16 16V9");
    pub(crate) const PHOTOS: Self = Self("M4 6h16v13H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01");
    pub(crate) const DOCUMENTS: Self = Self("M4 4v16M4 7h9M8 12h12M4 17h7");
    pub(crate) const SETTINGS: Self = Self("M3 18 8 6l5 12M5 14h6M15 18l3-7 3 7M16 16h4");
    pub(crate) const SHARE: Self = Self("M12 15V4M8 7.5 12 4l4 3.5M6 11v9h12v-9");
    pub(crate) const CLOSE: Self = Self("M6 6l12 12M18 6 6 18");
    pub(crate) const PREVIOUS: Self = Self("M15 5l-7 7 7 7");
    pub(crate) const NEXT: Self = Self("M9 5l7 7-7 7");
    pub(crate) const NEARER: Self =
        Self("M16 16l5 5M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M7.5 10.5h6M10.5 7.5v6");
    pub(crate) const FARTHER: Self =
        Self("M16 16l5 5M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M7.5 10.5h6");
    pub(crate) const PLAY: Self = Self("M8 5l11 7-11 7z");
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "shown in the browser"))]
    pub(crate) const PAUSE: Self = Self("M9 5v14M15 5v14");
    pub(crate) const FULL: Self = Self("M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5");
    pub(crate) const KEEP: Self = Self("M12 4v11M8 11.5l4 3.5 4-3.5M5 20h14");
}

/// Draws an icon.
pub(crate) fn icon(icon: Icon) -> Markup {
    html! { svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(icon.0) {} } }
}
