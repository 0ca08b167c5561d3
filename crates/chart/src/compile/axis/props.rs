//! What is said of axes: by the author, by config, by Vega-Lite's rules; shared axes as one.

use super::super::guide::said;
use super::super::guide_title::{Title, joined};
use super::super::model::{Id, Model, NodeKind, Unit};
use super::super::scale::component::{Component, Components};
use super::super::split::Split;
use super::configured::Configured;
use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::def::{Def, Sort, Type};
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// An axis before it is laid out.
#[derive(Clone, Debug)]
pub(crate) struct AxisSpec {
    pub(crate) channel: Channel,
    /// The unit whose scale it shows.
    pub(crate) unit: Id,
    pub(crate) props: Split,
    /// The titles that fields give themselves, where nobody gives one.
    pub(crate) field_titles: Vec<Value>,
    pub(crate) kind: ScaleType,
    pub(crate) has_grid_scale: bool,
    /// The unit whose field says how the labels are written, and whether there is a rule for it.
    pub(crate) format_by: (Id, bool),
    /// Where in its band the base is that marks are offset from, if they reach from there.
    pub(crate) base: Option<f64>,
}

/// The properties of axes that are read from the spec as they are.
const PLAIN: [&str; 61] = [
    "bandPosition",
    "domain",
    "domainCap",
    "domainColor",
    "domainDash",
    "domainDashOffset",
    "domainOpacity",
    "domainWidth",
    "gridCap",
    "gridColor",
    "gridDash",
    "gridDashOffset",
    "gridOpacity",
    "gridWidth",
    "labelBound",
    "labelColor",
    "labelExpr",
    "labelFlushOffset",
    "labelFont",
    "labelFontSize",
    "labelFontStyle",
    "labelFontWeight",
    "labelLimit",
    "labelLineHeight",
    "labelOffset",
    "labelOpacity",
    "labelPadding",
    "labelSeparation",
    "labels",
    "maxExtent",
    "minExtent",
    "offset",
    "position",
    "tickBand",
    "tickCap",
    "tickColor",
    "tickDash",
    "tickDashOffset",
    "tickExtra",
    "tickOffset",
    "tickOpacity",
    "tickRound",
    "tickSize",
    "tickWidth",
    "ticks",
    "titleAlign",
    "titleAnchor",
    "titleAngle",
    "titleBaseline",
    "titleColor",
    "titleFont",
    "titleFontSize",
    "titleFontStyle",
    "titleFontWeight",
    "titleLimit",
    "titleLineHeight",
    "titleOpacity",
    "titlePadding",
    "titleX",
    "titleY",
    "translate",
];

/// The axes of a view and of what is laid upon each other in it.
pub(crate) fn collect(model: &Model, components: &Components, id: Id) -> Vec<AxisSpec> {
    let node = model.node(id);
    match &node.kind {
        NodeKind::Unit(unit) => [Channel::X, Channel::Y]
            .into_iter()
            .filter_map(|channel| of_unit(model, components, id, unit, channel))
            .collect(),
        NodeKind::Layer => layered(model, components, id),
        NodeKind::Facet(_) | NodeKind::Concat(_) => Vec::new(),
    }
}

fn layered(model: &Model, components: &Components, id: Id) -> Vec<AxisSpec> {
    let children: Vec<Vec<AxisSpec>> =
        model.node(id).children.iter().map(|child| collect(model, components, *child)).collect();
    let mut all = Vec::new();
    for channel in [Channel::X, Channel::Y] {
        let offered: Vec<Vec<AxisSpec>> = children
            .iter()
            .map(|axes| {
                axes.iter().filter(|axis| axis.channel == channel).cloned().collect::<Vec<_>>()
            })
            .filter(|axes| !axes.is_empty())
            .collect();
        match shared(model, components, id, channel, &offered) {
            Some(merged) => all.extend(merged),
            None => all.extend(apart(offered.into_iter().flatten().collect())),
        }
    }
    all
}

/// The axes as one, if all agree.
fn shared(
    model: &Model,
    components: &Components,
    id: Id,
    channel: Channel,
    offered: &[Vec<AxisSpec>],
) -> Option<Vec<AxisSpec>> {
    let independent = |what: &str| model.resolve(id, what, channel) == Some("independent");
    // Scales of types that do not go together are apart whatever anyone says.
    let apart = |axis: &AxisSpec| {
        let owner = components.of_unit(axis.unit, channel).map(|component| component.owner);
        owner.is_some_and(|owner| !model.ancestry(id).any(|one| one == owner))
    };
    if independent("scale") || independent("axis") || offered.iter().flatten().any(apart) {
        return None;
    }
    let (first, rest) = offered.split_first()?;
    let mut merged = first.clone();
    for other in rest {
        if other.len() != merged.len() {
            return None;
        }
        for (one, two) in merged.iter_mut().zip(other) {
            let both = one.props.is_explicit("orient") && two.props.is_explicit("orient");
            if both && one.props.get("orient") != two.props.get("orient") {
                return None;
            }
            one.merge(two);
        }
    }
    Some(merged)
}

