//! SVG's path language.

use super::Path;
use super::arc::Ellipse;

/// More steps than any symbol has: a spec cannot make the scene huge by one string.
const MAX_STEPS: usize = 20_000;

/// An outline, or `None` where the text is none.
pub(super) fn parse(text: &str) -> Option<Path> {
    let mut pen = Pen { reader: Reader { rest: text }, ..Pen::default() };
    let mut command = pen.reader.command()?;
    loop {
        pen.step(command)?;
        if pen.path.steps.len() > MAX_STEPS {
            return None;
        }
        if pen.reader.is_done() {
            return Some(pen.path);
        }
        // Numbers without a command go on with the last one; after a move they are lines.
        command = match (pen.reader.command(), command) {
            (Some(next), _) => next,
            (None, 'Z' | 'z') => return None,
            (None, 'M') => 'L',
            (None, 'm') => 'l',
            (None, same) => same,
        };
    }
}

/// What a smooth curve mirrors: the last control point of a curve of its own kind.
#[derive(Clone, Copy, Default, PartialEq)]
enum Last {
    #[default]
    Other,
    Cubic([f64; 2]),
    Quadratic([f64; 2]),
}

#[derive(Default)]
struct Pen<'t> {
    reader: Reader<'t>,
    path: Path,
    at: [f64; 2],
    start: [f64; 2],
    last: Last,
    relative: bool,
}

impl Pen<'_> {
    fn step(&mut self, command: char) -> Option<()> {
        self.relative = command.is_ascii_lowercase();
        let last = std::mem::take(&mut self.last);
        match command.to_ascii_uppercase() {
            'M' => {
                self.at = self.place()?;
                self.start = self.at;
                self.path.move_to(self.at[0], self.at[1]);
            }
            'L' => {
                let to = self.place()?;
                self.line(to);
            }
            'H' => {
                let x = self.reader.number()? + self.base()[0];
                self.line([x, self.at[1]]);
            }
            'V' => {
                let y = self.reader.number()? + self.base()[1];
                self.line([self.at[0], y]);
            }
            'C' => {
                let first = self.place()?;
                self.cubic(first)?;
            }
            'S' => {
                let Last::Cubic(control) = last else { return self.cubic(self.at) };
                self.cubic(mirrored(control, self.at))?;
            }
            'Q' => {
                let control = self.place()?;
                self.quadratic(control)?;
            }
            'T' => {
                let Last::Quadratic(control) = last else { return self.quadratic(self.at) };
                self.quadratic(mirrored(control, self.at))?;
            }
            'A' => self.arc()?,
            'Z' => {
                self.path.close();
                self.at = self.start;
            }
            _ => return None,
        }
        Some(())
    }

    fn base(&self) -> [f64; 2] {
        if self.relative { self.at } else { [0.0, 0.0] }
    }

    fn place(&mut self) -> Option<[f64; 2]> {
        let [x, y] = self.base();
        Some([self.reader.number()? + x, self.reader.number()? + y])
    }

    fn line(&mut self, to: [f64; 2]) {
        self.path.line_to(to[0], to[1]);
        self.at = to;
    }

    fn cubic(&mut self, first: [f64; 2]) -> Option<()> {
        let (second, to) = (self.place()?, self.place()?);
        self.path.cubic_to(first, second, to);
        (self.at, self.last) = (to, Last::Cubic(second));
        Some(())
    }

    fn quadratic(&mut self, control: [f64; 2]) -> Option<()> {
        let to = self.place()?;
        self.path.quadratic_to(control, to);
        (self.at, self.last) = (to, Last::Quadratic(control));
        Some(())
    }

    fn arc(&mut self) -> Option<()> {
        let radii = [self.reader.number()?, self.reader.number()?];
        let degrees = self.reader.number()?;
        let (large, sweep) = (self.reader.flag()?, self.reader.flag()?);
        let to = self.place()?;
        self.path.ellipse_to(self.at, Ellipse { radii, degrees, large, sweep }, to);
        self.at = to;
        Some(())
    }
}

