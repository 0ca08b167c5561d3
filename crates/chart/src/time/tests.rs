//! Tables of what d3-time, vega-time and V8 give.

use super::interval::Interval;
use super::ticks::{TickCount, nice, ticks};
use super::unit::TimeUnit;
use super::{datetime, iso, parse, parse_with};

/// A moment written as short as it can be.
fn short(moment: f64) -> String {
    let text = iso(moment);
    if text.starts_with(['-', '+']) {
        return text;
    }
    text.strip_suffix(":00.000Z").or(text.strip_suffix('Z')).unwrap_or(&text).to_owned()
}

fn at(text: &str) -> f64 {
    parse(text).unwrap()
}

#[test]
fn intervals() {
    #[track_caller]
    fn check(interval: Interval, expected: [&str; 5]) {
        let moment = at("2021-11-15T09:37:42.123");
        let found = [
            interval.floor(moment),
            interval.ceil(moment),
            interval.round(moment),
            interval.offset(moment, 2.0),
            interval.offset(moment, -3.0),
        ];
        assert_eq!(found.map(short), expected);
    }
    check(
        Interval::SECOND,
        [
            "2021-11-15T09:37:42.000",
            "2021-11-15T09:37:43.000",
            "2021-11-15T09:37:42.000",
            "2021-11-15T09:37:44.123",
            "2021-11-15T09:37:39.123",
        ],
    );
    check(
        Interval::SECOND.every(15.0).unwrap(),
        [
            "2021-11-15T09:37:30.000",
            "2021-11-15T09:37:45.000",
            "2021-11-15T09:37:45.000",
            "2021-11-15T09:38:00.123",
            "2021-11-15T09:37:00.123",
        ],
    );
    check(
        Interval::MINUTE.every(7.0).unwrap(),
        [
            "2021-11-15T09:35",
            "2021-11-15T09:42",
            "2021-11-15T09:35",
            "2021-11-15T09:49:42.123",
            "2021-11-15T09:21:42.123",
        ],
    );
    check(
        Interval::HOUR.every(6.0).unwrap(),
        [
            "2021-11-15T06:00",
            "2021-11-15T12:00",
            "2021-11-15T12:00",
            "2021-11-15T18:37:42.123",
            "2021-11-14T18:37:42.123",
        ],
    );
    check(
        Interval::DAY,
        [
            "2021-11-15T00:00",
            "2021-11-16T00:00",
            "2021-11-15T00:00",
            "2021-11-17T09:37:42.123",
            "2021-11-12T09:37:42.123",
        ],
    );
    check(
        Interval::DAY.every(2.0).unwrap(),
        [
            "2021-11-15T00:00",
            "2021-11-17T00:00",
            "2021-11-15T00:00",
            "2021-11-19T09:37:42.123",
            "2021-11-09T09:37:42.123",
        ],
    );
    check(
        Interval::UNIX_DAY.every(2.0).unwrap(),
        [
            "2021-11-15T00:00",
            "2021-11-17T00:00",
            "2021-11-15T00:00",
            "2021-11-19T09:37:42.123",
            "2021-11-09T09:37:42.123",
        ],
    );
    check(
        Interval::WEEK,
        [
            "2021-11-14T00:00",
            "2021-11-21T00:00",
            "2021-11-14T00:00",
            "2021-11-29T09:37:42.123",
            "2021-10-25T09:37:42.123",
        ],
    );
    check(
        Interval::week_on(1),
        [
            "2021-11-15T00:00",
            "2021-11-22T00:00",
            "2021-11-15T00:00",
            "2021-11-29T09:37:42.123",
            "2021-10-25T09:37:42.123",
        ],
    );
    check(
        Interval::WEEK.every(2.0).unwrap(),
        [
            "2021-11-07T00:00",
            "2021-11-21T00:00",
            "2021-11-21T00:00",
            "2021-12-06T09:37:42.123",
            "2021-10-11T09:37:42.123",
        ],
    );
    check(
        Interval::MONTH,
        [
            "2021-11-01T00:00",
            "2021-12-01T00:00",
            "2021-11-01T00:00",
            "2022-01-15T09:37:42.123",
            "2021-08-15T09:37:42.123",
        ],
    );
    check(
        Interval::MONTH.every(5.0).unwrap(),
        [
            "2021-11-01T00:00",
            "2022-01-01T00:00",
            "2021-11-01T00:00",
            "2022-06-15T09:37:42.123",
            "2020-11-15T09:37:42.123",
        ],
    );
    check(
        Interval::YEAR,
        [
            "2021-01-01T00:00",
            "2022-01-01T00:00",
            "2022-01-01T00:00",
            "2023-11-15T09:37:42.123",
            "2018-11-15T09:37:42.123",
        ],
    );
    check(
        Interval::YEAR.every(10.0).unwrap(),
        [
            "2020-01-01T00:00",
            "2030-01-01T00:00",
            "2020-01-01T00:00",
            "2041-11-15T09:37:42.123",
            "1991-11-15T09:37:42.123",
        ],
    );
    check(
        Interval::MILLISECOND.every(50.0).unwrap(),
        [
            "2021-11-15T09:37:42.100",
            "2021-11-15T09:37:42.150",
            "2021-11-15T09:37:42.100",
            "2021-11-15T09:37:42.223",
            "2021-11-15T09:37:41.973",
        ],
    );
}

