//! A chart's figure as the host writes it: readable, and answering, before any script.

use chart::problem::Result;
use chart::state::State;
use chart::value::Value;
use maud::{Markup, PreEscaped, html};

use super::classes::{self, Classes};
use super::drawing::Sketch;
use super::marking::Marked;
use super::picking;
use super::shown::picture;
use super::{Chart, Charts, Choice, Control, Drawing, Kind, Width, control};
use crate::components::icon::{Icon, icon};
use crate::texts;

/// The level of a figure's heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The page's own title is the chart's.
    None,
    /// Among the parts of a page.
    Second,
    /// Within a part.
    Third,
}

/// A chart before anything is touched: what its figures on all pages are made from.
#[derive(Debug)]
pub struct Untouched {
    /// The picture for a phone's column.
    pub narrow: Drawing,
    /// The picture for a wide column.
    pub wide: Drawing,
    /// What can be touched.
    pub controls: Vec<Control>,
}

impl Untouched {
    /// Draws a chart.
    ///
    /// # Errors
    /// If the engine does not draw the spec.
    pub fn draw(chart: &Chart, charts: &Charts) -> Result<Self> {
        let sketch = Sketch::in_page(chart)?;
        let canvas = sketch.fill(charts, State::UNTOUCHED)?;
        let (narrow, wide) = (canvas.draw(Width::Narrow)?, canvas.draw(Width::Wide)?);
        let controls = control::read(&chart.spec, &wide.compiled);
        Ok(Self { narrow, wide, controls })
    }
}

/// What a figure is made of besides its chart.
#[derive(Clone, Debug)]
pub struct Figure<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// The chart, drawn.
    pub drawn: &'a Untouched,
    /// Its title here.
    pub title: &'a str,
    /// The level of its heading.
    pub heading: Heading,
    /// The path of its own page, beside which stands what has been drawn of it.
    pub at: &'a str,
    /// Where its own page stands, from this one; none on that page.
    pub href: Option<String>,
    /// The controls that the page has in common, by parameter.
    pub shared: &'a [String],
}

/// The controls that more than one chart of a page has an input for, and their parameters' names.
pub fn shared_controls<'d>(
    charts: impl Iterator<Item = &'d Untouched>,
    classes: &mut Classes,
) -> (Vec<String>, Markup) {
    let mut seen: Vec<(&Control, usize)> = Vec::new();
    for control in charts.flat_map(|drawn| &drawn.controls) {
        if matches!(control.kind, Kind::AnyOf { .. }) {
            continue;
        }
        match seen.iter_mut().find(|(one, _)| one.param == control.param) {
            Some((_, times)) => *times += 1,
            None => seen.push((control, 1)),
        }
    }
    let shared: Vec<&Control> =
        seen.into_iter().filter(|(_, times)| *times > 1).map(|(control, _)| control).collect();
    let names = shared.iter().map(|control| control.param.to_string()).collect();
    let markup = html! {
        @if !shared.is_empty() {
            div.controls.shared { @for one in &shared { (fieldset(one, classes, "")) } }
        }
    };
    (names, markup)
}

