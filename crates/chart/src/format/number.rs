//! Numbers by d3-format's specifiers, as `,.1f`, `.0%` or `~s`.

use super::Locale;

/// A specifier, read: `[[fill]align][sign][symbol][0][width][,][.precision][~][type]`.
#[derive(Clone, Debug, PartialEq)]
pub struct NumberFormat {
    fill: char,
    align: char,
    sign: char,
    symbol: Option<char>,
    zero: bool,
    width: usize,
    comma: bool,
    precision: Option<usize>,
    trim: bool,
    kind: Option<char>,
}

/// The most characters a number may be filled up to, and the most digits it may have.
const MAX_WIDTH: usize = 200;
const MAX_PRECISION: usize = 100;

impl NumberFormat {
    /// Reads a specifier; `None` where it is none.
    ///
    /// ```
    /// use chart::format::{Locale, NumberFormat};
    /// let format = NumberFormat::parse(",.1f").unwrap();
    /// assert_eq!(format.format(1234.56, &Locale::EN_US), "1,234.6");
    /// assert_eq!(format.format(1234.56, &Locale::VI_VN), "1.234,6");
    /// assert!(NumberFormat::parse("abc").is_none());
    /// ```
    #[must_use]
    pub fn parse(specifier: &str) -> Option<Self> {
        let chars: Vec<char> = specifier.chars().collect();
        let mut rest = chars.as_slice();
        let mut read = Self {
            fill: ' ',
            align: '>',
            sign: '-',
            symbol: None,
            zero: false,
            width: 0,
            comma: false,
            precision: None,
            trim: false,
            kind: None,
        };
        match rest {
            [fill, align @ ('<' | '>' | '=' | '^'), after @ ..] => {
                (read.fill, read.align, rest) = (*fill, *align, after);
            }
            [align @ ('<' | '>' | '=' | '^'), after @ ..] => (read.align, rest) = (*align, after),
            _ => {}
        }
        if let Some(sign) = take(&mut rest, |one| matches!(one, '-' | '+' | '(' | ' ')) {
            read.sign = sign;
        }
        read.symbol = take(&mut rest, |one| matches!(one, '$' | '#'));
        read.zero = take(&mut rest, |one| one == '0').is_some();
        read.width = digits(&mut rest).unwrap_or(0).min(MAX_WIDTH);
        read.comma = take(&mut rest, |one| one == ',').is_some();
        if take(&mut rest, |one| one == '.').is_some() {
            read.precision = Some(digits(&mut rest)?.min(MAX_PRECISION));
        }
        read.trim = take(&mut rest, |one| one == '~').is_some();
        read.kind = take(&mut rest, |one| one.is_ascii_alphabetic() || one == '%');
        rest.is_empty().then(|| read.with_defaults())
    }

    fn with_defaults(mut self) -> Self {
        match self.kind {
            Some('n') => {
                self.comma = true;
                self.kind = Some('g');
            }
            Some(kind) if !"%bcdefgoprsXx".contains(kind) => {
                if self.precision.is_none() {
                    self.precision = Some(12);
                }
                self.trim = true;
                self.kind = Some('g');
            }
            None => {
                if self.precision.is_none() {
                    self.precision = Some(12);
                }
                self.trim = true;
                self.kind = None;
            }
            _ => {}
        }
        if self.zero || (self.fill == '0' && self.align == '=') {
            self.zero = true;
            self.fill = '0';
            self.align = '=';
        }
        self
    }

    /// The same with another precision, if it has none of its own.
    #[must_use]
    pub fn or_precision(mut self, precision: f64) -> Self {
        if self.precision.is_none() {
            self.precision = Some(small(precision));
        }
        self
    }

    /// Whether it has a precision of its own.
    #[must_use]
    pub fn has_precision(&self) -> bool {
        self.precision.is_some()
    }

    /// Its type: `f`, `%`, `s`, …, or nothing.
    #[must_use]
    pub fn kind(&self) -> Option<char> {
        self.kind
    }

    fn precision_or_default(&self) -> usize {
        let precision = self.precision.unwrap_or(6);
        match self.kind {
            None | Some('g' | 'p' | 'r' | 's') => precision.clamp(1, 21),
            _ => precision.min(20),
        }
    }

