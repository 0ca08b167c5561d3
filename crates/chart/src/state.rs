//! What a reader has touched: values of parameters other than those a spec starts with.

use crate::value::{Name, Value};

/// Values of parameters by name. A parameter that is not named is as its spec has it.
///
/// A value is written as the `value` of the parameter would be: a variable's is any value; that of a
/// point selection is a list of objects, each with the values of its fields or encodings, empty for
/// nothing selected; that of an interval is an object with two ends for each.
///
/// ```
/// use chart::state::State;
/// use chart::value::Value;
///
/// let mut state = State::default();
/// state.set("unit", Value::text("%"));
/// assert_eq!(state.get("unit"), Some(&Value::text("%")));
/// assert_eq!(state.get("sort"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Default)]
pub struct State(Vec<(Name, Value)>);

impl State {
    /// Nothing touched.
    pub const UNTOUCHED: &'static Self = &Self(Vec::new());

    /// The value of a parameter that has been touched.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.iter().find(|(one, _)| &**one == name).map(|(_, value)| value)
    }

    /// Touches a parameter.
    pub fn set(&mut self, name: &str, value: Value) {
        match self.0.iter_mut().find(|(one, _)| &**one == name) {
            Some((_, old)) => *old = value,
            None => self.0.push((name.into(), value)),
        }
    }

    /// The parameters that have been touched, in the order in which they were first.
    pub fn iter(&self) -> impl Iterator<Item = (&Name, &Value)> {
        self.0.iter().map(|(name, value)| (name, value))
    }
}
