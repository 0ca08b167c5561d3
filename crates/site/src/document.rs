//! A page's document: what stands in its head, its markup, its data, and the loader of the app.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ky_yeu::page::Page;
use ky_yeu::page_data::{Body, PageData};
use ky_yeu::route::Route;
use leptos::prelude::*;
use maud::{Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::embed;
use crate::offline;
use crate::release;
use crate::script;
use crate::share::OEMBED;
use crate::shell::{self, Shell};
use crate::structured;
use crate::styles::Styles;

/// How every document brings the program's modules: it stands before what uses it.
pub(crate) const BRING: &str = include_str!("bring.js");
const BOOT: &str = include_str!("boot.js");

/// The places in [`BOOT`] that are filled in for a site, and the one for a page: the way to the root.
const SCRIPT: &str = "@KY-YEU-SCRIPT@";
const WASM: &str = "@KY-YEU-WASM@";
const OFFLINE: &str = "@KY-YEU-OFFLINE@";
const MODULES: &str = "@KY-YEU-MODULES@";
const ROOT: &str = "@KY-YEU-ROOT@";

/// Applies the kept reading settings before the first paint. Reading storage may throw in a frame.
pub(crate) const SETTINGS: &str = "try{for(let k of[\"data-size\",\"data-theme\"]){let v=localStorage.getItem(k);v&&document.documentElement.setAttribute(k,v)}}catch{}";

/// A 404 page stands at any address: it looks for the site's root above itself and mends its links.
const FIND_ROOT: &str = "(async()=>{let u=new URL(\"./\",location);for(;;){try{let r=await fetch(new URL(\"release.json\",u));if(r.ok&&r.headers.get(\"content-type\")?.includes(\"json\"))break}catch{}if(u.pathname==\"/\")return;u=new URL(\"../\",u)}for(let a of document.querySelectorAll('a[href^=\"./\"]'))a.href=new URL(a.getAttribute(\"href\"),u)})()";

/// What the documents of one site have in common.
#[derive(Debug)]
pub struct Press<'a> {
    /// What Trunk has built.
    pub shell: &'a Shell,
    /// The style sheet, from which each page takes what it uses.
    pub styles: &'a Styles,
    /// The absolute address of the site, with a trailing slash.
    pub base_url: Option<&'a str>,
    /// What starts the app of a page, made by [`boot`].
    pub boot: &'a str,
    /// Who publishes it.
    pub organisation: &'a str,
}

/// What a page says of itself in its head.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// One sentence.
    pub description: &'a str,
    /// The preview picture, from the site's root.
    pub picture: &'a str,
    /// The conference's day as `YYYY-MM-DD`.
    pub datetime: &'a str,
}

/// What starts the app of any page of a site; `offline` is the name of the script that keeps the
/// release for reading offline.
///
/// # Errors
/// If it cannot be made small.
pub fn boot(shell: &Shell, offline: &str) -> Result<String> {
    let source = [BRING, BOOT].concat();
    let modules = format!("\"{MODULES}\"");
    let source = source.replace(&modules, &shell.modules_by_name());
    let places = [(SCRIPT, shell.script.as_str()), (WASM, shell.wasm.as_str()), (OFFLINE, offline)];
    script::small(&places.iter().fold(source, |text, (place, name)| text.replace(place, name)))
}

