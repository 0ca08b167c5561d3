//! What is said of legends: by the author, by config, by Vega-Lite's rules; those of one field as one.

use std::sync::Arc;

use super::super::guide_title::{Title, joined};
use super::super::model::{Id, Model, NodeKind, Unit};
use super::super::scope::Scope;
use super::super::split::Split;
use super::Kind;
use super::look::{self, Look};
use crate::problem::{Problem, Result};
use crate::scale::Scale;
use crate::spec::channel::Channel;
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// A legend before it is laid out.
#[derive(Clone, Debug)]
pub(super) struct LegendSpec {
    pub(super) channel: Channel,
    /// The unit that it is of.
    pub(super) unit: Id,
    /// What its symbols show, each through the scale of a unit's channel.
    scales: Vec<(&'static str, Id, Channel)>,
    pub(super) props: Split,
    field_titles: Vec<Value>,
    pub(super) look: Look,
    pub(super) gradient_opacity: Value,
    /// The field, if its views agree on one.
    field: Option<String>,
    scale_type: ScaleType,
}

/// The channels that may have a legend.
const CHANNELS: [Channel; 8] = [
    Channel::Color,
    Channel::Size,
    Channel::Shape,
    Channel::Fill,
    Channel::Stroke,
    Channel::StrokeDash,
    Channel::StrokeWidth,
    Channel::Opacity,
];

/// What symbols show, in the order in which Vega looks for the scale of the values.
const SHOWN: [&str; 7] =
    ["size", "shape", "fill", "stroke", "strokeWidth", "strokeDash", "opacity"];

/// The properties of legends that are read from the spec as they are.
const PLAIN: [&str; 57] = [
    "clipHeight",
    "columnPadding",
    "columns",
    "cornerRadius",
    "fillColor",
    "gradientOpacity",
    "gradientStrokeColor",
    "gradientStrokeWidth",
    "gradientThickness",
    "gridAlign",
    "labelAlign",
    "labelBaseline",
    "labelColor",
    "labelExpr",
    "labelFont",
    "labelFontSize",
    "labelFontStyle",
    "labelFontWeight",
    "labelLimit",
    "labelOffset",
    "labelOpacity",
    "labelPadding",
    "labelSeparation",
    "legendX",
    "legendY",
    "offset",
    "orient",
    "padding",
    "rowPadding",
    "strokeColor",
    "strokeDash",
    "strokeWidth",
    "symbolDash",
    "symbolDashOffset",
    "symbolFillColor",
    "symbolLimit",
    "symbolOffset",
    "symbolOpacity",
    "symbolSize",
    "symbolStrokeColor",
    "symbolStrokeWidth",
    "tickCount",
    "tickMinStep",
    "titleAlign",
    "titleAnchor",
    "titleBaseline",
    "titleColor",
    "titleFont",
    "titleFontSize",
    "titleFontStyle",
    "titleFontWeight",
    "titleLimit",
    "titleLineHeight",
    "titleOpacity",
    "titleOrient",
    "titlePadding",
    "zindex",
];

/// The legends that a view draws itself: those that no view above it takes over.
pub(super) fn kept(id: Id, scope: &Scope<'_>) -> Result<Vec<LegendSpec>> {
    let mut all = here(id, scope)?;
    let node = scope.model.node(id);
    if matches!(node.kind, NodeKind::Layer) {
        for child in &node.children {
            all.extend(kept(*child, scope)?);
        }
    }
    Ok(all)
}

fn here(id: Id, scope: &Scope<'_>) -> Result<Vec<LegendSpec>> {
    let mut own = offered(id, scope)?;
    if let Some(parent) = scope.model.node(id).parent {
        let taken: Vec<Channel> =
            offered(parent, scope)?.iter().map(|legend| legend.channel).collect();
        own.retain(|legend| !taken.contains(&legend.channel));
    }
    Ok(by_field(own))
}

/// Legends of one field as one (`assembleLegends`).
fn by_field(legends: Vec<LegendSpec>) -> Vec<LegendSpec> {
    let mut groups: Vec<(String, Vec<LegendSpec>)> = Vec::new();
    for legend in legends {
        let key = match &legend.field {
            Some(field) => format!("field:{field}"),
            None => format!("channel:{}", legend.channel.name()),
        };
        match groups.iter_mut().find(|(one, _)| *one == key) {
            None => groups.push((key, vec![legend])),
            Some((_, group)) => {
                let fits = |one: &&mut LegendSpec| {
                    one.scale_type.is_discrete() == legend.scale_type.is_discrete()
                        && !one.is_apart(&legend)
                };
                match group.iter_mut().find(fits) {
                    Some(one) => one.merge(&legend),
                    None => group.push(legend),
                }
            }
        }
    }
    groups.into_iter().flat_map(|(_, group)| group).collect()
}

/// The legends of a view, and of those below it that share theirs.
fn offered(id: Id, scope: &Scope<'_>) -> Result<Vec<LegendSpec>> {
    let node = scope.model.node(id);
    if let NodeKind::Unit(unit) = &node.kind {
        let mut all = Vec::new();
        for channel in CHANNELS {
            all.extend(of_unit(id, unit, channel, scope)?);
        }
        return Ok(all);
    }
    let mut all: Vec<LegendSpec> = Vec::new();
    let mut apart: Vec<Channel> = Vec::new();
    for child in &node.children {
        for legend in offered(*child, scope)? {
            let channel = legend.channel;
            if !is_shared(id, &legend, scope) || apart.contains(&channel) {
                continue;
            }
            match all.iter_mut().find(|one| one.channel == channel) {
                None => all.push(legend),
                Some(one) if one.is_apart(&legend) => {
                    all.retain(|one| one.channel != channel);
                    apart.push(channel);
                }
                Some(one) => one.merge(&legend),
            }
        }
    }
    Ok(all)
}

/// Whether a view's legend is one with those of its siblings: if their scale is.
fn is_shared(id: Id, legend: &LegendSpec, scope: &Scope<'_>) -> bool {
    let model: &Model = scope.model;
    let owner =
        scope.components.of_unit(legend.unit, legend.channel).map(|component| component.owner);
    let scale_is = owner.is_some_and(|owner| model.ancestry(id).any(|one| one == owner));
    scale_is && model.resolve(id, "legend", legend.channel) != Some("independent")
}

fn of_unit(id: Id, unit: &Unit, channel: Channel, scope: &Scope<'_>) -> Result<Option<LegendSpec>> {
    let Some(def) = unit.encoding.data(channel) else { return Ok(None) };
    let Some(component) = scope.components.of_unit(id, channel) else { return Ok(None) };
    let config = &scope.model.config;
    let said = def.raw.at("legend");
    let told = def.raw.member("legend").is_some();
    let mut props = Split::default();
    let off = if told { said.is_off() } else { config.said("legend", "disable").to_bool() };
    props.set("disable", Value::Bool(off), told);
    let mut spec = LegendSpec {
        channel,
        unit: id,
        scales: vec![(shown_as(unit, channel), id, channel)],
        props,
        field_titles: Vec::new(),
        look: Look::default(),
        gradient_opacity: Value::Undefined,
        field: def.field.as_ref().map(ToString::to_string),
        scale_type: component.kind,
    };
    if off {
        return Ok(Some(spec));
    }
    let place = || scope.model.node(id).path.key("encoding").key(channel.name()).key("legend");
    for (name, value) in said.entries() {
        let by_expression = &**name == "orient" && !value.entries().is_empty();
        if by_expression || value.member("condition").is_some() {
            let what = if by_expression { "expr" } else { "condition" };
            let place = place().key(name);
            return Err(Problem::unsupported(&place, crate::messages::unsupported(what)));
        }
    }
    let rule = kind_of(said, def, channel, component.kind);
    let orient = match said.at("orient").str() {
        Some(orient) => orient,
        None => config.said("legend", "orient").str().unwrap_or("right"),
    };
    spec.fill(said, rule, orient, config, unit);
    let get = |name: &str| match spec.props.get(name) {
        Value::Undefined => config.said("legend", name).clone(),
        value => value.clone(),
    };
    if rule == "symbol" {
        spec.look = look::of_symbols(id, unit, channel, &get, scope)?;
    } else {
        spec.gradient_opacity = look::of_gradient(unit, &get, scope);
    }
    for name in ["format", "formatType", "values"] {
        spec.props.set(name, said.at(name).clone(), said.at(name).is_some());
    }
    match [said.at("title"), def.raw.at("title")]
        .into_iter()
        .find(|title| **title != Value::Undefined)
    {
        Some(title) => spec.props.set("title", title.clone(), true),
        None if def.is_field() => spec.field_titles.push(def.default_title(config)),
        None => {}
    }
    Ok(Some(spec))
}

/// What a channel's symbols show: `fill`, `stroke`, `size`, …
fn shown_as(unit: &Unit, channel: Channel) -> &'static str {
    match (channel, unit.mark.kind) {
        (Channel::Color, MarkType::Trail) => "stroke",
        (Channel::Size, MarkType::Trail) => "strokeWidth",
        (Channel::Color, _) if unit.mark.filled => "fill",
        (Channel::Color, _) => "stroke",
        (other, _) => other.name(),
    }
}

