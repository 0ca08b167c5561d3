//! Lines with points, areas with lines, and lines that are ranges.

use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::def::Def;
use crate::spec::mark::{Encoding, Mark, MarkType};
use crate::spec::read::{Read, merged, object, only, with, without};
use crate::spec::stack::{Offset, stack};
use crate::value::Value;

/// The opacity of an area below its line.
const REDUCED_OPACITY: f64 = 0.7;

/// The layers that a path with points or with a line comes to, or nothing.
pub(super) fn overlaid(spec: &Value, config: &Config) -> Option<Value> {
    let mark = spec.at("mark");
    let kind = mark.at("type").str()?;
    if !matches!(kind, "line" | "rule" | "trail" | "area") {
        return None;
    }
    let encoding = spec.at("encoding");
    let points = points(mark, config.said(kind, "point"), encoding);
    let line = if kind == "area" { line(mark, config.said(kind, "line")) } else { None };
    if points.is_none() && line.is_none() {
        return None;
    }
    let mut layers = vec![base(spec, kind, config)];
    let over = overlay_encoding(spec, config);
    if let Some(line) = line {
        let own = only(mark, &["clip", "interpolate", "tension", "tooltip"]);
        let mark = merged(&[&object([("type", Value::text("line"))]), &own, &line]);
        layers.push(object([("mark", mark), ("encoding", over.clone())]));
    }
    if let Some(points) = points {
        let fixed = object([
            ("type", Value::text("point")),
            ("opacity", Value::Number(1.0)),
            ("filled", Value::Bool(true)),
        ]);
        // Said here so that config does not ask for points upon points.
        let mark = merged(&[&fixed, &only(mark, &["clip", "tooltip"]), &points]);
        layers.push(object([("mark", mark), ("encoding", over)]));
    }
    let outer = without(spec, &["mark", "encoding", "params", "projection"]);
    Some(with(&outer, "layer", Value::list(layers)))
}

/// The path itself, without what is laid over it.
fn base(spec: &Value, kind: &str, config: &Config) -> Value {
    let mark = spec.at("mark");
    let alone = Mark {
        kind: MarkType::parse(kind).unwrap_or(MarkType::Line),
        said: mark.clone(),
        orient: None,
        filled: true,
    };
    let opaque = ["opacity", "fillOpacity"].iter().all(|one| !alone.prop(one, config).is_some());
    let reduced =
        if kind == "area" && opaque { Value::Number(REDUCED_OPACITY) } else { Value::Undefined };
    let plain = object([("point", Value::Bool(false)), ("line", Value::Bool(false))]);
    let mark = merged(&[&object([("opacity", reduced)]), mark, &plain]);
    let encoding = without(spec.at("encoding"), &["shape"]);
    object([("mark", mark), ("encoding", encoding), ("params", spec.at("params").clone())])
}

fn points(mark: &Value, config: &Value, encoding: &Value) -> Option<Value> {
    let said = mark.at("point");
    if said.str() == Some("transparent") {
        return Some(object([("opacity", Value::Number(0.0))]));
    }
    match said {
        Value::Undefined if config.to_bool() || encoding.at("shape").is_some() => {
            Some(as_object(config))
        }
        Value::Undefined => None,
        said if said.to_bool() => Some(as_object(said)),
        _ => None,
    }
}

fn line(mark: &Value, config: &Value) -> Option<Value> {
    match mark.at("line") {
        Value::Undefined => config.to_bool().then(|| as_object(config)),
        said => said.to_bool().then(|| as_object(said)),
    }
}

fn as_object(value: &Value) -> Value {
    if value.entries().is_empty() { Value::object(Vec::new()) } else { value.clone() }
}

/// The encoding of what is laid over: stacked as what is below, and without ends of ranges.
fn overlay_encoding(spec: &Value, config: &Config) -> Value {
    let encoding = spec.at("encoding");
    let typed = typed(encoding);
    let kind = spec.at("mark").at("type").str().and_then(MarkType::parse).unwrap_or(MarkType::Line);
    let mark = Mark::new(kind, spec.at("mark").clone(), &typed, config);
    let encoding = match stack(&mark, &typed) {
        None => encoding.clone(),
        Some(stack) => {
            let offset = match stack.offset {
                Offset::Zero => "zero",
                Offset::Center => "center",
                Offset::Normalize => "normalize",
            };
            let def =
                with(super::channel_def(encoding, stack.channel), "stack", Value::text(offset));
            with(encoding, stack.channel.name(), def)
        }
    };
    without(&encoding, &["x2", "y2"])
}

/// An encoding with its definitions read.
pub(crate) fn typed(encoding: &Value) -> Encoding {
    let mut typed = Encoding::default();
    for (name, def) in encoding.entries() {
        if let Some(channel) = Channel::parse(name) {
            typed.set(
                channel,
                crate::spec::read::list_of(def).iter().map(|def| Def::read(def, channel)).collect(),
            );
        }
    }
    typed
}

/// A line from one place to another is a rule.
pub(super) fn rule_for_ranged_line(mark: Value, encoding: &Value) -> Value {
    let ranged = |main: &str, second: &str| {
        let def = encoding.at(main);
        let binned = def.at("bin").str() == Some("binned")
            || def.at("bin").at("binned").bool() == Some(true);
        encoding.at(second).is_some()
            && ((def.member("field").is_some() && !binned) || def.member("datum").is_some())
    };
    if mark.at("type").str() == Some("line") && (ranged("x", "x2") || ranged("y", "y2")) {
        return with(&mark, "type", Value::text("rule"));
    }
    mark
}
