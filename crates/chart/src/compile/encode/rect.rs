//! Where boxes stand and how large they are: bars, rectangles, ticks, images, and arcs.

use std::rc::Rc;

use super::position::{Default, drawn_name};
use super::{Encoder, Get, Props, constant, plus};
use crate::problem::Result;
use crate::spec::channel::Channel;
use crate::spec::def::{Bin, Def};
use crate::spec::mark::{MarkType, Orient};
use crate::spec::read::Read;
use crate::spec::scale_type::ScaleType;
use crate::value::Value;

/// How long a box is along a channel, if nothing in its data says it.
#[derive(Clone, Debug, PartialEq)]
enum BandSize {
    /// Nothing is known.
    Unknown,
    /// This part of the band.
    Relative(f64),
    /// So many pixels, or an expression for them.
    Said(Value),
}

impl<'a> Encoder<'a> {
    /// A box along a channel (`rectPosition`).
    pub(crate) fn rect(&self, channel: Channel) -> Result<Props<'a>> {
        let encoding = &self.unit.encoding;
        let mark = &self.unit.mark;
        let def = encoding.get(channel);
        let second = channel.secondary().and_then(|second| encoding.get(second));
        let kind = self.scope.kind(self.id, channel);
        let discrete = kind.is_some_and(ScaleType::is_discrete);
        let size = match channel.is_xy() {
            true => mark.prop_drawn_as(Some("size"), channel.size(), &self.scope.model.config),
            false => mark.prop("size", &self.scope.model.config),
        };
        let has_size =
            encoding.has(Channel::Size) || (size.is_some() && size.at("band") == &Value::Undefined);
        let across = match mark.kind {
            MarkType::Bar => {
                (channel == Channel::X && mark.orient == Some(Orient::Vertical))
                    || (channel == Channel::Y && mark.orient == Some(Orient::Horizontal))
            }
            MarkType::Tick => {
                (channel == Channel::Y && mark.orient == Some(Orient::Vertical))
                    || (channel == Channel::X && mark.orient == Some(Orient::Horizontal))
            }
            _ => false,
        };
        let spans = |def: &Def| {
            def.is_field()
                && (def.bin != Bin::None || (def.time_unit.is_some() && second.is_none()))
        };
        let has_offset = channel.offset().is_some_and(|offset| encoding.has(offset));
        if let Some(def) = def.filter(|def| spans(def) && !has_size && !has_offset && !discrete) {
            return self.bin_rect(channel, def, second);
        }
        if def.is_some_and(Def::is_data) && self.is_ranged_offset(channel) {
            return self.range(channel, Default::ZeroOrMax, Default::ZeroOrMin);
        }
        if mark.kind == MarkType::Image && def.is_some() && !has_size && second.is_none() {
            return self.point(channel, Default::Mid, None);
        }
        let data = def.is_some_and(Def::is_data);
        if ((data && discrete) || across) && second.is_none() {
            return self.place_and_size(channel, def);
        }
        self.range(channel, Default::ZeroOrMax, Default::ZeroOrMin)
    }

    /// How long a box is (`getBandSize`).
    fn band_size(
        &self,
        channel: Channel,
        def: Option<&Def>,
        kind: Option<ScaleType>,
        by_size: bool,
    ) -> BandSize {
        let mark = &self.unit.mark;
        let config = &self.scope.model.config;
        let drawn = if channel.is_xy() { channel.size() } else { "" };
        let property = if by_size { "size" } else { drawn };
        let said = if drawn.is_empty() {
            Value::Undefined
        } else {
            mark.prop_drawn_as(Some(property), drawn, config)
        };
        if let Some(band) = said.at("band").num() {
            return BandSize::Relative(band);
        }
        if said != Value::Undefined {
            return BandSize::Said(said);
        }
        if let Some(def) = def.filter(|def| def.is_field()) {
            if def.time_unit.is_some() {
                return mark
                    .config("timeUnitBandSize", config)
                    .num()
                    .map_or(BandSize::Unknown, BandSize::Relative);
            }
            if def.is_binning() && !kind.is_some_and(ScaleType::is_discrete) {
                return BandSize::Relative(1.0);
            }
        }
        if !mark.kind.is_rect_based() {
            return BandSize::Unknown;
        }
        let of = |value: Value| match value.at("band").num() {
            Some(band) => BandSize::Relative(band),
            None if value == Value::Undefined => BandSize::Unknown,
            None => BandSize::Said(value),
        };
        let discrete_size = config.get(mark.kind.name(), "discreteBandSize");
        match kind {
            Some(kind) if kind.is_discrete() => match of(discrete_size) {
                BandSize::Unknown => BandSize::Relative(1.0),
                said => said,
            },
            Some(_) => of(config.get(mark.kind.name(), "continuousBandSize")),
            None => of(discrete_size),
        }
    }

    /// A box in a band, or about a place (`positionAndSize`).
    fn place_and_size(&self, channel: Channel, def: Option<&Def>) -> Result<Props<'a>> {
        let mark = &self.unit.mark;
        let kind = self.scope.kind(self.id, channel);
        let offset_kind =
            channel.offset().filter(|offset| self.unit.encoding.data(*offset).is_some());
        let offset_kind = offset_kind.and_then(|offset| self.scope.kind(self.id, offset));
        let by_size = mark.kind == MarkType::Tick
            || (channel == Channel::Y && mark.orient == Some(Orient::Horizontal))
            || (channel == Channel::X && mark.orient == Some(Orient::Vertical));
        let drawn = if channel.is_xy() { channel.size() } else { "" };
        let said_size = mark.said.at("size");
        let mut sized = None;
        if (self.unit.encoding.has(Channel::Size) || said_size.to_bool()) && by_size {
            let otherwise = self.written(said_size)?;
            sized = self.non_position(
                Channel::Size,
                Some(if drawn.is_empty() { "size" } else { drawn }),
                otherwise,
            )?;
            if said_size.at("band").num().is_some() {
                sized = None;
            }
        }
        let has_size = sized.is_some();
        let band = self.band_size(channel, def, kind.or(offset_kind), by_size);
        let size = match sized {
            Some(sized) => sized,
            None => self.default_size(channel, def, kind, offset_kind, &band)?,
        };
        let banded = kind.or(offset_kind) == Some(ScaleType::Band)
            && matches!(band, BandSize::Relative(_))
            && !has_size;
        let drawn_at = self.aligned(channel, banded);
        let center = matches!(drawn_at, "xc" | "yc");
        let (offset, encoded) = self.offset(channel, Some(if center { 0.5 } else { 0.0 }))?;
        let timed =
            def.filter(|def| def.is_field() && def.time_unit.is_some() && center && !encoded);
        let at = timed.and_then(|def| self.band_position(channel, def)).unwrap_or(
            match (&band, center) {
                (_, true) if encoded => 0.0,
                (_, true) => 0.5,
                (BandSize::Relative(part), false) => (1.0 - part) / 2.0,
                _ => 0.0,
            },
        );
        let place = self.placed(channel, def, offset.clone(), Default::Mid, Some(at))?;
        let mut props = Props::default();
        if channel.is_xy() {
            props.set(drawn_at, place);
            props.set(drawn, Some(size));
        } else {
            let second = channel.secondary().unwrap_or(channel);
            let end = place.clone().map(|place| plus(place, Some(size)));
            props.set(drawn_at, place);
            props.set(drawn_name(second), end);
        }
        Ok(props)
    }

    fn default_size(
        &self,
        channel: Channel,
        def: Option<&Def>,
        kind: Option<ScaleType>,
        offset_kind: Option<ScaleType>,
        band: &BandSize,
    ) -> Result<Get<'a>> {
        let config = &self.scope.model.config;
        let mark = &self.unit.mark;
        let through = match (offset_kind, channel.offset()) {
            (Some(_), Some(offset)) => self.scale(offset),
            _ => self.scale(channel),
        };
        match band {
            BandSize::Relative(part) => match (&through, offset_kind.or(kind)) {
                (Some(scale), Some(ScaleType::Band)) => {
                    let least = mark.config("minBandSize", config).num().unwrap_or(0.0);
                    // The scale of another layer has no name in this one, and so no bands.
                    let own = self.scope.components.of_unit(self.id, channel).is_some()
                        || offset_kind.is_some();
                    let width = if own { scale.bandwidth() } else { 0.0 };
                    return Ok(constant((part * width).max(least)));
                }
                (None, _) => {
                    let (width, height) = self.size;
                    return Ok(constant(part * if channel == Channel::Y { height } else { width }));
                }
                _ => {}
            },
            BandSize::Said(value) if value.to_bool() => {
                if let Some(get) = self.written(value)? {
                    return Ok(get);
                }
            }
            _ => {}
        }
        if let Some(component) = self.scope.components.find(self.scope.model, self.id, channel)
            && let super::super::scale::range::Range::Step(step) = component.range.range
        {
            return Ok(constant(step - 2.0));
        }
        if def.is_none() {
            let own = match mark.kind {
                MarkType::Tick => "tickBandPaddingInner",
                MarkType::Bar => "barBandPaddingInner",
                _ => "rectBandPaddingInner",
            };
            let padding =
                config.num("scale", "bandPaddingInner").or_else(|| config.num("scale", own));
            if let Some(padding) = padding {
                let (width, height) = self.size;
                return Ok(constant(
                    (1.0 - padding) * if channel == Channel::Y { height } else { width },
                ));
            }
        }
        Ok(constant(config.discrete_step(channel.size()) - 2.0))
    }

    /// From the start of a bin or time unit to its end, with a gap between neighbours (`rectBinPosition`).
    fn bin_rect(&self, channel: Channel, def: &Def, second: Option<&Def>) -> Result<Props<'a>> {
        let config = &self.scope.model.config;
        let mark = &self.unit.mark;
        let kind = self.scope.kind(self.id, channel);
        let scale = self.scale(channel);
        let component = self.scope.components.find(self.scope.model, self.id, channel);
        let reversed = component.is_some_and(|component| component.props.get("reverse").to_bool());
        let second_channel = channel.secondary().unwrap_or(channel);
        let spacing = if channel.is_xy() {
            mark.prop("binSpacing", config).num().unwrap_or(0.0)
        } else {
            0.0
        };
        let translate = self.scope.axis_translate(self.id, channel);
        let least = mark.config("minBandSize", config).num().unwrap_or(0.0);
        let (offset, _) = self.offset(channel, Some(0.0))?;
        let (offset2, _) = self.offset(second_channel, Some(0.0))?;
        let start = self.scaled(self.column(&def.column()), scale.clone(), None);
        let end = match second.filter(|second| def.is_binned() && second.is_field()) {
            Some(second) => self.scaled(self.column(&second.column()), scale.clone(), None),
            None => self.scaled(self.column(&def.column_with("end")), scale.clone(), None),
        };
        let length: Get<'a> = {
            let (start, end) = (Rc::clone(&start), Rc::clone(&end));
            Rc::new(move |row| Value::Number((end(row).to_number() - start(row).to_number()).abs()))
        };
        // Along x the end is the first to be named, along y the start.
        let gap = |is_end: bool, offset: Option<Get<'a>>| -> Get<'a> {
            if channel.is_polar() {
                return constant(0.0);
            }
            let length = Rc::clone(&length);
            Rc::new(move |row| {
                let length = length(row).to_number();
                let half = if is_end { -spacing / 2.0 } else { spacing / 2.0 };
                let by_size = if length < least {
                    let grow = 0.5 * (least - length);
                    if is_end { grow } else { -grow }
                } else {
                    half
                };
                let moved = offset.as_ref().map_or(0.0, |offset| offset(row).to_number()) + by_size;
                Value::Number(translate + if reversed { -moved } else { moved })
            })
        };
        let gap1 = gap(channel == Channel::X, offset.clone());
        let gap2 = gap(second_channel == Channel::Y2, offset2.or(offset));
        let at = match self.band_size(channel, Some(def), kind, false) {
            BandSize::Relative(part) => (1.0 - part) / 2.0,
            _ => 0.5,
        };
        let mut props = Props::default();
        if def.is_binning() || def.time_unit.is_some() {
            let moved = def.time_unit.is_some() && self.band_position(channel, def) != Some(0.5);
            let (from, to) =
                if moved { ("offsetted_rect_start", "offsetted_rect_end") } else { ("", "end") };
            let (from, to) =
                (self.column(&def.column_with(from)), self.column(&def.column_with(to)));
            let first = self.between(channel, Rc::clone(&from), Rc::clone(&to), at);
            let last = self.between(channel, from, to, 1.0 - at);
            props.set(drawn_name(second_channel), Some(plus(first, Some(gap2))));
            props.set(drawn_name(channel), Some(plus(last, Some(gap1))));
            return Ok(props);
        }
        props.set(drawn_name(second_channel), Some(plus(start, Some(gap2))));
        let end = match (second.filter(|second| second.is_field()), &def.bin) {
            (None, Bin::Binned(Some(step))) => {
                let (value, step) = (self.column(&def.column()), *step);
                let ends: Get<'a> =
                    Rc::new(move |row| Value::Number(value(row).to_number() + step));
                self.scaled(ends, scale, None)
            }
            (None, _) => return Ok(Props::default()),
            (Some(_), _) => end,
        };
        props.set(drawn_name(channel), Some(plus(end, Some(gap1))));
        Ok(props)
    }
}
