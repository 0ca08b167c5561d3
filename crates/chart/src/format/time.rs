//! Moments by d3-time-format's specifiers, as `%d/%m/%Y`.

use super::Locale;
use crate::time::interval::{Interval, Unit};
use crate::time::{Civil, DAY, day_of_year, week_of_year, weekday};

/// A moment by a specifier. What is no directive is written as it is.
///
/// ```
/// use chart::format::{Locale, time::format};
/// assert_eq!(format("%d/%m/%Y", 1_636_934_400_000.0, &Locale::VI_VN), "15/11/2021");
/// ```
#[must_use]
pub fn format(specifier: &str, moment: f64, locale: &Locale) -> String {
    let mut out = String::new();
    if !moment.is_finite() {
        return "Invalid Date".to_owned();
    }
    let mut chars = specifier.chars();
    while let Some(one) = chars.next() {
        if one != '%' {
            out.push(one);
            continue;
        }
        let Some(mut directive) = chars.next() else { break };
        let mut pad = if directive == 'e' { Some(' ') } else { Some('0') };
        if let '-' | '_' | '0' = directive {
            pad = match directive {
                '-' => None,
                '_' => Some(' '),
                _ => Some('0'),
            };
            match chars.next() {
                Some(next) => directive = next,
                None => break,
            }
        }
        write(directive, pad, moment, locale, &mut out);
    }
    out
}

fn write(directive: char, pad: Option<char>, moment: f64, locale: &Locale, out: &mut String) {
    let civil = Civil::of(moment);
    let mut number = |value: f64, width: usize| out.push_str(&padded(value, pad, width));
    match directive {
        'd' | 'e' => number(civil.day, 2),
        'H' => number(civil.hour, 2),
        'I' => number((civil.hour + 11.0) % 12.0 + 1.0, 2),
        'j' => number(day_of_year(moment) + 1.0, 3),
        'L' => number(civil.millisecond, 3),
        'f' => {
            number(civil.millisecond, 3);
            out.push_str("000");
        }
        'm' => number(civil.month + 1.0, 2),
        'M' => number(civil.minute, 2),
        'S' => number(civil.second, 2),
        'U' => number(week_of_year(moment, 0.0), 2),
        'W' => number(week_of_year(moment, 1.0), 2),
        'V' => number(iso_week(moment).1, 2),
        'G' => number(iso_week(moment).0, 4),
        'g' => number(iso_week(moment).0.rem_euclid(100.0), 2),
        'y' => number(civil.year.rem_euclid(100.0), 2),
        'Y' => number(civil.year.rem_euclid(10_000.0), 4),
        'q' => out.push_str(&padded((civil.month / 3.0).floor() + 1.0, None, 1)),
        'u' => out.push_str(&padded(
            if weekday(moment) == 0.0 { 7.0 } else { weekday(moment) },
            None,
            1,
        )),
        'w' => out.push_str(&padded(weekday(moment), None, 1)),
        'Q' => out.push_str(&crate::value::number_text(moment)),
        's' => out.push_str(&crate::value::number_text((moment / 1000.0).floor())),
        'a' => out.push_str(pick(&locale.short_days, weekday(moment))),
        'A' => out.push_str(pick(&locale.days, weekday(moment))),
        'b' => out.push_str(pick(&locale.short_months, civil.month)),
        'B' => out.push_str(pick(&locale.months, civil.month)),
        'p' => out.push_str(pick(&locale.periods, if civil.hour >= 12.0 { 1.0 } else { 0.0 })),
        'Z' => out.push_str("+0000"),
        'c' => out.push_str(&format(locale.date_time, moment, locale)),
        'x' => out.push_str(&format(locale.date, moment, locale)),
        'X' => out.push_str(&format(locale.time, moment, locale)),
        other => out.push(other),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "an index of a few names"
)]
fn pick<'n>(names: &[&'n str], index: f64) -> &'n str {
    names.get(index.max(0.0) as usize).copied().unwrap_or("")
}

fn padded(value: f64, pad: Option<char>, width: usize) -> String {
    let digits = format!("{:.0}", value.abs());
    let sign = if value < 0.0 { "-" } else { "" };
    let missing = pad.map_or(0, |_| width.saturating_sub(digits.len()));
    let fill: String = std::iter::repeat_n(pad.unwrap_or('0'), missing).collect();
    format!("{sign}{fill}{digits}")
}

/// The year and the number of the week after ISO 8601: a week belongs to the year of its Thursday.
fn iso_week(moment: f64) -> (f64, f64) {
    let monday_based = (weekday(moment) + 6.0) % 7.0;
    let thursday = (moment / DAY).floor() * DAY + (3.0 - monday_based) * DAY;
    let year = Civil::of(thursday).year;
    (year, (day_of_year(thursday) / 7.0).floor() + 1.0)
}

/// A moment on a time axis: by the largest unit that it starts (Vega's `timeMultiFormat`).
#[must_use]
pub fn multi(moment: f64, locale: &Locale) -> String {
    let is_start = |unit: Unit, step: f64| Interval::new(unit, step).floor(moment) >= moment;
    let forms = &locale.multi;
    let form = if !is_start(Unit::Second, 1.0) {
        forms.milliseconds
    } else if !is_start(Unit::Minute, 1.0) {
        forms.seconds
    } else if !is_start(Unit::Hour, 1.0) {
        forms.minutes
    } else if !is_start(Unit::Day, 1.0) {
        forms.hours
    } else if !is_start(Unit::Month, 1.0) {
        if is_start(Unit::Week, 1.0) { forms.week } else { forms.date }
    } else if !is_start(Unit::Year, 1.0) {
        if is_start(Unit::Month, 3.0) { forms.quarter } else { forms.month }
    } else {
        forms.year
    };
    format(form, moment, locale)
}

#[cfg(test)]
mod tests {
    use super::{format, multi};
    use crate::format::Locale;
    use crate::time::parse;

    #[track_caller]
    fn check(specifier: &str, text: &str, expected: &str) {
        assert_eq!(
            format(specifier, parse(text).unwrap(), &Locale::EN_US),
            expected,
            "{specifier}"
        );
    }

    #[test]
    fn formats_are_those_of_d3() {
        check("%Y-%m-%d %H:%M:%S.%L", "2021-03-04T05:06:07.089", "2021-03-04 05:06:07.089");
        check("%-d/%-m/%y", "2021-03-04", "4/3/21");
        check("%e|%_m|%j", "2021-03-04", " 4| 3|063");
        check("%a %A %b %B %p %I", "2021-11-15T13:00", "Mon Monday Nov November PM 01");
        check("%U %W %V %G %u %w %q", "2021-01-03", "01 00 53 2020 7 0 1");
        check("%c", "2021-11-15T13:04:05", "11/15/2021, 1:04:05 PM");
        check("%%Y", "2021-11-15", "%Y");
    }

    #[test]
    fn axes_name_the_largest_unit() {
        let en = |text: &str| multi(parse(text).unwrap(), &Locale::EN_US);
        assert_eq!(en("2021-01-01"), "2021");
        assert_eq!(en("2021-04-01"), "April");
        assert_eq!(en("2021-11-14"), "Nov 14");
        assert_eq!(en("2021-11-15"), "Mon 15");
        assert_eq!(en("2021-11-15T13:00"), "01 PM");
        assert_eq!(en("2021-11-15T13:30"), "01:30");
        assert_eq!(multi(parse("2021-11-01").unwrap(), &Locale::VI_VN), "Th 11 2021");
    }
}
