//! The site's look for charts, as a Vega-Lite config: colours are the style sheet's own variables, so
//! that one picture serves both themes.

use chart::spec::read::{deeply_merged, object};
use chart::value::Value;

/// The variables that pictures use, and their colours on paper.
pub(super) const PAPER: [(&str, &str); 16] = [
    ("--chart-1", "#0b4a8f"),
    ("--chart-2", "#cf7a1e"),
    ("--chart-3", "#2f7f79"),
    ("--chart-4", "#b3321f"),
    ("--chart-5", "#8a9bb0"),
    ("--chart-6", "#6b4f9a"),
    ("--chart-soft", "#cfdcea"),
    ("--chart-text", "#1b2430"),
    ("--chart-on", "#141a22"),
    ("--paper", "#ffffff"),
    ("--raised", "#ffffff"),
    ("--ink", "#1b2430"),
    ("--soft", "#4f5b69"),
    ("--line", "#dbd8d0"),
    ("--accent", "#0b4a8f"),
    ("--red", "#b3321f"),
];

/// A spec with the site's look below what it says itself.
pub(super) fn themed(spec: &Value, over: &Value) -> Value {
    use chart::spec::read::{Read, with};
    let config = deeply_merged(&config(), spec.at("config"));
    with(spec, "config", deeply_merged(&config, over))
}

fn config() -> Value {
    let word = Value::text;
    let number = Value::Number;
    let text = |size: f64, color: &str| {
        object([
            ("labelColor", word("var(--ink)")),
            ("labelFontSize", number(size)),
            ("titleColor", word(color)),
            ("titleFontSize", number(size)),
            ("titleFontWeight", word("normal")),
            ("labelLimit", number(160.0)),
        ])
    };
    let axis = deeply_merged(
        &text(13.0, "var(--soft)"),
        &object([
            ("domainColor", word("var(--line)")),
            ("tickColor", word("var(--line)")),
            ("gridColor", word("var(--line)")),
            ("labelPadding", number(6.0)),
        ]),
    );
    let palette = (1..=6).map(|at| Value::text(&format!("var(--chart-{at})"))).collect();
    object([
        ("background", Value::Null),
        ("padding", number(2.0)),
        ("view", object([("stroke", Value::Null)])),
        ("axis", axis),
        ("axisBand", object([("ticks", Value::Bool(false)), ("domain", Value::Bool(false))])),
        ("legend", text(13.0, "var(--soft)")),
        ("header", text(13.0, "var(--soft)")),
        ("mark", object([("color", word("var(--chart-1)")), ("tooltip", Value::Bool(true))])),
        ("text", object([("color", word("var(--ink)")), ("fontSize", number(14.0))])),
        ("rule", object([("color", word("var(--ink)"))])),
        ("range", object([("category", Value::list(palette))])),
    ])
}

/// A picture with the variables' colours on paper: for where no style sheet reaches.
pub(super) fn on_paper(svg: &str) -> String {
    let mut parts = svg.split("var(");
    let mut out = String::with_capacity(svg.len());
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let known = part.split_once(')').and_then(|(name, rest)| Some((color_of(name)?, rest)));
        let (before, rest) = known.unwrap_or(("var(", part));
        out.push_str(before);
        out.push_str(rest);
    }
    out
}

/// A variable's colour on paper.
fn color_of(name: &str) -> Option<&'static str> {
    PAPER.iter().find(|(one, _)| *one == name).map(|(_, color)| *color)
}

#[cfg(test)]
mod tests {
    use super::on_paper;

    #[test]
    fn what_is_no_variable_of_ours_stays() {
        for text in ["", "var(", "var(--ink", "var(--other) var()", "a var(--ink-2)"] {
            assert_eq!(on_paper(text), text);
        }
        assert_eq!(on_paper("var(var(--ink))"), "var(#1b2430)");
    }

    #[test]
    fn no_variable_is_left_on_paper() {
        assert_eq!(
            on_paper("<a fill=\"var(--ink)\" stroke=\"var(--chart-2)\"/>"),
            "<a fill=\"#1b2430\" stroke=\"#cf7a1e\"/>"
        );
        // The style sheet knows the same variables.
        for (name, _) in super::PAPER {
            assert!(crate::styles::STYLES.contains(&format!("{name}:")), "{name}");
        }
    }
}
