//! The headers of a facet: labels, shared axes and titles beside the rows and columns
//! (`compile/header`, Vega's `trellisLayout`).

mod band;
mod title;

use super::super::axis::{self, align_of, baseline_of};
use super::super::layout::{Align, Drawn, group_mark};
use super::super::model::{FacetChannel, Id, NodeKind};
use super::super::scope::Scope;
use super::super::title::TitleSpec;
use super::facet::{Level, header_axes, shows_axis, title_of};
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scene::{Group, Mark, Style};
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::read::Read;
use crate::value::Value;

/// A facet's field and its values.
pub(super) struct Header<'a> {
    pub(super) channel: FacetChannel,
    pub(super) def: &'a Def,
    pub(super) levels: Vec<Level>,
}

/// All headers of a facet.
pub(super) struct Headers<'a> {
    pub(super) id: Id,
    pub(super) child: Id,
    pub(super) all: Vec<Header<'a>>,
    pub(super) scope: &'a Scope<'a>,
}

/// Along which headers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Row,
    Column,
}

/// A header's property: of the field, of its kind, of all headers (`getHeaderProperty`).
pub(super) fn property(scope: &Scope<'_>, channel: FacetChannel, def: &Def, name: &str) -> Value {
    let config = &scope.model.config;
    let own = match channel {
        FacetChannel::Row => "headerRow",
        FacetChannel::Column => "headerColumn",
        FacetChannel::Facet => "headerFacet",
    };
    let header = def.raw.at("header");
    // `orient` of a header is that of its labels and of its title.
    let both = match name {
        "labelOrient" | "titleOrient" if !header.at(name).to_bool() => header.at("orient"),
        _ => &Value::Undefined,
    };
    let said = [header.at(name), both, config.said(own, name)];
    match said.into_iter().find(|value| **value != Value::Undefined) {
        Some(value) => value.clone(),
        None => config.get("header", name),
    }
}

/// The side that a header stands at: its channel's, unless it is told otherwise (`getHeaderChannel`).
fn side(channel: FacetChannel, orient: Option<&str>) -> Side {
    match (orient, channel) {
        (Some("top" | "bottom"), _) => Side::Column,
        (Some("left" | "right"), _) | (_, FacetChannel::Row) => Side::Row,
        _ => Side::Column,
    }
}

fn is_footer(orient: Option<&str>) -> bool {
    matches!(orient, Some("bottom" | "right"))
}

