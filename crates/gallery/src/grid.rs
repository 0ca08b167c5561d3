//! The justified grid: photos of one row are equally high, and the row is as wide as its column.
//!
//! The browser does the division: each photo is a flex item whose basis is its row's height times its
//! aspect ratio, and which grows by its aspect ratio, so that no script and no measuring is needed. A
//! page has no `style` attribute (its policy would refuse it), hence the ratio is told by two classes,
//! `w3 h2`, which set the terms of a fraction: the ratios of cameras are met exactly, others nearly.

/// The largest term of a shape.
pub const TERMS: u32 = 16;

/// What a photo is shown as in the grid: one far wider or higher is cut to this. A narrower one would leave
/// its caption no room.
const WIDEST: f64 = 4.0;
const NARROWEST: f64 = 2.0 / 3.0;

/// How high a row is before it grows, and the gap between photos, in rem; the styles say the same.
const ROW: f64 = 9.0;
const WIDE_ROW: f64 = 14.0;
const GAP: f64 = 0.75;
/// From this width of the window on, in rem, rows are higher.
const WIDE: u32 = 48;
/// The column of a small phone, in rem.
const NARROW_COLUMN: f64 = 20.0;

/// An aspect ratio as a fraction of small terms: width, height.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The width's share.
    pub width: u32,
    /// The height's share.
    pub height: u32,
}

impl Shape {
    /// The fraction nearest to a photo's aspect ratio.
    ///
    /// ```
    /// use gallery::grid::Shape;
    /// assert_eq!(Shape::of([4032, 3024]), Shape { width: 4, height: 3 });
    /// ```
    #[must_use]
    pub fn of([width, height]: [u32; 2]) -> Self {
        Self::nearest(ratio([width.max(1), height.max(1)]))
    }

    /// The same within the bounds of the grid, which cuts what is beyond them.
    #[must_use]
    pub fn in_grid([width, height]: [u32; 2]) -> Self {
        Self::nearest(ratio([width.max(1), height.max(1)]).clamp(NARROWEST, WIDEST))
    }

    fn nearest(wanted: f64) -> Self {
        let off = |shape: &Self| (shape.ratio() / wanted).ln().abs();
        let terms = 1..=TERMS;
        let all =
            terms.clone().flat_map(|height| terms.clone().map(move |width| Self { width, height }));
        // Of equal ones the first: 3:2, not 6:4.
        all.min_by(|one, other| off(one).total_cmp(&off(other)))
            .unwrap_or(Self { width: 1, height: 1 })
    }

    fn ratio(self) -> f64 {
        ratio([self.width, self.height])
    }

    /// The value of `sizes` in a grid whose column on a wide window is so many rem wide: how wide the photo
    /// is in a row of its like.
    #[must_use]
    pub fn sizes(self, column: f64) -> String {
        let narrow = width_in_row(self.ratio(), ROW, NARROW_COLUMN) / NARROW_COLUMN;
        let wide = width_in_row(self.ratio(), WIDE_ROW, column);
        format!("(min-width:{WIDE}rem) {:.0}px,{:.0}vw", wide * 16.0, narrow * 100.0)
    }
}

fn ratio([width, height]: [u32; 2]) -> f64 {
    f64::from(width) / f64::from(height)
}

/// How wide a photo grows in a full row of photos of its ratio.
fn width_in_row(ratio: f64, row: f64, column: f64) -> f64 {
    let fit = ((column + GAP) / (ratio * row + GAP)).floor().max(1.0);
    (column - (fit - 1.0) * GAP) / fit
}

#[cfg(test)]
mod tests {
    use super::{Shape, TERMS, ratio, width_in_row};
    use proptest::prelude::*;

    #[track_caller]
    fn check(size: [u32; 2], width: u32, height: u32) {
        assert_eq!(Shape::of(size), Shape { width, height }, "{size:?}");
    }

    #[test]
    fn what_cameras_make_is_met_exactly() {
        check([6000, 4000], 3, 2);
        check([4032, 3024], 4, 3);
        check([3024, 4032], 3, 4);
        check([3840, 2160], 16, 9);
        check([1080, 1920], 9, 16);
        check([1, 1], 1, 1);
    }

    #[test]
    fn extremes_are_cut_in_the_grid_and_nothing_divides_by_zero() {
        check([30_000, 10], 16, 1);
        check([10, 30_000], 1, 16);
        check([0, 0], 1, 1);
        let cut = |size| Shape::in_grid(size);
        assert_eq!(cut([30_000, 10]), Shape { width: 4, height: 1 });
        assert_eq!(cut([1080, 1920]), Shape { width: 2, height: 3 });
        assert_eq!(cut([4032, 3024]), Shape { width: 4, height: 3 });
    }

    #[test]
    fn a_row_is_full() {
        assert_eq!(width_in_row(1.5, 9.0, 20.0), 20.0);
        assert_eq!(width_in_row(0.75, 9.0, 20.0), 9.625);
        assert_eq!(Shape { width: 3, height: 2 }.sizes(42.0), "(min-width:48rem) 672px,100vw");
        assert_eq!(Shape { width: 3, height: 4 }.sizes(42.0), "(min-width:48rem) 216px,48vw");
    }

    proptest! {
        #[test]
        fn a_shape_is_within_four_per_cent_of_its_photo(width in 1_u32..20_000, height in 1_u32..20_000) {
            let shape = Shape::in_grid([width, height]);
            prop_assert!(shape.width <= TERMS && shape.height <= TERMS);
            let wanted = ratio([width, height]).clamp(2.0 / 3.0, 4.0);
            let off = (shape.ratio() / wanted).ln().abs();
            prop_assert!(off < 0.04, "{width}x{height}: {shape:?}, off by {off}");
        }
    }
}
