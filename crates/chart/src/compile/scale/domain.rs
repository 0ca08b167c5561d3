//! Where the domains of scales come from.

use super::component::Component;
use crate::compile::data::{Data, Source};
use crate::compile::model::{Id, Model, Unit};
use crate::compile::time::moment_of;
use crate::spec::channel::Channel;
use crate::spec::def::{Aggregate, Def, Sort, Type};
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::spec::stack::{Offset, Stack};
use crate::value::{Name, Value};

/// The parts that a domain is the union of.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Domains {
    pub(crate) parts: Vec<Part>,
    pub(crate) explicit: bool,
    /// A selection whose extent goes before everything.
    pub(crate) selection: Option<Value>,
}

/// A part of a domain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Part {
    /// These values.
    Values(Vec<Value>),
    /// A column of a unit's data.
    Column {
        /// The unit.
        unit: Id,
        /// Which of its tables.
        source: Source,
        /// The column.
        column: Name,
        /// The order, for a discrete domain.
        order: Order,
    },
    /// From the first bin to the last.
    Bins(Id, Channel),
}

/// The order of a discrete domain.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Order {
    /// As they come.
    Appearance,
    /// From small to large.
    Natural,
    /// In the order of this list, the others after it as they come.
    Listed(Vec<Value>),
    /// By an aggregate of a column.
    By {
        /// The aggregate.
        op: Name,
        /// The column.
        column: Name,
        /// From large to small.
        descending: bool,
    },
}

/// The domain from all units that share a scale.
pub(crate) fn merged(component: &Component, model: &Model, data: &Data) -> Domains {
    let mut all = Domains::default();
    for (at, id) in component.units.iter().enumerate() {
        let Some(unit) = model.unit(*id) else { continue };
        let one = of_channel(*id, unit, component, model, data);
        if one.selection.is_some() {
            all.selection.clone_from(&one.selection);
        }
        if at == 0 || (one.explicit && !all.explicit) {
            all = Domains { selection: all.selection.or(one.selection), ..one };
        } else if one.explicit == all.explicit {
            for part in one.parts {
                if !all.parts.contains(&part) {
                    all.parts.push(part);
                }
            }
        }
    }
    all
}

struct Ask<'a> {
    id: Id,
    unit: &'a Unit,
    component: &'a Component,
    model: &'a Model,
    data: &'a Data,
}

fn of_channel(id: Id, unit: &Unit, component: &Component, model: &Model, data: &Data) -> Domains {
    let ask = Ask { id, unit, component, model, data };
    let channel = component.channel;
    let second = if channel.is_xy() { channel.secondary() } else { None };
    let second = second.filter(|second| unit.encoding.data(*second).is_some());
    let Some(def) = unit.encoding.data(channel) else {
        return second
            .map_or_else(Domains::default, |second| ask.single(second, &Value::Undefined));
    };
    let said = ask.normalized(def);
    let mut main = ask.single(channel, &said);
    if let Some(second) = second {
        let other = ask.single(second, &said);
        if other.explicit == main.explicit && !main.explicit {
            main.parts.extend(other.parts);
        }
    }
    if said.at("param").is_some() {
        main.selection = Some(said);
    } else if def.raw.at("bin").at("extent").at("param").is_some() {
        main.selection = Some(def.raw.at("bin").at("extent").clone());
    }
    main
}

