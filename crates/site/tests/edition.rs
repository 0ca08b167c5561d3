//! The one-file edition as it is read without a script: everything is in it, and it asks for nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read as _;
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use flate2::read::ZlibDecoder;
use ky_yeu::page::Page;
use scraper::{ElementRef, Html, Node, Selector};
use sha2::{Digest, Sha256};
use site::edition::{file_of, is_edition};
use support::{BASE, Temporary, rendered};

const CONFERENCE: &str = "so-ket-2021";

type Files = BTreeMap<String, Vec<u8>>;

static REAL: LazyLock<Files> = LazyLock::new(|| rendered(&Temporary::new()));
static ADDRESSED: LazyLock<Files> = LazyLock::new(|| rendered(&Temporary::addressed()));

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(files.get(path).unwrap_or_else(|| panic!("no {path}"))).unwrap()
}

fn edition(files: &Files) -> Html {
    Html::parse_document(text(files, &file_of(CONFERENCE)))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn values<'a>(page: &'a Html, selector: &str, name: &str) -> Vec<&'a str> {
    all(page, selector).into_iter().filter_map(|element| element.attr(name)).collect()
}

/// The pages of the conference and the one about the site, as the release has them.
fn pages(files: &Files) -> Vec<Page> {
    let of_it = |path: &str| path.starts_with(CONFERENCE) || path.starts_with("gioi-thieu/");
    let paths = files.keys().filter(|path| of_it(path) && path.ends_with("page.json"));
    paths.map(|path| serde_json::from_str(text(files, path)).unwrap()).collect()
}

/// What a reader sees of an element, with a space between any two texts; what shares an address is left
/// out.
fn words(element: ElementRef<'_>) -> String {
    let left_out = Selector::parse("style, .anchor, .actions, .needs-address").unwrap();
    let left_out: BTreeSet<_> = element.select(&left_out).map(|it| it.id()).collect();
    let mut words = Vec::new();
    for node in element.descendants() {
        let Node::Text(text) = node.value() else { continue };
        if !node.ancestors().any(|it| left_out.contains(&it.id())) {
            words.extend(text.split_whitespace());
        }
    }
    words.join(" ")
}

/// The article of a page.
fn article<'a>(edition: &'a Html, path: &str) -> ElementRef<'a> {
    let id = format!("/{path}");
    let found = all(edition, "main article.page").into_iter().find(|it| it.attr("id") == Some(&id));
    found.unwrap_or_else(|| panic!("{path} is not in the edition"))
}

#[test]
fn every_word_of_every_page_stands_in_the_one_file() {
    let edition = edition(&REAL);
    let pages = pages(&REAL);
    for page in &pages {
        let document = Html::parse_document(text(&REAL, &format!("{}index.html", page.path)));
        let (site, file) = (words(all(&document, "main")[0]), words(article(&edition, &page.path)));
        if page.path == "gioi-thieu/" {
            assert!(file.contains("Bạn đang đọc bản một tệp"), "{file}");
            assert!(!file.contains("Tải bản một tệp"), "{file}");
        } else {
            assert_eq!(site, file, "{}", page.path);
        }
    }
    assert!(pages.len() > 15);
    assert_eq!(all(&edition, "article.page").len(), pages.len(), "each once");
}

#[test]
fn the_contents_at_the_top_list_every_page() {
    let edition = edition(&REAL);
    let first = all(&edition, "main > .part > *")[0];
    assert_eq!(first.value().name(), "nav");
    let listed: BTreeSet<&str> = values(&edition, "nav.whole a", "href").into_iter().collect();
    let paths: Vec<String> = pages(&REAL).iter().map(|page| format!("#/{}", page.path)).collect();
    assert_eq!(listed, paths.iter().map(String::as_str).collect());
    assert_eq!(values(&edition, "nav.whole a", "href").len(), listed.len());
}

