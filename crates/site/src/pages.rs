//! The list of all pages of a site.

use content::bundle::{Bundle, Conference};
use ky_yeu::page_data::PageData;
use ky_yeu::route::Route;
use rayon::prelude::*;

use crate::photos::Photos;
use crate::view::{Maker, Studio};

/// Every page of a site, home first.
#[must_use]
pub fn pages(bundle: &Bundle, photos: &Photos) -> Vec<PageData> {
    let Some(newest) = bundle.conferences.first() else { return Vec::new() };
    let studio = Studio::of(newest);
    let newest = Maker::new(bundle, newest, photos);
    let mut pages = vec![newest.home(&studio, Route::Home)];
    let each = bundle.conferences.par_iter().flat_map(|one| of(bundle, one, photos));
    pages.par_extend(each);
    if bundle.conferences.len() > 1 {
        pages.extend(newest.archive());
    }
    // The page about the site counts itself.
    let count = pages.len() + 1;
    pages.push(newest.about(count));
    pages.push(newest.not_found());
    pages
}

/// The pages of a conference, its home first.
fn of(bundle: &Bundle, conference: &Conference, photos: &Photos) -> Vec<PageData> {
    let maker = Maker::new(bundle, conference, photos);
    let studio = Studio::of(conference);
    let home = Route::Conference(conference.slug.clone());
    let mut pages = vec![maker.home(&studio, home), maker.reports()];
    pages.extend(maker.report_pages(&studio));
    pages.push(maker.figures(&studio));
    pages.extend(maker.chart_pages(&studio));
    pages.push(maker.album());
    pages.extend(maker.photo_pages());
    pages.push(maker.documents());
    pages
}
