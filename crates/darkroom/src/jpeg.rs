//! What a JPEG says of itself before its pixels: a walk over its segments.

use crate::fault::Fault;

/// The markers of the segments that matter here.
const START_OF_SCAN: u8 = 0xda;
const END_OF_IMAGE: u8 = 0xd9;

/// What stands in a JPEG's frame header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Frame {
    /// Width and height, not turned.
    pub(crate) size: [u32; 2],
    /// How many colour components it has: one is grey, three are colour, four are inks.
    pub(crate) components: u8,
    /// Where its entropy-coded data begins, as far as the bytes at hand reach.
    pub(crate) scan: Option<usize>,
}

/// Reads the frame header.
pub(crate) fn frame(bytes: &[u8]) -> Result<Frame, Fault> {
    let mut frame: Option<Frame> = None;
    let mut at = 2;
    while let Some((marker, start, length)) = segment(bytes, at) {
        let body = bytes.get(start..).unwrap_or_default();
        if is_frame(marker) {
            let [_, high, low, wide, narrow, components, ..] = *body else { break };
            // Which of two a decoder would believe is not for a check to guess.
            if frame.is_some() {
                return Err(Fault::Broken("two frame headers".to_owned()));
            }
            let size = [u16::from_be_bytes([wide, narrow]), u16::from_be_bytes([high, low])];
            frame = Some(Frame { size: size.map(u32::from), components, scan: None });
        }
        if marker == START_OF_SCAN {
            let found = frame.ok_or_else(|| Fault::Broken("no frame header".to_owned()))?;
            return Ok(Frame { scan: Some(start + length), ..found });
        }
        at = start + length;
    }
    frame.ok_or(Fault::Truncated)
}

/// Whether the entropy-coded data comes to its end. A decoder would paint the rest grey; in that data
/// no other byte than a marker's follows `ff`, so the end cannot be mistaken.
pub(crate) fn is_whole(bytes: &[u8], scan: usize) -> bool {
    let data = bytes.get(scan..).unwrap_or_default();
    data.windows(2).any(|pair| pair == [0xff, END_OF_IMAGE])
}

/// The marker of the segment that begins here or after fill bytes, and start and length of its body.
fn segment(bytes: &[u8], at: usize) -> Option<(u8, usize, usize)> {
    let rest = bytes.get(at..)?;
    let fill = rest.iter().take_while(|byte| **byte == 0xff).count();
    let marker = *rest.get(fill).filter(|_| fill > 0)?;
    let length = bytes.get(at + fill + 1..at + fill + 3)?;
    let length = usize::from(u16::from_be_bytes([*length.first()?, *length.get(1)?]));
    Some((marker, at + fill + 3, length.checked_sub(2)?))
}

/// Start of frame, of any coding; three of that range are tables and extensions.
fn is_frame(marker: u8) -> bool {
    matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc)
}
