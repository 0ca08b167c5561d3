//! A unit's marks: its rows as items of a scene.

use std::sync::Arc;

use super::super::data::path_groups;
use super::paint::Painter;
use super::position::Default as At;
use super::{Encoder, Props, finite, number, or_zero};
use crate::order::{Codes, sorted};
use crate::problem::Result;
use crate::scene::{Aria, Clip, Item, Mark, MarkKind, Shape};
use crate::shape::curve::Curve;
use crate::shape::line::{area, line};
use crate::shape::trail::trail;
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::mark::{Invalid, MarkType, Orient};
use crate::spec::read::Read;
use crate::transform::compare::{Compare, Order};
use crate::transform::group::groups_of;
use crate::value::{Key, Name, Value};

impl<'a> Encoder<'a> {
    /// The marks of the unit.
    pub(crate) fn marks(&self, name: &str) -> Result<Mark> {
        let props = self.props()?;
        let kind = scene_kind(self.unit.mark.kind);
        let name: Name =
            if name.is_empty() { "marks".into() } else { format!("{name}_marks").into() };
        let said_clip = self.unit.mark.prop("clip", &self.scope.model.config);
        let clips = said_clip.to_bool() || self.is_clipped();
        let clip = clips.then_some(Clip { width: self.size.0, height: self.size.1 });
        let rows: Vec<usize> = (0..self.table.len()).collect();
        let items = match self.unit.mark.kind {
            MarkType::Line | MarkType::Area | MarkType::Trail => self.paths(&props, rows),
            MarkType::Bar if self.is_rounded_stack() => {
                return self.rounded_stack(&props, &name, clip);
            }
            _ => self.singles(&props, rows)?,
        };
        Ok(Mark { kind, role: "mark", name: Some(name), clip, aria: Aria::default(), items })
    }

    /// Rows of one key are one item: the last of them, at the place of the first.
    pub(super) fn keyed(&self, rows: Vec<usize>) -> Vec<usize> {
        let key = self.unit.encoding.field(Channel::Key);
        let Some(key) = key else { return rows };
        let value = self.column(&key.column());
        let mut places = Codes::default();
        let mut kept: Vec<usize> = Vec::new();
        for row in rows {
            let place = places.code(Key::Text(value(row).to_text()));
            match kept.get_mut(place) {
                Some(known) => *known = row,
                None => kept.push(row),
            }
        }
        kept
    }

    /// A selection that sets a domain, or that pans and zooms it, cuts off what lies outside of it.
    fn is_clipped(&self) -> bool {
        let binds = |param: &Value| {
            param.at("select").is_some() && param.at("bind").str() == Some("scales")
        };
        let model = self.scope.model;
        let pans = |id: super::super::model::Id| {
            model.node(id).props.at("params").items().iter().any(binds)
        };
        model.ancestry(self.id).any(pans)
            || [Channel::X, Channel::Y].into_iter().any(|channel| {
                let component = self.scope.components.find(self.scope.model, self.id, channel);
                component.is_some_and(|component| component.domain.selection.is_some())
            })
    }

