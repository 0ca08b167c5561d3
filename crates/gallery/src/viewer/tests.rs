use super::{Direction, Event, State};
use crate::geometry::{Point, Size, View};
use proptest::prelude::*;

const STAGE: Size = Size { width: 400.0, height: 800.0 };
const COUNT: usize = 6;

fn state(index: usize, calm: bool) -> State {
    let sizes = (0..COUNT).map(|at| match at % 3 {
        0 => Size::new(1600.0, 1200.0),
        1 => Size::new(1200.0, 1600.0),
        _ => Size::new(4000.0, 1000.0),
    });
    State::new(sizes.collect(), index, STAGE, calm)
}

fn at(x: f64, y: f64) -> Point {
    Point::new(x, y)
}

fn after(state: State, events: &[Event]) -> State {
    events.iter().fold(state, |state, event| state.next(*event))
}

/// Frames, until nothing moves; it must not take two seconds.
#[track_caller]
fn rest(mut state: State) -> State {
    for _ in 0..120 {
        if state.wakes_in() != Some(0.0) {
            return state;
        }
        state = state.next(Event::Tick(16.0));
    }
    panic!("never comes to rest: {state:?}");
}

/// A finger goes along a way, a tenth of it at a time.
fn drag(id: i32, from: Point, to: Point, start: f64, lasts: f64) -> Vec<Event> {
    let mut events = vec![Event::Down(id, from, start)];
    for step in 1..=10_u8 {
        let part = f64::from(step) / 10.0;
        events.push(Event::Move(id, from + (to - from) * part, start + lasts * part));
    }
    events.push(Event::Up(id, to, start + lasts));
    events
}

fn tap(place: Point, time: f64) -> [Event; 2] {
    [Event::Down(1, place, time), Event::Up(1, place, time + 40.0)]
}

fn double_tap(place: Point) -> Vec<Event> {
    tap(place, 0.0).into_iter().chain(tap(place, 120.0)).collect()
}

fn pinch(spread: f64) -> Vec<Event> {
    vec![
        Event::Down(1, at(-50.0, 0.0), 0.0),
        Event::Down(2, at(50.0, 0.0), 10.0),
        Event::Move(1, at(-50.0 * spread, 0.0), 100.0),
        Event::Move(2, at(50.0 * spread, 0.0), 110.0),
        Event::Up(1, at(-50.0 * spread, 0.0), 300.0),
        Event::Up(2, at(50.0 * spread, 0.0), 310.0),
    ]
}

#[track_caller]
fn check_index(from: usize, events: &[Event], index: usize) {
    let state = rest(after(state(from, false), events));
    assert_eq!(state.index(), index, "{events:?}");
    assert_eq!((state.slide(), state.sink(), state.is_closed()), (0.0, 0.0, false));
}

#[test]
fn keys_walk_through_the_photos_and_stop_at_the_ends() {
    let key = |name: &str| Event::of_key(name).unwrap();
    check_index(0, &[key("ArrowRight")], 1);
    check_index(0, &[key("ArrowLeft")], 0);
    check_index(5, &[key("ArrowRight")], 5);
    check_index(3, &[key("Home")], 0);
    check_index(3, &[key("End")], 5);
    check_index(3, &[key("ArrowUp"), key("ArrowDown")], 3);
    check_index(3, &[Event::Go(99)], 5);
    assert_eq!(Event::of_key("a"), None);
    assert!(state(1, false).next(key("Escape")).is_closed());
}

