//! The floors of the house: imports point down only, and the browser stays behind `platform/`.
//!
//! The table below is the rule; everything else here reads sources and manifests to hold them to it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "floors/manifest.rs"]
mod manifest;
#[path = "floors/paths.rs"]
mod paths;
#[path = "floors/text.rs"]
mod text;

use std::fs;
use std::path::{Path, PathBuf};

/// What a set of files must not name.
struct Rule {
    /// The rule, as a failure tells it.
    says: &'static str,
    /// The files it watches: a file, or a folder with a trailing slash.
    watches: &'static [&'static str],
    /// Those among them that it lets be.
    except: &'static [&'static str],
    /// Paths from a crate's name down; a trailing `*` stands for the rest of that name.
    forbids: &'static [&'static str],
}

/// The crates of the first floor, those that are still to come among them.
const FIRST_FLOOR: &[&str] = &["crates/content/src/", "crates/chart/src/", "crates/gallery/src/"];
const PRINTING: &[&str] = &[
    "print!",
    "println!",
    "eprint!",
    "eprintln!",
    "dbg!",
    "std::io::stdout",
    "std::io::stderr",
    "std::print!",
    "std::println!",
    "std::eprint!",
    "std::eprintln!",
    "std::dbg!",
];
const BROWSER: &[&str] = &["web_sys", "js_sys", "gloo*", "wasm_bindgen*", "serde_wasm_bindgen"];

const RULES: &[Rule] = &[
    Rule {
        says: "floor 1 knows nothing of the floors above it",
        watches: FIRST_FLOOR,
        except: &[],
        forbids: &["ky_yeu", "site", "xtask"],
    },
    Rule {
        says: "floor 1 is pure: it draws nothing and runs anywhere",
        watches: FIRST_FLOOR,
        except: &[],
        forbids: &["leptos*", "maud", "tachys", "reactive_graph"],
    },
    Rule {
        says: "floor 1 is pure: no browser",
        watches: FIRST_FLOOR,
        except: &[],
        forbids: BROWSER,
    },
    Rule {
        says: "floor 1 is pure: no files, no clock, no processes, no environment",
        watches: FIRST_FLOOR,
        except: &[],
        forbids: &["std::fs", "std::time", "std::process", "std::env", "std::net", "std::thread"],
    },
    Rule {
        says: "floor 1 prints nothing: it returns what there is to tell",
        watches: FIRST_FLOOR,
        except: &[],
        forbids: PRINTING,
    },
    Rule {
        says: "the app never depends on the tools that build it",
        watches: &["src/"],
        except: &[],
        forbids: &["site", "xtask"],
    },
    Rule {
        says: "only src/platform/ names the browser",
        watches: &["src/"],
        except: &["src/platform/"],
        forbids: BROWSER,
    },
    Rule {
        says: "the app touches no files and no processes",
        watches: &["src/"],
        except: &[],
        forbids: &["std::fs", "std::process", "std::net"],
    },
    Rule {
        says: "the darkroom has bytes in and bytes out, and knows nothing of sites",
        watches: &["crates/darkroom/src/"],
        except: &[],
        forbids: &["std::fs", "std::process", "std::net", "std::env", "ky_yeu", "content", "site"],
    },
    Rule {
        says: "pages and components are markup: only the live components ask the platform",
        watches: &["src/pages/", "src/components/"],
        except: &[
            "src/components/notice.rs",
            "src/components/settings.rs",
            "src/components/share.rs",
        ],
        forbids: &["ky_yeu::platform"],
    },
    Rule {
        says: "nouns import nothing that is made of them",
        watches: &["src/route.rs", "src/page.rs", "src/page_data.rs", "src/texts.rs"],
        except: &[],
        forbids: &[
            "ky_yeu::app",
            "ky_yeu::components",
            "ky_yeu::navigation",
            "ky_yeu::pages",
            "ky_yeu::platform",
            "leptos*",
            "maud",
        ],
    },
    Rule {
        says: "the site tool is not the developer's gate",
        watches: &["crates/site/src/"],
        except: &[],
        forbids: &["xtask"],
    },
];

impl Rule {
    fn watches(&self, file: &str) -> bool {
        let among = |list: &[&str]| list.iter().any(|one| is_or_is_in(file, one));
        among(self.watches) && !among(self.except)
    }

    /// True if an import is forbidden, and more of it than the import it was reached through.
    fn refuses(&self, import: &paths::Import) -> bool {
        self.forbids.iter().any(|pattern| {
            let wanted: Vec<&str> = pattern.split("::").collect();
            wanted.len() > import.known && starts_with(&import.path, &wanted)
        })
    }
}

