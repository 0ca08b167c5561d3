//! Which mark a pointer means, which ones the keys walk, and where the words of a mark stand.

use chart::geometry::Bounds;

/// Where a mark is, and what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct Spot {
    /// Its box.
    pub bounds: Bounds,
    /// What it says, a line each.
    pub text: String,
    /// Its classes, which tell what it chooses when it is touched.
    pub classes: String,
}

/// How far from a mark a pointer may be, in the screen's pixels.
const REACH: f64 = 40.0;
/// What is narrower than this is as good as touched by a pointer beside it.
const SLIM: f64 = 14.0;
/// How far from a mark, and from a finger, the words stand.
const CLEAR: f64 = 12.0;
/// How far around the place that it touches a finger hides what is there.
const FINGER: f64 = 28.0;

/// The mark nearest to a place, small ones before the large ones they lie upon; all in the screen's
/// pixels.
#[must_use]
pub fn nearest(spots: &[Spot], [x, y]: [f64; 2]) -> Option<usize> {
    let outside = |low: f64, high: f64, at: f64| {
        let slack = ((SLIM - (high - low)) / 2.0).max(0.0);
        (low - slack - at).max(at - high - slack).max(0.0)
    };
    let far =
        |bounds: &Bounds| outside(bounds.x1, bounds.x2, x).hypot(outside(bounds.y1, bounds.y2, y));
    let area = |bounds: &Bounds| bounds.width() * bounds.height();
    let within = spots.iter().map(|spot| &spot.bounds).enumerate();
    let best = within.filter(|(_, bounds)| far(bounds) <= REACH).min_by(|(_, one), (_, two)| {
        far(one).total_cmp(&far(two)).then_with(|| area(one).total_cmp(&area(two)))
    });
    best.map(|(index, _)| index)
}

/// Where the keys stop: at each mark, and once at marks side by side that say the same.
#[must_use]
pub fn stops(spots: &[Spot]) -> Vec<Spot> {
    let mut stops: Vec<Spot> = Vec::new();
    for spot in spots {
        match stops.last_mut() {
            Some(last) if last.text == spot.text => last.bounds.union(&spot.bounds),
            _ => stops.push(spot.clone()),
        }
    }
    stops
}

/// Where words of this size stand, so that they cover neither their mark nor the finger, and can be
/// seen: above both, else below both, else wherever there is more room. All in the same pixels;
/// `room` is what can be seen of the page.
#[must_use]
pub fn words_at(
    mark: &Bounds,
    finger: Option<[f64; 2]>,
    [width, height]: [f64; 2],
    room: &Bounds,
) -> [f64; 2] {
    let (top, bottom) = match finger {
        // The mark may be larger than the window: then the finger counts.
        Some([_, y]) => {
            let (above, below) = (y - FINGER, y + FINGER);
            let fits = mark.y1.min(above) - CLEAR - height >= room.y1;
            (if fits { mark.y1.min(above) } else { above }, mark.y2.max(below))
        }
        None => (mark.y1, mark.y2),
    };
    let (above, below) = (top - CLEAR - height, bottom + CLEAR);
    let y = if above >= room.y1 {
        above
    } else if below + height <= room.y2 {
        below
    } else {
        (room.y1 + CLEAR).min(room.y2 - height).max(room.y1)
    };
    let middle = finger.map_or(f64::midpoint(mark.x1, mark.x2), |[x, _]| x.clamp(mark.x1, mark.x2));
    let x = (middle - width / 2.0).min(room.x2 - width).max(room.x1);
    [x, y]
}

#[cfg(test)]
mod tests {
    use super::{Spot, nearest, stops, words_at};
    use chart::geometry::Bounds;

    fn bounds([x1, y1, x2, y2]: [f64; 4]) -> Bounds {
        Bounds { x1, y1, x2, y2 }
    }

    fn spot(at: [f64; 4], text: &str) -> Spot {
        Spot { bounds: bounds(at), text: text.to_owned(), classes: String::new() }
    }

    #[test]
    fn the_nearest_mark_is_meant_and_the_small_one_upon_a_large_one() {
        let spots = [
            spot([0.0, 0.0, 100.0, 100.0], "large"),
            spot([50.0, 50.0, 52.0, 90.0], "slim"),
            spot([200.0, 0.0, 220.0, 20.0], "far"),
        ];
        let at = |place| nearest(&spots, place).map(|at| &*spots[at].text);
        assert_eq!(at([10.0, 10.0]), Some("large"));
        assert_eq!(at([51.0, 60.0]), Some("slim"));
        // A finger beside a thin line means the line.
        assert_eq!(at([57.0, 60.0]), Some("slim"));
        assert_eq!(at([59.0, 60.0]), Some("large"));
        assert_eq!(at([165.0, 10.0]), Some("far"));
        assert_eq!(at([150.0, 150.0]), None);
    }

    #[test]
    fn marks_that_say_the_same_are_one_stop() {
        let spots = [
            spot([0.0, 0.0, 10.0, 10.0], "a"),
            spot([20.0, 5.0, 30.0, 15.0], "a"),
            spot([40.0, 0.0, 50.0, 10.0], "b"),
        ];
        assert_eq!(stops(&spots), [spot([0.0, 0.0, 30.0, 15.0], "a"), spots[2].clone()]);
    }

    #[track_caller]
    fn check(mark: [f64; 4], finger: Option<[f64; 2]>, expected: [f64; 2]) {
        let room = bounds([0.0, 50.0, 300.0, 600.0]);
        assert_eq!(words_at(&bounds(mark), finger, [100.0, 40.0], &room), expected);
    }

    #[test]
    fn words_stand_above_else_below_and_in_sight() {
        check([100.0, 300.0, 140.0, 320.0], None, [70.0, 248.0]);
        // At the edges they move inwards.
        check([0.0, 300.0, 20.0, 320.0], None, [0.0, 248.0]);
        check([280.0, 300.0, 300.0, 320.0], None, [200.0, 248.0]);
        // No room above.
        check([100.0, 60.0, 140.0, 80.0], None, [70.0, 92.0]);
        // No room above or below: a mark as high as the window.
        check([100.0, 0.0, 140.0, 700.0], None, [70.0, 62.0]);
    }

    #[test]
    fn words_stay_clear_of_the_finger() {
        // The finger above the mark that it means.
        check([100.0, 300.0, 140.0, 320.0], Some([110.0, 280.0]), [60.0, 200.0]);
        // On a mark as high as the window.
        check([100.0, 0.0, 140.0, 700.0], Some([110.0, 400.0]), [60.0, 320.0]);
    }
}
