//! What stands behind a channel: a field, a datum or a value, with its conditions.

use super::channel::Channel;
use super::config::Config;
use super::read::{Read, list_of};
use crate::letters::is_word;
use crate::value::{Name, Value, number_text};

/// The type of a field or datum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Vega-Lite's")]
pub enum Type {
    Quantitative,
    Temporal,
    Ordinal,
    Nominal,
}

impl Type {
    /// A type by its name or its first letter.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Some(match name.to_ascii_lowercase().as_str() {
            "quantitative" | "q" => Self::Quantitative,
            "temporal" | "t" => Self::Temporal,
            "ordinal" | "o" => Self::Ordinal,
            "nominal" | "n" => Self::Nominal,
            _ => return None,
        })
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Quantitative => "quantitative",
            Self::Temporal => "temporal",
            Self::Ordinal => "ordinal",
            Self::Nominal => "nominal",
        }
    }

    /// Neither a number nor a moment.
    #[must_use]
    pub fn is_discrete(self) -> bool {
        matches!(self, Self::Ordinal | Self::Nominal)
    }
}

/// How many rows become one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// By one of Vega's operations.
    Op(Name),
    /// The row in which another field is least.
    ArgMin(Name),
    /// The row in which another field is greatest.
    ArgMax(Name),
}

/// Whether and how a field is binned.
#[derive(Clone, Debug, PartialEq)]
pub enum Bin {
    /// It is not.
    None,
    /// It comes binned, perhaps with a known step.
    Binned(Option<f64>),
    /// With these parameters, `maxbins` among them.
    Params(Value),
}

/// A unit of time as a spec names it.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeUnitDef {
    /// The unit without `utc` or `binned`, or nothing where only `maxbins` is given.
    pub unit: Option<Name>,
    /// Whether it is in UTC by name.
    pub utc: bool,
    /// Whether the data come in these units.
    pub binned: bool,
    /// How many of the smallest unit make one.
    pub step: Option<f64>,
    /// How many there may be at most.
    pub maxbins: Option<f64>,
}

/// What stands behind a channel.
#[derive(Clone, Debug, PartialEq)]
pub struct Def {
    /// As it is written.
    pub raw: Value,
    /// The field, as it is written.
    pub field: Option<Name>,
    /// Its aggregate.
    pub aggregate: Option<Aggregate>,
    /// Its bins.
    pub bin: Bin,
    /// Its unit of time.
    pub time_unit: Option<TimeUnitDef>,
    /// Its type; secondary channels have that of their main channel.
    pub kind: Option<Type>,
    /// A value of the data's world.
    pub datum: Option<Value>,
    /// A value of the picture's world.
    pub value: Option<Value>,
    /// What holds instead where a test is met, in order.
    pub conditions: Vec<(Value, Def)>,
    /// How the domain is sorted.
    pub sort: Sort,
}

/// How a domain is sorted.
#[derive(Clone, Debug, PartialEq)]
pub enum Sort {
    /// As its type is.
    Default,
    /// Not at all.
    None,
    /// From small to large.
    Ascending,
    /// From large to small.
    Descending,
    /// In this order.
    Values(Vec<Value>),
    /// By an aggregate of a field.
    Field {
        /// The aggregate.
        op: Option<Name>,
        /// The field.
        field: Option<Name>,
        /// From large to small.
        descending: bool,
    },
    /// As another channel is.
    Encoding {
        /// That channel.
        channel: Channel,
        /// From large to small.
        descending: bool,
    },
}

impl Def {
    /// Reads a channel's definition and gives it its defaults.
    #[must_use]
    pub fn read(raw: &Value, channel: Channel) -> Self {
        let mut def = Self {
            raw: raw.clone(),
            field: raw.at("field").is_some().then(|| raw.at("field").to_text()),
            aggregate: aggregate(raw.at("aggregate")),
            bin: bin(raw.at("bin"), channel),
            time_unit: TimeUnitDef::read(raw.at("timeUnit")),
            kind: raw.at("type").str().and_then(Type::parse),
            datum: raw.member("datum").cloned(),
            value: raw.member("value").cloned(),
            conditions: Vec::new(),
            sort: sort(raw),
        };
        for condition in list_of(raw.at("condition")) {
            def.conditions.push((condition.clone(), Self::read(&condition, channel)));
        }
        def.kind = def.full_type(channel);
        def
    }

    fn full_type(&self, channel: Channel) -> Option<Type> {
        if self.datum.is_some() {
            return self.kind.or_else(|| datum_type(self.datum.as_ref()));
        }
        if !self.is_field() || channel.is_secondary() {
            return self.kind;
        }
        if self.is_counting() {
            return Some(Type::Quantitative);
        }
        Some(self.kind.unwrap_or_else(|| self.default_type(channel)))
    }

