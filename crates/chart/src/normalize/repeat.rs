//! `repeat`: one view for each field of a list.

use super::{Inherited, Kind, MAX_VIEWS, View, walk, walk_layer};
use crate::problem::{Path, Problem, Result};
use crate::spec::config::Config;
use crate::spec::read::{Read, with, without};
use crate::value::{Name, Value, count};

/// What `{"repeat": …}` stands for at this place.
#[derive(Clone, Debug, Default)]
pub(crate) struct Repeater(Vec<(&'static str, Value)>);

impl Repeater {
    fn set(&self, by: &'static str, value: &Value) -> Self {
        let mut all = self.0.clone();
        all.retain(|(one, _)| *one != by);
        all.push((by, value.clone()));
        Self(all)
    }

    /// An encoding with its references to repeated fields filled in.
    pub(crate) fn fill(&self, value: &Value) -> Value {
        if self.0.is_empty() {
            return value.clone();
        }
        match value {
            Value::Object(object) => {
                let filled = object
                    .0
                    .iter()
                    .map(|(name, one)| (Name::clone(name), self.fill_member(name, one)));
                Value::object(filled.collect())
            }
            Value::List(items) => Value::list(items.iter().map(|item| self.fill(item)).collect()),
            other => other.clone(),
        }
    }

    fn fill_member(&self, name: &str, value: &Value) -> Value {
        let by = value.at("repeat").str();
        let found = by.and_then(|by| self.0.iter().find(|(one, _)| *one == by));
        match found {
            Some((_, field)) if matches!(name, "field" | "datum") => field.clone(),
            _ => self.fill(value),
        }
    }
}

pub(super) fn repeat(
    spec: &Value,
    path: &Path,
    inherited: &Inherited,
    config: &Config,
) -> Result<View> {
    let by = spec.at("repeat");
    match by.at("layer") {
        Value::Undefined => grid(spec, path, inherited, config),
        layers if by.at("row").is_some() || by.at("column").is_some() => {
            let inner = Value::object(vec![
                ("repeat".into(), crate::spec::read::object([("layer", layers.clone())])),
                ("spec".into(), spec.at("spec").clone()),
            ]);
            let outer = with(&with(spec, "repeat", without(by, &["layer"])), "spec", inner);
            grid(&outer, path, inherited, config)
        }
        layers => layered(spec, layers, path, inherited, config),
    }
}

fn layered(
    spec: &Value,
    layers: &Value,
    path: &Path,
    inherited: &Inherited,
    config: &Config,
) -> Result<View> {
    let place = path.key("spec");
    let child = |field: &Value| {
        let repeater = inherited.repeater.set("layer", field);
        walk_layer(spec.at("spec"), &place, &Inherited { repeater, ..inherited.clone() }, config)
    };
    Ok(View {
        path: path.clone(),
        props: without(spec, &["repeat", "spec"]),
        kind: Kind::Layer(layers.items().iter().map(child).collect::<Result<_>>()?),
    })
}

/// The rows and columns, or the one list, as views beside each other.
fn grid(spec: &Value, path: &Path, inherited: &Inherited, config: &Config) -> Result<View> {
    let by = spec.at("repeat");
    let listed = matches!(by, Value::List(_));
    let (rows, columns, all) = (axis(by.at("row")), axis(by.at("column")), axis(by));
    let size = if listed { all.len() } else { rows.len() * columns.len() };
    if size > MAX_VIEWS {
        return Err(Problem::limit(
            &path.key("repeat"),
            crate::messages::too_many_views(size, MAX_VIEWS),
        ));
    }
    let place = path.key("spec");
    let mut children = Vec::new();
    let mut add = |repeater: Repeater| -> Result<()> {
        let mut view =
            walk(spec.at("spec"), &place, &Inherited { repeater, ..inherited.clone() }, config)?;
        view.props = without(&view.props, &["data"]);
        children.push(view);
        Ok(())
    };
    if listed {
        for field in all.iter().flatten() {
            add(inherited.repeater.set("repeat", field))?;
        }
    } else {
        for row in &rows {
            for column in &columns {
                let with_row = row.as_ref().map_or_else(
                    || inherited.repeater.clone(),
                    |row| inherited.repeater.set("row", row),
                );
                add(column
                    .as_ref()
                    .map_or_else(|| with_row.clone(), |column| with_row.set("column", column)))?;
            }
        }
    }
    let columns = if listed { spec.at("columns").num() } else { Some(count(columns.len())) };
    let data = match spec.at("spec").at("data") {
        Value::Undefined => spec.at("data").clone(),
        own => own.clone(),
    };
    let mut props = without(spec, &["repeat", "spec", "columns"]);
    if props.member("align").is_none() {
        props = with(&props, "align", Value::text("all"));
    }
    if data != Value::Undefined {
        props = with(&props, "data", data);
    }
    Ok(View { path: path.clone(), props, kind: Kind::Concat { children, columns } })
}

/// The fields along an axis; where there is no axis, once without a field.
fn axis(fields: &Value) -> Vec<Option<Value>> {
    match fields.items() {
        [] => vec![None],
        fields => fields.iter().cloned().map(Some).collect(),
    }
}
