//! The shapes of a unit's rows, for marks of one shape a row.

use std::cell::RefCell;
use std::sync::Arc;

use super::{Encoder, Found, Props, finite, number, or_zero, value, words};
use crate::letters;
use crate::path::Path;
use crate::problem::{Problem, Result};
use crate::scene::{Align, Font, Shape, Text};
use crate::shape::arc::{Arc as Ring, arc};
use crate::shape::symbol::symbol;
use crate::spec::mark::MarkType;
use crate::spec::read::{Read, list_of};
use crate::text::{Direction, baseline_offset, truncate};
use crate::value::Value;

/// The shape of a row; nothing where there is nothing to see.
pub(super) type Shaper<'p> = Box<dyn Fn(usize) -> Result<Option<Shape>> + 'p>;

impl<'a> Encoder<'a> {
    /// The shapes of the rows. What they are made of is found once for all of them.
    pub(super) fn shaper<'p>(&'p self, props: &'p Props<'a>) -> Shaper<'p> {
        let boxes = Boxes::new(props);
        match self.unit.mark.kind {
            MarkType::Bar | MarkType::Rect | MarkType::Tick => {
                Box::new(move |row| Ok(Some(boxes.shape(row))))
            }
            MarkType::Point | MarkType::Circle | MarkType::Square => {
                let symbols = Symbols::new(props);
                Box::new(move |row| {
                    let shape = symbols.shape(row);
                    shape.map(Some).map_err(|shape| self.no_symbol(&shape))
                })
            }
            MarkType::Rule => {
                let ends = ["x", "y", "x2", "y2"].map(|name| props.get(name));
                Box::new(move |row| Ok(Some(rule(ends, row))))
            }
            MarkType::Text => Box::new(move |row| Ok(self.text_shape(props, row))),
            MarkType::Arc => Box::new(move |row| Ok(Some(arc_shape(props, row)))),
            MarkType::Image => Box::new(move |row| Ok(Some(image_shape(props, &boxes, row)))),
            MarkType::Line | MarkType::Area | MarkType::Trail => Box::new(|_| Ok(None)),
        }
    }

    fn no_symbol(&self, shape: &str) -> Problem {
        let place = self.scope.model.node(self.id).path.key("mark");
        Problem::unsupported(&place, crate::messages::unsupported(shape))
    }

    fn text_shape(&self, props: &Props<'a>, row: usize) -> Option<Shape> {
        let words = props.value("text", row);
        if !words.is_present() {
            return None;
        }
        let radius = props.number("radius", row).filter(|radius| radius.is_finite()).unwrap_or(0.0);
        let mut at = (or_zero(props.get("x"), row), or_zero(props.get("y"), row));
        if radius != 0.0 {
            let theta = props.number("theta", row).unwrap_or(0.0) - std::f64::consts::FRAC_PI_2;
            at = (at.0 + radius * libm::cos(theta), at.1 + radius * libm::sin(theta));
        }
        let break_at = self.unit.mark.prop("lineBreak", &self.scope.model.config);
        let lines: Vec<Value> = match (&words, break_at.str()) {
            (Value::Text(text), Some(at)) if !at.is_empty() => {
                letters::split(text, at).into_iter().map(Value::text).collect()
            }
            _ => list_of(&words),
        };
        let text = text_of(props, row, &lines, at, self.scope.options.measure)?;
        Some(Shape::Text(text))
    }
}

/// Where boxes are, and their corners.
pub(super) struct Boxes<'p, 'a> {
    across: Stretch<'p, 'a>,
    down: Stretch<'p, 'a>,
    radius: Found<'p, 'a>,
    radii: [Found<'p, 'a>; 4],
}

impl<'p, 'a> Boxes<'p, 'a> {
    pub(super) fn new(props: &'p Props<'a>) -> Self {
        let stretch = |names: [&str; 4]| Stretch(names.map(|name| props.get(name)));
        let corners = ["TopLeft", "TopRight", "BottomRight", "BottomLeft"];
        Self {
            across: stretch(["x", "x2", "xc", "width"]),
            down: stretch(["y", "y2", "yc", "height"]),
            radius: props.get("cornerRadius"),
            radii: corners.map(|corner| props.get(&format!("cornerRadius{corner}"))),
        }
    }

    /// Left edge and width, top edge and height.
    pub(super) fn spans(&self, row: usize) -> ((f64, f64), (f64, f64)) {
        (self.across.span(row), self.down.span(row))
    }

    pub(super) fn corners(&self, row: usize) -> [f64; 4] {
        let all = or_zero(self.radius, row);
        self.radii.map(|radius| finite(radius, row).unwrap_or(all))
    }

    pub(super) fn shape(&self, row: usize) -> Shape {
        let ((x, width), (y, height)) = self.spans(row);
        Shape::Rect { x, y, width, height, corners: self.corners(row) }
    }
}

/// What is known of start, end, middle and length along an axis.
struct Stretch<'p, 'a>([Found<'p, 'a>; 4]);

