//! How values are written in axes, legends, texts and tooltips.

use super::scope::Scope;
use crate::format::locale::EN_US;
use crate::format::{Locale, NumberFormat, tick_format, time};
use crate::scale;
use crate::spec::def::{Def, Type};
use crate::spec::read::Read;
use crate::time::unit::Part;
use crate::value::Value;

/// Between the ends of a bin.
const BIN_DELIMITER: &str = " – ";

/// A bin as text (`binFormatExpression`).
pub(crate) fn bin_range(start: &Value, end: &Value, format: Option<&str>) -> String {
    if !(start.is_valid() && start.to_number().is_finite()) {
        return "null".to_owned();
    }
    let one = |value: &Value| number(value, format.unwrap_or(""), &EN_US);
    format!("{}{BIN_DELIMITER}{}", one(start), one(end))
}

/// A number by a d3 specifier; what is no specifier writes it as it is.
pub(crate) fn number(value: &Value, specifier: &str, locale: &Locale) -> String {
    match NumberFormat::parse(specifier) {
        Some(format) => format.format(value.to_number(), locale),
        None => value.to_text().to_string(),
    }
}

/// A moment by a d3 specifier, or as axes write it.
pub(crate) fn moment(value: &Value, specifier: Option<&str>, locale: &Locale) -> String {
    let moment = match value {
        Value::Text(text) => crate::time::parse(text).unwrap_or(f64::NAN),
        other => other.to_number(),
    };
    match specifier {
        Some(specifier) => time::format(specifier, moment, locale),
        None => time::multi(moment, locale, &[]),
    }
}

/// How the labels of a guide are written.
#[derive(Clone, Debug, Default)]
pub(crate) struct GuideFormat {
    /// A specifier.
    pub(crate) format: Option<String>,
    /// Specifiers by what begins at a moment.
    parts: Vec<(Part, String)>,
    /// `number`, `time` or `utc`, where the scale does not say it.
    pub(crate) kind: Option<String>,
}

impl GuideFormat {
    /// The format of a guide (`guideFormat`, `guideFormatType`).
    pub(crate) fn of(
        def: &Def,
        guide: &Value,
        kind: crate::spec::scale_type::ScaleType,
        scope: &Scope<'_>,
        is_axis: bool,
    ) -> Self {
        let config = &scope.model.config;
        let said = guide.at("format").str().map(str::to_owned);
        let as_time = def.formats_as_time();
        let format = if def.raw.at("stack").str() == Some("normalize")
            && config.top("normalizedNumberFormat").is_some()
        {
            said.or_else(|| config.top("normalizedNumberFormat").str().map(str::to_owned))
        } else if as_time {
            let of_unit = def.time_unit.as_ref().filter(|unit| unit.unit.is_some());
            said.or_else(|| match of_unit {
                Some(unit) => {
                    Some(super::time::unit(unit, None).specifier(scope.options.locale.time.units))
                }
                None if is_axis => None,
                None => config.top("timeFormat").str().map(str::to_owned),
            })
        } else if def.is(Type::Quantitative) {
            said.or_else(|| config.top("numberFormat").str().map(str::to_owned))
        } else {
            said
        };
        let written = guide.at("formatType").str();
        let kind = match written {
            Some(written @ ("number" | "time")) => Some(written.to_owned()),
            _ if as_time && !kind.is_time() => Some("time".to_owned()),
            _ => None,
        };
        let entries = guide.at("format").entries().iter();
        let parts = entries
            .filter_map(|(name, text)| Some((Part::named(name)?, text.to_text().to_string())));
        Self { format, kind, parts: parts.collect() }
    }

    fn moment(&self, value: &Value, locale: &Locale) -> String {
        if self.parts.is_empty() {
            return moment(value, self.format.as_deref(), locale);
        }
        let parts: Vec<(Part, &str)> =
            self.parts.iter().map(|(part, text)| (*part, text.as_str())).collect();
        time::multi(value.to_number(), locale, &parts)
    }

    /// A value's label on a scale with so many ticks.
    pub(crate) fn label(
        &self,
        value: &Value,
        by_scale: &scale::TickFormat,
        locale: &Locale,
    ) -> String {
        let specifier = self.format.as_deref();
        let as_time = matches!(self.kind.as_deref(), Some("time" | "utc"));
        match by_scale {
            _ if as_time => self.moment(value, locale),
            scale::TickFormat::Time | scale::TickFormat::Utc => self.moment(value, locale),
            scale::TickFormat::Float { filter } => {
                let at = value.to_number();
                match filter {
                    Some(filter) if !filter.keeps(at) => String::new(),
                    _ => float(at, specifier, locale),
                }
            }
            scale::TickFormat::Span { start, stop, count } => {
                match tick_format(*start, *stop, *count, specifier) {
                    Some(format) => format.format(value.to_number(), locale),
                    None => value.to_text().to_string(),
                }
            }
            scale::TickFormat::Text => match specifier {
                Some(specifier) => number(value, specifier, locale),
                None => value.to_text().to_string(),
            },
        }
    }
}

/// A number of a logarithmic scale: with the digits it has.
fn float(value: f64, specifier: Option<&str>, locale: &Locale) -> String {
    match NumberFormat::parse(specifier.unwrap_or(",")) {
        Some(format) => format.format_float(value, locale),
        None => crate::value::number_text(value),
    }
}
