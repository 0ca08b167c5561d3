//! The order that V8's sort gives, also where there is none.

use super::{order, sorted};
use std::cmp::Ordering;

/// Numbers, of which each third is a word: it is neither before nor after another number.
fn compare(values: &[usize], one: usize, two: usize) -> Ordering {
    let (first, second) = (values[one], values[two]);
    let alike = first.is_multiple_of(3) == second.is_multiple_of(3);
    let decided = if alike { first.cmp(&second) } else { Ordering::Equal };
    decided.then(one.cmp(&two))
}

fn hash(values: &[usize]) -> usize {
    let sorted = order(values.len(), &mut |one, two| compare(values, one, two));
    sorted.iter().fold(0, |hash, at| (hash * 31 + at) % 1_000_003)
}

#[test]
fn words_between_numbers_lie_as_in_a_browser() {
    let shapes: [fn(usize, usize) -> usize; 4] = [
        |at, count| (at * at * 31 + at * 7919) % count,
        |at, count| {
            let half = count / 2;
            if at < half { at * 3 + 1 } else { (at - half) * 3 + if at % 50 < 45 { 2 } else { 0 } }
        },
        |at, count| at * 13 % count * 3 + usize::from(at % 7 < 5),
        |at, count| {
            let most = count * 2 / 3;
            if at < most { at * 2 } else { (at - most) * 5 + usize::from(at % 41 < 38) }
        },
    ];
    // What Node 20 gives.
    let expected = [
        (1, [0, 0, 0, 0]),
        (2, [1, 1, 1, 1]),
        (5, [32740, 60640, 63460, 90400]),
        (31, [739_931, 794_458, 786_560, 671_461]),
        (33, [770_991, 996_649, 421_527, 307_468]),
        (64, [430_773, 777_344, 838_793, 332_644]),
        (65, [227_085, 97656, 512_148, 228_207]),
        (100, [505_298, 648_320, 688_211, 657_099]),
        (200, [663_940, 462_943, 783_008, 537_896]),
        (500, [380_881, 521_822, 504_134, 735_795]),
        (1000, [466_404, 543_893, 729_977, 628_289]),
        (3000, [226_545, 788_635, 474_048, 579_756]),
    ];
    for (count, hashes) in expected {
        let values = |shape: &fn(usize, usize) -> usize| -> Vec<usize> {
            (0..count).map(|at| shape(at, count)).collect()
        };
        let found = shapes.each_ref().map(|shape| hash(&values(shape)));
        assert_eq!(found, hashes, "{count} items");
    }
}

#[test]
fn equal_items_keep_their_order() {
    let items: Vec<usize> = (0..500).collect();
    assert_eq!(sorted(&items, &mut |_, _| Ordering::Equal), items);
    let halves = sorted(&items, &mut |one, two| (one % 2).cmp(&(two % 2)));
    assert!(halves.iter().zip(0..250).all(|(item, at)| *item == at * 2));
}
