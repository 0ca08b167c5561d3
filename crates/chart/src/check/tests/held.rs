//! The vocabulary and the list of what has no effect, held against each other, the sources and
//! pictures.

use std::collections::BTreeSet;
use std::path::Path as File;

use super::check;
use super::shape::Shape;
use super::undrawn::{self, Undrawn};
use super::vocabulary::Vocabulary;
use crate::problem::{Kind, Problem};
use crate::spec::read::Read;
use crate::value::Value;

#[test]
fn the_vocabulary_is_whole() {
    let vocabulary = Vocabulary::get();
    let places: BTreeSet<&str> = vocabulary.names().collect();
    assert!(places.len() > 150);
    let mut types = vec![vocabulary.root];
    for place in &places {
        for name in vocabulary.properties(place) {
            types.push(vocabulary.property(place, name).unwrap().kind);
        }
    }
    for text in types {
        let mut shape = &Shape::of(&[text], vocabulary);
        assert_ne!(*shape, Shape::default(), "{text}");
        loop {
            assert!(shape.places.iter().all(|place| places.contains(place)), "{text}");
            let Some(items) = &shape.items else { break };
            shape = items;
        }
    }
    for (place, property) in undrawn::pairs() {
        let known =
            |place| vocabulary.property(place, property).is_some_and(|one| one.place == place);
        let all: Vec<&str> =
            if place == "*" { places.iter().copied().collect() } else { vec![place] };
        assert!(all.into_iter().any(known), "{place} {property} is not in the vocabulary");
    }
}

/// Names that mean nothing to a picture, but something to an editor or to the controls of a page.
const ABOUT: [&str; 3] = ["$schema", "options", "usermeta"];
/// Names of what is refused as a whole.
const REFUSED: [&str; 3] = ["graticule", "locale", "time"];

/// Nothing is ignored in silence: the sources name every property that is not told to be without
/// effect, in one word or in two, as `axis` and `Band`.
#[test]
fn every_property_is_read_or_told() {
    let mut words = BTreeSet::new();
    literals(&File::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut words);
    let named = |name: &str| {
        let halves = |at| name.get(..at).zip(name.get(at..));
        let two = |(one, two): (&str, &str)| words.contains(one) && words.contains(two);
        words.contains(name) || (1..name.len()).filter_map(halves).any(two)
    };
    let vocabulary = Vocabulary::get();
    let undrawn = Undrawn::get();
    let mut missed = Vec::new();
    let mut reached = BTreeSet::new();
    let mut next = vec![vocabulary.root];
    while let Some(text) = next.pop() {
        let mut shape = Shape::of(&[text], vocabulary);
        loop {
            for place in shape.places {
                if !reached.insert(place) {
                    continue;
                }
                for name in vocabulary.properties(place) {
                    let one = vocabulary.property(place, name).unwrap();
                    if undrawn.has(one.place, name) {
                        continue;
                    }
                    if !named(name) && !ABOUT.contains(&name) {
                        missed.push(format!("{place}.{name}"));
                    }
                    if !REFUSED.contains(&name) {
                        next.push(one.kind);
                    }
                }
                next.extend(vocabulary.property(place, "*").map(|one| one.kind));
            }
            let Some(items) = shape.items else { break };
            shape = *items;
        }
    }
    assert_eq!(missed, Vec::<String>::new(), "never read");
}

/// The strings of all sources but those of this check.
fn literals(folder: &File, words: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("check") {
            literals(&path, words);
        } else if path.extension().is_some_and(|end| end == "rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            words.extend(text.split('"').skip(1).map(|word| {
                let end = word.find(['{', '}']).unwrap_or(word.len());
                word[..end].to_owned()
            }));
        }
    }
}

/// A spec that has all the places of which something is told to be without effect.
const RICH: &str = r#"{
    "title": {"text": "a"}, "autosize": {"type": "pad"}, "view": {"fill": "white"},
    "data": {"format": {"type": "json"}, "values": [{"a": 1, "b": 2, "c": "x"}, {"a": 2, "b": 3, "c": "y"}]},
    "config": {
        "axis": {}, "bar": {}, "legend": {}, "mark": {}, "scale": {}, "style": {"s": {}},
        "tick": {}, "title": {}, "view": {}
    },
    "params": [
        {"name": "v", "value": 1, "bind": {"input": "range"}},
        {"name": "p", "select": {"type": "point"}, "views": []},
        {"name": "i", "select": {"type": "interval"}}
    ],
    "mark": {"type": "bar", "style": "s"},
    "encoding": {
        "x": {"field": "c", "axis": {"grid": true}}, "y": {"field": "b", "type": "quantitative"},
        "color": {"field": "a", "type": "ordinal", "legend": {"title": "t"}}
    }
}"#;

/// When the engine comes to act on such a property, its line in `undrawn.txt` has to go.
#[test]
fn what_is_told_to_have_no_effect_has_none() {
    let drawn = |spec: &Value| {
        let options = crate::Options {
            measure: &crate::text::Estimate,
            locale: &crate::format::locale::EN_US,
            state: crate::state::State::UNTOUCHED,
        };
        crate::compile(spec, &(), &options).unwrap().scene
    };
    let spec: Value = serde_json::from_str(RICH).unwrap();
    let plain = drawn(&spec);
    let names: BTreeSet<&str> = undrawn::pairs().map(|(_, name)| name).collect();
    let mut shown = BTreeSet::new();
    for place in objects(&spec, &[]) {
        for name in &names {
            let at = [&place[..], &[(*name).to_owned()]].concat().join(".");
            let path = format!("$.{at}")
                .replace(".0.", "[0].")
                .replace(".1.", "[1].")
                .replace(".2.", "[2].");
            let ignored = |one: &Problem| one.kind == Kind::Ignored && one.path.to_string() == path;
            if !check(&with(&spec, &place, name, &Value::from(true))).iter().any(ignored) {
                continue;
            }
            shown.insert(*name);
            for value in [Value::from(true), Value::from(7.0), Value::from("text")] {
                let changed = with(&spec, &place, name, &value);
                assert!(drawn(&changed) == plain, "{at} = {value:?} has an effect");
            }
        }
    }
    let missed: Vec<_> = names.difference(&shown).collect();
    assert_eq!(missed, Vec::<&&str>::new(), "the spec above has no place for these");
}

/// The paths of all objects in a value.
fn objects(value: &Value, path: &[String]) -> Vec<Vec<String>> {
    let inner = |key: String, value: &Value| objects(value, &[path, &[key]].concat());
    match value {
        Value::Object(_) => {
            let entries = value.entries().iter();
            let below = entries.flat_map(|(name, value)| inner(name.to_string(), value));
            std::iter::once(path.to_vec()).chain(below).collect()
        }
        Value::List(items) => {
            let items = items.iter().enumerate();
            items.flat_map(|(at, value)| inner(at.to_string(), value)).collect()
        }
        _ => Vec::new(),
    }
}

/// A value with a property set somewhere within it.
fn with(value: &Value, path: &[String], name: &str, set: &Value) -> Value {
    let Some((first, rest)) = path.split_first() else {
        return crate::spec::read::with(value, name, set.clone());
    };
    match value {
        Value::List(items) => {
            let mut items = items.to_vec();
            let at: usize = first.parse().unwrap();
            items[at] = with(&items[at], rest, name, set);
            Value::list(items)
        }
        _ => crate::spec::read::with(value, first, with(value.at(first), rest, name, set)),
    }
}
