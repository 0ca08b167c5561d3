//! The words of text marks, links and tooltips.

use std::rc::Rc;

use super::super::words::Words;
use super::{Encoder, Get, constant};
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::value::Value;

/// A title as one line.
pub(crate) fn title_text(title: &Value) -> String {
    match title {
        Value::List(lines) => lines.iter().map(Value::to_text).collect::<Vec<_>>().join(", "),
        Value::Undefined | Value::Null => String::new(),
        other => other.to_text().to_string(),
    }
}

impl<'a> Encoder<'a> {
    /// The words of a channel, with its conditions.
    pub(crate) fn text_of(&self, channel: Channel) -> Result<Option<Get<'a>>> {
        let def = self.unit.encoding.get(channel);
        self.conditional(def, None, &|def| match def {
            Some(def) if def.is_data() => Ok(Some(self.text_value(def))),
            Some(def) => def.value.as_ref().map_or(Ok(None), |value| self.written(value)),
            None => Ok(None),
        })
    }

    /// A field or datum as words (`textRef`).
    pub(crate) fn text_value(&self, def: &Def) -> Get<'a> {
        let locale = self.scope.options.locale;
        let words = Words::of(def, &self.scope.model.config, locale);
        let get = self.raw(def, "");
        let end = match words {
            Words::Bin(_) => self.column(&def.column_with("end")),
            _ => constant(Value::Undefined),
        };
        Rc::new(move |row| words.write(get(row), &end(row), locale))
    }
}
