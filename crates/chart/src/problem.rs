//! What is wrong in a spec, and where.

use std::fmt;

use crate::value::Value;

/// A place in a spec, as `$.encoding.x.scale`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Path(String);

impl Path {
    /// The whole spec.
    #[must_use]
    pub fn root() -> Self {
        Self("$".to_owned())
    }

    /// A member of an object.
    ///
    /// ```
    /// use chart::problem::Path;
    /// assert_eq!(Path::root().key("layer").index(0).key("my key").to_string(), "$.layer[0]['my key']");
    /// ```
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        let first = |one: char| one.is_ascii_alphabetic() || one == '_' || one == '$';
        let plain = key.starts_with(first)
            && key.chars().all(|one| first(one) || one.is_ascii_digit() || one == '-');
        Self(if plain { format!("{}.{key}", self.0) } else { format!("{}['{key}']", self.0) })
    }

    /// The nearest place to a path that a spec has: all of it but its last step is there.
    #[must_use]
    pub fn nearest(path: &Self, spec: &Value) -> Self {
        let mut at = spec.clone();
        let mut end = 1;
        for step in steps(path.0.get(1..).unwrap_or_default()) {
            let found = match step.key {
                Key::Name(name) => match &at {
                    Value::Object(object) => object.get(name).cloned(),
                    _ => None,
                },
                Key::Index(index) => match &at {
                    Value::List(items) => items.get(index).cloned(),
                    _ => None,
                },
            };
            end = 1 + step.end;
            match found {
                Some(value) => at = value,
                None => break,
            }
        }
        Self(path.0.get(..end).unwrap_or(&path.0).to_owned())
    }

    /// An element of a list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }
}

enum Key<'p> {
    Name(&'p str),
    Index(usize),
}

struct PathStep<'p> {
    key: Key<'p>,
    /// Where it ends in the path's text, after the root.
    end: usize,
}

/// The steps of a path as it is written.
fn steps(text: &str) -> Vec<PathStep<'_>> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(rest) = text.get(from..).filter(|rest| !rest.is_empty()) {
        let length = if let Some(name) = rest.strip_prefix('.') {
            name.find(['.', '[']).map_or(rest.len(), |at| at + 1)
        } else if rest.starts_with("['") {
            crate::letters::find(rest, "']").map_or(rest.len(), |at| at + 2)
        } else {
            rest.find(']').map_or(rest.len(), |at| at + 1)
        };
        let step = rest.get(..length).unwrap_or(rest);
        let inner = step.trim_start_matches(['.', '[', '\'']).trim_end_matches(['\'', ']']);
        from += length;
        let key = match inner.parse() {
            Ok(index) if step.starts_with('[') && !step.starts_with("['") => Key::Index(index),
            _ => Key::Name(inner),
        };
        all.push(PathStep { key, end: from });
    }
    all
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why a chart was not drawn, or not quite as its spec says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem(Box<Details>);

/// What a problem says. It stands in a box: what may fail gives back its problem at hundreds of
/// places, and each would carry the whole of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Where in the spec.
    pub path: Path,
    /// What kind of problem.
    pub kind: Kind,
    /// What is wrong, what was expected and what to do, in Vietnamese.
    pub message: String,
}

/// The kinds of problems.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The spec is not Vega-Lite.
    Invalid,
    /// Vega-Lite knows this, the engine does not.
    Unsupported,
    /// More than a chart may ask for.
    Limit,
    /// Neither knows this property, so it does nothing.
    Unknown,
    /// Vega-Lite knows this property, but the engine does nothing with it.
    Ignored,
}

/// What comes of reading a part of a spec.
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A problem of any kind.
    pub(crate) fn new(path: &Path, kind: Kind, message: String) -> Self {
        Self(Box::new(Details { path: path.clone(), kind, message }))
    }

    /// A problem of the spec itself.
    #[must_use]
    pub fn invalid(path: &Path, message: impl Into<String>) -> Self {
        Self::new(path, Kind::Invalid, message.into())
    }

    /// Something that the engine does not draw.
    #[must_use]
    pub fn unsupported(path: &Path, message: impl Into<String>) -> Self {
        Self::new(path, Kind::Unsupported, message.into())
    }

    /// Whether the spec is drawn all the same.
    #[must_use]
    pub fn is_warning(&self) -> bool {
        matches!(self.kind, Kind::Unknown | Kind::Ignored)
    }

    /// Something that is too large.
    #[must_use]
    pub fn limit(path: &Path, message: impl Into<String>) -> Self {
        Self::new(path, Kind::Limit, message.into())
    }
}

impl std::ops::Deref for Problem {
    type Target = Details;

    fn deref(&self) -> &Details {
        &self.0
    }
}

impl std::ops::DerefMut for Problem {
    fn deref_mut(&mut self) -> &mut Details {
        &mut self.0
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for Problem {}
