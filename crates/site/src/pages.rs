//! The list of all pages of a site.

use content::bundle::Bundle;
use ky_yeu::page_data::PageData;
use rayon::prelude::*;

use crate::photos::Photos;
use crate::view::Maker;

/// Every page of a site, home first.
#[must_use]
pub fn pages(bundle: &Bundle, photos: &Photos) -> Vec<PageData> {
    let Some(newest) = bundle.conferences.first() else { return Vec::new() };
    let each = bundle.conferences.par_iter().flat_map(|one| of(Maker::new(bundle, one, photos)));
    let mut pages: Vec<PageData> = each.collect();
    let newest = Maker::new(bundle, newest, photos);
    if bundle.conferences.len() > 1 {
        pages.extend(newest.archive());
    }
    // The page about the site counts itself.
    let count = pages.len() + 1;
    pages.push(newest.about(count));
    pages.push(newest.not_found());
    pages
}

/// The pages of a conference, its home first; the newest one's stands at the site's root as well.
fn of(maker: Maker<'_>) -> Vec<PageData> {
    let studio = maker.studio();
    let mut pages = maker.homes(&studio);
    pages.push(maker.reports());
    pages.extend(maker.report_pages(&studio));
    pages.push(maker.figures(&studio));
    pages.extend(maker.chart_pages(&studio));
    pages.push(maker.album());
    pages.extend(maker.photo_pages());
    pages.push(maker.documents());
    pages
}
