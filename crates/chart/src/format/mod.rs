//! Numbers and moments as text, by d3's formats.

mod decimal;
mod group;
pub mod locale;
pub mod number;
pub mod span;
mod specifier;
pub mod time;

pub use locale::Locale;
pub use number::NumberFormat;
pub use span::tick_format;

#[cfg(test)]
mod tests;