fn mirrored([cx, cy]: [f64; 2], [x, y]: [f64; 2]) -> [f64; 2] {
    [2.0 * x - cx, 2.0 * y - cy]
}

#[derive(Default)]
struct Reader<'t> {
    rest: &'t str,
}

impl Reader<'_> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\t', '\n', '\r', '\u{c}', ',']);
    }

    fn is_done(&mut self) -> bool {
        self.skip();
        self.rest.is_empty()
    }

    fn command(&mut self) -> Option<char> {
        self.skip();
        let first = self.rest.chars().next().filter(char::is_ascii_alphabetic)?;
        self.rest = self.rest.get(1..)?;
        Some(first)
    }

    /// `0` or `1`, with nothing needed after it: `a1 1 0 01.5 2` is right.
    fn flag(&mut self) -> Option<bool> {
        self.skip();
        let flag = match self.rest.chars().next()? {
            '0' => false,
            '1' => true,
            _ => return None,
        };
        self.rest = self.rest.get(1..)?;
        Some(flag)
    }

    fn number(&mut self) -> Option<f64> {
        self.skip();
        let (mut point, mut power, mut before) = (false, false, None);
        let end = self.rest.find(|one: char| {
            let goes_on = match one {
                '0'..='9' => true,
                '-' | '+' => matches!(before, None | Some('e' | 'E')),
                '.' => !power && !std::mem::replace(&mut point, true),
                'e' | 'E' => before.is_some() && !std::mem::replace(&mut power, true),
                _ => false,
            };
            before = Some(one);
            !goes_on
        });
        let end = end.unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        crate::digits::read(number).filter(|number| number.is_finite())
    }
}

#[cfg(test)]
mod tests {
    use crate::path::Path;
    use crate::svg::path_data;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(path_data(&Path::parse(text).unwrap()), expected, "{text}");
    }

    #[test]
    fn reads_every_command() {
        check("M0,.5L.6,.8L.5,.5Z", "M0,0.5L0.6,0.8L0.5,0.5Z");
        check("m1 1 2-3h4v1z", "M1,1L3,-2L7,-2L7,-1Z");
        check("M1 1 2 2H5V7", "M1,1L2,2L5,2L5,7");
        check("M1 1zl1 1", "M1,1ZL2,2");
        check("M0 0c1,1 2,2 3 3s1-1 2 0", "M0,0C1,1,2,2,3,3C4,4,4,2,5,3");
        check("M0 0Q1 2 3 0T6 0t1 1", "M0,0Q1,2,3,0Q5,-2,6,0Q7,2,7,1");
        // A smooth curve mirrors only a curve of its own kind.
        check("M0 0Q1 2 3 0S5 5 6 0", "M0,0Q1,2,3,0C3,0,5,5,6,0");
        check("M0 0L1 1T3 3", "M0,0L1,1Q1,1,3,3");
        check("M1e1-1.5.5.5", "M10,-1.5L0.5,0.5");
    }

    #[test]
    fn arcs_of_ellipses_are_curves() {
        check("M0,0A10,5,0,0,1,10,5", "M0,0C5.523,0,10,2.239,10,5");
        check("M0,0a0,5 0 0 1 3,4", "M0,0L3,4");
        check("M3,4a9,5 0 0 1 0,0", "M3,4");
        // Flags need nothing between them and the number after them.
        let below = Path::parse("M1,0a1 1 0 01-2 0").unwrap().bounds();
        assert!((below.y2 - 1.0).abs() < 0.001 && below.y1.abs() < 0.001);
    }

    #[test]
    fn refuses_what_is_no_path() {
        let endless = format!("M0,0{}", "h1".repeat(30_000));
        for broken in [
            "",
            "L",
            "M1",
            "X0,0",
            "M0,0Z1,1",
            "Mnan,1",
            "M0,0A1,1,0,2,1,3,3",
            "é",
            "M1e999,0",
            &endless,
        ] {
            assert!(Path::parse(broken).is_none(), "{broken:.20}");
        }
    }
}
