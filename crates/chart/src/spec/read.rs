//! Small readers of a spec's values. What is not there reads as nothing.

use std::sync::Arc;

use crate::value::{Name, Object, Value};

/// A spec's value, read by key.
pub trait Read {
    /// The member of this name, `Undefined` where there is none.
    fn at(&self, key: &str) -> &Value;
    /// The member of this name, if it is there at all (it may be `null`).
    fn member(&self, key: &str) -> Option<&Value>;
    /// Its text.
    fn str(&self) -> Option<&str>;
    /// Its number.
    fn num(&self) -> Option<f64>;
    /// Its truth value.
    fn bool(&self) -> Option<bool>;
    /// Its elements; nothing where it is no list.
    fn items(&self) -> &[Value];
    /// Its members; nothing where it is no object.
    fn entries(&self) -> &[(Name, Value)];
    /// Whether it is there and not `null`.
    fn is_some(&self) -> bool;
    /// Whether it is `null` or `false`.
    fn is_off(&self) -> bool;
}

static UNDEFINED: Value = Value::Undefined;

impl Read for Value {
    fn at(&self, key: &str) -> &Value {
        self.member(key).unwrap_or(&UNDEFINED)
    }

    fn member(&self, key: &str) -> Option<&Value> {
        match self {
            Value::Object(object) => object.get(key),
            _ => None,
        }
    }

    fn str(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    fn num(&self) -> Option<f64> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    fn bool(&self) -> Option<bool> {
        match self {
            Value::Bool(truth) => Some(*truth),
            _ => None,
        }
    }

    fn items(&self) -> &[Value] {
        match self {
            Value::List(items) => items,
            _ => &[],
        }
    }

    fn entries(&self) -> &[(Name, Value)] {
        match self {
            Value::Object(object) => &object.0,
            _ => &[],
        }
    }

    fn is_some(&self) -> bool {
        self.is_present()
    }

    fn is_off(&self) -> bool {
        matches!(self, Value::Null | Value::Bool(false))
    }
}

/// A list as it is, anything else as a list of one; nothing as none.
#[must_use]
pub fn list_of(value: &Value) -> Vec<Value> {
    match value {
        Value::List(items) => items.to_vec(),
        Value::Undefined => Vec::new(),
        other => vec![other.clone()],
    }
}

/// An object of these members, without those that are not there.
#[must_use]
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    let there = members.into_iter().filter(|(_, value)| *value != Value::Undefined);
    Value::object(there.map(|(name, value)| (Name::from(name), value)).collect())
}

/// The first object with the members of the others over it, later ones over earlier ones.
#[must_use]
pub fn merged(objects: &[&Value]) -> Value {
    let mut all = Object::default();
    for (name, value) in objects.iter().flat_map(|object| object.entries()) {
        all.set(Name::clone(name), value.clone());
    }
    Value::Object(Arc::new(all))
}

/// Objects merged all the way down.
#[must_use]
pub fn deeply_merged(under: &Value, over: &Value) -> Value {
    let (Value::Object(below), Value::Object(above)) = (under, over) else {
        return if *over == Value::Undefined { under.clone() } else { over.clone() };
    };
    let mut all = Object::clone(below);
    for (name, value) in &above.0 {
        let merged = below.get(name).map_or_else(|| value.clone(), |old| deeply_merged(old, value));
        all.set(Name::clone(name), merged);
    }
    Value::Object(Arc::new(all))
}

/// An object without these members.
#[must_use]
pub fn without(object: &Value, keys: &[&str]) -> Value {
    let kept = object.entries().iter().filter(|(name, _)| !keys.contains(&&**name));
    Value::object(kept.cloned().collect())
}

/// An object with only these members.
#[must_use]
pub fn only(object: &Value, keys: &[&str]) -> Value {
    let kept = object.entries().iter().filter(|(name, _)| keys.contains(&&**name));
    Value::object(kept.cloned().collect())
}

/// An object with one member set.
#[must_use]
pub fn with(object: &Value, key: &str, value: Value) -> Value {
    let mut all = match object {
        Value::Object(object) => Object::clone(object),
        _ => Object::default(),
    };
    all.set(Name::from(key), value);
    Value::Object(Arc::new(all))
}
