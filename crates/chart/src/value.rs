//! A value of a table or of an expression, with JavaScript's conversions: Vega-Lite's expressions,
//! sorting and grouping are defined by them.

pub(crate) mod read;

use std::cmp::Ordering;
use std::fmt::Write as _;
use std::sync::Arc;

use crate::digits::{self, Decimal, plain};

/// No list or object is written out further than this: one that holds another many times is small in
/// memory, and may be without end on paper.
const LONGEST: usize = 1_000_000;

/// The name of a field.
pub type Name = Arc<str>;

/// A value. Cloning one is cheap: what is long is shared.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Value {
    /// Nothing is there: a row without this field.
    #[default]
    Undefined,
    /// JSON's `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// A number, possibly `NaN`.
    Number(f64),
    /// A moment, in milliseconds since 1970-01-01T00:00Z.
    Date(f64),
    /// Text.
    Text(Arc<str>),
    /// A list.
    List(Arc<Vec<Value>>),
    /// Named values.
    Object(Arc<Object>),
}

/// Named values in the order in which they were written.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Object(pub Vec<(Name, Value)>);

impl Object {
    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(key, _)| &**key == name).map(|(_, value)| value)
    }

    /// Sets a name, in its old place if it has one.
    pub fn set(&mut self, name: Name, value: Value) {
        match self.0.iter_mut().find(|(key, _)| *key == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name, value)),
        }
    }
}

