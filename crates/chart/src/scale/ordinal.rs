//! The places of a discrete domain's values, and a value of the range for each.

use crate::order::Codes;
use crate::value::Value;

/// The distinct values of a domain, with their places.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Places(Codes);

impl Places {
    /// The first of equal values counts; the others are taken out of the domain.
    pub fn new(domain: &mut Vec<Value>) -> Self {
        let mut codes = Codes::default();
        domain.retain(|value| codes.is_new(value.key()));
        Self(codes)
    }

    /// The place of a value.
    pub fn of(&self, value: &Value) -> Option<usize> {
        self.0.find(&value.key())
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// An ordinal scale: the range is repeated if it is too short.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Ordinal {
    pub places: Places,
    pub range: Vec<Value>,
}

impl Ordinal {
    /// What a value maps to; `Undefined` if the domain does not have it.
    pub fn map(&self, value: &Value) -> Value {
        let place = self.places.of(value).and_then(|place| place.checked_rem(self.range.len()));
        place.and_then(|place| self.range.get(place)).cloned().unwrap_or_default()
    }
}
