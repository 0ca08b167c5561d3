//! Gradients and clips: written once each, under ids that no other picture has.

use std::fmt::Write as _;
use std::sync::Arc;

use super::escape::{escaped, id_prefix};
use super::number::Number;
use super::outline;
use crate::scene::{Gradient, GradientKind};
use crate::shape::rectangle::rectangle;

/// How many of the last definitions are looked through for an equal one: a picture has few.
const REMEMBERED: usize = 64;

/// The definitions of a picture.
#[derive(Default)]
pub(super) struct Defs {
    out: String,
    prefix: String,
    count: usize,
    gradients: Vec<(Arc<Gradient>, usize)>,
    clips: Vec<(Area, usize)>,
}

/// What is left by a clip: a box from the origin, its size and its corners.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Area {
    pub(super) size: (f64, f64),
    pub(super) corners: [f64; 4],
}

impl Defs {
    pub(super) fn new(prefix: &str) -> Self {
        Self { prefix: id_prefix(prefix), ..Self::default() }
    }

    /// Whether nothing is defined.
    pub(super) fn is_empty(&self) -> bool {
        self.out.is_empty()
    }

    /// Writes a reference to a gradient.
    pub(super) fn push_gradient(&mut self, gradient: &Arc<Gradient>, out: &mut String) {
        let id = known(&self.gradients, gradient).unwrap_or_else(|| {
            self.count += 1;
            self.define_gradient(gradient);
            self.gradients.push((Arc::clone(gradient), self.count));
            self.count
        });
        let _ = write!(out, "url(#{}gradient{id})", self.prefix);
    }

    /// Writes a reference to a clip.
    pub(super) fn push_clip(&mut self, area: Area, out: &mut String) {
        let id = known(&self.clips, &area).unwrap_or_else(|| {
            self.count += 1;
            self.define_clip(area);
            self.clips.push((area, self.count));
            self.count
        });
        let _ = write!(out, "url(#{}clip{id})", self.prefix);
    }

    fn define_clip(&mut self, Area { size: (width, height), corners }: Area) {
        let _ = write!(self.out, "<clipPath id=\"{}clip{}\">", self.prefix, self.count);
        if corners.iter().any(|radius| *radius > 0.0) {
            self.out.push_str("<path d=\"");
            outline::push(&rectangle(0.0, 0.0, width, height, corners), &mut self.out);
            self.out.push_str("\"/>");
        } else {
            let (width, height) = (Number(width.max(0.0)), Number(height.max(0.0)));
            let _ = write!(self.out, "<rect width=\"{width}\" height=\"{height}\"/>");
        }
        self.out.push_str("</clipPath>");
    }

    fn define_gradient(&mut self, gradient: &Gradient) {
        let (tag, places) = match gradient.kind {
            GradientKind::Linear { from: (x1, y1), to: (x2, y2) } => {
                ("linearGradient", vec![("x1", x1), ("x2", x2), ("y1", y1), ("y2", y2)])
            }
            GradientKind::Radial { from: (fx, fy, fr), to: (cx, cy, r) } => (
                "radialGradient",
                vec![("fx", fx), ("fy", fy), ("fr", fr), ("cx", cx), ("cy", cy), ("r", r)],
            ),
        };
        let _ = write!(self.out, "<{tag} id=\"{}gradient{}\"", self.prefix, self.count);
        for (name, place) in places {
            let _ = write!(self.out, " {name}=\"{}\"", Number(place));
        }
        self.out.push('>');
        for (offset, color) in &gradient.stops {
            let (offset, color) = (Number(*offset), escaped(color));
            let _ = write!(self.out, "<stop offset=\"{offset}\" stop-color=\"{color}\"/>");
        }
        let _ = write!(self.out, "</{tag}>");
    }

    /// Writes all of them.
    pub(super) fn write(&self, out: &mut String) {
        if !self.out.is_empty() {
            let _ = write!(out, "<defs>{}</defs>", self.out);
        }
    }
}

fn known<T: PartialEq>(list: &[(T, usize)], one: &T) -> Option<usize> {
    list.iter().rev().take(REMEMBERED).find(|(known, _)| known == one).map(|(_, id)| *id)
}
