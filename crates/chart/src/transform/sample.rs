//! Some of the rows, drawn at random but always the same.

use crate::table::Table;
use crate::value::count;

use super::statistics::random::Random;
use super::whole;

/// Draws rows by Vega's reservoir sampling; a seed takes the place of chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sample {
    /// How many rows are kept.
    pub size: usize,
    /// The random numbers' seed.
    pub seed: u32,
}

impl Sample {
    /// The rows that were drawn.
    #[must_use]
    pub fn apply(&self, table: &Table) -> Table {
        if table.len() <= self.size {
            return table.clone();
        }
        let mut random = Random::with_seed(self.seed);
        let mut kept: Vec<usize> = (0..self.size).collect();
        for row in self.size..table.len() {
            let place = whole(count(row + 1) * random.next_number());
            if let Some(slot) = kept.get_mut(place) {
                *slot = row;
            }
        }
        table.gather(&kept)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transform::testing::{same, table};

    const ROWS: &str = r##"[{"data":0},{"data":1},{"data":2},{"data":3},{"data":4},{"data":5},{"data":6},
             {"data":7},{"data":8},{"data":9},{"data":10},{"data":11},{"data":12},
             {"data":13},{"data":14},{"data":15},{"data":16},{"data":17},{"data":18},
             {"data":19}]"##;

    #[test]
    fn draws_what_vega_draws_with_this_seed() {
        same(
            &Sample { size: 5, seed: 1 }.apply(&table(ROWS)),
            r##"[{"data":0},{"data":1},{"data":10},{"data":6},{"data":9}]"##,
        );
        same(
            &Sample { size: 30, seed: 1 }.apply(&table(ROWS)),
            r##"[{"data":0},{"data":1},{"data":2},{"data":3},{"data":4},{"data":5},{"data":6},
             {"data":7},{"data":8},{"data":9},{"data":10},{"data":11},{"data":12},
             {"data":13},{"data":14},{"data":15},{"data":16},{"data":17},{"data":18},
             {"data":19}]"##,
        );
    }
}
