//! The data of every view: read, transformed as the spec says, then as its encoding needs.

mod encoded;
mod invalid;
mod loaded;
pub(crate) mod source;
mod transform;

use super::model::{Id, Model, NodeKind};
use super::params::Params;
use crate::problem::Result;
use crate::spec::config::Config;
use crate::spec::def::Def;
use crate::spec::mark::Mark;
use crate::spec::read::Read;
use crate::table::Table;
use crate::transform::bin::Bins;
use crate::value::{Name, Value};

pub(crate) use encoded::{facet_column, path_groups};
pub(crate) use source::Tables;

/// The data of all views.
#[derive(Debug, Default)]
pub(crate) struct Data {
    pub(crate) params: Params,
    units: Vec<(Id, UnitData)>,
    facets: Vec<(Id, Table)>,
}

/// A unit's tables.
#[derive(Debug, Default)]
pub(crate) struct UnitData {
    /// Before anything is aggregated.
    raw: Table,
    /// Aggregated and stacked; with the rows that cannot be placed.
    all: Table,
    /// Without them.
    valid: Table,
    /// Which of the two the marks show.
    marks_show_all: bool,
    bins: Vec<(Name, Bins)>,
}

/// Which of a unit's tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Before anything is aggregated.
    Raw,
    /// With the rows that cannot be placed.
    All,
    /// Without them.
    Valid,
}

impl Source {
    /// The table that domains come from.
    ///
    /// Vega-Lite asks config alone here, not the mark: only where config has marks and domains differ
    /// is it what config says, else it is what the marks show.
    pub(crate) fn for_domains(mark: &Mark, config: &Config) -> Self {
        let is_path = mark.kind.is_path();
        let (marks, domains) = mark.invalid_by_config(config).includes(is_path);
        let (shown, _) = mark.invalid(config).includes(is_path);
        if if marks == domains { shown } else { domains } { Self::All } else { Self::Valid }
    }
}

/// What is handed down from a view to those within it.
#[derive(Clone, Debug, Default)]
struct Inherited {
    table: Table,
    /// What columns have been read as.
    parsed: Vec<(Name, Kind)>,
    parse_nothing: bool,
    facet_columns: Vec<Name>,
    /// Whether the view is a layer of another.
    in_layer: bool,
}

/// What a column has been read as.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// As the spec asks.
    Said,
    /// A moment.
    Date,
    /// A number.
    Number,
    /// A text.
    Text,
    /// Made by a transform.
    Derived,
}

impl Data {
    /// Reads and transforms the data of all views.
    pub(crate) fn read(
        model: &Model,
        params: Params,
        spec: &Value,
        tables: &dyn Tables,
    ) -> Result<Self> {
        let mut data = Self { params, ..Self::default() };
        let reader = source::Reader::new(spec, tables);
        data.view(0, &Inherited::default(), model, &reader)?;
        Ok(data)
    }

    fn view(
        &mut self,
        id: Id,
        above: &Inherited,
        model: &Model,
        reader: &source::Reader<'_>,
    ) -> Result<()> {
        let node = model.node(id);
        let mut here = above.clone();
        source::enter(node, &mut here, reader)?;
        let unit = model.unit(id);
        let facet = if let NodeKind::Facet(defs) = &node.kind { Some(defs) } else { None };
        let mut bins = Vec::new();
        if let (Some(unit), true) = (unit, above.in_layer) {
            encoded::bin(unit, &mut here, &mut bins, self, model)?;
        }
        transform::all(node, &mut here, self, reader)?;
        match (unit, facet) {
            (Some(unit), _) => {
                let tables = encoded::unit(unit, node, here, bins, above.in_layer, self, model)?;
                self.units.push((id, tables));
            }
            (None, Some(defs)) => {
                encoded::facet(defs, &mut here)?;
                self.facets.push((id, here.table.clone()));
                here.in_layer = false;
                for child in &node.children {
                    self.view(*child, &here, model, reader)?;
                }
            }
            (None, None) => {
                here.in_layer = matches!(node.kind, NodeKind::Layer);
                for child in &node.children {
                    self.view(*child, &here, model, reader)?;
                }
            }
        }
        Ok(())
    }

    fn of_unit(&self, unit: Id) -> Option<&UnitData> {
        self.units.iter().find(|(id, _)| *id == unit).map(|(_, data)| data)
    }

    /// A table of a unit.
    pub(crate) fn table(&self, unit: Id, source: Source) -> Option<&Table> {
        let tables = self.of_unit(unit)?;
        Some(match source {
            Source::Raw => &tables.raw,
            Source::All => &tables.all,
            Source::Valid => &tables.valid,
        })
    }

    /// The table whose rows a unit's marks show.
    pub(crate) fn shown(&self, unit: Id) -> Option<&Table> {
        let tables = self.of_unit(unit)?;
        Some(if tables.marks_show_all { &tables.all } else { &tables.valid })
    }

    /// A facet's table, with the columns that tell its cells apart.
    pub(crate) fn facet(&self, id: Id) -> Option<&Table> {
        self.facets.iter().find(|(one, _)| *one == id).map(|(_, table)| table)
    }

    /// The bins of a unit's field.
    pub(crate) fn bins(&self, unit: Id, def: &Def) -> Option<Bins> {
        let column = def.column();
        self.of_unit(unit)?.bins.iter().find(|(name, _)| *name == column).map(|(_, bins)| *bins)
    }

    /// An object whose members may be expressions.
    pub(crate) fn resolved_all(&self, value: &Value) -> Value {
        let members =
            value.entries().iter().map(|(name, one)| (Name::clone(name), self.resolved(one)));
        Value::object(members.collect())
    }

    /// A value of a spec: an expression's, or itself.
    pub(crate) fn resolved(&self, value: &Value) -> Value {
        match value {
            Value::Object(_) if value.at("expr").is_some() || value.at("signal").is_some() => {
                self.params.resolved(value)
            }
            other => other.clone(),
        }
    }
}
