//! The host tool: content in, finished pages out.
//!
//! Everything a release holds is made in memory first and written when it is whole.
#![warn(missing_docs)]

mod calendar;
pub mod document;
mod drawn;
pub mod edition;
pub mod embed;
pub mod folder;
pub mod offline;
pub mod pages;
pub mod photos;
pub mod preview;
pub mod release;
pub mod render;
mod script;
pub mod share;
pub mod shell;
pub use view::{charts, check_charts};
mod structured;
pub mod styles;
mod view;
