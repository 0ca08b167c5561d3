//! Fingers on the stage: where they are, how fast they go, and when two touches are one double tap.

use crate::geometry::Point;

/// How far a finger may slip, in pixels, and still tap.
pub const SLOP: f64 = 8.0;
/// A tap is no longer than this, and the second of two follows as soon, in milliseconds.
pub const TAP: f64 = 300.0;
/// How far apart the two may be, in pixels.
const APART: f64 = 40.0;
/// A finger that has rested for so long before it is lifted throws nothing.
const REST: f64 = 80.0;
/// How much the latest way counts in a finger's speed, and the greatest speed, in pixels a millisecond.
const LATEST: f64 = 0.7;
const FASTEST: f64 = 8.0;

/// A finger, a pen or the mouse's button.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Finger {
    /// Its number.
    pub id: i32,
    /// Where it is.
    pub at: Point,
    /// Where it came down, or has been counted from since.
    pub from: Point,
    /// In pixels a millisecond.
    speed: Point,
    since: f64,
    time: f64,
}

/// What lifting a finger was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Lifted {
    /// It had not moved: a tap.
    Tap(Point),
    /// The second tap of two.
    DoubleTap(Point),
    /// It left with this speed.
    Away(Point),
    /// It was none of those that are followed.
    Unknown,
}

/// The fingers that are followed: two at most.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hands {
    fingers: Vec<Finger>,
    /// Where and when the last tap was.
    tapped: Option<(Point, f64)>,
    /// Whether what is under way can still be a tap.
    may_tap: bool,
}

impl Finger {
    fn new(id: i32, at: Point, time: f64) -> Self {
        Self { id, at, from: at, speed: Point::default(), since: time, time }
    }

    fn go(&mut self, at: Point, time: f64) {
        let passed = time - self.time;
        if passed > 0.0 {
            let latest = (at - self.at) * (1.0 / passed);
            let mixed = latest * LATEST + self.speed * (1.0 - LATEST);
            let hold = |it: f64| it.clamp(-FASTEST, FASTEST);
            self.speed = Point::new(hold(mixed.x), hold(mixed.y)).finite();
            self.time = time;
        }
        self.at = at;
    }

    fn speed_at(&self, time: f64) -> Point {
        if time - self.time > REST { Point::default() } else { self.speed }
    }

    /// The way it has gone.
    #[must_use]
    pub fn way(&self) -> Point {
        self.at - self.from
    }
}

impl Hands {
    /// A finger comes down; false where it is one too many, or there already.
    pub fn down(&mut self, id: i32, at: Point, time: f64) -> bool {
        if self.fingers.len() >= 2 || self.follows(id) {
            return false;
        }
        self.may_tap = self.fingers.is_empty();
        self.fingers.push(Finger::new(id, at.finite(), time));
        self.count_anew();
        true
    }

    /// A finger moves; false where it is none of those that are followed.
    pub fn go(&mut self, id: i32, at: Point, time: f64) -> bool {
        let Some(finger) = self.fingers.iter_mut().find(|finger| finger.id == id) else {
            return false;
        };
        finger.go(at.finite(), time);
        self.may_tap &= finger.way().length() <= SLOP;
        true
    }

    /// A finger is lifted.
    pub fn up(&mut self, id: i32, at: Point, time: f64) -> Lifted {
        self.go(id, at, time);
        let Some(finger) = self.take(id) else { return Lifted::Unknown };
        if !self.may_tap || time - finger.since > TAP {
            self.tapped = None;
            return Lifted::Away(finger.speed_at(time));
        }
        let before = self
            .tapped
            .take()
            .filter(|(place, when)| time - when <= TAP && (finger.at - *place).length() <= APART);
        if before.is_some() {
            return Lifted::DoubleTap(finger.at);
        }
        self.tapped = Some((finger.at, time));
        Lifted::Tap(finger.at)
    }

    /// A finger is gone without a word; false where it was none of those that are followed.
    pub fn lose(&mut self, id: i32) -> bool {
        self.may_tap = false;
        self.take(id).is_some()
    }

    fn take(&mut self, id: i32) -> Option<Finger> {
        let place = self.fingers.iter().position(|finger| finger.id == id)?;
        let finger = self.fingers.remove(place);
        self.count_anew();
        Some(finger)
    }

