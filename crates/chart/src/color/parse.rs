//! Reading CSS colours (d3-color 3.1, `src/color.js`).

use super::names::named;
use super::{Color, Space};

/// A colour from text that is trimmed and in small letters.
pub(super) fn parse(text: &str) -> Option<Color> {
    if let Some(digits) = text.strip_prefix('#') {
        return hex(digits);
    }
    if let Some(arguments) = text.strip_suffix(')') {
        let (function, arguments) = arguments.split_once('(')?;
        let arguments: Vec<&str> = arguments.split(',').map(str::trim).collect();
        return call(function, &arguments);
    }
    if text == "transparent" {
        return Some(Color { opacity: 0.0, ..Color::NONE });
    }
    named(text).map(Color::from_hex)
}

/// `rgb`, `rrggbb`, `rgba` or `rrggbbaa`.
fn hex(digits: &str) -> Option<Color> {
    let nibbles: Option<Vec<u32>> = digits.chars().map(|one| one.to_digit(16)).collect();
    let pair = |high: &u32, low: &u32| f64::from(high * 16 + low);
    let twice = |one: &u32| pair(one, one);
    match nibbles?.as_slice() {
        [r, g, b] => Some(Color::rgb(twice(r), twice(g), twice(b))),
        [r, g, b, a] => Some(seen([twice(r), twice(g), twice(b)], twice(a) / 255.0)),
        [r, s, g, h, b, c] => Some(Color::rgb(pair(r, s), pair(g, h), pair(b, c))),
        [r, s, g, h, b, c, a, d] => {
            Some(seen([pair(r, s), pair(g, h), pair(b, c)], pair(a, d) / 255.0))
        }
        _ => None,
    }
}

/// A function with its arguments.
fn call(function: &str, arguments: &[&str]) -> Option<Color> {
    let (first, second, third, opacity) = match (function, arguments) {
        ("rgb" | "hsl", [a, b, c]) => (a, b, c, 1.0),
        ("rgba" | "hsla", [a, b, c, opacity]) => (a, b, c, number(opacity)?),
        _ => return None,
    };
    if function.starts_with("hsl") {
        return Some(hsl(number(first)?, percent(second)?, percent(third)?, opacity));
    }
    let all = |read: fn(&str) -> Option<f64>| Some([read(first)?, read(second)?, read(third)?]);
    let channels = all(integer)
        .or_else(|| all(percent).map(|shares| shares.map(|share| share * 255.0 / 100.0)))?;
    Some(if function == "rgb" { Color::rgb_of(channels) } else { seen(channels, opacity) })
}

/// What cannot be seen has no hue, no saturation and maybe no lightness.
fn hsl(h: f64, s: f64, l: f64, opacity: f64) -> Color {
    let (s, l) = (s / 100.0, l / 100.0);
    let none = f64::NAN;
    let channels = if opacity <= 0.0 {
        [none; 3]
    } else if l <= 0.0 || l >= 1.0 {
        [none, none, l]
    } else if s <= 0.0 {
        [none, s, l]
    } else {
        [h, s, l]
    };
    let [h, s, l] = channels;
    Space::Hsl.to_rgb([h, s, l, opacity])
}

/// A colour of which nothing is left at opacity 0.
fn seen(channels: [f64; 3], opacity: f64) -> Color {
    let channels = if opacity <= 0.0 { [f64::NAN; 3] } else { channels };
    Color { opacity, ..Color::rgb_of(channels) }
}

impl Color {
    fn rgb_of([r, g, b]: [f64; 3]) -> Self {
        Self::rgb(r, g, b)
    }
}

/// Digits with an optional sign.
fn integer(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let whole = !digits.is_empty() && digits.bytes().all(|one| one.is_ascii_digit());
    if whole { crate::digits::read(text) } else { None }
}

/// A decimal number; as in d3 a point must be followed by digits.
fn number(text: &str) -> Option<f64> {
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    integer(exponent)?;
    let digits = mantissa.strip_prefix(['+', '-']).unwrap_or(mantissa);
    let (whole, fraction) = digits.split_once('.').unwrap_or(("", digits));
    let plain = |part: &str| part.bytes().all(|one| one.is_ascii_digit());
    let good = plain(whole) && plain(fraction) && !fraction.is_empty();
    if good { crate::digits::read(text) } else { None }
}

/// A number directly followed by `%`.
fn percent(text: &str) -> Option<f64> {
    number(text.strip_suffix('%')?)
}

#[cfg(test)]
mod tests {
    use crate::color::Color;

    #[track_caller]
    fn check(css: &str, expected: &str) {
        assert_eq!(Color::parse(css).map(Color::to_css).as_deref(), Some(expected), "{css}");
    }

    #[test]
    fn reads_css_colours() {
        check("#f00", "rgb(255, 0, 0)");
        check(" #A1b2C3 ", "rgb(161, 178, 195)");
        check("#abc8", "rgba(170, 187, 204, 0.5333333333333333)");
        check("#11223344", "rgba(17, 34, 51, 0.26666666666666666)");
        check("#12345600", "rgba(0, 0, 0, 0)");
        check("rebeccapurple", "rgb(102, 51, 153)");
        check("aliceblue", "rgb(240, 248, 255)");
        check("YellowGreen", "rgb(154, 205, 50)");
        check("transparent", "rgba(0, 0, 0, 0)");
        check("rgb(1,2 , 3)", "rgb(1, 2, 3)");
        check("rgb(-1,300,+3)", "rgb(0, 255, 3)");
        check("rgb(10%, 20.5%, .3e2%)", "rgb(26, 52, 77)");
        check("rgba(1, 2, 3, .5)", "rgba(1, 2, 3, 0.5)");
        check("rgba(1, 2, 3, 0)", "rgba(0, 0, 0, 0)");
        check("hsl(120, 50%, 25%)", "rgb(32, 96, 32)");
        check("hsl(-60, 100%, 50%)", "rgb(255, 0, 255)");
        check("hsla(400.5, 30%, 60%, 0.25)", "rgba(184, 164, 122, 0.25)");
        check("hsl(10, 50%, 100%)", "rgb(255, 255, 255)");
    }

    #[test]
    fn refuses_what_d3_refuses() {
        for css in [
            "",
            "#",
            "#12",
            "#12345",
            "#1234567",
            "#ggg",
            "rgb(1,2)",
            "rgb(1,2,3,4)",
            "rgb(1.5,2,3)",
            "rgb(1 2 3)",
            "rgb(1,2,3%)",
            "rgb (1,2,3)",
            "hsl(1,2,3)",
            "rgba(1,2,3,5%)",
            "rgba(1,2,3)",
            "rgb(1.,2,3)",
            "hsl(1.,2%,3%)",
            "nocolour",
            "rgb(1,2,3",
            "hsl(1, 2 %, 3%)",
            "é)",
            "none",
        ] {
            assert_eq!(Color::parse(css), None, "{css}");
        }
    }
}
