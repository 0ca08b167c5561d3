//! The encoding channels, and what is known of each.

/// An encoding channel of a unit view, in the order in which Vega-Lite goes through them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are Vega-Lite's")]
pub enum Channel {
    X,
    Y,
    X2,
    Y2,
    XOffset,
    YOffset,
    Theta,
    Radius,
    Theta2,
    Radius2,
    Color,
    Fill,
    Stroke,
    Opacity,
    FillOpacity,
    StrokeOpacity,
    StrokeWidth,
    StrokeDash,
    Size,
    Angle,
    Shape,
    Order,
    Text,
    Detail,
    Key,
    Tooltip,
    Href,
    Url,
    Description,
}

use Channel as C;

/// All channels with their names. Offsets come after the positions that they lie within.
pub const CHANNELS: [(Channel, &str); 29] = [
    (C::X, "x"),
    (C::Y, "y"),
    (C::X2, "x2"),
    (C::Y2, "y2"),
    (C::XOffset, "xOffset"),
    (C::YOffset, "yOffset"),
    (C::Theta, "theta"),
    (C::Theta2, "theta2"),
    (C::Radius, "radius"),
    (C::Radius2, "radius2"),
    (C::Color, "color"),
    (C::Fill, "fill"),
    (C::Stroke, "stroke"),
    (C::Opacity, "opacity"),
    (C::FillOpacity, "fillOpacity"),
    (C::StrokeOpacity, "strokeOpacity"),
    (C::StrokeWidth, "strokeWidth"),
    (C::StrokeDash, "strokeDash"),
    (C::Size, "size"),
    (C::Angle, "angle"),
    (C::Shape, "shape"),
    (C::Order, "order"),
    (C::Text, "text"),
    (C::Detail, "detail"),
    (C::Key, "key"),
    (C::Tooltip, "tooltip"),
    (C::Href, "href"),
    (C::Url, "url"),
    (C::Description, "description"),
];

/// The channels that have scales, in the order in which scales are made.
pub const SCALE_CHANNELS: [Channel; 17] = [
    C::X,
    C::Y,
    C::XOffset,
    C::YOffset,
    C::Theta,
    C::Radius,
    C::Color,
    C::Fill,
    C::Stroke,
    C::Opacity,
    C::FillOpacity,
    C::StrokeOpacity,
    C::StrokeWidth,
    C::StrokeDash,
    C::Size,
    C::Angle,
    C::Shape,
];

impl Channel {
    /// A channel by its name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        CHANNELS.iter().find(|(_, one)| *one == name).map(|(channel, _)| *channel)
    }

    /// Its name in a spec.
    #[must_use]
    pub fn name(self) -> &'static str {
        CHANNELS.iter().find(|(one, _)| *one == self).map_or("", |(_, name)| name)
    }

    /// `x` or `y`.
    #[must_use]
    pub fn is_xy(self) -> bool {
        matches!(self, C::X | C::Y)
    }

    /// `xOffset` or `yOffset`.
    #[must_use]
    pub fn is_offset(self) -> bool {
        matches!(self, C::XOffset | C::YOffset)
    }

    /// `theta` or `radius`.
    #[must_use]
    pub fn is_polar(self) -> bool {
        matches!(self, C::Theta | C::Radius)
    }

    /// `color`, `fill` or `stroke`.
    #[must_use]
    pub fn is_color(self) -> bool {
        matches!(self, C::Color | C::Fill | C::Stroke)
    }

    /// Whether its values can go through a scale.
    #[must_use]
    pub fn has_scale(self) -> bool {
        SCALE_CHANNELS.contains(&self)
    }

    /// Whether the scale's range is a list of things without an order between them.
    #[must_use]
    pub fn is_discrete(self) -> bool {
        matches!(self, C::Shape | C::StrokeDash)
    }

    /// The end of a range whose start this channel is.
    #[must_use]
    pub fn secondary(self) -> Option<Self> {
        match self {
            C::X => Some(C::X2),
            C::Y => Some(C::Y2),
            C::Theta => Some(C::Theta2),
            C::Radius => Some(C::Radius2),
            _ => None,
        }
    }

    /// The start of a range whose end this channel is, or itself.
    #[must_use]
    pub fn main(self) -> Self {
        match self {
            C::X2 => C::X,
            C::Y2 => C::Y,
            C::Theta2 => C::Theta,
            C::Radius2 => C::Radius,
            other => other,
        }
    }

    /// Whether it is the end of a range.
    #[must_use]
    pub fn is_secondary(self) -> bool {
        self.main() != self
    }

    /// The offset channel within this position.
    #[must_use]
    pub fn offset(self) -> Option<Self> {
        match self {
            C::X => Some(C::XOffset),
            C::Y => Some(C::YOffset),
            _ => None,
        }
    }

    /// The position that an offset lies within.
    #[must_use]
    pub fn position(self) -> Self {
        match self {
            C::XOffset => C::X,
            C::YOffset => C::Y,
            other => other,
        }
    }

    /// `width` along `x`, `height` along `y`.
    #[must_use]
    pub fn size(self) -> &'static str {
        match self.main().position() {
            C::Y => "height",
            C::X => "width",
            _ => "",
        }
    }
}
