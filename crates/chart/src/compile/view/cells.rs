//! What views that hold views have in common.

use super::super::layout::Drawn;
use crate::bounds::stroked;
use crate::geometry::Bounds;

/// The room of a view with the stroke of its frame.
pub(super) fn full(view: &Drawn) -> Bounds {
    let (width, height) = view.group.size;
    let mut room = view.bounds;
    if width != 0.0 || height != 0.0 {
        room.union(&stroked(Bounds::new(0.0, 0.0, width, height), &view.style, false));
    }
    room
}
