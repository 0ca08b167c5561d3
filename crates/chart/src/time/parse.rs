//! Reading moments: ISO dates, what browsers read beside them, and d3's specifiers.

use super::Civil;
use crate::format::Locale;

/// A moment as V8's `Date.parse` reads it on a machine in UTC: ISO forms, and words and numbers as
/// `Jan 1, 2000`, `1/31/2000 10:00 PM`, `Sat Jan 01 2000`.
///
/// ```
/// use chart::time::parse;
/// assert_eq!(parse("2021-11-15"), Some(1_636_934_400_000.0));
/// assert_eq!(parse("Nov 15 2021"), parse("11/15/2021"));
/// assert_eq!(parse("hôm qua"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim();
    parse_iso(text).or_else(|| parse_loose(text))
}

struct Cursor<'t>(&'t str);

impl<'t> Cursor<'t> {
    fn eat(&mut self, one: char) -> bool {
        match self.0.strip_prefix(one) {
            Some(rest) => {
                self.0 = rest;
                true
            }
            None => false,
        }
    }

    /// So many digits at the most, at least `least`.
    fn digits(&mut self, least: usize, most: usize) -> Option<f64> {
        let length = self.0.bytes().take(most).take_while(u8::is_ascii_digit).count();
        if length < least {
            return None;
        }
        let (digits, rest) = self.0.split_at(length);
        self.0 = rest;
        digits.parse().ok()
    }

    /// Letters.
    fn word(&mut self) -> &'t str {
        let length = self.0.find(|one: char| !one.is_alphabetic()).unwrap_or(self.0.len());
        let (word, rest) = self.0.split_at(length);
        self.0 = rest;
        word
    }

    fn skip_one(&mut self) -> Option<char> {
        let mut chars = self.0.chars();
        let one = chars.next()?;
        self.0 = chars.as_str();
        Some(one)
    }
}

fn parse_iso(text: &str) -> Option<f64> {
    let mut at = Cursor(text);
    let mut civil = Civil::day(0.0, 0.0, 1.0);
    let sign = if at.eat('-') {
        -1.0
    } else {
        at.eat('+');
        1.0
    };
    let signed = text.starts_with(['+', '-']);
    civil.year = sign * at.digits(if signed { 6 } else { 4 }, if signed { 6 } else { 4 })?;
    if at.eat('-') {
        civil.month = in_bounds(at.digits(2, 2)?, 1.0, 12.0)? - 1.0;
        if at.eat('-') {
            civil.day = in_bounds(at.digits(2, 2)?, 1.0, 31.0)?;
        }
    }
    if at.0.is_empty() {
        return Some(civil.to_moment());
    }
    if !(at.eat('T') || at.eat('t') || at.eat(' ')) {
        return None;
    }
    civil.hour = in_bounds(at.digits(2, 2)?, 0.0, 24.0)?;
    if !at.eat(':') {
        return None;
    }
    civil.minute = in_bounds(at.digits(2, 2)?, 0.0, 59.0)?;
    if at.eat(':') {
        civil.second = in_bounds(at.digits(2, 2)?, 0.0, 59.0)?;
        if at.eat('.') || at.eat(',') {
            civil.millisecond = fraction(&mut at)?;
        }
    }
    let zone = zone(&mut at)?;
    at.0.is_empty().then(|| civil.to_moment() - zone)
}

/// A fraction of a second in milliseconds.
fn fraction(at: &mut Cursor<'_>) -> Option<f64> {
    let before = at.0.len();
    let digits = at.digits(1, 9)?;
    let length = before - at.0.len();
    let unit: f64 = (0..length).fold(1.0, |unit, _| unit * 10.0);
    Some((digits / unit * 1000.0).floor())
}

/// `Z`, `+07:00`, `+0700`, or nothing.
fn zone(at: &mut Cursor<'_>) -> Option<f64> {
    if at.eat('Z') || at.eat('z') || at.0.is_empty() {
        return Some(0.0);
    }
    let sign = if at.eat('+') {
        1.0
    } else if at.eat('-') {
        -1.0
    } else {
        return None;
    };
    let hours = at.digits(2, 2)?;
    at.eat(':');
    let minutes = at.digits(2, 2).unwrap_or(0.0);
    Some(sign * (hours * super::HOUR + minutes * super::MINUTE))
}

