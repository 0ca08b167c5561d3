//! Views beside and below each other.

use super::super::layout::{Align, Cells, Drawn, Grid, by_direction, group_mark, lay_out_grid};
use super::super::model::Id;
use super::super::scope::Scope;
use super::cells::full;
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::read::Read;
use crate::transform::whole_of;
use crate::value::Value;

/// The views of a concatenation, in so many columns; in one row where nothing is said.
pub(crate) fn draw(id: Id, columns: Option<f64>, scope: &Scope<'_>) -> Result<Drawn> {
    let node = scope.model.node(id);
    let mut views = Vec::new();
    for child in &node.children {
        views.push(super::draw(*child, scope)?);
    }
    let said = |name: &str| node.props.at(name);
    let flush = said("bounds").str() == Some("flush");
    let room = |view: &Drawn| match (flush, view.group.size) {
        (true, (width, height)) => Bounds::new(0.0, 0.0, width, height),
        (false, _) => full(view),
    };
    let rooms: Vec<Bounds> = views.iter().map(room).collect();
    let spacing = match said("spacing") {
        Value::Undefined => scope.model.config.get("concat", "spacing"),
        spacing => spacing.clone(),
    };
    let both = ["column", "row"];
    let grid = Grid {
        columns: columns.map_or(views.len(), whole_of),
        align: both.map(|direction| Align::parse(by_direction(said("align"), direction).str())),
        padding: both.map(|direction| by_direction(&spacing, direction).num().unwrap_or(20.0)),
        center: both.map(|direction| by_direction(said("center"), direction).to_bool()),
    };
    let plot_size = shared_size(&node.children, &views, columns, scope);
    // Only the whole picture has a size of its own.
    let size = if node.parent.is_none() { plot_size } else { (0.0, 0.0) };
    let extents =
        node.children.iter().zip(&views).map(|(child, view)| view.extent(*child, full(view)));
    let extents = extents.collect();
    let mut cells = Cells { size, plot_size, columns: grid.columns, extents, ..Cells::default() };
    for (mut view, at) in views.into_iter().zip(lay_out_grid(&rooms, grid)) {
        cells.room.union(&full(&view).moved(at.0, at.1));
        view.group.at = at;
        let name = format!("{}_group", view.name);
        cells.marks.push(group_mark("scope", Some(&name), vec![(view.group, view.style)]));
    }
    cells.lay_out(id, scope)
}

/// The height that all views of one row have, or the width that all of one column have, where it
/// does not come from steps (`parseConcatLayoutSize`).
fn shared_size(
    children: &[Id],
    views: &[Drawn],
    columns: Option<f64>,
    scope: &Scope<'_>,
) -> (f64, f64) {
    let (channel, at) = match columns {
        None => (Channel::Y, 1),
        Some(1.0) => (Channel::X, 0),
        Some(_) => return (0.0, 0.0),
    };
    let along = |view: &Drawn| if at == 0 { view.group.size.0 } else { view.group.size.1 };
    let fixed = |id: &Id| {
        let node = scope.model.node(*id);
        let by_step = |unit: Id| {
            // What goes through no scale has a size of its own.
            let discrete = scope
                .components
                .find(scope.model, unit, channel)
                .is_some_and(|one| one.kind.is_discrete());
            let size = match scope.model.node(unit).given.get(at) {
                Some(Value::Undefined) | None => scope.model.config.discrete_size(channel.size()),
                Some(given) => given.clone(),
            };
            discrete && size.at("step").is_some()
        };
        super::super::is_plot(&node.kind) && !scope.model.units_below(*id).into_iter().any(by_step)
    };
    let first = views.first().map_or(0.0, along);
    let agree = views.iter().all(|view| along(view) == first) && children.iter().all(fixed);
    match (agree, at) {
        (false, _) => (0.0, 0.0),
        (true, 0) => (first, 0.0),
        (true, _) => (0.0, first),
    }
}
