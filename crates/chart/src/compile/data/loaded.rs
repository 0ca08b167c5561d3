//! What an address gives.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::table::{Builder, Table};
use crate::value::Value;
use crate::value::read::Like;

/// What an address gives.
#[derive(Clone, Debug, PartialEq)]
pub enum Loaded {
    /// A text, as CSV.
    Text(String),
    /// JSON, read.
    Json(Value),
    /// A list of rows in JSON, read into a table right away: that is faster, and so is handing it out
    /// again, for tables share their columns.
    Rows(Table),
}

/// JSON: a list becomes rows.
///
/// ```
/// use chart::Loaded;
/// let rows: Loaded = serde_json::from_str(r#"[{"a":1},{"b":2}]"#).unwrap();
/// assert!(matches!(rows, Loaded::Rows(table) if table.len() == 2));
/// let other: Loaded = serde_json::from_str(r#"{"a":[]}"#).unwrap();
/// assert!(matches!(other, Loaded::Json(_)));
/// ```
impl<'de> Deserialize<'de> for Loaded {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Json)
    }
}

struct Json;

const ANY: Like<'_> = Like(&Value::Undefined);

impl<'de> Visitor<'de> for Json {
    type Value = Loaded;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("JSON")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Loaded, A::Error> {
        let mut rows = Builder::default();
        while access.next_element_seed(&mut rows)?.is_some() {}
        Ok(Loaded::Rows(rows.finish()))
    }

    fn visit_map<A: MapAccess<'de>>(self, access: A) -> Result<Loaded, A::Error> {
        ANY.visit_map(access).map(Loaded::Json)
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<Loaded, E> {
        ANY.visit_unit().map(Loaded::Json)
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<Loaded, E> {
        ANY.visit_bool(truth).map(Loaded::Json)
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<Loaded, E> {
        ANY.visit_f64(number).map(Loaded::Json)
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<Loaded, E> {
        ANY.visit_i64(number).map(Loaded::Json)
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<Loaded, E> {
        ANY.visit_u64(number).map(Loaded::Json)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Loaded, E> {
        ANY.visit_str(text).map(Loaded::Json)
    }
}

#[cfg(test)]
mod tests {
    use super::Loaded;
    use crate::table::Table;
    use crate::value::Value;

    #[test]
    fn rows_are_those_of_their_values() {
        for text in [
            r#"[{"a":1,"b":"x"},{"b":"x","a":2},{"b":[1,{"c":null}]},{},{"a":1,"a":3}]"#,
            r#"[1,"x",null,true,-1,[2],1.5,{"data":7}]"#,
            "[]",
        ] {
            let Ok(Loaded::Rows(rows)) = serde_json::from_str(text) else { panic!("{text}") };
            let Ok(Value::List(values)) = serde_json::from_str(text) else { panic!("{text}") };
            assert_eq!(rows, Table::from_rows(&values), "{text}");
        }
        for text in ["null", "7", "-7", "1.5", "true", "\"x\"", "{\"a\":1}"] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(serde_json::from_str::<Loaded>(text).unwrap(), Loaded::Json(value));
        }
        assert!(serde_json::from_str::<Loaded>("[{]").is_err());
    }
}
