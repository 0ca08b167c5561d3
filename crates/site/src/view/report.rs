//! A report as its page prints it.

use content::bundle::Report;
use content::text::{Block, headings, minutes_to_read};
use ky_yeu::chart_view::Heading;
use ky_yeu::page_data::{Body, PageData, ReportPage, Segment};
use ky_yeu::route::Route;

use super::Maker;
use super::charts::{Easel, Studio};

impl Maker<'_> {
    pub(crate) fn report_pages(self, studio: &Studio) -> Vec<PageData> {
        let reports = &self.conference.reports;
        let at = |index: usize| {
            let report = reports.get(index)?;
            let route = Route::Report(self.conference.slug.clone(), report.slug.clone());
            Some((route, report.title.clone()))
        };
        reports
            .iter()
            .enumerate()
            .map(|(index, report)| {
                let previous = index.checked_sub(1).and_then(at);
                self.report_page(studio, report, [previous, at(index + 1)])
            })
            .collect()
    }

    fn report_page(
        self,
        studio: &Studio,
        report: &Report,
        [previous, next]: [Option<(Route, String)>; 2],
    ) -> PageData {
        let conference = self.conference;
        let route = Route::Report(conference.slug.clone(), report.slug.clone());
        let placed: Vec<&str> = charts_in(&report.body).collect();
        let mut easel = self.easel(studio, &route, |chart| placed.contains(&chart.slug.as_str()));
        let page = ReportPage {
            title: report.title.clone(),
            summary: report.summary.clone(),
            date: conference.date.vi_long(),
            datetime: conference.date.iso(),
            byline: conference.byline.clone(),
            minutes: minutes_to_read(&report.body),
            document: report.document.as_deref().and_then(|slug| self.document_named(slug)),
            contents: contents(&report.body),
            text: self.segments(&report.body, &mut easel),
            previous,
            next,
        };
        let page = self.page(route, &report.title, Body::Report(Box::new(page)));
        PageData { charts: easel.into_charts(), ..page }
    }

    /// Cuts the text where a photo or a chart stands in it.
    fn segments(self, body: &[Block], easel: &mut Easel<'_>) -> Vec<Segment> {
        let mut segments = Vec::new();
        for block in body {
            match block {
                Block::Photo { slug, caption } => {
                    let photo = self.conference.photos.iter().find(|photo| photo.slug == *slug);
                    segments.extend(photo.map(|photo| {
                        let mut view = self.photo(photo);
                        if !caption.is_empty() {
                            view.caption.clone_from(caption);
                        }
                        Segment::Photo(Box::new(view))
                    }));
                }
                Block::Chart { slug, caption } => {
                    let figure = easel.figure(slug, caption, Heading::Third);
                    segments.extend(figure.map(Segment::Chart));
                }
                block => match segments.last_mut() {
                    Some(Segment::Prose(prose)) => prose.push(block.clone()),
                    _ => segments.push(Segment::Prose(vec![block.clone()])),
                },
            }
        }
        segments
    }
}

/// The charts that stand in a report.
fn charts_in(body: &[Block]) -> impl Iterator<Item = &str> {
    body.iter().filter_map(|block| match block {
        Block::Chart { slug, .. } => Some(slug.as_str()),
        _ => None,
    })
}

fn contents(body: &[Block]) -> Vec<(String, String)> {
    let second = headings(body).into_iter().filter(|heading| heading.level == 2);
    second.map(|heading| (heading.id, heading.text)).collect()
}
