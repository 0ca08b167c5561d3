//! Whoever looks through photos, one at a time: one state, and what each event makes of it.
//!
//! Whatever happens, hands off and a moment's time bring it to rest: a whole photo in the middle, or a part of
//! one within its bounds.

mod gesture;
mod motion;
mod show;

use crate::geometry::{Fit, Point, Size, View};
use crate::hands::{Hands, TAP};
use gesture::Gesture;
use motion::{Ease, Spring};
use show::Show;

/// The gap between photos that slide, in pixels.
pub const GAP: f64 = 24.0;
/// How many photos on either side of the one that is looked at are kept at hand.
pub const BESIDE: usize = 2;
/// By how much one step brings the photo nearer.
const STEP: f64 = 1.5;
/// How far one key pushes a near photo, as a part of the stage.
const PUSH: f64 = 0.25;
/// What a pixel of the wheel does to the zoom; a trackpad's pinch counts in finer ones.
const WHEEL: f64 = 0.0025;
const FINE: f64 = 0.01;
/// What one event of a wheel, or of such a pinch, may ask for at most.
const MOST_WHEEL: f64 = 200.0;
const MOST_FINE: f64 = 40.0;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

/// What happens. Places are counted from the stage's centre, times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Event {
    /// A finger comes down.
    Down(i32, Point, f64),
    /// It moves.
    Move(i32, Point, f64),
    /// It is lifted.
    Up(i32, Point, f64),
    /// It is taken over by somebody else.
    Cancel(i32),
    /// The wheel turns over a place; finely where a trackpad pinches.
    Wheel(Point, Point, bool),
    /// To a photo.
    Go(usize),
    /// To the photo before.
    Previous,
    /// To the photo after.
    Next,
    /// To the first photo.
    First,
    /// To the last photo.
    Last,
    /// An arrow: about a near photo, else to the photo beside.
    Arrow(Direction),
    /// Nearer.
    Nearer,
    /// Farther.
    Farther,
    /// The whole photo.
    Whole,
    /// Starts the slideshow, or halts it.
    Play,
    /// Away with it.
    Close,
    /// The stage has another size.
    Resize(Size),
    /// Time passes.
    Tick(f64),
}

/// All there is to know of what is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    sizes: Vec<Size>,
    index: usize,
    stage: Size,
    /// No photo slides where motion is not wanted.
    calm: bool,
    view: View,
    ease: Option<Ease>,
    slide: Spring,
    sink: Spring,
    hands: Hands,
    gesture: Gesture,
    show: Show,
    /// Nothing but the photo is shown.
    bare: bool,
    /// For how long a tap may still be the first of two.
    tapped: Option<f64>,
    closed: bool,
}

impl Event {
    /// What a key asks for.
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        Some(match key {
            "ArrowLeft" => Self::Arrow(Direction::Left),
            "ArrowRight" => Self::Arrow(Direction::Right),
            "ArrowUp" => Self::Arrow(Direction::Up),
            "ArrowDown" => Self::Arrow(Direction::Down),
            "Home" => Self::First,
            "End" => Self::Last,
            "+" | "=" => Self::Nearer,
            "-" | "_" => Self::Farther,
            "0" => Self::Whole,
            "Escape" => Self::Close,
            _ => return None,
        })
    }

    /// Whether it belongs to a motion: what fingers do, and the passing of time.
    #[must_use]
    pub fn is_of_motion(&self) -> bool {
        matches!(
            self,
            Self::Down(..) | Self::Move(..) | Self::Up(..) | Self::Cancel(_) | Self::Tick(_)
        )
    }
}

impl State {
    /// Looks at one of the photos, whose sizes are given in pixels.
    #[must_use]
    pub fn new(sizes: Vec<Size>, index: usize, stage: Size, calm: bool) -> Self {
        let index = index.min(sizes.len().saturating_sub(1));
        Self {
            sizes,
            index,
            stage: Size::new(stage.width, stage.height),
            calm,
            view: View::default(),
            ease: None,
            slide: Spring::default(),
            sink: Spring::default(),
            hands: Hands::default(),
            gesture: Gesture::None,
            show: Show::default(),
            bare: false,
            tapped: None,
            closed: false,
        }
    }

