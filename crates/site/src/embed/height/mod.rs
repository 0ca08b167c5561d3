//! How high an embed form will be, so that its place can be kept where no script runs. It is reckoned from the
//! markup and from what the styles say of it, and rather too high than too low: readers' fonts differ.

mod tree;

use std::cell::Cell;

use chart::scene::Font;
use chart::text::{Measure as _, WidthTable};
use tree::{Element, Node};

/// The sizes of the root's text, of a line of ordinary text, and of what a finger touches.
const TEXT: f64 = 17.0;
const LINE: f64 = 1.6;
const TOUCH: f64 = 44.0;
/// How much wider than Roboto the reader's font may be: DejaVu, among the widest, is.
const WIDE_FONT: f64 = 1.13;
/// Serifs in headings are wider still.
const SERIF: f64 = 1.2;
/// The column of text at its widest, that of photos, and the room on both sides of either.
const COLUMN: f64 = 672.0;
const GALLERY: f64 = 1152.0;
const SIDES: f64 = 32.0;
/// From this width of its column on a chart is drawn wide.
const WIDE_CHART: f64 = 544.0;
/// Below this width of the frame facts stand below their names, and tables are set smaller.
const NARROW: f64 = 480.0;

/// The frames that a place is kept for: on a phone, down to the smallest with an article's margins; and in a
/// column of an article on anything wider.
const ON_PHONES: [f64; 3] = [280.0, 320.0, 390.0];
const IN_COLUMNS: [f64; 5] = [600.0, 690.0, 800.0, 1000.0, 1280.0];

/// The heights to keep: on a window 320 pixels wide, and on one of 960 or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// On a phone.
    pub narrow: u32,
    /// On anything wider.
    pub wide: u32,
}

impl Kept {
    /// What to keep for an embed form's body.
    #[must_use]
    pub fn of(body: &str) -> Self {
        let root = tree::read(body);
        let most = |widths: &[f64]| {
            let each = widths.iter().map(|width| height(&root, *width));
            whole(each.fold(0.0, f64::max))
        };
        Self { narrow: most(&ON_PHONES), wide: most(&IN_COLUMNS) }
    }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a height, held within bounds"
)]
fn whole(pixels: f64) -> u32 {
    pixels.clamp(50.0, 20_000.0).ceil() as u32
}

/// The height of a body in a frame of a width.
fn height(root: &Element<'_>, frame: f64) -> f64 {
    let is_gallery = root.find(&|one| one.is("gallery")).is_some();
    let most = if is_gallery { GALLERY } else { COLUMN };
    let flow = Flow { frame, size: Cell::new(TEXT), is_prose: Cell::new(false) };
    flow.stack(root, (frame - SIDES).min(most))
}

/// Lays out in a frame of a width.
struct Flow {
    frame: f64,
    /// The size of the text around.
    size: Cell<f64>,
    /// Whether it is a report's text, whose paragraphs stand apart.
    is_prose: Cell<bool>,
}

/// How an element's text is set, and the room around it.
struct Rule {
    size: f64,
    line: f64,
    /// How much wider its letters are than those of ordinary text.
    letters: f64,
    /// Above and below together, beside what it holds.
    around: f64,
    /// On both sides together.
    beside: f64,
    /// The least height of it.
    least: f64,
}

impl Flow {
    /// What children take, one below the other.
    fn stack(&self, element: &Element<'_>, width: f64) -> f64 {
        let mut total = 0.0;
        let mut run: Vec<&str> = Vec::new();
        for child in &element.children {
            match child {
                Node::Text(text) => run.push(text),
                Node::Element(one) if is_inline(one) => one.words(&mut run),
                Node::Element(one) => {
                    total += self.lines(&std::mem::take(&mut run), width, LINE, 1.0);
                    total += self.block(one, width);
                }
            }
        }
        total + self.lines(&run, width, LINE, 1.0)
    }

    fn block(&self, one: &Element<'_>, width: f64) -> f64 {
        if one.is("unseen") || one.is("where") || (one.is("rows") && one.is("scroll")) {
            return 0.0;
        }
        match one.name {
            "script" | "legend" => 0.0,
            "svg" => drawing(one, width),
            "table" => self.table(one, width),
            "hr" => 64.0,
            "fieldset" | "label" => self.wrapped(one, width),
            _ if one.is("chart-actions") => self.wrapped(one, width),
            _ if one.is("picture") => picture(one, width),
            _ if one.is("figures") => self.figures(one, width),
            _ if one.is("album") => 24.0 + self.album(one, width),
            _ if one.is("photo") && !one.is("missing") => self.photo(one, width),
            _ => self.plain(one, width),
        }
    }

