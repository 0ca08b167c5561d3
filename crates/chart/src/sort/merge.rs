//! Two runs made one: item by item, and in leaps where one side wins often.

use super::{MIN_GALLOP, Sort, at};

/// Why a merge is over: either side may have run out, and the last item of one side stands at the
/// far end of all that is left.
enum End {
    RanOut,
    OneLeft,
}

impl Sort<'_, '_> {
    /// Two runs, the one that came first and the other, as one.
    pub(super) fn merged(&mut self, first: &[usize], second: &[usize]) -> Vec<usize> {
        let (Some(head), Some(tail)) = (second.first(), first.last()) else {
            return [first, second].concat();
        };
        // What is in its place already at both ends stays there.
        let (start, first) = first.split_at(self.after(*head, first, 0));
        let mut out = start.to_vec();
        if first.is_empty() {
            out.extend_from_slice(second);
            return out;
        }
        let (second, end) = second.split_at(self.before(*tail, second, second.len() - 1));
        match second.len() {
            0 => out.extend_from_slice(first),
            length if first.len() <= length => self.merge_low(first, second, &mut out),
            _ => self.merge_high(first, second, &mut out),
        }
        out.extend_from_slice(end);
        out
    }

    /// How many items come before a key; the search starts at a place.
    fn before(&mut self, key: usize, items: &[usize], hint: usize) -> usize {
        let goes_right = self.is_less(at(items, hint), key);
        self.leap(items, hint, goes_right, &mut |sort, item| sort.is_less(item, key))
    }

    /// How many items come before a key or are equal to it.
    fn after(&mut self, key: usize, items: &[usize], hint: usize) -> usize {
        let goes_right = !self.is_less(key, at(items, hint));
        self.leap(items, hint, goes_right, &mut |sort, item| !sort.is_less(key, item))
    }

