//! What keeps an original from being developed.

/// What is wrong with an original; words for it are the caller's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The file is empty.
    Empty,
    /// It is no picture.
    NotPicture,
    /// It is a picture of a kind that is not read: its name.
    Unread(&'static str),
    /// It moves.
    Animated,
    /// Its colours are those of printing inks.
    Cmyk,
    /// It has more pixels than are read: its width and height.
    TooLarge([u32; 2]),
    /// It is so long and narrow that its widest rendition could not be encoded.
    TooLong([u32; 2]),
    /// Its end is missing.
    Truncated,
    /// It is damaged: what the decoder says.
    Broken(String),
}
