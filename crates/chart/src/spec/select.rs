//! Selections, which parameters make with `select`.

use super::read::Read;
use crate::value::Value;

/// The type of the selection that a parameter makes, in either of its spellings; nothing where it makes
/// none, or says no type.
#[must_use]
pub fn selection_type(param: &Value) -> Option<&str> {
    let select = param.at("select");
    select.str().or_else(|| select.at("type").str())
}

#[cfg(test)]
mod tests {
    use super::selection_type;
    use crate::value::Value;

    #[track_caller]
    fn check(json: &str, expected: Option<&str>) {
        let param: Value = serde_json::from_str(json).unwrap();
        assert_eq!(selection_type(&param), expected, "{json}");
    }

    #[test]
    fn a_type_is_read_in_both_spellings() {
        check(r#"{"select":"point"}"#, Some("point"));
        check(r#"{"select":{"type":"interval","encodings":["x"]}}"#, Some("interval"));
        check(r#"{"select":{"fields":["a"]}}"#, None);
        check(r#"{"value":1}"#, None);
    }
}
