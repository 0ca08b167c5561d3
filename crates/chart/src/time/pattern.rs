//! Reads a moment by a d3 time format, as data say `date:'%d/%m/%Y'`.

use super::civil;
use super::interval::Interval;
use super::names::{DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS};

/// d3's English forms of `%c`, `%x` and `%X`.
const DATE_TIME: &str = "%x, %X";
const DATE: &str = "%-m/%-d/%Y";
const TIME: &str = "%-I:%M:%S %p";

/// The moment that a text says by a d3 time format (d3's `utcParse`, with English names); nothing
/// where the text is not of that form.
///
/// ```
/// use chart::time::{iso, parse_with};
/// assert_eq!(iso(parse_with("15/11/2021", "%d/%m/%Y").unwrap()), "2021-11-15T00:00:00.000Z");
/// assert_eq!(parse_with("15/11/2021!", "%d/%m/%Y"), None);
/// ```
#[must_use]
pub fn parse_with(text: &str, specifier: &str) -> Option<f64> {
    let mut read = Read::default();
    let rest = read.specifier(specifier, text)?;
    if rest.is_empty() { read.moment() } else { None }
}

/// What has been read so far.
#[derive(Clone, Copy, Debug, Default)]
struct Read {
    year: Option<f64>,
    month: Option<f64>,
    quarter: Option<f64>,
    day: Option<f64>,
    hour: f64,
    minute: f64,
    second: f64,
    millisecond: Option<f64>,
    afternoon: Option<f64>,
    zone: Option<f64>,
    /// The day of the week from Sunday, and from Monday as 1.
    weekday: Option<f64>,
    weekday_from_monday: Option<f64>,
    /// The week of the year from Sunday, from Monday, and ISO's.
    sunday_week: Option<f64>,
    monday_week: Option<f64>,
    iso_week: Option<f64>,
    unix_seconds: Option<f64>,
    unix_milliseconds: Option<f64>,
}

