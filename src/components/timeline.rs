//! The documents' periods drawn against the years.

use maud::{Markup, html};

use crate::page_data::{DocumentView, Documents};
use crate::texts;

/// Heights of the drawing, in pixels: the row of years, and each document's row.
const YEARS: usize = 28;
const ROW: usize = 52;

/// The drawing, and the same told in words to those who do not see it.
///
/// Positions across are per cent and type keeps its size, so one drawing serves every width.
pub(crate) fn timeline(all: &Documents) -> Markup {
    let bottom = YEARS + ROW * all.items.len();
    let (x, day) = &all.day;
    let rows = || all.items.iter().zip((YEARS..).step_by(ROW));
    html! {
        figure.timeline {
            svg width="100%" height=(bottom + YEARS) aria-hidden="true" {
                @for (year, x) in &all.years { text.year x=(x) y="18" { (year) } }
                @for x in &all.borders { line.border x1=(x) x2=(x) y1=(YEARS) y2=(bottom) {} }
                @for (item, top) in rows() { (bar(item, top)) }
                line.day x1=(x) x2=(x) y1=(YEARS) y2=(bottom) {}
                @for (item, top) in rows() { (name(item, top)) }
                text.day x=(x) y=(bottom + 18) { (texts::CONFERENCE_DAY) (day) }
            }
            figcaption.unseen {
                (texts::TIMELINE) ": "
                @for item in &all.items { (item.name) ", " (item.period) "; " }
                (texts::CONFERENCE_DAY) (day) "."
            }
        }
    }
}

fn bar(item: &DocumentView, top: usize) -> Markup {
    let (x, width) = &item.bar;
    html! { rect.period x=(x) width=(width) y=(top + 28) height="12" rx="3" {} }
}

fn name(item: &DocumentView, top: usize) -> Markup {
    html! { text.name x=(item.bar.0) dx="4" y=(top + 20) { (item.name) } }
}
