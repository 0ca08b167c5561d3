//! The lightbox: what it is made of, and what it says. What it does is `gallery::viewer`'s to decide, and
//! the browser's to show (`platform/lightbox`).

#![cfg_attr(
    not(target_arch = "wasm32"),
    allow(dead_code, unused_imports, reason = "shown in the browser")
)]

mod heard;
mod markup;

pub(crate) use heard::{Seen, heard};
pub(crate) use markup::{Abilities, CAPTION, Slide, room, thumbnail};

/// Its styles, which come with it.
pub(crate) const STYLES: &str = include_str!("lightbox.css");
