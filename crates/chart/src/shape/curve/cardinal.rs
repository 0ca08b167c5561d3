//! Cardinal splines.

use super::{Point, around, start};
use crate::path::Path;

fn part(tension: f64, [zero, one, two, three]: [Point; 4], out: &mut Path) {
    let k = (1.0 - tension) / 6.0;
    out.cubic_to(
        [one[0] + k * (two[0] - zero[0]), one[1] + k * (two[1] - zero[1])],
        [two[0] + k * (one[0] - three[0]), two[1] + k * (one[1] - three[1])],
        two,
    );
}

pub(super) fn cardinal(points: &[Point], tension: f64, joined: bool, out: &mut Path) {
    let [first, rest @ ..] = points else { return };
    start(*first, joined, out);
    match rest {
        [] => {}
        [[x, y]] => {
            out.line_to(*x, *y);
        }
        // The first part bends as if it came from its own end, the last as if it went back to its start.
        [second, .., last] => {
            let mut all = vec![*second];
            all.extend_from_slice(points);
            parts(&all, tension, out);
            if let [.., zero, one, _] = points {
                part(tension, [*zero, *one, *last, *one], out);
            }
        }
    }
}

fn parts(points: &[Point], tension: f64, out: &mut Path) {
    for four in points.windows(4) {
        if let [zero, one, two, three] = four {
            part(tension, [*zero, *one, *two, *three], out);
        }
    }
}

pub(super) fn open(points: &[Point], tension: f64, joined: bool, out: &mut Path) {
    if let [_, second, _, ..] = points {
        start(*second, joined, out);
    }
    parts(points, tension, out);
}

pub(super) fn closed(points: &[Point], tension: f64, out: &mut Path) {
    match points {
        [] => {}
        [[x, y]] => {
            out.move_to(*x, *y).close();
        }
        [[x0, y0], [x1, y1]] => {
            out.move_to(*x1, *y1).line_to(*x0, *y0).close();
        }
        _ => open(&around(points), tension, false, out),
    }
}
