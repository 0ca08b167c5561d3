//! Outlines of marks: curves through points, arcs of rings, symbols, boxes, trails.

pub mod arc;
pub mod curve;
pub mod line;
pub mod rectangle;
pub mod symbol;
pub mod trail;