/// `symbol` or `gradient`, as Vega-Lite reckons it.
fn kind_of<'a>(
    said: &'a Value,
    def: &crate::spec::def::Def,
    channel: Channel,
    scale: ScaleType,
) -> &'a str {
    if let Some(kind) = said.at("type").str() {
        return kind;
    }
    let is_color = matches!(channel, Channel::Color | Channel::Fill | Channel::Stroke);
    let unit = def.time_unit.as_ref().and_then(|unit| unit.unit.as_deref());
    let cyclic = matches!(unit, Some("quarter" | "month" | "day"));
    if is_color && !cyclic && scale.is_continuous() { "gradient" } else { "symbol" }
}

impl LegendSpec {
    fn fill(
        &mut self,
        said: &Value,
        rule: &str,
        orient: &str,
        config: &crate::spec::config::Config,
        unit: &Unit,
    ) {
        for name in PLAIN {
            let hidden = if rule == "gradient" { "symbol" } else { "gradient" };
            if !name.starts_with(hidden) {
                self.props.set(name, super::super::guide::said(said, name).clone(), true);
            }
        }
        if rule == "gradient" {
            self.props.set("gradientLength", said.at("gradientLength").clone(), true);
        }
        let configured = |name: &str| *config.said("legend", name) != Value::Undefined;
        let direction = match said.at("direction") {
            Value::Undefined => match config.said("legend", "gradientDirection") {
                Value::Undefined => match (orient, rule) {
                    ("left" | "right" | "none", _) => Value::Undefined,
                    ("top" | "bottom", _) | (_, "gradient") => Value::text("horizontal"),
                    _ => Value::Undefined,
                },
                value => value.clone(),
            },
            value => value.clone(),
        };
        let explicit = said.at("direction").is_some();
        if explicit || !configured("direction") {
            self.props.set("direction", direction, explicit);
        }
        let greedy = matches!(
            self.scale_type,
            ScaleType::Quantile | ScaleType::Threshold | ScaleType::Log | ScaleType::Symlog
        );
        match said.at("labelOverlap") {
            Value::Undefined if greedy && !configured("labelOverlap") => {
                self.props.set("labelOverlap", Value::text("greedy"), false);
            }
            value => self.props.set("labelOverlap", value.clone(), true),
        }
        if rule == "symbol" {
            match said.at("symbolType") {
                Value::Undefined if !configured("symbolType") => {
                    self.props.set("symbolType", look::shape(unit, self.channel), false);
                }
                value => self.props.set("symbolType", value.clone(), true),
            }
        }
        let is_color = matches!(self.channel, Channel::Color | Channel::Fill | Channel::Stroke);
        let usual = if is_color && self.scale_type.is_continuous() {
            rule == "gradient"
        } else {
            rule == "symbol"
        };
        if !usual {
            self.props.set("type", Value::text(rule), said.at("type").is_some());
        }
    }

