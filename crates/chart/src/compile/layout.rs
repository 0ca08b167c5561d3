//! Parts put together into groups, each with the room it takes.

mod fit;
mod grid;
mod outline;
mod share;

pub(crate) use fit::{Fitted, Goal, MAX_FITTING};
pub(crate) use grid::{Align, Grid, lay_out as lay_out_grid};
pub(crate) use outline::scene;
pub(crate) use share::Extent;

use super::axis::Placed;
use super::legend;
use super::model::Id;
use super::scope::Scope;
use super::title::{self, TitleSpec};
use crate::bounds;
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scene::{Aria, Group, Item, Mark, MarkKind, Shape, Style};
use crate::spec::read::Read;
use crate::value::Value;

/// A view as a group, before its place is known.
#[derive(Debug)]
pub(crate) struct Drawn {
    /// The group; its origin is still zero.
    pub(crate) group: Group,
    pub(crate) style: Style,
    /// In how many columns its views stand, and the room of each.
    pub(crate) columns: usize,
    pub(crate) cells: Vec<Extent>,
    /// The room of everything, from the group's origin.
    pub(crate) bounds: Bounds,
    /// The size of its plots, where they are alike: headers and gradients are as long.
    pub(crate) plot_size: (f64, f64),
    pub(crate) name: String,
}

impl Drawn {
    /// The room of the view and of those within it.
    pub(crate) fn extent(&self, id: Id, room: Bounds) -> Extent {
        let cells = self.cells.clone();
        Extent { id, room, size: self.group.size, columns: self.columns, cells }
    }
}

/// The parts of a plot.
pub(crate) struct Parts {
    pub(crate) size: (f64, f64),
    pub(crate) axes: Vec<Placed>,
    pub(crate) marks: Vec<Mark>,
    pub(crate) legends: Vec<legend::Placed>,
    pub(crate) title: Option<TitleSpec>,
}

impl Parts {
    /// The parts as one group (Vega's `layoutGroup`).
    pub(crate) fn lay_out(self, id: Id, scope: &Scope<'_>) -> Drawn {
        let (width, height) = self.size;
        let measure = scope.options.measure;
        let plot = Bounds::new(0.0, 0.0, width, height);
        let (mut view, mut beside, mut above) = (plot, plot, plot);
        let series: Vec<String> = scope
            .model
            .units_below(id)
            .into_iter()
            .filter(|unit| {
                scope.model.unit(*unit).is_some_and(|unit| {
                    unit.mark.kind.is_path() && !super::data::path_groups(unit).is_empty()
                })
            })
            .map(|unit| match scope.model.node(unit).name.as_str() {
                "" => "marks".to_owned(),
                name => format!("{name}_marks"),
            })
            .collect();
        let in_series = |name: &std::sync::Arc<str>| series.iter().any(|one| **one == **name);
        for mark in &self.marks {
            let room = bounds::mark(mark, measure);
            view.union(&room);
            // Series are groups to Vega, and guides keep away from groups.
            let grouped = mark.role == "scope" || mark.name.as_ref().is_some_and(in_series);
            if grouped && room.x1 <= room.x2 {
                beside.union(&room);
                above.union(&room);
            }
        }
        let mut grids = Vec::new();
        let mut below = Vec::new();
        let (mut grids_over, mut over) = (Vec::new(), Vec::new());
        for axis in self.axes {
            if axis.is_y {
                beside.union(&axis.bounds);
            } else {
                above.union(&axis.bounds);
            }
            if axis.above {
                grids_over.extend(axis.grid);
                over.extend(axis.main);
            } else {
                grids.extend(axis.grid);
                below.extend(axis.main);
            }
        }
        let mut marks = grids;
        marks.extend(below);
        marks.extend(self.marks);
        marks.extend(grids_over);
        marks.extend(over);
        let fits = fit::is_fitted(scope.model, scope.components);
        marks.extend(legend::place(self.legends, self.size, &mut view, beside, above, fits, scope));
        view.union(&beside);
        view.union(&above);
        if let Some(title) = self.title {
            let (mark, room) = title.place(self.size, &view, scope);
            view.union(&room);
            marks.push(mark);
        }
        let (style, corners) = outline::plot_style(scope.model, id);
        let group = Group {
            at: (0.0, 0.0),
            size: self.size,
            corners,
            has_background: true,
            clip: false,
            marks,
        };
        let name = scope.model.node(id).name.clone();
        let (columns, cells) = (1, Vec::new());
        Drawn { group, bounds: view, plot_size: self.size, columns, cells, style, name }
    }
}

/// Views within a view, in their places, and the room they take.
pub(crate) struct Cells {
    /// The length that all of them share, across the direction in which they stand.
    pub(crate) size: (f64, f64),
    pub(crate) marks: Vec<Mark>,
    pub(crate) room: Bounds,
    /// In how many columns they stand, and the room of each.
    pub(crate) columns: usize,
    pub(crate) extents: Vec<Extent>,
    /// The size of its plots, where they are alike.
    pub(crate) plot_size: (f64, f64),
}

impl Default for Cells {
    fn default() -> Self {
        Self {
            size: (0.0, 0.0),
            marks: Vec::new(),
            room: Bounds::new(0.0, 0.0, 0.0, 0.0),
            columns: 1,
            extents: Vec::new(),
            plot_size: (0.0, 0.0),
        }
    }
}

impl Cells {
    /// The views as one group, with the legends and the title that they share.
    pub(crate) fn lay_out(self, id: Id, scope: &Scope<'_>) -> Result<Drawn> {
        let size = self.size;
        let mut view = self.room;
        let mut marks = self.marks;
        // Views beside each other have sizes of their own, and so have their gradients.
        let alike = !matches!(scope.model.node(id).kind, super::model::NodeKind::Concat(_));
        let legends = legend::draw(id, alike.then_some(self.plot_size), scope)?;
        marks.extend(legend::place(legends, size, &mut view, self.room, self.room, false, scope));
        if let Some(title) = title::draw(id, scope)? {
            let (mark, room) = title.place(size, &view, scope);
            view.union(&room);
            marks.push(mark);
        }
        let group = Group {
            at: (0.0, 0.0),
            size,
            corners: [0.0; 4],
            has_background: true,
            clip: false,
            marks,
        };
        Ok(Drawn {
            group,
            bounds: view,
            plot_size: self.plot_size,
            columns: self.columns,
            cells: self.extents,
            style: Style::default(),
            name: scope.model.node(id).name.clone(),
        })
    }
}

/// A group as a mark of its own.
pub(crate) fn group_mark(
    role: &'static str,
    name: Option<&str>,
    items: Vec<(Group, Style)>,
) -> Mark {
    Mark {
        kind: MarkKind::Group,
        role,
        name: name.map(Into::into),
        clip: None,
        aria: Aria::default(),
        items: items
            .into_iter()
            .map(|(group, style)| Item::new(Shape::Group(Box::new(group)), style))
            .collect(),
    }
}

/// A value for rows or columns: `{"row": …, "column": …}`, or one for both.
pub(crate) fn by_direction(value: &Value, direction: &str) -> Value {
    if value.entries().is_empty() { value.clone() } else { value.at(direction).clone() }
}