#[test]
fn a_swipe_goes_on_if_it_is_fast_or_far() {
    let middle = at(0.0, 0.0);
    // Fast and short.
    check_index(1, &drag(1, middle, at(-80.0, 0.0), 0.0, 80.0), 2);
    check_index(1, &drag(1, middle, at(80.0, 5.0), 0.0, 80.0), 0);
    // Slow and far.
    check_index(1, &drag(1, middle, at(-250.0, 0.0), 0.0, 3000.0), 2);
    // Slow and short.
    check_index(1, &drag(1, middle, at(-80.0, 0.0), 0.0, 3000.0), 1);
    // Far, but thrown back.
    let mut back = drag(1, middle, at(-250.0, 0.0), 0.0, 1000.0);
    back.pop();
    back.extend([
        Event::Move(1, at(-200.0, 0.0), 1016.0),
        Event::Move(1, at(-150.0, 0.0), 1032.0),
        Event::Up(1, at(-150.0, 0.0), 1033.0),
    ]);
    check_index(1, &back, 1);
    // Nothing lies beyond the ends.
    check_index(0, &drag(1, middle, at(300.0, 0.0), 0.0, 100.0), 0);
    check_index(5, &drag(1, middle, at(-300.0, 0.0), 0.0, 100.0), 5);
}

#[test]
fn beyond_the_ends_the_row_gives_way() {
    let pulled = |index, to: f64| {
        let mut way = drag(1, at(0.0, 0.0), at(to, 0.0), 0.0, 1000.0);
        way.pop();
        after(state(index, false), &way).slide()
    };
    let (free, bound) = (pulled(1, 200.0), pulled(0, 200.0));
    // What tells a swipe from a tap is not followed.
    assert!((free - 180.0).abs() < 1e-9, "{free}");
    assert!(bound > 50.0 && bound < 100.0, "{bound}");
}

#[test]
fn a_swipe_is_taken_over_in_its_flight() {
    let swiped = after(state(1, false), &drag(1, at(0.0, 0.0), at(-200.0, 0.0), 0.0, 100.0));
    assert_eq!(swiped.index(), 2);
    let flying = swiped.next(Event::Tick(32.0));
    let place = flying.slide();
    assert!(place > 50.0, "{place}");
    let caught = after(flying, &[Event::Down(1, at(0.0, 0.0), 200.0), Event::Tick(16.0)]);
    assert_eq!(caught.slide(), place);
    assert_eq!(caught.wakes_in(), None, "a held photo needs no frames");
    assert!(caught.is_in_motion(), "but it may move");
    let freed = rest(caught.next(Event::Up(1, at(0.0, 0.0), 900.0)));
    assert_eq!((freed.index(), freed.slide(), freed.is_in_motion()), (2, 0.0, false));
}

#[test]
fn a_photo_dragged_down_closes_and_one_dragged_a_little_does_not() {
    let dragged = |y, lasts| after(state(2, false), &drag(1, at(0.0, 0.0), at(3.0, y), 0.0, lasts));
    assert!(dragged(300.0, 1000.0).is_closed(), "far");
    assert!(dragged(90.0, 90.0).is_closed(), "fast");
    for kept in [dragged(90.0, 2000.0), dragged(-300.0, 100.0)] {
        assert!(!kept.is_closed());
        assert_eq!(rest(kept).sink(), 0.0);
    }
}

#[test]
fn a_double_tap_brings_near_what_is_under_the_finger_and_back() {
    let place = at(60.0, -40.0);
    let near = rest(after(state(0, false), &double_tap(place)));
    let zoom = 800.0 / 300.0;
    assert!((near.view().zoom - zoom).abs() < 1e-9);
    // What was under the finger is there still: the place on the photo is the same.
    let seen = (place - near.view().shift) * (1.0 / zoom);
    assert!((seen.x - place.x).abs() < 1.0, "{seen:?}");
    let whole = rest(after(near, &double_tap(place)));
    assert_eq!(whole.view(), View::default());
}

#[test]
fn a_tap_that_no_other_follows_leaves_the_photo_alone_and_another_brings_all_back() {
    let tapped = after(state(0, false), &tap(at(5.0, 5.0), 0.0));
    assert_eq!(
        (tapped.is_bare(), tapped.wakes_in()),
        (false, Some(300.0)),
        "it may be a double tap"
    );
    let waiting = tapped.next(Event::Tick(299.0));
    assert_eq!((waiting.is_bare(), waiting.wakes_in()), (false, Some(1.0)));
    let bare = waiting.next(Event::Tick(1.0));
    assert_eq!((bare.is_bare(), bare.wakes_in(), bare.view()), (true, None, View::default()));
    let whole = after(bare, &tap(at(5.0, 5.0), 900.0)).next(Event::Tick(300.0));
    assert!(!whole.is_bare());
    let twice = [tap(at(5.0, 5.0), 5000.0), tap(at(5.0, 5.0), 5120.0)].concat();
    let double = rest(after(whole, &twice));
    assert_eq!((double.is_bare(), double.wakes_in()), (false, None));
    assert!(double.view().is_near());
}

