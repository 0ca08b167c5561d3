//! Numbers read and written in decimal, to the last bit: what the standard library also does, with
//! tables and code of 40 kB that a browser would have to fetch.

mod read;

use std::cmp::Ordering;

pub(crate) use read::read;

/// Digits that any double keeps.
const SAFE_DIGITS: usize = 15;
const SAFE: f64 = 1e15;

/// Powers of ten up to here are doubles themselves.
const MOST_EXACT_POWER: i32 = 22;

/// The mantissa of a power of two: the gap below it is half as wide as the one above.
const LEAST_MANTISSA: u64 = 1 << 52;
const LEAST_EXPONENT: i32 = -1074;

/// A number above zero as 0.d₁d₂d₃… × 10^point. The first and the last digit are not 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    /// From 0 to 9.
    pub(crate) digits: Vec<u8>,
    pub(crate) point: i32,
}

impl Decimal {
    /// The very value of mantissa × 2^exponent.
    fn exact(mantissa: u64, exponent: i32) -> Self {
        // Halves that cancel: what is left of whole numbers and short fractions is little work.
        let spare = mantissa.trailing_zeros().min(exponent.min(0).unsigned_abs());
        let mantissa = mantissa >> spare.min(63);
        let exponent = exponent.saturating_add_unsigned(spare);
        let mut parts = vec![0_u32; 3];
        let mut rest = mantissa;
        for part in &mut parts {
            *part = low(rest % 1_000_000_000);
            rest /= 1_000_000_000;
        }
        // Times 2 for each power, or times 5 with the point moved by one.
        let (factor, chunk) = if exponent < 0 { (5_u32, 13) } else { (2, 29) };
        let mut left = exponent.unsigned_abs();
        while left > 0 {
            let step = left.min(chunk);
            multiply(&mut parts, factor.pow(step));
            left -= step;
        }
        let mut digits = Vec::with_capacity(parts.len() * 9);
        for part in parts.iter().rev() {
            let mut unit = 100_000_000;
            while unit > 0 {
                digits.push(u8::try_from(part / unit % 10).unwrap_or_default());
                unit /= 10;
            }
        }
        let zeros = digits.iter().take_while(|digit| **digit == 0).count();
        let point = length(digits.len() - zeros) + exponent.min(0);
        digits.drain(..zeros);
        Self { digits, point }.trimmed()
    }

    /// The very value of a number above zero.
    pub(crate) fn of(number: f64) -> Self {
        let (mantissa, exponent) = parts(number);
        Self::exact(mantissa, exponent)
    }

    /// The fewest digits that read as this number, which is above zero.
    pub(crate) fn shortest(number: f64) -> Self {
        Self::short(number).unwrap_or_else(|| Self::within(number))
    }

    /// Those of a number that has few: no other number has as few that read as it.
    fn short(number: f64) -> Option<Self> {
        let (mut power, mut places) = (1.0, 0);
        loop {
            let whole = (number * power).round();
            if whole >= SAFE || places > MOST_EXACT_POWER {
                return None;
            }
            if whole / power == number {
                let digits = digits_of(whole);
                let point = length(digits.len()) - places;
                return Some(Self { digits, point }.trimmed());
            }
            power *= 10.0;
            places += 1;
        }
    }

    /// The shortest decimal that is nearer to the number than to its neighbours.
    fn within(number: f64) -> Self {
        let (mantissa, exponent) = parts(number);
        let exact = Self::exact(mantissa, exponent);
        let below = below(mantissa, exponent);
        let above = Self::exact(mantissa * 2 + 1, exponent - 1);
        let is_even = mantissa % 2 == 0;
        let reads = |one: &Self| match (one.compare(&below), one.compare(&above)) {
            (Ordering::Greater, Ordering::Less) => true,
            (Ordering::Less, _) | (_, Ordering::Greater) => false,
            _ => is_even,
        };
        for count in 1..=17 {
            let down = Self { digits: exact.digits.iter().take(count).copied().collect(), ..exact };
            let up = down.clone().next();
            let near_up = exact.digits.get(count).is_some_and(|digit| *digit >= 5);
            let down = down.trimmed();
            let (first, second) = if near_up { (up, down) } else { (down, up) };
            if reads(&first) {
                return first;
            }
            if reads(&second) {
                return second;
            }
        }
        exact
    }

