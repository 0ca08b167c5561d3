//! What is known while a part of the picture is made: the cell, the scales that hold in it, and the
//! sizes of its views.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use super::cell::Cell;
use super::data::Data;
use super::encode::Get;
use super::layout::Fitted;
use super::model::{Id, Model};
use super::options::Options;
use super::params::{Params, parse};
use super::predicate::Predicate;
use super::scale::build::{Builder, Room, steps};
use super::scale::component::{Component, Components};
use super::scale::range::Range;
use super::time::{moment_of, of_object};
use crate::expr::Env;
use crate::order::Codes;
use crate::problem::Result;
use crate::scale::Scale;
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::table::Table;
use crate::value::{Value, count};

/// The scales that a view owns, as far as they are built.
type Built = Vec<(Channel, Arc<Scale>)>;

/// What is known while a part of the picture is made.
pub(crate) struct Scope<'a> {
    pub(crate) model: &'a Model,
    pub(crate) data: &'a Data,
    pub(crate) components: &'a Components,
    pub(crate) options: &'a Options<'a>,
    /// The width and height of the container, where there is one.
    container: [Option<f64>; 2],
    pub(crate) cell: Cell,
    outer: Option<&'a Scope<'a>>,
    /// The view that this scope is of: scales that it or a view within it owns are built here.
    root: Id,
    scales: RefCell<Vec<Built>>,
    /// How many cells of facets have been drawn.
    cells: Rc<std::cell::Cell<usize>>,
    /// How many rows marks have shown.
    rows: Rc<std::cell::Cell<usize>>,
    /// The sizes of plots, where the picture is made to fit.
    fitted: &'a Fitted,
}

impl<'a> Scope<'a> {
    pub(crate) fn new(
        model: &'a Model,
        data: &'a Data,
        components: &'a Components,
        options: &'a Options<'a>,
        container: [Option<f64>; 2],
        fitted: &'a Fitted,
    ) -> Self {
        Self {
            model,
            data,
            components,
            options,
            container,
            cell: Cell::default(),
            outer: None,
            root: 0,
            scales: RefCell::default(),
            cells: Rc::default(),
            rows: Rc::default(),
            fitted,
        }
    }

    /// How wide the container is that the picture stands in, where there is one.
    pub(crate) fn container_width(&self) -> Option<f64> {
        self.container.first().copied().flatten()
    }

    /// How many cells of facets there are with so many more.
    pub(crate) fn count_cells(&self, more: usize) -> usize {
        let count = self.cells.get().saturating_add(more);
        self.cells.set(count);
        count
    }

    /// How many rows marks show with so many more.
    pub(crate) fn count_rows(&self, more: usize) -> usize {
        let count = self.rows.get().saturating_add(more);
        self.rows.set(count);
        count
    }