    /// All properties of the unit's items.
    fn props(&self) -> Result<Props<'a>> {
        let mut props = self.base()?;
        let orient = self.unit.mark.orient;
        match self.unit.mark.kind {
            MarkType::Bar => {
                props.extend(self.rect(Channel::X)?);
                props.extend(self.rect(Channel::Y)?);
                let corners = self.corner_radius_end(&props)?;
                props.extend(corners);
            }
            MarkType::Rect => {
                props.extend(self.rect(Channel::X)?);
                props.extend(self.rect(Channel::Y)?);
            }
            MarkType::Image => {
                props.extend(self.rect(Channel::X)?);
                props.extend(self.rect(Channel::Y)?);
                let url = match self.text_of(Channel::Url)? {
                    Some(url) => Some(url),
                    None => self.prop("url")?,
                };
                props.set("url", url);
            }
            MarkType::Tick => self.tick(&mut props)?,
            MarkType::Line | MarkType::Trail => {
                props.extend(self.point(Channel::X, At::Mid, None)?);
                props.extend(self.point(Channel::Y, At::Mid, None)?);
                let drawn =
                    if self.unit.mark.kind == MarkType::Line { "strokeWidth" } else { "size" };
                let size = self.sized(drawn, &props)?;
                props.set(drawn, size);
                props.set("defined", self.defined());
            }
            MarkType::Area => {
                let ranged = [self.is_ranged_offset(Channel::X), self.is_ranged_offset(Channel::Y)];
                let any = ranged.contains(&true);
                let x =
                    ranged.first() == Some(&true) || (!any && orient == Some(Orient::Horizontal));
                let y = ranged.get(1) == Some(&true) || (!any && orient == Some(Orient::Vertical));
                props.extend(self.point_or_range(Channel::X, At::ZeroOrMin, x)?);
                props.extend(self.point_or_range(Channel::Y, At::ZeroOrMin, y)?);
                props.set("defined", self.defined());
            }
            MarkType::Point | MarkType::Circle | MarkType::Square => self.symbol(&mut props)?,
            MarkType::Rule => self.rule(&mut props)?,
            MarkType::Text => self.words(&mut props)?,
            MarkType::Arc => {
                props.extend(self.point(Channel::X, At::Mid, None)?);
                props.extend(self.point(Channel::Y, At::Mid, None)?);
                props.extend(self.rect(Channel::Radius)?);
                props.extend(self.rect(Channel::Theta)?);
            }
        }
        Ok(props)
    }

    fn tick(&self, props: &mut Props<'a>) -> Result<()> {
        let lies = self.unit.mark.orient == Some(Orient::Horizontal);
        let (along, across, length, middle) = if lies {
            (Channel::X, Channel::Y, "height", "yc")
        } else {
            (Channel::Y, Channel::X, "width", "xc")
        };
        props.extend(self.rect(along)?);
        props.extend(self.point(across, At::Mid, Some(middle))?);
        props.set(length, self.prop("thickness")?);
        Ok(())
    }

    fn symbol(&self, props: &mut Props<'a>) -> Result<()> {
        props.extend(self.point(Channel::X, At::Mid, None)?);
        props.extend(self.point(Channel::Y, At::Mid, None)?);
        props.set("size", self.non_position(Channel::Size, None, None)?);
        props.set("angle", self.non_position(Channel::Angle, None, None)?);
        let shape = match self.unit.mark.kind {
            MarkType::Circle => Some(super::constant("circle")),
            MarkType::Square => Some(super::constant("square")),
            _ => self.non_position(Channel::Shape, None, None)?,
        };
        props.set("shape", shape);
        Ok(())
    }

    fn rule(&self, props: &mut Props<'a>) -> Result<()> {
        let encoding = &self.unit.encoding;
        if !encoding.has(Channel::X) && !encoding.has(Channel::Y) {
            return Ok(());
        }
        let orient = self.unit.mark.orient;
        let at = |lies: bool| if lies { At::ZeroOrMax } else { At::Mid };
        props.extend(self.point_or_range(
            Channel::X,
            at(orient == Some(Orient::Horizontal)),
            orient != Some(Orient::Vertical),
        )?);
        props.extend(self.point_or_range(
            Channel::Y,
            at(orient == Some(Orient::Vertical)),
            orient != Some(Orient::Horizontal),
        )?);
        props.set("strokeWidth", self.sized("strokeWidth", props)?);
        Ok(())
    }

    /// What `size` means for a mark that has no area: a stroke's width, a font's size.
    fn sized(&self, drawn: &'static str, props: &Props<'a>) -> Result<Option<super::Get<'a>>> {
        let config = &self.scope.model.config;
        let said = self.unit.mark.prop_drawn_as(Some("size"), drawn, config);
        let otherwise = match self.written(&said)? {
            Some(said) => Some(said),
            None => props.get(drawn).cloned(),
        };
        self.non_position(Channel::Size, Some(drawn), otherwise)
    }

    fn words(&self, props: &mut Props<'a>) -> Result<()> {
        props.extend(self.point(Channel::X, At::Mid, None)?);
        props.extend(self.point(Channel::Y, At::Mid, None)?);
        let text = match self.text_of(Channel::Text)? {
            Some(text) => Some(text),
            None => self.prop("text")?,
        };
        props.set("text", text);
        props.set("fontSize", self.sized("fontSize", props)?);
        let angle = self.non_position(Channel::Angle, None, None)?;
        props.set("angle", angle);
        for (property, default) in [("align", "center"), ("baseline", "middle")] {
            if props.get(property).is_none() {
                props.set(property, Some(super::constant(default)));
            }
        }
        for (channel, name) in [(Channel::Radius, "radius"), (Channel::Theta, "theta")] {
            props.extend(self.point(channel, At::None, Some(name))?);
        }
        Ok(())
    }

    /// Where a path has a place: not where a value has none on a continuous scale.
    fn defined(&self) -> Option<super::Get<'a>> {
        let breaks = matches!(
            self.unit.mark.invalid(&self.scope.model.config),
            Invalid::BreakFilterDomains | Invalid::BreakShowDomains
        );
        if !breaks {
            return None;
        }
        let continuous = |channel: Channel, def: &Def| {
            let kind = self.scope.kind(self.id, channel);
            channel.has_scale()
                && !def.is_counting()
                && kind.is_some_and(|kind| !kind.is_discrete())
        };
        let imputed = self.unit.stack.as_ref().is_some_and(|stack| stack.impute);
        let fields: Vec<_> = self
            .unit
            .encoding
            .fields()
            .filter(|(channel, def)| continuous(*channel, def))
            .map(|(_, def)| {
                self.column(&def.column_with(if imputed && def.is_binning() { "mid" } else { "" }))
            })
            .collect();
        if fields.is_empty() {
            return None;
        }
        Some(std::rc::Rc::new(move |row| {
            Value::Bool(fields.iter().all(|field| {
                let value = field(row);
                value.is_valid() && value.to_number().is_finite()
            }))
        }))
    }

    /// Items of one row each.
    fn singles(&self, props: &Props<'a>, rows: Vec<usize>) -> Result<Vec<Item>> {
        let (shaper, painter) = (self.shaper(props), Painter::new(props));
        let depth = props.get("zindex");
        let mut items = Vec::with_capacity(rows.len());
        let mut depths = Vec::new();
        for row in self.sorted(props, self.keyed(rows)) {
            if let Some(shape) = shaper(row)? {
                items.push(painter.item(shape, row));
                if depth.is_some() {
                    depths.push(number(depth, row).unwrap_or(0.0));
                }
            }
        }
        if depths.is_empty() {
            return Ok(items);
        }
        let items = sorted(depths.into_iter().zip(items).collect(), &|one: &(f64, Item), two| {
            one.0.total_cmp(&two.0)
        });
        Ok(items.into_iter().map(|(_, item)| item).collect())
    }

    /// The order in which items are painted and paths go (`getSort`).
    fn sorted(&self, props: &Props<'a>, mut rows: Vec<usize>) -> Vec<usize> {
        let order = self.unit.encoding.all(Channel::Order);
        let off = |value: &Value| value.is_off();
        let unsorted = order.first().is_some_and(|def| def.value.as_ref().is_some_and(off))
            || (order.is_empty() && off(&self.unit.mark.prop("order", &self.scope.model.config)));
        if unsorted {
            return rows;
        }
        if order.iter().any(Def::is_field) && self.unit.stack.is_none() {
            let fields = order.iter().filter(|def| def.is_field()).map(|def| {
                let falls = def.raw.at("sort").str() == Some("descending");
                (
                    crate::field::Field::named(&def.column()),
                    if falls { Order::Descending } else { Order::Ascending },
                )
            });
            Compare { fields: fields.collect() }.of(self.table).sort(&mut rows);
        } else if self.unit.mark.kind.is_path() {
            let (channel, name) = if self.unit.mark.orient == Some(Orient::Horizontal) {
                (Channel::Y, "y")
            } else {
                (Channel::X, "x")
            };
            if self.unit.encoding.get(channel).is_some_and(Def::is_field) {
                let places: Vec<Value> = rows.iter().map(|row| props.value(name, *row)).collect();
                let indices: Vec<usize> = (0..rows.len()).collect();
                let at = |index: usize| places.get(index).cloned().unwrap_or_default();
                let indices =
                    crate::sort::sorted(&indices, &mut |one, two| at(one).ascending(&at(two)));
                rows = indices.into_iter().filter_map(|index| rows.get(index).copied()).collect();
            }
        }
        rows
    }

    /// One outline for each series.
    fn paths(&self, props: &Props<'a>, rows: Vec<usize>) -> Vec<Item> {
        let groups = path_groups(self.unit);
        let series = if groups.is_empty() {
            vec![rows]
        } else {
            let fields: Vec<_> =
                groups.iter().map(|name| crate::field::Field::named(name)).collect();
            groups_of(self.table, &fields)
        };
        let filled = series.into_iter().filter(|rows| !rows.is_empty());
        filled.map(|rows| self.path_item(props, &self.sorted(props, self.keyed(rows)))).collect()
    }

    fn path_item(&self, props: &Props<'a>, rows: &[usize]) -> Item {
        let first = rows.first().copied().unwrap_or_default();
        let lies = self.unit.mark.orient == Some(Orient::Horizontal);
        let name = props.value("interpolate", first);
        let tension = props.number("tension", first);
        // Of lines Vega does not know how they lie.
        let turned = lies && self.unit.mark.kind == MarkType::Area;
        let curve =
            Curve::named(name.str().unwrap_or("linear"), turned, tension).unwrap_or(Curve::Linear);
        let defined = props.get("defined");
        let is_defined = |row: usize| defined.is_none_or(|get| get(row).to_bool());
        let [x, y, x2, y2] = ["x", "y", "x2", "y2"].map(|name| props.get(name));
        let at = |row: usize| (or_zero(x, row), or_zero(y, row));
        let path = match self.unit.mark.kind {
            MarkType::Area => {
                let one = |row: &usize| {
                    is_defined(*row).then(|| {
                        let (x, y) = at(*row);
                        let far = |get, near| finite(get, *row).unwrap_or(near);
                        if lies { ([x, y], [far(x2, x), y]) } else { ([x, y], [x, far(y2, y)]) }
                    })
                };
                let points: Vec<_> = rows.iter().map(one).collect();
                area(&points, curve)
            }
            MarkType::Trail => {
                let one = |row: &usize| {
                    is_defined(*row)
                        .then(|| (at(*row).into(), props.number("size", *row).unwrap_or(1.0)))
                };
                trail(&rows.iter().map(one).collect::<Vec<_>>())
            }
            _ => {
                let one = |row: &usize| is_defined(*row).then(|| at(*row).into());
                line(&rows.iter().map(one).collect::<Vec<_>>(), curve)
            }
        };
        let shape = Shape::Path { at: (0.0, 0.0), path: Arc::new(path), angle: 0.0 };
        Painter::new(props).item(shape, first)
    }
}

/// The kind of a scene's mark.
fn scene_kind(kind: MarkType) -> MarkKind {
    match kind {
        MarkType::Arc => MarkKind::Arc,
        MarkType::Area => MarkKind::Area,
        MarkType::Bar | MarkType::Rect | MarkType::Tick => MarkKind::Rect,
        MarkType::Circle | MarkType::Point | MarkType::Square => MarkKind::Symbol,
        MarkType::Image => MarkKind::Image,
        MarkType::Line => MarkKind::Line,
        MarkType::Rule => MarkKind::Rule,
        MarkType::Text => MarkKind::Text,
        MarkType::Trail => MarkKind::Trail,
    }
}
