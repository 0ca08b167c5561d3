//! Curves fitted through points by least squares.

use crate::value::{Value, count};

/// The highest order of a polynomial.
pub const LIMIT_ORDER: usize = 32;

/// How a curve goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Method {
    /// a.
    Constant,
    /// a + b·x.
    #[default]
    Linear,
    /// a + b·log(x).
    Log,
    /// a·exp(b·x).
    Exp,
    /// a·x^b.
    Pow,
    /// a + b·x + c·x².
    Quad,
    /// A polynomial of an order.
    Poly(usize),
}

impl Method {
    /// The method of a name, and of an order for `poly`.
    #[must_use]
    pub fn parse(name: &str, order: usize) -> Option<Self> {
        Some(match name {
            "constant" => Self::Constant,
            "linear" => Self::Linear,
            "log" => Self::Log,
            "exp" => Self::Exp,
            "pow" => Self::Pow,
            "quad" => Self::Quad,
            "poly" => Self::Poly(order),
            _ => return None,
        })
    }

    /// How many points are not yet enough.
    #[must_use]
    pub fn degrees_of_freedom(self) -> usize {
        match self {
            Self::Poly(order) => order,
            Self::Quad => 2,
            _ => 1,
        }
    }

    /// Whether two points draw the curve.
    #[must_use]
    pub fn is_straight(self) -> bool {
        matches!(self, Self::Constant | Self::Linear)
    }

    /// The curve through points.
    #[must_use]
    pub fn fit(self, pairs: &[(f64, f64)]) -> Model {
        let mut model = match self {
            Self::Constant | Self::Poly(0) => constant(pairs),
            Self::Linear | Self::Poly(1) => linear(pairs),
            Self::Log => log(pairs),
            Self::Exp => exp(pairs),
            Self::Pow => pow(pairs),
            Self::Quad | Self::Poly(2) => quad(pairs),
            Self::Poly(order) => poly(pairs, order.min(LIMIT_ORDER)),
        };
        if !matches!(self, Self::Constant | Self::Poly(0)) {
            model.r_squared = r_squared(pairs, &model);
        }
        model
    }
}

/// A fitted curve.
#[derive(Clone, Debug, PartialEq)]
pub struct Model {
    /// The coefficients, the constant first.
    pub coefficients: Vec<f64>,
    /// The share of the variance that the curve explains.
    pub r_squared: f64,
    shape: Shape,
    mean_y: f64,
}

/// How a model predicts.
#[derive(Clone, Debug, PartialEq)]
enum Shape {
    Constant,
    Linear,
    Log,
    Pow,
    /// a·exp(b·(x - mean)), of the centred coefficients.
    Exp([f64; 2], f64),
    /// Centred coefficients, and the mean of x.
    Poly(Vec<f64>, f64),
}

impl Model {
    fn new(coefficients: Vec<f64>, shape: Shape, mean_y: f64) -> Self {
        Self { coefficients, r_squared: 0.0, shape, mean_y }
    }

    /// The curve's y at an x.
    #[must_use]
    pub fn predict(&self, x: f64) -> f64 {
        let of = |at: usize| self.coefficients.get(at).copied().unwrap_or_default();
        match &self.shape {
            Shape::Constant => of(0),
            Shape::Linear => of(0) + of(1) * x,
            Shape::Log => of(0) + of(1) * crate::math::log(x),
            Shape::Pow => of(0) * crate::math::pow(x, of(1)),
            Shape::Exp([constant, slope], mean) => libm::exp(constant + slope * (x - mean)),
            Shape::Poly(centred, mean) => predict_poly(centred, x - mean, self.mean_y),
        }
    }
}

/// In the order in which Vega adds: its quadratic starts from the highest power.
fn predict_poly(centred: &[f64], x: f64, mean_y: f64) -> f64 {
    match centred {
        [c, b, a] => a * x * x + b * x + c + mean_y,
        [c, b, a, rest @ ..] => {
            let low = mean_y + c + b * x + a * x * x;
            let power = |at: usize| crate::math::pow(x, count(at + 3));
            rest.iter().enumerate().fold(low, |sum, (at, one)| sum + one * power(at))
        }
        _ => f64::NAN,
    }
}

