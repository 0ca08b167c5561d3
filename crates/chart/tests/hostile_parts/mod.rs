//! What hostile specs are made of, and how their pictures are checked.

pub mod bombs;
pub mod specs;
pub mod svg;
