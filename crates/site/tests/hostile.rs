//! Content of any words at all: no text becomes markup, and the data inlined is read back.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::LazyLock;

use content::Memory;
use content::bundle::Bundle;
use ky_yeu::page::Page;
use ky_yeu::page_data::PageData;
use proptest::prelude::*;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Value, json};
use site::document::{self, Card, Press};
use site::pages::pages;
use site::photos::Photos;
use site::shell::{Module, Shell};
use site::styles::Styles;

/// The words that a site of one of everything is made of, each in a place of its own.
#[derive(Clone, Debug)]
struct Words(Vec<String>);

const PLACES: usize = 12;

/// Words that say nothing, to know what the templates write by themselves.
fn plain() -> Words {
    Words(vec!["chữ".to_owned(); PLACES])
}

impl Words {
    fn at(&self, place: usize) -> &str {
        &self.0[place % PLACES]
    }

    fn site(&self) -> Value {
        json!({
            "title": self.at(0), "organisation": self.at(1), "language": "vi",
            "conferences": ["mot"],
            "relatedLinks": {
                "title": self.at(2),
                "links": [{ "label": self.at(3), "href": "https://doan.example.vn/" }],
            },
        })
    }

    fn conference(&self) -> Value {
        json!({
            "title": self.at(4), "shortTitle": self.at(5), "date": "2021-11-15",
            "organiser": self.at(6), "byline": self.at(7), "summary": self.at(8),
            "participants": [self.at(9)],
            "keyFigures": [{ "label": self.at(10), "figure": "so/hai" }],
            "reports": [{
                "slug": "mot", "file": "mot.md", "title": self.at(0), "summary": self.at(1),
                "document": "kl",
            }],
            "documents": [{
                "slug": "kl", "kind": self.at(2), "number": self.at(3), "title": self.at(4),
                "period": { "start": 2019, "end": 2022 }, "issuer": self.at(5), "note": self.at(6),
            }],
            "photos": [{
                "slug": "anh", "caption": self.at(7), "alt": self.at(8), "credit": self.at(9),
            }],
            "tables": [{
                "slug": "so", "file": "so.csv", "title": self.at(10), "description": self.at(11),
                "key": "ma", "value": "so", "derivation": "tu",
                "columns": [
                    { "name": "ma", "title": self.at(0), "datatype": "slug" },
                    { "name": "chu", "title": self.at(1), "datatype": "string" },
                    { "name": "so", "title": self.at(2), "datatype": "decimal", "unit": self.at(3) },
                    { "name": "tu", "title": self.at(4), "datatype": "string" },
                ],
            }],
            "charts": [{ "slug": "hinh", "file": "hinh.vl.json", "onHome": true }],
        })
    }

    /// A chart whose marks, legend, inputs and table are made of the words.
    fn chart(&self) -> Value {
        let told = |field: &str, title: &str| json!({ "field": field, "title": title });
        json!({
            "title": self.at(4), "description": self.at(5),
            "data": { "url": "so.csv" },
            "params": [
                { "name": "chon", "select": { "type": "point", "fields": ["ma"] }, "bind": "legend" },
                { "name": "kieu", "value": "a", "bind": {
                    "input": "radio", "name": self.at(6), "options": ["a", "b"],
                    "labels": [self.at(7), self.at(8)],
                }},
            ],
            "width": "container",
            "encoding": {
                "y": { "field": "ma", "axis": null },
                "x": { "field": "so", "type": "quantitative", "axis": null },
                "tooltip": [told("ma", self.at(8)), told("chu", self.at(9)), told("tu", self.at(10))],
            },
            "layer": [
                { "mark": "bar", "encoding": { "color": { "field": "ma", "title": self.at(11) } } },
                { "mark": "text", "encoding": { "text": { "field": "chu" } } },
            ],
        })
    }

    /// In Markdown every sign is escaped, so that the words stay words.
    fn report(&self) -> String {
        let escaped = |place: usize| -> String {
            let sign = |c: char| if c.is_ascii_punctuation() { format!("\\{c}") } else { c.into() };
            self.at(place).chars().map(sign).collect()
        };
        format!(
            "## {}\n\n## {}\n\nChữ {} và **đậm {} đậm**.\n\n> - {}\n\n![{}](photo:anh)\n\n![](chart:hinh)\n\n\
             | {} |\n|-|\n| {} |\n",
            escaped(0),
            escaped(1),
            escaped(2),
            escaped(3),
            escaped(4),
            escaped(5),
            escaped(6),
            escaped(7)
        )
    }

    fn table(&self) -> String {
        let cell = |place: usize| format!("\"{}\"", self.at(place).replace('"', "\"\""));
        format!("ma;chu;so;tu\nmot;{};1,5;{}\nhai;{};2;{}\n", cell(5), cell(6), cell(7), cell(8))
    }

    fn folder(&self) -> Memory {
        Memory::default()
            .with("site.json", self.site().to_string())
            .with("mot/conference.json", self.conference().to_string())
            .with("mot/mot.md", self.report())
            .with("mot/so.csv", self.table())
            .with("mot/hinh.vl.json", self.chart().to_string())
    }
}

fn bundle(words: &Words) -> Bundle {
    let loaded = content::load(&words.folder());
    let told: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    loaded.bundle.unwrap_or_else(|| panic!("{words:?}\n{}", told.join("\n")))
}

