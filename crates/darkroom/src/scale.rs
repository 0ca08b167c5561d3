//! Smaller copies of a photo, made in linear light: averaged as light adds up, not as its codes do.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{
    FilterType, PixelComponentMapper, PixelType, ResizeAlg, ResizeOptions, Resizer,
    create_srgb_mapper,
};
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};

use crate::decode::Raw;
use crate::fault::Fault;

/// A photo in linear light, 16 bits a component, not turned, from which smaller ones are made.
pub(crate) struct Enlarger {
    linear: Image<'static>,
    orientation: Orientation,
    mapper: PixelComponentMapper,
    resizer: Resizer,
}

impl Enlarger {
    pub(crate) fn new(raw: &Raw) -> Result<Self, Fault> {
        let mapper = create_srgb_mapper();
        let [width, height] = raw.size;
        let view = ImageRef::new(width, height, &raw.rgb, PixelType::U8x3).map_err(broken)?;
        let mut linear = Image::new(width, height, PixelType::U16x3);
        mapper.forward_map(&view, &mut linear).map_err(broken)?;
        Ok(Self { linear, orientation: raw.orientation, mapper, resizer: Resizer::new() })
    }

    /// The size of what it holds, upright.
    pub(crate) fn size(&self) -> [u32; 2] {
        self.turned([self.linear.width(), self.linear.height()])
    }

    /// Takes the photo down to this upright size: what is made from now on is made from that.
    pub(crate) fn reduce(&mut self, size: [u32; 2]) -> Result<(), Fault> {
        if self.size() != size {
            self.linear = self.resized(size, FilterType::Lanczos3)?;
        }
        Ok(())
    }

    /// What it holds, upright, in sRGB.
    pub(crate) fn print(&self) -> Result<RgbImage, Fault> {
        self.printed(&self.linear)
    }

    /// The same in another upright size, once.
    pub(crate) fn fitted(&mut self, size: [u32; 2]) -> Result<RgbImage, Fault> {
        let smaller = self.resized(size, FilterType::Lanczos3)?;
        self.printed(&smaller)
    }

    fn printed(&self, linear: &Image<'_>) -> Result<RgbImage, Fault> {
        let [width, height] = [linear.width(), linear.height()];
        let mut print = Image::new(width, height, PixelType::U8x3);
        self.mapper.backward_map(linear, &mut print).map_err(broken)?;
        let pixels = RgbImage::from_raw(width, height, print.into_vec());
        let mut upright = DynamicImage::ImageRgb8(pixels.unwrap_or_default());
        upright.apply_orientation(self.orientation);
        Ok(upright.into_rgb8())
    }

    /// Its one colour: the mean of its light.
    pub(crate) fn colour(&mut self) -> Result<[u8; 3], Fault> {
        let one = self.resized([1, 1], FilterType::Box)?;
        let mut print = Image::new(1, 1, PixelType::U8x3);
        self.mapper.backward_map(&one, &mut print).map_err(broken)?;
        Ok(print.buffer().first_chunk().copied().unwrap_or_default())
    }

    fn resized(&mut self, size: [u32; 2], filter: FilterType) -> Result<Image<'static>, Fault> {
        let [width, height] = self.turned(size);
        let mut smaller = Image::new(width, height, PixelType::U16x3);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
        self.resizer.resize(&self.linear, &mut smaller, &options).map_err(broken)?;
        Ok(smaller)
    }

    /// A size as it is on the other side of the turn: quarter turns change width and height over.
    fn turned(&self, [width, height]: [u32; 2]) -> [u32; 2] {
        match self.orientation {
            Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH => [height, width],
            _ => [width, height],
        }
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the shape that map_err wants")]
fn broken(error: impl ToString) -> Fault {
    Fault::Broken(error.to_string())
}