/// Axes of scales that are not shared: the second goes to the other side.
fn apart(mut axes: Vec<AxisSpec>) -> Vec<AxisSpec> {
    let mut counts: Vec<(&'static str, usize)> =
        vec![("top", 0), ("bottom", 0), ("left", 0), ("right", 0)];
    let several = axes.len() > 1;
    for (at, axis) in axes.iter_mut().enumerate() {
        let count = |counts: &[(&str, usize)], side: &str| {
            counts.iter().find(|(one, _)| *one == side).map_or(0, |(_, n)| *n)
        };
        let side = axis.orient();
        if count(&counts, side) > 0 && !axis.props.is_explicit("orient") {
            let other = match side {
                "top" => "bottom",
                "bottom" => "top",
                "left" => "right",
                _ => "left",
            };
            if count(&counts, side) > count(&counts, other) {
                axis.props.set("orient", Value::text(other), false);
            }
        }
        let side = axis.orient();
        if let Some((_, n)) = counts.iter_mut().find(|(one, _)| *one == side) {
            *n += 1;
        }
        if several && at > 0 && axis.props.get("grid").to_bool() && !axis.props.is_explicit("grid")
        {
            axis.props.set("grid", Value::Bool(false), false);
        }
    }
    axes
}

impl AxisSpec {
    /// The side that it stands at.
    pub(crate) fn orient(&self) -> &'static str {
        match self.props.get("orient").str() {
            Some("top") => "top",
            Some("left") => "left",
            Some("right") => "right",
            Some("bottom") => "bottom",
            _ if self.channel == Channel::X => "bottom",
            _ => "left",
        }
    }

    fn merge(&mut self, other: &Self) {
        // `disable` of one turns off what only that one wants.
        let off = |axis: &Self| axis.props.get("disable").to_bool();
        if off(self) && !off(other) && !self.props.is_explicit("disable") {
            *self = other.clone();
            return;
        }
        if off(other) {
            if other.props.is_explicit("disable") && !self.props.is_explicit("disable") {
                self.props.merge(&other.props);
            }
            return;
        }
        let titles =
            Title::merged((&self.props, &self.field_titles), (&other.props, &other.field_titles));
        self.props.merge(&other.props);
        titles.put(&mut self.props, &mut self.field_titles);
        self.has_grid_scale |= other.has_grid_scale;
        if !self.format_by.1 && other.format_by.1 {
            self.format_by = other.format_by;
        }
    }

    /// Its title, as one or more lines.
    pub(crate) fn title(&self) -> Value {
        joined(&self.props, &self.field_titles)
    }
}

struct Ask<'a> {
    unit: &'a Unit,
    def: &'a Def,
    channel: Channel,
    kind: ScaleType,
    config: &'a Config,
    said: &'a Value,
    configured: Configured<'a>,
    orient: &'static str,
    /// Whether labels are broken into lines.
    wraps: bool,
}

fn of_unit(
    model: &Model,
    components: &Components,
    id: Id,
    unit: &Unit,
    channel: Channel,
) -> Option<AxisSpec> {
    let component: &Component = components.of_unit(id, channel)?;
    let def = unit.encoding.data(channel)?;
    let said = def.raw.at("axis");
    let config = &model.config;
    let by_config = |group: &str| config.said(group, "orient").str();
    let named = said
        .at("orient")
        .str()
        .or_else(|| by_config(if channel == Channel::X { "axisX" } else { "axisY" }))
        .or_else(|| by_config("axis"));
    let orient = match named {
        Some("top") => "top",
        Some("right") => "right",
        Some("left") => "left",
        Some("bottom") => "bottom",
        _ if channel == Channel::X => "bottom",
        _ => "left",
    };
    let configured = Configured::new(config, channel, component.kind, orient, said.at("style"));
    let mut props = Split::default();
    let told = def.raw.member("axis").is_some();
    let off = if told { said.is_off() } else { configured.get("disable").to_bool() };
    props.set("disable", Value::Bool(off), told);
    props.set("orient", Value::text(orient), said.at("orient").is_some());
    let across = if channel == Channel::X { Channel::Y } else { Channel::X };
    let has_grid_scale = components.find(model, id, across).is_some();
    let mut field_titles = Vec::new();
    if !off {
        let kind = component.kind;
        let ask =
            Ask { unit, def, channel, kind, config, said, configured, orient, wraps: model.wraps };
        ask.fill(&mut props);
        ask.title(&mut props, &mut field_titles);
    }
    let offset = crate::compile::is_ranged_offset(unit, id, channel, components);
    let base = offset.then_some(if channel == Channel::X { 0.0 } else { 1.0 });
    Some(AxisSpec {
        channel,
        unit: id,
        props,
        field_titles,
        kind: component.kind,
        has_grid_scale,
        format_by: (id, has_format(def, config)),
        base,
    })
}

