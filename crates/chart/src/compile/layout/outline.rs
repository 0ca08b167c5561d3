//! The picture around the root group: background and padding.

use super::super::model::{Model, NodeKind};
use super::Drawn;
use crate::scene::{Aria, Item, Mark, MarkKind, Paint, Scene, Shape, Style};
use crate::spec::channel::Channel;
use crate::spec::read::Read;
use crate::value::Value;

/// Padding: left, top, right, bottom.
pub(super) fn padding(model: &Model) -> [f64; 4] {
    let said = match model.node(0).props.at("padding") {
        Value::Undefined => model.config.top("padding"),
        said => said.clone(),
    };
    match said.num() {
        Some(all) => [all; 4],
        None => ["left", "top", "right", "bottom"].map(|side| said.at(side).num().unwrap_or(0.0)),
    }
}

/// A plot's background.
pub(crate) fn plot_style(model: &Model, id: usize) -> (Style, [f64; 4]) {
    let node = model.node(id);
    let view = node.props.at("view");
    let config = &model.config;
    let placed = |id: &usize| {
        let encoding = model.unit(*id).map(|unit| &unit.encoding);
        encoding.is_some_and(|encoding| encoding.has(Channel::X) || encoding.has(Channel::Y))
    };
    // A view without positions has no frame.
    let is_cell = model.units_below(id).iter().any(placed);
    let style = view.at("style").str().unwrap_or(if is_cell { "cell" } else { "view" });
    let said = |property: &str| {
        let frame = || match config.said("view", property) {
            Value::Undefined => crate::spec::defaults::style("cell", property),
            value => value.clone(),
        };
        match (view.at(property), config.said_style(style, property)) {
            (Value::Undefined, Value::Undefined) if style == "cell" => frame(),
            (Value::Undefined, styled) => styled.clone(),
            (own, _) => own.clone(),
        }
    };
    let number = |property: &str| said(property).num();
    let style = Style {
        fill: super::super::encode::paint::paint(&said("fill")),
        stroke: super::super::encode::paint::paint(&said("stroke")),
        opacity: number("opacity"),
        fill_opacity: number("fillOpacity"),
        stroke_opacity: number("strokeOpacity"),
        stroke_width: number("strokeWidth"),
        stroke_dash: super::super::encode::paint::dash(&said("strokeDash")),
        stroke_dash_offset: number("strokeDashOffset"),
        stroke_cap: said("strokeCap").str().map(Into::into),
        stroke_join: said("strokeJoin").str().map(Into::into),
        ..Style::default()
    };
    (style, [number("cornerRadius").unwrap_or(0.0); 4])
}

/// The whole picture.
pub(crate) fn scene(model: &Model, drawn: Drawn) -> Scene {
    let [left, top, right, bottom] = padding(model);
    let root = model.node(0);
    let bounds = drawn.bounds;
    let (width, height) = drawn.group.size;
    let over = |before: f64, after: f64, size: f64| {
        ((-before).ceil().max(0.0), size.max(0.0), (after - size.max(0.0)).ceil().max(0.0))
    };
    let (dx, plot_width, dx2) = over(bounds.x1, bounds.x2, width);
    let (dy, plot_height, dy2) = over(bounds.y1, bounds.y2, height);
    let background = match root.props.at("background") {
        Value::Undefined => model.config.top("background"),
        said => said.clone(),
    };
    let is_plot = !matches!(root.kind, NodeKind::Concat(_) | NodeKind::Facet(_));
    let style = if is_plot { drawn.style } else { Style::default() };
    let mark = Mark {
        kind: MarkKind::Group,
        role: "frame",
        name: Some("root".into()),
        clip: None,
        aria: Aria::default(),
        items: vec![Item::new(Shape::Group(Box::new(drawn.group)), style)],
    };
    let paint = match super::super::encode::paint::paint(&background) {
        Some(Paint::Color(color)) if &*color != "transparent" => Some(color),
        _ => None,
    };
    Scene {
        width: plot_width + dx + dx2 + left + right,
        height: plot_height + dy + dy2 + top + bottom,
        background: paint,
        origin: (left + dx, top + dy),
        description: root.props.at("description").str().map(str::to_owned),
        root: mark,
    }
}
