//! The one-file edition of a conference: every page, the app and its modules, the data of charts and the
//! tables, in one document that asks for nothing.
//!
//! Its pages stand in it one after another, as they are read without a script. With one, `pages.js` shows
//! one at a time and answers what the app would ask the network for.

mod addresses;
mod offer;
mod programs;

use std::collections::BTreeMap;

use anyhow::Result;
use content::bundle::{Bundle, Conference};
use flate2::Compression;
use ky_yeu::album;
use ky_yeu::page::{Page, Part};
use ky_yeu::page_data::{Body, PageData, Shell as Around};
use ky_yeu::route::Route;
use ky_yeu::styles::EDITION;
use ky_yeu::{pages as written, texts};
use maud::{Markup, PreEscaped, html};
use rayon::prelude::*;

use crate::document::{self, BRING, Press, SETTINGS};
use crate::photos::Photos;
use crate::release::Release;
use crate::script;
use crate::share;
use crate::shell;
use crate::styles::Styles;
use crate::view::Maker;
use addresses::Places;
use programs::Program;

pub(crate) use offer::{offer, offers};

/// Marks the document from its first byte on: where scripts run, one page is shown at a time.
const PAGED: &str = "document.documentElement.setAttribute(\"data-paged\",\"\")";
const PAGES: &str = include_str!("pages.js");
const START: &str = include_str!("start.js");

/// The address of every page begins with it, within the file.
const ROOT: &str = "#/";

/// What all of its styles are made from, and what each edition is made around.
struct Kit<'a> {
    press: &'a Press<'a>,
    bundle: &'a Bundle,
    photos: &'a Photos,
    /// The pages of the site.
    pages: &'a [PageData],
    release: &'a Release,
    programs: Vec<Program>,
    /// Shows one page at a time.
    turner: String,
    /// Starts the app.
    starter: String,
    styles: Styles,
}

/// The file of a conference's edition, from the site's root.
#[must_use]
pub fn file_of(conference: &str) -> String {
    format!("ky-yeu-{conference}.html")
}

/// Whether a file of a release is an edition.
#[must_use]
pub fn is_edition(path: &str) -> bool {
    path.starts_with("ky-yeu-") && path.ends_with(".html") && !path.contains('/')
}

/// The edition of every conference, by its file, from the pages of the site and what the release
/// holds beside them.
pub(crate) fn editions(
    press: &Press<'_>,
    bundle: &Bundle,
    photos: &Photos,
    pages: &[PageData],
    release: &Release,
) -> Result<BTreeMap<String, String>> {
    let programs = programs::all(press.shell)?;
    let styles = Styles::parse(&[press.styles.whole(), EDITION].concat())?;
    let turner = script::small(PAGES)?;
    let starter = script::small(&[BRING, START].concat())?;
    let kit = Kit { press, bundle, photos, pages, release, programs, turner, starter, styles };
    let made = bundle.conferences.par_iter().map(|one| Ok((file_of(&one.slug), kit.edition(one)?)));
    made.collect()
}