    fn plain(&self, one: &Element<'_>, width: f64) -> f64 {
        let rule = self.rule(one);
        let outer = self.size.replace(rule.size);
        let outer_prose = self.is_prose.replace(self.is_prose.get() || one.is("prose"));
        let inside = (width - rule.beside).max(40.0);
        let content = if one.elements().any(|child| !is_inline(child)) {
            self.stack(one, inside)
        } else {
            let mut words = Vec::new();
            one.words(&mut words);
            self.lines(&words, inside, rule.line, rule.letters)
        };
        self.size.set(outer);
        self.is_prose.set(outer_prose);
        if content <= 0.0 && rule.least <= 0.0 {
            return 0.0;
        }
        content.max(rule.least) + rule.around
    }

    /// Lines of text: a line ends before the word that has no room, so it is on average not full.
    fn lines(&self, words: &[&str], width: f64, line: f64, letters: f64) -> f64 {
        let size = self.size.get();
        let long: f64 = words.iter().map(|text| length(text, size)).sum::<f64>() * letters;
        if long <= 0.0 {
            return 0.0;
        }
        let full = if long <= width { 1.0 } else { (long / (width - 1.4 * size).max(size)).ceil() };
        full * size * line
    }

    fn rule(&self, one: &Element<'_>) -> Rule {
        let text = Rule {
            size: self.size.get(),
            line: LINE,
            letters: 1.0,
            around: 0.0,
            beside: 0.0,
            least: 0.0,
        };
        let sized = |size: f64| Rule { size, ..text };
        let touched = one.find(&|it| it.name == "a").is_some();
        let least = if touched { TOUCH } else { 0.0 };
        match one.name {
            "h1" => {
                let size = (21.6 + 0.02 * self.frame).clamp(28.0, 40.0);
                Rule { size, line: 1.3, letters: SERIF, around: 10.0, ..text }
            }
            "h2" => Rule { size: 20.0, line: 1.4, letters: 1.1, around: 32.0, least, ..text },
            "h3" | "h4" | "h5" | "h6" => {
                Rule { line: 1.4, letters: 1.1, around: 30.0, least, ..text }
            }
            "section" => Rule { around: 44.0, ..text },
            "footer" => Rule { around: 38.0 + TOUCH, beside: 0.0, ..sized(14.0) },
            "blockquote" => Rule { around: 16.0, beside: 20.0, ..text },
            "ul" | "ol" if one.is("cards") => Rule { around: 16.0, ..text },
            "ul" | "ol" => Rule { around: 16.0, beside: 40.0, ..text },
            "li" if one.find(&|it| it.is("meta")).is_some() => {
                Rule { around: 33.0, beside: 40.0, ..text }
            }
            "pre" => Rule { around: 48.0, beside: 32.0, ..text },
            "figcaption" if one.find(&|it| it.is("about")).is_none() => {
                Rule { line: 1.45, around: 8.0, least, ..sized(15.0) }
            }
            "dt" => Rule { around: 10.0, ..sized(15.0) },
            "figure" => Rule { around: 24.0, ..text },
            "div" if one.is("panel") => Rule { beside: 32.0, around: 34.0, least: 208.0, ..text },
            "div" if one.is("charts") => Rule { around: 26.0, ..text },
            "div" if one.is("controls") => Rule { around: 12.0, ..text },
            "div" if one.is("prose") => text,
            "header" => Rule { around: if one.is("masthead") { 38.0 } else { 10.0 }, ..text },
            "p" if one.is("lead") || one.is("announced") => {
                Rule { around: 10.0, letters: SERIF, ..sized(19.0) }
            }
            "p" if one.is("about-document") => {
                Rule { around: 34.0 + TOUCH, beside: 32.0, ..sized(15.0) }
            }
            "p" if one.is("eyebrow") || one.is("meta") => {
                Rule { around: 10.0, least, ..sized(15.0) }
            }
            "p" if one.is("about") || one.is("summary") => Rule { around: 12.0, ..sized(15.0) },
            "p" if one.is("source") => Rule { around: 12.0, ..sized(13.0) },
            "p" if one.is("note") => Rule { around: 12.0, beside: 15.0, ..sized(15.0) },
            "p" if one.find(&|it| it.is("more")).is_some() => {
                Rule { letters: 1.1, least: TOUCH, around: 12.0, ..text }
            }
            "p" if self.is_prose.get() => Rule { around: 16.0, ..text },
            "li" | "dd" | "p" => Rule { around: 4.0, ..text },
            _ => text,
        }
    }

    /// Choices and buttons in rows, each as wide as its words.
    fn wrapped(&self, one: &Element<'_>, width: f64) -> f64 {
        const GAP: f64 = 6.0;
        let mut rows = 1.0;
        let mut x = 0.0;
        for part in one.elements().filter(|part| !part.is("unseen")) {
            let mut words = Vec::new();
            part.words(&mut words);
            let swatch = if part.find(&|it| it.name == "svg").is_some() { 20.0 } else { 0.0 };
            let long: f64 = words.iter().map(|text| length(text, 15.0)).sum();
            let taken = (long + swatch + 26.0).min(width);
            if x > 0.0 && x + taken > width {
                rows += 1.0;
                x = 0.0;
            }
            x += taken + GAP;
        }
        rows * (TOUCH + GAP) + GAP
    }

