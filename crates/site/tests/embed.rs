//! The embed forms of the repository's content: what a frame in somebody else's page holds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use scraper::{ElementRef, Html, Selector};
use site::embed::FOLDER;
use support::{BASE, Temporary, rendered};

type Files = BTreeMap<String, String>;

static REAL: LazyLock<Files> = LazyLock::new(|| texts(&Temporary::new()));
static ADDRESSED: LazyLock<Files> = LazyLock::new(|| texts(&Temporary::addressed()));

fn texts(site: &Temporary) -> Files {
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    rendered(site).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

/// The embed forms by the path of their page, `a/b/`.
fn embeds(files: &Files) -> BTreeMap<&str, Html> {
    files
        .iter()
        .filter_map(|(path, html)| {
            let page = path.strip_prefix(FOLDER)?.strip_suffix("index.html")?;
            Some((page, Html::parse_document(html)))
        })
        .collect()
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_of_a_conference_can_be_embedded_and_nothing_else() {
    let made = embeds(&REAL);
    let pages: BTreeSet<&str> = REAL
        .keys()
        .filter(|path| !path.starts_with(FOLDER))
        .filter_map(|path| path.strip_suffix("index.html"))
        .filter(|path| *path != "gioi-thieu/")
        .collect();
    assert_eq!(made.keys().copied().collect::<BTreeSet<_>>(), pages);
    assert!(pages.len() > 15, "{}", pages.len());
}

#[test]
fn an_embed_form_reads_as_its_page_does() {
    for (path, embed) in embeds(&REAL) {
        let page = Html::parse_document(&REAL[&format!("{path}index.html")]);
        let heading = |of: &Html| words(all(of, "h1")[0]);
        assert_eq!(heading(&embed), heading(&page), "{path}");
        for kept in [".prose p", "figure.chart", ".photo", "td", ".cards h2", ".cards h3"] {
            let count = |of: &Html| all(of, &format!("main {kept}")).len();
            assert_eq!(count(&embed), count(&page), "{path}: {kept}");
        }
        for gone in [".bar", ".tabs", ".foot", ".notice", ".neighbours", ".anchor", "button.share"]
        {
            assert!(all(&embed, gone).is_empty(), "{path}: {gone}");
        }
    }
}

#[test]
fn all_links_leave_the_frame_and_the_last_leads_to_the_page() {
    for (path, embed) in embeds(&REAL) {
        for link in all(&embed, "a[href]:not([download])") {
            assert_eq!(link.attr("target"), Some("_blank"), "{path}: {}", link.html());
            assert_eq!(link.attr("rel"), Some("noopener"), "{path}: {}", link.html());
        }
        let from = all(&embed, ".from a");
        let ups = "../".repeat(path.matches('/').count() + 1);
        assert_eq!(from.len(), 1, "{path}");
        assert_eq!(from[0].attr("href"), Some(format!("{ups}{path}").as_str()));
        assert!(words(all(&embed, ".from")[0]).contains("Hội nghị"), "{path} names its conference");
    }
}

#[test]
fn search_engines_are_sent_to_the_page() {
    for (path, embed) in embeds(&ADDRESSED) {
        let conference = if path.is_empty() { "so-ket-2021/" } else { path };
        let canonical = all(&embed, "link[rel=canonical]")[0].attr("href").unwrap();
        assert_eq!(canonical, format!("{BASE}{conference}"));
        assert_eq!(all(&embed, "meta[name=robots]")[0].attr("content"), Some("noindex"));
    }
    assert!(embeds(&REAL).values().all(|embed| all(embed, "link[rel=canonical]").is_empty()));
    assert!(!ADDRESSED["sitemap.xml"].contains(FOLDER));
    assert!(!REAL["sitemap.txt"].contains(FOLDER));
}

#[test]
fn the_frame_may_be_sized_by_its_host_natively() {
    for (path, html) in REAL.iter().filter(|(path, _)| path.starts_with(FOLDER)) {
        let meta =
            html.find("<meta name=\"responsive-embedded-sizing\" content=\"allow-origins=*\">");
        assert!(meta < html.find("<body"), "{path}");
        assert!(meta.is_some(), "{path}");
    }
}

/// What depends on the frame's height while the frame follows that of its content grows for ever.
#[test]
fn no_style_of_an_embed_form_depends_on_the_frames_height() {
    let units = ["vh", "vb", "vmin", "vmax"];
    for (path, embed) in embeds(&REAL) {
        let style: String = all(&embed, "style")[0].text().collect();
        for unit in units {
            let found = style.split(unit).map(|before| before.chars().next_back());
            let last = style.matches(unit).count();
            let sized = found.take(last).any(|it| it.is_some_and(|it| it.is_ascii_digit()));
            assert!(!sized, "{path}: {unit}");
        }
        assert!(!style.contains("min-height:100%"), "{path}");
    }
}

/// What the specification of oEmbed asks of a rich answer, and what makes an answer whole.
#[test]
fn where_the_address_is_known_each_page_is_embedded_by_pasting_it() {
    for path in embeds(&ADDRESSED).keys() {
        let answer: serde_json::Value =
            serde_json::from_str(&ADDRESSED[&format!("{path}oembed.json")]).unwrap();
        assert_eq!(answer["version"], "1.0", "{path}");
        assert_eq!(answer["type"], "rich", "{path}");
        for number in ["width", "height", "thumbnail_width", "thumbnail_height"] {
            assert!(answer[number].as_u64().is_some_and(|it| it > 0), "{path}: {number}");
        }
        let html = answer["html"].as_str().unwrap();
        assert!(html.contains(&format!(" src=\"{BASE}nhung/{path}\"")), "{html}");
        assert!(!html.contains('{'), "{html}");
        let picture = answer["thumbnail_url"].as_str().unwrap().strip_prefix(BASE).unwrap();
        assert!(ADDRESSED.contains_key(picture), "{picture}");
        let page = Html::parse_document(&ADDRESSED[&format!("{path}index.html")]);
        let found = all(&page, "link[rel=alternate][type='application/json+oembed']");
        assert_eq!(found.len(), 1, "{path}");
        assert_eq!(found[0].attr("href"), Some(format!("{BASE}{path}oembed.json").as_str()));
    }
    assert!(REAL.keys().all(|path| !path.ends_with("oembed.json")));
    assert!(!REAL["index.html"].contains("oembed"));
}

#[test]
fn the_day_of_a_conference_is_an_event() {
    let event = &ADDRESSED["so-ket-2021/hoi-nghi.ics"];
    assert!(event.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"), "{event}");
    assert!(event.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"), "{event}");
    assert!(event.contains("\r\nDTSTART;VALUE=DATE:20211115\r\n"), "{event}");
    assert!(event.contains(&format!("\r\nURL:{BASE}so-ket-2021/\r\n")), "{event}");
    assert!(!REAL["so-ket-2021/hoi-nghi.ics"].contains("URL:"));
}

#[test]
fn what_is_shared_of_a_page_stands_beside_it() {
    for path in embeds(&REAL).keys() {
        let said: serde_json::Value =
            serde_json::from_str(&REAL[&format!("{path}share.json")]).unwrap();
        assert!(said["citation"].as_str().unwrap().ends_with(&format!("{{site}}{path}")), "{path}");
        assert!(said["integrity"].as_str().unwrap().starts_with("sha384-"), "{path}");
        assert_eq!(said["calendar"], "{site}so-ket-2021/hoi-nghi.ics");
        assert_eq!(said["path"], *path, "the site's address is told from it");
    }
    let site: serde_json::Value = serde_json::from_str(&REAL["gioi-thieu/share.json"]).unwrap();
    assert!(site["citation"].as_str().unwrap().ends_with("{site}gioi-thieu/"), "{site}");
    for none in ["embed", "script", "integrity", "calendar"] {
        assert!(site[none].is_null(), "{none}");
    }
}
