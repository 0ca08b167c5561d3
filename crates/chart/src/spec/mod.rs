//! A spec's parts: channels, what stands behind them, marks, config.

pub mod channel;
pub mod check;
pub mod config;
pub mod def;
pub mod defaults;
pub mod mark;
pub mod read;
pub mod scale_type;
pub mod select;
pub mod stack;
