//! d3-format: numbers as text by a specifier, as `,.2f`, `$.3s`, `+.0%`.

use super::decimal::{self, Decimal};
use super::group::group;
use super::locale::Locale;
use super::specifier::Specifier;
use crate::letters::{find, is_one_of};
use crate::value::number_text;

/// The prefixes of the powers of 1000, from 10^-24 to 10^24.
const PREFIXES: [&str; 17] =
    ["y", "z", "a", "f", "p", "n", "µ", "m", "", "k", "M", "G", "T", "P", "E", "Z", "Y"];

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NumberFormat {
    pub(super) specifier: Specifier,
    /// The power of 1000 that all numbers are written in, from -8 to 8.
    pub(super) prefix: Option<i32>,
}

impl NumberFormat {
    /// The format of a d3 specifier; nothing if it is none.
    ///
    /// ```
    /// use chart::format::{NumberFormat, locale::{EN_US, VI_VN}};
    /// let money = NumberFormat::parse("$,.2f").unwrap();
    /// assert_eq!(money.format(-1234.5, &EN_US), "−$1,234.50");
    /// assert_eq!(NumberFormat::parse(",").unwrap().format(1234.5, &VI_VN), "1.234,5");
    /// assert_eq!(NumberFormat::parse("hello"), None);
    /// ```
    #[must_use]
    pub fn parse(specifier: &str) -> Option<Self> {
        Some(Self { specifier: Specifier::parse(specifier)?, prefix: None })
    }

    /// The number as text.
    #[must_use]
    pub fn format(&self, number: f64, locale: &Locale) -> String {
        let form = Form::of(&self.specifier);
        let mut text = match (form.kind, self.prefix) {
            ('c', _) => Parts { suffix: number_text(number), ..Parts::default() },
            (_, None) => form.parts(number, locale),
            (_, Some(power)) => form.parts(libm::pow(10.0, f64::from(-3 * power)) * number, locale),
        };
        text.prefix.push_str(&form.prefix(locale));
        text.suffix.push_str(form.suffix(locale));
        text.suffix.push_str(self.prefix.map_or("", si_prefix));
        if text.is_accounting {
            text.suffix.push(')');
        }
        form.lay_out(&text, locale)
    }

    /// As Vega's `formatFloat`: what has no precision is written with 12 digits, and zeros at the
    /// end are dropped.
    #[must_use]
    pub fn format_float(&self, number: f64, locale: &Locale) -> String {
        if self.specifier.precision.is_some() {
            return self.format(number, locale);
        }
        let places = match self.specifier.kind {
            Some('%') => 10,
            Some('e') => 11,
            _ => 12,
        };
        let specifier = Specifier { precision: Some(places), ..self.specifier };
        trim_after_point(&Self { specifier, ..*self }.format(number, locale), locale.decimal)
    }
}

/// The prefix of a power of 1000.
fn si_prefix(power: i32) -> &'static str {
    usize::try_from(power + 8).ok().and_then(|at| PREFIXES.get(at)).copied().unwrap_or("")
}

/// The power of 1000, from -8 to 8, for a power of ten.
pub(super) fn power_of_1000(exponent: i32) -> i32 {
    exponent.div_euclid(3).clamp(-8, 8)
}

/// A specifier with its defaults filled in.
struct Form<'s> {
    specifier: &'s Specifier,
    kind: char,
    precision: usize,
    trim: bool,
    comma: bool,
    zero: bool,
}

/// A written number, cut where groups and padding come in.
#[derive(Default)]
struct Parts {
    prefix: String,
    whole: String,
    suffix: String,
    is_accounting: bool,
}

impl<'s> Form<'s> {
    fn of(specifier: &'s Specifier) -> Self {
        let Specifier { fill, align, precision, mut trim, mut comma, .. } = *specifier;
        let mut default = 6;
        let kind = match specifier.kind {
            Some('n') => {
                comma = true;
                'g'
            }
            Some(kind) if is_one_of(kind, "%bcdefgoprsXx") => kind,
            _ => {
                (default, trim) = (12, true);
                'g'
            }
        };
        let precision = precision.unwrap_or(default);
        let precision =
            if is_one_of(kind, "gprs") { precision.clamp(1, 21) } else { precision.min(20) };
        let zero = specifier.zero || (fill == '0' && align == '=');
        Self { specifier, kind, precision, trim, comma, zero }
    }

    fn prefix(&self, locale: &Locale) -> String {
        match self.specifier.symbol {
            Some('$') => locale.currency[0].to_owned(),
            Some('#') if is_one_of(self.kind, "boxX") => {
                format!("0{}", self.kind.to_ascii_lowercase())
            }
            _ => String::new(),
        }
    }

