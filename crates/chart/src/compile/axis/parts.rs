//! An axis laid out: ticks, labels, grid, domain, title.

use super::super::format::GuideFormat;
use super::super::guide::{
    Reader, Setting, about_place, depends, is_painted, keyed, room, rule_item, text_item, words,
};
use super::super::scope::Scope;
use super::broken::{Broken, Place};
use super::labels::shown;
use super::props::{AxisSpec, default_align as align_of, default_baseline as baseline_of};
use crate::bounds;
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scale::{Scale, TickCount};
use crate::scene::{Aria, Font, Group, Item, Mark, MarkKind, Shape, Style};
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::read::{Read, list_of, object};
use crate::spec::scale_type::ScaleType;
use crate::text::line_height;
use crate::value::{Value, count};

/// An axis at its place.
#[derive(Debug)]
pub(crate) struct Placed {
    /// The grid, below the marks.
    pub(crate) grid: Option<Mark>,
    /// The axis itself.
    pub(crate) main: Option<Mark>,
    /// Whether it stands over the marks.
    pub(crate) above: bool,
    /// Whether it stands at the left or right.
    pub(crate) is_y: bool,
    /// The room of both.
    pub(crate) bounds: Bounds,
    /// The room of the grid alone.
    pub(crate) grid_bounds: Bounds,
    /// The side that it stands at.
    pub(crate) orient: &'static str,
}

struct Tick {
    value: Value,
    label: String,
    datum: Value,
    extra: bool,
}

/// Where in a band ticks are.
struct Band {
    at: f64,
    /// Whether there is one tick more, at the start of the first band.
    has_extra: bool,
    /// How far ticks are moved.
    offset: f64,
    rounds: bool,
}

/// How a label looks and where it stands by its tick.
struct LabelLook {
    offset: f64,
    tick_size: Option<f64>,
    padding: f64,
    align: Option<String>,
    baseline: Option<String>,
    angle: f64,
    flush_offset: f64,
    limit: f64,
    most_lines: usize,
    line_height: Option<f64>,
    font: Font,
    style: Style,
}

struct Axis<'a> {
    spec: &'a AxisSpec,
    scale: &'a Scale,
    def: &'a Def,
    reader: Reader<'a>,
    orient: &'static str,
    size: (f64, f64),
}

/// Lays an axis out along a plot.
pub(crate) fn draw(spec: &AxisSpec, size: (f64, f64), scope: &Scope<'_>) -> Result<Option<Placed>> {
    if spec.props.get("disable").to_bool() {
        return Ok(None);
    }
    let (Some(scale), Some(unit)) =
        (scope.scale(spec.unit, spec.channel), scope.model.unit(spec.unit))
    else {
        return Ok(None);
    };
    let Some(def) = unit.encoding.data(spec.channel) else { return Ok(None) };
    let is_band = spec.kind == ScaleType::Band;
    let get = |name: &str| match spec.props.get(name) {
        // Vega's own default for axes of bands.
        Value::Undefined if name == "tickOffset" && is_band => Value::Number(-0.5),
        Value::Undefined => scope.model.config.guide("axis", name),
        said => said.clone(),
    };
    let path =
        scope.model.node(spec.unit).path.key("encoding").key(spec.channel.name()).key("axis");
    let reader = Reader { get: &get, scope, path };
    let axis = Axis { spec, scale: &scale, def, reader, orient: spec.orient(), size };
    axis.draw().map(Some)
}