/// A chart's figure.
pub fn figure(figure: &Figure<'_>, classes: &mut Classes) -> Markup {
    let chart = figure.chart;
    let Untouched { narrow, wide, controls } = figure.drawn;
    let mut marked: Vec<Marked<'_>> = controls
        .iter()
        .filter(|control| control.field().is_some())
        .map(|control| Marked { control, classes: classes.of_marks(control) })
        .collect();
    marked.extend(picking::marked(controls));
    let classified = |drawing: &Drawing| {
        let mut drawing = drawing.clone();
        drawing.classify(&marked);
        drawing
    };
    let (narrow, wide) = (classified(narrow), classified(wide));
    let sheet = wide.sheet();
    let summary = sheet.summary();
    let own: Vec<Control> = controls
        .iter()
        .filter(|control| !figure.shared.iter().any(|name| **name == *control.param))
        .filter_map(|control| of_use(control, &wide))
        .collect();
    let slug = &chart.slug;
    let params: Vec<&str> = controls.iter().map(|control| &*control.param).collect();
    let picture = |drawing: &Drawing, width: Width| {
        let svg = picture(drawing, chart, width, figure.title, &summary);
        html! { div class=(width.class()) { (PreEscaped(svg)) } }
    };
    html! {
        figure.chart data-chart=(slug) data-at=(figure.at) data-params=[(!params.is_empty()).then(|| params.join(" "))] id={ "_bieu-do-" (slug) } tabindex="-1" {
            figcaption { (title(figure)) @if let Some(note) = note(chart) { p.about { (note) } } }
            (views(slug))
            @if !own.is_empty() {
                div.controls { @for one in &own { (fieldset(one, classes, slug)) } }
            }
            div.picture { (picture(&narrow, Width::Narrow)) (picture(&wide, Width::Wide)) }
            div.rows.scroll role="region" tabindex="0" aria-label=(texts::table_of(figure.title)) {
                (sheet.markup(figure.title))
            }
            p.summary { (summary) }
            p.source { (chart.source) }
            (actions(figure))
        }
    }
}

/// A control with the choices that leave something to be seen; nothing where there is none to make.
fn of_use(control: &Control, drawing: &Drawing) -> Option<Control> {
    let Kind::OneOf { field: Some(field), choices, start, is_list } = &control.kind else {
        return Some(control.clone());
    };
    let columns = drawing.compiled.views.iter().filter_map(|view| view.table.column(field));
    let shown: Vec<_> = columns.flat_map(|column| column.iter().map(Value::key)).collect();
    let is_there = |choice: &&Choice| shown.contains(&choice.value.key());
    if choices.iter().filter(is_there).count() < 2 {
        return None;
    }
    let started = choices.get(*start);
    let choices: Vec<Choice> =
        choices.iter().filter(|it| !it.value.is_present() || is_there(it)).cloned().collect();
    let start = choices.iter().position(|choice| Some(choice) == started).unwrap_or_default();
    let kind = Kind::OneOf { field: Some(field.clone()), choices, start, is_list: *is_list };
    Some(Control { kind, ..control.clone() })
}

fn note(chart: &Chart) -> Option<String> {
    use chart::spec::read::Read;
    chart.spec.at("description").str().map(str::to_owned)
}

fn title(figure: &Figure<'_>) -> Markup {
    let inner = html! {
        @match &figure.href {
            Some(href) => a href=(href) { (figure.title) },
            None => (figure.title),
        }
    };
    html! {
        @match figure.heading {
            Heading::None => {},
            Heading::Second => h2 { (inner) },
            Heading::Third => h3 { (inner) },
        }
    }
}

/// The switch from the picture to the table.
fn views(slug: &str) -> Markup {
    html! {
        fieldset.views {
            legend.unseen { (texts::CHART_VIEW) }
            label { input type="radio" name={ "_xem-" (slug) } value="" checked; span { (texts::CHART) } }
            label.as-sheet { input type="radio" name={ "_xem-" (slug) } value="bang"; span { (texts::TABLE) } }
        }
    }
}