    /// A number by this specifier.
    #[must_use]
    pub fn format(&self, value: f64, locale: &Locale) -> String {
        let prefix = match (self.symbol, self.kind) {
            (Some('$'), _) => locale.currency.0.to_owned(),
            (Some('#'), Some(kind @ ('b' | 'o' | 'x' | 'X'))) => {
                format!("0{}", kind.to_ascii_lowercase())
            }
            _ => String::new(),
        };
        let suffix = match (self.symbol, self.kind) {
            (Some('$'), _) => locale.currency.1,
            (_, Some('%' | 'p')) => locale.percent,
            _ => "",
        };
        self.filled(value, prefix, suffix.to_owned(), locale)
    }

    /// A number with the SI prefix of another (`formatPrefix`).
    #[must_use]
    pub fn format_prefixed(&self, value: f64, of: f64, locale: &Locale) -> String {
        let exponent = (f64::from(exponent(of)) / 3.0).floor().clamp(-8.0, 8.0) * 3.0;
        let fixed = Self { kind: Some('f'), ..self.clone() };
        let scaled = value * libm::pow(10.0, -exponent);
        fixed.filled(scaled, String::new(), si_prefix(exponent).to_owned(), locale)
    }

    fn filled(&self, value: f64, prefix: String, suffix: String, locale: &Locale) -> String {
        let (mut prefix, mut suffix) = (prefix, suffix);
        let mut body;
        if self.kind == Some('c') {
            suffix = format!("{}{suffix}", crate::value::number_text(value));
            body = String::new();
        } else {
            let mut negative = value < 0.0 || (value == 0.0 && value.is_sign_negative());
            let (text, unit) =
                if value.is_nan() { ("NaN".to_owned(), "") } else { self.digits(value.abs()) };
            body = if self.trim { trimmed(&text) } else { text };
            if negative && is_zero(&body) && self.sign != '+' {
                negative = false;
            }
            let sign = match (negative, self.sign) {
                (true, '(') => "(",
                (true, _) => locale.minus,
                (false, '-' | '(') => "",
                (false, '+') => "+",
                (false, _) => " ",
            };
            prefix = format!("{sign}{prefix}");
            suffix =
                format!("{unit}{suffix}{}", if negative && self.sign == '(' { ")" } else { "" });
            if !value.is_nan() && self.has_digits() {
                let whole = body.find(|one: char| !one.is_ascii_digit()).unwrap_or(body.len());
                let (digits, rest) = body.split_at(whole);
                let rest = rest
                    .strip_prefix('.')
                    .map_or_else(|| rest.to_owned(), |rest| format!("{}{rest}", locale.decimal));
                suffix = format!("{rest}{suffix}");
                body = digits.to_owned();
            }
        }
        self.padded(&body, &prefix, &suffix, locale)
    }

    fn has_digits(&self) -> bool {
        !matches!(self.kind, Some('b' | 'c' | 'o' | 'x' | 'X'))
    }

    /// Digits of a number that is not negative, and its SI prefix.
    fn digits(&self, value: f64) -> (String, &'static str) {
        let precision = self.precision_or_default();
        if value.is_infinite() {
            return ("Infinity".to_owned(), "");
        }
        match self.kind {
            Some('%') => (to_fixed(value * 100.0, precision), ""),
            Some('b') => (radix(value, 2), ""),
            Some('o') => (radix(value, 8), ""),
            Some('x') => (radix(value, 16), ""),
            Some('X') => (radix(value, 16).to_uppercase(), ""),
            Some('d') => (whole(value), ""),
            Some('e') => (to_exponential(value, precision), ""),
            Some('f') => (to_fixed(value, precision), ""),
            Some('p') => (rounded(value * 100.0, precision), ""),
            Some('r') => (rounded(value, precision), ""),
            Some('s') => si(value, precision),
            _ => (to_precision(value, precision), ""),
        }
    }

