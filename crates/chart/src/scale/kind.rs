//! The kinds of scales.

/// A kind of scale, by Vega's names. A continuous kind whose range is made of colours becomes a
/// sequential or a diverging scale by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the names are Vega's")]
pub enum Kind {
    Identity,
    #[default]
    Linear,
    Log,
    Pow,
    Sqrt,
    Symlog,
    Time,
    Utc,
    Quantile,
    Quantize,
    Threshold,
    BinOrdinal,
    Ordinal,
    Band,
    Point,
}

/// The kinds by their names in a spec.
pub(super) const NAMES: [(&str, Kind); 15] = [
    ("identity", Kind::Identity),
    ("linear", Kind::Linear),
    ("log", Kind::Log),
    ("pow", Kind::Pow),
    ("sqrt", Kind::Sqrt),
    ("symlog", Kind::Symlog),
    ("time", Kind::Time),
    ("utc", Kind::Utc),
    ("quantile", Kind::Quantile),
    ("quantize", Kind::Quantize),
    ("threshold", Kind::Threshold),
    ("bin-ordinal", Kind::BinOrdinal),
    ("ordinal", Kind::Ordinal),
    ("band", Kind::Band),
    ("point", Kind::Point),
];

impl Kind {
    /// The kind of a name in small letters.
    ///
    /// ```
    /// use chart::scale::Kind;
    /// assert_eq!(Kind::named("bin-ordinal"), Some(Kind::BinOrdinal));
    /// assert_eq!(Kind::named("nothing"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(one, _)| *one == name).map(|(_, kind)| *kind)
    }

    /// The name in a spec.
    #[must_use]
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, kind)| *kind == self).map_or("", |(name, _)| name)
    }

    /// From a continuous domain to a continuous range (Vega's `isContinuous`).
    #[must_use]
    pub fn is_continuous(self) -> bool {
        matches!(self, Self::Linear | Self::Log | Self::Pow | Self::Sqrt | Self::Symlog)
            || self.is_temporal()
    }

    /// A domain of moments.
    #[must_use]
    pub fn is_temporal(self) -> bool {
        matches!(self, Self::Time | Self::Utc)
    }

    /// A domain of single values.
    #[must_use]
    pub fn is_discrete(self) -> bool {
        matches!(self, Self::BinOrdinal | Self::Ordinal | Self::Band | Self::Point)
    }

    /// From a continuous domain to single values.
    #[must_use]
    pub fn is_discretizing(self) -> bool {
        matches!(self, Self::Quantile | Self::Quantize | Self::Threshold | Self::BinOrdinal)
    }

    /// Whether each value of the domain has a place with a band or a point around it.
    #[must_use]
    pub fn has_bands(self) -> bool {
        matches!(self, Self::Band | Self::Point)
    }

    /// Whether zero belongs to the domain unless a spec says otherwise.
    pub(super) fn includes_zero(self) -> bool {
        matches!(self, Self::Linear | Self::Pow | Self::Sqrt)
    }

    /// Whether there are ticks, and a nice domain, between the ends of the domain.
    pub(super) fn has_ticks(self) -> bool {
        self.is_continuous() || matches!(self, Self::Quantize | Self::Identity)
    }
}
