//! The title and subtitle of a view.

use super::guide::{Reader, Setting, about_place, room, text_item, words};
use super::layout::group_mark;
use super::model::{Id, NodeKind};
use super::scope::Scope;
use crate::geometry::Bounds;
use crate::problem::Result;
use crate::scene::{Aria, Group, Item, Mark, MarkKind, Style, Text};
use crate::spec::read::{Read, list_of};
use crate::value::Value;

/// A title before it is placed.
pub(crate) struct TitleSpec {
    orient: &'static str,
    anchor: String,
    frame_is_group: bool,
    offset: f64,
    padding: f64,
    text: (Text, Style),
    subtitle: Option<(Text, Style)>,
}

/// Properties that a style of texts has for a title, each with its name there.
const STYLED: [(&str, &str); 9] = [
    ("baseline", "baseline"),
    ("color", "fill"),
    ("dx", "dx"),
    ("dy", "dy"),
    ("font", "font"),
    ("fontSize", "fontSize"),
    ("fontStyle", "fontStyle"),
    ("fontWeight", "fontWeight"),
    ("lineHeight", "lineHeight"),
];

/// The title of a view, if it has one; layers have that of the first of them that has one.
pub(crate) fn draw(id: Id, scope: &Scope<'_>) -> Result<Option<TitleSpec>> {
    let Some((from, said)) = titled(id, scope) else { return Ok(None) };
    let config = &scope.model.config;
    let is_plot = super::is_plot(&scope.model.node(id).kind);
    let styles = list_of(said.at("style"));
    let styled = |name: &str| {
        let mut values = styles.iter().rev().map(|style| {
            let style = style.to_text();
            match config.said_style(&style, name) {
                Value::Undefined => crate::spec::defaults::style(&style, name),
                said => said.clone(),
            }
        });
        values.find(|value| *value != Value::Undefined).unwrap_or_default()
    };
    let get = |name: &str| {
        let own = super::guide::said(&said, name);
        if *own != Value::Undefined {
            return own.clone();
        }
        match STYLED.iter().find(|(one, _)| *one == name) {
            // A style of its own comes instead of that of titles, which the config speaks of.
            Some((_, named)) if !styles.is_empty() => return styled(named),
            // How config and styles align a title is overruled by where its anchor is.
            None if name == "align" => return Value::Undefined,
            _ => {}
        }
        match config.said("title", name) {
            Value::Undefined if name == "anchor" && !is_plot => Value::text("start"),
            Value::Undefined => config.guide("title", name),
            value => value.clone(),
        }
    };
    let reader = Reader { get: &get, scope, path: scope.model.node(from).path.key("title") };
    let style = if styles.is_empty() { "group-title" } else { "" };
    build(&reader, said.at("text"), said.at("subtitle"), style, is_plot)
}

/// What is said of a view's title, and by which view.
fn titled(id: Id, scope: &Scope<'_>) -> Option<(Id, Value)> {
    let node = scope.model.node(id);
    let said = match node.props.at("title") {
        text @ (Value::Text(_) | Value::List(_)) => {
            crate::spec::read::object([("text", text.clone())])
        }
        other => other.clone(),
    };
    if said.at("text").to_bool() {
        return Some((id, said));
    }
    match &node.kind {
        NodeKind::Layer => node.children.iter().find_map(|child| titled(*child, scope)),
        _ => None,
    }
}

