//! A whole release: every page, every picture, every table, and what stands beside them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use chart::state::State;
use content::bundle::{Bundle, Conference};
use ky_yeu::album;
use ky_yeu::chart_view::{Caption, Drawing, standalone};
use ky_yeu::page_data::{Body, PageData};
use ky_yeu::route::Route;
use ky_yeu::styles::{ALIVE, SHEET, STYLES};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use walkdir::WalkDir;

use crate::calendar;
use crate::document::{self, Card, Press};
use crate::drawn;
use crate::edition;
use crate::embed::Embeds;
use crate::folder::slashed;
use crate::offline::{self, Tiers};
use crate::pages::pages;
use crate::photos::Photos;
use crate::preview::{Painter, Picture, Preview};
use crate::release::{Release, hex};
use crate::share::Sharing;
use crate::shell::Shell;
use crate::styles::Styles;
use crate::view::{self, Maker, PREVIEWS};

/// The folder of `public/` that is not served.
const CONTENT: &str = "content";

/// Makes a site's release from its checked content, its photos, what Trunk has built, and `public/`.
///
/// # Errors
/// If a style sheet, font or file of the project cannot be read.
pub fn render(bundle: &Bundle, photos: &Photos, shell: &Shell, public: &Path) -> Result<Release> {
    let mut release = Release::default();
    copy(public, &mut release)?;
    for (name, bytes) in &shell.files {
        release.add(name, bytes.clone());
    }
    let [(offline, script), (view, its_script)] = offline::scripts()?;
    release.add(offline.as_str(), script);
    release.add(view, its_script);
    for (path, bytes) in offline::app_files(&bundle.site)? {
        release.add(path, bytes);
    }
    // The worker counts like any other file before it is given its list, which holds all others.
    release.add(offline::WORKER, offline::WORKER_SOURCE);
    // Draw every picture once: pages of the same words share theirs.
    let mut pages = pages(bundle, photos);
    let pictures = add_pictures(&mut release, bundle, &pages)?;
    // Press every page.
    let styles = Styles::parse(STYLES)?;
    let site = &bundle.site;
    let boot = document::boot(shell, &offline)?;
    let press = Press {
        shell,
        styles: &styles,
        base_url: site.base_url.as_deref(),
        boot: &boot,
        organisation: &site.organisation,
    };
    let embeds = Embeds::new(&press)?;
    let sharing = Sharing::new(&press, &site.title, &release);
    let kit = Kit { press: &press, embeds, sharing };
    let press_all = |pages: &[&PageData]| -> Result<Vec<_>> {
        pages.par_iter().map(|page| press_page(&kit, bundle, page, &pictures)).collect()
    };
    let others: Vec<&PageData> = pages.iter().filter(|page| !edition::offers(page)).collect();
    for file in press_all(&others)?.into_iter().flatten() {
        release.add(file.0, file.1);
    }
    // What stands beside the pages.
    release.add(SHEET, [styles.whole(), Styles::parse(ALIVE)?.whole()].concat());
    for conference in &bundle.conferences {
        for table in &conference.tables {
            let (path, bytes) = view::csv(table, &conference.slug);
            release.add(path, bytes);
        }
        release.add(calendar::file_of(conference), calendar::event(conference, &press));
        add_photos(&mut release, Maker::new(bundle, conference, photos))?;
    }
    // The one-file editions hold what has been made so far; the pages that offer them say how large they are.
    let editions = edition::editions(&press, bundle, photos, &pages, &release)?;
    edition::offer(&mut pages, &editions);
    let offering: Vec<&PageData> = pages.iter().filter(|page| edition::offers(page)).collect();
    for file in press_all(&offering)?.into_iter().flatten() {
        release.add(file.0, file.1);
    }
    for (path, html) in editions {
        release.add(path, html);
    }
    add_sitemaps(&mut release, &pages, site.base_url.as_deref());
    let mut release = release.seal();
    let worker = offline::worker(&release, &Tiers::new(bundle, &release))?;
    release.add(offline::WORKER, worker);
    Ok(release)
}

/// Every rendition, and what is said of all photos beside the page that shows them.
fn add_photos(release: &mut Release, maker: Maker<'_>) -> Result<()> {
    for (path, bytes) in maker.photo_files() {
        release.add(path, bytes);
    }
    if let Some(album) = maker.travelling_photos() {
        let path = format!("{}{}", maker.album_route().path(), album::FILE);
        release.add(path, serde_json::to_vec(&album)?);
    }
    Ok(())
}

/// The file of the picture that is drawn for a page, by the page's path.
type Pictures = BTreeMap<String, String>;

/// Draws the pictures of all pages that have none of their own; those that look the same once.
fn add_pictures(release: &mut Release, bundle: &Bundle, pages: &[PageData]) -> Result<Pictures> {
    let painter = Painter::new()?;
    let drawn = pages.par_iter().filter(|page| photo_card(page).is_none());
    let wanted: Vec<(Preview, String)> =
        drawn.map(|page| (preview(bundle, page), page.route.path())).collect();
    let mut alike: BTreeMap<Preview, Vec<String>> = BTreeMap::new();
    for (preview, path) in wanted {
        alike.entry(preview).or_default().push(path);
    }
    let made: Result<Vec<_>> =
        alike.par_iter().map(|(preview, paths)| Ok((painter.png(preview)?, paths))).collect();
    let mut pictures = Pictures::new();
    for (png, paths) in made? {
        let name: String = hex(&Sha256::digest(&png)).chars().take(12).collect();
        let file = format!("{PREVIEWS}/{name}.png");
        pictures.extend(paths.iter().map(|path| (path.clone(), file.clone())));
        release.add(file, png);
    }
    Ok(pictures)
}

