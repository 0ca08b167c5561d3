//! Random numbers with a seed, so that a picture is always the same.

use super::quantile::{quantile, sort};
use crate::value::count;

/// How many samples the bootstrap draws.
pub const SAMPLES: usize = 1000;

const MODULUS: u32 = 2_147_483_647;

/// What is left of a rounded product: whole numbers are much faster here than floating ones.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 2^63")]
fn remainder(product: f64) -> f64 {
    f64::from((product as u64 % u64::from(MODULUS)) as u32)
}

/// Vega's `randomLCG`: a linear congruential generator.
#[derive(Clone, Debug)]
pub struct Random(f64);

impl Random {
    /// A generator that always gives the same numbers for a seed.
    #[must_use]
    pub fn with_seed(seed: u32) -> Self {
        Self(f64::from(seed))
    }

    /// The next number, from 0 up to 1.
    pub fn next_number(&mut self) -> f64 {
        self.0 = remainder(1_103_515_245.0 * self.0 + 12_345.0);
        self.0 / f64::from(MODULUS)
    }
}

/// The 95% confidence interval of the mean of numbers: their bootstrapped means' 2.5% and 97.5%
/// quantiles. Vega's random numbers differ on every run, these do not.
#[must_use]
pub fn confidence(numbers: &[f64]) -> Option<(f64, f64)> {
    if numbers.is_empty() {
        return None;
    }
    let mut random = Random::with_seed(1);
    let size = count(numbers.len());
    let mut means: Vec<f64> = (0..SAMPLES)
        .map(|_| {
            let draw = |_| numbers.get(super::super::whole(random.next_number() * size));
            (0..numbers.len()).filter_map(draw).sum::<f64>() / size
        })
        .collect();
    sort(&mut means);
    Some((quantile(&means, 0.025)?, quantile(&means, 1.0 - 0.025)?))
}

#[cfg(test)]
mod tests {
    use super::{Random, confidence};

    #[test]
    fn gives_vegas_numbers() {
        let mut random = Random::with_seed(1);
        let found: Vec<f64> = (0..3).map(|_| random.next_number()).collect();
        assert_eq!(found, [0.5138700783782965, 0.43980081818988587, 0.6360180655662054]);
    }

    #[test]
    fn an_interval_around_the_mean() {
        assert_eq!(confidence(&[1.0, 2.0, 3.0, 4.0, 10.0]), Some((1.8, 7.2)));
        assert_eq!(confidence(&[2.0]), Some((2.0, 2.0)));
        assert_eq!(confidence(&[]), None);
    }
}
