//! The strip of thumbnails: which of many are there, and how far it is scrolled. All are equally wide, so that nothing
//! has to be measured but one of them.

use std::ops::Range;

/// How many thumbnails are there on either side of those that are seen: as far as a finger flings in a frame or two.
const MARGIN: usize = 8;

/// A row of thumbnails, and the window that it is seen through. Lengths are in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Strip {
    /// How many there are.
    pub count: usize,
    /// From the beginning of one to the beginning of the next.
    pub pitch: f64,
    /// How wide the window is.
    pub width: f64,
}

/// The thumbnails that are there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Those near the window.
    pub near: Range<usize>,
    /// The one of the photo that is looked at, wherever the strip is scrolled to: Tab leads to it.
    pub current: usize,
}

impl Strip {
    /// How far the strip is scrolled to have a thumbnail in the middle, or as near to it as the ends allow.
    #[must_use]
    pub fn scroll_to(&self, index: usize) -> f64 {
        let middle = (number(index) + 0.5) * self.pitch - self.width / 2.0;
        // The window may be wider than the row, or have no width at all.
        middle.min(number(self.count) * self.pitch - self.width).max(0.0)
    }

    /// The thumbnails that are there while the strip is scrolled so far.
    #[must_use]
    pub fn shown(&self, scroll: f64, current: usize) -> Shown {
        let first = self.at(scroll).saturating_sub(MARGIN);
        let end = self.at(scroll + self.width).saturating_add(1 + MARGIN).min(self.count);
        Shown { near: first.min(end)..end, current: current.min(self.count.saturating_sub(1)) }
    }

    /// The thumbnail at a place.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "held to the row")]
    fn at(&self, place: f64) -> usize {
        let last = self.count.saturating_sub(1);
        let at = place / self.pitch;
        if at.is_finite() { at.clamp(0.0, number(last)) as usize } else { 0 }
    }
}

impl Shown {
    /// Whether a thumbnail is there.
    #[must_use]
    pub fn has(&self, index: usize) -> bool {
        self.near.contains(&index) || index == self.current
    }

    /// All that are there, in their order.
    pub fn all(&self) -> impl Iterator<Item = usize> + use<> {
        let beside = |is_beside: bool| is_beside.then_some(self.current);
        let before = beside(self.current < self.near.start);
        let after = beside(self.current >= self.near.end);
        before.into_iter().chain(self.near.clone()).chain(after)
    }
}

#[allow(clippy::cast_precision_loss, reason = "an album has no thousand million photos")]
fn number(index: usize) -> f64 {
    index as f64
}

#[cfg(test)]
mod tests {
    use super::{MARGIN, Shown, Strip};
    use proptest::prelude::*;

    const PHONE: Strip = Strip { count: 500, pitch: 60.0, width: 360.0 };

    #[track_caller]
    fn check(strip: Strip, index: usize, scroll: f64, near: std::ops::Range<usize>) {
        assert_eq!(strip.scroll_to(index), scroll, "{index}");
        let shown = strip.shown(scroll, index);
        assert_eq!(shown, Shown { near, current: index });
    }

    #[test]
    fn the_photo_is_in_the_middle_and_the_ends_are_ends() {
        check(PHONE, 0, 0.0, 0..15);
        check(PHONE, 250, 14_850.0, 239..262);
        check(PHONE, 499, 29_640.0, 486..500);
    }

    #[test]
    fn few_are_all_there() {
        check(Strip { count: 3, ..PHONE }, 2, 0.0, 0..3);
        check(Strip { count: 1, ..PHONE }, 0, 0.0, 0..1);
    }

    #[test]
    fn without_photos_or_a_window_nothing_breaks() {
        assert_eq!(Strip { count: 0, ..PHONE }.shown(0.0, 0).near, 0..0);
        let unseen = Strip { count: 500, pitch: 0.0, width: 0.0 };
        assert_eq!(unseen.scroll_to(7), 0.0);
        assert_eq!(unseen.shown(f64::NAN, 7).current, 7);
    }

    #[test]
    fn the_current_one_stays_wherever_the_strip_is_scrolled_to() {
        let order = |scroll, current| PHONE.shown(scroll, current).all().collect::<Vec<_>>();
        assert_eq!(order(0.0, 400), (0..15).chain([400]).collect::<Vec<_>>());
        assert_eq!(order(29_640.0, 3), [3].into_iter().chain(486..500).collect::<Vec<_>>());
    }

    fn strips() -> impl Strategy<Value = Strip> {
        (1_usize..2000, 20.0..200.0, 1.0..4000.0).prop_map(|(count, pitch, width)| Strip {
            count,
            pitch,
            width,
        })
    }

    proptest! {
        #[test]
        fn the_current_one_is_always_there_and_few_are(strip in strips(), scroll in -500.0..400_000.0, index in 0_usize..2000) {
            let current = index % strip.count;
            let shown = strip.shown(scroll, current);
            let all: Vec<usize> = shown.all().collect();
            prop_assert!(all.contains(&current) && shown.has(current));
            prop_assert!(all.windows(2).all(|two| two[0] < two[1]), "{all:?}");
            prop_assert!(all.iter().all(|index| *index < strip.count && shown.has(*index)));
            let fit = (strip.width / strip.pitch).ceil();
            prop_assert!((all.len() as f64) <= fit + 2.0 + 2.0 * MARGIN as f64 + 1.0, "{}", all.len());
        }

        #[test]
        fn whatever_is_seen_is_there(strip in strips(), part in 0.0..1.0) {
            let most = (strip.count as f64 * strip.pitch - strip.width).max(0.0);
            let scroll = most * part;
            let shown = strip.shown(scroll, 0);
            for index in 0..strip.count {
                let left = index as f64 * strip.pitch - scroll;
                let is_seen = left < strip.width - 0.001 && left + strip.pitch > 0.001;
                prop_assert!(!is_seen || shown.has(index), "{index} at {left}");
            }
        }

        #[test]
        fn every_photo_can_be_reached(strip in strips(), index in 0_usize..2000) {
            let index = index % strip.count;
            let scroll = strip.scroll_to(index);
            prop_assert!(strip.shown(scroll, 0).near.contains(&index));
            let left = index as f64 * strip.pitch - scroll;
            prop_assert!(left > -strip.pitch && left < strip.width.max(strip.pitch), "seen at {left}");
        }
    }
}
