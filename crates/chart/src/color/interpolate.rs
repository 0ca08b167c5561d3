//! Mixing colours as d3-interpolate does, and ramps of several colours.

use std::sync::Arc;

use super::{Color, Space};
use crate::math::round;

/// How two colours are mixed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interpolate {
    /// The space in which channels are mixed.
    pub space: Space,
    /// Whether hues run the long way round (`hsl-long`, `hcl-long`, `cubehelix-long`).
    pub long: bool,
    /// The gamma of `rgb` and `cubehelix`; 1 is none.
    pub gamma: f64,
}

impl Default for Interpolate {
    fn default() -> Self {
        Self { space: Space::Rgb, long: false, gamma: 1.0 }
    }
}

impl Interpolate {
    /// The interpolation of a name as `rgb`, `hcl` or `cubehelix-long`, in any case.
    ///
    /// ```
    /// use chart::color::{Color, Interpolate};
    /// let lab = Interpolate::named("lab").unwrap();
    /// let mixed = lab.mix(Color::parse("red").unwrap(), Color::parse("blue").unwrap(), 0.5);
    /// assert_eq!(mixed.to_css(), "rgb(193, 0, 136)");
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let (space, long) = match name.strip_suffix("-long") {
            Some(space) => (space, true),
            None => (name.as_str(), false),
        };
        let space = match space {
            "rgb" if !long => Space::Rgb,
            "lab" if !long => Space::Lab,
            "hsl" => Space::Hsl,
            "hcl" => Space::Hcl,
            "cubehelix" => Space::Cubehelix,
            _ => return None,
        };
        Some(Self { space, long, gamma: 1.0 })
    }

    /// The same with a gamma, where the space knows one.
    #[must_use]
    pub fn with_gamma(self, gamma: f64) -> Self {
        Self { gamma, ..self }
    }

    /// The colour at `t` between two colours, 0 to 1.
    #[must_use]
    pub fn mix(self, from: Color, to: Color, t: f64) -> Color {
        self.between(self.space.channels(from), self.space.channels(to), t)
    }

    fn between(self, [a, b, c, d]: [f64; 4], [p, q, r, s]: [f64; 4], t: f64) -> Color {
        let channels = match self.space {
            Space::Rgb if self.gamma != 1.0 => {
                let power = |from, to| power(from, to, self.gamma, t);
                [power(a, p), power(b, q), power(c, r)]
            }
            Space::Rgb | Space::Lab => [line(a, p, t), line(b, q, t), line(c, r, t)],
            Space::Cubehelix => {
                [self.hue(a, p, t), line(b, q, t), line(c, r, libm::pow(t, self.gamma))]
            }
            Space::Hsl | Space::Hcl => [self.hue(a, p, t), line(b, q, t), line(c, r, t)],
        };
        let [x, y, z] = channels;
        self.space.to_rgb([x, y, z, line(d, s, t)])
    }

    /// A hue between two hues, by default the short way round.
    fn hue(self, from: f64, to: f64, t: f64) -> f64 {
        let way = to - from;
        if self.long || way.is_nan() || way.abs() <= 180.0 {
            return line(from, to, t);
        }
        from + t * (way - 360.0 * round(way / 360.0))
    }
}

/// A number between two; where one of them is missing, the other.
fn line(from: f64, to: f64, t: f64) -> f64 {
    let way = to - from;
    if way == 0.0 || way.is_nan() { either(from, to) } else { from + t * way }
}

/// A number between two on a curve.
fn power(from: f64, to: f64, gamma: f64, t: f64) -> f64 {
    if from == to || (to - from).is_nan() {
        return either(from, to);
    }
    let start = libm::pow(from, gamma);
    libm::pow(start + t * (libm::pow(to, gamma) - start), 1.0 / gamma)
}

fn either(from: f64, to: f64) -> f64 {
    if from.is_nan() { to } else { from }
}

/// Colours at equal distances, mixed between them (d3's `piecewise`), or a part of such a ramp.
#[derive(Clone, Debug, PartialEq)]
pub struct Ramp {
    interpolate: Interpolate,
    stops: Arc<[[f64; 4]]>,
    start: f64,
    span: f64,
}

