//! The darkroom: the bytes of an original in, its renditions out.
//!
//! It touches no files, and it stands apart from the site tool because every pixel goes through it: the
//! workspace optimises it even where everything else is built for debugging. Nothing of an original
//! but its pixels gets out: each rendition is encoded anew, so metadata cannot survive.
#![warn(missing_docs)]

mod card;
mod decode;
mod develop;
mod encode;
mod fault;
mod header;
mod jpeg;
mod scale;

pub use develop::{Developed, Rendition, develop};
pub use encode::SETTINGS;
pub use fault::Fault;
pub use header::{Header, Kind, look};
