//! What the units of a picture show, as a table: for what stands beside a picture or says it in words.

use super::encode::text::title_text;
use super::model::{Id, NodeKind, Unit};
use super::scope::Scope;
use super::words::Words;
use crate::format::Locale;
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::mark::MarkType;
use crate::table::Table;
use crate::value::{Name, Value};

/// What a unit shows. `row` of the scene's items counts the rows of its table.
#[derive(Clone, Debug, PartialEq)]
pub struct ViewData {
    /// What its mark is called in the scene: `marks`, `layer_0_marks`.
    pub name: String,
    /// Its kind of mark.
    pub mark: MarkType,
    /// The fields of its encoding, those of the facets around it first.
    pub fields: Vec<FieldData>,
    /// The rows that its marks show, with all columns that transforms have left.
    pub table: Table,
}

/// A field of a unit's encoding.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldData {
    /// The channel's name, as `x`, `color`, `row`.
    pub channel: &'static str,
    /// What the field is called, as its axis or its legend has it.
    pub title: String,
    /// The column of the unit's table.
    pub column: Name,
    /// What it holds.
    pub kind: Option<Type>,
    /// Of a discrete scale: the values it knows, and what each is mapped to.
    pub steps: Vec<(Value, Value)>,
    end: Name,
    words: Words,
}

impl FieldData {
    /// The value of a row, as text marks and tooltips write it.
    #[must_use]
    pub fn text(&self, table: &Table, row: usize, locale: &Locale) -> String {
        let value = table.value(&self.column, row);
        if !value.is_present() {
            return String::new();
        }
        let end = table.value(&self.end, row);
        title_text(&self.words.write(value, &end, locale))
    }
}

/// The data of all units, in the order of the spec.
pub(super) fn all(scope: &Scope<'_>) -> Vec<ViewData> {
    let one = |id: Id| {
        let unit = scope.model.unit(id)?;
        let table = scope.data.shown(id)?.clone();
        let name = &scope.model.node(id).name;
        Some(ViewData {
            name: if name.is_empty() { "marks".to_owned() } else { format!("{name}_marks") },
            mark: unit.mark.kind,
            fields: facet_fields(id, scope).chain(fields(id, unit, scope)).collect(),
            table,
        })
    };
    scope.model.units_below(0).into_iter().filter_map(one).collect()
}

fn facet_fields<'a>(id: Id, scope: &'a Scope<'_>) -> impl Iterator<Item = FieldData> + 'a {
    let facets = scope.model.ancestry(id).filter_map(|id| match &scope.model.node(id).kind {
        NodeKind::Facet(defs) => Some(defs),
        _ => None,
    });
    let read = |(channel, def): &(super::model::FacetChannel, Def)| {
        field(channel.name(), def, Vec::new(), scope)
    };
    facets.flatten().map(read)
}

fn fields<'a>(
    id: Id,
    unit: &'a Unit,
    scope: &'a Scope<'_>,
) -> impl Iterator<Item = FieldData> + 'a {
    unit.encoding
        .fields()
        .map(move |(channel, def)| field(channel.name(), def, steps(id, channel, scope), scope))
}

fn field(
    channel: &'static str,
    def: &Def,
    steps: Vec<(Value, Value)>,
    scope: &Scope<'_>,
) -> FieldData {
    let config = &scope.model.config;
    FieldData {
        channel,
        title: title_text(&def.title(config)),
        column: def.column(),
        kind: def.kind,
        steps,
        end: def.column_with("end"),
        words: Words::of(def, config, scope.options.locale),
    }
}

fn steps(id: Id, channel: Channel, scope: &Scope<'_>) -> Vec<(Value, Value)> {
    let discrete =
        scope.kind(id, channel).is_some_and(crate::spec::scale_type::ScaleType::is_discrete);
    match scope.scale(id, channel) {
        Some(scale) if discrete => {
            scale.domain().iter().map(|value| (value.clone(), scale.map(value))).collect()
        }
        _ => Vec::new(),
    }
}
