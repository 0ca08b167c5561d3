//! Colour spaces: a colour as three channels and its opacity, there and back (d3-color 3.1).

use super::Color;

/// Three channels and the opacity; `NaN` where a channel has no meaning.
type Channels = [f64; 4];

const DEGREES: f64 = 180.0 / std::f64::consts::PI;
const RADIANS: f64 = std::f64::consts::PI / 180.0;

/// A space of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Space {
    /// Red, green, blue: 0 to 255.
    #[default]
    Rgb,
    /// Hue in degrees, saturation and lightness from 0 to 1.
    Hsl,
    /// CIELAB with white D50: lightness 0 to 100, a, b.
    Lab,
    /// CIELAB's hue in degrees, chroma, lightness 0 to 100.
    Hcl,
    /// Dave Green's Cubehelix: hue in degrees, saturation, lightness from 0 to 1.
    Cubehelix,
}

impl Space {
    /// A colour's channels in this space, then its opacity.
    #[must_use]
    pub fn channels(self, color: Color) -> [f64; 4] {
        match self {
            Self::Rgb => [color.r, color.g, color.b, color.opacity],
            Self::Hsl => rgb_to_hsl(color),
            Self::Lab => rgb_to_lab(color),
            Self::Hcl => lab_to_hcl(rgb_to_lab(color)),
            Self::Cubehelix => rgb_to_cubehelix(color),
        }
    }

    /// The colour of these channels of this space.
    #[must_use]
    pub fn to_rgb(self, channels: [f64; 4]) -> Color {
        match self {
            Self::Rgb => {
                let [r, g, b, opacity] = channels;
                Color { r, g, b, opacity }
            }
            Self::Hsl => hsl_to_rgb(channels),
            Self::Lab => lab_to_rgb(channels),
            Self::Hcl => lab_to_rgb(hcl_to_lab(channels)),
            Self::Cubehelix => cubehelix_to_rgb(channels),
        }
    }
}

fn rgb_to_hsl(color: Color) -> Channels {
    let [r, g, b] = [color.r, color.g, color.b].map(|channel| channel / 255.0);
    if r.is_nan() || g.is_nan() || b.is_nan() {
        return [f64::NAN, f64::NAN, f64::NAN, color.opacity];
    }
    let (min, max) = (r.min(g).min(b), r.max(g).max(b));
    let (span, sum) = (max - min, max + min);
    let l = sum / 2.0;
    if span == 0.0 {
        // A grey has no hue; black and white have no saturation either.
        let s = if l > 0.0 && l < 1.0 { 0.0 } else { f64::NAN };
        return [f64::NAN, s, l, color.opacity];
    }
    let sextant = if r == max {
        (g - b) / span + if g < b { 6.0 } else { 0.0 }
    } else if g == max {
        (b - r) / span + 2.0
    } else {
        (r - g) / span + 4.0
    };
    let s = span / if l < 0.5 { sum } else { 2.0 - max - min };
    [sextant * 60.0, s, l, color.opacity]
}

fn hsl_to_rgb([h, s, l, opacity]: Channels) -> Color {
    let h = h % 360.0 + if h < 0.0 { 360.0 } else { 0.0 };
    let s = if h.is_nan() || s.is_nan() { 0.0 } else { s };
    let high = l + if l < 0.5 { l } else { 1.0 - l } * s;
    let low = 2.0 * l - high;
    Color {
        r: hsl_channel(if h >= 240.0 { h - 240.0 } else { h + 120.0 }, low, high),
        g: hsl_channel(h, low, high),
        b: hsl_channel(if h < 120.0 { h + 240.0 } else { h - 120.0 }, low, high),
        opacity,
    }
}

fn hsl_channel(h: f64, low: f64, high: f64) -> f64 {
    let share = if h < 60.0 {
        low + (high - low) * h / 60.0
    } else if h < 180.0 {
        high
    } else if h < 240.0 {
        low + (high - low) * (240.0 - h) / 60.0
    } else {
        low
    };
    share * 255.0
}

/// The white point D50.
const WHITE: (f64, f64, f64) = (0.964_22, 1.0, 0.825_21);
/// Below this share of a tristimulus value CIELAB is a straight line.
const LINEAR_BELOW: f64 = 6.0 / 29.0;

fn rgb_to_lab(color: Color) -> Channels {
    let [r, g, b] = [color.r, color.g, color.b].map(linear_light);
    let y = lab_share((0.222_504_5 * r + 0.716_878_6 * g + 0.060_616_9 * b) / WHITE.1);
    let (x, z) = if r == g && g == b {
        (y, y)
    } else {
        (
            lab_share((0.436_074_7 * r + 0.385_064_9 * g + 0.143_080_4 * b) / WHITE.0),
            lab_share((0.013_932_2 * r + 0.097_104_5 * g + 0.714_173_3 * b) / WHITE.2),
        )
    };
    [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z), color.opacity]
}

