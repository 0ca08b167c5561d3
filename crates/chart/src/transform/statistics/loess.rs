//! Locally weighted regression (Cleveland's loess).

use super::fit::{Points, ols};
use super::quantile::{quantile, sort};
use crate::transform::whole;
use crate::value::count;

/// How many times the weights of outliers are lowered.
pub const ROUNDS: usize = 2;

/// Below this a residual is none.
const EPSILON: f64 = 1e-12;

/// How many neighbours a bandwidth asks for.
#[must_use]
pub fn neighbours(points: usize, bandwidth: f64) -> usize {
    whole(bandwidth * count(points)).max(2)
}

/// The smoothed points of sorted points (vega-statistics' `regressionLoess`).
#[must_use]
pub fn loess(points: &Points, bandwidth: f64) -> Vec<(f64, f64)> {
    let size = points.xs.len();
    let near = neighbours(size, bandwidth);
    let mut weights = vec![1.0; size];
    let mut fitted = Vec::new();
    for round in 0..=ROUNDS {
        fitted = fit_all(points, &weights, near);
        let both = points.ys.iter().zip(&fitted);
        let residuals: Vec<f64> = both.map(|(y, fit)| (y - fit).abs()).collect();
        let mut sorted: Vec<f64> = residuals.iter().copied().filter(|one| !one.is_nan()).collect();
        sort(&mut sorted);
        let median = quantile(&sorted, 0.5).unwrap_or(f64::NAN);
        if round == ROUNDS || median.abs() < EPSILON {
            break;
        }
        weights = residuals.iter().map(|residual| robust(residual / (6.0 * median))).collect();
    }
    smoothed(points, &fitted)
}

/// Tiny but not zero for what lies far away, so that no system of equations is singular.
fn robust(distance: f64) -> f64 {
    if distance >= 1.0 {
        return EPSILON;
    }
    let weight = 1.0 - distance * distance;
    weight * weight
}

/// One local fit for each point.
fn fit_all(points: &Points, weights: &[f64], near: usize) -> Vec<f64> {
    let mut window = (0, near - 1);
    let mut fitted = Vec::with_capacity(points.xs.len());
    for (at, x) in points.xs.iter().enumerate() {
        fitted.push(fit_one(points, weights, window, *x));
        slide(&points.xs, at + 1, &mut window);
    }
    fitted
}

fn fit_one(points: &Points, weights: &[f64], (first, last): (usize, usize), at: f64) -> f64 {
    let x_of = |place: usize| points.xs.get(place).copied().unwrap_or(f64::NAN);
    let edge = if at - x_of(first) > x_of(last) - at { first } else { last };
    let reach = x_of(edge) - at;
    let scale = 1.0 / if reach == 0.0 || reach.is_nan() { 1.0 } else { reach }.abs();
    let mut sums = [0.0; 5];
    // A window that is wider than the points has no fit: one place too many says it.
    for place in first..=last.min(points.xs.len()) {
        let (x, y) = (x_of(place), points.ys.get(place).copied().unwrap_or(f64::NAN));
        let robust = weights.get(place).copied().unwrap_or(f64::NAN);
        let weight = tricube((at - x).abs() * scale) * robust;
        let weighted = x * weight;
        for (sum, more) in
            sums.iter_mut().zip([weight, weighted, y * weight, y * weighted, x * weighted])
        {
            *sum += more;
        }
    }
    let [all, x, y, xy, xx] = sums;
    let [intercept, slope] = ols(x / all, y / all, xy / all, xx / all);
    intercept + slope * at
}

fn tricube(distance: f64) -> f64 {
    let weight = 1.0 - distance * distance * distance;
    weight * weight * weight
}

/// Moves the window of nearest neighbours on to the next point.
fn slide(xs: &[f64], next: usize, (first, last): &mut (usize, usize)) {
    let Some(at) = xs.get(next) else { return };
    while next > *first {
        let (Some(right), Some(left)) = (xs.get(*last + 1), xs.get(*first)) else { return };
        // Equal distances move too, so that points of one place are passed.
        if right - at > at - left {
            return;
        }
        *first += 1;
        *last += 1;
    }
}

/// The points at their old place; those of one x become their mean.
fn smoothed(points: &Points, fitted: &[f64]) -> Vec<(f64, f64)> {
    let mut out: Vec<(f64, f64)> = Vec::new();
    let mut repeats = 0.0;
    for (x, y) in points.xs.iter().zip(fitted) {
        let x = x + points.mean_x;
        match out.last_mut() {
            Some(last) if last.0 == x => {
                repeats += 1.0;
                last.1 += (y - last.1) / repeats;
            }
            _ => {
                repeats = 0.0;
                out.push((x, *y));
            }
        }
    }
    for point in &mut out {
        point.1 += points.mean_y;
    }
    out
}
