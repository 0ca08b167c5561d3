//! The word that was meant.

/// Words longer than this are not compared.
const LONGEST: usize = 40;

/// The known word that is nearest to another, if it is near enough to have been meant.
pub(super) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let word: Vec<char> = word.chars().take(LONGEST + 1).collect();
    if word.len() > LONGEST {
        return None;
    }
    let near = word.len().div_ceil(3).min(3);
    let distances = known.into_iter().map(|one| (distance(&word, one), one));
    let nearest = distances.min_by_key(|(distance, _)| *distance);
    nearest.filter(|(distance, _)| *distance <= near).map(|(_, one)| one)
}

/// How many letters must be put in, taken out or changed; two that changed places count once, and
/// a letter of the other case does not count.
fn distance(word: &[char], other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut last: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    let mut before: Option<char> = None;
    for (at, one) in word.iter().enumerate() {
        let mut next = vec![at + 1];
        for (with, two) in other.iter().enumerate() {
            let of = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let same = one.eq_ignore_ascii_case(two);
            let mut least = (of(&row, with) + usize::from(!same))
                .min(of(&row, with + 1) + 1)
                .min(of(&next, with) + 1);
            let swapped = with > 0 && before == Some(*two) && other.get(with - 1) == Some(one);
            if swapped {
                least = least.min(of(&last, with - 1) + 1);
            }
            next.push(least);
        }
        last = std::mem::replace(&mut row, next);
        before = Some(*one);
    }
    row.last().copied().unwrap_or(word.len())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_understood() {
        let known = ["axis", "scale", "field", "aggregate", "x", "color"];
        for (written, meant) in [
            ("axes", Some("axis")),
            ("scael", Some("scale")),
            ("Field", Some("field")),
            ("agregate", Some("aggregate")),
            ("colour", Some("color")),
            ("tooltip", None),
            ("", None),
        ] {
            assert_eq!(nearest(written, known), meant, "{written}");
        }
        assert_eq!(nearest(&"x".repeat(1_000_000), known), None);
        assert_eq!(nearest("axis", []), None);
    }
}