#[test]
fn ranges() {
    #[track_caller]
    fn check(interval: Interval, start: &str, stop: &str, step: f64, expected: &[&str]) {
        let found = interval.range(at(start), at(stop), step, 100);
        assert_eq!(
            found.iter().map(|one| iso(*one)[..10].to_owned()).collect::<Vec<_>>(),
            expected
        );
    }
    check(
        Interval::DAY.every(2.0).unwrap(),
        "2021-01-28",
        "2021-02-04",
        1.0,
        &["2021-01-29", "2021-01-31", "2021-02-01", "2021-02-03"],
    );
    check(
        Interval::UNIX_DAY.every(2.0).unwrap(),
        "2021-01-28",
        "2021-02-04",
        1.0,
        &["2021-01-29", "2021-01-31", "2021-02-02"],
    );
    check(
        Interval::MONTH,
        "2021-01-15",
        "2022-01-01",
        3.0,
        &["2021-02-01", "2021-05-01", "2021-08-01", "2021-11-01"],
    );
    check(
        Interval::YEAR.every(10.0).unwrap(),
        "2019-06-01",
        "2041-01-01",
        1.0,
        &["2020-01-01", "2030-01-01", "2040-01-01"],
    );
}

#[test]
fn endless_requests_end() {
    let (start, end) = (at("2000"), at("2021"));
    assert_eq!(Interval::MILLISECOND.range(start, end, 1.0, 7).len(), 7);
    assert!(Interval::DAY.range(start, f64::NAN, 1.0, 7).is_empty());
    assert!(Interval::DAY.range(start, end, 0.0, 7).is_empty());
    assert_eq!(ticks(start, end, TickCount::Number(1e12), false).len(), super::ticks::MAX_TICKS);
    assert!(ticks(start, end, TickCount::Number(0.0), false).is_empty());
    assert!(ticks(f64::NAN, end, TickCount::DEFAULT, false).is_empty());
    assert!(Interval::QUARTER.offset(start, f64::INFINITY).is_finite());
    assert!(Interval::YEAR.offset(start, f64::INFINITY).is_nan());
    assert!(Interval::WEEK.floor(f64::NAN).is_nan());
    assert_eq!(Interval::QUARTER.every(2.0), None);
    assert_eq!(Interval::DAY.every(0.5), None);
    assert_eq!(Interval::DAY.every(f64::NAN), None);
}

