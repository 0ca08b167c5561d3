//! A conference's charts: their specs and tables as they travel, and their figures.

use std::collections::BTreeMap;

use chart::problem::Path;
use chart::value::Value;
use content::bundle::{Cell, Chart, ChartData, Conference, Table};
use content::{Problem, Severity, Spec, chart_problem, messages};
use ky_yeu::chart_view::{self, Charts, Classes, Figure, Heading, Untouched};
use ky_yeu::page_data::{Body, ChartFigure, ChartPage, FiguresPage, PageData};
use ky_yeu::route::Route;
use ky_yeu::texts;
use maud::html;
use rayon::prelude::*;

use super::{Maker, table};

/// What the chart engine says of all charts: a content whose charts are not drawn is not made.
#[must_use]
pub fn check(conferences: &[Conference]) -> Vec<Problem> {
    let all =
        conferences.par_iter().flat_map_iter(|one| one.charts.iter().map(move |it| (one, it)));
    all.flat_map_iter(|(conference, chart)| {
        problems(conference, chart).into_iter().chain(warnings(chart))
    })
    .collect()
}

/// What a spec says that Vega-Lite or the engine has no use for.
fn warnings(chart: &Chart) -> Vec<Problem> {
    let spec = Spec { file: &chart.file, text: &chart.spec };
    let read: Value = serde_json::from_str(&chart.spec).unwrap_or_default();
    let warning = |problem: chart::problem::Problem| {
        let message = messages::drawn_but(&problem.message);
        chart_problem(spec, &problem.path.to_string(), Severity::Warning, message)
    };
    chart::check(&read).into_iter().map(warning).collect()
}

/// Why a chart is not drawn, or what readers cannot choose of it though its spec means them to.
fn problems(conference: &Conference, chart: &Chart) -> Vec<Problem> {
    let charts = drawable(conference, &[chart]);
    let Some(one) = charts.charts.first() else { return Vec::new() };
    let spec = Spec { file: &chart.file, text: &chart.spec };
    let told =
        |path: &Path, severity, message| chart_problem(spec, &path.to_string(), severity, message);
    match Untouched::draw(one, &charts) {
        Err(problem) => {
            vec![told(&problem.path, Severity::Error, messages::not_drawn(&problem.message))]
        }
        Ok(drawn) => chart_view::unanswered(&one.spec, &drawn.controls)
            .iter()
            .map(|(path, name)| told(path, Severity::Warning, messages::unanswered(name)))
            .collect(),
    }
}

/// The charts of a conference, with all tables that they read.
#[must_use]
pub fn all(conference: &Conference) -> Charts {
    let wanted: Vec<&Chart> = conference.charts.iter().collect();
    Studio::of(conference).travelling(conference, &wanted)
}

/// The charts of a conference, each drawn once for all pages that show it.
pub(crate) struct Studio(BTreeMap<String, Work>);

/// A chart of a studio.
struct Work {
    /// Nothing where the engine does not draw it.
    drawn: Option<Untouched>,
    source: String,
}

impl Studio {
    /// Draws the charts of a conference.
    fn of(conference: &Conference) -> Self {
        let wanted: Vec<&Chart> = conference.charts.iter().collect();
        let charts = drawable(conference, &wanted);
        let work = |(it, one): (&Chart, &chart_view::Chart)| {
            let drawn = Untouched::draw(one, &charts).ok();
            let source = source(conference, it, drawn.as_ref());
            (it.slug.clone(), Work { drawn, source })
        };
        Self(conference.charts.iter().zip(&charts.charts).map(work).collect())
    }

    fn drawn(&self, slug: &str) -> Option<&Untouched> {
        self.0.get(slug)?.drawn.as_ref()
    }

    /// Charts with the tables that they read, and with the words about where their numbers are from.
    fn travelling(&self, conference: &Conference, wanted: &[&Chart]) -> Charts {
        let mut charts = drawable(conference, wanted);
        for one in &mut charts.charts {
            if let Some(work) = self.0.get(&one.slug) {
                one.source.clone_from(&work.source);
            }
        }
        charts
    }
}

/// Charts with the tables that they read.
fn drawable(conference: &Conference, wanted: &[&Chart]) -> Charts {
    let mut tables: BTreeMap<&str, Value> = BTreeMap::new();
    for (address, data) in wanted.iter().flat_map(|chart| &chart.data) {
        tables.entry(address).or_insert_with(|| rows(conference, data));
    }
    let named = tables.into_iter().map(|(address, rows)| (address.into(), rows)).collect();
    let one = |chart: &&Chart| chart_view::Chart {
        slug: chart.slug.clone(),
        title: chart.title.clone(),
        spec: serde_json::from_str(&chart.spec).unwrap_or_default(),
        source: String::new(),
    };
    Charts { tables: Value::object(named), charts: wanted.iter().map(one).collect() }
}

fn rows(conference: &Conference, data: &ChartData) -> Value {
    match data {
        ChartData::Json(text) => serde_json::from_str(text).unwrap_or_default(),
        ChartData::Table(slug) => {
            let table = conference.tables.iter().find(|table| table.slug == *slug);
            table.map_or(Value::Null, |table| {
                Value::list(table.rows.iter().map(|row| object(table, row)).collect())
            })
        }
    }
}

fn object(table: &Table, row: &[Cell]) -> Value {
    let cell = |cell: &Cell| match cell {
        Cell::Empty => Value::Null,
        Cell::Text(text) => Value::text(text),
        Cell::Number(number) => Value::Number(*number),
    };
    let members = table.columns.iter().zip(row);
    Value::object(members.map(|(column, one)| (column.name.as_str().into(), cell(one))).collect())
}