    /// The figures shown large, as many in a row as there is room for.
    fn figures(&self, one: &Element<'_>, width: f64) -> f64 {
        const GAP: f64 = 20.0;
        let least = 168.0_f64.min(0.45 * width);
        let columns = ((width + GAP) / (least + GAP)).floor().max(1.0);
        let column = (width - GAP * (columns - 1.0)) / columns;
        let outer = self.size.replace(15.0);
        let heights: Vec<f64> = one
            .elements()
            .map(|figure| {
                let mut words = Vec::new();
                figure.find(&|it| it.name == "dt").iter().for_each(|it| it.words(&mut words));
                let mut number = Vec::new();
                figure.find(&|it| it.name == "dd").iter().for_each(|it| it.words(&mut number));
                let long: f64 = number.iter().map(|text| length(text, 44.0)).sum();
                let rows = (0.8 * long / column).ceil().max(1.0);
                self.lines(&words, column, 1.45, 1.05) + 51.0 * rows + 24.0
            })
            .collect();
        self.size.set(outer);
        in_rows(&heights, columns)
    }

    /// Photos in rows as wide as their column; see `gallery::grid`.
    fn album(&self, one: &Element<'_>, width: f64) -> f64 {
        const GAP: f64 = 12.0;
        let row = if self.frame >= 768.0 { 224.0 } else { 144.0 };
        let mut total = 0.0;
        let mut line: Vec<(&Element<'_>, f64)> = Vec::new();
        let close = |line: &mut Vec<(&Element<'_>, f64)>| {
            let ratios: f64 = line.iter().map(|(_, ratio)| ratio).sum();
            let gaps = GAP * (f64::from(u32::try_from(line.len()).unwrap_or(1)) - 1.0);
            let high = ((width - gaps) / ratios.max(0.1)).min(2.25 * row);
            let captions = line.iter().map(|(photo, ratio)| self.caption(photo, high * ratio));
            let highest = captions.fold(0.0, f64::max);
            line.clear();
            high + highest + 16.0
        };
        for photo in one.elements() {
            let Some(ratio) = ratio(photo) else {
                total += self.plain(photo, width);
                continue;
            };
            let taken: f64 = line.iter().map(|(_, ratio)| ratio * row + GAP).sum();
            if !line.is_empty() && taken + ratio * row > width {
                total += close(&mut line);
            }
            line.push((photo, ratio));
        }
        if line.is_empty() { total } else { total + close(&mut line) }
    }

    fn photo(&self, one: &Element<'_>, width: f64) -> f64 {
        let ratio = ratio(one).unwrap_or(1.5);
        let taken = width.min(704.0 * ratio);
        24.0 + taken / ratio + self.caption(one, width)
    }

    fn caption(&self, photo: &Element<'_>, width: f64) -> f64 {
        photo.find(&|it| it.name == "figcaption").map_or(0.0, |it| self.plain(it, width))
    }

    /// A table whose columns share its width by the length of what they hold.
    fn table(&self, one: &Element<'_>, width: f64) -> f64 {
        let (size, side, gap) =
            if self.frame <= NARROW { (13.0, 6.0, 16.0) } else { (15.0, 10.0, 16.0) };
        let mut rows: Vec<Vec<f64>> = Vec::new();
        rows_of(one, size, &mut rows);
        let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
        let of = |row: &[f64], at: usize| row.get(at).copied().unwrap_or_default();
        let widest: Vec<f64> = (0..columns)
            .map(|at| rows.iter().map(|row| of(row, at)).fold(0.0, f64::max) + side)
            .collect();
        let all: f64 = widest.iter().sum();
        // The longest columns give way; the others keep what they need.
        let fair = width / f64::from(u32::try_from(columns.max(1)).unwrap_or(1));
        let kept: f64 = widest.iter().map(|one| one.min(fair)).sum();
        let over: f64 = widest.iter().map(|one| (one - fair).max(0.0)).sum();
        let spare = (width - kept).max(0.0);
        let given = |one: f64| {
            let more = if over > 0.0 { spare * (one - fair).max(0.0) / over } else { 0.0 };
            if all <= width { one } else { one.min(fair) + more }
        };
        let line = size * 1.45;
        let high = |row: &Vec<f64>| {
            let lines = row.iter().zip(&widest).map(|(long, widest)| {
                let room = (given(*widest) - side - size * 1.5).max(3.0 * size);
                if *long + side <= given(*widest) { 1.0 } else { (long / room).ceil() }
            });
            lines.fold(1.0, f64::max) * line + gap + 1.0
        };
        16.0 + rows.iter().map(high).sum::<f64>()
    }
}

/// How long the words of each cell are, row by row.
fn rows_of(one: &Element<'_>, size: f64, rows: &mut Vec<Vec<f64>>) {
    if one.name == "caption" {
        return;
    }
    if one.name != "tr" {
        one.elements().for_each(|child| rows_of(child, size, rows));
        return;
    }
    let cells = one.elements().map(|cell| {
        let mut words = Vec::new();
        cell.words(&mut words);
        words.iter().map(|text| length(text, size)).sum::<f64>() * 1.05
    });
    rows.push(cells.collect());
}

/// The heights of rows of so many columns, each as high as the highest in it.
fn in_rows(heights: &[f64], columns: f64) -> f64 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a count of columns"
    )]
    let columns = columns.clamp(1.0, 100.0) as usize;
    heights.chunks(columns).map(|row| row.iter().copied().fold(0.0, f64::max)).sum()
}

