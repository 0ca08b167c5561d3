//! Facets: a view once for each value of a field, in rows and columns with headers.

use super::super::axis;
use super::super::data::facet_column;
use super::super::encode::Encoder;
use super::super::guide::Reader;
use super::super::layout::{Align, Cells, Drawn, Grid, by_direction, group_mark, lay_out_grid};
use super::super::model::{FacetChannel, Id, NodeKind};
use super::super::params::parse;
use super::super::scope::Scope;
use super::super::title::{self, TitleSpec};
use super::cells::full;
use super::header::{Header, Headers};
use crate::geometry::Bounds;
use crate::order::Codes;
use crate::problem::{Problem, Result};
use crate::scene::{Group, Style};
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Sort, Type};
use crate::spec::read::{Read, object};
use crate::table::Table;
use crate::transform::whole_of;
use crate::value::{Key, Name, Value};

/// How many cells the facets of a picture may have: a thousand charts say no more than none.
const MAX_CELLS: usize = 2_000;

/// A value of a facet: the cells that have it, and its label.
#[derive(Clone, Debug)]
pub(super) struct Level {
    pub(super) column: Name,
    pub(super) key: Key,
    pub(super) label: Value,
}

/// Whether a facet around a view shows the view's axis in its headers (`mergeChildAxis`).
pub(super) fn shows_axis(id: Id, channel: Channel, scope: &Scope<'_>) -> bool {
    let model = scope.model;
    let Some(parent) = model.node(id).parent else { return false };
    if !matches!(model.node(parent).kind, NodeKind::Facet(_)) {
        return false;
    }
    let owner = scope.components.find(model, id, channel).map(|component| component.owner);
    let shared = owner.is_some_and(|owner| model.ancestry(parent).any(|one| one == owner));
    shared && model.resolve(parent, "axis", channel) != Some("independent")
}

/// The cells of a facet with their headers.
pub(crate) fn draw(id: Id, defs: &[(FacetChannel, Def)], scope: &Scope<'_>) -> Result<Drawn> {
    let node = scope.model.node(id);
    let Some(child) = node.children.first().copied() else {
        return Cells::default().lay_out(id, scope);
    };
    let empty = Table::default();
    let table = scope.cell.within(scope.data.facet(id).unwrap_or(&empty));
    let mut headers = Vec::new();
    for (channel, def) in defs {
        headers.push(Header {
            channel: *channel,
            def,
            levels: levels(id, *channel, def, &table, scope)?,
        });
    }
    let pairs = headers.iter().map(|header| header.levels.len()).fold(1, usize::saturating_mul);
    let count = scope.count_cells(pairs);
    if count > MAX_CELLS {
        let message = crate::messages::too_many_views(count, MAX_CELLS);
        return Err(Problem::limit(&node.path, message));
    }
    let headers = Headers { id, child, all: headers, scope };
    let columns = match headers.of(FacetChannel::Column) {
        Some(header) => header.levels.len(),
        None if headers.of(FacetChannel::Row).is_some() => 1,
        None => node.props.at("columns").num().map_or(usize::MAX, whole_of),
    };
    let mut views = Vec::new();
    for wanted in headers.cells() {
        let keys = wanted.iter().map(|level| (Name::clone(&level.column), level.key.clone()));
        let cell = scope.cell.with(keys);
        let bare = |table: &Table| cell.rows(table).is_some_and(|rows| rows.is_empty());
        // Rows that no mark shows do not count.
        let mut shown =
            scope.model.units_below(child).into_iter().filter_map(|unit| scope.data.shown(unit));
        let is_empty = bare(&table) || (wanted.len() > 1 && shown.all(bare));
        let mut view = super::draw(child, &scope.within(child, cell))?;
        if is_empty {
            // A pair that no row has is a frame and nothing in it.
            let (width, height) = view.group.size;
            view.bounds = Bounds::new(0.0, 0.0, width, height);
            view.group.marks.clear();
        } else if let Some(title) = headers.cell_title(&wanted)? {
            let (mark, room) = title.place(view.group.size, &view.bounds, scope);
            view.bounds.union(&room);
            view.group.marks.push(mark);
        }
        views.push(view);
    }
    let columns = columns.clamp(1, views.len().max(1));
    let said = |name: &str| node.props.at(name);
    let spacing = match said("spacing") {
        Value::Undefined => scope.model.config.get("facet", "spacing"),
        spacing => spacing.clone(),
    };
    let both = ["column", "row"];
    let align = |direction: &str| match by_direction(said("align"), direction).str() {
        Some(name) => Align::parse(Some(name)),
        None => headers.default_align(),
    };
    let grid = Grid {
        columns,
        align: both.map(align),
        padding: both.map(|direction| by_direction(&spacing, direction).num().unwrap_or(20.0)),
        center: both.map(|direction| by_direction(said("center"), direction).to_bool()),
    };
    let rooms: Vec<Bounds> = views.iter().map(full).collect();
    let places = lay_out_grid(&rooms, grid);
    let moved: Vec<Bounds> =
        rooms.iter().zip(&places).map(|(room, (x, y))| room.moved(*x, *y)).collect();
    let mut cells = Cells {
        plot_size: views.first().map_or_else(
            || {
                let unit = scope.model.units_below(child).first().copied();
                unit.map(|unit| scope.size(unit)).unwrap_or_default()
            },
            |view| view.plot_size,
        ),
        columns,
        extents: views.iter().map(|view| view.extent(child, full(view))).collect(),
        ..Cells::default()
    };
    for room in &moved {
        cells.room.union(room);
    }
    let (marks, room) = headers.place(&views, &places, &moved, columns, cells.room)?;
    cells.marks = marks;
    cells.room.union(&room);
    let items: Vec<(Group, Style)> = views
        .into_iter()
        .zip(places)
        .map(|(mut view, at)| {
            view.group.at = at;
            (view.group, view.style)
        })
        .collect();
    let prefix = if node.name.is_empty() { String::new() } else { format!("{}_", node.name) };
    cells.marks.push(group_mark("scope", Some(&format!("{prefix}cell")), items));
    cells.lay_out(id, scope)
}

