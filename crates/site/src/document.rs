//! A page's document: what stands in its head, its markup, its data, and the loader of the app.

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
use crate::share::OEMBED;
use crate::shell::{self, Shell};
use crate::structured;
use crate::styles::Styles;

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
    /// The name of the script that keeps the release for reading offline.
    pub offline: &'a str,
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

impl Press<'_> {
    /// The page's `index.html`, with what its markup does not say inlined as JSON.
    #[must_use]
    pub fn document(&self, page: &PageData, made: Page, json: &str, card: &Card<'_>) -> String {
        let alive = page.body != Body::NotFound;
        let boot = self.boot(page.route.root());
        let script = if alive { boot.as_str() } else { FIND_ROOT };
        let app = app(made);
        let styles = self.styles.for_page(&app);
        let head = self.head(page, card, &styles, script).into_string();
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
            .replace(shell::APP, &app)
            .replace(shell::TAIL, &tail.into_string())
    }

    /// Starts the app, and once the page has been loaded, the script that keeps the release for
    /// reading offline. `kyYeuBring(name, detail)` brings a module, once, and tells it by the event
    /// `ky-yeu-<name>` what it is wanted for; its promise holds what the module exports, or nothing
    /// where it did not come. Browsers remember that a module did not come and ask no more for that
    /// address: the next time it is asked for with a fragment. Addresses count from where the
    /// document began, wherever the address bar has gone since. Where the app cannot start, the page
    /// stays as it stands: readable, with links.
    fn boot(&self, root: &str) -> String {
        let Shell { script, wasm, modules, .. } = self.shell;
        let hashes: Vec<String> =
            modules.iter().map(|it| format!("\"{}\":\"{}\"", it.name, it.hash)).collect();
        let hashes = hashes.join(",");
        format!(
            "import init from\"{root}{script}\";const h={{{hashes}}},c={{}},b=new URL(\"{root}\",document.baseURI),u=(n,e)=>new URL(`${{n}}-${{h[n]}}.${{e}}`,b).href;let k=0;globalThis.kyYeuBring=(n,detail)=>(c[n]??=import(u(n,\"js\")+(k?\"#\"+k:\"\")).then(m=>m.default({{module_or_path:u(n,\"wasm\")}}).then(()=>m))).then(m=>(dispatchEvent(new CustomEvent(\"ky-yeu-\"+n,{{detail}})),m)).catch(()=>{{c[n]=null;k++}});init({{module_or_path:\"{root}{wasm}\"}}).catch(()=>{{}});addEventListener(\"load\",()=>import(new URL(\"{offline}\",b)).catch(()=>{{}}))",
            offline = self.offline
        )
    }

    /// The loader and the app are asked for together, after the page itself.
    fn preloads(&self, root: &str) -> Markup {
        html! {
            link rel="modulepreload" href={ (root) (self.shell.script) };
            link rel="preload" as="fetch" type="application/wasm" crossorigin href={ (root) (self.shell.wasm) };
        }
    }

    fn head(&self, page: &PageData, card: &Card<'_>, styles: &str, script: &str) -> Markup {
        let root = page.route.root();
        html! {
            meta http-equiv="Content-Security-Policy" content=(policy(styles, &[SETTINGS, script]));
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
            style { (PreEscaped(styles)) }
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
pub(crate) fn policy(styles: &str, scripts: &[&str]) -> String {
    let hashes: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    format!(
        "default-src 'self';script-src 'self' 'wasm-unsafe-eval' {};style-src 'self' {};img-src 'self' data:;object-src 'none';base-uri 'none';form-action 'none'",
        hashes.join(" "),
        hash(styles),
    )
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