fn in_bounds(value: f64, least: f64, most: f64) -> Option<f64> {
    (least..=most).contains(&value).then_some(value)
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const DAYS: [&str; 7] = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

fn index_of(names: &[&str], word: &str) -> Option<f64> {
    let word = word.to_ascii_lowercase();
    let found = names.iter().position(|name| word.len() >= 3 && word.starts_with(name));
    found.map(crate::value::count)
}

/// What is no ISO date: numbers, names of months, a clock.
#[derive(Default)]
struct Loose {
    numbers: Vec<f64>,
    month: Option<f64>,
    clock: Option<[f64; 3]>,
    afternoon: Option<bool>,
    zone: f64,
}

fn parse_loose(text: &str) -> Option<f64> {
    let mut found = Loose::default();
    let mut at = Cursor(text);
    while let Some(first) = at.0.chars().next() {
        if first.is_ascii_digit() {
            number(&mut at, &mut found)?;
        } else if first.is_alphabetic() {
            word(&mut at, &mut found)?;
        } else if matches!(first, '+' | '-') && found.clock.is_some() {
            found.zone = zone(&mut at)?;
        } else if first == '(' {
            // A remark, as `(GMT)`.
            at.0 = at.0.split_once(')').map_or("", |(_, rest)| rest);
        } else {
            at.skip_one();
        }
    }
    found.to_moment()
}

fn number(at: &mut Cursor<'_>, found: &mut Loose) -> Option<()> {
    let value = at.digits(1, 9)?;
    if at.0.starts_with(':') && found.clock.is_none() {
        let mut clock = [value, 0.0, 0.0];
        for part in clock.iter_mut().skip(1) {
            if at.eat(':') {
                *part = at.digits(1, 2)?;
            }
        }
        if at.eat('.') {
            at.digits(1, 9)?;
        }
        found.clock = Some(clock);
    } else {
        found.numbers.push(value);
    }
    Some(())
}

fn word(at: &mut Cursor<'_>, found: &mut Loose) -> Option<()> {
    let word = at.word();
    match word.to_ascii_lowercase().as_str() {
        "am" => found.afternoon = Some(false),
        "pm" => found.afternoon = Some(true),
        "z" | "gmt" | "utc" | "ut" | "t" => {}
        _ => match index_of(&MONTHS, word) {
            Some(month) => found.month = Some(month),
            // V8 passes over words before the first number.
            None if index_of(&DAYS, word).is_some() || found.numbers.is_empty() => {}
            None => return None,
        },
    }
    Some(())
}

impl Loose {
    fn to_moment(&self) -> Option<f64> {
        let (year, month, day) = match (self.month, self.numbers.as_slice()) {
            (Some(month), [day, year]) if *day <= 31.0 => (full_year(*year), month, *day),
            (Some(month), [year, day]) => (full_year(*year), month, *day),
            (Some(month), [year]) if *year > 31.0 => (full_year(*year), month, 1.0),
            (Some(month), [day]) => (2001.0, month, *day),
            (None, [month, day, year]) if *month <= 12.0 => (full_year(*year), month - 1.0, *day),
            (None, [year, month, day]) if *year > 31.0 => (*year, month - 1.0, *day),
            (None, [month, day]) if *month <= 12.0 && *day <= 31.0 => (2001.0, month - 1.0, *day),
            (None, [month]) if (1.0..=12.0).contains(month) => (2001.0, month - 1.0, 1.0),
            (None, [year]) if *year > 31.0 => (full_year(*year), 0.0, 1.0),
            _ => return None,
        };
        in_bounds(month, 0.0, 11.0)?;
        in_bounds(day, 1.0, 31.0)?;
        let [hour, minute, second] = self.clock.unwrap_or_default();
        let hour = match self.afternoon {
            Some(afternoon) => {
                in_bounds(hour, 1.0, 12.0)? % 12.0 + if afternoon { 12.0 } else { 0.0 }
            }
            None => in_bounds(hour, 0.0, 24.0)?,
        };
        Some(Civil { hour, minute, second, ..Civil::day(year, month, day) }.to_moment() - self.zone)
    }
}

/// Two digits mean a year near ours.
fn full_year(year: f64) -> f64 {
    match year {
        year if year < 50.0 => 2000.0 + year,
        year if year < 100.0 => 1900.0 + year,
        year => year,
    }
}

/// A moment by a d3 specifier, as `%d/%m/%Y`; `None` where the text is not of that form.
#[must_use]
pub fn parse_with(text: &str, specifier: &str) -> Option<f64> {
    let locale = Locale::EN_US;
    let mut at = Cursor(text);
    let mut parts = Parts::default();
    let mut directives = specifier.chars();
    while let Some(one) = directives.next() {
        if one != '%' {
            if !at.eat(one) {
                return None;
            }
            continue;
        }
        let mut directive = directives.next()?;
        if matches!(directive, '-' | '_' | '0') {
            directive = directives.next()?;
        }
        parts.read(directive, &mut at, &locale)?;
    }
    at.0.is_empty().then(|| parts.to_moment())?
}

struct Parts {
    civil: Civil,
    afternoon: Option<bool>,
    zone: f64,
    epoch: Option<f64>,
    day_of_year: Option<f64>,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            civil: Civil::day(1900.0, 0.0, 1.0),
            afternoon: None,
            zone: 0.0,
            epoch: None,
            day_of_year: None,
        }
    }
}

