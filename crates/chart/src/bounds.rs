//! How much room things take, as Vega reckons it: guides are laid out by it.

use std::sync::Arc;

use crate::geometry::Bounds;
use crate::path::Path;
use crate::scene::{Align, Group, Item, Mark, MarkKind, Shape, Style, Text};
use crate::text::Measure;
use crate::value::count;

/// How far a mitre may reach where nothing is said, in half widths of the stroke.
const MITER_LIMIT: f64 = 4.0;

/// The room of an item, in the coordinates of the group it stands in.
#[must_use]
pub fn item(item: &Item, _kind: MarkKind, measure: &dyn Measure) -> Bounds {
    let style = &item.style;
    match &item.shape {
        Shape::Rect { x, y, width, height, .. } => {
            stroked(Bounds::between([*x, *y], [x + width, y + height]), style, false)
        }
        Shape::Rule { from, to } => {
            stroked(Bounds::between([from.0, from.1], [to.0, to.1]), style, false)
        }
        Shape::Path { at, path, angle } => {
            let bounds = if *angle == 0.0 { path.bounds() } else { path.rotated(*angle).bounds() };
            stroked(bounds, style, true).moved(at.0, at.1)
        }
        Shape::Text(text) => words(text, measure),
        Shape::Image { x, y, width, height, .. } => {
            Bounds::between([*x, *y], [x + width, y + height])
        }
        Shape::Group(inner) => group(inner, style, measure),
    }
}

/// The room of all items of a mark, as far as it is not cut off.
#[must_use]
pub fn mark(mark: &Mark, measure: &dyn Measure) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    let mut before: Option<(&Arc<Path>, Bounds)> = None;
    for one in &mark.items {
        let Shape::Path { at, path, angle: 0.0 } = &one.shape else {
            bounds.union(&item(one, mark.kind, measure));
            continue;
        };
        // Symbols of one form take the same room.
        let outline = match before {
            Some((same, outline)) if Arc::ptr_eq(same, path) => outline,
            _ => path.bounds(),
        };
        before = Some((path, outline));
        bounds.union(&stroked(outline, &one.style, true).moved(at.0, at.1));
    }
    match mark.clip {
        Some(clip) => bounds.intersection(&Bounds::new(0.0, 0.0, clip.width, clip.height)),
        None => bounds,
    }
}

/// The room of a group, with what it holds.
#[must_use]
pub fn group(group: &Group, style: &Style, measure: &dyn Measure) -> Bounds {
    let mut bounds = Bounds::EMPTY;
    if !group.clip {
        for one in &group.marks {
            bounds.union(&mark(one, measure));
        }
    }
    let (width, height) = group.size;
    if group.clip || width != 0.0 || height != 0.0 {
        bounds.add([0.0, 0.0]);
        bounds.add([width, height]);
    }
    stroked(bounds, style, false).moved(group.at.0, group.at.1)
}

/// A stroke reaches half of its width beyond the outline, at corners as far as a mitre may.
#[must_use]
pub fn stroked(bounds: Bounds, style: &Style, mitred: bool) -> Bounds {
    let is_hidden = style.opacity == Some(0.0) || style.stroke_opacity == Some(0.0);
    if style.stroke.is_none() || is_hidden {
        return bounds;
    }
    let half = style.stroke_width.unwrap_or(1.0) / 2.0;
    let is_square = style.stroke_cap.as_deref() == Some("square");
    let reach = if is_square { std::f64::consts::SQRT_2 * half } else { half };
    let has_miter = mitred && style.stroke_join.as_deref().is_none_or(|join| join == "miter");
    let miter =
        if has_miter { style.stroke_miter_limit.unwrap_or(MITER_LIMIT) * half } else { 0.0 };
    bounds.expanded(reach.max(miter))
}

/// The room of words: from four fifths above the baseline, one size high, and one line height more for
/// each further line.
#[must_use]
pub fn words(text: &Text, measure: &dyn Measure) -> Bounds {
    let size = text.font.size;
    let height = size + text.line_height * count(text.lines.len().saturating_sub(1));
    let width = text.lines.iter().map(|line| measure.width(line, &text.font)).fold(0.0, f64::max);
    let (x, y) = text.at;
    let left = x + text.offset.0
        - match text.align {
            Align::Left => 0.0,
            Align::Center => width / 2.0,
            Align::Right => width,
        };
    let top = y + text.offset.1 - (0.8 * size + 0.5).floor();
    let bounds = Bounds::between([left, top], [left + width, top + height]);
    if text.angle == 0.0 { bounds } else { bounds.rotated(text.angle, text.at) }
}

#[cfg(test)]
mod tests;