#[test]
fn a_near_photo_swiped_on_from_its_edge_makes_way_for_the_next() {
    let near = rest(after(state(1, false), &double_tap(at(0.0, 0.0))));
    let edge = rest(near.next(Event::Arrow(Direction::Right)));
    let edge = rest(after(edge, &[Event::Arrow(Direction::Right); 20]));
    let left = |length: f64, lasts| drag(1, at(0.0, 0.0), at(-length, 0.0), 9e3, lasts);
    // Far, or fast.
    for way in [left(250.0, 3000.0), left(80.0, 80.0)] {
        let next = rest(after(edge.clone(), &way));
        assert_eq!((next.index(), next.view()), (2, View::default()));
    }
    // A little: the row comes back, the photo is as near as it was.
    let little = rest(after(edge.clone(), &left(60.0, 3000.0)));
    assert_eq!((little.index(), little.slide(), little.view()), (1, 0.0, edge.view()));
    // There and back again, it is pushed about.
    let mut back = left(100.0, 1000.0);
    back.truncate(8);
    let row = after(edge.clone(), &back);
    assert!(row.slide() < -30.0 && row.view().shift.x == edge.view().shift.x);
    let pushed = after(row, &[Event::Move(1, at(90.0, 0.0), 11e3)]);
    assert!(pushed.slide() == 0.0 && pushed.view().shift.x > edge.view().shift.x + 50.0);
    // From within, the edge gives way and holds.
    let within = after(edge, &drag(1, at(0.0, 0.0), at(90.0, 0.0), 9e3, 3000.0));
    let held = rest(after(rest(within), &left(390.0, 99.0)));
    assert_eq!((held.index(), held.slide()), (1, 0.0));
    assert!(held.view().is_near());
}

#[test]
fn a_pinch_pulls_near_within_bounds_and_comes_back_whole() {
    let near = rest(after(state(0, false), &pinch(2.0)));
    assert!((near.view().zoom - 2.0).abs() < 1e-9, "{:?}", near.view());
    let most = near.fit(0).most();
    let pulled = after(state(0, false), &pinch(50.0)[..4]);
    assert!(pulled.view().zoom > most, "it gives");
    assert_eq!(rest(after(pulled, &pinch(50.0)[4..])).view().zoom, most);
    let pressed = after(state(0, false), &pinch(0.3)[..4]);
    assert!(pressed.view().zoom < 1.0, "it gives");
    assert_eq!(rest(after(pressed, &pinch(0.3)[4..])).view(), View::default());
}

#[test]
fn one_of_two_fingers_pushes_on() {
    let near = after(state(0, false), &pinch(4.0)[..5]);
    let before = near.view().shift.x;
    let pushed = after(near, &[Event::Move(2, at(220.0, 0.0), 320.0)]);
    assert!((pushed.view().shift.x - before - 20.0).abs() < 1e-9, "{:?}", pushed.view());
}

#[test]
fn a_near_photo_is_pushed_about_with_inertia_and_stays_within_its_edges() {
    let near = rest(after(state(0, false), &double_tap(at(0.0, 0.0))));
    let slow = rest(after(near.clone(), &drag(1, at(0.0, 0.0), at(60.0, 0.0), 999.0, 2000.0)));
    let fast = rest(after(near.clone(), &drag(1, at(0.0, 0.0), at(60.0, 0.0), 999.0, 60.0)));
    assert!(slow.view().shift.x < 60.0 && fast.view().shift.x > 150.0);
    let far = rest(after(near.clone(), &drag(1, at(0.0, 0.0), at(9e3, 9e3), 999.0, 60.0)));
    let room = far.fit(0).room(far.view().zoom);
    assert_eq!(far.view().shift, room);
    assert_eq!((far.index(), far.is_closed()), (0, false));
    assert_eq!(far.place(), at(0.0, 0.5), "its left edge; upwards there is no way");
}

