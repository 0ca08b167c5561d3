//! Where items stand: points and ranges along `x`, `y`, `theta` and `radius`.

use super::{Encoder, Get, Props, constant, first_of, has_middle, plus};
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type};
use crate::spec::mark::MarkType;
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// Where something stands that no channel places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Default {
    /// In the middle of the view.
    Mid,
    /// At zero, or at the start of the scale.
    ZeroOrMin,
    /// At zero, or at the end of the scale.
    ZeroOrMax,
    /// Nowhere.
    None,
}

/// Vega's name of a position.
pub(crate) fn drawn_name(channel: Channel) -> &'static str {
    match channel {
        Channel::X => "x",
        Channel::X2 => "x2",
        Channel::Y => "y",
        Channel::Y2 => "y2",
        Channel::Theta => "startAngle",
        Channel::Theta2 => "endAngle",
        Channel::Radius => "outerRadius",
        Channel::Radius2 => "innerRadius",
        other => other.name(),
    }
}

impl<'a> Encoder<'a> {
    /// An offset from the position: by a channel, or by the mark; and whether it is the channel's.
    pub(crate) fn offset(
        &self,
        channel: Channel,
        band: Option<f64>,
    ) -> Result<(Option<Get<'a>>, bool)> {
        let said_as = match channel {
            Channel::X => "xOffset",
            Channel::Y => "yOffset",
            Channel::X2 => "x2Offset",
            Channel::Y2 => "y2Offset",
            Channel::Theta => "thetaOffset",
            Channel::Theta2 => "theta2Offset",
            Channel::Radius => "radiusOffset",
            _ => "radius2Offset",
        };
        let said = self.unit.mark.said.at(said_as);
        if let Some(offset) = channel.offset()
            && let Some(def) = self.unit.encoding.get(offset)
        {
            if let Some(get) = self.offset_of(offset, def, band)? {
                return Ok((Some(get), true));
            }
            return Ok((self.written(said)?, true));
        }
        if said.to_bool() { Ok((self.written(said)?, false)) } else { Ok((None, false)) }
    }

