//! What a figure shows of its chart in one state, as markup and words. The host draws states
//! beforehand, the engine's module draws the others, and the page puts either in.

use chart::problem::Result;
use chart::state::State;
use serde::Serialize;

use super::{Caption, Chart, Charts, Control, Drawing, Touched, Width, control, standalone};

/// A chart in one state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The picture for a phone's column, as SVG.
    pub narrow: String,
    /// The picture for a wide column.
    pub wide: String,
    /// The table, as HTML.
    pub rows: String,
    /// What it shows, in words.
    pub summary: String,
    /// The picture that is taken along: an SVG document of its own.
    pub alone: String,
}

impl Shown {
    /// Draws a chart as its inputs have it.
    ///
    /// # Errors
    /// If the engine does not draw the spec in this state.
    pub fn draw(chart: &Chart, charts: &Charts, touched: &Touched) -> Result<Self> {
        let controls = controls(chart, charts)?;
        Self::with(chart, charts, &controls, touched)
    }

    pub(super) fn with(
        chart: &Chart,
        charts: &Charts,
        controls: &[Control],
        touched: &Touched,
    ) -> Result<Self> {
        let (state, _) = control::state(controls, touched);
        let narrow = Drawing::new(chart, charts, &state, Width::Narrow)?;
        let wide = Drawing::new(chart, charts, &state, Width::Wide)?;
        let alone = Drawing::alone(chart, charts, &state)?;
        let caption = Caption {
            title: chart.title.clone(),
            chosen: chosen(controls, touched),
            source: chart.source.clone(),
            ..Caption::default()
        };
        let summary = wide.summary();
        let label = wide.label(&chart.title);
        let svg = |drawing: &Drawing, width: Width| {
            drawing.svg(&format!("{}-{}-", chart.slug, width.class()), &label)
        };
        Ok(Self {
            narrow: svg(&narrow, Width::Narrow),
            wide: svg(&wide, Width::Wide),
            rows: wide.sheet.markup(&chart.title).into_string(),
            summary,
            alone: standalone(&alone, &caption).0,
        })
    }
}

/// The controls of a chart.
///
/// # Errors
/// If the engine does not draw it.
pub(super) fn controls(chart: &Chart, charts: &Charts) -> Result<Vec<Control>> {
    let drawing = Drawing::new(chart, charts, State::UNTOUCHED, Width::Wide)?;
    Ok(control::read(&chart.spec, &drawing.compiled))
}

/// What has been chosen, in words.
fn chosen(controls: &[Control], touched: &Touched) -> String {
    let told = controls.iter().filter_map(|control| {
        let (_, tokens) = touched.iter().find(|(param, _)| **param == *control.param)?;
        control.told(tokens)
    });
    told.collect::<Vec<String>>().join(" · ")
}
