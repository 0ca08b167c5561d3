//! Three distributions: their densities, cumulative densities and quantiles.

use std::f64::consts::SQRT_2;

use crate::value::Value;

use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 9] = [
    (
        "cumulativeLogNormal",
        Function::Values(|args| cumulative(libm::log(args.number(0)), args).into()),
    ),
    ("cumulativeNormal", Function::Values(|args| cumulative(args.number(0), args).into())),
    ("cumulativeUniform", Function::Values(cumulative_uniform)),
    ("densityLogNormal", Function::Values(density_log_normal)),
    ("densityNormal", Function::Values(|args| density(args.number(0), args).into())),
    ("densityUniform", Function::Values(density_uniform)),
    ("quantileLogNormal", Function::Values(|args| libm::exp(quantile(args)).into())),
    ("quantileNormal", Function::Values(|args| quantile(args).into())),
    ("quantileUniform", Function::Values(quantile_uniform)),
];

/// The root of two π as Vega has it.
const SQRT_2_PI: f64 = 2.506_628_274_631_000_2;

/// The mean, 0 if not given.
fn mean(args: &Args<'_>) -> f64 {
    let mean = args.number_or(1, 0.0);
    if mean.is_nan() { 0.0 } else { mean }
}

/// The standard deviation, 1 if not given.
fn deviation(args: &Args<'_>) -> f64 {
    args.number_or(2, 1.0)
}

fn density(value: f64, args: &Args<'_>) -> f64 {
    let z = (value - mean(args)) / deviation(args);
    libm::exp(-0.5 * z * z) / (deviation(args) * SQRT_2_PI)
}

fn density_log_normal(args: &Args<'_>) -> Value {
    let value = args.number(0);
    if value <= 0.0 {
        return Value::Number(0.0);
    }
    let z = (libm::log(value) - mean(args)) / deviation(args);
    Value::Number(libm::exp(-0.5 * z * z) / (deviation(args) * SQRT_2_PI * value))
}

/// The coefficients of West's rational approximation of the normal distribution's tail.
const ABOVE: [f64; 7] = [
    3.526_249_659_989_11e-2,
    0.700_383_064_443_688,
    6.373_962_203_531_65,
    33.912_866_078_383,
    112.079_291_497_871,
    221.213_596_169_931,
    220.206_867_912_376,
];
const BELOW: [f64; 8] = [
    8.838_834_764_831_84e-2,
    1.755_667_163_182_64,
    16.064_177_579_207,
    86.780_732_202_946_1,
    296.564_248_779_674,
    637.333_633_378_831,
    793.826_512_519_948,
    440.413_735_824_752,
];

/// A polynomial, its highest coefficient first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

/// The normal distribution up to a value: West, Better Approximations to Cumulative Normal Functions.
fn cumulative(value: f64, args: &Args<'_>) -> f64 {
    let z = (value - mean(args)) / deviation(args);
    let size = z.abs();
    let tail = if size > 37.0 {
        0.0
    } else {
        let bell = libm::exp(-size * size / 2.0);
        if size < 7.071_067_811_865_47 {
            bell * polynomial(&ABOVE, size) / polynomial(&BELOW, size)
        } else {
            let fraction = |sum: f64, part: f64| size + part / sum;
            bell / [4.0, 3.0, 2.0, 1.0].into_iter().fold(size + 0.65, fraction) / 2.506_628_274_631
        }
    };
    if z > 0.0 { 1.0 - tail } else { tail }
}

fn quantile(args: &Args<'_>) -> f64 {
    let part = args.number(0);
    if !(0.0..=1.0).contains(&part) {
        return f64::NAN;
    }
    mean(args) + deviation(args) * SQRT_2 * inverse_error(2.0 * part - 1.0)
}

/// The inverse error function: Giles, Approximating the erfinv function, by three polynomials.
fn inverse_error(x: f64) -> f64 {
    // Written as a product, for the rounding errors near ±1.
    let w = -libm::log((1.0 - x) * (1.0 + x));
    let p = if w < 6.25 {
        polynomial(&NEAR, w - 3.125)
    } else if w < 16.0 {
        polynomial(&FAR, w.sqrt() - 3.25)
    } else if w.is_finite() {
        polynomial(&FARTHEST, w.sqrt() - 5.0)
    } else {
        f64::INFINITY
    };
    p * x
}

