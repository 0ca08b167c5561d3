//! The loaders that wasm-bindgen writes, without what is there for those who read them.

/// Leaves out comments and indents, line by line: line ends stay, as they may end statements, and so does all
/// that stands in a text of several lines.
pub(crate) fn squeezed(loader: &str) -> String {
    let (mut in_comment, mut in_text) = (false, false);
    let mut kept = String::with_capacity(loader.len());
    for line in loader.lines() {
        let bare = line.trim();
        if in_comment || (!in_text && bare.starts_with("/*")) {
            in_comment = !bare.ends_with("*/");
            continue;
        }
        if !in_text && (bare.is_empty() || bare.starts_with("//")) {
            continue;
        }
        let goes_on = in_text != (line.matches('`').count() % 2 == 1);
        kept.push_str(if in_text || goes_on { line } else { bare });
        kept.push('\n');
        in_text = goes_on;
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::squeezed;

    #[track_caller]
    fn check(loader: &str, expected: &str) {
        assert_eq!(squeezed(loader), expected);
        assert_eq!(squeezed(expected), expected, "once is enough");
    }

    #[test]
    fn comments_and_indents_are_left_out() {
        check(
            "/**\n * @returns {number}\n */\nexport function a() {\n    // Why.\n    return 1 / 2;\n\n}\n/* One line. */\na();",
            "export function a() {\nreturn 1 / 2;\n}\na();\n",
        );
    }

    #[test]
    fn texts_of_several_lines_stay_as_they_are() {
        let text = "x = `\n    /* a */\n\n  // b`;\n";
        check(text, text);
        check("    f(`a`, `b`);\n    g();", "f(`a`, `b`);\ng();\n");
    }
}
