//! What is computed from a group's rows, written to each of them.

use crate::field::Field;
use crate::table::Table;
use crate::value::{Name, Value};

use super::TooLarge;
use super::aggregate::{AggregateOp, column};
use super::group::{Groups, dimensions};

/// Aggregates groups and joins the results with the rows (Vega's `JoinAggregate`).
#[derive(Clone, Debug, PartialEq, Default)]
pub struct JoinAggregate {
    /// The fields to group by.
    pub groupby: Vec<Field>,
    /// What to compute.
    pub ops: Vec<AggregateOp>,
}

impl JoinAggregate {
    /// The table with a column for each aggregation.
    ///
    /// # Errors
    ///
    /// A confidence interval needs too much work.
    pub fn apply(&self, table: &Table) -> Result<Table, TooLarge> {
        let groups = Groups::of(table, &self.groupby);
        let mut out = table.clone();
        let nested: Vec<Field> =
            self.groupby.iter().filter(|field| field.is_nested()).cloned().collect();
        let mut columns = dimensions(table, &nested, &groups.firsts());
        for op in &self.ops {
            let values = column(&op.measure(table), &groups, groups.len())?;
            columns.push((Name::clone(&op.as_), values));
        }
        for (name, values) in columns {
            let of_row = |row| groups.group_of(row).and_then(|group| values.get(group));
            let joined: Vec<Value> =
                (0..table.len()).map(|row| of_row(row).cloned().unwrap_or_default()).collect();
            out.set(name, joined);
        }
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::JoinAggregate;
    use crate::field::Field;
    use crate::transform::aggregate::AggregateOp;
    use crate::transform::op::Op;
    use crate::transform::testing::{fields, same, table};

    #[test]
    fn joins_with_the_rows() {
        let rows = table(r#"[{"g":"a","v":1},{"g":"b","v":5},{"g":"a","v":null},{"g":"a","v":3}]"#);
        let ops = vec![
            AggregateOp::new(Op::Mean, Some(Field::parse("v")), "m"),
            AggregateOp::new(Op::Count, None, "n"),
        ];
        let join = JoinAggregate { groupby: fields(&["g"]), ops };
        same(
            &join.apply(&rows).unwrap(),
            r#"[{"g":"a","v":1,"m":2,"n":3},{"g":"b","v":5,"m":5,"n":1},
                {"g":"a","v":null,"m":2,"n":3},{"g":"a","v":3,"m":2,"n":3}]"#,
        );
    }
}