/// Points around their means.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Points {
    /// The xs less their mean.
    pub xs: Vec<f64>,
    /// The ys less their mean.
    pub ys: Vec<f64>,
    /// The mean of the xs.
    pub mean_x: f64,
    /// The mean of the ys.
    pub mean_y: f64,
}

impl Points {
    /// Points in their order.
    #[must_use]
    pub fn centred(pairs: &[(f64, f64)]) -> Self {
        let (mut mean_x, mut mean_y, mut seen) = (0.0, 0.0, 0.0);
        for (x, y) in pairs {
            seen += 1.0;
            mean_x += (x - mean_x) / seen;
            mean_y += (y - mean_y) / seen;
        }
        let (xs, ys) = pairs.iter().map(|(x, y)| (x - mean_x, y - mean_y)).unzip();
        Self { xs, ys, mean_x, mean_y }
    }
}

/// The rows whose two values are numbers.
#[must_use]
pub fn pairs(rows: impl IntoIterator<Item = (Value, Value)>) -> Vec<(f64, f64)> {
    let there = rows.into_iter().filter(|(x, y)| x.is_present() && y.is_present());
    let numbers = there.map(|(x, y)| (x.to_number(), y.to_number()));
    numbers.filter(|(x, y)| !x.is_nan() && !y.is_nan()).collect()
}

/// Intercept and slope by least squares, from means.
#[must_use]
pub fn ols(x: f64, y: f64, xy: f64, xx: f64) -> [f64; 2] {
    let delta = xx - x * x;
    let slope = if delta.abs() < 1e-24 { 0.0 } else { (xy - x * y) / delta };
    [y - slope * x, slope]
}

/// Running means of what is computed from each point.
fn means<const N: usize>(pairs: &[(f64, f64)], of: impl Fn(f64, f64) -> [f64; N]) -> [f64; N] {
    let mut means = [0.0; N];
    let mut seen = 0.0;
    for (x, y) in pairs {
        seen += 1.0;
        for (mean, value) in means.iter_mut().zip(of(*x, *y)) {
            *mean += (value - *mean) / seen;
        }
    }
    means
}

fn constant(pairs: &[(f64, f64)]) -> Model {
    let [mean] = means(pairs, |_, y| [y]);
    Model::new(vec![mean], Shape::Constant, mean)
}

fn linear(pairs: &[(f64, f64)]) -> Model {
    let [x, y, xy, xx] = means(pairs, |x, y| [x, y, x * y, x * x]);
    Model::new(ols(x, y, xy, xx).to_vec(), Shape::Linear, y)
}

fn log(pairs: &[(f64, f64)]) -> Model {
    let [x, y, xy, xx] = means(pairs, |x, y| {
        let x = crate::math::log(x);
        [x, y, x * y, x * x]
    });
    Model::new(ols(x, y, xy, xx).to_vec(), Shape::Log, y)
}

fn pow(pairs: &[(f64, f64)]) -> Model {
    let [x, y, xy, xx, mean_y] = means(pairs, |x, y| {
        let (log_x, log_y) = (crate::math::log(x), crate::math::log(y));
        [log_x, log_y, log_x * log_y, log_x * log_x, y]
    });
    let [constant, slope] = ols(x, y, xy, xx);
    Model::new(vec![libm::exp(constant), slope], Shape::Pow, mean_y)
}

fn exp(pairs: &[(f64, f64)]) -> Model {
    let points = Points::centred(pairs);
    let (mean_x, mean_y) = (points.mean_x, points.mean_y);
    let both: Vec<(f64, f64)> = points.xs.iter().zip(pairs).map(|(x, (_, y))| (*x, *y)).collect();
    let [yl, xy, xyl, xxy] = means(&both, |x, y| {
        let (log_y, xy) = (crate::math::log(y), x * y);
        [y * log_y, xy, xy * log_y, x * xy]
    });
    let centred = ols(xy / mean_y, yl / mean_y, xyl / mean_y, xxy / mean_y);
    let [constant, slope] = centred;
    let coefficients = vec![libm::exp(constant - slope * mean_x), slope];
    Model::new(coefficients, Shape::Exp(centred, mean_x), mean_y)
}