#[test]
fn arrows_push_a_near_photo_about_and_leave_a_whole_one() {
    let near = rest(after(state(0, false), &[Event::Nearer, Event::Nearer, Event::Nearer]));
    assert!((near.view().zoom - 3.375).abs() < 1e-9);
    assert_eq!(near.place(), at(0.5, 0.5));
    let right = near.next(Event::Arrow(Direction::Right));
    assert_eq!(right.index(), 0);
    assert!(right.place().x > 0.5, "it is said where it goes, before it is there");
    let edge = rest(after(right, &[Event::Arrow(Direction::Right); 20]));
    assert_eq!(edge.place().x, 1.0);
    let whole = rest(edge.next(Event::Whole));
    assert_eq!(whole.next(Event::Arrow(Direction::Right)).index(), 1);
}

#[test]
fn the_wheel_turns_about_its_place_and_a_trackpad_pushes_across() {
    let turned = state(0, false).next(Event::Wheel(at(100.0, 0.0), at(0.0, -200.0), false));
    assert!((turned.view().zoom - 0.5_f64.exp()).abs() < 1e-9 && turned.wakes_in().is_none());
    assert!(turned.view().shift.x < 0.0);
    let across = turned.clone().next(Event::Wheel(at(0.0, 0.0), at(9.0, 0.0), false));
    assert!((across.view().shift.x - turned.view().shift.x + 9.0).abs() < 1e-9);
    let pinched = state(0, false).next(Event::Wheel(at(0.0, 0.0), at(0.0, -10.0), true));
    assert!(pinched.view().zoom > 1.1);
    let out = turned.next(Event::Wheel(at(100.0, 0.0), at(0.0, 1e300), false));
    assert_eq!(out.view(), View::default());
}

#[test]
fn another_photo_begins_whole_and_a_calm_one_does_not_slide() {
    let near = rest(state(0, false).next(Event::Nearer));
    let next = near.next(Event::Next);
    assert_eq!((next.view(), next.slide()), (View::default(), next.pitch()));
    let calm = state(0, true).next(Event::Next);
    assert_eq!((calm.index(), calm.slide(), calm.wakes_in()), (1, 0.0, None));
    let calm = after(state(0, true), &double_tap(at(0.0, 0.0)));
    assert!(calm.view().zoom > 2.0 && calm.wakes_in().is_none());
}

#[test]
fn the_show_goes_round_until_a_visitor_does_something() {
    let mut show = state(4, false).next(Event::Play);
    let mut seen = Vec::new();
    for _ in 0..3 {
        assert_eq!(show.wakes_in(), Some(5000.0));
        show = rest(show.next(Event::Tick(5000.0)));
        seen.push(show.index());
    }
    assert_eq!(seen, [5, 0, 1]);
    assert!(show.is_playing());
    assert!(show.clone().next(Event::Resize(STAGE)).is_playing());
    for event in [Event::Play, Event::Next, Event::Nearer, Event::Down(1, at(0.0, 0.0), 0.0)] {
        assert!(!show.clone().next(event).is_playing(), "{event:?}");
    }
}

#[test]
fn at_most_five_photos_are_at_hand() {
    let at_hand = |index| state(index, false).at_hand();
    assert_eq!([at_hand(0), at_hand(1), at_hand(3), at_hand(5)], [0..3, 0..4, 1..6, 3..6]);
    let none = State::new(Vec::new(), 3, STAGE, false).next(Event::Next);
    assert_eq!((none.index(), none.count(), none.at_hand()), (0, 0, 0..0));
}

#[test]
fn a_turned_phone_keeps_what_is_seen_within_its_bounds() {
    let near = rest(after(state(0, false), &double_tap(at(150.0, 0.0))));
    let turned = near.next(Event::Resize(Size::new(800.0, 400.0)));
    assert!(turned.fit(0).holds(turned.view()));
    assert_eq!(turned.wakes_in(), None);
}