    fn offset_of(&self, channel: Channel, def: &Def, band: Option<f64>) -> Result<Option<Get<'a>>> {
        if !def.is_data() {
            return def.value.as_ref().map_or(Ok(None), |value| self.written(value));
        }
        let scale = self.scale(channel);
        let kind = self.scope.kind(self.id, channel);
        let continuous = !kind.is_some_and(ScaleType::is_discrete);
        if def.is_binning() && band.is_some_and(|band| band != 0.0) && continuous {
            return Ok(Some(self.interpolated(channel, def, None, band.unwrap_or(0.5))));
        }
        let band = band.or(Some(0.5)).filter(|_| kind == Some(ScaleType::Band));
        Ok(Some(self.scaled(self.raw(def, ""), scale, band)))
    }

    /// A point (`pointPosition`).
    pub(crate) fn point(
        &self,
        channel: Channel,
        default: Default,
        drawn: Option<&'static str>,
    ) -> Result<Props<'a>> {
        let (offset, encoded) = self.offset(channel, Some(0.5))?;
        let def = self.unit.encoding.get(channel);
        let band = if encoded { Some(0.0) } else { None };
        let get = self.position(channel, def, offset, default, band)?;
        let mut props = Props::default();
        props.set(drawn.unwrap_or_else(|| drawn_name(channel)), get);
        Ok(props)
    }

    fn position(
        &self,
        channel: Channel,
        def: Option<&Def>,
        offset: Option<Get<'a>>,
        default: Default,
        band: Option<f64>,
    ) -> Result<Option<Get<'a>>> {
        if let (Some(def), Some(stack)) = (def.filter(|def| def.is_data()), &self.unit.stack)
            && stack.channel == channel
        {
            return Ok(Some(self.stacked(channel, def, offset)));
        }
        self.placed(channel, def, offset, default, band)
    }

    fn stacked(&self, channel: Channel, def: &Def, offset: Option<Get<'a>>) -> Get<'a> {
        let in_the_middle = self.unit.mark.kind == MarkType::Text && channel.is_polar();
        let at = def
            .raw
            .at("bandPosition")
            .num()
            .or(in_the_middle.then_some(0.5))
            .filter(|_| def.is_field());
        let get = match at {
            Some(at) => {
                let (start, end) =
                    (self.column(&def.column_with("start")), self.column(&def.column_with("end")));
                self.between(channel, start, end, at)
            }
            None => self.scaled(self.raw(def, "end"), self.scale(channel), None),
        };
        plus(get, offset)
    }

    /// A place with its test for rows that cannot be placed (`midPointRefWithPositionInvalidTest`).
    pub(crate) fn placed(
        &self,
        channel: Channel,
        def: Option<&Def>,
        offset: Option<Get<'a>>,
        default: Default,
        band: Option<f64>,
    ) -> Result<Option<Get<'a>>> {
        let invalid = self.invalid_case(channel.main(), def)?;
        let main = self.mid(channel, def, offset, default, band)?;
        Ok(first_of(invalid.into_iter().collect(), main))
    }

    fn mid(
        &self,
        channel: Channel,
        def: Option<&Def>,
        offset: Option<Get<'a>>,
        default: Default,
        band: Option<f64>,
    ) -> Result<Option<Get<'a>>> {
        match def {
            Some(def) if def.is_data() => Ok(Some(plus(self.mid_of(channel, def, band), offset))),
            Some(def) if def.value.is_some() => {
                let value = def.value.clone().unwrap_or_default();
                Ok(self.sized_value(channel, &value)?.map(|get| plus(get, offset)))
            }
            _ => Ok(self.default(channel, default)?.map(|get| plus(get, offset))),
        }
    }

    fn mid_of(&self, channel: Channel, def: &Def, band: Option<f64>) -> Get<'a> {
        let main = channel.main();
        let kind = self.scope.kind(self.id, main);
        let scale = self.scale(main);
        let discrete = kind.is_some_and(ScaleType::is_discrete);
        let second = channel.secondary().and_then(|second| self.unit.encoding.get(second));
        if def.is_field() && def.kind.is_some() {
            let at = band.or_else(|| self.band_position(channel, def));
            if has_middle(def, at) {
                let imputed = self.unit.stack.as_ref().is_some_and(|stack| stack.impute);
                if imputed && def.is_binning() {
                    return self.scaled(self.column(&def.column_with("mid")), scale, None);
                }
                if imputed {
                    return self.scaled(self.column(&def.column()), scale, None);
                }
                if let Some(at) = at.filter(|at| *at != 0.0 && !discrete) {
                    return self.interpolated(main, def, None, at);
                }
                let ranged = def.is_binning() && def.kind.is_some_and(Type::is_discrete);
                return self.scaled(
                    self.column(&def.column_with(if ranged { "range" } else { "" })),
                    scale,
                    None,
                );
            }
            if def.is_binned()
                && let Some(second) = second.filter(|second| second.is_field())
            {
                return self.interpolated(main, def, Some(second), at.unwrap_or(0.5));
            }
        }
        let ranged = def.is_field() && def.is_binning() && discrete;
        let get = self.raw(def, if ranged { "range" } else { "" });
        let at = band.or_else(|| self.band_position(channel, def));
        self.scaled(get, scale, self.band(kind, at, def))
    }

    fn band(&self, kind: Option<ScaleType>, at: Option<f64>, def: &Def) -> Option<f64> {
        let own = def.raw.at("bandPosition").num();
        (kind == Some(ScaleType::Band)).then(|| at.or(own).unwrap_or(0.5))
    }

    /// A value where `width` and `height` stand for those of the view.
    pub(crate) fn sized_value(&self, channel: Channel, value: &Value) -> Result<Option<Get<'a>>> {
        let (width, height) = self.size;
        match (value.str(), channel.main()) {
            (Some("width"), Channel::X) => Ok(Some(constant(width))),
            (Some("height"), Channel::Y) => Ok(Some(constant(height))),
            _ => self.written(value),
        }
    }

    /// Where something stands that no channel places (`pointPositionDefaultRef`).
    pub(crate) fn default(&self, channel: Channel, default: Default) -> Result<Option<Get<'a>>> {
        let config = &self.scope.model.config;
        let said = self.unit.mark.prop_drawn_as(Some(channel.name()), drawn_name(channel), config);
        if said != Value::Undefined {
            return self.sized_value(channel, &said);
        }
        let (width, height) = self.size;
        let main = channel.main();
        Ok(match default {
            Default::None => None,
            Default::Mid => match main {
                Channel::X => Some(constant(width / 2.0)),
                Channel::Y => Some(constant(height / 2.0)),
                _ => None,
            },
            Default::ZeroOrMin | Default::ZeroOrMax => {
                let greatest = default == Default::ZeroOrMax;
                self.zero_or(main, greatest).or_else(|| {
                    Some(constant(match (main, greatest) {
                        (Channel::Radius, true) => width.min(height) / 2.0,
                        (Channel::Theta, true) => std::f64::consts::TAU,
                        (Channel::X, true) => width,
                        (Channel::Y, false) => height,
                        _ => 0.0,
                    }))
                })
            }
        })
    }

    /// A range, or a point where the mark lies the other way (`pointOrRangePosition`).
    pub(crate) fn point_or_range(
        &self,
        channel: Channel,
        default: Default,
        range: bool,
    ) -> Result<Props<'a>> {
        if range {
            self.range(channel, default, Default::ZeroOrMin)
        } else {
            self.point(channel, default, None)
        }
    }

    /// From one place to another (`rangePosition`).
    pub(crate) fn range(
        &self,
        channel: Channel,
        default: Default,
        default2: Default,
    ) -> Result<Props<'a>> {
        let Some(second) = channel.secondary() else { return self.point(channel, default, None) };
        let end = self.end_or_size(second, default2)?;
        let sized = channel.is_xy() && end.get(channel.size()).is_some();
        let drawn = if sized { self.aligned(channel, false) } else { drawn_name(channel) };
        let mut props = self.point(channel, default, Some(drawn))?;
        props.extend(end);
        Ok(props)
    }

    /// `x`, `xc` or `x2` by how the mark is aligned (`vgAlignedPositionChannel`).
    pub(crate) fn aligned(&self, channel: Channel, at_start: bool) -> &'static str {
        if channel.is_polar() {
            return drawn_name(channel);
        }
        let config = &self.scope.model.config;
        if channel == Channel::X {
            match self.unit.mark.prop("align", config).str() {
                Some("left") => "x",
                Some("right") => "x2",
                None if at_start => "x",
                _ => "xc",
            }
        } else {
            match self.unit.mark.prop("baseline", config).str() {
                Some("top") => "y",
                Some("bottom") => "y2",
                None if at_start => "y",
                _ => "yc",
            }
        }
    }

    /// The other end of a range, or its length (`pointPosition2OrSize`).
    fn end_or_size(&self, channel: Channel, default: Default) -> Result<Props<'a>> {
        let main = channel.main();
        let own =
            self.unit.encoding.has(channel) || self.unit.mark.said.member(channel.name()).is_some();
        let (offset, _) = self.offset(if own { channel } else { main }, None)?;
        let def = self.unit.encoding.get(main);
        let mut props = Props::default();
        let drawn = drawn_name(channel);
        if let (Some(def), Some(stack)) = (def.filter(|def| def.is_data()), &self.unit.stack)
            && stack.channel == main
        {
            let get = self.scaled(self.raw(def, "start"), self.scale(main), None);
            props.set(drawn, Some(plus(get, offset)));
            return Ok(props);
        }
        let second = self.unit.encoding.get(channel);
        if second.is_some() {
            props.set(drawn, self.placed(channel, second, offset, Default::None, None)?);
            return Ok(props);
        }
        if let Some((name, get)) = self.said_end_or_size(channel)? {
            props.set(name, Some(get));
            return Ok(props);
        }
        if def.is_some_and(Def::is_data) && self.is_ranged_offset(main) {
            props.set(drawn, self.offset_base(main, def)?);
            return Ok(props);
        }
        props.set(drawn, self.default(channel, default)?);
        Ok(props)
    }

    fn offset_base(&self, main: Channel, def: Option<&Def>) -> Result<Option<Get<'a>>> {
        let Some(def) = def else { return Ok(None) };
        let zero = main
            .offset()
            .and_then(|offset| self.scale(offset))
            .map(|scale| constant(scale.map(&Value::Number(0.0))));
        Ok(Some(plus(self.scaled(self.raw(def, ""), self.scale(main), None), zero)))
    }

    /// What the mark or config say of the end of a range (`position2orSize`).
    fn said_end_or_size(&self, channel: Channel) -> Result<Option<(&'static str, Get<'a>)>> {
        let config = &self.scope.model.config;
        let mark = &self.unit.mark;
        let size = channel.size();
        let sources: [&Value; 3] =
            [&mark.said, config.group(mark.kind.name()), config.group("mark")];
        for source in sources {
            for name in [drawn_name(channel), channel.name()] {
                if source.at(name) != &Value::Undefined {
                    return Ok(self
                        .sized_value(channel, source.at(name))?
                        .map(|get| (drawn_name(channel), get)));
                }
            }
            let length = source.at(size);
            if !size.is_empty() && length.to_bool() && length.at("band") == &Value::Undefined {
                return Ok(self.written(length)?.map(|get| (size, get)));
            }
        }
        Ok(None)
    }

    /// Whether a mark reaches from a baseline within its band to its offset.
    pub(crate) fn is_ranged_offset(&self, channel: Channel) -> bool {
        super::super::is_ranged_offset(self.unit, self.id, channel, self.scope.components)
    }
}
