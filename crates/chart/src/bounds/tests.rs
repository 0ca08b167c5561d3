//! What vega-scenegraph 5.3 reckons for the same items, measured by its estimate.

use super::{group, item, mark};
use crate::geometry::Bounds;
use crate::path::Path;
use crate::scene::{
    Align, Aria, Clip, Font, Group, Item, Mark, MarkKind, Paint, Shape, Style, Text,
};
use crate::shape::symbol::symbol;
use crate::text::Estimate;

fn stroke(width: f64) -> Style {
    Style {
        stroke: Some(Paint::Color("red".into())),
        stroke_width: Some(width),
        ..Style::default()
    }
}

#[track_caller]
fn same(found: Bounds, [x1, y1, x2, y2]: [f64; 4]) {
    let expected = Bounds { x1, y1, x2, y2 };
    let is_near =
        found.expanded(6e-4).encloses(&expected) && expected.expanded(6e-4).encloses(&found);
    assert!(is_near, "{found:?}, not {expected:?}");
}

#[track_caller]
fn check(shape: Shape, style: Style, expected: [f64; 4]) {
    same(item(&Item::new(shape, style), MarkKind::Path, &Estimate), expected);
}

fn rect(width: f64, corners: [f64; 4]) -> Shape {
    Shape::Rect { x: 1.0, y: 2.0, width, height: 4.0, corners }
}

#[test]
fn boxes() {
    check(rect(10.0, [0.0; 4]), Style::default(), [1.0, 2.0, 11.0, 6.0]);
    check(rect(-10.0, [0.0; 4]), stroke(2.0), [-10.0, 1.0, 2.0, 7.0]);
    check(rect(10.0, [2.0; 4]), stroke(3.0), [-0.5, 0.5, 12.5, 7.5]);
}

#[test]
fn rules() {
    let rule = || Shape::Rule { from: (10.0, 2.0), to: (0.0, 9.0) };
    let square = Style { stroke_cap: Some("square".into()), ..stroke(4.0) };
    let hidden = Style { opacity: Some(0.0), ..stroke(1.0) };
    check(rule(), stroke(1.0), [-0.5, 1.5, 10.5, 9.5]);
    check(rule(), square, [-2.828, -0.828, 12.828, 11.828]);
    check(rule(), hidden, [0.0, 2.0, 10.0, 9.0]);
}

#[test]
fn outlines() {
    let square = |angle| Shape::Path {
        at: (5.0, 5.0),
        path: symbol("square", 100.0).unwrap().into(),
        angle,
    };
    let line =
        |d: &str| Shape::Path { at: (0.0, 0.0), path: Path::parse(d).unwrap().into(), angle: 0.0 };
    let round = Style { stroke_join: Some("round".into()), ..stroke(2.0) };
    let short = Style { stroke_miter_limit: Some(1.5), ..stroke(2.0) };
    check(square(0.0), stroke(2.0), [-4.0, -4.0, 14.0, 14.0]);
    check(square(0.0), round, [-1.0, -1.0, 11.0, 11.0]);
    check(square(0.0), short, [-1.5, -1.5, 11.5, 11.5]);
    check(square(45.0), Style::default(), [-2.071, -2.071, 12.071, 12.071]);
    check(line("M0,0L10,5"), stroke(2.0), [-4.0, -4.0, 14.0, 9.0]);
    check(line("M0,0L10,5L10,9L0,9Z"), stroke(2.0), [-4.0, -4.0, 14.0, 13.0]);
}

fn text(lines: &[&str], align: Align, offset: (f64, f64), angle: f64) -> Shape {
    Shape::Text(Text {
        at: (100.0, 50.0),
        lines: lines.iter().map(|line| (*line).into()).collect(),
        line_height: 14.0,
        angle,
        offset,
        align,
        font: Font { family: "sans-serif".into(), size: 10.0, weight: None, style: None },
    })
}

#[test]
fn words() {
    use Align::{Center, Left, Right};
    let plain = Style::default;
    check(text(&["abcd"], Left, (0.0, 3.0), 0.0), plain(), [100.0, 45.0, 132.0, 55.0]);
    check(text(&["abcd"], Center, (0.0, 8.0), 0.0), plain(), [84.0, 50.0, 116.0, 60.0]);
    check(text(&["abcd"], Right, (3.0, -2.0), 0.0), plain(), [71.0, 40.0, 103.0, 50.0]);
    let lines = ["abcd", "ab", "abcdef"];
    check(text(&lines, Center, (0.0, -2.0), 0.0), plain(), [76.0, 40.0, 124.0, 78.0]);
    check(text(&["abcd"], Right, (0.0, 3.0), -90.0), plain(), [95.0, 50.0, 105.0, 82.0]);
    check(text(&[""], Left, (0.0, 0.0), 0.0), plain(), [100.0, 42.0, 100.0, 52.0]);
    check(text(&[], Left, (0.0, 0.0), 0.0), plain(), [100.0, 42.0, 100.0, 52.0]);
}

fn holding(inner: Bounds, size: (f64, f64), clip: bool) -> Group {
    let shape = Shape::Rect {
        x: inner.x1,
        y: inner.y1,
        width: inner.width(),
        height: inner.height(),
        corners: [0.0; 4],
    };
    let rects = Mark {
        kind: MarkKind::Rect,
        role: "mark",
        name: None,
        clip: None,
        aria: Aria::default(),
        items: vec![Item::new(shape, Style::default())],
    };
    Group {
        at: (10.0, 20.0),
        size,
        corners: [0.0; 4],
        has_background: true,
        clip,
        marks: vec![rects],
    }
}

#[test]
fn groups() {
    let inner = Bounds::new(-20.0, -5.0, 50.0, 30.0);
    let room = |size, clip, style| group(&holding(inner, size, clip), &style, &Estimate);
    same(room((40.0, 40.0), false, stroke(1.0)), [-10.5, 14.5, 60.5, 60.5]);
    same(room((40.0, 40.0), true, Style::default()), [10.0, 20.0, 50.0, 60.0]);
    same(room((0.0, 0.0), false, Style::default()), [-10.0, 15.0, 60.0, 50.0]);
}

#[test]
fn marks_reach_no_further_than_their_clip() {
    let inner = Bounds::new(-20.0, 5.0, 50.0, 30.0);
    let mut rects = holding(inner, (0.0, 0.0), false).marks.remove(0);
    rects.clip = Some(Clip { width: 40.0, height: 40.0 });
    same(mark(&rects, &Estimate), [0.0, 5.0, 40.0, 30.0]);
    rects.items.clear();
    assert!(mark(&rects, &Estimate).is_empty());
}
