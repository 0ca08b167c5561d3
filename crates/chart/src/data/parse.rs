//! The types of columns: read from a spec, or inferred.

use std::sync::Arc;

use crate::table::Table;
use crate::transform::extent::is_empty;
use crate::value::{Name, Value};

use crate::time;

/// What a column's values become (vega-loader's `typeParsers`). Nothing, `null` and empty text
/// become `null` in all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parse {
    /// Numbers; words become `NaN`.
    Number,
    /// Truth values; `"false"` and `"0"` are false.
    Boolean,
    /// Moments. As in Vega they are numbers of milliseconds, unless a specifier was given: then
    /// they are dates, and `null` where the text has another form.
    Date(Option<String>),
    /// As [`Parse::Date`]; the engine reads all times in UTC.
    Utc(Option<String>),
    /// Texts.
    Text,
}

impl Parse {
    /// The type of its name in a spec: `number`, `date:'%d/%m/%Y'`, …
    ///
    /// ```
    /// use chart::data::parse::Parse;
    /// assert_eq!(Parse::from_name("utc:'%Y'"), Some(Parse::Utc(Some("%Y".to_owned()))));
    /// assert_eq!(Parse::from_name("money"), None);
    /// ```
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        if let Some((kind, specifier)) = name.split_once(':') {
            let bare = ['\'', '"']
                .iter()
                .find_map(|quote| specifier.strip_prefix(*quote)?.strip_suffix(*quote));
            let specifier = Some(bare.unwrap_or(specifier).to_owned());
            return match kind {
                "date" => Some(Self::Date(specifier)),
                "utc" => Some(Self::Utc(specifier)),
                _ => None,
            };
        }
        Some(match name {
            "number" | "integer" => Self::Number,
            "boolean" => Self::Boolean,
            "date" => Self::Date(None),
            "utc" => Self::Utc(None),
            "string" => Self::Text,
            _ => return None,
        })
    }

    /// The value in this type.
    #[must_use]
    pub fn convert(&self, value: &Value) -> Value {
        match self {
            Self::Date(Some(specifier)) | Self::Utc(Some(specifier)) => with(value, specifier),
            _ if is_empty(value) => Value::Null,
            Self::Number => value.to_number().into(),
            Self::Boolean => to_boolean(value),
            Self::Date(None) | Self::Utc(None) => to_date(value),
            Self::Text => Value::Text(value.to_text()),
        }
    }
}

/// Converts a column; one that is not there becomes a column of `null`.
pub fn parse(table: &mut Table, column: &Name, how: &Parse) {
    let values = match table.column(column) {
        Some(values) => once_each(values, |value| how.convert(value)),
        None => vec![how.convert(&Value::Undefined); table.len()],
    };
    table.set(Name::clone(column), values);
}

/// What is made of each value. One that is the same text as the one before is not read again.
pub(crate) fn once_each<T: Clone>(values: &[Value], make: impl Fn(&Value) -> T) -> Vec<T> {
    let mut all: Vec<T> = Vec::with_capacity(values.len());
    let mut before = &Value::Undefined;
    for value in values {
        let known = match (before, value) {
            (Value::Text(one), Value::Text(two)) if Arc::ptr_eq(one, two) => all.last().cloned(),
            _ => None,
        };
        all.push(known.unwrap_or_else(|| make(value)));
        before = value;
    }
    all
}

/// Infers the type of each column from its values (vega-loader's `inferTypes`, for `parse: "auto"`):
/// truth values, numbers, dates, or else texts. Only columns that the first row has are looked at.
#[must_use]
pub fn infer(table: &Table) -> Vec<(Name, Parse)> {
    let in_first = |name: &&Name| table.value(name, 0) != Value::Undefined;
    let names = table.names().filter(in_first);
    names.map(|name| (Name::clone(name), infer_column(table, name))).collect()
}

fn infer_column(table: &Table, name: &str) -> Parse {
    let tests: [fn(&Value) -> bool; 3] = [is_boolean, is_number, is_date];
    let types = [Parse::Boolean, Parse::Number, Parse::Date(None)];
    let values = table.column(name).map(|column| column.as_slice()).unwrap_or_default();
    let passes = |test: &fn(&Value) -> bool| values.iter().filter(|one| one.is_valid()).all(test);
    tests.iter().zip(types).find(|(test, _)| passes(test)).map_or(Parse::Text, |(_, found)| found)
}

fn is_boolean(value: &Value) -> bool {
    match value {
        Value::Bool(_) => true,
        Value::Text(text) => matches!(&**text, "true" | "false"),
        _ => false,
    }
}

fn is_number(value: &Value) -> bool {
    !matches!(value, Value::Date(_)) && !value.to_number().is_nan()
}

fn is_date(value: &Value) -> bool {
    match value {
        Value::Date(_) | Value::Number(_) => true,
        _ => time::parse(&value.to_text()).is_some(),
    }
}

fn to_boolean(value: &Value) -> Value {
    let is_word_for_false = matches!(value, Value::Text(text) if matches!(&**text, "false" | "0"));
    Value::Bool(value.to_bool() && !is_word_for_false)
}

fn to_date(value: &Value) -> Value {
    match value {
        Value::Number(_) | Value::Date(_) => value.clone(),
        _ => time::parse(&value.to_text()).unwrap_or(f64::NAN).into(),
    }
}

/// d3 makes a text of the value first, so that nothing has no date either.
fn with(value: &Value, specifier: &str) -> Value {
    time::parse_with(&value.to_text(), specifier).map_or(Value::Null, Value::Date)
}

#[cfg(test)]
mod tests {
    use super::{Parse, infer, parse};
    use crate::transform::testing::{same, table};

    #[track_caller]
    fn check(kind: &str, values: &str, expected: &str) {
        let mut rows = table(values);
        parse(&mut rows, &"data".into(), &Parse::from_name(kind).unwrap());
        same(&rows, expected);
    }

    #[test]
    fn converts_as_vega_does() {
        let numbers = r##"["12","",null,"x",true," 3 "]"##;
        check("number", numbers, r##"[12,null,null,"#NaN",1,3]"##);
        let truths = r##"["true","false","0","",1,0,null,"no"]"##;
        check("boolean", truths, "[true,false,false,null,true,false,null,true]");
        check("string", r##"[1,true,null,"",[1,2]]"##, r##"["1","true",null,null,"1,2"]"##);
        check("date", r##"[5,null,"","#Date:7"]"##, r##"[5,null,null,"#Date:7"]"##);
    }

    #[track_caller]
    fn inferred(values: &str, expected: Parse) {
        assert_eq!(infer(&table(values)), [("data".into(), expected)], "{values}");
    }

    #[test]
    fn infers_as_vega_does() {
        inferred(r##"["true","false",""]"##, Parse::Text);
        inferred(r##"[true,null,false]"##, Parse::Boolean);
        inferred(r##"["1","2.5",""]"##, Parse::Number);
        inferred(r##"["1","x"]"##, Parse::Text);
        inferred(r##"[1,null,"#NaN"]"##, Parse::Number);
        inferred(r##"[null,null]"##, Parse::Boolean);
        inferred(r##"[true,1]"##, Parse::Number);
        inferred(r##"["#Date:1",null]"##, Parse::Date(None));
        assert_eq!(infer(&table("[]")), []);
    }
}
