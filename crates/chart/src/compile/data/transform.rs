//! A spec's transforms, one after the other.

use std::sync::Arc;

use super::super::model::Node;
use super::super::params::parse as parse_expression;
use super::super::predicate::Predicate;
use super::source::Reader;
use super::{Data, Inherited, Kind};
use crate::data::parse::{Parse, parse};
use crate::field::Field;
use crate::problem::{Path, Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::def::{Bin, Def, TimeUnitDef, operation};
use crate::spec::read::{Read, list_of};
use crate::table::Table;
use crate::transform::aggregate::{Aggregate, AggregateOp};
use crate::transform::compare::{Compare, Order};
use crate::transform::density::Density;
use crate::transform::extent::extent;
use crate::transform::flatten::Flatten;
use crate::transform::fold::Fold;
use crate::transform::impute::{Impute, Method};
use crate::transform::joinaggregate::JoinAggregate;
use crate::transform::loess::Loess;
use crate::transform::lookup::Lookup;
use crate::transform::op::Op;
use crate::transform::pivot::Pivot;
use crate::transform::quantile::Quantile;
use crate::transform::regression::Regression;
use crate::transform::stack::{Offset, Stack};
use crate::transform::statistics::fit;
use crate::transform::window::Window;
use crate::transform::window_op::{WindowOnly, WindowOp};
use crate::transform::{self, TooLarge};
use crate::value::{Name, Value};

/// How many transforms a view may have: each may nest its lists once more.
const MAX_TRANSFORMS: usize = 200;

/// The transforms of a view.
pub(super) fn all(
    node: &Node,
    here: &mut Inherited,
    data: &mut Data,
    reader: &Reader<'_>,
) -> Result<()> {
    let place = node.path.key("transform");
    let count = node.props.at("transform").items().len();
    if count > MAX_TRANSFORMS {
        let message = crate::messages::too_many_transforms(count, MAX_TRANSFORMS);
        return Err(Problem::limit(&place, message));
    }
    for (at, spec) in node.props.at("transform").items().iter().enumerate() {
        let step = Step { spec, path: place.index(at), node };
        step.apply(here, data, reader)?;
    }
    Ok(())
}

struct Step<'s> {
    spec: &'s Value,
    path: Path,
    node: &'s Node,
}

