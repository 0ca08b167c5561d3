//! The charts of a conference: their entries in `conference.json` and their Vega-Lite specs.
//!
//! Whether a spec can be drawn is the chart engine's to say; here it is read, and what it names is
//! looked up.

use serde_json::{Map, Value};

use super::conference::Desk;
use super::document;
use super::json;
use super::json_path::{JsonPath, Step};
use super::messages::{self, Message};
use super::model::ChartEntry;
use super::problem::{Place, Problem, Severity};
use super::suggest::nearest;
use crate::bundle::{Chart, ChartData};

/// The file of the conference itself, as specs name it.
const CONFERENCE: &str = "conference.json";

/// A spec as it is written, and the file it stands in.
#[derive(Clone, Copy, Debug)]
pub struct Spec<'a> {
    /// The file, from the content folder.
    pub file: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A problem that somebody else has found in a spec, at a path as `$.encoding.x`.
#[must_use]
pub fn chart_problem(spec: Spec<'_>, path: &str, severity: Severity, message: Message) -> Problem {
    let steps = steps(path);
    let start = json::parse(spec.text).map_or(0, |(root, _)| root.span_of(&steps).start);
    let place =
        Place { json_path: Some(path.to_owned()), ..Place::offset(spec.file, spec.text, start) };
    Problem::new(severity, place, message)
}

/// The steps of a path as the chart engine writes it: `$.layer[0]['a key']`.
fn steps(path: &str) -> JsonPath {
    let mut steps = JsonPath::default();
    let mut rest = path.strip_prefix('$').unwrap_or(path);
    while !rest.is_empty() {
        let (step, after) = if let Some(quoted) = rest.strip_prefix("['") {
            let (key, after) = quoted.split_once("']").unwrap_or((quoted, ""));
            (Step::Key(key.to_owned()), after)
        } else if let Some(inner) = rest.strip_prefix('[') {
            let (index, after) = inner.split_once(']').unwrap_or((inner, ""));
            (Step::Index(index.parse().unwrap_or(usize::MAX)), after)
        } else {
            let rest = rest.strip_prefix('.').unwrap_or(rest);
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            let (key, after) = rest.split_at(end);
            (Step::Key(key.to_owned()), after)
        };
        steps.0.push(step);
        rest = after;
    }
    steps
}

/// Every chart whose file could be read.
pub(crate) fn load_all(desk: &mut Desk<'_, '_, '_>) -> Vec<Chart> {
    let entries = desk.file.charts.iter().enumerate();
    entries
        .filter_map(|(index, entry)| load(desk, entry, &JsonPath::item("charts", index)))
        .collect()
}

fn load(desk: &mut Desk<'_, '_, '_>, entry: &ChartEntry, path: &JsonPath) -> Option<Chart> {
    let found = desk.find(&entry.file, &path.key("file"))?;
    let document = document::open(desk.intake, &found)?;
    let spec = document.value();
    let root = JsonPath::default();
    let mut problems: Vec<(JsonPath, Message)> = Vec::new();
    if !spec.is_object() {
        problems.push((root, messages::spec_not_object()));
    } else if title(&spec).is_empty() {
        problems.push((root.key("title"), messages::spec_without_title()));
    }
    let mut data = Vec::new();
    for (place, source) in sources(&spec) {
        match resolved(desk, source) {
            Ok(one) if !data.contains(&one) => data.push(one),
            Ok(_) => {}
            Err(message) => problems.push((place, message)),
        }
    }
    for (place, message) in problems {
        desk.intake.error(document.at(&place), message);
    }
    Some(Chart {
        slug: entry.slug.0.clone(),
        title: title(&spec),
        file: found.path,
        spec: document.text().to_owned(),
        data: merged(data),
        on_home: entry.on_home,
    })
}

/// The title of a spec, one or more lines, as one.
fn title(spec: &Value) -> String {
    let text = spec.pointer("/title/text").or_else(|| spec.get("title"));
    let words = match text {
        Some(Value::Array(lines)) => {
            lines.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" ")
        }
        text => text.and_then(Value::as_str).unwrap_or_default().to_owned(),
    };
    words.trim().to_owned()
}

/// The data that a spec reads by address, wherever it stands, and where it says so.
fn sources(spec: &Value) -> Vec<(JsonPath, &Value)> {
    let mut found = Vec::new();
    walk(spec, &JsonPath::default(), &mut found);
    found
}

