//! Scales as they map: their domains found in the data, their ranges in the sizes of the views.

use super::super::cell::Cell;
use super::super::model::Model;
use super::component::Component;
use super::domain::{Order, Part};
use super::range::Range as RangeSpec;
use crate::color::Interpolate;
use crate::compile::data::{Data, Source};
use crate::field::Field;
use crate::order::Codes;
use crate::scale::{self, Bins, Kind, Nice, Range, Scale, ScaleSpec, TickCount, scheme};
use crate::spec::channel::Channel;
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::table::Table;
use crate::transform::aggregate::{Aggregate, AggregateOp};
use crate::transform::op::Op;
use crate::value::{Value, count};

/// What a scale is built within.
pub(crate) struct Builder<'a> {
    pub(crate) model: &'a Model,
    pub(crate) data: &'a Data,
    pub(crate) cell: &'a Cell,
}

/// The room that a scale maps into.
#[derive(Clone, Debug, Default)]
pub(crate) struct Room {
    pub(crate) width: f64,
    pub(crate) height: f64,
    /// The scale of the position that an offset lies within, and how long a time unit is on it.
    pub(crate) band: Option<f64>,
    pub(crate) unit: Option<f64>,
    /// How many steps of the offset scale one step of a position holds.
    pub(crate) offset_steps: Option<f64>,
}