impl Step<'_> {
    fn apply(&self, here: &mut Inherited, data: &mut Data, reader: &Reader<'_>) -> Result<()> {
        let spec = self.spec;
        let has = |key: &str| spec.member(key).is_some();
        if has("filter") {
            return self.filter(here, data);
        }
        if has("calculate") {
            return self.calculate(here, data);
        }
        if has("lookup") {
            return self.lookup(here, reader);
        }
        if has("extent") && has("param") && !has("density") {
            return self.extent(here, data);
        }
        let table = &here.table;
        let groupby = self.groupby(&here.facet_columns);
        let (made, kind) = if has("density") {
            (self.density(table), Kind::Derived)
        } else if has("bin") {
            (Ok(self.bin(table, data)), Kind::Number)
        } else if has("timeUnit") {
            (Ok(self.time_unit(here)), Kind::Date)
        } else if has("aggregate") {
            (self.aggregate(table, groupby), Kind::Number)
        } else if has("joinaggregate") {
            (JoinAggregate { groupby, ops: self.ops("joinaggregate") }.apply(table), Kind::Number)
        } else if has("window") {
            (self.window(table, groupby), Kind::Number)
        } else if has("stack") {
            (Ok(self.stack(table, groupby)), Kind::Derived)
        } else if has("fold") {
            let as_ = self.two_names("as", ["key", "value"]);
            (Fold { fields: self.fields("fold"), as_ }.apply(table), Kind::Derived)
        } else if has("flatten") {
            (self.flatten(table), Kind::Derived)
        } else if has("pivot") {
            (self.pivot(table), Kind::Derived)
        } else if has("impute") {
            return self.impute(here);
        } else if has("quantile") {
            (self.quantile(table), Kind::Derived)
        } else if has("regression") {
            (self.regression(table)?, Kind::Derived)
        } else if has("loess") {
            (self.loess(table), Kind::Derived)
        } else if has("sample") {
            let size = spec.at("sample").num().unwrap_or(1000.0);
            let size = crate::transform::whole_of(size);
            (Ok(transform::sample::Sample { size, seed: 0 }.apply(table)), Kind::Derived)
        } else {
            let name = spec.entries().first().map_or("", |(name, _)| name);
            return Err(Problem::unsupported(
                &self.path.key(name),
                crate::messages::unsupported(name),
            ));
        };
        let made = made.map_err(|large: TooLarge| Problem::limit(&self.path, large.to_string()))?;
        // What a transform makes is not read as anything else later.
        for name in made.names() {
            let is_same =
                |old| made.column(name).is_some_and(|new| Arc::ptr_eq(old, new) || old == new);
            let fresh = !here.table.column(name).is_some_and(is_same);
            if fresh && (here.table.column(name).is_none() || kind != Kind::Derived) {
                here.parsed.retain(|(one, _)| one != name);
                here.parsed.push((
                    Name::clone(name),
                    if kind == Kind::Number { Kind::Derived } else { kind.clone() },
                ));
            }
        }
        here.table = made;
        Ok(())
    }

    fn text(&self, key: &str) -> &str {
        self.spec.at(key).str().unwrap_or_default()
    }

    fn fields(&self, key: &str) -> Vec<Field> {
        list_of(self.spec.at(key)).iter().map(|name| Field::parse(&name.to_text())).collect()
    }

    fn groupby(&self, facets: &[Name]) -> Vec<Field> {
        let mut fields = self.fields("groupby");
        for name in facets {
            let field = Field::named(name);
            if !fields.contains(&field) {
                fields.push(field);
            }
        }
        fields
    }

    fn names(&self, key: &str) -> Vec<Name> {
        list_of(self.spec.at(key)).iter().map(Value::to_text).collect()
    }

    fn two_names(&self, key: &str, defaults: [&str; 2]) -> [Name; 2] {
        let names = self.names(key);
        let [first, second] = defaults;
        [
            names.first().cloned().unwrap_or_else(|| first.into()),
            names.get(1).cloned().unwrap_or_else(|| second.into()),
        ]
    }

    fn filter(&self, here: &mut Inherited, data: &Data) -> Result<()> {
        let predicate =
            Predicate::read(self.spec.at("filter"), &self.path.key("filter"), &data.params)?;
        for (field, kind) in predicate.reads() {
            let column = Name::from(crate::spec::def::flat(&field));
            let known = here.parsed.iter().any(|(name, _)| *name == column);
            if known || here.parse_nothing {
                continue;
            }
            let how = match kind {
                Kind::Date => Parse::Date(None),
                Kind::Number => Parse::Number,
                _ => Parse::Text,
            };
            let nested = Field::parse(&field);
            if here.table.column(&column).is_none() && nested.is_nested() {
                let values = nested.values(&here.table);
                here.table.set(Name::clone(&column), values);
            }
            if here.table.column(&column).is_some() {
                parse(&mut here.table, &column, &how);
            }
            here.parsed.push((column, kind));
        }
        let test = predicate.bind(&here.table, &data.params);
        let rows: Vec<usize> = (0..here.table.len()).filter(|row| test(*row)).collect();
        drop(test);
        here.table = here.table.gather(&rows);
        Ok(())
    }

    fn calculate(&self, here: &mut Inherited, data: &Data) -> Result<()> {
        let place = self.path.key("calculate");
        let expr = parse_expression(self.text("calculate"), &place)?;
        data.params.check(&expr, &place)?;
        let bound = expr.bind(&here.table);
        let values = (0..here.table.len()).map(|row| bound.eval(row, &data.params)).collect();
        let name = Name::from(self.text("as"));
        drop(bound);
        here.table.set(Name::clone(&name), values);
        here.parsed.retain(|(one, _)| *one != name);
        here.parsed.push((name, Kind::Derived));
        Ok(())
    }

    fn extent(&self, here: &mut Inherited, data: &mut Data) -> Result<()> {
        let found = extent(&here.table, &Field::parse(self.text("extent")));
        let value = found
            .map_or(Value::Undefined, |(low, high)| Value::list(vec![low.into(), high.into()]));
        data.params.define(self.text("param"), value);
        Ok(())
    }

    fn bin(&self, table: &Table, data: &Data) -> Table {
        let def = Def::read(
            &crate::spec::read::object([
                ("bin", self.spec.at("bin").clone()),
                ("field", self.spec.at("field").clone()),
            ]),
            Channel::Detail,
        );
        let Bin::Params(params) = &def.bin else { return table.clone() };
        let field = Field::parse(self.text("field"));
        let (low, high) = extent(table, &field).unwrap_or((f64::NAN, f64::NAN));
        let names = self.names("as");
        let start_as = names.first().cloned().unwrap_or_else(|| "bin".into());
        let end_as = names.get(1).cloned().unwrap_or_else(|| format!("{start_as}_end").into());
        let params = data.resolved_all(params);
        let params = super::encoded::bin_params(&params, [low, high]);
        transform::bin::Bin { field, params, start_as, end_as: Some(end_as) }.apply(table)
    }

    fn time_unit(&self, here: &mut Inherited) -> Table {
        let Some(unit) = TimeUnitDef::read(self.spec.at("timeUnit")) else {
            return here.table.clone();
        };
        let column = Name::from(crate::spec::def::flat(self.text("field")));
        if !here.parsed.iter().any(|(name, _)| *name == column) && !here.parse_nothing {
            parse(&mut here.table, &column, &Parse::Date(None));
            here.parsed.push((column, Kind::Date));
        }
        let field = Field::parse(self.text("field"));
        let range = if unit.maxbins.is_some() { extent(&here.table, &field) } else { None };
        let cut = super::super::time::unit(&unit, range);
        let floor = |moment: f64| {
            let start = cut.floor(moment);
            (start, cut.end(start))
        };
        let start_as = Name::from(self.text("as"));
        let end_as = Some(format!("{start_as}_end").into());
        transform::timeunit::TimeUnit { field, start_as, end_as }.apply(&here.table, &floor)
    }

    fn ops(&self, key: &str) -> Vec<AggregateOp> {
        let mut ops = Vec::new();
        for one in self.spec.at(key).items() {
            let field = one.at("field").str().map(Field::parse);
            let Some((name, parameter)) = operation(one.at("op")) else { continue };
            let Some(op) = Op::parse(name) else { continue };
            let default = AggregateOp::default_name(op, field.as_ref());
            let as_ = one.at("as").str().map_or(default, Name::from);
            ops.push(AggregateOp { parameter, ..AggregateOp::new(op, field, &as_) });
        }
        ops
    }

    fn aggregate(
        &self,
        table: &Table,
        groupby: Vec<Field>,
    ) -> std::result::Result<Table, TooLarge> {
        Aggregate { groupby, ops: self.ops("aggregate"), cross: false }.apply(table)
    }

    fn sort(&self) -> Compare {
        let one = |by: &Value| {
            let order = if by.at("order").str() == Some("descending") {
                Order::Descending
            } else {
                Order::Ascending
            };
            (Field::parse(&by.at("field").to_text()), order)
        };
        Compare { fields: self.spec.at("sort").items().iter().map(one).collect() }
    }

    fn window(&self, table: &Table, groupby: Vec<Field>) -> std::result::Result<Table, TooLarge> {
        let frame = match self.spec.at("frame").items() {
            [first, last] => [first.num(), last.num()],
            _ => [None, Some(0.0)],
        };
        let read = |one: &Value| {
            let name = one.at("op").str().unwrap_or_default();
            let field = one.at("field").str().map(Field::parse);
            let default =
                field.as_ref().map_or_else(|| name.to_owned(), |field| format!("{name}_{field}"));
            let as_ = one.at("as").str().map_or_else(|| Name::from(default), Name::from);
            match WindowOnly::parse(name) {
                Some(op) => {
                    Some(WindowOp::Only { op, field, parameter: one.at("param").num(), as_ })
                }
                None => {
                    Op::parse(name).map(|op| WindowOp::Aggregate(AggregateOp::new(op, field, &as_)))
                }
            }
        };
        let ops = self.spec.at("window").items().iter().filter_map(read).collect();
        let ignore_peers = self.spec.at("ignorePeers").bool().unwrap_or(false);
        Window { groupby, sort: self.sort(), frame, ignore_peers, ops }.apply(table)
    }

    fn stack(&self, table: &Table, groupby: Vec<Field>) -> Table {
        let of = self.text("stack");
        let names = self.names("as");
        let as_ = match names.as_slice() {
            [start, end, ..] => [Name::clone(start), Name::clone(end)],
            [only] => [Name::clone(only), format!("{only}_end").into()],
            [] => [format!("{of}_start").into(), format!("{of}_end").into()],
        };
        let offset = self.spec.at("offset").str().and_then(Offset::parse).unwrap_or(Offset::Zero);
        Stack { field: Some(Field::parse(of)), groupby, sort: self.sort(), offset, as_ }
            .apply(table)
    }

    fn flatten(&self, table: &Table) -> std::result::Result<Table, TooLarge> {
        let fields = self.fields("flatten");
        let named = self.names("as");
        let as_ = fields.iter().enumerate().map(|(at, field)| {
            named.get(at).cloned().unwrap_or_else(|| transform::output_name(field))
        });
        let as_ = as_.collect();
        Flatten { fields, as_, index: None }.apply(table)
    }

    fn pivot(&self, table: &Table) -> std::result::Result<Table, TooLarge> {
        let made = Pivot {
            groupby: self.fields("groupby"),
            field: Field::parse(self.text("pivot")),
            value: Field::parse(self.text("value")),
            op: self.spec.at("op").str().and_then(Op::parse).unwrap_or(Op::Sum),
            limit: transform::whole_of(self.spec.at("limit").num().unwrap_or(0.0)),
        };
        made.apply(table)
    }

    fn impute(&self, here: &mut Inherited) -> Result<()> {
        let groupby: Vec<Name> =
            self.groupby(&here.facet_columns).iter().map(transform::output_name).collect();
        let (of, key) = (Name::from(self.text("impute")), Name::from(self.text("key")));
        let table = std::mem::take(&mut here.table);
        here.table = impute(self.spec, &of, &key, &groupby, &table, self.node)?;
        Ok(())
    }

    fn quantile(&self, table: &Table) -> std::result::Result<Table, TooLarge> {
        let probs = match self.spec.at("probs") {
            Value::List(probs) => Some(probs.iter().map(Value::to_number).collect()),
            _ => None,
        };
        let made = Quantile {
            field: Field::parse(self.text("quantile")),
            groupby: self.fields("groupby"),
            probs,
            step: self.spec.at("step").num().unwrap_or(0.01),
            as_: self.two_names("as", ["prob", "value"]),
        };
        made.apply(table)
    }

    fn regression(&self, table: &Table) -> Result<std::result::Result<Table, TooLarge>> {
        let (x, y) = (Field::parse(self.text("on")), Field::parse(self.text("regression")));
        let order = self.spec.at("order").num().unwrap_or(3.0);
        let name = self.spec.at("method").str().unwrap_or("linear");
        let method = fit::Method::parse(name, transform::whole_of(order)).ok_or_else(|| {
            Problem::invalid(&self.path.key("method"), crate::messages::unsupported(name))
        })?;
        let extent = self.two_numbers("extent");
        let as_ = self.spec.at("as").is_some().then(|| self.two_names("as", ["x", "y"]));
        let made = Regression { x, y, groupby: self.fields("groupby"), method, extent, as_ };
        let wants_params = self.spec.at("params").bool() == Some(true);
        Ok(if wants_params { made.params(table) } else { made.apply(table) })
    }

    fn loess(&self, table: &Table) -> std::result::Result<Table, TooLarge> {
        let as_ = self.spec.at("as").is_some().then(|| self.two_names("as", ["x", "y"]));
        let made = Loess {
            x: Field::parse(self.text("on")),
            y: Field::parse(self.text("loess")),
            groupby: self.fields("groupby"),
            bandwidth: self.spec.at("bandwidth").num().unwrap_or(0.3),
            as_,
        };
        made.apply(table)
    }

    fn two_numbers(&self, key: &str) -> Option<[f64; 2]> {
        match self.spec.at(key).items() {
            [low, high] => Some([low.to_number(), high.to_number()]),
            _ => None,
        }
    }

    fn density(&self, table: &Table) -> std::result::Result<Table, TooLarge> {
        let number = |key: &str| self.spec.at(key).num();
        let mut made = Density::new(Field::parse(self.text("density")), self.fields("groupby"));
        made.bandwidth = number("bandwidth").unwrap_or(made.bandwidth);
        made.counts = self.spec.at("counts").to_bool();
        made.cumulative = self.spec.at("cumulative").to_bool();
        made.extent = self.two_numbers("extent");
        // Vega-Lite's groups go over one extent unless the spec says otherwise.
        made.shared = self.spec.at("resolve").str().is_none_or(|resolve| resolve == "shared");
        made.steps = number("steps").map(transform::whole_of);
        made.minsteps = number("minsteps").map_or(made.minsteps, transform::whole_of);
        made.maxsteps = number("maxsteps").map_or(made.maxsteps, transform::whole_of);
        made.as_ = self.two_names("as", ["value", "density"]);
        made.apply(table)
    }

    fn lookup(&self, here: &mut Inherited, reader: &Reader<'_>) -> Result<()> {
        let from = self.spec.at("from");
        if from.at("param").is_some() {
            let place = self.path.key("from").key("param");
            return Err(Problem::unsupported(&place, crate::messages::unsupported("param")));
        }
        let place = self.path.key("from").key("data");
        let other = reader.table(from.at("data"), &place)?;
        let values: Vec<Field> =
            list_of(from.at("fields")).iter().map(|name| Field::parse(&name.to_text())).collect();
        let mut as_ = self.names("as");
        if as_.is_empty() {
            as_ = if values.is_empty() {
                vec!["_lookup".into()]
            } else {
                values.iter().map(transform::output_name).collect()
            };
        }
        let made = Lookup {
            field: Field::parse(self.text("lookup")),
            key: Field::parse(from.at("key").str().unwrap_or_default()),
            values,
            as_: as_.clone(),
            default: match self.spec.at("default") {
                Value::Undefined => Value::Null,
                value => value.clone(),
            },
        };
        here.table = made.apply(&here.table, &other);
        for name in as_ {
            here.parsed.push((name, Kind::Derived));
        }
        Ok(())
    }
}

