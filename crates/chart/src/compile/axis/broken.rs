//! How much room the labels of an axis have, where they may be broken into lines.

use super::super::model::MOST_LINES;
use crate::scene::Font;
use crate::text::{Measure, widest_word};
use crate::transform::whole_of;

/// Pixels between labels beside each other.
const GAP: f64 = 4.0;
/// The most that labels beside a plot take of the width of its container.
const SHARE: f64 = 0.4;

/// How labels are set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Broken {
    /// As in Vega-Lite.
    No,
    /// Flat, in so many lines at most, of such a width.
    Lines { limit: f64, most: usize },
    /// Turned, as Vega-Lite has them: a word is wider than its band.
    Upright,
}

/// The bands or points that labels belong to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// Whether they stand beside each other.
    pub(super) is_x: bool,
    /// From one to the next in pixels.
    pub(super) step: f64,
    /// Whether it is said that labels lie flat.
    pub(super) is_said: bool,
    /// How wide labels may be by themselves; 0 for no limit.
    pub(super) limit: f64,
    /// From line to line.
    pub(super) line_height: f64,
    /// The width of the container of the picture, where there is one.
    pub(super) container: Option<f64>,
}

impl Place {
    /// How labels are set there, that are written in this font.
    pub(super) fn broken<'l>(
        &self,
        labels: impl Iterator<Item = &'l str>,
        font: &Font,
        measure: &dyn Measure,
    ) -> Broken {
        if !self.is_x {
            let most = (self.step / self.line_height).floor().clamp(1.0, f64::from(MOST_LINES));
            let share = self.container.map(|width| width * SHARE);
            let limit = least(self.limit, share.unwrap_or(0.0));
            return Broken::Lines { limit, most: whole_of(most) };
        }
        let room = self.step - GAP;
        let widest = labels.map(|label| widest_word(label, font, measure)).fold(0.0, f64::max);
        if widest < room || self.is_said {
            let limit = least(self.limit, room.max(1.0));
            return Broken::Lines { limit, most: usize::from(MOST_LINES) };
        }
        Broken::Upright
    }
}

/// The narrower of two limits, of which 0 is none.
fn least(one: f64, two: f64) -> f64 {
    match (one > 0.0, two > 0.0) {
        (true, true) => one.min(two),
        (true, false) => one,
        _ => two,
    }
}

#[cfg(test)]
mod tests {
    use super::{Broken, Place};
    use crate::scene::Font;
    use crate::text::Estimate;

    const PLACE: Place = Place {
        is_x: true,
        step: 60.0,
        is_said: false,
        limit: 180.0,
        line_height: 12.0,
        container: Some(300.0),
    };

    /// A character is eight pixels wide.
    #[track_caller]
    fn check(place: Place, expected: Broken) {
        let font = Font { family: "sans-serif".into(), size: 10.0, weight: None, style: None };
        let labels = ["Đoàn cơ sở", "nghiêng"];
        assert_eq!(place.broken(labels.into_iter(), &font, &Estimate), expected, "{place:?}");
    }

    #[test]
    fn words_lie_flat_where_each_fits() {
        check(Place { step: 61.0, ..PLACE }, Broken::Lines { limit: 57.0, most: 6 });
        check(PLACE, Broken::Upright);
        check(Place { is_said: true, ..PLACE }, Broken::Lines { limit: 56.0, most: 6 });
        check(Place { is_said: true, step: 0.0, ..PLACE }, Broken::Lines { limit: 1.0, most: 6 });
        check(Place { step: 400.0, ..PLACE }, Broken::Lines { limit: 180.0, most: 6 });
        check(Place { step: 400.0, limit: 0.0, ..PLACE }, Broken::Lines { limit: 396.0, most: 6 });
    }

    #[test]
    fn beside_a_plot_lines_stay_within_their_band() {
        let beside = Place { is_x: false, ..PLACE };
        check(beside, Broken::Lines { limit: 120.0, most: 5 });
        check(Place { step: 20.0, ..beside }, Broken::Lines { limit: 120.0, most: 1 });
        check(Place { step: 0.0, ..beside }, Broken::Lines { limit: 120.0, most: 1 });
        check(Place { container: None, ..beside }, Broken::Lines { limit: 180.0, most: 5 });
        check(Place { limit: 90.0, ..beside }, Broken::Lines { limit: 90.0, most: 5 });
        check(Place { line_height: 0.0, ..beside }, Broken::Lines { limit: 120.0, most: 6 });
    }
}