    fn default_type(&self, channel: Channel) -> Type {
        match channel {
            Channel::Shape | Channel::StrokeDash => return Type::Nominal,
            Channel::Order => return Type::Ordinal,
            _ => {}
        }
        let has_op = matches!(self.aggregate, Some(Aggregate::Op(_)));
        if matches!(self.sort, Sort::Values(_)) {
            Type::Ordinal
        } else if self.time_unit.is_some() {
            Type::Temporal
        } else if has_op || self.bin != Bin::None {
            Type::Quantitative
        } else {
            match self.raw.at("scale").at("type").str() {
                Some("time" | "utc") => Type::Temporal,
                Some("band" | "point" | "ordinal" | "bin-ordinal") | None => Type::Nominal,
                Some(_) => Type::Quantitative,
            }
        }
    }

    /// Whether it stands for a field, or for a count of rows.
    #[must_use]
    pub fn is_field(&self) -> bool {
        self.field.is_some() || self.is_count()
    }

    /// Whether it stands for a field or a datum.
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.is_field() || self.datum.is_some()
    }

    /// The count of rows.
    #[must_use]
    pub fn is_count(&self) -> bool {
        matches!(&self.aggregate, Some(Aggregate::Op(op)) if &**op == "count")
    }

    /// A count of something: it is always a number.
    #[must_use]
    pub fn is_counting(&self) -> bool {
        matches!(&self.aggregate, Some(Aggregate::Op(op))
            if matches!(&**op, "count" | "valid" | "missing" | "distinct"))
    }

    /// Whether the engine bins it.
    #[must_use]
    pub fn is_binning(&self) -> bool {
        matches!(self.bin, Bin::Params(_))
    }

    /// Whether it comes binned.
    #[must_use]
    pub fn is_binned(&self) -> bool {
        matches!(self.bin, Bin::Binned(_))
    }

    /// A unit of time that the engine applies.
    #[must_use]
    pub fn applied_time_unit(&self) -> Option<&TimeUnitDef> {
        self.time_unit.as_ref().filter(|unit| !unit.binned)
    }

    /// Whether it is of this type.
    #[must_use]
    pub fn is(&self, kind: Type) -> bool {
        self.kind == Some(kind)
    }

    /// Neither a plain number nor a moment: bins count as discrete.
    #[must_use]
    pub fn is_discrete(&self) -> bool {
        match self.kind {
            Some(Type::Ordinal | Type::Nominal) => true,
            Some(Type::Quantitative) => self.is_field() && self.bin != Bin::None,
            _ => false,
        }
    }

    /// A measure: a number that is not binned.
    #[must_use]
    pub fn is_measure(&self) -> bool {
        let number = self.datum.as_ref().is_some_and(|datum| datum.num().is_some());
        number || (self.is_field() && self.is(Type::Quantitative) && self.bin == Bin::None)
    }

    /// A moment, or a part of one.
    #[must_use]
    pub fn is_temporal(&self) -> bool {
        self.is(Type::Temporal) || (self.is_field() && self.time_unit.is_some())
    }

    /// Its format and format type, from itself or from its guide.
    #[must_use]
    pub fn format(&self) -> (Value, Value) {
        let own = self.raw.member("format").is_some() || self.raw.member("formatType").is_some();
        let source = if own { &self.raw } else { self.guide() };
        (source.at("format").clone(), source.at("formatType").clone())
    }

    /// Whether the author turned its scale off.
    #[must_use]
    pub fn raw_scale_is_off(&self) -> bool {
        self.raw.at("scale").is_off()
    }

    /// Its axis, legend or header.
    #[must_use]
    pub fn guide(&self) -> &Value {
        let guides = ["axis", "legend", "header"];
        let found =
            guides.into_iter().map(|guide| self.raw.at(guide)).find(|guide| guide.is_some());
        found.unwrap_or(&Value::Undefined)
    }

    /// Whether it is written as a time: by its format type, or by being one.
    #[must_use]
    pub fn formats_as_time(&self) -> bool {
        match self.format().1.str() {
            Some(kind) => kind == "time",
            None => self.is_temporal(),
        }
    }

    /// The name of the column that holds it once the unit's data are made.
    #[must_use]
    pub fn column(&self) -> Name {
        self.column_with("")
    }

    /// The same with a suffix such as `end`, `range`, `start`.
    #[must_use]
    pub fn column_with(&self, suffix: &str) -> Name {
        let base = self.base_column();
        if suffix.is_empty() { base } else { format!("{base}_{suffix}").into() }
    }

    fn base_column(&self) -> Name {
        let field = flat(self.field.as_deref().unwrap_or_default());
        if self.is_count() {
            return "__count".into();
        }
        match (&self.bin, &self.aggregate, self.applied_time_unit()) {
            (Bin::Params(params), ..) => format!("{}_{field}", bin_name(params)).into(),
            (_, Some(Aggregate::Op(op)), _) => format!("{op}_{field}").into(),
            (_, Some(Aggregate::ArgMin(by)), _) => format!("argmin_{by}[{field}]").into(),
            (_, Some(Aggregate::ArgMax(by)), _) => format!("argmax_{by}[{field}]").into(),
            (_, None, Some(unit)) => format!("{}_{field}", unit.name()).into(),
            _ => field.into(),
        }
    }

    /// The title that the field gives itself, as `Mean of Horsepower`.
    #[must_use]
    pub fn default_title(&self, config: &Config) -> Value {
        let field = self.field.as_deref().unwrap_or_default();
        match config.top("fieldTitle").str() {
            Some("plain") => return self.field.as_deref().map_or(Value::Undefined, Value::text),
            Some("functional") => {
                // Vega-Lite writes what is not there as JavaScript does.
                let field = self.field.as_deref().unwrap_or("undefined");
                return Value::text(&self.functional_title(field));
            }
            _ => {}
        }
        if self.is_count() {
            return config.top("countTitle");
        }
        let title = match (&self.bin, &self.aggregate, self.applied_time_unit()) {
            (Bin::Params(_), ..) => format!("{field} (binned)"),
            (_, _, Some(unit)) if unit.unit.is_some() => {
                format!("{field} ({})", unit.parts().join("-"))
            }
            (_, Some(Aggregate::Op(op)), _) => format!("{} of {field}", capitalised(op)),
            (_, Some(Aggregate::ArgMin(by)), _) => format!("{field} for min {by}"),
            (_, Some(Aggregate::ArgMax(by)), _) => format!("{field} for max {by}"),
            _ => field.to_owned(),
        };
        Value::text(&title)
    }

    fn functional_title(&self, field: &str) -> String {
        let function = match (&self.aggregate, self.applied_time_unit(), &self.bin) {
            (Some(Aggregate::ArgMin(by)), ..) => return format!("{field} for argmin({by})"),
            (Some(Aggregate::ArgMax(by)), ..) => return format!("{field} for argmax({by})"),
            (Some(Aggregate::Op(op)), ..) => op.to_ascii_uppercase(),
            (None, Some(unit), _) => {
                unit.unit.as_deref().unwrap_or("timeunit").to_ascii_uppercase()
            }
            (None, None, Bin::Params(_)) => "BIN".to_owned(),
            _ => return field.to_owned(),
        };
        format!("{function}({field})")
    }

    /// Its title: of its guide, its own, or the one it gives itself. `null` means none.
    #[must_use]
    pub fn title(&self, config: &Config) -> Value {
        let named = [self.guide().at("title"), self.raw.at("title")];
        match named.into_iter().find(|title| **title != Value::Undefined) {
            Some(title) => title.clone(),
            None if self.is_field() => self.default_title(config),
            None => Value::Undefined,
        }
    }
}

