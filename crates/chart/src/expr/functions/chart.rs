//! What the chart around an expression knows: its scales, its data, its selections.

use crate::value::Value;

use super::{Args, Entry, Function};

pub const FUNCTIONS: [Entry; 8] = [
    ("scale", Function::Values(|args| args.env.scale(&args.text(0), args.get(1)))),
    ("invert", Function::Values(|args| args.env.invert(&args.text(0), args.get(1)))),
    ("domain", Function::Values(|args| Value::list(args.env.domain(&args.text(0))))),
    ("range", Function::Values(|args| Value::list(args.env.range(&args.text(0))))),
    ("bandwidth", Function::Values(|args| args.env.bandwidth(&args.text(0)).into())),
    ("data", Function::Values(|args| args.env.data(&args.text(0)))),
    ("indata", Function::Values(|args| args.env.indata(&args.text(0), &args.text(1), args.get(2)))),
    ("vlSelectionResolve", Function::Values(resolve)),
];

fn resolve(args: &Args<'_>) -> Value {
    let operation = if args.get(1).is_present() { args.text(1) } else { "".into() };
    args.env.selection_resolve(
        &args.text(0),
        &operation,
        args.get(2).to_bool(),
        args.get(3).to_bool(),
    )
}
