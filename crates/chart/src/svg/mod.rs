//! Writes a scene as SVG: the only renderer, on the host and in the browser.
//!
//! The structure and the class names are Vega's. There is no `style` attribute, which a strict
//! policy would refuse, and nothing of a spec reaches the markup unescaped.

mod aria;
mod attributes;
mod defs;
mod escape;
mod item;
mod number;
mod outline;
mod patch;
#[cfg(test)]
mod tests;

use std::fmt::Write as _;

pub use outline::path_data;
pub use patch::{Attribute, Change, Patch, Patches, Shown};

use crate::scene::{Mark, MarkKind, Scene};
use attributes::Look;
use defs::{Area, Defs};
use escape::{color, escaped};
use number::Number;

/// How a scene is written.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Goes before ids, so that those of several pictures in one document do not meet: letters, digits,
    /// `-` and `_`; what else there is, is left out.
    pub id_prefix: String,
    /// What the whole picture is called, for assistive technology; if nothing, the scene's description.
    pub label: Option<String>,
}

/// A scene as an SVG document.
#[must_use]
pub fn write(scene: &Scene, options: &Options) -> String {
    let mut writer =
        Writer { out: String::with_capacity(ROOM), defs: Defs::new(&options.id_prefix) };
    writer.scene(scene, options);
    writer.out
}

/// Bytes that most pictures fit in.
const ROOM: usize = 8 * 1024;

#[derive(Default)]
struct Writer {
    out: String,
    defs: Defs,
}

impl Writer {
    fn scene(&mut self, scene: &Scene, options: &Options) {
        let (width, height) = (Number(scene.width), Number(scene.height));
        let _ = write!(
            self.out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"marks\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\""
        );
        aria::picture(scene, options.label.as_deref(), &mut self.out);
        self.out.push('>');
        if let Some(color) = scene.background.as_deref().and_then(color) {
            let _ =
                write!(self.out, "<rect width=\"{width}\" height=\"{height}\" fill=\"{color}\"/>");
        }
        let (x, y) = scene.origin;
        let (x, y) = (Number(x), Number(y));
        let _ = write!(self.out, "<g fill=\"none\" transform=\"translate({x},{y})\">");
        self.mark(&scene.root);
        self.out.push_str("</g>");
        self.defs.write(&mut self.out);
        self.out.push_str("</svg>");
    }

    fn mark(&mut self, mark: &Mark) {
        for part in ["<g class=\"mark-", kind_name(mark.kind), " role-", mark.role] {
            self.out.push_str(part);
        }
        if let Some(name) = &mark.name {
            self.out.push(' ');
            self.out.push_str(&escaped(name));
        }
        self.out.push('"');
        aria::mark(mark, &mut self.out);
        if let Some(clip) = mark.clip {
            self.clip(Area { size: (clip.width, clip.height), corners: [0.0; 4] });
        }
        let shared = Look::shared(&mark.items);
        shared.write(&mut self.defs, &mut self.out);
        self.out.push('>');
        for item in &mark.items {
            self.item(item, &shared);
        }
        self.out.push_str("</g>");
    }

    fn clip(&mut self, area: Area) {
        self.out.push_str(" clip-path=\"");
        self.defs.push_clip(area, &mut self.out);
        self.out.push('"');
    }
}

fn kind_name(kind: MarkKind) -> &'static str {
    match kind {
        MarkKind::Arc => "arc",
        MarkKind::Area => "area",
        MarkKind::Group => "group",
        MarkKind::Image => "image",
        MarkKind::Line => "line",
        MarkKind::Path => "path",
        MarkKind::Rect => "rect",
        MarkKind::Rule => "rule",
        MarkKind::Shape => "shape",
        MarkKind::Symbol => "symbol",
        MarkKind::Text => "text",
        MarkKind::Trail => "trail",
    }
}
