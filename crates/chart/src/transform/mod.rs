//! Operations on tables, as Vega's transforms do them: a table in, a table out, nothing of a spec.
//!
//! One operation a file: its parameters as a struct, then `apply`. What may multiply rows or work
//! answers with [`TooLarge`] before it does so.

pub mod aggregate;
pub mod bin;
pub mod calculate;
mod cell;
pub mod collect;
pub mod compare;
pub mod density;
pub mod extent;
pub mod filter;
pub mod flatten;
pub mod fold;
pub mod group;
#[cfg(test)]
mod hostile;
pub mod identifier;
pub mod impute;
pub mod joinaggregate;
pub mod loess;
pub mod lookup;
pub mod op;
pub mod pivot;
mod points;
pub mod quantile;
pub mod regression;
pub mod sample;
pub mod stack;
pub mod statistics;
#[cfg(test)]
pub(crate) mod testing;
pub mod timeunit;
pub mod window;
pub mod window_op;

use std::fmt;

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

/// The most rows that an operation may make.
pub const LIMIT_ROWS: usize = 1_000_000;

/// The most cells that an operation may make when it multiplies rows.
pub const LIMIT_CELLS: usize = 20_000_000;

/// The most columns that an operation may make.
pub const LIMIT_COLUMNS: usize = 1_000;

/// The most steps of work, each a few nanoseconds, that an operation may need beyond one look at
/// each row.
pub const LIMIT_WORK: usize = 100_000_000;

/// An operation would make or do more than a chart may ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TooLarge {
    /// More rows than [`LIMIT_ROWS`].
    Rows,
    /// More cells than [`LIMIT_CELLS`].
    Cells,
    /// More columns than [`LIMIT_COLUMNS`].
    Columns,
    /// More steps than [`LIMIT_WORK`].
    Work,
}

impl TooLarge {
    /// The limit that was met.
    #[must_use]
    pub fn limit(self) -> usize {
        match self {
            Self::Rows => LIMIT_ROWS,
            Self::Cells => LIMIT_CELLS,
            Self::Columns => LIMIT_COLUMNS,
            Self::Work => LIMIT_WORK,
        }
    }
}

impl fmt::Display for TooLarge {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self {
            Self::Rows => "dòng",
            Self::Cells => "ô",
            Self::Columns => "cột",
            Self::Work => "bước tính",
        };
        write!(out, "phép biến đổi cần nhiều hơn {} {what}", self.limit())
    }
}

impl std::error::Error for TooLarge {}

/// A value computed from a row of a table: an expression of a spec.
pub type Compute<'f> = dyn FnMut(&Table, usize) -> Value + 'f;

/// The name under which a field's values are put out: Vega's `accessorName`.
#[must_use]
pub fn output_name(field: &Field) -> Name {
    if field.is_nested() { Name::from(field.to_string()) } else { Name::clone(field.column()) }
}

/// Enough room for a number of rows, or the refusal.
fn rows_allowed(rows: usize) -> Result<usize, TooLarge> {
    if rows <= LIMIT_ROWS { Ok(rows) } else { Err(TooLarge::Rows) }
}

/// Enough room for rows like those of a table, or the refusal.
fn rows_like(table: &Table, rows: usize) -> Result<usize, TooLarge> {
    let cells = rows.saturating_mul(table.names().count());
    if cells <= LIMIT_CELLS { rows_allowed(rows) } else { Err(TooLarge::Cells) }
}

/// Few enough steps of work, or the refusal.
fn work_allowed(steps: usize) -> Result<usize, TooLarge> {
    if steps <= LIMIT_WORK { Ok(steps) } else { Err(TooLarge::Work) }
}

/// A number as a count of rows, cut at both ends: `NaN` and what is negative are 0.
#[must_use]
pub(crate) fn whole_of(number: f64) -> usize {
    whole(number)
}

#[must_use]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it saturates")]
fn whole(number: f64) -> usize {
    number as usize
}
