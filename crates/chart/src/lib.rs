//! Vega-Lite compiled natively: a spec and its tables in, a finished scene out.
//!
//! Nothing here touches a file, a clock, a screen or the DOM, so the host and the browser make the
//! same picture, byte for byte. Arrows point down: nouns < scene < spec and data < compile.
#![warn(missing_docs)]

pub mod bounds;
mod check;
pub mod color;
mod compile;
pub mod data;
mod digits;
pub mod expr;
pub mod field;
pub mod format;
pub mod geometry;
mod letters;
pub mod math;
pub mod messages;
mod normalize;
mod order;
pub mod path;
pub mod problem;
pub mod scale;
pub mod scene;
pub mod shape;
mod sort;
pub mod spec;
pub mod state;
pub mod svg;
pub mod table;
pub mod text;
pub mod ticks;
pub mod time;
pub mod transform;
pub mod value;

pub use check::check;
pub use compile::{Compiled, FieldData, Filled, Loaded, Options, Plan, Tables, ViewData, compile};
