//! How the moments of a time unit are written.

use super::Part;

/// Vega's formats, by parts.
const VEGA: &[(&str, &str)] = &[
    ("year", "%Y "),
    ("quarter", "Q%q "),
    ("month", "%b "),
    ("date", "%d "),
    ("week", "W%U "),
    ("day", "%a "),
    ("dayofyear", "%j "),
    ("hours", "%H:00"),
    ("minutes", "00:%M"),
    ("seconds", ":%S"),
    ("milliseconds", ".%L"),
    ("year-month", "%Y-%m "),
    ("year-month-date", "%Y-%m-%d "),
    ("hours-minutes", "%H:%M"),
];

/// The formats that Vega-Lite puts in the place of Vega's.
pub const VEGA_LITE: &[(&str, &str)] =
    &[("year-month", "%b %Y "), ("year-month-date", "%b %d, %Y ")];

/// The d3 format of parts (vega-time's `timeUnitSpecifier`): from the largest part on, the longest
/// run of parts that has a format. The first table that has one counts, Vega's own is the last.
#[must_use]
pub fn specifier(parts: &[Part], tables: &[&[(&str, &str)]]) -> String {
    let mut out = String::new();
    let mut rest = parts;
    while !rest.is_empty() {
        let run = (1..=rest.len()).rev().find_map(|end| {
            let (run, after) = rest.split_at_checked(end)?;
            Some((find(run, tables)?, after))
        });
        let Some((format, after)) = run else { break };
        out.push_str(format);
        rest = after;
    }
    out.trim().to_owned()
}

fn find<'t>(run: &[Part], tables: &[&[(&'t str, &'t str)]]) -> Option<&'t str> {
    let names: Vec<&str> = run.iter().map(|part| part.name()).collect();
    let key = names.join("-");
    let mut all = tables.iter().copied().chain([VEGA]).flatten();
    all.find(|(name, _)| *name == key).map(|(_, format)| *format)
}
