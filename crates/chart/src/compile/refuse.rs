//! What a spec says that is understood, but that would be drawn otherwise than Vega-Lite does.

use super::model::{Id, Model, Node, NodeKind, Unit};
use super::scale::component::Components;
use crate::messages::{expected, unsupported};
use crate::problem::{Path, Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::read::Read;
use crate::value::Value;

/// Config that concerns all texts or numbers, and that only Vega reads.
const CONFIG: [&str; 2] = ["locale", "lineBreak"];

/// Refuses what is not drawn as Vega-Lite draws it.
///
/// # Errors
///
/// The first such thing, with its place.
pub(super) fn check(model: &Model, spec: &Value) -> Result<()> {
    for name in CONFIG {
        if spec.at("config").at(name).is_some() {
            let place = Path::root().key("config").key(name);
            return Err(Problem::unsupported(&place, unsupported(name)));
        }
    }
    model.nodes.iter().enumerate().try_for_each(|(id, node)| view(model, id, node))
}

fn view(model: &Model, id: Id, node: &Node) -> Result<()> {
    for (at, param) in node.props.at("params").items().iter().enumerate() {
        started(param, &node.path.key("params").index(at))?;
    }
    for (at, transform) in node.props.at("transform").items().iter().enumerate() {
        overwriting(transform, &node.path.key("transform").index(at))?;
    }
    if let NodeKind::Facet(defs) = &node.kind
        && let [(_, one), (other, two)] = defs.as_slice()
        && super::data::facet_column(one) == super::data::facet_column(two)
    {
        // Vega crosses a field with itself only where it has rows.
        let written = if node.props.at("facet").is_some() { "facet" } else { "encoding" };
        let place = node.path.key(written).key(other.name());
        return Err(Problem::unsupported(&place, unsupported("row, column")));
    }
    let Some(unit) = model.unit(id) else { return Ok(()) };
    let place = node.path.key("encoding");
    let beside = model.ancestry(id).any(|id| matches!(model.node(id).kind, NodeKind::Concat(_)));
    let radius = unit.encoding.data(Channel::Radius).map(|def| def.raw.at("scale"));
    if beside && radius.is_some_and(|scale| !scale.is_off() && !scale.at("range").is_some()) {
        // Vega-Lite takes the size of the whole for that of the view, and finds none.
        let place = place.key("radius");
        return Err(Problem::unsupported(&place, unsupported("concat")));
    }
    for (channel, defs) in unit.encoding.channels() {
        offset(model, unit, channel, &place)?;
        for def in defs {
            let place = place.key(channel.name()).key("scale");
            scale(unit, channel, def, &place)?;
            let by = def.raw.at("scale").at("domain").at("param");
            let is_selection = |node: &Node| {
                let params = node.props.at("params").items().iter();
                let mut selections = params.filter(|param| param.at("select").is_some());
                selections.any(|param| param.at("name") == by)
            };
            if by.is_some() && !model.nodes.iter().any(is_selection) {
                return Err(Problem::unsupported(&place.key("domain"), unsupported("param")));
            }
        }
    }
    Ok(())
}

/// Selections that start with something else than the values of fields, and scales that do.
fn started(param: &Value, place: &Path) -> Result<()> {
    let values = crate::spec::read::list_of(param.at("value"));
    let bare = values.iter().any(|one| one.is_some() && one.entries().is_empty());
    let scales = param.at("bind").str() == Some("scales");
    if param.at("select").is_some() && (bare || (scales && !values.is_empty())) {
        return Err(Problem::unsupported(&place.key("value"), unsupported("value")));
    }
    Ok(())
}

/// Transforms that write over what they still read: what comes out depends on the order in which Vega
/// goes through the rows.
fn overwriting(transform: &Value, place: &Path) -> Result<()> {
    let fields = |list: &Value, key: &str| -> Vec<Value> {
        list.items().iter().map(|one| one.at(key).clone()).filter(Read::is_some).collect()
    };
    let window = transform.at("window");
    let mut reads = fields(window, "field");
    reads.extend(fields(transform.at("sort"), "field"));
    let mut writes = fields(window, "as");
    if transform.at("stack").is_some() {
        reads.push(transform.at("stack").clone());
        writes.extend(crate::spec::read::list_of(transform.at("as")));
    }
    if writes.iter().any(|name| reads.contains(name)) {
        let name = if window.is_some() { "window" } else { "as" };
        return Err(Problem::unsupported(&place.key(name), unsupported("as")));
    }
    Ok(())
}

/// Properties of scales that Vega-Lite lets pass and that Vega then takes for something else.
fn scale(unit: &Unit, channel: Channel, def: &Def, place: &Path) -> Result<()> {
    let said = def.raw.at("scale");
    if said.entries().is_empty() {
        return Ok(());
    }
    let scheme = said.at("scheme");
    if matches!(scheme, Value::List(_)) || matches!(scheme.at("name"), Value::List(_)) {
        return Err(Problem::invalid(&place.key("scheme"), expected("tên bảng màu")));
    }
    let (kind, _) = crate::spec::scale_type::scale_type(def, channel, &unit.mark, &unit.encoding);
    if said.at("type").str() == Some("bin-ordinal") && kind.is_discrete() && !def.is_binning() {
        return Err(Problem::unsupported(&place.key("type"), unsupported("bin-ordinal")));
    }
    let bins = said.at("bins");
    let closed = bins.at("start").is_some() && bins.at("stop").is_some();
    if kind.is_time() && bins.at("step").is_some() && !closed {
        return Err(Problem::unsupported(&place.key("bins"), unsupported("bins")));
    }
    Ok(())
}

/// An offset within a unit of time, of marks that do not stand at any part of it: Vega-Lite reckons with
/// what is not there, and draws them all at the start.
fn offset(model: &Model, unit: &Unit, channel: Channel, place: &Path) -> Result<()> {
    let Some(def) = unit.encoding.get(channel.position()).filter(|_| channel.is_offset()) else {
        return Ok(());
    };
    let inner = unit.encoding.data(channel).is_some();
    let (kind, _) =
        crate::spec::scale_type::scale_type(def, channel.position(), &unit.mark, &unit.encoding);
    let nowhere = super::band_position(unit, channel.position(), def, &model.config).is_none();
    if inner && kind.is_time() && def.time_unit.is_some() && nowhere {
        return Err(Problem::unsupported(&place.key(channel.name()), unsupported("timeUnit")));
    }
    Ok(())
}

/// Refuses scales that Vega-Lite puts together, but whose sizes or labels it then loses.
///
/// # Errors
///
/// The first place of a view that does not go with the others.
pub(super) fn sizes(model: &Model, components: &Components) -> Result<()> {
    for (id, node) in model.nodes.iter().enumerate() {
        let is_plot = matches!(node.kind, NodeKind::Layer);
        let is_outermost =
            node.parent.is_none_or(|parent| !matches!(model.node(parent).kind, NodeKind::Layer));
        for (at, channel) in [Channel::X, Channel::Y].into_iter().enumerate() {
            if is_plot && is_outermost {
                layers(model, components, id, at, channel)?;
            }
            if matches!(node.kind, NodeKind::Facet(_)) {
                cells(model, components, node, at, channel)?;
            }
        }
    }
    Ok(())
}

/// Layers that have scales of their own, of which one has steps: Vega-Lite finds no size for them. Words among
/// moments: it writes the words as moments.
fn layers(
    model: &Model,
    components: &Components,
    id: Id,
    at: usize,
    channel: Channel,
) -> Result<()> {
    let sized = model.node(id).given.get(at).is_some_and(is_length);
    let mut seen: Vec<(Id, bool)> = Vec::new();
    let (mut words, mut moments) = (false, false);
    for unit in model.units_below(id) {
        let Some(component) = components.of_unit(unit, channel) else {
            // Without a scale a view has a size of its own; it is a step's, or that of an arc.
            if model.resolve(id, "scale", channel) == Some("independent") {
                seen.push((Id::MAX, true));
            }
            continue;
        };
        let def = model.unit(unit).and_then(|unit| unit.encoding.data(channel));
        if let Some(def) = def.filter(|_| component.units.len() > 1) {
            moments |= def.is(Type::Temporal);
            words |= def.kind.is_some_and(Type::is_discrete) && def.time_unit.is_none();
        }
        let discrete = component.kind.is_discrete();
        // Steps beside steps of another scale have no size together either.
        let other =
            seen.iter().any(|(owner, first)| *owner != component.owner && (*first || discrete));
        let other = other && !sized;
        if other || (words && moments) {
            let place = model.node(unit).path.key("encoding").key(channel.name());
            return Err(Problem::unsupported(&place, unsupported(component.kind.name())));
        }
        seen.push((component.owner, discrete));
    }
    Ok(())
}

/// A size that is no step: a number, or that of the container.
fn is_length(given: &Value) -> bool {
    given.num().is_some() || given.str() == Some("container")
}

/// Views beside each other within the cells of a facet: what has steps has no length there.
fn cells(
    model: &Model,
    components: &Components,
    node: &Node,
    at: usize,
    channel: Channel,
) -> Result<()> {
    let Some(child) = node.children.first().copied() else { return Ok(()) };
    if !matches!(model.node(child).kind, NodeKind::Concat(_)) {
        return Ok(());
    }
    for unit in model.units_below(child) {
        let sized = model.node(unit).given.get(at).is_some_and(is_length);
        let stepped = components.of_unit(unit, channel).is_some_and(|one| one.kind.is_discrete());
        if stepped && !sized {
            let place = model.node(unit).path.key("encoding").key(channel.name());
            return Err(Problem::unsupported(&place, unsupported("step")));
        }
    }
    Ok(())
}
