//! The pages, one file each: data in, parts out. This runs on the host.
//!
//! Most of a page is still: it is written as one string (maud escapes every text), so the browser
//! takes it over without walking it. What is alive is a part of its own, made by Leptos.

mod about;
mod archive;
mod chart;
mod documents;
mod figures;
mod home;
mod not_found;
mod photos;
mod report;
mod reports;

use maud::{Markup, PreEscaped, html};

use crate::components::footer::footer;
use crate::components::header::header;
use crate::components::prose::prose;
use crate::page::{Page, Part};
use crate::page_data::{Body, ChartFigure, EditionFile, PageData};
use crate::route::Route;
use crate::texts;

/// Links from one page to others, relative to where it stands.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Links {
    root: &'static str,
}

impl Links {
    pub(crate) fn from(route: &Route) -> Self {
        Self { root: route.root() }
    }

    /// The address of a page.
    pub(crate) fn to(self, route: &Route) -> String {
        self.file(&route.path())
    }

    /// The address of a file of the site.
    pub(crate) fn file(self, path: &str) -> String {
        let mut href = String::from(self.root);
        href.push_str(path);
        href
    }
}

/// The page as it travels.
#[must_use]
pub fn page(data: &PageData) -> Page {
    Page {
        path: data.route.path(),
        title: data.title.clone(),
        header: header(data).into_string(),
        parts: parts(data),
        footer: footer(data).into_string(),
    }
}

/// What is still of a page, as one stretch of markup, for a document that holds several pages.
#[must_use]
pub fn still_markup(page: &Page) -> String {
    let markup = html! {
        @for part in &page.parts {
            @match part {
                Part::Still(markup) => div.part { (PreEscaped(markup)) },
                Part::Prose(blocks) => div.prose { (prose(blocks)) },
                // It shares an address, which a page of a file has not.
                Part::Share => {},
            }
        }
    };
    markup.into_string()
}

/// Markup that stays as it is.
fn still(markup: Markup) -> Part {
    Part::Still(markup.into_string())
}

fn parts(page: &PageData) -> Vec<Part> {
    let links = Links::from(&page.route);
    match &page.body {
        Body::Home(home) => home::parts(home, page, links),
        Body::Reports(reports) => reports::parts(reports, page, links),
        Body::Report(report) => report::parts(report, page, links),
        Body::Figures(figures) => figures::parts(figures, page, links),
        Body::Chart(chart) => chart::parts(chart, page, links),
        Body::Photos(photos) => photos::album(photos, page, links),
        Body::Photo(photo) => photos::single(photo, page, links),
        Body::Documents(documents) => documents::parts(documents, page, links),
        Body::About(about) => about::parts(about, page, links),
        Body::Archive(archive) => archive::parts(archive, page, links),
        Body::NotFound => not_found::parts(links),
    }
}

/// A page's heading: the one place that takes the focus when a page has come.
fn heading(text: &str, page: &PageData) -> Markup {
    html! {
        header.page-head {
            (eyebrow(page))
            h1 tabindex="-1" { (text) }
        }
    }
}

/// The conference that a page belongs to, at the address that stays.
fn eyebrow(page: &PageData) -> Markup {
    let conference = Links::from(&page.route).to(&Route::Conference(page.shell.slug.clone()));
    html! { p.eyebrow { a href=(conference) { (page.shell.conference) } } }
}

/// Charts, with the controls that they have in common.
fn charts(figures: &[ChartFigure], controls: &str) -> Markup {
    html! {
        div.charts {
            (PreEscaped(controls))
            @for ChartFigure(markup) in figures { (PreEscaped(markup)) }
        }
    }
}

/// Leads to the pages before and after this one.
fn neighbours(
    name: &str,
    [before, after]: [&str; 2],
    previous: Option<&(Route, String)>,
    next: Option<&(Route, String)>,
    links: Links,
) -> Markup {
    html! {
        nav.neighbours aria-label=(name) {
            @if let Some((route, title)) = previous {
                (step("prev", &links.to(route), before, title))
            }
            @if let Some((route, title)) = next {
                (step("next", &links.to(route), after, title))
            }
        }
    }
}

/// Leads to a conference's one-file edition.
fn edition_link(edition: &EditionFile, links: Links) -> Markup {
    html! {
        a.more download href=(links.file(&edition.file)) { (texts::edition_download(&edition.size)) }
    }
}

/// A link to a neighbour of this page, `prev` or `next`.
fn step(relation: &'static str, href: &str, text: &str, title: &str) -> Markup {
    html! {
        a class=(relation) rel=(relation) href=(href) {
            small { (text) }
            span { (title) }
        }
    }
}
