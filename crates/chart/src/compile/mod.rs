//! A spec compiled: normalised, its data made, its scales found, its marks and guides laid out.

mod axis;
mod brush;
mod cell;
mod data;
mod encode;
mod format;
mod guide;
mod guide_title;
mod layout;
mod legend;
mod model;
mod options;
mod orient;
mod params;
mod predicate;
mod refuse;
mod scale;
mod scope;
mod split;
mod time;
mod title;
mod view;
mod view_data;
mod words;

pub use data::source::{Loaded, Tables};
pub use options::Options;
pub use view_data::{FieldData, ViewData};

use std::borrow::Cow;

use crate::normalize::normalize;
use crate::problem::{Path, Problem, Result};
use crate::scene::Scene;
use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::def::Def;
use crate::spec::read::Read;
use crate::table::Table;
use crate::value::Value;
use data::Data;
use layout::Fitted;
use model::{Id, Model, Node, NodeKind, Unit};
use params::Params;
use scale::component::Components;
use scope::Scope;

/// A finished picture, and what was not quite as its spec says.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// The picture.
    pub scene: Scene,
    /// What the picture leaves out.
    pub warnings: Vec<Problem>,
    /// What its units show, in the order of the spec.
    pub views: Vec<ViewData>,
}

/// Compiles a spec that stands in no container.
///
/// # Errors
///
/// The first thing that is wrong with the spec, or that the engine does not draw, with its place.
pub fn compile(spec: &Value, tables: &dyn Tables, options: &Options<'_>) -> Result<Compiled> {
    Plan::new(spec)?.fill(tables, options)?.draw([None; 2])
}

/// A spec as it is understood before any data: whoever draws it in several states reads it once.
#[derive(Debug)]
pub struct Plan {
    spec: Value,
    model: Model,
}

impl Plan {
    /// Reads a spec.
    ///
    /// # Errors
    ///
    /// The first thing that is wrong with it, or that the engine does not draw, with its place.
    pub fn new(spec: &Value) -> Result<Self> {
        let config = Config::new(spec.at("config").clone());
        crate::spec::check::check(spec)?;
        let view = normalize(spec, &config).map_err(|problem| problem.within(spec))?;
        let wraps = spec.at("usermeta").at("wrap").bool() == Some(true);
        let model = Model::build(&view, config, wraps).map_err(|problem| problem.within(spec))?;
        refuse::check(&model, spec).map_err(|problem| problem.within(spec))?;
        Ok(Self { spec: spec.clone(), model })
    }

    /// Makes the data of a state, and finds their scales.
    ///
    /// # Errors
    ///
    /// The first thing that cannot be done with them, with its place.
    pub fn fill<'p>(&'p self, tables: &dyn Tables, options: &Options<'p>) -> Result<Filled<'p>> {
        self.filled(tables, *options).map_err(|problem| problem.within(&self.spec))
    }

    fn filled<'p>(&'p self, tables: &dyn Tables, options: Options<'p>) -> Result<Filled<'p>> {
        let model = orient::resolved(&self.model, options.state)?;
        let params = Params::read(&model, sizes(&model), options.state)?;
        let data = Data::read(&model, params, &self.spec, tables)?;
        let shown = model.units_below(0).into_iter().filter_map(|unit| data.shown(unit));
        marks_allowed(model.node(0), shown.map(Table::len).fold(0, usize::saturating_add))?;
        let mut components = Components::parse(&model);
        components.complete(&model, &data);
        refuse::sizes(&model, &components)?;
        Ok(Filled { spec: &self.spec, model, data, components, options })
    }
}

/// A plan with its data: whoever draws it in several sizes makes them once.
#[derive(Debug)]
pub struct Filled<'p> {
    spec: &'p Value,
    model: Cow<'p, Model>,
    data: Data,
    components: Components,
    options: Options<'p>,
}