/// A chart's picture: the one of its two that its column has room for.
fn picture(one: &Element<'_>, width: f64) -> f64 {
    let class = if width >= WIDE_CHART { "wide" } else { "narrow" };
    let place = one.elements().find(|it| it.is(class));
    let svg = place.and_then(|it| it.find(&|it| it.name == "svg"));
    12.0 + svg.map_or(0.0, |svg| drawing(svg, width))
}

/// A drawing fills its column; its height follows unless its width is said in shares of it.
fn drawing(svg: &Element<'_>, width: f64) -> f64 {
    let [wide, high] = svg.size;
    let high: f64 = high.parse().unwrap_or_default();
    match wide.parse::<f64>() {
        Ok(wide) if wide > 0.0 => high * width / wide,
        _ => high,
    }
}

/// The aspect ratio that the classes of a photo say: `w3 h2`.
fn ratio(photo: &Element<'_>) -> Option<f64> {
    let term = |letter: char| {
        let mut classes = photo.class.split(' ');
        classes.find_map(|one| one.strip_prefix(letter)?.parse::<f64>().ok())
    };
    Some(term('w')? / term('h').filter(|it| *it > 0.0)?)
}

fn is_inline(one: &Element<'_>) -> bool {
    matches!(
        one.name,
        "a" | "b"
            | "br"
            | "button"
            | "cite"
            | "code"
            | "em"
            | "i"
            | "img"
            | "small"
            | "span"
            | "strong"
            | "time"
    )
}

/// How long words are on one line, in pixels.
fn length(text: &str, size: f64) -> f64 {
    let font = Font { family: "sans-serif".into(), size, weight: None, style: None };
    WidthTable.width(text, &font) * WIDE_FONT
}

#[cfg(test)]
mod tests {
    use super::{Kept, height, tree};
    use proptest::prelude::*;

    #[track_caller]
    fn check(markup: &str, frame: f64, expected: f64) {
        let found = height(&tree::read(markup), frame);
        assert!((found - expected).abs() < 0.5, "{markup}: {found}");
    }

    #[test]
    fn a_paragraph_is_as_high_as_its_lines() {
        check("<p>Một dòng.</p>", 320.0, 27.2 + 4.0);
        check("<p></p>", 320.0, 0.0);
        let long = format!("<p>{}</p>", "Đoàn viên ".repeat(60));
        let of = |frame| height(&tree::read(&long), frame);
        assert!(of(320.0) > 1.8 * of(600.0));
        assert_eq!(of(704.0), of(1280.0), "the column of text has its measure");
    }

    #[test]
    fn a_chart_is_drawn_narrow_or_wide() {
        let chart = "<div class=\"picture\"><div class=\"narrow\"><svg width=\"328\" height=\"200\"></svg></div>\
            <div class=\"wide\"><svg width=\"656\" height=\"300\"></svg></div></div>";
        check(chart, 360.0, 12.0 + 200.0);
        check(chart, 688.0, 12.0 + 300.0);
    }

    #[test]
    fn photos_of_a_row_are_equally_high() {
        let photo = "<figure class=\"photo w3 h2\"><a href=\"#\"></a></figure>";
        let album =
            format!("<div class=\"gallery\"><div class=\"album\">{}</div></div>", photo.repeat(4));
        check(&album, 480.0 + 32.0, 24.0 + 2.0 * (156.0 + 16.0));
    }

    proptest! {
        #[test]
        fn any_markup_has_a_height(markup in "(<(p|div|li|table|tr|td|svg|figure)( class=\"(album|photo w3 h0|picture|figures)\")?>|[a-zế <]{0,9}|</p>){0,30}") {
            let kept = Kept::of(&markup);
            prop_assert!((50..=20_000).contains(&kept.narrow) && (50..=20_000).contains(&kept.wide));
        }
    }
}