#[test]
fn ticks_of_scales() {
    #[track_caller]
    fn check(
        start: &str,
        stop: &str,
        count: f64,
        utc: bool,
        expected: &[&str],
        expected_nice: [&str; 2],
    ) {
        let (start, stop, count) = (at(start), at(stop), TickCount::Number(count));
        let found: Vec<_> = ticks(start, stop, count, utc).into_iter().map(short).collect();
        assert_eq!(found, expected);
        assert_eq!(nice([start, stop], count, utc).map(short), expected_nice);
    }
    check(
        "2000-01-01",
        "2010-03-01",
        5.0,
        false,
        &[
            "2000-01-01T00:00",
            "2002-01-01T00:00",
            "2004-01-01T00:00",
            "2006-01-01T00:00",
            "2008-01-01T00:00",
            "2010-01-01T00:00",
        ],
        ["2000-01-01T00:00", "2012-01-01T00:00"],
    );
    check(
        "2012-01-01",
        "2012-12-31",
        10.0,
        false,
        &[
            "2012-01-01T00:00",
            "2012-02-01T00:00",
            "2012-03-01T00:00",
            "2012-04-01T00:00",
            "2012-05-01T00:00",
            "2012-06-01T00:00",
            "2012-07-01T00:00",
            "2012-08-01T00:00",
            "2012-09-01T00:00",
            "2012-10-01T00:00",
            "2012-11-01T00:00",
            "2012-12-01T00:00",
        ],
        ["2012-01-01T00:00", "2013-01-01T00:00"],
    );
    check(
        "2012-01-01",
        "2012-01-20",
        10.0,
        false,
        &[
            "2012-01-01T00:00",
            "2012-01-03T00:00",
            "2012-01-05T00:00",
            "2012-01-07T00:00",
            "2012-01-09T00:00",
            "2012-01-11T00:00",
            "2012-01-13T00:00",
            "2012-01-15T00:00",
            "2012-01-17T00:00",
            "2012-01-19T00:00",
        ],
        ["2012-01-01T00:00", "2012-01-21T00:00"],
    );
    check(
        "2012-01-01",
        "2012-01-20",
        10.0,
        true,
        &[
            "2012-01-01T00:00",
            "2012-01-03T00:00",
            "2012-01-05T00:00",
            "2012-01-07T00:00",
            "2012-01-09T00:00",
            "2012-01-11T00:00",
            "2012-01-13T00:00",
            "2012-01-15T00:00",
            "2012-01-17T00:00",
            "2012-01-19T00:00",
        ],
        ["2012-01-01T00:00", "2012-01-21T00:00"],
    );
    check(
        "2012-01-30",
        "2012-02-06",
        5.0,
        false,
        &[
            "2012-01-30T00:00",
            "2012-01-31T00:00",
            "2012-02-01T00:00",
            "2012-02-02T00:00",
            "2012-02-03T00:00",
            "2012-02-04T00:00",
            "2012-02-05T00:00",
            "2012-02-06T00:00",
        ],
        ["2012-01-30T00:00", "2012-02-06T00:00"],
    );
    check(
        "2012-01-30",
        "2012-02-06",
        5.0,
        true,
        &[
            "2012-01-30T00:00",
            "2012-01-31T00:00",
            "2012-02-01T00:00",
            "2012-02-02T00:00",
            "2012-02-03T00:00",
            "2012-02-04T00:00",
            "2012-02-05T00:00",
            "2012-02-06T00:00",
        ],
        ["2012-01-30T00:00", "2012-02-06T00:00"],
    );
    check(
        "2012-01-01T00:00",
        "2012-01-01T00:00:00.020",
        3.0,
        false,
        &[
            "2012-01-01T00:00",
            "2012-01-01T00:00:00.005",
            "2012-01-01T00:00:00.010",
            "2012-01-01T00:00:00.015",
            "2012-01-01T00:00:00.020",
        ],
        ["2012-01-01T00:00", "2012-01-01T00:00:00.020"],
    );
    check(
        "2012-01-02",
        "2012-01-01",
        4.0,
        false,
        &[
            "2012-01-02T00:00",
            "2012-01-01T18:00",
            "2012-01-01T12:00",
            "2012-01-01T06:00",
            "2012-01-01T00:00",
        ],
        ["2012-01-02T00:00", "2012-01-01T00:00"],
    );
    check(
        "1000-01-01",
        "2000-01-01",
        3.0,
        false,
        &["1000-01-01T00:00", "1500-01-01T00:00", "2000-01-01T00:00"],
        ["1000-01-01T00:00", "2000-01-01T00:00"],
    );
    check(
        "2012-01-01",
        "2012-01-01",
        5.0,
        false,
        &["2012-01-01T00:00"],
        ["2012-01-01T00:00", "2012-01-01T00:00"],
    );
    check(
        "2012-01-01",
        "2012-01-01T01:00",
        8.0,
        false,
        &[
            "2012-01-01T00:00",
            "2012-01-01T00:05",
            "2012-01-01T00:10",
            "2012-01-01T00:15",
            "2012-01-01T00:20",
            "2012-01-01T00:25",
            "2012-01-01T00:30",
            "2012-01-01T00:35",
            "2012-01-01T00:40",
            "2012-01-01T00:45",
            "2012-01-01T00:50",
            "2012-01-01T00:55",
            "2012-01-01T01:00",
        ],
        ["2012-01-01T00:00", "2012-01-01T01:00"],
    );
}