impl Ask<'_> {
    /// A property: said, else by config, else by rule.
    fn set(&self, props: &mut Split, name: &'static str, rule: Value) {
        let said = said(self.said, name);
        if *said != Value::Undefined {
            props.set(name, said.clone(), true);
            return;
        }
        match self.configured.get(name) {
            Value::Undefined => props.set(name, rule, false),
            configured => props.set(name, configured, false),
        }
    }

    fn fill(&self, props: &mut Split) {
        for name in PLAIN {
            self.set(props, name, Value::Undefined);
        }
        props.set("gridOffset", self.grid_offset(), false);
        let temporal_unit = self.def.is_field() && self.def.time_unit.is_some();
        let discrete_type = self.def.kind.is_some_and(Type::is_discrete);
        let grid = !self.kind.is_discrete()
            && self.def.is_field()
            && self.def.bin == crate::spec::def::Bin::None;
        self.set(props, "grid", Value::Bool(grid));
        let angle = self.angle(discrete_type && !temporal_unit);
        if let Some(angle) = angle {
            props.set("labelAngle", Value::Number(angle), self.said.at("labelAngle").is_some());
        } else {
            self.set(props, "labelAngle", Value::Undefined);
        }
        let explicit = |name: &str| self.said.at(name).to_bool();
        // What follows from an angle is said, also where it is nothing: a layer below may not say more.
        let ruled = |rule: fn(f64, &str, Channel) -> Value| match angle {
            Some(angle) => match rule(angle, self.orient, self.channel) {
                Value::Undefined => Value::Null,
                value => value,
            },
            None => Value::Undefined,
        };
        let (align, baseline) = (ruled(default_align), ruled(default_baseline));
        for (name, rule) in [("labelAlign", align), ("labelBaseline", baseline)] {
            if explicit(name) {
                props.set(name, self.said.at(name).clone(), true);
            } else {
                match self.configured.get(name) {
                    Value::Undefined => props.set(name, rule, false),
                    configured => props.set(name, configured, false),
                }
            }
        }
        let flush = self.channel == Channel::X && !discrete_type && self.def.kind.is_some();
        self.set(props, "labelFlush", if flush { Value::Bool(true) } else { Value::Undefined });
        self.set(props, "labelOverlap", self.overlap(temporal_unit, discrete_type));
        self.set(props, "tickCount", self.tick_count());
        self.set(props, "tickMinStep", self.least_step());
        let over = self.unit.mark.kind == MarkType::Rect && self.def.is_discrete();
        match (self.said.at("zindex"), self.configured.own("zindex")) {
            (Value::Undefined, Value::Undefined) => {
                props.set("zindex", Value::Number(if over { 1.0 } else { 0.0 }), false);
            }
            (Value::Undefined, configured) => props.set("zindex", configured, false),
            (said, _) => props.set("zindex", said.clone(), true),
        }
        for name in ["format", "formatType", "values"] {
            let said = self.said.at(name);
            props.set(
                name,
                if *said == Value::Undefined && name != "values" {
                    self.configured.get(name)
                } else {
                    said.clone()
                },
                said.is_some(),
            );
        }
    }

    /// By how much the grid reaches back over the axis's offset: Vega does not ask its own config.
    fn grid_offset(&self) -> Value {
        let said = self.said.at("offset");
        if *said != Value::Undefined {
            return said.clone();
        }
        self.configured.own("offset")
    }

    /// How labels are turned. Where they may be broken into lines that is said when there is room
    /// known for them (`parts`).
    fn angle(&self, upright: bool) -> Option<f64> {
        let normal = |angle: f64| angle.rem_euclid(360.0);
        if let Some(angle) = self.said.at("labelAngle").num() {
            return Some(normal(angle));
        }
        if self.said.at("labelAngle").is_some() {
            return None;
        }
        match self.configured.get("labelAngle").num() {
            Some(angle) => Some(normal(angle)),
            None if self.channel == Channel::X && upright && !self.wraps => Some(270.0),
            None => None,
        }
    }

    fn overlap(&self, temporal_unit: bool, discrete_type: bool) -> Value {
        let sorted =
            matches!(self.def.sort, Sort::Values(_) | Sort::Field { .. } | Sort::Encoding { .. });
        if (temporal_unit && !sorted) || !discrete_type {
            let log = matches!(self.kind, ScaleType::Log | ScaleType::Symlog);
            return if log { Value::text("greedy") } else { Value::Bool(true) };
        }
        Value::Undefined
    }

    /// Ticks every 40 pixels, every 10 where bins are; by the scale itself for some units of time.
    fn tick_count(&self) -> Value {
        let own = self.kind.is_discrete()
            || self.kind == ScaleType::Log
            || self.said.at("values").is_some();
        if own {
            return Value::Undefined;
        }
        let apart = if self.def.is_field() && self.def.is_binning() { 10.0 } else { 40.0 };
        let unit = self.def.time_unit.as_ref().and_then(|unit| unit.unit.as_deref());
        if self.def.is_field() && matches!(unit, Some("month" | "hours" | "day" | "quarter")) {
            return Value::Undefined;
        }
        crate::spec::read::object([("pixels", Value::Number(apart))])
    }

    fn least_step(&self) -> Value {
        let format = self.said.at("format").str().map(str::to_owned).or_else(|| {
            (self.def.is(Type::Quantitative) && !self.def.formats_as_time())
                .then(|| self.config.top("numberFormat").str().map(str::to_owned))
                .flatten()
        });
        if format.as_deref() == Some("d") {
            return Value::Number(1.0);
        }
        let unit = self.def.time_unit.as_ref().filter(|_| self.def.is_field());
        let duration = unit
            .filter(|unit| unit.unit.is_some())
            .and_then(|unit| super::super::time::unit(unit, None).duration());
        duration.map_or(Value::Undefined, Value::Number)
    }

    fn title(&self, props: &mut Split, fields: &mut Vec<Value>) {
        let said = self.said.at("title");
        if *said != Value::Undefined {
            props.set("title", said.clone(), true);
            return;
        }
        if self.configured.get("title") == Value::Null {
            props.set("title", Value::Null, false);
            return;
        }
        let second = self.channel.secondary().and_then(|second| self.unit.encoding.field(second));
        let titles =
            [self.def.raw.at("title"), second.map_or(&Value::Undefined, |def| def.raw.at("title"))];
        let own: Vec<&Value> =
            titles.into_iter().filter(|title| **title != Value::Undefined).collect();
        match own.as_slice() {
            [] => {}
            [only] => return props.set("title", Value::clone(only), true),
            [first, second, ..] => {
                let title = match (first.to_bool(), second.to_bool()) {
                    (true, true) if first != second => Value::text(&format!(
                        "{}, {}",
                        super::super::encode::text::title_text(first),
                        super::super::encode::text::title_text(second)
                    )),
                    (false, true) => Value::clone(second),
                    _ => Value::clone(first),
                };
                return props.set("title", title, true);
            }
        }
        if self.def.is_field() {
            fields.push(self.def.default_title(self.config));
        }
        if let Some(second) = second {
            let title = second.default_title(self.config);
            if !fields.contains(&title) {
                fields.push(title);
            }
        }
    }
}

