//! The picture that a shared link shows: 1200 by 630, the title set in Roboto.

use std::collections::HashMap;
use std::sync::Arc;

use anyhow::{Context, Result};
use maud::{Markup, html};
use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{Options, Tree, fontdb};
use ttf_parser::Face;

const WIDTH: u32 = 1200;
const HEIGHT: u32 = 630;
/// Space for the title: between the margins, and between the line above it and the one below.
const MARGIN: u32 = 80;
const TITLE_TOP: f64 = 170.0;
const TITLE_HEIGHT: f64 = 320.0;
/// Sizes tried for the title, largest first, and the lines that fit at each.
const SIZES: [f64; 6] = [84.0, 72.0, 62.0, 54.0, 46.0, 40.0];
const LINE_HEIGHT: f64 = 1.28;

/// The site's colour.
const BLUE: [u8; 3] = [0x0b, 0x4a, 0x8f];

const BOLD: &[u8] = include_bytes!("../fonts/Roboto-Bold.ttf");
const REGULAR: &[u8] = include_bytes!("../fonts/Roboto-Regular.ttf");

/// What stands on a preview picture, and nothing else: what looks the same is drawn once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Preview {
    /// A title.
    Title {
        /// The line above it.
        above: String,
        /// The title, wrapped and sized to fit.
        title: String,
        /// The line below it.
        below: String,
    },
    /// A picture on paper.
    Picture {
        /// The line above it.
        above: String,
        /// The picture, as large as there is room.
        picture: Picture,
    },
}

/// An SVG document that stands alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Picture {
    /// Its markup.
    pub svg: String,
    /// Its width and height in whole pixels.
    pub size: [u32; 2],
}

/// Draws preview pictures.
#[derive(Debug)]
pub struct Painter {
    options: Options<'static>,
    bold: Face<'static>,
}

impl Painter {
    /// Loads the fonts.
    ///
    /// # Errors
    /// If a font of this crate is broken.
    pub fn new() -> Result<Self> {
        let mut fonts = fontdb::Database::new();
        fonts.load_font_data(BOLD.to_vec());
        fonts.load_font_data(REGULAR.to_vec());
        let options = Options { fontdb: Arc::new(fonts), ..Options::default() };
        let bold = Face::parse(BOLD, 0).context("phông chữ Roboto-Bold bị hỏng")?;
        Ok(Self { options, bold })
    }

    /// The picture as PNG.
    ///
    /// # Errors
    /// If the drawing cannot be read or encoded.
    pub fn png(&self, preview: &Preview) -> Result<Vec<u8>> {
        let mut pixels = Pixmap::new(WIDTH, HEIGHT).context("không tạo được ảnh xem trước")?;
        match preview {
            Preview::Title { above, title, below } => {
                let [red, green, blue] = BLUE;
                pixels.fill(Color::from_rgba8(red, green, blue, u8::MAX));
                let drawing = self.titled(above, title, below).into_string();
                self.paint(&drawing, Transform::identity(), &mut pixels)?;
            }
            Preview::Picture { above, picture } => {
                pixels.fill(Color::WHITE);
                self.paint(&band(above).into_string(), Transform::identity(), &mut pixels)?;
                self.paint(&picture.svg, placed(picture.size), &mut pixels)?;
            }
        }
        encode(&pixels).context("không nén được ảnh xem trước")
    }

    fn paint(&self, svg: &str, at: Transform, pixels: &mut Pixmap) -> Result<()> {
        let tree = Tree::from_str(svg, &self.options).context("không đọc được ảnh xem trước")?;
        resvg::render(&tree, at, &mut pixels.as_mut());
        Ok(())
    }

