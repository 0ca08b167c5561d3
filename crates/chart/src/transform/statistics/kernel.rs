//! Density estimates with Gaussian kernels.

use super::quantile::{deviation, numbers, quantile, sort};
use crate::value::{Value, count};

/// The root of 2π, as it is computed.
const SQRT_2_PI: f64 = 2.506_628_274_631_000_2;

/// A density estimated from samples.
#[derive(Clone, Debug)]
pub struct Density {
    samples: Vec<f64>,
    bandwidth: f64,
}

impl Density {
    /// The density of samples; a bandwidth of 0 or `NaN` is estimated from them. As in Vega a
    /// `null` among them is 0 when the density is drawn, but not when the bandwidth is estimated.
    #[must_use]
    pub fn of(samples: &[Value], bandwidth: f64) -> Self {
        let given = bandwidth != 0.0 && !bandwidth.is_nan();
        Self {
            samples: samples.iter().map(Value::to_number).collect(),
            bandwidth: if given { bandwidth } else { estimate_bandwidth(samples) },
        }
    }

    /// The density at a value.
    #[must_use]
    pub fn pdf(&self, value: f64) -> f64 {
        let at = |sample: &f64| {
            let z = (value - sample) / self.bandwidth;
            libm::exp(-0.5 * z * z) / SQRT_2_PI
        };
        self.samples.iter().map(at).sum::<f64>() / self.bandwidth / count(self.samples.len())
    }

    /// The share below a value.
    #[must_use]
    pub fn cdf(&self, value: f64) -> f64 {
        let at = |sample: &f64| cumulative((value - sample) / self.bandwidth);
        self.samples.iter().map(at).sum::<f64>() / count(self.samples.len())
    }
}

/// Scott's rule (Multivariate Density Estimation, 1992).
fn estimate_bandwidth(samples: &[Value]) -> f64 {
    let mut found = numbers(samples.iter().cloned());
    let deviation = deviation(&found);
    sort(&mut found);
    let low = quantile(&found, 0.25).unwrap_or(f64::NAN);
    let high = quantile(&found, 0.75).unwrap_or(f64::NAN);
    let spread = (high - low) / 1.34;
    let least =
        deviation.map(|deviation| if spread.is_nan() { spread } else { deviation.min(spread) });
    let usable = |number: &f64| *number != 0.0 && !number.is_nan();
    let choices = [least, deviation, Some(low.abs())];
    let scale = choices.into_iter().flatten().find(usable).unwrap_or(1.0);
    1.06 * scale * crate::math::pow(count(samples.len()), -0.2)
}

/// The normal distribution's share below `z`, approximated after West (2009).
fn cumulative(z: f64) -> f64 {
    let size = z.abs();
    let tail = if size > 37.0 {
        0.0
    } else {
        let exp = libm::exp(-size * size / 2.0);
        if size < 7.071_067_811_865_47 {
            exp * polynomial(&NUMERATOR, size) / polynomial(&DENOMINATOR, size)
        } else {
            let fraction =
                [4.0, 3.0, 2.0, 1.0].iter().fold(size + 0.65, |sum, top| size + top / sum);
            exp / fraction / 2.506_628_274_631
        }
    };
    if z > 0.0 { 1.0 - tail } else { tail }
}

const NUMERATOR: [f64; 7] = [
    3.526_249_659_989_11e-2,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];

const DENOMINATOR: [f64; 8] = [
    8.838_834_764_831_84e-2,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];

/// A polynomial, its highest power first.
fn polynomial(coefficients: &[f64], at: f64) -> f64 {
    coefficients.iter().copied().reduce(|sum, next| sum * at + next).unwrap_or_default()
}