/// A report's picture bears its own title, a chart's the chart; every other page bears its conference's.
fn preview(bundle: &Bundle, page: &PageData) -> Preview {
    let above = format!("{} · {}", bundle.site.organisation, bundle.site.title);
    if let Some(picture) = chart_picture(page) {
        return Preview::Picture { above, picture };
    }
    let conference = conference(bundle, page);
    let title = match &page.body {
        Body::Report(report) => &report.title,
        Body::Chart(chart) => &chart.title,
        _ => &page.shell.conference,
    };
    let below = conference.map(|it| it.date.vi_long()).unwrap_or_default();
    Preview::Title { above, title: title.clone(), below }
}

/// The picture of a photo's own page is the photo.
fn photo_card(page: &PageData) -> Option<&str> {
    let Body::Photo(single) = &page.body else { return None };
    single.photo.picture.as_ref().map(|picture| picture.card.as_str())
}

/// The chart of a chart's own page, as it looks where it stands alone, with the sentence that says most of it.
fn chart_picture(page: &PageData) -> Option<Picture> {
    let (Body::Chart(_), Some(charts)) = (&page.body, &page.charts) else { return None };
    let chart = charts.charts.first()?;
    // A chart that is not drawn has been told already; its page goes by its title.
    let drawing = Drawing::alone(chart, charts, State::UNTOUCHED).ok()?;
    let key = drawing.sheet().key_figure().unwrap_or_default();
    let caption = Caption { title: chart.title.clone(), key, ..Caption::default() };
    let (svg, size) = standalone(&drawing, &caption);
    Some(Picture { svg, size: size.map(whole) })
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a size, held within bounds"
)]
fn whole(pixels: f64) -> u32 {
    pixels.clamp(1.0, 10_000.0).ceil() as u32
}

fn conference<'a>(bundle: &'a Bundle, page: &PageData) -> Option<&'a Conference> {
    bundle.conferences.iter().find(|conference| conference.slug == page.shell.slug)
}

/// What makes the documents of a page.
struct Kit<'a> {
    press: &'a Press<'a>,
    embeds: Embeds<'a>,
    sharing: Sharing<'a>,
}

/// The document and the data of one page.
fn press_page(
    kit: &Kit<'_>,
    bundle: &Bundle,
    page: &PageData,
    pictures: &Pictures,
) -> Result<Vec<(String, Vec<u8>)>> {
    let conference = conference(bundle, page);
    let own = photo_card(page);
    let path = page.route.path();
    let picture = own.or_else(|| pictures.get(&path).map(String::as_str)).unwrap_or_default();
    let datetime = conference.map(|it| it.date.iso()).unwrap_or_default();
    let summary = conference.map_or("", |it| &it.summary);
    let description = description(page, summary);
    let card = Card { description: &description, picture, datetime: &datetime };
    let made = ky_yeu::pages::page(page);
    let json = serde_json::to_string(&made)?;
    let inlined = serde_json::to_string(&made.inlined())?;
    let embed = kit.embeds.of(page, &made)?;
    let document = kit.press.document(page, made, &inlined, &card).into_bytes();
    if page.route == Route::NotFound {
        return Ok(vec![(path, document)]);
    }
    let mut files = vec![
        (format!("{path}index.html"), document),
        (format!("{path}page.json"), json.into_bytes()),
    ];
    files.extend(kit.sharing.files(page, conference.zip(embed.as_ref()), picture)?);
    if let Some(embed) = embed {
        files.push((embed.path, embed.html.into_bytes()));
    }
    files.extend(drawn::files(page));
    Ok(files)
}

/// A page's own sentence, or the conference's with the name of the part before it.
fn description(page: &PageData, summary: &str) -> String {
    let part = page.title.split(" · ").next().unwrap_or_default();
    match &page.body {
        Body::Home(_) => summary.to_owned(),
        Body::Report(report) => report.summary.clone(),
        _ => format!("{part}. {summary}"),
    }
}

/// Everything of `public/` but the content that the pages are made from.
fn copy(public: &Path, release: &mut Release) -> Result<()> {
    let content = public.join(CONTENT);
    let entries = WalkDir::new(public).into_iter().filter_entry(|entry| entry.path() != content);
    for entry in entries {
        let entry = entry.context("không mở được thư mục public")?;
        let path = entry.path().strip_prefix(public).ok().and_then(slashed);
        if let Some(path) = path.filter(|_| entry.file_type().is_file()) {
            let bytes =
                fs::read(entry.path()).with_context(|| format!("không đọc được public/{path}"))?;
            release.add(path, bytes);
        }
    }
    Ok(())
}

/// Relative addresses always; the XML form only where whole addresses are known, as it demands.
fn add_sitemaps(release: &mut Release, pages: &[PageData], base_url: Option<&str>) {
    let paths = || {
        let pages = pages.iter().filter(|page| page.route != Route::NotFound);
        pages.map(|page| page.route.path())
    };
    let mut text: String = paths().map(|path| format!("./{path}\n")).collect();
    if let Some(base) = base_url {
        let urls: String =
            paths().map(|path| format!("<url><loc>{base}{path}</loc></url>")).collect();
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{urls}</urlset>"
        );
        release.add("sitemap.xml", xml);
        text = paths().map(|path| format!("{base}{path}\n")).collect();
    }
    release.add("sitemap.txt", text);
}