    fn padded(&self, body: &str, prefix: &str, suffix: &str, locale: &Locale) -> String {
        let body = if self.comma && !self.zero {
            grouped(body, usize::MAX, locale)
        } else {
            body.to_owned()
        };
        let length = |text: &str| text.chars().count();
        let used = length(prefix) + length(&body) + length(suffix);
        let missing = self.width.saturating_sub(used);
        let fill: String = std::iter::repeat_n(self.fill, missing).collect();
        if self.comma && self.zero {
            let filled = grouped(
                &format!("{fill}{body}"),
                self.width.saturating_sub(length(suffix)),
                locale,
            );
            return format!("{prefix}{filled}{suffix}");
        }
        match self.align {
            '<' => format!("{prefix}{body}{suffix}{fill}"),
            '=' => format!("{prefix}{fill}{body}{suffix}"),
            '^' => {
                let before: String = std::iter::repeat_n(self.fill, missing / 2).collect();
                let after: String = std::iter::repeat_n(self.fill, missing - missing / 2).collect();
                format!("{before}{prefix}{body}{suffix}{after}")
            }
            _ => format!("{fill}{prefix}{body}{suffix}"),
        }
    }
}

fn take(rest: &mut &[char], fits: impl Fn(char) -> bool) -> Option<char> {
    let (first, after) = rest.split_first()?;
    fits(*first).then(|| {
        *rest = after;
        *first
    })
}

fn digits(rest: &mut &[char]) -> Option<usize> {
    let length = rest.iter().take_while(|one| one.is_ascii_digit()).count();
    let (digits, after) = rest.split_at(length);
    *rest = after;
    let text: String = digits.iter().take(6).collect();
    text.parse().ok()
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to a few digits"
)]
fn small(value: f64) -> usize {
    value.clamp(0.0, 100.0) as usize
}

/// JavaScript's `toFixed`.
fn to_fixed(value: f64, precision: usize) -> String {
    if value >= 1e21 { crate::value::number_text(value) } else { half_up(value, precision) }
}

/// Rust rounds the exact value half to even; JavaScript takes the larger of two equally near ones.
fn half_up(value: f64, precision: usize) -> String {
    let even = format!("{value:.precision$}");
    let exact = format!("{value:.*}", precision + 30);
    let tail = exact.get(exact.len() - 30..).unwrap_or_default();
    let is_tie = tail.starts_with('5') && tail.bytes().skip(1).all(|digit| digit == b'0');
    if !is_tie {
        return even;
    }
    let cut = exact.get(..exact.len() - 30).unwrap_or_default().trim_end_matches('.');
    increment(cut)
}

/// A decimal one higher in its last place.
fn increment(text: &str) -> String {
    let mut out: Vec<char> = text.chars().collect();
    for digit in out.iter_mut().rev() {
        match digit {
            '.' => {}
            '9' => *digit = '0',
            other => {
                *other = char::from_digit(other.to_digit(10).unwrap_or(0) + 1, 10).unwrap_or('0');
                return out.into_iter().collect();
            }
        }
    }
    format!("1{}", out.into_iter().collect::<String>())
}

/// Digits and exponent of a number in so many significant digits.
fn significant(value: f64, count: usize) -> (String, i32) {
    let written = format!("{value:.*e}", count.saturating_sub(1));
    let (digits, power) = written.split_once('e').unwrap_or((&written, "0"));
    (digits.replace('.', ""), power.parse().unwrap_or(0))
}

/// JavaScript's `toExponential`.
fn to_exponential(value: f64, precision: usize) -> String {
    let written = format!("{value:.precision$e}");
    match written.split_once('e') {
        Some((digits, power)) if !power.starts_with('-') => format!("{digits}e+{power}"),
        _ => written,
    }
}

/// JavaScript's `toPrecision`.
fn to_precision(value: f64, precision: usize) -> String {
    if value == 0.0 {
        return to_fixed(0.0, precision.saturating_sub(1));
    }
    let (digits, power) = significant(value, precision);
    let most = i32::try_from(precision).unwrap_or(i32::MAX);
    if power < -6 || power >= most {
        return to_exponential(value, precision.saturating_sub(1));
    }
    placed(&digits, power)
}

/// Digits with the decimal point after the first, moved by a power of ten.
fn placed(digits: &str, power: i32) -> String {
    let length = i32::try_from(digits.len()).unwrap_or(i32::MAX);
    if power < 0 {
        let zeros = "0".repeat(usize::try_from(-power - 1).unwrap_or(0));
        return format!("0.{zeros}{digits}");
    }
    if power + 1 >= length {
        let zeros = "0".repeat(usize::try_from(power + 1 - length).unwrap_or(0));
        return format!("{digits}{zeros}");
    }
    let (whole, fraction) = digits.split_at(usize::try_from(power + 1).unwrap_or(0));
    format!("{whole}.{fraction}")
}

