//! Numbers as Vietnamese readers write them: `1.234,5`. The one formatter of the project.

/// A number with a point between thousands and a decimal comma; never an exponent.
///
/// ```
/// use content::number::format_vi;
/// assert_eq!(format_vi(1234.5), "1.234,5");
/// assert_eq!(format_vi(100.0), "100");
/// assert_eq!(format_vi(-1_234_567.0), "-1.234.567");
/// ```
#[must_use]
pub fn format_vi(value: f64) -> String {
    if !value.is_finite() {
        return "–".to_owned();
    }
    // `{}` writes the shortest digits that read back as the same number, without an exponent.
    let plain = format!("{}", value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let sign = if value < 0.0 { "-" } else { "" };
    let mut out = String::from(sign);
    push_grouped(whole, &mut out);
    if !fraction.is_empty() {
        out.push(',');
        out.push_str(fraction);
    }
    out
}

/// Digits with a point before each group of three.
fn push_grouped(digits: &str, out: &mut String) {
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
}

#[cfg(test)]
mod tests {
    use super::format_vi;

    #[track_caller]
    fn check(value: f64, expected: &str) {
        assert_eq!(format_vi(value), expected);
    }

    #[test]
    fn writes_vietnamese_numbers() {
        check(0.0, "0");
        check(-0.0, "0");
        check(9.0, "9");
        check(999.0, "999");
        check(1000.0, "1.000");
        check(12_345.0, "12.345");
        check(1_234_567.891, "1.234.567,891");
        check(-0.5, "-0,5");
        check(-1000.25, "-1.000,25");
        check(0.1 + 0.2, "0,30000000000000004");
        check(1e-7, "0,0000001");
        check(1e21, "1.000.000.000.000.000.000.000");
        check(f64::NAN, "–");
        check(f64::NEG_INFINITY, "–");
    }
}