impl Value {
    /// Text.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self::Text(Arc::from(text))
    }

    /// A list.
    #[must_use]
    pub fn list(values: Vec<Self>) -> Self {
        Self::List(Arc::new(values))
    }

    /// Named values.
    #[must_use]
    pub fn object(entries: Vec<(Name, Self)>) -> Self {
        Self::Object(Arc::new(Object(entries)))
    }

    /// Neither `undefined` nor `null`.
    #[must_use]
    pub fn is_present(&self) -> bool {
        !matches!(self, Self::Undefined | Self::Null)
    }

    /// Vega's `isValid`: present, and not `NaN`.
    #[must_use]
    pub fn is_valid(&self) -> bool {
        match self {
            Self::Undefined | Self::Null => false,
            Self::Number(number) | Self::Date(number) => !number.is_nan(),
            _ => true,
        }
    }

    /// JavaScript's `Number(value)`: `null` is 0, `undefined` and words are `NaN`.
    ///
    /// ```
    /// use chart::value::Value;
    /// assert_eq!(Value::text(" 1e3 ").to_number(), 1000.0);
    /// assert_eq!(Value::Null.to_number(), 0.0);
    /// assert!(Value::Undefined.to_number().is_nan());
    /// ```
    #[must_use]
    pub fn to_number(&self) -> f64 {
        match self {
            Self::Undefined | Self::Object(_) => f64::NAN,
            Self::Null => 0.0,
            Self::Bool(truth) => f64::from(u8::from(*truth)),
            Self::Number(number) | Self::Date(number) => *number,
            Self::Text(text) => number_of(text),
            Self::List(values) => match values.as_slice() {
                [] => 0.0,
                [one] => Self::text(&one.to_text()).to_number(),
                _ => f64::NAN,
            },
        }
    }

    /// JavaScript's `Boolean(value)`.
    #[must_use]
    pub fn to_bool(&self) -> bool {
        match self {
            Self::Undefined | Self::Null => false,
            Self::Bool(truth) => *truth,
            Self::Number(number) => *number != 0.0 && !number.is_nan(),
            Self::Text(text) => !text.is_empty(),
            Self::Date(_) | Self::List(_) | Self::Object(_) => true,
        }
    }

    /// JavaScript's `String(value)`; a moment is written as its ISO date, which does not depend on
    /// where the reader is.
    #[must_use]
    pub fn to_text(&self) -> Arc<str> {
        match self {
            Self::Undefined => "undefined".into(),
            Self::Null => "null".into(),
            Self::Bool(truth) => if *truth { "true" } else { "false" }.into(),
            Self::Number(number) => number_text(*number).into(),
            Self::Date(moment) => crate::time::iso(*moment).into(),
            Self::Text(text) => Arc::clone(text),
            Self::List(_) => {
                let mut out = String::new();
                self.join(&mut out);
                out.into()
            }
            Self::Object(_) => "[object Object]".into(),
        }
    }

    /// As `Array.join` writes an element: nothing for what is not there.
    fn join(&self, out: &mut String) {
        let Self::List(values) = self else {
            if self.is_present() {
                out.push_str(&self.to_text());
            }
            return;
        };
        for (at, one) in values.iter().enumerate() {
            if out.len() > LONGEST {
                break;
            }
            if at > 0 {
                out.push(',');
            }
            one.join(out);
        }
    }

    /// A field of an object, an element of a list, or `Undefined`.
    #[must_use]
    pub fn get(&self, key: &str) -> Self {
        match self {
            Self::Object(object) => object.get(key).cloned().unwrap_or_default(),
            Self::List(values) => match key {
                "length" => Self::Number(count(values.len())),
                _ => key
                    .parse()
                    .ok()
                    .and_then(|at: usize| values.get(at))
                    .cloned()
                    .unwrap_or_default(),
            },
            Self::Text(text) if key == "length" => Self::Number(count(text.encode_utf16().count())),
            _ => Self::Undefined,
        }
    }

    /// JavaScript's `===`; moments are equal when they are the same moment.
    #[must_use]
    pub fn strictly_equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(one), Self::List(two)) => Arc::ptr_eq(one, two),
            (Self::Object(one), Self::Object(two)) => Arc::ptr_eq(one, two),
            _ => self == other,
        }
    }

    /// JavaScript's `==`.
    #[must_use]
    pub fn loosely_equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Undefined | Self::Null, Self::Undefined | Self::Null) => true,
            (Self::Undefined | Self::Null, _) | (_, Self::Undefined | Self::Null) => false,
            (Self::Text(one), Self::Text(two)) => one == two,
            (Self::List(_) | Self::Object(_), Self::List(_) | Self::Object(_)) => {
                self.strictly_equals(other)
            }
            (Self::Text(text), Self::List(_) | Self::Object(_) | Self::Date(_)) => {
                *text == other.to_text()
            }
            (Self::List(_) | Self::Object(_) | Self::Date(_), Self::Text(text)) => {
                *text == self.to_text()
            }
            _ => self.to_number() == other.to_number(),
        }
    }

    /// Vega's `ascending`: nothing before anything, `NaN` after nothing, then JavaScript's order.
    #[must_use]
    pub fn ascending(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(one), Self::Text(two)) => {
                return one.encode_utf16().cmp(two.encode_utf16());
            }
            (Self::Number(one), Self::Number(two)) if !one.is_nan() && !two.is_nan() => {
                return one.partial_cmp(two).unwrap_or(Ordering::Equal);
            }
            _ => {}
        }
        match (self.is_present(), other.is_present()) {
            (false, false) => return Ordering::Equal,
            (false, true) => return Ordering::Less,
            (true, false) => return Ordering::Greater,
            (true, true) => {}
        }
        let (one, two) = (self.to_number(), other.to_number());
        match (one.is_nan(), two.is_nan()) {
            (false, false) => one.partial_cmp(&two).unwrap_or(Ordering::Equal),
            (true, false) if matches!(self, Self::Number(_) | Self::Date(_)) => Ordering::Less,
            (false, true) if matches!(other, Self::Number(_) | Self::Date(_)) => Ordering::Greater,
            // A word and a number are neither before nor after each other.
            _ => match (self, other) {
                (Self::List(_) | Self::Object(_), _) | (_, Self::List(_) | Self::Object(_)) => {
                    self.to_text().encode_utf16().cmp(other.to_text().encode_utf16())
                }
                _ => Ordering::Equal,
            },
        }
    }

    /// What tells one group from another: Vega joins the texts of the values.
    #[must_use]
    pub fn key(&self) -> Key {
        match self {
            Self::Undefined => Key::Undefined,
            Self::Null => Key::Null,
            Self::Bool(truth) => Key::Bool(*truth),
            // 0 and -0 are one number, and so are all NaN.
            Self::Number(number) if *number == 0.0 => Key::Number(0),
            Self::Number(number) if number.is_nan() => Key::Number(f64::NAN.to_bits()),
            Self::Number(number) | Self::Date(number) => Key::Number(number.to_bits()),
            Self::Text(text) => Key::Text(Arc::clone(text)),
            Self::List(_) | Self::Object(_) => Key::Text(self.to_json().into()),
        }
    }

    /// The value as JSON.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        write_json(self, &mut out);
        out
    }
}

