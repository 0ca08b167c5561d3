//! What is wrong in a spec, and where.

use std::fmt;

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

    /// An element of a list.
    #[must_use]
    pub fn index(&self, index: usize) -> Self {
        Self(format!("{}[{index}]", self.0))
    }
}

impl fmt::Display for Path {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Why a chart was not drawn, or not quite as its spec says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
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
}

/// What comes of reading a part of a spec.
pub type Result<T> = std::result::Result<T, Problem>;

impl Problem {
    /// A problem of the spec itself.
    #[must_use]
    pub fn invalid(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.clone(), kind: Kind::Invalid, message: message.into() }
    }

    /// Something that the engine does not draw.
    #[must_use]
    pub fn unsupported(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.clone(), kind: Kind::Unsupported, message: message.into() }
    }

    /// Something that is too large.
    #[must_use]
    pub fn limit(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.clone(), kind: Kind::Limit, message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.path, self.message)
    }
}

impl std::error::Error for Problem {}
