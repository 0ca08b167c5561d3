//! The types of scales, and which one a channel gets.

use super::channel::Channel;
use super::def::{Def, Type};
use super::mark::{Encoding, Mark, MarkType};
use super::read::Read;
use crate::value::Value;

/// A type of scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are Vega-Lite's")]
pub enum ScaleType {
    Linear,
    Log,
    Pow,
    Sqrt,
    Symlog,
    Identity,
    Sequential,
    Time,
    Utc,
    Quantile,
    Quantize,
    Threshold,
    BinOrdinal,
    Ordinal,
    Point,
    Band,
}

use ScaleType as S;

const NAMES: [(ScaleType, &str); 16] = [
    (S::Linear, "linear"),
    (S::Log, "log"),
    (S::Pow, "pow"),
    (S::Sqrt, "sqrt"),
    (S::Symlog, "symlog"),
    (S::Identity, "identity"),
    (S::Sequential, "sequential"),
    (S::Time, "time"),
    (S::Utc, "utc"),
    (S::Quantile, "quantile"),
    (S::Quantize, "quantize"),
    (S::Threshold, "threshold"),
    (S::BinOrdinal, "bin-ordinal"),
    (S::Ordinal, "ordinal"),
    (S::Point, "point"),
    (S::Band, "band"),
];

impl ScaleType {
    /// A type by its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(_, one)| *one == name).map(|(kind, _)| *kind)
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }

    /// Whether its domain is a list of values.
    #[must_use]
    pub fn is_discrete(self) -> bool {
        matches!(self, S::Ordinal | S::BinOrdinal | S::Point | S::Band)
    }

    /// Numbers to something continuous.
    #[must_use]
    pub fn is_quantitative(self) -> bool {
        matches!(self, S::Linear | S::Log | S::Pow | S::Sqrt | S::Symlog)
    }

    /// Moments.
    #[must_use]
    pub fn is_time(self) -> bool {
        matches!(self, S::Time | S::Utc)
    }

    /// Something continuous to something continuous.
    #[must_use]
    pub fn is_continuous(self) -> bool {
        self.is_quantitative() || self.is_time()
    }

    /// Something continuous to a list.
    #[must_use]
    pub fn is_discretizing(self) -> bool {
        matches!(self, S::Quantile | S::Quantize | S::Threshold)
    }

    /// Whether its domain is continuous.
    #[must_use]
    pub fn has_continuous_domain(self) -> bool {
        !self.is_discrete()
    }

    /// Whether two scales can be one.
    #[must_use]
    pub fn is_compatible(self, other: Self) -> bool {
        let (one, two) = (self.category(), other.category());
        let position_and_time = |one, two| one == "ordinal-position" && two == "time";
        one == two || position_and_time(one, two) || position_and_time(two, one)
    }

    fn category(self) -> &'static str {
        match self {
            S::Time | S::Utc => "time",
            S::Ordinal => "ordinal",
            S::BinOrdinal => "bin-ordinal",
            S::Point | S::Band => "ordinal-position",
            S::Quantile | S::Quantize | S::Threshold => "discretizing",
            _ => "numeric",
        }
    }

    /// Of two types that nobody asked for, the one with the higher precedence is taken.
    #[must_use]
    pub fn precedence(self) -> u8 {
        match self {
            S::Log | S::Pow | S::Sqrt | S::Symlog | S::Identity | S::Sequential => 1,
            S::Point => 10,
            S::Band => 11,
            _ => 0,
        }
    }

    /// Whether a property of a scale means anything to this type (`scaleTypeSupportProperty`).
    #[must_use]
    pub fn supports(self, property: &str) -> bool {
        let positional = matches!(self, S::Point | S::Band);
        match property {
            "scheme" | "interpolate" => !positional && self != S::Identity,
            "bins" => !positional && !matches!(self, S::Identity | S::Ordinal),
            "round" | "padding" | "rangeMin" | "rangeMax" => self.is_continuous() || positional,
            "paddingOuter" | "align" => positional,
            "paddingInner" => self == S::Band,
            "domainMax" | "domainMid" | "domainMin" | "domainRaw" | "clamp" => self.is_continuous(),
            "nice" => self.is_continuous() || matches!(self, S::Quantize | S::Threshold),
            "exponent" => self == S::Pow,
            "base" => self == S::Log,
            "constant" => self == S::Symlog,
            "zero" => {
                self.has_continuous_domain()
                    && !matches!(self, S::Log | S::Time | S::Utc | S::Threshold | S::Quantile)
            }
            _ => true,
        }
    }

    fn fits_channel(self, channel: Channel, nested_offset: bool) -> bool {
        use Channel as C;
        match channel {
            C::X | C::Y | C::XOffset | C::YOffset | C::Theta | C::Radius => {
                self.is_continuous() || self == S::Band || (self == S::Point && !nested_offset)
            }
            C::Size
            | C::StrokeWidth
            | C::Opacity
            | C::FillOpacity
            | C::StrokeOpacity
            | C::Angle => {
                self.is_continuous()
                    || self.is_discretizing()
                    || matches!(self, S::Band | S::Point | S::Ordinal)
            }
            C::Color | C::Fill | C::Stroke => self != S::Band,
            C::StrokeDash | C::Shape => self == S::Ordinal || self.is_discretizing(),
            _ => false,
        }
    }

    fn fits_type(self, kind: Option<Type>) -> bool {
        match kind {
            Some(Type::Ordinal | Type::Nominal) => self.is_discrete(),
            Some(Type::Temporal) => self.is_time(),
            Some(Type::Quantitative) => self.is_quantitative() || self.is_discretizing(),
            None => true,
        }
    }
}

