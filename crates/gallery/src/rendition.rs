//! Renditions: the sizes that one photo is offered in.

/// The widths that renditions are made in, in pixels, narrowest first.
pub const WIDTHS: [u32; 5] = [320, 640, 960, 1280, 1920];
