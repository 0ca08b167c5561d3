//! Embed forms: what stands in a frame in somebody else's page. Each is made from the finished page,
//! without what surrounds it, at an address of its own below `nhung/`.

mod addresses;
mod height;

use anyhow::Result;
use ky_yeu::page::Page;
use ky_yeu::page_data::{Body, PageData};
use ky_yeu::styles::{CHART_ALIVE, EMBED};
use ky_yeu::{pages as written, texts};
use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{self, BRING, Press};
use crate::script;
use crate::styles::Styles;

pub use height::Kept;

/// Where embed forms stand, from the site's root: that of the page `a/b/` is `nhung/a/b/`.
pub const FOLDER: &str = "nhung/";

/// Runs before the first paint.
const LOOK: &str = include_str!("look.js");
/// Runs once the markup stands.
const FRAME: &str = include_str!("frame.js");

/// The embed form of a page.
#[derive(Clone, Debug)]
pub struct Embed {
    /// The path of its document.
    pub path: String,
    /// Its document.
    pub html: String,
    /// How much room a frame keeps for it.
    pub kept: Kept,
}

/// Makes the embed forms of a site.
#[derive(Debug)]
pub struct Embeds<'a> {
    press: &'a Press<'a>,
    styles: Styles,
    /// The styles of charts that are alive, which no prerendered markup names.
    alive: String,
    look: String,
    frame: String,
}

impl<'a> Embeds<'a> {
    /// What all of them are made with.
    ///
    /// # Errors
    /// If a style sheet of the project cannot be read.
    pub fn new(press: &'a Press<'a>) -> Result<Self> {
        Ok(Self {
            press,
            styles: Styles::parse(&[press.styles.whole(), EMBED].concat())?,
            alive: Styles::parse(CHART_ALIVE)?.whole().to_owned(),
            look: script::small(LOOK)?,
            frame: script::small(&[BRING, FRAME].concat())?,
        })
    }

    /// The embed form of a page, if it has one.
    ///
    /// # Errors
    /// If the page's markup cannot be read.
    pub fn of(&self, page: &PageData, made: &Page) -> Result<Option<Embed>> {
        if !has_embed(page) {
            return Ok(None);
        }
        let body = body(page, made)?;
        let mut styles = self.styles.for_page(&body);
        if page.charts.is_some() {
            styles.push_str(&self.alive);
        }
        let path = format!("{FOLDER}{}index.html", page.route.path());
        Ok(Some(Embed { path, html: self.document(page, &body, &styles), kept: Kept::of(&body) }))
    }

    fn document(&self, page: &PageData, body: &str, styles: &str) -> String {
        let scripts = [self.look.as_str(), self.frame.as_str()];
        let path = page.route.path();
        let site = "../".repeat(path.matches('/').count() + 1);
        let charts = page.charts.is_some().then(|| self.press.shell.modules_by_name());
        let document = html! {
            (DOCTYPE)
            html lang="vi" data-embed=(path) data-site=(site) data-charts=[charts] {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content=(document::policy(&[styles], &scripts));
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    // Whoever frames this page may let the browser make the frame as high as it is. Browsers read
                    // this before the body only; and without `allow-origins` Chrome, from 154 on, takes it for a no.
                    meta name="responsive-embedded-sizing" content="allow-origins=*";
                    title { (page.title) }
                    meta name="robots" content="noindex";
                    @if self.press.base_url.is_some() {
                        @let full = self.press.address(&page.route, &document::canonical(page).path());
                        link rel="canonical" href=(full);
                    }
                    link rel="icon" type="image/svg+xml" href={ (site) "icon.svg" };
                    style { (PreEscaped(styles)) }
                    script { (PreEscaped(&self.look)) }
                }
                (PreEscaped(body))
            }
        };
        document.into_string().replacen(
            "</body>",
            &format!("<script>{}</script></body>", self.frame),
            1,
        )
    }
}

/// Whether a page has an embed form. What is about the site itself has none.
#[must_use]
pub fn has_embed(page: &PageData) -> bool {
    !matches!(page.body, Body::About(_) | Body::Archive(_) | Body::NotFound)
}

/// The page without its bars, and the line that says where it is from.
fn body(page: &PageData, made: &Page) -> Result<String> {
    let path = page.route.path();
    let inside = addresses::outward(&path, &written::still_markup(made))?;
    let full = addresses::full_page(&path)?;
    let body = html! {
        body.nhung {
            // Its height is the frame's: the body's own follows the frame.
            div id="_nhung" {
                main { (PreEscaped(inside)) }
                (from(page, &full))
            }
        }
    };
    Ok(body.into_string())
}

fn from(page: &PageData, full: &str) -> Markup {
    html! {
        footer.from {
            p {
                (texts::EMBED_FROM) " " cite { (page.shell.conference) }
                " · " (page.shell.site) ", " (page.shell.organisation) ". "
                a href=(full) target="_blank" rel="noopener" { (texts::EMBED_FULL) }
            }
            p.where { (texts::EMBED_WHERE) " " }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{BRING, FRAME, LOOK, script};

    #[test]
    fn scripts_can_stand_in_a_document() {
        for script in [LOOK.to_owned(), [BRING, FRAME].concat()] {
            let made = script::small(&script).unwrap();
            assert!(!made.contains("</") && !made.contains("<!--"));
        }
    }
}