    fn suffix<'l>(&self, locale: &'l Locale) -> &'l str {
        match self.specifier.symbol {
            Some('$') => locale.currency[1],
            _ if is_one_of(self.kind, "%p") => locale.percent,
            _ => "",
        }
    }

    /// The number without padding, groups, currency and percent sign.
    fn parts(&self, number: f64, locale: &Locale) -> Parts {
        let (mut text, power) = match number.is_nan() {
            true => (locale.nan.to_owned(), None),
            false => self.digits(number.abs()),
        };
        if self.trim {
            text = trim(&text);
        }
        let sign = self.specifier.sign;
        // A number below 0 that rounds to 0 shows no sign unless all numbers do.
        let is_negative = number.is_sign_negative()
            && !number.is_nan()
            && (sign == '+' || crate::digits::read(&text) != Some(0.0));
        let (whole, mut suffix) = self.cut(&text, locale);
        suffix.push_str(power.map_or("", si_prefix));
        Parts {
            prefix: self.sign(is_negative, locale),
            whole,
            suffix,
            is_accounting: is_negative && sign == '(',
        }
    }

    fn sign(&self, is_negative: bool, locale: &Locale) -> String {
        match (is_negative, self.specifier.sign) {
            (true, '(') => "(".to_owned(),
            (true, _) => locale.minus.to_owned(),
            (false, sign @ ('+' | ' ')) => sign.to_string(),
            (false, _) => String::new(),
        }
    }

    /// The digits that may be grouped, and what follows with the locale's decimal point.
    fn cut(&self, text: &str, locale: &Locale) -> (String, String) {
        let is_not_digit = |one: char| !one.is_ascii_digit();
        match text.find(is_not_digit).filter(|_| is_one_of(self.kind, "defgprs%")) {
            None => (text.to_owned(), String::new()),
            Some(at) => {
                let (whole, rest) = text.split_at_checked(at).unwrap_or((text, ""));
                let rest = match rest.strip_prefix('.') {
                    Some(fraction) => format!("{}{fraction}", locale.decimal),
                    None => rest.to_owned(),
                };
                (whole.to_owned(), rest)
            }
        }
    }

    /// A number that is not negative by the type, and its power of 1000 for `s`.
    fn digits(&self, number: f64) -> (String, Option<i32>) {
        let precision = self.precision;
        let text = match self.kind {
            '%' => decimal::fixed(number * 100.0, precision),
            'b' => decimal::radix(number, 2),
            'd' => whole(number),
            'e' => decimal::exponential(number, precision),
            'f' => decimal::fixed(number, precision),
            'o' => decimal::radix(number, 8),
            'p' => rounded(number * 100.0, precision),
            'r' => rounded(number, precision),
            's' => return with_prefix(number, precision),
            'x' => decimal::radix(number, 16),
            'X' => decimal::radix(number, 16).to_ascii_uppercase(),
            _ => decimal::precision(number, precision),
        };
        (text, None)
    }

    /// Groups, fills and aligns.
    fn lay_out(&self, parts: &Parts, locale: &Locale) -> String {
        let Parts { prefix, whole, suffix, .. } = parts;
        let width = self.specifier.width;
        let grouped = |digits: &str, width| group(digits, locale.grouping, locale.thousands, width);
        let mut whole = whole.clone();
        if self.comma && !self.zero {
            whole = grouped(&whole, None);
        }
        let fill = if self.zero { '0' } else { self.specifier.fill };
        let missing = width.saturating_sub(units(prefix) + units(&whole) + units(suffix));
        let pad = |count: usize| fill.to_string().repeat(count);
        if self.comma && self.zero {
            let inner = (missing > 0).then(|| width - units(suffix));
            return format!("{prefix}{}{suffix}", grouped(&(pad(missing) + &whole), inner));
        }
        match if self.zero { '=' } else { self.specifier.align } {
            '<' => format!("{prefix}{whole}{suffix}{}", pad(missing)),
            '=' => format!("{prefix}{}{whole}{suffix}", pad(missing)),
            '^' => {
                let before = missing / 2;
                format!("{}{prefix}{whole}{suffix}{}", pad(before), pad(missing - before))
            }
            _ => format!("{}{prefix}{whole}{suffix}", pad(missing)),
        }
    }
}

/// A length as JavaScript counts it.
fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// Type `d`: a whole number, all digits.
fn whole(number: f64) -> String {
    if number.is_finite() { crate::digits::plain(number.round()) } else { "∞".to_owned() }
}

/// Type `r`: so many digits, never an exponent.
fn rounded(number: f64, count: usize) -> String {
    Decimal::rounded(number, count).map_or_else(|| number_text(number), |digits| digits.plain())
}

/// Type `s`: so many digits in a power of 1000.
fn with_prefix(number: f64, count: usize) -> (String, Option<i32>) {
    let Some(mut digits) = Decimal::rounded(number, count) else {
        return (decimal::precision(number, count), None);
    };
    let power = power_of_1000(digits.exponent);
    let exponent = digits.exponent - 3 * power;
    // Digits after the point of what is below the least prefix are as many as were asked for.
    if exponent < 0 {
        let left = i32::try_from(count).unwrap_or(0) + exponent;
        let again = match usize::try_from(left) {
            Ok(count @ 1..) => Decimal::rounded(number, count),
            _ => Decimal::shortest(number),
        };
        digits.digits = again.map(|digits| digits.digits).unwrap_or_default();
    }
    let shown = Decimal { exponent, ..digits };
    (shown.plain(), Some(power))
}

/// Zeros at the end of a fraction dropped, before an exponent or a prefix too (d3's `formatTrim`).
fn trim(text: &str) -> String {
    let end = text.find(|one: char| !one.is_ascii_digit() && one != '.').unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    if !is_one_of('.', number) {
        return text.to_owned();
    }
    format!("{}{rest}", number.trim_end_matches('0').trim_end_matches('.'))
}

/// Zeros at the end of a written number's fraction dropped, whatever follows (Vega's `trimZeroes`).
fn trim_after_point(text: &str, point: &str) -> String {
    let Some(at) = find(text, point) else { return text.to_owned() };
    let whole = text.get(..at).unwrap_or_default();
    let rest = text.get(at + point.len()..).unwrap_or_default();
    let end = match rest.rfind('e') {
        Some(at) => at,
        None => rest.rfind(|one: char| one.is_ascii_digit()).map_or(0, |at| at + 1),
    };
    let (fraction, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { point };
    format!("{whole}{point}{fraction}{after}")
}
