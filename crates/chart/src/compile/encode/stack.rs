//! Stacked bars with round corners: those of the whole stack.

use super::paint::Painter;
use super::shapes::Boxes;
use super::{Encoder, Props};
use crate::problem::{Problem, Result};
use crate::scene::{Aria, Clip, Group, Item, Mark, MarkKind, Shape, Style};
use crate::spec::channel::Channel;
use crate::transform::group::groups_of;
use crate::value::Name;

impl<'a> Encoder<'a> {
    /// Whether stacked bars have round corners: they are those of the whole stack.
    pub(super) fn is_rounded_stack(&self) -> bool {
        let config = &self.scope.model.config;
        let sized = self.unit.encoding.field(Channel::Size).is_some();
        let round = |property: &str| self.unit.mark.prop(property, config).to_bool();
        self.unit.stack.is_some()
            && !sized
            && [
                "cornerRadiusEnd",
                "cornerRadius",
                "cornerRadiusTopLeft",
                "cornerRadiusTopRight",
                "cornerRadiusBottomLeft",
                "cornerRadiusBottomRight",
            ]
            .into_iter()
            .any(round)
    }

    /// A group for each stack, cut off at its round corners.
    pub(super) fn rounded_stack(
        &self,
        props: &Props<'a>,
        name: &Name,
        clip: Option<Clip>,
    ) -> Result<Mark> {
        let Some(stack) = &self.unit.stack else {
            return Err(Problem::invalid(&self.scope.model.node(self.id).path, ""));
        };
        let (boxes, painter) = (Boxes::new(props), Painter::new(props));
        let along = stack.channel;
        let scale = self.scale(along);
        let def = self.unit.encoding.get(along);
        let columns = def.map(|def| {
            [self.column(&def.column_with("start")), self.column(&def.column_with("end"))]
        });
        let mut keys: Vec<Name> = Vec::new();
        for channel in &stack.groupby {
            if let Some(def) = self.unit.encoding.get(*channel) {
                keys.push(def.column());
                if def.bin != crate::spec::def::Bin::None || def.time_unit.is_some() {
                    keys.push(def.column_with("end"));
                }
            }
        }
        let fields: Vec<_> = keys.iter().map(|name| crate::field::Field::named(name)).collect();
        let mut items = Vec::new();
        for rows in groups_of(self.table, &fields) {
            let Some(first) = rows.first().copied() else { continue };
            let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
            for row in &rows {
                for column in columns.iter().flatten() {
                    let at = scale.as_ref().map_or(f64::NAN, |scale| scale.number(&column(*row)));
                    low = low.min(at);
                    high = high.max(at);
                }
            }
            let ((x, width), (y, height)) = boxes.spans(first);
            // The log of zero is nowhere.
            let or_zero = |at: f64| if at.is_finite() { at } else { 0.0 };
            let (low, high) = (or_zero(low), or_zero(high));
            let (at, size) = if along == Channel::X {
                ((low, y), (high - low, height))
            } else {
                ((x, low), (width, high - low))
            };
            let corners = stack_corners(&boxes, &rows);
            let mut style = painter.style(first);
            style.fill = None;
            // A stroke that rows have each for themselves is not that of the whole stack.
            if self.unit.encoding.has(Channel::Stroke)
                || (!self.unit.mark.filled && self.unit.encoding.has(Channel::Color))
            {
                style.stroke = None;
            }
            style.fill_opacity = None;
            style.opacity = None;
            let mut inner = Vec::new();
            for row in self.keyed(rows) {
                let mut item = painter.item(boxes.shape(row), row);
                if let Shape::Rect { x, y, corners, .. } = &mut item.shape {
                    *corners = [0.0; 4];
                    if along == Channel::X { *y = 0.0 } else { *x = 0.0 }
                }
                inner.push(item);
            }
            let marks = Mark {
                kind: MarkKind::Rect,
                role: "mark",
                name: Some(Name::clone(name)),
                clip: None,
                aria: Aria::default(),
                items: inner,
            };
            let shift = if along == Channel::X { (-low, 0.0) } else { (0.0, -low) };
            let across = if along == Channel::X { (0.0, height) } else { (width, 0.0) };
            let within = Group {
                at: shift,
                size: across,
                corners: [0.0; 4],
                has_background: true,
                clip: false,
                marks: vec![marks],
            };
            let within = Mark {
                kind: MarkKind::Group,
                role: "scope",
                name: None,
                clip: None,
                aria: Aria::default(),
                items: vec![Item::new(Shape::Group(Box::new(within)), Style::default())],
            };
            let group =
                Group { at, size, corners, has_background: true, clip: true, marks: vec![within] };
            items.push(Item::new(Shape::Group(Box::new(group)), style));
        }
        Ok(Mark {
            kind: MarkKind::Group,
            role: "scope",
            name: None,
            clip,
            aria: Aria::default(),
            items,
        })
    }
}

fn stack_corners(boxes: &Boxes<'_, '_>, rows: &[usize]) -> [f64; 4] {
    let mut all = [0.0_f64; 4];
    for row in rows {
        for (corner, radius) in all.iter_mut().zip(boxes.corners(*row)) {
            *corner = corner.max(radius);
        }
    }
    all
}
