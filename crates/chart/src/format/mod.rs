//! Numbers and moments as people read them.

pub mod locale;
pub mod number;
pub mod time;

pub use locale::Locale;
pub use number::NumberFormat;
