//! Vega's expressions: read into a tree once, then computed for each row. Nothing is ever `eval`ed.
//!
//! What throws in JavaScript, as a member of `undefined` does, is `undefined` here.

mod ast;
mod env;
mod eval;
mod functions;
mod lexer;
mod operator;
mod parser;
mod regexp;
mod seam;
#[cfg(test)]
mod tests;
mod utf16;

use std::fmt;

use crate::table::{Column, Table};
use crate::value::{Name, Value};

pub use env::{Datum, Env, NoEnv};
pub use operator::{at_most, int32, less, order};

use ast::Node;
use eval::Scope;

/// How deep an expression may be nested. Reading and computing go as deep into the stack.
pub const LIMIT_DEPTH: usize = 200;

/// The most elements that a function may make.
pub const LIMIT_LIST: usize = 100_000;

/// The most bytes of text that a function or an operator may make.
pub const LIMIT_TEXT: usize = 100_000;

/// How many values a list or an object that is written out may hold, with all that is in them.
pub const LIMIT_NESTED: usize = 10_000;

/// And how deep they may lie in each other.
pub const LIMIT_NESTING: usize = 250;

/// Why a text is no expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExprError {
    /// Where, in bytes from the start of the text.
    pub offset: usize,
    /// What is wrong, in Vietnamese.
    pub message: String,
}

impl ExprError {
    fn new(offset: usize, message: impl Into<String>) -> Self {
        Self { offset, message: message.into() }
    }
}

impl fmt::Display for ExprError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "biểu thức sai ở ký tự thứ {}: {}", self.offset + 1, self.message)
    }
}

impl std::error::Error for ExprError {}

/// An expression.
#[derive(Clone, Debug)]
pub struct Expr {
    root: Node,
    signals: Vec<Name>,
    fields: Vec<Name>,
    whole: bool,
}

impl Expr {
    /// Reads an expression.
    ///
    /// # Errors
    ///
    /// The text is no expression, or it calls a function that there is not.
    ///
    /// ```
    /// use chart::expr::{Expr, NoEnv};
    /// use chart::value::Value;
    /// let expr = Expr::parse("'a' + 1 + [2, 3]").unwrap();
    /// assert_eq!(expr.eval(&Value::Undefined, &NoEnv), Value::text("a12,3"));
    /// assert_eq!(Expr::parse("foo(1)").unwrap_err().offset, 0);
    /// ```
    pub fn parse(text: &str) -> Result<Self, ExprError> {
        let mut parser = parser::Parser::new(text)?;
        let root = parser.parse()?;
        Ok(Self { root, signals: parser.signals, fields: parser.fields, whole: parser.whole })
    }

    /// The signals that the expression reads, each once.
    #[must_use]
    pub fn signals(&self) -> &[Name] {
        &self.signals
    }

    /// The fields of the datum that the expression reads by name, each once: the first step of a path.
    #[must_use]
    pub fn fields(&self) -> &[Name] {
        &self.fields
    }

    /// Whether the expression may read fields that [`Self::fields`] does not name.
    #[must_use]
    pub fn reads_whole_datum(&self) -> bool {
        self.whole
    }

    /// The value for a datum that is no row of a table.
    #[must_use]
    pub fn eval(&self, datum: &Value, env: &dyn Env) -> Value {
        let scope = Scope { fields: &self.fields, columns: &[], datum: Datum::Value(datum), env };
        scope.eval(&self.root)
    }

    /// Finds the expression's fields in a table, once for all rows.
    #[must_use]
    pub fn bind<'a>(&'a self, table: &'a Table) -> Bound<'a> {
        Bound { expr: self, table, columns: self.columns(table) }
    }

    /// The columns of the expression's fields, for [`Self::eval_row`].
    pub(crate) fn columns<'t>(&self, table: &'t Table) -> Vec<Option<&'t Column>> {
        self.fields.iter().map(|name| table.column(name)).collect()
    }

    /// The value for a row of the table that the columns are of.
    pub(crate) fn eval_row(
        &self,
        columns: &[Option<&Column>],
        table: &Table,
        row: usize,
        env: &dyn Env,
    ) -> Value {
        let datum = Datum::Row(table, row);
        Scope { fields: &self.fields, columns, datum, env }.eval(&self.root)
    }
}

/// An expression whose fields are found in a table.
#[derive(Clone, Debug)]
pub struct Bound<'a> {
    expr: &'a Expr,
    table: &'a Table,
    columns: Vec<Option<&'a Column>>,
}

impl Bound<'_> {
    /// The value for a row.
    #[must_use]
    pub fn eval(&self, row: usize, env: &dyn Env) -> Value {
        self.expr.eval_row(&self.columns, self.table, row, env)
    }
}
