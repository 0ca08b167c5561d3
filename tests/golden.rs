//! Pages made by hand against their goldens: the data that travels, and the prerendered markup.
//!
//! `UPDATE=1 cargo test --test golden` writes the goldens anew. A page that differs is written
//! beside its golden, with `-changed` in its name.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod samples;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use ky_yeu::page::Page;
use leptos::prelude::*;
use samples::samples;
use scraper::{Html, Selector};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

/// The app's markup, as the site crate prerenders it.
fn prerendered(page: Page) -> String {
    let owner = Owner::new();
    let html = owner.with(|| view! { <ky_yeu::App initial=page/> }.to_html());
    drop(owner);
    html
}

/// Markup with a line for each element, so that a change shows where it is. The browser's tests
/// join the lines again.
fn in_lines(html: &str) -> String {
    assert!(!html.contains(">\n<"), "a line break of the page's own");
    html.replace("><", ">\n<")
}

fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

/// Compares a text with its golden; says where they first differ.
fn compare(name: &str, ending: &str, made: &str) -> Result<(), String> {
    let golden = folder().join(format!("{name}.{ending}"));
    let changed = folder().join(format!("{name}-changed.{ending}"));
    if updating() {
        fs::write(&golden, made).unwrap();
    }
    let kept = fs::read_to_string(&golden).unwrap_or_default().replace("\r\n", "\n");
    if kept == made {
        drop(fs::remove_file(&changed));
        return Ok(());
    }
    fs::write(&changed, made).unwrap();
    Err(difference(&format!("{name}.{ending}"), &kept, made))
}

fn difference(name: &str, kept: &str, made: &str) -> String {
    let (mut kept, mut made) = (kept.lines(), made.lines());
    for line in 1.. {
        match (kept.next(), made.next()) {
            (None, None) => break,
            (old, new) if old != new => {
                let show = |line: Option<&str>| line.unwrap_or("(the end)").to_owned();
                return format!("{name}:{line}\n  golden: {}\n  made:   {}", show(old), show(new));
            }
            _ => {}
        }
    }
    format!("{name}: they differ in their last line break")
}

#[test]
fn pages_are_their_goldens() {
    let mut differences = Vec::new();
    for (name, data) in samples() {
        let page = ky_yeu::pages::page(&data);
        let json = serde_json::to_string_pretty(&page).unwrap() + "\n";
        differences.extend(compare(name, "json", &json).err());
        differences.extend(compare(name, "html", &in_lines(&prerendered(page))).err());
    }
    let advice = "see the -changed files; UPDATE=1 takes them over";
    assert!(differences.is_empty(), "\n{}\n{advice}", differences.join("\n"));
}

#[test]
fn every_golden_is_a_samples() {
    let wanted: BTreeSet<String> = samples()
        .iter()
        .flat_map(|(name, _)| [format!("{name}.html"), format!("{name}.json")])
        .collect();
    let names = fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().file_name());
    let there: BTreeSet<String> = names
        .map(|name| name.into_string().unwrap())
        .filter(|name| !name.contains("-changed."))
        .collect();
    assert_eq!(there, wanted);
}

/// Addresses that an editor has written; the app's own are relative.
const WRITTEN: &[&str] = &[
    "https://doan.example.vn/?a=1&b=2#c",
    "https://doan.example.vn/?a=1&b=\"2\"",
    "mailto:a@b.vn",
];

#[test]
fn no_page_lets_a_text_become_markup() {
    for (name, data) in samples() {
        let html = prerendered(ky_yeu::pages::page(&data));
        assert!(!html.to_lowercase().contains("<script"), "{name}");
        let page = Html::parse_fragment(&html);
        // Leptos marks places with `<!>`, which browsers read as an empty comment.
        let mark = "Saw ! in state MarkupDeclarationOpen";
        let faults: Vec<_> = page.errors.iter().filter(|error| *error != mark).collect();
        assert!(faults.is_empty(), "{name}: {faults:?}");
        for element in page.select(&Selector::parse("*").unwrap()) {
            for (attribute, value) in element.value().attrs() {
                assert!(!attribute.starts_with("on"), "{name}: {attribute}={value}");
                assert!(attribute != "style", "{name}: {attribute}={value}");
            }
        }
    }
}

#[test]
fn every_page_has_one_heading_and_relative_addresses() {
    for (name, data) in samples() {
        let page = Html::parse_fragment(&prerendered(ky_yeu::pages::page(&data)));
        let count = |selector| page.select(&Selector::parse(selector).unwrap()).count();
        assert_eq!(count("h1"), 1, "{name}");
        assert_eq!(count("main h1[tabindex]"), 1, "{name}: the heading takes the focus");
        for element in page.select(&Selector::parse("[href], [src]").unwrap()) {
            let value = element.value();
            let href = value.attr("href").or(value.attr("src")).unwrap();
            let relative = ["./", "../", "#"].iter().any(|start| href.starts_with(start));
            assert!(relative || WRITTEN.contains(&href), "{name}: {href}");
        }
    }
}

/// What a hostile text says is read as it stands, in text and in attributes alike.
#[test]
fn hostile_words_are_read_as_they_are_written() {
    let data = samples().into_iter().find(|(name, _)| *name == "figures").unwrap().1;
    let page = Html::parse_fragment(&prerendered(ky_yeu::pages::page(&data)));
    let first = |selector| page.select(&Selector::parse(selector).unwrap()).next().unwrap();
    assert_eq!(first("#so h2").text().collect::<String>(), samples::HOSTILE);
    assert_eq!(first("#so .scroll").value().attr("aria-label"), Some(samples::HOSTILE));
}

#[test]
fn a_difference_is_told_by_its_line() {
    let told = difference("a.html", "<p>\nmột\n", "<p>\nhai\n");
    assert_eq!(told, "a.html:2\n  golden: một\n  made:   hai");
    let told = difference("a.html", "<p>\n", "<p>\nhai\n");
    assert_eq!(told, "a.html:2\n  golden: (the end)\n  made:   hai");
}
