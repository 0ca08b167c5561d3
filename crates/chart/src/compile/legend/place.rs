//! Legends placed around a view (`legendParams`, `gridLayout`).

use super::super::layout::{Align, Grid, group_mark, lay_out_grid};
use super::super::scope::Scope;
use crate::bounds::stroked;
use crate::geometry::Bounds;
use crate::scene::{Aria, Group, Mark, Style};
use crate::spec::read::Read;
use crate::value::Value;

/// A legend laid out, before it has its place.
pub(crate) struct Placed {
    pub(super) group: Group,
    pub(super) style: Style,
    pub(super) orient: String,
    pub(super) offset: f64,
    /// What it is, in words.
    pub(super) label: String,
}

/// Places all legends of a view and grows the room of the view by them. `beside` is the room with
/// the vertical axes, `above` that with the horizontal ones.
pub(crate) fn place(
    mut legends: Vec<Placed>,
    size: (f64, f64),
    view: &mut Bounds,
    beside: Bounds,
    above: Bounds,
    fits: bool,
    scope: &Scope<'_>,
) -> Vec<Mark> {
    let mut sides: Vec<String> = Vec::new();
    for legend in &legends {
        if legend.orient != "none" && !sides.contains(&legend.orient) {
            sides.push(legend.orient.clone());
        }
    }
    for side in sides {
        let mut here: Vec<&mut Placed> =
            legends.iter_mut().filter(|legend| legend.orient == side).collect();
        stand(&side, &mut here, size, beside, above, scope);
    }
    let mut marks = Vec::new();
    for legend in legends {
        let (width, height) = legend.group.size;
        let (x, y) = legend.group.at;
        let room = stroked(Bounds::new(x, y, x + width, y + height), &legend.style, false);
        match (fits, legend.orient.as_str()) {
            // What fits is made smaller by the legend in one direction only.
            (true, "left" | "right") => {
                view.add([room.x1, 0.0]);
                view.add([room.x2, 0.0]);
            }
            (true, "top" | "bottom") => {
                view.add([0.0, room.y1]);
                view.add([0.0, room.y2]);
            }
            (true, _) => {}
            (false, _) => view.union(&room),
        }
        let mut mark = group_mark("legend", None, vec![(legend.group, legend.style)]);
        mark.aria =
            Aria { hidden: false, role_description: Some("legend"), label: Some(legend.label) };
        marks.push(mark);
    }
    marks
}

/// The legends of one side.
fn stand(
    side: &str,
    legends: &mut [&mut Placed],
    (width, height): (f64, f64),
    beside: Bounds,
    above: Bounds,
    scope: &Scope<'_>,
) {
    let layout = scope.model.config.said("legend", "layout");
    let said = |name: &str| match layout.at(side).at(name) {
        Value::Undefined => layout.at(name).clone(),
        own => own.clone(),
    };
    let vertical = match said("direction").str() {
        Some(direction) => direction == "vertical",
        None => matches!(side, "left" | "right"),
    };
    let offset = legends.iter().map(|legend| legend.offset).fold(f64::NEG_INFINITY, f64::max);
    let anchor = said("anchor").str().unwrap_or("start").to_owned();
    let share = match anchor.as_str() {
        "end" => 1.0,
        "middle" => 0.5,
        _ => 0.0,
    };
    let by_bounds = said("frame").str() == Some("bounds");
    let or = |size: f64, room: f64| if size == 0.0 { room } else { size };
    let along_x = if by_bounds {
        beside.x1 + share * beside.width()
    } else {
        share * or(width, above.width() + 2.0 * above.x1)
    };
    let along_y = if by_bounds {
        above.y1 + share * above.height()
    } else {
        share * or(height, beside.height() + 2.0 * beside.y1)
    };
    let (x, y, column, row) = match side {
        "left" => (beside.x1.floor() - offset, along_y, "end", anchor.as_str()),
        "right" => (beside.x2.ceil() + offset, along_y, "start", anchor.as_str()),
        "top" => (along_x, above.y1.floor() - offset, anchor.as_str(), "end"),
        "bottom" => (along_x, above.y2.ceil() + offset, anchor.as_str(), "start"),
        "top-left" => (offset, offset, "start", "start"),
        "top-right" => (width - offset, offset, "end", "start"),
        "bottom-left" => (offset, height - offset, "start", "end"),
        _ => (width - offset, height - offset, "end", "end"),
    };
    let rooms: Vec<Bounds> = legends
        .iter()
        .map(|legend| Bounds::new(0.0, 0.0, legend.group.size.0, legend.group.size.1))
        .collect();
    let center = said("center").to_bool();
    let grid = Grid {
        columns: if vertical { 1 } else { legends.len() },
        align: [Align::Each; 2],
        padding: [said("margin").num().unwrap_or(8.0); 2],
        center: [center; 2],
    };
    let places = lay_out_grid(&rooms, grid);
    let mut all = Bounds::new(0.0, 0.0, 0.0, 0.0);
    for (room, (dx, dy)) in rooms.iter().zip(&places) {
        all.union(&room.moved(*dx, *dy));
    }
    let pushed = |at: f64, anchor: &str, length: f64| {
        let exact = match anchor {
            "end" => at - length,
            "middle" => at - length / 2.0,
            _ => at,
        };
        (exact + 0.5).floor()
    };
    let (x, y) = (pushed(x, column, all.width()), pushed(y, row, all.height()));
    for (legend, (dx, dy)) in legends.iter_mut().zip(places) {
        legend.group.at = (x + dx, y + dy);
    }
}
