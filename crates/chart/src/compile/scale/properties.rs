//! The properties of scales: what the author says, else what Vega-Lite's rules say.

use super::component::{Component, Components};
use crate::compile::data::Data;
use crate::compile::model::{Id, Model, Unit};
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Sort, Type};
use crate::spec::mark::{MarkType, Orient};
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// The properties, each after those that it depends on.
pub(crate) const PROPERTIES: [&str; 18] = [
    "domainMax",
    "domainMin",
    "domainMid",
    "domainRaw",
    "align",
    "bins",
    "reverse",
    "round",
    "clamp",
    "nice",
    "base",
    "exponent",
    "constant",
    "interpolate",
    "zero",
    "padding",
    "paddingInner",
    "paddingOuter",
];

/// A property of a scale from all units that share it: what is said goes before what is inferred.
pub(crate) fn merged(
    property: &'static str,
    component: &Component,
    all: &Components,
    model: &Model,
    data: &Data,
) -> (Value, bool) {
    let mut found = (Value::Undefined, false);
    for id in &component.units {
        let Some(unit) = model.unit(*id) else { continue };
        let (value, explicit) = of_unit(property, *id, unit, component, all, model, data);
        if value != Value::Undefined && (found.0 == Value::Undefined || (explicit && !found.1)) {
            found = (value, explicit);
        }
    }
    found
}

struct Rule<'a> {
    id: Id,
    unit: &'a Unit,
    def: &'a Def,
    component: &'a Component,
    model: &'a Model,
}

fn of_unit(
    property: &'static str,
    id: Id,
    unit: &Unit,
    component: &Component,
    all: &Components,
    model: &Model,
    data: &Data,
) -> (Value, bool) {
    let channel = component.channel;
    let Some(def) = unit.encoding.data(channel) else { return (Value::Undefined, false) };
    let color_only = matches!(property, "interpolate" | "domainMid") && !channel.is_color();
    if !component.kind.supports(property) || color_only {
        return (Value::Undefined, false);
    }
    let said = def.raw.at("scale").at(property);
    if *said != Value::Undefined {
        let moment = matches!(property, "domainMax" | "domainMin")
            && (def.is_temporal() || said.entries().len() > 1);
        let value = if property == "domainRaw" {
            raw_domain(&data.resolved(said), def)
        } else if moment {
            crate::compile::time::moment_of(said, def)
        } else {
            data.resolved(said)
        };
        return (value, true);
    }
    let rule = Rule { id, unit, def, component, model };
    let value = match property {
        "bins" => rule.bins(data),
        "interpolate" => rule.interpolate(),
        "nice" => rule.nice(),
        "padding" => rule.padding(),
        "paddingInner" => rule.padding_inner(),
        "paddingOuter" => rule.padding_outer(),
        "reverse" => rule.reverse(),
        "zero" => rule.zero(all),
        _ => model.config.get("scale", property),
    };
    (value, false)
}

