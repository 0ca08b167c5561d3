//! Groups of digits with a separator between.

/// Digits in groups from the right, within a width in characters if there is one: what is left of
/// it is cut, as zeros that only fill are (d3's `formatGroup`).
pub(super) fn group(
    digits: &str,
    grouping: &[usize],
    separator: &str,
    width: Option<usize>,
) -> String {
    let width = width.unwrap_or(usize::MAX);
    let mut groups = Vec::new();
    let mut rest = digits;
    let mut length = 0;
    for size in grouping.iter().cycle() {
        if rest.is_empty() || *size == 0 {
            break;
        }
        let size =
            if length + size + 1 > width { width.saturating_sub(length).max(1) } else { *size };
        let (before, last) =
            rest.split_at_checked(rest.len().saturating_sub(size)).unwrap_or(("", rest));
        groups.push(last);
        rest = before;
        length += size + 1;
        if length > width {
            break;
        }
    }
    groups.reverse();
    groups.join(separator)
}