    /// A title between two lines, for the site's colour.
    fn titled(&self, above: &str, title: &str, below: &str) -> Markup {
        let (lines, size) = self.fit(title);
        let step = size * LINE_HEIGHT;
        html! {
            svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) font-family="Roboto" {
                rect x=(MARGIN) y="132" width="72" height="6" fill="#ff8f7a" {}
                text x=(MARGIN) y="104" font-size="34" fill="#cfe2f7" { (above) }
                g font-size=(size) font-weight="700" fill="#ffffff" {
                    @for (line, number) in lines.iter().zip(0_u32..) {
                        text x=(MARGIN) y=(TITLE_TOP + size + f64::from(number) * step) { (line) }
                    }
                }
                text x=(MARGIN) y="560" font-size="34" fill="#cfe2f7" { (below) }
            }
        }
    }

    /// The largest size at which the title fits, and its lines; at the smallest it is cut.
    fn fit(&self, title: &str) -> (Vec<String>, f64) {
        let mut fitted = (Vec::new(), 0.0);
        for size in SIZES {
            let mut lines = self.wrap(title, size);
            let most = most_lines(size);
            let fits = lines.len() <= most;
            if !fits {
                lines.truncate(most);
                if let Some(last) = lines.last_mut() {
                    last.push('…');
                }
            }
            fitted = (lines, size);
            if fits {
                break;
            }
        }
        fitted
    }

    fn wrap(&self, text: &str, size: f64) -> Vec<String> {
        let space = f64::from(WIDTH - 2 * MARGIN);
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.width(&format!("{line} {word}"), size) <= space => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines
    }

    /// The sum of the advances, in pixels; kerning only makes a line shorter.
    fn width(&self, text: &str, size: f64) -> f64 {
        let advance = |character| {
            let glyph = self.bold.glyph_index(character).unwrap_or_default();
            f64::from(self.bold.glyph_hor_advance(glyph).unwrap_or_default())
        };
        text.chars().map(advance).sum::<f64>() * size / f64::from(self.bold.units_per_em())
    }
}

/// The pixels as PNG, without the alpha that a picture without holes need not have, and by the numbers of
/// its colours where there are as few as on titles and most charts: a third smaller than with the colours
/// themselves. Flat colours are smallest without a filter, and higher levels gain 5 % for twice the time.
fn encode(pixels: &Pixmap) -> Result<Vec<u8>, png::EncodingError> {
    let (all, _) = pixels.data().as_chunks::<4>();
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, WIDTH, HEIGHT);
    encoder.set_deflate_compression(png::DeflateCompression::Level(3));
    encoder.set_filter(png::Filter::NoFilter);
    let written = if let Some((palette, numbers)) = numbered(all) {
        encoder.set_color(png::ColorType::Indexed);
        encoder.set_palette(palette);
        numbers
    } else {
        encoder.set_color(png::ColorType::Rgb);
        all.iter().flat_map(|&[red, green, blue, _]| [red, green, blue]).collect()
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&written)?;
    writer.finish()?;
    Ok(bytes)
}

/// The colours in the order in which they come, red, green and blue of each, and for each pixel the number
/// of its own; nothing where there are more colours than a palette holds.
fn numbered(pixels: &[[u8; 4]]) -> Option<(Vec<u8>, Vec<u8>)> {
    let mut known: HashMap<[u8; 4], u8> = HashMap::new();
    let mut palette = Vec::new();
    let mut numbers = Vec::with_capacity(pixels.len());
    let mut last = None;
    for &pixel in pixels {
        // Most pixels are like the one before.
        let number = match last {
            Some((same, number)) if same == pixel => number,
            _ => match known.get(&pixel) {
                Some(number) => *number,
                None => {
                    let number = u8::try_from(known.len()).ok()?;
                    known.insert(pixel, number);
                    palette.extend(pixel.iter().take(3));
                    number
                }
            },
        };
        last = Some((pixel, number));
        numbers.push(number);
    }
    Some((palette, numbers))
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a handful of lines")]
fn most_lines(size: f64) -> usize {
    (TITLE_HEIGHT / (size * LINE_HEIGHT)) as usize
}

/// The line above a picture, in a band of the site's colour.
fn band(above: &str) -> Markup {
    let [red, green, blue] = BLUE;
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(HEIGHT) font-family="Roboto" {
            rect width=(WIDTH) height="84" fill={ "rgb(" (red) "," (green) "," (blue) ")" } {}
            text x="40" y="54" font-size="32" fill="#ffffff" { (above) }
        }
    }
}

