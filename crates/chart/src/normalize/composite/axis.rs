//! The axis along which a composite mark measures.

use super::Composite;
use crate::field::Field;
use crate::messages;
use crate::problem::{Problem, Result};
use crate::spec::channel::Channel;
use crate::spec::def::{Def, Type, flat};
use crate::spec::read::{Read, object, without};
use crate::value::{Name, Value};

/// The axis along which a composite mark measures.
pub(super) struct Axis {
    pub(super) channel: Channel,
    /// What stands behind it, without an aggregate.
    pub(super) def: Value,
    /// The field that is measured, as it is written.
    pub(super) field: Name,
}

impl Axis {
    /// The axis of this orientation.
    pub(super) fn of(composite: &Composite<'_>, channel: Channel) -> Result<Self> {
        let def = without(composite.encoding.at(channel.name()), &["aggregate"]);
        match def.at("field").str() {
            Some(field) => Ok(Self { channel, field: field.into(), def }),
            None => Err(composite.without_measure()),
        }
    }

    /// Moments are read before anything is computed of them.
    pub(super) fn reading(&self) -> Option<Value> {
        let temporal = self.def.at("type").str() == Some(Type::Temporal.name());
        let read = format!("toDate({})", Field::parse(&self.field).expression());
        let as_ = Value::text(&flat(&self.field));
        temporal.then(|| object([("calculate", Value::text(&read)), ("as", as_)]))
    }

    /// How the mark lies: `vertical` along `y`.
    pub(super) fn orient(&self) -> Value {
        Value::text(if self.channel == Channel::Y { "vertical" } else { "horizontal" })
    }

    /// How ticks across the axis lie.
    pub(super) fn across(&self) -> Value {
        Value::text(if self.channel == Channel::Y { "horizontal" } else { "vertical" })
    }

    /// The title of what is measured: its own, or its field.
    pub(super) fn title(&self) -> Value {
        match self.def.at("title") {
            Value::Undefined => Value::text(&self.field),
            title => title.clone(),
        }
    }

    /// What its guide, scale and title are, for each part of the mark.
    pub(super) fn shared(&self) -> [(&'static str, Value); 4] {
        let of = |name: &str| self.def.at(name).clone();
        [
            ("type", of("type")),
            ("title", self.title()),
            ("scale", of("scale")),
            ("axis", of("axis")),
        ]
    }
}

impl Composite<'_> {
    /// Whether a channel has something to measure.
    pub(super) fn is_continuous(&self, channel: Channel) -> bool {
        let def = Def::read(self.encoding.at(channel.name()), channel);
        let number = def.datum.as_ref().is_some_and(|datum| datum.num().is_some());
        number || (def.is_field() && def.kind.is_some() && !def.is_discrete())
    }

    /// The channel along which raw values are measured (`compositeMarkOrient`).
    pub(super) fn measured_channel(&self) -> Result<Channel> {
        match self.mark.at("orient").str() {
            Some("vertical") => return Ok(Channel::Y),
            Some("horizontal") => return Ok(Channel::X),
            _ => {}
        }
        match (self.is_continuous(Channel::X), self.is_continuous(Channel::Y)) {
            (true, true) => self.one_of_both(),
            (true, false) => Ok(Channel::X),
            (false, true) => Ok(Channel::Y),
            (false, false) => Err(self.without_measure()),
        }
    }

    /// Of two measures the one whose aggregate is the mark's name; then the one that is no time.
    fn one_of_both(&self) -> Result<Channel> {
        let aggregate = |channel: &str| self.encoding.at(channel).at("aggregate").str();
        let asks = |channel: &str| aggregate(channel) == Some(self.name);
        match (asks("x"), asks("y")) {
            (true, true) => Err(self.without_measure()),
            (true, false) if aggregate("y").is_none() => Ok(Channel::X),
            (false, true) if aggregate("x").is_none() => Ok(Channel::Y),
            _ => {
                let time = |channel: Channel| {
                    let def = Def::read(self.encoding.at(channel.name()), channel);
                    def.format().1.str().map_or(def.is(Type::Temporal), |kind| kind == "time")
                };
                let horizontal = time(Channel::Y) && !time(Channel::X);
                Ok(if horizontal { Channel::X } else { Channel::Y })
            }
        }
    }

    /// The mark has no axis to measure along, or does not say which.
    pub(super) fn without_measure(&self) -> Problem {
        Problem::invalid(&self.path.key("encoding"), messages::needs_measure(self.name))
    }
}
