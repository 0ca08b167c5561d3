//! Tables of what d3-format, d3-time-format and vega-format give.

use super::NumberFormat;
use super::locale::{EN_US, VI_VN};
use super::{tick_format, time};
use crate::time::unit::Part;

#[test]
fn numbers() {
    #[track_caller]
    fn check(specifier: &str, number: f64, expected: &str) {
        let format = NumberFormat::parse(specifier).unwrap();
        assert_eq!(format.format(number, &EN_US), expected, "{specifier} of {number}");
    }
    check("", 0.30000000000000004, "0.3");
    check("", 1e21, "1e+21");
    check("", -1234.5, "−1234.5");
    check("", 1e-7, "1e-7");
    check("f", 1.005, "1.005000");
    check(".2f", 1.005, "1.00");
    check(".0f", 0.5, "1");
    check(".0f", 1.5, "2");
    check(".0f", 2.5, "3");
    check(".1f", 0.25, "0.3");
    check(".1f", -0.04, "0.0");
    check("+.1f", -0.04, "−0.0");
    check(".6f", 1e-7, "0.000000");
    check(".2f", 9.995, "9.99");
    check(".2f", 1e21, "1e+21");
    check(".20f", 0.1, "0.10000000000000000555");
    check("e", 0.0, "0.000000e+0");
    check(".2e", 123_456.0, "1.23e+5");
    check(".1e", 99.99, "1.0e+2");
    check("g", 0.000001234, "0.00000123400");
    check(".3g", 1_234_567.0, "1.23e+6");
    check(".3r", 1_234_567.0, "1230000");
    check(".3r", 0.0012345, "0.00123");
    check("r", 0.0, "0");
    check("s", 0.0, "0.00000");
    check("s", 1500.0, "1.50000k");
    check(".3s", 1_234_567.0, "1.23M");
    check(".3~s", 1_500_000.0, "1.5M");
    check(".2s", 999.9, "1.0k");
    check(".2s", 0.00042, "420µ");
    check(".3s", 1e-26, "0.01y");
    check(".2s", 1e27, "1000Y");
    check("s", f64::NAN, "NaN");
    check("s", f64::INFINITY, "Infinity");
    check("p", 0.1234, "12.3400%");
    check(".1p", 0.1234, "10%");
    check("%", 0.125, "12.500000%");
    check(".1~%", 0.5, "50%");
    check(".0%", -0.004, "0%");
    check("d", 1234.5, "1235");
    check("d", -0.4, "0");
    check("d", 1e21, "1000000000000000000000");
    check("d", f64::INFINITY, "∞");
    check(",d", 1_234_567.0, "1,234,567");
    check("b", 10.0, "1010");
    check("#b", 10.0, "0b1010");
    check("#x", 3_735_928_559.0, "0xdeadbeef");
    check("#X", 48879.0, "0xBEEF");
    check("o", 8.0, "10");
    check("c", 65.0, "65");
    check("n", 123_456_789.0, "1.23457e+8");
    check(",.3", 1_234_567.0, "1.23e+6");
    check("$,.2f", -1234.5, "−$1,234.50");
    check("($,.2f", -1234.5, "($1,234.50)");
    check("(", -1.0, "(1)");
    check(" d", 5.0, " 5");
    check("+d", 5.0, "+5");
    check("+d", 0.0, "+0");
    check("08.2f", -3.25159, "−0003.25");
    check("08,d", 1234.0, "0,001,234");
    check("010,d", -1_234_567.0, "−01,234,567");
    check("#=10d", -5.0, "−########5");
    check("*^11d", 42.0, "****42*****");
    check("_<6d", 7.0, "7_____");
    check(">6d", 7.0, "     7");
    check("=6d", -7.0, "−    7");
    check(".30f", 1.0, "1.00000000000000000000");
    check(".0g", 1234.0, "1e+3");
    check(".99g", 0.3333333333333333, "0.333333333333333314830");
    check("~g", 100_000.0, "100000");
    check("~f", 3.0, "3");
    check("~e", 1200.0, "1.2e+3");
    check("y", 3.25159, "3.25159");
}

#[test]
fn what_is_no_specifier() {
    for wrong in ["hello", ".f", "5.", "<<<", "0.2.3", "%%", "💡<5", "\n<5"] {
        assert_eq!(NumberFormat::parse(wrong), None, "{wrong}");
    }
    let wide = NumberFormat::parse("99999999999999999999999d").unwrap();
    assert_eq!(wide.format(1.0, &EN_US).len(), 1000);
}

#[test]
fn numbers_of_logarithmic_scales() {
    #[track_caller]
    fn check(specifier: &str, number: f64, expected: &str) {
        let format = NumberFormat::parse(specifier).unwrap();
        assert_eq!(format.format_float(number, &EN_US), expected, "{specifier} of {number}");
    }
    check(",", 100_000.0, "100,000");
    check(",", 0.30000000000000004, "0.3");
    check("e", 1200.0, "1.2e+3");
    check("%", 0.125, "12.5%");
    check(".2f", 3.0, "3.00");
    check("f", 1.5, "1.5");
    check("$,", 0.001, "$0.001");
    check("s", 1500.0, "1.5k");
}

