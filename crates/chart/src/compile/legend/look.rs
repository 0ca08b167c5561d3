//! How the symbols of a legend look, by the marks that they stand for (`legend/encode.ts`).

use super::super::encode::Encoder;
use super::super::model::{Id, Unit};
use super::super::scope::Scope;
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::table::Table;
use crate::value::Value;

/// Properties of symbols that do not depend on the entry.
#[derive(Clone, Debug, Default)]
pub(super) struct Look(Vec<(&'static str, Value)>);

impl Look {
    pub(super) fn get(&self, property: &str) -> Option<&Value> {
        self.0.iter().find(|(one, _)| *one == property).map(|(_, value)| value)
    }

    pub(super) fn set(&mut self, property: &'static str, value: Value) {
        self.remove(property);
        if value != Value::Undefined {
            self.0.push((property, value));
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn remove(&mut self, property: &str) {
        self.0.retain(|(one, _)| *one != property);
    }
}

const CONFIGURED: [&str; 9] = [
    "stroke",
    "strokeWidth",
    "strokeDash",
    "strokeDashOffset",
    "strokeOpacity",
    "strokeJoin",
    "strokeMiterLimit",
    "fill",
    "fillOpacity",
];

/// What decides how a colour of the marks is.
enum Ink {
    None,
    One(Value),
    Field,
    Conditional,
}

/// The look of a channel's symbols.
pub(super) fn of_symbols(
    id: Id,
    unit: &Unit,
    channel: Channel,
    said: &dyn Fn(&str) -> Value,
    scope: &Scope<'_>,
) -> Result<Look> {
    let config = &scope.model.config;
    let filled = unit.mark.filled && unit.mark.kind != MarkType::Trail;
    let mut look = Look::default();
    for property in CONFIGURED {
        look.set(property, unit.mark.config(property, config));
    }
    let table = Table::default();
    let encoder = Encoder { id, unit, scope, table: &table, size: (0.0, 0.0) };
    let colors = encoder.colors(Some(filled))?;
    let encoding = &unit.encoding;
    let ink = |property: &'static str, own: Channel| -> Result<Ink> {
        let by_color = (filled == (property == "fill")).then_some(Channel::Color);
        let found = [Some(own), by_color]
            .into_iter()
            .flatten()
            .find_map(|channel| Some((channel, encoding.get(channel)?)));
        Ok(match (found, colors.get(property)) {
            (Some((_, def)), _) if !def.conditions.is_empty() => Ink::Conditional,
            (Some((channel, def)), _) if def.is_field() => {
                // A symbol has no row: where rows without a place are shown, it looks as they do.
                match encoder.invalid_case(channel, Some(def))? {
                    Some((_, get)) => Ink::One(get(0)),
                    // What is reckoned from a row is nothing where there is none.
                    None if encoder.is_reckoned(channel, def) => Ink::One(Value::Null),
                    None => Ink::Field,
                }
            }
            (_, Some(get)) => Ink::One(get(0)),
            (_, None) => Ink::None,
        })
    };
    let opacity = match said("symbolOpacity") {
        Value::Undefined => {
            match valued(encoding.get(Channel::Opacity), &|one, two| one.max(two)) {
                Value::Undefined => own_opacity(unit, scope),
                value => value,
            }
        }
        _ => Value::Undefined,
    };
    let fill_of_color = channel == Channel::Fill || (filled && channel == Channel::Color);
    match ink("fill", Channel::Fill)? {
        Ink::None => {}
        _ if fill_of_color => look.remove("fill"),
        Ink::Field if said("symbolFillColor") != Value::Undefined => look.remove("fill"),
        Ink::Field => {
            let base = said("symbolBaseFillColor");
            look.set(
                "fill",
                if base.is_present() && !is_clear(&base) { base } else { Value::text("black") },
            );
            look.set(
                "fillOpacity",
                if opacity == Value::Undefined { Value::Number(1.0) } else { opacity.clone() },
            );
        }
        Ink::Conditional => {
            let def = encoding.get(Channel::Fill).or(encoding.get(Channel::Color));
            let first = first_value(def);
            let own = [
                first,
                unit.mark.said.at("fill").clone(),
                if filled { unit.mark.said.at("color").clone() } else { Value::Undefined },
            ];
            // Without a value of its own, the symbol is as the marks are that meet no condition.
            let fill = own
                .into_iter()
                .find(Value::to_bool)
                .or_else(|| colors.get("fill").map(|get| get(0)));
            look.set("fill", fill.unwrap_or_default());
        }
        Ink::One(value) => look.set("fill", value),
    }
    let stroke_of_color = channel == Channel::Stroke || (!filled && channel == Channel::Color);
    match ink("stroke", Channel::Stroke)? {
        Ink::None => {}
        _ if stroke_of_color => look.remove("stroke"),
        Ink::Field => look.remove("stroke"),
        _ if said("symbolStrokeColor") != Value::Undefined => look.remove("stroke"),
        Ink::Conditional => {
            let def = encoding.get(Channel::Stroke).or(encoding.get(Channel::Color));
            let own = [
                first_value(def),
                unit.mark.said.at("stroke").clone(),
                if filled { unit.mark.said.at("color").clone() } else { Value::Undefined },
            ];
            let stroke = own
                .into_iter()
                .find(Value::to_bool)
                .or_else(|| colors.get("stroke").map(|get| get(0)));
            look.set("stroke", stroke.unwrap_or_default());
        }
        Ink::One(value) => look.set("stroke", value),
    }
    if channel != Channel::Opacity && opacity.to_bool() {
        look.set("opacity", opacity);
    }
    Ok(look)
}

/// The opacity of a gradient.
pub(super) fn of_gradient(unit: &Unit, said: &dyn Fn(&str) -> Value, scope: &Scope<'_>) -> Value {
    if said("gradientOpacity") != Value::Undefined {
        return Value::Undefined;
    }
    let by_channel = valued(unit.encoding.get(Channel::Opacity), &|one, two| one.max(two));
    let opacity = if by_channel.to_bool() { by_channel } else { own_opacity(unit, scope) };
    if opacity.to_bool() { opacity } else { Value::Undefined }
}

fn is_clear(value: &Value) -> bool {
    value.str() == Some("transparent")
}

/// The opacity of the mark: as it says, else as marks have it that are rows of their own.
fn own_opacity(unit: &Unit, scope: &Scope<'_>) -> Value {
    let config = &scope.model.config;
    let said = unit.mark.said.at("opacity");
    if *said != Value::Undefined {
        return said.clone();
    }
    let configured = |name: &str| unit.mark.prop(name, config) != Value::Undefined;
    let pointed = matches!(
        unit.mark.kind,
        MarkType::Point | MarkType::Tick | MarkType::Circle | MarkType::Square
    );
    let reduced = pointed
        && !configured("opacity")
        && !configured("fillOpacity")
        && !unit.encoding.is_aggregate();
    if reduced { Value::Number(0.7) } else { Value::Undefined }
}

/// The values of a channel that has no field, as one.
fn valued(def: Option<&Def>, choose: &dyn Fn(f64, f64) -> f64) -> Value {
    let Some(def) = def.filter(|def| !def.is_data()) else { return Value::Undefined };
    let own = def.value.clone().unwrap_or_default();
    let conditions = def.conditions.iter().filter_map(|(_, inner)| inner.value.as_ref());
    let mut all = own.num();
    for value in conditions {
        let value = value.to_number();
        all = Some(all.map_or(value, |so_far| choose(so_far, value)));
    }
    all.map_or(own, Value::Number)
}

fn first_value(def: Option<&Def>) -> Value {
    let Some(def) = def else { return Value::Undefined };
    let own = def.value.iter();
    own.chain(def.conditions.iter().filter_map(|(_, inner)| inner.value.as_ref()))
        .next()
        .cloned()
        .unwrap_or_default()
}

/// The shape that a channel's own value or condition gives, or the mark's.
pub(super) fn shape(unit: &Unit, channel: Channel) -> Value {
    if channel != Channel::Shape {
        let first = first_value(unit.encoding.get(Channel::Shape).filter(|def| !def.is_data()));
        let own = if first.to_bool() { first } else { unit.mark.said.at("shape").clone() };
        if own.to_bool() {
            return own;
        }
    }
    Value::text(match unit.mark.kind {
        MarkType::Bar | MarkType::Rect | MarkType::Image | MarkType::Square => "square",
        MarkType::Line | MarkType::Trail | MarkType::Rule => "stroke",
        _ => "circle",
    })
}
