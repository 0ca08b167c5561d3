//! The tree of an expression.

use std::sync::Arc;

use crate::value::{Name, Value};

use super::functions::Function;

/// A part of an expression, ready to be computed.
#[derive(Clone, Debug)]
pub enum Node {
    /// A value that is always the same.
    Constant(Value),
    /// The whole datum.
    Datum,
    /// A field of the datum, by its place in [`super::Expr::fields`].
    Field(usize),
    /// A signal, or `event`, `item` and `parent`.
    Signal(Name),
    /// A member whose name is computed.
    Member(Box<Node>, Box<Node>),
    /// An operator before its operand.
    Unary(Unary, Box<Node>),
    /// Operators of one precedence, from left to right. Flat, so that a long sum is no deep tree.
    Chain(Box<Node>, Vec<(Operator, Node)>),
    /// The first of the cases whose test holds, or else the last node. Flat, as chains are.
    Conditional(Vec<(Node, Node)>, Box<Node>),
    /// A list.
    List(Vec<Node>),
    /// Named values.
    Object(Vec<(Name, Node)>),
    /// A function and its arguments.
    Call(Function, Vec<Node>),
    /// Whether a datum is in a selection: the store's name, the datum, the operation.
    Selected(Selected, Vec<Node>),
}

/// The two tests of Vega-Lite's selections.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// By the values of fields: `vlSelectionTest`.
    ByFields,
    /// By the row's identifier: `vlSelectionIdTest`.
    ById,
}

/// An operator before its operand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `!`
    Not,
    /// `~`
    BitNot,
}

impl Unary {
    /// The operator that is written so.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        Some(match text {
            "+" => Self::Plus,
            "-" => Self::Minus,
            "!" => Self::Not,
            "~" => Self::BitNot,
            _ => return None,
        })
    }
}

/// An operator between its operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    And,
    BitOr,
    BitXor,
    BitAnd,
    Equal,
    NotEqual,
    Same,
    NotSame,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    In,
    ShiftLeft,
    ShiftRight,
    ShiftRightUnsigned,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
}

/// How each operator is written, and how tightly it binds.
const OPERATORS: [(&str, Operator, u8); 22] = [
    ("||", Operator::Or, 1),
    ("&&", Operator::And, 2),
    ("|", Operator::BitOr, 3),
    ("^", Operator::BitXor, 4),
    ("&", Operator::BitAnd, 5),
    ("==", Operator::Equal, 6),
    ("!=", Operator::NotEqual, 6),
    ("===", Operator::Same, 6),
    ("!==", Operator::NotSame, 6),
    ("<", Operator::Less, 7),
    ("<=", Operator::LessOrEqual, 7),
    (">", Operator::Greater, 7),
    (">=", Operator::GreaterOrEqual, 7),
    ("in", Operator::In, 7),
    ("<<", Operator::ShiftLeft, 8),
    (">>", Operator::ShiftRight, 8),
    (">>>", Operator::ShiftRightUnsigned, 8),
    ("+", Operator::Add, 9),
    ("-", Operator::Subtract, 9),
    ("*", Operator::Multiply, 10),
    ("/", Operator::Divide, 10),
    ("%", Operator::Remainder, 10),
];

impl Operator {
    /// The operator that is written so, and its precedence.
    #[must_use]
    pub fn of(text: &str) -> Option<(Self, u8)> {
        let found = OPERATORS.iter().find(|(written, ..)| *written == text);
        found.map(|(_, operator, precedence)| (*operator, *precedence))
    }
}

/// The names that always mean the same number or nothing.
#[must_use]
pub fn constant(name: &str) -> Option<Value> {
    use std::f64::consts;
    Some(Value::Number(match name {
        "NaN" => f64::NAN,
        "E" => consts::E,
        "LN2" => consts::LN_2,
        "LN10" => consts::LN_10,
        "LOG2E" => consts::LOG2_E,
        "LOG10E" => consts::LOG10_E,
        "PI" => consts::PI,
        "SQRT1_2" => consts::FRAC_1_SQRT_2,
        "SQRT2" => consts::SQRT_2,
        // The least number above zero, not the least normal one.
        "MIN_VALUE" => f64::from_bits(1),
        "MAX_VALUE" => f64::MAX,
        "Infinity" => f64::INFINITY,
        "undefined" => return Some(Value::Undefined),
        "true" => return Some(Value::Bool(true)),
        "false" => return Some(Value::Bool(false)),
        "null" => return Some(Value::Null),
        _ => return None,
    }))
}

/// A regular expression as a value: what JavaScript shows of one, and a name that no other value has.
#[must_use]
pub fn regexp(pattern: &str, flags: &str) -> Value {
    Value::Object(Arc::new(crate::value::Object(vec![
        (Name::from(REGEXP), Value::Bool(true)),
        (Name::from("source"), Value::text(pattern)),
        (Name::from("flags"), Value::text(flags)),
    ])))
}

/// The name by which a regular expression is known. Nobody can write it by accident.
pub const REGEXP: &str = "\0regexp";
