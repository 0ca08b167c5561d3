//! Rounding as JavaScript has it; logarithm and power to the last bit as the browsers' V8 computes
//! them.
//!
//! `libm` differs from V8 in the last bit of some logarithms and powers: of 10⁻⁴, for example, by
//! which Vega chooses bins. Its `exp` and `atan2` are V8's. Both follow fdlibm:
//!
//! > Copyright (C) 1993, 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy,
//! > modify, and distribute this software is freely granted, provided that this notice is preserved.

const LN2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN2_LOW: f64 = 1.908_214_929_270_587_7e-10;
const TWO_54: f64 = 18_014_398_509_481_984.0;

/// The polynomial of log(1 + f), odd and even powers apart.
const LOG_ODD: [f64; 4] = [
    1.479_819_860_511_658_6e-1,
    1.818_357_216_161_805e-1,
    2.857_142_874_366_239e-1,
    6.666_666_666_666_735e-1,
];
const LOG_EVEN: [f64; 3] =
    [1.531_383_769_920_937_3e-1, 2.222_219_843_214_978_4e-1, 3.999_999_999_940_942e-1];

/// JavaScript's `Math.round`: halves go up, also below zero, and what becomes 0 keeps its sign.
#[must_use]
pub fn round(number: f64) -> f64 {
    let floor = number.floor();
    let whole = if number - floor >= 0.5 { floor + 1.0 } else { floor };
    if whole == 0.0 { whole.copysign(number) } else { whole }
}

/// A polynomial, its highest power first.
fn horner(coefficients: &[f64], at: f64) -> f64 {
    coefficients.iter().fold(0.0, |sum, next| next + at * sum)
}

/// The sign, exponent and upper digits of a number.
fn high(number: f64) -> u64 {
    number.to_bits() >> 32
}

/// A number with other upper digits.
fn with_high(number: f64, high: u64) -> f64 {
    f64::from_bits((high << 32) | (number.to_bits() & 0xffff_ffff))
}

/// A number without its lower digits.
fn coarse(number: f64) -> f64 {
    f64::from_bits(number.to_bits() & 0xffff_ffff_0000_0000)
}

/// A number's exponent, and its upper digits without it.
fn split(number: f64) -> (f64, u64) {
    let exponent = u32::try_from((high(number) >> 20) & 0x7ff).unwrap_or_default();
    (f64::from(exponent) - 1023.0, high(number) & 0xf_ffff)
}

/// JavaScript's `Math.log`.
///
/// ```
/// assert_eq!(chart::math::log(1.461_807_038_064_302_2), 0.379_673_367_708_674_27);
/// ```
#[must_use]
pub fn log(x: f64) -> f64 {
    if x.is_nan() || x < 0.0 {
        return f64::NAN;
    }
    if x == 0.0 || x.is_infinite() {
        return if x == 0.0 { f64::NEG_INFINITY } else { x };
    }
    let is_tiny = x < f64::MIN_POSITIVE;
    let scaled = if is_tiny { x * TWO_54 } else { x };
    let (exponent, digits) = split(scaled);
    // The mantissa is brought between the halves' square roots.
    let halve = (digits + 0x95f64) & 0x10_0000;
    let f = with_high(scaled, digits | (halve ^ 0x3ff0_0000)) - 1.0;
    let k = exponent + if halve == 0 { 0.0 } else { 1.0 } - if is_tiny { 54.0 } else { 0.0 };
    if 0xf_ffff & (2 + digits) < 3 {
        let r = f * f * (0.5 - 0.333_333_333_333_333_3 * f);
        return k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }
    let s = f / (2.0 + f);
    let z = s * s;
    let r = z * horner(&LOG_ODD, z * z) + z * z * horner(&LOG_EVEN, z * z);
    let half = 0.5 * f * f;
    if (0x6_147b..0x6_b851).contains(&digits) {
        k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f)
    } else {
        k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f)
    }
}

/// JavaScript's `Math.pow`.
///
/// ```
/// assert_eq!(chart::math::pow(10.0, -4.0), 9.999_999_999_999_999e-5);
/// assert!(chart::math::pow(1.0, f64::INFINITY).is_nan());
/// ```
#[must_use]
pub fn pow(x: f64, y: f64) -> f64 {
    if y == 0.0 {
        return 1.0;
    }
    let size = x.abs();
    if x.is_nan() || y.is_nan() || (size == 1.0 && y.is_infinite()) {
        return f64::NAN;
    }
    if y.is_infinite() {
        return if (size > 1.0) == (y > 0.0) { f64::INFINITY } else { 0.0 };
    }
    let is_odd = y.fract() == 0.0 && (y * 0.5).fract() != 0.0;
    let sign = if x.is_sign_negative() && is_odd { -1.0 } else { 1.0 };
    if x < 0.0 && x.is_finite() && y.fract() != 0.0 {
        return f64::NAN;
    }
    sign * match y {
        1.0 => size,
        -1.0 => 1.0 / size,
        2.0 => size * size,
        0.5 if size.is_finite() => size.sqrt(),
        _ if size == 0.0 || size.is_infinite() || size == 1.0 => {
            if y < 0.0 {
                1.0 / size
            } else {
                size
            }
        }
        _ => positive_pow(size, y),
    }
}