static SHELL: LazyLock<Shell> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../index.html");
    Shell {
        html: std::fs::read_to_string(file).unwrap().lines().map(str::trim).collect(),
        script: "ky-yeu-0.js".into(),
        wasm: "ky-yeu-0_bg.wasm".into(),
        modules: vec![Module { name: "charts".into(), hash: "0".into() }],
        files: Vec::new(),
        renamed: Vec::new(),
    }
});

/// A page's document, and its data as the file beside it holds it.
fn pressed(bundle: &Bundle, page: &PageData) -> (String, String) {
    let boot = document::boot(&SHELL, "offline.0.js").unwrap();
    let press = Press {
        shell: &SHELL,
        styles: &Styles::parse("h1{color:red}").unwrap(),
        base_url: None,
        boot: &boot,
        organisation: &bundle.site.organisation,
    };
    let card = Card {
        description: &bundle.conferences[0].summary,
        picture: "xem-truoc/0.png",
        datetime: "2021-11-15",
    };
    let made = ky_yeu::pages::page(page);
    let json = serde_json::to_string(&made).unwrap();
    (press.document(page, made, &json, &card), json)
}

/// Everything that is markup in a page: its elements in their order, each with its attributes' names.
fn skeleton(html: &Html) -> Vec<String> {
    let elements = html.root_element().descendent_elements();
    let described = elements.map(|element| {
        let names: BTreeSet<&str> = element.value().attrs().map(|(name, _)| name).collect();
        let names: Vec<&str> = names.into_iter().collect();
        format!("{} {}", element.value().name(), names.join(" "))
    });
    described.collect()
}

/// What the templates write for words that say nothing.
static PLAIN: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let bundle = bundle(&plain());
    let of = |page: &PageData| (page.route.path(), skeleton(&parsed(&pressed(&bundle, page).0)));
    pages(&bundle, &Photos::default()).iter().map(of).collect()
});

fn parsed(html: &str) -> Html {
    Html::parse_document(html)
}

fn first<'a>(html: &'a Html, selector: &str) -> Option<ElementRef<'a>> {
    html.select(&Selector::parse(selector).unwrap()).next()
}

fn check(words: &Words) -> Result<(), TestCaseError> {
    let bundle = bundle(words);
    for page in &pages(&bundle, &Photos::default()) {
        let path = page.route.path();
        let (document, json) = pressed(&bundle, page);
        let html = parsed(&document);
        prop_assert_eq!(&skeleton(&html), &PLAIN[&path], "{}: other markup", path);
        if let Some(inlined) = first(&html, "#_page-data") {
            let inlined: String = inlined.text().collect();
            let read: Page = serde_json::from_str(&inlined).unwrap();
            prop_assert_eq!(&read, &ky_yeu::pages::page(page), "{}", path);
            let file: Page = serde_json::from_str(&json).unwrap();
            prop_assert_eq!(read, file, "{}", path);
        }
        if let Some(data) = first(&html, "script[type='application/ld+json']") {
            let data: String = data.text().collect();
            prop_assert!(serde_json::from_str::<Value>(&data).is_ok(), "{path}: {data}");
        }
        let title: String = first(&html, "title").unwrap().text().collect();
        prop_assert_eq!(title, page.title.as_str());
    }
    Ok(())
}

/// Pieces of markup, and whatever else can be typed on one line. Words begin and end with a letter:
/// what Markdown does with signs at the edges is not what is tried here.
fn any_words() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<script>alert(1)</script>",
        "</script>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "</title>",
        "</style>",
        "</textarea>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=x>",
        "<h1>",
        "\"",
        "'",
        "\" onclick=\"x",
        "' style='x",
        "=",
        ">",
        "<",
        "&",
        "&lt;script&gt;",
        "&#60;b&#62;",
        "&amp",
        "{{x}}",
        "${x}",
        "`",
        "\\",
        "\\u003cscript>",
        "<!--page:head-->",
        "<!--page:app-->",
        "<!--page:tail-->",
        "javascript:alert(1)",
        " ",
        "ệ",
        "e\u{323}\u{302}",
        "\u{2028}",
        "\u{202e}",
        "😀",
        "</main></div>",
        "<template>",
        "<base href=//x>",
        "<plaintext>",
        "%3Cb%3E",
    ]);
    let piece = prop_oneof![3 => pieces.prop_map(str::to_owned), 1 => "[^\\p{C}\r\n]{0,8}"];
    prop::collection::vec(piece, 0..5).prop_map(|all| format!("a{}z", all.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_words_become_markup(words in prop::collection::vec(any_words(), PLACES)) {
        check(&Words(words))?;
    }
}

#[test]
fn the_worst_words_everywhere_at_once() {
    for worst in [
        "a</script><script>alert(1)</script>z",
        "a\"><img src=x onerror=alert(1)>z",
        "a' onmouseover='alert(1)' z",
        "a<!--<script>z",
        "a&lt;b&gt;z",
        "a<!--page:app-->z",
        "a<!--page:tail--><!--page:head-->z",
        "a\u{2028}\u{2029}z",
    ] {
        if let Err(error) = check(&Words(vec![worst.to_owned(); PLACES])) {
            panic!("{worst:?}: {error}");
        }
    }
}

/// The plain site is one of everything: the pages of every kind are there to be broken.
#[test]
fn the_plain_site_has_every_kind_of_page() {
    assert_eq!(PLAIN.len(), 10 + 1, "{:?}", PLAIN.keys());
    let scripts =
        |path: &String| PLAIN[path].iter().filter(|one| one.starts_with("script")).count();
    for path in PLAIN.keys() {
        assert!(matches!(scripts(path), 2..=4), "{path}: {}", scripts(path));
    }
}
