//! A legend of symbols: one for each value, in rows and columns.

use super::super::encode::paint::{dash, paint};
use super::super::guide::{Setting, room, text_item, words};
use super::super::layout::{Align, Grid, by_direction, group_mark, lay_out_grid};
use super::entries::Entry;
use super::{Entries, Legend, part};
use crate::bounds;
use crate::geometry::Bounds;
use crate::order::sorted;
use crate::problem::{Problem, Result};
use crate::scene::{Group, Item, Mark, MarkKind, Shape, Style};
use crate::shape::symbol::symbol;
use crate::spec::read::Read;
use crate::transform::whole_of;
use crate::value::Value;

impl Legend<'_> {
    pub(super) fn symbols(&self) -> Result<Entries> {
        let entries = self.entries(5.0)?;
        let vertical = self.is_vertical()?;
        let columns = match self.reader.number("columns")? {
            Some(columns) => whole_of(columns),
            None => usize::from(vertical),
        };
        let mut sizes = Vec::new();
        for entry in &entries {
            sizes.push(self.entry_size(entry)?);
        }
        let largest = sizes.iter().copied().fold(0.0, f64::max);
        let mut drawn = Vec::new();
        for (entry, size) in entries.iter().zip(&sizes) {
            let across = if columns > 0 { largest } else { *size };
            drawn.push(self.symbol_entry(entry, across, *size)?);
        }
        let total = drawn.len();
        // Down each column, then to the next.
        let order: Vec<usize> = if vertical && columns > 1 {
            let rows = total.div_ceil(columns).max(1);
            let order: Vec<usize> = (0..total).collect();
            sorted(order, &|one, two| (one % rows).cmp(&(two % rows)))
        } else {
            (0..total).collect()
        };
        let measure = self.reader.scope.options.measure;
        let clip_height = self.reader.number("clipHeight")?.filter(|height| *height > 0.0);
        let mut slots: Vec<Option<(Vec<Mark>, f64)>> = drawn.into_iter().map(Some).collect();
        let mut groups = Vec::new();
        let mut rooms = Vec::new();
        for at in order {
            let Some((marks, _)) = slots.get_mut(at).and_then(Option::take) else { continue };
            let group = Group {
                at: (0.0, 0.0),
                size: (0.0, 0.0),
                corners: [0.0; 4],
                has_background: false,
                clip: false,
                marks,
            };
            let mut room = bounds::group(&group, &Style::default(), measure);
            if let Some(height) = clip_height {
                // Symbols that are cut off count only as high as they are left.
                room = bounds_of_labels(&group, measure);
                room.add([0.0, 0.0]);
                room.add([0.0, height]);
            }
            rooms.push(room);
            groups.push(group);
        }
        let align = self.reader.plain("gridAlign")?;
        let grid = Grid {
            columns: if columns > 0 { columns } else { total },
            align: ["column", "row"]
                .map(|direction| Align::parse(by_direction(&align, direction).str())),
            padding: [self.number("columnPadding")?, self.number("rowPadding")?],
            center: [false, true],
        };
        let mut all = Bounds::EMPTY;
        for ((group, room), at) in groups.iter_mut().zip(&rooms).zip(lay_out_grid(&rooms, grid)) {
            group.at = at;
            all.union(&room.moved(at.0, at.1));
        }
        let items = groups.into_iter().map(|group| (group, Style::default())).collect();
        Ok(Entries { marks: vec![group_mark("scope", None, items)], room: all, bar: all })
    }

    /// The height of an entry, which is also the width of its symbol.
    fn entry_size(&self, entry: &Entry) -> Result<f64> {
        let size = self.symbol_value("size", "symbolSize", entry)?.to_number();
        let width = self.symbol_value("strokeWidth", "symbolStrokeWidth", entry)?.to_number();
        let font = self.reader.font("label", "guide-label", &entry.datum)?;
        let square = (size.sqrt() + width).ceil();
        Ok(if square > font.size { square } else { font.size })
    }

    /// A property of an entry's symbol: as the marks have it, else through the scale, else as
    /// legends have it.
    fn symbol_value(&self, property: &str, named: &str, entry: &Entry) -> Result<Value> {
        if let Some(value) = self.spec.look.get(property) {
            return Ok(value.clone());
        }
        match self.spec.scale_of(property, self.reader.scope) {
            Some(scale) => Ok(scale.map(&entry.value)),
            None => self.reader.at(named, &entry.datum),
        }
    }

    fn color(&self, property: &str, named: &str, base: &str, entry: &Entry) -> Result<Value> {
        match self.symbol_value(property, named, entry)? {
            // A value that the scale does not know has no colour.
            Value::Undefined if !self.spec.has_scale("fill") && !self.spec.has_scale(property) => {
                self.reader.at(base, &entry.datum)
            }
            value => Ok(value),
        }
    }

    fn symbol_style(&self, entry: &Entry) -> Result<Style> {
        let look = |property: &str| self.spec.look.get(property).cloned().unwrap_or_default();
        Ok(Style {
            fill: paint(&self.color("fill", "symbolFillColor", "symbolBaseFillColor", entry)?),
            stroke: paint(&self.color(
                "stroke",
                "symbolStrokeColor",
                "symbolBaseStrokeColor",
                entry,
            )?),
            opacity: self.symbol_value("opacity", "symbolOpacity", entry)?.num(),
            fill_opacity: look("fillOpacity").num(),
            stroke_opacity: look("strokeOpacity").num(),
            stroke_width: self.symbol_value("strokeWidth", "symbolStrokeWidth", entry)?.num(),
            stroke_dash: dash(&self.symbol_value("strokeDash", "symbolDash", entry)?),
            stroke_dash_offset: self
                .symbol_value("strokeDashOffset", "symbolDashOffset", entry)?
                .num(),
            stroke_join: look("strokeJoin").str().map(Into::into),
            stroke_miter_limit: look("strokeMiterLimit").num(),
            ..Style::default()
        })
    }

    /// A symbol and its label.
    fn symbol_entry(&self, entry: &Entry, across: f64, size: f64) -> Result<(Vec<Mark>, f64)> {
        let shift = self.number("symbolOffset")?;
        let clip_height = self.reader.number("clipHeight")?.filter(|height| *height > 0.0);
        let y = clip_height.unwrap_or(size) * 0.5;
        let shape = self.symbol_value("shape", "symbolType", entry)?;
        let shape = shape.str().unwrap_or("circle");
        let area = self.symbol_value("size", "symbolSize", entry)?.to_number();
        let path = symbol(shape, area).ok_or_else(|| {
            Problem::unsupported(&self.reader.path, crate::messages::unsupported(shape))
        })?;
        let at = (across * 0.5 + shift, y);
        let shape = Shape::Path { at, path: std::sync::Arc::new(path), angle: 0.0 };
        let item = Item::new(shape, self.symbol_style(entry)?);
        let at = (across + shift + self.number("labelOffset")?, y);
        let align = self.word("labelAlign")?;
        let baseline = self.word("labelBaseline")?;
        let set = Setting {
            at,
            offset: (0.0, 0.0),
            align: align.as_deref().unwrap_or("left"),
            baseline: baseline.as_deref().unwrap_or("middle"),
            angle: 0.0,
            limit: self.number("labelLimit")?,
            most_lines: self.reader.scope.model.most_lines(),
            line_height: None,
        };
        let font = self.reader.font("label", "guide-label", &entry.datum)?;
        let lines: Vec<Value> = entry.label.split('\n').map(Value::text).collect();
        let text = words(&lines, font, &set, self.reader.scope);
        let width = room(&text, self.reader.scope).x2;
        let label = text_item(text, self.reader.ink("label", "guide-label", &entry.datum)?);
        Ok((
            vec![
                part(MarkKind::Symbol, "legend-symbol", vec![item]),
                part(MarkKind::Text, "legend-label", vec![label]),
            ],
            width,
        ))
    }
}

fn bounds_of_labels(group: &Group, measure: &dyn crate::text::Measure) -> Bounds {
    let mut all = Bounds::EMPTY;
    for mark in group.marks.iter().filter(|mark| mark.kind == MarkKind::Text) {
        all.union(&bounds::mark(mark, measure));
    }
    all
}
