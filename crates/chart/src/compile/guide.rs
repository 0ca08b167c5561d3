//! What axes and legends have in common: properties that may depend on the tick, and texts.

use super::params::parse;
use super::scope::Scope;
use super::time::{moment_of, of_object};
use crate::bounds;
use crate::order::Codes;
use crate::problem::{Path, Problem, Result};
use crate::scene::{Align, Font, Item, Paint, Shape, Style, Text};
use crate::spec::def::{Def, Type};
use crate::spec::read::{Read, list_of, object};
use crate::text::{baseline_offset, line_height, truncated, wrapped};
use crate::value::{Key, Value, count};
use std::sync::Arc;

/// Reads a guide's properties: said, else by Vega's defaults.
pub(crate) struct Reader<'a> {
    pub(crate) get: &'a dyn Fn(&str) -> Value,
    pub(crate) scope: &'a Scope<'a>,
    pub(crate) path: Path,
}

impl Reader<'_> {
    /// A property for a tick or entry: a condition's value where its test is met, an expression's.
    pub(crate) fn at(&self, name: &str, datum: &Value) -> Result<Value> {
        self.resolve(&(self.get)(name), datum)
    }

    /// A property that does not depend on the tick.
    pub(crate) fn plain(&self, name: &str) -> Result<Value> {
        self.at(name, &Value::Undefined)
    }

    /// A number that does not depend on the tick.
    pub(crate) fn number(&self, name: &str) -> Result<Option<f64>> {
        Ok(self.plain(name)?.num())
    }

    /// The values that the author gives for a field or datum.
    pub(crate) fn values(&self, def: &Def) -> Result<Option<Vec<Value>>> {
        let said = self.plain("values")?;
        let Value::List(values) = said else { return Ok(None) };
        if !(self.get)("values").entries().is_empty() {
            // What an expression makes is taken as it is.
            return Ok(Some(values.to_vec()));
        }
        let one = |value: &Value| {
            let value = self.scope.data.resolved(value);
            match (def.is_temporal(), of_object(&value)) {
                (true, _) => moment_of(&value, def),
                (false, Some(moment)) => Value::Date(moment),
                (false, None) => value,
            }
        };
        let values: Vec<Value> = values.iter().map(one).collect();
        let lost = |value: &Value| matches!(value, Value::Text(_)) && value.to_number().is_nan();
        if def.is(Type::Quantitative)
            && let Some(at) = values.iter().position(lost)
        {
            let place = self.path.key("values").index(at);
            return Err(Problem::invalid(&place, crate::messages::expected("một số")));
        }
        Ok(Some(values))
    }

    /// How labels that would overlap are hidden.
    pub(crate) fn overlap(&self) -> Result<Option<String>> {
        Ok(match self.plain("labelOverlap")? {
            Value::Text(method) => Some(method.to_string()),
            Value::Bool(true) => Some("parity".to_owned()),
            _ => None,
        })
    }

    fn resolve(&self, value: &Value, datum: &Value) -> Result<Value> {
        if value.entries().is_empty() {
            return Ok(value.clone());
        }
        for condition in list_of(value.at("condition")) {
            if self.meets(condition.at("test"), datum)? {
                return self.resolve(&condition_value(&condition), datum);
            }
        }
        if value.member("condition").is_some() {
            return self.resolve(&condition_value(value), datum);
        }
        match value.at("expr").str().or_else(|| value.at("signal").str()) {
            Some(text) => self.eval(text, datum),
            None => Ok(value.clone()),
        }
    }

    fn meets(&self, test: &Value, datum: &Value) -> Result<bool> {
        if let Some(text) = test.str() {
            return Ok(self.eval(text, datum)?.to_bool());
        }
        // A test of a field is one of the tick's value or label.
        let predicate =
            super::predicate::Predicate::read(test, &self.path, &self.scope.data.params)?;
        let table = crate::table::Table::from_rows(std::slice::from_ref(datum));
        let met = predicate.bind(&table, &self.scope.data.params)(0);
        Ok(met)
    }

    /// An expression of a tick.
    pub(crate) fn eval(&self, text: &str, datum: &Value) -> Result<Value> {
        let expr = parse(text, &self.path)?;
        self.scope.data.params.check(&expr, &self.path)?;
        Ok(expr.eval(datum, &self.scope.data.params))
    }

    /// How the lines of a part are painted: by `domainColor`, `domainWidth`, …
    pub(crate) fn pen(&self, part: &str) -> Result<Pen> {
        let names = ["Color", "Width", "Opacity", "Dash", "DashOffset", "Cap"];
        let said = names.map(|what| (self.get)(&format!("{part}{what}")));
        let fixed = match said.iter().any(depends) {
            true => None,
            false => Some(self.lined(&said, &Value::Undefined)?),
        };
        Ok(Pen { said, fixed })
    }

    /// How the line of a tick is painted.
    pub(crate) fn stroke(&self, pen: &Pen, datum: &Value) -> Result<Style> {
        pen.fixed.as_ref().map_or_else(|| self.lined(&pen.said, datum), |style| Ok(style.clone()))
    }

    fn lined(&self, said: &[Value; 6], datum: &Value) -> Result<Style> {
        let [color, width, opacity, dash, offset, cap] = said;
        let get = |said: &Value| self.resolve(said, datum);
        Ok(Style {
            stroke: super::encode::paint::paint(&get(color)?),
            stroke_width: get(width)?.num(),
            stroke_opacity: get(opacity)?.num(),
            stroke_dash: super::encode::paint::dash(&get(dash)?),
            stroke_dash_offset: get(offset)?.num(),
            stroke_cap: get(cap)?.str().map(Arc::from),
            ..Style::default()
        })
    }

    /// The font of `label` or `title`, as its style has it.
    pub(crate) fn font(&self, part: &str, style: &str, datum: &Value) -> Result<Font> {
        let config = &self.scope.model.config;
        let or = |what: &str, styled: &str| -> Result<Value> {
            Ok(match self.at(&format!("{part}{what}"), datum)? {
                Value::Undefined => config.style(style, styled),
                said => said,
            })
        };
        let plain = |value: Value| match value {
            Value::Undefined | Value::Null => None,
            value => Some(value.to_text()).filter(|word| &**word != "normal"),
        };
        Ok(Font {
            family: or("Font", "font")?.to_text(),
            size: or("FontSize", "fontSize")?.num().unwrap_or(10.0),
            weight: plain(or("FontWeight", "fontWeight")?),
            style: plain(or("FontStyle", "fontStyle")?),
        })
    }

    /// The colour and opacity of `label` or `title`.
    pub(crate) fn ink(&self, part: &str, style: &str, datum: &Value) -> Result<Style> {
        let color = match self.at(&format!("{part}Color"), datum)? {
            Value::Undefined => self.scope.model.config.style(style, "fill"),
            said => said,
        };
        Ok(Style {
            fill: super::encode::paint::paint(&color),
            fill_opacity: self.at(&format!("{part}Opacity"), datum)?.num(),
            ..Style::default()
        })
    }
}