impl Press<'_> {
    /// The page's `index.html`, with what its markup does not say inlined as JSON.
    #[must_use]
    pub fn document(&self, page: &PageData, made: Page, json: &str, card: &Card<'_>) -> String {
        let alive = page.body != Body::NotFound;
        let boot = self.boot.replace(ROOT, page.route.root());
        let script = if alive { boot.as_str() } else { FIND_ROOT };
        let app = app(made);
        let (beginning, rest) = app.split_at(end_of_beginning(&app));
        let styles = self.styles.in_parts(beginning, &app);
        let head = self.head(page, card, &styles, script).into_string();
        let later = style(&styles[1]).into_string();
        let tail = html! {
            @if alive {
                script type="application/json" id="_page-data" { (PreEscaped(in_script(json))) }
                (self.preloads(page.route.root()))
            }
            script type="module" { (PreEscaped(script)) }
            (self.structured(page, card))
        };
        self.shell
            .html
            .replace(shell::HEAD, &head)
            .replace(shell::APP, &[beginning, &later, rest].concat())
            .replace(shell::TAIL, &tail.into_string())
    }

    /// The loader and the app are asked for together, after the page itself.
    fn preloads(&self, root: &str) -> Markup {
        html! {
            link rel="modulepreload" href={ (root) (self.shell.script) };
            link rel="preload" as="fetch" type="application/wasm" crossorigin href={ (root) (self.shell.wasm) };
        }
    }

    fn head(&self, page: &PageData, card: &Card<'_>, styles: &[String; 2], script: &str) -> Markup {
        let root = page.route.root();
        let allowed: Vec<&str> =
            styles.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        html! {
            meta http-equiv="Content-Security-Policy" content=(policy(&allowed, &[SETTINGS, script]));
            title { (page.title) }
            meta name="description" content=(card.description);
            (self.shared(page, card))
            @if page.body != Body::NotFound { meta name="ky-yeu-page" content=(release::PAGE); }
            @if page.body == Body::NotFound { meta name="robots" content="noindex"; }
            link rel="icon" type="image/svg+xml" href={ (root) "icon.svg" };
            @if page.body != Body::NotFound {
                link rel="manifest" href={ (root) (offline::MANIFEST) };
                link rel="apple-touch-icon" href={ (root) (offline::TOUCH_ICON) };
            }
            (style(&styles[0]))
            script { (PreEscaped(SETTINGS)) }
        }
    }

    /// Open Graph and Twitter. Search engines want a canonical address whole or not at
    /// all; without a base address there is none.
    fn shared(&self, page: &PageData, card: &Card<'_>) -> Markup {
        let kind = if matches!(page.body, Body::Report(_)) { "article" } else { "website" };
        let picture = self.address(&page.route, card.picture);
        html! {
            @if self.base_url.is_some() {
                @let url = self.address(&page.route, &canonical(page).path());
                link rel="canonical" href=(url);
                @if embed::has_embed(page) {
                    @let oembed = self.address(&page.route, &format!("{}{OEMBED}", page.route.path()));
                    link rel="alternate" type="application/json+oembed" title=(page.title) href=(oembed);
                }
                meta property="og:url" content=(url);
            }
            meta property="og:type" content=(kind);
            meta property="og:locale" content="vi_VN";
            meta property="og:site_name" content=(page.shell.site);
            meta property="og:title" content=(page.title);
            meta property="og:description" content=(card.description);
            meta property="og:image" content=(picture);
            meta property="og:image:width" content="1200";
            meta property="og:image:height" content="630";
            meta property="og:image:alt" content=(page.title);
            meta name="twitter:card" content="summary_large_image";
        }
    }

    /// What schema.org has words for. It stands last: nobody who reads the page waits for it.
    fn structured(&self, page: &PageData, card: &Card<'_>) -> Markup {
        let picture = self.address(&page.route, card.picture);
        html! {
            @if let Some(data) = structured::data(page, card, self, &picture) {
                script type="application/ld+json" { (PreEscaped(in_script(&data.to_string()))) }
            }
        }
    }

    /// The address of a file: whole where the site's own is known, else relative to the page.
    pub(crate) fn address(&self, from: &Route, path: &str) -> String {
        format!("{}{path}", self.base_url.unwrap_or(from.root()))
    }
}

/// Nothing from elsewhere, nothing inline but what is named here by its hash.
pub(crate) fn policy(styles: &[&str], scripts: &[&str]) -> String {
    let hashes = |all: &[&str]| all.iter().map(|one| hash(one)).collect::<Vec<_>>().join(" ");
    format!(
        "default-src 'self';script-src 'self' 'wasm-unsafe-eval' {};style-src 'self' {};img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'none'",
        hashes(scripts),
        hashes(styles),
    )
}

/// Where the first thing that is read ends: the header that holds the page's title, or the page where
/// there is none. A page is painted from there on while the rest of its styles is still on its way.
fn end_of_beginning(app: &str) -> usize {
    let title = app.find("</h1>").unwrap_or(app.len());
    let (_, after) = app.split_at(title);
    after.find("</header>").map_or(app.len(), |end| title + end)
}

fn style(styles: &str) -> Markup {
    html! { @if !styles.is_empty() { style { (PreEscaped(styles)) } } }
}

/// The newest conference is shown at two addresses; its own is the one that stays.
pub(crate) fn canonical(page: &PageData) -> Route {
    match page.route {
        Route::Home => Route::Conference(page.shell.slug.clone()),
        ref route => route.clone(),
    }
}

/// The app's markup, as the browser will take it over.
pub(crate) fn app(page: Page) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view! { <ky_yeu::App initial=page/> }.to_html());
    drop(owner);
    html
}

/// JSON that cannot end the script element it stands in.
fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

pub(crate) fn hash(text: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::{hash, in_script};

    #[test]
    fn data_cannot_end_its_script() {
        assert_eq!(in_script("{\"a\":\"</script><!--\"}"), "{\"a\":\"\\u003c/script>\\u003c!--\"}");
    }

    #[test]
    fn the_hash_is_the_one_browsers_compute() {
        // The example of the CSP specification's section on hashes.
        assert_eq!(
            hash("alert('Hello, world.');"),
            "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"
        );
    }
}
