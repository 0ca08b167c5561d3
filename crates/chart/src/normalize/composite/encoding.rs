//! An encoding's types, and what it computes taken out of it into transforms.

use super::names;
use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::def::{Aggregate, Def, Type};
use crate::spec::read::{Read, list_of, merged, object, with, without};
use crate::value::{Name, Value};

/// An encoding whose fields and data say their types (`normalizeEncoding`).
pub(super) fn typed(encoding: &Value) -> Value {
    let typed = encoding.entries().iter().map(|(name, def)| {
        let plain = matches!(def, Value::Text(_) | Value::Number(_) | Value::Bool(_));
        let def = if plain { object([("value", def.clone())]) } else { def.clone() };
        (Name::clone(name), with_type(def, name))
    });
    Value::object(typed.collect())
}

fn with_type(def: Value, name: &str) -> Value {
    let Some(channel) = Channel::parse(name).filter(|channel| !channel.is_secondary()) else {
        return def;
    };
    let read = Def::read(&def, channel);
    match read.kind.filter(|_| read.is_data()) {
        Some(kind) => with(&def, "type", Value::text(kind.name())),
        None => def,
    }
}

/// An encoding without computing, and the transforms that compute instead
/// (`extractTransformsFromEncoding`).
#[derive(Default)]
pub(super) struct Extracted {
    pub(super) encoding: Value,
    /// Bins and units of time.
    pub(super) cuts: Vec<Value>,
    pub(super) aggregate: Vec<Value>,
    pub(super) groupby: Vec<Value>,
}

impl Extracted {
    pub(super) fn of(encoding: &Value, config: &Config) -> Self {
        let mut found = Self { encoding: merged(&[]), ..Self::default() };
        for (name, defs) in encoding.entries() {
            found.set(name, defs.clone());
            for def in list_of(defs) {
                let channel = Channel::parse(name).unwrap_or(Channel::Detail);
                let read = Def::read(&def, channel);
                if read.is_field() {
                    found.field(name, channel, &read, config);
                }
            }
        }
        found
    }

    fn set(&mut self, channel: &str, def: Value) {
        self.encoding = with(&self.encoding, channel, def);
    }

    fn group_by(&mut self, field: Value) {
        if !self.groupby.contains(&field) {
            self.groupby.push(field);
        }
    }

    fn field(&mut self, name: &str, channel: Channel, def: &Def, config: &Config) {
        let raw = &def.raw;
        let computes = ["aggregate", "bin", "timeUnit"].iter().any(|one| raw.at(one).to_bool());
        if !computes {
            return self.group_by(raw.at("field").clone());
        }
        let title =
            if def.guide().at("title").to_bool() { Value::Undefined } else { def.title(config) };
        let rest = without(raw, &["field", "aggregate", "bin", "timeUnit"]);
        let rest = merged(&[&object([("title", title)]), &rest]);
        let column = def.column();
        let mut field = names::as_field(&column);
        let mut says = merged(&[]);
        if def.aggregate.is_some() {
            field = self.aggregated(def, field);
        } else {
            self.group_by(field.clone());
            let made = [("field", raw.at("field").clone()), ("as", Value::text(&column))];
            let [of, as_] = made;
            if let crate::spec::def::Bin::Params(params) = &def.bin {
                self.cuts.push(object([("bin", params.clone()), of, as_]));
                let end = names::as_field(&def.column_with("end"));
                self.group_by(end.clone());
                if let Some(second) = channel.secondary().filter(|_| channel.is_xy()) {
                    self.set(second.name(), object([("field", end)]));
                }
                says = object([("bin", Value::text("binned")), ("type", quantitative())]);
            } else if def.applied_time_unit().is_some() {
                self.cuts.push(object([("timeUnit", raw.at("timeUnit").clone()), of, as_]));
                says = time_format(channel, def);
            }
        }
        self.set(name, merged(&[&rest, &object([("field", field)]), &says]));
    }

    /// The field that an aggregate is found in.
    fn aggregated(&mut self, def: &Def, column: Value) -> Value {
        let (op, of) = match &def.aggregate {
            Some(Aggregate::ArgMin(by)) => ("argmin", by),
            Some(Aggregate::ArgMax(by)) => ("argmax", by),
            // The name of a composite mark only says which axis is measured.
            Some(Aggregate::Op(op)) if matches!(&**op, "boxplot" | "errorbar" | "errorband") => {
                return column;
            }
            _ => {
                let (op, of) = (def.raw.at("aggregate").clone(), def.raw.at("field").clone());
                let as_ = Value::text(&def.column());
                self.aggregate.push(object([("op", op), ("field", of), ("as", as_)]));
                return column;
            }
        };
        let whole = names::column(op, of);
        self.aggregate.push(object([
            ("op", Value::text(op)),
            ("field", Value::text(of)),
            ("as", Value::text(&whole)),
        ]));
        let field = def.field.as_deref().unwrap_or_default();
        Value::text(&format!("{}.{field}", names::as_field(&whole).to_text()))
    }
}

fn quantitative() -> Value {
    Value::text(Type::Quantitative.name())
}

/// A unit of time that is not taken for a moment is still written as one.
fn time_format(channel: Channel, def: &Def) -> Value {
    if def.is(Type::Temporal) || def.kind.is_none() {
        return merged(&[]);
    }
    let format = object([("formatType", Value::text("time"))]);
    let guide = |name: &str| object([(name, merged(&[&format, def.raw.at(name)]))]);
    match channel {
        Channel::Text | Channel::Tooltip => format,
        Channel::X | Channel::Y => guide("axis"),
        _ if channel.has_scale() && !channel.is_offset() && !channel.is_polar() => guide("legend"),
        _ => merged(&[]),
    }
}
