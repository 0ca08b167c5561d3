//! Items as elements.

use std::fmt::Write as _;

use super::attributes::{Look, begin, own};
use super::defs::Area;
use super::escape::{escaped, is_link, is_picture};
use super::number::Number;
use super::{Writer, aria, outline};
use crate::path::Path;
use crate::scene::{Group, Item, Shape, Text};
use crate::shape::rectangle::rectangle;

impl Writer {
    /// One item, within its link if it has one. Its mark has said already what is shared.
    pub(super) fn item(&mut self, item: &Item, shared: &Look<'_>) {
        let link = item.href.as_deref().filter(|href| is_link(href));
        if let Some(href) = link {
            let _ = write!(self.out, "<a href=\"{}\">", escaped(href));
        }
        match &item.shape {
            Shape::Group(group) => self.group(group, item),
            Shape::Text(text) => self.text(text, item, shared),
            Shape::Rule { from, to } => self.rule(*from, *to, item, shared),
            Shape::Image { .. } => self.image(item, shared),
            Shape::Rect { x, y, width, height, corners } => {
                self.out.push_str("<path d=\"");
                self.rectangle((*x, *y), (*width, *height), *corners);
                self.finish("path", item, shared);
            }
            Shape::Path { at, path, angle } => self.path(path, *at, *angle, item, shared),
        }
        if link.is_some() {
            self.out.push_str("</a>");
        }
    }

    /// The outline of a box, up to the end of the attribute.
    fn rectangle(&mut self, at: (f64, f64), (width, height): (f64, f64), corners: [f64; 4]) {
        if corners.iter().any(|radius| *radius > 0.0) {
            outline::push(&rectangle(at.0, at.1, width, height, corners), &mut self.out);
        } else {
            outline::push_box(at.0, at.1, width, height, &mut self.out);
        }
        self.out.push('"');
    }

    fn path(&mut self, path: &Path, at: (f64, f64), angle: f64, item: &Item, shared: &Look<'_>) {
        if let Some(radius) = path.circle().filter(|_| angle == 0.0) {
            self.out.push_str("<circle");
            self.numbers([("cx", at.0), ("cy", at.1), ("r", radius)]);
            return self.finish("circle", item, shared);
        }
        self.out.push_str("<path");
        if at != (0.0, 0.0) || angle != 0.0 {
            self.transform(at, angle, (0.0, 0.0));
        }
        self.out.push_str(" d=\"");
        outline::push(path, &mut self.out);
        self.out.push('"');
        self.finish("path", item, shared);
    }

    /// Moved, then turned if there is an angle, then moved again.
    fn transform(&mut self, at: (f64, f64), angle: f64, then: (f64, f64)) {
        self.out.push_str(" transform=\"translate(");
        outline::pair(at.into(), &mut self.out);
        if angle != 0.0 {
            self.out.push_str(") rotate(");
            Number(angle).push(&mut self.out);
        }
        if then != (0.0, 0.0) {
            self.out.push_str(") translate(");
            outline::pair(then.into(), &mut self.out);
        }
        self.out.push_str(")\"");
    }

