//! Sides of axes that a spec leaves to an expression. Most of what an axis is by default follows from
//! its side, so the side is found before anything else is.

use std::borrow::Cow;

use super::model::{Model, NodeKind};
use super::params::Params;
use crate::messages::expected;
use crate::problem::{Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::read::{Read, with};

const POSITIONS: [Channel; 2] = [Channel::X, Channel::Y];

fn is_expression(def: &Def) -> bool {
    !def.raw.at("axis").at("orient").entries().is_empty()
}

/// The model with the side in the place of each expression.
///
/// # Errors
///
/// An expression that gives no side.
pub(super) fn resolved<'m>(
    model: &'m Model,
    state: &crate::state::State,
) -> Result<Cow<'m, Model>> {
    let open = |kind: &NodeKind| match kind {
        NodeKind::Unit(unit) => POSITIONS
            .into_iter()
            .any(|channel| unit.encoding.get(channel).is_some_and(is_expression)),
        _ => false,
    };
    if !model.nodes.iter().any(|node| open(&node.kind)) {
        return Ok(Cow::Borrowed(model));
    }
    let params = Params::read(model, super::sizes(model), state)?;
    let mut model = model.clone();
    for node in &mut model.nodes {
        let NodeKind::Unit(unit) = &mut node.kind else { continue };
        for channel in POSITIONS {
            let Some(mut def) =
                unit.encoding.get(channel).filter(|def| is_expression(def)).cloned()
            else {
                continue;
            };
            let axis = def.raw.at("axis").clone();
            let side = params.resolved(axis.at("orient"));
            if !matches!(side.str(), Some("left" | "right" | "top" | "bottom")) {
                let place = node.path.key("encoding").key(channel.name()).key("axis").key("orient");
                return Err(Problem::invalid(&place, expected("left, right, top, bottom")));
            }
            def.raw = with(&def.raw, "axis", with(&axis, "orient", side));
            unit.encoding.replace(channel, def);
        }
    }
    Ok(Cow::Owned(model))
}
