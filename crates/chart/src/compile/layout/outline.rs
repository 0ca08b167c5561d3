//! The picture around the root group: background, padding, and fitting into a size.

use super::super::model::{Model, NodeKind};
use super::super::scale::component::Components;
use super::Drawn;
use crate::scene::{Aria, Item, Mark, MarkKind, Paint, Scene, Shape, Style};
use crate::spec::channel::Channel;
use crate::spec::read::Read;
use crate::value::Value;

/// How often a picture is laid out anew to fit: labels change with its size, so once may not do.
pub(crate) const MAX_FITTING: usize = 2;

/// How the picture takes its size: from its parts (`pad`), or its parts from it (`fit`).
fn autosize(model: &Model) -> String {
    let root = model.node(0);
    let said = match root.props.at("autosize") {
        Value::Undefined => model.config.top("autosize"),
        said => said.clone(),
    };
    let kind = said.str().or_else(|| said.at("type").str()).map(str::to_owned);
    let contained =
        |at: usize| root.given.get(at).is_some_and(|given| given.str() == Some("container"));
    let is_plot = super::super::is_plot(&root.kind);
    match kind {
        Some(kind) => kind,
        None if is_plot && contained(0) && contained(1) => "fit".into(),
        None if is_plot && contained(0) => "fit-x".into(),
        None if is_plot && contained(1) => "fit-y".into(),
        None => "pad".into(),
    }
}

fn contains_padding(model: &Model) -> bool {
    let root = model.node(0);
    let contained = root.given.iter().any(|given| given.str() == Some("container"));
    match root.props.at("autosize") {
        Value::Undefined => {
            contained || model.config.top("autosize").at("contains").str() == Some("padding")
        }
        said => {
            said.at("contains").str() == Some("padding")
                || (contained && said.at("contains") == &Value::Undefined)
        }
    }
}

/// Which sides are made to fit: not those whose length comes from steps.
fn fitting(model: &Model, components: &Components) -> [bool; 2] {
    if !super::super::is_plot(&model.node(0).kind) {
        return [false, false];
    }
    let kind = autosize(model);
    let by_step = |at: usize, channel: Channel| {
        let given = model.node(0).given.get(at).cloned().unwrap_or_default();
        let size = match given {
            Value::Undefined => model.config.discrete_size(channel.size()),
            given => given,
        };
        let discrete = |unit: usize| {
            components.find(model, unit, channel).is_some_and(|one| one.kind.is_discrete())
        };
        size.at("step").is_some() && model.units_below(0).into_iter().any(discrete)
    };
    [
        matches!(kind.as_str(), "fit" | "fit-x") && !by_step(0, Channel::X),
        matches!(kind.as_str(), "fit" | "fit-y") && !by_step(1, Channel::Y),
    ]
}

pub(crate) fn is_fitted(model: &Model, components: &Components) -> bool {
    fitting(model, components).contains(&true)
}

/// Padding: left, top, right, bottom.
fn padding(model: &Model) -> [f64; 4] {
    let said = match model.node(0).props.at("padding") {
        Value::Undefined => model.config.top("padding"),
        said => said.clone(),
    };
    match said.num() {
        Some(all) => [all; 4],
        None => ["left", "top", "right", "bottom"].map(|side| said.at(side).num().unwrap_or(0.0)),
    }
}

/// A better size for the plot of a picture that must fit, if there is one.
pub(crate) fn fit(
    model: &Model,
    components: &Components,
    drawn: &Drawn,
    before: [Option<f64>; 2],
    container: [Option<f64>; 2],
) -> Option<[Option<f64>; 2]> {
    let fits = fitting(model, components);
    if !fits.contains(&true) {
        return None;
    }
    let [left, top, right, bottom] = padding(model);
    let inner = if contains_padding(model) { [left + right, top + bottom] } else { [0.0, 0.0] };
    let bounds = drawn.bounds;
    let (width, height) = drawn.group.size;
    // How far guides reach beyond the plot; this does not change with the plot's size.
    let over = [
        (-bounds.x1).ceil().max(0.0) + (bounds.x2 - width).ceil().max(0.0),
        (-bounds.y1).ceil().max(0.0) + (bounds.y2 - height).ceil().max(0.0),
    ];
    let asked = asked(model, drawn, before, container);
    let mut better = before;
    for at in 0..2 {
        let get = |list: &[f64; 2]| list.get(at).copied().unwrap_or_default();
        if fits.get(at) == Some(&true)
            && let Some(place) = better.get_mut(at)
        {
            *place = Some((get(&asked) - get(&inner) - get(&over)).max(0.0));
        }
    }
    (better != before).then_some(better)
}

/// The size that the whole picture is to have.
fn asked(
    model: &Model,
    drawn: &Drawn,
    before: [Option<f64>; 2],
    container: [Option<f64>; 2],
) -> [f64; 2] {
    let root = model.node(0);
    let (width, height) = drawn.group.size;
    let of = |at: usize, name: &str, now: f64| {
        let given = root.given.get(at).and_then(Read::num);
        given.unwrap_or_else(|| match before.get(at).copied().flatten() {
            Some(_) => {
                let offered = container.get(at).copied().flatten();
                offered.unwrap_or_else(|| model.config.continuous_size(name))
            }
            None => now,
        })
    };
    [of(0, "width", width), of(1, "height", height)]
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
        fill: super::super::encode::marks::paint(&said("fill")),
        stroke: super::super::encode::marks::paint(&said("stroke")),
        opacity: number("opacity"),
        fill_opacity: number("fillOpacity"),
        stroke_opacity: number("strokeOpacity"),
        stroke_width: number("strokeWidth"),
        stroke_dash: super::super::encode::marks::dash(&said("strokeDash")),
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
    let paint = match super::super::encode::marks::paint(&background) {
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
