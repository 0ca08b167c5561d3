//! The data of a picture as a table of words: what readers see, sort and take along.

use chart::format::locale::VI_VN;
use chart::spec::def::Type;
use chart::spec::read::Read;
use chart::value::Value;
use chart::{Compiled, FieldData, ViewData};
use maud::{Markup, html};

use super::drawing::main_view;
use super::summary;
use crate::texts;

/// A table of words. Each row has as many cells as there are columns.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Sheet {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, in the order of the data, each once.
    pub rows: Vec<Vec<Cell>>,
    /// The sums of the columns of numbers, where the spec says that they may be added up.
    pub totals: Option<Vec<String>>,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Whether it holds numbers.
    pub is_number: bool,
    /// Whether it holds moments.
    pub is_time: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Cell {
    /// What it says.
    pub text: String,
    /// Its number, in a column of numbers or of moments.
    pub number: Option<f64>,
}

impl Sheet {
    /// Whether a spec says that its numbers may be added up, `"usermeta": {"total": true}`: many may not be.
    pub(super) fn has_totals(spec: &Value) -> bool {
        spec.at("usermeta").at("total").bool() == Some(true)
    }

    /// The table of a picture: the fields that its marks tell (`tooltip`), else those that they show.
    pub(super) fn of(compiled: &Compiled, has_totals: bool) -> Self {
        let Some(view) = main_view(&compiled.views) else { return Self::default() };
        let fields = told(view);
        let columns = fields.iter().map(|field| column(field)).collect();
        let mut rows: Vec<Vec<Cell>> = Vec::new();
        let mut seen = std::collections::BTreeSet::new();
        for row in 0..view.table.len() {
            let cells: Vec<Cell> = fields.iter().map(|field| cell(field, view, row)).collect();
            let words: Vec<String> = cells.iter().map(|cell| cell.text.clone()).collect();
            if seen.insert(words) {
                rows.push(cells);
            }
        }
        let mut sheet = Self { columns, rows, totals: None };
        if has_totals {
            sheet.totals = sheet.sums();
        }
        sheet
    }

    fn sums(&self) -> Option<Vec<String>> {
        let sum = |(at, column): (usize, &Column)| {
            let numbers = self.rows.iter().filter_map(|row| row.get(at)?.number);
            let total: f64 = numbers.sum();
            if column.is_number { content::number::format_vi(total) } else { String::new() }
        };
        let several = self.rows.len() > 1 && self.columns.iter().any(|column| column.is_number);
        several.then(|| self.columns.iter().enumerate().map(sum).collect())
    }

    /// What it shows, in Vietnamese.
    #[must_use]
    pub fn summary(&self) -> String {
        summary::summary(self)
    }

    /// The sentence of it that says most, if there are numbers.
    #[must_use]
    pub fn key_figure(&self) -> Option<String> {
        summary::key_figure(self)
    }

    /// The column of numbers that the table is about: the first.
    #[must_use]
    pub fn measure(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.is_number)
    }

    /// The table as markup.
    #[must_use]
    pub fn markup(&self, name: &str) -> Markup {
        if self.rows.is_empty() {
            return html! { p.empty { (texts::CHART_EMPTY) } };
        }
        html! {
            table {
                caption.unseen { (name) }
                thead { tr { @for column in &self.columns { (heading(column)) } } }
                tbody { @for row in &self.rows { (self.row(row)) } }
                @if let Some(totals) = &self.totals {
                    tfoot { tr { @for (at, total) in totals.iter().enumerate() { (total_cell(at, total)) } } }
                }
            }
        }
    }

    fn row(&self, row: &[Cell]) -> Markup {
        html! {
            tr {
                @for (at, (cell, column)) in row.iter().zip(&self.columns).enumerate() {
                    @if at == 0 && !column.is_number {
                        th scope="row" { (cell.text) }
                    } @else {
                        td class=[number(column)] data-value=[cell.number] { (cell.text) }
                    }
                }
            }
        }
    }
}

fn number(column: &Column) -> Option<&'static str> {
    column.is_number.then_some("number")
}

fn heading(column: &Column) -> Markup {
    html! { th class=[number(column)] scope="col" { (column.title) } }
}

fn total_cell(at: usize, total: &str) -> Markup {
    html! {
        @if at == 0 && total.is_empty() { th scope="row" { (texts::TOTAL) } } @else { td.number { (total) } }
    }
}

/// The fields that a view tells, each column once.
fn told(view: &ViewData) -> Vec<&FieldData> {
    let mut fields: Vec<&FieldData> = Vec::new();
    let says = view.fields.iter().any(|field| field.channel == "tooltip");
    for field in &view.fields {
        let wanted = !says || field.channel == "tooltip";
        if wanted && !fields.iter().any(|one| one.column == field.column) {
            fields.push(field);
        }
    }
    fields
}

fn column(field: &FieldData) -> Column {
    Column {
        title: field.title.clone(),
        is_number: field.kind == Some(Type::Quantitative),
        is_time: field.kind == Some(Type::Temporal),
    }
}

fn cell(field: &FieldData, view: &ViewData, row: usize) -> Cell {
    let measured = matches!(field.kind, Some(Type::Quantitative | Type::Temporal));
    let number = view.table.value(&field.column, row);
    let number = (measured && number.is_valid()).then(|| number.to_number());
    Cell {
        text: field.text(&view.table, row, &VI_VN),
        number: number.filter(|one| one.is_finite()),
    }
}
