//! What views that hold views have in common.

use super::super::layout::Drawn;
use crate::bounds::stroked;
use crate::geometry::Bounds;

/// The room that a view takes among others. In Vega the stroke of a frame makes all of it larger, guides
/// and all (`boundStroke`).
pub(super) fn full(view: &Drawn) -> Bounds {
    let (width, height) = view.group.size;
    let mut room = view.bounds;
    if width != 0.0 || height != 0.0 {
        room.union(&Bounds::new(0.0, 0.0, width, height));
    }
    stroked(room, &view.style, false)
}
