//! The style sheet, made small.

use anyhow::{Result, anyhow};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};

/// The app's styles without what only their writers need.
pub(crate) fn minified() -> Result<String> {
    let written = ky_yeu::styles::STYLES;
    let mut sheet = StyleSheet::parse(written, ParserOptions::default())
        .map_err(|error| anyhow!("lỗi trong tệp CSS: {error}"))?;
    sheet
        .minify(MinifyOptions::default())
        .map_err(|error| anyhow!("lỗi trong tệp CSS: {error}"))?;
    let options = PrinterOptions { minify: true, ..PrinterOptions::default() };
    Ok(sheet.to_css(options).map_err(|error| anyhow!("lỗi trong tệp CSS: {error}"))?.code)
}
