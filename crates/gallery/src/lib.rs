//! What photos are shown as: their renditions, and the state of whoever looks at them.
//!
//! Pure: no files, no codecs, no browser. The host tool and the lightbox ask it what to do.
#![warn(missing_docs)]

pub mod geometry;
pub mod grid;
pub mod hands;
pub mod rendition;
pub mod strip;
pub mod viewer;
pub mod visit;
