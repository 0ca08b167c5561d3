//! Reading a value with serde, from whatever format there is.
//!
//! The rows of a table are much alike: names, and texts that come again, are taken from the row before
//! and not allocated anew.

use std::fmt;
use std::sync::Arc;

use serde::de::{Deserialize, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use super::{Name, Object, Value};

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Like(&Self::Undefined).deserialize(deserializer)
    }
}

/// Any value, likely to be much like this one.
#[derive(Clone, Copy)]
pub(crate) struct Like<'l>(pub(crate) &'l Value);

impl<'de> DeserializeSeed<'de> for Like<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Like<'_> {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.deserialize(deserializer)
    }

    fn visit_bool<E>(self, truth: bool) -> Result<Value, E> {
        Ok(Value::Bool(truth))
    }

    fn visit_f64<E>(self, number: f64) -> Result<Value, E> {
        Ok(Value::Number(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON's numbers are JavaScript's")]
    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "JSON's numbers are JavaScript's")]
    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::Number(number as f64))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(match self.0 {
            Value::Text(known) if **known == *text => self.0.clone(),
            _ => Value::text(text),
        })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) =
            access.next_element_seed(Like(all.last().unwrap_or(&Value::Undefined)))?
        {
            all.push(one);
        }
        Ok(Value::list(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Value, A::Error> {
        let like = if let Value::Object(like) = self.0 { like.0.as_slice() } else { &[] };
        let mut object = Object(Vec::with_capacity(like.len()));
        // As long as the names are those of the other object, none comes twice.
        let mut is_alike = true;
        while let Some(name) = access.next_key_seed(OneOf { like, at: object.0.len() })? {
            let known = like.get(object.0.len()).filter(|(one, _)| Arc::ptr_eq(one, &name));
            is_alike = is_alike && known.is_some();
            let value = access
                .next_value_seed(Like(known.map_or(&Value::Undefined, |(_, value)| value)))?;
            if is_alike {
                object.0.push((name, value));
            } else {
                object.set(name, value);
            }
        }
        Ok(Value::Object(Arc::new(object)))
    }
}

/// A name, likely one of another object's: the one at this place, or else any.
struct OneOf<'l> {
    like: &'l [(Name, Value)],
    at: usize,
}

impl<'de> DeserializeSeed<'de> for OneOf<'_> {
    type Value = Name;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Name, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for OneOf<'_> {
    type Value = Name;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a name")
    }

    fn visit_str<E>(self, text: &str) -> Result<Name, E> {
        let mut likely = self.like.get(self.at).into_iter().chain(self.like);
        let known = likely.find(|(one, _)| **one == *text);
        Ok(known.map_or_else(|| Name::from(text), |(name, _)| Name::clone(name)))
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[track_caller]
    fn check(text: &str) {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(value.to_json(), text);
    }

    #[test]
    fn rows_are_read_each_for_itself() {
        check(r#"[{"a":"x","b":1},{"a":"x","b":2},{"b":"x"},{"b":3,"a":"y","c":[]},{}]"#);
        check(r#"[{"a":{"b":"x"}},{"a":{"b":"x","c":"z"}},{"a":"x"},"x",["x"],["x","x"]]"#);
        let twice: Value = serde_json::from_str(r#"[{"a":1,"b":2},{"a":3,"a":4}]"#).unwrap();
        assert_eq!(twice.to_json(), r#"[{"a":1,"b":2},{"a":4}]"#);
    }

    #[test]
    fn what_comes_again_is_shared() {
        let value: Value = serde_json::from_str(r#"[{"a":"x"},{"a":"x"}]"#).unwrap();
        let Value::List(rows) = value else { panic!("a list") };
        let [Value::Object(one), Value::Object(two)] = rows.as_slice() else { panic!("two") };
        let ([(name, Value::Text(text))], [(other, Value::Text(same))]) = (&*one.0, &*two.0) else {
            panic!("texts")
        };
        assert!(std::sync::Arc::ptr_eq(name, other) && std::sync::Arc::ptr_eq(text, same));
    }
}
