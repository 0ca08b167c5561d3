//! How numbers and dates are written where the readers are.

use crate::time::names;
use crate::time::unit::Part;

/// The ways of a language and a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Locale {
    /// Between a number's whole part and its fraction.
    pub decimal: &'static str,
    /// Between groups of digits.
    pub thousands: &'static str,
    /// The sizes of groups from the right, over and over.
    pub grouping: &'static [usize],
    /// Before and after an amount of money.
    pub currency: [&'static str; 2],
    /// After a percentage.
    pub percent: &'static str,
    /// The sign of numbers below 0.
    pub minus: &'static str,
    /// What is no number.
    pub nan: &'static str,
    /// Dates and times.
    pub time: TimeLocale,
}

/// How dates are written.
#[derive(Clone, Debug, PartialEq)]
pub struct TimeLocale {
    /// The format of `%c`.
    pub date_time: &'static str,
    /// The format of `%x`.
    pub date: &'static str,
    /// The format of `%X`.
    pub time: &'static str,
    /// Before and after noon.
    pub periods: [&'static str; 2],
    /// The days from Sunday.
    pub days: [&'static str; 7],
    /// The days from Sunday, short.
    pub short_days: [&'static str; 7],
    /// The months from January.
    pub months: [&'static str; 12],
    /// The months from January, short.
    pub short_months: [&'static str; 12],
    /// The formats of ticks by what begins at them, where they are not Vega's.
    pub ticks: &'static [(Part, &'static str)],
    /// The formats of time units by their parts, where they are not Vega-Lite's.
    pub units: &'static [(&'static str, &'static str)],
}

/// d3's default: American English.
pub const EN_US: Locale = Locale {
    decimal: ".",
    thousands: ",",
    grouping: &[3],
    currency: ["$", ""],
    percent: "%",
    minus: "\u{2212}",
    nan: "NaN",
    time: TimeLocale {
        date_time: "%x, %X",
        date: "%-m/%-d/%Y",
        time: "%-I:%M:%S %p",
        periods: ["AM", "PM"],
        days: names::DAYS,
        short_days: names::SHORT_DAYS,
        months: names::MONTHS,
        short_months: names::SHORT_MONTHS,
        ticks: &[],
        units: &[],
    },
};

/// Vietnamese: 1.234,5 and 12,5 %, 15/11/2021, hours from 0 to 23.
pub const VI_VN: Locale = Locale {
    decimal: ",",
    thousands: ".",
    grouping: &[3],
    currency: ["", "\u{a0}₫"],
    percent: "\u{a0}%",
    minus: "-",
    nan: "–",
    time: TimeLocale {
        date_time: "%H:%M:%S %d/%m/%Y",
        date: "%d/%m/%Y",
        time: "%H:%M:%S",
        periods: ["SA", "CH"],
        days: ["Chủ nhật", "Thứ hai", "Thứ ba", "Thứ tư", "Thứ năm", "Thứ sáu", "Thứ bảy"],
        short_days: ["CN", "T2", "T3", "T4", "T5", "T6", "T7"],
        months: [
            "Tháng 1",
            "Tháng 2",
            "Tháng 3",
            "Tháng 4",
            "Tháng 5",
            "Tháng 6",
            "Tháng 7",
            "Tháng 8",
            "Tháng 9",
            "Tháng 10",
            "Tháng 11",
            "Tháng 12",
        ],
        short_months: [
            "Th 1", "Th 2", "Th 3", "Th 4", "Th 5", "Th 6", "Th 7", "Th 8", "Th 9", "Th 10",
            "Th 11", "Th 12",
        ],
        ticks: &[
            (Part::Minutes, "%H:%M"),
            (Part::Hours, "%H:%M"),
            (Part::Date, "%a %d/%m"),
            (Part::Week, "%d/%m"),
        ],
        units: &[
            ("year-month-date", "%d/%m/%Y "),
            ("month-date", "%d/%m "),
            ("quarter", "Quý %q "),
            ("year-quarter", "Quý %q/%Y "),
            ("week", "Tuần %U "),
        ],
    },
};
