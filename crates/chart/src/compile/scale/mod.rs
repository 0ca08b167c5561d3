//! Scales: from what the views say to what maps values to places and colours.

pub(crate) mod build;
pub(crate) mod component;
pub(crate) mod domain;
pub(crate) mod properties;
pub(crate) mod range;