    /// Attributes that are numbers.
    fn numbers<const N: usize>(&mut self, all: [(&str, f64); N]) {
        for (name, number) in all {
            begin(name, &mut self.out);
            Number(number).push(&mut self.out);
            self.out.push('"');
        }
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64), item: &Item, shared: &Look<'_>) {
        self.out.push_str("<line");
        self.transform(from, 0.0, (0.0, 0.0));
        self.numbers([("x2", to.0 - from.0), ("y2", to.1 - from.1)]);
        self.finish("line", item, shared);
    }

    /// An image, if it may be loaded from there.
    fn image(&mut self, item: &Item, shared: &Look<'_>) {
        let Shape::Image { url, x, y, width, height, aspect } = &item.shape else { return };
        if !is_picture(url) {
            return;
        }
        let _ = write!(self.out, "<image href=\"{}\"", escaped(url));
        self.transform((*x, *y), 0.0, (0.0, 0.0));
        self.numbers([("width", width.max(0.0)), ("height", height.max(0.0))]);
        let fit = if *aspect { "xMidYMid" } else { "none" };
        let _ = write!(self.out, " preserveAspectRatio=\"{fit}\"");
        self.finish("image", item, shared);
    }

    fn look(&mut self, item: &Item, shared: &Look<'_>) {
        if let Some(class) = &item.class {
            let _ = write!(self.out, " class=\"{}\"", escaped(class));
        }
        aria::item(item, &mut self.out);
        self.paint(item, shared);
    }

    fn paint(&mut self, item: &Item, shared: &Look<'_>) {
        Look::of(item).without(shared).write(&mut self.defs, &mut self.out);
        own(item, &mut self.out);
    }

    /// The look, what is said when the item is pointed at, and the end.
    fn finish(&mut self, tag: &str, item: &Item, shared: &Look<'_>) {
        self.look(item, shared);
        if item.tooltip.is_none() {
            self.out.push_str("/>");
            return;
        }
        self.out.push('>');
        self.tooltip(item);
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    fn tooltip(&mut self, item: &Item) {
        if let Some(tooltip) = &item.tooltip {
            let _ = write!(self.out, "<title>{}</title>", escaped(tooltip));
        }
    }

    fn text(&mut self, text: &Text, item: &Item, shared: &Look<'_>) {
        self.out.push_str("<text");
        let ((x, y), (dx, dy)) = (text.at, text.offset);
        if text.angle == 0.0 {
            self.transform((x + dx, y + dy), 0.0, (0.0, 0.0));
        } else {
            self.transform((x, y), text.angle, (dx, dy));
        }
        self.look(item, shared);
        self.out.push('>');
        self.tooltip(item);
        match text.lines.as_slice() {
            [line] => self.out.push_str(&escaped(line)),
            lines => self.lines(lines, text.line_height),
        }
        self.out.push_str("</text>");
    }

    /// A span a line. A browser moves by none that is empty, so the next one moves further.
    fn lines(&mut self, lines: &[std::sync::Arc<str>], line_height: f64) {
        let mut down = 0.0;
        for line in lines {
            if !line.trim().is_empty() {
                self.out.push_str("<tspan");
                if down != 0.0 {
                    let _ = write!(self.out, " x=\"0\" dy=\"{}\"", Number(down));
                }
                let _ = write!(self.out, ">{}</tspan>", escaped(line));
                down = 0.0;
            }
            down += line_height;
        }
    }

    fn group(&mut self, group: &Group, item: &Item) {
        self.out.push_str("<g");
        self.transform(group.at, 0.0, (0.0, 0.0));
        aria::item(item, &mut self.out);
        self.out.push('>');
        if group.has_background {
            self.background(group, item);
        }
        self.out.push_str("<g");
        if group.clip {
            self.clip(Area { size: group.size, corners: group.corners });
        }
        self.out.push('>');
        for mark in &group.marks {
            self.mark(mark);
        }
        self.out.push_str("</g></g>");
    }

    fn background(&mut self, group: &Group, item: &Item) {
        let off = crisp_offset(item);
        self.out.push_str("<path class=\"background\" aria-hidden=\"true\" d=\"");
        self.rectangle((off, off), group.size, group.corners);
        self.paint(item, &Look::EMPTY);
        if item.tooltip.is_none() {
            self.out.push_str("/>");
        } else {
            self.out.push('>');
            self.tooltip(item);
            self.out.push_str("</path>");
        }
    }
}

/// A border of about a pixel is drawn upon pixels, not between them (Vega's `offset` of groups).
fn crisp_offset(item: &Item) -> f64 {
    let width = item.style.stroke_width.unwrap_or(1.0);
    let is_about_one = item.style.stroke.is_some() && width > 0.5 && width < 1.5;
    if is_about_one { 0.5 - (width - 1.0).abs() } else { 0.0 }
}
