//! What each row of a unit's table looks like: properties as functions of the row.

pub(crate) mod corner;
pub(crate) mod look;
pub(crate) mod marks;
pub(crate) mod paint;
pub(crate) mod position;
pub(crate) mod rect;
mod shapes;
mod stack;
pub(crate) mod text;

use std::rc::Rc;
use std::sync::Arc;

use super::band_position;
use super::model::{Id, Unit};
use super::scope::Scope;
use crate::problem::Result;
use crate::scale::Scale;
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::table::Table;
use crate::value::Value;

/// A property as a function of the row.
pub(crate) type Get<'a> = Rc<dyn Fn(usize) -> Value + 'a>;

/// The properties of a unit's items by the names that Vega gives them.
#[derive(Default)]
pub(crate) struct Props<'a>(Vec<(&'static str, Get<'a>)>);

impl<'a> Props<'a> {
    pub(crate) fn set(&mut self, name: &'static str, get: Option<Get<'a>>) {
        if let Some(get) = get {
            self.0.retain(|(one, _)| *one != name);
            self.0.push((name, get));
        }
    }

    pub(crate) fn extend(&mut self, other: Self) {
        for (name, get) in other.0 {
            self.set(name, Some(get));
        }
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Get<'a>> {
        self.0.iter().find(|(one, _)| *one == name).map(|(_, get)| get)
    }

    pub(crate) fn value(&self, name: &str, row: usize) -> Value {
        self.get(name).map_or(Value::Undefined, |get| get(row))
    }

    pub(crate) fn number(&self, name: &str, row: usize) -> Option<f64> {
        number(self.get(name), row)
    }
}

/// A property that was looked for, once for all rows.
pub(crate) type Found<'p, 'a> = Option<&'p Get<'a>>;

/// A row's value of a property.
pub(crate) fn value(get: Found<'_, '_>, row: usize) -> Value {
    get.map_or(Value::Undefined, |get| get(row))
}

/// The same as a number.
pub(crate) fn number(get: Found<'_, '_>, row: usize) -> Option<f64> {
    match value(get, row) {
        Value::Undefined => None,
        value => Some(value.to_number()),
    }
}

/// The same if it is finite.
pub(crate) fn finite(get: Found<'_, '_>, row: usize) -> Option<f64> {
    number(get, row).filter(|number| number.is_finite())
}

/// The same, or else 0.
pub(crate) fn or_zero(get: Found<'_, '_>, row: usize) -> f64 {
    finite(get, row).unwrap_or(0.0)
}

/// A row's value of a property as a word, if there is one.
pub(crate) fn words(get: Found<'_, '_>, row: usize) -> Option<Arc<str>> {
    let said = get.map(|get| get(row)).filter(Value::is_present);
    said.map(|value| value.to_text())
}

/// A unit whose rows are given their looks.
pub(crate) struct Encoder<'a> {
    pub(crate) id: Id,
    pub(crate) unit: &'a Unit,
    pub(crate) scope: &'a Scope<'a>,
    pub(crate) table: &'a Table,
    pub(crate) size: (f64, f64),
}

/// The same value for every row.
pub(crate) fn constant<'a>(value: impl Into<Value>) -> Get<'a> {
    let value = value.into();
    Rc::new(move |_| value.clone())
}

/// The sum of two numbers.
pub(crate) fn plus<'a>(get: Get<'a>, offset: Option<Get<'a>>) -> Get<'a> {
    match offset {
        None => get,
        Some(offset) => {
            Rc::new(move |row| Value::Number(get(row).to_number() + offset(row).to_number()))
        }
    }
}

/// The first whose test a row meets.
pub(crate) fn first_of<'a>(
    cases: Vec<(Get<'a>, Get<'a>)>,
    otherwise: Option<Get<'a>>,
) -> Option<Get<'a>> {
    if cases.is_empty() {
        return otherwise;
    }
    Some(Rc::new(move |row| {
        let met = cases.iter().find(|(test, _)| test(row).to_bool());
        match (met, &otherwise) {
            (Some((_, get)), _) | (None, Some(get)) => get(row),
            (None, None) => Value::Undefined,
        }
    }))
}

/// Whether a field stands for a stretch, of which a part is its place: a bin, or a unit of time.
pub(crate) fn has_middle(def: &Def, at: Option<f64>) -> bool {
    let timed = at.is_some_and(|at| at != 0.0) && def.time_unit.is_some() && def.is(Type::Temporal);
    def.is_field() && (def.is_binning() || timed)
}

impl<'a> Encoder<'a> {
    /// The scale of a channel: of this unit, or of a view above it.
    pub(crate) fn scale(&self, channel: Channel) -> Option<Arc<Scale>> {
        self.scope.scale(self.id, channel)
    }