impl TimeUnitDef {
    /// Reads `yearmonth`, `utcyear`, `binnedmonth`, or an object with `unit`, `step` and `maxbins`.
    #[must_use]
    pub fn read(value: &Value) -> Option<Self> {
        let unit = value.str().or_else(|| value.at("unit").str());
        if unit.is_none() && value.entries().is_empty() {
            return None;
        }
        let name = unit.unwrap_or_default();
        let (binned, name) = strip(name, "binned");
        let (utc, name) = strip(name, "utc");
        Some(Self {
            unit: (!name.is_empty()).then(|| Name::from(name)),
            utc: utc || value.at("utc").bool() == Some(true),
            binned: binned || value.at("binned").bool() == Some(true),
            step: value.at("step").num(),
            maxbins: value.at("maxbins").num(),
        })
    }

    /// The name that it gives to columns, as `yearmonth` or `utcyear`.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = String::from(if self.utc { "utc" } else { "" });
        name.push_str(self.unit.as_deref().unwrap_or("timeunit"));
        for (key, value) in [("step", self.step), ("maxbins", self.maxbins)] {
            if let Some(value) = value {
                name.push_str(&format!("_{key}_{}", number_text(value)));
            }
        }
        name
    }

    /// The single units it is made of, from the largest.
    #[must_use]
    pub fn parts(&self) -> Vec<&'static str> {
        parts(self.unit.as_deref().unwrap_or_default())
    }
}

