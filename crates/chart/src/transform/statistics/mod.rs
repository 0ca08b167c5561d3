//! The statistics behind the operations: vega-statistics in Rust.

pub mod curve;
pub mod fit;
pub mod kernel;
pub mod loess;
pub mod quantile;
pub mod random;