/// What a browser would fetch, follow or run.
#[test]
fn nothing_in_it_leads_to_another_file() {
    for (files, out) in [(&*REAL, ""), (&*ADDRESSED, BASE)] {
        let edition = edition(files);
        let ids: BTreeSet<&str> = values(&edition, "[id]", "id").into_iter().collect();
        let mut inside = 0;
        for element in all(&edition, "*") {
            for (name, value) in element.value().attrs() {
                let told = format!("<{} {name}={value:.80}>", element.value().name());
                match name {
                    "href" if element.value().name() == "a" => match value.strip_prefix('#') {
                        Some(id) => {
                            assert!(ids.contains(id), "{told} leads nowhere");
                            inside += 1;
                        }
                        None => assert!(
                            value.starts_with("data:text/csv")
                                || !out.is_empty() && value.starts_with(out),
                            "{told}"
                        ),
                    },
                    "href" | "src" | "srcset" | "poster" | "data" | "action" | "formaction"
                    | "ping" | "background" | "xlink:href" => {
                        assert!(value.starts_with("data:"), "{told}");
                    }
                    "style" | "srcdoc" => panic!("{told}"),
                    _ => {
                        assert!(!name.starts_with("on"), "{told}");
                        for rest in value.split("url(").skip(1) {
                            let id = rest.split(')').next().unwrap().strip_prefix('#');
                            assert!(id.is_some_and(|id| ids.contains(id)), "{told}");
                        }
                    }
                }
            }
        }
        assert!(inside > 100, "only {inside} links");
        for style in all(&edition, "style") {
            let css: String = style.text().collect();
            assert!(!css.contains("url(") && !css.contains("@import"), "{css}");
        }
    }
}

#[test]
fn ids_are_one_of_a_kind_and_what_names_them_finds_them() {
    let edition = edition(&REAL);
    let mut ids = BTreeSet::new();
    for id in values(&edition, "[id]", "id") {
        assert!(ids.insert(id), "{id} stands twice");
    }
    for name in ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers"] {
        for value in values(&edition, &format!("[{name}]"), name) {
            assert!(value.split_whitespace().all(|id| ids.contains(id)), "{name}={value}");
        }
    }
    let mut groups: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for page in all(&edition, "article.page") {
        for input in page.select(&Selector::parse("input[name]").unwrap()) {
            groups.entry(input.attr("name").unwrap()).or_default().insert(page.attr("id").unwrap());
        }
    }
    assert!(groups.len() > 10);
    assert!(groups.values().all(|pages| pages.len() == 1), "{groups:?}");
}

/// The loader derives a page's title from what the page shows.
#[test]
fn a_pages_title_is_its_heading_and_the_sites_name() {
    let edition = edition(&REAL);
    let inner = |element: ElementRef<'_>| element.text().collect::<String>();
    let site = inner(all(&edition, ".brand b")[0]);
    for page in pages(&REAL) {
        let heading = article(&edition, &page.path).select(&Selector::parse("h1").unwrap()).next();
        assert_eq!(format!("{} · {site}", inner(heading.unwrap())), page.title);
    }
}

#[test]
fn the_policy_lets_nothing_in() {
    let edition = edition(&REAL);
    let policy = values(&edition, "meta[http-equiv=Content-Security-Policy]", "content")[0];
    let hash = |element: ElementRef<'_>| {
        let text: String = element.text().collect();
        format!("'sha256-{}'", BASE64.encode(Sha256::digest(text)))
    };
    let is_run = |script: &ElementRef<'_>| matches!(script.attr("type"), None | Some("module"));
    let scripts: Vec<String> =
        all(&edition, "script").into_iter().filter(is_run).map(hash).collect();
    let styles: Vec<String> = all(&edition, "style").into_iter().map(hash).collect();
    let directives: BTreeMap<&str, BTreeSet<&str>> = policy
        .split(';')
        .filter_map(|one| one.split_once(' '))
        .map(|(name, sources)| (name, sources.split(' ').collect()))
        .collect();
    let expected = |sources: &'static [&str], hashes: &[String]| -> BTreeSet<String> {
        sources.iter().map(|it| (*it).to_owned()).chain(hashes.iter().cloned()).collect()
    };
    let given = |name: &str| -> BTreeSet<String> {
        directives[name].iter().map(|it| (*it).to_owned()).collect()
    };
    assert_eq!(given("default-src"), expected(&["'none'"], &[]));
    assert_eq!(given("script-src"), expected(&["'wasm-unsafe-eval'"], &scripts));
    assert_eq!(given("style-src"), expected(&[], &styles));
    assert_eq!(given("img-src"), expected(&["data:", "blob:"], &[]));
    assert!(!directives.contains_key("connect-src"), "{policy}");
    let governed = "meta[http-equiv=Content-Security-Policy], style, script, link";
    assert_eq!(all(&edition, governed)[0].value().name(), "meta");
}

