//! The picture that a link to a photo shows where it is shared: the whole photo on a card of its colour.

use image::{Rgb, RgbImage};

/// The size that networks ask for.
pub(crate) const SIZE: [u32; 2] = [1200, 630];

/// The size in which a photo fits on the card.
pub(crate) fn fitted([width, height]: [u32; 2]) -> [u32; 2] {
    let [widest, highest] = SIZE;
    let by_height = gallery::rendition::height(highest, [height, width]).min(widest);
    let fitted = [by_height, gallery::rendition::height(by_height, [width, height]).min(highest)];
    // Nothing is enlarged: a small photo stands in the middle.
    if fitted[0] > width { [width, height] } else { fitted }
}

/// The card with the photo in its middle.
pub(crate) fn card(photo: &RgbImage, colour: [u8; 3]) -> RgbImage {
    let [width, height] = SIZE;
    let mut card = RgbImage::from_pixel(width, height, Rgb(colour));
    let left = width.saturating_sub(photo.width()) / 2;
    let top = height.saturating_sub(photo.height()) / 2;
    image::imageops::replace(&mut card, photo, left.into(), top.into());
    card
}

#[cfg(test)]
mod tests {
    use super::fitted;

    #[test]
    fn a_photo_fits_whole_and_is_not_enlarged() {
        assert_eq!(fitted([4000, 3000]), [840, 630]);
        assert_eq!(fitted([3000, 4000]), [473, 630]);
        assert_eq!(fitted([4000, 1000]), [1200, 300]);
        assert_eq!(fitted([100, 50]), [100, 50]);
    }
}
