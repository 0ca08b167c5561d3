//! Box plots: the middle half of the values as a box, whiskers, and what lies beyond them.

use super::axis::Axis;
use super::encoding::Extracted;
use super::part::{Span, aggregate, op, split_tooltip, without_measure};
use super::{Composite, names};
use crate::messages;
use crate::problem::{Problem, Result};
use crate::spec::read::{Read, list_of, merged, object, with, without};
use crate::value::{Value, number_text};

/// How far whiskers reach.
#[derive(Clone, Copy, PartialEq)]
enum Extent {
    /// To the least and the greatest value.
    MinMax,
    /// To the last values within so many times the box's length (Tukey).
    Within(f64),
}

/// What all parts of a box plot are made from.
struct BoxPlot<'a> {
    composite: &'a Composite<'a>,
    axis: Axis,
    extent: Extent,
    found: Extracted,
    /// The tooltip of outliers.
    single: Value,
    /// The encoding without colour and size, which only box and median have.
    plain: Value,
    size: Value,
}

/// The layers of a box plot (`normalizeBoxPlot`).
pub(super) fn layers(composite: &Composite<'_>) -> Result<Value> {
    let axis = Axis::of(composite, composite.measured_channel()?)?;
    let (encoding, single) = split_tooltip(&without_measure(composite, &axis));
    let found = Extracted::of(&encoding, composite.config);
    let plain = without(&found.encoding, &["color", "size"]);
    let extent = extent(composite)?;
    let plot =
        BoxPlot { composite, axis, extent, found, single, plain, size: composite.mark_size() };
    let reading = plot.axis.reading();
    let mut transforms = plot.found.cuts.clone();
    transforms.extend(aggregate(&plot.found, plot.summary()));
    let Extent::Within(reach) = extent else {
        let mut layers = plot.whiskers();
        layers.extend(plot.boxes());
        let transforms = reading.into_iter().chain(transforms).collect();
        return Ok(with(&composite.outer(transforms), "layer", Value::list(layers)));
    };
    let boxes =
        object([("transform", Value::list(transforms)), ("layer", Value::list(plot.boxes()))]);
    let layers = Value::list(vec![plot.beyond(reach), boxes]);
    Ok(with(&composite.outer(reading.into_iter().collect()), "layer", layers))
}

fn extent(composite: &Composite<'_>) -> Result<Extent> {
    let said = match composite.mark.at("extent") {
        Value::Undefined => composite.config.get("boxplot", "extent"),
        own => own.clone(),
    };
    match (said.num(), said.str()) {
        (Some(reach), _) => Ok(Extent::Within(reach)),
        (None, Some("min-max")) => Ok(Extent::MinMax),
        _ => {
            let place = composite.path.key("mark").key("extent");
            Err(Problem::invalid(&place, messages::expected("«min-max» hoặc một số")))
        }
    }
}

impl Composite<'_> {
    /// The width of a box: of the mark, of its styles, of config.
    fn mark_size(&self) -> Value {
        let styles = list_of(self.mark.at("style"));
        let styled = styles.iter().rev().filter_map(Read::str).chain([self.name]);
        let mut all = vec![self.mark.at("size").clone()];
        all.extend(styled.map(|style| self.config.said_style(style, "size").clone()));
        all.push(self.config.get(self.name, "size"));
        all.into_iter().find(|value| *value != Value::Undefined).unwrap_or_default()
    }
}

