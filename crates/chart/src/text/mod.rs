//! How wide words are, where they are cut, and where they stand.

mod cut;
mod measure;
mod place;
mod table;
mod widths;
mod wrap;

pub use cut::{Direction, truncate, truncated};
pub use measure::{Estimate, Measure};
pub use place::{baseline_offset, line_height, split_lines};
pub use table::WidthTable;
pub use wrap::{widest_word, wrapped};
