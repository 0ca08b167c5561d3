//! Where data come from: inline values, named tables, addresses, sequences.

use std::cell::RefCell;

use super::super::model::Node;
pub use super::loaded::Loaded;
use super::{Inherited, Kind};
use crate::data::{csv, json, parse, sequence};
use crate::messages::unsupported;
use crate::problem::{Path, Problem, Result};
use crate::spec::read::Read;
use crate::table::Table;
use crate::value::{Name, Value};

/// Gives the data that a spec names by address.
pub trait Tables {
    /// The data at an address; `as_json` says whether they are JSON. `None` where there are none.
    fn load(&self, url: &str, as_json: bool) -> Option<Loaded>;
}

/// No data but those in the spec.
impl Tables for () {
    fn load(&self, _url: &str, _as_json: bool) -> Option<Loaded> {
        None
    }
}

/// Reads data once each.
pub(super) struct Reader<'t> {
    datasets: Value,
    tables: &'t dyn Tables,
    read: RefCell<Vec<(String, Table)>>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(spec: &Value, tables: &'t dyn Tables) -> Self {
        Self { datasets: spec.at("datasets").clone(), tables, read: RefCell::default() }
    }

    /// The table of a `data` definition.
    pub(super) fn table(&self, data: &Value, path: &Path) -> Result<Table> {
        let format = data.at("format");
        let of_maps = ["sphere", "graticule"].into_iter().find(|name| data.at(name).is_some());
        if let Some(name) = of_maps {
            return Err(Problem::unsupported(&path.key(name), unsupported(name)));
        }
        if format.at("type").str() == Some("topojson") {
            let place = path.key("format").key("type");
            return Err(Problem::unsupported(&place, unsupported("topojson")));
        }
        if let Some(url) = data.at("url").str() {
            return self.at_address(url, format, path);
        }
        if data.at("sequence").is_some() {
            return generated(data.at("sequence"), path);
        }
        if let Some(values) = data.member("values") {
            return Ok(inline(values, format));
        }
        match data.at("name").str() {
            Some(name) => match self.datasets.member(name) {
                Some(values) => Ok(inline(values, format)),
                None => self.at_address(name, format, path),
            },
            None => Ok(Table::default()),
        }
    }

    fn at_address(&self, url: &str, format: &Value, path: &Path) -> Result<Table> {
        let key = format!("{url}\n{}", format.to_json());
        if let Some((_, table)) = self.read.borrow().iter().find(|(one, _)| *one == key) {
            return Ok(table.clone());
        }
        let ending = url.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let kind = format.at("type").str().unwrap_or(match ending.as_str() {
            "csv" => "csv",
            "tsv" => "tsv",
            _ => "json",
        });
        let missing = || Problem::invalid(&path.key("url"), crate::messages::missing_table(url));
        let table = match self.tables.load(url, kind == "json").ok_or_else(missing)? {
            Loaded::Text(text) => separated(&text, kind, format),
            Loaded::Rows(table) => {
                match format.at("property").str().filter(|path| !path.is_empty()) {
                    Some(path) => json::json(&table.to_value(), Some(path)),
                    None => table,
                }
            }
            Loaded::Json(value) => json::json(&value, format.at("property").str()),
        };
        self.read.borrow_mut().push((key, table.clone()));
        Ok(table)
    }
}

fn separated(text: &str, kind: &str, format: &Value) -> Table {
    let delimiter = match kind {
        "tsv" => '\t',
        "dsv" => format.at("delimiter").str().and_then(|text| text.chars().next()).unwrap_or(','),
        _ => ',',
    };
    match format.at("header") {
        Value::List(names) => csv::csv_with_header(
            text,
            delimiter,
            &names.iter().map(Value::to_text).collect::<Vec<_>>(),
        ),
        _ => csv::csv(text, delimiter),
    }
}

fn inline(values: &Value, format: &Value) -> Table {
    match values {
        Value::Text(text) => separated(text, format.at("type").str().unwrap_or("csv"), format),
        Value::List(rows) => match format.at("property").str() {
            Some(property) => json::json(values, Some(property)),
            None => Table::from_rows(rows),
        },
        other => json::json(other, format.at("property").str()),
    }
}

fn generated(sequence_of: &Value, path: &Path) -> Result<Table> {
    let number = |key: &str, default: f64| sequence_of.at(key).num().unwrap_or(default);
    let name = sequence_of.at("as").str().unwrap_or("data");
    sequence::sequence(number("start", 0.0), number("stop", 0.0), number("step", 1.0), name)
        .map_err(|large| Problem::limit(&path.key("sequence"), large.to_string()))
}

/// A view's own data, if it has any, read as its format says.
pub(super) fn enter(node: &Node, here: &mut Inherited, reader: &Reader<'_>) -> Result<()> {
    let data = node.props.at("data");
    match data {
        Value::Undefined => return Ok(()),
        Value::Null => {
            // A row of nothing: marks without data are drawn once.
            *here = Inherited {
                table: Table::with_rows(0),
                in_layer: here.in_layer,
                ..Inherited::default()
            };
            return Ok(());
        }
        _ => {}
    }
    let table = reader.table(data, &node.path.key("data"))?;
    *here = Inherited { table, in_layer: here.in_layer, ..Inherited::default() };
    let how = data.at("format").at("parse");
    here.parse_nothing = *how == Value::Null || data.at("sequence").is_some();
    for (name, kind) in how.entries() {
        let column = Name::from(crate::spec::def::flat(name));
        if let Some(parse) = kind.str().and_then(parse::Parse::from_name) {
            parse::parse(&mut here.table, &column, &parse);
        }
        here.parsed.push((column, Kind::Said));
    }
    Ok(())
}
