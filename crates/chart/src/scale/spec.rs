//! What a scale is made from: the parameters of Vega's scales, resolved.

use super::{Kind, Scheme};
use crate::color::Interpolate;
use crate::time::ticks::TickCount;
use crate::value::Value;

/// The parameters of a scale; what is `None` takes the kind's default.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct ScaleSpec {
    /// The kind.
    pub kind: Kind,
    /// The values of the domain: the ends (and what is between) of a continuous one, all of a
    /// discrete one, the thresholds, or the whole sample of a quantile scale.
    pub domain: Option<Vec<Value>>,
    /// A domain that is taken as it is, without zero, padding and nice ends: a selection's.
    pub domain_raw: Option<Vec<Value>>,
    /// Replaces the first value of the domain.
    pub domain_min: Option<f64>,
    /// Replaces the last value of the domain.
    pub domain_max: Option<f64>,
    /// Goes between the ends of the domain: the middle of a diverging scale.
    pub domain_mid: Option<f64>,
    /// The range.
    pub range: Range,
    /// How colours are mixed; `None` mixes them in RGB.
    pub interpolate: Option<Interpolate>,
    /// Whether the range runs backwards.
    pub reverse: bool,
    /// Whether values outside of the domain are drawn to its ends.
    pub clamp: bool,
    /// Whether positions are whole numbers.
    pub round: bool,
    /// Whether the ends of the domain become round values.
    pub nice: Option<Nice>,
    /// Whether the domain includes zero.
    pub zero: Option<bool>,
    /// Pixels that a continuous domain is extended by at each end; for bands and points the inner and
    /// outer padding as a share of the step.
    pub padding: Option<f64>,
    /// The space between bands as a share of the step, 0 to 1.
    pub padding_inner: Option<f64>,
    /// The space before the first and after the last band or point as a share of the step, 0 to 1.
    pub padding_outer: Option<f64>,
    /// Where the bands are within the range, 0 to 1; 0.5 is the middle.
    pub align: Option<f64>,
    /// The base of a logarithmic scale.
    pub base: Option<f64>,
    /// The exponent of a power scale.
    pub exponent: Option<f64>,
    /// The constant of a symlog scale.
    pub constant: Option<f64>,
    /// The boundaries of bins that the domain is divided into.
    pub bins: Option<Bins>,
}

impl ScaleSpec {
    /// A scale of this kind, everything else as by default.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self { kind, ..Self::default() }
    }

    /// How many values the domain has once the middle is set.
    pub(super) fn domain_len(&self) -> usize {
        self.domain.as_ref().map_or(0, Vec::len) + usize::from(self.domain_mid.is_some())
    }
}

/// The range of a scale.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Range {
    /// The kind's own: 0 to 1, or nothing.
    #[default]
    Default,
    /// Numbers, colours, shapes, …
    Values(Vec<Value>),
    /// As wide as the bands or points need, with this many pixels from one to the next.
    Step(f64),
    /// A colour scheme.
    Scheme {
        /// The scheme.
        scheme: Scheme,
        /// The part of a ramp that is used, as shares from 0 to 1.
        extent: Option<(f64, f64)>,
        /// How many colours are taken from a ramp.
        count: Option<f64>,
    },
}

impl Range {
    /// A range of positions.
    #[must_use]
    pub fn numbers(numbers: &[f64]) -> Self {
        Self::Values(numbers.iter().copied().map(Value::Number).collect())
    }

    /// A whole scheme.
    #[must_use]
    pub fn scheme(scheme: Scheme) -> Self {
        Self::Scheme { scheme, extent: None, count: None }
    }
}

/// How the ends of a domain become round values.
#[derive(Clone, Debug, PartialEq)]
pub enum Nice {
    /// As for ten ticks.
    Auto,
    /// To the distance of ticks.
    Ticks(TickCount),
}

/// The boundaries of bins.
#[derive(Clone, Debug, PartialEq)]
pub enum Bins {
    /// All of them.
    Values(Vec<f64>),
    /// One every step.
    Step {
        /// The width of a bin, not 0.
        step: f64,
        /// The first boundary; otherwise the start of the domain.
        start: Option<f64>,
        /// The last boundary; otherwise the end of the domain.
        stop: Option<f64>,
    },
}