fn quad(pairs: &[(f64, f64)]) -> Model {
    let points = Points::centred(pairs);
    let both: Vec<(f64, f64)> = points.xs.iter().copied().zip(points.ys.iter().copied()).collect();
    let [x2, x3, x4, xy, x2y] = means(&both, |x, y| {
        let xx = x * x;
        [xx, xx * x, xx * xx, x * y, xx * y]
    });
    let spread = x4 - x2 * x2;
    let determinant = x2 * spread - x3 * x3;
    let a = (x2y * x2 - xy * x3) / determinant;
    let b = (xy * spread - x2y * x3) / determinant;
    let c = -a * x2;
    let (mean_x, mean_y) = (points.mean_x, points.mean_y);
    let coefficients = vec![c - b * mean_x + a * mean_x * mean_x + mean_y, b - 2.0 * a * mean_x, a];
    Model::new(coefficients, Shape::Poly(vec![c, b, a], mean_x), mean_y)
}

fn poly(pairs: &[(f64, f64)], order: usize) -> Model {
    let points = Points::centred(pairs);
    let size = order + 1;
    let moment = |power: usize| -> f64 {
        points.xs.iter().map(|x| crate::math::pow(*x, count(power))).fold(0.0, |sum, one| sum + one)
    };
    let with_y = |power: usize| -> f64 {
        let both = points.xs.iter().zip(&points.ys);
        both.map(|(x, y)| crate::math::pow(*x, count(power)) * y).fold(0.0, |sum, one| sum + one)
    };
    let moments: Vec<f64> = (0..2 * size - 1).map(moment).collect();
    let column = |first: usize| moments.iter().copied().skip(first).take(size).collect();
    let mut columns: Vec<Vec<f64>> = (0..size).map(column).collect();
    columns.push((0..size).map(with_y).collect());
    let centred = eliminate(&mut columns);
    let coefficients = uncentred(&centred, -points.mean_x, points.mean_y);
    Model::new(coefficients, Shape::Poly(centred, points.mean_x), points.mean_y)
}

/// Solves a system of equations by elimination; the last column is the right side.
fn eliminate(columns: &mut [Vec<f64>]) -> Vec<f64> {
    let size = columns.len().saturating_sub(1);
    let at = |columns: &[Vec<f64>], column: usize, row: usize| {
        columns.get(column).and_then(|column| column.get(row)).copied().unwrap_or(f64::NAN)
    };
    for pivot in 0..size {
        let mut largest = pivot;
        for row in pivot + 1..size {
            if at(columns, pivot, row).abs() > at(columns, pivot, largest).abs() {
                largest = row;
            }
        }
        columns.iter_mut().skip(pivot).for_each(|column| column.swap(pivot, largest));
        for row in pivot + 1..size {
            for column in (pivot..=size).rev() {
                let less = (at(columns, column, pivot) * at(columns, pivot, row))
                    / at(columns, pivot, pivot);
                if let Some(cell) = columns.get_mut(column).and_then(|column| column.get_mut(row)) {
                    *cell -= less;
                }
            }
        }
    }
    let mut solved = vec![0.0; size];
    for row in (0..size).rev() {
        let known = (row + 1..size)
            .map(|column| {
                at(columns, column, row) * solved.get(column).copied().unwrap_or(f64::NAN)
            })
            .fold(0.0, |sum, one| sum + one);
        let value = (at(columns, size, row) - known) / at(columns, row, row);
        if let Some(slot) = solved.get_mut(row) {
            *slot = value;
        }
    }
    solved
}

/// The coefficients for x itself, from those for x less its mean.
fn uncentred(centred: &[f64], x: f64, y: f64) -> Vec<f64> {
    let mut out = vec![0.0; centred.len()];
    for (power, coefficient) in centred.iter().enumerate().rev() {
        let mut binomial = 1.0;
        for down in 0..=power {
            let Some(slot) = out.get_mut(power - down) else { continue };
            if down == 0 {
                *slot += coefficient;
            } else {
                binomial *= count(power + 1 - down) / count(down);
                *slot += coefficient * crate::math::pow(x, count(down)) * binomial;
            }
        }
    }
    if let Some(first) = out.first_mut() {
        *first += y;
    }
    out
}

fn r_squared(pairs: &[(f64, f64)], model: &Model) -> f64 {
    let (mut unexplained, mut total) = (0.0, 0.0);
    for (x, y) in pairs {
        let (off, spread) = (y - model.predict(*x), y - model.mean_y);
        unexplained += off * off;
        total += spread * spread;
    }
    1.0 - unexplained / total
}