impl Builder<'_> {
    /// A scale in a room.
    pub(crate) fn build(&self, component: &Component, room: &Room) -> Scale {
        let mut spec = ScaleSpec::new(Kind::named(component.kind.name()).unwrap_or_default());
        let props = &component.props;
        spec.domain = Some(self.domain(component));
        if component.kind == ScaleType::BinOrdinal && component.domain.parts.is_empty() {
            spec.domain = None;
        }
        spec.domain_raw = match props.get("domainRaw") {
            Value::List(values) => Some(values.to_vec()),
            _ => self.selected(component),
        };
        spec.domain_min = number(props.get("domainMin"));
        spec.domain_max = number(props.get("domainMax"));
        spec.domain_mid = number(props.get("domainMid"));
        spec.reverse = props.get("reverse").to_bool();
        spec.clamp = props.get("clamp").to_bool();
        spec.round = props.get("round").to_bool();
        spec.nice = nice(props.get("nice"));
        spec.zero = props.get("zero").bool();
        spec.padding = number(props.get("padding"));
        spec.padding_inner = number(props.get("paddingInner"));
        spec.padding_outer = number(props.get("paddingOuter"));
        spec.align = number(props.get("align"));
        spec.base = number(props.get("base"));
        spec.exponent = number(props.get("exponent"));
        spec.constant = number(props.get("constant"));
        spec.bins = bins(props.get("bins"));
        spec.range = self.range(component, room);
        let blends = component.channel.is_color() && !component.kind.is_discrete();
        spec.interpolate = if blends { interpolate(props.get("interpolate")) } else { None };
        Scale::new(&spec)
    }

    /// What a selection makes of a domain.
    fn selected(&self, component: &Component) -> Option<Vec<Value>> {
        let by = component.domain.selection.as_ref()?;
        let selection = self.data.params.selection(by.at("param").str()?)?;
        let own = component.channel.name();
        let key = by.at("encoding").str().or_else(|| by.at("field").str());
        selection
            .extent(key.or(Some(own)))
            .or_else(|| selection.extent(None).filter(|_| key.is_none()))
    }

    /// A scale's domain.
    pub(crate) fn domain(&self, component: &Component) -> Vec<Value> {
        let parts = &component.domain.parts;
        if component.kind.is_discrete() {
            return self.discrete(parts);
        }
        if component.kind == ScaleType::Quantile {
            return parts.iter().flat_map(|part| self.values(part)).collect();
        }
        if let [Part::Values(values)] = parts.as_slice() {
            return values.clone();
        }
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        let mut widen = |value: &Value| {
            let number = if value.is_present() { value.to_number() } else { f64::NAN };
            low = low.min(number);
            high = high.max(number);
        };
        for part in parts {
            match part {
                Part::Column { unit, source, column, .. } => {
                    let table = self.table(*unit, *source);
                    let column = table.as_ref().and_then(|table| table.column(column));
                    column.into_iter().flat_map(|column| column.iter()).for_each(&mut widen);
                }
                _ => self.values(part).iter().for_each(&mut widen),
            }
        }
        // Nothing to see: Vega's extent of nothing is nothing, but that of several is infinite, so that
        // zero is within it.
        if low > high && parts.len() > 1 {
            vec![f64::INFINITY.into(), f64::NEG_INFINITY.into()]
        } else if low > high {
            vec![Value::Number(f64::NAN), Value::Number(f64::NAN)]
        } else {
            vec![low.into(), high.into()]
        }
    }

    fn values(&self, part: &Part) -> Vec<Value> {
        match part {
            Part::Values(values) => values.clone(),
            Part::Bins(unit, channel) => {
                let def = self.model.unit(*unit).and_then(|unit| unit.encoding.data(*channel));
                match def.and_then(|def| self.data.bins(*unit, def)) {
                    Some(bins) => vec![bins.start.into(), bins.stop.into()],
                    None => Vec::new(),
                }
            }
            Part::Column { unit, source, column, .. } => match self.table(*unit, *source) {
                Some(table) => Field::named(column).values(&table),
                None => Vec::new(),
            },
        }
    }

    fn table(&self, unit: usize, source: Source) -> Option<Table> {
        let table = self.data.table(unit, source)?;
        Some(self.cell.within(table))
    }

    /// Parts without those that say what an earlier one says: layers of the same data.
    fn unlike<'p>(&self, parts: &'p [Part]) -> Vec<&'p Part> {
        let mut kept: Vec<(&Part, Vec<Value>, Vec<Value>)> = Vec::new();
        for part in parts {
            let Part::Column { unit, source, order: Order::By { column: by, .. }, .. } = part
            else {
                kept.push((part, Vec::new(), Vec::new()));
                continue;
            };
            let ranks = self
                .table(*unit, *source)
                .map_or_else(Vec::new, |table| Field::named(by).values(&table));
            let values = self.values(part);
            let known = kept.iter().any(|(one, of_one, ranks_of_one)| {
                matches!((one, part),
                    (Part::Column { order, .. }, Part::Column { order: other, .. }) if order == other)
                    && *of_one == values
                    && *ranks_of_one == ranks
            });
            if !known {
                kept.push((part, values, ranks));
            }
        }
        kept.into_iter().map(|(part, _, _)| part).collect()
    }

    /// Distinct values in order.
    fn discrete(&self, parts: &[Part]) -> Vec<Value> {
        if let [Part::Values(values)] = parts {
            return values.clone();
        }
        let parts = if parts.len() > 1 { self.unlike(parts) } else { parts.iter().collect() };
        let mut found: Vec<Value> = Vec::new();
        let mut places = Codes::default();
        let mut ranks: Vec<Value> = Vec::new();
        let order = self.common_order(&parts);
        for part in parts {
            let (values, own_ranks) = self.ranked(part, &order);
            for (value, rank) in values.into_iter().zip(own_ranks) {
                let place = places.code(value.key());
                if place == found.len() {
                    found.push(value);
                    ranks.push(Value::Undefined);
                }
                if let Some(known) = ranks.get_mut(place) {
                    *known = combined(&order, known, &rank);
                }
            }
        }
        sorted(found, &ranks, &order)
    }

    /// The one order that all parts agree on; where they do not it is from small to large.
    fn common_order(&self, parts: &[&Part]) -> Order {
        let mut orders: Vec<&Order> = Vec::new();
        for part in parts {
            if let Part::Column { order, .. } = part
                && !orders.contains(&order)
            {
                orders.push(order);
            }
        }
        match orders.as_slice() {
            [] => Order::Appearance,
            [only] => match only {
                // A union can be sorted by what can be put together from its parts.
                Order::By { op, .. }
                    if parts.len() > 1 && !matches!(&**op, "count" | "min" | "max") =>
                {
                    Order::Natural
                }
                order => Order::clone(order),
            },
            many => {
                let by: Vec<&&Order> = many
                    .iter()
                    .filter(|order| matches!(order, Order::By { op, .. } if &**op != "min"))
                    .collect();
                let all_by =
                    many.iter().all(|order| matches!(order, Order::By { .. } | Order::Listed(_)));
                match by.as_slice() {
                    [only] if all_by => Order::clone(only),
                    _ => Order::Natural,
                }
            }
        }
    }

    /// A part's distinct values as they come, with what they are sorted by.
    fn ranked(&self, part: &Part, order: &Order) -> (Vec<Value>, Vec<Value>) {
        let (Part::Column { unit, source, column, .. }, Order::By { op, column: by, .. }) =
            (part, order)
        else {
            let values = self.values(part);
            let ranks = vec![Value::Undefined; values.len()];
            return (values, ranks);
        };
        let Some(table) = self.table(*unit, *source) else { return (Vec::new(), Vec::new()) };
        let op = Op::parse(op).unwrap_or(Op::Min);
        let field = Field::named(column);
        let by = if table.column(by).is_some() { Field::named(by) } else { Field::parse(by) };
        let rank = AggregateOp::new(op, (op != Op::Count).then_some(by), "__rank");
        let made = Aggregate { groupby: vec![field.clone()], ops: vec![rank], cross: false };
        match made.apply(&table) {
            Ok(groups) => (field.values(&groups), Field::named("__rank").values(&groups)),
            Err(_) => (field.values(&table), Vec::new()),
        }
    }

    fn range(&self, component: &Component, room: &Room) -> Range {
        let channel = component.channel;
        let size = if channel.position() == Channel::Y { room.height } else { room.width };
        let falls = channel.position() == Channel::Y && !component.kind.is_discrete();
        match &component.range.range {
            RangeSpec::None => Range::Default,
            RangeSpec::Values(values) => {
                Range::Values(values.iter().map(|value| sized(value, room)).collect())
            }
            RangeSpec::Named(name) => self.named(name, component),
            RangeSpec::Scheme(scheme) => self.scheme(scheme, component),
            RangeSpec::Step(step) => Range::Step(*step),
            RangeSpec::StepOfOffset(step) => {
                let inner = number(component.props.get("paddingInner"))
                    .or(number(component.props.get("padding")))
                    .unwrap_or(0.0);
                Range::Step(step * room.offset_steps.unwrap_or(1.0) / (1.0 - inner))
            }
            RangeSpec::Full if falls => Range::numbers(&[size, 0.0]),
            RangeSpec::Full => Range::numbers(&[0.0, size]),
            RangeSpec::Centered if falls => Range::numbers(&[size / 2.0, -size / 2.0]),
            RangeSpec::Centered => Range::numbers(&[-size / 2.0, size / 2.0]),
            RangeSpec::Band => {
                let band = room.band.unwrap_or(size);
                if falls { Range::numbers(&[band, 0.0]) } else { Range::numbers(&[0.0, band]) }
            }
            RangeSpec::TimeUnit(from, to) => {
                let unit = room.unit.unwrap_or(size);
                Range::numbers(&[from * unit, to * unit])
            }
            RangeSpec::Spaced(least, most, number) => {
                let step = (most - least) / (number - 1.0);
                let at = |index: usize| least + step * count(index);
                Range::numbers(
                    &(0..crate::transform::whole_of(*number)).map(at).collect::<Vec<_>>(),
                )
            }
            RangeSpec::Column(unit, column) => self.beside(*unit, column, component),
        }
    }

    /// The values of another column, in the order of the domain.
    fn beside(&self, unit: usize, column: &str, component: &Component) -> Range {
        let Some(table) = self.table(unit, Source::Valid) else { return Range::Default };
        let own = self
            .model
            .unit(unit)
            .and_then(|unit| unit.encoding.data(component.channel))
            .map(crate::spec::def::Def::column);
        let values = Field::named(column).values(&table);
        let keys = own.map(|own| Field::named(&own).values(&table)).unwrap_or_default();
        // Distinct values by the least key they stand beside.
        let mut pairs: Vec<(Value, Value)> = Vec::new();
        for (value, key) in values.into_iter().zip(keys) {
            match pairs.iter_mut().find(|(known, _)| known.key() == value.key()) {
                Some((_, least)) => {
                    if key.ascending(least).is_lt() {
                        *least = key;
                    }
                }
                None => pairs.push((value, key)),
            }
        }
        let (values, keys): (Vec<Value>, Vec<Value>) = pairs.into_iter().unzip();
        let order = crate::sort::by_values(&keys, false);
        Range::Values(order.into_iter().filter_map(|at| values.get(at).cloned()).collect())
    }

    fn named(&self, name: &str, component: &Component) -> Range {
        let said = self.model.config.said("range", name);
        if let Value::List(values) = said {
            if name == "category"
                || name == "symbol"
                || values.len() != 2
                || component.kind.is_discrete()
            {
                return Range::Values(values.to_vec());
            }
            return Range::Values(values.to_vec());
        }
        if said.at("scheme").is_some() {
            return self.scheme(
                &crate::spec::read::merged(&[
                    said,
                    &crate::spec::read::object([("name", said.at("scheme").clone())]),
                ]),
                component,
            );
        }
        let scheme = match name {
            "category" => "tableau10",
            "ordinal" | "ramp" => "blues",
            "heatmap" => "yellowgreenblue",
            "diverging" => {
                let extent = Value::list(vec![1.0.into(), 0.0.into()]);
                let scheme = crate::spec::read::object([
                    ("name", Value::text("blueorange")),
                    ("extent", extent),
                ]);
                return self.scheme(&scheme, component);
            }
            "symbol" => return texts(&SYMBOLS),
            _ => {
                let dash = |lengths: &[f64]| {
                    Value::list(lengths.iter().copied().map(Value::Number).collect())
                };
                return Range::Values(DASHES.iter().map(|lengths| dash(lengths)).collect());
            }
        };
        self.scheme(&Value::text(scheme), component)
    }

    fn scheme(&self, said: &Value, component: &Component) -> Range {
        if let Some(name) = said.at("range").str() {
            return self.named(leak_name(name), component);
        }
        let name = said.str().or_else(|| said.at("name").str());
        if let Value::List(colors) = said.at("name") {
            return Range::Values(colors.to_vec());
        }
        if let Value::List(colors) = said {
            return Range::Values(colors.to_vec());
        }
        let Some(scheme) = name.and_then(scheme) else { return Range::Default };
        let extent = match said.at("extent").items() {
            [low, high] => Some((low.to_number(), high.to_number())),
            _ => None,
        };
        Range::Scheme { scheme, extent, count: said.at("count").num() }
    }
}

