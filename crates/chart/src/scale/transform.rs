//! The curves that bend a continuous domain (d3-scale 4.0).

/// A curve and its inverse.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Transform {
    Identity,
    Log,
    /// The logarithm of what is below zero.
    NegativeLog,
    Sqrt,
    Pow(f64),
    Symlog(f64),
}

impl Transform {
    /// The power with this exponent, the usual ones by their shorter ways.
    pub fn pow(exponent: f64) -> Self {
        if exponent == 1.0 {
            Self::Identity
        } else if exponent == 0.5 {
            Self::Sqrt
        } else {
            Self::Pow(exponent)
        }
    }

    /// From the domain to where it is straight.
    pub fn lift(self, x: f64) -> f64 {
        match self {
            Self::Identity => x,
            Self::Log => libm::log(x),
            Self::NegativeLog => -libm::log(-x),
            Self::Sqrt => mirrored(x, f64::sqrt),
            Self::Pow(exponent) => mirrored(x, |x| libm::pow(x, exponent)),
            Self::Symlog(constant) => sign(x) * libm::log1p((x / constant).abs()),
        }
    }

    /// Back to the domain.
    pub fn ground(self, y: f64) -> f64 {
        match self {
            Self::Identity => y,
            Self::Log => libm::exp(y),
            Self::NegativeLog => -libm::exp(-y),
            Self::Sqrt => mirrored(y, |y| y * y),
            Self::Pow(exponent) => mirrored(y, |y| libm::pow(y, 1.0 / exponent)),
            Self::Symlog(constant) => sign(y) * libm::expm1(y.abs()) * constant,
        }
    }
}

/// A curve of positive numbers, mirrored for negative ones.
fn mirrored(x: f64, curve: impl Fn(f64) -> f64) -> f64 {
    if x < 0.0 { -curve(-x) } else { curve(x) }
}

/// JavaScript's `Math.sign`.
fn sign(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() { x } else { x.signum() }
}