impl Filled<'_> {
    /// Draws it for a container of such a width and height, for `"width": "container"`.
    ///
    /// # Errors
    ///
    /// The first thing that the engine does not draw, with its place.
    pub fn draw(&self, container: [Option<f64>; 2]) -> Result<Compiled> {
        self.drawn(container).map_err(|problem| problem.within(self.spec))
    }

    /// Marks and guides, laid out; a picture that must fit is laid out until it does.
    fn drawn(&self, container: [Option<f64>; 2]) -> Result<Compiled> {
        let Self { model, data, components, options, .. } = self;
        let mut fitted = Fitted::default();
        let mut goal = None;
        let mut tries = 0;
        loop {
            let scope = Scope::new(model, data, components, options, container, &fitted);
            let drawn = view::root(&scope)?;
            let goal = match &goal {
                Some(goal) => goal,
                None => goal.insert(layout::Goal::of(model, components, &drawn, container)?),
            };
            match goal.better(&drawn, &fitted).filter(|_| tries < layout::MAX_FITTING) {
                Some(better) => {
                    drop(scope);
                    fitted = better;
                    tries += 1;
                }
                None => {
                    let views = view_data::all(&scope);
                    let scene = layout::scene(model, drawn);
                    return Ok(Compiled { scene, warnings: Vec::new(), views });
                }
            }
        }
    }
}

/// The size of the whole, as far as the spec itself says it.
fn sizes(model: &Model) -> (f64, f64) {
    let root = model.node(0);
    let sized = |at: usize, name: &str| {
        let given = root.given.get(at).and_then(Read::num);
        given.unwrap_or_else(|| model.config.continuous_size(name))
    };
    (sized(0, "width"), sized(1, "height"))
}

/// How many rows the marks of a picture may show: no screen has more room, and no reader.
const MAX_MARKS: usize = 200_000;

/// Whether marks may show so many rows.
pub(crate) fn marks_allowed(node: &Node, rows: usize) -> Result<()> {
    if rows <= MAX_MARKS {
        return Ok(());
    }
    let message = crate::messages::too_many_marks(rows, MAX_MARKS);
    Err(Problem::limit(&node.path, message))
}

impl Problem {
    /// The problem at a place that the spec as written has: what a shorthand was written out to has
    /// places of its own.
    fn within(mut self, spec: &Value) -> Self {
        self.path = Path::nearest(&self.path, spec);
        self
    }
}

/// Whether a mark reaches from a baseline within its band to its offset (`isRangedOffset`).
pub(crate) fn is_ranged_offset(
    unit: &Unit,
    id: Id,
    channel: Channel,
    components: &Components,
) -> bool {
    let ranged = channel.secondary().is_some_and(|second| unit.encoding.has(second));
    if !unit.mark.kind.is_bar_or_area() || ranged || !unit.encoding.has_measured_offset(channel) {
        return false;
    }
    match unit.encoding.get(channel) {
        None => true,
        Some(def) => {
            let of_unit = components.of_unit(id, channel);
            def.is_data() && of_unit.is_some_and(|one| one.kind.is_discrete())
        }
    }
}

/// Where in its band a field stands (`getBandPosition`).
pub(crate) fn band_position(
    unit: &Unit,
    channel: Channel,
    def: &Def,
    config: &Config,
) -> Option<f64> {
    if let Some(position) = def.raw.at("bandPosition").num() {
        return Some(position);
    }
    let second = channel.secondary().is_some_and(|second| unit.encoding.has(second));
    if def.is_field() && def.time_unit.is_some() && !second {
        return unit.mark.config("timeUnitBandPosition", config).num();
    }
    (def.is_field() && def.is_binning()).then_some(0.5)
}

/// Whether a field has an end as well as a start (`hasBandEnd`).
pub(crate) fn has_band_end(unit: &Unit, channel: Channel, def: &Def, config: &Config) -> bool {
    use crate::spec::def::Type;
    let spans = def.is_binning() || (def.time_unit.is_some() && def.is(Type::Temporal));
    spans && band_position(unit, channel, def, config).is_some()
}

/// Whether a view is one plot: a unit, or layers.
pub(crate) fn is_plot(kind: &NodeKind) -> bool {
    matches!(kind, NodeKind::Unit(_) | NodeKind::Layer)
}