    /// Whether both say that they stand at different sides.
    fn is_apart(&self, other: &Self) -> bool {
        let both = self.props.is_explicit("orient") && other.props.is_explicit("orient");
        both && self.props.get("orient") != other.props.get("orient")
    }

    fn merge(&mut self, other: &Self) {
        let title =
            Title::merged((&self.props, &self.field_titles), (&other.props, &other.field_titles));
        let explicit = |name: &str| (self.props.is_explicit(name), other.props.is_explicit(name));
        let circle = other.props.get("symbolType").str() == Some("circle");
        let symbol =
            (explicit("symbolType") == (false, false) && circle).then(|| Value::text("circle"));
        let kinds = (self.props.get("type").clone(), other.props.get("type").clone());
        let kind = match (&kinds, explicit("type")) {
            ((Value::Undefined, two), _) | ((_, two), (false, true)) => two.clone(),
            ((one, _), (true, false)) => one.clone(),
            ((one, two), _) if one == two => one.clone(),
            _ => Value::text("symbol"),
        };
        let off = |spec: &Self| spec.props.get("disable").to_bool();
        // The look of what came first stays, also if it is only that of a gradient.
        let plain = self.look.is_empty() && self.gradient_opacity == Value::Undefined;
        let look_of_other = (off(self) && !off(other)) || plain;
        self.props.merge(&other.props);
        if let Some(symbol) = symbol {
            self.props.set("symbolType", symbol, false);
        }
        self.props.set("type", kind, false);
        title.put(&mut self.props, &mut self.field_titles);
        for scale in &other.scales {
            if !self.has_scale(scale.0) {
                self.scales.push(*scale);
            }
        }
        if look_of_other {
            self.look = other.look.clone();
            self.gradient_opacity = other.gradient_opacity.clone();
        }
        if self.field != other.field {
            self.field = None;
        }
    }