    /// A column's values as they are.
    pub(crate) fn column(&self, name: &str) -> Get<'a> {
        let column = self.table.column(name).cloned();
        Rc::new(move |row| {
            column.as_ref().and_then(|column| column.get(row)).cloned().unwrap_or_default()
        })
    }

    /// A value of the spec: an expression, or the value itself.
    pub(crate) fn written(&self, value: &Value) -> Result<Option<Get<'a>>> {
        let expression = value.at("expr").str().or_else(|| value.at("signal").str());
        match (value, expression) {
            (Value::Undefined, _) => Ok(None),
            (_, Some(text)) => Ok(Some(self.scope.expression(text, self.table, self.id)?)),
            (value, None) => Ok(Some(constant(value.clone()))),
        }
    }

    /// A property of the mark: as the spec says, else as config says.
    pub(crate) fn prop(&self, property: &str) -> Result<Option<Get<'a>>> {
        self.written(&self.unit.mark.prop(property, &self.scope.model.config))
    }

    /// A property of the mark with Vega's own default below it.
    pub(crate) fn drawn(&self, property: &str) -> Result<Option<Get<'a>>> {
        self.written(&self.unit.mark.drawn(property, &self.scope.model.config))
    }

    /// What stands behind a channel, before any scale.
    pub(crate) fn raw(&self, def: &Def, suffix: &str) -> Get<'a> {
        match &def.datum {
            Some(datum) => constant(self.scope.datum(datum, def)),
            None => self.column(&def.column_with(suffix)),
        }
    }

    /// A value through a scale, with a part of its band added.
    pub(crate) fn scaled(
        &self,
        get: Get<'a>,
        scale: Option<Arc<Scale>>,
        band: Option<f64>,
    ) -> Get<'a> {
        match (scale, band) {
            (None, _) => get,
            (Some(scale), None | Some(0.0)) => Rc::new(move |row| scale.map(&get(row))),
            (Some(scale), Some(band)) => {
                let extra = band * scale.bandwidth();
                Rc::new(move |row| match scale.map(&get(row)) {
                    Value::Undefined => Value::Undefined,
                    at => Value::Number(at.to_number() + extra),
                })
            }
        }
    }

    /// A channel's conditions with what holds otherwise (`wrapCondition`).
    pub(crate) fn conditional(
        &self,
        def: Option<&Def>,
        invalid: Option<(Get<'a>, Get<'a>)>,
        main: &dyn Fn(Option<&Def>) -> Result<Option<Get<'a>>>,
    ) -> Result<Option<Get<'a>>> {
        let mut cases = Vec::new();
        for (condition, inner) in def.map_or(&[][..], |def| &def.conditions) {
            let test = self.scope.test(condition, self.table, self.id)?;
            cases.push((test, main(Some(inner))?.unwrap_or_else(|| constant(Value::Undefined))));
        }
        cases.extend(invalid);
        Ok(first_of(cases, main(def)?))
    }

    /// What rows that cannot be placed look like, where they are shown.
    pub(crate) fn invalid_case(
        &self,
        channel: Channel,
        def: Option<&Def>,
    ) -> Result<Option<(Get<'a>, Get<'a>)>> {
        use crate::spec::mark::Invalid;
        let Some(def) = def.filter(|def| def.is_field() && !def.is_counting()) else {
            return Ok(None);
        };
        let Some(component) = self.scope.components.find(self.scope.model, self.id, channel) else {
            return Ok(None);
        };
        if component.kind.is_discrete() {
            return Ok(None);
        }
        let said = self.scope.model.config.said("scale", "invalid").at(channel.name());
        let shows =
            said.is_some() || self.unit.mark.invalid(&self.scope.model.config) == Invalid::Show;
        if !shows {
            return Ok(None);
        }
        let value = self.column(&def.column());
        let test: Get<'a> = Rc::new(move |row| {
            let value = value(row);
            Value::Bool(!(value.is_valid() && value.to_number().is_finite()))
        });
        let get = match said.member("value") {
            Some(value) => self.written(value)?,
            None => self.zero_or(channel, false),
        };
        Ok(get.map(|get| (test, get)))
    }

    /// Where zero is on a scale, else its least or its greatest value (`scaledZeroOrMinOrMax`).
    pub(crate) fn zero_or(&self, channel: Channel, greatest: bool) -> Option<Get<'a>> {
        // A scale that only the layers around go through says nothing of this unit.
        let component = self.scope.components.of_unit(self.id, channel)?;
        let scale = self.scale(channel)?;
        let domain = scale.domain();
        let ends = (domain.first().map(Value::to_number), domain.last().map(Value::to_number));
        let (Some(first), Some(last)) = ends else { return Some(constant(Value::Undefined)) };
        let has_zero = component
            .has_zero()
            .unwrap_or((first <= 0.0 && 0.0 <= last) || (last <= 0.0 && 0.0 <= first));
        let end = if greatest { domain.last() } else { domain.first() };
        let value = if has_zero { Value::Number(0.0) } else { end.cloned().unwrap_or_default() };
        Some(constant(scale.map(&value)))
    }

    /// Whether a channel's values are reckoned between two columns, and not read from one.
    pub(crate) fn is_reckoned(&self, channel: Channel, def: &Def) -> bool {
        let at = self.band_position(channel, def).filter(|at| *at != 0.0);
        let discrete = self.scope.kind(self.id, channel).is_some_and(ScaleType::is_discrete);
        at.is_some() && has_middle(def, at) && !discrete
    }

    /// Where in its band a field stands.
    pub(crate) fn band_position(&self, channel: Channel, def: &Def) -> Option<f64> {
        band_position(self.unit, channel, def, &self.scope.model.config)
    }

    /// A channel other than a position: through its scale, else as the mark says (`nonPosition`).
    pub(crate) fn non_position(
        &self,
        channel: Channel,
        drawn: Option<&'static str>,
        otherwise: Option<Get<'a>>,
    ) -> Result<Option<Get<'a>>> {
        let def = self.unit.encoding.get(channel);
        let otherwise = match otherwise {
            Some(get) => Some(get),
            None => self.default_of(channel, drawn, def)?,
        };
        let invalid = self.invalid_case(channel, self.unit.encoding.field(channel))?;
        self.conditional(def, invalid, &|def| self.mid_point(channel, def, otherwise.clone()))
    }

    fn default_of(
        &self,
        channel: Channel,
        drawn: Option<&'static str>,
        _def: Option<&Def>,
    ) -> Result<Option<Get<'a>>> {
        let config = &self.scope.model.config;
        let value = match drawn {
            Some(drawn) => self.unit.mark.prop_drawn_as(Some(channel.name()), drawn, config),
            None => self.unit.mark.drawn(channel.name(), config),
        };
        let value = match (value, drawn) {
            (Value::Undefined, Some(drawn)) => {
                crate::spec::defaults::style(self.unit.mark.kind.name(), drawn)
            }
            (value, _) => value,
        };
        self.written(&value)
    }

    /// The value of a definition: a field or datum through its scale, or a value as it is.
    fn mid_point(
        &self,
        channel: Channel,
        def: Option<&Def>,
        otherwise: Option<Get<'a>>,
    ) -> Result<Option<Get<'a>>> {
        let Some(def) = def else { return Ok(otherwise) };
        if def.is_data() {
            let scale = self.scale(channel);
            let kind = self.scope.kind(self.id, channel);
            let ranged = def.is_binning() && def.kind.is_some_and(Type::is_discrete);
            let suffix = if ranged { "range" } else { "" };
            let at = self.band_position(channel, def);
            let spans = has_middle(def, at);
            if let Some(at) = at.filter(|at| *at != 0.0 && spans)
                && !kind.is_some_and(ScaleType::is_discrete)
            {
                return Ok(Some(self.interpolated(channel, def, None, at)));
            }
            let band =
                kind.filter(|kind| *kind == ScaleType::Band && !spans).map(|_| at.unwrap_or(0.5));
            return Ok(Some(self.scaled(self.raw(def, suffix), scale, band)));
        }
        match &def.value {
            Some(value) => self.written(value),
            None => Ok(otherwise),
        }
    }

    /// Between the start and the end of a bin or of a time unit (`interpolatedSignalRef`).
    pub(crate) fn interpolated(
        &self,
        channel: Channel,
        def: &Def,
        second: Option<&Def>,
        at: f64,
    ) -> Get<'a> {
        let start = self.column(&def.column());
        let end = second.map_or_else(
            || self.column(&def.column_with("end")),
            |second| self.column(&second.column()),
        );
        self.between(channel, start, end, at)
    }

    /// Between two columns, through a scale.
    pub(crate) fn between(
        &self,
        channel: Channel,
        start: Get<'a>,
        end: Get<'a>,
        at: f64,
    ) -> Get<'a> {
        let scale = self.scale(channel);
        let inner: Get<'a> = if at == 0.0 {
            start
        } else if at == 1.0 {
            end
        } else {
            Rc::new(move |row| {
                let (start, end) = (start(row), end(row));
                // A row without a place has none; `null` is no zero here.
                Value::Number((1.0 - at) * start.to_number() + at * end.to_number())
            })
        };
        self.scaled(inner, scale, None)
    }
}
