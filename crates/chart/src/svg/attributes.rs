//! Looks as presentation attributes; what all items of a mark agree on stands once, on the mark.

use std::fmt::Write as _;

use super::defs::Defs;
use super::escape::{color, escaped};
use super::number::Number;
use crate::scene::{Align, Item, Paint, Shape, Style};

/// The attributes that elements inherit, in the order in which they are written.
const NAMES: [&str; 15] = [
    "text-anchor",
    "font-family",
    "font-size",
    "font-weight",
    "font-style",
    "fill",
    "fill-opacity",
    "stroke",
    "stroke-opacity",
    "stroke-width",
    "stroke-dasharray",
    "stroke-dashoffset",
    "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit",
];

/// The blend modes of CSS.
const BLENDS: [&str; 15] = [
    "multiply",
    "screen",
    "overlay",
    "darken",
    "lighten",
    "color-dodge",
    "color-burn",
    "hard-light",
    "soft-light",
    "difference",
    "exclusion",
    "hue",
    "saturation",
    "color",
    "luminosity",
];

#[derive(Clone, Copy, PartialEq)]
enum Value<'s> {
    Paint(&'s Paint),
    Number(f64),
    Pixels(f64),
    Lengths(&'s [f64]),
    Word(&'s str),
}

/// The inherited attributes of an item; nothing where it is as SVG has it anyway.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Look<'s>([Option<Value<'s>>; NAMES.len()]);

impl<'s> Look<'s> {
    /// A look that says nothing.
    pub(super) const EMPTY: Self = Self([None; NAMES.len()]);

    /// How an item looks.
    pub(super) fn of(item: &'s Item) -> Self {
        let [anchor, family, size, weight, slant] = words(&item.shape);
        let style = &item.style;
        let fill = paint(style.fill.as_ref());
        let stroke = paint(style.stroke.as_ref());
        let whole = style.opacity.filter(|opacity| opacity.is_finite() && has_one_paint(item));
        let of_paint = |own: Option<f64>| {
            unless(whole.map_or(own, |whole| Some(own.unwrap_or(1.0) * whole)), 1.0)
        };
        let fill_opacity = fill.and(of_paint(style.fill_opacity));
        let [opacity, width, dash, offset, cap, join, miter] =
            if stroke.is_some() { pen(style, of_paint(style.stroke_opacity)) } else { [None; 7] };
        Self([
            anchor,
            family,
            size,
            weight,
            slant,
            fill,
            fill_opacity,
            stroke,
            opacity,
            width,
            dash,
            offset,
            cap,
            join,
            miter,
        ])
    }

    /// What items agree on; nothing where there is but one, or where one is a group, whose marks would
    /// inherit it.
    pub(super) fn shared(items: &'s [Item]) -> Self {
        let [first, rest @ ..] = items else { return Self::EMPTY };
        let has_group = items.iter().any(|item| matches!(item.shape, Shape::Group(_)));
        if rest.is_empty() || has_group {
            return Self::EMPTY;
        }
        let mut shared = Self::of(first);
        for item in rest {
            for (value, other) in shared.0.iter_mut().zip(Self::of(item).0) {
                if *value != other {
                    *value = None;
                }
            }
        }
        shared
    }

    /// Whether this says all that another look says, and no other value for it.
    pub(super) fn includes(&self, said: &Self) -> bool {
        self.0.iter().zip(&said.0).all(|(own, said)| said.is_none() || own == said)
    }

    /// What is left to say where so much is said already.
    pub(super) fn without(&self, said: &Self) -> Self {
        let mut left = *self;
        for (value, said) in left.0.iter_mut().zip(said.0) {
            if said.is_some() {
                *value = None;
            }
        }
        left
    }

    /// Writes the attributes, and gradients to the definitions.
    pub(super) fn write(&self, defs: &mut Defs, out: &mut String) {
        for (name, value) in NAMES.iter().zip(self.0) {
            let Some(value) = value else { continue };
            begin(name, out);
            push(value, defs, out);
            out.push('"');
        }
    }
}

/// The name of an attribute, up to its value.
pub(super) fn begin(name: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
}

fn push(value: Value<'_>, defs: &mut Defs, out: &mut String) {
    match value {
        Value::Paint(Paint::Color(name)) => out.push_str(&color(name).unwrap_or("none".into())),
        Value::Paint(Paint::Gradient(gradient)) => defs.push_gradient(gradient, out),
        Value::Number(number) => Number(number).push(out),
        Value::Pixels(number) => {
            Number(number).push(out);
            out.push_str("px");
        }
        Value::Lengths(lengths) => {
            for (at, length) in lengths.iter().enumerate() {
                out.push_str(if at == 0 { "" } else { "," });
                Number(*length).push(out);
            }
        }
        Value::Word(word) => out.push_str(&escaped(word)),
    }
}

/// The anchor and the font, if there are words.
fn words(shape: &Shape) -> [Option<Value<'_>>; 5] {
    let Shape::Text(text) = shape else { return [None; 5] };
    let anchor = match text.align {
        Align::Left => None,
        Align::Center => Some(Value::Word("middle")),
        Align::Right => Some(Value::Word("end")),
    };
    let font = &text.font;
    [
        anchor,
        Some(Value::Word(&font.family)),
        Some(Value::Pixels(font.size)),
        word(font.weight.as_deref(), "normal"),
        word(font.style.as_deref(), "normal"),
    ]
}

/// Whether an item is one outline that is either filled or drawn. Its opacity is said of that paint: a
/// mark says it once for all its items, and a browser paints each of them without a layer of its own.
fn has_one_paint(item: &Item) -> bool {
    let is_outline =
        matches!(item.shape, Shape::Path { .. } | Shape::Rect { .. } | Shape::Rule { .. });
    is_outline && is_seen(item.style.fill.as_ref()) != is_seen(item.style.stroke.as_ref())
}

fn is_seen(paint: Option<&Paint>) -> bool {
    match paint {
        Some(Paint::Color(name)) => !matches!(&**name, "none" | "transparent"),
        Some(Paint::Gradient(_)) => true,
        None => false,
    }
}

/// Everything of a stroke but its paint.
fn pen<'s>(style: &'s Style, opacity: Option<Value<'s>>) -> [Option<Value<'s>>; 7] {
    let dash = style.stroke_dash.as_deref().filter(|lengths| !lengths.is_empty());
    [
        opacity,
        unless(style.stroke_width, 1.0),
        dash.map(Value::Lengths),
        dash.and(unless(style.stroke_dash_offset, 0.0)),
        word(style.stroke_cap.as_deref(), "butt"),
        word(style.stroke_join.as_deref(), "miter"),
        unless(style.stroke_miter_limit, 4.0),
    ]
}

fn paint(paint: Option<&Paint>) -> Option<Value<'_>> {
    let paints = |paint: &&Paint| match paint {
        Paint::Color(name) => color(name).is_some(),
        Paint::Gradient(_) => true,
    };
    paint.filter(paints).map(Value::Paint)
}

fn unless(value: Option<f64>, default: f64) -> Option<Value<'static>> {
    value.filter(|value| value.is_finite() && *value != default).map(Value::Number)
}

fn word<'s>(word: Option<&'s str>, default: &str) -> Option<Value<'s>> {
    word.filter(|word| *word != default).map(Value::Word)
}

/// What elements do not inherit. `mix-blend-mode` is none of SVG's attributes: a style sheet has to take
/// it from there, for a strict policy forbids `style`.
pub(super) fn own(item: &Item, out: &mut String) {
    let style = &item.style;
    let seen = |opacity: &f64| opacity.is_finite() && *opacity != 1.0 && !has_one_paint(item);
    if let Some(opacity) = style.opacity.filter(seen) {
        let _ = write!(out, " opacity=\"{}\"", Number(opacity));
    }
    if let Some(blend) = style.blend.as_deref().filter(|blend| BLENDS.contains(blend)) {
        let _ = write!(out, " mix-blend-mode=\"{blend}\"");
    }
    if let Some(cursor) = style.cursor.as_deref().filter(|cursor| color(cursor).is_some()) {
        let _ = write!(out, " cursor=\"{}\"", escaped(cursor));
    }
}
