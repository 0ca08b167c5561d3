//! Composite marks.
use crate::problem::{Path, Problem, Result};
use crate::spec::config::Config;
use crate::spec::read::Read;
use crate::value::Value;

pub(crate) fn expand(spec: &Value, path: &Path, _config: &Config) -> Result<Option<Value>> {
    match spec.at("mark").at("type").str() {
        Some(name @ ("boxplot" | "errorbar" | "errorband")) => {
            Err(Problem::unsupported(&path.key("mark"), crate::messages::unsupported_mark(name)))
        }
        _ => Ok(None),
    }
}