impl Ask<'_> {
    fn normalized(&self, def: &Def) -> Value {
        let said = def.raw.at("scale").at("domain");
        let allowed = can_be_unaggregated(def, self.component.kind);
        match said.str() {
            Some("unaggregated") if !allowed => Value::Undefined,
            _ if *said == Value::Undefined
                && allowed
                && self.model.config.get("scale", "useUnaggregatedDomain").to_bool() =>
            {
                Value::text("unaggregated")
            }
            _ => said.clone(),
        }
    }

    fn single(&self, channel: Channel, said: &Value) -> Domains {
        let Some(def) = self.unit.encoding.data(channel) else { return Domains::default() };
        let explicit = |parts| Domains { parts, explicit: true, selection: None };
        let implicit = |parts| Domains { parts, explicit: false, selection: None };
        if said.at("unionWith").is_some() {
            let mut parts = vec![self.values(said.at("unionWith").items(), def)];
            parts.extend(self.single(channel, &Value::Undefined).parts);
            return explicit(parts);
        }
        if said.at("expr").is_some() {
            return explicit(vec![Part::Values(self.data.resolved(said).items().to_vec())]);
        }
        if let Value::List(values) = said {
            return explicit(vec![self.values(values, def)]);
        }
        if let Some(stack) = self.unit.stack.as_ref().filter(|stack| stack.channel == channel) {
            return implicit(self.stacked(def, stack));
        }
        if def.datum.is_some() {
            return implicit(vec![self.values(def.datum.as_slice(), def)]);
        }
        implicit(self.of_field(channel, def, said))
    }

    /// Values as they are written: moments where the field is a time.
    fn values(&self, values: &[Value], def: &Def) -> Part {
        let moment = def.is(Type::Temporal) || def.time_unit.is_some();
        let one = |value: &Value| {
            let value = self.data.resolved(value);
            if moment || is_date(&value) { moment_of(&value, def) } else { value }
        };
        Part::Values(values.iter().map(one).collect())
    }

    fn source(&self) -> Source {
        Source::for_domains(&self.unit.mark, &self.model.config)
    }

    fn column(&self, column: Name) -> Part {
        Part::Column { unit: self.id, source: self.source(), column, order: Order::Appearance }
    }

    fn stacked(&self, def: &Def, stack: &Stack) -> Vec<Part> {
        if stack.offset == Offset::Normalize {
            return vec![Part::Values(vec![Value::Number(0.0), Value::Number(1.0)])];
        }
        ["start", "end"].into_iter().map(|end| self.column(def.column_with(end))).collect()
    }

    fn of_field(&self, channel: Channel, def: &Def, said: &Value) -> Vec<Part> {
        let kind = self.component.kind;
        if said.str() == Some("unaggregated") {
            let field = def.field.as_deref().unwrap_or_default();
            let of =
                |op: &str| self.column(format!("{op}_{}", crate::spec::def::flat(field)).into());
            return vec![of("min"), of("max")];
        }
        if def.is_binning() {
            return self.binned(channel, def);
        }
        if def.time_unit.is_some() && kind.is_time() {
            let position = super::super::band_position(self.unit, channel, def, &self.model.config);
            if let Some(position) = position
                .filter(|_| super::super::has_band_end(self.unit, channel, def, &self.model.config))
            {
                let offset =
                    self.unit.mark.kind.is_rect_based() && position != 0.5 && channel.is_xy();
                let (start, end) = if offset {
                    ("offsetted_rect_start", "offsetted_rect_end")
                } else {
                    ("", "end")
                };
                return vec![
                    self.column(def.column_with(start)),
                    self.column(def.column_with(end)),
                ];
            }
        }
        let order = self.order(channel, def);
        let source = match order {
            Order::By { .. } => Source::Raw,
            _ => self.source(),
        };
        vec![Part::Column { unit: self.id, source, column: def.column(), order }]
    }

    fn binned(&self, channel: Channel, def: &Def) -> Vec<Part> {
        let kind = self.component.kind;
        if !kind.is_discrete() {
            return vec![Part::Bins(self.id, channel)];
        }
        if kind == ScaleType::BinOrdinal {
            return Vec::new();
        }
        let (order, source) = match self.order(channel, def) {
            order @ Order::By { .. } if def.sort != Sort::Descending => (order, Source::Raw),
            _ => {
                let descending = def.sort == Sort::Descending;
                (Order::By { op: "min".into(), column: def.column(), descending }, self.source())
            }
        };
        let ranged = def.kind.is_some_and(Type::is_discrete);
        let column = def.column_with(if ranged { "range" } else { "" });
        vec![Part::Column { unit: self.id, source, column, order }]
    }

    fn order(&self, channel: Channel, def: &Def) -> Order {
        if !self.component.kind.is_discrete() || !channel.has_scale() {
            return Order::Appearance;
        }
        match &def.sort {
            Sort::None => Order::Appearance,
            Sort::Default | Sort::Ascending => Order::Natural,
            Sort::Descending => {
                Order::By { op: "min".into(), column: def.column(), descending: true }
            }
            Sort::Values(values) => {
                Order::Listed(values.iter().map(|value| moment_if_date(value, def)).collect())
            }
            Sort::Field { op, field, descending } => {
                let column: Name =
                    field.as_deref().map_or_else(String::new, crate::spec::def::flat).into();
                self.by(op.clone(), column, *descending)
            }
            Sort::Encoding { channel, descending } => self.by_encoding(*channel, *descending),
        }
    }

    fn by_encoding(&self, channel: Channel, descending: bool) -> Order {
        let Some(by) = self.unit.encoding.field(channel) else { return Order::Natural };
        match &by.aggregate {
            Some(Aggregate::ArgMin(_) | Aggregate::ArgMax(_)) => {
                self.by(None, by.column(), descending)
            }
            Some(Aggregate::Op(op)) => self.by(Some(Name::clone(op)), plain(by), descending),
            None => self.by(None, plain(by), descending),
        }
    }

    fn by(&self, op: Option<Name>, column: Name, descending: bool) -> Order {
        let op = op
            .unwrap_or_else(|| if self.is_stacked_measure(&column) { "sum" } else { "min" }.into());
        Order::By { op, column, descending }
    }

    /// A stack is as long as its parts together.
    fn is_stacked_measure(&self, column: &str) -> bool {
        let Some(stack) = &self.unit.stack else { return false };
        let grouped =
            stack.groupby.iter().filter_map(|one| self.unit.encoding.get(*one)).map(Def::column);
        let mut dimensions = grouped.chain(stack.by.iter().map(plain));
        !dimensions.any(|one| &*one == column)
    }
}

fn plain(def: &Def) -> Name {
    def.field.as_deref().map_or_else(String::new, crate::spec::def::flat).into()
}

fn is_date(value: &Value) -> bool {
    !value.entries().is_empty() && value.member("expr").is_none()
}

fn moment_if_date(value: &Value, def: &Def) -> Value {
    if is_date(value) || def.is_temporal() { moment_of(value, def) } else { value.clone() }
}

/// Whether a domain may be that of the values before they are aggregated.
fn can_be_unaggregated(def: &Def, kind: ScaleType) -> bool {
    let shared = match &def.aggregate {
        Some(Aggregate::Op(op)) => {
            matches!(&**op, "mean" | "average" | "median" | "q1" | "q3" | "min" | "max")
        }
        Some(_) => true,
        None => false,
    };
    shared && !(def.is(Type::Quantitative) && kind == ScaleType::Log)
}