/// How the lines of a part of a guide are painted, mostly all alike.
pub(crate) struct Pen {
    said: [Value; 6],
    fixed: Option<Style>,
}

/// Whether a property may be another for each tick: it is a condition or an expression.
pub(crate) fn depends(said: &Value) -> bool {
    !said.entries().is_empty()
}

/// What a guide itself says of a property. Vega takes no `null` for a colour: it is as if it was not
/// there.
pub(crate) fn said<'v>(guide: &'v Value, name: &str) -> &'v Value {
    match guide.at(name) {
        Value::Null if name.to_ascii_lowercase().ends_with("color") => &Value::Undefined,
        said => said,
    }
}

/// Of things with one key the last, each at the place of the first: Vega joins a guide's ticks and labels
/// by their values as JavaScript writes them, and dates it writes to the second.
pub(crate) fn keyed<T>(all: Vec<T>, value: impl Fn(&T) -> &Value) -> Vec<T> {
    let key = |one: &T| match value(one) {
        Value::Date(moment) => Value::Number((moment / 1000.0).floor()).to_text(),
        other => other.to_text(),
    };
    let mut places = Codes::default();
    let mut kept: Vec<T> = Vec::with_capacity(all.len());
    for one in all {
        let place = places.code(Key::Text(key(&one)));
        match kept.get_mut(place) {
            Some(known) => *known = one,
            None => kept.push(one),
        }
    }
    kept
}

fn condition_value(value: &Value) -> Value {
    match value.member("value") {
        Some(value) => value.clone(),
        None => {
            object([("expr", value.at("expr").clone()), ("signal", value.at("signal").clone())])
        }
    }
}

/// How words stand at their place.
pub(crate) struct Setting<'a> {
    pub(crate) at: (f64, f64),
    pub(crate) offset: (f64, f64),
    pub(crate) align: &'a str,
    pub(crate) baseline: &'a str,
    pub(crate) angle: f64,
    pub(crate) limit: f64,
    /// Into how many lines each may be broken before it is cut.
    pub(crate) most_lines: usize,
    pub(crate) line_height: Option<f64>,
}

/// Words at a place.
pub(crate) fn words(lines: &[Value], font: Font, set: &Setting<'_>, scope: &Scope<'_>) -> Text {
    let measure = scope.options.measure;
    let lines: Vec<Arc<str>> = match set.most_lines {
        1 => {
            let cut = |line: &Value| truncated(&line.to_text(), set.limit, "…", &font, measure);
            lines.iter().map(cut).collect()
        }
        most => {
            let broken = |line: &Value| wrapped(&line.to_text(), set.limit, most, &font, measure);
            lines.iter().flat_map(broken).collect()
        }
    };
    let line_height = set.line_height.unwrap_or_else(|| line_height(font.size));
    let align = match set.align {
        "center" => Align::Center,
        "right" => Align::Right,
        _ => Align::Left,
    };
    let (dx, dy) = set.offset;
    let offset = (dx, dy + baseline_offset(set.baseline, font.size, line_height));
    Text { at: set.at, lines, line_height, angle: set.angle, offset, align, font }
}

/// Words about the place where they would stand if they had not been broken: Vega hangs all lines on
/// the baseline of the first.
pub(crate) fn about_place(mut text: Text, given: usize, baseline: &str) -> Text {
    let share = match baseline {
        "middle" => 0.5,
        "bottom" | "line-bottom" => 1.0,
        _ => 0.0,
    };
    text.offset.1 -= share * text.line_height * count(text.lines.len().saturating_sub(given));
    text
}

/// The room of words.
pub(crate) fn room(text: &Text, scope: &Scope<'_>) -> crate::geometry::Bounds {
    bounds::words(text, scope.options.measure)
}

/// Words as an item.
pub(crate) fn text_item(text: Text, style: Style) -> Item {
    Item::new(Shape::Text(text), style)
}

/// A line as an item.
pub(crate) fn rule_item(from: (f64, f64), to: (f64, f64), style: Style) -> Item {
    Item::new(Shape::Rule { from, to }, style)
}

/// Whether anything would be painted.
pub(crate) fn is_painted(style: &Style) -> bool {
    let shows = |paint: &Option<Paint>| paint.is_some();
    shows(&style.fill) || shows(&style.stroke)
}
