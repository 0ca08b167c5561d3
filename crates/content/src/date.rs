//! Calendar days: reading, writing, and the day of the week. Nothing here asks what day it is.

use crate::bundle::Date;

/// The first and the last year a date may have.
pub const YEARS: std::ops::RangeInclusive<u16> = 1900..=2200;

const WEEKDAYS: [&str; 7] =
    ["Chủ Nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy"];

impl Date {
    /// A day, if the calendar has it.
    ///
    /// ```
    /// use content::bundle::Date;
    /// assert!(Date::new(2024, 2, 29).is_some());
    /// assert!(Date::new(2021, 2, 31).is_none());
    /// ```
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let real = YEARS.contains(&year) && (1..=days_in_month(year, month)).contains(&day);
        real.then_some(Self { year, month, day })
    }

    /// Reads `2021-11-15`, and nothing else.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let (year, month, day) = iso_parts(text)?;
        Self::new(year, month, day)
    }

    /// `2021-11-15`.
    #[must_use]
    pub fn iso(self) -> String {
        format!("{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }

    /// `15/11/2021`.
    #[must_use]
    pub fn vi_short(self) -> String {
        format!("{:02}/{:02}/{}", self.day, self.month, self.year)
    }

    /// `Thứ Hai, 15/11/2021`.
    #[must_use]
    pub fn vi_long(self) -> String {
        let weekday = WEEKDAYS.get(usize::from(self.weekday())).unwrap_or(&"");
        format!("{weekday}, {}", self.vi_short())
    }

    /// The day of the week, 0 for Sunday to 6 for Saturday (Sakamoto's method).
    #[must_use]
    pub fn weekday(self) -> u8 {
        const SHIFT: [u32; 12] = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4];
        let year = u32::from(self.year) - u32::from(self.month < 3);
        let shift = SHIFT.get(usize::from(self.month.saturating_sub(1)));
        let sum = year + year / 4 - year / 100
            + year / 400
            + shift.copied().unwrap_or(0)
            + u32::from(self.day);
        u8::try_from(sum % 7).unwrap_or(0)
    }
}

/// How many days a month has; none for a month that does not exist.
#[must_use]
pub fn days_in_month(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 0,
    }
}

/// Reads `15/11/2021`, `15-11-2021` or `15.11.2021`: what people write when ISO is asked for.
#[must_use]
pub fn parse_vi(text: &str) -> Option<Date> {
    let mut parts = text.trim().split(['/', '-', '.']).map(str::trim);
    let day = digits(parts.next()?, 1, 2)?;
    let month = digits(parts.next()?, 1, 2)?;
    let year = digits(parts.next()?, 4, 4)?;
    let date = Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)?;
    parts.next().is_none().then_some(date)
}

fn iso_parts(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4, 4)?;
    let month = digits(parts.next()?, 2, 2)?;
    let day = digits(parts.next()?, 2, 2)?;
    let whole = parts.next().is_none();
    whole.then_some((year, u8::try_from(month).ok()?, u8::try_from(day).ok()?))
}

/// A run of `least` to `most` digits, and nothing else, as a number.
fn digits(text: &str, least: usize, most: usize) -> Option<u16> {
    let fits = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(iso: &str, short: &str, long: &str) {
        let date = Date::parse_iso(iso).unwrap();
        assert_eq!((date.iso(), date.vi_short()), (iso.into(), short.into()));
        assert_eq!(date.vi_long(), long);
    }

    #[test]
    fn writes_vietnamese_dates() {
        check("2021-11-15", "15/11/2021", "Thứ Hai, 15/11/2021");
        check("2000-02-29", "29/02/2000", "Thứ Ba, 29/02/2000");
        check("1900-01-01", "01/01/1900", "Thứ Hai, 01/01/1900");
        check("2200-12-31", "31/12/2200", "Thứ Tư, 31/12/2200");
        check("2026-11-22", "22/11/2026", "Chủ Nhật, 22/11/2026");
    }

    #[test]
    fn weekdays_follow_one_another() {
        let mut last = Date::new(1900, 1, 1).unwrap().weekday();
        for year in YEARS {
            for month in 1..=12 {
                for day in 1..=days_in_month(year, month) {
                    let weekday = Date::new(year, month, day).unwrap().weekday();
                    let first = (year, month, day) == (1900, 1, 1);
                    assert!(first || weekday == (last + 1) % 7, "{year}-{month}-{day}");
                    last = weekday;
                }
            }
        }
    }

    #[test]
    fn refuses_days_the_calendar_does_not_have() {
        for text in [
            "2021-02-31",
            "1900-02-29",
            "2021-13-01",
            "2021-00-10",
            "2021-01-00",
            "1899-12-31",
            "2201-01-01",
            "2021-1-5",
            "21-01-05",
            "2021-11-15 ",
            "2021/11/15",
            "",
            "+021-01-01",
            "2021-11-15-1",
        ] {
            assert_eq!(Date::parse_iso(text), None, "{text}");
        }
    }

    #[test]
    fn understands_what_people_write() {
        let date = Date::new(2021, 11, 5);
        for text in ["05/11/2021", "5/11/2021", "5-11-2021", "5.11.2021", " 5 / 11 / 2021 "] {
            assert_eq!(parse_vi(text), date, "{text}");
        }
        for text in ["31/02/2021", "11/2021", "2021-11-05", "5/11/21", "5/11/2021/1"] {
            assert_eq!(parse_vi(text), None, "{text}");
        }
    }
}