impl Ramp {
    /// A ramp of these colours.
    #[must_use]
    pub fn new(colors: &[Color], interpolate: Interpolate) -> Self {
        let stops = colors.iter().map(|color| interpolate.space.channels(*color)).collect();
        Self { interpolate, stops, start: 0.0, span: 1.0 }
    }

    /// The part of the ramp from `start` to `stop`, backwards if `start` is greater (Vega's
    /// `interpolateRange`).
    #[must_use]
    pub fn part(&self, start: f64, stop: f64) -> Self {
        let from = self.start + start * self.span;
        Self { start: from, span: (stop - start) * self.span, ..self.clone() }
    }

    /// The colour at `t`, 0 to 1; beyond that the outer colours' lines go on.
    #[must_use]
    pub fn at(&self, t: f64) -> Color {
        let [first, rest @ ..] = &*self.stops else { return Color::NONE };
        let Some(last_piece) = rest.len().checked_sub(1) else {
            return self.interpolate.space.to_rgb(*first);
        };
        let t = (self.start + t * self.span) * crate::value::count(rest.len());
        let piece = piece(t).min(last_piece);
        match self.stops.get(piece..).unwrap_or_default() {
            [from, to, ..] => self.interpolate.between(*from, *to, t - crate::value::count(piece)),
            _ => Color::NONE,
        }
    }

    /// `count` colours from within the ramp, its ends left out (Vega's `quantizeInterpolator`).
    #[must_use]
    pub fn quantize(&self, count: usize) -> Vec<Color> {
        let parts = crate::value::count(count) + 1.0;
        (1..=count).map(|at| self.at(crate::value::count(at) / parts)).collect()
    }
}

/// The piece in which `t` lies: 0 for what lies before, or is no number.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
fn piece(t: f64) -> usize {
    t.floor().max(0.0) as usize
}

#[cfg(test)]
mod tests {
    use super::{Interpolate, Ramp};
    use crate::color::Color;

    /// The channels a quarter, half and nine tenths of the way, by d3-interpolate 3.0.
    const MIXED: &str = "
rgb|#ff8000|#0000ff|191,96,64|128,64,128|26,13,230
rgb|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|194,56,69|204,92,90|220,149,124
rgb|black|steelblue|18,33,45|35,65,90|63,117,162
rgb|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
rgb|#808080|#f0f|160,96,160|192,64,192|242,13,242
rgb|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|70,155,83,0.525|130,110,135,0.65|226,38,219,0.8500000000000001
rgb^2.2|#ff8000|#0000ff|224,112,136|186,93,186|90,45,243
rgb^2.2|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|195,88,80|205,120,101|221,156,127
rgb^2.2|black|steelblue|37,69,96|51,95,131|67,124,172
rgb^2.2|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
rgb^2.2|#808080|#f0f|171,112,171|204,93,204|246,45,246
rgb^2.2|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|133,176,130,0.525|183,146,176,0.65|238,72,229,0.8500000000000001
hsl|#ff8000|#0000ff|255,0,32|255,0,191|64,0,255
hsl|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|212,30,38|221,73,60|223,148,119
hsl|black|steelblue|18,33,45|35,65,90|63,117,162
hsl|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
hsl|#808080|#f0f|160,96,160|191,64,191|242,13,242
hsl|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|9,216,183,0.525|8,103,232,0.65|191,15,249,0.8500000000000001
hsl-long|#ff8000|#0000ff|159,255,0|0,255,64|0,89,255
hsl-long|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|114,30,212|60,207,221|223,211,119
hsl-long|black|steelblue|18,33,45|35,65,90|63,117,162
hsl-long|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
hsl-long|#808080|#f0f|160,96,160|191,64,191|242,13,242
hsl-long|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|9,216,183,0.525|8,103,232,0.65|191,15,249,0.8500000000000001
lab|#ff8000|#0000ff|226,97,94|191,66,149|94,12,233
lab|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|196,69,67|207,103,88|221,151,123
lab|black|steelblue|25,35,45|40,64,86|64,116,160
lab|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
lab|#808080|#f0f|163,118,159|195,102,191|243,49,242
lab|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|132,177,101,0.525|181,149,149,0.65|238,74,222,0.8500000000000001
hcl|#ff8000|#0000ff|255,0,64|255,0,122|135,0,233
hcl|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|195,71,62|206,104,81|221,152,121
hcl|black|steelblue|0,39,80|0,67,112|55,117,166
hcl|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
hcl|#808080|#f0f|163,118,159|195,102,191|243,49,242
hcl|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|180,167,0,0.525|255,103,0,0.65|255,0,194,0.8500000000000001
hcl-long|#ff8000|#0000ff|68,160,0|0,149,113|0,85,255
hcl-long|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|195,71,62|206,104,81|221,152,121
hcl-long|black|steelblue|0,39,80|0,67,112|55,117,166
hcl-long|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
hcl-long|#808080|#f0f|163,118,159|195,102,191|243,49,242
hcl-long|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|0,202,174,0.525|0,188,255,0.65|196,94,255,0.8500000000000001
cubehelix|#ff8000|#0000ff|255,10,28|255,0,201|73,0,255
cubehelix|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|210,50,56|221,86,72|224,148,117
cubehelix|black|steelblue|10,35,55|25,68,103|59,118,167
cubehelix|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
cubehelix|#808080|#f0f|161,95,161|193,63,193|243,12,243
cubehelix|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|0,197,149,0.525|8,147,255,0.65|204,37,255,0.8500000000000001
cubehelix^3|#ff8000|#0000ff|255,43,60|255,0,255|106,0,255
cubehelix^3|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|170,32,37|171,51,38|210,129,95
cubehelix^3|black|steelblue|0,2,4|4,17,28|43,97,142
cubehelix^3|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
cubehelix^3|#808080|#f0f|167,101,167|203,71,203|248,15,248
cubehelix^3|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|0,199,152,0.525|12,152,255,0.65|206,39,255,0.8500000000000001
cubehelix-long|#ff8000|#0000ff|57,204,0|0,255,0|0,56,255
cubehelix-long|hsl(350, 80%, 40%)|hsl(20, 60%, 70%)|128,62,218|29,164,179|189,171,93
cubehelix-long|black|steelblue|10,35,55|25,68,103|59,118,167
cubehelix-long|white|transparent|255,255,255,0.75|255,255,255,0.5|255,255,255,0.09999999999999998
cubehelix-long|#808080|#f0f|161,95,161|193,63,193|243,12,243
cubehelix-long|rgba(10,200,30,0.4)|rgba(250,20,240,0.9)|0,197,149,0.525|8,147,255,0.65|204,37,255,0.8500000000000001
";

