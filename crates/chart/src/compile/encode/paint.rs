//! How the items of a unit's rows are painted.

use std::sync::Arc;

use super::{Found, Props, finite, value, words};
use crate::scene::{Gradient, GradientKind, Item, Paint, Shape, Style};
use crate::spec::read::Read;
use crate::value::Value;

/// The properties of all items whatever their shape, found once for all rows.
pub(crate) struct Painter<'p, 'a> {
    fill: Found<'p, 'a>,
    stroke: Found<'p, 'a>,
    opacity: Found<'p, 'a>,
    fill_opacity: Found<'p, 'a>,
    stroke_opacity: Found<'p, 'a>,
    stroke_width: Found<'p, 'a>,
    stroke_dash: Found<'p, 'a>,
    stroke_dash_offset: Found<'p, 'a>,
    stroke_cap: Found<'p, 'a>,
    stroke_join: Found<'p, 'a>,
    stroke_miter_limit: Found<'p, 'a>,
    blend: Found<'p, 'a>,
    href: Found<'p, 'a>,
    tooltip: Found<'p, 'a>,
}

impl<'p, 'a> Painter<'p, 'a> {
    pub(crate) fn new(props: &'p Props<'a>) -> Self {
        Self {
            fill: props.get("fill"),
            stroke: props.get("stroke"),
            opacity: props.get("opacity"),
            fill_opacity: props.get("fillOpacity"),
            stroke_opacity: props.get("strokeOpacity"),
            stroke_width: props.get("strokeWidth"),
            stroke_dash: props.get("strokeDash"),
            stroke_dash_offset: props.get("strokeDashOffset"),
            stroke_cap: props.get("strokeCap"),
            stroke_join: props.get("strokeJoin"),
            stroke_miter_limit: props.get("strokeMiterLimit"),
            blend: props.get("blend"),
            href: props.get("href"),
            tooltip: props.get("tooltip"),
        }
    }

    /// How a row's item is painted.
    pub(crate) fn style(&self, row: usize) -> Style {
        Style {
            fill: paint(&value(self.fill, row)),
            stroke: paint(&value(self.stroke, row)),
            opacity: finite(self.opacity, row),
            fill_opacity: finite(self.fill_opacity, row),
            stroke_opacity: finite(self.stroke_opacity, row),
            stroke_width: finite(self.stroke_width, row),
            stroke_dash: dash(&value(self.stroke_dash, row)),
            stroke_dash_offset: finite(self.stroke_dash_offset, row),
            stroke_cap: words(self.stroke_cap, row),
            stroke_join: words(self.stroke_join, row),
            stroke_miter_limit: finite(self.stroke_miter_limit, row),
            blend: words(self.blend, row),
            cursor: None,
        }
    }

    /// The item of a row.
    pub(crate) fn item(&self, shape: Shape, row: usize) -> Item {
        Item {
            shape,
            style: self.style(row),
            href: words(self.href, row),
            tooltip: words(self.tooltip, row),
            label: None,
            row: Some(row),
            class: None,
        }
    }
}

/// Lengths of strokes and gaps.
pub(crate) fn dash(value: &Value) -> Option<Arc<[f64]>> {
    match value {
        Value::List(lengths) if !lengths.is_empty() => {
            Some(lengths.iter().map(Value::to_number).collect())
        }
        _ => None,
    }
}

/// A colour or a gradient; nothing where nothing is painted.
pub(crate) fn paint(value: &Value) -> Option<Paint> {
    match value {
        Value::Text(color) if &**color != "none" && !color.is_empty() => {
            Some(Paint::Color(Arc::clone(color)))
        }
        Value::Object(_) if value.at("gradient").is_some() => {
            Some(Paint::Gradient(Arc::new(gradient(value))))
        }
        _ => None,
    }
}

fn gradient(value: &Value) -> Gradient {
    let get = |key: &str, default: f64| value.at(key).num().unwrap_or(default);
    let stops = value
        .at("stops")
        .items()
        .iter()
        .map(|stop| (stop.at("offset").to_number(), stop.at("color").to_text()));
    let kind = if value.at("gradient").str() == Some("radial") {
        GradientKind::Radial {
            from: (get("x1", 0.5), get("y1", 0.5), get("r1", 0.0)),
            to: (get("x2", 0.5), get("y2", 0.5), get("r2", 0.5)),
        }
    } else {
        GradientKind::Linear {
            from: (get("x1", 0.0), get("y1", 0.0)),
            to: (get("x2", 1.0), get("y2", 0.0)),
        }
    };
    Gradient { kind, stops: stops.collect() }
}
