//! Rows read with serde right into columns, without an object for each.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::Builder;
use crate::value::read::Like;
use crate::value::{Name, Value};

/// Reads a row: an object's members; what is no object has the field `data`, as in Vega.
impl<'de> DeserializeSeed<'de> for &mut Builder {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Builder {
    fn push_data(&mut self, value: Value) {
        self.push([(Name::from("data"), value)]);
    }
}

const ANY: Like<'_> = Like(&Value::Undefined);

impl<'de> Visitor<'de> for &mut Builder {
    type Value = ();

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a row")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<(), A::Error> {
        let mut at = 0;
        while let Some(place) = access.next_key_seed(Place { builder: self, at })? {
            let like = self.columns.get(place).and_then(|(_, column)| column.last());
            let value = access.next_value_seed(Like(like.unwrap_or(&Value::Undefined)))?;
            self.put(place, value);
            at = place + 1;
        }
        self.rows += 1;
        Ok(())
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<(), E> {
        ANY.visit_unit().map(|value| self.push_data(value))
    }

    fn visit_bool<E: serde::de::Error>(self, truth: bool) -> Result<(), E> {
        ANY.visit_bool(truth).map(|value| self.push_data(value))
    }

    fn visit_f64<E: serde::de::Error>(self, number: f64) -> Result<(), E> {
        ANY.visit_f64(number).map(|value| self.push_data(value))
    }

    fn visit_i64<E: serde::de::Error>(self, number: i64) -> Result<(), E> {
        ANY.visit_i64(number).map(|value| self.push_data(value))
    }

    fn visit_u64<E: serde::de::Error>(self, number: u64) -> Result<(), E> {
        ANY.visit_u64(number).map(|value| self.push_data(value))
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<(), E> {
        ANY.visit_str(text).map(|value| self.push_data(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, access: A) -> Result<(), A::Error> {
        ANY.visit_seq(access).map(|value| self.push_data(value))
    }
}

/// The column of a name: likely the one at this place.
struct Place<'b> {
    builder: &'b mut Builder,
    at: usize,
}

impl<'de> DeserializeSeed<'de> for Place<'_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Place<'_> {
    type Value = usize;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_str<E>(self, name: &str) -> Result<usize, E> {
        Ok(self.builder.place(self.at, name, || Name::from(name)))
    }
}
