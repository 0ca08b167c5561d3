//! What a `Cargo.toml` depends on, and which floors that leads to.

/// Runs tests in a browser; nothing that is shipped can use it.
const ONLY_TESTS: &str = "wasm-bindgen-test";

/// The packages of the workspace by every name they go by, and their floors.
const FLOORS: &[(&str, u8)] = &[
    ("content", 1),
    ("chart", 1),
    ("gallery", 1),
    ("ky-yeu-content", 1),
    ("ky-yeu-chart", 1),
    ("ky-yeu-gallery", 1),
    ("ky-yeu", 2),
    ("darkroom", 2),
    ("ky-yeu-darkroom", 2),
    ("ky-yeu-site", 3),
    ("ky-yeu-vl2svg", 3),
    ("site", 3),
    ("xtask", 4),
];

/// What the first floor cannot be built with, whatever its sources say.
const NOT_ON_FLOOR_ONE: &[&str] = &["leptos", "maud", "web-sys", "js-sys", "gloo", "wasm-bindgen"];

fn floor(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(package, _)| *package == name).map(|(_, floor)| *floor)
}

/// What a manifest does against the floors, a line each: file, line, dependency, rule.
pub(crate) fn faults(file: &str, manifest: &str) -> Vec<String> {
    let package = package(manifest);
    let Some(own) = floor(&package) else {
        return vec![format!("{file}:1: `{package}`: every package has a floor in the table")];
    };
    let mut faults = Vec::new();
    for (line, name) in dependencies(manifest) {
        let above = floor(&name).filter(|floor| *floor > own);
        let impure = own == 1
            && name != ONLY_TESTS
            && NOT_ON_FLOOR_ONE.iter().any(|one| name.starts_with(one));
        if let Some(above) = above {
            let rule = format!("floor {own} does not depend on floor {above}");
            faults.push(format!("{file}:{line}: `{name}`: {rule}"));
        } else if impure {
            faults.push(format!("{file}:{line}: `{name}`: floor 1 is pure"));
        }
    }
    faults
}

fn package(manifest: &str) -> String {
    let mut table = "";
    for line in manifest.lines().map(str::trim) {
        if line.starts_with('[') {
            table = line;
        } else if let Some(name) = value_of(line, "name").filter(|_| table == "[package]") {
            return name;
        }
    }
    String::new()
}

/// `key = "value"`, wherever in a line.
fn value_of(line: &str, key: &str) -> Option<String> {
    let (before, rest) = line.split_once(key)?;
    let whole = before.chars().last().is_none_or(|c| !c.is_alphanumeric() && c != '-');
    let text = rest.trim_start().strip_prefix('=')?.trim_start().strip_prefix('"')?;
    whole.then(|| text.split('"').next().unwrap_or_default().to_owned())
}

/// Line and package of every dependency: of the build, of tests, of any target.
fn dependencies(manifest: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut table = String::new();
    for (line, number) in manifest.lines().zip(1..) {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            table = name.to_owned();
            if let Some((_, name)) = table.split_once("dependencies.") {
                found.push((number, name.trim_matches('"').to_owned()));
            }
        } else if !line.is_empty() && table.contains("dependencies.") {
            rename(&mut found, line);
        } else if table.ends_with("dependencies")
            && table != "workspace.dependencies"
            && let Some((name, _)) = line.split_once('=')
        {
            let name = name.trim().split('.').next().unwrap_or_default();
            found.push((number, name.trim_matches('"').to_owned()));
            rename(&mut found, line);
        }
    }
    found
}

fn rename(found: &mut [(usize, String)], line: &str) {
    if let (Some(last), Some(package)) = (found.last_mut(), value_of(line, "package")) {
        last.1 = package;
    }
}

/// Checks what a manifest's dependencies are told; each fault as `line name`.
#[track_caller]
fn check(package: &str, tables: &str, expected: &[&str]) {
    let manifest = format!("[package]\nname = \"{package}\"\n{tables}");
    let told: Vec<String> = faults("Cargo.toml", &manifest)
        .iter()
        .map(|fault| {
            let fault = fault.strip_prefix("Cargo.toml:").unwrap();
            fault.rsplit_once("`: ").unwrap().0.replace(": `", " ")
        })
        .collect();
    assert_eq!(told, expected, "{manifest}");
}

#[test]
fn a_dependency_that_runs_up_is_found() {
    check("ky-yeu-content", "[dependencies]\nky-yeu = { path = \"../..\" }", &["4 ky-yeu"]);
    check(
        "ky-yeu",
        "[dependencies]\nx = { package = \"ky-yeu-site\", path = \"s\" }",
        &["4 ky-yeu-site"],
    );
    check("ky-yeu", "[dev-dependencies]\nky-yeu-site.workspace = true", &["4 ky-yeu-site"]);
    check(
        "ky-yeu-site",
        "[dependencies.tool]\npath = \"../xtask\"\npackage = \"xtask\"",
        &["3 xtask"],
    );
    check("ky-yeu-content", "[target.'cfg(unix)'.dependencies]\nweb-sys = \"0.3\"", &["4 web-sys"]);
    check("ky-yeu-content", "[build-dependencies]\nleptos = \"0.8\"", &["4 leptos"]);
    check("stranger", "", &["1 stranger"]);
}

#[test]
fn a_dependency_that_points_down_is_not() {
    let tables = "[dependencies]\ncontent = { workspace = true }\nweb-sys = \"0.3\" # site\n\
                  [workspace.dependencies]\nky-yeu-site = { path = \"x\" }\n[features]\nsite = []";
    check("ky-yeu", tables, &[]);
    check("ky-yeu-site", "[dependencies]\nky-yeu = { path = \"../..\" }", &[]);
    check("ky-yeu-chart", "[dev-dependencies]\nwasm-bindgen-test = \"0.3\"", &[]);
}
