//! What search engines read: schema.org as JSON-LD.

use ky_yeu::page_data::{Body, PageData};
use serde_json::{Value, json};

use crate::document::{Card, Press};

/// The conference as an Event, a report as an Article; other pages have nothing to say.
pub(crate) fn data(
    page: &PageData,
    card: &Card<'_>,
    press: &Press<'_>,
    picture: &str,
) -> Option<Value> {
    let publisher = json!({ "@type": "Organization", "name": press.organisation });
    match &page.body {
        Body::Home(home) => Some(json!({
            "@context": "https://schema.org",
            "@type": "Event",
            "name": home.title,
            "description": card.description,
            "startDate": home.datetime,
            "endDate": home.datetime,
            "eventStatus": "https://schema.org/EventScheduled",
            "inLanguage": "vi",
            "image": picture,
            "organizer": { "@type": "Organization", "name": home.organiser },
            "publisher": publisher,
        })),
        Body::Report(report) => Some(json!({
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": report.title,
            "description": card.description,
            "datePublished": card.datetime,
            "inLanguage": "vi",
            "image": picture,
            "author": report.byline.as_ref().map_or_else(
                || publisher.clone(),
                |name| json!({ "@type": "Person", "name": name.trim_end_matches('.') }),
            ),
            "publisher": publisher,
        })),
        _ => None,
    }
}
