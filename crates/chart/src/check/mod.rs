//! What a spec says that Vega-Lite does not know, and what it knows but the engine does nothing
//! with. The whole vocabulary is here, so a host asks for it; a picture is compiled without it, and
//! a browser does not carry it.

mod nearest;
mod shape;
mod undrawn;
mod vocabulary;
mod walk;

use crate::problem::Problem;
use crate::value::Value;

/// At most so many problems are told: a spec with more of them is not one.
const MOST: usize = 100;

/// All that is wrong with the words of a spec, in the order in which it is written.
///
/// What [`Problem::is_warning`] tells of does not keep a spec from being drawn.
///
/// ```
/// use chart::value::Value;
/// let spec: Value = serde_json::from_str(r#"{"mark": {"type": "bar", "colour": "red"}}"#)?;
/// let problems = chart::check(&spec);
/// assert_eq!(problems.len(), 1);
/// assert_eq!(problems[0].path.to_string(), "$.mark.colour");
/// assert!(problems[0].message.contains("«color»"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[must_use]
pub fn check(spec: &Value) -> Vec<Problem> {
    walk::walk(spec)
}

#[cfg(test)]
#[path = "tests/held.rs"]
mod held;
#[cfg(test)]
mod tests;