impl Rule<'_> {
    fn config(&self, property: &str) -> Value {
        self.model.config.get("scale", property)
    }

    fn scale(&self, property: &str) -> &Value {
        self.def.raw.at("scale").at(property)
    }

    fn bins(&self, data: &Data) -> Value {
        if !self.def.is_field() {
            return Value::Undefined;
        }
        if self.def.is_binning() {
            return data.bins(self.id, self.def).map_or(Value::Undefined, |bins| {
                crate::spec::read::object([
                    ("start", Value::Number(bins.start)),
                    ("stop", Value::Number(bins.stop)),
                    ("step", Value::Number(bins.step)),
                ])
            });
        }
        match self.def.bin {
            crate::spec::def::Bin::Binned(Some(step)) => {
                crate::spec::read::object([("step", Value::Number(step))])
            }
            _ => Value::Undefined,
        }
    }

    fn interpolate(&self) -> Value {
        let blends = self.component.channel.is_color() && !self.def.is(Type::Nominal);
        if blends { Value::text("hcl") } else { Value::Undefined }
    }

    fn nice(&self) -> Value {
        let binned = self.def.is_field() && self.def.bin != crate::spec::def::Bin::None;
        let bounded = matches!(self.scale("domain"), Value::List(_))
            || self.scale("domainMax").is_some()
            || self.scale("domainMin").is_some();
        if binned || bounded || self.component.kind.is_time() || !self.component.channel.is_xy() {
            return Value::Undefined;
        }
        Value::Bool(true)
    }

    fn padding(&self) -> Value {
        let channel = self.component.channel;
        if !channel.is_xy() {
            return Value::Undefined;
        }
        if self.component.kind.is_continuous() {
            let said = self.config("continuousPadding");
            if said != Value::Undefined {
                return said;
            }
            let spaced = self.def.is_field()
                && (self.def.bin != crate::spec::def::Bin::None || self.def.time_unit.is_some());
            if self.unit.mark.kind == MarkType::Bar && !spaced && self.is_dimension() {
                return self.model.config.get("bar", "continuousBandSize");
            }
        }
        if self.component.kind == ScaleType::Point {
            self.config("pointPadding")
        } else {
            Value::Undefined
        }
    }

    /// Along this channel the marks stand beside each other.
    fn is_dimension(&self) -> bool {
        matches!(
            (self.unit.mark.orient, self.component.channel),
            (Some(Orient::Vertical), Channel::X) | (Some(Orient::Horizontal), Channel::Y)
        )
    }

    fn padding_inner(&self) -> Value {
        if *self.component.props.get("padding") != Value::Undefined {
            return Value::Undefined;
        }
        let channel = self.component.channel;
        if channel.is_xy() {
            if self.unit.encoding.has_nested_offset(channel) {
                return self.config("bandWithNestedOffsetPaddingInner");
            }
            let own = match self.unit.mark.kind {
                MarkType::Bar => "barBandPaddingInner",
                MarkType::Tick => "tickBandPaddingInner",
                _ => "rectBandPaddingInner",
            };
            return match self.config("bandPaddingInner") {
                Value::Undefined => self.config(own),
                said => said,
            };
        }
        let banded = channel.is_offset() && self.component.kind == ScaleType::Band;
        if banded { self.config("offsetBandPaddingInner") } else { Value::Undefined }
    }

    fn padding_outer(&self) -> Value {
        if *self.component.props.get("padding") != Value::Undefined {
            return Value::Undefined;
        }
        let channel = self.component.channel;
        if channel.is_xy() {
            if self.unit.encoding.has_nested_offset(channel) {
                return self.config("bandWithNestedOffsetPaddingOuter");
            }
            if self.component.kind != ScaleType::Band {
                return Value::Undefined;
            }
            let inner = self.component.props.get("paddingInner").num();
            return match (self.config("bandPaddingOuter"), inner) {
                (Value::Undefined, Some(inner)) => Value::Number(inner / 2.0),
                (said, _) => said,
            };
        }
        match self.component.kind {
            ScaleType::Point if channel.is_offset() => Value::Number(0.5),
            ScaleType::Band if channel.is_offset() => self.config("offsetBandPaddingOuter"),
            _ => Value::Undefined,
        }
    }

    fn reverse(&self) -> Value {
        let descending = self.component.kind.has_continuous_domain()
            && self.def.is_field()
            && self.def.sort == Sort::Descending;
        match self.config("xReverse") {
            Value::Bool(reversed) if self.component.channel == Channel::X => {
                Value::Bool(reversed != descending)
            }
            _ if descending => Value::Bool(true),
            _ => Value::Undefined,
        }
    }

    fn zero(&self, all: &Components) -> Value {
        let domain = self.scale("domain");
        let custom = domain.to_bool() && domain.str() != Some("unaggregated");
        if custom && self.component.kind.has_continuous_domain() {
            let ends = (
                domain.items().first().and_then(Read::num),
                domain.items().last().and_then(Read::num),
            );
            return Value::Bool(
                matches!(ends, (Some(first), Some(last)) if first <= 0.0 && last >= 0.0),
            );
        }
        let channel = self.component.channel;
        if channel == Channel::Size
            && self.def.is(Type::Quantitative)
            && !self.component.kind.is_discretizing()
        {
            return Value::Bool(true);
        }
        if channel.is_offset() {
            return Value::Bool(super::super::is_ranged_offset(
                self.unit,
                self.id,
                channel.position(),
                all,
            ));
        }
        let binned = self.def.is_field() && self.def.bin != crate::spec::def::Bin::None;
        if !binned && (channel.is_xy() || channel.is_polar()) {
            let kind = self.unit.mark.kind;
            let path_like =
                matches!(kind, MarkType::Bar | MarkType::Area | MarkType::Line | MarkType::Trail);
            if path_like && self.is_dimension() {
                return Value::Bool(false);
            }
            let ranged = channel.secondary().is_some_and(|second| self.unit.encoding.has(second));
            if kind.is_bar_or_area() && !ranged {
                return Value::Bool(true);
            }
            return self.config("zero");
        }
        Value::Bool(false)
    }
}

/// A domain that goes before everything, as an expression may give it; `null` is none.
fn raw_domain(said: &Value, def: &Def) -> Value {
    match said {
        Value::List(values) if def.is(Type::Temporal) => {
            let moments = values.iter().map(|value| crate::compile::time::moment_of(value, def));
            Value::list(moments.collect())
        }
        other => other.clone(),
    }
}
