//! Facets.
use super::super::layout::Drawn;
use super::super::model::{FacetChannel, Id};
use super::super::scope::Scope;
use crate::problem::{Problem, Result};
use crate::spec::def::Def;

pub(crate) fn draw(id: Id, _defs: &[(FacetChannel, Def)], scope: &Scope<'_>) -> Result<Drawn> {
    Err(Problem::unsupported(
        &scope.model.node(id).path.key("facet"),
        crate::messages::unsupported("facet"),
    ))
}
