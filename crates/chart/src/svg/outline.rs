//! Outlines in SVG's path language.

use std::fmt::Write as _;

use super::number::Number;
use crate::path::{Path, Step};

/// An outline as the `d` of a path.
#[must_use]
pub fn path_data(path: &Path) -> String {
    let mut out = String::with_capacity(path.steps.len() * 16);
    push(path, &mut out);
    out
}

/// Writes an outline. Writing to a string cannot fail, here and in all of `svg`.
pub(super) fn push(path: &Path, out: &mut String) {
    for step in &path.steps {
        match *step {
            Step::Move(x, y) => places('M', &[[x, y]], out),
            Step::Line(x, y) => places('L', &[[x, y]], out),
            Step::Quadratic(control, to) => places('Q', &[control, to], out),
            Step::Cubic(first, second, to) => places('C', &[first, second, to], out),
            Step::Arc { radius, large, sweep, to } => {
                let r = Number(radius);
                let (large, sweep) = (u8::from(large), u8::from(sweep));
                let _ = write!(out, "A{r},{r},0,{large},{sweep},{}", pair(to));
            }
            Step::Close => out.push('Z'),
        }
    }
}

/// A box without round corners, as short as it gets.
pub(super) fn push_box(x: f64, y: f64, width: f64, height: f64, out: &mut String) {
    let (x, y, width, back) = (Number(x), Number(y), Number(width), Number(-width));
    let _ = write!(out, "M{x},{y}h{width}v{}h{back}Z", Number(height));
}

fn places(command: char, places: &[[f64; 2]], out: &mut String) {
    let mut before = command;
    for place in places {
        let _ = write!(out, "{before}{}", pair(*place));
        before = ',';
    }
}

fn pair([x, y]: [f64; 2]) -> impl std::fmt::Display {
    std::fmt::from_fn(move |out| write!(out, "{},{}", Number(x), Number(y)))
}
