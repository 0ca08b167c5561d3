//! What a spec may not say: what the engine would draw otherwise than Vega-Lite does.

use super::read::Read;
use crate::messages::unsupported;
use crate::problem::{Path, Problem, Result};
use crate::value::Value;

/// The properties that hold views.
const LISTS: [&str; 4] = ["layer", "concat", "hconcat", "vconcat"];

/// Channels of maps and of animations.
const UNDRAWN: [&str; 5] = ["longitude", "latitude", "longitude2", "latitude2", "time"];

/// Refuses what is understood, but not drawn.
///
/// # Errors
///
/// The first such thing, with its place.
pub fn check(spec: &Value) -> Result<()> {
    let root = Path::root();
    formats(spec.at("config"), &root.key("config"))?;
    view(spec, &root, false)
}

/// A format of a page's own is a function of that page, which nobody has here.
fn formats(config: &Value, path: &Path) -> Result<()> {
    let own = |name: &&&str| !matches!(config.at(name).str(), None | Some("number" | "time"));
    let names = ["numberFormatType", "normalizedNumberFormatType", "timeFormatType"];
    match names.iter().find(own).filter(|_| config.at("customFormatTypes").to_bool()) {
        Some(name) => {
            let said = config.at(name).str().unwrap_or_default();
            Err(Problem::unsupported(&path.key(name), unsupported(said)))
        }
        None => Ok(()),
    }
}

/// `repeated` says whether the view is drawn more than once: only one of them would have the brush.
fn view(spec: &Value, path: &Path, repeated: bool) -> Result<()> {
    let facets = ["row", "column", "facet"];
    let repeated = repeated
        || spec.member("repeat").is_some()
        || spec.member("facet").is_some()
        || facets.iter().any(|name| spec.at("encoding").member(name).is_some());
    for (at, param) in spec.at("params").items().iter().enumerate() {
        let select = param.at("select");
        let kind = select.str().or_else(|| select.at("type").str());
        if repeated && kind == Some("interval") && param.member("value").is_some() {
            let place = path.key("params").index(at).key("value");
            return Err(Problem::unsupported(&place, unsupported("value")));
        }
    }
    for (channel, _) in spec.at("encoding").entries() {
        if UNDRAWN.contains(&&**channel) {
            let place = path.key("encoding").key(channel);
            return Err(Problem::unsupported(&place, unsupported(channel)));
        }
    }
    for name in LISTS {
        for (at, child) in spec.at(name).items().iter().enumerate() {
            view(child, &path.key(name).index(at), repeated)?;
        }
    }
    match spec.member("spec") {
        Some(child) => view(child, &path.key("spec"), repeated),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::check;
    use crate::value::Value;

    fn refused(json: &str) -> Option<String> {
        let spec: Value = serde_json::from_str(json).unwrap();
        check(&spec).err().map(|problem| problem.path.to_string())
    }

    #[test]
    fn what_is_not_drawn_is_refused_with_its_place() {
        let brush = r#"{"repeat":["a"],"spec":{"params":[{"name":"b","select":"interval","value":{"x":[1,2]}}]}}"#;
        assert_eq!(refused(brush).as_deref(), Some("$.spec.params[0].value"));
        let format = r#"{"config":{"numberFormatType":"pow","customFormatTypes":true}}"#;
        assert_eq!(refused(format).as_deref(), Some("$.config.numberFormatType"));
        assert_eq!(refused(r#"{"config":{"numberFormatType":"pow"}}"#), None);
        let map = r#"{"mark":"point","encoding":{"x":{"field":"a"},"longitude":{"field":"b"}}}"#;
        assert_eq!(refused(map).as_deref(), Some("$.encoding.longitude"));
        assert_eq!(refused(r#"{"autosize":"fit","mark":"bar"}"#), None);
    }
}
