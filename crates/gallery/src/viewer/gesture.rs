//! What fingers do to a photo: slide it, drag it down, push it about, pull it nearer.

use super::State;
use crate::geometry::{Point, View, give};
use crate::hands::{Lifted, SLOP};

/// A throw faster than this, in pixels a millisecond, goes on by itself.
const THROW: f64 = 0.35;
/// A photo that is slid, or dragged down, by such a part of the stage goes all the way.
const SLID: f64 = 0.4;
const SUNK: f64 = 0.22;
/// How near to its edge, in pixels, a photo is at it.
const EDGE: f64 = 1.0;

/// What the fingers are at.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Gesture {
    /// Nothing.
    None,
    /// A finger is down and has not said what it wants.
    Pressed,
    /// Photos slide, from where they were.
    Slide(f64),
    /// The photo is dragged down, from where it was.
    Sink(f64),
    /// A near photo is pushed about.
    Pan(View),
    /// A near photo is pushed beyond the edge that it was at: the row slides along.
    Edge(View),
    /// Two fingers pull.
    Pinch(View),
    /// What there was to do has been done; the fingers are still there.
    Spent,
}

impl State {
    pub(super) fn touch(&mut self, id: i32, at: Point, time: f64) {
        if !self.hands.down(id, at, time) {
            return;
        }
        self.ease = None;
        self.tapped = None;
        self.slide.halt();
        self.sink.halt();
        self.gesture = match self.gesture {
            Gesture::None => Gesture::Pressed,
            // A photo that is on its way from one place to another is not pulled as well.
            Gesture::Slide(_) | Gesture::Sink(_) | Gesture::Spent => Gesture::Spent,
            Gesture::Edge(_) if self.slide.at != 0.0 => Gesture::Spent,
            Gesture::Pressed | Gesture::Pan(_) | Gesture::Edge(_) | Gesture::Pinch(_) => {
                Gesture::Pinch(self.view)
            }
        };
    }

    pub(super) fn drag(&mut self, id: i32, at: Point, time: f64) {
        if !self.hands.go(id, at, time) {
            return;
        }
        if self.gesture == Gesture::Pressed {
            self.guess();
        }
        let fit = self.fit(self.index);
        let way = self.hands.one().map(crate::hands::Finger::way);
        match (self.gesture, way) {
            (Gesture::Slide(from), Some(way)) => self.slide.at = self.slid(from + way.x),
            (Gesture::Sink(from), Some(way)) => {
                let down = (from + way.y).min(self.stage.height);
                self.sink.at = if down < 0.0 { give(down, 0.0, self.stage.height) } else { down };
            }
            (Gesture::Pan(from), Some(way)) => {
                self.view = fit.stretched(View { shift: from.shift + way, ..from });
            }
            (Gesture::Edge(from), Some(way)) => self.push_on(from, way),
            (Gesture::Pinch(from), _) => self.pull(from),
            _ => {}
        }
    }

    /// A finger that has gone far enough tells by its way what it wants.
    fn guess(&mut self) {
        let Some(way) = self.hands.one().map(crate::hands::Finger::way) else { return };
        if way.length() <= SLOP {
            return;
        }
        // From here on, not from where it came down: nothing jumps.
        self.hands.count_anew();
        self.gesture = if self.view.is_near() {
            if self.is_at_edge(way) { Gesture::Edge(self.view) } else { Gesture::Pan(self.view) }
        } else if way.x.abs() >= way.y.abs() {
            Gesture::Slide(self.slide.at)
        } else {
            Gesture::Sink(self.sink.at)
        };
    }

    /// Whether a way leads across, and out of a photo that has been pushed as far already.
    fn is_at_edge(&self, way: Point) -> bool {
        let room = self.fit(self.index).room(self.view.zoom).x;
        way.x.abs() >= way.y.abs() && self.view.shift.x * way.x.signum() > room - EDGE
    }

    /// What the photo has no room for is left to the row.
    fn push_on(&mut self, from: View, way: Point) {
        let fit = self.fit(self.index);
        let to = fit.stretched(View { shift: from.shift + way, ..from });
        let room = fit.room(to.zoom).x;
        let across = (from.shift + way).x;
        let held = across.clamp(-room, room);
        self.view = View { shift: Point::new(held, to.shift.y), ..to };
        self.slide.at = self.slid(across - held);
    }