/// The power of a number above 0.
fn positive_pow(x: f64, y: f64) -> f64 {
    let too_large = if y > 0.0 { f64::INFINITY } else { 0.0 };
    let (whole, rest) = if high(y.abs()) > 0x41e0_0000 {
        if high(x) < 0x3fef_ffff {
            return if y < 0.0 { f64::INFINITY } else { 0.0 };
        }
        if high(x) > 0x3ff0_0000 || high(y.abs()) > 0x43f0_0000 {
            return if x < 1.0 { if y < 0.0 { f64::INFINITY } else { 0.0 } } else { too_large };
        }
        log2_near_one(x)
    } else {
        log2(x)
    };
    let coarse_y = coarse(y);
    let low = (y - coarse_y) * whole + y * rest;
    exp2(coarse_y * whole, low)
}

/// log2 of a number next to 1, in two parts.
fn log2_near_one(x: f64) -> (f64, f64) {
    let t = x - 1.0;
    let w = (t * t) * (0.5 - t * (0.333_333_333_333_333_3 - t * 0.25));
    let u = 1.442_695_021_629_333_5 * t;
    let v = t * 1.925_962_991_126_617_5e-8 - w * std::f64::consts::LOG2_E;
    let whole = coarse(u + v);
    (whole, v - (whole - u))
}

const LOG2_SERIES: [f64; 6] = [
    2.069_750_178_003_384_2e-1,
    2.306_607_457_755_617_5e-1,
    2.727_281_238_085_34e-1,
    3.333_333_298_183_774_3e-1,
    4.285_714_285_785_502e-1,
    5.999_999_999_999_946e-1,
];

/// 2/(3·ln 2), and in two parts.
const CP: f64 = 9.617_966_939_259_756e-1;
const CP_HIGH: f64 = 9.617_967_009_544_373e-1;
const CP_LOW: f64 = -7.028_461_650_952_758e-9;

/// log2(1.5) in two parts.
const LOG2_HIGH: f64 = 5.849_624_872_207_642e-1;
const LOG2_LOW: f64 = 1.350_039_202_129_749e-8;

/// log2 of a number, in two parts.
fn log2(x: f64) -> (f64, f64) {
    let is_tiny = x < f64::MIN_POSITIVE;
    let scaled = if is_tiny { x * TWO_54 } else { x };
    let (mut exponent, digits) = split(scaled);
    exponent -= if is_tiny { 54.0 } else { 0.0 };
    // The mantissa is compared with 1, with 1.5, or with 1 after halving.
    let (mut top, mut base, mut shift) = (digits | 0x3ff0_0000, 1.0, 0);
    let (mut base_high, mut base_low) = (0.0, 0.0);
    if digits >= 0xb_b67a {
        exponent += 1.0;
        top -= 0x10_0000;
    } else if digits > 0x3_988e {
        (base, shift, base_high, base_low) = (1.5, 1 << 18, LOG2_HIGH, LOG2_LOW);
    }
    let x = with_high(scaled, top);
    let u = x - base;
    let v = 1.0 / (x + base);
    let s = u * v;
    let s_high = coarse(s);
    let t_high = with_high(0.0, ((top >> 1) | 0x2000_0000) + 0x8_0000 + shift);
    let t_low = x - (t_high - base);
    let s_low = v * ((u - s_high * t_high) - s_high * t_low);
    let s2 = s * s;
    let r = s2 * s2 * horner(&LOG2_SERIES, s2) + s_low * (s_high + s);
    let s2 = s_high * s_high;
    let t_high = coarse(3.0 + s2 + r);
    let t_low = r - ((t_high - 3.0) - s2);
    let u = s_high * t_high;
    let v = s_low * t_high + t_low * s;
    let p_high = coarse(u + v);
    let p_low = v - (p_high - u);
    let z_high = CP_HIGH * p_high;
    let z_low = CP_LOW * p_high + p_low * CP + base_low;
    let whole = coarse(((z_high + z_low) + base_high) + exponent);
    (whole, z_low - (((whole - exponent) - base_high) - z_high))
}

