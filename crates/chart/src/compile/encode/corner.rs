//! Round corners at the far end of bars.

use std::rc::Rc;

use super::{Encoder, Get, Props, constant, first_of};
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::mark::{MarkType, Orient};
use crate::spec::read::Read;
use crate::value::Value;

impl<'a> Encoder<'a> {
    /// `cornerRadiusEnd`: the corners at the end that is away from the base.
    pub(crate) fn corner_radius_end(&self, props: &Props<'a>) -> Result<Props<'a>> {
        let mark = &self.unit.mark;
        let config = &self.scope.model.config;
        let mut out = Props::default();
        let radius = mark.prop("cornerRadiusEnd", config);
        let (Some(orient), true) =
            (mark.orient, mark.kind == MarkType::Bar && radius != Value::Undefined)
        else {
            return Ok(out);
        };
        let along = if orient == Orient::Horizontal { Channel::X2 } else { Channel::Y2 };
        if self.unit.encoding.has(along) {
            let only_config = mark.said.at("cornerRadiusEnd") == &Value::Undefined;
            if !(only_config && mark.said.at("cornerRadius") != &Value::Undefined) {
                out.set("cornerRadius", self.written(&radius)?);
            }
            return Ok(out);
        }
        let (start, end) = if orient == Orient::Horizontal { ("x", "x2") } else { ("y", "y2") };
        let (Some(start), Some(end)) = (props.get(start).cloned(), props.get(end).cloned()) else {
            return Ok(out);
        };
        let beyond = |sign: f64| -> Get<'a> {
            let (start, end) = (Rc::clone(&start), Rc::clone(&end));
            Rc::new(move |row| {
                Value::Bool(sign * (start(row).to_number() - end(row).to_number()) > 0.0)
            })
        };
        let corners: [(&'static str, f64); 4] = match orient {
            Orient::Horizontal => [
                ("cornerRadiusTopRight", 1.0),
                ("cornerRadiusBottomRight", 1.0),
                ("cornerRadiusTopLeft", -1.0),
                ("cornerRadiusBottomLeft", -1.0),
            ],
            Orient::Vertical => [
                ("cornerRadiusTopLeft", -1.0),
                ("cornerRadiusTopRight", -1.0),
                ("cornerRadiusBottomLeft", 1.0),
                ("cornerRadiusBottomRight", 1.0),
            ],
        };
        let said_end = mark.said.at("cornerRadiusEnd") != &Value::Undefined;
        for (corner, sign) in corners {
            let own = mark.said.at(corner) != &Value::Undefined
                || mark.said.at("cornerRadius") != &Value::Undefined;
            if !said_end && own {
                continue;
            }
            let radius = self.written(&radius)?.unwrap_or_else(|| constant(0.0));
            let otherwise = match mark.prop(corner, config) {
                Value::Undefined => mark.prop("cornerRadius", config),
                said => said,
            };
            let otherwise = self.written(&otherwise)?.unwrap_or_else(|| constant(0.0));
            out.set(corner, first_of(vec![(beyond(sign), radius)], Some(otherwise)));
        }
        Ok(out)
    }
}
