//! Legends along a bar: a gradient, or bands.

use super::super::axis::shown;
use super::super::encode::paint::paint;
use super::super::guide::{Setting, keyed, room, text_item, words};
use super::entries::Entry;
use super::{Entries, Legend, part};
use crate::bounds;
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scene::{Gradient, GradientKind, Item, Mark, MarkKind, Paint, Shape, Style};
use crate::spec::read::Read;
use crate::value::Value;
use std::sync::Arc;

impl Legend<'_> {
    /// How long the bar is: as said, else as the view allows (`defaultGradientLength`).
    fn length(&self, size: (f64, f64), vertical: bool) -> Result<f64> {
        let config = &self.reader.scope.model.config;
        let said = match self.spec.props.get("gradientLength") {
            Value::Undefined => config.said("legend", "gradientLength").clone(),
            said => said.clone(),
        };
        if let Some(length) = said.num() {
            return Ok(length);
        }
        if self.kind == super::Kind::Discrete {
            return self.number("gradientLength");
        }
        let number = |name: &str| self.number(name);
        let orient = self.word("orient")?;
        if !vertical {
            let least = number("gradientHorizontalMinLength")?;
            return Ok(match orient.as_deref() {
                Some("top" | "bottom") => {
                    size.0.max(least).min(number("gradientHorizontalMaxLength")?)
                }
                _ => least,
            });
        }
        Ok(size
            .1
            .max(number("gradientVerticalMinLength")?)
            .min(number("gradientVerticalMaxLength")?))
    }

    fn bar_style(&self, fill: Option<Paint>) -> Result<Style> {
        let opacity = match self.spec.gradient_opacity.num() {
            Some(opacity) => Some(opacity),
            None => self.reader.number("gradientOpacity")?,
        };
        Ok(Style {
            fill,
            stroke: paint(&self.reader.plain("gradientStrokeColor")?),
            stroke_width: self.reader.number("gradientStrokeWidth")?,
            opacity,
            ..Style::default()
        })
    }

    /// A continuous gradient.
    pub(super) fn gradient(&self, size: (f64, f64)) -> Result<Entries> {
        let vertical = self.is_vertical()?;
        let length = self.length(size, vertical)?;
        let thickness = self.number("gradientThickness")?;
        let stops = self.scale.gradient_stops(None).into_iter();
        let stops = stops.map(|(at, color)| (at, color.to_text())).collect();
        let (from, to) = if vertical { ((0.0, 1.0), (0.0, 0.0)) } else { ((0.0, 0.0), (1.0, 0.0)) };
        let fill = Gradient { kind: GradientKind::Linear { from, to }, stops };
        let (width, height) = if vertical { (thickness, length) } else { (length, thickness) };
        let shape = Shape::Rect { x: 0.0, y: 0.0, width, height, corners: [0.0; 4] };
        let item = Item::new(shape, self.bar_style(Some(Paint::Gradient(Arc::new(fill))))?);
        let bar = part(MarkKind::Rect, "legend-gradient", vec![item]);
        let wanted = (2.0 * (length / 100.0).floor()).max(2.0);
        let entries = keyed(self.entries(wanted)?, |entry| &entry.value);
        let (low, high) = self.scale.extent();
        let share = self.scale.fraction(low, high);
        let at = |entry: &Entry| share.at(entry.value.to_number());
        self.labelled(bar, &entries, &at, length, thickness, vertical)
    }

    /// Bands between boundaries.
    pub(super) fn bands(&self, size: (f64, f64)) -> Result<Entries> {
        let vertical = self.is_vertical()?;
        let length = self.length(size, vertical)?;
        let thickness = self.number("gradientThickness")?;
        let entries = keyed(self.entries(5.0)?, |entry| &entry.value);
        let start = |at: usize| match entries.get(at) {
            Some(entry) if at > 0 => self.scale.label_fraction(entry.value.to_number()),
            Some(_) => 0.0,
            None => 1.0,
        };
        let mut items = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let (from, to) = (start(at), start(at + 1));
            let (from, to) = if vertical {
                ((1.0 - to) * length, (1.0 - from) * length)
            } else {
                (from * length, to * length)
            };
            let (x, y, width, height) = if vertical {
                (0.0, from, thickness, to - from)
            } else {
                (from, 0.0, to - from, thickness)
            };
            let shape = Shape::Rect {
                x,
                y,
                width: width.max(0.0),
                height: height.max(0.0),
                corners: [0.0; 4],
            };
            items.push(Item::new(shape, self.bar_style(paint(&self.scale.map(&entry.value)))?));
        }
        let bar = part(MarkKind::Rect, "legend-band", items);
        let at = |entry: &Entry| match entry.datum.at("index").num() {
            Some(0.0) => 0.0,
            _ => self.scale.label_fraction(entry.value.to_number()),
        };
        self.labelled(bar, &entries, &at, length, thickness, vertical)
    }

    /// The bar with its labels.
    fn labelled(
        &self,
        bar: Mark,
        entries: &[Entry],
        share: &dyn Fn(&Entry) -> f64,
        length: f64,
        thickness: f64,
        vertical: bool,
    ) -> Result<Entries> {
        let across = thickness + self.number("gradientLabelOffset")?;
        let said_offset = self.spec.props.get("labelOffset").num();
        let across = said_offset.map_or(across, |offset| thickness + offset);
        let mut items: Vec<(Item, Bounds)> = Vec::new();
        for entry in entries {
            let share = share(entry);
            // What has no place stands at the start of everything.
            let place = |at: f64| if at.is_finite() { at } else { 0.0 };
            let pick = |start: &'static str, middle: &'static str, end: &'static str| {
                if share <= 0.0 {
                    start
                } else if share >= 1.0 {
                    end
                } else {
                    middle
                }
            };
            let (at, align, baseline) = if vertical {
                ((across, place((1.0 - share) * length)), "left", pick("bottom", "middle", "top"))
            } else {
                ((place(share * length), across), pick("left", "center", "right"), "top")
            };
            let limit = self.spec.props.get("labelLimit").num();
            let set = Setting {
                at,
                offset: (0.0, 0.0),
                align,
                baseline,
                angle: 0.0,
                limit: limit.or(self.reader.number("gradientLabelLimit")?).unwrap_or(0.0),
                most_lines: self.reader.scope.model.most_lines(),
                line_height: None,
            };
            let font = self.reader.font("label", "guide-label", &entry.datum)?;
            let lines: Vec<Value> = entry.label.split('\n').map(Value::text).collect();
            let text = words(&lines, font, &set, self.reader.scope);
            let room = room(&text, self.reader.scope);
            items.push((
                text_item(text, self.reader.ink("label", "guide-label", &entry.datum)?),
                room,
            ));
        }
        let rooms: Vec<Bounds> = items.iter().map(|(_, room)| *room).collect();
        let method = self.reader.overlap()?;
        let visible =
            shown(&rooms, method.as_deref(), self.reader.number("labelSeparation")?.unwrap_or(0.0));
        let own = bounds::mark(&bar, self.reader.scope.options.measure);
        let mut all = own;
        let mut labels = Vec::new();
        for ((item, room), visible) in items.into_iter().zip(visible) {
            if visible {
                all.union(&room);
                labels.push(item);
            }
        }
        let marks = vec![bar, part(MarkKind::Text, "legend-label", labels)];
        Ok(Entries { marks, room: all, bar: own })
    }
}