/// Rounded to significant digits, never with an exponent (`formatRounded`).
fn rounded(value: f64, precision: usize) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    let (digits, power) = significant(value, precision);
    placed(&digits, power)
}

const SI: [&str; 17] =
    ["y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];

fn si_prefix(exponent: f64) -> &'static str {
    let at = small(8.0 + exponent / 3.0);
    SI.get(at).copied().unwrap_or("")
}

/// With an SI prefix (`formatPrefixAuto`).
fn si(value: f64, precision: usize) -> (String, &'static str) {
    if value == 0.0 {
        return (to_precision(value, precision), "");
    }
    let (digits, power) = significant(value, precision);
    let unit = (f64::from(power) / 3.0).floor().clamp(-8.0, 8.0);
    let prefix = si_prefix(unit * 3.0);
    #[expect(clippy::cast_possible_truncation, reason = "between -24 and 24")]
    let shift = (unit * 3.0) as i32;
    (placed(&digits, power - shift), prefix)
}

/// The power of ten of a number's first digit.
fn exponent(value: f64) -> i32 {
    if value == 0.0 || !value.is_finite() {
        return 0;
    }
    let written = format!("{:e}", value.abs());
    written.split_once('e').and_then(|(_, power)| power.parse().ok()).unwrap_or(0)
}

fn whole(value: f64) -> String {
    format!("{:.0}", (value + 0.5).floor())
}

fn radix(value: f64, base: u32) -> String {
    let mut rest = (value + 0.5).floor();
    if rest == 0.0 {
        return "0".to_owned();
    }
    let mut digits = Vec::new();
    while rest >= 1.0 && digits.len() < 1100 {
        let digit = rest % f64::from(base);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a digit")]
        digits.push(char::from_digit(digit as u32, base).unwrap_or('0'));
        rest = (rest / f64::from(base)).floor();
    }
    digits.into_iter().rev().collect()
}

/// Without zeros at the end of its fraction.
fn trimmed(text: &str) -> String {
    let (digits, rest) = match text.find('e') {
        Some(at) => text.split_at(at),
        None => (text, ""),
    };
    if !digits.contains('.') {
        return text.to_owned();
    }
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    format!("{digits}{rest}")
}

fn is_zero(text: &str) -> bool {
    !text.is_empty() && text.parse::<f64>().is_ok_and(|value| value == 0.0)
}

