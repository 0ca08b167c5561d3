//! The places of a discrete domain's values, and a value of the range for each.

use std::collections::BTreeMap;

use crate::value::{Key, Value};

/// The distinct values of a domain, with their places.
#[derive(Clone, Debug, PartialEq, Default)]
pub(super) struct Places {
    index: BTreeMap<Key, usize>,
}

impl Places {
    /// The first of equal values counts; the others are taken out of the domain.
    pub fn new(domain: &mut Vec<Value>) -> Self {
        let mut index = BTreeMap::new();
        domain.retain(|value| {
            let (place, before) = (index.len(), index.len());
            index.entry(value.key()).or_insert(place);
            index.len() > before
        });
        Self { index }
    }

    /// The place of a value.
    pub fn of(&self, value: &Value) -> Option<usize> {
        self.index.get(&value.key()).copied()
    }

    /// How many values there are.
    pub fn len(&self) -> usize {
        self.index.len()
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