/// A value that can be hashed: equal for values that belong to one group.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Key {
    /// Nothing there.
    Undefined,
    /// `null`.
    Null,
    /// A truth value.
    Bool(bool),
    /// The bits of a number or of a moment.
    Number(u64),
    /// Text, or what is not simple as JSON.
    Text(Arc<str>),
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Value {
    fn from(truth: bool) -> Self {
        Self::Bool(truth)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

/// A count as a number. Tables are far smaller than 2^53.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "no table has 2^53 rows")]
pub fn count(count: usize) -> f64 {
    count as f64
}

/// JavaScript's `Number(text)`.
fn number_of(text: &str) -> f64 {
    let text = text.trim();
    match text {
        "" => 0.0,
        "Infinity" | "+Infinity" => f64::INFINITY,
        "-Infinity" => f64::NEG_INFINITY,
        _ => {
            let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
            // Rust also reads «inf» and «nan», which JavaScript takes for words.
            if digits.starts_with(|first: char| first.is_ascii_digit() || first == '.') {
                digits::read(text).unwrap_or_else(|| radix(text))
            } else {
                f64::NAN
            }
        }
    }
}

fn radix(text: &str) -> f64 {
    let with = |digits: &str, radix| u32::from_str_radix(digits, radix).map_or(f64::NAN, f64::from);
    match text.get(..2) {
        Some("0x" | "0X") => with(text.get(2..).unwrap_or_default(), 16),
        Some("0o" | "0O") => with(text.get(2..).unwrap_or_default(), 8),
        Some("0b" | "0B") => with(text.get(2..).unwrap_or_default(), 2),
        _ => f64::NAN,
    }
}

/// A number as JavaScript writes it: shortest digits, an exponent from 1e21 and below 1e-6.
///
/// ```
/// use chart::value::number_text;
/// assert_eq!(number_text(1e21), "1e+21");
/// assert_eq!(number_text(-0.0), "0");
/// assert_eq!(number_text(1.5e-7), "1.5e-7");
/// ```
#[must_use]
pub fn number_text(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    if number.is_infinite() {
        return if number > 0.0 { "Infinity" } else { "-Infinity" }.to_owned();
    }
    if number == 0.0 {
        return "0".to_owned();
    }
    let size = number.abs();
    if (1e-6..1e21).contains(&size) {
        return plain(number);
    }
    let shortest = Decimal::shortest(size);
    let (first, rest) = shortest.digits.split_first().unwrap_or((&0, &[]));
    let sign = if number < 0.0 { "-" } else { "" };
    let point = if rest.is_empty() { "" } else { "." };
    let rest: String = rest.iter().map(|digit| char::from(b'0' + digit)).collect();
    format!("{sign}{first}{point}{rest}e{:+}", shortest.point - 1)
}

fn write_json(value: &Value, out: &mut String) {
    if out.len() > LONGEST {
        return;
    }
    match value {
        Value::Undefined | Value::Null => out.push_str("null"),
        Value::Number(number) if !number.is_finite() => out.push_str("null"),
        Value::Bool(_) | Value::Number(_) => out.push_str(&value.to_text()),
        Value::Date(_) | Value::Text(_) => write_json_text(&value.to_text(), out),
        Value::List(values) => {
            out.push('[');
            for (at, one) in values.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_json(one, out);
            }
            out.push(']');
        }
        Value::Object(object) => {
            out.push('{');
            let there = object.0.iter().filter(|(_, value)| *value != Value::Undefined);
            for (at, (name, one)) in there.enumerate() {
                if at > 0 {
                    out.push(',');
                }
                write_json_text(name, out);
                out.push(':');
                write_json(one, out);
            }
            out.push('}');
        }
    }
}

fn write_json_text(text: &str, out: &mut String) {
    out.push('"');
    for one in text.chars() {
        match one {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if control < ' ' => {
                // Writing to a String cannot fail.
                let _ = write!(out, "\\u{:04x}", u32::from(control));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::Value;

    #[track_caller]
    fn order(one: impl Into<Value>, two: impl Into<Value>, expected: Ordering) {
        let (one, two) = (one.into(), two.into());
        assert_eq!(one.ascending(&two), expected);
        assert_eq!(two.ascending(&one), expected.reverse());
    }

    #[test]
    fn nothing_comes_first() {
        order(Value::Null, Value::Undefined, Ordering::Equal);
        order(Value::Null, -1.0, Ordering::Less);
        order(f64::NAN, -1.0, Ordering::Less);
        order(2.0, 10.0, Ordering::Less);
        order("10", "2", Ordering::Less);
        order("b", "a", Ordering::Greater);
    }

    #[test]
    fn texts_become_numbers_as_in_javascript() {
        for (text, number) in
            [("", 0.0), ("12", 12.0), (" -1.5e2\n", -150.0), (".5", 0.5), ("0x1F", 31.0)]
        {
            assert_eq!(Value::from(text).to_number(), number, "{text:?}");
        }
        for text in ["inf", "nan", "1,5", "12px", "--1", "infinity"] {
            assert!(Value::from(text).to_number().is_nan(), "{text:?}");
        }
    }

    #[test]
    fn json_is_read_and_written() {
        let text = r#"{"a":[1,null,"\"x\"",true,1.5],"b":{}}"#;
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(value.to_json(), text);
        assert_eq!(value.get("a").get("2"), Value::from("\"x\""));
        assert_eq!(value.get("a").get("9"), Value::Undefined);
    }
}
