//! Numbers read: the double that is nearest to what is written.

use std::cmp::Ordering;

use super::{Decimal, MOST_EXACT_POWER, SAFE_DIGITS, below, length, parts};

/// Reads a number: digits with or without a point, with or without a power of ten.
pub(crate) fn read(text: &str) -> Option<f64> {
    let (is_negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    if let Some(size) = short(text) {
        return Some(if is_negative { -size } else { size });
    }
    let (mut digits, mut point, mut any, mut seen_point) = (Vec::new(), 0_i32, false, false);
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        match first {
            b'0'..=b'9' => {
                any = true;
                let is_leading = digits.is_empty() && first == b'0';
                if !is_leading {
                    digits.push(first - b'0');
                }
                // Zeros after the point move it; other digits before it do.
                if seen_point == is_leading {
                    point = point.saturating_add(if seen_point { -1 } else { 1 });
                }
            }
            b'.' if !seen_point => seen_point = true,
            _ => break,
        }
        rest = rest.get(1..).unwrap_or_default();
    }
    if !any {
        return None;
    }
    if !rest.is_empty() {
        point = point.saturating_add(power(rest.strip_prefix(['e', 'E'])?)?);
    }
    let size = nearest(&Decimal { digits, point }.trimmed());
    Some(if is_negative { -size } else { size })
}

/// A number of few digits, as most are: both the digits and the power of ten are doubles themselves.
fn short(text: &str) -> Option<f64> {
    if text.is_empty() || text.len() > SAFE_DIGITS {
        return None;
    }
    let (mut whole, mut places, mut any) = (0.0, None, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10.0 + f64::from(byte - b'0');
                places = places.map(|places: i32| places + 1);
                any = true;
            }
            b'.' if places.is_none() => places = Some(0),
            _ => return None,
        }
    }
    any.then(|| scaled(whole, -places.unwrap_or(0)))
}

/// The power after an `e`.
fn power(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|one| one.is_ascii_digit()) {
        return None;
    }
    let size = digits
        .bytes()
        .fold(0_i32, |size, one| size.saturating_mul(10).saturating_add((one - b'0').into()));
    Some(if text.starts_with('-') { -size } else { size })
}

/// The double nearest to a decimal; of two as near, the even one.
fn nearest(decimal: &Decimal) -> f64 {
    if decimal.digits.is_empty() || decimal.point < -330 {
        return 0.0;
    }
    if decimal.point > 310 {
        return f64::INFINITY;
    }
    let kept = decimal.digits.len().min(SAFE_DIGITS + 2);
    let whole =
        decimal.digits.iter().take(kept).fold(0.0, |sum, digit| sum * 10.0 + f64::from(*digit));
    let power = decimal.point - length(kept);
    if decimal.digits.len() <= SAFE_DIGITS && power.abs() <= MOST_EXACT_POWER {
        return scaled(whole, power);
    }
    // Nearly right; then to the neighbour as long as the decimal is nearer to that.
    let mut found = scaled(whole, power).clamp(0.0, f64::MAX);
    for _ in 0..1000 {
        let (mantissa, exponent) = parts(found);
        let is_odd = mantissa % 2 == 1;
        let above = decimal.compare(&Decimal::exact(mantissa * 2 + 1, exponent - 1));
        let below = if mantissa == 0 {
            Ordering::Greater
        } else {
            decimal.compare(&below(mantissa, exponent))
        };
        if above.is_gt() || (above.is_eq() && is_odd) {
            found = f64::from_bits(found.to_bits() + 1);
            if found.is_infinite() {
                break;
            }
        } else if below.is_lt() || (below.is_eq() && is_odd) {
            found = f64::from_bits(found.to_bits().saturating_sub(1));
        } else {
            break;
        }
    }
    found
}

/// A number times a power of ten, exact as long as both are.
fn scaled(mut number: f64, mut power: i32) -> f64 {
    while power != 0 {
        let step = power.clamp(-MOST_EXACT_POWER, MOST_EXACT_POWER);
        let factor = (0..step.abs()).fold(1.0, |factor, _| factor * 10.0);
        number = if step < 0 { number / factor } else { number * factor };
        power -= step;
    }
    number
}
