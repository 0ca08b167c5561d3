//! The words of text marks, links and tooltips.

use std::rc::Rc;

use super::super::format::{bin_range, moment, number};
use super::{Encoder, Get};
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::read::Read;
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
        let config = &self.scope.model.config;
        let locale = self.scope.options.locale;
        let (format, _) = def.format();
        let get = self.raw(def, "");
        let said = format.str().map(str::to_owned);
        if def.formats_as_time() {
            let of_unit = def.time_unit.as_ref().filter(|unit| unit.unit.is_some());
            let specifier = said.or_else(|| match of_unit {
                Some(unit) => {
                    Some(super::super::time::unit(unit, None).specifier(locale.time.units))
                }
                None => config.top("timeFormat").str().map(str::to_owned),
            });
            return Rc::new(move |row| {
                Value::text(&moment(&get(row), specifier.as_deref(), locale))
            });
        }
        let quantitative = def.is(Type::Quantitative);
        let specifier = said.or_else(|| {
            quantitative.then(|| config.top("numberFormat").str().map(str::to_owned)).flatten()
        });
        if def.is_field() && def.is_binning() {
            let end = self.column(&def.column_with("end"));
            return Rc::new(move |row| {
                Value::text(&bin_range(&get(row), &end(row), specifier.as_deref()))
            });
        }
        match specifier {
            Some(specifier) => {
                Rc::new(move |row| Value::text(&number(&get(row), &specifier, locale)))
            }
            None if quantitative => Rc::new(move |row| Value::text(&number(&get(row), "", locale))),
            None => Rc::new(move |row| match get(row) {
                // A list is several lines.
                list @ Value::List(_) => list,
                value => Value::Text(value.to_text()),
            }),
        }
    }
}