    /// What an event makes of it. Once it is closed, nothing happens any more.
    #[must_use]
    pub fn next(mut self, event: Event) -> Self {
        if self.closed {
            return self;
        }
        if event.is_of_a_visitor() {
            self.show.halt();
        }
        match event {
            Event::Down(id, at, time) => self.touch(id, at, time),
            Event::Move(id, at, time) => self.drag(id, at, time),
            Event::Up(id, at, time) => self.lift(id, at, time),
            Event::Cancel(id) => self.lose(id),
            Event::Wheel(at, by, fine) => self.wheel(at, by, fine),
            Event::Go(index) => self.go(index),
            Event::Previous => self.go(self.index.saturating_sub(1)),
            Event::Next => self.go(self.index.saturating_add(1)),
            Event::First => self.go(0),
            Event::Last => self.go(usize::MAX),
            Event::Arrow(direction) => self.arrow(direction),
            Event::Nearer => self.zoom_by(STEP),
            Event::Farther => self.zoom_by(1.0 / STEP),
            Event::Whole => self.ease_to(View::default()),
            Event::Play => self.show.switch(),
            Event::Close => self.closed = true,
            Event::Resize(stage) => self.resize(stage),
            Event::Tick(passed) => self.pass(passed),
        }
        self
    }

    /// The photo that is looked at.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sizes.len()
    }

    /// How it is seen.
    #[must_use]
    pub fn view(&self) -> View {
        self.view
    }

    /// How far all photos are slid to the right.
    #[must_use]
    pub fn slide(&self) -> f64 {
        self.slide.at
    }

    /// How far down the photo is dragged.
    #[must_use]
    pub fn sink(&self) -> f64 {
        self.sink.at
    }

    /// The room that there is for photos.
    #[must_use]
    pub fn stage(&self) -> Size {
        self.stage
    }

    /// How far apart the middles of two photos are.
    #[must_use]
    pub fn pitch(&self) -> f64 {
        self.stage.width + GAP
    }

    /// Whether photos change by themselves.
    #[must_use]
    pub fn is_playing(&self) -> bool {
        self.show.is_on()
    }

    /// Whether the photo alone is shown, without what lies around it. A tap takes that away and brings it back.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.bare
    }

    /// Whether it is over.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// The photos that may be in memory: never more than five.
    #[must_use]
    pub fn at_hand(&self) -> std::ops::Range<usize> {
        let end = (self.index + BESIDE + 1).min(self.sizes.len());
        self.index.saturating_sub(BESIDE)..end
    }

    /// A photo as it is fitted into the stage.
    #[must_use]
    pub fn fit(&self, index: usize) -> Fit {
        let size = self.sizes.get(index).copied().unwrap_or(self.stage);
        Fit::new(self.stage, size)
    }

    /// The view that it is on its way to, or has.
    #[must_use]
    pub fn goal(&self) -> View {
        self.ease.map_or(self.view, |ease| ease.to)
    }

    /// Where the middle of the stage lies on the photo, from 0 at its left and upper edge to 1; an edge that is
    /// reached counts as reached.
    #[must_use]
    pub fn place(&self) -> Point {
        let (goal, fit) = (self.goal(), self.fit(self.index));
        let room = fit.room(goal.zoom);
        let along = |shift: f64, room: f64| {
            if room > 0.0 { (0.5 - shift / room / 2.0).clamp(0.0, 1.0) } else { 0.5 }
        };
        Point::new(along(goal.shift.x, room.x), along(goal.shift.y, room.y))
    }

    /// In how many milliseconds it wants to be told how much time has passed: 0 for the next frame, none where it
    /// is at rest.
    #[must_use]
    pub fn wakes_in(&self) -> Option<f64> {
        if self.closed {
            None
        } else if self.is_moving() {
            Some(0.0)
        } else {
            self.tapped.or(self.show.remaining())
        }
    }

    /// Whether something moves, or is held and may.
    #[must_use]
    pub fn is_in_motion(&self) -> bool {
        self.is_moving() || !self.hands.is_empty()
    }

    fn is_moving(&self) -> bool {
        self.ease.is_some()
            || (self.hands.is_empty() && !(self.slide.is_still() && self.sink.is_still()))
    }

    fn go(&mut self, index: usize) {
        let index = index.min(self.sizes.len().saturating_sub(1));
        if index == self.index {
            return;
        }
        let step = if index > self.index { self.pitch() } else { -self.pitch() };
        self.index = index;
        self.view = View::default();
        self.ease = None;
        self.gesture = if self.hands.is_empty() { Gesture::None } else { Gesture::Spent };
        self.sink = Spring::default();
        // What has not come to rest yet goes on from where it is, but not from farther than what is at hand.
        let most = self.pitch() * 1.5;
        self.slide.at = if self.calm { 0.0 } else { (self.slide.at + step).clamp(-most, most) };
        self.show.begin();
    }

    fn arrow(&mut self, direction: Direction) {
        let goal = self.goal();
        if goal.is_near() {
            let (across, down) = (self.stage.width * PUSH, self.stage.height * PUSH);
            let by = match direction {
                Direction::Left => Point::new(across, 0.0),
                Direction::Right => Point::new(-across, 0.0),
                Direction::Up => Point::new(0.0, down),
                Direction::Down => Point::new(0.0, -down),
            };
            self.ease_to(View { shift: goal.shift + by, ..goal });
            return;
        }
        match direction {
            Direction::Left => self.go(self.index.saturating_sub(1)),
            Direction::Right => self.go(self.index.saturating_add(1)),
            Direction::Up | Direction::Down => {}
        }
    }

    fn zoom_by(&mut self, factor: f64) {
        let goal = self.goal();
        self.ease_to(self.fit(self.index).about(goal, goal.zoom * factor, Point::default()));
    }

    /// Near the place, or whole again.
    fn toggle(&mut self, place: Point) {
        let fit = self.fit(self.index);
        let to = if self.goal().is_near() {
            View::default()
        } else {
            fit.about(self.view, fit.close_up(), place)
        };
        self.ease_to(to);
    }

    fn wheel(&mut self, at: Point, by: Point, fine: bool) {
        let by = by.finite();
        if !fine && by.x.abs() > by.y.abs() {
            return self.wheel_across(by);
        }
        let (pace, most) = if fine { (FINE, MOST_FINE) } else { (WHEEL, MOST_WHEEL) };
        let factor = (-by.y.clamp(-most, most) * pace).exp();
        let fit = self.fit(self.index);
        let zoom = (self.view.zoom * factor).clamp(1.0, fit.most());
        self.ease = None;
        self.view = fit.held(fit.about(self.view, zoom, at.finite()));
        self.hands.count_anew();
        self.regrasp();
    }

    /// Two fingers across a trackpad push a near photo about.
    fn wheel_across(&mut self, by: Point) {
        if self.view.is_near() {
            let shift = self.view.shift - by;
            self.ease = None;
            self.view = self.fit(self.index).held(View { shift, ..self.view });
            self.regrasp();
        }
    }

    fn resize(&mut self, stage: Size) {
        self.stage = Size::new(stage.width, stage.height);
        self.slide = Spring::default();
        self.sink = Spring::default();
        self.ease = None;
        self.view = self.fit(self.index).held(self.view);
        self.hands.count_anew();
        self.regrasp();
    }

    fn ease_to(&mut self, view: View) {
        self.ease_within(view, motion::BRISK);
    }

    fn ease_within(&mut self, view: View, pace: f64) {
        let to = self.fit(self.index).held(view);
        if self.calm {
            self.view = to;
            self.ease = None;
        } else {
            self.ease = (to != self.view).then_some(Ease { to, pace });
        }
    }

    fn pass(&mut self, passed: f64) {
        let passed = if passed.is_finite() { passed.max(0.0) } else { 0.0 };
        let is_at_rest = self.hands.is_empty() && !self.is_moving();
        self.wait_for_another_tap(passed);
        if let Some(ease) = self.ease {
            self.view = ease.after(self.view, passed);
            self.ease = (self.view != ease.to).then_some(ease);
        }
        if self.hands.is_empty() {
            self.slide.pass(passed, self.calm);
            self.sink.pass(passed, self.calm);
        }
        if is_at_rest && self.show.pass(passed) {
            let next = self.index + 1;
            self.go(if next < self.count() { next } else { 0 });
        }
    }
}

impl State {
    /// The stage was tapped once, and may be tapped again.
    fn tap(&mut self) {
        self.tapped = Some(TAP);
    }

    /// A tap that no other has followed is one.
    fn wait_for_another_tap(&mut self, passed: f64) {
        let Some(left) = self.tapped else { return };
        let left = left - passed;
        self.tapped = (left > 0.0).then_some(left);
        if self.tapped.is_none() {
            self.bare = !self.bare;
        }
    }
}

impl Event {
    /// Whether a visitor does something: the slideshow is theirs then.
    fn is_of_a_visitor(self) -> bool {
        !matches!(self, Self::Play | Self::Tick(_) | Self::Resize(_) | Self::Move(..))
    }
}

#[cfg(test)]
#[path = "viewer/tests.rs"]
mod tests;
