//! The figures, as tables with the sentences they come from.

use maud::{Markup, html};

use super::{Links, charts, heading, still};
use crate::page::Part;
use crate::page_data::{FiguresPage, PageData, RowView, TableView};
use crate::texts;

pub(super) fn parts(figures: &FiguresPage, page: &PageData, links: Links) -> Vec<Part> {
    let FiguresPage { controls, charts: drawn, tables } = figures;
    let all = html! {
        (heading(texts::FIGURES, page))
        @if tables.is_empty() && drawn.is_empty() { p.empty { (texts::NO_FIGURES) } }
        @if !drawn.is_empty() { section { (charts(drawn, controls)) } }
        @for one in tables { (section(one, links)) }
    };
    vec![still(all), Part::Share]
}

fn section(one: &TableView, links: Links) -> Markup {
    html! {
        section.statistics id=(one.slug) tabindex="-1" {
            h2 { (one.title) }
            p { (one.description) }
            div.scroll role="region" tabindex="0" aria-label=(one.title) { (table(one)) }
            p { a.more download href=(links.file(&one.file)) { (texts::DOWNLOAD) } }
            @if !one.sources.is_empty() {
                h3 { (texts::SOURCES) }
                ol.sources {
                    @for (source, number) in one.sources.iter().zip(1..) {
                        li id=(source_id(&one.slug, number)) tabindex="-1" { (source) }
                    }
                }
            }
        }
    }
}

fn table(one: &TableView) -> Markup {
    let sourced = !one.sources.is_empty();
    html! {
        table {
            thead {
                tr {
                    @for (title, number) in &one.columns {
                        th.number[*number] scope="col" { (title) }
                    }
                    @if sourced { th scope="col" { (texts::SOURCE) } }
                }
            }
            tbody {
                @for one_row in &one.rows { (row(one_row, one, sourced)) }
            }
        }
    }
}

fn row(row: &RowView, table: &TableView, sourced: bool) -> Markup {
    html! {
        tr.derived[row.derivation.is_some()] id=(row.id) {
            @for ((text, span), (_, number)) in row.cells.iter().zip(&table.columns) {
                @if *number {
                    td.number { (text) (derivation(row)) }
                } @else if *span > 1 {
                    th scope="rowgroup" rowspan=(span) { (text) }
                } @else if *span == 1 {
                    td { (text) }
                }
            }
            @if sourced { td.source { (source(row, table)) } }
        }
    }
}

fn derivation(row: &RowView) -> Markup {
    html! {
        @if let Some(how) = &row.derivation { " " small { (texts::DERIVED) ": " (how) } }
    }
}

fn source(row: &RowView, table: &TableView) -> Markup {
    html! {
        @if row.source > 0 {
            a href={ "#" (source_id(&table.slug, row.source)) }
                aria-label=(texts::source_number(row.source)) { (row.source) }
        }
    }
}

/// No id that comes from content has an underscore, so no row goes by this name.
fn source_id(table: &str, number: usize) -> String {
    format!("_{table}-nguon-{number}")
}
