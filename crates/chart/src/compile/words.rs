//! How a field's values are written where they stand as words: in texts, in tooltips, in tables.

use super::format::{bin_range, moment, number};
use crate::format::Locale;
use crate::spec::config::Config;
use crate::spec::def::{Def, Type};
use crate::spec::read::Read;
use crate::value::Value;

/// How a field's values are written (`textRef`).
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Words {
    /// As moments, by a d3 specifier or as axes write them.
    Moment(Option<String>),
    /// As bins, from the value to that of the column with the ends.
    Bin(Option<String>),
    /// As numbers, by a d3 specifier.
    Number(String),
    /// As they are.
    Plain,
}

impl Words {
    /// How a definition's values are written.
    pub(crate) fn of(def: &Def, config: &Config, locale: &Locale) -> Self {
        let said = def.format().0.str().map(str::to_owned);
        if def.formats_as_time() {
            let of_unit = def.time_unit.as_ref().filter(|unit| unit.unit.is_some());
            return Self::Moment(said.or_else(|| match of_unit {
                Some(unit) => Some(super::time::unit(unit, None).specifier(locale.time.units)),
                None => config.top("timeFormat").str().map(str::to_owned),
            }));
        }
        let quantitative = def.is(Type::Quantitative);
        let common = || config.top("numberFormat").str().map(str::to_owned);
        let specifier = said.or_else(|| quantitative.then(common).flatten());
        if def.is_field() && def.is_binning() {
            return Self::Bin(specifier);
        }
        match specifier {
            Some(specifier) => Self::Number(specifier),
            None if quantitative => Self::Number(String::new()),
            None => Self::Plain,
        }
    }

    /// A value as words; `end` is where its bin ends.
    pub(crate) fn write(&self, value: Value, end: &Value, locale: &Locale) -> Value {
        match self {
            Self::Moment(_) | Self::Number(_) if value == Value::Null => Value::text("null"),
            Self::Moment(specifier) => Value::text(&moment(&value, specifier.as_deref(), locale)),
            Self::Bin(specifier) => Value::text(&bin_range(&value, end, specifier.as_deref())),
            Self::Number(specifier) => Value::text(&number(&value, specifier, locale)),
            // A list is several lines.
            Self::Plain => match value {
                list @ Value::List(_) => list,
                value => Value::Text(value.to_text()),
            },
        }
    }
}