impl Parts {
    fn read(&mut self, directive: char, at: &mut Cursor<'_>, locale: &Locale) -> Option<()> {
        let civil = &mut self.civil;
        match directive {
            'Y' => {
                let sign = if at.eat('-') { -1.0 } else { 1.0 };
                civil.year = sign * at.digits(1, 4)?;
            }
            'y' => {
                let year = at.digits(1, 2)?;
                civil.year = year + if year > 68.0 { 1900.0 } else { 2000.0 };
            }
            'm' => civil.month = at.digits(1, 2)? - 1.0,
            'd' | 'e' => {
                at.eat(' ');
                civil.day = at.digits(1, 2)?;
            }
            'j' => self.day_of_year = Some(at.digits(1, 3)?),
            'H' | 'I' => civil.hour = at.digits(1, 2)?,
            'M' => civil.minute = at.digits(1, 2)?,
            'S' => civil.second = at.digits(1, 2)?,
            'L' => civil.millisecond = at.digits(1, 3)?,
            'f' => civil.millisecond = (at.digits(1, 6)? / 1000.0).floor(),
            'q' => civil.month = (at.digits(1, 1)? - 1.0) * 3.0,
            'p' => self.afternoon = Some(name(at, &locale.periods)? > 0.0),
            'b' => civil.month = name(at, &locale.short_months)?,
            'B' => civil.month = name(at, &locale.months)?,
            'a' => {
                name(at, &locale.short_days)?;
            }
            'A' => {
                name(at, &locale.days)?;
            }
            'Z' => self.zone = zone(at)?,
            'Q' => self.epoch = Some(signed(at)?),
            's' => self.epoch = Some(signed(at)? * 1000.0),
            '%' => at.eat('%').then_some(())?,
            _ => return None,
        }
        Some(())
    }

    fn to_moment(&self) -> Option<f64> {
        if self.epoch.is_some() {
            return self.epoch;
        }
        let mut civil = self.civil;
        if let Some(day) = self.day_of_year {
            civil.month = 0.0;
            civil.day = day;
        }
        if let Some(afternoon) = self.afternoon {
            civil.hour = civil.hour % 12.0 + if afternoon { 12.0 } else { 0.0 };
        }
        Some(civil.to_moment() - self.zone)
    }
}

fn signed(at: &mut Cursor<'_>) -> Option<f64> {
    let sign = if at.eat('-') { -1.0 } else { 1.0 };
    Some(sign * at.digits(1, 15)?)
}

/// The longest of these names that the text goes on with.
fn name(at: &mut Cursor<'_>, names: &[&str]) -> Option<f64> {
    let lower = at.0.to_lowercase();
    let fits = |(_, name): &(usize, &&str)| lower.starts_with(&name.to_lowercase());
    let (index, name) = names.iter().enumerate().filter(fits).max_by_key(|(_, name)| name.len())?;
    at.0 = at.0.get(name.len()..)?;
    Some(crate::value::count(index))
}

#[cfg(test)]
mod tests {
    use super::{parse, parse_with};
    use crate::time::iso;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text).map(iso).as_deref(), Some(expected), "{text}");
    }

    #[test]
    fn reads_what_browsers_read() {
        check("2012-03", "2012-03-01T00:00:00.000Z");
        check("2012", "2012-01-01T00:00:00.000Z");
        check("2012-03-04T05:06", "2012-03-04T05:06:00.000Z");
        check("2012-03-04 05:06:07.89", "2012-03-04T05:06:07.890Z");
        check("2012-03-04T05:06:07+07:00", "2012-03-03T22:06:07.000Z");
        check("Jan 5 2000", "2000-01-05T00:00:00.000Z");
        check("Jan 1, 2010", "2010-01-01T00:00:00.000Z");
        check("1 January 2010", "2010-01-01T00:00:00.000Z");
        check("1/31/2010", "2010-01-31T00:00:00.000Z");
        check("2001/01/14 21:55", "2001-01-14T21:55:00.000Z");
        check("1/31/10 11:05 PM", "2010-01-31T23:05:00.000Z");
        check("Sat Jan 01 2000 00:00:00 GMT+0100 (CET)", "1999-12-31T23:00:00.000Z");
        for text in ["", "abc", "2012-13-01", "32/32/2000", "2012-01-01T25:00"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn reads_by_specifier() {
        let read = |text: &str, specifier: &str| parse_with(text, specifier).map(iso);
        assert_eq!(read("15/11/2021", "%d/%m/%Y").as_deref(), Some("2021-11-15T00:00:00.000Z"));
        assert_eq!(
            read("Nov 2021 3 PM", "%b %Y %I %p").as_deref(),
            Some("2021-11-01T15:00:00.000Z")
        );
        assert_eq!(read("10:15", "%H:%M").as_deref(), Some("1900-01-01T10:15:00.000Z"));
        assert_eq!(read("15-11", "%d/%m"), None);
        assert_eq!(read("15/11 ", "%d/%m"), None);
    }
}
