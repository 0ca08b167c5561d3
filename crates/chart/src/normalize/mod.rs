//! A spec as a tree of views: shorthands are written out, so that what comes after knows one form
//! of each thing.

mod composite;
mod facet;
mod overlay;
mod repeat;

use crate::problem::{Path, Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::read::{Read, merged, with, without};
use crate::value::{Name, Value};

pub(crate) use overlay::typed as overlay_typed;
pub(crate) use repeat::Repeater;

/// The nesting that a spec may have: repeats of layers of facets go nowhere near it.
pub const MAX_DEPTH: usize = 16;
/// How many views a spec may come to.
pub const MAX_VIEWS: usize = 1_000;

/// A view of the tree.
#[derive(Clone, Debug)]
pub struct View {
    /// Where it stands in the spec.
    pub path: Path,
    /// What it says for itself: data, transforms, size, title, resolve, …
    pub props: Value,
    /// What it is.
    pub kind: Kind,
}

/// What a view is.
#[derive(Clone, Debug)]
pub enum Kind {
    /// One mark.
    Unit {
        /// The mark: an object with a `type`.
        mark: Value,
        /// Its encoding.
        encoding: Value,
    },
    /// Views upon each other.
    Layer(Vec<View>),
    /// One view for each part of the data.
    Facet {
        /// `row`, `column` or `facet` definitions.
        mapping: Value,
        /// The view.
        child: Box<View>,
    },
    /// Views beside each other.
    Concat {
        /// The views.
        children: Vec<View>,
        /// How many stand in a row; nothing where all do.
        columns: Option<f64>,
    },
}

/// What is handed down while normalising.
#[derive(Clone, Debug, Default)]
struct Inherited {
    repeater: Repeater,
    encoding: Option<Value>,
    depth: usize,
}

/// The spec as a tree of views.
///
/// # Errors
///
/// What is no view, and what is nested or repeated beyond the limits.
pub fn normalize(spec: &Value, config: &Config) -> Result<View> {
    let view = walk(spec, &Path::root(), &Inherited::default(), config)?;
    let views = count(&view);
    if views > MAX_VIEWS {
        return Err(Problem::limit(
            &Path::root(),
            crate::messages::too_many_views(views, MAX_VIEWS),
        ));
    }
    Ok(view)
}

fn count(view: &View) -> usize {
    match &view.kind {
        Kind::Unit { .. } => 1,
        Kind::Layer(children) | Kind::Concat { children, .. } => children.iter().map(count).sum(),
        Kind::Facet { child, .. } => count(child),
    }
}

fn walk(spec: &Value, path: &Path, inherited: &Inherited, config: &Config) -> Result<View> {
    let inherited = &Inherited { depth: inherited.depth + 1, ..inherited.clone() };
    if inherited.depth > MAX_DEPTH {
        return Err(Problem::limit(path, crate::messages::too_deep(MAX_DEPTH)));
    }
    if spec.member("repeat").is_some() {
        return repeat::repeat(spec, path, inherited, config);
    }
    if spec.member("facet").is_some() && spec.member("spec").is_some() {
        return facet::facet(spec, path, inherited, config);
    }
    for (key, columns) in
        [("hconcat", None), ("vconcat", Some(1.0)), ("concat", spec.at("columns").num())]
    {
        if let Some(children) = spec.member(key) {
            return concat(spec, children, key, columns, path, inherited, config);
        }
    }
    if spec.member("layer").is_some() {
        return layer(spec, path, inherited, config);
    }
    if spec.member("mark").is_some() {
        return facet::faceted_unit(spec, path, inherited, config);
    }
    Err(Problem::invalid(path, crate::messages::no_view()))
}

fn concat(
    spec: &Value,
    children: &Value,
    key: &str,
    columns: Option<f64>,
    path: &Path,
    inherited: &Inherited,
    config: &Config,
) -> Result<View> {
    let place = path.key(key);
    let children = children.items().iter().enumerate();
    let children = children.map(|(at, child)| walk(child, &place.index(at), inherited, config));
    Ok(View {
        path: path.clone(),
        props: without(spec, &[key, "columns"]),
        kind: Kind::Concat { children: children.collect::<Result<_>>()?, columns },
    })
}

fn layer(spec: &Value, path: &Path, inherited: &Inherited, config: &Config) -> Result<View> {
    let encoding = merge_encoding(inherited.encoding.as_ref(), spec.at("encoding"), true);
    let encoding = inherited.repeater.fill(&encoding);
    let handed = Inherited { encoding: Some(encoding), ..inherited.clone() };
    let place = path.key("layer");
    let children = spec.at("layer").items().iter().enumerate();
    let children = children.map(|(at, child)| walk_layer(child, &place.index(at), &handed, config));
    Ok(View {
        path: path.clone(),
        props: without(spec, &["layer", "encoding"]),
        kind: Kind::Layer(children.collect::<Result<_>>()?),
    })
}

/// A layer's child is a layer, a unit, or a repeat of layers.
fn walk_layer(spec: &Value, path: &Path, inherited: &Inherited, config: &Config) -> Result<View> {
    let is_layer = spec.member("layer").is_some() || spec.member("repeat").is_some();
    if is_layer {
        walk(spec, path, inherited, config)
    } else if spec.member("mark").is_some() {
        unit(spec, path, inherited, config)
    } else {
        Err(Problem::invalid(path, crate::messages::no_view()))
    }
}

/// A unit with the encoding it shares with its layer; composite marks become layers.
fn unit(spec: &Value, path: &Path, inherited: &Inherited, config: &Config) -> Result<View> {
    let own = inherited.repeater.fill(spec.at("encoding"));
    let encoding = merge_encoding(inherited.encoding.as_ref(), &own, false);
    let mark = as_mark(spec.at("mark"));
    let spec = with(&with(spec, "mark", mark.clone()), "encoding", encoding.clone());
    let alone = Inherited { encoding: None, repeater: Repeater::default(), depth: inherited.depth };
    if let Some(layered) = composite::expand(&spec, path, config)? {
        return within(walk(&layered, path, &alone, config)?, path);
    }
    if let Some(layered) = overlay::overlaid(&spec, config) {
        return within(walk(&layered, path, &alone, config)?, path);
    }
    let mark = overlay::rule_for_ranged_line(mark, &encoding);
    Ok(View {
        path: path.clone(),
        props: without(&spec, &["mark", "encoding"]),
        kind: Kind::Unit { mark, encoding },
    })
}

/// Views that a unit was written out to stand where the unit stands.
fn within(mut view: View, path: &Path) -> Result<View> {
    view.path = path.clone();
    if let Kind::Layer(children) = &mut view.kind {
        for child in children {
            *child = within(child.clone(), path)?;
        }
    }
    Ok(view)
}

/// A mark as an object with a `type`.
fn as_mark(mark: &Value) -> Value {
    match mark {
        Value::Text(_) => crate::spec::read::object([("type", mark.clone())]),
        other => other.clone(),
    }
}

/// A child's encoding over its parent's (`mergeEncoding`).
fn merge_encoding(parent: Option<&Value>, own: &Value, layer: bool) -> Value {
    let Some(parent) = parent else { return if own.is_some() { own.clone() } else { merged(&[]) } };
    let mut all: Vec<(Name, Value)> = Vec::new();
    for (channel, above) in parent.entries() {
        if let Some(def) = merge_def(above, own.member(channel), layer) {
            all.push((Name::clone(channel), def));
        }
    }
    for (channel, def) in own.entries() {
        if parent.member(channel).is_none() {
            all.push((Name::clone(channel), def.clone()));
        }
    }
    Value::object(all)
}

fn merge_def(above: &Value, own: Option<&Value>, layer: bool) -> Option<Value> {
    let is_data = |def: &Value| is_data_def(def);
    match own {
        Some(def) if is_data(def) => Some(merged(&[above, def])),
        Some(def) if is_data(def.at("condition")) => {
            Some(with(def, "condition", merged(&[above, def.at("condition")])))
        }
        Some(def) if *def != Value::Undefined => Some(def.clone()),
        _ if layer || is_data(above) || above.member("value").is_some() => Some(above.clone()),
        _ if matches!(above, Value::List(_)) => Some(above.clone()),
        _ => None,
    }
}

/// Whether a channel's definition stands for a field or a datum.
pub(crate) fn is_data_def(def: &Value) -> bool {
    def.member("field").is_some()
        || def.member("datum").is_some()
        || def.at("aggregate").str() == Some("count")
}

/// An encoding's channel by channel, with what stands behind each.
pub(crate) fn channel_def(encoding: &Value, channel: Channel) -> &Value {
    encoding.at(channel.name())
}