/// The sentences that a chart's rows come from, the conference and its day.
fn source(conference: &Conference, chart: &Chart, drawn: Option<&Untouched>) -> String {
    let mut sentences: Vec<String> = Vec::new();
    for table in tables_of(conference, chart) {
        let column = table.source.and_then(|column| table.columns.get(column));
        let Some(column) = column else { continue };
        let views = drawn.iter().flat_map(|drawn| &drawn.wide.compiled.views);
        let shown = views.filter_map(|view| view.table.column(&column.name));
        let mut found: Vec<String> = shown
            .flat_map(|values| values.iter().map(|value| value.to_text().to_string()))
            .collect();
        if found.is_empty() {
            // Rows that have been added up do not say where they come from: the whole table does.
            found = table::sources(table);
        }
        for sentence in found {
            if !sentence.is_empty() && !sentences.contains(&sentence) {
                sentences.push(sentence);
            }
        }
    }
    let mut told: Vec<String> = sentences.iter().map(|one| format!("«{one}»")).collect();
    told.push(format!("{}, {}.", conference.short_title, conference.date.vi_short()));
    format!("{}: {}", texts::SOURCE_OF, told.join(" "))
}

fn tables_of<'c>(conference: &'c Conference, chart: &'c Chart) -> impl Iterator<Item = &'c Table> {
    chart.data.iter().filter_map(|(_, data)| match data {
        ChartData::Table(slug) => conference.tables.iter().find(|table| table.slug == *slug),
        ChartData::Json(_) => None,
    })
}

/// Writes the figures of one page.
pub(crate) struct Easel<'a> {
    maker: Maker<'a>,
    studio: &'a Studio,
    charts: Charts,
    classes: Classes,
    shared: Vec<String>,
    route: Route,
}

impl Easel<'_> {
    /// The controls that several of the page's charts have in common.
    pub(crate) fn share(&mut self) -> String {
        let drawn = self.charts.charts.iter().filter_map(|chart| self.studio.drawn(&chart.slug));
        let (shared, markup) = chart_view::shared_controls(drawn, &mut self.classes);
        self.shared = shared;
        markup.into_string()
    }

    /// The figure of a chart, under its own title or that of its place.
    pub(crate) fn figure(
        &mut self,
        slug: &str,
        title: &str,
        heading: Heading,
    ) -> Option<ChartFigure> {
        let chart = self.charts.chart(slug)?.clone();
        let own = Route::Chart(self.maker.conference.slug.clone(), slug.to_owned());
        let at = own.path();
        let href = (own != self.route).then(|| format!("{}{at}", self.route.root()));
        // The check has told why it is not drawn; whoever goes on all the same sees that something is missing.
        let Some(drawn) = self.studio.drawn(slug) else {
            let missing = html! { p.empty { (texts::chart_missing(&chart.title)) } };
            return Some(ChartFigure(missing.into_string()));
        };
        let figure = Figure {
            chart: &chart,
            drawn,
            title: if title.is_empty() { &chart.title } else { title },
            heading,
            at: &at,
            href,
            shared: &self.shared,
        };
        Some(ChartFigure(chart_view::figure(&figure, &mut self.classes).into_string()))
    }

    /// The charts as they travel beside the page; nothing where there are none.
    pub(crate) fn into_charts(self) -> Option<Charts> {
        (!self.charts.charts.is_empty()).then_some(self.charts)
    }
}

impl<'a> Maker<'a> {
    /// The studio of this conference.
    pub(crate) fn studio(self) -> Studio {
        Studio::of(self.conference)
    }

    /// An easel for the charts of a page.
    pub(crate) fn easel(
        self,
        studio: &'a Studio,
        route: &Route,
        wanted: impl Fn(&Chart) -> bool,
    ) -> Easel<'a> {
        let charts: Vec<&Chart> =
            self.conference.charts.iter().filter(|chart| wanted(chart)).collect();
        Easel {
            maker: self,
            studio,
            charts: studio.travelling(self.conference, &charts),
            classes: Classes::default(),
            shared: Vec::new(),
            route: route.clone(),
        }
    }

    pub(crate) fn figures(self, studio: &'a Studio) -> PageData {
        let slug = &self.conference.slug;
        let route = Route::Figures(slug.clone());
        let mut easel = self.easel(studio, &route, |_| true);
        let controls = easel.share();
        let charts = self.conference.charts.iter();
        let charts =
            charts.filter_map(|chart| easel.figure(&chart.slug, "", Heading::Second)).collect();
        let tables = self.conference.tables.iter().map(|one| table::view(one, slug)).collect();
        let body = Body::Figures(Box::new(FiguresPage { controls, charts, tables }));
        PageData { charts: easel.into_charts(), ..self.page(route, texts::FIGURES, body) }
    }

    pub(crate) fn chart_pages(self, studio: &'a Studio) -> Vec<PageData> {
        let charts = &self.conference.charts;
        let at = |index: usize| {
            let chart = charts.get(index)?;
            let route = Route::Chart(self.conference.slug.clone(), chart.slug.clone());
            Some((route, chart.title.clone()))
        };
        let page = |(index, chart): (usize, &Chart)| {
            let (route, title) = at(index)?;
            let mut easel = self.easel(studio, &route, |one| one.slug == chart.slug);
            let body = ChartPage {
                figure: easel.figure(&chart.slug, "", Heading::None)?,
                title: title.clone(),
                previous: index.checked_sub(1).and_then(at),
                next: at(index + 1),
            };
            let page = self.page(route, &title, Body::Chart(Box::new(body)));
            Some(PageData { charts: easel.into_charts(), ..page })
        };
        charts.iter().enumerate().filter_map(page).collect()
    }
}
