//! A conference's first page.

use maud::{Markup, html};

use super::reports::{Level, cards};
use super::{Links, charts, still};
use crate::components::photo::{Frame, photo};
use crate::components::timeline::timeline;
use crate::page::Part;
use crate::page_data::{FigureView, Home, PageData};
use crate::route::Route;
use crate::texts;

pub(super) fn parts(home: &Home, page: &PageData, links: Links) -> Vec<Part> {
    vec![still(masthead(home, page)), Part::Share, still(sections(home, page, links))]
}

fn masthead(home: &Home, page: &PageData) -> Markup {
    html! {
        header.page-head.masthead {
            p.eyebrow { time datetime=(home.datetime) { (home.date) } }
            h1 tabindex="-1" { (page.shell.conference) }
            p.announced { (home.title) }
            dl.facts {
                div { dt { (texts::ORGANISER) } dd { (home.organiser) } }
                @if !home.participants.is_empty() {
                    div {
                        dt { (texts::PARTICIPANTS) }
                        dd { ul { @for one in &home.participants { li { (one) } } } }
                    }
                }
                @if let Some(byline) = &home.byline {
                    div { dt { (texts::BYLINE) } dd { (byline) } }
                }
            }
        }
    }
}

fn sections(home: &Home, page: &PageData, links: Links) -> Markup {
    let slug = || page.shell.slug.clone();
    html! {
        @if !home.figures.is_empty() {
            section {
                h2 { (texts::KEY_FIGURES) }
                dl.figures { @for one in &home.figures { (figure(one)) } }
                p { a.more href=(links.to(&Route::Figures(slug()))) { (texts::ALL_FIGURES) } }
            }
        }
        @if !home.charts.is_empty() {
            section {
                h2 { (texts::CHARTS) }
                (charts(&home.charts, &home.chart_controls))
                p { a.more href=(links.to(&Route::Figures(slug()))) { (texts::ALL_CHARTS) } }
            }
        }
        section {
            h2 { (texts::REPORTS) }
            (cards(&home.reports, links, Level::Third))
        }
        @if !home.photos.is_empty() {
            section {
                h2 { (texts::PHOTOS) }
                div.album { @for one in &home.photos { (photo(one, Frame::Row, links)) } }
                @if home.photo_count > home.photos.len() {
                    p { a.more href=(links.to(&Route::Photos(slug()))) { (texts::all_photos(home.photo_count)) } }
                }
            }
        }
        @if !home.documents.items.is_empty() {
            section {
                h2 { (texts::DOCUMENTS) }
                (timeline(&home.documents))
                p { a.more href=(links.to(&Route::Documents(slug()))) { (texts::ALL_DOCUMENTS) } }
            }
        }
    }
}

fn figure(figure: &FigureView) -> Markup {
    html! {
        div {
            dt {
                (figure.label)
                @if figure.derived { " (" (texts::DERIVED) ")" }
            }
            dd {
                (figure.value)
                @if !figure.unit.is_empty() { small { " " (figure.unit) } }
            }
        }
    }
}
