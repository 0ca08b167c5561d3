//! Axes: what is said of them, and their parts laid out along a plot.

mod labels;
mod parts;
mod props;

pub(crate) use labels::shown;
pub(crate) use parts::{Placed, draw};
pub(crate) use props::{collect, translate};
