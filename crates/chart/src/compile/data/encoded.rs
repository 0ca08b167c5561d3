//! What an encoding makes of a table: dates read, bins and time units cut, aggregates and stacks.

use super::super::model::{FacetChannel, Model, Node, Unit};
use super::super::{band_position, has_band_end, time};
use super::{Data, Inherited, Kind, UnitData, invalid};
use crate::data::parse::{Parse, parse};
use crate::field::Field;
use crate::problem::{Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::config::Config;
use crate::spec::def::{Aggregate, Bin, Def, Sort, Type, operation};
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::spec::stack::Stack;
use crate::table::Table;
use crate::transform::aggregate::{self, AggregateOp};
use crate::transform::bin::{BinParams, Bins};
use crate::transform::compare::{Compare, Order};
use crate::transform::extent::extent;
use crate::transform::op::Op;
use crate::transform::{self, TooLarge, impute, stack};
use crate::value::{Name, Value};

fn named(names: &[Name]) -> Vec<Field> {
    names.iter().map(|name| Field::named(name)).collect()
}

/// The tables of a unit.
pub(super) fn unit(
    unit: &Unit,
    node: &Node,
    mut here: Inherited,
    mut bins: Vec<(Name, Bins)>,
    binned: bool,
    data: &Data,
    model: &Model,
) -> Result<UnitData> {
    let config = &model.config;
    let too_large = |large: TooLarge| Problem::limit(&node.path, large.to_string());
    let defs: Vec<(Channel, Def)> =
        unit.encoding.fields().map(|(channel, def)| (channel, def.clone())).collect();
    read_dates(&mut here, unit, &defs);
    flatten(&mut here.table, &defs);
    if !binned {
        bin(unit, &mut here, &mut bins, data, model)?;
    }
    time_units(&mut here.table, unit, &defs, config);
    let raw = here.table.clone();
    let mut table = here.table;
    if unit.encoding.groups_rows() {
        table = aggregated(&table, unit, &defs, &here.facet_columns, config).map_err(too_large)?;
    }
    table = imputed(table, unit, &here.facet_columns, node)?;
    if let Some(stacking) = &unit.stack {
        table = stacked(&table, unit, stacking, &here.facet_columns).map_err(too_large)?;
    }
    let valid = invalid::without(unit, &table, config);
    let (shows, _) = unit.mark.invalid(config).includes(unit.mark.kind.is_path());
    Ok(UnitData { raw, all: table, valid, marks_show_all: shows, bins })
}

/// The columns of a facet's fields.
pub(super) fn facet(defs: &[(FacetChannel, Def)], here: &mut Inherited) -> Result<()> {
    let listed: Vec<(Channel, Def)> =
        defs.iter().map(|(_, def)| (Channel::Detail, def.clone())).collect();
    for (_, def) in &listed {
        if def.formats_as_time() {
            read(here, def, &Parse::Date(None), Kind::Date);
        }
    }
    flatten(&mut here.table, &listed);
    let mut bins = Vec::new();
    for (_, def) in &listed {
        cut_bins(&mut here.table, def, true, None, &mut bins, &|_| None);
        if let Some(unit) = def.applied_time_unit() {
            cut_time(&mut here.table, def, unit);
        }
        here.facet_columns.push(facet_column(def));
    }
    Ok(())
}

/// The column that tells a facet's cells apart.
pub(crate) fn facet_column(def: &Def) -> Name {
    def.column_with(if def.is_binning() { "range" } else { "" })
}

fn read(here: &mut Inherited, def: &Def, how: &Parse, kind: Kind) {
    let Some(field) = &def.field else { return };
    let column = Name::from(crate::spec::def::flat(field));
    if here.parse_nothing
        || here.parsed.iter().any(|(name, known)| {
            *name == column && (*known != Kind::Text && *known != Kind::Number)
        })
    {
        return;
    }
    let nested = Field::parse(field);
    if here.table.column(&column).is_none() && nested.is_nested() {
        let values = nested.values(&here.table);
        here.table.set(Name::clone(&column), values);
    }
    parse(&mut here.table, &column, how);
    here.parsed.push((column, kind));
}

/// Moments are read where the encoding takes a field for one; numbers where order depends on it.
fn read_dates(here: &mut Inherited, unit: &Unit, defs: &[(Channel, Def)]) {
    for (channel, def) in defs {
        let main = if channel.is_secondary() {
            unit.encoding.get(channel.main()).and_then(|def| def.kind)
        } else {
            def.kind
        };
        let counted =
            matches!(&def.aggregate, Some(Aggregate::Op(op)) if matches!(&**op, "min" | "max"));
        let as_time = match def.format().1.str() {
            Some(kind) => kind == "time",
            None => main == Some(Type::Temporal) || def.time_unit.is_some(),
        };
        if as_time {
            read(here, def, &Parse::Date(None), Kind::Date);
        } else if main == Some(Type::Quantitative) && counted {
            read_number(here, def);
        }
    }
    if unit.mark.kind.is_path() && !unit.encoding.has(Channel::Order) {
        let along = if unit.mark.orient == Some(crate::spec::mark::Orient::Horizontal) {
            Channel::Y
        } else {
            Channel::X
        };
        if let Some(def) =
            unit.encoding.get(along).filter(|def| def.is_field() && def.is(Type::Quantitative))
        {
            read_number(here, def);
        }
    }
}

fn read_number(here: &mut Inherited, def: &Def) {
    let known = def.field.as_deref().map(crate::spec::def::flat);
    if here.parsed.iter().all(|(name, _)| Some(&**name) != known.as_deref()) {
        read(here, def, &Parse::Number, Kind::Number);
    }
}

/// Fields within values get columns of their own.
fn flatten(table: &mut Table, defs: &[(Channel, Def)]) {
    let sorted = defs.iter().filter_map(|(_, def)| match &def.sort {
        Sort::Field { field, .. } => field.as_deref(),
        _ => None,
    });
    let fields = defs.iter().filter_map(|(_, def)| def.field.as_deref());
    for written in fields.chain(sorted).collect::<Vec<_>>() {
        let field = Field::parse(written);
        let flat = crate::spec::def::flat(written);
        if table.column(&flat).is_none() && (field.is_nested() || **field.column() != *flat) {
            let values = field.values(table);
            table.set(flat.into(), values);
        }
    }
}

/// The bins of an encoding.
pub(super) fn bin(
    unit: &Unit,
    here: &mut Inherited,
    bins: &mut Vec<(Name, Bins)>,
    data: &Data,
    model: &Model,
) -> Result<()> {
    let defs: Vec<(Channel, Def)> =
        unit.encoding.fields().map(|(channel, def)| (channel, def.clone())).collect();
    flatten(&mut here.table, &defs);
    for (channel, def) in &defs {
        let ranged = channel.has_scale() && def.kind.is_some_and(Type::is_discrete);
        let format = def.guide().at("format").str().map(str::to_owned);
        let extent_of =
            |name: &str| data.params.selection(name).and_then(|one| one.extent(Some("x")));
        cut_bins(
            &mut here.table,
            def,
            ranged,
            format.as_deref().or(model.config.top("numberFormat").str()),
            bins,
            &extent_of,
        );
    }
    Ok(())
}

/// The parameters of bins as a spec has them.
pub(super) fn bin_params(params: &Value, extent: [f64; 2]) -> BinParams {
    let number = |key: &str| params.at(key).num();
    let numbers =
        |key: &str| params.at(key).items().iter().map(Value::to_number).collect::<Vec<_>>();
    let mut read = BinParams { extent, ..BinParams::default() };
    if let [low, high] = numbers("extent").as_slice() {
        read.extent = [*low, *high];
    }
    read.maxbins = number("maxbins").unwrap_or(read.maxbins);
    read.base = number("base").unwrap_or(read.base);
    read.minstep = number("minstep").unwrap_or(read.minstep);
    read.step = number("step");
    read.anchor = number("anchor");
    if params.at("divide").is_some() {
        read.divide = numbers("divide");
    }
    read.steps = numbers("steps");
    if let Some(nice) = params.at("nice").bool() {
        read.nice = nice;
    }
    read
}

fn cut_bins(
    table: &mut Table,
    def: &Def,
    ranged: bool,
    format: Option<&str>,
    bins: &mut Vec<(Name, Bins)>,
    selected: &dyn Fn(&str) -> Option<Vec<Value>>,
) {
    let Bin::Params(params) = &def.bin else { return };
    let Some(field) = &def.field else { return };
    let column = def.column();
    let field = Field::named(&crate::spec::def::flat(field));
    if !bins.iter().any(|(name, _)| *name == column) {
        let (low, high) = extent(table, &field).unwrap_or((f64::NAN, f64::NAN));
        let mut read = bin_params(params, [low, high]);
        if let Some(name) = params.at("extent").at("param").str()
            && let Some([low, high]) = selected(name).as_deref().and_then(|values| values.get(..2))
        {
            read.span = Some((high.to_number() - low.to_number()).abs());
        }
        let cut = transform::bin::Bin {
            field,
            params: read,
            start_as: Name::clone(&column),
            end_as: Some(def.column_with("end")),
        };
        bins.push((Name::clone(&column), cut.bins()));
        *table = cut.apply(table);
    }
    if ranged {
        let (start, end) = (Field::named(&column), Field::named(&def.column_with("end")));
        let written = (0..table.len()).map(|row| {
            let (start, end) = (start.value(table, row), end.value(table, row));
            Value::text(&super::super::format::bin_range(&start, &end, format))
        });
        let written = written.collect();
        table.set(def.column_with("range"), written);
    }
}

fn cut_time(table: &mut Table, def: &Def, unit: &crate::spec::def::TimeUnitDef) {
    let Some(field) = &def.field else { return };
    let field = Field::named(&crate::spec::def::flat(field));
    let range = if unit.maxbins.is_some() { extent(table, &field) } else { None };
    let cut = time::unit(unit, range);
    let floor = |moment: f64| {
        let start = cut.floor(moment);
        (start, cut.end(start))
    };
    let made = transform::timeunit::TimeUnit {
        field,
        start_as: def.column(),
        end_as: Some(def.column_with("end")),
    };
    *table = made.apply(table, &floor);
}

/// Cuts moments into units; bars that do not stand in the middle of theirs get places of their own.
fn time_units(table: &mut Table, unit: &Unit, defs: &[(Channel, Def)], config: &Config) {
    for (channel, def) in defs {
        let Some(time_unit) = &def.time_unit else { continue };
        let position = band_position(unit, *channel, def, config);
        if time_unit.binned {
            if unit.mark.kind.is_rect_based() || position.is_some_and(|at| at != 0.0) {
                add_end(table, def, time_unit);
            }
        } else {
            cut_time(table, def, time_unit);
        }
        if let Some(at) =
            position.filter(|at| unit.mark.kind.is_rect_based() && channel.is_xy() && *at != 0.5)
        {
            add_offset_rect(table, def, time_unit, at);
        }
    }
}

fn add_end(table: &mut Table, def: &Def, unit: &crate::spec::def::TimeUnitDef) {
    let starts = Field::named(&def.column()).values(table);
    let ends = starts.iter().map(|start| {
        if start.is_valid() {
            Value::Date(time::unit(unit, None).end(start.to_number()))
        } else {
            Value::Null
        }
    });
    let ends = ends.collect();
    table.set(def.column_with("end"), ends);
}

fn add_offset_rect(table: &mut Table, def: &Def, unit: &crate::spec::def::TimeUnitDef, at: f64) {
    let unit = time::unit(unit, None);
    let fraction = at + 0.5;
    let starts = Field::named(&def.column()).values(table);
    let ends = Field::named(&def.column_with("end")).values(table);
    let mix = |from: f64, to: f64| Value::Number((1.0 - fraction) * from + fraction * to);
    let before = starts.iter().map(|start| {
        let start = start.to_number();
        mix(unit.offset(start, -1.0), start)
    });
    let before = before.collect();
    let after = starts
        .iter()
        .zip(&ends)
        .map(|(start, end)| mix(start.to_number(), end.to_number()))
        .collect();
    table.set(def.column_with("offsetted_rect_start"), before);
    table.set(def.column_with("offsetted_rect_end"), after);
}

/// The columns by which rows are put together.
fn dimensions(unit: &Unit, channel: Channel, def: &Def, config: &Config) -> Vec<Name> {
    let mut all = vec![def.column()];
    if def.kind.is_some() && has_band_end(unit, channel, def, config) {
        all.push(def.column_with("end"));
        let position = band_position(unit, channel, def, config);
        if unit.mark.kind.is_rect_based()
            && position != Some(0.5)
            && channel.is_xy()
            && def.time_unit.is_some()
        {
            all.push(def.column_with("offsetted_rect_start"));
            all.push(def.column_with("offsetted_rect_end"));
        }
        if def.is_binning() && channel.has_scale() && def.kind.is_some_and(Type::is_discrete) {
            all.push(def.column_with("range"));
        }
    }
    if let Some(field) = def.raw.at("scale").at("range").at("field").str() {
        all.push(crate::spec::def::flat(field).into());
    }
    all
}

fn aggregated(
    table: &Table,
    unit: &Unit,
    defs: &[(Channel, Def)],
    facets: &[Name],
    config: &Config,
) -> std::result::Result<Table, TooLarge> {
    let mut groupby: Vec<Name> = Vec::new();
    let mut ops: Vec<AggregateOp> = Vec::new();
    let mut picked: Vec<(Name, Name, Name)> = Vec::new();
    for (channel, def) in defs {
        let field = def.field.as_deref().map(crate::spec::def::flat).unwrap_or_default();
        match &def.aggregate {
            None => groupby.extend(dimensions(unit, *channel, def, config)),
            Some(Aggregate::Op(op)) => {
                let op = Op::parse(op).unwrap_or(Op::Count);
                let of = (op != Op::Count).then(|| Field::named(&field));
                let parameter = operation(def.raw.at("aggregate")).and_then(|(_, number)| number);
                ops.push(AggregateOp { parameter, ..AggregateOp::new(op, of, &def.column()) });
            }
            Some(Aggregate::ArgMin(by) | Aggregate::ArgMax(by)) => {
                let op = if matches!(def.aggregate, Some(Aggregate::ArgMin(_))) {
                    Op::Argmin
                } else {
                    Op::Argmax
                };
                let whole = Name::from(format!("{}_{by}", op.name()));
                ops.push(AggregateOp::new(op, Some(Field::parse(by)), &whole));
                picked.push((def.column(), whole, Name::from(field.as_str())));
            }
        }
        if def.aggregate.is_some() && def.raw.at("scale").at("domain").str() == Some("unaggregated")
        {
            for op in [Op::Min, Op::Max] {
                let name = format!("{}_{field}", op.name());
                ops.push(AggregateOp::new(op, Some(Field::named(&field)), &name));
            }
        }
    }
    groupby.extend(facets.iter().cloned());
    let mut unique: Vec<Name> = Vec::new();
    for name in groupby {
        if !unique.contains(&name) {
            unique.push(name);
        }
    }
    ops.dedup_by(|one, two| one.as_ == two.as_);
    let made = aggregate::Aggregate { groupby: named(&unique), ops, cross: false };
    let mut out = made.apply(table)?;
    for (column, whole, field) in picked {
        let values = Field::named(&whole).values(&out).iter().map(|row| row.get(&field)).collect();
        out.set(column, values);
    }
    Ok(out)
}

/// `impute` of an encoding.
fn imputed(table: Table, unit: &Unit, facets: &[Name], node: &Node) -> Result<Table> {
    let (Some(x), Some(y)) = (unit.encoding.get(Channel::X), unit.encoding.get(Channel::Y)) else {
        return Ok(table);
    };
    let (of, key) = match (x.raw.at("impute").is_some(), y.raw.at("impute").is_some()) {
        (true, _) => (x, y),
        (_, true) => (y, x),
        _ => return Ok(table),
    };
    let mut groupby = path_groups(unit);
    groupby.extend(facets.iter().cloned());
    super::transform::impute(of.raw.at("impute"), &plain(of), &plain(key), &groupby, &table, node)
}

fn plain(def: &Def) -> Name {
    def.field.as_deref().map_or_else(String::new, crate::spec::def::flat).into()
}

/// The columns whose values a path is broken up by (`pathGroupingFields`).
pub(crate) fn path_groups(unit: &Unit) -> Vec<Name> {
    let kind = unit.mark.kind;
    let groups = |channel: Channel| match channel {
        Channel::Order => !matches!(kind, MarkType::Line | MarkType::Trail),
        Channel::Size => kind != MarkType::Trail,
        Channel::Detail
        | Channel::Key
        | Channel::Color
        | Channel::Fill
        | Channel::Stroke
        | Channel::Opacity
        | Channel::FillOpacity
        | Channel::StrokeOpacity
        | Channel::StrokeDash
        | Channel::StrokeWidth => true,
        _ => false,
    };
    let fields =
        unit.encoding.fields().filter(|(channel, def)| groups(*channel) && def.aggregate.is_none());
    let mut all: Vec<Name> = Vec::new();
    for (_, def) in fields {
        let column = def.column();
        if !all.contains(&column) {
            all.push(column);
        }
    }
    all
}

fn stacked(
    table: &Table,
    unit: &Unit,
    stacking: &Stack,
    facets: &[Name],
) -> std::result::Result<Table, TooLarge> {
    let Some(def) = unit.encoding.get(stacking.channel) else { return Ok(table.clone()) };
    let dimensions: Vec<&Def> =
        stacking.groupby.iter().filter_map(|channel| unit.encoding.get(*channel)).collect();
    let by: Vec<Name> = stacking.by.iter().map(Def::column).collect();
    let mut table = table.clone();
    if stacking.impute {
        for dimension in &dimensions {
            table = with_zeros(table, def, dimension, &by, facets)?;
        }
    }
    let mut groupby: Vec<Name> = Vec::new();
    for dimension in dimensions {
        match dimension.bin {
            Bin::None => groupby.push(dimension.column()),
            _ if stacking.impute => groupby.push(dimension.column_with("mid")),
            _ => groupby.extend([dimension.column(), dimension.column_with("end")]),
        }
    }
    groupby.extend(facets.iter().cloned());
    let listed = listed_order(unit, &mut table);
    let made = stack::Stack {
        field: Some(Field::named(&def.column())),
        groupby: named(&groupby),
        sort: listed.unwrap_or_else(|| stack_order(unit, stacking, &by)),
        offset: match stacking.offset {
            crate::spec::stack::Offset::Zero => stack::Offset::Zero,
            crate::spec::stack::Offset::Center => stack::Offset::Center,
            crate::spec::stack::Offset::Normalize => stack::Offset::Normalize,
        },
        as_: [def.column_with("start"), def.column_with("end")],
    };
    Ok(made.apply(&table))
}

/// A path needs a value at every place: where a series has none it is zero.
fn with_zeros(
    mut table: Table,
    def: &Def,
    dimension: &Def,
    by: &[Name],
    facets: &[Name],
) -> std::result::Result<Table, TooLarge> {
    let mut key = dimension.column();
    if dimension.bin != Bin::None {
        let at = dimension.raw.at("bandPosition").num().unwrap_or(0.5);
        let starts = Field::named(&dimension.column()).values(&table);
        let ends = Field::named(&dimension.column_with("end")).values(&table);
        let middles = starts.iter().zip(&ends).map(|(start, end)| {
            if start.is_valid() && start.to_number().is_finite() {
                Value::Number(at * start.to_number() + (1.0 - at) * end.to_number())
            } else {
                start.clone()
            }
        });
        let middles = middles.collect();
        key = dimension.column_with("mid");
        table.set(Name::clone(&key), middles);
    }
    let groupby: Vec<Name> = by.iter().chain(facets).cloned().collect();
    let made = impute::Impute {
        field: Field::named(&def.column()),
        key: Field::named(&key),
        keyvals: Vec::new(),
        groupby: named(&groupby),
        method: impute::Method::Value(Value::Number(0.0)),
    };
    made.apply(&table)
}

/// Stacks go in the order of their colours' domain, where it is listed
/// (`alignStackOrderWithColorDomain`).
fn listed_order(unit: &Unit, table: &mut Table) -> Option<Compare> {
    let encoding = &unit.encoding;
    let color = encoding
        .get(Channel::Fill)
        .or(encoding.get(Channel::Color))
        .filter(|def| def.is_field())?;
    let Value::List(domain) = color.raw.at("scale").at("domain") else { return None };
    let offset = [Channel::XOffset, Channel::YOffset]
        .into_iter()
        .filter_map(|channel| encoding.field(channel))
        .any(|def| !def.raw.at("sort").to_bool());
    if encoding.has(Channel::Order) || offset || !color.is(Type::Nominal) {
        return None;
    }
    let field = color.field.as_deref()?;
    let name: Name = format!("_{field}_sort_index").into();
    let place = |value: &Value| {
        domain.iter().position(|one| one == value).map_or(-1.0, crate::value::count)
    };
    let places =
        Field::named(field).values(table).iter().map(|value| Value::Number(place(value))).collect();
    table.set(Name::clone(&name), places);
    let rises = unit.mark.orient == Some(crate::spec::mark::Orient::Horizontal);
    let order = if rises { Order::Ascending } else { Order::Descending };
    Some(Compare { fields: vec![(Field::named(&name), order)] })
}

fn stack_order(unit: &Unit, stacking: &Stack, by: &[Name]) -> Compare {
    let order = unit.encoding.all(Channel::Order);
    let descending = |def: &Def| def.raw.at("sort").str() == Some("descending");
    let as_order = |descending: bool| if descending { Order::Descending } else { Order::Ascending };
    if order.iter().any(Def::is_field) {
        let fields =
            order.iter().map(|def| (Field::named(&def.column()), as_order(descending(def))));
        return Compare { fields: fields.collect() };
    }
    let falls = match order.first() {
        Some(only) if only.raw.member("sort").is_some() => descending(only),
        _ => stacking.channel == Channel::Y,
    };
    let mut fields: Vec<(Field, Order)> = Vec::new();
    for name in by {
        let field = Field::named(name);
        if !fields.iter().any(|(one, _)| *one == field) {
            fields.push((field, as_order(falls)));
        }
    }
    Compare { fields }
}
