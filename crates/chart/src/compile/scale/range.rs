//! What scales map to: said by the author, else by the channel and the size of the view.

use super::component::{Component, Components};
use crate::compile::data::Data;
use crate::compile::model::{Id, Model, Unit};
use crate::spec::channel::Channel;
use crate::spec::def::{Bin, Def, Type};
use crate::spec::mark::MarkType;
use crate::spec::read::{Read, object};
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// What a scale maps to, before the size of its view is known.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct RangeSpec {
    pub(crate) range: Range,
    pub(crate) explicit: bool,
}

/// What a scale maps to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Range {
    /// Nothing is known.
    #[default]
    None,
    /// These values; `width` and `height` among them stand for the view's, `radius` for half of the
    /// smaller one.
    Values(Vec<Value>),
    /// A named list or scheme of the config, as `category`.
    Named(&'static str),
    /// A colour scheme: a name, or an object with `name`, `count` and `extent`.
    Scheme(Value),
    /// So many pixels for each value.
    Step(f64),
    /// So many pixels for each value of the offset scale within.
    StepOfOffset(f64),
    /// Along the whole view.
    Full,
    /// Along the whole view, about its middle.
    Centered,
    /// Within a band of the position's scale.
    Band,
    /// Within a time unit of the position's scale; between these parts of it.
    TimeUnit(f64, f64),
    /// Evenly spaced numbers, so many.
    Spaced(f64, f64, f64),
    /// The values of another column beside those of the domain.
    Column(Id, crate::value::Name),
}

/// The range from all units that share a scale.
pub(crate) fn merged(
    component: &Component,
    all: &Components,
    model: &Model,
    data: &Data,
) -> RangeSpec {
    let mut found: Option<RangeSpec> = None;
    for id in &component.units {
        let Some(unit) = model.unit(*id) else { continue };
        let one = Ask { id: *id, unit, component, all, model, data }.range();
        found = Some(match found {
            None => one,
            Some(old) if old.explicit != one.explicit => {
                if one.explicit {
                    one
                } else {
                    old
                }
            }
            Some(old) => match (&old.range, &one.range) {
                (Range::Step(first), Range::Step(second)) if second > first => one,
                _ => old,
            },
        });
    }
    found.unwrap_or_default()
}

struct Ask<'a> {
    id: Id,
    unit: &'a Unit,
    component: &'a Component,
    all: &'a Components,
    model: &'a Model,
    data: &'a Data,
}