impl Headers<'_> {
    pub(super) fn of(&self, channel: FacetChannel) -> Option<&Header<'_>> {
        self.all.iter().find(|header| header.channel == channel)
    }

    /// The levels of each cell, row by row; crossed facets have a cell for each pair.
    pub(super) fn cells(&self) -> Vec<Vec<Level>> {
        let single =
            |header: &Header<'_>| header.levels.iter().map(|level| vec![level.clone()]).collect();
        match (self.of(FacetChannel::Row), self.of(FacetChannel::Column)) {
            (Some(rows), Some(columns)) => rows
                .levels
                .iter()
                .flat_map(|row| {
                    columns.levels.iter().map(|column| vec![row.clone(), column.clone()])
                })
                .collect(),
            _ => self.all.first().map_or_else(Vec::new, single),
        }
    }

    /// Cells are not aligned along a direction in which each has a scale of its own.
    pub(super) fn default_align(&self) -> Align {
        let independent = |channel: Channel| {
            self.scope.model.resolve(self.id, "scale", channel) == Some("independent")
        };
        let (row, column) = (self.of(FacetChannel::Row), self.of(FacetChannel::Column));
        let loose = (row.is_none() && independent(Channel::X))
            || (column.is_none() && independent(Channel::Y));
        if loose { Align::None } else { Align::All }
    }

    fn word(&self, header: &Header<'_>, name: &str) -> Option<String> {
        property(self.scope, header.channel, header.def, name).str().map(str::to_owned)
    }

    fn is_off(header: &Header<'_>) -> bool {
        header.def.raw.member("header").is_some_and(|said| *said == Value::Null)
    }

    fn has_labels(&self, header: &Header<'_>) -> bool {
        !Self::is_off(header)
            && property(self.scope, header.channel, header.def, "labels") != Value::Bool(false)
    }

    /// The label that stands in the cell itself: that of a wrapped facet, or of a row whose labels
    /// stand above. These are there even where labels are off.
    pub(super) fn cell_title(&self, levels: &[Level]) -> Result<Option<TitleSpec>> {
        for (header, level) in self.all.iter().zip(levels) {
            let orient = self.word(header, "labelOrient");
            let crossed = match header.channel {
                FacetChannel::Facet => true,
                FacetChannel::Row => matches!(orient.as_deref(), Some("top" | "bottom")),
                FacetChannel::Column => matches!(orient.as_deref(), Some("left" | "right")),
            };
            if crossed {
                return self.label(header, level);
            }
        }
        Ok(None)
    }

    fn label(&self, header: &Header<'_>, level: &Level) -> Result<Option<TitleSpec>> {
        self.spec(header, "label", &level.label, "guide-label")
    }

    /// A label or title with the properties that its header gives it (`assembleHeaderProperties`).
    fn spec(
        &self,
        header: &Header<'_>,
        part: &str,
        text: &Value,
        style: &str,
    ) -> Result<Option<TitleSpec>> {
        let get = |name: &str| {
            let named = match name {
                "offset" => "Padding".to_owned(),
                other => {
                    let mut letters = other.chars();
                    let first = letters.next().map(|one| one.to_ascii_uppercase());
                    first.into_iter().chain(letters).collect()
                }
            };
            let said = property(self.scope, header.channel, header.def, &format!("{part}{named}"));
            if said != Value::Undefined {
                return said;
            }
            let of = |name: &str| {
                property(self.scope, header.channel, header.def, &format!("{part}{name}"))
            };
            let orient = of("Orient");
            let along = side(header.channel, orient.str());
            let (at, axis) =
                if along == Side::Row { ("left", Channel::Y) } else { ("top", Channel::X) };
            // Only the angles of titles are brought within a full turn.
            let normal = |angle: f64| if part == "label" { angle } else { angle.rem_euclid(360.0) };
            let angle = of("Angle").num().map(normal);
            match name {
                "orient" if header.channel == FacetChannel::Row => Value::text("left"),
                "frame" if part == "label" => Value::text("group"),
                "align" => match of("Anchor").str() {
                    Some("start") => Value::text("left"),
                    Some("end") => Value::text("right"),
                    _ => angle.map_or(Value::Undefined, |angle| align_of(angle, at, axis)),
                },
                "baseline" => {
                    angle.map_or(Value::Undefined, |angle| match baseline_of(angle, at, axis) {
                        Value::Undefined => Value::text("middle"),
                        baseline => baseline,
                    })
                }
                // `config.title` is for titles of views.
                _ => crate::spec::defaults::guide("title", name),
            }
        };
        let path = self.scope.model.node(self.id).path.key(header.channel.name()).key("header");
        title_of(text, style, part == "label", &get, path, self.scope)
    }

    /// The headers, footers and titles beside cells that are in their places already, and their room.
    pub(super) fn place(
        &self,
        views: &[Drawn],
        places: &[(f64, f64)],
        rooms: &[Bounds],
        columns: usize,
        cells: Bounds,
    ) -> Result<(Vec<Mark>, Bounds)> {
        let count = views.len();
        let rows = count.div_ceil(columns.max(1));
        // A line is as long as its largest cell; one without cells is like the first. A facet within is
        // as long as nobody knows: its label stands where it starts.
        let nested = matches!(self.scope.model.node(self.child).kind, NodeKind::Facet(_));
        let size = |along: Side, line: usize| {
            if nested {
                return (0.0, 0.0);
            }
            let of = |at: usize| if along == Side::Row { at / columns } else { at % columns };
            let cells = views.iter().enumerate().filter(|(at, _)| of(*at) == line);
            let sizes = cells.map(|(_, view)| view.plot_size);
            let largest = sizes.reduce(|one, two| (one.0.max(two.0), one.1.max(two.1)));
            let unknown = || {
                let unit = self.scope.model.units_below(self.child).first().copied();
                unit.map(|unit| self.scope.size(unit)).unwrap_or_default()
            };
            largest.or(views.first().map(|view| view.plot_size)).unwrap_or_else(unknown)
        };
        let mut room = Bounds::new(0.0, 0.0, 0.0, 0.0);
        let mut headers = Vec::new();
        let mut edges = [[0.0; 2]; 2];
        for (at, along) in [Side::Row, Side::Column].into_iter().enumerate() {
            for (end, footer) in [false, true].into_iter().enumerate() {
                let lines = if along == Side::Row { rows } else { columns };
                let groups = self.groups(along, footer, &|line| size(along, line), lines)?;
                let band = band::place(groups, along, footer, places, rooms, columns);
                if let Some(edge) = edges.get_mut(at).and_then(|pair| pair.get_mut(end)) {
                    *edge = band.edge;
                }
                if band.groups.is_empty() {
                    continue;
                }
                room.union(&band.room);
                let role = match (along, footer) {
                    (Side::Row, false) => "row-header",
                    (Side::Row, true) => "row-footer",
                    (Side::Column, false) => "column-header",
                    (Side::Column, true) => "column-footer",
                };
                let items =
                    band.groups.into_iter().map(|group| (group, Style::default())).collect();
                headers.push(group_mark(role, Some(&role.replace('-', "_")), items));
            }
        }
        let mut marks = Vec::new();
        for header in &self.all {
            if let Some((mark, own)) = self.title(header, edges, cells)? {
                room.union(&own);
                marks.push(mark);
            }
        }
        marks.extend(headers);
        Ok((marks, room))
    }

    /// The headers or footers of a side, at the origin (`assembleHeaderGroup`).
    fn groups(
        &self,
        along: Side,
        footer: bool,
        size: &dyn Fn(usize) -> (f64, f64),
        lines: usize,
    ) -> Result<Vec<(Group, Bounds)>> {
        let (facet, channel) = match along {
            Side::Row => (FacetChannel::Row, Channel::Y),
            Side::Column => (FacetChannel::Column, Channel::X),
        };
        let own_size = |at: usize| match (along, size(at)) {
            (Side::Row, (_, height)) => (0.0, height),
            (Side::Column, (width, _)) => (width, 0.0),
        };
        let header = self.of(facet);
        let labelled = header.filter(|header| {
            let orient = self.word(header, "labelOrient");
            let stands = side(header.channel, orient.as_deref()) == along;
            self.has_labels(header) && stands && is_footer(orient.as_deref()) == footer
        });
        let axes = |own: (f64, f64)| -> Result<Vec<axis::Placed>> {
            let all = header_axes(self.child, channel, own, self.scope)?;
            let here = |axis: &axis::Placed| is_footer(Some(axis.orient)) == footer;
            Ok(all.into_iter().filter(here).filter(|axis| axis.main.is_some()).collect())
        };
        let has_axes =
            shows_axis(self.child, channel, self.scope) && !axes(own_size(0))?.is_empty();
        if labelled.is_none() && !has_axes {
            return Ok(Vec::new());
        }
        let wrapped = self.of(FacetChannel::Facet).is_some();
        let total = match header {
            Some(header) => header.levels.len(),
            None if wrapped => lines,
            None => 1,
        };
        let mut groups = Vec::new();
        for at in 0..total {
            let own = own_size(at);
            let mut bounds = Bounds::new(0.0, 0.0, own.0, own.1);
            let mut marks = Vec::new();
            if has_axes {
                for axis in axes(own)? {
                    bounds.union(&axis.bounds);
                    marks.extend(axis.main);
                }
            }
            let level = labelled.and_then(|header| Some((header, header.levels.get(at)?)));
            let label = level.map_or(Ok(None), |(header, level)| self.label(header, level))?;
            if let Some(label) = label {
                let (mark, room) = label.place(own, &bounds, self.scope);
                bounds.union(&room);
                marks.push(mark);
            }
            let group = Group {
                at: (0.0, 0.0),
                size: own,
                corners: [0.0; 4],
                has_background: true,
                clip: false,
                marks,
            };
            groups.push((group, bounds));
        }
        Ok(groups)
    }
}
