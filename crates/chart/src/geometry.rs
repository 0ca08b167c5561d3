//! Boxes.

/// A box, in pixels. Empty where its ends are before its starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Left.
    pub x1: f64,
    /// Top.
    pub y1: f64,
    /// Right.
    pub x2: f64,
    /// Bottom.
    pub y2: f64,
}

impl Bounds {
    /// The box around nothing.
    pub const EMPTY: Self = Self { x1: f64::MAX, y1: f64::MAX, x2: -f64::MAX, y2: -f64::MAX };

    /// A box from its sides.
    #[must_use]
    pub fn new(x1: f64, y1: f64, x2: f64, y2: f64) -> Self {
        Self { x1, y1, x2, y2 }
    }

    /// The box between two opposite corners, whichever they are.
    #[must_use]
    pub fn between([ax, ay]: [f64; 2], [bx, by]: [f64; 2]) -> Self {
        Self { x1: ax.min(bx), y1: ay.min(by), x2: ax.max(bx), y2: ay.max(by) }
    }

    /// Whether it is around nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.x2 < self.x1 || self.y2 < self.y1
    }

    /// Its width.
    #[must_use]
    pub fn width(&self) -> f64 {
        self.x2 - self.x1
    }

    /// Its height.
    #[must_use]
    pub fn height(&self) -> f64 {
        self.y2 - self.y1
    }

    /// Grows it to hold a place.
    pub fn add(&mut self, [x, y]: [f64; 2]) {
        self.x1 = self.x1.min(x);
        self.y1 = self.y1.min(y);
        self.x2 = self.x2.max(x);
        self.y2 = self.y2.max(y);
    }

    /// Grows it to hold another box.
    pub fn union(&mut self, other: &Self) {
        self.x1 = self.x1.min(other.x1);
        self.y1 = self.y1.min(other.y1);
        self.x2 = self.x2.max(other.x2);
        self.y2 = self.y2.max(other.y2);
    }

    /// The same box elsewhere.
    #[must_use]
    pub fn moved(&self, dx: f64, dy: f64) -> Self {
        if self.is_empty() {
            return *self;
        }
        Self { x1: self.x1 + dx, y1: self.y1 + dy, x2: self.x2 + dx, y2: self.y2 + dy }
    }

    /// The box with a border of so many pixels around it.
    #[must_use]
    pub fn expanded(&self, by: f64) -> Self {
        if self.is_empty() {
            return *self;
        }
        Self { x1: self.x1 - by, y1: self.y1 - by, x2: self.x2 + by, y2: self.y2 + by }
    }

    /// The box around this one turned about a place, by degrees. It is reckoned as Vega does, since the
    /// last bit decides to which whole pixel a room is rounded up.
    #[must_use]
    pub fn rotated(&self, degrees: f64, (x, y): (f64, f64)) -> Self {
        if self.is_empty() {
            return *self;
        }
        let (sin, cos) = libm::sincos(degrees.to_radians());
        let (cx, cy) = (x - x * cos + y * sin, y - x * sin - y * cos);
        let mut turned = Self::EMPTY;
        for px in [self.x1, self.x2] {
            for py in [self.y1, self.y2] {
                turned.add([cos * px - sin * py + cx, sin * px + cos * py + cy]);
            }
        }
        turned
    }

    /// What two boxes share; empty where they share nothing.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        let shared = Self {
            x1: self.x1.max(other.x1),
            y1: self.y1.max(other.y1),
            x2: self.x2.min(other.x2),
            y2: self.y2.min(other.y2),
        };
        if shared.is_empty() { Self::EMPTY } else { shared }
    }

    /// Whether two boxes share at least a side.
    #[must_use]
    pub fn intersects(&self, other: &Self) -> bool {
        !self.intersection(other).is_empty()
    }

    /// Whether a place lies within it or upon its sides.
    #[must_use]
    pub fn contains(&self, [x, y]: [f64; 2]) -> bool {
        self.x1 <= x && x <= self.x2 && self.y1 <= y && y <= self.y2
    }

    /// Whether another box lies within it.
    #[must_use]
    pub fn encloses(&self, other: &Self) -> bool {
        self.x1 <= other.x1 && self.y1 <= other.y1 && self.x2 >= other.x2 && self.y2 >= other.y2
    }

    /// Whether two boxes come closer than so many pixels.
    #[must_use]
    pub fn is_near(&self, other: &Self, separation: f64) -> bool {
        let apart = (other.x1 - self.x2)
            .max(self.x1 - other.x2)
            .max(other.y1 - self.y2)
            .max(self.y1 - other.y2);
        separation > apart
    }
}

#[cfg(test)]
mod tests {
    use super::Bounds;

    const BOX: Bounds = Bounds { x1: 0.0, y1: 0.0, x2: 10.0, y2: 4.0 };

    #[test]
    fn boxes_meet() {
        let right = BOX.moved(10.0, 0.0);
        assert!(BOX.intersects(&right) && !BOX.intersects(&right.moved(0.1, 0.0)));
        assert_eq!(BOX.intersection(&BOX.moved(4.0, 2.0)), Bounds::new(4.0, 2.0, 10.0, 4.0));
        assert!(BOX.intersection(&BOX.moved(0.0, 9.0)).is_empty());
        assert!(BOX.encloses(&BOX) && !BOX.encloses(&right));
        assert!(BOX.contains([10.0, 4.0]) && !BOX.contains([10.0, 4.1]));
        assert!(
            BOX.is_near(&BOX.moved(11.0, 0.0), 2.0) && !BOX.is_near(&BOX.moved(12.0, 0.0), 2.0)
        );
        assert_eq!(Bounds::between([10.0, 0.0], [0.0, 4.0]), BOX);
    }

    #[test]
    fn boxes_turn_about_a_place() {
        let turned = BOX.rotated(90.0, (10.0, 4.0));
        let expected = Bounds::new(10.0, -6.0, 14.0, 4.0);
        assert!(
            turned.expanded(1e-9).encloses(&expected) && expected.expanded(1e-9).encloses(&turned)
        );
        // An axis title 46 pixels from its plot, to the last bit.
        let title = Bounds::new(-91.0, 114.0, 21.0, 125.0).rotated(-90.0, (-35.0, 125.0));
        assert_eq!(title.x1, -46.0);
    }

    #[test]
    fn nothing_stays_nothing() {
        for nothing in [
            Bounds::EMPTY.moved(3.0, 3.0),
            Bounds::EMPTY.expanded(3.0),
            Bounds::EMPTY.rotated(30.0, (1.0, 1.0)),
            Bounds::EMPTY.intersection(&BOX),
        ] {
            assert_eq!(nothing, Bounds::EMPTY);
        }
        let mut all = Bounds::EMPTY;
        all.union(&Bounds::EMPTY);
        all.union(&BOX);
        all.add([f64::NAN, f64::NAN]);
        assert_eq!(all, BOX);
    }
}
