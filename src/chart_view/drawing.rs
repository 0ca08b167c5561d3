//! A chart drawn: the picture, and the table of what it shows.

use chart::problem::Result;
use chart::spec::mark::MarkType;
use chart::spec::read::{Read, object, without};
use chart::state::State;
use chart::value::Value;
use chart::{Compiled, Options, ViewData, svg};

use super::theme::themed;
use super::{Chart, Charts, Sheet, summary};

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

/// A chart drawn in one state.
#[derive(Clone, Debug)]
pub struct Drawing {
    /// What the engine made.
    pub compiled: Compiled,
    /// The data as a table.
    pub sheet: Sheet,
}

impl Drawing {
    /// Draws a chart for a page, which has its title and its legends beside the picture.
    ///
    /// # Errors
    /// If the engine does not draw the spec.
    pub fn new(chart: &Chart, charts: &Charts, state: &State, width: Width) -> Result<Self> {
        let bare = without(&chart.spec, &["title"]);
        let over = object([("aria", Value::Bool(false))]);
        let spec = without_bound_legends(themed(&bare, &over));
        Self::of(&spec, charts, state, width)
    }

    /// Draws a chart that stands alone, with its own title and legends.
    ///
    /// # Errors
    /// If the engine does not draw the spec.
    pub fn alone(chart: &Chart, charts: &Charts, state: &State) -> Result<Self> {
        let bare = without(&chart.spec, &["title"]);
        Self::of(&themed(&bare, &Value::Undefined), charts, state, Width::Wide)
    }

    fn of(spec: &Value, charts: &Charts, state: &State, width: Width) -> Result<Self> {
        let options = Options {
            container: [Some(width.pixels()), None],
            measure: &chart::text::WidthTable,
            locale: &chart::format::locale::VI_VN,
            state,
        };
        let compiled = chart::compile(spec, charts, &options)?;
        let sheet = Sheet::of(&compiled, spec);
        Ok(Self { compiled, sheet })
    }

    /// The picture as markup; `prefix` keeps its ids apart from those of others.
    #[must_use]
    pub fn svg(&self, prefix: &str, label: &str) -> String {
        let options = svg::Options { id_prefix: prefix.to_owned(), label: Some(label.to_owned()) };
        svg::write(&self.compiled.scene, &options)
    }

    /// What the picture shows, in Vietnamese.
    #[must_use]
    pub fn summary(&self) -> String {
        summary::summary(&self.sheet)
    }

    /// The sentence of it that says most, if there are numbers.
    #[must_use]
    pub fn key_figure(&self) -> Option<String> {
        summary::key_figure(&self.sheet)
    }

    /// What a picture is called by those who do not see it.
    #[must_use]
    pub fn label(&self, title: &str) -> String {
        format!("{title}. {}", self.summary())
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
