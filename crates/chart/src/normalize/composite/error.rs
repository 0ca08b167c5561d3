//! What error bars and error bands have in common: where they begin and end.

use super::axis::Axis;
use super::encoding::Extracted;
use super::part::{aggregate, op, without_measure};
use super::{Composite, names};
use crate::field::Field;
use crate::messages;
use crate::problem::{Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::read::{Read, object};
use crate::value::Value;

/// The parts' data and encoding (`errorBarParams`).
pub(super) struct Errors {
    pub(super) axis: Axis,
    pub(super) transforms: Vec<Value>,
    pub(super) encoding: Value,
    pub(super) tooltip: Value,
}

/// What is computed: aggregates, what follows from them, and what a tooltip tells of it.
#[derive(Default)]
struct Ends {
    aggregate: Vec<Value>,
    calculate: Vec<Value>,
    told: Vec<(&'static str, String)>,
    named: bool,
}

/// What the data hold.
#[derive(Clone, Copy, PartialEq)]
enum Input {
    /// Single values.
    Raw,
    /// One end in `x`, the other in `x2`.
    Ends,
    /// The middle in `x`, how far it reaches in `xError` and `xError2`.
    Reach,
}

impl Errors {
    pub(super) fn of(composite: &Composite<'_>) -> Result<Self> {
        let (input, channel) = composite.input()?;
        let axis = Axis::of(composite, channel)?;
        let ends = match input {
            Input::Raw => composite.raw_ends(&axis)?,
            Input::Ends => composite.given_ends(&axis)?,
            Input::Reach => composite.reached_ends(&axis)?,
        };
        let mut found = Extracted::of(&without_measure(composite, &axis), composite.config);
        if input != Input::Raw {
            found.groupby.clear();
        }
        let mut transforms: Vec<Value> = axis.reading().into_iter().collect();
        transforms.extend(found.cuts.iter().cloned());
        transforms.extend(aggregate(&found, ends.aggregate));
        transforms.extend(ends.calculate);
        let tooltip = Composite::tooltip(&axis, &found.encoding, &ends.told, ends.named);
        Ok(Self { axis, transforms, encoding: found.encoding, tooltip })
    }
}

impl Composite<'_> {
    fn is_data(&self, name: &str) -> bool {
        Def::read(self.encoding.at(name), Channel::Detail).is_data()
    }

    /// What the data hold, and along which channel (`errorBarOrientAndInputType`).
    fn input(&self) -> Result<(Input, Channel)> {
        let [x2, y2] = [self.is_data("x2"), self.is_data("y2")];
        let [x_error, y_error] = [self.is_data("xError"), self.is_data("yError")];
        let seconds = [("xError2", x_error), ("yError2", y_error)];
        for (name, first) in seconds {
            if self.is_data(name) && !first {
                return Err(self.ambiguous(name));
            }
        }
        let channel = match (x2 || x_error, y2 || y_error) {
            (false, false) => return Ok((Input::Raw, self.measured_channel()?)),
            (true, false) => Channel::X,
            (false, true) => Channel::Y,
            (true, true) => return Err(self.ambiguous(if y2 { "y2" } else { "yError" })),
        };
        match (x2 || y2, x_error || y_error) {
            (true, true) => Err(self.ambiguous(if x_error { "xError" } else { "yError" })),
            _ if !self.is_continuous(channel) => Err(self.without_measure()),
            (true, _) => Ok((Input::Ends, channel)),
            _ => Ok((Input::Reach, channel)),
        }
    }

    fn ambiguous(&self, channel: &str) -> Problem {
        let place = self.path.key("encoding").key(channel);
        Problem::invalid(&place, messages::needs_one_range(self.name))
    }

    /// The ends of the measure's mean and error, or of its median and quartiles.
    fn raw_ends(&self, axis: &Axis) -> Result<Ends> {
        let said = self.mark.at("extent");
        let center = match (self.mark.at("center").str(), said.str()) {
            (Some(center), _) => center.to_owned(),
            (None, Some("iqr")) => "median".to_owned(),
            (None, Some(_)) => "mean".to_owned(),
            (None, None) => self.config.get("errorbar", "center").to_text().to_string(),
        };
        let by_default = if center == "mean" { "stderr" } else { "iqr" };
        let invalid = |name: &str, what: &str| {
            Err(Problem::invalid(&self.path.key("mark").key(name), messages::expected(what)))
        };
        if !matches!(&*center, "mean" | "median") {
            return invalid("center", "«mean» hoặc «median»");
        }
        match if said.to_bool() { said.str() } else { Some(by_default) } {
            Some(extent @ ("stderr" | "stdev")) => Ok(around(axis, &center, extent)),
            Some("ci") => Ok(between(axis, "mean", ["ci0", "ci1"])),
            Some("iqr") => Ok(between(axis, "median", ["q1", "q3"])),
            _ => invalid("extent", "«stderr», «stdev», «ci» hoặc «iqr»"),
        }
    }

    /// The ends are there already.
    fn given_ends(&self, axis: &Axis) -> Result<Ends> {
        let second = axis.channel.secondary().map_or("", Channel::name);
        let upper = self.field(second)?;
        Ok(calculated(axis, [upper, axis.field.to_string()].map(|field| (read(&field), field))))
    }

    /// The middle is there, and how far from it the ends are.
    fn reached_ends(&self, axis: &Axis) -> Result<Ends> {
        let name = axis.channel.name();
        let middle = axis.field.to_string();
        let first = self.field(&format!("{name}Error"))?;
        let second = format!("{name}Error2");
        let moved = |sign: &str, by: &str| {
            (format!("{} {sign} {}", read(&middle), read(by)), format!("{middle} {sign} {by}"))
        };
        let lower = match self.is_data(&second) {
            true => moved("+", &self.field(&second)?),
            false => moved("-", &first),
        };
        let mut ends = calculated(axis, [moved("+", &first), lower]);
        ends.told.insert(0, ("", middle.clone()));
        Ok(ends)
    }

    fn field(&self, channel: &str) -> Result<String> {
        let field = self.encoding.at(channel).at("field").str().map(str::to_owned);
        field.ok_or_else(|| {
            let place = self.path.key("encoding").key(channel);
            Problem::invalid(&place, messages::expected("«field»"))
        })
    }
}

fn read(field: &str) -> String {
    Field::parse(field).expression()
}

fn calculate(axis: &Axis, prefix: &str, expression: &str) -> Value {
    let as_ = names::column(prefix, &axis.field);
    object([("calculate", Value::text(expression)), ("as", Value::text(&as_))])
}

/// So much above and below the middle.
fn around(axis: &Axis, center: &str, extent: &str) -> Ends {
    let column = |prefix: &str| names::read(&names::column(prefix, &axis.field));
    let end = |prefix: &str, sign: &str| {
        calculate(axis, prefix, &format!("{} {sign} {}", column("center"), column("extent")))
    };
    let name = capitalised(center);
    Ends {
        aggregate: vec![op(extent, axis, "extent"), op(center, axis, "center")],
        calculate: vec![end("upper", "+"), end("lower", "-")],
        told: vec![
            ("center", name.clone()),
            ("upper", format!("{name} + {extent}")),
            ("lower", format!("{name} - {extent}")),
        ],
        named: true,
    }
}

/// From one aggregate to another. A confidence interval's samples are drawn with a fixed seed, so
/// that a picture is always the same; Vega's differ a little each time.
fn between(axis: &Axis, center: &str, ends: [&'static str; 2]) -> Ends {
    let [low, high] = ends;
    let title = |op: &str| format!("{} of {}", capitalised(op), axis.field);
    Ends {
        aggregate: vec![
            op(low, axis, "lower"),
            op(high, axis, "upper"),
            op(center, axis, "center"),
        ],
        told: vec![("upper", title(high)), ("lower", title(low)), ("center", title(center))],
        ..Ends::default()
    }
}

/// The upper and the lower end as expressions, each with what a tooltip calls it.
fn calculated(axis: &Axis, ends: [(String, String); 2]) -> Ends {
    let [(upper, above), (lower, below)] = ends;
    Ends {
        calculate: vec![calculate(axis, "upper", &upper), calculate(axis, "lower", &lower)],
        told: vec![("upper", above), ("lower", below)],
        ..Ends::default()
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
