//! Headers and footers in their places beside rows and columns.

use super::Side;
use crate::geometry::Bounds;
use crate::scene::Group;

/// Headers or footers along one side, in their places.
pub(super) struct Band {
    pub(super) groups: Vec<Group>,
    pub(super) edge: f64,
    pub(super) room: Bounds,
}

/// Headers beside the rows or columns that they belong to (`layoutHeaders`).
pub(super) fn place(
    groups: Vec<(Group, Bounds)>,
    along: Side,
    footer: bool,
    places: &[(f64, f64)],
    rooms: &[Bounds],
    columns: usize,
) -> Band {
    let count = rooms.len();
    let rows = count.div_ceil(columns.max(1));
    let (start, stride, back) = match (along, footer) {
        (Side::Row, false) => (0, columns, 1),
        (Side::Row, true) => (columns - 1, columns, 1),
        (Side::Column, false) => (0, 1, columns),
        (Side::Column, true) => ((rows * columns).saturating_sub(columns), 1, columns),
    };
    let edge_of = |room: &Bounds| match (along, footer) {
        (Side::Row, false) => room.x1,
        (Side::Row, true) => room.x2,
        (Side::Column, false) => room.y1,
        (Side::Column, true) => room.y2,
    };
    let further =
        |one: f64, two: f64| if footer { one.max(two).ceil() } else { one.min(two).floor() };
    let mut margin = 0.0;
    for room in rooms.iter().skip(start).step_by(stride.max(1)) {
        margin = further(margin, edge_of(room));
    }
    if groups.is_empty() {
        return Band { groups: Vec::new(), edge: margin, room: Bounds::EMPTY };
    }
    // Where there is no cell, what all would share is there still.
    let limit = match (count, along) {
        (0, _) => groups.len(),
        (_, Side::Row) => rows,
        (_, Side::Column) => columns,
    };
    let mut edge = 0.0;
    let mut all = Bounds::EMPTY;
    let mut placed = Vec::new();
    for (at, (mut group, own)) in groups.into_iter().take(limit).enumerate() {
        let mut index = start + at * stride;
        while index >= count && index >= back {
            index -= back;
        }
        let place = places.get(index).copied().unwrap_or_default();
        group.at = if along == Side::Row { (margin, place.1) } else { (place.0, margin) };
        let room = own.moved(group.at.0, group.at.1);
        all.union(&room);
        edge = further(edge, edge_of(&all));
        placed.push(group);
    }
    Band { groups: placed, edge, room: all }
}