impl Read {
    /// Reads a text by a format; gives what is left of the text.
    fn specifier<'t>(&mut self, specifier: &str, mut text: &'t str) -> Option<&'t str> {
        let mut format = specifier.chars();
        while let Some(one) = format.next() {
            // Each character of the format needs one of the text.
            let first = text.chars().next()?;
            if one == '%' {
                let mut directive = format.next()?;
                if matches!(directive, '-' | '_' | '0') {
                    directive = format.next()?;
                }
                text = self.directive(directive, text)?;
            } else if one == first {
                text = after(text);
            } else {
                return None;
            }
        }
        Some(text)
    }

    fn directive<'t>(&mut self, directive: char, text: &'t str) -> Option<&'t str> {
        match directive {
            'a' => name(&SHORT_DAYS, text, &mut self.weekday),
            'A' => name(&DAYS, text, &mut self.weekday),
            'b' => name(&SHORT_MONTHS, text, &mut self.month),
            'B' => name(&MONTHS, text, &mut self.month),
            'p' => name(&["AM", "PM"], text, &mut self.afternoon),
            'c' => self.specifier(DATE_TIME, text),
            'x' => self.specifier(DATE, text),
            'X' => self.specifier(TIME, text),
            'Z' => self.zone(text),
            '%' => text.strip_prefix('%'),
            _ => {
                let (value, rest) = number(text, width(directive)?)?;
                self.set(directive, value);
                Some(rest)
            }
        }
    }

    fn set(&mut self, directive: char, value: f64) {
        match directive {
            'd' | 'e' => self.day = Some(value),
            'j' => (self.month, self.day) = (Some(0.0), Some(value)),
            'm' => self.month = Some(value - 1.0),
            'q' => self.quarter = Some(value * 3.0 - 3.0),
            'Y' | 'G' => self.year = Some(value),
            'y' | 'g' => self.year = Some(value + if value > 68.0 { 1900.0 } else { 2000.0 }),
            'H' | 'I' => self.hour = value,
            'M' => self.minute = value,
            'S' => self.second = value,
            'L' => self.millisecond = Some(value),
            'f' => self.millisecond = Some((value / 1000.0).floor()),
            'w' => self.weekday = Some(value),
            'u' => self.weekday_from_monday = Some(value),
            'U' => self.sunday_week = Some(value),
            'W' => self.monday_week = Some(value),
            'V' => self.iso_week = Some(value),
            's' => self.unix_seconds = Some(value),
            _ => self.unix_milliseconds = Some(value),
        }
    }

    /// `Z`, or a sign, two digits and perhaps two more after a colon.
    fn zone<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some(rest) = text.strip_prefix('Z') {
            self.zone = Some(0.0);
            return Some(rest);
        }
        let (sign, rest) = match text.strip_prefix('+') {
            Some(rest) => (-1.0, rest),
            None => (1.0, text.strip_prefix('-')?),
        };
        let (hours, rest) = two_digits(rest)?;
        let minutes = two_digits(rest.strip_prefix(':').unwrap_or(rest));
        let (minutes, rest) = minutes.unwrap_or((0.0, rest));
        self.zone = Some(sign * (hours * 60.0 + minutes));
        Some(rest)
    }

    fn moment(mut self) -> Option<f64> {
        if let Some(moment) = self.unix_milliseconds {
            return Some(super::clip(moment)).filter(|moment| !moment.is_nan());
        }
        let millisecond = self.millisecond.unwrap_or(0.0);
        if let Some(seconds) = self.unix_seconds {
            return Some(super::clip(seconds * 1000.0 + millisecond))
                .filter(|moment| !moment.is_nan());
        }
        if let Some(afternoon) = self.afternoon {
            self.hour = self.hour % 12.0 + afternoon * 12.0;
        }
        let clock = (self.hour * 60.0 + self.minute + self.zone.unwrap_or(0.0)) * super::MINUTE;
        let moment = self.date()? + clock + self.second * super::SECOND + millisecond;
        Some(super::clip(moment)).filter(|moment| !moment.is_nan())
    }

    /// The day at midnight: by a week, or by month and day.
    fn date(&self) -> Option<f64> {
        let year = self.year.unwrap_or(1900.0);
        let january = |day| civil::make([year, 0.0, day, 0.0, 0.0, 0.0, 0.0]);
        let first = super::weekday(january(1.0));
        if let Some(week) = self.iso_week {
            let week = Some(week).filter(|week| (1.0..=53.0).contains(week))?;
            let weekday = self.weekday.unwrap_or(1.0);
            // The first ISO week is the one of 4 January.
            let monday = Interval::week_on(1).floor(january(4.0));
            return Some(monday + ((week - 1.0) * 7.0 + (weekday + 6.0) % 7.0) * super::DAY);
        }
        if self.monday_week.is_some() || self.sunday_week.is_some() {
            return Some(january(self.day_by_week(first)));
        }
        let month = self.month.or(self.quarter).unwrap_or(0.0);
        Some(civil::make([year, month, self.day.unwrap_or(1.0), 0.0, 0.0, 0.0, 0.0]))
    }

    /// The day of the year by its week; `first` is the weekday of 1 January.
    fn day_by_week(&self, first: f64) -> f64 {
        let from_monday = self.weekday_from_monday.map(|day| day % 7.0);
        let weekday = self.weekday.or(from_monday);
        match (self.monday_week, self.sunday_week) {
            (Some(week), _) => {
                (weekday.unwrap_or(1.0) + 6.0) % 7.0 + week * 7.0 - (first + 5.0) % 7.0
            }
            (None, week) => {
                weekday.unwrap_or(0.0) + week.unwrap_or(0.0) * 7.0 - (first + 6.0) % 7.0
            }
        }
    }
}

/// How many characters a number has at most; nothing for what is no directive.
fn width(directive: char) -> Option<usize> {
    Some(match directive {
        'w' | 'u' | 'q' => 1,
        'd' | 'e' | 'm' | 'y' | 'g' | 'H' | 'I' | 'M' | 'S' | 'U' | 'V' | 'W' => 2,
        'j' | 'L' => 3,
        'Y' | 'G' => 4,
        'f' => 6,
        'Q' | 's' => usize::MAX,
        _ => return None,
    })
}

/// Spaces and digits, together at most so many characters.
fn number(text: &str, width: usize) -> Option<(f64, &str)> {
    let end = text.char_indices().nth(width).map_or(text.len(), |(at, _)| at);
    let slot = text.get(..end)?;
    let digits = slot.trim_start();
    let length = digits.find(|one: char| !one.is_ascii_digit()).unwrap_or(digits.len());
    let value = crate::digits::read(digits.get(..length)?)?;
    let rest = text.get(slot.len() - digits.len() + length..)?;
    Some((value, rest))
}

fn two_digits(text: &str) -> Option<(f64, &str)> {
    let digits = text.get(..2)?;
    let is_number = digits.bytes().all(|one| one.is_ascii_digit());
    if is_number { Some((crate::digits::read(digits)?, text.get(2..)?)) } else { None }
}

/// One of some names, in capitals or not; sets its place among them.
fn name<'t>(names: &[&str], text: &'t str, place: &mut Option<f64>) -> Option<&'t str> {
    let (at, one) = names.iter().enumerate().find(|(_, one)| {
        text.get(..one.len()).is_some_and(|start| start.eq_ignore_ascii_case(one))
    })?;
    *place = Some(crate::value::count(at));
    text.get(one.len()..)
}

/// The text without its first character.
fn after(text: &str) -> &str {
    let mut chars = text.chars();
    chars.next();
    chars.as_str()
}
