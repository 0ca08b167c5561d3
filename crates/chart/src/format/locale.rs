//! How a language writes numbers and dates.

/// How a language writes numbers and dates.
#[derive(Clone, Debug, PartialEq)]
pub struct Locale {
    /// Between whole and fraction.
    pub decimal: &'static str,
    /// Between groups of digits.
    pub thousands: &'static str,
    /// Digits in a group.
    pub grouping: usize,
    /// Before and after an amount of money.
    pub currency: (&'static str, &'static str),
    /// After a share of a hundred.
    pub percent: &'static str,
    /// Before a negative number.
    pub minus: &'static str,
    /// `%c`.
    pub date_time: &'static str,
    /// `%x`.
    pub date: &'static str,
    /// `%X`.
    pub time: &'static str,
    /// Before and after noon.
    pub periods: [&'static str; 2],
    /// The days' names, from Sunday.
    pub days: [&'static str; 7],
    /// The days' short names.
    pub short_days: [&'static str; 7],
    /// The months' names.
    pub months: [&'static str; 12],
    /// The months' short names.
    pub short_months: [&'static str; 12],
    /// How a moment on a time axis is written, from a fraction of a second up to a year.
    pub multi: Multi,
}

/// The forms of a moment on a time axis: each for moments that start no larger unit.
#[derive(Clone, Copy, Debug, PartialEq)]
#[expect(missing_docs, reason = "the names are those of what is written")]
pub struct Multi {
    pub milliseconds: &'static str,
    pub seconds: &'static str,
    pub minutes: &'static str,
    pub hours: &'static str,
    pub date: &'static str,
    pub week: &'static str,
    pub month: &'static str,
    pub quarter: &'static str,
    pub year: &'static str,
}

impl Locale {
    /// English as in the United States: d3's and Vega's own.
    pub const EN_US: Self = Self {
        decimal: ".",
        thousands: ",",
        grouping: 3,
        currency: ("$", ""),
        percent: "%",
        minus: "−",
        date_time: "%x, %X",
        date: "%-m/%-d/%Y",
        time: "%-I:%M:%S %p",
        periods: ["AM", "PM"],
        days: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
        short_days: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
        months: [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        short_months: [
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
        ],
        multi: Multi {
            milliseconds: ".%L",
            seconds: ":%S",
            minutes: "%I:%M",
            hours: "%I %p",
            date: "%a %d",
            week: "%b %d",
            month: "%B",
            quarter: "%B",
            year: "%Y",
        },
    };

    /// Vietnamese: `1.234,5`, `12,5 %`, `15/11/2021`, `Th 11 2021`.
    pub const VI_VN: Self = Self {
        decimal: ",",
        thousands: ".",
        grouping: 3,
        currency: ("", "\u{a0}₫"),
        percent: "\u{a0}%",
        minus: "−",
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
        multi: Multi {
            milliseconds: ".%L",
            seconds: ":%S",
            minutes: "%H:%M",
            hours: "%H:00",
            date: "%d/%m",
            week: "%d/%m",
            month: "%b %Y",
            quarter: "%b %Y",
            year: "%Y",
        },
    };
}
