//! The content of the repository itself, the JSON Schemas, and the speed of reading.

use std::fs;
use std::path::{Path, PathBuf};

use content::bundle::{Bundle, Date};
use content::text::{headings, minutes_to_read};
use content::{Memory, load, schemas};

use super::folder::{SITE, small};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/content")
}

/// The real content folder, read into memory.
fn real() -> Memory {
    let mut folder = Memory::default();
    let mut open = vec![root()];
    while let Some(dir) = open.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
                folder = folder.with(&name, fs::read(&path).unwrap());
            }
        }
    }
    folder
}

#[track_caller]
fn clean(folder: &Memory) -> Bundle {
    let loaded = load(folder);
    let shown: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(shown.is_empty(), "\n{}", shown.join("\n"));
    loaded.bundle.unwrap()
}

#[test]
fn the_real_content_has_no_problem() {
    let bundle = clean(&real());
    let first = bundle.conferences.iter().find(|one| one.slug == "so-ket-2021").unwrap();
    assert_eq!(Some(first.date), Date::new(2021, 11, 15));
    let figures: Vec<(f64, Option<&str>)> =
        first.key_figures.iter().map(|figure| (figure.value, figure.unit.as_deref())).collect();
    let people = |value| (value, Some("người"));
    let share = (100.0, Some("%"));
    assert_eq!(figures, [people(19.0), people(30.0), people(22.0), people(143.0), share, share]);
    assert!(first.key_figures.iter().all(|figure| !figure.derived));
    let ids = |index: usize| -> Vec<String> {
        headings(&first.reports[index].body).into_iter().map(|heading| heading.id).collect()
    };
    assert_eq!(ids(0), ["hoi-nghi", "thanh-phan-du", "danh-gia"]);
    assert_eq!(minutes_to_read(&first.reports[1].body), 2);
}

#[test]
fn the_small_folder_is_resolved() {
    let bundle = clean(&small());
    assert_eq!(bundle.site.base_url.as_deref(), Some("https://tinhdoan.example.vn/ky-yeu/"));
    let one = &bundle.conferences[0];
    assert_eq!(one.key_figures[0].value, 30.0);
    assert_eq!(one.documents[0].date, Date::new(2019, 2, 14));
    let table = &one.tables[0];
    let row = table.row("khac").unwrap();
    assert!(table.is_derived(row));
    assert!(!table.is_derived(table.row("tong").unwrap()));
}

/// A site of many conferences: the real one under other names and on other days.
fn archive(count: usize) -> Memory {
    let real = real();
    let mut folder = Memory::default();
    let mut slugs = Vec::new();
    for index in 0..count {
        let slug = format!("hoi-nghi-{index}");
        for (path, bytes) in &real.files {
            if let Some(rest) = path.strip_prefix("so-ket-2021/") {
                let day = format!("2021-{:02}-{:02}", index % 12 + 1, index % 28 + 1);
                let bytes = match rest {
                    "conference.json" => {
                        let text = String::from_utf8(bytes.clone()).unwrap();
                        text.replacen("2021-11-15", &day, 1).into_bytes()
                    }
                    _ => bytes.clone(),
                };
                folder = folder.with(&format!("{slug}/{rest}"), bytes);
            }
        }
        slugs.push(format!("{slug:?}"));
    }
    let site = String::from_utf8(real.files[SITE].clone()).unwrap();
    let site = site.replace("\"so-ket-2021\"", &slugs.join(", "));
    folder.with(SITE, site)
}

#[test]
fn a_hundred_conferences_are_read_newest_first() {
    let folder = archive(100);
    let bundle = load(&folder).bundle.unwrap();
    assert_eq!(bundle.conferences.len(), 100);
    assert!(bundle.conferences.is_sorted_by(|a, b| a.date >= b.date));
}

/// The committed schemas are those of the model. `UPDATE=1` writes them anew.
#[test]
fn the_schemas_are_current() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema");
    for (name, text) in schemas() {
        let path = dir.join(name);
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&path, &text).unwrap();
        }
        let committed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(committed == text, "{name} is not current: run the tests with UPDATE=1");
    }
}

#[test]
fn schemas_speak_to_the_editor() {
    for (name, text) in schemas() {
        let schema: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(!text.contains("\"null\""), "{name}");
        for (key, property) in schema["properties"].as_object().unwrap() {
            assert!(property["description"].is_string(), "{name}: {key}");
        }
    }
}
