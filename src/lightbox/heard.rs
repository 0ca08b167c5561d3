//! What is said to those who listen, when what is seen has changed.

use gallery::geometry::Point;
use gallery::viewer::{Event, State};

use crate::album::Album;
use crate::texts;

/// What is seen, as far as it is said.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Seen {
    pub(crate) index: usize,
    /// In hundredths.
    pub(crate) zoom: f64,
    pub(crate) place: Point,
    pub(crate) playing: bool,
    pub(crate) bare: bool,
    pub(crate) closed: bool,
}

impl Seen {
    /// What is seen of a state, once it is at rest.
    pub(crate) fn of(state: &State) -> Self {
        Self {
            index: state.index(),
            zoom: (state.goal().zoom * 100.0).round(),
            place: state.place(),
            playing: state.is_playing(),
            bare: state.is_bare(),
            closed: state.is_closed(),
        }
    }
}

/// What an event gives to say. What a hand does while it does it is not said.
pub(crate) fn heard(before: &Seen, now: &Seen, event: &Event, album: &Album) -> Option<String> {
    if now.index != before.index {
        return photo(now.index, album);
    }
    if now.playing != before.playing {
        return Some(if now.playing { texts::PLAYING } else { texts::PAUSED }.to_owned());
    }
    if now.bare != before.bare {
        return Some(if now.bare { texts::BARE } else { texts::NOT_BARE }.to_owned());
    }
    match event {
        Event::Move(..) | Event::Wheel(..) | Event::Tick(_) => None,
        Event::Arrow(_) if now.zoom > 100.0 => Some(place(now.place)),
        Event::Arrow(_) | Event::Previous | Event::Next if album.photos.len() > 1 => {
            Some(end(now.index).to_owned())
        }
        _ if (now.zoom - before.zoom).abs() >= 1.0 => Some(texts::zoomed(now.zoom)),
        _ => None,
    }
}

/// A photo's place and words.
pub(crate) fn photo(index: usize, album: &Album) -> Option<String> {
    let photo = album.photos.get(index)?;
    let credit = photo.credit.as_deref().map(|credit| format!(". {}{credit}", texts::CREDIT));
    let position = texts::position(index + 1, album.photos.len());
    Some(format!("{position}. {}{}", photo.caption, credit.unwrap_or_default()))
}

fn end(index: usize) -> &'static str {
    if index == 0 { texts::FIRST_PHOTO } else { texts::LAST_PHOTO }
}

fn place(Point { x, y }: Point) -> String {
    texts::seen_part(x * 100.0, y * 100.0)
}

#[cfg(test)]
mod tests {
    use gallery::geometry::{Point, Size};
    use gallery::viewer::{Direction, Event, State};

    use super::{Seen, heard};
    use crate::album::{Album, AlbumPhoto};

    fn album() -> Album {
        let photo = |slug: &str, credit: Option<&str>| AlbumPhoto {
            slug: slug.into(),
            caption: format!("Ảnh {slug}"),
            alt: slug.into(),
            credit: credit.map(str::to_owned),
            album: None,
            width: 4000,
            height: 3000,
            placeholder: "#000000".into(),
            avif: vec![],
            webp: vec![],
            jpeg: vec![],
        };
        Album { conference: "h".into(), photos: vec![photo("a", None), photo("b", Some("An"))] }
    }

    /// What is said after the last of some events.
    #[track_caller]
    fn check(events: &[Event], expected: Option<&str>) {
        let size = Size::new(4000.0, 3000.0);
        let stage = Size::new(400.0, 800.0);
        let mut state = State::new(vec![size, size], 0, stage, true);
        let mut said = None;
        for event in events {
            let before = Seen::of(&state);
            state = state.next(*event);
            said = heard(&before, &Seen::of(&state), event, &album());
        }
        assert_eq!(said.as_deref(), expected, "{events:?}");
    }

    #[test]
    fn another_photo_is_told_with_its_place_and_words() {
        check(&[Event::Next], Some("Ảnh 2/2. Ảnh b. Ảnh: An"));
        check(&[Event::Next, Event::Next], Some("Đây là ảnh cuối."));
        check(&[Event::Arrow(Direction::Left)], Some("Đây là ảnh đầu."));
        check(&[Event::Next, Event::Previous], Some("Ảnh 1/2. Ảnh a"));
    }

    #[test]
    fn zoom_and_place_are_told() {
        check(&[Event::Nearer], Some("Phóng 150 %."));
        check(&[Event::Nearer, Event::Whole], Some("Phóng 100 %."));
        check(&[Event::Farther], None);
        let right = Event::Arrow(Direction::Right);
        check(
            &[Event::Nearer, right, right, right],
            Some("Đang xem mép phải, giữa theo chiều dọc."),
        );
        check(
            &[Event::Nearer, Event::Arrow(Direction::Left)],
            Some("Đang xem mép trái, giữa theo chiều dọc."),
        );
    }

    #[test]
    fn the_show_is_told() {
        check(&[Event::Play], Some("Đang trình chiếu."));
        check(&[Event::Play, Event::Play], Some("Đã dừng trình chiếu."));
        check(&[Event::Tick(1.0)], None);
    }

    #[test]
    fn what_a_tap_takes_away_is_told() {
        let tap = |time| {
            let at = Point::default();
            [Event::Down(1, at, time), Event::Up(1, at, time + 40.0), Event::Tick(300.0)]
        };
        check(&tap(0.0), Some("Đã ẩn các nút. Chạm lần nữa để hiện."));
        check(&[tap(0.0), tap(900.0)].concat(), Some("Đã hiện các nút."));
    }
}