impl Kit<'_> {
    fn edition(&self, conference: &Conference) -> Result<String> {
        let pages = self.pages_of(conference);
        let home = Route::Conference(conference.slug.clone());
        let places = self.places(conference, &pages);
        let made: Vec<Page> = pages.iter().map(written::page).collect();
        let articles: Result<Vec<Markup>> =
            made.iter().map(|page| article(&places, page)).collect();
        let first = made.iter().find(|page| page.route() == home);
        let around = |part: fn(&Page) -> &str| {
            first.map_or(Ok(String::new()), |page| places.within(&page.path, part(page)))
        };
        let (header, footer) = (around(|page| &page.header)?, around(|page| &page.footer)?);
        // All pages stand there at first, and none of them alone.
        let header = header.replace(" aria-current=\"page\"", "");
        let title = first.map_or("", |page| &page.title).to_owned();
        let whole = html! {
            (contents(&made, &self.bundle.site.title))
            @for one in articles? { (one) }
        };
        let parts = vec![Part::Still(whole.into_string())];
        let page = Page { path: home.path(), title, header, parts, footer };
        let nowhere = written::page(&Maker::new(self.bundle, conference, self.photos).not_found());
        let nowhere = places.within(&home.path(), &written::still_markup(&nowhere))?;
        self.document(conference, page, &nowhere)
    }

    /// The pages of a conference as its file holds them: its home is at their own address, there is
    /// no other conference, and what they say about the site they say about the file.
    fn pages_of(&self, conference: &Conference) -> Vec<PageData> {
        let home = Route::Conference(conference.slug.clone());
        let own = self.pages.iter().filter(|page| is_of(page, conference));
        let mut pages: Vec<PageData> = own.cloned().collect();
        pages.push(Maker::new(self.bundle, conference, self.photos).about_edition(pages.len() + 1));
        for page in &mut pages {
            page.shell = Around { home: home.clone(), archive: false, ..page.shell.clone() };
        }
        pages
    }

    fn places<'a>(&'a self, conference: &Conference, pages: &[PageData]) -> Places<'a> {
        let folder = Route::Conference(conference.slug.clone()).path();
        let files = self.release.files().filter(|(path, _)| path.starts_with(&folder));
        Places {
            pages: pages.iter().map(|page| page.route.path()).collect(),
            home: folder.clone(),
            files: files.filter(|(path, _)| path.ends_with(".csv")).collect(),
            base_url: self.press.base_url,
        }
    }

    /// What the app asks for beside the pages: the data of charts.
    fn data(&self, conference: &Conference) -> Result<String> {
        let folder = Route::Conference(conference.slug.clone()).path();
        let others = ["page.json", album::FILE, share::FILE, share::OEMBED];
        let is_data = |path: &str| {
            path.starts_with(&folder)
                && path.ends_with(".json")
                && !others.iter().any(|other| path.ends_with(other))
        };
        let files: BTreeMap<&str, &str> = self
            .release
            .files()
            .filter(|(path, _)| is_data(path))
            .filter_map(|(path, bytes)| Some((path, std::str::from_utf8(bytes).ok()?)))
            .collect();
        // A conference's own: each edition packs it anew, so it is not done as thoroughly as the programs are.
        programs::packed(serde_json::to_string(&files)?.as_bytes(), Compression::default())
    }

    fn document(&self, conference: &Conference, page: Page, nowhere: &str) -> Result<String> {
        let head = self.head(&page.title, &conference.summary);
        let app = document::app(page);
        let tail = html! {
            script type="application/json" id="_page-data" {}
            template id="_khong-co" { article { (PreEscaped(nowhere)) } }
            script { (PreEscaped(&self.turner)) }
            (block("_tep", &self.data(conference)?))
            @for program in &self.programs {
                (block(&format!("_{}-wasm", program.name), &program.wasm))
                script type="module" { (PreEscaped(&program.script)) }
            }
            script type="module" { (PreEscaped(&self.starter)) }
        };
        let html =
            self.press.shell.html.replacen("<html ", &format!("<html data-root=\"{ROOT}\" "), 1);
        Ok(html
            .replace(shell::HEAD, &head.into_string())
            .replace(shell::TAIL, &tail.into_string())
            .replace(shell::APP, &app))
    }

    fn head(&self, title: &str, description: &str) -> Markup {
        let scripts = [SETTINGS, PAGED, &self.turner, &self.starter];
        let modules = self.programs.iter().map(|program| program.script.as_str());
        let scripts: Vec<&str> = scripts.into_iter().chain(modules).collect();
        let icon = self.release.files().find(|(path, _)| *path == "icon.svg");
        html! {
            meta http-equiv="Content-Security-Policy" content=(policy(self.styles.whole(), &scripts));
            title { (title) }
            meta name="description" content=(description);
            meta name="robots" content="noindex";
            @if let Some((path, bytes)) = icon {
                link rel="icon" type="image/svg+xml" href=(addresses::data_address(path, bytes));
            }
            style { (PreEscaped(self.styles.whole())) }
            script { (PreEscaped(SETTINGS)) }
            script { (PreEscaped(PAGED)) }
        }
    }
}

/// Nothing from anywhere: the file's own scripts and styles by their hashes, and pictures that it holds or
/// makes.
fn policy(styles: &str, scripts: &[&str]) -> String {
    let hashes: Vec<String> = scripts.iter().map(|script| document::hash(script)).collect();
    format!(
        "default-src 'none';script-src 'wasm-unsafe-eval' {};style-src {};img-src data: blob:;base-uri 'none';form-action 'none'",
        hashes.join(" "),
        document::hash(styles),
    )
}

fn is_of(page: &PageData, conference: &Conference) -> bool {
    let is_its_own = page.route.path().starts_with(&format!("{}/", conference.slug));
    is_its_own && !matches!(page.body, Body::NotFound)
}

fn article(places: &Places<'_>, page: &Page) -> Result<Markup> {
    let markup = places.within(&page.path, &written::still_markup(page))?;
    Ok(html! { article.page id={ "/" (page.path) } { (PreEscaped(markup)) } })
}

/// The list of all pages: parts of the conference, and below each what belongs to it.
fn contents(pages: &[Page], site: &str) -> Markup {
    let mut parts: Vec<(&Page, Vec<&Page>)> = Vec::new();
    for page in pages {
        match parts.last_mut().filter(|(part, _)| is_below(page, part)) {
            Some((_, below)) => below.push(page),
            None => parts.push((page, Vec::new())),
        }
    }
    let suffix = format!(" · {site}");
    let link = |page: &Page| {
        let title = page.title.strip_suffix(&suffix).unwrap_or(&page.title);
        html! { a href={ (ROOT) (page.path) } { (title) } }
    };
    html! {
        nav.contents.whole aria-labelledby="_cac-trang" {
            h2 id="_cac-trang" { (texts::EDITION_CONTENTS) }
            ol {
                @for (part, below) in &parts {
                    li {
                        (link(part))
                        @if !below.is_empty() { ol { @for one in below { li { (link(one)) } } } }
                    }
                }
            }
        }
    }
}

/// A conference's home is above all of its pages, and has none below it here.
fn is_below(page: &Page, part: &Page) -> bool {
    page.path.starts_with(&part.path) && !matches!(part.route(), Route::Conference(_))
}

/// Text that no browser runs or shows.
fn block(id: &str, text: &str) -> Markup {
    html! { script type="text/plain" id=(id) { (PreEscaped(text)) } }
}

#[cfg(test)]
mod tests {
    use super::{file_of, is_edition};

    #[test]
    fn an_edition_is_known_by_its_name() {
        assert!(is_edition(&file_of("so-ket-2021")));
        assert!(!is_edition("index.html"));
        assert!(!is_edition("ky-yeu-0/index.html"));
    }
}