impl Ask<'_> {
    fn range(&self) -> RangeSpec {
        let explicit = |range| RangeSpec { range, explicit: true };
        let Some(def) = self.unit.encoding.data(self.component.channel) else {
            return RangeSpec { range: self.default(None), explicit: false };
        };
        let scale = def.raw.at("scale");
        match scale.at("range") {
            Value::List(values) => {
                return explicit(Range::Values(
                    values.iter().map(|value| self.data.resolved(value)).collect(),
                ));
            }
            // Vega's names of the ranges along a view.
            Value::Text(name) if &**name == "width" => {
                return explicit(Range::Values(vec![Value::Number(0.0), Value::text("width")]));
            }
            Value::Text(name) if &**name == "height" => {
                return explicit(Range::Values(vec![Value::text("height"), Value::Number(0.0)]));
            }
            Value::Text(name) => {
                return explicit(Range::Scheme(object([("range", Value::Text(name.clone()))])));
            }
            by @ Value::Object(_) if by.at("field").is_some() => {
                let field = by.at("field").to_text();
                return explicit(Range::Column(self.id, crate::spec::def::flat(&field).into()));
            }
            by @ Value::Object(_) => {
                if let Value::List(values) = self.data.resolved(by) {
                    return explicit(Range::Values(values.to_vec()));
                }
            }
            _ => {}
        }
        if scale.at("scheme").is_some()
            && self.component.channel.is_color()
            && self.component.kind.supports("scheme")
        {
            return explicit(Range::Scheme(self.data.resolved(scale.at("scheme"))));
        }
        if let Some(step) = self.step() {
            return explicit(step);
        }
        let range = self.default(Some(def));
        let ends = [scale.at("rangeMin"), scale.at("rangeMax")];
        if ends.iter().any(|end| **end != Value::Undefined)
            && self.component.kind.supports("rangeMin")
            && let Some(range) = self.with_ends(&range, ends)
        {
            return explicit(range);
        }
        RangeSpec { range, explicit: false }
    }

    fn with_ends(&self, range: &Range, [least, most]: [&Value; 2]) -> Option<Range> {
        let [first, last] = match range {
            Range::Full
                if self.component.channel == Channel::Y && !self.component.kind.is_discrete() =>
            {
                [Value::text("height"), Value::Number(0.0)]
            }
            Range::Full => [Value::Number(0.0), Value::text(self.component.channel.size())],
            Range::Values(values) => match values.as_slice() {
                [first, last] => [first.clone(), last.clone()],
                _ => return None,
            },
            _ => return None,
        };
        let or =
            |said: &Value, old: Value| if said.is_some() { self.data.resolved(said) } else { old };
        Some(Range::Values(vec![or(least, first), or(most, last)]))
    }

    fn size(&self, channel: Channel) -> &Value {
        let [width, height] = &self.model.node(self.id).given;
        if channel.position() == Channel::Y { height } else { width }
    }

    /// The step that the view's size says.
    fn step(&self) -> Option<Range> {
        let channel = self.component.channel;
        let size = self.size(channel);
        let step = size.at("step").num()?;
        if channel.is_xy() && self.component.kind.is_discrete() {
            return Some(self.position_step(step, size));
        }
        let in_band = |channel: Channel| {
            self.all
                .find(self.model, self.id, channel.position())
                .is_some_and(|one| one.kind == ScaleType::Band)
        };
        if channel.is_offset()
            && in_band(channel)
            && step_is_for_offset(size, self.component.kind.is_discrete())
        {
            return Some(Range::Step(step));
        }
        None
    }

    fn position_step(&self, step: f64, size: &Value) -> Range {
        let offset =
            self.component.channel.offset().and_then(|channel| self.unit.encoding.get(channel));
        let discrete = offset.is_some_and(|def| def.is_data() && def.is_discrete());
        let nested = self
            .component
            .channel
            .offset()
            .is_some_and(|channel| self.unit.encoding.data(channel).is_some());
        if nested && step_is_for_offset(size, discrete) {
            Range::StepOfOffset(step)
        } else {
            Range::Step(step)
        }
    }

    fn default(&self, def: Option<&Def>) -> Range {
        let config = |property: &str| self.model.config.num("scale", property).unwrap_or_default();
        let pair =
            |least: f64, most: f64| Range::Values(vec![Value::Number(least), Value::Number(most)]);
        let channel = self.component.channel;
        let kind = self.component.kind;
        match channel {
            Channel::X | Channel::Y => self.along(),
            Channel::XOffset | Channel::YOffset => self.within(),
            Channel::Size => {
                let (least, most) = (self.least_size(), self.most_size());
                if kind.is_discretizing() {
                    Range::Spaced(least, most, self.count(def))
                } else {
                    pair(least, most)
                }
            }
            Channel::Theta => pair(0.0, std::f64::consts::TAU),
            Channel::Angle => pair(0.0, 360.0),
            Channel::Radius => Range::Values(vec![Value::Number(0.0), Value::text("radius")]),
            Channel::StrokeWidth => pair(config("minStrokeWidth"), config("maxStrokeWidth")),
            Channel::StrokeDash => Range::Named("dash"),
            Channel::Shape => Range::Named("symbol"),
            Channel::Color | Channel::Fill | Channel::Stroke => self.color(def),
            _ => pair(config("minOpacity"), config("maxOpacity")),
        }
    }

    fn color(&self, def: Option<&Def>) -> Range {
        if self.component.kind == ScaleType::Ordinal {
            let nominal = def.is_some_and(|def| def.is(Type::Nominal));
            return Range::Named(if nominal { "category" } else { "ordinal" });
        }
        if def.is_some_and(|def| *def.raw.at("scale").at("domainMid") != Value::Undefined) {
            return Range::Named("diverging");
        }
        Range::Named(if self.unit.mark.kind == MarkType::Rect { "heatmap" } else { "ramp" })
    }

    fn along(&self) -> Range {
        let channel = self.component.channel;
        if matches!(self.component.kind, ScaleType::Point | ScaleType::Band) {
            let size = match self.size(channel) {
                Value::Undefined => self.model.config.discrete_size(channel.size()),
                said => said.clone(),
            };
            if let Some(step) = size.at("step").num() {
                return self.position_step(step, &size);
            }
        }
        Range::Full
    }

    fn within(&self) -> Range {
        let channel = self.component.channel;
        let position = self.all.find(self.model, self.id, channel.position());
        let Some(position) = position else { return Range::Centered };
        if position.kind == ScaleType::Band {
            let size = match self.size(channel) {
                Value::Undefined => self.model.config.discrete_size(channel.size()),
                said => said.clone(),
            };
            let step = size
                .at("step")
                .num()
                .filter(|_| step_is_for_offset(&size, self.component.kind.is_discrete()));
            return step.map_or(Range::Band, Range::Step);
        }
        let Some(def) = self.unit.encoding.get(channel.position()) else { return Range::Band };
        let padding =
            self.model.config.num("scale", "bandWithNestedOffsetPaddingInner").unwrap_or_default();
        let at =
            super::super::band_position(self.unit, channel.position(), def, &self.model.config)
                .unwrap_or(0.5)
                - 0.5;
        if padding == 0.0 {
            Range::TimeUnit(0.0, 1.0)
        } else {
            Range::TimeUnit(padding / 2.0 + at, 1.0 - padding / 2.0 + at)
        }
    }

    fn count(&self, def: Option<&Def>) -> f64 {
        match self.component.kind {
            ScaleType::Quantile => self.model.config.num("scale", "quantileCount").unwrap_or(4.0),
            ScaleType::Quantize => self.model.config.num("scale", "quantizeCount").unwrap_or(4.0),
            _ => match def.map(|def| def.raw.at("scale").at("domain")) {
                Some(Value::List(values)) => crate::value::count(values.len() + 1),
                _ => 3.0,
            },
        }
    }

    fn least_size(&self) -> f64 {
        let property = match self.unit.mark.kind {
            MarkType::Bar | MarkType::Tick => "minBandSize",
            MarkType::Text => "minFontSize",
            MarkType::Point | MarkType::Square | MarkType::Circle => "minSize",
            _ => "minStrokeWidth",
        };
        self.model.config.num("scale", property).unwrap_or_default()
    }

    fn most_size(&self) -> f64 {
        let config = |property: &str| self.model.config.num("scale", property);
        match self.unit.mark.kind {
            MarkType::Bar | MarkType::Tick => {
                config("maxBandSize").unwrap_or_else(|| self.least_step() - 1.0)
            }
            MarkType::Text => config("maxFontSize").unwrap_or_default(),
            MarkType::Point | MarkType::Square | MarkType::Circle => config("maxSize")
                .unwrap_or_else(|| {
                    let side = 0.95 * self.least_step();
                    side * side
                }),
            _ => config("maxStrokeWidth").unwrap_or_default(),
        }
    }

    /// The smaller of the steps along both sides; bins have a step as well.
    fn least_step(&self) -> f64 {
        let along = |channel: Channel| {
            self.bin_step(channel).unwrap_or_else(|| {
                let said = self.size(channel).at("step").num();
                said.unwrap_or_else(|| self.model.config.discrete_step(channel.size()))
            })
        };
        along(Channel::X).min(along(Channel::Y))
    }

    fn bin_step(&self, channel: Channel) -> Option<f64> {
        let def = self.unit.encoding.get(channel).filter(|def| def.is_field())?;
        let size = self
            .size(channel)
            .num()
            .unwrap_or_else(|| self.model.config.continuous_size(channel.size()));
        match &def.bin {
            Bin::Params(_) => {
                let bins = self.data.bins(self.id, def)?;
                Some(size / ((bins.stop - bins.start) / bins.step))
            }
            _ => None,
        }
    }
}

/// A step is for the offset within, if there is a discrete one and nothing else is said.
fn step_is_for_offset(size: &Value, discrete_offset: bool) -> bool {
    discrete_offset && size.at("for").str() != Some("position")
}
