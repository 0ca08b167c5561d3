//! Legends: what is said of them, their parts laid out, and their places around a view.

mod entries;
mod gradient;
mod look;
mod place;
mod props;
mod symbols;

pub(crate) use place::{Placed, place};

use std::sync::Arc;

use super::guide::{Reader, Setting, room, text_item, words};
use super::layout::group_mark;
use super::model::Id;
use super::scope::Scope;
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scale::Scale;
use crate::scene::{Aria, Group, Item, Mark, MarkKind, Style};
use crate::spec::def::Def;
use crate::spec::read::{Read, list_of};
use crate::value::{Value, count};
use props::LegendSpec;

/// The kinds of legends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// A symbol for each value.
    Symbol,
    /// A gradient with labels along it.
    Gradient,
    /// Bands with labels at their boundaries.
    Discrete,
}

/// A legend while it is laid out.
struct Legend<'a> {
    spec: &'a LegendSpec,
    /// The scale whose values the entries are.
    scale: Arc<Scale>,
    def: &'a Def,
    reader: Reader<'a>,
    kind: Kind,
}

/// The entries of a legend: their marks, from their own origin.
struct Entries {
    marks: Vec<Mark>,
    room: Bounds,
    /// The room of the gradient alone.
    bar: Bounds,
}

/// The legends that a view draws, with the size of its cells where all are alike.
pub(crate) fn draw(id: Id, size: Option<(f64, f64)>, scope: &Scope<'_>) -> Result<Vec<Placed>> {
    let mut placed = Vec::new();
    for mut spec in props::kept(id, scope)? {
        spec.finish();
        // A gradient is as long as the view that it is of.
        let size = size.unwrap_or_else(|| scope.size(spec.unit));
        placed.extend(draw_one(&spec, size, scope)?);
    }
    Ok(placed)
}

fn draw_one(spec: &LegendSpec, size: (f64, f64), scope: &Scope<'_>) -> Result<Option<Placed>> {
    if spec.props.get("disable").to_bool() {
        return Ok(None);
    }
    let Some(scale) = spec.scale(scope) else { return Ok(None) };
    let Some(unit) = scope.model.unit(spec.unit) else { return Ok(None) };
    let Some(def) = unit.encoding.data(spec.channel) else { return Ok(None) };
    let get = |name: &str| match spec.props.get(name) {
        Value::Undefined => scope.model.config.guide("legend", name),
        said => said.clone(),
    };
    let path =
        scope.model.node(spec.unit).path.key("encoding").key(spec.channel.name()).key("legend");
    let kind = spec.kind(&scale);
    let legend = Legend { spec, scale, def, reader: Reader { get: &get, scope, path }, kind };
    legend.draw(size).map(Some)
}

impl Legend<'_> {
    fn number(&self, name: &str) -> Result<f64> {
        Ok(self.reader.number(name)?.unwrap_or(0.0))
    }

    fn word(&self, name: &str) -> Result<Option<String>> {
        Ok(self.reader.plain(name)?.str().map(str::to_owned))
    }

    /// Whether entries stand below each other.
    fn is_vertical(&self) -> Result<bool> {
        let by_kind =
            if self.kind == Kind::Symbol { "symbolDirection" } else { "gradientDirection" };
        let direction = match self.word("direction")? {
            Some(direction) => Some(direction),
            None => self.word(by_kind)?,
        };
        Ok(direction.as_deref() == Some("vertical"))
    }

    fn draw(&self, size: (f64, f64)) -> Result<Placed> {
        let Entries { marks, room: entries, bar } = match self.kind {
            Kind::Symbol => self.symbols()?,
            Kind::Gradient => self.gradient(size)?,
            Kind::Discrete => self.bands(size)?,
        };
        let padding = self.number("padding")?;
        let orient = self.word("orient")?.unwrap_or_else(|| "right".into());
        let title = self.title()?;
        let mut at = (padding, padding);
        let mut all = Bounds::EMPTY;
        let mut parts = Vec::new();
        if let Some(title) = title {
            let (shift, mark, title_room) = title.beside(self, &entries, &bar, padding)?;
            at = (at.0 + shift.0, at.1 + shift.1);
            all.union(&title_room);
            parts.push(mark);
        }
        all.union(&entries.moved(at.0, at.1));
        let (mut width, mut height) = (2.0 * padding, 2.0 * padding);
        if !all.is_empty() {
            width = (all.x2 - padding + 2.0 * padding).ceil();
            height = (all.y2 - padding + 2.0 * padding).ceil();
        }
        let entry = Group {
            at,
            size: (0.0, 0.0),
            corners: [0.0; 4],
            has_background: false,
            clip: false,
            marks,
        };
        parts.insert(0, group_mark("legend-entry", None, vec![(entry, Style::default())]));
        let style = Style {
            fill: super::encode::paint::paint(&self.reader.plain("fillColor")?),
            stroke: super::encode::paint::paint(&self.reader.plain("strokeColor")?),
            stroke_width: self.reader.number("strokeWidth")?,
            stroke_dash: super::encode::paint::dash(&self.reader.plain("strokeDash")?),
            ..Style::default()
        };
        let name = super::encode::text::title_text(&self.spec.title());
        Ok(Placed {
            group: Group {
                at: (self.number("legendX")?, self.number("legendY")?),
                size: (width, height),
                corners: [self.number("cornerRadius")?; 4],
                has_background: true,
                clip: false,
                marks: parts,
            },
            style,
            orient,
            offset: self.number("offset")?,
            label: if name.is_empty() { self.spec.channel.name().to_owned() } else { name },
        })
    }

    fn title(&self) -> Result<Option<Title>> {
        let title = self.reader.scope.data.resolved(&self.spec.title());
        let lines = list_of(&title);
        if !title.to_bool() || lines.iter().all(|line| line.to_text().is_empty()) {
            return Ok(None);
        }
        let side = self.word("titleOrient")?.unwrap_or_else(|| "top".into());
        let beside = matches!(side.as_str(), "left" | "right");
        let vertical_bar = self.kind != Kind::Symbol && self.is_vertical()?;
        let said = self.word("titleAnchor")?;
        let anchor = said.unwrap_or_else(|| if beside { "middle" } else { "start" }.into());
        let pick =
            |start: &'static str, end: &'static str, middle: &'static str| match anchor.as_str() {
                "start" => start,
                "end" => end,
                _ => middle,
            };
        let align = match (beside, vertical_bar, side.as_str()) {
            (_, true, "right") => pick("right", "left", "center"),
            (true, false, _) => "left",
            _ => pick("left", "right", "center"),
        };
        let baseline = match (beside, vertical_bar, side.as_str()) {
            (true, true, "right") => "bottom",
            (true, false, _) => pick("top", "bottom", "middle"),
            _ => "top",
        };
        let angle = match (vertical_bar, side.as_str()) {
            (true, "left") => -90.0,
            (true, "right") => 90.0,
            _ => 0.0,
        };
        let said_align = self.word("titleAlign")?;
        let said_baseline = self.word("titleBaseline")?;
        let font = self.reader.font("title", "guide-title", &Value::Undefined)?;
        let set = Setting {
            at: (0.0, 0.0),
            offset: (0.0, 0.0),
            align: said_align.as_deref().unwrap_or(align),
            baseline: said_baseline.as_deref().unwrap_or(baseline),
            angle,
            limit: self.number("titleLimit")?,
            most_lines: self.reader.scope.model.most_lines(),
            line_height: self.reader.number("titleLineHeight")?,
        };
        let text = words(&lines, font, &set, self.reader.scope);
        let style = self.reader.ink("title", "guide-title", &Value::Undefined)?;
        Ok(Some(Title { text, style, side, anchor, vertical_bar }))
    }
}

