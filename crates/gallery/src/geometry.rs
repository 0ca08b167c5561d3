//! A photo in its stage: how large it is, how near one may come, and how far it may be pushed about.
//!
//! Places are counted from the stage's centre, in its pixels.

/// A place, or a way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// A width and a height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// The width.
    pub width: f64,
    /// The height.
    pub height: f64,
}

/// How a photo is seen: what is drawn is its fitted size, times `zoom`, its centre moved by `shift`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct View {
    /// 1 where the whole photo is seen.
    pub zoom: f64,
    /// From the stage's centre to the photo's.
    pub shift: Point,
}

/// How many of the stage's pixels a photo's own pixel may take, and how near any photo may be brought.
const COARSEST: f64 = 2.0;
const NEAREST: f64 = 3.0;
const FARTHEST: f64 = 12.0;
/// How near a double tap comes where the stage's shape gives no better reason.
const CLOSE_UP: f64 = 2.5;
/// How much of a finger's way beyond a bound is followed at first.
const GIVE: f64 = 0.55;
/// A stage is at least so large: nothing divides by zero.
const LEAST: f64 = 1.0;

impl Point {
    /// A place.
    #[must_use]
    pub fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// The same where it is a number, else the centre.
    #[must_use]
    pub fn finite(self) -> Self {
        if self.x.is_finite() && self.y.is_finite() { self } else { Self::default() }
    }

    /// How far it is from the centre, or how long the way.
    #[must_use]
    pub fn length(self) -> f64 {
        self.x.hypot(self.y)
    }
}

impl std::ops::Add for Point {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl std::ops::Sub for Point {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl std::ops::Mul<f64> for Point {
    type Output = Self;
    fn mul(self, by: f64) -> Self {
        Self::new(self.x * by, self.y * by)
    }
}

impl Size {
    /// A size; what is no length is the least one.
    #[must_use]
    pub fn new(width: f64, height: f64) -> Self {
        let length = |it: f64| if it.is_finite() { it.clamp(LEAST, 1e6) } else { LEAST };
        Self { width: length(width), height: length(height) }
    }
}

impl Default for View {
    fn default() -> Self {
        Self { zoom: 1.0, shift: Point::default() }
    }
}

impl View {
    /// Whether the photo is nearer than whole.
    #[must_use]
    pub fn is_near(self) -> bool {
        self.zoom > 1.001
    }
}

/// A photo fitted into its stage.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fit {
    stage: Size,
    size: Size,
    most: f64,
}

impl Fit {
    /// Fits a photo into a stage: whole, and never larger than its own pixels.
    ///
    /// ```
    /// use gallery::geometry::{Fit, Size};
    /// let fit = Fit::new(Size::new(400.0, 800.0), Size::new(4000.0, 3000.0));
    /// assert_eq!(fit.size(), Size::new(400.0, 300.0));
    /// ```
    #[must_use]
    pub fn new(stage: Size, photo: Size) -> Self {
        let scale = (stage.width / photo.width).min(stage.height / photo.height).min(1.0);
        let size = Size::new(photo.width * scale, photo.height * scale);
        let most = (COARSEST / scale).clamp(NEAREST, FARTHEST);
        Self { stage, size, most }
    }

    /// How large the whole photo is drawn.
    #[must_use]
    pub fn size(self) -> Size {
        self.size
    }

    /// How near it may be brought.
    #[must_use]
    pub fn most(self) -> f64 {
        self.most
    }

    /// How near a double tap brings it: to where it fills the stage, if that is a step worth taking.
    #[must_use]
    pub fn close_up(self) -> f64 {
        let fills = (self.stage.width / self.size.width).max(self.stage.height / self.size.height);
        if (1.5..=self.most).contains(&fills) { fills } else { CLOSE_UP.min(self.most) }
    }

