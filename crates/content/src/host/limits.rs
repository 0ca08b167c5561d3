//! How large a piece of content may be, so that a slip cannot fill the memory or the stack.

/// The largest `site.json` or `conference.json`, in bytes.
pub const JSON_BYTES: u64 = 2 * 1024 * 1024;

/// The largest report, in bytes.
pub const MARKDOWN_BYTES: u64 = 2 * 1024 * 1024;

/// The largest CSV table, in bytes.
pub const CSV_BYTES: u64 = 10 * 1024 * 1024;

/// The largest original of a photo, in bytes.
pub const PHOTO_BYTES: u64 = 100 * 1024 * 1024;

/// The most pixels of a photo: those of the largest cameras, within the memory that a build may take.
pub const PHOTO_PIXELS: u64 = 64_000_000;

/// How deep objects and arrays may stand inside one another in a JSON file.
pub const JSON_DEPTH: usize = 64;

/// How deep lists, quotations and emphasis may stand inside one another in a report.
pub const MARKDOWN_DEPTH: usize = 32;

/// How many digits a number may have: beyond this an `f64` no longer tells neighbours apart.
pub const NUMBER_DIGITS: usize = 15;

/// How many problems of one file are told one by one; the rest are counted.
pub const PROBLEMS_PER_FILE: usize = 100;
