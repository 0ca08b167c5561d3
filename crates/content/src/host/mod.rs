//! Reading and checking, on the host only. Imports point down this list.

pub(crate) mod load;

pub(crate) mod chart;
mod conference;
mod facts;
pub(crate) mod photo;
mod report;
mod site;
mod table;

mod document;
mod intake;

mod cell;
mod decode;
mod href;
mod json;
mod json_path;
mod markdown;
mod relative;
pub(crate) mod schema;
mod shape;
mod sheet;
mod suggest;

pub mod limits;
pub mod messages;
pub mod model;
pub(crate) mod problem;
pub mod slug;
pub(crate) mod source;
