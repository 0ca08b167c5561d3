//! Parameters: variables, and selections in the state in which a spec starts.

use super::brush::Brush;
use super::model::Model;
use super::time::of_object;
use crate::expr::{Env, Expr};
use crate::problem::{Path, Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::read::{Read, list_of};
use crate::spec::select::selection_type;
use crate::state::State;
use crate::table::Table;
use crate::value::{Name, Object, Value};

/// The parameters of a spec.
#[derive(Debug, Default)]
pub(crate) struct Params {
    variables: Vec<(Name, Value)>,
    selections: Vec<Selection>,
    brushes: Vec<Brush>,
}

/// A selection.
#[derive(Clone, Debug)]
pub(crate) struct Selection {
    name: Name,
    /// Each a conjunction of fields with what they must be; several are alternatives.
    tuples: Vec<Vec<(Name, Wanted)>>,
    /// As expressions see it: the values of each field.
    value: Value,
}

/// What a field must be.
#[derive(Clone, Debug)]
enum Wanted {
    Equal(Value),
    Between(f64, f64),
    OneOf(Vec<Value>),
}

impl Params {
    /// Reads the parameters of all views, variables first.
    pub(crate) fn read(model: &Model, (width, height): (f64, f64), state: &State) -> Result<Self> {
        let mut params = Self::default();
        params.variables.push(("width".into(), Value::Number(width)));
        params.variables.push(("height".into(), Value::Number(height)));
        for (id, node) in model.nodes.iter().enumerate() {
            let place = node.path.key("params");
            for (at, param) in node.props.at("params").items().iter().enumerate() {
                let place = place.index(at);
                let name = Name::from(param.at("name").str().unwrap_or_default());
                let touched = state.get(&name).cloned();
                if param.at("select").is_some() {
                    let units = listening(param, id, model);
                    let started = touched.unwrap_or_else(|| params.resolved(param.at("value")));
                    params.brushes.extend(brush(&name, param, &started, &units));
                    params.selections.push(selection(name, param, &started, model, &units));
                } else {
                    let value = touched.map_or_else(|| params.variable(param, &place), Ok)?;
                    params.variables.push((name, value));
                }
            }
        }
        Ok(params)
    }

    fn variable(&self, param: &Value, place: &Path) -> Result<Value> {
        let expression = ["expr", "react", "update"]
            .iter()
            .find_map(|key| param.at(key).str().map(|text| (*key, text)));
        match (param.at("value"), expression) {
            (Value::Undefined, Some((key, text))) => self.eval(text, &place.key(key)),
            (Value::Undefined, None) => Ok(first_of_input(param.at("bind"))),
            (value, _) => Ok(value.clone()),
        }
    }

    /// The value of an expression that reads no row.
    pub(crate) fn eval(&self, text: &str, place: &Path) -> Result<Value> {
        let expr = parse(text, place)?;
        self.check(&expr, place)?;
        Ok(expr.eval(&Value::Undefined, self))
    }

    /// A value of a spec: an expression's, or itself.
    pub(crate) fn resolved(&self, value: &Value) -> Value {
        let text = value.at("expr").str().or_else(|| value.at("signal").str());
        match text {
            Some(text) => self.eval(text, &Path::root()).unwrap_or_default(),
            None => value.clone(),
        }
    }

    /// Whether every name that an expression reads stands for something.
    pub(crate) fn check(&self, expr: &Expr, place: &Path) -> Result<()> {
        match expr.signals().iter().find(|name| self.signal(name).is_none()) {
            Some(unknown) => Err(Problem::invalid(place, crate::messages::unknown_name(unknown))),
            None => Ok(()),
        }
    }

    /// Sets a variable that a transform makes.
    pub(crate) fn define(&mut self, name: &str, value: Value) {
        self.variables.push((name.into(), value));
    }

    /// The intervals that are selected.
    pub(crate) fn brushes(&self) -> &[Brush] {
        &self.brushes
    }

    pub(crate) fn selection(&self, name: &str) -> Option<&Selection> {
        self.selections.iter().find(|one| &*one.name == name)
    }

    /// Whether a row is selected. While nothing is selected everything is, unless `empty` says no.
    pub(crate) fn selects(&self, name: &str, empty: bool, table: &Table, row: usize) -> bool {
        match self.selection(name) {
            Some(selection) if selection.tuples.is_empty() => empty,
            Some(selection) => selection.tuples.iter().any(|tuple| {
                tuple.iter().all(|(field, wanted)| {
                    let value = crate::field::Field::parse(field).value(table, row);
                    wanted.is_met(&value)
                })
            }),
            None => self
                .variables
                .iter()
                .find(|(one, _)| &**one == name)
                .is_none_or(|(_, value)| value.to_bool()),
        }
    }
}

impl Env for Params {
    fn signal(&self, name: &str) -> Option<Value> {
        if let Some(selection) = self.selection(name) {
            return Some(selection.value.clone());
        }
        self.variables.iter().rev().find(|(one, _)| &**one == name).map(|(_, value)| value.clone())
    }
}

/// An expression, or why it is none.
pub(crate) fn parse(text: &str, place: &Path) -> Result<Expr> {
    Expr::parse(text).map_err(|error| Problem::unsupported(place, error.to_string()))
}

/// The units that a selection listens to: those below its view, or of these the ones it names.
fn listening(param: &Value, id: usize, model: &Model) -> Vec<usize> {
    let mut units = model.units_below(id);
    if let Value::List(names) = param.at("views") {
        let named = |unit: &usize| {
            let within =
                |id: usize| names.iter().any(|name| name.str() == Some(&model.node(id).name));
            model.ancestry(*unit).any(within)
        };
        units.retain(named);
    }
    units
}

/// What an input shows before it is touched.
fn first_of_input(bind: &Value) -> Value {
    match bind.at("input").str() {
        Some("checkbox") => Value::Bool(false),
        Some("range") => bind.at("min").clone(),
        _ => Value::Null,
    }
}

/// The brush of an interval that has ends along a position.
fn brush(name: &str, param: &Value, started: &Value, units: &[usize]) -> Option<Brush> {
    let is_interval = selection_type(param) == Some("interval");
    let ends: Vec<(Channel, [Value; 2])> = started
        .entries()
        .iter()
        .filter_map(|(key, value)| {
            let channel =
                Channel::parse(key).filter(|one| matches!(one, Channel::X | Channel::Y))?;
            match value.items() {
                [first, .., last] => Some((channel, [moment_or_self(first), moment_or_self(last)])),
                _ => None,
            }
        })
        .collect();
    if !is_interval || ends.is_empty() || param.at("bind").is_some() {
        return None;
    }
    let look = param.at("select").at("mark").clone();
    Some(Brush { name: name.to_owned(), unit: *units.first()?, ends, look })
}

fn selection(
    name: Name,
    param: &Value,
    started: &Value,
    model: &Model,
    units: &[usize],
) -> Selection {
    let select = param.at("select");
    let kind = selection_type(param).unwrap_or("point");
    let encodings: Vec<Name> = match select.at("encodings") {
        Value::List(names) => names.iter().map(Value::to_text).collect(),
        _ if kind == "interval" => vec!["x".into(), "y".into()],
        _ => Vec::new(),
    };
    let field_of = |encoding: &str| -> Option<Name> {
        let channel = Channel::parse(encoding)?;
        units.iter().find_map(|unit| {
            model.unit(*unit)?.encoding.field(channel).map(crate::spec::def::Def::column)
        })
    };
    let one = |tuple: &Value| -> Vec<(Name, Wanted)> {
        let wanted = |(key, value): &(Name, Value)| {
            let field = if encodings.contains(key) { field_of(key)? } else { Name::clone(key) };
            Some((field, wanted(value, kind == "interval")))
        };
        tuple.entries().iter().filter_map(wanted).collect()
    };
    let tuples: Vec<_> = match started {
        Value::Object(_) => vec![one(started)],
        Value::List(tuples) => tuples.iter().map(one).collect(),
        _ => Vec::new(),
    };
    let tuples = tuples.into_iter().filter(|tuple| !tuple.is_empty()).collect();
    Selection { name, tuples, value: seen(started) }
}

/// A selection as expressions see it: each field with the list of its values.
fn seen(started: &Value) -> Value {
    let mut all = Object::default();
    for tuple in list_of(started) {
        for (key, value) in tuple.entries() {
            let mut values = all.get(key).map(|old| old.items().to_vec()).unwrap_or_default();
            values.extend(list_of(value).iter().map(moment_or_self));
            all.set(Name::clone(key), Value::list(values));
        }
    }
    Value::Object(std::sync::Arc::new(all))
}

fn moment_or_self(value: &Value) -> Value {
    of_object(value).map_or_else(|| value.clone(), Value::Date)
}

fn wanted(value: &Value, interval: bool) -> Wanted {
    let values: Vec<Value> = list_of(value).iter().map(moment_or_self).collect();
    match values.as_slice() {
        [first, last]
            if interval && first.to_number().is_finite() && last.to_number().is_finite() =>
        {
            let (first, last) = (first.to_number(), last.to_number());
            Wanted::Between(first.min(last), first.max(last))
        }
        _ if interval => Wanted::OneOf(values),
        [only] => Wanted::Equal(only.clone()),
        _ => Wanted::OneOf(values),
    }
}

impl Wanted {
    fn is_met(&self, value: &Value) -> bool {
        let same = |one: &Value| one.key() == value.key();
        match self {
            Self::Equal(one) => same(one),
            Self::Between(low, high) => {
                let at = value.to_number();
                value.is_valid() && *low <= at && at <= *high
            }
            Self::OneOf(all) => all.iter().any(same),
        }
    }
}

/// The value that a selection starts with for a field or an encoding.
impl Selection {
    pub(crate) fn extent(&self, key: Option<&str>) -> Option<Vec<Value>> {
        let found = match key {
            Some(key) => self.value.member(key),
            None => self.value.entries().first().map(|(_, value)| value),
        };
        found.map(|values| values.items().to_vec()).filter(|values| values.len() >= 2)
    }
}
