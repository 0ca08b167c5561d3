//! A chart drawn: the picture, and the table of what it shows.

use chart::problem::Result;
use chart::spec::mark::MarkType;
use chart::spec::read::{Read, object, without};
use chart::state::State;
use chart::value::Value;
use chart::{Compiled, Filled, Options, Plan, ViewData, svg};

use super::theme::themed;
use super::{Chart, Charts, Sheet};

/// The widths that pictures are laid out for; a page shows the one that fits, drawn to the width of
/// its column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Width {
    /// A phone's column.
    Narrow,
    /// A wide screen's column.
    Wide,
}

impl Width {
    /// Pixels.
    #[must_use]
    pub fn pixels(self) -> f64 {
        match self {
            Self::Narrow => 328.0,
            Self::Wide => 656.0,
        }
    }

    /// The class that tells the two apart.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Narrow => "narrow",
            Self::Wide => "wide",
        }
    }
}

/// A chart's spec with the site's look, read once for all that is drawn of it.
#[derive(Debug)]
pub(super) struct Sketch {
    plan: Plan,
    has_totals: bool,
}

impl Sketch {
    /// For a page, which has the title and the legends that are bound beside the picture.
    pub(super) fn in_page(chart: &Chart) -> Result<Self> {
        let over = object([("aria", Value::Bool(false))]);
        Self::of(chart, |bare| without_bound_legends(themed(bare, &over)))
    }

    /// For where the picture stands alone, with its own legends.
    pub(super) fn alone(chart: &Chart) -> Result<Self> {
        Self::of(chart, |bare| themed(bare, &Value::Undefined))
    }

    fn of(chart: &Chart, look: impl Fn(&Value) -> Value) -> Result<Self> {
        let bare = without(&chart.spec, &["title"]);
        Ok(Self { plan: Plan::new(&look(&bare))?, has_totals: Sheet::has_totals(&chart.spec) })
    }

    /// The chart in a state, to be drawn in whichever widths.
    pub(super) fn fill<'s>(&'s self, charts: &Charts, state: &'s State) -> Result<Canvas<'s>> {
        let options = Options {
            measure: &chart::text::WidthTable,
            locale: &chart::format::locale::VI_VN,
            state,
        };
        let filled = self.plan.fill(charts, &options)?;
        Ok(Canvas { filled, has_totals: self.has_totals })
    }
}

/// A chart in a state.
#[derive(Debug)]
pub(super) struct Canvas<'s> {
    filled: Filled<'s>,
    has_totals: bool,
}

impl Canvas<'_> {
    pub(super) fn draw(&self, width: Width) -> Result<Drawing> {
        let compiled = self.filled.draw([Some(width.pixels()), None])?;
        Ok(Drawing { compiled, has_totals: self.has_totals })
    }
}

/// A chart drawn in one state.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What the engine made.
    pub compiled: Compiled,
    has_totals: bool,
}

impl Drawing {
    /// Draws a chart for a page, which has its title and its legends beside the picture.
    ///
    /// # Errors
    /// If the engine does not draw the spec.
    pub fn new(chart: &Chart, charts: &Charts, state: &State, width: Width) -> Result<Self> {
        Sketch::in_page(chart)?.fill(charts, state)?.draw(width)
    }

    /// Draws a chart that stands alone, with its own legends.
    ///
    /// # Errors
    /// If the engine does not draw the spec.
    pub fn alone(chart: &Chart, charts: &Charts, state: &State) -> Result<Self> {
        Sketch::alone(chart)?.fill(charts, state)?.draw(Width::Wide)
    }

    /// What it shows, as a table.
    #[must_use]
    pub fn sheet(&self) -> Sheet {
        Sheet::of(&self.compiled, self.has_totals)
    }

    /// The picture as markup; `prefix` keeps its ids apart from those of others.
    #[must_use]
    pub fn svg(&self, prefix: &str, label: &str) -> String {
        let options = svg::Options { id_prefix: prefix.to_owned(), label: Some(label.to_owned()) };
        svg::write(&self.compiled.scene, &options)
    }
}

/// A legend that is a row of buttons in the page is not drawn in the picture as well.
fn without_bound_legends(spec: Value) -> Value {
    let bound = |param: &Value| {
        param.at("bind").str() == Some("legend") || param.at("bind").at("legend").is_some()
    };
    if spec.at("params").items().iter().any(bound) {
        let over = object([("legend", object([("disable", Value::Bool(true))]))]);
        return themed(&spec, &over);
    }
    spec
}

/// The view that a chart is about: the first that is not only words or lines upon another.
pub(super) fn main_view(views: &[ViewData]) -> Option<&ViewData> {
    let is_beside = |view: &&ViewData| !matches!(view.mark, MarkType::Text | MarkType::Rule);
    views.iter().find(is_beside).or_else(|| views.first())
}