/// Digits in groups, not wider than so many characters.
fn grouped(digits: &str, width: usize, locale: &Locale) -> String {
    if locale.grouping == 0 {
        return digits.to_owned();
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut rest = digits;
    let mut length = 0;
    while !rest.is_empty() {
        let size = locale.grouping.min(rest.len());
        let size = if length + size + 1 > width {
            width.saturating_sub(length).max(1).min(rest.len())
        } else {
            size
        };
        let (before, group) = rest.split_at(rest.len() - size);
        groups.push(group);
        length += size + 1;
        if length > width {
            break;
        }
        rest = before;
    }
    groups.reverse();
    groups.join(locale.thousands)
}

/// The format of ticks between two numbers (d3-scale's `tickFormat`): as many digits as tell one
/// tick from the next.
#[derive(Clone, Debug, PartialEq)]
pub struct TickFormat {
    format: NumberFormat,
    prefix_of: Option<f64>,
}

impl TickFormat {
    /// The format of about so many ticks; `None` where the specifier is none.
    #[must_use]
    pub fn new(start: f64, stop: f64, count: f64, specifier: Option<&str>) -> Option<Self> {
        let step = crate::ticks::step(start, stop, count);
        let format = NumberFormat::parse(specifier.unwrap_or(",f"))?;
        let most = start.abs().max(stop.abs());
        let step_power = f64::from(exponent(step));
        let most_power = f64::from(exponent(most));
        if format.kind == Some('s') {
            let unit = (most_power / 3.0).floor().clamp(-8.0, 8.0) * 3.0;
            let precision = (unit - step_power).max(0.0);
            let format = if step.is_finite() { format.or_precision(precision) } else { format };
            return Some(Self { format, prefix_of: Some(most) });
        }
        // A format without a type is given the precision of one with: d3 asks before it fills in.
        let unsaid = NumberFormat::parse(specifier.unwrap_or(",f"))?;
        let said = specifier.is_some_and(|specifier| specifier.contains('.'));
        if said || !step.is_finite() {
            return Some(Self { format, prefix_of: None });
        }
        let precision = match unsaid.kind {
            None | Some('e' | 'g' | 'p' | 'r') => {
                let size = step.abs();
                let digits =
                    (f64::from(exponent(most - size)) - f64::from(exponent(size))).max(0.0) + 1.0;
                Some(if unsaid.kind == Some('e') { digits - 1.0 } else { digits })
            }
            Some('f') => Some((-step_power).max(0.0)),
            Some('%') => Some((-step_power - 2.0).max(0.0)),
            _ => None,
        };
        let format = match precision {
            Some(precision) => NumberFormat { precision: Some(small(precision)), ..format },
            None => format,
        };
        Some(Self { format, prefix_of: None })
    }

    /// A tick's label.
    #[must_use]
    pub fn format(&self, value: f64, locale: &Locale) -> String {
        match self.prefix_of {
            Some(of) => self.format.format_prefixed(value, of, locale),
            None => self.format.format(value, locale),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, TickFormat};
    use crate::format::Locale;

    #[track_caller]
    fn check(specifier: &str, value: f64, expected: &str) {
        let format = NumberFormat::parse(specifier).unwrap();
        assert_eq!(format.format(value, &Locale::EN_US), expected, "{specifier} {value}");
    }

    #[test]
    fn formats_are_those_of_d3() {
        check("", 1234.5, "1234.5");
        check("", 0.1 + 0.2, "0.3");
        check("", 1e21, "1e+21");
        check(",", 1234567.891, "1,234,567.891");
        check(".2f", 1.005, "1.00");
        check(".0f", 0.5, "1");
        check(".0f", 2.5, "3");
        check(".1f", -0.04, "0.0");
        check("+.1f", -0.04, "−0.0");
        check("d", 42.6, "43");
        check("05d", 42.0, "00042");
        check("*^10d", 42.0, "****42****");
        check("<6d", 42.0, "42    ");
        check(".0%", 0.123, "12%");
        check(".1%", 0.1234, "12.3%");
        check("$,.2f", -1234.5, "−$1,234.50");
        check("($.2f", -3.5, "($3.50)");
        check("s", 1500.0, "1.50000k");
        check(".2s", 1500.0, "1.5k");
        check("~s", 1500.0, "1.5k");
        check(".3s", 0.000_001_5, "1.50µ");
        check("e", 12345.0, "1.234500e+4");
        check(".2e", 12345.0, "1.23e+4");
        check(".3g", 1234.0, "1.23e+3");
        check(".3g", 12.34, "12.3");
        check(".3r", 1234.0, "1230");
        check("x", 255.0, "ff");
        check("#x", 255.0, "0xff");
        check("b", 5.0, "101");
        check(".2n", 1234.0, "1.2e+3");
        check("+d", 5.0, "+5");
        check("d", f64::NAN, "NaN");
        check(",.2f", f64::INFINITY, "Infinity");
        check("012,.0f", 1234.0, "0,000,001,234");
    }

    #[test]
    fn vietnamese_numbers() {
        let format = |specifier: &str, value: f64| {
            NumberFormat::parse(specifier).unwrap().format(value, &Locale::VI_VN)
        };
        assert_eq!(format(",.1f", 1234.5), "1.234,5");
        assert_eq!(format(".1%", 0.125), "12,5\u{a0}%");
    }

    #[test]
    fn ticks_have_the_digits_they_need() {
        let tick = |start, stop, count, specifier, value| {
            TickFormat::new(start, stop, count, specifier).unwrap().format(value, &Locale::EN_US)
        };
        assert_eq!(tick(0.0, 1.0, 10.0, None, 0.2), "0.2");
        assert_eq!(tick(0.0, 1000.0, 5.0, None, 400.0), "400");
        assert_eq!(tick(0.0, 20000.0, 5.0, None, 5000.0), "5,000");
        assert_eq!(tick(0.0, 1.0, 10.0, Some("%"), 0.2), "20%");
        assert_eq!(tick(0.0, 1e6, 5.0, Some("s"), 2e5), "0.2M");
        assert_eq!(tick(0.0, 0.5, 5.0, Some(".2f"), 0.1), "0.10");
    }
}
