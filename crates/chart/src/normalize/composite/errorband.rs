//! Error bands: an area from one end to the other, and borders along these.

use super::Composite;
use super::error::Errors;
use super::part::Span;
use crate::problem::Result;
use crate::spec::read::{Read, merged, object, with};
use crate::value::Value;

/// The layers of an error band: an area through many places, a rectangle at none
/// (`normalizeErrorBand`).
pub(super) fn layers(composite: &Composite<'_>) -> Result<Value> {
    let errors = Errors::of(composite)?;
    let along = |channel: &str| composite.encoding.member(channel).is_some();
    let many = along("x") && along("y");
    let said = |name: &str| composite.mark.at(name).clone();
    let curve = match said("interpolate") {
        shape if many && shape.to_bool() => {
            object([("interpolate", shape), ("tension", said("tension"))])
        }
        _ => merged(&[]),
    };
    let mark = |path: &str, single: &str, told: (&str, Value)| {
        let own = object([("type", Value::text(if many { path } else { single }))]);
        let told = if many { object([told]) } else { merged(&[]) };
        merged(&[&own, &curve, &told])
    };
    let band = mark("area", "rect", ("ariaRoleDescription", Value::text("errorband")));
    let border = mark("line", "rule", ("aria", Value::Bool(false)));
    let encoding = merged(&[&errors.encoding, &errors.tooltip]);
    let spans = [
        ("band", &band, "lower", Some("upper")),
        ("borders", &border, "lower", None),
        ("borders", &border, "upper", None),
    ];
    let layers = spans.into_iter().filter_map(|(part, mark, from, to)| {
        let span = Span { part, mark, from, to };
        composite.layer(&errors.axis, span, &encoding)
    });
    let layers = Value::list(layers.collect());
    Ok(with(&composite.outer(errors.transforms), "layer", layers))
}
