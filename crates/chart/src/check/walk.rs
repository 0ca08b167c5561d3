//! A spec, walked beside the vocabulary.

use super::MOST;
use super::nearest::nearest;
use super::shape::Shape;
use super::undrawn::Undrawn;
use super::vocabulary::{Property, Vocabulary};
use crate::messages;
use crate::problem::{Kind, Path, Problem};
use crate::spec::def::Type;
use crate::spec::read::Read;
use crate::time::unit::TimeUnit;
use crate::value::Value;

/// No spec is deeper; what is, is not drawn either.
const DEEPEST: usize = 128;

/// Whether tables may be added up, and whether long words are broken into lines.
const OWN: [&str; 2] = ["total", "wrap"];

struct Walk {
    vocabulary: &'static Vocabulary,
    undrawn: &'static Undrawn,
    problems: Vec<Problem>,
}

pub(super) fn walk(spec: &Value) -> Vec<Problem> {
    let mut walk =
        Walk { vocabulary: Vocabulary::get(), undrawn: Undrawn::get(), problems: Vec::new() };
    let root = [Property { place: "", kind: walk.vocabulary.root }];
    walk.value(spec, &root, &Path::root(), 0);
    walk.own(spec);
    walk.problems
}

impl Walk {
    /// What `usermeta` says to this engine; Vega-Lite lets anything stand there.
    fn own(&mut self, spec: &Value) {
        let shape = Shape::of(&["bool"], self.vocabulary);
        let path = Path::root().key("usermeta");
        for name in OWN {
            self.shaped(spec.at("usermeta").at(name), &shape, &path.key(name), 0);
        }
    }

    /// A value that stands behind a property of one of several places.
    fn value(&mut self, value: &Value, properties: &[Property], path: &Path, depth: usize) {
        let kinds: Vec<&'static str> = properties.iter().map(|one| one.kind).collect();
        let shape = Shape::of(&kinds, self.vocabulary);
        self.shaped(value, &shape, path, depth);
    }

    fn shaped(&mut self, value: &Value, shape: &Shape, path: &Path, depth: usize) {
        if self.problems.len() >= MOST || depth > DEEPEST || shape.is("any") {
            return;
        }
        match value {
            // Vega-Lite takes `null` for nothing where it has no meaning of its own.
            Value::Undefined | Value::Null => {}
            Value::List(items) => match &shape.items {
                None => self.unexpected(value, shape, path),
                Some(inner) => {
                    for (at, item) in items.iter().enumerate() {
                        self.shaped(item, inner, &path.index(at), depth + 1);
                    }
                }
            },
            Value::Object(_) if shape.is("expr") && value.member("expr").is_some() => {}
            Value::Object(_) if shape.places.is_empty() => self.unexpected(value, shape, path),
            Value::Object(_) => self.object(value, &shape.places, path, depth),
            Value::Text(text) if shape.is("str") || is_word(text, &shape.words) => {}
            Value::Bool(_) if shape.is("bool") => {}
            Value::Number(_) | Value::Date(_) if shape.is("num") => {}
            _ => self.unexpected(value, shape, path),
        }
    }

    fn object(&mut self, object: &Value, places: &[&'static str], path: &Path, depth: usize) {
        let meant = self.meant(object, places);
        for (name, value) in object.entries() {
            if self.problems.len() >= MOST {
                return;
            }
            let here = path.key(name);
            let found: Vec<Property> =
                meant.iter().filter_map(|place| self.vocabulary.property(place, name)).collect();
            if found.is_empty() {
                let known = meant.iter().flat_map(|place| self.vocabulary.properties(place));
                let message = messages::unknown_here(name, nearest(name, known));
                self.tell(&here, Kind::Unknown, message);
            } else if found.iter().all(|one| self.undrawn.has(one.place, name)) {
                self.tell(&here, Kind::Ignored, messages::without_effect(name));
            } else {
                self.value(value, &found, &here, depth + 1);
            }
        }
    }

    /// Which of several places an object is: those of which it has all that tells them from the
    /// others, else those of which it has most.
    fn meant(&self, object: &Value, places: &[&'static str]) -> Vec<&'static str> {
        let met = |place: &&'static str| {
            let needs = self.vocabulary.needs(place);
            let met = needs.iter().filter(|need| {
                let value = object.member(need.property);
                value.is_some_and(|value| match (need.words, value) {
                    (Some(words), Value::Text(text)) => words.split('|').any(|one| one == &**text),
                    (words, _) => words.is_none(),
                })
            });
            let met = met.count();
            (met == needs.len(), met)
        };
        let best = places.iter().map(met).max().unwrap_or_default();
        places.iter().copied().filter(|place| met(place) == best).collect()
    }

    fn unexpected(&mut self, value: &Value, shape: &Shape, path: &Path) {
        let message = messages::not_of_the_form(value, &forms(shape), &shape.words, || {
            nearest(value.str()?, shape.words.iter().copied())
        });
        self.tell(path, Kind::Invalid, message);
    }

    fn tell(&mut self, path: &Path, kind: Kind, message: String) {
        self.problems.push(Problem::new(path, kind, message));
    }
}

/// Vega-Lite also takes a type's first letter, a type or a colour scheme in capitals, and units of
/// time put together in ways that its schema does not list.
fn is_word(text: &str, words: &[&str]) -> bool {
    let also = |word| words.contains(&word);
    also(text)
        || (also("quantitative") && Type::parse(text).is_some())
        || (also("yearmonth") && TimeUnit::parse(text).is_some())
        || (also("viridis") && also(&text.to_lowercase()))
}

/// The kinds of values that may stand somewhere, as a reader knows them.
fn forms(shape: &Shape) -> Vec<&'static str> {
    let kinds = [
        ("bool", messages::A_TRUTH),
        ("num", messages::A_NUMBER),
        ("str", messages::A_TEXT),
        ("expr", messages::AN_EXPRESSION),
    ];
    let mut forms: Vec<&'static str> =
        kinds.iter().filter(|(kind, _)| shape.is(kind)).map(|(_, form)| *form).collect();
    forms.extend(shape.items.as_ref().map(|_| messages::A_LIST));
    forms.extend((!shape.places.is_empty()).then_some(messages::AN_OBJECT));
    forms
}
