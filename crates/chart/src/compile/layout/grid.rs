//! Groups in rows and columns (Vega's `gridLayout`).

use crate::geometry::Bounds;

/// How rows or columns line up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    /// All are as large as the largest.
    All,
    /// Each is as large as its own largest.
    Each,
    /// None is aligned.
    None,
}

impl Align {
    pub(crate) fn parse(name: Option<&str>) -> Self {
        match name {
            Some("all") => Self::All,
            Some("none") => Self::None,
            _ => Self::Each,
        }
    }
}

/// How groups are laid out in a grid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Grid {
    pub(crate) columns: usize,
    /// For columns, and for rows.
    pub(crate) align: [Align; 2],
    pub(crate) padding: [f64; 2],
    pub(crate) center: [bool; 2],
}

/// The places of groups that take these rooms, from their own origins.
pub(crate) fn lay_out(rooms: &[Bounds], grid: Grid) -> Vec<(f64, f64)> {
    let count = rooms.len();
    let columns = grid.columns.clamp(1, count.max(1));
    let [align_x, align_y] = grid.align;
    let [pad_x, pad_y] = grid.padding;
    let [center_x, center_y] = grid.center;
    let along = |axis: Axis, align: Align, pad: f64, center: bool| {
        offsets(rooms, columns, axis, align, pad, center)
    };
    let xs = along(Axis::X, align_x, pad_x, center_x);
    let ys = along(Axis::Y, align_y, pad_y, center_y);
    xs.into_iter().zip(ys).collect()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Axis {
    X,
    Y,
}

fn offsets(
    rooms: &[Bounds],
    columns: usize,
    axis: Axis,
    align: Align,
    pad: f64,
    center: bool,
) -> Vec<f64> {
    let line = |at: usize| if axis == Axis::X { at % columns } else { at / columns };
    let lane = |at: usize| if axis == Axis::X { at / columns } else { at % columns };
    let start = |room: &Bounds| if axis == Axis::X { room.x1 } else { room.y1 };
    let end = |room: &Bounds| if axis == Axis::X { room.x2 } else { room.y2 };
    let lines = (0..rooms.len()).map(line).max().map_or(0, |last| last + 1);
    let mut extents = vec![0.0_f64; lines];
    let mut largest = 0.0_f64;
    for (at, room) in rooms.iter().enumerate() {
        let reach = end(room).ceil();
        largest = largest.max(reach);
        if let Some(extent) = extents.get_mut(line(at)) {
            *extent = extent.max(reach);
        }
    }
    // How far each starts after the one before it.
    let before = |room: &Bounds| if start(room) < 0.0 { (-start(room)).ceil() } else { 0.0 };
    let mut gaps: Vec<f64> = rooms
        .iter()
        .enumerate()
        .map(|(at, room)| if line(at) == 0 { 0.0 } else { pad + before(room) })
        .collect();
    let extent_of = |line: usize| extents.get(line).copied().unwrap_or_default();
    match align {
        Align::Each => {
            for this in 1..lines {
                let most = most(&gaps, &|at| line(at) == this);
                set(&mut gaps, &|at| line(at) == this, |_| most + extent_of(this - 1));
            }
        }
        Align::All => {
            let most = most(&gaps, &|at| line(at) > 0);
            set(&mut gaps, &|at| line(at) > 0, |_| most + largest);
        }
        Align::None => set(&mut gaps, &|at| line(at) > 0, |gap| gap),
    }
    if align == Align::None {
        for (at, gap) in gaps.iter_mut().enumerate() {
            if line(at) > 0 {
                *gap += extent_of(line(at) - 1);
            }
        }
    }
    // Along each lane gaps add up.
    let lanes = (0..rooms.len()).map(lane).max().map_or(0, |last| last + 1);
    let mut sums = vec![0.0_f64; lanes];
    let mut places = Vec::with_capacity(rooms.len());
    for at in 0..rooms.len() {
        let gap = gaps.get(at).copied().unwrap_or_default();
        let place = sums.get_mut(lane(at)).map_or(0.0, |sum| {
            *sum = if axis == Axis::X && line(at) == 0 { gap } else { *sum + gap };
            *sum
        });
        places.push(place);
    }
    let several = if axis == Axis::X { lanes > 1 } else { lanes != 1 };
    if center && align != Align::None && several {
        for (at, (place, room)) in places.iter_mut().zip(rooms).enumerate() {
            let full = if align == Align::All { largest } else { extent_of(line(at)) };
            // Vega compares with the whole way from the grid's start, so that it is mostly the first
            // line that is centred.
            let spare = full - end(room) - *place;
            if spare > 0.0 {
                *place += spare / 2.0;
            }
        }
    }
    places
}

fn most(gaps: &[f64], wanted: &dyn Fn(usize) -> bool) -> f64 {
    gaps.iter().enumerate().filter(|(at, _)| wanted(*at)).map(|(_, gap)| *gap).fold(0.0, f64::max)
}

fn set(gaps: &mut [f64], wanted: &dyn Fn(usize) -> bool, to: impl Fn(f64) -> f64) {
    for (at, gap) in gaps.iter_mut().enumerate() {
        if wanted(at) {
            *gap = to(*gap);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Align, Grid, lay_out};
    use crate::geometry::Bounds;

    #[test]
    fn groups_stand_beside_and_below_each_other() {
        let room = Bounds::new(-20.0, -5.0, 100.0, 60.0);
        let rooms = [room; 3];
        let grid =
            Grid { columns: 2, align: [Align::Each; 2], padding: [10.0; 2], center: [false; 2] };
        assert_eq!(lay_out(&rooms, grid), [(0.0, 0.0), (130.0, 0.0), (0.0, 75.0)]);
    }
}
