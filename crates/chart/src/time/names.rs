//! The English names of months and days, which dates in data and specs are written with.

/// The months from January.
pub const MONTHS: [&str; 12] = [
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
];

/// The months from January, short.
pub const SHORT_MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// The days from Sunday.
pub const DAYS: [&str; 7] =
    ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// The days from Sunday, short.
pub const SHORT_DAYS: [&str; 7] = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/// The month that a spec's date names, from 0 for January: its first three letters count.
///
/// ```
/// assert_eq!(chart::time::names::month("sept"), Some(8));
/// assert_eq!(chart::time::names::month("se"), None);
/// ```
#[must_use]
pub fn month(name: &str) -> Option<usize> {
    starting(&SHORT_MONTHS, name)
}

/// The day that a spec's date names, from 0 for Sunday: its first three letters count.
#[must_use]
pub fn weekday(name: &str) -> Option<usize> {
    starting(&SHORT_DAYS, name)
}

fn starting(short: &[&str], name: &str) -> Option<usize> {
    let start = name.get(..3)?;
    short.iter().position(|one| one.eq_ignore_ascii_case(start))
}