#[test]
fn tick_intervals_by_name() {
    assert_eq!(TickCount::named("month", None), TickCount::Every(Interval::MONTH));
    assert_eq!(TickCount::named("month", Some(3.0)), TickCount::Every(Interval::QUARTER));
    assert_eq!(TickCount::named("hour", None), TickCount::DEFAULT);
    let six_hours = Interval::HOUR.every(6.0).unwrap();
    assert_eq!(TickCount::named("hour", Some(6.0)), TickCount::Every(six_hours));
    assert_eq!(TickCount::named("moon", Some(6.0)), TickCount::DEFAULT);
}

#[test]
fn time_units() {
    #[track_caller]
    fn check(unit: &str, step: f64, floor: &str, end: &str, specifier: &str) {
        let unit = TimeUnit::parse(unit).unwrap().with_step(step);
        let start = unit.floor(at("2021-11-15T09:37:42.123"));
        assert_eq!([short(start), short(unit.end(start))], [floor, end]);
        assert_eq!(unit.specifier(&[]), specifier);
    }
    check("year", 1.0, "2021-01-01T00:00", "2022-01-01T00:00", "%Y");
    check("quarter", 1.0, "2012-10-01T00:00", "2013-01-01T00:00", "Q%q");
    check("yearquarter", 1.0, "2021-10-01T00:00", "2022-01-01T00:00", "%Y Q%q");
    check("month", 1.0, "2012-11-01T00:00", "2012-12-01T00:00", "%b");
    check("yearmonth", 1.0, "2021-11-01T00:00", "2021-12-01T00:00", "%b %Y");
    check("yearmonthdate", 1.0, "2021-11-15T00:00", "2021-11-16T00:00", "%b %d, %Y");
    check("monthdate", 1.0, "2012-11-15T00:00", "2012-11-16T00:00", "%b %d");
    check("date", 1.0, "2012-01-15T00:00", "2012-01-16T00:00", "%d");
    check("day", 1.0, "2012-01-02T00:00", "2012-01-03T00:00", "%a");
    check("week", 1.0, "2012-11-11T00:00", "2012-11-18T00:00", "W%U");
    check("yearweek", 1.0, "2021-11-14T00:00", "2021-11-21T00:00", "%Y W%U");
    check("yearweekday", 1.0, "2021-11-15T00:00", "2021-11-16T00:00", "%Y W%U %a");
    check("weekday", 1.0, "2012-11-12T00:00", "2012-11-13T00:00", "W%U %a");
    check("dayofyear", 1.0, "2012-11-14T00:00", "2012-11-15T00:00", "%j");
    check("yeardayofyear", 1.0, "2021-11-15T00:00", "2021-11-16T00:00", "%Y %j");
    check("hours", 1.0, "2012-01-01T09:00", "2012-01-01T10:00", "%H:00");
    check("hoursminutes", 1.0, "2012-01-01T09:37", "2012-01-01T09:38", "%H:%M");
    check("dayhours", 1.0, "2012-01-02T09:00", "2012-01-02T10:00", "%a %H:00");
    check("minutesseconds", 1.0, "2012-01-01T00:37:42.000", "2012-01-01T00:37:43.000", "00:%M:%S");
    check("milliseconds", 1.0, "2012-01-01T00:00:00.123", "2012-01-01T00:00:00.124", ".%L");
    check(
        "yearmonthdatehoursminutesseconds",
        1.0,
        "2021-11-15T09:37:42.000",
        "2021-11-15T09:37:43.000",
        "%b %d, %Y %H:%M:%S",
    );
    check("year", 2.0, "2020-01-01T00:00", "2022-01-01T00:00", "%Y");
    check("month", 3.0, "2012-10-01T00:00", "2013-01-01T00:00", "%b");
    check("yearmonth", 5.0, "2021-11-01T00:00", "2022-04-01T00:00", "%b %Y");
    check("date", 10.0, "2012-01-11T00:00", "2012-01-21T00:00", "%d");
    check("week", 2.0, "2012-11-04T00:00", "2012-11-18T00:00", "W%U");
    check("dayofyear", 7.0, "2012-11-11T00:00", "2012-11-18T00:00", "%j");
    check("hours", 6.0, "2012-01-01T06:00", "2012-01-01T12:00", "%H:00");
    check("minutesseconds", 15.0, "2012-01-01T00:37:30.000", "2012-01-01T00:37:45.000", "00:%M:%S");
}

