use super::{Decimal, plain, read};
use crate::value::number_text;
use proptest::prelude::*;

fn is_as_in_the_library(number: f64) {
    if !number.is_finite() {
        return;
    }
    let written = number.to_string();
    assert_eq!(plain(number), written);
    assert_eq!(read(&written).map(f64::to_bits), Some(number.to_bits()), "{written}");
    assert_eq!(read(&format!("{number:e}")).map(f64::to_bits), Some(number.to_bits()));
    let exact = format!("{:.800e}", number.abs());
    let exact = exact.split('e').next().unwrap().replace('.', "");
    let own: String = Decimal::of(number.abs()).digits.iter().map(u8::to_string).collect();
    assert_eq!(own, exact.trim_end_matches('0'));
}

#[test]
fn hard_numbers_are_read_and_written_as_the_library_has_them() {
    for number in [
        0.0,
        -0.0,
        1.0,
        -1.5,
        0.1,
        0.3,
        1e15,
        1e16,
        1e21,
        1e22,
        1e23,
        123_456_789.123,
        5e-324,
        1e-323,
        2.225_073_858_507_201e-308,
        f64::MIN_POSITIVE,
        f64::MAX,
        f64::EPSILON,
        9_007_199_254_740_993.0,
        9.5367431640625e-7,
        5e-7,
        4.35,
        0.000_001,
        8.41e21,
        libm::exp2(-44.0),
        libm::exp2(89.0),
    ] {
        is_as_in_the_library(number);
        is_as_in_the_library(number * 3.7);
    }
    for power in -1074..1024 {
        is_as_in_the_library(libm::exp2(f64::from(power)));
    }
}

#[test]
fn texts_of_many_digits_are_rounded_once() {
    for text in [
        "9007199254740993",
        "9007199254740992.999999999999999999",
        "9007199254740993.00000000000000001",
        "2.47e-324",
        "2.4703282292062327208e-324",
        "2.4703282292062328e-324",
        "1.7976931348623158e308",
        "1.7976931348623159e308",
        "1e309",
        "1e-400",
        "0.1e1",
        "00012.500",
        ".5",
        "5.",
        "1e+05",
        "0e999999999999",
        "123456789012345678901234567890",
        "0.000000000000000000000000000000000000001234567890123456789",
        "179769313486231580793728971405303415079934132710037826936173778980444968292764750946649017977587207096330286416692887910946555547851940402630657488671505820681908902000708383676273854845817711531764475730270069855571366959622842914819860834936475292719074168444365510704342711559699508093042880",
    ] {
        assert_eq!(read(text).map(f64::to_bits), text.parse().ok().map(f64::to_bits), "{text}");
    }
    for text in ["", ".", "-", "e5", "1e", "1e+", "1x", "1.2.3", "inf", "nan", " 1", "1_0", "é"] {
        assert_eq!(read(text), None, "{text}");
    }
    assert_eq!(read(&"9".repeat(100_000)), Some(f64::INFINITY));
    assert_eq!(number_text(1.5e-7), "1.5e-7");
}

proptest! {
    #[test]
    fn any_number_is_read_and_written_as_the_library_has_it(bits: u64, digits in 0_i64..10_000_000, places in 0..9) {
        is_as_in_the_library(f64::from_bits(bits));
        is_as_in_the_library(digits as f64 / libm::pow(10.0, f64::from(places)));
    }

    #[test]
    fn any_text_is_read_as_the_library_reads_it(text in "[-+]?[0-9]{0,25}\\.?[0-9]{0,25}(e[-+]?[0-9]{1,3})?") {
        prop_assert_eq!(read(&text).map(f64::to_bits), text.parse().ok().map(f64::to_bits));
    }
}