    pub(super) fn has_scale(&self, shown: &str) -> bool {
        self.scales.iter().any(|(one, _, _)| *one == shown)
    }

    /// The scale that says what a property of symbols shows.
    pub(super) fn scale_of(&self, shown: &str, scope: &Scope<'_>) -> Option<Arc<Scale>> {
        let (_, unit, channel) = self.scales.iter().find(|(one, _, _)| *one == shown)?;
        scope.scale(*unit, *channel)
    }

    /// The scale whose values the entries are.
    pub(super) fn scale(&self, scope: &Scope<'_>) -> Option<Arc<Scale>> {
        SHOWN.into_iter().find_map(|shown| self.scale_of(shown, scope))
    }

    /// The kind, as Vega reckons it.
    pub(super) fn kind(&self, scale: &Scale) -> Kind {
        let said = self.props.get("type");
        let alone = matches!(self.scales.as_slice(), [("fill" | "stroke", _, _)]);
        match said.str() {
            Some("gradient") if scale.kind().is_discretizing() => Kind::Discrete,
            Some("gradient") => Kind::Gradient,
            None if !alone => Kind::Symbol,
            None if scale.kind().is_continuous() => Kind::Gradient,
            None if scale.kind().is_discretizing() => Kind::Discrete,
            Some(_) | None => Kind::Symbol,
        }
    }

    /// Its title, as one or more lines.
    pub(super) fn title(&self) -> Value {
        joined(&self.props, &self.field_titles)
    }

    /// The look of its symbols, without what they show.
    pub(super) fn finish(&mut self) {
        let clear = self.look.get("fill").is_some_and(|fill| fill.str() != Some("transparent"));
        if clear && self.look.get("stroke").is_none() && !self.has_scale("stroke") {
            self.look.set("stroke", Value::text("transparent"));
        }
        for (shown, _, _) in &self.scales {
            self.look.remove(shown);
        }
    }
}
