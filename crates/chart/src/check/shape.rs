//! What may stand at a place of a spec.

use super::vocabulary::Vocabulary;

/// A type of the vocabulary, or several of which any may be.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Shape {
    /// Kinds of values: `any`, `null`, `bool`, `num`, `str`, `expr`.
    kinds: Vec<&'static str>,
    /// Words that may stand there, where not any text may.
    pub(super) words: Vec<&'static str>,
    /// What the elements of a list are, where there may be one.
    pub(super) items: Option<Box<Shape>>,
    /// What an object may be.
    pub(super) places: Vec<&'static str>,
}

impl Shape {
    /// All that these types allow.
    pub(super) fn of(types: &[&'static str], vocabulary: &Vocabulary) -> Self {
        let mut shape = Self::default();
        for one in types {
            shape.add(&mut one.split_whitespace(), vocabulary);
        }
        shape
    }

    fn add(&mut self, tokens: &mut dyn Iterator<Item = &'static str>, vocabulary: &Vocabulary) {
        while let Some(token) = tokens.next() {
            if token == "]" {
                return;
            } else if token == "[" {
                self.items.get_or_insert_default().add(tokens, vocabulary);
            } else if let Some(name) = token.strip_prefix('=') {
                self.add(&mut vocabulary.named(name).split_whitespace(), vocabulary);
            } else if let Some(place) = token.strip_prefix('@') {
                put(&mut self.places, place);
            } else if let Some(words) = token.strip_prefix('"') {
                for word in words.trim_end_matches('"').split('|') {
                    put(&mut self.words, word);
                }
            } else {
                put(&mut self.kinds, token);
            }
        }
    }

    /// Whether a kind of value may stand there.
    pub(super) fn is(&self, kind: &str) -> bool {
        self.kinds.contains(&kind)
    }
}

fn put(list: &mut Vec<&'static str>, one: &'static str) {
    if !list.contains(&one) {
        list.push(one);
    }
}

#[cfg(test)]
mod tests {
    use super::Shape;
    use crate::check::vocabulary::Vocabulary;

    #[test]
    fn types_are_read_and_added_up() {
        let vocabulary = Vocabulary::get();
        let shape = Shape::of(&["num \"a|b\" [ [ num ] str ]", "expr @Axis \"b|c\""], vocabulary);
        assert!(shape.is("num") && shape.is("expr") && !shape.is("str"));
        assert_eq!(shape.words, ["a", "b", "c"]);
        assert_eq!(shape.places, ["Axis"]);
        let items = shape.items.unwrap();
        assert!(items.is("str") && items.items.unwrap().is("num"));
        assert!(Shape::of(&["=mark"], vocabulary).words.contains(&"bar"));
    }
}
