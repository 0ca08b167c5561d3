//! One photo from beginning to end.

use gallery::rendition::{Format, height, widths, widths_in};
use image::RgbImage;

use crate::card;
use crate::decode::decode;
use crate::encode::{encode, jpeg};
use crate::fault::Fault;
use crate::header::look;
use crate::scale::Enlarger;

/// What an original was made into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Developed {
    /// Width and height of the original, upright.
    pub size: [u32; 2],
    /// The colour that stands in its place while it loads.
    pub colour: [u8; 3],
    /// Its renditions, widest first.
    pub renditions: Vec<Rendition>,
    /// The picture that a shared link shows, as JPEG.
    pub card: Vec<u8>,
}

/// A file of one size and format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Its format.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// Develops an original of at most so many pixels.
///
/// # Errors
/// If it is nothing that can be decoded, or too large.
pub fn develop(bytes: &[u8], most: u64) -> Result<Developed, Fault> {
    let header = look(bytes, most)?;
    let mut enlarger = Enlarger::new(&decode(bytes, header.kind)?)?;
    let size = enlarger.size();
    // The widest is made of the original, and each of the others of the one before it.
    let widths = widths(size[0]);
    let widest = widths.last().copied().unwrap_or(size[0]);
    enlarger.reduce([widest, height(widest, size)])?;
    let colour = enlarger.colour()?;
    let card = jpeg(&card::card(&enlarger.fitted(card::fitted(size))?, colour))?;
    let mut renditions = Vec::new();
    for width in widths.into_iter().rev() {
        enlarger.reduce([width, height(width, size)])?;
        renditions.extend(encoded(&enlarger.print()?, width, size[0])?);
    }
    Ok(Developed { size, colour, renditions, card })
}

/// A print in every format that this width is offered in.
fn encoded(print: &RgbImage, width: u32, original: u32) -> Result<Vec<Rendition>, Fault> {
    let offered = |format: &Format| widths_in(*format, original).contains(&width);
    let formats = Format::ALL.into_iter().filter(offered);
    formats.map(|format| Ok(Rendition { format, width, bytes: encode(print, format)? })).collect()
}