const EXP2_SERIES: [f64; 5] = [
    4.138_136_797_057_238_5e-8,
    -1.653_390_220_546_525_2e-6,
    6.613_756_321_437_934e-5,
    -2.777_777_777_701_559_3e-3,
    1.666_666_666_666_660_2e-1,
];

/// 2 to the power of a sum of two parts.
fn exp2(high_part: f64, low: f64) -> f64 {
    let z = low + high_part;
    if z > 1024.0 || (z == 1024.0 && low + 8.008_566_259_537_294e-17 > z - high_part) {
        return f64::INFINITY;
    }
    if z < -1075.0 || (z == -1075.0 && low <= z - high_part) {
        return 0.0;
    }
    let size = coarse(z).abs();
    let n = if size > 0.5 { (size + 0.5).trunc().copysign(z) } else { 0.0 };
    let p_high = high_part - n;
    let t = coarse(low + p_high);
    let u = t * 6.931_471_824_645_996e-1;
    let v = (low - (t - p_high)) * std::f64::consts::LN_2 + t * -1.904_654_299_957_768e-9;
    let z = u + v;
    let w = v - (z - u);
    let t = z * z;
    let t1 = z - t * horner(&EXP2_SERIES, t);
    // fdlibm takes the second term from the quotient, V8 from the divisor.
    let r = (z * t1) / ((t1 - 2.0) - (w + z * w));
    libm::scalbn(1.0 - (r - z), exponent(n))
}

#[expect(clippy::cast_possible_truncation, reason = "exponents are at most 1075")]
fn exponent(number: f64) -> i32 {
    number as i32
}

#[cfg(test)]
mod tests {
    use super::{log, pow, round};

    #[test]
    fn rounds_as_javascript() {
        for (number, expected) in [
            (0.5, 1.0),
            (-0.5, -0.0),
            (-1.5, -1.0),
            (2.4, 2.0),
            (0.499_999_999_999_999_94, 0.0),
            (f64::INFINITY, f64::INFINITY),
        ] {
            assert_eq!(round(number).to_bits(), f64::to_bits(expected), "{number}");
        }
        assert!(round(f64::NAN).is_nan());
    }

    #[track_caller]
    fn check(x: f64, y: f64, expected: f64) {
        assert_eq!(pow(x, y).to_bits(), expected.to_bits(), "{x} ^ {y} = {}", pow(x, y));
    }

    #[test]
    fn powers_are_v8s() {
        check(10.0, -5.0, 0.000009999999999999999);
        check(10.0, -4.0, 0.00009999999999999999);
        check(10.0, 3.0, 1000.0);
        check(10.0, -20.0, 1.0000000000000001e-20);
        check(2.0, 0.5, std::f64::consts::SQRT_2);
        check(2.0, -1074.0, 5e-324);
        check(2.0, -1075.0, 0.0);
        check(2.0, 1023.5, 1.2711610061536462e308);
        check(1.0000000001, 10000000000.0, 2.7182820532347876);
        check(0.9999999999, -1000000000000.0, 2.688139396929809e43);
        check(-2.0, 3.0, -8.0);
        check(-2.0, -3.0, -0.125);
        check(-0.5, 2.0, 0.25);
        check(0.0, -1.0, f64::INFINITY);
        check(-0.0, 3.0, -0.0);
        check(f64::INFINITY, -0.2, 0.0);
        check(7.0, -0.2, 0.677610913400481);
        check(5e-324, 0.5, 2.2227587494850775e-162);
        check(21.296066542442155, 5.397868503482619, 14790588.971421735);
        check(1.7e308, 1.1, f64::INFINITY);
        check(0.3, 100000000000000000000.0, 0.0);
        check(3.0, 100000000000000000000.0, f64::INFINITY);
        check(100.0, -0.2, 0.3981071705534972);
    }

    #[test]
    fn logarithms_are_v8s() {
        assert_eq!(log(1.0), 0.0);
        assert_eq!(log(2.0), std::f64::consts::LN_2);
        assert_eq!(log(10.0), std::f64::consts::LN_10);
        assert_eq!(log(0.1), -2.3025850929940455);
        assert_eq!(log(1e-310), -713.8013788281542);
        assert_eq!(log(5e-324), -744.4400719213812);
        assert_eq!(log(1.7e308), 709.7268368932282);
        assert_eq!(log(1.0000000001), 1.000000082690371e-10);
        assert_eq!(log(0.9999999), -1.0000000494736474e-7);
        assert_eq!(log(2.3371888063959467), 0.8489488423643873);
        assert_eq!(log(5.968417799486902), 1.786481867067549);
        assert_eq!(log(1.4618070380643022), 0.37967336770867427);
        assert!(log(-1.0).is_nan());
    }
}
