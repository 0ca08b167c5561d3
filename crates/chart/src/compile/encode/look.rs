//! Colours, opacity, strokes, links and tooltips.

use std::rc::Rc;

use super::{Encoder, Get, Props, constant};
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::def::Def;
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::value::Value;

/// Properties of the mark that go to the items as they are.
const PASSED: [&str; 35] = [
    "opacity",
    "fill",
    "fillOpacity",
    "stroke",
    "strokeCap",
    "strokeDash",
    "strokeDashOffset",
    "strokeJoin",
    "strokeMiterLimit",
    "strokeOpacity",
    "strokeWidth",
    "interpolate",
    "tension",
    "cornerRadius",
    "cornerRadiusTopLeft",
    "cornerRadiusTopRight",
    "cornerRadiusBottomLeft",
    "cornerRadiusBottomRight",
    "dx",
    "dy",
    "font",
    "fontSize",
    "fontStyle",
    "fontWeight",
    "lineHeight",
    "limit",
    "ellipsis",
    "align",
    "baseline",
    "angle",
    "href",
    "padAngle",
    "aspect",
    "blend",
    "dir",
];

impl<'a> Encoder<'a> {
    /// What every mark has (`baseEncodeEntry`), with what config says where the spec is silent.
    pub(crate) fn base(&self) -> Result<Props<'a>> {
        let mut props = Props::default();
        for property in PASSED {
            let is_color = matches!(property, "fill" | "stroke");
            if !is_color {
                props.set(property, self.drawn(property)?);
            }
        }
        self.reduce_opacity(&mut props);
        props.extend(self.colors(None)?);
        for (channel, name) in [
            (Channel::Opacity, "opacity"),
            (Channel::FillOpacity, "fillOpacity"),
            (Channel::StrokeOpacity, "strokeOpacity"),
            (Channel::StrokeWidth, "strokeWidth"),
            (Channel::StrokeDash, "strokeDash"),
        ] {
            if self.unit.encoding.has(channel) {
                let otherwise = props.get(name).cloned();
                props.set(name, self.non_position(channel, None, otherwise)?);
            }
        }
        self.zindex(&mut props)?;
        props.set("href", self.text_of(Channel::Href)?);
        props.set("tooltip", self.tooltip()?);
        Ok(props)
    }

    fn zindex(&self, props: &mut Props<'a>) -> Result<()> {
        let order = self.unit.encoding.get(Channel::Order);
        let valued = order.filter(|def| def.value.is_some() && !self.unit.mark.kind.is_path());
        if let Some(def) = valued {
            let get = self.conditional(Some(def), None, &|def| {
                def.and_then(|def| def.value.as_ref()).map_or(Ok(None), |value| self.written(value))
            })?;
            props.set("zindex", get);
        }
        Ok(())
    }

    /// Points that are rows of their own let those below shine through.
    fn reduce_opacity(&self, props: &mut Props<'a>) {
        let kind = self.unit.mark.kind;
        let pointed =
            matches!(kind, MarkType::Point | MarkType::Tick | MarkType::Circle | MarkType::Square);
        let said = props.get("opacity").is_some() || props.get("fillOpacity").is_some();
        if pointed && !said && !self.unit.encoding.is_aggregate() {
            props.set("opacity", Some(constant(0.7)));
        }
    }

    /// Fill and stroke (`color`).
    pub(crate) fn colors(&self, filled: Option<bool>) -> Result<Props<'a>> {
        let mark = &self.unit.mark;
        let config = &self.scope.model.config;
        let filled = filled.unwrap_or(mark.filled);
        let clear = matches!(
            mark.kind,
            MarkType::Bar | MarkType::Point | MarkType::Circle | MarkType::Square
        );
        let named = |wanted: bool| (filled == wanted).then_some("color");
        let mut fill = mark.prop_drawn_as(named(true), "fill", config);
        if !fill.to_bool() && filled {
            fill = config.get("mark", "color");
        }
        if fill == Value::Undefined && clear {
            fill = Value::text("transparent");
        }
        let mut stroke = mark.prop_drawn_as(named(false), "stroke", config);
        if !stroke.to_bool() && !filled {
            stroke = config.get("mark", "color");
        }
        let or_style = |said: Value, drawn: &str| match said {
            Value::Undefined => mark.style_of_vega(drawn, config),
            said => said,
        };
        let (fill, stroke) = (or_style(fill, "fill"), or_style(stroke, "stroke"));
        let (fill, stroke) = (self.paint(&fill)?, self.paint(&stroke)?);
        let mut props = Props::default();
        props.set("fill", fill.clone());
        props.set("stroke", stroke.clone());
        let encoding = &self.unit.encoding;
        let color = if filled { ("fill", &fill) } else { ("stroke", &stroke) };
        if encoding.has(Channel::Color) {
            let otherwise = color.1.clone().or_else(|| Some(constant(Value::Undefined)));
            props.set(color.0, self.non_position(Channel::Color, Some(color.0), otherwise)?);
        }
        // What the mark itself says of its fill or stroke goes over its colour.
        for (channel, name) in [(Channel::Fill, "fill"), (Channel::Stroke, "stroke")] {
            if !encoding.has(channel) {
                props.set(name, self.written(mark.said.at(name))?);
            }
        }
        if encoding.has(Channel::Fill) {
            props.set(
                "fill",
                self.non_position(
                    Channel::Fill,
                    None,
                    fill.or_else(|| Some(constant(Value::Undefined))),
                )?,
            );
        }
        if encoding.has(Channel::Stroke) {
            props.set(
                "stroke",
                self.non_position(
                    Channel::Stroke,
                    None,
                    stroke.or_else(|| Some(constant(Value::Undefined))),
                )?,
            );
        }
        Ok(props)
    }

    /// A colour, or a gradient as it is written.
    fn paint(&self, value: &Value) -> Result<Option<Get<'a>>> {
        if value.to_bool() { self.written(value) } else { Ok(None) }
    }

    /// `tooltip`: of its channel, or all of the encoding where the mark asks for it.
    fn tooltip(&self) -> Result<Option<Get<'a>>> {
        let encoding = &self.unit.encoding;
        let defs = encoding.all(Channel::Tooltip);
        let mark = self.unit.mark.prop("tooltip", &self.scope.model.config);
        match defs {
            [only] if only.value.is_some() || !only.conditions.is_empty() => {
                let get = self.conditional(Some(only), None, &|def| match def {
                    Some(def) if def.is_data() => Ok(Some(self.text_value(def))),
                    Some(def) => def.value.as_ref().map_or(Ok(None), |value| self.written(value)),
                    None => Ok(None),
                })?;
                return Ok(get);
            }
            [] => {}
            [only] if only.is_data() => return Ok(Some(self.text_value(only))),
            [_] => return Ok(None),
            many => return Ok(Some(self.told(many.iter().filter(|def| def.is_field()).collect()))),
        }
        match &mark {
            Value::Bool(true) => Ok(Some(self.told(self.all_fields()))),
            Value::Object(_) if mark.at("content").str() == Some("encoding") => {
                Ok(Some(self.told(self.all_fields())))
            }
            Value::Object(_) if mark.at("content").str() == Some("data") => {
                let table = self.table;
                Ok(Some(Rc::new(move |row| {
                    let told: Vec<String> = table
                        .row(row)
                        .0
                        .iter()
                        .map(|(name, value)| format!("{name}: {}", value.to_text()))
                        .collect();
                    Value::text(&told.join("\n"))
                })))
            }
            Value::Text(_) | Value::Object(_) => self.written(&mark),
            _ => Ok(None),
        }
    }

    fn all_fields(&self) -> Vec<&'a Def> {
        let mut titles: Vec<Value> = Vec::new();
        let mut fields: Vec<&'a Def> = Vec::new();
        for (channel, def) in self.unit.encoding.fields() {
            let title = def.title(&self.scope.model.config);
            if channel != Channel::Tooltip && !channel.is_secondary() && !titles.contains(&title) {
                titles.push(title);
                fields.push(def);
            }
        }
        fields
    }

    /// Titles and values, a line each.
    fn told(&self, defs: Vec<&'a Def>) -> Get<'a> {
        let entries: Vec<(String, Get<'a>)> = defs
            .into_iter()
            .map(|def| {
                (
                    super::text::title_text(&def.title(&self.scope.model.config)),
                    self.text_value(def),
                )
            })
            .collect();
        Rc::new(move |row| {
            let lines: Vec<String> = entries
                .iter()
                .map(|(title, get)| format!("{title}: {}", get(row).to_text()))
                .collect();
            Value::text(&lines.join("\n"))
        })
    }
}