fn length() -> impl Strategy<Value = f64> {
    prop_oneof![8 => -900.0..900.0_f64, 1 => prop::num::f64::ANY]
}

fn place() -> impl Strategy<Value = Point> {
    (length(), length()).prop_map(|(x, y)| Point::new(x, y))
}

fn event() -> impl Strategy<Value = Event> {
    let finger = 0..3_i32;
    let time = 0.0..4000.0_f64;
    let plain = prop::sample::select(vec![
        Event::Previous,
        Event::Next,
        Event::First,
        Event::Last,
        Event::Nearer,
        Event::Farther,
        Event::Whole,
        Event::Play,
        Event::Arrow(Direction::Left),
        Event::Arrow(Direction::Right),
        Event::Arrow(Direction::Up),
        Event::Arrow(Direction::Down),
    ]);
    prop_oneof![
        4 => (finger.clone(), place(), time.clone()).prop_map(|(id, at, time)| Event::Down(id, at, time)),
        8 => (finger.clone(), place(), time.clone()).prop_map(|(id, at, time)| Event::Move(id, at, time)),
        4 => (finger.clone(), place(), time).prop_map(|(id, at, time)| Event::Up(id, at, time)),
        1 => finger.prop_map(Event::Cancel),
        2 => (place(), place(), any::<bool>()).prop_map(|(at, by, fine)| Event::Wheel(at, by, fine)),
        1 => any::<usize>().prop_map(Event::Go),
        3 => plain,
        1 => (length(), length()).prop_map(|(width, height)| Event::Resize(Size { width, height })),
        5 => prop_oneof![0.0..100.0_f64, prop::num::f64::ANY].prop_map(Event::Tick),
    ]
}

/// Whatever has happened: what is shown can be drawn, and is near the stage.
fn is_sane(state: &State) -> bool {
    let view = state.view();
    let fit = state.fit(state.index());
    let room = fit.room(view.zoom);
    let (stage, pitch) = (state.stage, state.pitch());
    view.zoom > 0.0
        && view.zoom <= fit.most() * 2.72
        && view.shift.x.abs() <= room.x + stage.width + 1e-6
        && view.shift.y.abs() <= room.y + stage.height + 1e-6
        && state.slide().abs() <= 2.5 * pitch
        && state.sink().abs() <= 2.5 * stage.height
        && state.index() < state.count()
        && state.at_hand().len() <= 5
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn no_sequence_of_events_ends_out_of_bounds_or_stuck(
        index in 0..COUNT, calm in any::<bool>(), events in prop::collection::vec(event(), 0..60),
    ) {
        let mut state = state(index, calm);
        for event in &events {
            state = state.next(*event);
            prop_assert!(is_sane(&state), "after {event:?}: {state:?}");
        }
        for id in 0..3 {
            state = state.next(Event::Up(id, at(0.0, 0.0), 1e6));
        }
        let playing = state.is_playing();
        let mut frames = 0;
        while state.wakes_in() == Some(0.0) {
            frames += 1;
            prop_assert!(frames < 300, "never comes to rest: {state:?}");
            state = state.next(Event::Tick(16.0));
        }
        if state.is_closed() {
            return Ok(());
        }
        prop_assert!(state.fit(state.index()).holds(state.view()), "{state:?}");
        prop_assert_eq!((state.slide(), state.sink()), (0.0, 0.0));
        prop_assert_eq!(state.is_playing(), playing);
        // It answers as it did at first.
        let state = rest(state.next(Event::Whole));
        prop_assert_eq!(state.view(), View::default());
        let next = if state.index() + 1 < COUNT { state.index() + 1 } else { 0 };
        let state = rest(state.next(Event::Go(next)));
        prop_assert_eq!(state.index(), next);
        let width = state.stage.width;
        if width > 100.0 {
            let way = at(if next == 0 { -width } else { width }, 0.0);
            let swiped = rest(after(state.clone(), &drag(1, at(0.0, 0.0), way, 2e6, 100.0)));
            prop_assert!(swiped.index() != next, "a swipe still swipes");
        }
        prop_assert!(state.next(Event::Close).is_closed());
    }
}