/// Where a picture stands below its band: in the middle, as large as it can be.
fn placed(size: [u32; 2]) -> Transform {
    let [width, height] = size.map(f64::from);
    let (room, top) = ([f64::from(WIDTH) - 80.0, f64::from(HEIGHT) - 130.0], 100.0);
    let scale = (room[0] / width.max(1.0)).min(room[1] / height.max(1.0));
    let left = (f64::from(WIDTH) - width * scale) / 2.0;
    let down = top + (room[1] - height * scale) / 2.0;
    let [scale, left, down] = [scale, left, down].map(single);
    Transform::from_row(scale, 0.0, 0.0, scale, left, down)
}

#[allow(clippy::cast_possible_truncation, reason = "a place within the picture")]
fn single(number: f64) -> f32 {
    number as f32
}

#[cfg(test)]
mod tests {
    use super::{HEIGHT, Painter, Preview, WIDTH};
    use ttf_parser::Face;
    use unicode_normalization::UnicodeNormalization as _;

    const TITLE: &str = "Kết luận 08: tổ chức cơ sở Đoàn trên địa bàn dân cư, giữ vững Ẩn ữ ệ ẫ";

    fn preview(title: &str) -> Preview {
        Preview::Title {
            above: "Tỉnh đoàn".into(),
            title: title.into(),
            below: "15/11/2021".into(),
        }
    }

    #[test]
    fn the_picture_has_the_size_that_networks_ask_for() {
        let png = Painter::new().unwrap().png(&preview(TITLE)).unwrap();
        let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!((size(16), size(20)), (WIDTH, HEIGHT));
    }

    #[test]
    fn pixels_are_numbered_where_their_colours_are_few() {
        let grey = |at: usize| [u8::try_from(at % 256).unwrap(), 0, 0, u8::MAX];
        let few: Vec<[u8; 4]> = (0..1000).map(|at| grey(at / 3)).collect();
        let (palette, numbers) = super::numbered(&few).unwrap();
        let colours: Vec<&[u8]> = palette.chunks(3).collect();
        for (pixel, number) in few.iter().zip(numbers) {
            assert_eq!(colours[usize::from(number)], &pixel[..3]);
        }
        let many: Vec<[u8; 4]> =
            (0..257).map(|at| [grey(at)[0], grey(at / 256)[0], 0, 255]).collect();
        assert_eq!(super::numbered(&many), None);
    }

    #[test]
    fn a_picture_is_shown_instead_of_the_title() {
        let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"300\" height=\"200\"><rect width=\"300\" height=\"200\" fill=\"#ff0000\"/></svg>";
        let picture = super::Picture { svg: svg.into(), size: [300, 200] };
        let preview = Preview::Picture { above: "Tỉnh đoàn".into(), picture };
        let png = Painter::new().unwrap().png(&preview).unwrap();
        let pixels = resvg::tiny_skia::Pixmap::decode_png(&png).unwrap();
        let middle = pixels.pixel(WIDTH / 2, HEIGHT / 2).unwrap();
        assert_eq!((middle.red(), middle.green(), middle.blue()), (255, 0, 0));
    }

    #[test]
    fn both_fonts_have_every_vietnamese_letter() {
        let letters = "aăâeêioôơuưyđ".chars().flat_map(|letter| {
            ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"]
                .map(|mark| format!("{letter}{mark}"))
        });
        let composed: String = letters
            .filter(|letter| !letter.starts_with('đ') || letter.chars().count() == 1)
            .flat_map(|letter| letter.nfc().collect::<Vec<_>>())
            .collect();
        for font in [super::BOLD, super::REGULAR] {
            let face = Face::parse(font, 0).unwrap();
            let all = composed.clone() + &composed.to_uppercase();
            let missing: String =
                all.chars().filter(|one| face.glyph_index(*one).is_none()).collect();
            assert_eq!(missing, "");
        }
    }

    #[test]
    fn titles_wrap_shrink_and_at_last_are_cut() {
        let painter = Painter::new().unwrap();
        let (short, large) = painter.fit("Số liệu");
        assert_eq!((short.len(), large), (1, 84.0));
        let (long, small) = painter.fit(TITLE);
        assert!(long.len() > 1 && small < large);
        assert_eq!(long.join(" "), TITLE);
        let (cut, least) = painter.fit(&TITLE.repeat(8));
        assert!(cut.last().unwrap().ends_with('…'));
        assert_eq!(least, 40.0);
    }
}
