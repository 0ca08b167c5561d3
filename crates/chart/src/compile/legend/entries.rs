//! The values of a legend's entries, and their labels.

use super::super::format::GuideFormat;
use super::{Kind, Legend};
use crate::problem::Result;
use crate::scale::{LabelValues, TickCount, range_label};
use crate::spec::read::{Read, object};
use crate::value::{Value, count};

/// An entry of a legend.
pub(super) struct Entry {
    pub(super) value: Value,
    pub(super) label: String,
    pub(super) datum: Value,
}

impl Legend<'_> {
    /// The entries for about so many values.
    pub(super) fn entries(&self, wanted: f64) -> Result<Vec<Entry>> {
        let said = self.reader.plain("tickCount")?;
        let wanted = match &said {
            Value::Number(number) => TickCount::Number(*number),
            Value::Text(unit) => TickCount::named(unit, None),
            by @ Value::Object(_) => {
                TickCount::named(&by.at("interval").to_text(), by.at("step").num())
            }
            _ => TickCount::Number(wanted),
        };
        let counted = self.scale.tick_count(&wanted, self.reader.number("tickMinStep")?);
        let given = self.reader.values(self.def)?;
        let all = given.is_some() || self.kind == Kind::Symbol;
        let by_scale = self.scale.label_format(&counted, all);
        let is_given = given.is_some();
        let mut values = match given {
            Some(values) => LabelValues { values, max: None },
            None => self.scale.label_values(&counted),
        };
        let format = self.format()?;
        let locale = self.reader.scope.options.locale;
        let write = |value: &Value| format.label(value, &by_scale, locale);
        let mut more = None;
        if self.kind == Kind::Symbol {
            more = self.limit(&mut values)?;
            let first_is_zero = values
                .values
                .first()
                .is_some_and(|value| self.scale.map(value) == Value::Number(0.0));
            if !is_given && first_is_zero {
                values.values.remove(0);
            }
        }
        if self.kind == Kind::Gradient && values.values.len() < 3 && !is_given {
            self.ends(&mut values);
        }
        let ranges = self.kind == Kind::Symbol && self.scale.has_ranges();
        let mut entries = Vec::new();
        for (at, value) in values.values.iter().enumerate() {
            let label = match (ranges, self.kind) {
                (true, _) => {
                    let (low, high) = values.bounds(at);
                    let write = |end: Option<f64>| {
                        end.map(|end| write(&Value::Number(end))).filter(|label| !label.is_empty())
                    };
                    range_label(write(low).as_deref(), write(high).as_deref())
                }
                (false, Kind::Discrete) if at == 0 => String::new(),
                _ => write(value),
            };
            // The first band has no boundary before it, and so no label that an expression could see.
            let seen = if !ranges && self.kind == Kind::Discrete && at == 0 {
                Value::Null
            } else {
                Value::text(&label)
            };
            entries.push(self.entry(at, value, label, seen)?);
        }
        if let Some((value, label)) = more {
            let seen = Value::text(&label);
            entries.push(self.entry(entries.len(), &value, label, seen)?);
        }
        Ok(entries)
    }

    fn entry(&self, at: usize, value: &Value, label: String, seen: Value) -> Result<Entry> {
        let datum = object([
            ("index", Value::Number(count(at))),
            ("value", value.clone()),
            ("label", seen),
        ]);
        let label = match self.spec.props.get("labelExpr").str() {
            Some(text) => match self.reader.eval(text, &datum)? {
                Value::List(lines) => {
                    lines.iter().map(Value::to_text).collect::<Vec<_>>().join("\n")
                }
                value => value.to_text().to_string(),
            },
            None => label,
        };
        Ok(Entry { value: value.clone(), label, datum })
    }

    fn format(&self) -> Result<GuideFormat> {
        let said = object([
            ("format", self.reader.plain("format")?),
            ("formatType", self.spec.props.get("formatType").clone()),
        ]);
        let scope = self.reader.scope;
        let kind = scope.kind(self.spec.unit, self.spec.channel);
        Ok(match kind {
            Some(kind) => GuideFormat::of(self.def, &said, kind, scope, false),
            None => GuideFormat::default(),
        })
    }

    /// Leaves out what is over the limit of symbols, and says how many.
    fn limit(&self, values: &mut LabelValues) -> Result<Option<(Value, String)>> {
        let limit = crate::transform::whole_of(self.number("symbolLimit")?);
        let total = values.values.len();
        if limit == 0 || total <= limit {
            return Ok(None);
        }
        let first = values.values.get(limit - 1).cloned().unwrap_or_default();
        values.values.truncate(limit - 1);
        // What is left has no end of its own.
        values.max = None;
        Ok(Some((first, format!("…{} entries", total - (limit - 1)))))
    }

    /// Too few labels along a gradient: its ends say more.
    fn ends(&self, values: &mut LabelValues) {
        let domain = self.scale.domain();
        if let (Some(first), Some(last)) = (domain.first(), domain.last())
            && first != last
        {
            values.values = vec![first.clone(), last.clone()];
        }
    }
}
