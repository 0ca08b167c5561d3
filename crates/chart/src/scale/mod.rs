//! Scales: from the values of data to positions, sizes and colours, as Vega's scales do it.
//!
//! A scale is built once from its [`ScaleSpec`] and never changes.

mod axis;
mod band;
mod continuous;
mod discretizing;
mod domain;
mod interpolating;
mod kind;
mod legend;
mod log;
mod nice;
mod ordinal;
mod output;
mod palettes;
mod scheme;
mod spec;
#[cfg(test)]
mod tests;
mod transform;

use self::band::Band;
use self::continuous::{Continuous, Mix};
use self::discretizing::Discretizing;
use self::interpolating::Interpolating;
use self::log::Base;
use self::ordinal::{Ordinal, Places};
use self::output::Output;
use self::transform::Transform;
use crate::value::Value;

pub use self::axis::TickFormat;
pub use self::band::band_space;
pub use self::kind::Kind;
pub use self::legend::{Fraction, LabelValues, range_label};
pub use self::log::LogFilter;
pub use self::scheme::{Scheme, scheme};
pub use self::spec::{Bins, Nice, Range, ScaleSpec};
pub use crate::ticks::{tick_increment, tick_step, ticks};
pub use crate::time::ticks::TickCount;

/// A scale.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    kind: Kind,
    domain: Vec<Value>,
    bins: Option<Vec<f64>>,
    clamp: bool,
    base: f64,
    curve: Curve,
    map: Map,
}

/// What bends a domain, before it is known on which side of zero it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Curve {
    kind: Kind,
    exponent: f64,
    constant: f64,
}

/// How values are mapped.
#[derive(Clone, Debug, PartialEq)]
enum Map {
    Identity,
    Continuous(Continuous),
    Interpolating(Interpolating),
    Discretizing(Discretizing),
    Ordinal(Ordinal),
    Band(Band),
}

impl Scale {
    /// Builds a scale.
    ///
    /// ```
    /// use chart::scale::{Kind, Range, Scale, ScaleSpec};
    /// let mut spec = ScaleSpec::new(Kind::Linear);
    /// spec.domain = Some(vec![2.0.into(), 10.0.into()]);
    /// spec.range = Range::numbers(&[200.0, 0.0]);
    /// let scale = Scale::new(&spec);
    /// assert_eq!(scale.number(&5.0.into()), 100.0);
    /// assert_eq!(scale.invert(50.0), 7.5.into());
    /// ```
    #[must_use]
    pub fn new(spec: &ScaleSpec) -> Self {
        let ramp = output::is_colors(spec) && matches!(spec.domain_len(), 2 | 3);
        let given = domain::configure(spec, ramp);
        let count = given.as_ref().map_or(0, Vec::len);
        let curve = Curve::new(spec);
        let domain = given.unwrap_or_else(|| domain::default(spec.kind));
        let domain = domain::coerce(spec, domain, ramp.then(|| spec.domain_len()));
        let domain = if spec.domain.is_some() && spec.domain_raw.is_none() {
            nice::configure(spec, domain)
        } else {
            domain
        };
        let mut scale = Self {
            kind: spec.kind,
            bins: nice::bins(spec, &domain),
            domain,
            clamp: spec.clamp,
            base: spec.base.unwrap_or(10.0),
            curve,
            map: Map::Identity,
        };
        let count = scale.take_bins(spec).unwrap_or(count);
        scale.map = scale.mapping(spec, output::configure(spec, ramp, count));
        scale
    }

    /// Bins that are a domain, and a domain that is bins.
    fn take_bins(&mut self, spec: &ScaleSpec) -> Option<usize> {
        if spec.kind != Kind::BinOrdinal {
            return None;
        }
        match &self.bins {
            None => self.bins = Some(self.numbers()),
            Some(bins) if spec.domain.is_none() && spec.domain_raw.is_none() => {
                self.domain = bins.iter().copied().map(Value::Number).collect();
                return Some(bins.len());
            }
            Some(_) => {}
        }
        None
    }

