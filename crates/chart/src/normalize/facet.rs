//! `facet`, and `row`, `column` and `facet` of an encoding.

use super::{Inherited, Kind, View, unit, walk};
use crate::problem::{Path, Result};
use crate::spec::config::Config;
use crate::spec::read::{Read, only, with, without};
use crate::value::{Name, Value};

/// What a facet definition says of the layout rather than of its field.
const LAYOUT: [&str; 4] = ["align", "center", "spacing", "columns"];
/// What the view within a faceted unit keeps for itself.
const OF_THE_CELL: [&str; 6] = ["mark", "width", "height", "view", "params", "projection"];

pub(super) fn facet(
    spec: &Value,
    path: &Path,
    inherited: &Inherited,
    config: &Config,
) -> Result<View> {
    let given = inherited.repeater.fill(spec.at("facet"));
    let mapping = match given.at("row").is_some() || given.at("column").is_some() {
        true => given,
        false => crate::spec::read::object([("facet", given)]),
    };
    let child = walk(spec.at("spec"), &path.key("spec"), inherited, config)?;
    Ok(View {
        path: path.clone(),
        props: without(spec, &["facet", "spec"]),
        kind: Kind::Facet { mapping, child: Box::new(child) },
    })
}

/// A unit, or the facets of one whose encoding has them.
pub(super) fn faceted_unit(
    spec: &Value,
    path: &Path,
    inherited: &Inherited,
    config: &Config,
) -> Result<View> {
    let encoding = inherited.repeater.fill(spec.at("encoding"));
    let facets = only(&encoding, &["row", "column", "facet"]);
    if !facets.entries().iter().any(|(_, def)| def.at("field").is_some()) {
        return unit(spec, path, inherited, config);
    }
    let (mapping, layout) = split(&facets);
    let cell = only(spec, &OF_THE_CELL);
    let cell = with(&cell, "encoding", without(&encoding, &["row", "column", "facet"]));
    let mut props =
        without(spec, &["encoding", "mark", "width", "height", "view", "params", "projection"]);
    for (name, value) in layout.entries() {
        props = with(&props, name, value.clone());
    }
    let child = unit(&cell, path, inherited, config)?;
    Ok(View { path: path.clone(), props, kind: Kind::Facet { mapping, child: Box::new(child) } })
}

/// The mapping without its layout, and the layout.
fn split(facets: &Value) -> (Value, Value) {
    let crossed = facets.member("row").is_some() || facets.member("column").is_some();
    if !crossed {
        let facet = facets.at("facet");
        let mapping = crate::spec::read::object([("facet", without(facet, &LAYOUT))]);
        return (mapping, only(facet, &LAYOUT));
    }
    let mut mapping: Vec<(Name, Value)> = Vec::new();
    let mut layout = Value::object(Vec::new());
    for (channel, def) in facets.entries().iter().filter(|(channel, _)| &**channel != "facet") {
        mapping.push((Name::clone(channel), without(def, &LAYOUT)));
        for (name, value) in only(def, &["align", "center", "spacing"]).entries() {
            let both = with(layout.at(name), channel, value.clone());
            layout = with(&layout, name, both);
        }
    }
    (Value::object(mapping), layout)
}
