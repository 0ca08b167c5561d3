//! From checked content to what pages print.

mod charts;
mod documents;
mod photos;
mod report;
mod table;

use content::bundle::{Bundle, Conference, KeyFigure};
use content::number::format_vi;
use ky_yeu::chart_view::Heading;
use ky_yeu::page_data::{
    About, Archive, ArchiveEntry, Body, EditionNote, FigureView, Home, PageData, ReportCard, Shell,
};
use ky_yeu::route::Route;
use ky_yeu::texts;

pub use charts::{all as charts, check as check_charts};
pub(crate) use photos::PREVIEWS;
pub(crate) use table::csv;

use self::charts::Studio;
use crate::photos::Photos;

/// Stands for the release's id until all files are known.
pub(crate) const RELEASE: &str = "@KY-YEU-RELEASE@";

/// How many conferences a page of the archive lists: a page's size does not grow with the site.
pub(crate) const ARCHIVE_PAGE: usize = 20;

/// One conference of a site, ready to be made into pages.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Maker<'a> {
    bundle: &'a Bundle,
    conference: &'a Conference,
    photos: &'a Photos,
    home: bool,
}

impl<'a> Maker<'a> {
    /// The pages of a conference; the newest one's bar leads to `/`.
    pub(crate) fn new(bundle: &'a Bundle, conference: &'a Conference, photos: &'a Photos) -> Self {
        let home = bundle.conferences.first().is_some_and(|newest| newest.slug == conference.slug);
        Self { bundle, conference, photos, home }
    }

    /// A page of this conference's.
    pub(crate) fn page(self, route: Route, title: &str, body: Body) -> PageData {
        let site = &self.bundle.site.title;
        let title = if title.is_empty() { site.clone() } else { format!("{title} · {site}") };
        PageData { route, title, shell: self.shell(), body, charts: None }
    }

    fn shell(self) -> Shell {
        let site = &self.bundle.site;
        let slug = self.conference.slug.clone();
        Shell {
            site: site.title.clone(),
            organisation: site.organisation.clone(),
            conference: self.conference.short_title.clone(),
            home: if self.home { Route::Home } else { Route::Conference(slug.clone()) },
            slug,
            archive: self.bundle.conferences.len() > 1,
            related_title: site.related_title.clone(),
            related: site
                .related_links
                .iter()
                .map(|link| (link.label.clone(), link.href.clone()))
                .collect(),
        }
    }

    /// The home pages of this conference: the newest one's is the site's as well.
    pub(crate) fn homes(self, studio: &'a Studio) -> Vec<PageData> {
        let own = Route::Conference(self.conference.slug.clone());
        let routes = self.home.then_some(Route::Home).into_iter().chain([own]);
        routes.map(|route| self.home_at(studio, route)).collect()
    }

    fn home_at(self, studio: &'a Studio, route: Route) -> PageData {
        let conference = self.conference;
        let mut easel = self.easel(studio, &route, |chart| chart.on_home);
        let chart_controls = easel.share();
        let charts = conference.charts.iter().filter(|chart| chart.on_home);
        let charts =
            charts.filter_map(|chart| easel.figure(&chart.slug, "", Heading::Third)).collect();
        let home = Home {
            title: conference.title.clone(),
            date: conference.date.vi_long(),
            datetime: conference.date.iso(),
            organiser: conference.organiser.clone(),
            byline: conference.byline.clone(),
            participants: conference.participants.clone(),
            figures: conference.key_figures.iter().map(figure).collect(),
            charts,
            chart_controls,
            reports: self.cards(),
            photos: self.first_photos(),
            photo_count: conference.photos.len(),
            documents: self.timeline(),
        };
        let page = self.page(route, &conference.short_title, Body::Home(Box::new(home)));
        PageData { charts: easel.into_charts(), ..page }
    }

    fn cards(self) -> Vec<ReportCard> {
        self.conference
            .reports
            .iter()
            .map(|report| ReportCard {
                route: Route::Report(self.conference.slug.clone(), report.slug.clone()),
                title: report.title.clone(),
                summary: report.summary.clone(),
                minutes: content::text::minutes_to_read(&report.body),
            })
            .collect()
    }

    pub(crate) fn reports(self) -> PageData {
        let route = Route::Reports(self.conference.slug.clone());
        self.page(route, texts::REPORTS, Body::Reports(self.cards()))
    }

    pub(crate) fn documents(self) -> PageData {
        let route = Route::Documents(self.conference.slug.clone());
        self.page(route, texts::DOCUMENTS, Body::Documents(self.timeline()))
    }

    pub(crate) fn about(self, pages: usize) -> PageData {
        let conference = self.conference;
        let citation = format!(
            "{organiser} ({year}). {title}. {site}, {organisation}, {date}. {release} {id}.",
            organiser = conference.organiser,
            year = conference.date.year,
            title = conference.title,
            site = self.bundle.site.title,
            organisation = self.bundle.site.organisation,
            date = conference.date.vi_short(),
            release = texts::RELEASE,
            id = RELEASE,
        );
        let edition = EditionNote::None;
        let about = About { release: RELEASE.to_owned(), citation, pages, edition };
        self.page(Route::About, texts::ABOUT, Body::About(about))
    }

    /// The page about a conference's one-file edition, which stands in it.
    pub(crate) fn about_edition(self, pages: usize) -> PageData {
        let mut page = self.about(pages);
        if let Body::About(about) = &mut page.body {
            about.edition = EditionNote::Here(self.bundle.site.base_url.clone());
        }
        page
    }

    pub(crate) fn not_found(self) -> PageData {
        self.page(Route::NotFound, texts::NOT_FOUND, Body::NotFound)
    }

    pub(crate) fn archive(self) -> Vec<PageData> {
        let pages = self.bundle.conferences.chunks(ARCHIVE_PAGE);
        let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
        pages
            .zip(1..)
            .map(|(conferences, page)| {
                let conferences = conferences.iter().map(entry).collect();
                let archive = Archive { conferences, page, pages: count };
                self.page(Route::Archive(page), texts::ARCHIVE, Body::Archive(archive))
            })
            .collect()
    }
}

fn entry(conference: &Conference) -> ArchiveEntry {
    ArchiveEntry {
        route: Route::Conference(conference.slug.clone()),
        title: conference.short_title.clone(),
        date: conference.date.vi_long(),
        edition: None,
    }
}

fn figure(figure: &KeyFigure) -> FigureView {
    FigureView {
        value: format_vi(figure.value),
        unit: figure.unit.clone().unwrap_or_default(),
        label: figure.label.clone(),
        derived: figure.derived,
    }
}