    /// The scope of a facet's cell.
    pub(crate) fn within(&'a self, child: Id, cell: Cell) -> Scope<'a> {
        Scope {
            model: self.model,
            data: self.data,
            components: self.components,
            options: self.options,
            container: self.container,
            cell,
            outer: Some(self),
            root: child,
            scales: RefCell::default(),
            cells: Rc::clone(&self.cells),
            rows: Rc::clone(&self.rows),
            fitted: self.fitted,
        }
    }

    /// Whether a view lies within this scope's own.
    fn holds(&self, id: Id) -> bool {
        self.model.ancestry(id).any(|one| one == self.root)
    }

    /// The scale that a view's channel goes through.
    pub(crate) fn scale(&self, id: Id, channel: Channel) -> Option<Arc<Scale>> {
        let component = self.components.find(self.model, id, channel)?;
        Some(self.built(component))
    }

    /// A scale that is built, here or further out.
    pub(crate) fn built(&self, component: &Component) -> Arc<Scale> {
        if let (Some(outer), false) = (self.outer, self.holds(component.owner)) {
            return outer.built(component);
        }
        let (owner, channel) = (component.owner, component.channel);
        let built = self.scales.borrow().get(owner).and_then(|scales| {
            scales.iter().find(|(one, _)| *one == channel).map(|(_, scale)| Arc::clone(scale))
        });
        if let Some(scale) = built {
            return scale;
        }
        let room = self.room(component);
        let builder = Builder { model: self.model, data: self.data, cell: &self.cell };
        let scale = Arc::new(builder.build(component, &room));
        let mut all = self.scales.borrow_mut();
        if all.len() <= owner {
            all.resize_with(owner + 1, Vec::new);
        }
        if let Some(scales) = all.get_mut(owner) {
            scales.push((channel, Arc::clone(&scale)));
        }
        scale
    }

    fn domain_length(&self, component: &Component) -> usize {
        if let (Some(outer), false) = (self.outer, self.holds(component.owner)) {
            return outer.domain_length(component);
        }
        let builder = Builder { model: self.model, data: self.data, cell: &self.cell };
        let mut keys = Codes::default();
        for value in builder.domain(component) {
            keys.code(value.key());
        }
        keys.len()
    }

    fn room(&self, component: &Component) -> Room {
        let unit = component.units.first().copied().unwrap_or(component.owner);
        let channel = component.channel;
        let mut room = Room::default();
        // A position's own range in steps needs no size, and the size may come from it.
        let by_steps = matches!(component.range.range, Range::Step(_) | Range::StepOfOffset(_));
        if !(channel.is_xy() && by_steps) {
            (room.width, room.height) = self.size(unit);
        }
        if channel.is_offset()
            && let Some(position) = self.scale(unit, channel.position())
        {
            room.band = (position.bandwidth() > 0.0).then(|| position.bandwidth());
            room.unit = self.unit_length(unit, channel.position(), &position);
        }
        if matches!(component.range.range, Range::StepOfOffset(_)) {
            room.offset_steps = self.offset_steps(unit, channel);
        }
        room
    }

    /// How long a time unit is on the scale of a position.
    fn unit_length(&self, unit: Id, channel: Channel, scale: &Scale) -> Option<f64> {
        let def = self.model.unit(unit)?.encoding.get(channel)?;
        let duration = super::time::unit(def.time_unit.as_ref()?, None).duration()?;
        let start = crate::time::datetime(&[2001.0, 0.0, 1.0]);
        Some(scale.number(&Value::Date(start + duration)) - scale.number(&Value::Date(start)))
    }

    /// How many steps of the offset scale lie within a position.
    fn offset_steps(&self, unit: Id, channel: Channel) -> Option<f64> {
        let component = self.components.find(self.model, unit, channel.offset()?)?;
        let length = self.domain_length(component);
        Some(if component.kind == ScaleType::Band {
            steps(component, length)
        } else {
            count(length)
        })
    }

    /// The width and height of a unit's plot.
    pub(crate) fn size(&self, unit: Id) -> (f64, f64) {
        let plot = self.plot_of(unit);
        let siblings = self.model.units_below(plot);
        let along = |dimension: usize, channel: Channel| {
            if let Some(fitted) = self.fitted.along(plot, dimension) {
                return fitted;
            }
            let said = |id: &&Id| {
                self.model
                    .node(**id)
                    .given
                    .get(dimension)
                    .is_some_and(|given| *given != Value::Undefined)
            };
            let leader = siblings.iter().find(said).or(siblings.first()).copied().unwrap_or(unit);
            self.size_along(leader, dimension, channel)
        };
        (along(0, Channel::X), along(1, Channel::Y))
    }

    /// The plot that a unit is a layer of.
    fn plot_of(&self, unit: Id) -> Id {
        let is_layer = |id: &Id| super::is_plot(&self.model.node(*id).kind);
        self.model.ancestry(unit).take_while(is_layer).last().unwrap_or(unit)
    }

    fn size_along(&self, unit: Id, dimension: usize, channel: Channel) -> f64 {
        let name = channel.size();
        let config = &self.model.config;
        let given = self.model.node(unit).given.get(dimension).cloned().unwrap_or_default();
        if let Some(number) = given.num() {
            return number;
        }
        if given.str() == Some("container") {
            let offered = self.container.get(dimension).copied().flatten();
            return offered.unwrap_or_else(|| config.continuous_size(name));
        }
        let Some(component) = self.components.find(self.model, unit, channel) else {
            let is_arc = self.model.unit(unit).is_some_and(|unit| unit.mark.kind == MarkType::Arc);
            if is_arc {
                return config.continuous_size(name);
            }
            return config.discrete_size(name).num().unwrap_or_else(|| config.discrete_step(name));
        };
        if !component.kind.is_discrete() {
            return config.continuous_size(name);
        }
        let step = match component.range.range {
            Range::Step(step) => Some(step),
            Range::StepOfOffset(step) => {
                let props = &component.props;
                let inner =
                    props.get("paddingInner").num().or(props.get("padding").num()).unwrap_or(0.0);
                Some(step * self.offset_steps(unit, channel).unwrap_or(1.0) / (1.0 - inner))
            }
            _ => None,
        };
        match step {
            Some(step) => steps(component, self.domain_length(component)) * step,
            None => config.discrete_size(name).num().unwrap_or_else(|| config.discrete_step(name)),
        }
    }

    /// The type of the scale that a view's channel goes through.
    pub(crate) fn kind(&self, id: Id, channel: Channel) -> Option<ScaleType> {
        self.components.find(self.model, id, channel).map(|component| component.kind)
    }

    /// An expression for the rows of a table.
    pub(crate) fn expression<'t>(
        &'t self,
        text: &str,
        table: &'t Table,
        id: Id,
    ) -> Result<Get<'t>> {
        let place = self.model.node(id).path.clone();
        let expr = parse(text, &place)?;
        self.data.params.check(&expr, &place)?;
        let size = if self.model.unit(id).is_some() { self.size(id) } else { (0.0, 0.0) };
        let env = Around { params: &self.data.params, size };
        let columns = expr.columns(table);
        Ok(Rc::new(move |row| expr.eval_row(&columns, table, row, &env)))
    }

    /// A condition's test for the rows of a table.
    pub(crate) fn test<'t>(
        &'t self,
        condition: &Value,
        table: &'t Table,
        id: Id,
    ) -> Result<Get<'t>> {
        let place = self.model.node(id).path.clone();
        let written = match condition.member("test") {
            Some(test) => test.clone(),
            None => crate::spec::read::only(condition, &["param", "empty"]),
        };
        let predicate = Predicate::read(&written, &place, &self.data.params)?;
        let params = &self.data.params;
        if let Predicate::Expression(expr) = predicate {
            let columns = expr.columns(table);
            let met = move |row| expr.eval_row(&columns, table, row, params).to_bool();
            return Ok(Rc::new(move |row| Value::Bool(met(row))));
        }
        Ok(Rc::new(move |row| Value::Bool(predicate.bind(table, params)(row))))
    }

    /// By how much a unit's axis is moved so that its lines are crisp.
    pub(crate) fn axis_translate(&self, unit: Id, channel: Channel) -> f64 {
        super::axis::translate(&super::axis::collect(self.model, self.components, unit), channel)
    }

    /// A datum of a spec as a value of the data's world.
    pub(crate) fn datum(&self, datum: &Value, def: &Def) -> Value {
        let value = self.data.resolved(datum);
        if let Some(moment) = of_object(&value) {
            return Value::Date(moment);
        }
        if def.is(Type::Temporal) { moment_of(&value, def) } else { value }
    }
}

/// The names that an expression can read besides its row.
struct Around<'a> {
    params: &'a Params,
    size: (f64, f64),
}

impl Env for Around<'_> {
    fn signal(&self, name: &str) -> Option<Value> {
        match name {
            "width" => Some(Value::Number(self.size.0)),
            "height" => Some(Value::Number(self.size.1)),
            _ => self.params.signal(name),
        }
    }
}
