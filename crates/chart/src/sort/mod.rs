//! JavaScript's stable sort, comparison by comparison.
//!
//! Numbers and words have no order between them, so the order of a column that has both follows from
//! which values are compared with which. The browsers' sort is Timsort (Tim Peters' `listsort.txt`,
//! in V8 since 2018); this is the same one. The library's sort may panic when an order is none.

mod merge;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use crate::value::Value;

/// Which of two items comes first.
pub(crate) type Compare<'c> = dyn FnMut(usize, usize) -> Ordering + 'c;

/// How often in a row one side has to win before it is searched in leaps.
const MIN_GALLOP: usize = 7;

/// The numbers below `count` in order.
pub(crate) fn order(count: usize, compare: &mut Compare<'_>) -> Vec<usize> {
    sorted(&(0..count).collect::<Vec<_>>(), compare)
}

/// The places of values in ascending or falling order, as Vega has it: of values between which there
/// is no order, the one that came first goes first.
pub(crate) fn by_values(values: &[Value], falls: bool) -> Vec<usize> {
    order(values.len(), &mut |one, two| {
        let rises = match (values.get(one), values.get(two)) {
            (Some(first), Some(second)) => first.ascending(second),
            _ => Ordering::Equal,
        };
        if falls { rises.reverse() } else { rises }.then(one.cmp(&two))
    })
}

/// Items in order; equal ones keep theirs.
pub(crate) fn sorted(items: &[usize], compare: &mut Compare<'_>) -> Vec<usize> {
    let least = least_run(items.len());
    let mut sort = Sort { compare, runs: Vec::new(), gallop: MIN_GALLOP };
    let mut rest = items;
    while !rest.is_empty() {
        let natural = sort.natural_run(rest);
        let length = natural.len().max(least).min(rest.len());
        let (run, others) = rest.split_at(length);
        let run = sort.inserted(natural, run);
        sort.runs.push(run);
        sort.collapse();
        rest = others;
    }
    while sort.runs.len() > 1 {
        let last = sort.runs.len() - 2;
        let earlier = last > 0 && sort.length(last - 1) < sort.length(last + 1);
        sort.merge_at(if earlier { last - 1 } else { last });
    }
    sort.runs.pop().unwrap_or_default()
}

/// How long runs are at least: so that their number is a power of two, or just below one.
fn least_run(mut length: usize) -> usize {
    let mut odd = 0;
    while length >= 64 {
        odd |= length & 1;
        length >>= 1;
    }
    length + odd
}

struct Sort<'s, 'c> {
    compare: &'s mut Compare<'c>,
    /// Sorted runs, from the first.
    runs: Vec<Vec<usize>>,
    /// How often one side has to win now: it grows where leaps do not pay.
    gallop: usize,
}

impl Sort<'_, '_> {
    fn is_less(&mut self, one: usize, two: usize) -> bool {
        (self.compare)(one, two) == Ordering::Less
    }

    fn length(&self, run: usize) -> usize {
        self.runs.get(run).map_or(0, Vec::len)
    }

    /// The run that items begin with: it rises, or falls and is turned round.
    fn natural_run(&mut self, items: &[usize]) -> Vec<usize> {
        let mut run: Vec<usize> = items.iter().take(1).copied().collect();
        let mut falls = None;
        for (one, two) in items.iter().zip(items.iter().skip(1)) {
            let less = self.is_less(*two, *one);
            if *falls.get_or_insert(less) != less {
                break;
            }
            run.push(*two);
        }
        if falls == Some(true) {
            run.reverse();
        }
        run
    }

    /// A sorted run with the items that follow it put in their places.
    fn inserted(&mut self, mut run: Vec<usize>, items: &[usize]) -> Vec<usize> {
        for item in items.iter().skip(run.len()) {
            let (mut low, mut high) = (0, run.len());
            while low < high {
                let middle = low + (high - low) / 2;
                if self.is_less(*item, at(&run, middle)) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            run.insert(low, *item);
        }
        run
    }

    /// Merges the last runs until each is longer than the two after it together.
    fn collapse(&mut self) {
        while self.runs.len() > 1 {
            let mut last = self.runs.len() - 2;
            let holds = |sort: &Self, at: usize| {
                at < 2 || sort.length(at - 2) > sort.length(at - 1) + sort.length(at)
            };
            if !holds(self, last + 1) || !holds(self, last) {
                if self.length(last - 1) < self.length(last + 1) {
                    last -= 1;
                }
            } else if self.length(last) > self.length(last + 1) {
                break;
            }
            self.merge_at(last);
        }
    }

    /// Merges a run with the one after it.
    fn merge_at(&mut self, place: usize) {
        let second = self.runs.remove(place + 1);
        let Some(first) = self.runs.get_mut(place).map(std::mem::take) else { return };
        let merged = self.merged(&first, &second);
        if let Some(run) = self.runs.get_mut(place) {
            *run = merged;
        }
    }
}

fn at(items: &[usize], place: usize) -> usize {
    items.get(place).copied().unwrap_or_default()
}