    /// Beyond the first and the last photo the row gives way, and no farther than what is at hand.
    fn slid(&self, to: f64) -> f64 {
        let pitch = self.pitch();
        let room = |is_end: bool| if is_end { 0.0 } else { pitch };
        let side = if to > 0.0 { self.index == 0 } else { self.index + 1 >= self.count() };
        give(to, room(side), pitch)
    }

    fn pull(&mut self, from: View) {
        let Some((one, two)) = self.hands.two() else { return };
        let spread = |a: Point, b: Point| (a - b).length().max(1.0);
        let middle = |a: Point, b: Point| (a + b) * 0.5;
        let ratio = spread(one.at, two.at) / spread(one.from, two.from);
        let (was, is) = (middle(one.from, two.from), middle(one.at, two.at));
        let fit = self.fit(self.index);
        let zoom = fit.stretched(View { zoom: from.zoom * ratio, ..from }).zoom;
        let pulled = fit.about(from, zoom, was);
        let pulled = View { shift: pulled.shift + is - was, ..pulled };
        self.view = View { zoom, ..fit.stretched_at(pulled) };
    }

    pub(super) fn lift(&mut self, id: i32, at: Point, time: f64) {
        if self.hands.follows(id) {
            // The last part of its way is followed too.
            self.drag(id, at, time);
        }
        match self.hands.up(id, at, time) {
            Lifted::Unknown => {}
            Lifted::DoubleTap(place) if self.gesture == Gesture::Pressed => {
                self.settle(Point::default());
                self.toggle(place);
            }
            Lifted::Tap(_) | Lifted::DoubleTap(_) => {
                if self.gesture == Gesture::Pressed {
                    self.tap();
                }
                self.settle(Point::default());
            }
            Lifted::Away(speed) => self.settle(speed),
        }
    }

    pub(super) fn lose(&mut self, id: i32) {
        if self.hands.lose(id) {
            // Whoever takes the finger over did not mean to decide anything here.
            self.settle(Point::default());
        }
    }

    /// Fingers that stay go on from what is seen now.
    pub(super) fn regrasp(&mut self) {
        self.gesture = match self.gesture {
            Gesture::Pan(_) => Gesture::Pan(self.view),
            Gesture::Pinch(_) => Gesture::Pinch(self.view),
            Gesture::Slide(_) | Gesture::Sink(_) | Gesture::Edge(_) => Gesture::Spent,
            other => other,
        };
    }

    /// A finger has left: what it did goes on by itself, comes to its end, or goes back.
    fn settle(&mut self, speed: Point) {
        if !self.hands.is_empty() {
            // One of two: the other pushes on.
            self.gesture = match self.gesture {
                Gesture::Pinch(_) => Gesture::Pan(self.view),
                _ => Gesture::Spent,
            };
            return;
        }
        let gesture = std::mem::replace(&mut self.gesture, Gesture::None);
        match gesture {
            Gesture::Slide(_) => self.throw_across(speed.x),
            Gesture::Edge(_) if self.slide.at != 0.0 => self.throw_across(speed.x),
            Gesture::Sink(_) => self.throw_down(speed.y),
            Gesture::Pan(_) | Gesture::Edge(_) if self.view.is_near() => return self.throw(speed),
            _ => {}
        }
        // A photo that was caught on its way back goes on.
        self.ease_to(self.view);
    }

    fn throw_across(&mut self, speed: f64) {
        let far = self.stage.width * SLID;
        let forward = speed < -THROW || (self.slide.at < -far && speed <= THROW);
        let back = speed > THROW || (self.slide.at > far && speed >= -THROW);
        // One that is thrown back to the middle stays.
        if forward && self.slide.at < 0.0 {
            self.go(self.index.saturating_add(1));
        } else if back && self.slide.at > 0.0 {
            self.go(self.index.saturating_sub(1));
        }
        self.slide.throw(speed, self.pitch(), self.calm);
    }

    fn throw_down(&mut self, speed: f64) {
        let is_far = self.sink.at > self.stage.height * SUNK && speed > -THROW;
        if self.sink.at > 0.0 && (is_far || speed > THROW) {
            self.closed = true;
        }
        self.sink.throw(speed, self.stage.height, self.calm);
    }

    fn throw(&mut self, speed: Point) {
        let way = if self.calm || speed.length() < THROW {
            Point::default()
        } else {
            speed * super::motion::GLIDE
        };
        let to = View { shift: self.view.shift + way, ..self.view };
        let pace =
            if way == Point::default() { super::motion::BRISK } else { super::motion::GLIDE };
        self.ease_within(to, pace);
    }
}
