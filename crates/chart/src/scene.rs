//! A finished picture: everything has its place, its colours and its words. Renderers never lay out.
//!
//! The tree has Vega's shape, so that what reads Vega's SVG reads ours: groups hold marks, a mark
//! holds items of one kind.

use std::sync::Arc;

use crate::path::Path;

/// A whole picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Width in pixels.
    pub width: f64,
    /// Height in pixels.
    pub height: f64,
    /// What is painted below everything.
    pub background: Option<Arc<str>>,
    /// Where the root group stands.
    pub origin: (f64, f64),
    /// What the picture shows, in one sentence.
    pub description: Option<String>,
    /// The plot, or the group of all plots.
    pub root: Mark,
}

/// Items of one kind with one role.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// What kind of items.
    pub kind: MarkKind,
    /// What they are for: `mark`, `axis`, `axis-grid`, `legend-label`, …
    pub role: &'static str,
    /// The name of the mark, as `marks` or `layer_0_marks`.
    pub name: Option<Arc<str>>,
    /// Where the items are cut off, in the coordinates of the group they stand in.
    pub clip: Option<Clip>,
    /// What assistive technology hears, where the mark is no decoration.
    pub aria: Aria,
    /// The items, in the order in which they are painted.
    pub items: Vec<Item>,
}

/// The kinds of marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Vega's")]
pub enum MarkKind {
    Arc,
    Area,
    Group,
    Image,
    Line,
    Path,
    Rect,
    Rule,
    Shape,
    Symbol,
    Text,
    Trail,
}

/// What a mark says to assistive technology.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Aria {
    /// It is left out.
    pub hidden: bool,
    /// What kind of thing it is, as `axis`.
    pub role_description: Option<&'static str>,
    /// Its name.
    pub label: Option<String>,
}

/// A rectangle that cuts off what lies outside.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Clip {
    /// Width from the group's origin.
    pub width: f64,
    /// Height from the group's origin.
    pub height: f64,
}

/// One thing that is painted.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its outline and place.
    pub shape: Shape,
    /// How it is painted.
    pub style: Style,
    /// Where it leads.
    pub href: Option<Arc<str>>,
    /// What it says when it is pointed at.
    pub tooltip: Option<Arc<str>>,
    /// What assistive technology hears.
    pub label: Option<Arc<str>>,
    /// The row of the unit's table that it shows.
    pub row: Option<usize>,
    /// What style sheets know it by, where whoever shows the picture has given it a class.
    pub class: Option<Arc<str>>,
}

/// An outline and its place.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    /// A box; its corners' radii from the top left clockwise.
    Rect {
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width, not negative.
        width: f64,
        /// Height, not negative.
        height: f64,
        /// Radii: top left, top right, bottom right, bottom left.
        corners: [f64; 4],
    },
    /// A straight line.
    Rule {
        /// From here.
        from: (f64, f64),
        /// To here.
        to: (f64, f64),
    },
    /// An outline around a place, turned by degrees.
    Path {
        /// The place.
        at: (f64, f64),
        /// The outline; items of one form share it.
        path: Arc<Path>,
        /// Degrees, clockwise.
        angle: f64,
    },
    /// Words.
    Text(Text),
    /// A picture.
    Image {
        /// Its address.
        url: Arc<str>,
        /// Left edge.
        x: f64,
        /// Top edge.
        y: f64,
        /// Width.
        width: f64,
        /// Height.
        height: f64,
        /// Whether it keeps its proportions.
        aspect: bool,
    },
    /// A group with marks of its own.
    Group(Box<Group>),
}

/// Words at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    /// The anchor's place; the baseline is already counted in.
    pub at: (f64, f64),
    /// One or more lines.
    pub lines: Vec<Arc<str>>,
    /// From line to line.
    pub line_height: f64,
    /// Degrees, clockwise, about the anchor.
    pub angle: f64,
    /// The shift from the anchor to the first baseline, before turning.
    pub offset: (f64, f64),
    /// Where the anchor is in each line.
    pub align: Align,
    /// The font.
    pub font: Font,
}

/// Where the anchor of a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names say it")]
pub enum Align {
    #[default]
    Left,
    Center,
    Right,
}

/// A font.
#[derive(Clone, Debug, PartialEq)]
pub struct Font {
    /// The family, as CSS has it.
    pub family: Arc<str>,
    /// Pixels.
    pub size: f64,
    /// `bold`, `600`, or nothing for normal.
    pub weight: Option<Arc<str>>,
    /// `italic`, or nothing.
    pub style: Option<Arc<str>>,
}

/// A group: a background and marks, with an origin of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Its origin.
    pub at: (f64, f64),
    /// The size of its background, or of what it holds.
    pub size: (f64, f64),
    /// Radii of the background's corners.
    pub corners: [f64; 4],
    /// Whether there is a background to paint.
    pub has_background: bool,
    /// Whether what it holds is cut off at its size.
    pub clip: bool,
    /// What it holds, in the order in which it is painted.
    pub marks: Vec<Mark>,
}

/// How an item is painted.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Style {
    /// Inside.
    pub fill: Option<Paint>,
    /// Outline.
    pub stroke: Option<Paint>,
    /// All of it: 1 where nothing is said.
    pub opacity: Option<f64>,
    /// The inside.
    pub fill_opacity: Option<f64>,
    /// The outline.
    pub stroke_opacity: Option<f64>,
    /// Pixels: 1 where nothing is said.
    pub stroke_width: Option<f64>,
    /// Lengths of strokes and gaps.
    pub stroke_dash: Option<Arc<[f64]>>,
    /// Where the dashes start.
    pub stroke_dash_offset: Option<f64>,
    /// `butt`, `round`, `square`.
    pub stroke_cap: Option<Arc<str>>,
    /// `miter`, `round`, `bevel`.
    pub stroke_join: Option<Arc<str>>,
    /// How far a mitre may reach.
    pub stroke_miter_limit: Option<f64>,
    /// How it mixes with what is below.
    pub blend: Option<Arc<str>>,
    /// The pointer over it.
    pub cursor: Option<Arc<str>>,
}

/// What something is painted with.
#[derive(Clone, Debug, PartialEq)]
pub enum Paint {
    /// A colour, as CSS has it.
    Color(Arc<str>),
    /// A gradient over the item's box.
    Gradient(Arc<Gradient>),
}

/// A gradient in units of the item's box.
#[derive(Clone, Debug, PartialEq)]
pub struct Gradient {
    /// Straight or round.
    pub kind: GradientKind,
    /// Offsets from 0 to 1, and colours.
    pub stops: Vec<(f64, Arc<str>)>,
}

/// How a gradient runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GradientKind {
    /// From one point to another.
    Linear {
        /// From here.
        from: (f64, f64),
        /// To here.
        to: (f64, f64),
    },
    /// From one circle to another.
    Radial {
        /// Centre and radius of the inner circle.
        from: (f64, f64, f64),
        /// Centre and radius of the outer circle.
        to: (f64, f64, f64),
    },
}

impl Mark {
    /// Counts the rows of its items as those of a whole table of which they are only some.
    pub(crate) fn number_rows(&mut self, rows: &[usize]) {
        for item in &mut self.items {
            item.row = item.row.and_then(|row| rows.get(row).copied());
            if let Shape::Group(group) = &mut item.shape {
                group.marks.iter_mut().for_each(|mark| mark.number_rows(rows));
            }
        }
    }
}

impl Item {
    /// An item of which nothing is known but its shape and look.
    #[must_use]
    pub fn new(shape: Shape, style: Style) -> Self {
        Self { shape, style, href: None, tooltip: None, label: None, row: None, class: None }
    }
}
