//! What search engines read: schema.org as JSON-LD.

use gallery::rendition::Format;
use ky_yeu::page_data::{Body, PageData};
use serde_json::{Value, json};

use crate::document::{Card, Press};

/// The conference as an Event, a report as an Article, a photo as an ImageObject; other pages have nothing to say.
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
        Body::Photo(single) => {
            let photo = &single.photo;
            let (width, height, path) = photo.picture.as_ref()?.largest()?;
            Some(json!({
                "@context": "https://schema.org",
                "@type": "ImageObject",
                "name": photo.caption,
                "caption": photo.caption,
                "description": photo.alt,
                "contentUrl": press.address(&page.route, path),
                "encodingFormat": Format::Jpeg.mime(),
                "width": width,
                "height": height,
                "creditText": photo.credit,
                "datePublished": card.datetime,
                "inLanguage": "vi",
                "thumbnailUrl": picture,
                "publisher": publisher,
            }))
        }
        _ => None,
    }
}