impl Stretch<'_, '_> {
    /// Start and length (Vega's `adjustSpatial`).
    fn span(&self, row: usize) -> (f64, f64) {
        let get = |get: Found<'_, '_>| {
            let said = get.map(|get| get(row)).filter(Value::is_present);
            said.map(|value| value.to_number())
        };
        let [start, end, middle, length] = self.0;
        // What cannot be reckoned is zero in the end.
        let finite = |(at, length): (f64, f64)| {
            let or_zero = |at: f64| if at.is_finite() { at } else { 0.0 };
            (or_zero(at), or_zero(length))
        };
        let from = get(start);
        let known = get(length).unwrap_or(0.0);
        finite(match (get(end), get(middle)) {
            (Some(to), _) => match from {
                Some(from) => (from.min(to), (to - from).abs()),
                None => (to - known, known),
            },
            (None, Some(at)) => (at - known / 2.0, known),
            (None, None) => (from.unwrap_or(0.0), known),
        })
    }
}

/// Symbols; those of one form and size share their outline.
struct Symbols<'p, 'a> {
    shape: Found<'p, 'a>,
    size: Found<'p, 'a>,
    x: Found<'p, 'a>,
    y: Found<'p, 'a>,
    angle: Found<'p, 'a>,
    last: RefCell<(Value, f64, Arc<Path>)>,
}

impl<'p, 'a> Symbols<'p, 'a> {
    fn new(props: &'p Props<'a>) -> Self {
        Self {
            shape: props.get("shape"),
            size: props.get("size"),
            x: props.get("x"),
            y: props.get("y"),
            angle: props.get("angle"),
            last: RefCell::new((Value::Undefined, f64::NAN, Arc::default())),
        }
    }

    /// The symbol of a row, or the name of one that there is not.
    fn shape(&self, row: usize) -> std::result::Result<Shape, String> {
        let size = number(self.size, row).unwrap_or(64.0);
        let path = self.outline(value(self.shape, row), size)?;
        let at = (or_zero(self.x, row), or_zero(self.y, row));
        Ok(Shape::Path { at, path, angle: or_zero(self.angle, row) })
    }

    fn outline(&self, shape: Value, size: f64) -> std::result::Result<Arc<Path>, String> {
        let mut last = self.last.borrow_mut();
        if last.0 != shape || last.1 != size {
            let name = shape.str().unwrap_or("circle");
            let path = symbol(name, size).ok_or_else(|| name.to_owned())?;
            *last = (shape, size, Arc::new(path));
        }
        Ok(Arc::clone(&last.2))
    }
}

fn rule([x, y, x2, y2]: [Found<'_, '_>; 4], row: usize) -> Shape {
    let from = (or_zero(x, row), or_zero(y, row));
    let far = |get, near| finite(get, row).unwrap_or(near);
    Shape::Rule { from, to: (far(x2, from.0), far(y2, from.1)) }
}

fn arc_shape(props: &Props<'_>, row: usize) -> Shape {
    let get = |name: &str| or_zero(props.get(name), row);
    let ring = Ring {
        inner_radius: get("innerRadius"),
        outer_radius: get("outerRadius"),
        start_angle: get("startAngle"),
        end_angle: get("endAngle"),
        corner_radius: get("cornerRadius"),
        pad_angle: get("padAngle"),
    };
    Shape::Path { at: (get("x"), get("y")), path: Arc::new(arc(ring)), angle: 0.0 }
}

fn image_shape(props: &Props<'_>, boxes: &Boxes<'_, '_>, row: usize) -> Shape {
    let ((mut x, width), (mut y, height)) = boxes.spans(row);
    if props.get("xc").is_none()
        && props.get("x2").is_none()
        && props.value("align", row).str() == Some("center")
    {
        x -= width / 2.0;
    }
    if props.get("yc").is_none()
        && props.get("y2").is_none()
        && props.value("baseline", row).str() == Some("middle")
    {
        y -= height / 2.0;
    }
    let url = props.value("url", row).to_text();
    let aspect = props.value("aspect", row) != Value::Bool(false);
    Shape::Image { url, x, y, width, height, aspect }
}

/// Words at a place, with the font, the turn and the limit that their properties say.
fn text_of(
    props: &Props<'_>,
    row: usize,
    lines: &[Value],
    at: (f64, f64),
    measure: &dyn crate::text::Measure,
) -> Option<Text> {
    let words = |name: &str| words(props.get(name), row);
    let size = props.number("fontSize", row).filter(|size| size.is_finite()).unwrap_or(11.0);
    if size <= 0.0 {
        return None;
    }
    let font = Font {
        family: words("font").unwrap_or_else(|| "sans-serif".into()),
        size,
        weight: words("fontWeight").filter(|weight| &**weight != "normal"),
        style: words("fontStyle").filter(|style| &**style != "normal"),
    };
    let line_height =
        props.number("lineHeight", row).filter(|height| height.is_finite()).unwrap_or(size + 2.0);
    let limit = props.number("limit", row).unwrap_or(0.0);
    let direction = match words("dir").as_deref() {
        Some("rtl") => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    };
    let ellipsis = words("ellipsis").unwrap_or_else(|| "…".into());
    let lines: Vec<Arc<str>> = lines
        .iter()
        .map(|line| truncate(&line.to_text(), limit, &ellipsis, &font, measure, direction))
        .collect();
    let align = match words("align").as_deref() {
        Some("center") => Align::Center,
        Some("right") => Align::Right,
        _ => Align::Left,
    };
    let baseline = words("baseline").unwrap_or_else(|| "alphabetic".into());
    let dx = or_zero(props.get("dx"), row);
    let dy = or_zero(props.get("dy"), row) + baseline_offset(&baseline, size, line_height);
    let angle = props.number("angle", row).filter(|angle| angle.is_finite()).unwrap_or(0.0);
    Some(Text { at, lines, line_height, angle, offset: (dx, dy), align, font })
}
