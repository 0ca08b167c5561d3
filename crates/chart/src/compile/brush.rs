//! The brush of an interval selection: a tinted box below the marks, its outline above them.

use super::encode::Props;
use super::encode::constant;
use super::encode::paint::Painter;
use super::model::Id;
use super::scope::Scope;
use crate::scene::{Aria, Clip, Item, Mark, MarkKind, Shape, Style};
use crate::spec::channel::Channel;
use crate::spec::read::{Read, object};
use crate::value::Value;

/// An interval that is selected.
#[derive(Clone, Debug)]
pub(crate) struct Brush {
    pub(crate) name: String,
    /// The unit that it was drawn in.
    pub(crate) unit: Id,
    /// Its ends along `x` and `y`; along the other it reaches over the whole plot.
    pub(crate) ends: Vec<(Channel, [Value; 2])>,
    /// `select.mark`: how it looks.
    pub(crate) look: Value,
}

/// The names of what a brush may look like.
const LOOKS: [&str; 7] = [
    "fill",
    "fillOpacity",
    "stroke",
    "strokeOpacity",
    "strokeWidth",
    "strokeDash",
    "strokeDashOffset",
];

/// The boxes and the outlines of a unit's brushes, in the order of the spec.
pub(crate) fn marks(unit: Id, size: (f64, f64), scope: &Scope<'_>) -> (Vec<Mark>, Vec<Mark>) {
    let brushes = scope.data.params.brushes().iter().filter(|brush| brush.unit == unit);
    brushes.map(|brush| pair(brush, size, scope)).unzip()
}

fn pair(brush: &Brush, size: (f64, f64), scope: &Scope<'_>) -> (Mark, Mark) {
    let look = look(brush, scope);
    let (x, width) = span(brush, Channel::X, size.0, scope);
    let (y, height) = span(brush, Channel::Y, size.1, scope);
    let mark = |name: &str, style: Style| Mark {
        kind: MarkKind::Rect,
        role: "mark",
        name: Some(format!("{}_{name}", brush.name).into()),
        clip: Some(Clip { width: size.0, height: size.1 }),
        aria: Aria { hidden: true, ..Aria::default() },
        items: vec![Item::new(Shape::Rect { x, y, width, height, corners: [0.0; 4] }, style)],
    };
    let tint =
        Style { fill: look.fill.clone(), fill_opacity: look.fill_opacity, ..Style::default() };
    let outline = Style { fill: None, fill_opacity: None, ..look };
    (mark("brush_bg", tint), mark("brush", outline))
}

fn look(brush: &Brush, scope: &Scope<'_>) -> Style {
    let common = scope.model.config.group("selection").at("interval").at("mark").clone();
    let default = object([
        ("fill", Value::text("#333")),
        ("fillOpacity", Value::Number(0.125)),
        ("stroke", Value::text("white")),
    ]);
    let mut props = Props::default();
    for name in LOOKS {
        let mut said = [&brush.look, &common, &default].into_iter().map(|one| one.at(name));
        let said = said.find(|value| value.is_some()).cloned();
        props.set(name, said.map(constant));
    }
    Painter::new(&props).style(0)
}

/// From where to how far a brush reaches along a position.
fn span(brush: &Brush, channel: Channel, room: f64, scope: &Scope<'_>) -> (f64, f64) {
    let ends = brush.ends.iter().find(|(one, _)| *one == channel);
    let scale = scope.scale(brush.unit, channel);
    let (Some((_, [first, last])), Some(scale)) = (ends, scale) else { return (0.0, room) };
    let at = |value: &Value| scale.map(value).to_number();
    let (first, last) = (at(first), at(last));
    if first.is_finite() && last.is_finite() {
        // A band is taken in whole.
        let band = scale.bandwidth();
        (first.min(last), (last - first).abs() + band)
    } else {
        (0.0, 0.0)
    }
}
