//! Broken JSON in, one place and one message out.

use super::*;

#[track_caller]
fn check(text: &str, offset: usize, expected: Message) {
    let fault = parse(text).map(|_| ());
    assert_eq!(fault, Err((offset, expected)), "{text}");
}

#[test]
fn one_clear_place_for_each_slip() {
    check("", 0, messages::json_empty());
    check(" \n", 0, messages::json_empty());
    check(r#"{"a": 1 "b": 2}"#, 7, messages::json_missing_comma());
    check("{\"a\": \"x\"\n \"b\": 2}", 9, messages::json_missing_comma());
    check("[1 2]", 2, messages::json_missing_comma());
    check("[{} {}]", 3, messages::json_missing_comma());
    check(r#"{"a": 1,}"#, 7, messages::json_trailing_comma());
    check("[1,\n]", 2, messages::json_trailing_comma());
    check("[,1]", 1, messages::json_extra_comma());
    check(r#"{"a": 1,, "b": 2}"#, 8, messages::json_extra_comma());
    check(r#"{"a" 1}"#, 4, messages::json_missing_colon("a"));
    check(r#"{"a: "x"}"#, 6, messages::json_missing_colon("a: "));
    check(r#"{"a": }"#, 4, messages::json_missing_value("a"));
    check(r#"{"a":"#, 4, messages::json_missing_value("a"));
    check("{a: 1}", 1, messages::json_key_unquoted());
    check(r#"{a": 1}"#, 1, messages::json_key_unquoted());
    check("{“a”: 1}", 1, messages::json_odd_quote('“'));
    check("{'a': 1}", 1, messages::json_odd_quote('\''));
    check(r#"{"a": “x”}"#, 6, messages::json_odd_quote('“'));
    check("{\"a\": \"x,\n\"b\": 1}", 6, messages::json_unclosed_string());
    check("{\"a\": \"x", 6, messages::json_unclosed_string());
    check("{\"a\": \"x\ty\"}", 8, messages::json_control_character());
    check(r#"{"a": "C:\anh"}"#, 6, messages::json_bad_escape());
    check(r#"{"a": "\ud800"}"#, 6, messages::json_bad_escape());
    check(r#"{"a": x"}"#, 6, messages::json_bad_value());
    check(r#"{"a": Không}"#, 6, messages::json_bad_value());
    check(r#"{"a": True}"#, 6, messages::json_bad_value());
    check(r#"{"a": 01}"#, 6, messages::json_bad_number("01"));
    check(r#"{"a": 15/11}"#, 8, messages::json_missing_comma());
    check(r#"{"a": 2021-11-15}"#, 6, messages::json_bad_number("2021-11-15"));
    check("{", 0, messages::json_unclosed('{'));
    check(r#"{"a": [1"#, 6, messages::json_unclosed('['));
    check(r#"{"a": 1"#, 0, messages::json_unclosed('{'));
    check(r#"{"a": 1,"#, 0, messages::json_unclosed('{'));
    check(r#"{"a": [1}"#, 8, messages::json_wrong_close('[', '}'));
    check(r#"{"a": 1]"#, 7, messages::json_wrong_close('{', ']'));
    check(r#"{"a": [1, "b": 2}"#, 6, messages::json_unclosed('['));
    check("{} x", 3, messages::json_stray());
    check("{}}", 2, messages::json_stray());
    check("// x\n{}", 0, messages::json_comment());
    check("{ // x\n}", 2, messages::json_comment());
    check("{} /* x */", 3, messages::json_comment());
    check("[1, # x\n2]", 4, messages::json_comment());
    check(&"[".repeat(100_000), 64, messages::json_too_deep());
}

#[test]
fn keys_written_twice_are_told_where_the_second_stands() {
    let (root, twice) = parse(r#"{"a": 1, "b": {"a": 1}, "a": 2}"#).unwrap();
    assert_eq!(twice, [(24, messages::json_key_twice("a"))]);
    assert_eq!(root.to_value().get("a"), Some(&Value::from(2)));
}

#[test]
fn places_are_found_by_path() {
    let (root, _) = parse(r#"{"a": [1, {"b": "x"}]}"#).unwrap();
    let path = JsonPath::item("a", 1).key("b");
    assert_eq!(path.to_string(), "$.a[1].b");
    assert_eq!(root.span_of(&path), 16..19);
    assert_eq!(root.key_span(&JsonPath::item("a", 1), "b"), 11..14);
    assert_eq!(root.span_of(&JsonPath::item("a", 7)), 6..21);
}

proptest::proptest! {
    /// This reader and serde_json agree on what is JSON and what it says.
    #[test]
    fn agrees_with_serde_json(text in r#"[\[\]{}:, "a\\u0-9.eE+\-truefalsn\n\t/]{0,24}"#) {
        let ours = parse(&text).map(|(root, _)| root.to_value()).ok();
        let theirs: Option<Value> = serde_json::from_str(&text).ok();
        proptest::prop_assert_eq!(ours, theirs);
    }
}
