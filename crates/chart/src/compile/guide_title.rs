//! The titles of guides that several views or channels share.

use super::split::Split;
use crate::spec::read::list_of;
use crate::value::Value;

/// A title that somebody gave, or those that the fields give themselves.
pub(crate) enum Title {
    /// It was given, and whether by the author.
    Said(Value, bool),
    /// Of the fields.
    Fields(Vec<Value>),
}

impl Title {
    /// Of two guides that become one (`mergeTitleComponent`): what the author gave goes before what
    /// nobody gave; two of a kind are put together.
    pub(crate) fn merged(one: (&Split, &[Value]), two: (&Split, &[Value])) -> Self {
        let (first, second) = (one.0.get("title"), two.0.get("title"));
        let explicit = (one.0.is_explicit("title"), two.0.is_explicit("title"));
        match (first, second) {
            (Value::Undefined, Value::Undefined) => {
                let mut fields = one.1.to_vec();
                for title in two.1 {
                    if !fields.contains(title) {
                        fields.push(title.clone());
                    }
                }
                Self::Fields(fields)
            }
            (Value::Undefined, said) => Self::Said(said.clone(), explicit.1),
            (said, Value::Undefined) => Self::Said(said.clone(), explicit.0),
            (first, _) if explicit.0 && !explicit.1 => Self::Said(first.clone(), true),
            (_, second) if explicit.1 && !explicit.0 => Self::Said(second.clone(), true),
            (Value::Null, _) | (_, Value::Null) => Self::Said(Value::Null, explicit.0),
            (first, second) if first == second || !second.to_bool() => {
                Self::Said(first.clone(), explicit.0)
            }
            (first, second) if !first.to_bool() => Self::Said(second.clone(), explicit.0),
            (first, second) => {
                let all = list_of(first).into_iter().chain(list_of(second));
                let words: Vec<String> = all.map(|one| one.to_text().to_string()).collect();
                Self::Said(Value::text(&words.join(", ")), explicit.0)
            }
        }
    }

    /// Gives a guide this title.
    pub(crate) fn put(self, props: &mut Split, fields: &mut Vec<Value>) {
        match self {
            Self::Said(title, explicit) => props.set("title", title, explicit),
            Self::Fields(all) => *fields = all,
        }
    }
}

/// A guide's title, as one or more lines.
pub(crate) fn joined(props: &Split, fields: &[Value]) -> Value {
    match props.get("title") {
        Value::Undefined if fields.is_empty() => Value::Undefined,
        Value::Undefined => {
            let titles: Vec<String> =
                fields.iter().map(|title| title.to_text().to_string()).collect();
            Value::text(&titles.join(", "))
        }
        said => said.clone(),
    }
}