/// A legend's title before its place is known.
struct Title {
    text: crate::scene::Text,
    style: Style,
    side: String,
    anchor: String,
    vertical_bar: bool,
}

impl Title {
    /// How far it moves the entries, the title itself and its room (`legendGroupLayout`).
    fn beside(
        self,
        legend: &Legend<'_>,
        entries: &Bounds,
        bar: &Bounds,
        padding: f64,
    ) -> Result<((f64, f64), Mark, Bounds)> {
        let gap = legend.number("titlePadding")?;
        let own = room(&self.text, legend.reader.scope);
        let mut shift = match self.side.as_str() {
            "left" => (own.width().ceil() + gap, 0.0),
            "right" | "bottom" => (0.0, 0.0),
            _ => (0.0, own.height() + gap),
        };
        let moved = entries.moved(shift.0, shift.1);
        let lines = count(self.text.lines.len().saturating_sub(1)) * self.text.line_height;
        // `legendTitleOffset`: along x or y, beside a vertical bar or not.
        let offset = |anchor: &str, y: i32, beside: bool, no_bar: bool| {
            let by_bar = legend.kind != Kind::Symbol && (beside || !self.vertical_bar) && !no_bar;
            let reach = match (by_bar, y != 0) {
                (true, true) => bar.y2 - padding,
                (true, false) => bar.x2 - padding,
                (false, true) => moved.y2,
                (false, false) => moved.x2,
            };
            let (start, end) =
                if self.vertical_bar && beside { (reach, 0.0) } else { (0.0, reach) };
            let over = if y <= 0 { 0.0 } else { lines };
            let exact = match anchor {
                "start" => start,
                "end" => end - over,
                _ => 0.5 * (reach - over),
            };
            (exact + 0.5).floor()
        };
        let anchor = self.anchor.as_str();
        let (mut x, mut y) = (padding, padding);
        match self.side.as_str() {
            "left" => y += offset(anchor, 1, true, false),
            "right" => {
                x += offset("end", 0, false, false) + gap;
                y += offset(anchor, 1, true, false);
            }
            "bottom" => {
                x += offset(anchor, 0, false, false);
                y += offset("end", -1, false, true) + gap;
            }
            _ => x += offset(anchor, 0, false, false),
        }
        let left = (own.x1 + x - padding + 0.5).floor();
        if left < 0.0 {
            shift.0 -= left;
            x -= left;
        }
        let mut text = self.text;
        text.at = (x, y);
        let mark = part(MarkKind::Text, "legend-title", vec![text_item(text, self.style)]);
        Ok((shift, mark, own.moved(x, y)))
    }
}

fn part(kind: MarkKind, role: &'static str, items: Vec<Item>) -> Mark {
    Mark { kind, role, name: None, clip: None, aria: Aria::default(), items }
}