#[test]
fn time_units_by_extent() {
    #[track_caller]
    fn check(start: &str, stop: &str, max: f64, name: &str, step: f64) {
        let unit = TimeUnit::auto(max).resolve([at(start), at(stop)]);
        let expected = TimeUnit::parse(name).unwrap().with_step(step);
        assert_eq!((unit.parts(), unit.step), (expected.parts(), expected.step));
    }
    check("2012-01-01", "2012-12-31", 20.0, "yearmonth", 1.0);
    check("2012-01-01", "2012-01-02", 40.0, "yearmonthdatehoursminutes", 30.0);
    check("2012-01-01", "2012-01-02", 5.0, "yearmonthdatehours", 6.0);
    check("2012-01-01", "2013-01-01", 60.0, "yearweek", 1.0);
    check("1900-01-01", "2020-01-01", 10.0, "year", 10.0);
    check("2012-01-01", "2012-01-01", 10.0, "yearmonthdatehoursminutessecondsmilliseconds", 1.0);
    check("2012-01-01", "2013-06-01", 10.0, "yearmonth", 1.0);
}

#[test]
fn time_units_have_names() {
    #[track_caller]
    fn check(name: &str, step: f64, expected: &str) {
        assert_eq!(TimeUnit::parse(name).unwrap().with_step(step).name(), expected);
    }
    check("yearmonth", 1.0, "yearmonth");
    check("utcyeardayofyear", 1.0, "utcyeardayofyear");
    check("year", 2.0, "year_step_2");
    check("binnedutcyearweek", 1.0, "utcyearweek_binned_true");
    check("secondsmilliseconds", 2.5, "secondsmilliseconds_step_2_5");
    assert_eq!(TimeUnit::auto(20.0).name(), "timeunit_maxbins_20");
    for wrong in ["", "utc", "yeardate ", "dateyear", "monthweek", "dayofyearday", "years"] {
        assert_eq!(TimeUnit::parse(wrong), None, "{wrong}");
    }
}

#[test]
fn time_units_last() {
    #[track_caller]
    fn check(name: &str, step: f64, days: Option<f64>) {
        let unit = TimeUnit::parse(name).unwrap().with_step(step);
        assert_eq!(unit.duration(), days.map(|days| days * super::DAY));
    }
    check("year", 1.0, Some(365.0));
    check("yearquarter", 1.0, Some(90.0));
    check("month", 1.0, Some(31.0));
    check("month", 2.0, Some(59.0));
    check("yearweek", 1.0, Some(7.0));
    check("yeardayofyear", 1.0, Some(1.0));
    check("hours", 12.0, Some(0.5));
    check("day", 1.0, None);
}

#[test]
fn time_units_compare() {
    #[track_caller]
    fn check(name: &str, expected: &str) {
        let unit = TimeUnit::parse(name).unwrap();
        assert_eq!(short(unit.compared(at("2021-11-15T09:37:42.123"))), expected);
    }
    check("year", "2021-01-01T00:00");
    check("quarter", "2012-10-01T00:00");
    check("yearmonthdate", "2021-11-15T00:00");
    check("day", "2012-01-02T00:00");
    check("dayofyear", "2012-01-01T00:00");
    check("hoursminutes", "2012-01-01T09:37");
    assert_eq!(datetime(&[2012.0, 0.0]), at("2012"));
}