#[rustfmt::skip]
const NEAR: [f64; 23] = [
    -3.644_412_064_017_82e-21, -1.685_059_138_182_016_6e-19, 1.285_848_071_525_64e-18,
    1.115_787_767_802_518_1e-17, -1.333_171_662_854_621e-16, 2.097_276_787_596_856_3e-17,
    6.637_638_134_358_324e-15, -4.054_566_272_975_207e-14, -8.151_934_197_605_472e-14,
    2.633_509_315_308_232_4e-12, -1.297_513_325_345_353_3e-11, -5.415_412_054_294_628e-11,
    1.051_212_273_321_532_3e-9, -4.112_633_980_346_984e-9, -2.907_036_995_788_200_5e-8,
    4.234_787_782_793_24e-7, -1.365_469_200_083_467_9e-6, -1.388_252_336_278_646_9e-5,
    0.000_186_734_208_034_057_14, -0.000_740_702_534_166_267, -0.006_033_670_871_430_149,
    0.240_158_182_425_589_62, 1.653_654_562_683_102_7,
];

#[rustfmt::skip]
const FAR: [f64; 19] = [
    2.213_737_692_177_578_7e-9, 9.075_656_193_888_539e-8, -2.751_740_629_706_454_4e-7,
    1.823_962_921_438_922_8e-8, 1.502_740_396_890_982_8e-6, -4.013_867_526_981_546e-6,
    2.923_444_908_995_544_6e-6, 1.247_530_448_167_177_9e-5, -4.731_822_900_905_573_4e-5,
    6.828_485_145_957_318e-5, 2.403_111_038_709_789_4e-5, -0.000_355_037_520_362_847_5,
    0.000_953_289_379_737_380_5, -0.001_688_275_556_023_504_7, 0.002_491_442_096_107_851,
    -0.003_751_208_507_569_241, 0.005_370_914_553_590_064, 1.005_258_967_694_159_2,
    3.083_885_610_492_220_8,
];

#[rustfmt::skip]
const FARTHEST: [f64; 17] = [
    -2.710_992_061_643_857_3e-11, -2.555_641_816_996_525e-10, 1.507_657_269_350_054_8e-9,
    -3.789_465_440_126_737e-9, 7.615_701_208_078_34e-9, -1.496_002_662_714_924e-8,
    2.914_795_345_090_108e-8, -6.771_199_775_845_234e-8, 2.290_048_222_802_665_5e-7,
    -9.929_827_294_231_7e-7, 4.526_062_597_223_154e-6, -1.968_177_810_553_167e-5,
    7.599_527_703_001_776e-5, -0.000_215_030_119_300_444_77, -0.000_138_719_318_336_231_22,
    1.010_300_464_864_534_4, 4.849_906_401_408_584,
];

/// The ends of a uniform distribution: 0 and 1, 0 and what is given, or both as given.
fn ends(args: &Args<'_>) -> (f64, f64) {
    if args.get(2).is_present() {
        (args.number(1), args.number(2))
    } else {
        (0.0, args.number_or(1, 1.0))
    }
}

fn density_uniform(args: &Args<'_>) -> Value {
    let (value, (min, max)) = (args.number(0), ends(args));
    Value::Number(if value >= min && value <= max { 1.0 / (max - min) } else { 0.0 })
}

fn cumulative_uniform(args: &Args<'_>) -> Value {
    let (value, (min, max)) = (args.number(0), ends(args));
    Value::Number(if value < min {
        0.0
    } else if value > max {
        1.0
    } else {
        (value - min) / (max - min)
    })
}

fn quantile_uniform(args: &Args<'_>) -> Value {
    let (part, (min, max)) = (args.number(0), ends(args));
    let within = (0.0..=1.0).contains(&part);
    Value::Number(if within { min + part * (max - min) } else { f64::NAN })
}