    /// How far the photo's centre may go from the stage's, either way.
    #[must_use]
    pub fn room(self, zoom: f64) -> Point {
        let over = |drawn: f64, stage: f64| ((drawn * zoom - stage) / 2.0).max(0.0);
        Point::new(
            over(self.size.width, self.stage.width),
            over(self.size.height, self.stage.height),
        )
    }

    /// The nearest view within the bounds.
    #[must_use]
    pub fn held(self, view: View) -> View {
        let zoom = if view.zoom.is_finite() { view.zoom.clamp(1.0, self.most) } else { 1.0 };
        let (room, shift) = (self.room(zoom), view.shift.finite());
        let shift = Point::new(shift.x.clamp(-room.x, room.x), shift.y.clamp(-room.y, room.y));
        View { zoom, shift }
    }

    /// Whether a view is within the bounds.
    #[must_use]
    pub fn holds(self, view: View) -> bool {
        let held = self.held(view);
        (held.zoom - view.zoom).abs() < 1e-6 && (held.shift - view.shift).length() < 1e-6
    }

    /// The view as a hand that pulls beyond the bounds sees it: it gives way, less and less.
    #[must_use]
    pub fn stretched(self, view: View) -> View {
        let zoom = if view.zoom.is_finite() { view.zoom.max(0.0) } else { 1.0 };
        let zoom = if zoom < 1.0 {
            1.0 - rubber(1.0 - zoom, 1.0)
        } else {
            let over = (zoom / self.most).ln().max(0.0);
            zoom.min(self.most) * rubber(over, 1.0).exp()
        };
        self.stretched_at(View { zoom, ..view })
    }

    /// The same at a zoom that stays.
    #[must_use]
    pub fn stretched_at(self, view: View) -> View {
        let (room, shift) = (self.room(view.zoom), view.shift.finite());
        let shift = Point::new(
            give(shift.x, room.x, self.stage.width),
            give(shift.y, room.y, self.stage.height),
        );
        View { shift, ..view }
    }

    /// The view at another zoom in which a place of the stage shows what it showed.
    #[must_use]
    pub fn about(self, view: View, zoom: f64, place: Point) -> View {
        let ratio = zoom / view.zoom.max(f64::MIN_POSITIVE);
        View { zoom, shift: (place + (view.shift - place) * ratio).finite() }
    }
}

/// A way that may go so far either way, and gives beyond.
#[must_use]
pub fn give(way: f64, room: f64, length: f64) -> f64 {
    let over = (way.abs() - room).max(0.0);
    (way.abs().min(room) + rubber(over, length)).copysign(way)
}

/// How much of a way beyond a bound is followed: half at first, never the whole length.
///
/// ```
/// use gallery::geometry::rubber;
/// assert_eq!(rubber(0.0, 400.0), 0.0);
/// assert!(rubber(10.0, 400.0) > 5.0);
/// assert!(rubber(1e9, 400.0) < 400.0);
/// ```
#[must_use]
pub fn rubber(over: f64, length: f64) -> f64 {
    length * (1.0 - 1.0 / (over.max(0.0) * GIVE / length + 1.0))
}

#[cfg(test)]
mod tests {
    use super::{Fit, Point, Size, View, give, rubber};
    use proptest::prelude::*;

    fn fit(stage: [f64; 2], photo: [f64; 2]) -> Fit {
        Fit::new(Size::new(stage[0], stage[1]), Size::new(photo[0], photo[1]))
    }

    #[track_caller]
    fn check(stage: [f64; 2], photo: [f64; 2], size: [f64; 2], most: f64, close_up: f64) {
        let fit = fit(stage, photo);
        assert_eq!([fit.size().width, fit.size().height], size);
        assert!((fit.most() - most).abs() < 1e-9, "most {}", fit.most());
        assert!((fit.close_up() - close_up).abs() < 1e-9, "close up {}", fit.close_up());
    }

