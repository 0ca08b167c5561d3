//! Axes: what is said of them, and their parts laid out along a plot.

mod broken;
mod configured;
mod labels;
mod parts;
mod props;

pub(crate) use labels::shown;
pub(crate) use parts::{Placed, draw};
pub(crate) use props::{
    collect, default_align as align_of, default_baseline as baseline_of, translate,
};
