//! Reading tables: delimited text, JSON, generated numbers, and the types of their columns.

pub mod csv;
pub mod json;
pub mod parse;
pub mod sequence;