/// The values of a facet's field, in order.
fn levels(
    id: Id,
    channel: FacetChannel,
    def: &Def,
    table: &Table,
    scope: &Scope<'_>,
) -> Result<Vec<Level>> {
    let column = facet_column(def);
    // A field that the data do not have is the same for all rows that are shown.
    let mut units = scope.model.units_below(id).into_iter();
    let nothing = units.all(|unit| scope.data.shown(unit).is_none_or(Table::is_empty));
    if nothing && table.column(&column).is_none() {
        return Ok(Vec::new());
    }
    let values = table.column(&column).map_or(&[][..], |values| values.as_slice());
    // Each value with the first row that has it, if anything of it is shown.
    let shown = shown_keys(id, &column, scope);
    let mut found: Vec<(Key, usize)> = Vec::new();
    let mut seen = Codes::default();
    for row in 0..table.len() {
        let key = values.get(row).cloned().unwrap_or_default().key();
        let is_shown = shown.as_ref().is_none_or(|shown| shown.find(&key).is_some());
        if is_shown && seen.is_new(key.clone()) {
            found.push((key, row));
        }
    }
    let ranks: Vec<Value> =
        found.iter().map(|(key, row)| rank(def, key, *row, &column, table)).collect();
    let falls = match &def.sort {
        Sort::Descending => true,
        Sort::Field { descending, .. } => *descending,
        _ => false,
    };
    let order = crate::sort::by_values(&ranks, falls);
    let unit = scope.model.units_below(id).first().copied();
    let mut levels = Vec::new();
    for (key, row) in order.into_iter().filter_map(|index| found.get(index)) {
        let label = match unit.and_then(|unit| scope.model.unit(unit).map(|one| (unit, one))) {
            Some((unit, one)) => {
                let encoder = Encoder { id: unit, unit: one, scope, table, size: (0.0, 0.0) };
                let written = encoder.text_value(def)(*row).to_text().to_string();
                let value =
                    table.column(&def.column()).and_then(|column| column.get(*row)).cloned();
                labelled(id, channel, def, &written, value.unwrap_or_default(), scope)?
            }
            None => Value::text(""),
        };
        levels.push(Level { column: Name::clone(&column), key: key.clone(), label });
    }
    Ok(levels)
}