/// Adds what is missing between keys; methods other than `value` fill it from a frame of neighbours.
pub(super) fn impute(
    spec: &Value,
    of: &Name,
    key: &Name,
    groupby: &[Name],
    table: &Table,
    node: &Node,
) -> Result<Table> {
    let too_large = |large: TooLarge| Problem::limit(&node.path, large.to_string());
    let keyvals = match spec.at("keyvals") {
        Value::List(values) => values.to_vec(),
        range @ Value::Object(_) => {
            let number = |key: &str, default: f64| range.at(key).num().unwrap_or(default);
            let all = crate::data::sequence::numbers(
                number("start", 0.0),
                number("stop", 0.0),
                number("step", 1.0),
            );
            all.map_err(too_large)?.into_iter().map(Value::Number).collect()
        }
        _ => Vec::new(),
    };
    let method = spec.at("method").str().unwrap_or("value");
    let fills = method != "value";
    let value = if fills { Value::Null } else { spec.at("value").clone() };
    let fields: Vec<Field> = groupby.iter().map(|name| Field::named(name)).collect();
    let made = Impute {
        field: Field::named(of),
        key: Field::named(key),
        keyvals,
        groupby: fields.clone(),
        method: Method::Value(value),
    };
    let mut out = made.apply(table).map_err(too_large)?;
    if fills {
        let frame = match spec.at("frame").items() {
            [first, last] => [first.num(), last.num()],
            _ => [None, None],
        };
        let as_ = Name::from(format!("imputed_{of}_value"));
        let op = Op::parse(method).unwrap_or(Op::Mean);
        let ops = vec![WindowOp::Aggregate(AggregateOp::new(op, Some(Field::named(of)), &as_))];
        let window =
            Window { groupby: fields, sort: Compare::default(), frame, ignore_peers: false, ops };
        out = window.apply(&out).map_err(too_large)?;
        let (values, filled) = (Field::named(of).values(&out), Field::named(&as_).values(&out));
        let both = values
            .into_iter()
            .zip(filled)
            .map(|(value, fill)| if value == Value::Null { fill } else { value });
        let both = both.collect();
        out.set(Name::clone(of), both);
    }
    Ok(out)
}