/// Whether a field's values are written in a way of its own, and not as its scale has it.
fn has_format(def: &Def, config: &Config) -> bool {
    let timed = def.time_unit.as_ref().is_some_and(|unit| unit.unit.is_some());
    def.raw.at("stack").str() == Some("normalize")
        || (def.formats_as_time() && timed)
        || (def.is(Type::Quantitative) && config.top("numberFormat").is_some())
}

pub(crate) fn default_baseline(angle: f64, orient: &str, channel: Channel) -> Value {
    let text = |text: &str| Value::text(text);
    if channel == Channel::X {
        if (45.0 < angle && angle < 135.0) || (225.0 < angle && angle < 315.0) {
            return text("middle");
        }
        let flat = angle <= 45.0 || 315.0 <= angle;
        return text(if flat == (orient == "top") { "bottom" } else { "top" });
    }
    if angle <= 45.0 || 315.0 <= angle || (135.0..=225.0).contains(&angle) {
        return Value::Undefined;
    }
    text(if (45.0..=135.0).contains(&angle) == (orient == "left") { "top" } else { "bottom" })
}

pub(crate) fn default_align(angle: f64, orient: &str, channel: Channel) -> Value {
    let is_x = channel == Channel::X;
    let start = if is_x { 0.0 } else { 90.0 };
    let main = if is_x { "bottom" } else { "left" };
    if (angle + start) % 180.0 == 0.0 {
        return if is_x { Value::Undefined } else { Value::text("center") };
    }
    let turned = start < angle && angle < 180.0 + start;
    Value::text(if turned == (orient == main) { "left" } else { "right" })
}

/// By how much an axis is moved so that its lines are crisp.
pub(crate) fn translate(axes: &[AxisSpec], channel: Channel) -> f64 {
    let axis = axes.iter().find(|axis| axis.channel == channel);
    axis.and_then(|axis| axis.props.get("translate").num()).unwrap_or(0.5)
}
