//! A domain moved or widened, evenly on the scale's own terms.

use crate::value::Value;

use super::super::eval::member;
use super::math::pow;
use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 8] = [
    ("panLinear", Function::Values(|args| pan(args, Lift::Linear))),
    ("panLog", Function::Values(|args| pan(args, Lift::Log(sign(args))))),
    ("panPow", Function::Values(|args| pan(args, Lift::Pow(args.number(2))))),
    ("panSymlog", Function::Values(|args| pan(args, Lift::Symlog(args.number(2))))),
    ("zoomLinear", Function::Values(|args| zoom(args, Lift::Linear))),
    ("zoomLog", Function::Values(|args| zoom(args, Lift::Log(sign(args))))),
    ("zoomPow", Function::Values(|args| zoom(args, Lift::Pow(args.number(3))))),
    ("zoomSymlog", Function::Values(|args| zoom(args, Lift::Symlog(args.number(3))))),
];

/// What makes a scale even.
#[derive(Clone, Copy)]
enum Lift {
    Linear,
    /// The sign of the domain.
    Log(f64),
    /// The exponent.
    Pow(f64),
    /// The constant.
    Symlog(f64),
}

impl Lift {
    fn up(self, x: f64) -> f64 {
        match self {
            Self::Linear => x,
            Self::Log(sign) => libm::log(sign * x),
            Self::Pow(exponent) => power(x, exponent),
            Self::Symlog(constant) => signum(x) * libm::log1p((x / constant).abs()),
        }
    }

    fn down(self, x: f64) -> f64 {
        match self {
            Self::Linear => x,
            Self::Log(sign) => sign * libm::exp(x),
            Self::Pow(exponent) => power(x, 1.0 / exponent),
            Self::Symlog(constant) => signum(x) * libm::expm1(x.abs()) * constant,
        }
    }
}

fn power(x: f64, exponent: f64) -> f64 {
    if x < 0.0 { -pow(-x, exponent) } else { pow(x, exponent) }
}

/// JavaScript's `Math.sign`: 0 for 0.
fn signum(x: f64) -> f64 {
    if x == 0.0 { x } else { x.signum() }
}

fn end(args: &Args<'_>, last: bool) -> f64 {
    let values = args.list(0).map(|values| values.as_slice()).unwrap_or_default();
    let value = if last { values.last() } else { values.first() };
    value.map_or(f64::NAN, Value::to_number)
}

fn sign(args: &Args<'_>) -> f64 {
    signum(member(args.get(0), &Value::Number(0.0)).to_number())
}

fn pan(args: &Args<'_>, lift: Lift) -> Value {
    let (low, high) = (lift.up(end(args, false)), lift.up(end(args, true)));
    let by = (high - low) * args.number(1);
    Value::list(vec![lift.down(low - by).into(), lift.down(high - by).into()])
}

fn zoom(args: &Args<'_>, lift: Lift) -> Value {
    let (low, high) = (lift.up(end(args, false)), lift.up(end(args, true)));
    let anchor =
        if args.get(1).is_present() { lift.up(args.number(1)) } else { (low + high) / 2.0 };
    let scaled = |x: f64| Value::Number(lift.down(anchor + (x - anchor) * args.number(2)));
    Value::list(vec![scaled(low), scaled(high)])
}