/// The ranges that a spec can name.
fn leak_name(name: &str) -> &'static str {
    ["category", "ordinal", "ramp", "heatmap", "diverging", "symbol"]
        .into_iter()
        .find(|one| *one == name)
        .unwrap_or("category")
}

const SYMBOLS: [&str; 8] = [
    "circle",
    "square",
    "triangle-up",
    "cross",
    "diamond",
    "triangle-right",
    "triangle-down",
    "triangle-left",
];
const DASHES: [&[f64]; 5] =
    [&[1.0, 0.0], &[4.0, 2.0], &[2.0, 1.0], &[1.0, 1.0], &[1.0, 2.0, 4.0, 2.0]];

fn texts(words: &[&str]) -> Range {
    Range::Values(words.iter().map(|word| Value::text(word)).collect())
}

fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) | Value::Date(number) => Some(*number),
        _ => None,
    }
}

fn sized(value: &Value, room: &Room) -> Value {
    match value.str() {
        Some("width") => room.width.into(),
        Some("height") => room.height.into(),
        Some("radius") => (room.width.min(room.height) / 2.0).into(),
        _ => value.clone(),
    }
}

fn nice(value: &Value) -> Option<Nice> {
    match value {
        Value::Bool(true) => Some(Nice::Auto),
        Value::Number(count) => Some(Nice::Ticks(TickCount::Number(*count))),
        Value::Text(unit) => Some(Nice::Ticks(TickCount::named(unit, None))),
        Value::Object(_) => {
            let unit = value.at("interval").to_text();
            Some(Nice::Ticks(TickCount::named(&unit, value.at("step").num())))
        }
        _ => None,
    }
}