/// A title by the properties that a reader finds, in a style.
pub(crate) fn build(
    reader: &Reader<'_>,
    text: &Value,
    subtitle: &Value,
    style: &str,
    is_plot: bool,
) -> Result<Option<TitleSpec>> {
    let scope = reader.scope;
    let config = &scope.model.config;
    let orient = match reader.plain("orient")?.str() {
        Some("left") => "left",
        Some("right") => "right",
        Some("bottom") => "bottom",
        _ => "top",
    };
    let anchor = reader.plain("anchor")?.str().unwrap_or("middle").to_owned();
    let frame = reader.plain("frame")?;
    let frame_is_group = match frame.str() {
        Some(frame) => frame == "group",
        None => is_plot && anchor == "middle",
    };
    let make = |text: &Value, part: &str, style: &str| -> Result<Option<(Text, Style)>> {
        let text = reader.scope.data.resolved(text);
        let lines = list_of(&text);
        if !text.to_bool() {
            return Ok(None);
        }
        let named =
            |name: &str| if part.is_empty() { lower_first(name) } else { format!("{part}{name}") };
        let plain = |name: &str| reader.plain(&named(name));
        let or = |value: Value, property: &str| {
            if value == Value::Undefined { config.style(style, property) } else { value }
        };
        let word = |value: Value| {
            if value.is_present() {
                Some(value.to_text()).filter(|word| &**word != "normal")
            } else {
                None
            }
        };
        let font = crate::scene::Font {
            family: match or(plain("Font")?, "font") {
                Value::Undefined => "sans-serif".into(),
                family => family.to_text(),
            },
            size: or(plain("FontSize")?, "fontSize").num().unwrap_or(11.0),
            weight: word(or(plain("FontWeight")?, "fontWeight")),
            style: word(or(plain("FontStyle")?, "fontStyle")),
        };
        let align = match reader.plain("align")?.str() {
            Some(align) => align.to_owned(),
            None => match anchor.as_str() {
                "start" => "left".into(),
                "end" => "right".into(),
                _ => "center".into(),
            },
        };
        let angle = match orient {
            "left" => -90.0,
            "right" => 90.0,
            _ => 0.0,
        };
        let baseline = reader.plain("baseline")?;
        let set = Setting {
            at: (0.0, 0.0),
            offset: (reader.number("dx")?.unwrap_or(0.0), reader.number("dy")?.unwrap_or(0.0)),
            align: &align,
            baseline: baseline.str().unwrap_or("top"),
            angle: reader.number("angle")?.unwrap_or(angle),
            limit: reader.number("limit")?.unwrap_or(0.0),
            most_lines: scope.model.most_lines(),
            line_height: plain("LineHeight")?.num(),
        };
        let color = or(plain("Color")?, "fill");
        let ink = Style { fill: super::encode::paint::paint(&color), ..Style::default() };
        let text = words(&lines, font, &set, scope);
        Ok(Some((about_place(text, lines.len(), set.baseline), ink)))
    };
    let Some(title) = make(text, "", style)? else { return Ok(None) };
    let subtitle = make(subtitle, "subtitle", "group-subtitle")?;
    Ok(Some(TitleSpec {
        orient,
        anchor,
        frame_is_group,
        offset: reader.number("offset")?.unwrap_or(0.0),
        padding: reader.number("subtitlePadding")?.unwrap_or(0.0),
        text: title,
        subtitle,
    }))
}

fn lower_first(name: &str) -> String {
    let mut chars = name.chars();
    let first = chars.next().map(|first| first.to_ascii_lowercase());
    first.into_iter().chain(chars).collect()
}

impl TitleSpec {
    /// The title beside everything else (Vega's `titleLayout`).
    pub(crate) fn place(
        self,
        (width, height): (f64, f64),
        view: &Bounds,
        scope: &Scope<'_>,
    ) -> (Mark, Bounds) {
        let (start, end) = match (self.frame_is_group, self.orient) {
            (true, "left") => (height, 0.0),
            (true, "right") => (0.0, height),
            (true, _) => (0.0, width),
            (false, "left") => (view.y2, view.y1),
            (false, "right") => (view.y1, view.y2),
            (false, _) => (view.x1, view.x2),
        };
        let along = match self.anchor.as_str() {
            "start" => start,
            "end" => end,
            _ => (start + end) / 2.0,
        };
        let (text, ink) = self.text;
        let title_room = room(&text, scope);
        let mut all = title_room;
        let mut marks = vec![part("title-text", text_item(text, ink))];
        if let Some((mut subtitle, ink)) = self.subtitle {
            let shift = match self.orient {
                "left" => (title_room.width() + self.padding, 0.0),
                "right" => (-title_room.width() - self.padding, 0.0),
                _ => (0.0, title_room.height() + self.padding),
            };
            subtitle.at = shift;
            all.union(&room(&subtitle, scope));
            marks.push(part("title-subtitle", text_item(subtitle, ink)));
        }
        let at = match self.orient {
            "left" => (view.x1 - all.width() - self.offset, along),
            "right" => (view.x2 + all.width() + self.offset, along),
            "bottom" => (along, view.y2 + self.offset),
            _ => (along, view.y1 - all.height() - self.offset),
        };
        let group = Group {
            at,
            size: (0.0, 0.0),
            corners: [0.0; 4],
            has_background: false,
            clip: false,
            marks,
        };
        (group_mark("title", None, vec![(group, Style::default())]), all.moved(at.0, at.1))
    }
}

fn part(role: &'static str, item: Item) -> Mark {
    Mark {
        kind: MarkKind::Text,
        role,
        name: None,
        clip: None,
        aria: Aria::default(),
        items: vec![item],
    }
}
