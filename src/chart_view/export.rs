//! A chart as a picture of its own: with its title, what has been chosen, its source and its day, in
//! the colours of paper, without a style sheet.

use std::fmt::Write as _;

use chart::scene::Font;
use chart::text::{Measure, WidthTable};
use chart::{bounds, svg};

use super::Drawing;
use super::theme::on_paper;

/// What stands around the picture.
#[derive(Clone, Debug, Default)]
pub struct Caption {
    /// Its title.
    pub title: String,
    /// What it says in one sentence, if that stands beside it.
    pub key: String,
    /// What has been chosen, if anything.
    pub chosen: String,
    /// The source and the day.
    pub source: String,
}

const MARGIN: f64 = 20.0;
/// How much wider than the table's the reader's font may be: a line too long would be cut off.
const WIDER: f64 = 1.12;
const FAMILY: &str = "system-ui, 'Segoe UI', Roboto, Arial, sans-serif";

/// The whole as an SVG document, and its size in pixels.
#[must_use]
pub fn standalone(drawing: &Drawing, caption: &Caption) -> (String, [f64; 2]) {
    let scene = &drawing.compiled.scene;
    let inner = svg::write(scene, &svg::Options::default());
    // A legend may reach below a plot that is made to fit.
    let reach = scene.origin.1 + bounds::mark(&scene.root, &WidthTable).y2;
    let tall = scene.height.max(if reach.is_finite() { reach.ceil() } else { 0.0 });
    let width = scene.width + 2.0 * MARGIN;
    let blocks = [
        (&caption.title, 20.0, "bold", "var(--ink)"),
        (&caption.key, 17.0, "bold", "var(--chart-1)"),
        (&caption.chosen, 14.0, "normal", "var(--soft)"),
    ];
    let mut text = String::new();
    let mut y = MARGIN;
    for (words, size, weight, color) in blocks {
        y = block(words, Ink { size, weight, color }, y, scene.width, &mut text);
    }
    let top = y + 8.0;
    let below = Ink { size: 12.0, weight: "normal", color: "var(--soft)" };
    let end = block(&caption.source, below, top + tall + 12.0, scene.width, &mut text);
    let height = (end + MARGIN).ceil();
    let inner = inner.replacen(
        "<svg ",
        &format!("<svg x=\"{MARGIN}\" y=\"{top:.1}\" font-family=\"{FAMILY}\" "),
        1,
    );
    let whole = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"><title>{}</title><rect width=\"{width}\" height=\"{height}\" fill=\"var(--raised)\"/>{text}{inner}</svg>",
        escaped(&caption.title)
    );
    (on_paper(&whole).replace("font-family=\"sans-serif\"", ""), [width, height])
}

#[derive(Clone, Copy)]
struct Ink {
    size: f64,
    weight: &'static str,
    color: &'static str,
}

/// Writes lines of words below `y`, and says where they end.
fn block(words: &str, ink: Ink, y: f64, width: f64, out: &mut String) -> f64 {
    let mut y = y;
    for line in lines(words, ink, width) {
        y += ink.size * 1.35;
        let _ = write!(
            out,
            "<text x=\"{MARGIN}\" y=\"{y:.1}\" font-family=\"{FAMILY}\" font-size=\"{}\" font-weight=\"{}\" fill=\"{}\">{}</text>",
            ink.size,
            ink.weight,
            ink.color,
            escaped(&line)
        );
    }
    y
}

/// Words broken into lines that fit a width.
fn lines(words: &str, ink: Ink, width: f64) -> Vec<String> {
    let font = Font {
        family: FAMILY.into(),
        size: ink.size,
        weight: Some(ink.weight.into()),
        style: None,
    };
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        match lines.last_mut() {
            Some(line) if WidthTable.width(&format!("{line} {word}"), &font) * WIDER <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

fn escaped(text: &str) -> String {
    maud::html! { (text) }.into_string()
}

#[cfg(test)]
mod tests {
    use super::{Ink, lines};

    #[test]
    fn words_are_broken_where_they_do_not_fit() {
        let ink = Ink { size: 10.0, weight: "normal", color: "" };
        assert_eq!(lines("một hai ba", ink, 1000.0), ["một hai ba"]);
        assert_eq!(lines("một hai ba", ink, 1.0), ["một", "hai", "ba"]);
        assert!(lines("  ", ink, 10.0).is_empty());
    }
}
