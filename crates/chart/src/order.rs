//! Items in order, and numbers for keys: once for all that is sorted or told apart, since each kind of
//! value for which the standard library sorts or hashes is a kilobyte or two of the browser's code.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::sort;
use crate::value::Key;

/// The items in order; equal ones keep theirs.
pub(crate) fn sorted<T>(items: Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) -> Vec<T> {
    let order: Vec<usize> = (0..items.len()).collect();
    let order = sort::sorted(&order, &mut |one, two| match (items.get(one), items.get(two)) {
        (Some(one), Some(two)) => compare(one, two),
        _ => Ordering::Equal,
    });
    let mut slots: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|at| slots.get_mut(at)?.take()).collect()
}

/// The numbers from small to large.
pub(crate) fn sorted_numbers(numbers: &[f64]) -> Vec<f64> {
    let at = |index: usize| numbers.get(index).copied().unwrap_or_default();
    let order: Vec<usize> = (0..numbers.len()).collect();
    let order = sort::sorted(&order, &mut |one, two| at(one).total_cmp(&at(two)));
    order.into_iter().map(at).collect()
}

/// Numbers for keys, in the order in which they come.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Codes(HashMap<Key, usize, BuildHasherDefault<Mix>>);

/// A hash of a multiplication for each word: tables have short keys, and many of them.
#[derive(Clone, Copy, Debug, PartialEq, Default)]
pub(crate) struct Mix(u64);

impl Mix {
    /// Bits of π, odd.
    const FACTOR: u64 = 0x2438_99fb_b5a3_088d;

    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(Self::FACTOR);
    }
}

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks();
        words.iter().for_each(|word| self.add(u64::from_le_bytes(*word)));
        let rest = rest.iter().fold(0, |all, byte| all << 8 | u64::from(*byte));
        self.add(rest);
    }

    fn write_u8(&mut self, one: u8) {
        self.add(u64::from(one));
    }

    fn write_u64(&mut self, one: u64) {
        self.add(one);
    }

    fn write_usize(&mut self, one: usize) {
        self.add(one as u64);
    }

    fn write_isize(&mut self, one: isize) {
        self.add(u64::from_ne_bytes((one as i64).to_ne_bytes()));
    }

    /// The upper bits depend on all of a word, the lower ones only on its lower bits.
    fn finish(&self) -> u64 {
        let mixed = (self.0 ^ (self.0 >> 32)).wrapping_mul(Self::FACTOR);
        mixed ^ (mixed >> 29)
    }
}

/// A hash of bytes, for a place among a few.
pub(crate) fn hash(bytes: &[u8]) -> usize {
    let mut mix = Mix::default();
    mix.write(bytes);
    #[expect(clippy::cast_possible_truncation, reason = "any bits will do")]
    let hash = mix.finish() as usize;
    hash
}

impl Codes {
    /// The key's number: a new one for a new key.
    pub(crate) fn code(&mut self, key: Key) -> usize {
        let next = self.0.len();
        *self.0.entry(key).or_insert(next)
    }

    /// Whether the key is new; it is not from now on.
    pub(crate) fn is_new(&mut self, key: Key) -> bool {
        let before = self.0.len();
        self.code(key) == before
    }

    /// The key's number, if it has one.
    pub(crate) fn find(&self, key: &Key) -> Option<usize> {
        self.0.get(key).copied()
    }

    /// How many keys there are.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }
}

#[cfg(test)]
mod tests {
    use super::{Codes, sorted, sorted_numbers};
    use crate::value::Key;

    #[test]
    fn equal_items_keep_their_order() {
        let items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd'), (0, 'e')];
        let order: String =
            sorted(items, &|one, two| one.0.cmp(&two.0)).iter().map(|(_, name)| *name).collect();
        assert_eq!(order, "ebdac");
        assert_eq!(
            sorted_numbers(&[3.0, -1.0, f64::INFINITY, 2.0]),
            [-1.0, 2.0, 3.0, f64::INFINITY]
        );
    }

    #[test]
    fn keys_are_numbered_as_they_come() {
        let mut codes = Codes::default();
        let keys = [Key::Null, Key::Bool(true), Key::Null, Key::Undefined];
        assert_eq!(keys.clone().map(|key| codes.code(key)), [0, 1, 0, 2]);
        assert!(!codes.is_new(Key::Null) && codes.is_new(Key::Number(7)));
        assert_eq!((codes.find(&Key::Number(7)), codes.len()), (Some(3), 4));
    }
}
