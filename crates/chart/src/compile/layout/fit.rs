//! Pictures that are made to fit: into a size, or into the container they stand in.
//!
//! Vega-Lite fits single plots only. Here all pictures fit that have plots of the size `container`: what
//! axes, headers, legends and gaps leave of the container is shared among the plots beside each other.

use super::super::model::{Id, Model};
use super::super::scale::component::Components;
use super::Drawn;
use super::outline::padding;
use super::share::Along;
use crate::messages::unsupported;
use crate::problem::{Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::read::Read;
use crate::value::Value;

/// How often a picture is laid out anew to fit: labels change with its size, so once may not do.
pub(crate) const MAX_FITTING: usize = 2;

/// The sizes that plots are given.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Fitted(Vec<(Id, [Option<f64>; 2])>);

impl Fitted {
    /// The size of a plot along a dimension, if it is given.
    pub(crate) fn along(&self, plot: Id, dimension: usize) -> Option<f64> {
        let (_, sizes) = self.0.iter().find(|(id, _)| *id == plot)?;
        sizes.get(dimension).copied().flatten()
    }

    /// Gives a plot a size; of several for the cells of a facet it has the least.
    pub(super) fn give(&mut self, plot: Id, dimension: usize, size: f64) {
        let size = self.along(plot, dimension).map_or(size, |known| known.min(size));
        if !self.0.iter().any(|(id, _)| *id == plot) {
            self.0.push((plot, [None; 2]));
        }
        let sizes = self.0.iter_mut().find(|(id, _)| *id == plot);
        if let Some(place) = sizes.and_then(|(_, sizes)| sizes.get_mut(dimension)) {
            *place = Some(size);
        }
    }
}

/// What a picture has to fit into.
pub(crate) struct Goal<'a> {
    pub(super) model: &'a Model,
    pub(super) ways: [Way; 2],
}

/// How a picture fits along a dimension.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Way {
    /// It is as large as its parts.
    Free,
    /// Into so much, with all its plots.
    All(f64),
    /// Into so much, with the plots whose size is the container's.
    Contained(f64),
}

impl<'a> Goal<'a> {
    /// What a picture has to fit into that has been drawn as large as its parts are.
    ///
    /// # Errors
    ///
    /// A size that must fit where there is none that is shared.
    pub(crate) fn of(
        model: &'a Model,
        components: &Components,
        drawn: &Drawn,
        container: [Option<f64>; 2],
    ) -> Result<Self> {
        let [left, top, right, bottom] = padding(model);
        let mut ways = [Way::Free; 2];
        let dimensions = [("width", left + right), ("height", top + bottom)];
        for (at, (way, (name, around))) in ways.iter_mut().zip(dimensions).enumerate() {
            let offered = container.get(at).copied().flatten();
            let inner = if contains_padding(model) { around } else { 0.0 };
            *way = if super::super::is_plot(&model.node(0).kind) {
                match fitting(model, components).get(at) {
                    Some(true) => {
                        let given = model.node(0).given.get(at).and_then(Read::num).or(offered);
                        Way::All(
                            given.unwrap_or_else(|| model.config.continuous_size(name)) - inner,
                        )
                    }
                    _ => Way::Free,
                }
            } else if let (Some(size), true) = (offered, has_contained(model, at)) {
                Way::Contained(size - around)
            } else {
                shared(model, drawn, at)?.map_or(Way::Free, |size| Way::All(size - inner))
            };
        }
        Ok(Self { model, ways })
    }

    /// Better sizes for the plots of a picture, if there are any.
    pub(crate) fn better(&self, drawn: &Drawn, before: &Fitted) -> Option<Fitted> {
        let extent = drawn.extent(0, drawn.bounds);
        let mut fitted = Fitted::default();
        for (at, way) in self.ways.iter().enumerate() {
            if let Way::All(size) | Way::Contained(size) = way {
                let along = Along { goal: self, at };
                let room = size - along.before(&extent).max(0.0).ceil();
                along.share(&extent, room, &mut fitted);
            }
        }
        (fitted != *before).then_some(fitted)
    }
}

/// Whether a plot is as large as its container along a dimension.
pub(super) fn is_contained(model: &Model, plot: Id, at: usize) -> bool {
    let said =
        |id: Id| model.node(id).given.get(at).is_some_and(|given| given.str() == Some("container"));
    super::super::is_plot(&model.node(plot).kind)
        && (said(plot) || model.units_below(plot).into_iter().any(said))
}

fn has_contained(model: &Model, at: usize) -> bool {
    (0..model.nodes.len()).any(|id| is_contained(model, id, at))
}

/// The size that the plots of a picture share, where it must fit (`fit-x`, `fit-y`). Vega-Lite takes
/// `fit` for no more than `pad` where views stand beside each other.
fn shared(model: &Model, drawn: &Drawn, at: usize) -> Result<Option<f64>> {
    let wanted = if at == 0 { "fit-x" } else { "fit-y" };
    if autosize(model) != wanted {
        return Ok(None);
    }
    let (width, height) = drawn.group.size;
    let size = if at == 0 { width } else { height };
    let place = model.node(0).path.key("autosize");
    if size > 0.0 { Ok(Some(size)) } else { Err(Problem::unsupported(&place, unsupported(wanted))) }
}

/// How the picture takes its size: from its parts (`pad`), or its parts from it (`fit`).
fn autosize(model: &Model) -> String {
    let root = model.node(0);
    let said = match root.props.at("autosize") {
        Value::Undefined => model.config.top("autosize"),
        said => said.clone(),
    };
    let kind = said.str().or_else(|| said.at("type").str()).map(str::to_owned);
    let contained =
        |at: usize| root.given.get(at).is_some_and(|given| given.str() == Some("container"));
    let is_plot = super::super::is_plot(&root.kind);
    match kind {
        Some(kind) => kind,
        None if is_plot && contained(0) && contained(1) => "fit".into(),
        None if is_plot && contained(0) => "fit-x".into(),
        None if is_plot && contained(1) => "fit-y".into(),
        None => "pad".into(),
    }
}

fn contains_padding(model: &Model) -> bool {
    let root = model.node(0);
    let contained = root.given.iter().any(|given| given.str() == Some("container"));
    match root.props.at("autosize") {
        Value::Undefined => {
            contained || model.config.top("autosize").at("contains").str() == Some("padding")
        }
        said => {
            said.at("contains").str() == Some("padding")
                || (contained && said.at("contains") == &Value::Undefined)
        }
    }
}

/// Along which dimensions a single plot fits: not where its length comes from steps.
fn fitting(model: &Model, components: &Components) -> [bool; 2] {
    let kind = autosize(model);
    let by_step = |at: usize, channel: Channel| {
        let given = model.node(0).given.get(at).cloned().unwrap_or_default();
        let size = match given {
            Value::Undefined => model.config.discrete_size(channel.size()),
            given => given,
        };
        let discrete = |unit: usize| {
            components.find(model, unit, channel).is_some_and(|one| one.kind.is_discrete())
        };
        size.at("step").is_some() && model.units_below(0).into_iter().any(discrete)
    };
    [
        matches!(kind.as_str(), "fit" | "fit-x") && !by_step(0, Channel::X),
        matches!(kind.as_str(), "fit" | "fit-y") && !by_step(1, Channel::Y),
    ]
}

/// Whether the picture's parts take their size from it: legends then take no room across.
pub(crate) fn is_fitted(model: &Model, components: &Components) -> bool {
    let is_plot = super::super::is_plot(&model.node(0).kind);
    if is_plot {
        fitting(model, components).contains(&true)
    } else {
        autosize(model).starts_with("fit-")
    }
}