    #[test]
    fn mixes_as_d3() {
        for case in MIXED.trim().lines() {
            let [name, from, to, ref expected @ ..] = case.split('|').collect::<Vec<_>>()[..]
            else {
                panic!("{case}")
            };
            let (name, gamma) = name.split_once('^').unwrap_or((name, "1"));
            let way = Interpolate::named(name).unwrap().with_gamma(gamma.parse().unwrap());
            let color = |css| Color::parse(css).unwrap();
            for (t, expected) in [0.25, 0.5, 0.9].into_iter().zip(expected) {
                let mixed = way.mix(color(from), color(to), t).to_css();
                let bare =
                    mixed.trim_matches(|one: char| one.is_alphabetic() || "()".contains(one));
                assert_eq!(bare.replace(' ', ""), *expected, "{case} at {t}");
            }
        }
    }

    #[test]
    fn a_ramp_has_parts() {
        let colors = ["red", "#0f0", "blue"].map(|css| Color::parse(css).unwrap());
        let ramp = Ramp::new(&colors, Interpolate::default());
        assert_eq!(ramp.at(0.25).to_css(), "rgb(128, 128, 0)");
        assert_eq!(ramp.at(1.5).to_css(), "rgb(0, 0, 255)");
        assert_eq!(ramp.part(1.0, 0.5).at(0.5).to_css(), "rgb(0, 128, 128)");
        let three: Vec<String> = ramp.quantize(3).into_iter().map(Color::to_css).collect();
        assert_eq!(three, ["rgb(128, 128, 0)", "rgb(0, 255, 0)", "rgb(0, 128, 128)"]);
        assert_eq!(
            Ramp::new(&colors[..1], Interpolate::default()).at(0.7).to_css(),
            "rgb(255, 0, 0)"
        );
        assert_eq!(Ramp::new(&[], Interpolate::default()).at(f64::NAN).to_css(), "rgb(0, 0, 0)");
    }
}