/// The values of a facet's column that the marks show; `None` where no mark's data have the column.
fn shown_keys(id: Id, column: &str, scope: &Scope<'_>) -> Option<Codes> {
    let units = scope.model.units_below(id).into_iter();
    let mut columns = units.filter_map(|unit| scope.data.shown(unit)?.column(column)).peekable();
    columns.peek()?;
    let mut keys = Codes::default();
    for value in columns.flat_map(|column| column.iter()) {
        keys.code(value.key());
    }
    Some(keys)
}

/// What a level is sorted by.
fn rank(def: &Def, key: &Key, row: usize, column: &str, table: &Table) -> Value {
    let own =
        table.column(&def.column()).and_then(|column| column.get(row)).cloned().unwrap_or_default();
    match &def.sort {
        Sort::Values(listed) => {
            let place = listed.iter().position(|one| one.key() == own.key());
            Value::Number(crate::value::count(place.unwrap_or(listed.len())))
        }
        Sort::Field { op, field, .. } => {
            let rows: Vec<usize> = (0..table.len())
                .filter(|row| {
                    table
                        .column(column)
                        .and_then(|column| column.get(*row))
                        .is_some_and(|value| value.key() == *key)
                })
                .collect();
            match field {
                Some(field) => {
                    aggregate(op.as_deref().unwrap_or("min"), field, &table.gather(&rows))
                }
                None => Value::Number(crate::value::count(rows.len())),
            }
        }
        _ => own,
    }
}

fn aggregate(op: &str, field: &str, table: &Table) -> Value {
    use crate::field::Field;
    use crate::transform::aggregate::{Aggregate, AggregateOp};
    let op = crate::transform::op::Op::parse(op).unwrap_or(crate::transform::op::Op::Min);
    let made = Aggregate {
        ops: vec![AggregateOp::new(op, Some(Field::parse(field)), "rank")],
        ..Aggregate::default()
    };
    let out = made.apply(table);
    out.ok()
        .and_then(|out| out.column("rank").and_then(|column| column.first()).cloned())
        .unwrap_or_default()
}

/// The label of a level, as the header's expression writes it.
fn labelled(
    id: Id,
    channel: FacetChannel,
    def: &Def,
    label: &str,
    value: Value,
    scope: &Scope<'_>,
) -> Result<Value> {
    let said = super::header::property(scope, channel, def, "labelExpr");
    let Some(text) = said.str() else { return Ok(Value::text(label)) };
    let place = scope.model.node(id).path.clone();
    let expr = parse(&with_label(text, def), &place)?;
    scope.data.params.check(&expr, &place)?;
    let datum = object([("label", Value::text(label)), ("value", value)]);
    Ok(match expr.eval(&datum, &scope.data.params) {
        lines @ Value::List(_) => lines,
        value => Value::Text(value.to_text()),
    })
}

/// An expression of labels as Vega-Lite has it: what writes the label stands in the place of
/// `datum.label` as it is, without parentheses, so that what stands beside it may bind closer.
fn with_label(text: &str, def: &Def) -> String {
    let written = if def.formats_as_time() || def.format().0.is_some() {
        return text.to_owned();
    } else if def.is_field() && def.is_binning() {
        r#"!isValid(datum.value) || !isFinite(+datum.value) ? "null" : datum.label"#
    } else if def.is(Type::Quantitative) {
        return text.to_owned();
    } else {
        r#"isValid(datum.value) ? datum.value : ""+datum.value"#
    };
    text.replace("datum.label", written)
}

/// A header's title by the names that titles have for its properties.
pub(super) fn title_of(
    text: &Value,
    style: &str,
    is_label: bool,
    get: &dyn Fn(&str) -> Value,
    path: crate::problem::Path,
    scope: &Scope<'_>,
) -> Result<Option<TitleSpec>> {
    let reader = Reader { get, scope, path };
    title::build(&reader, text, &Value::Undefined, style, is_label)
}

/// The main parts of the axes that a facet shows for its cells along a channel.
pub(super) fn header_axes(
    child: Id,
    channel: Channel,
    size: (f64, f64),
    scope: &Scope<'_>,
) -> Result<Vec<axis::Placed>> {
    let mut axes = Vec::new();
    for spec in axis::collect(scope.model, scope.components, child) {
        if spec.channel == channel && shows_axis(child, channel, scope) {
            axes.extend(axis::draw(&spec, size, scope)?);
        }
    }
    Ok(axes)
}