/// The type of a channel's scale, and whether the spec asks for it.
#[must_use]
pub fn scale_type(
    def: &Def,
    channel: Channel,
    mark: &Mark,
    encoding: &Encoding,
) -> (ScaleType, bool) {
    let nested = encoding.has_nested_offset(channel);
    let otherwise = default_type(def, channel, mark, nested);
    let said = def.raw.at("scale").at("type").str().and_then(ScaleType::parse);
    match said {
        // `channelSupportScaleType` is asked without the nested offset.
        Some(kind)
            if kind.fits_channel(channel, false)
                && (!def.is_field() || kind.fits_type(def.kind)) =>
        {
            (kind, true)
        }
        _ => (otherwise, false),
    }
}

fn default_type(def: &Def, channel: Channel, mark: &Mark, nested: bool) -> ScaleType {
    match def.kind {
        Some(Type::Temporal) => temporal(def, channel),
        Some(Type::Quantitative) if channel.is_color() => {
            if def.is_field() && def.is_binning() {
                S::BinOrdinal
            } else {
                S::Linear
            }
        }
        Some(Type::Quantitative) => {
            if channel.is_discrete() {
                S::Ordinal
            } else {
                S::Linear
            }
        }
        _ if channel.is_color() || channel.is_discrete() => S::Ordinal,
        _ => discrete(def, channel, mark, nested),
    }
}

fn temporal(def: &Def, channel: Channel) -> ScaleType {
    if channel.is_discrete() {
        S::Ordinal
    } else if !channel.is_color()
        && def.is_field()
        && def.time_unit.as_ref().is_some_and(|unit| unit.utc)
    {
        S::Utc
    } else {
        S::Time
    }
}

fn discrete(def: &Def, channel: Channel, mark: &Mark, nested: bool) -> ScaleType {
    let boxed = matches!(
        mark.kind,
        MarkType::Rect | MarkType::Bar | MarkType::Image | MarkType::Rule | MarkType::Tick
    );
    let in_band = match channel {
        Channel::X | Channel::Y | Channel::XOffset | Channel::YOffset => boxed || nested,
        Channel::Theta | Channel::Radius => mark.kind == MarkType::Arc,
        _ => false,
    };
    let size = if channel.is_xy() { mark.said.at(channel.size()) } else { &Value::Undefined };
    let tick_band = def.raw.at("axis").at("tickBand").to_bool();
    if in_band || size.at("band").is_some() || tick_band { S::Band } else { S::Point }
}