/// A control as native inputs. `scope` keeps the groups of several figures apart.
fn fieldset(control: &Control, classes: &mut Classes, scope: &str) -> Markup {
    let numbers = control.field().map(|_| classes.numbers(control));
    let followed = numbers.filter(|(param, choices)| {
        *param < classes::FOLLOWED.0
            && choices.iter().flatten().all(|choice| *choice < classes::FOLLOWED.1)
    });
    // What a style sheet cannot follow waits for the script.
    let class = match &followed {
        Some((param, _)) => format!("choices c{param}"),
        None => "choices needs-charts".to_owned(),
    };
    let unseen = vec![None; control.choices().len()];
    let choices_of = followed.map_or(unseen, |(_, choices)| choices);
    let option = |kind: &str, name: &str, (choice, number): (&Choice, &Option<usize>), on: bool| {
        option(kind, name, choice, *number, on)
    };
    let name = format!("{}-{scope}", control.param);
    html! {
        @match &control.kind {
            Kind::OneOf { choices, start, is_list: false, .. } => {
                fieldset class=(class) data-param=(control.param) {
                    legend { (control.label) }
                    @for (at, choice) in choices.iter().zip(&choices_of).enumerate() {
                        (option("radio", &name, choice, at == *start))
                    }
                }
            },
            Kind::AnyOf { choices, start, .. } => {
                fieldset class=(class) data-param=(control.param) {
                    legend { (control.label) }
                    @for (at, choice) in choices.iter().zip(&choices_of).enumerate() {
                        (option("checkbox", &name, choice, start.contains(&at)))
                    }
                }
            },
            Kind::OneOf { choices, start, .. } => {
                label.choices.needs-charts data-param=(control.param) {
                    span { (control.label) }
                    select {
                        @for (at, choice) in choices.iter().enumerate() {
                            option value=(choice.token()) selected[at == *start] { (choice.label) }
                        }
                    }
                }
            },
            Kind::Range { bounds: [least, greatest, step], start } => {
                label.choices.needs-charts data-param=(control.param) {
                    span { (control.label) }
                    input type="range" min=(least) max=(greatest) step=(step) value=(start);
                }
            },
            Kind::Switch(start) => {
                label.choices.needs-charts data-param=(control.param) {
                    input type="checkbox" value="1" checked[*start];
                    span { (control.label) }
                }
            },
        }
    }
}

fn option(kind: &str, name: &str, choice: &Choice, number: Option<usize>, checked: bool) -> Markup {
    let class = match number {
        Some(number) => Some(format!("v{number}")),
        None => (!choice.value.is_present()).then(|| "all".to_owned()),
    };
    html! {
        label {
            input type=(kind) name=(name) value=(choice.token()) class=[class] checked[checked];
            span {
                @if let Some(color) = &choice.swatch {
                    svg.swatch viewBox="0 0 10 10" aria-hidden="true" { rect width="10" height="10" fill=(color) {} }
                }
                (choice.label)
            }
        }
    }
}

fn actions(figure: &Figure<'_>) -> Markup {
    html! {
        div.chart-actions.needs-charts role="group" aria-label=(texts::chart_actions(figure.title)) {
            span { (texts::CHART_DOWNLOAD) ":" }
            button type="button" data-act="csv" { "CSV" }
            button type="button" data-act="svg" { "SVG" }
            button type="button" data-act="png" { "PNG" }
            button.needs-address type="button" data-act="share" { (icon(Icon::SHARE)) " " (texts::SHARE) }
            // A chart's own page has the sheet among what is the page's.
            @if figure.href.is_some() {
                button.needs-address type="button" data-act="share-more" { (texts::SHARE_CHART_MORE) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Classes, Control, Kind, fieldset};

    fn opened(field: Option<&str>) -> String {
        let kind = Kind::OneOf {
            field: field.map(Into::into),
            choices: Vec::new(),
            start: 0,
            is_list: false,
        };
        let control = Control { param: "p".into(), label: String::new(), kind, on_marks: false };
        let markup = fieldset(&control, &mut Classes::default(), "").into_string();
        markup.split_inclusive('>').next().unwrap_or_default().to_owned()
    }

    #[test]
    fn a_filter_has_the_class_that_style_sheets_follow() {
        // Of two attributes of a name a browser takes the first only.
        assert_eq!(opened(Some("f")), "<fieldset class=\"choices c0\" data-param=\"p\">");
        assert_eq!(opened(None), "<fieldset class=\"choices needs-charts\" data-param=\"p\">");
    }
}
