//! The parts of a composite mark, each a layer with a look of its own, and what they tell.

use super::axis::Axis;
use super::names;
use super::{Composite, encoding};
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::read::{Read, list_of, merged, object, with, without};
use crate::value::{Name, Value};

/// A part along the measuring axis, from one column to another or at one.
#[derive(Clone, Copy)]
pub(super) struct Span<'a> {
    pub(super) part: &'a str,
    pub(super) mark: &'a Value,
    /// What the start's column is called after, as `lower_box`.
    pub(super) from: &'a str,
    /// The same of the end.
    pub(super) to: Option<&'a str>,
}

impl Composite<'_> {
    /// Whether a part is drawn, and how its mark says so.
    fn said(&self, part: &str) -> (bool, Value) {
        let config = self.config.get(self.name, part);
        match self.mark.at(part) {
            Value::Undefined => (config.to_bool(), config),
            own => (own.to_bool(), config),
        }
    }

    /// A part's mark, if the part is drawn (`partLayerMixins`).
    pub(super) fn part_mark(&self, part: &str, base: &Value) -> Option<Value> {
        let (drawn, config) = self.said(part);
        if !drawn {
            return None;
        }
        let shared = ["clip", "color", "opacity"].into_iter().filter_map(|name| {
            let value = self.mark.at(name);
            value.to_bool().then(|| (Name::from(name), value.clone()))
        });
        let shared = Value::object(shared.collect());
        let style = Value::text(&format!("{}-{part}", self.name));
        let style = object([("style", style)]);
        // Parts are not written out any further, whatever config says of lines and areas.
        let plain = object([("point", Value::Bool(false)), ("line", Value::Bool(false))]);
        Some(merged(&[&config, &shared, base, &style, self.mark.at(part), &plain]))
    }

    /// The layer of a part, if it is drawn (`makeCompositeAggregatePartFactory`).
    pub(super) fn layer(&self, axis: &Axis, span: Span<'_>, encoding: &Value) -> Option<Value> {
        let mark = self.part_mark(span.part, span.mark)?;
        let column = |prefix: &str| names::as_field(&names::column(prefix, &axis.field));
        let along = with(&object(axis.shared()), "field", column(span.from));
        let mut own = object([(axis.channel.name(), along)]);
        if let (Some(end), Some(second)) = (span.to, axis.channel.secondary()) {
            own = with(&own, second.name(), object([("field", column(end))]));
        }
        Some(object([("mark", mark), ("encoding", merged(&[&own, encoding]))]))
    }

    /// The encoding's own tooltip, or one of what was computed and of the fields that group
    /// (`getCompositeMarkTooltip`).
    pub(super) fn tooltip(
        axis: &Axis,
        encoding: &Value,
        summary: &[(&str, String)],
        named: bool,
    ) -> Value {
        if let Some(own) = encoding.member("tooltip") {
            return object([("tooltip", own.clone())]);
        }
        let of = if named { format!(" of {}", axis.title().to_text()) } else { String::new() };
        let mut all: Vec<Value> = summary
            .iter()
            .map(|(prefix, title)| {
                let field = match *prefix {
                    "" => Value::text(&axis.field),
                    prefix => names::as_field(&names::column(prefix, &axis.field)),
                };
                let title = Value::text(&format!("{title}{of}"));
                object([("field", field), ("type", axis.def.at("type").clone()), ("title", title)])
            })
            .collect();
        for def in fields(encoding) {
            let told = without(&def, &["legend", "axis", "header", "scale"]);
            if !all.contains(&told) {
                all.push(told);
            }
        }
        object([("tooltip", Value::list(all))])
    }
}

/// All fields of an encoding, also those of a condition.
fn fields(encoding: &Value) -> Vec<Value> {
    let mut found = Vec::new();
    for def in encoding.entries().iter().flat_map(|(_, defs)| list_of(defs)) {
        let condition = def.at("condition");
        if Def::read(&def, Channel::Detail).is_field() {
            found.push(def);
        } else if Def::read(condition, Channel::Detail).is_field() {
            found.push(condition.clone());
        }
    }
    found
}

/// A tooltip's aggregates stay with all parts; what it tells of single rows is for outliers alone
/// (`filterTooltipWithAggregatedField`).
pub(super) fn split_tooltip(encoding: &Value) -> (Value, Value) {
    let tooltip = encoding.at("tooltip");
    let others = without(encoding, &["tooltip"]);
    let (computed, plain): (Vec<Value>, Vec<Value>) =
        list_of(tooltip).into_iter().partition(|one| one.at("aggregate").to_bool());
    let joined = |mut all: Vec<Value>, single: bool| match (all.len(), single) {
        (0, _) => Value::Undefined,
        (1, true) => all.pop().unwrap_or_default(),
        _ => Value::list(all),
    };
    let kept = joined(computed, !matches!(tooltip, Value::List(_)));
    (merged(&[&others, &object([("tooltip", kept)])]), joined(plain, true))
}

/// The encoding of a composite mark without the channels of its measure.
pub(super) fn without_measure(composite: &Composite<'_>, axis: &Axis) -> Value {
    let name = axis.channel.name();
    let names =
        [name.to_owned(), format!("{name}2"), format!("{name}Error"), format!("{name}Error2")];
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    without(&composite.encoding, &names)
}

/// What was taken out of an encoding, as one transform: nothing if there is nothing to aggregate.
pub(super) fn aggregate(found: &encoding::Extracted, ops: Vec<Value>) -> Option<Value> {
    let all: Vec<Value> = found.aggregate.iter().cloned().chain(ops).collect();
    (!all.is_empty()).then(|| {
        object([("aggregate", Value::list(all)), ("groupby", Value::list(found.groupby.clone()))])
    })
}

/// An aggregate of the measure, as a column of its own.
pub(super) fn op(op: &str, axis: &Axis, prefix: &str) -> Value {
    object([
        ("op", Value::text(op)),
        ("field", Value::text(&axis.field)),
        ("as", Value::text(&names::column(prefix, &axis.field))),
    ])
}
