//! Outlines in SVG's path language.

use super::number::Number;
use crate::path::{Path, Step};

/// An outline as the `d` of a path.
#[must_use]
pub fn path_data(path: &Path) -> String {
    let mut out = String::with_capacity(path.steps.len() * 16);
    push(path, &mut out);
    out
}

/// Writes an outline.
pub(super) fn push(path: &Path, out: &mut String) {
    for step in &path.steps {
        match *step {
            Step::Move(x, y) => places('M', &[[x, y]], out),
            Step::Line(x, y) => places('L', &[[x, y]], out),
            Step::Quadratic(control, to) => places('Q', &[control, to], out),
            Step::Cubic(first, second, to) => places('C', &[first, second, to], out),
            Step::Arc { radius, large, sweep, to } => {
                out.push('A');
                pair([radius, radius], out);
                out.push_str(if large { ",0,1," } else { ",0,0," });
                out.push_str(if sweep { "1," } else { "0," });
                pair(to, out);
            }
            Step::Close => out.push('Z'),
        }
    }
}

/// A box without round corners, as short as it gets.
pub(super) fn push_box(x: f64, y: f64, width: f64, height: f64, out: &mut String) {
    out.push('M');
    pair([x, y], out);
    for (command, length) in [('h', width), ('v', height), ('h', -width)] {
        out.push(command);
        Number(length).push(out);
    }
    out.push('Z');
}

fn places(command: char, places: &[[f64; 2]], out: &mut String) {
    let mut before = command;
    for place in places {
        out.push(before);
        pair(*place, out);
        before = ',';
    }
}

/// Two numbers with a comma.
pub(super) fn pair([x, y]: [f64; 2], out: &mut String) {
    Number(x).push(out);
    out.push(',');
    Number(y).push(out);
}
