//! The styles of every component, in the order in which they build on each other.

/// The site's whole style sheet, as written; the site crate makes it small.
pub const STYLES: &str = concat!(
    include_str!("styles/base.css"),
    include_str!("components/header.css"),
    include_str!("components/settings.css"),
    include_str!("components/notice.css"),
    include_str!("components/share.css"),
    include_str!("components/photo.css"),
    include_str!("components/timeline.css"),
    include_str!("components/footer.css"),
    include_str!("chart_view/chart.css"),
    include_str!("pages/home.css"),
    include_str!("pages/reports.css"),
    include_str!("pages/report.css"),
    include_str!("pages/figures.css"),
    include_str!("styles/print.css"),
);

/// The styles of what only a one-file edition has: its pages one after another.
pub const EDITION: &str = include_str!("styles/edition.css");

/// The styles of what only an embed form has.
pub const EMBED: &str = include_str!("styles/embed.css");

/// The styles of charts that are alive, for documents that the app does not come to.
pub const CHART_ALIVE: &str = include_str!("chart_view/chart-alive.css");

/// The file of all styles, from the site's root. A document has those of its own page inlined; the
/// app brings the rest with the first page that follows.
pub const SHEET: &str = "styles.css";

/// The styles of what only a live page shows: the app brings them along, so that the first paint
/// does not wait for them.
pub const ALIVE: &str = concat!(
    include_str!("components/settings-alive.css"),
    include_str!("components/notice-alive.css"),
    include_str!("chart_view/chart-alive.css"),
);