impl Axis<'_> {
    fn is_x(&self) -> bool {
        matches!(self.orient, "top" | "bottom")
    }

    fn sign(&self) -> f64 {
        if matches!(self.orient, "top" | "left") { -1.0 } else { 1.0 }
    }

    fn on(&self, name: &str) -> Result<bool> {
        Ok(self.reader.plain(name)?.to_bool())
    }

    fn draw(&self) -> Result<Placed> {
        let band = self.band()?;
        let ticks = self.ticks(&band)?;
        let offset = self.reader.number("offset")?.unwrap_or(0.0);
        let grid = if self.on("grid")? { Some(self.grid(&ticks, &band)?) } else { None };
        let mut marks = Vec::new();
        let mut extent = Bounds::EMPTY;
        let tick_size =
            if self.on("ticks")? { self.reader.number("tickSize")?.unwrap_or(0.0) } else { 0.0 };
        if self.on("ticks")? {
            let mark = self.tick_mark(&ticks, tick_size, &band)?;
            extent.union(&bounds::mark(&mark, self.reader.scope.options.measure));
            marks.push(mark);
        }
        if self.on("labels")? {
            let (mark, room) = self.label_mark(&ticks, tick_size, &band)?;
            extent.union(&room);
            marks.push(mark);
        }
        if self.on("domain")? {
            marks.push(self.domain_mark()?);
        }
        let (at, mut room, title) = self.layout(extent, offset)?;
        marks.extend(title);
        let translate = self.reader.number("translate")?.unwrap_or(0.5);
        room = room.moved(at.0, at.1);
        let place = (at.0 + translate, at.1 + translate);
        // `position` moves the axis, not its grid.
        let position = self.reader.number("position")?.unwrap_or(0.0);
        let (back_x, back_y) = self.across(position, 0.0);
        let grid_place = (place.0 - back_x, place.1 - back_y);
        let above = self.reader.number("zindex")?.unwrap_or(0.0) > 0.0;
        let range = self.length();
        let along = if self.is_x() {
            Bounds::new(0.0, 0.0, range, 0.0)
        } else {
            Bounds::new(0.0, 0.0, 0.0, range)
        };
        let grid_bounds =
            if grid.is_some() { along.moved(at.0 - back_x, at.1 - back_y) } else { Bounds::EMPTY };
        let mut all = room;
        all.union(&grid_bounds);
        let grid = grid.map(|mark| axis_mark(vec![mark], grid_place, true, None));
        let label = self.label();
        let main = axis_mark(marks, place, false, Some(label));
        Ok(Placed {
            grid,
            main: Some(main),
            above,
            is_y: !self.is_x(),
            bounds: all,
            grid_bounds,

            orient: self.orient,
        })
    }

    /// What the axis is, in words.
    fn label(&self) -> String {
        let title = super::super::encode::text::title_text(&self.spec.title());
        if title.is_empty() { self.spec.channel.name().to_owned() } else { title }
    }

    fn length(&self) -> f64 {
        let (first, last) = self.scale.range_extent();
        (last - first).abs()
    }

    fn ticks(&self, band: &Band) -> Result<Vec<Tick>> {
        let wanted = self.reader.plain("tickCount")?;
        let values = self.reader.values(self.def)?;
        let count = match &wanted {
            Value::Number(number) => TickCount::Number(*number),
            Value::Text(unit) => TickCount::named(unit, None),
            by @ Value::Object(_) => match by.at("pixels").num() {
                Some(apart) => {
                    let (width, height) = self.size;
                    let length = if self.spec.channel == Channel::X { width } else { height };
                    TickCount::Number((length / apart).ceil())
                }
                None => TickCount::named(&by.at("interval").to_text(), by.at("step").num()),
            },
            _ => TickCount::Number(values.as_ref().map_or(10.0, |values| count(values.len()))),
        };
        let least = self.reader.number("tickMinStep")?;
        let counted = self.scale.tick_count(&count, least);
        let by_scale = self.scale.tick_format(&counted, values.is_some());
        let values = match values {
            Some(values) => self.scale.valid_ticks(&values, &counted),
            None => self.scale.tick_values(&counted),
        };
        let said = object([
            ("format", self.reader.plain("format")?),
            ("formatType", self.spec.props.get("formatType").clone()),
        ]);
        let by = self.reader.scope.model.unit(self.spec.format_by.0);
        let by = by.and_then(|unit| unit.encoding.data(self.spec.channel)).unwrap_or(self.def);
        let format = GuideFormat::of(by, &said, self.spec.kind, self.reader.scope, true);
        let last = crate::value::count(values.len().saturating_sub(1)).max(1.0);
        let expression = self.spec.props.get("labelExpr").str().map(str::to_owned);
        // Mostly nobody asks for a tick's data.
        let has_data = expression.is_some() || self.spec.props.iter().any(|(_, one)| depends(one));
        let mut ticks = Vec::new();
        for (at, value) in values.iter().enumerate() {
            let mut label = format.label(value, &by_scale, self.reader.scope.options.locale);
            let datum = match has_data {
                true => object([
                    ("index", Value::Number(count_of(at) / last)),
                    ("tickIndex", Value::Number(count_of(at))),
                    ("value", value.clone()),
                    ("label", Value::text(&label)),
                ]),
                false => Value::Undefined,
            };
            if let Some(text) = &expression {
                label = match self.reader.eval(text, &datum)? {
                    Value::List(lines) => {
                        lines.iter().map(Value::to_text).collect::<Vec<_>>().join("\n")
                    }
                    value => value.to_text().to_string(),
                };
            }
            ticks.push(Tick { value: value.clone(), label, datum, extra: false });
        }
        let mut ticks = keyed(ticks, |tick| &tick.value);
        if band.has_extra
            && let Some(value) = values.first()
        {
            let datum = object([
                ("index", Value::Number(-1.0)),
                ("value", value.clone()),
                ("label", Value::text("")),
            ]);
            let label = match &expression {
                Some(text) => self.reader.eval(text, &datum)?.to_text().to_string(),
                None => String::new(),
            };
            ticks.insert(0, Tick { value: value.clone(), label, datum, extra: true });
        }
        Ok(ticks)
    }

    fn band(&self) -> Result<Band> {
        let kind = self.reader.plain("tickBand")?;
        let offset = self.reader.number("tickOffset")?.unwrap_or(0.0);
        let rounds = self.on("tickRound")?;
        Ok(match kind.str() {
            Some("extent") => Band { at: 1.0, has_extra: true, offset: 0.0, rounds },
            Some(_) => Band { at: 0.5, has_extra: false, offset, rounds },
            None => {
                let said = self.spec.props.get("bandPosition").num().or(self.spec.base);
                let at = said.or(self.reader.number("bandPosition")?).unwrap_or(0.5);
                Band { at, has_extra: self.on("tickExtra")?, offset, rounds }
            }
        })
    }

    fn tick_at(&self, tick: &Tick, band: &Band) -> f64 {
        let start = self.scale.number(&tick.value);
        let within = if tick.extra { 0.0 } else { band.at * self.scale.bandwidth() };
        let at = start + within + band.offset;
        // What has no place stands at the start.
        let at = if at.is_finite() { at } else { 0.0 };
        if band.rounds { (at + 0.5).floor() } else { at }
    }

    fn across(&self, along: f64, across: f64) -> (f64, f64) {
        if self.is_x() { (along, across) } else { (across, along) }
    }

    fn tick_mark(&self, ticks: &[Tick], size: f64, band: &Band) -> Result<Mark> {
        let pen = self.reader.pen("tick")?;
        let varies = depends(self.spec.props.get("tickSize"));
        let mut items = Vec::new();
        for tick in ticks {
            let at = self.tick_at(tick, band);
            let own = if varies { self.reader.at("tickSize", &tick.datum)?.num() } else { None };
            let size = own.unwrap_or(size);
            let style = self.reader.stroke(&pen, &tick.datum)?;
            if is_painted(&style) {
                items.push(rule_item(
                    self.across(at, 0.0),
                    self.across(at, self.sign() * size),
                    style,
                ));
            }
        }
        Ok(part(MarkKind::Rule, "axis-tick", items))
    }

    fn grid(&self, ticks: &[Tick], band: &Band) -> Result<Mark> {
        let pen = self.reader.pen("grid")?;
        let across = if self.spec.channel == Channel::X { Channel::Y } else { Channel::X };
        let scale = if self.spec.has_grid_scale {
            self.reader.scope.scale(self.spec.unit, across)
        } else {
            None
        };
        let sign = if matches!(self.orient, "top" | "left") { 1.0 } else { -1.0 };
        let (width, height) = self.size;
        let (start, end) = match scale {
            Some(scale) => scale.range_extent(),
            None => (0.0, if self.is_x() { height } else { width }),
        };
        let offset = sign * self.reader.number("gridOffset")?.unwrap_or(0.0);
        let mut items = Vec::new();
        for tick in ticks {
            let at = self.tick_at(tick, band);
            let style = self.reader.stroke(&pen, &tick.datum)?;
            if is_painted(&style) {
                let from = self.across(at, start * sign + offset);
                items.push(rule_item(from, self.across(at, end * sign + offset), style));
            }
        }
        Ok(part(MarkKind::Rule, "axis-grid", items))
    }

    fn domain_mark(&self) -> Result<Mark> {
        let (start, end) = self.scale.range_extent();
        let style = self.reader.stroke(&self.reader.pen("domain")?, &Value::Undefined)?;
        let items = if is_painted(&style) && start.is_finite() && end.is_finite() {
            vec![rule_item(self.across(start, 0.0), self.across(end, 0.0), style)]
        } else {
            Vec::new()
        };
        Ok(part(MarkKind::Rule, "axis-domain", items))
    }

    fn label_mark(&self, ticks: &[Tick], tick_size: f64, band: &Band) -> Result<(Mark, Bounds)> {
        let is_of_labels = |name: &str| name.starts_with("label") || name == "tickSize";
        let varies = self.spec.props.iter().any(|(name, one)| is_of_labels(name) && depends(one));
        let broken = self.broken(ticks)?;
        let mut alike: Option<LabelLook> = None;
        let mut items: Vec<(Item, Bounds)> = Vec::new();
        for tick in ticks.iter().filter(|tick| !(tick.extra && tick.label.is_empty())) {
            let look = match alike.take().filter(|_| !varies) {
                Some(look) => look,
                None => self.label_look(&tick.datum, broken)?,
            };
            items.push(self.label_item(tick, tick_size, band, &look)?);
            alike = Some(look);
        }
        let rooms: Vec<Bounds> = items.iter().map(|(_, room)| *room).collect();
        let method = self.reader.overlap()?;
        let mut visible =
            shown(&rooms, method.as_deref(), self.reader.number("labelSeparation")?.unwrap_or(0.0));
        self.bound(&rooms, &mut visible)?;
        let mut extent = Bounds::EMPTY;
        let mut kept = Vec::new();
        for ((item, room), visible) in items.into_iter().zip(visible) {
            if visible {
                extent.union(&room);
                kept.push(item);
            }
        }
        Ok((part(MarkKind::Text, "axis-label", kept), extent))
    }

    /// Hides labels that reach beyond the axis, where the spec says so.
    fn bound(&self, rooms: &[Bounds], visible: &mut [bool]) -> Result<()> {
        let tolerance = match self.reader.plain("labelBound")? {
            Value::Number(tolerance) => tolerance,
            Value::Bool(true) => 1.0,
            _ => return Ok(()),
        };
        let (one, two) = self.scale.range_extent();
        let (low, high) = (one.min(two) - tolerance, one.max(two) + tolerance);
        for (room, visible) in rooms.iter().zip(visible) {
            let (from, to) = if self.is_x() { (room.x1, room.x2) } else { (room.y1, room.y2) };
            if from < low || to > high {
                *visible = false;
            }
        }
        Ok(())
    }

    /// How labels are broken into lines: those of bands and points that lie flat, where the spec wants it.
    fn broken(&self, ticks: &[Tick]) -> Result<Broken> {
        let scope = self.reader.scope;
        let said = self.spec.props.get("labelAngle");
        let turned = depends(said) || said.num().is_some_and(|angle| angle != 0.0);
        if !scope.model.wraps || !self.spec.kind.is_discrete() || turned {
            return Ok(Broken::No);
        }
        let font = self.reader.font("label", "guide-label", &Value::Undefined)?;
        let said_height = self.reader.number("labelLineHeight")?;
        let place = Place {
            is_x: self.is_x(),
            step: self.scale.step(),
            is_said: said.is_some(),
            limit: self.reader.number("labelLimit")?.unwrap_or(0.0),
            line_height: said_height.unwrap_or_else(|| line_height(font.size)),
            container: scope.container_width(),
        };
        let labels = ticks.iter().map(|tick| tick.label.as_str());
        Ok(place.broken(labels, &font, scope.options.measure))
    }

    fn label_look(&self, datum: &Value, broken: Broken) -> Result<LabelLook> {
        let get = |name: &str| self.reader.at(name, datum);
        let number = |name: &str| Ok(get(name)?.num());
        let is_upright = broken == Broken::Upright;
        let angle = if is_upright { 270.0 } else { number("labelAngle")?.unwrap_or(0.0) };
        // Where an expression turns the labels, they are aligned by what it gives.
        let turned = is_upright || depends(self.spec.props.get("labelAngle"));
        let (limit, most_lines) = match broken {
            Broken::Lines { limit, most } => (limit, most),
            Broken::No | Broken::Upright => (number("labelLimit")?.unwrap_or(0.0), 1),
        };
        let by_angle = |name: &str, rule: &dyn Fn(f64, &str, Channel) -> Value| -> Result<_> {
            let said = match get(name)? {
                Value::Undefined if turned => {
                    match rule(angle.rem_euclid(360.0), self.orient, self.spec.channel) {
                        // What the rule leaves open is `null` then, which is no default.
                        Value::Undefined if name == "labelAlign" => Value::text("left"),
                        Value::Undefined => Value::text("alphabetic"),
                        aligned => aligned,
                    }
                }
                said => said,
            };
            Ok(said.str().map(str::to_owned))
        };
        Ok(LabelLook {
            offset: number("labelOffset")?.unwrap_or(0.0),
            tick_size: number("tickSize")?,
            padding: number("labelPadding")?.unwrap_or(0.0),
            align: by_angle("labelAlign", &align_of)?,
            baseline: by_angle("labelBaseline", &baseline_of)?,
            angle,
            flush_offset: number("labelFlushOffset")?.unwrap_or(0.0),
            limit,
            most_lines,
            line_height: number("labelLineHeight")?,
            font: self.reader.font("label", "guide-label", datum)?,
            style: self.reader.ink("label", "guide-label", datum)?,
        })
    }

    fn label_item(
        &self,
        tick: &Tick,
        tick_size: f64,
        band: &Band,
        look: &LabelLook,
    ) -> Result<(Item, Bounds)> {
        let start = self.scale.number(&tick.value);
        // Labels stand in the middle of a band, but at the base of what is offset from there.
        let (share, moved) = match self.spec.base {
            Some(base) => (self.spec.props.get("bandPosition").num().unwrap_or(base), 0.0),
            None => (0.5, band.offset + look.offset),
        };
        // One more tick has no value of its own, and so its label stands at the start.
        let along = match tick.extra {
            true => 0.0,
            false => start + share * self.scale.bandwidth() + moved,
        };
        let along = if along.is_finite() { along } else { 0.0 };
        let tick_size =
            if tick_size == 0.0 { tick_size } else { look.tick_size.unwrap_or(tick_size) };
        let at = self.across(along, self.sign() * (tick_size + look.padding));
        let flush = self.flush(start)?;
        let (align, baseline) = self.default_setting(flush);
        let moved = look.flush_offset * flush;
        let offset = if self.is_x() && !self.spec.props.get("labelAlign").is_some() {
            (moved, 0.0)
        } else if !self.is_x() && !self.spec.props.get("labelBaseline").is_some() {
            (0.0, moved)
        } else {
            (0.0, 0.0)
        };
        let set = Setting {
            at,
            offset,
            align: look.align.as_deref().unwrap_or(align),
            baseline: look.baseline.as_deref().unwrap_or(baseline),
            angle: look.angle,
            limit: look.limit,
            most_lines: look.most_lines,
            line_height: look.line_height,
        };
        let lines: Vec<Value> = tick.label.split('\n').map(Value::text).collect();
        let text = words(&lines, look.font.clone(), &set, self.reader.scope);
        let text = about_place(text, lines.len(), set.baseline);
        let room = room(&text, self.reader.scope);
        Ok((text_item(text, look.style.clone()), room))
    }

    /// -1 for a label at the start of the axis, 1 for one at its end, where labels stay within.
    fn flush(&self, at: f64) -> Result<f64> {
        let threshold = match self.reader.plain("labelFlush")? {
            Value::Bool(true) => 1.0,
            Value::Number(threshold) => threshold,
            _ => return Ok(0.0),
        };
        let (one, two) = self.scale.range_extent();
        let (low, high) = (one.min(two), one.max(two));
        let (left, right) = ((at - low).abs(), (high - at).abs());
        Ok(if left < right && left <= threshold {
            -1.0
        } else if right <= threshold {
            1.0
        } else {
            0.0
        })
    }

    fn default_setting(&self, flush: f64) -> (&'static str, &'static str) {
        let by_flush = |start: &'static str, middle: &'static str, end: &'static str| {
            if flush < 0.0 {
                start
            } else if flush > 0.0 {
                end
            } else {
                middle
            }
        };
        match self.orient {
            "top" => (by_flush("left", "center", "right"), "bottom"),
            "bottom" => (by_flush("left", "center", "right"), "top"),
            "right" => ("left", by_flush("top", "middle", "bottom")),
            _ => ("right", by_flush("top", "middle", "bottom")),
        }
    }

    /// Where the axis stands, its room, and its title (`axisLayout`).
    fn layout(&self, extent: Bounds, offset: f64) -> Result<((f64, f64), Bounds, Option<Mark>)> {
        let (width, height) = self.size;
        let position = self.reader.number("position")?.unwrap_or(0.0);
        let least = self.reader.number("minExtent")?.unwrap_or(0.0);
        let most = self.reader.number("maxExtent")?.unwrap_or(f64::INFINITY);
        let range = self.length();
        let mut room = extent;
        let reach = match self.orient {
            "top" => -extent.y1,
            "left" => -extent.x1,
            "right" => extent.x2,
            _ => extent.y2,
        };
        let reach = least.max(most.min(reach));
        let (at, corners) = match self.orient {
            "top" => ((position, -offset), [[0.0, -reach], [range, 0.0]]),
            "left" => ((-offset, position), [[-reach, 0.0], [0.0, range]]),
            "right" => ((width + offset, position), [[0.0, 0.0], [reach, range]]),
            _ => ((position, height + offset), [[0.0, 0.0], [range, reach]]),
        };
        for corner in corners {
            room.add(corner);
        }
        let title = self.title(reach)?;
        let mark = title.map(|(item, title_room)| {
            room.union(&title_room);
            part(MarkKind::Text, "axis-title", vec![item])
        });
        Ok((at, room, mark))
    }

    /// How long the title may be: where it may be broken into lines, no longer than the axis.
    fn title_limit(&self) -> Result<f64> {
        let said = self.reader.number("titleLimit")?;
        let own = if self.reader.scope.model.wraps { self.length() } else { 0.0 };
        Ok(said.unwrap_or(own))
    }

    fn title(&self, reach: f64) -> Result<Option<(Item, Bounds)>> {
        let title = self.reader.scope.data.resolved(&self.spec.title());
        let lines = list_of(&title);
        if !title.to_bool() || lines.iter().all(|line| line.to_text().is_empty()) {
            return Ok(None);
        }
        let get = |name: &str| self.reader.plain(name);
        let anchor = get("titleAnchor")?;
        let (align, part_of) = match anchor.str() {
            Some("start") => ("left", 0.0),
            Some("end") => ("right", 1.0),
            _ => ("center", 0.5),
        };
        let (start, end) = self.scale.range_extent();
        let along = start + (end - start) * part_of;
        let baseline = if self.orient == "bottom" { "top" } else { "bottom" };
        let angle = if self.is_x() { 0.0 } else { self.sign() * 90.0 };
        let font = self.reader.font("title", "guide-title", &Value::Undefined)?;
        let said_height = self.reader.number("titleLineHeight")?;
        let line_height = said_height.unwrap_or_else(|| line_height(font.size));
        let padding = self.reader.number("titlePadding")?.unwrap_or(0.0);
        let more = if self.orient == "bottom" {
            0.0
        } else {
            line_height * count(lines.len().saturating_sub(1))
        };
        let out = self.sign() * (reach + more + padding);
        let (mut x, mut y) = self.across(along, out);
        x = self.reader.number("titleX")?.unwrap_or(x);
        y = self.reader.number("titleY")?.unwrap_or(y);
        let said_align = get("titleAlign")?;
        let said_baseline = get("titleBaseline")?;
        let set = Setting {
            at: (x, y),
            offset: (0.0, 0.0),
            align: said_align.str().unwrap_or(align),
            baseline: said_baseline.str().unwrap_or(baseline),
            angle: self.reader.number("titleAngle")?.unwrap_or(angle),
            limit: self.title_limit()?,
            most_lines: self.reader.scope.model.most_lines(),
            line_height: Some(line_height),
        };
        let text = words(&lines, font, &set, self.reader.scope);
        let text = about_place(text, lines.len(), set.baseline);
        let style = self.reader.ink("title", "guide-title", &Value::Undefined)?;
        let room = room(&text, self.reader.scope);
        Ok(Some((text_item(text, style), room)))
    }
}

fn count_of(at: usize) -> f64 {
    count(at)
}

fn part(kind: MarkKind, role: &'static str, items: Vec<Item>) -> Mark {
    Mark { kind, role, name: None, clip: None, aria: Aria::default(), items }
}

/// An axis as a mark of one group.
fn axis_mark(marks: Vec<Mark>, at: (f64, f64), hidden: bool, label: Option<String>) -> Mark {
    let group = Group {
        at,
        size: (0.0, 0.0),
        corners: [0.0; 4],
        has_background: false,
        clip: false,
        marks,
    };
    Mark {
        kind: MarkKind::Group,
        role: "axis",
        name: None,
        clip: None,
        aria: Aria { hidden, role_description: Some("axis"), label },
        items: vec![Item::new(Shape::Group(Box::new(group)), Style::default())],
    }
}
