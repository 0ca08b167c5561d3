//! Views as groups: a plot with its marks and guides, and the views that hold views.

mod cells;
mod concat;
mod facet;
mod header;
mod plot;

use super::layout::Drawn;
use super::model::{Id, NodeKind};
use super::scope::Scope;
use crate::problem::Result;

/// The whole picture.
pub(crate) fn root(scope: &Scope<'_>) -> Result<Drawn> {
    draw(0, scope)
}

/// A view.
pub(crate) fn draw(id: Id, scope: &Scope<'_>) -> Result<Drawn> {
    match &scope.model.node(id).kind {
        NodeKind::Unit(_) | NodeKind::Layer => plot::draw(id, scope),
        NodeKind::Concat(columns) => concat::draw(id, *columns, scope),
        NodeKind::Facet(defs) => facet::draw(id, defs, scope),
    }
}
