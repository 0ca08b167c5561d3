//! The shape of a JSON value: what the schema says about it, in plain words, and the value as it
//! would be without those slips, so that the checks after this still run on the rest.

use jsonschema::error::{TypeKind, ValidationErrorKind as Fault};
use jsonschema::paths::LocationSegment;
use serde_json::{Map, Value, json};

use super::json_path::{JsonPath, Step};
use super::messages::{self, Message};
use super::model;
use super::relative;
use super::schema::Schema;
use super::slug;
use super::suggest::nearest;

/// A slip in the shape.
#[derive(Clone, Debug)]
pub(crate) struct Slip {
    /// The value the slip is in.
    pub(crate) path: JsonPath,
    /// The key it is about, where it is the key and not its value.
    pub(crate) key: Option<String>,
    pub(crate) message: Message,
}

/// Everything the schema has to say about a value.
pub(crate) fn slips(schema: &Schema, value: &Value) -> Vec<Slip> {
    let Some(validator) = &schema.validator else {
        return Vec::new();
    };
    let mut slips = Vec::new();
    for error in validator.iter_errors(value) {
        let path = path_of(error.instance_path().into_iter());
        let found = error.instance().as_ref();
        match error.kind() {
            Fault::AdditionalProperties { unexpected } => {
                slips.extend(unexpected.iter().map(|key| unknown_key(schema, &path, key)));
            }
            Fault::Required { property } => {
                slips.extend(missing_key(schema, &path, found, property));
            }
            kind => slips.push(Slip { message: value_message(kind, found), path, key: None }),
        }
    }
    slips
}

fn path_of<'a>(segments: impl Iterator<Item = LocationSegment<'a>>) -> JsonPath {
    let step = |segment| match segment {
        LocationSegment::Property(key) => Step::Key(key.into_owned()),
        LocationSegment::Index(index) => Step::Index(index),
    };
    JsonPath(segments.map(step).collect())
}

fn unknown_key(schema: &Schema, path: &JsonPath, key: &str) -> Slip {
    let known = known_keys(schema, path);
    let meant = nearest(key, known.iter().copied());
    Slip {
        message: messages::unknown_key(key, meant, &known),
        path: path.clone(),
        key: Some(key.to_owned()),
    }
}

/// A key that is missing; silent if an unknown key beside it is plainly the same one misspelt.
fn missing_key(schema: &Schema, path: &JsonPath, found: &Value, property: &Value) -> Option<Slip> {
    let key = property.as_str()?;
    let known = known_keys(schema, path);
    let written = found.as_object()?.keys();
    let misspelt = written
        .filter(|other| !known.contains(&other.as_str()))
        .any(|other| nearest(other, known.iter().copied()) == Some(key));
    let message = messages::missing_key(key, schema.description(path, key));
    (!misspelt).then(|| Slip { message, path: path.clone(), key: None })
}

fn known_keys<'a>(schema: &'a Schema, path: &JsonPath) -> Vec<&'a str> {
    let properties = schema.at(path).and_then(|node| node.get("properties"));
    let keys = properties.and_then(Value::as_object).into_iter().flat_map(Map::keys);
    let mut known: Vec<&str> = keys.map(String::as_str).filter(|key| *key != "$schema").collect();
    known.sort_unstable();
    known
}

fn value_message(kind: &Fault, found: &Value) -> Message {
    let text = found.as_str().unwrap_or_default();
    match kind {
        Fault::Type { kind: TypeKind::Single(name) } => messages::wrong_type(name.as_str(), found),
        Fault::Enum { options } => {
            let options: Vec<&str> = options
                .as_array()
                .map(|all| all.iter().filter_map(Value::as_str).collect())
                .unwrap_or_default();
            messages::not_one_of(found, nearest(text, options.iter().copied()), &options)
        }
        Fault::Constant { expected_value } => {
            let options: Vec<&str> = expected_value.as_str().into_iter().collect();
            messages::not_one_of(found, nearest(text, options.iter().copied()), &options)
        }
        Fault::Pattern { pattern } => pattern_message(pattern, text),
        Fault::MaxLength { limit } => messages::too_long(*limit),
        Fault::MinItems { .. } => messages::empty_list(),
        Fault::Minimum { .. } | Fault::Maximum { .. } => messages::year_out_of_range(found),
        _ => messages::wrong_value(found),
    }
}

fn pattern_message(pattern: &str, text: &str) -> Message {
    if text.trim().is_empty() {
        return messages::blank();
    }
    match pattern {
        slug::PATTERN => messages::slug(text),
        model::DATE_PATTERN => messages::date(text),
        model::FIGURE_PATTERN => messages::figure_ref(text),
        model::WEB_PATTERN => messages::web_address(text),
        relative::PATTERN => messages::path(text, relative::fault(text)),
        _ => messages::blank(),
    }
}

/// The value with every slip replaced by something harmless: unknown keys left out, missing ones
/// and those of the wrong type empty. Lists keep their length, so that places stay right.
pub(crate) fn mended(schema: &Schema, node: &Value, value: Option<&Value>) -> Value {
    let node = schema.resolve(node);
    match (node.get("type").and_then(Value::as_str), value) {
        (Some("object"), value) => mended_object(schema, node, value),
        (Some("array"), Some(Value::Array(items))) => {
            let item = node.get("items").unwrap_or(&Value::Null);
            items.iter().map(|value| mended(schema, item, Some(value))).collect()
        }
        (Some("array"), _) => json!([]),
        (Some("integer"), value) => {
            let whole = value.and_then(Value::as_f64).filter(|number| number.fract() == 0.0);
            let kept = whole.filter(|number| (0.0..=9999.0).contains(number));
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let year = kept.map_or(0, |number| number as u16);
            json!(year)
        }
        (Some("boolean"), value) => json!(value.and_then(Value::as_bool).unwrap_or(true)),
        (Some("string"), value) => mended_text(node, value),
        _ => value.cloned().unwrap_or_default(),
    }
}

fn mended_object(schema: &Schema, node: &Value, value: Option<&Value>) -> Value {
    let required = node.get("required").and_then(Value::as_array);
    let is_required = |key: &str| required.is_some_and(|all| all.iter().any(|name| name == key));
    let properties = node.get("properties").and_then(Value::as_object);
    let mut out = Map::new();
    for (key, property) in properties.into_iter().flatten() {
        let written = value.and_then(|value| value.get(key));
        if written.is_some() || is_required(key) {
            out.insert(key.clone(), mended(schema, property, written));
        }
    }
    Value::Object(out)
}

fn mended_text(node: &Value, value: Option<&Value>) -> Value {
    let text = value.filter(|value| value.is_string());
    let options = node.get("enum").and_then(Value::as_array);
    match (options, node.get("const")) {
        (Some(options), _) => text
            .filter(|text| options.contains(text))
            .or(options.first())
            .cloned()
            .unwrap_or_default(),
        (None, Some(only)) => only.clone(),
        (None, None) => text.cloned().unwrap_or_else(|| json!("")),
    }
}