fn walk<'a>(value: &'a Value, path: &JsonPath, found: &mut Vec<(JsonPath, &'a Value)>) {
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                walk(item, &path.index(index), found);
            }
        }
        Value::Object(members) => {
            for (key, member) in members {
                let path = path.key(key);
                if key == "data" && member.get("url").is_some_and(Value::is_string) {
                    found.push((path.key("url"), member));
                } else if key != "values" && key != "datasets" {
                    walk(member, &path, found);
                }
            }
        }
        _ => {}
    }
}

/// What stands at the address of a data source.
fn resolved(desk: &Desk<'_, '_, '_>, source: &Value) -> Result<(String, ChartData), Message> {
    let address = source.get("url").and_then(Value::as_str).unwrap_or_default();
    let file = address.strip_prefix("./").unwrap_or(address);
    if file == CONFERENCE {
        let property =
            source.pointer("/format/property").and_then(Value::as_str).unwrap_or_default();
        let whole = desk.document.value();
        let json = Value::Object(part(&whole, property));
        return Ok((address.to_owned(), ChartData::Json(json.to_string())));
    }
    match desk.file.tables.iter().find(|table| table.file.0 == file) {
        Some(table) => Ok((address.to_owned(), ChartData::Table(table.slug.0.clone()))),
        None => {
            let tables = desk.file.tables.iter().map(|table| table.file.0.as_str());
            let known: Vec<&str> = tables.chain([CONFERENCE]).collect();
            let meant = nearest(file, known.iter().copied());
            Err(messages::spec_data(address, meant, &known))
        }
    }
}

/// A property of the conference's file; without one, what is a word or a number.
fn part(whole: &Value, property: &str) -> Map<String, Value> {
    let first = property.split(['.', '[']).next().unwrap_or_default();
    let members = whole.as_object().into_iter().flatten();
    let kept = members.filter(|(key, value)| match first {
        "" => !value.is_object() && !value.is_array() && !key.starts_with('$'),
        first => *key == first,
    });
    kept.map(|(key, value)| (key.clone(), value.clone())).collect()
}

/// Parts of the same file become one.
fn merged(data: Vec<(String, ChartData)>) -> Vec<(String, ChartData)> {
    let mut all: Vec<(String, ChartData)> = Vec::new();
    for (address, one) in data {
        let same = all.iter_mut().find(|(other, _)| *other == address);
        match (same, one) {
            (Some((_, ChartData::Json(old))), ChartData::Json(new)) => *old = united(old, &new),
            (Some(_), _) => {}
            (None, one) => all.push((address, one)),
        }
    }
    all
}

fn united(one: &str, other: &str) -> String {
    let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let mut all = read(one);
    all.extend(read(other));
    Value::Object(all).to_string()
}

#[cfg(test)]
mod tests {
    use super::{Spec, chart_problem, sources, steps, title};
    use crate::host::messages;
    use crate::host::problem::Severity;
    use serde_json::{Value, json};

    #[track_caller]
    fn check_steps(path: &str) {
        assert_eq!(steps(path).to_string(), path);
    }

    #[test]
    fn paths_of_the_engine_are_read() {
        check_steps("$");
        check_steps("$.layer[0].encoding.x");
        assert_eq!(steps("$.config['a b'].c").to_string(), "$.config[\"a b\"].c");
    }

    #[test]
    fn a_problem_stands_where_its_path_leads() {
        let spec =
            Spec { file: "a.vl.json", text: "{\n  \"mark\": {\n    \"type\": \"x\"\n  }\n}" };
        let told = chart_problem(spec, "$.mark.type", Severity::Error, messages::not_drawn("x"));
        assert_eq!(told.position.map(|at| (at.line, at.column)), Some((3, 13)));
    }

    #[test]
    fn data_are_found_wherever_they_stand() {
        let spec = json!({
            "data": {"url": "a"},
            "layer": [{"data": {"url": "b"}}, {"data": {"values": [{"data": {"url": "no"}}]}}],
            "transform": [{"lookup": "k", "from": {"data": {"url": "c"}}}],
        });
        let found: Vec<&str> =
            sources(&spec).iter().filter_map(|(_, data)| data["url"].as_str()).collect();
        assert_eq!(found, ["a", "b", "c"]);
    }

    #[test]
    fn a_title_may_have_lines() {
        let titled = |title: Value| self::title(&json!({"title": title}));
        assert_eq!(titled(json!(" Tên ")), "Tên");
        assert_eq!(titled(json!({"text": ["Tên", "dài"]})), "Tên dài");
        assert_eq!(titled(json!(null)), "");
    }
}