    #[test]
    fn a_photo_is_fitted_whole_and_never_enlarged() {
        // A phone upright, a photo across: a double tap fills the height.
        check([400.0, 800.0], [1600.0, 1200.0], [400.0, 300.0], 8.0, 800.0 / 300.0);
        // A photo of the stage's shape: filling it would be no step.
        check([1280.0, 720.0], [1920.0, 1080.0], [1280.0, 720.0], 3.0, 2.5);
        check([1280.0, 720.0], [320.0, 200.0], [320.0, 200.0], 3.0, 2.5);
        // A panorama is not brought nearer than its pixels bear.
        check([400.0, 800.0], [40_000.0, 1000.0], [400.0, 10.0], 12.0, 2.5);
        check([0.0, f64::NAN], [0.0, 0.0], [1.0, 1.0], 3.0, 2.5);
    }

    #[test]
    fn what_is_under_the_finger_stays_there() {
        let fit = fit([400.0, 800.0], [1600.0, 1200.0]);
        let place = Point::new(100.0, -50.0);
        let view = fit.about(View::default(), 2.0, place);
        assert_eq!(view, View { zoom: 2.0, shift: Point::new(-100.0, 50.0) });
        assert_eq!(fit.about(view, 1.0, place), View::default());
    }

    #[test]
    fn bounds_follow_the_zoom() {
        let fit = fit([400.0, 800.0], [1600.0, 1200.0]);
        assert_eq!(fit.room(1.0), Point::new(0.0, 0.0));
        assert_eq!(fit.room(2.0), Point::new(200.0, 0.0));
        assert_eq!(fit.room(4.0), Point::new(600.0, 200.0));
        let far = View { zoom: 4.0, shift: Point::new(9e9, -9e9) };
        assert_eq!(fit.held(far), View { zoom: 4.0, shift: Point::new(600.0, -200.0) });
    }

    #[test]
    fn a_band_gives_less_and_less() {
        let ways: Vec<f64> = [0.0, 50.0, 100.0, 200.0, 400.0].map(|way| rubber(way, 400.0)).into();
        let gains: Vec<f64> = ways.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(gains[0] > 20.0 && gains[0] > gains[1] && ways[4] < 400.0, "{ways:?}");
        assert_eq!(give(30.0, 40.0, 400.0), 30.0);
        assert_eq!(give(-30.0, 40.0, 400.0), -30.0);
        assert!(give(-80.0, 40.0, 400.0) < -40.0);
    }

    fn any() -> impl Strategy<Value = f64> {
        prop_oneof![-5e3..5e3_f64, prop::num::f64::ANY]
    }

    proptest! {
        #[test]
        fn whatever_is_asked_for_is_held_and_stretched_within_reach(
            stage in (any(), any()), photo in (any(), any()), zoom in any(), x in any(), y in any(),
        ) {
            let fit = fit([stage.0, stage.1], [photo.0, photo.1]);
            let view = View { zoom, shift: Point::new(x, y) };
            let held = fit.held(view);
            prop_assert!(fit.holds(held) && held.zoom >= 1.0 && held.zoom <= fit.most());
            let pulled = fit.stretched(view);
            prop_assert!(pulled.zoom > 0.0 && pulled.zoom <= fit.most() * 2.72, "{}", pulled.zoom);
            let room = fit.room(pulled.zoom);
            let stage = Size::new(stage.0, stage.1);
            prop_assert!(pulled.shift.x.abs() <= room.x + stage.width);
            prop_assert!(pulled.shift.y.abs() <= room.y + stage.height);
        }

        #[test]
        fn what_is_held_is_not_stretched(zoom in 1.0..8.0_f64, x in -9e3..9e3_f64, y in -9e3..9e3_f64) {
            let fit = fit([400.0, 800.0], [1600.0, 1200.0]);
            let held = fit.held(View { zoom, shift: Point::new(x, y) });
            let same = fit.stretched(held);
            prop_assert!((same.zoom - held.zoom).abs() < 1e-9);
            prop_assert!((same.shift - held.shift).length() < 1e-9);
        }
    }
}
