//! The documents against the years.

use content::bundle::{Conference, Date, Document};
use ky_yeu::page_data::{DocumentView, Documents};
use ky_yeu::route::Route;

use super::Maker;

/// The years that a timeline shows, both included.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: u16,
    last: u16,
}

impl Span {
    /// All the documents' periods, and the conference's day.
    fn of(conference: &Conference) -> Self {
        let year = conference.date.year;
        conference.documents.iter().fold(Self { first: year, last: year }, |span, document| Self {
            first: span.first.min(document.period.start),
            last: span.last.max(document.period.end),
        })
    }

    /// Per cent of the width at which a moment stands, `year` counted from the first.
    fn position(self, year: f64) -> String {
        let years = f64::from(self.last - self.first + 1);
        percent(year / years)
    }

    fn since(self, year: u16) -> f64 {
        f64::from(year) - f64::from(self.first)
    }
}

/// At most two decimals: a hundredth of a per cent is less than a pixel.
fn percent(share: f64) -> String {
    let text = format!("{:.2}", share * 100.0);
    format!("{}%", text.trim_end_matches('0').trim_end_matches('.'))
}

/// The part of its year that has passed at noon of a day, counting months as twelfths.
fn part_of_year(date: Date) -> f64 {
    (f64::from(date.month - 1) + (f64::from(date.day) - 0.5) / 31.0) / 12.0
}

impl Maker<'_> {
    pub(super) fn timeline(self) -> Documents {
        let span = Span::of(self.conference);
        let date = self.conference.date;
        let years = span.first..=span.last;
        let mut items: Vec<&Document> = self.conference.documents.iter().collect();
        items.sort_by_key(|document| (document.period.start, document.date));
        Documents {
            years: years
                .clone()
                .map(|year| (year.to_string(), span.position(span.since(year) + 0.5)))
                .collect(),
            borders: years.skip(1).map(|year| span.position(span.since(year))).collect(),
            day: (span.position(span.since(date.year) + part_of_year(date)), date.vi_short()),
            items: items.into_iter().map(|document| self.document(document)).collect(),
        }
    }

    pub(super) fn document_named(self, slug: &str) -> Option<DocumentView> {
        let document = self.conference.documents.iter().find(|document| document.slug == slug)?;
        Some(self.document(document))
    }

    fn document(self, document: &Document) -> DocumentView {
        let span = Span::of(self.conference);
        let period = document.period;
        let length = f64::from(period.end - period.start + 1);
        let report = self
            .conference
            .reports
            .iter()
            .find(|report| report.document.as_ref() == Some(&document.slug));
        DocumentView {
            slug: document.slug.clone(),
            name: format!("{} số {}", document.kind, document.number),
            title: document.title.clone(),
            date: document.date.map(|date| (date.vi_short(), date.iso())),
            period: format!("{}–{}", period.start, period.end),
            bar: (span.position(span.since(period.start)), span.position(length)),
            issuer: document.issuer.clone(),
            note: document.note.clone(),
            report: report.map(|report| {
                let route = Route::Report(self.conference.slug.clone(), report.slug.clone());
                (route, report.title.clone())
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Span, part_of_year, percent};
    use content::bundle::Date;

    #[test]
    fn positions_are_short_and_exact() {
        assert_eq!(percent(0.2), "20%");
        assert_eq!(percent(1.0 / 3.0), "33.33%");
        assert_eq!(percent(0.0), "0%");
        assert_eq!(percent(1.0), "100%");
    }

    #[test]
    fn five_years_are_five_fifths() {
        let span = Span { first: 2018, last: 2022 };
        assert_eq!(span.position(span.since(2019)), "20%");
        assert_eq!(span.position(span.since(2018) + 0.5), "10%");
        assert_eq!(span.position(4.0), "80%");
    }

    #[test]
    fn a_day_stands_within_its_year() {
        let day = |month, day| part_of_year(Date { year: 2021, month, day });
        assert!(day(1, 1) > 0.0 && day(12, 31) < 1.0);
        assert!(day(11, 15) > 10.0 / 12.0 && day(11, 15) < 11.0 / 12.0);
    }
}
