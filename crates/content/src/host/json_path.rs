//! A place in a JSON value: `$.reports[2].slug`.

use std::fmt;

/// One step down into a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Key(String),
    Index(usize),
}

/// A way from the root of a JSON value to one of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct JsonPath(pub(crate) Vec<Step>);

impl JsonPath {
    /// The part `index` of the list `name` at the root: `$.reports[2]`.
    pub(crate) fn item(name: &str, index: usize) -> Self {
        Self::default().key(name).index(index)
    }

    /// One key further down.
    pub(crate) fn key(&self, key: &str) -> Self {
        self.step(Step::Key(key.to_owned()))
    }

    /// One list element further down.
    pub(crate) fn index(&self, index: usize) -> Self {
        self.step(Step::Index(index))
    }

    fn step(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl fmt::Display for JsonPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for step in &self.0 {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if is_plain(key) => write!(f, ".{key}")?,
                Step::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

fn is_plain(key: &str) -> bool {
    let word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$');
    !key.is_empty() && key.chars().all(word)
}
