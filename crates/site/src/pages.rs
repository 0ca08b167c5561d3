//! The list of all pages of a site.

use content::bundle::Bundle;
use ky_yeu::page_data::PageData;
use ky_yeu::route::Route;

use crate::photos::Photos;
use crate::view::Maker;

/// Every page of a site, home first.
#[must_use]
pub fn pages(bundle: &Bundle, photos: &Photos) -> Vec<PageData> {
    let Some(newest) = bundle.conferences.first() else { return Vec::new() };
    let newest = Maker::new(bundle, newest, photos);
    let mut pages = vec![newest.home(Route::Home)];
    for conference in &bundle.conferences {
        let maker = Maker::new(bundle, conference, photos);
        pages.push(maker.home(Route::Conference(conference.slug.clone())));
        pages.push(maker.reports());
        pages.extend(maker.report_pages());
        pages.push(maker.figures());
        pages.extend(maker.chart_pages());
        pages.push(maker.album());
        pages.extend(maker.photo_pages());
        pages.push(maker.documents());
    }
    if bundle.conferences.len() > 1 {
        pages.extend(newest.archive());
    }
    // The page about the site counts itself.
    let count = pages.len() + 1;
    pages.push(newest.about(count));
    pages.push(newest.not_found());
    pages
}
