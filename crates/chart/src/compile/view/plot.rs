//! A plot: grids, marks, axes, legends and a title.

use super::super::encode::Encoder;
use super::super::layout::{Drawn, Parts};
use super::super::marks_allowed;
use super::super::model::{Id, NodeKind};
use super::super::scope::Scope;
use super::super::{axis, brush};
use super::super::{legend, title};
use super::facet;
use crate::problem::Result;
use crate::scene::Mark;

/// A unit, or layers upon each other.
pub(crate) fn draw(id: Id, scope: &Scope<'_>) -> Result<Drawn> {
    let units = scope.model.units_below(id);
    let size = units.first().map_or((0.0, 0.0), |unit| scope.size(*unit));
    let specs = axis::collect(scope.model, scope.components, id);
    let mut axes = Vec::new();
    for spec in &specs {
        let mut drawn = axis::draw(spec, size, scope)?;
        if let Some(axis) = drawn.as_mut().filter(|_| facet::shows_axis(id, spec.channel, scope)) {
            axis.main = None;
            axis.bounds = axis.grid_bounds;
        }
        axes.extend(drawn);
    }
    let parts = Parts {
        size,
        axes,
        marks: marks(id, scope)?,
        legends: legend::draw(id, Some(size), scope)?,
        title: title::draw(id, scope)?,
    };
    Ok(parts.lay_out(id, scope))
}

/// The marks of all units, those of later layers over those of earlier ones.
fn marks(id: Id, scope: &Scope<'_>) -> Result<Vec<Mark>> {
    let node = scope.model.node(id);
    let NodeKind::Unit(unit) = &node.kind else {
        let mut all = Vec::new();
        for child in &node.children {
            all.extend(marks(*child, scope)?);
        }
        return Ok(all);
    };
    let Some(shown) = scope.data.shown(id) else { return Ok(Vec::new()) };
    let rows = scope.cell.rows(shown);
    let table = rows.as_ref().map_or_else(|| shown.clone(), |rows| shown.gather(rows));
    marks_allowed(node, scope.count_rows(table.len()))?;
    let size = scope.size(id);
    let encoder = Encoder { id, unit, scope, table: &table, size };
    let mut mark = encoder.marks(&node.name)?;
    if let Some(rows) = rows {
        mark.number_rows(&rows);
    }
    let (below, above) = brush::marks(id, size, scope);
    Ok(below.into_iter().chain([mark]).chain(above).collect())
}
