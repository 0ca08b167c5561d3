//! The words of Vega-Lite, as `vocabulary.txt` has them.
//!
//! A line `@Place needs` begins a place: an object of a spec, with the properties that tell it from
//! others that may stand where it does. `+Place` has the properties of that place too. A line
//! ` names type` has properties, `*` for all others. A type is all that may stand there: kinds of
//! values, `"one|of|these"`, `[ type ]` for a list, `@Place` for an object; `=name` stands for a
//! type that has a name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

const TEXT: &str = include_str!("vocabulary.txt");

/// All places and named types.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    /// The type of a whole spec.
    pub(super) root: &'static str,
    types: BTreeMap<&'static str, &'static str>,
    places: BTreeMap<&'static str, Place>,
}

#[derive(Debug, Default)]
struct Place {
    needs: Vec<Need>,
    base: Option<&'static str>,
    lines: Vec<(&'static str, &'static str)>,
}

/// A property that an object must have, perhaps one of a few words.
#[derive(Debug)]
pub(super) struct Need {
    pub(super) property: &'static str,
    pub(super) words: Option<&'static str>,
}

/// The place that has a property, and what may stand there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Property {
    pub(super) place: &'static str,
    pub(super) kind: &'static str,
}

impl Vocabulary {
    /// The one vocabulary, read when it is first asked for.
    pub(super) fn get() -> &'static Self {
        static READ: OnceLock<Vocabulary> = OnceLock::new();
        READ.get_or_init(Self::read)
    }

    fn read() -> Self {
        let mut all = Self::default();
        let mut name = "";
        for line in TEXT.lines() {
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            if first == "$" {
                all.root = rest;
            } else if let Some(named) = first.strip_prefix('=') {
                all.types.insert(named, rest);
            } else if let Some(place) = first.strip_prefix('@') {
                name = place;
                let needs = rest.split_whitespace().map(need).collect();
                all.places.insert(name, Place { needs, ..Place::default() });
            } else if let Some(place) = all.places.get_mut(name) {
                match first.strip_prefix('+') {
                    Some(base) => place.base = Some(base),
                    None => place.lines.extend(rest.split_once(' ')),
                }
            }
        }
        all
    }

    /// The type that a name stands for.
    pub(super) fn named(&self, name: &str) -> &'static str {
        self.types.get(name).copied().unwrap_or_default()
    }

    /// What tells a place from others.
    pub(super) fn needs(&self, place: &str) -> &[Need] {
        self.places.get(place).map_or(&[], |place| &place.needs)
    }

    /// A property of a place, or of the place that it builds on.
    pub(super) fn property(&self, place: &'static str, name: &str) -> Option<Property> {
        let of = |wanted: &str| {
            self.with_bases(place).find_map(|(owner, one)| {
                let mut lines = one.lines.iter();
                let found = lines.find(|(names, _)| names.split(',').any(|one| one == wanted))?;
                Some(Property { place: owner, kind: found.1 })
            })
        };
        of(name).or_else(|| of("*"))
    }

    /// The names of all properties of a place.
    pub(super) fn properties(&self, place: &'static str) -> impl Iterator<Item = &'static str> {
        let lines = self.with_bases(place).flat_map(|(_, one)| &one.lines);
        lines.flat_map(|(names, _)| names.split(',')).filter(|name| *name != "*")
    }

    fn with_bases(&self, place: &'static str) -> impl Iterator<Item = (&'static str, &Place)> {
        let mut next = Some(place);
        std::iter::from_fn(move || {
            let name = next?;
            let place = self.places.get(name)?;
            next = place.base;
            Some((name, place))
        })
    }

    #[cfg(test)]
    pub(super) fn names(&self) -> impl Iterator<Item = &'static str> {
        self.places.keys().copied()
    }
}

fn need(text: &'static str) -> Need {
    match text.split_once('=') {
        Some((property, words)) => Need { property, words: Some(words) },
        None => Need { property: text, words: None },
    }
}
