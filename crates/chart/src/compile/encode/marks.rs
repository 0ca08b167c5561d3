//! A unit's marks: its rows as items of a scene.

use std::sync::Arc;

use super::super::data::path_groups;
use super::position::Default as At;
use super::{Encoder, Props};
use crate::letters;
use crate::order::{Codes, sorted};
use crate::problem::{Problem, Result};
use crate::scene::{
    Align, Aria, Clip, Font, Gradient, GradientKind, Group, Item, Mark, MarkKind, Paint, Shape,
    Style, Text,
};
use crate::shape::arc::{Arc as Ring, arc};
use crate::shape::curve::Curve;
use crate::shape::line::{area, line};
use crate::shape::symbol::symbol;
use crate::shape::trail::trail;
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::mark::{Invalid, MarkType, Orient};
use crate::spec::read::{Read, list_of};
use crate::text::{Direction, baseline_offset, truncate};
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
    fn keyed(&self, rows: Vec<usize>) -> Vec<usize> {
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
        let rows = self.sorted(props, self.keyed(rows));
        let mut items: Vec<(f64, Item)> = Vec::new();
        for row in rows {
            let item = match self.unit.mark.kind {
                MarkType::Bar | MarkType::Rect | MarkType::Tick => Some(self.rect_item(props, row)),
                MarkType::Point | MarkType::Circle | MarkType::Square => {
                    Some(self.symbol_item(props, row)?)
                }
                MarkType::Rule => Some(self.rule_item(props, row)),
                MarkType::Text => self.text_item(props, row),
                MarkType::Arc => Some(self.arc_item(props, row)),
                MarkType::Image => Some(self.image_item(props, row)),
                _ => None,
            };
            if let Some(item) = item {
                items.push((props.number("zindex", row).unwrap_or(0.0), item));
            }
        }
        let items = sorted(items, &|one, two| one.0.total_cmp(&two.0));
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
        let is_defined = |row: usize| props.get("defined").is_none_or(|get| get(row).to_bool());
        let at = |row: usize, name: &str| {
            props.number(name, row).filter(|at| at.is_finite()).unwrap_or(0.0)
        };
        let path = match self.unit.mark.kind {
            MarkType::Area => {
                let one = |row: &usize| {
                    is_defined(*row).then(|| {
                        let (x, y) = (at(*row, "x"), at(*row, "y"));
                        let far = |name: &str, near: f64| {
                            props.number(name, *row).filter(|at| at.is_finite()).unwrap_or(near)
                        };
                        if lies { ([x, y], [far("x2", x), y]) } else { ([x, y], [x, far("y2", y)]) }
                    })
                };
                let points: Vec<_> = rows.iter().map(one).collect();
                area(&points, curve)
            }
            MarkType::Trail => {
                let one = |row: &usize| {
                    is_defined(*row).then(|| {
                        ([at(*row, "x"), at(*row, "y")], props.number("size", *row).unwrap_or(1.0))
                    })
                };
                trail(&rows.iter().map(one).collect::<Vec<_>>())
            }
            _ => {
                let one = |row: &usize| is_defined(*row).then(|| [at(*row, "x"), at(*row, "y")]);
                line(&rows.iter().map(one).collect::<Vec<_>>(), curve)
            }
        };
        self.item(Shape::Path { at: (0.0, 0.0), path, angle: 0.0 }, props, first)
    }

    fn item(&self, shape: Shape, props: &Props<'a>, row: usize) -> Item {
        let words = |name: &str| match props.value(name, row) {
            Value::Undefined | Value::Null => None,
            value => Some(value.to_text()),
        };
        Item {
            shape,
            style: style(props, row),
            href: words("href"),
            tooltip: words("tooltip"),
            label: None,
            row: Some(row),
            class: None,
        }
    }

    fn rect_item(&self, props: &Props<'a>, row: usize) -> Item {
        let (x, width) = span(props, row, ["x", "x2", "xc", "width"]);
        let (y, height) = span(props, row, ["y", "y2", "yc", "height"]);
        let corners = corners(props, row);
        self.item(Shape::Rect { x, y, width, height, corners }, props, row)
    }

    fn symbol_item(&self, props: &Props<'a>, row: usize) -> Result<Item> {
        let shape = props.value("shape", row);
        let shape = shape.str().unwrap_or("circle");
        let size = props.number("size", row).unwrap_or(64.0);
        let path = symbol(shape, size).ok_or_else(|| {
            Problem::unsupported(
                &self.scope.model.node(self.id).path.key("mark"),
                crate::messages::unsupported(shape),
            )
        })?;
        let at = (number(props, row, "x"), number(props, row, "y"));
        let angle = props.number("angle", row).filter(|angle| angle.is_finite()).unwrap_or(0.0);
        Ok(self.item(Shape::Path { at, path, angle }, props, row))
    }

    fn rule_item(&self, props: &Props<'a>, row: usize) -> Item {
        let (x, y) = (number(props, row, "x"), number(props, row, "y"));
        let far = |name: &str, near: f64| {
            props.number(name, row).filter(|at| at.is_finite()).unwrap_or(near)
        };
        self.item(Shape::Rule { from: (x, y), to: (far("x2", x), far("y2", y)) }, props, row)
    }

    fn arc_item(&self, props: &Props<'a>, row: usize) -> Item {
        let get = |name: &str| number(props, row, name);
        let ring = Ring {
            inner_radius: get("innerRadius"),
            outer_radius: get("outerRadius"),
            start_angle: get("startAngle"),
            end_angle: get("endAngle"),
            corner_radius: get("cornerRadius"),
            pad_angle: get("padAngle"),
        };
        self.item(Shape::Path { at: (get("x"), get("y")), path: arc(ring), angle: 0.0 }, props, row)
    }

    fn image_item(&self, props: &Props<'a>, row: usize) -> Item {
        let (mut x, width) = span(props, row, ["x", "x2", "xc", "width"]);
        let (mut y, height) = span(props, row, ["y", "y2", "yc", "height"]);
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
        self.item(Shape::Image { url, x, y, width, height, aspect }, props, row)
    }

    fn text_item(&self, props: &Props<'a>, row: usize) -> Option<Item> {
        let words = props.value("text", row);
        if !words.is_present() {
            return None;
        }
        let radius = props.number("radius", row).filter(|radius| radius.is_finite()).unwrap_or(0.0);
        let mut at = (number(props, row, "x"), number(props, row, "y"));
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
        Some(self.item(Shape::Text(text), props, row))
    }

    /// Whether stacked bars have round corners: they are those of the whole stack.
    fn is_rounded_stack(&self) -> bool {
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
    fn rounded_stack(&self, props: &Props<'a>, name: &Name, clip: Option<Clip>) -> Result<Mark> {
        let Some(stack) = &self.unit.stack else {
            return Err(Problem::invalid(&self.scope.model.node(self.id).path, ""));
        };
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
            let (x, width) = span(props, first, ["x", "x2", "xc", "width"]);
            let (y, height) = span(props, first, ["y", "y2", "yc", "height"]);
            // The log of zero is nowhere.
            let or_zero = |at: f64| if at.is_finite() { at } else { 0.0 };
            let (low, high) = (or_zero(low), or_zero(high));
            let (at, size) = if along == Channel::X {
                ((low, y), (high - low, height))
            } else {
                ((x, low), (width, high - low))
            };
            let corners = self.stack_corners(props, &rows);
            let mut style = style(props, first);
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
                let mut item = self.rect_item(props, row);
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

    fn stack_corners(&self, props: &Props<'a>, rows: &[usize]) -> [f64; 4] {
        let mut all = [0.0_f64; 4];
        for row in rows {
            for (corner, radius) in all.iter_mut().zip(corners(props, *row)) {
                *corner = corner.max(radius);
            }
        }
        all
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

fn number(props: &Props<'_>, row: usize, name: &str) -> f64 {
    props.number(name, row).filter(|at| at.is_finite()).unwrap_or(0.0)
}

/// Start and length along an axis, by what is known of start, end, middle and length (Vega's
/// `adjustSpatial`).
fn span(props: &Props<'_>, row: usize, [start, end, middle, length]: [&str; 4]) -> (f64, f64) {
    let get = |name: &str| {
        props.get(name).map(|get| get(row)).filter(Value::is_present).map(|value| value.to_number())
    };
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

fn corners(props: &Props<'_>, row: usize) -> [f64; 4] {
    let all = number(props, row, "cornerRadius");
    [
        "cornerRadiusTopLeft",
        "cornerRadiusTopRight",
        "cornerRadiusBottomRight",
        "cornerRadiusBottomLeft",
    ]
    .map(|name| props.number(name, row).filter(|radius| radius.is_finite()).unwrap_or(all))
}

/// How a row's item is painted.
pub(crate) fn style(props: &Props<'_>, row: usize) -> Style {
    let words = |name: &str| {
        props.get(name).map(|get| get(row)).filter(Value::is_present).map(|value| value.to_text())
    };
    let number = |name: &str| props.number(name, row).filter(|number| number.is_finite());
    Style {
        fill: paint(&props.value("fill", row)),
        stroke: paint(&props.value("stroke", row)),
        opacity: number("opacity"),
        fill_opacity: number("fillOpacity"),
        stroke_opacity: number("strokeOpacity"),
        stroke_width: number("strokeWidth"),
        stroke_dash: dash(&props.value("strokeDash", row)),
        stroke_dash_offset: number("strokeDashOffset"),
        stroke_cap: words("strokeCap"),
        stroke_join: words("strokeJoin"),
        stroke_miter_limit: number("strokeMiterLimit"),
        blend: words("blend"),
        cursor: None,
    }
}

/// Lengths of strokes and gaps.
pub(crate) fn dash(value: &Value) -> Option<Arc<[f64]>> {
    match value {
        Value::List(lengths) if !lengths.is_empty() => {
            Some(lengths.iter().map(Value::to_number).collect())
        }
        _ => None,
    }
}

/// A colour or a gradient; nothing where nothing is painted.
pub(crate) fn paint(value: &Value) -> Option<Paint> {
    match value {
        Value::Text(color) if &**color != "none" && !color.is_empty() => {
            Some(Paint::Color(Arc::clone(color)))
        }
        Value::Object(_) if value.at("gradient").is_some() => {
            Some(Paint::Gradient(Arc::new(gradient(value))))
        }
        _ => None,
    }
}

fn gradient(value: &Value) -> Gradient {
    let get = |key: &str, default: f64| value.at(key).num().unwrap_or(default);
    let stops = value
        .at("stops")
        .items()
        .iter()
        .map(|stop| (stop.at("offset").to_number(), stop.at("color").to_text()));
    let kind = if value.at("gradient").str() == Some("radial") {
        GradientKind::Radial {
            from: (get("x1", 0.5), get("y1", 0.5), get("r1", 0.0)),
            to: (get("x2", 0.5), get("y2", 0.5), get("r2", 0.5)),
        }
    } else {
        GradientKind::Linear {
            from: (get("x1", 0.0), get("y1", 0.0)),
            to: (get("x2", 1.0), get("y2", 0.0)),
        }
    };
    Gradient { kind, stops: stops.collect() }
}

/// Words at a place, with the font, the turn and the limit that their properties say.
pub(crate) fn text_of(
    props: &Props<'_>,
    row: usize,
    lines: &[Value],
    at: (f64, f64),
    measure: &dyn crate::text::Measure,
) -> Option<Text> {
    let words = |name: &str| {
        props.get(name).map(|get| get(row)).filter(Value::is_present).map(|value| value.to_text())
    };
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
    let dx = number(props, row, "dx");
    let dy = number(props, row, "dy") + baseline_offset(&baseline, size, line_height);
    let angle = props.number("angle", row).filter(|angle| angle.is_finite()).unwrap_or(0.0);
    Some(Text { at, lines, line_height, angle, offset: (dx, dy), align, font })
}
