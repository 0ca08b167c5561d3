//! A page as it travels: its `page.json`, inlined in its HTML and fetched on navigation.
//!
//! A report's text travels as its typed tree. What is still (mastheads, tables, lists) travels as
//! the markup that the host wrote, so the code that writes it is never sent to the browser.

use content::text::Block;
use serde::{Deserialize, Serialize};

use crate::route::Route;

/// A whole page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page {
    /// Its address, relative to the site's root.
    pub path: String,
    /// The document's title.
    pub title: String,
    /// The inside of the bar above it: the site's name and its parts.
    pub header: String,
    /// The page, from top to bottom.
    pub parts: Vec<Part>,
    /// The inside of its foot.
    pub footer: String,
}

/// A stretch of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Markup that stays as it is.
    Still(String),
    /// A report's text.
    Prose(Vec<Block>),
    /// The button that shares the page.
    Share,
}

impl Page {
    /// The page as its own document carries it. What the document's markup says already is left
    /// out: hydration takes markup over as it stands and never looks at these texts. It keeps them
    /// for comparison, though, so no part of a page may be empty: it would not replace another.
    #[must_use]
    pub fn inlined(&self) -> Self {
        let without_text = |part: &Part| match part {
            Part::Still(_) => Part::Still(String::new()),
            Part::Prose(_) => Part::Prose(Vec::new()),
            Part::Share => Part::Share,
        };
        Self {
            path: self.path.clone(),
            title: self.title.clone(),
            header: String::new(),
            parts: self.parts.iter().map(without_text).collect(),
            footer: String::new(),
        }
    }

    /// Where the page stands.
    #[must_use]
    pub fn route(&self) -> Route {
        Route::parse(&self.path).unwrap_or(Route::NotFound)
    }
}
