//! What an editor writes: its model, its checks, and the words that tell a mistake.
//!
//! The browser links the vocabulary (`bundle`, `text`, `date`, `number`); everything that reads
//! and checks exists on the host only. Nothing here touches a file, a clock or a screen: the host
//! hands in a [`Source`] and gets back a [`Loaded`].
#![warn(missing_docs)]

pub mod bundle;
pub mod date;
pub mod number;
pub mod text;

#[cfg(not(target_arch = "wasm32"))]
mod host;

#[cfg(not(target_arch = "wasm32"))]
pub use host::{
    chart::{Spec, chart_problem},
    limits,
    load::{Loaded, load},
    messages, model,
    photo::photo_problem,
    problem::{Position, Problem, Severity},
    schema::schemas,
    slug,
    source::{FileEntry, Memory, Source},
};