    /// One more in the last digit.
    pub(crate) fn next(mut self) -> Self {
        while self.digits.last() == Some(&9) {
            self.digits.pop();
        }
        match self.digits.last_mut() {
            Some(last) => *last += 1,
            None => {
                self.digits.push(1);
                self.point += 1;
            }
        }
        self
    }

    fn trimmed(mut self) -> Self {
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        self
    }

    fn compare(&self, other: &Self) -> Ordering {
        match (self.digits.is_empty(), other.digits.is_empty()) {
            (false, false) => self.point.cmp(&other.point).then(self.digits.cmp(&other.digits)),
            (one, two) => two.cmp(&one),
        }
    }

    /// With a point where it belongs, as `0.0123` or `1230`.
    fn plain(&self, out: &mut String) {
        if self.point <= 0 {
            out.push_str("0.");
        }
        for _ in self.point..0 {
            out.push('0');
        }
        let mut place = 0;
        for digit in &self.digits {
            if place == self.point && place > 0 {
                out.push('.');
            }
            out.push(char::from(b'0' + digit));
            place += 1;
        }
        for _ in place..self.point {
            out.push('0');
        }
    }
}

/// The shortest digits of a number with a point where it belongs, however many zeros that takes.
pub(crate) fn plain(number: f64) -> String {
    let mut out = String::new();
    write_plain(number, &mut out);
    out
}

fn write_plain(number: f64, out: &mut String) {
    if number.is_sign_negative() {
        out.push('-');
    }
    let size = number.abs();
    if size == 0.0 {
        out.push('0');
    } else if size.is_finite() {
        Decimal::shortest(size).plain(out);
    } else {
        out.push_str(if number.is_nan() { "NaN" } else { "inf" });
    }
}

/// Halfway to the number below.
fn below(mantissa: u64, exponent: i32) -> Decimal {
    if mantissa == LEAST_MANTISSA && exponent > LEAST_EXPONENT {
        Decimal::exact(mantissa * 4 - 1, exponent - 2)
    } else {
        Decimal::exact(mantissa * 2 - 1, exponent - 1)
    }
}

/// A number that is not negative as mantissa × 2^exponent.
fn parts(number: f64) -> (u64, i32) {
    let bits = number.to_bits();
    let fraction = bits & (LEAST_MANTISSA - 1);
    match i32::try_from(bits >> 52 & 0x7ff).unwrap_or_default() {
        0 => (fraction, LEAST_EXPONENT),
        exponent => (fraction | LEAST_MANTISSA, exponent + LEAST_EXPONENT - 1),
    }
}

/// The digits of a whole number.
fn digits_of(whole: f64) -> Vec<u8> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below 10^15")]
    let mut rest = whole as u64;
    let mut digits = Vec::with_capacity(SAFE_DIGITS);
    while rest > 0 {
        digits.push(u8::try_from(rest % 10).unwrap_or_default());
        rest /= 10;
    }
    digits.reverse();
    digits
}

/// Times a factor, in parts of nine digits, the lowest first.
fn multiply(parts: &mut Vec<u32>, factor: u32) {
    let mut carry = 0_u64;
    for part in parts.iter_mut() {
        let product = u64::from(*part) * u64::from(factor) + carry;
        *part = low(product % 1_000_000_000);
        carry = product / 1_000_000_000;
    }
    while carry > 0 {
        parts.push(low(carry % 1_000_000_000));
        carry /= 1_000_000_000;
    }
}

fn low(part: u64) -> u32 {
    u32::try_from(part).unwrap_or_default()
}

fn length(count: usize) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

#[cfg(test)]
mod tests;
