//! Computes a tree.

use std::sync::Arc;

use crate::table::Column;
use crate::time::{self, Civil};
use crate::value::{Name, Object, Value};

use super::ast::{Node, Operator, Selected};
use super::env::{Datum, Env};
use super::functions::{Args, Function};
use super::operator::{binary, unary};
use super::{LIMIT_NESTED, LIMIT_NESTING, seam, utf16};

/// What a tree is computed with.
#[derive(Clone, Copy)]
pub struct Scope<'a> {
    /// The names of the fields.
    pub fields: &'a [Name],
    /// The fields' columns, if the datum is a row.
    pub columns: &'a [Option<&'a Column>],
    /// The datum.
    pub datum: Datum<'a>,
    /// The chart around it.
    pub env: &'a dyn Env,
}

/// The value, unless more is nested in it than anybody means: a list of itself four times, made a
/// list four times again and again, is small in memory and without end on paper.
fn small(value: Value) -> Value {
    let mut left = LIMIT_NESTED;
    if fits(&value, &mut left, LIMIT_NESTING) { value } else { Value::Undefined }
}

fn fits(value: &Value, left: &mut usize, depth: usize) -> bool {
    if *left == 0 || depth == 0 {
        return false;
    }
    *left -= 1;
    match value {
        Value::List(values) => values.iter().all(|one| fits(one, left, depth - 1)),
        Value::Object(object) => object.0.iter().all(|(_, one)| fits(one, left, depth - 1)),
        _ => true,
    }
}

impl Scope<'_> {
    /// The value of a tree.
    pub fn eval(&self, node: &Node) -> Value {
        match node {
            Node::Constant(value) => value.clone(),
            Node::Field(at) => self.field(*at),
            Node::Chain(first, rest) => self.chain(first, rest),
            Node::Call(function, arguments) => self.call(function, arguments),
            Node::Unary(operator, node) => unary(*operator, &self.eval(node)),
            Node::Conditional(cases, last) => {
                let case = cases.iter().find(|(test, _)| self.eval(test).to_bool());
                self.eval(case.map_or(last, |(_, then)| then))
            }
            Node::Member(of, key) => self.member(of, key),
            Node::Datum => self.datum.to_value(),
            Node::Signal(name) => self.env.signal(name).unwrap_or_default(),
            Node::List(nodes) => {
                small(Value::list(nodes.iter().map(|node| self.eval(node)).collect()))
            }
            Node::Object(entries) => {
                let entry = |(name, node): &(Name, Node)| (Name::clone(name), self.eval(node));
                small(Value::Object(Arc::new(Object(entries.iter().map(entry).collect()))))
            }
            Node::Selected(by, arguments) => self.selected(*by, arguments),
        }
    }

    fn field(&self, at: usize) -> Value {
        match self.datum {
            Datum::Row(_, row) => {
                let column = self.columns.get(at).copied().flatten();
                column.and_then(|column| column.get(row)).cloned().unwrap_or_default()
            }
            Datum::Value(value) => {
                self.fields.get(at).map(|name| value.get(name)).unwrap_or_default()
            }
        }
    }

    fn chain(&self, first: &Node, rest: &[(Operator, Node)]) -> Value {
        let mut value = self.eval(first);
        for (operator, node) in rest {
            let decided = match operator {
                Operator::And => !value.to_bool(),
                Operator::Or => value.to_bool(),
                _ => false,
            };
            if decided {
                return value;
            }
            value = binary(*operator, &value, &self.eval(node));
        }
        value
    }

    fn member(&self, of: &Node, key: &Node) -> Value {
        match of {
            Node::Datum => self.datum.get(&self.eval(key).to_text()),
            _ => member(&self.eval(of), &self.eval(key)),
        }
    }

    fn call(&self, function: &Function, arguments: &[Node]) -> Value {
        let first = || arguments.first().map(|node| self.eval(node)).unwrap_or_default();
        match function {
            Function::Number(compute) => Value::Number(compute(first().to_number())),
            Function::Moment(compute) => Value::Number(compute(seam::moment(&first()))),
            Function::Part(part) => {
                let civil = Civil::of(seam::moment(&first()));
                Value::Number(civil.map_or(f64::NAN, |civil| time::number(part(&civil))))
            }
            Function::Values(compute) => {
                let values: Vec<Value> = arguments.iter().map(|node| self.eval(node)).collect();
                compute(&Args { values: &values, env: self.env })
            }
        }
    }

    fn selected(&self, by: Selected, arguments: &[Node]) -> Value {
        let (store, datum, operation) = match arguments {
            [store, datum] => (store, datum, None),
            [store, datum, operation, ..] => (store, datum, Some(operation)),
            _ => return Value::Undefined,
        };
        let store = self.eval(store).to_text();
        let operation = operation.map_or_else(|| Arc::from(""), |node| self.eval(node).to_text());
        let test = |datum: Datum<'_>| match by {
            Selected::ByFields => self.env.selection_test(&store, datum, &operation),
            Selected::ById => self.env.selection_id_test(&store, datum, &operation),
        };
        // A row is handed on as it is: to make an object of each would be slow.
        match datum {
            Node::Datum => test(self.datum),
            other => test(Datum::Value(&self.eval(other))),
        }
    }
}

/// A member of a value: a field of an object, an element of a list, a character of a text.
pub fn member(value: &Value, key: &Value) -> Value {
    match (value, key) {
        (Value::List(values), Value::Number(at)) => {
            element(*at).and_then(|at| values.get(at)).cloned().unwrap_or_default()
        }
        (Value::Text(text), _) if *key.to_text() != *"length" => {
            let at = element(key.to_number()).filter(|at| *at < utf16::len(text));
            at.map(|at| utf16::slice(text, at..at + 1)).unwrap_or_default()
        }
        _ => value.get(&key.to_text()),
    }
}

/// A number as the index of an element: whole and not below zero.
fn element(number: f64) -> Option<usize> {
    let whole = number >= 0.0 && number.fract() == 0.0 && number < 9e15;
    whole.then(|| utf16::clamped(number, usize::MAX))
}
