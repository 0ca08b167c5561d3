//! "Did you mean": the known name nearest to what was written.

use super::slug::fold;

/// How alike two names must be, from 0 to 1, before one is offered for the other.
const ALIKE: f64 = 0.6;

/// The known name that was probably meant.
pub(crate) fn nearest<'a>(
    written: &str,
    known: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let scored = known.into_iter().map(|name| (likeness(written, name), name));
    let best = scored.max_by(|(a, _), (b, _)| a.total_cmp(b));
    best.filter(|(score, _)| *score >= ALIKE).map(|(_, name)| name)
}

/// Marks and letter case are the commonest slips, so names alike without them are alike.
fn likeness(written: &str, name: &str) -> f64 {
    let (a, b) = (fold(written), fold(name));
    if a == b && !a.is_empty() {
        return 1.0;
    }
    strsim::normalized_damerau_levenshtein(&a, &b)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[track_caller]
    fn check(written: &str, expected: Option<&str>) {
        let known = ["title", "shortTitle", "can-bo", "ty-le"];
        assert_eq!(nearest(written, known), expected, "{written}");
    }

    #[test]
    fn offers_what_was_probably_meant() {
        check("tilte", Some("title"));
        check("Title", Some("title"));
        check("short_title", Some("shortTitle"));
        check("Cán bộ", Some("can-bo"));
        check("ty-la", Some("ty-le"));
        check("photos", None);
        check("", None);
    }
}