fn is_or_is_in(file: &str, place: &str) -> bool {
    if place.ends_with('/') { file.starts_with(place) } else { file == place }
}

fn starts_with(path: &[String], wanted: &[&str]) -> bool {
    path.len() >= wanted.len()
        && path.iter().zip(wanted).all(|(name, wanted)| match wanted.strip_suffix('*') {
            Some(start) => name.starts_with(start),
            None => name == wanted,
        })
}

/// What a source file does against the rules, a line each: file, line, import, rule.
fn faults(file: &str, source: &str) -> Vec<String> {
    let rules: Vec<&Rule> = RULES.iter().filter(|rule| rule.watches(file)).collect();
    let mut faults = Vec::new();
    for import in paths::imports(file, source) {
        for rule in rules.iter().filter(|rule| rule.refuses(&import)) {
            let path = import.path.join("::");
            faults.push(format!("{file}:{}: `{path}`: {}", import.line, rule.says));
        }
    }
    faults
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every source file of the app and of the crates, from the root, with `/` on every system.
fn sources() -> Vec<String> {
    let mut found = Vec::new();
    gather(&root().join("src"), &mut found);
    for folder in crates() {
        gather(&root().join("crates").join(folder).join("src"), &mut found);
    }
    found.sort();
    found
}

fn crates() -> Vec<String> {
    let entries = fs::read_dir(root().join("crates")).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.path().join("Cargo.toml").exists());
    folders.map(|entry| entry.file_name().into_string().unwrap()).collect()
}

fn gather(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let inside = path.strip_prefix(root()).unwrap();
            found.push(inside.to_str().unwrap().replace('\\', "/"));
        }
    }
}

