//! The operations of windows: aggregations, and those that only a window has.

use crate::field::Field;
use crate::value::Name;

use super::aggregate::AggregateOp;

/// An operation that only a window has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WindowOnly {
    /// The row's place, from 1.
    RowNumber,
    /// The place of the first of its peers.
    Rank,
    /// The rank without gaps.
    DenseRank,
    /// The rank from 0 to 1.
    PercentRank,
    /// The share of rows up to the last of its peers.
    CumeDist,
    /// The number of its part of so many parts.
    Ntile,
    /// The value some rows before, or `null`.
    Lag,
    /// The value some rows after, or `null`.
    Lead,
    /// The frame's first value.
    FirstValue,
    /// The frame's last value.
    LastValue,
    /// The frame's value at a place from 1, or `null`.
    NthValue,
    /// The last value that is there, up to this row.
    PrevValue,
    /// The next value that is there, from this row on.
    NextValue,
}

const NAMES: [(&str, WindowOnly); 13] = [
    ("row_number", WindowOnly::RowNumber),
    ("rank", WindowOnly::Rank),
    ("dense_rank", WindowOnly::DenseRank),
    ("percent_rank", WindowOnly::PercentRank),
    ("cume_dist", WindowOnly::CumeDist),
    ("ntile", WindowOnly::Ntile),
    ("lag", WindowOnly::Lag),
    ("lead", WindowOnly::Lead),
    ("first_value", WindowOnly::FirstValue),
    ("last_value", WindowOnly::LastValue),
    ("nth_value", WindowOnly::NthValue),
    ("prev_value", WindowOnly::PrevValue),
    ("next_value", WindowOnly::NextValue),
];

impl WindowOnly {
    /// The operation of a name.
    ///
    /// ```
    /// use chart::transform::window_op::WindowOnly;
    /// assert_eq!(WindowOnly::parse("dense_rank"), Some(WindowOnly::DenseRank));
    /// ```
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        NAMES.iter().find(|(one, _)| *one == name).map(|(_, op)| *op)
    }

    /// Whether the operation reads a field.
    #[must_use]
    pub fn needs_field(self) -> bool {
        use WindowOnly::{FirstValue, Lag, LastValue, Lead, NextValue, NthValue, PrevValue};
        matches!(self, Lag | Lead | FirstValue | LastValue | NthValue | PrevValue | NextValue)
    }
}

/// An operation of a window and the column it becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum WindowOp {
    /// An aggregation of the frame.
    Aggregate(AggregateOp),
    /// An operation that only a window has.
    Only {
        /// The operation.
        op: WindowOnly,
        /// The field, for operations that read one.
        field: Option<Field>,
        /// The offset of `lag` and `lead` (1 when it is none), the place of `nth_value` and the number
        /// of `ntile`'s parts. Vega refuses a place or a number that is not above 0.
        parameter: Option<f64>,
        /// The column's name.
        as_: Name,
    },
}

impl WindowOp {
    /// The column's name.
    #[must_use]
    pub fn name(&self) -> &Name {
        match self {
            Self::Aggregate(op) => &op.as_,
            Self::Only { as_, .. } => as_,
        }
    }
}