#[test]
fn reads_dates_as_v8() {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(parse(text).map_or_else(String::new, short), expected, "{text}");
    }
    check("2012-01-31", "2012-01-31T00:00");
    check("2012-01", "2012-01-01T00:00");
    check("2012", "2012-01-01T00:00");
    check("2012-01-31T09:30", "2012-01-31T09:30");
    check("2012-01-31T09:30:15.5Z", "2012-01-31T09:30:15.500");
    check("2012-01-31T09:30:15+07:00", "2012-01-31T02:30:15.000");
    check("2012-01-31 00:00:00", "2012-01-31T00:00");
    check("2001/01/01 06:55", "2001-01-01T06:55");
    check("Jan 1 2000", "2000-01-01T00:00");
    check("Jan 1, 2000", "2000-01-01T00:00");
    check("Jun 12 1998", "1998-06-12T00:00");
    check("1 January 2000", "2000-01-01T00:00");
    check("1/2/2010", "2010-01-02T00:00");
    check("1/2/49", "2049-01-02T00:00");
    check("1/2/50", "1950-01-02T00:00");
    check("12:30", "");
    check("1/2", "2001-01-02T00:00");
    check("Sat Jan 01 2000 00:00:00 GMT+0700 (Indochina Time)", "1999-12-31T17:00");
    check("Sat, 01 Jan 2000 09:30:00 GMT", "2000-01-01T09:30");
    check("2000-01-01T08:00:00.000Z", "2000-01-01T08:00");
    check("Jan 1 2000 9:30 pm", "2000-01-01T21:30");
    check("Jan 1 2000 12:30 am", "2000-01-01T00:30");
    check("2012-01-31T24:00", "2012-02-01T00:00");
    check("2012-01-31T25:00", "");
    check("2012-13-01", "");
    check("2012-02-31", "2012-03-02T00:00");
    check("31/12/2012", "");
    check("15/11/2021", "");
    check("-000001-01-01", "-000001-01-01T00:00:00.000Z");
    check("+002012-01-01", "2012-01-01T00:00");
    check("Jan 1 2000 10:00 EST", "2000-01-01T15:00");
    check("hello", "");
    check("", "");
    check("1", "2001-01-01T00:00");
    check("32", "2032-01-01T00:00");
    check("13", "");
    check("100", "0100-01-01T00:00");
    check("2012-1-5", "2012-01-05T00:00");
    check("12-Jan-2012", "2012-01-12T00:00");
    check("2012-01-31T09:30:15.123456789", "2012-01-31T09:30:15.123");
    check("20120131", "");
    check("May 2012", "2012-05-01T00:00");
    check("(note) 1/2/2010", "2010-01-02T00:00");
    check("1/2/2010)", "");
    check("Jan 1 2000 9:30 x", "");
}

#[test]
fn reads_dates_by_formats() {
    #[track_caller]
    fn check(text: &str, specifier: &str, expected: &str) {
        let found = parse_with(text, specifier).map_or_else(String::new, short);
        assert_eq!(found, expected, "{text}");
    }
    check("15/11/2021", "%d/%m/%Y", "2021-11-15T00:00");
    check("2021", "%Y", "2021-01-01T00:00");
    check("Nov 15, 21", "%b %d, %y", "2021-11-15T00:00");
    check("monday 3 NOVEMBER 69", "%A %d %B %y", "1969-11-03T00:00");
    check("15 Nov 2021 09:30:05", "%d %b %Y %H:%M:%S", "2021-11-15T09:30:05.000");
    check("12:30 AM", "%I:%M %p", "1900-01-01T00:30");
    check("2021-11-15T09:30:00.250+0700", "%Y-%m-%dT%H:%M:%S.%L%Z", "2021-11-15T02:30:00.250");
    check("2021-11-15T09:30-03:30", "%Y-%m-%dT%H:%M%Z", "2021-11-15T13:00");
    check("1636966800", "%s", "2021-11-15T09:00");
    check("1636966800123", "%Q", "2021-11-15T09:00:00.123");
    check("2021 46 1", "%Y %U %w", "2021-11-15T00:00");
    check("2021 46", "%Y %W", "2021-11-15T00:00");
    check("2021 W46 7", "%G W%V %u", "2021-11-15T00:00");
    check("2021 W54", "%G W%V", "");
    check("2021 320", "%Y %j", "2021-11-16T00:00");
    check("2021 Q4", "%Y Q%q", "2021-10-01T00:00");
    check("11/5/2021, 1:02:03 PM", "%c", "2021-11-05T13:02:03.000");
    check("2021-11", "%Y-%m-%d", "");
    check("2021-11-15x", "%Y-%m-%d", "");
    check("100% 5", "%Y%% %d", "0100-01-05T00:00");
    check("30", "%k", "");
    check(" 5", "%e", "1900-01-05T00:00");
    check("123456", "%f", "1900-01-01T00:00:00.123");
    check("2021-13-01", "%Y-%m-%d", "2022-01-01T00:00");
}