/// A file that only tests are compiled from: `mod tests;` keeps it beside what it tests.
fn is_of_tests(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

fn read(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

#[test]
fn imports_point_down_only() {
    let files = sources();
    assert!(files.len() > 60, "the walk found only {} files", files.len());
    let faults: Vec<String> = files
        .iter()
        .filter(|file| !is_of_tests(file))
        .flat_map(|file| faults(file, &read(file)))
        .collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn dependencies_point_down_only() {
    let mut manifests = vec!["Cargo.toml".to_owned()];
    manifests.extend(crates().iter().map(|folder| format!("crates/{folder}/Cargo.toml")));
    let faults: Vec<String> =
        manifests.iter().flat_map(|file| manifest::faults(file, &read(file))).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// A file that moved would leave its rule watching nothing.
#[test]
fn every_rule_watches_what_is_there() {
    let files = sources();
    for rule in RULES {
        assert!(files.iter().any(|file| rule.watches(file)), "{}", rule.says);
        let places = rule.watches.iter().chain(rule.except);
        for place in places.filter(|place| !is_to_come(place)) {
            assert!(files.iter().any(|file| is_or_is_in(file, place)), "{place}: {}", rule.says);
        }
    }
}

fn is_to_come(place: &str) -> bool {
    let folder = place.trim_end_matches("src/");
    ["crates/chart/", "crates/gallery/"].contains(&folder) && !root().join(folder).exists()
}

/// Checks what a source of one file is told; each fault as `line path`.
#[track_caller]
fn check(file: &str, source: &str, expected: &[&str]) {
    let told: Vec<String> = faults(file, source)
        .iter()
        .map(|fault| {
            let rest = fault.strip_prefix(file).unwrap().strip_prefix(':').unwrap();
            let (line, rest) = rest.split_once(": `").unwrap();
            format!("{line} {}", rest.split_once('`').unwrap().0)
        })
        .collect();
    assert_eq!(told, expected, "{file}\n{source}");
}

const CONTENT: &str = "crates/content/src/host/load.rs";

#[test]
fn the_checker_finds_an_import_that_runs_up() {
    check(CONTENT, "use leptos::prelude::*;", &["1 leptos::prelude::*"]);
    check(CONTENT, "\nuse ky_yeu::route::Route;", &["2 ky_yeu::route::Route"]);
    check(
        CONTENT,
        "use site::render::{render, Press as P};",
        &["1 site::render::render", "1 site::render::Press"],
    );
    check(CONTENT, "pub(crate) use gloo_net::http;", &["1 gloo_net::http"]);
    check(CONTENT, "extern crate js_sys;", &["1 js_sys"]);
    check(CONTENT, "fn f() { ::web_sys::window(); }", &["1 web_sys::window"]);
    check(CONTENT, "fn f() -> std::time::Instant { todo!() }", &["1 std::time::Instant"]);
    check("src/app.rs", "use site::pages;", &["1 site::pages"]);
    check("src/route.rs", "use crate::{texts, pages::Links};", &["1 ky_yeu::pages::Links"]);
    check("src/page.rs", "use super::navigation;", &["1 ky_yeu::navigation"]);
    check("src/texts.rs", "fn f() { crate::platform::spawn(f()) }", &["1 ky_yeu::platform::spawn"]);
    check("crates/site/src/main.rs", "use xtask::words;", &["1 xtask::words"]);
}

#[test]
fn the_checker_sees_through_other_names() {
    let source = "use std::{\n    fs,\n    io,\n};\nfn f() { fs::read(\"\"); io::empty(); }";
    check(CONTENT, source, &["2 std::fs"]);
    check(CONTENT, "use std as s;\nfn f() { s::fs::read(\"\") }", &["2 std::fs::read"]);
    check(CONTENT, "use std::{self, io};\nfn f() { std::env::args() }", &["2 std::env::args"]);
    check(CONTENT, "use std::io;\nfn f() { io::stdout() }", &["2 std::io::stdout"]);
    check(
        "src/pages/home.rs",
        "use crate as top;\nfn f() { top::platform::x() }",
        &["2 ky_yeu::platform::x"],
    );
    check("src/pages/mod.rs", "mod a { use super::super::platform; }", &["1 ky_yeu::platform"]);
}

#[test]
fn printing_is_found_in_floor_one_only() {
    check(CONTENT, "fn f() {\n    println!(\"x\");\n}", &["2 println!"]);
    check(CONTENT, "fn f() { std::eprintln!(\"x\") }", &["1 std::eprintln!"]);
    check(CONTENT, "fn f() { dbg!(1); let x = a != b; }", &["1 dbg!"]);
    check("crates/site/src/main.rs", "fn f() { println!(\"x\") }", &[]);
}

#[test]
fn the_browser_is_named_in_one_place() {
    for name in ["web_sys::Window", "js_sys::Promise", "gloo_net::http", "wasm_bindgen_futures::x"]
    {
        let source = format!("use {name};");
        check("src/platform/browser.rs", &source, &[]);
        check("src/navigation.rs", &source, &[&format!("1 {name}")]);
        check("src/components/share.rs", &source, &[&format!("1 {name}")]);
    }
    check("src/components/settings.rs", "use crate::platform::{self, Setting};", &[]);
    check(
        "src/components/prose.rs",
        "use crate::platform::{self, Setting};",
        &["1 ky_yeu::platform", "1 ky_yeu::platform::Setting"],
    );
    check("src/platform/fetch.rs", "use std::fs;", &["1 std::fs"]);
}

#[test]
fn words_are_not_imports() {
    for source in [
        "//! use leptos::prelude::*;",
        "/* use leptos::x; /* nested */ use leptos::y; */",
        "/// ```\n/// use ky_yeu::route::Route;\n/// ```\nfn f() {}",
        "const A: &str = \"use leptos::x; \\\" std::fs::read\";",
        "const A: &str = r#\"use leptos::x; \" std::fs::read\"#;",
        "const A: &[u8] = b\"std::fs::read\"; const B: char = '\"'; const C: &str = \"std::fs::read\";",
        "fn f<'a>(x: &'a str) -> char { '\\'' } // std::fs::read",
        "#[cfg(test)]\nmod tests {\n    use std::fs;\n    fn f() { println!(\"{}\", 1) }\n}",
        "#[cfg(test)]\nmod tests;\nfn f() {}",
        "#[cfg(test)]\nuse std::fs;\nfn f() {}",
        "mod site;\nfn f() { site::load() }",
        "use super::site;\nfn f() { site::load() }",
        "use crate::host::site::load;\nfn f(x: &X) { x.site::<u8>() }",
    ] {
        check(CONTENT, source, &[]);
    }
    // What follows a module of tests is read again.
    let after = "#[cfg(test)]\nmod tests { fn f() { if x {} } }\nuse std::fs;";
    check(CONTENT, after, &["3 std::fs"]);
}

#[test]
fn a_fault_names_file_line_import_and_rule() {
    let told = faults("src/pages/home.rs", "\n\nuse crate::platform::setting;");
    assert_eq!(
        told,
        [
            "src/pages/home.rs:3: `ky_yeu::platform::setting`: pages and components are markup: only \
         the live components ask the platform"
        ]
    );
}
