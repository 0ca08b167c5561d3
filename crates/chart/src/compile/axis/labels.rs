//! Which labels of an axis or a legend are shown, where they would overlap.

use crate::geometry::Bounds;

/// Hides labels that overlap: every other one, or each that meets the one before it. Gives for each
/// label whether it is shown.
pub(crate) fn shown(bounds: &[Bounds], method: Option<&str>, separation: f64) -> Vec<bool> {
    let mut visible = vec![true; bounds.len()];
    let Some(method) = method else { return visible };
    let large: Vec<usize> =
        (0..bounds.len()).filter(|at| bounds.get(*at).is_some_and(is_large)).collect();
    let mut kept = large.clone();
    let meets = |one: usize, two: usize| match (bounds.get(one), bounds.get(two)) {
        (Some(one), Some(two)) => one.is_near(two, separation),
        _ => false,
    };
    let overlap = |kept: &[usize]| {
        kept.windows(2).any(|pair| matches!(pair, [one, two] if meets(*one, *two)))
    };
    if kept.len() >= 3 && overlap(&kept) {
        loop {
            let before = kept.len();
            kept = if method == "greedy" {
                greedy(&kept, &meets)
            } else {
                kept.iter().copied().step_by(2).collect()
            };
            if kept.len() < 3 || !overlap(&kept) || (method == "greedy" && kept.len() == before) {
                break;
            }
        }
        // The last label says more than the one before it.
        if let (true, Some(last)) = (kept.len() < 3, large.last().copied())
            && !kept.contains(&last)
        {
            if kept.len() > 1 {
                kept.pop();
            }
            kept.push(last);
        }
    }
    for at in large {
        if let (false, Some(one)) = (kept.contains(&at), visible.get_mut(at)) {
            *one = false;
        }
    }
    visible
}

fn is_large(bounds: &Bounds) -> bool {
    bounds.width() > 1.0 && bounds.height() > 1.0
}

fn greedy(kept: &[usize], meets: &dyn Fn(usize, usize) -> bool) -> Vec<usize> {
    let mut out: Vec<usize> = Vec::new();
    for at in kept {
        if out.last().is_none_or(|last| !meets(*last, *at)) {
            out.push(*at);
        }
    }
    out
}