    /// How many items come before, by leaps that double and halves between the last two.
    fn leap(
        &mut self,
        items: &[usize],
        hint: usize,
        goes_right: bool,
        comes_before: &mut dyn FnMut(&mut Self, usize) -> bool,
    ) -> usize {
        let most = if goes_right { items.len() - hint } else { hint + 1 };
        let (mut last, mut offset) = (0, 1);
        while offset < most {
            let place = if goes_right { hint + offset } else { hint - offset };
            if comes_before(self, at(items, place)) != goes_right {
                break;
            }
            last = offset;
            offset = 2 * offset + 1;
        }
        offset = offset.min(most);
        let (mut low, mut high) = match goes_right {
            true => (hint + last + 1, hint + offset),
            false => (hint + 1 - offset, hint - last),
        };
        while low < high {
            let middle = low + (high - low) / 2;
            if comes_before(self, at(items, middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// From the front, where the first run is not the longer one.
    fn merge_low(&mut self, mut first: &[usize], mut second: &[usize], out: &mut Vec<usize>) {
        match self.forwards(&mut first, &mut second, out) {
            End::RanOut => {
                out.extend_from_slice(first);
                out.extend_from_slice(second);
            }
            End::OneLeft => {
                out.extend_from_slice(second);
                out.extend_from_slice(first);
            }
        }
    }

    fn forwards(
        &mut self,
        first: &mut &[usize],
        second: &mut &[usize],
        out: &mut Vec<usize>,
    ) -> End {
        out.extend(shift(second, 1));
        if second.is_empty() {
            return End::RanOut;
        }
        if first.len() == 1 {
            return End::OneLeft;
        }
        loop {
            let (mut of_first, mut of_second) = (0, 0);
            while of_first < self.gallop && of_second < self.gallop {
                if self.is_less(at(second, 0), at(first, 0)) {
                    out.extend(shift(second, 1));
                    (of_first, of_second) = (0, of_second + 1);
                    if second.is_empty() {
                        return End::RanOut;
                    }
                } else {
                    out.extend(shift(first, 1));
                    (of_first, of_second) = (of_first + 1, 0);
                    if first.len() == 1 {
                        return End::OneLeft;
                    }
                }
            }
            self.gallop += 1;
            loop {
                self.gallop = (self.gallop - 1).max(1);
                of_first = self.after(at(second, 0), first, 0);
                out.extend(shift(first, of_first));
                match first.len() {
                    1 if of_first > 0 => return End::OneLeft,
                    0 => return End::RanOut,
                    _ => {}
                }
                out.extend(shift(second, 1));
                if second.is_empty() {
                    return End::RanOut;
                }
                of_second = self.before(at(first, 0), second, 0);
                out.extend(shift(second, of_second));
                if second.is_empty() {
                    return End::RanOut;
                }
                out.extend(shift(first, 1));
                if first.len() == 1 {
                    return End::OneLeft;
                }
                if of_first < MIN_GALLOP && of_second < MIN_GALLOP {
                    break;
                }
            }
            self.gallop += 1;
        }
    }

    /// From the back, where the first run is the longer one.
    fn merge_high(&mut self, mut first: &[usize], mut second: &[usize], out: &mut Vec<usize>) {
        let mut back = Vec::with_capacity(first.len() + second.len());
        match self.backwards(&mut first, &mut second, &mut back) {
            End::RanOut => {
                out.extend_from_slice(first);
                out.extend_from_slice(second);
            }
            End::OneLeft => {
                out.extend_from_slice(second);
                out.extend_from_slice(first);
            }
        }
        out.extend(back.iter().rev());
    }

    fn backwards(
        &mut self,
        first: &mut &[usize],
        second: &mut &[usize],
        back: &mut Vec<usize>,
    ) -> End {
        back.extend(pop(first, 1));
        if first.is_empty() {
            return End::RanOut;
        }
        if second.len() == 1 {
            return End::OneLeft;
        }
        loop {
            let (mut of_first, mut of_second) = (0, 0);
            while of_first < self.gallop && of_second < self.gallop {
                if self.is_less(last(second), last(first)) {
                    back.extend(pop(first, 1));
                    (of_first, of_second) = (of_first + 1, 0);
                    if first.is_empty() {
                        return End::RanOut;
                    }
                } else {
                    back.extend(pop(second, 1));
                    (of_first, of_second) = (0, of_second + 1);
                    if second.len() == 1 {
                        return End::OneLeft;
                    }
                }
            }
            self.gallop += 1;
            loop {
                self.gallop = (self.gallop - 1).max(1);
                of_first = first.len() - self.after(last(second), first, first.len() - 1);
                back.extend(pop(first, of_first));
                if first.is_empty() {
                    return End::RanOut;
                }
                back.extend(pop(second, 1));
                if second.len() == 1 {
                    return End::OneLeft;
                }
                of_second = second.len() - self.before(last(first), second, second.len() - 1);
                back.extend(pop(second, of_second));
                match second.len() {
                    1 if of_second > 0 => return End::OneLeft,
                    0 => return End::RanOut,
                    _ => {}
                }
                back.extend(pop(first, 1));
                if first.is_empty() {
                    return End::RanOut;
                }
                if of_first < MIN_GALLOP && of_second < MIN_GALLOP {
                    break;
                }
            }
            self.gallop += 1;
        }
    }
}

fn last(items: &[usize]) -> usize {
    items.last().copied().unwrap_or_default()
}

/// Takes items off the front.
fn shift<'i>(items: &mut &'i [usize], count: usize) -> impl Iterator<Item = usize> + use<'i> {
    let (taken, rest) = items.split_at(count.min(items.len()));
    *items = rest;
    taken.iter().copied()
}

/// Takes items off the back, the last one first.
fn pop<'i>(items: &mut &'i [usize], count: usize) -> impl Iterator<Item = usize> + use<'i> {
    let (rest, taken) = items.split_at(items.len().saturating_sub(count));
    *items = rest;
    taken.iter().rev().copied()
}