    /// From here on, ways are counted from where the fingers are.
    pub fn count_anew(&mut self) {
        for finger in &mut self.fingers {
            finger.from = finger.at;
        }
    }

    /// The only finger.
    #[must_use]
    pub fn one(&self) -> Option<&Finger> {
        match self.fingers.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// Both fingers.
    #[must_use]
    pub fn two(&self) -> Option<(&Finger, &Finger)> {
        match self.fingers.as_slice() {
            [one, two] => Some((one, two)),
            _ => None,
        }
    }

    /// Whether a finger is one of those that are followed.
    #[must_use]
    pub fn follows(&self, id: i32) -> bool {
        self.fingers.iter().any(|finger| finger.id == id)
    }

    /// Whether no finger is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fingers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::{Hands, Lifted};
    use crate::geometry::Point;

    fn at(x: f64, y: f64) -> Point {
        Point::new(x, y)
    }

    fn tap(hands: &mut Hands, place: Point, time: f64) -> Lifted {
        assert!(hands.down(1, place, time));
        hands.up(1, place, time + 50.0)
    }

    #[test]
    fn two_taps_are_one_if_they_are_near_and_soon() {
        let mut hands = Hands::default();
        assert_eq!(tap(&mut hands, at(5.0, 5.0), 0.0), Lifted::Tap(at(5.0, 5.0)));
        assert_eq!(tap(&mut hands, at(9.0, 5.0), 150.0), Lifted::DoubleTap(at(9.0, 5.0)));
        // The second has been used up.
        assert_eq!(tap(&mut hands, at(9.0, 5.0), 300.0), Lifted::Tap(at(9.0, 5.0)));
        assert_eq!(tap(&mut hands, at(99.0, 5.0), 450.0), Lifted::Tap(at(99.0, 5.0)));
        assert_eq!(tap(&mut hands, at(99.0, 5.0), 900.0), Lifted::Tap(at(99.0, 5.0)));
    }

    #[test]
    fn what_has_moved_or_stayed_long_is_no_tap() {
        let mut hands = Hands::default();
        hands.down(1, at(0.0, 0.0), 0.0);
        hands.go(1, at(20.0, 0.0), 10.0);
        hands.go(1, at(0.0, 0.0), 20.0);
        assert!(matches!(hands.up(1, at(0.0, 0.0), 30.0), Lifted::Away(_)));
        hands.down(1, at(0.0, 0.0), 100.0);
        assert_eq!(hands.up(1, at(0.0, 0.0), 500.0), Lifted::Away(Point::default()));
    }

    #[test]
    fn a_finger_throws_with_its_speed_unless_it_rests_first() {
        let throw = |rest: f64| {
            let mut hands = Hands::default();
            hands.down(1, at(0.0, 0.0), 0.0);
            for step in 1..=5_u8 {
                hands.go(1, at(f64::from(step) * 16.0, 0.0), f64::from(step) * 16.0);
            }
            hands.up(1, at(80.0, 0.0), 80.0 + rest)
        };
        let Lifted::Away(speed) = throw(0.0) else { panic!("no throw") };
        assert!((speed.x - 1.0).abs() < 0.01, "{speed:?}");
        // The way that ends where it was is a rest.
        let Lifted::Away(rested) = throw(200.0) else { panic!("no throw") };
        assert!(rested.x.abs() < 0.31, "{rested:?}");
    }

    #[test]
    fn a_third_finger_is_not_followed_and_two_are_no_tap() {
        let mut hands = Hands::default();
        assert!(hands.down(1, at(0.0, 0.0), 0.0) && hands.down(2, at(9.0, 0.0), 1.0));
        assert!(!hands.down(3, at(5.0, 0.0), 2.0) && !hands.down(1, at(5.0, 0.0), 2.0));
        assert!(!hands.go(3, at(5.0, 0.0), 2.0));
        assert_eq!(hands.up(3, at(5.0, 0.0), 3.0), Lifted::Unknown);
        assert!(hands.two().is_some());
        assert!(matches!(hands.up(2, at(9.0, 0.0), 4.0), Lifted::Away(_)));
        assert!(hands.one().is_some() && hands.lose(1) && hands.is_empty() && !hands.lose(1));
    }
}