fn lab_to_rgb([l, a, b, opacity]: Channels) -> Color {
    let y = (l + 16.0) / 116.0;
    let x = WHITE.0 * tristimulus(if a.is_nan() { y } else { y + a / 500.0 });
    let z = WHITE.2 * tristimulus(if b.is_nan() { y } else { y - b / 200.0 });
    let y = WHITE.1 * tristimulus(y);
    Color {
        r: gamma_light(3.133_856_1 * x - 1.616_866_7 * y - 0.490_614_6 * z),
        g: gamma_light(-0.978_768_4 * x + 1.916_141_5 * y + 0.033_454_0 * z),
        b: gamma_light(0.071_945_3 * x - 0.228_991_4 * y + 1.405_242_7 * z),
        opacity,
    }
}

fn lab_share(value: f64) -> f64 {
    let line = 3.0 * LINEAR_BELOW * LINEAR_BELOW;
    if value > LINEAR_BELOW * LINEAR_BELOW * LINEAR_BELOW {
        libm::pow(value, 1.0 / 3.0)
    } else {
        value / line + 4.0 / 29.0
    }
}

fn tristimulus(share: f64) -> f64 {
    if share > LINEAR_BELOW {
        share * share * share
    } else {
        3.0 * LINEAR_BELOW * LINEAR_BELOW * (share - 4.0 / 29.0)
    }
}

/// A channel of sRGB without its gamma.
fn linear_light(channel: f64) -> f64 {
    let channel = channel / 255.0;
    if channel <= 0.040_45 { channel / 12.92 } else { libm::pow((channel + 0.055) / 1.055, 2.4) }
}

/// A channel of sRGB with its gamma.
fn gamma_light(light: f64) -> f64 {
    255.0
        * if light <= 0.003_130_8 {
            12.92 * light
        } else {
            1.055 * libm::pow(light, 1.0 / 2.4) - 0.055
        }
}

fn lab_to_hcl([l, a, b, opacity]: Channels) -> Channels {
    if a == 0.0 && b == 0.0 {
        let chroma = if l > 0.0 && l < 100.0 { 0.0 } else { f64::NAN };
        return [f64::NAN, chroma, l, opacity];
    }
    [turn(libm::atan2(b, a) * DEGREES), (a * a + b * b).sqrt(), l, opacity]
}

fn hcl_to_lab([h, c, l, opacity]: Channels) -> Channels {
    if h.is_nan() {
        return [l, 0.0, 0.0, opacity];
    }
    let h = h * RADIANS;
    [l, libm::cos(h) * c, libm::sin(h) * c, opacity]
}

/// The coefficients of Cubehelix, row by row: red, green, blue by cosine and sine.
const HELIX: [f64; 5] = [-0.148_61, 1.782_77, -0.292_27, -0.906_49, 1.972_94];

fn rgb_to_cubehelix(color: Color) -> Channels {
    let [a, b, c, d, e] = HELIX;
    let (ed, eb, bc_da) = (e * d, e * b, b * c - d * a);
    let [red, green, blue] = [color.r, color.g, color.b].map(|channel| channel / 255.0);
    let l = (bc_da * blue + ed * red - eb * green) / (bc_da + ed - eb);
    let bl = blue - l;
    let k = (e * (green - l) - c * bl) / d;
    // `NaN` for black and white.
    let s = (k * k + bl * bl).sqrt() / (e * l * (1.0 - l));
    let there = s != 0.0 && !s.is_nan();
    let h = if there { libm::atan2(k, bl) * DEGREES - 120.0 } else { f64::NAN };
    [turn(h), s, l, color.opacity]
}

fn cubehelix_to_rgb([h, s, l, opacity]: Channels) -> Color {
    let [a, b, c, d, e] = HELIX;
    let h = if h.is_nan() { 0.0 } else { (h + 120.0) * RADIANS };
    let amplitude = if s.is_nan() { 0.0 } else { s * l * (1.0 - l) };
    let (cos, sin) = (libm::cos(h), libm::sin(h));
    Color {
        r: 255.0 * (l + amplitude * (a * cos + b * sin)),
        g: 255.0 * (l + amplitude * (c * cos + d * sin)),
        b: 255.0 * (l + amplitude * (e * cos)),
        opacity,
    }
}

/// A hue that is not negative.
fn turn(degrees: f64) -> f64 {
    if degrees < 0.0 { degrees + 360.0 } else { degrees }
}