    fn mapping(&mut self, spec: &ScaleSpec, output: Output) -> Map {
        let numbers = self.numbers();
        let transform = self.curve.transform(numbers.first().copied());
        let range = match output {
            Output::Ramp(ramp) => {
                return Map::Interpolating(Interpolating::new(
                    transform, &numbers, ramp, spec.clamp,
                ));
            }
            Output::Values(range) => range,
        };
        match spec.kind {
            Kind::Identity => Map::Identity,
            Kind::Ordinal => Map::Ordinal(Ordinal { places: Places::new(&mut self.domain), range }),
            Kind::Band | Kind::Point => {
                let end = |value: Option<&Value>| value.map_or(f64::NAN, Value::to_number);
                let ends = (end(range.first()), end(range.get(1)));
                Map::Band(Band::new(spec, Places::new(&mut self.domain), ends))
            }
            kind if kind.is_discretizing() => {
                Map::Discretizing(Discretizing::new(kind, &numbers, range))
            }
            _ => {
                let mix = match spec.interpolate {
                    Some(way) if spec.range != Range::Default => Mix::Color(way),
                    _ if spec.round => Mix::Round,
                    _ => Mix::Value,
                };
                Map::Continuous(Continuous::new(transform, &numbers, &range, spec.clamp, mix))
            }
        }
    }

    /// What a value maps to; `Undefined` if the scale has nothing for it.
    #[must_use]
    pub fn map(&self, value: &Value) -> Value {
        match &self.map {
            Map::Ordinal(ordinal) => return ordinal.map(value),
            Map::Band(band) => return band.number(value).map_or(Value::Undefined, Value::Number),
            _ => {}
        }
        let Some(number) = valid_number(value) else { return self.map_word(value) };
        match &self.map {
            Map::Continuous(scale) => scale.map(number),
            Map::Interpolating(scale) => Value::text(&scale.at(number).to_css()),
            Map::Discretizing(scale) => scale.map(number),
            Map::Identity | Map::Ordinal(_) | Map::Band(_) => Value::Number(number),
        }
    }

    /// What is no number has no place, but that thresholds are compared with words.
    fn map_word(&self, value: &Value) -> Value {
        match (&self.map, value) {
            (Map::Discretizing(scale), Value::Text(_))
                if matches!(self.kind, Kind::Quantize | Kind::Threshold) =>
            {
                scale.first()
            }
            _ => Value::Undefined,
        }
    }

    /// The position of a value, `NaN` if it has none. For bands this is where they begin.
    #[must_use]
    pub fn number(&self, value: &Value) -> f64 {
        match &self.map {
            Map::Continuous(scale) => valid_number(value).map_or(f64::NAN, |x| scale.number(x)),
            Map::Identity => valid_number(value).unwrap_or(f64::NAN),
            Map::Band(band) => band.number(value).unwrap_or(f64::NAN),
            _ => match self.map(value) {
                Value::Number(number) => number,
                _ => f64::NAN,
            },
        }
    }

    /// The value at a position: a number, a moment, or the value of the band; `Undefined` if there is
    /// none.
    #[must_use]
    pub fn invert(&self, position: f64) -> Value {
        match &self.map {
            Map::Identity => Value::Number(position),
            Map::Continuous(scale) if self.kind.is_temporal() => {
                Value::Date(crate::math::round(scale.invert(position)))
            }
            Map::Continuous(scale) => Value::Number(scale.invert(position)),
            Map::Band(_) => {
                self.invert_range(position, position).into_iter().next().unwrap_or_default()
            }
            _ => Value::Undefined,
        }
    }

    /// The values between two positions: the ends of a part of a continuous domain, all values of the
    /// bands that the part of the range touches (Vega's `invertRange`).
    #[must_use]
    pub fn invert_range(&self, one: f64, two: f64) -> Vec<Value> {
        match &self.map {
            Map::Identity | Map::Continuous(_) => {
                let (low, high) = if two < one { (two, one) } else { (one, two) };
                vec![self.invert(low), self.invert(high)]
            }
            Map::Band(band) => {
                let places = band.within(one, two);
                places.and_then(|places| self.domain.get(places)).unwrap_or_default().to_vec()
            }
            _ => Vec::new(),
        }
    }

