//! What pages are made of, each beside its styles. The still ones are markup, the live ones Leptos.

pub(crate) mod footer;
pub(crate) mod header;
pub(crate) mod icon;
pub(crate) mod notice;
pub(crate) mod photo;
pub(crate) mod prose;
pub(crate) mod settings;
pub(crate) mod share;
pub(crate) mod timeline;