#[test]
fn numbers_of_ticks() {
    #[track_caller]
    fn check(span: [f64; 3], specifier: &str, number: f64, expected: &str) {
        let [start, stop, count] = span;
        let format = tick_format(start, stop, count, Some(specifier)).unwrap();
        assert_eq!(format.format(number, &EN_US), expected, "{specifier} of {number}");
    }
    check([0.0, 1.0, 5.0], ",f", 0.2, "0.2");
    check([0.0, 100.0, 10.0], ",f", 50.0, "50");
    check([0.0, 1_000_000.0, 5.0], ",f", 200_000.0, "200,000");
    check([0.0, 2_000_000.0, 5.0], "s", 500_000.0, "0.5M");
    check([0.0, 1500.0, 5.0], "s", 500.0, "0.5k");
    check([0.0, 0.01, 5.0], "s", 0.002, "2m");
    check([0.0, 1_000_000.0, 5.0], ".2s", 250_000.0, "250k");
    check([0.0, 1.0, 10.0], "%", 0.3, "30%");
    check([0.0, 0.01, 10.0], "%", 0.003, "0.3%");
    check([0.0, 100.0, 4.0], "e", 25.0, "3e+1");
    check([0.0, 100.0, 4.0], "g", 25.0, "3e+1");
    check([0.0, 100.0, 4.0], "r", 25.0, "30");
    check([0.0, 1.0, 4.0], "p", 0.25, "30%");
    check([0.0, 1.0, 4.0], "", 0.5, "0.5");
    check([5.0, 5.0, 10.0], "f", 5.0, "5.000000");
    check([0.0, 100.0, 10.0], "d", 50.0, "50");
    check([0.0, 10000.0, 5.0], "$s", 2000.0, "$2k");
    check([-0.00003, 0.00003, 5.0], "f", 0.00001, "0.00001");
    check([0.0, 1.0, 5.0], ".1f", 0.25, "0.3");
    assert_eq!(tick_format(0.0, 1.0, 5.0, Some("hello")), None);
}

#[test]
fn moments() {
    #[track_caller]
    fn check(specifier: &str, moment: &str, expected: &str) {
        let moment = crate::time::parse(moment).unwrap();
        assert_eq!(time::format(specifier, moment, &EN_US), expected, "{specifier}");
    }
    check("%a %A %b %B", "2021-11-15T09:05", "Mon Monday Nov November");
    check("%c", "2021-11-15T09:05", "11/15/2021, 9:05:00 AM");
    check("%x|%X", "2021-11-15T13:05", "11/15/2021|1:05:00 PM");
    check("%d %-d %_d %e %0e", "2021-11-05T09:05", "05 5  5  5 05");
    check("%f %L %-L", "2021-11-05T09:05:00.042", "042000 042 42");
    check("%g %G %V", "2021-01-01T00:00", "20 2020 53");
    check("%g %G %V", "2018-12-31T00:00", "19 2019 01");
    check("%U %W %V %j", "2021-01-03T00:00", "01 00 53 003");
    check("%H %I %p", "2021-01-03T00:30", "00 12 AM");
    check("%-H %_I %p", "2021-01-03T12:30", "12 12 PM");
    check("%m %M %S", "2021-01-03T12:30:09", "01 30 09");
    check("%q %Q %s", "2021-05-03T12:30:09.5", "2 1620045009500 1620045009");
    check("%u %w %y %Y %Z %%", "2021-01-03T12:30", "7 0 21 2021 +0000 %");
    check("%Y %y", "0042-01-01T00:00", "0042 42");
    check("%k%", "2021-01-03T12:30", "k");
    check("%-j/%-U", "2021-01-03T12:30", "3/1");
    assert_eq!(time::format("%b %d %Y", f64::NAN, &EN_US), " NaN 0NaN");
}

#[test]
fn ticks_of_time() {
    #[track_caller]
    fn check(moment: &str, expected: &str) {
        let moment = crate::time::parse(moment).unwrap();
        assert_eq!(time::multi(moment, &EN_US, &[]), expected);
    }
    check("2021-01-01", "2021");
    check("2021-04-01", "April");
    check("2021-05-01", "May");
    check("2021-05-02", "May 02");
    check("2021-05-03", "Mon 03");
    check("2021-05-03T15:00", "03 PM");
    check("2021-05-03T15:07", "03:07");
    check("2021-05-03T15:07:09", ":09");
    check("2021-05-03T15:07:09.123", ".123");
}

#[test]
fn ticks_of_time_in_other_formats() {
    #[track_caller]
    fn check(moment: &str, overrides: &[(Part, &str)], expected: &str) {
        let moment = crate::time::parse(moment).unwrap();
        assert_eq!(time::multi(moment, &VI_VN, overrides), expected);
    }
    check("2021-11-01", &[], "Tháng 11");
    check("2021-11-14", &[], "14/11");
    check("2021-11-15", &[], "T2 15/11");
    check("2021-11-15T15:00", &[], "15:00");
    check("2021-11-01", &[(Part::Month, "%b %Y")], "Th 11 2021");
    check("2021-10-01", &[(Part::Month, "%b %Y")], "Tháng 10");
    check("2021-11-15", &[(Part::Day, "%-d")], "15");
}

#[test]
fn vietnamese_numbers() {
    #[track_caller]
    fn check(specifier: &str, number: f64, expected: &str) {
        let format = NumberFormat::parse(specifier).unwrap();
        assert_eq!(format.format(number, &VI_VN), expected, "{specifier} of {number}");
    }
    check(",", 1234.5, "1.234,5");
    check(".1%", 0.125, "12,5\u{a0}%");
    check("$,", 1_500_000.0, "1.500.000\u{a0}₫");
    check(",.2f", -1234567.891, "-1.234.567,89");
    check(".3s", 1_234_567.0, "1,23M");
    check("012,d", 1_234_567.0, "0.001.234.567");
    check("f", f64::NAN, "–");
    check("e", 12345.678, "1,234568e+4");
}
