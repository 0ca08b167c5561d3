//! The functions of expressions, by name. What needs a screen, a clock or luck is refused by name too.

mod chart;
mod coerce;
mod encode;
mod list;
mod math;
mod moment;
mod pan;
mod statistics;
mod text;
mod write;

use std::sync::Arc;

use crate::time::Civil;
use crate::value::Value;

use super::ast::Selected;
use super::env::Env;

/// How a function is computed.
#[derive(Clone, Copy, Debug)]
pub enum Function {
    /// Of one number.
    Number(fn(f64) -> f64),
    /// Of one moment.
    Moment(fn(f64) -> f64),
    /// A part of one moment.
    Part(fn(&Civil) -> i64),
    /// Of any values.
    Values(fn(&Args<'_>) -> Value),
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub enum Known {
    /// The conditional written as a function.
    If,
    /// A test of a selection.
    Selected(Selected),
    /// A function.
    Function(Function),
}

/// A function and its name.
type Entry = (&'static str, Function);

/// The functions, file by file.
const TABLES: [&[Entry]; 10] = [
    &chart::FUNCTIONS,
    &coerce::FUNCTIONS,
    &encode::FUNCTIONS,
    &list::FUNCTIONS,
    &math::FUNCTIONS,
    &moment::FUNCTIONS,
    &pan::FUNCTIONS,
    &statistics::FUNCTIONS,
    &text::FUNCTIONS,
    &write::FUNCTIONS,
];

/// What Vega has and a chart drawn ahead of time cannot have: a clock and luck.
const CLOCK: &str = " now ";
const LUCK: &str = " random sampleNormal sampleLogNormal sampleUniform ";

/// What needs a screen, a pointer or the inner workings of Vega.
const SCREEN: &str = " screen windowSize containerSize pinchDistance pinchAngle xy x y view item group \
    inScope intersect encode modify setdata isTuple flush copy gradient geoArea geoBounds geoCentroid geoShape \
    geoScale geoTranslate pathShape treePath treeAncestors lassoAppend lassoPath intersectLasso \
    vlSelectionTuples ";

/// The function of a name.
///
/// # Errors
///
/// There is none, or it is one that a chart may not use; in Vietnamese.
pub fn find(name: &str) -> Result<Known, String> {
    match name {
        "if" => return Ok(Known::If),
        "vlSelectionTest" => return Ok(Known::Selected(Selected::ByFields)),
        "vlSelectionIdTest" => return Ok(Known::Selected(Selected::ById)),
        _ => {}
    }
    let found = TABLES.iter().flat_map(|table| table.iter()).find(|(one, _)| *one == name);
    match found {
        Some((_, function)) => Ok(Known::Function(*function)),
        None => Err(refusal(name)),
    }
}

fn refusal(name: &str) -> String {
    let is_of = |names: &str| names.split(' ').any(|one| one == name);
    if is_of(CLOCK) {
        no_clock(name)
    } else if is_of(LUCK) {
        format!(
            "không dùng được hàm {name}(): biểu đồ không có số ngẫu nhiên, để lần nào vẽ cũng như nhau"
        )
    } else if is_of(SCREEN) || name.starts_with("ease") {
        format!("biểu đồ ở đây chưa hỗ trợ hàm {name}()")
    } else {
        format!("không có hàm nào tên là {name}()")
    }
}

/// The message that there is no clock.
#[must_use]
pub fn no_clock(name: &str) -> String {
    format!("không dùng được hàm {name}(): biểu đồ không có đồng hồ, để lần nào vẽ cũng như nhau")
}

/// A function's arguments. What is not given is `undefined`.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    /// The values.
    pub values: &'a [Value],
    /// The chart around the expression.
    pub env: &'a dyn Env,
}

/// What is not given.
static UNDEFINED: Value = Value::Undefined;

impl<'a> Args<'a> {
    /// An argument.
    pub fn get(&self, at: usize) -> &'a Value {
        self.values.get(at).unwrap_or(&UNDEFINED)
    }

    /// An argument as JavaScript's number of it.
    pub fn number(&self, at: usize) -> f64 {
        self.get(at).to_number()
    }

    /// A number, or what stands for it where nothing is there.
    pub fn number_or(&self, at: usize, default: f64) -> f64 {
        if self.get(at).is_present() { self.number(at) } else { default }
    }

    /// An argument as JavaScript's text of it.
    pub fn text(&self, at: usize) -> Arc<str> {
        self.get(at).to_text()
    }

    /// An argument that is a list.
    pub fn list(&self, at: usize) -> Option<&'a Arc<Vec<Value>>> {
        match self.get(at) {
            Value::List(values) => Some(values),
            _ => None,
        }
    }

    /// All arguments from one on, as numbers.
    pub fn numbers(&self) -> impl Iterator<Item = f64> + 'a {
        self.values.iter().map(Value::to_number)
    }
}