fn unpacked(edition: &Html, id: &str) -> Vec<u8> {
    let block: String = all(edition, "script[type='text/plain']")
        .into_iter()
        .find(|it| it.attr("id") == Some(id))
        .unwrap_or_else(|| panic!("no {id}"))
        .text()
        .collect();
    let mut bytes = Vec::new();
    ZlibDecoder::new(BASE64.decode(block).unwrap().as_slice()).read_to_end(&mut bytes).unwrap();
    bytes
}

#[test]
fn programs_data_and_tables_are_those_of_the_release() {
    let edition = edition(&REAL);
    let wasm = |start: &str| -> &Vec<u8> {
        let is_it = |path: &&String| path.starts_with(start) && path.ends_with(".wasm");
        &REAL[REAL.keys().find(is_it).unwrap()]
    };
    assert_eq!(&unpacked(&edition, "_app-wasm"), wasm("ky-yeu-"));
    assert_eq!(&unpacked(&edition, "_charts-wasm"), wasm("charts-"));
    let data: BTreeMap<String, String> =
        serde_json::from_slice(&unpacked(&edition, "_tep")).unwrap();
    let ending = "/chart.json";
    let beside = REAL.keys().filter(|path| path.starts_with(CONFERENCE) && path.ends_with(ending));
    let mut charts = 0;
    for path in beside {
        assert_eq!(data[path], text(&REAL, path), "{path}");
        charts += 1;
    }
    assert!(charts > 5);
    let tables: Vec<Vec<u8>> = values(&edition, "a[download]", "href")
        .into_iter()
        .map(|href| BASE64.decode(href.split_once(',').unwrap().1).unwrap())
        .collect();
    let files = REAL.iter().filter(|(path, _)| path.ends_with(".csv"));
    assert_eq!(tables, files.map(|(_, bytes)| bytes.clone()).collect::<Vec<_>>());
}

#[test]
fn it_is_offered_with_its_size_and_is_no_page_of_the_site() {
    let file = file_of(CONFERENCE);
    assert_eq!(REAL.keys().filter(|path| is_edition(path)).collect::<Vec<_>>(), [&file]);
    assert!(!text(&REAL, "sitemap.txt").contains(&file));
    let about = Html::parse_document(text(&REAL, "gioi-thieu/index.html"));
    let offered = all(&about, &format!("a[download][href='../{file}']"));
    let size = REAL[&file].len();
    #[allow(clippy::cast_precision_loss)]
    let printed = format!("{:.1}\u{a0}MB", (size as f64 / 100_000.0).ceil() / 10.0);
    let words: String = offered[0].text().collect();
    assert_eq!(
        words,
        format!("Tải bản một tệp ({})", printed.replace(".0\u{a0}", "\u{a0}").replace('.', ","))
    );
    let manifest: serde_json::Value = serde_json::from_str(text(&REAL, "release.json")).unwrap();
    let id = manifest["release"].as_str().unwrap();
    assert!(
        words_of(&edition(&REAL), "gioi-thieu/").contains(id),
        "it says which release it is of"
    );
}

fn words_of(edition: &Html, path: &str) -> String {
    words(article(edition, path))
}