fn bins(value: &Value) -> Option<Bins> {
    match value {
        Value::List(values) => Some(Bins::Values(values.iter().map(Value::to_number).collect())),
        Value::Object(_) => Some(Bins::Step {
            step: value.at("step").num()?,
            start: value.at("start").num(),
            stop: value.at("stop").num(),
        }),
        _ => None,
    }
}

fn interpolate(value: &Value) -> Option<Interpolate> {
    let name = value.str().or_else(|| value.at("type").str())?;
    Some(Interpolate::named(name)?.with_gamma(value.at("gamma").num().unwrap_or(1.0)))
}

fn combined(order: &Order, known: &Value, rank: &Value) -> Value {
    let Order::By { op, .. } = order else { return rank.clone() };
    if *known == Value::Undefined {
        return rank.clone();
    }
    match &**op {
        "count" | "sum" => Value::Number(known.to_number() + rank.to_number()),
        "max" => {
            if rank.ascending(known).is_gt() {
                rank.clone()
            } else {
                known.clone()
            }
        }
        _ => {
            if rank.ascending(known).is_lt() {
                rank.clone()
            } else {
                known.clone()
            }
        }
    }
}

fn sorted(values: Vec<Value>, ranks: &[Value], order: &Order) -> Vec<Value> {
    use crate::sort::by_values;
    let order = match order {
        Order::Appearance => return values,
        Order::Natural => by_values(&values, false),
        Order::Listed(listed) => {
            let mut places = Codes::default();
            for one in listed {
                places.code(one.key());
            }
            let place = |value: &Value| {
                Value::Number(count(places.find(&value.key()).unwrap_or(places.len())))
            };
            by_values(&values.iter().map(place).collect::<Vec<_>>(), false)
        }
        Order::By { descending, .. } => by_values(ranks, *descending),
    };
    order.into_iter().filter_map(|at| values.get(at).cloned()).collect()
}

/// How many steps a band scale takes up: its bands with the space between and around them.
pub(crate) fn steps(component: &Component, values: usize) -> f64 {
    let get = |name: &str| number(component.props.get(name));
    let padding = get("padding");
    let outer = get("paddingOuter").or(padding).unwrap_or(0.0);
    let inner = match component.kind {
        ScaleType::Band => get("paddingInner").or(padding).unwrap_or(0.0),
        _ => 1.0,
    };
    scale::band_space(count(values), inner, outer)
}