impl BoxPlot<'_> {
    fn invalid(&self) -> Value {
        self.composite.mark.at("invalid").clone()
    }

    /// The quartiles, the median, and how far the values reach.
    fn summary(&self) -> Vec<Value> {
        let [low, high] = self.ends();
        let mut ops = self.quartiles();
        ops.extend(
            [("median", "mid_box"), ("min", low), ("max", high)]
                .map(|(name, prefix)| op(name, &self.axis, prefix)),
        );
        ops
    }

    fn quartiles(&self) -> Vec<Value> {
        vec![op("q1", &self.axis, "lower_box"), op("q3", &self.axis, "upper_box")]
    }

    /// What the columns of the least and the greatest value are called after.
    fn ends(&self) -> [&'static str; 2] {
        match self.extent {
            Extent::MinMax => ["lower_whisker", "upper_whisker"],
            Extent::Within(_) => ["min", "max"],
        }
    }

    fn tooltip(&self, summary: &[(&str, &str)]) -> Value {
        let told: Vec<(&str, String)> =
            summary.iter().map(|(prefix, title)| (*prefix, (*title).to_owned())).collect();
        Composite::tooltip(&self.axis, &self.found.encoding, &told, true)
    }

    fn five_numbers(&self) -> Value {
        let [low, high] = self.ends();
        self.tooltip(&[
            (high, "Max"),
            ("upper_box", "Q3"),
            ("mid_box", "Median"),
            ("lower_box", "Q1"),
            (low, "Min"),
        ])
    }

    /// Lines from the box to the ends of the whiskers, and ticks at these.
    fn whiskers(&self) -> Vec<Value> {
        let tooltip = match self.extent {
            Extent::MinMax => self.five_numbers(),
            Extent::Within(_) => self
                .tooltip(&[("upper_whisker", "Upper Whisker"), ("lower_whisker", "Lower Whisker")]),
        };
        let encoding = merged(&[&self.plain, &tooltip]);
        let rule = object([
            ("type", Value::text("rule")),
            ("invalid", self.invalid()),
            ("aria", Value::Bool(false)),
        ]);
        let black = [("color", Value::text("black")), ("opacity", Value::Number(1.0))];
        let tick = merged(&[&self.tick(), &object(black)]);
        let spans = [
            ("rule", &rule, "lower_whisker", Some("lower_box")),
            ("rule", &rule, "upper_box", Some("upper_whisker")),
            ("ticks", &tick, "lower_whisker", None),
            ("ticks", &tick, "upper_whisker", None),
        ];
        let layers = spans.into_iter().filter_map(|(part, mark, from, to)| {
            let span = Span { part, mark, from, to };
            self.composite.layer(&self.axis, span, &encoding)
        });
        layers.collect()
    }

    fn tick(&self) -> Value {
        object([
            ("type", Value::text("tick")),
            ("orient", self.axis.across()),
            ("invalid", self.invalid()),
            ("aria", Value::Bool(false)),
        ])
    }

    /// The box and the median within it.
    fn boxes(&self) -> Vec<Value> {
        let tooltip = self.five_numbers();
        let bar = object([
            ("type", Value::text("bar")),
            ("size", self.size.clone()),
            ("orient", self.axis.orient()),
            ("invalid", self.invalid()),
            ("ariaRoleDescription", Value::text("box")),
        ]);
        let span = Span { part: "box", mark: &bar, from: "lower_box", to: Some("upper_box") };
        let encoding = merged(&[&self.found.encoding, &tooltip]);
        let of_box = self.composite.layer(&self.axis, span, &encoding);
        let median = self.composite.config.get("boxplot", "median");
        let look = object([("color", median.at("color").clone()), ("size", self.size.clone())]);
        let tick = merged(&[&self.tick(), &look]);
        let span = Span { part: "median", mark: &tick, from: "mid_box", to: None };
        let own = object([
            ("size", self.found.encoding.at("size").clone()),
            ("color", self.color_of_thin_boxes()),
        ]);
        let encoding = merged(&[&self.plain, &own, &tooltip]);
        let of_median = self.composite.layer(&self.axis, span, &encoding);
        of_box.into_iter().chain(of_median).collect()
    }

    /// A box without length is not seen: its median has its colour.
    fn color_of_thin_boxes(&self) -> Value {
        let config = self.composite.config;
        let of_box = config.get("boxplot", "box");
        let otherwise = match &of_box {
            Value::Object(_) => of_box.at("color").clone(),
            _ => config.get("mark", "color"),
        };
        let otherwise = if otherwise.to_bool() { otherwise } else { Value::text("#4c78a8") };
        let color = match self.found.encoding.at("color") {
            Value::Undefined => object([("value", otherwise)]),
            color => color.clone(),
        };
        let test = format!("{} >= {}", self.column("lower_box"), self.column("upper_box"));
        let condition = merged(&[&object([("test", Value::text(&test))]), &color]);
        object([("condition", condition)])
    }

    /// The expression that reads a column made of the measure.
    fn column(&self, prefix: &str) -> String {
        names::read(&names::column(prefix, &self.axis.field))
    }

    /// Whiskers to the last values within reach, and the values beyond as points.
    fn beyond(&self, reach: f64) -> Value {
        let (low, high) = (self.column("lower_box"), self.column("upper_box"));
        let reach = number_text(reach);
        let least = format!("{low} - {reach} * ({high} - {low})");
        let most = format!("{high} + {reach} * ({high} - {low})");
        let value = crate::field::Field::parse(&self.axis.field).expression();
        let within = format!("({least} <= {value}) && ({value} <= {most})");
        let outside = format!("({value} < {least}) || ({value} > {most})");
        let filter = |test: &str| object([("filter", Value::text(test))]);
        let groupby = Value::list(self.found.groupby.clone());
        let joined = [("joinaggregate", Value::list(self.quartiles())), ("groupby", groupby)];
        let mut transforms = self.found.cuts.clone();
        transforms.push(object(joined));
        let of_whiskers = [filter(&within), self.whisker_ends()];
        let whiskers = Value::list(self.whiskers());
        let with_transforms = |transforms: Vec<Value>, layer: Value| {
            object([("transform", Value::list(transforms)), ("layer", layer)])
        };
        match self.outliers(filter(&outside)) {
            Some(outliers) => {
                let whiskers = with_transforms(of_whiskers.to_vec(), whiskers);
                with_transforms(transforms, Value::list(vec![outliers, whiskers]))
            }
            None => {
                transforms.extend(of_whiskers);
                with_transforms(transforms, whiskers)
            }
        }
    }

    /// The ends of the whiskers, and those of the box again.
    fn whisker_ends(&self) -> Value {
        let axis = &self.axis;
        let again = |name: &str, prefix: &str| {
            let column = names::column(prefix, &axis.field);
            let field = names::as_field(&column);
            object([("op", Value::text(name)), ("field", field), ("as", Value::text(&column))])
        };
        let ops = vec![
            op("min", axis, "lower_whisker"),
            op("max", axis, "upper_whisker"),
            again("min", "lower_box"),
            again("max", "upper_box"),
        ];
        aggregate(&self.found, ops).unwrap_or_default()
    }

    fn outliers(&self, beyond: Value) -> Option<Value> {
        let point = object([("type", Value::text("point"))]);
        let mark = self.composite.part_mark("outliers", &point)?;
        let along = with(&object(self.axis.shared()), "field", Value::text(&self.axis.field));
        let own = object([
            ("color", self.found.encoding.at("color").clone()),
            ("tooltip", self.single.clone()),
        ]);
        let along = object([(self.axis.channel.name(), along)]);
        let encoding = merged(&[&along, &without(&self.plain, &["tooltip"]), &own]);
        let transform = Value::list(vec![beyond]);
        Some(object([("transform", transform), ("mark", mark), ("encoding", encoding)]))
    }
}
