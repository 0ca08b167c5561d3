//! The JSON Schemas of an editor's files, generated from the model; one for the editor's program
//! to complete from, the very same for the checks.

use std::sync::LazyLock;

use jsonschema::Validator;
use serde_json::Value;

use super::model::{ConferenceFile, SiteFile};

/// A schema, and the same compiled.
#[derive(Debug)]
pub(crate) struct Schema {
    pub(crate) value: Value,
    /// None only if the schema itself is broken, which a test rules out.
    pub(crate) validator: Option<Validator>,
}

/// The schema of `site.json`. Compiled once: a site may hold hundreds of files.
pub(crate) static SITE: LazyLock<Schema> =
    LazyLock::new(|| compiled(&schemars::schema_for!(SiteFile)));

/// The schema of `conference.json`.
pub(crate) static CONFERENCE: LazyLock<Schema> =
    LazyLock::new(|| compiled(&schemars::schema_for!(ConferenceFile)));

/// Every schema as the text of a file: name and contents.
#[must_use]
pub fn schemas() -> Vec<(&'static str, String)> {
    let text = |schema: &Schema| format!("{:#}\n", sorted(&schema.value));
    vec![("site.schema.json", text(&SITE)), ("conference.schema.json", text(&CONFERENCE))]
}

/// Keys in alphabetical order, whichever map serde_json is built with elsewhere in the workspace.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(sorted).collect(),
        Value::Object(map) => {
            let mut keys: Vec<_> = map.iter().collect();
            keys.sort_unstable_by_key(|(key, _)| *key);
            let pairs = keys.into_iter().map(|(key, value)| (key.clone(), sorted(value)));
            Value::Object(pairs.collect())
        }
        _ => value.clone(),
    }
}

fn compiled(schema: &schemars::Schema) -> Schema {
    let mut value = schema.as_value().clone();
    refuse_null(&mut value);
    let validator = jsonschema::draft202012::new(&value).ok();
    Schema { value, validator }
}

/// An optional key is left out, never `null`: takes the `null` alternatives of `Option` away.
fn refuse_null(schema: &mut Value) {
    match schema {
        Value::Array(items) => items.iter_mut().for_each(refuse_null),
        Value::Object(map) => {
            map.values_mut().for_each(refuse_null);
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = map.remove("anyOf") {
                let kept = choices.into_iter().filter_map(not_null);
                map.extend(kept.flatten());
            }
            if map.get("default") == Some(&Value::Null) {
                map.remove("default");
            }
            names_as_enum(map);
        }
        _ => {}
    }
}

/// A choice of documented names becomes a plain `enum`, whose mistakes read better.
fn names_as_enum(map: &mut serde_json::Map<String, Value>) {
    let choices = map.get("oneOf").and_then(Value::as_array);
    let names: Option<Vec<Value>> =
        choices.and_then(|all| all.iter().map(|choice| choice.get("const").cloned()).collect());
    if let Some(names) = names {
        map.remove("oneOf");
        map.insert("type".to_owned(), "string".into());
        map.insert("enum".to_owned(), names.into());
    }
}

fn not_null(choice: Value) -> Option<serde_json::Map<String, Value>> {
    match choice {
        Value::Object(map) if map.get("type").is_none_or(|name| name != "null") => Some(map),
        _ => None,
    }
}

impl Schema {
    /// A schema node with its `$ref` followed.
    pub(crate) fn resolve<'a>(&'a self, node: &'a Value) -> &'a Value {
        let name = node.get("$ref").and_then(Value::as_str);
        let target = name.and_then(|name| self.value.pointer(name.trim_start_matches('#')));
        target.unwrap_or(node)
    }

    /// The schema of the value at a path; none where the path leads out of the schema.
    pub(crate) fn at(&self, path: &super::json_path::JsonPath) -> Option<&Value> {
        use super::json_path::Step;
        path.0.iter().try_fold(&self.value, |node, step| {
            let next = match step {
                Step::Key(key) => node.get("properties")?.get(key)?,
                Step::Index(_) => node.get("items")?,
            };
            Some(self.resolve(next))
        })
    }

    /// The Vietnamese description of a key of the object at a path.
    pub(crate) fn description(&self, path: &super::json_path::JsonPath, key: &str) -> Option<&str> {
        let property = self.at(path)?.get("properties")?.get(key)?;
        property.get("description")?.as_str()
    }
}