/// The single units, from the largest; one that holds another's name comes before it.
const SINGLE_UNITS: [&str; 11] = [
    "year",
    "quarter",
    "month",
    "week",
    "dayofyear",
    "day",
    "date",
    "hours",
    "minutes",
    "seconds",
    "milliseconds",
];

fn parts(mut unit: &str) -> Vec<&'static str> {
    let mut found = Vec::new();
    while !unit.is_empty() {
        let Some(part) = SINGLE_UNITS.into_iter().find(|part| unit.starts_with(part)) else {
            break;
        };
        found.push(part);
        unit = unit.get(part.len()..).unwrap_or_default();
    }
    found
}

fn strip<'t>(text: &'t str, prefix: &str) -> (bool, &'t str) {
    text.strip_prefix(prefix).map_or((false, text), |rest| (true, rest))
}

/// An operation by its name, or as `{"exponential": 0.5}` with its parameter.
#[must_use]
pub fn operation(value: &Value) -> Option<(&str, Option<f64>)> {
    let with_parameter = |op| Some((op, value.member(op)?.num()));
    let named = value.str().map(|op| (op, None));
    named.or_else(|| ["exponential", "exponentialb"].into_iter().find_map(with_parameter))
}

fn aggregate(value: &Value) -> Option<Aggregate> {
    if let Some((op, _)) = operation(value) {
        return Some(Aggregate::Op(op.into()));
    }
    let by = |key| value.at(key).str().map(Name::from);
    by("argmin").map(Aggregate::ArgMin).or_else(|| by("argmax").map(Aggregate::ArgMax))
}

fn bin(value: &Value, channel: Channel) -> Bin {
    match value {
        Value::Bool(true) => Bin::Params(with_maxbins(&Value::object(Vec::new()), channel)),
        Value::Text(text) if &**text == "binned" => Bin::Binned(None),
        Value::Object(_) if value.at("binned").bool() == Some(true) => {
            Bin::Binned(value.at("step").num())
        }
        Value::Object(_) if value.at("maxbins").is_some() || value.at("step").is_some() => {
            Bin::Params(value.clone())
        }
        Value::Object(_) => Bin::Params(with_maxbins(value, channel)),
        _ => Bin::None,
    }
}

fn with_maxbins(value: &Value, channel: Channel) -> Value {
    let most = match channel {
        Channel::Size
        | Channel::Color
        | Channel::Fill
        | Channel::Stroke
        | Channel::StrokeWidth
        | Channel::Opacity
        | Channel::FillOpacity
        | Channel::StrokeOpacity
        | Channel::Shape => 6.0,
        Channel::StrokeDash => 4.0,
        _ => 10.0,
    };
    super::read::with(value, "maxbins", Value::Number(most))
}

/// The name that bins give to columns: it tells one set of parameters from another.
#[must_use]
pub fn bin_name(params: &Value) -> String {
    let mut name = String::from("bin");
    for (key, value) in params.entries() {
        let told =
            if value.entries().is_empty() { value.to_text().to_string() } else { value.to_json() };
        name.push('_');
        name.push_str(key);
        name.push('_');
        name.extend(told.chars().map(|one| if is_word(one) { one } else { '_' }));
    }
    name
}

fn datum_type(datum: Option<&Value>) -> Option<Type> {
    match datum? {
        Value::Number(_) => Some(Type::Quantitative),
        Value::Text(_) => Some(Type::Nominal),
        Value::Object(_) => Some(Type::Temporal),
        _ => None,
    }
}

fn sort(raw: &Value) -> Sort {
    let value = raw.at("sort");
    let descending = value.at("order").str() == Some("descending");
    match value {
        Value::Null => Sort::None,
        Value::List(values) => Sort::Values(values.to_vec()),
        Value::Text(text) => match &**text {
            "ascending" => Sort::Ascending,
            "descending" => Sort::Descending,
            name => {
                let (descending, name) = strip(name, "-");
                match Channel::parse(name) {
                    Some(channel) => Sort::Encoding { channel, descending },
                    None => Sort::Default,
                }
            }
        },
        Value::Object(_) => match value.at("encoding").str().and_then(Channel::parse) {
            Some(channel) => Sort::Encoding { channel, descending },
            None if value.at("op").is_some() || value.at("field").is_some() => Sort::Field {
                op: value.at("op").str().map(Name::from),
                field: value.at("field").str().map(Name::from),
                descending,
            },
            None if descending => Sort::Descending,
            None => Sort::Default,
        },
        _ => Sort::Default,
    }
}

/// A path as one flat name: `a.b` for `a.b`, `a[b]` and `a['b']`, without escapes.
#[must_use]
pub fn flat(field: &str) -> String {
    crate::field::Field::parse(field).flat()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(chars).collect()
}
