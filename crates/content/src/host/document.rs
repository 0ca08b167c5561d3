//! A JSON file: read, held against its schema, turned into a typed value, with its places kept.

use serde::de::DeserializeOwned;

use super::intake::Intake;
use super::json::{self, Node};
use super::json_path::JsonPath;
use super::limits::JSON_BYTES;
use super::messages;
use super::problem::Place;
use super::schema::Schema;
use super::shape;
use super::source::FileEntry;

/// A JSON file's text and places.
pub(crate) struct Document {
    file: String,
    text: String,
    root: Node,
}

impl Document {
    /// What the file holds.
    pub(crate) fn value(&self) -> serde_json::Value {
        self.root.to_value()
    }

    /// The file as it is written.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// The place of the value at a path.
    pub(crate) fn at(&self, path: &JsonPath) -> Place<'_> {
        self.place(self.root.span_of(path).start, path)
    }

    /// The place of a key of the object at a path.
    fn at_key(&self, path: &JsonPath, key: &str) -> Place<'_> {
        self.place(self.root.key_span(path, key).start, &path.key(key))
    }

    fn place(&self, offset: usize, path: &JsonPath) -> Place<'_> {
        Place { json_path: Some(path.to_string()), ..Place::offset(&self.file, &self.text, offset) }
    }
}

/// Reads a JSON file as far as it can be read, telling every slip in it.
pub(crate) fn read<T: DeserializeOwned>(
    intake: &mut Intake<'_>,
    entry: &FileEntry,
    schema: &Schema,
) -> Option<(T, Document)> {
    let document = open(intake, entry)?;
    let value = document.root.to_value();
    for slip in shape::slips(schema, &value) {
        let place = match &slip.key {
            Some(key) => document.at_key(&slip.path, key),
            None => document.at(&slip.path),
        };
        intake.error(place, slip.message);
    }
    let mended = shape::mended(schema, &schema.value, Some(&value));
    match serde_json::from_value(mended) {
        Ok(typed) => Some((typed, document)),
        Err(error) => {
            let message = messages::not_understood(&error.to_string());
            intake.error(Place::file(&document.file), message);
            None
        }
    }
}

/// Reads a JSON file of any shape, telling what is no JSON.
pub(crate) fn open(intake: &mut Intake<'_>, entry: &FileEntry) -> Option<Document> {
    let (file, text) = (entry.path.clone(), intake.text(entry, JSON_BYTES)?);
    if text.had_bom {
        let place = Place::offset(&file, &text.text, 0);
        intake.warn(place, messages::json_bom());
    }
    let text = text.text;
    match json::parse(&text) {
        Ok((root, twice)) => {
            for (offset, message) in twice {
                intake.error(Place::offset(&file, &text, offset), message);
            }
            Some(Document { file, text, root })
        }
        Err((offset, message)) => {
            intake.error(Place::offset(&file, &text, offset), message);
            None
        }
    }
}
