//! What a figure shows of its chart in one state, as markup and words. The host draws states
//! beforehand, the engine's module draws the others, and the page puts either in.

use chart::problem::Result;
use chart::state::State;
use serde::Serialize;

use super::drawing::Sketch;
use super::{
    Caption, Chart, Charts, Control, Drawing, Touched, Width, control, picking, standalone,
};

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
        States::new(chart, charts)?.shown(touched)
    }
}

/// A chart that is drawn in one state after another.
#[derive(Debug)]
pub(super) struct States<'c> {
    chart: &'c Chart,
    charts: &'c Charts,
    in_page: Sketch,
    alone: Sketch,
    /// What its inputs are.
    pub controls: Vec<Control>,
}

impl<'c> States<'c> {
    /// Reads a chart's spec, and what can be touched of it.
    ///
    /// # Errors
    /// If the engine does not draw it.
    pub(super) fn new(chart: &'c Chart, charts: &'c Charts) -> Result<Self> {
        let in_page = Sketch::in_page(chart)?;
        let untouched = in_page.fill(charts, State::UNTOUCHED)?.draw(Width::Wide)?;
        let controls = control::read(&chart.spec, &untouched.compiled);
        Ok(Self { chart, charts, in_page, alone: Sketch::alone(chart)?, controls })
    }

    /// What it shows as its inputs have it.
    ///
    /// # Errors
    /// If the engine does not draw the spec in this state.
    pub(super) fn shown(&self, touched: &Touched) -> Result<Shown> {
        let Self { chart, charts, .. } = self;
        let (state, _) = control::state(&self.controls, touched);
        let in_page = self.in_page.fill(charts, &state)?;
        let marked = picking::marked(&self.controls);
        let draw = |width| {
            let mut drawing = in_page.draw(width)?;
            drawing.classify(&marked);
            Ok(drawing)
        };
        let wide = draw(Width::Wide)?;
        let caption = Caption {
            title: chart.title.clone(),
            chosen: chosen(&self.controls, touched),
            source: chart.source.clone(),
            ..Caption::default()
        };
        let sheet = wide.sheet();
        let summary = sheet.summary();
        let svg = |drawing: &Drawing, width| picture(drawing, chart, width, &chart.title, &summary);
        Ok(Shown {
            narrow: svg(&draw(Width::Narrow)?, Width::Narrow),
            wide: svg(&wide, Width::Wide),
            rows: sheet.markup(&chart.title).into_string(),
            alone: standalone(&self.alone.fill(charts, &state)?.draw(Width::Wide)?, &caption).0,
            summary,
        })
    }
}

/// A picture of a page as markup, called by its title and what it shows.
pub(super) fn picture(
    drawing: &Drawing,
    chart: &Chart,
    width: Width,
    title: &str,
    summary: &str,
) -> String {
    let prefix = format!("{}-{}-", chart.slug, width.class());
    drawing.svg(&prefix, &format!("{title}. {summary}"))
}

/// What has been chosen, in words.
fn chosen(controls: &[Control], touched: &Touched) -> String {
    let told = controls.iter().filter_map(|control| {
        let (_, tokens) = touched.iter().find(|(param, _)| **param == *control.param)?;
        control.told(tokens)
    });
    told.collect::<Vec<String>>().join(" · ")
}
