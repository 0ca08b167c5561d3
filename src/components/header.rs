//! The bar above every page: the site's name and its parts.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use crate::page_data::PageData;
use crate::pages::Links;
use crate::route::Route;
use crate::texts;

pub(crate) fn header(page: &PageData) -> Markup {
    let links = Links::from(&page.route);
    let shell = &page.shell;
    html! {
        a.brand href=(links.to(&Route::Home)) {
            b { (shell.site) }
            " " span { (shell.organisation) }
        }
        nav.tabs aria-label=(texts::NAVIGATION) {
            ul {
                @for (route, drawing, text) in tabs(&shell.slug, &shell.home) {
                    li {
                        a href=(links.to(&route)) aria-current=[current(&route, &page.route)] {
                            (icon(drawing)) span { (text) }
                        }
                    }
                }
            }
        }
    }
}

fn tabs(slug: &str, home: &Route) -> [(Route, Icon, &'static str); 5] {
    let slug = || slug.to_owned();
    [
        (home.clone(), Icon::HOME, texts::HOME),
        (Route::Reports(slug()), Icon::REPORTS, texts::REPORTS),
        (Route::Figures(slug()), Icon::FIGURES, texts::FIGURES),
        (Route::Photos(slug()), Icon::PHOTOS, texts::PHOTOS),
        (Route::Documents(slug()), Icon::DOCUMENTS, texts::DOCUMENTS),
    ]
}

/// `page` on the tab of the page itself, `true` on the tab of the part that the page belongs to.
fn current(tab: &Route, page: &Route) -> Option<&'static str> {
    match (tab, page) {
        _ if tab == page => Some("page"),
        (Route::Home, Route::Conference(_)) => Some("page"),
        (Route::Reports(_), Route::Report(..))
        | (Route::Figures(_), Route::Chart(..))
        | (Route::Photos(_), Route::Photo(..)) => Some("true"),
        _ => None,
    }
}
