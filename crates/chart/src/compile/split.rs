//! What an author said, kept apart from what was inferred: when views share a guide or a scale,
//! what was said by any of them wins over what was inferred for any of them.

use crate::value::Value;

/// A value, and whether the author said it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Explicit<T> {
    pub(crate) value: T,
    pub(crate) explicit: bool,
}

/// Properties by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Split(Vec<(&'static str, Explicit<Value>)>);

impl Split {
    /// Sets a property; nothing is set for `Undefined`.
    pub(crate) fn set(&mut self, name: &'static str, value: Value, explicit: bool) {
        if value == Value::Undefined {
            return;
        }
        if let Some(at) = self.0.iter().position(|(one, _)| *one == name) {
            self.0.remove(at);
        }
        self.0.push((name, Explicit { value, explicit }));
    }

    /// A property's value, or `Undefined`.
    pub(crate) fn get(&self, name: &str) -> &Value {
        self.found(name).map_or(&Value::Undefined, |found| &found.value)
    }

    /// All properties.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, &Value)> {
        self.0.iter().map(|(name, one)| (*name, &one.value))
    }

    /// Whether the author said it.
    pub(crate) fn is_explicit(&self, name: &str) -> bool {
        self.found(name).is_some_and(|found| found.explicit)
    }

    fn found(&self, name: &str) -> Option<&Explicit<Value>> {
        self.0.iter().find(|(one, _)| *one == name).map(|(_, found)| found)
    }

    /// Takes over from a later sibling what it has said, and what nobody has said yet.
    pub(crate) fn merge(&mut self, other: &Self) {
        for (name, theirs) in &other.0 {
            match self.found(name) {
                Some(ours) if ours.explicit || !theirs.explicit => {}
                _ => self.set(name, theirs.value.clone(), theirs.explicit),
            }
        }
    }
}
