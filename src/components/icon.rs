//! The interface's few icons: strokes on a 24 by 24 grid, drawn for this project.

use maud::{Markup, html};

/// An icon. It speaks to the eye only: the text beside it names what it stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Home,
    Reports,
    Figures,
    Photos,
    Documents,
    Settings,
    Share,
    Close,
    Previous,
    Next,
    Nearer,
    Farther,
    Play,
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "shown in the browser"))]
    Pause,
    Full,
    Keep,
}

impl Icon {
    fn path(self) -> &'static str {
        match self {
            Self::Home => "M4 11 12 4l8 7v9h-5v-6H9v6H4z",
            Self::Reports => "M5 4h9l5 5v11H5zM14 4v5h5M8 13h8M8 16.5h5",
            Self::Figures => "M4 20h16M6 16v-5M11 16V5M16 16V9",
            Self::Photos => "M4 6h16v13H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
            Self::Documents => "M4 4v16M4 7h9M8 12h12M4 17h7",
            Self::Settings => "M3 18 8 6l5 12M5 14h6M15 18l3-7 3 7M16 16h4",
            Self::Share => "M12 15V4M8 7.5 12 4l4 3.5M6 11v9h12v-9",
            Self::Close => "M6 6l12 12M18 6 6 18",
            Self::Previous => "M15 5l-7 7 7 7",
            Self::Next => "M9 5l7 7-7 7",
            Self::Nearer => {
                "M16 16l5 5M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M7.5 10.5h6M10.5 7.5v6"
            }
            Self::Farther => "M16 16l5 5M4 10.5a6.5 6.5 0 1 0 13 0 6.5 6.5 0 1 0-13 0M7.5 10.5h6",
            Self::Play => "M8 5l11 7-11 7z",
            Self::Pause => "M9 5v14M15 5v14",
            Self::Full => "M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5",
            Self::Keep => "M12 4v11M8 11.5l4 3.5 4-3.5M5 20h14",
        }
    }
}

/// Draws an icon.
pub(crate) fn icon(icon: Icon) -> Markup {
    html! { svg.icon viewBox="0 0 24 24" aria-hidden="true" { path d=(icon.path()) {} } }
}
