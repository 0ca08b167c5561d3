//! Vega-Lite compiled natively: a spec and its tables in, a finished scene out.
//!
//! Nothing here touches a file, a clock, a screen or the DOM, so the host and the browser make the
//! same picture, byte for byte. Arrows point down: nouns < scene < spec and data < compile.
#![warn(missing_docs)]

pub mod field;
pub mod format;
pub mod path;
pub mod problem;
pub mod scene;
pub mod table;
pub mod ticks;
pub mod time;
pub mod value;
