//! d3-time-format: moments as text, as `%d/%m/%Y`.

use super::locale::Locale;
use crate::time::interval::Interval;
use crate::time::unit::Part;
use crate::time::{self, Civil};
use crate::value::number_text;

/// A moment as text by a d3 time format. What is no moment is written as d3 writes it: names are
/// left out and numbers are `NaN`.
///
/// ```
/// use chart::format::{locale::{EN_US, VI_VN}, time::format};
/// let moment = chart::time::parse("2021-11-15T09:30").unwrap();
/// assert_eq!(format("%b %d, %Y", moment, &EN_US), "Nov 15, 2021");
/// assert_eq!(format("%b %Y", moment, &VI_VN), "Th 11 2021");
/// ```
#[must_use]
pub fn format(specifier: &str, moment: f64, locale: &Locale) -> String {
    let mut out = String::new();
    let at = At { moment: time::clip(moment), civil: Civil::of(moment), locale };
    at.write(specifier, &mut out);
    out
}

/// A moment as text by what begins at it, as Vega labels ticks of time: a year by `%Y`, a month by
/// `%B` and so on. `overrides` come before the locale's own formats.
#[must_use]
pub fn multi(moment: f64, locale: &Locale, overrides: &[(Part, &str)]) -> String {
    let specifier = multi_specifier(time::clip(moment), locale, overrides);
    format(specifier, moment, locale)
}

fn multi_specifier<'s>(moment: f64, locale: &Locale, overrides: &[(Part, &'s str)]) -> &'s str {
    let begins = |interval: Interval| interval.floor(moment) >= moment || moment.is_nan();
    let (parts, default): (&[Part], &str) = if !begins(Interval::SECOND) {
        (&[Part::Milliseconds], ".%L")
    } else if !begins(Interval::MINUTE) {
        (&[Part::Seconds], ":%S")
    } else if !begins(Interval::HOUR) {
        (&[Part::Minutes], "%I:%M")
    } else if !begins(Interval::DAY) {
        (&[Part::Hours], "%I %p")
    } else if !begins(Interval::MONTH) {
        if begins(Interval::WEEK) {
            (&[Part::Week], "%b %d")
        } else {
            (&[Part::Date, Part::Day], "%a %d")
        }
    } else if !begins(Interval::YEAR) {
        let is_quarter = begins(Interval::QUARTER);
        (if is_quarter { &[Part::Quarter] } else { &[Part::Month] }, "%B")
    } else {
        (&[Part::Year], "%Y")
    };
    let find = |table: &[(Part, &'s str)]| {
        let one =
            |part: &Part| table.iter().find(|(key, _)| key == part).map(|(_, format)| *format);
        parts.iter().find_map(one).filter(|format| !format.is_empty())
    };
    find(overrides).or_else(|| find(locale.time.ticks)).unwrap_or(default)
}

/// A moment to be written.
struct At<'l> {
    moment: f64,
    civil: Option<Civil>,
    locale: &'l Locale,
}

impl At<'_> {
    fn write(&self, specifier: &str, out: &mut String) {
        let mut rest = specifier.chars();
        while let Some(one) = rest.next() {
            if one != '%' {
                out.push(one);
                continue;
            }
            let mut directive = rest.next();
            let pad = match directive {
                Some('-') => Some(None),
                Some('_') => Some(Some(' ')),
                Some('0') => Some(Some('0')),
                _ => None,
            };
            if pad.is_some() {
                directive = rest.next();
            }
            let Some(directive) = directive else { break };
            let default = Some(if directive == 'e' { ' ' } else { '0' });
            self.directive(directive, pad.unwrap_or(default), out);
        }
    }

    fn directive(&self, directive: char, fill: Option<char>, out: &mut String) {
        if let Some((value, width)) = self.number(directive) {
            push_padded(value, fill, width, out);
            if directive == 'f' {
                out.push_str("000");
            }
            return;
        }
        let names = &self.locale.time;
        match directive {
            'a' => self.name(&names.short_days, time::weekday(self.moment), out),
            'A' => self.name(&names.days, time::weekday(self.moment), out),
            'b' => self.name(&names.short_months, self.part(|at| at.month), out),
            'B' => self.name(&names.months, self.part(|at| at.month), out),
            // What is no moment is before noon, as in d3.
            'p' => self.name(&names.periods, self.part_or_0(|at| at.hour / 12), out),
            // A locale's own formats do not contain themselves.
            'c' => self.write(names.date_time, out),
            'x' => self.write(names.date, out),
            'X' => self.write(names.time, out),
            'Z' => out.push_str("+0000"),
            _ => out.push(directive),
        }
    }

    /// The number of a directive, and the width that it is padded to.
    fn number(&self, directive: char) -> Option<(f64, usize)> {
        let moment = self.moment;
        Some(match directive {
            'd' | 'e' => (self.part(|at| at.day), 2),
            'f' | 'L' => (self.part(|at| at.millisecond), 3),
            'g' => (year_of(time::iso_thursday(moment)) % 100.0, 2),
            'G' => (year_of(time::iso_thursday(moment)) % 10_000.0, 4),
            'H' => (self.part(|at| at.hour), 2),
            'I' => ((self.part_or_0(|at| at.hour) + 11.0) % 12.0 + 1.0, 2),
            'j' => (time::day_of_year(moment), 3),
            'm' => (self.part(|at| at.month + 1), 2),
            'M' => (self.part(|at| at.minute), 2),
            'q' => (self.part_or_0(|at| at.month / 3) + 1.0, 0),
            'Q' => (moment, 0),
            's' => ((moment / 1000.0).floor(), 0),
            'S' => (self.part(|at| at.second), 2),
            'u' => ((time::weekday(moment) + 6.0) % 7.0 + 1.0, 0),
            'U' => (time::week_from(moment, 0), 2),
            'V' => (time::iso_week(moment), 2),
            'w' => (time::weekday(moment), 0),
            'W' => (time::week_from(moment, 1), 2),
            'y' => (year_of(moment) % 100.0, 2),
            'Y' => (year_of(moment) % 10_000.0, 4),
            _ => return None,
        })
    }

    fn part(&self, part: impl Fn(&Civil) -> i64) -> f64 {
        self.civil.as_ref().map_or(f64::NAN, |at| time::number(part(at)))
    }

    fn part_or_0(&self, part: impl Fn(&Civil) -> i64) -> f64 {
        self.civil.as_ref().map_or(0.0, |at| time::number(part(at)))
    }

    fn name(&self, names: &[&str], at: f64, out: &mut String) {
        let found = names.iter().zip(0_u8..).find(|(_, index)| f64::from(*index) == at);
        out.push_str(found.map_or("", |(name, _)| name));
    }
}

fn year_of(moment: f64) -> f64 {
    Civil::of(moment).map_or(f64::NAN, |at| time::number(at.year))
}

fn push_padded(value: f64, fill: Option<char>, width: usize, out: &mut String) {
    if value < 0.0 {
        out.push('-');
    }
    let digits = number_text(value.abs());
    let missing = fill.map_or(0, |_| width.saturating_sub(digits.len()));
    out.extend(std::iter::repeat_n(fill.unwrap_or(' '), missing));
    out.push_str(&digits);
}
