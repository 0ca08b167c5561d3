//! Composite marks written out as layers: `boxplot`, `errorbar`, `errorband`
//! (`compositemark/` in Vega-Lite).

mod axis;
mod boxplot;
mod encoding;
mod error;
mod errorband;
mod errorbar;
mod names;
mod part;
#[cfg(test)]
mod tests;

use crate::problem::{Path, Result};
use crate::spec::config::Config;
use crate::spec::read::{Read, with, without};
use crate::value::Value;

/// A unit whose mark is made of several.
struct Composite<'a> {
    /// The mark's name.
    name: &'static str,
    spec: &'a Value,
    mark: &'a Value,
    /// Its encoding with the types that fields have by default.
    encoding: Value,
    path: &'a Path,
    config: &'a Config,
}

/// The layers that a unit comes to, if its mark is made of several.
pub(super) fn expand(spec: &Value, path: &Path, config: &Config) -> Result<Option<Value>> {
    let mark = spec.at("mark");
    type Layers = fn(&Composite<'_>) -> Result<Value>;
    let (name, layers): (_, Layers) = match mark.at("type").str() {
        Some("boxplot") => ("boxplot", boxplot::layers),
        Some("errorbar") => ("errorbar", errorbar::layers),
        Some("errorband") => ("errorband", errorband::layers),
        _ => return Ok(None),
    };
    let encoding = encoding::typed(spec.at("encoding"));
    layers(&Composite { name, spec, mark, encoding, path, config }).map(Some)
}

impl Composite<'_> {
    /// What the unit says besides its mark and encoding, with these transforms after its own.
    fn outer(&self, transforms: Vec<Value>) -> Value {
        let outer = without(self.spec, &["mark", "encoding", "projection"]);
        let mut all = self.spec.at("transform").items().to_vec();
        all.extend(transforms);
        if all.is_empty() { outer } else { with(&outer, "transform", Value::list(all)) }
    }
}