    /// The part of the domain that maps to a value of a discretizing scale's range; `None` where it
    /// is open.
    #[must_use]
    pub fn invert_extent(&self, value: &Value) -> Option<(Option<f64>, Option<f64>)> {
        let Map::Discretizing(scale) = &self.map else { return None };
        let (low, high) = scale.extent_of(value)?;
        if !matches!(self.kind, Kind::Quantile | Kind::Quantize) {
            return Some((low, high));
        }
        let (start, stop) = self.extent();
        Some((low.or(Some(start)), high.or(Some(stop))))
    }

    /// The kind.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether numbers become colours of a ramp (sequential and diverging scales).
    #[must_use]
    pub fn is_interpolating(&self) -> bool {
        matches!(self.map, Map::Interpolating(_))
    }

    /// The domain's values: ends, thresholds or all.
    #[must_use]
    pub fn domain(&self) -> &[Value] {
        &self.domain
    }

    /// The domain's values as numbers.
    #[must_use]
    pub fn numbers(&self) -> Vec<f64> {
        self.domain.iter().map(Value::to_number).collect()
    }

    /// The first and the last value of the domain as numbers, `NaN` for what is not there.
    #[must_use]
    pub fn extent(&self) -> (f64, f64) {
        let number = |value: Option<&Value>| value.map_or(f64::NAN, Value::to_number);
        (number(self.domain.first()), number(self.domain.last()))
    }

    /// The boundaries of bins.
    #[must_use]
    pub fn bins(&self) -> Option<&[f64]> {
        self.bins.as_deref()
    }

    /// The range's values; the ends (and the middle) of a ramp.
    #[must_use]
    pub fn range(&self) -> Vec<Value> {
        match &self.map {
            Map::Identity => self.domain.clone(),
            Map::Continuous(scale) => scale.range.clone(),
            Map::Interpolating(scale) => {
                let shares: &[f64] =
                    if self.domain.len() > 2 { &[0.0, 0.5, 1.0] } else { &[0.0, 1.0] };
                shares.iter().map(|t| Value::text(&scale.ramp.at(*t).to_css())).collect()
            }
            Map::Discretizing(scale) => scale.range.clone(),
            Map::Ordinal(scale) => scale.range.clone(),
            Map::Band(scale) => vec![scale.range.0.into(), scale.range.1.into()],
        }
    }

    /// The first and the last number of the range, `NaN` if they are no numbers.
    #[must_use]
    pub fn range_extent(&self) -> (f64, f64) {
        let number = |value: Option<&Value>| match value {
            Some(Value::Number(number)) => *number,
            _ => f64::NAN,
        };
        let range = self.range();
        (number(range.first()), number(range.last()))
    }

    /// The width of a band in pixels; 0 for points and for all other scales.
    #[must_use]
    pub fn bandwidth(&self) -> f64 {
        if let Map::Band(band) = &self.map { band.bandwidth } else { 0.0 }
    }

    /// From the start of a band or point to the next in pixels; 0 for all other scales.
    #[must_use]
    pub fn step(&self) -> f64 {
        if let Map::Band(band) = &self.map { band.step } else { 0.0 }
    }

    fn log_base(&self) -> Base {
        Base { base: self.base, negative: self.extent().0 < 0.0 }
    }
}

impl Curve {
    fn new(spec: &ScaleSpec) -> Self {
        let exponent = if spec.kind == Kind::Sqrt { 0.5 } else { 1.0 };
        let (exponent, constant) =
            (spec.exponent.unwrap_or(exponent), spec.constant.unwrap_or(1.0));
        Self { kind: spec.kind, exponent, constant }
    }

    /// The transform for a domain that begins with this number.
    fn transform(self, first: Option<f64>) -> Transform {
        match self.kind {
            Kind::Log if first.is_some_and(|first| first < 0.0) => Transform::NegativeLog,
            Kind::Log => Transform::Log,
            Kind::Pow | Kind::Sqrt => Transform::pow(self.exponent),
            Kind::Symlog => Transform::Symlog(self.constant),
            _ => Transform::Identity,
        }
    }
}

/// The number of a value that a continuous scale maps.
fn valid_number(value: &Value) -> Option<f64> {
    let number = value.is_present().then(|| value.to_number())?;
    (!number.is_nan()).then_some(number)
}
