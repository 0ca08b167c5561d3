//! Rows that have no place on a continuous scale.

use super::super::model::Unit;
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::mark::Invalid;
use crate::spec::scale_type::scale_type;
use crate::table::Table;
use crate::value::Value;

/// The rows that have a place on every continuous scale.
pub(super) fn without(unit: &Unit, table: &Table, config: &crate::spec::config::Config) -> Table {
    // Vega-Lite looks at each field once, as the last channel has it that it stands behind.
    let mut defs: Vec<&Def> = Vec::new();
    for (channel, def) in unit.encoding.fields() {
        if is_filtered(unit, channel, def, config) {
            defs.retain(|one| one.field != def.field);
            defs.push(def);
        }
    }
    // A field that the data do not have has no place anywhere.
    let fields: Vec<(&Def, Option<&[Value]>)> = defs
        .into_iter()
        .map(|def| (def, table.column(&def.column()).map(|column| column.as_slice())))
        .collect();
    if fields.is_empty() {
        return table.clone();
    }
    let has_place = |row: &usize| {
        fields.iter().all(|(def, column)| {
            let value = column.and_then(|column| column.get(*row));
            value.is_some_and(|value| is_valid(value, def))
        })
    };
    let rows: Vec<usize> = (0..table.len()).filter(has_place).collect();
    if rows.len() == table.len() { table.clone() } else { table.gather(&rows) }
}

fn is_valid(value: &Value, def: &Def) -> bool {
    match def.kind {
        Some(Type::Temporal) => matches!(value, Value::Date(_)) || finite(value),
        Some(Type::Quantitative) => finite(value),
        _ => true,
    }
}

fn finite(value: &Value) -> bool {
    value.is_valid() && value.to_number().is_finite()
}

fn is_filtered(
    unit: &Unit,
    channel: Channel,
    def: &Def,
    config: &crate::spec::config::Config,
) -> bool {
    if !channel.has_scale() || def.is_counting() || def.raw_scale_is_off() {
        return false;
    }
    let (kind, _) = scale_type(def, channel, &unit.mark, &unit.encoding);
    let shown = crate::spec::read::Read::is_some(crate::spec::read::Read::at(
        config.said("scale", "invalid"),
        channel.name(),
    ));
    kind.has_continuous_domain() && !shown && unit.mark.invalid(config) != Invalid::Show
}
