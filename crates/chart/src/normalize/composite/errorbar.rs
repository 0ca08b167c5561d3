//! Error bars: a rule from one end to the other, and ticks at these.

use super::Composite;
use super::error::Errors;
use super::part::Span;
use crate::problem::Result;
use crate::spec::read::{Read, merged, object, with, without};
use crate::value::Value;

/// The layers of an error bar; a rule alone is a unit (`normalizeErrorBar`).
pub(super) fn layers(composite: &Composite<'_>) -> Result<Value> {
    let errors = Errors::of(composite)?;
    let said = |name: &str| composite.mark.at(name).clone();
    let tick = object([
        ("type", Value::text("tick")),
        ("orient", errors.axis.across()),
        ("aria", Value::Bool(false)),
        ("thickness", said("thickness")),
        ("size", said("size")),
    ]);
    let rule = object([
        ("type", Value::text("rule")),
        ("ariaRoleDescription", Value::text("errorbar")),
        ("size", said("thickness")),
    ]);
    let encoding = merged(&[&without(&errors.encoding, &["size"]), &errors.tooltip]);
    let spans = [
        ("ticks", &tick, "lower", None),
        ("ticks", &tick, "upper", None),
        ("rule", &rule, "lower", Some("upper")),
    ];
    let layers = spans.into_iter().filter_map(|(part, mark, from, to)| {
        let span = Span { part, mark, from, to };
        composite.layer(&errors.axis, span, &encoding)
    });
    let layers: Vec<Value> = layers.collect();
    let outer = composite.outer(errors.transforms);
    Ok(match layers.as_slice() {
        [only] => merged(&[&outer, only]),
        _ => with(&outer, "layer", Value::list(layers)),
    })
}
