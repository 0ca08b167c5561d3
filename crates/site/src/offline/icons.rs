//! What a device needs to keep the site among its apps: a manifest, and icons.

use anyhow::{Context as _, Result};
use content::bundle::Site;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};
use serde_json::json;

/// The manifest, from the site's root.
pub(crate) const MANIFEST: &str = "manifest.webmanifest";
/// The icon for home screens that read no manifest.
pub(crate) const TOUCH_ICON: &str = "icon-180.png";

/// The icon up to its edges: a device cuts it into the shape of its own, so what matters stands within
/// the circle that every shape leaves, eight tenths of its width.
const MASKABLE: &str = include_str!("icon-maskable.svg");
const PLAIN: &str = include_str!("../../../../public/icon.svg");

const BLUE: &str = "#0b4a8f";
const PAPER: &str = "#fbfaf7";

/// The manifest and the icons that it names.
///
/// # Errors
/// If an icon cannot be drawn.
pub(crate) fn app_files(site: &Site) -> Result<Vec<(String, Vec<u8>)>> {
    let manifest = json!({
        "name": format!("{} · {}", site.title, site.organisation),
        "short_name": site.title,
        "lang": "vi",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": BLUE,
        "icons": [
            { "src": "icon.svg", "sizes": "any", "type": "image/svg+xml" },
            { "src": "icon-192.png", "sizes": "192x192", "type": "image/png" },
            { "src": "icon-512.png", "sizes": "512x512", "type": "image/png" },
            { "src": "icon-maskable.png", "sizes": "512x512", "type": "image/png", "purpose": "maskable" },
        ],
    });
    Ok(vec![
        (MANIFEST.to_owned(), serde_json::to_vec(&manifest)?),
        ("icon-192.png".to_owned(), png(PLAIN, 192)?),
        ("icon-512.png".to_owned(), png(PLAIN, 512)?),
        ("icon-maskable.png".to_owned(), png(MASKABLE, 512)?),
        (TOUCH_ICON.to_owned(), png(MASKABLE, 180)?),
    ])
}

fn png(svg: &str, width: u32) -> Result<Vec<u8>> {
    let tree = Tree::from_str(svg, &Options::default()).context("không đọc được biểu tượng")?;
    let mut pixels = Pixmap::new(width, width).context("không tạo được biểu tượng")?;
    #[allow(clippy::cast_precision_loss, reason = "a few hundred pixels")]
    let scale = width as f32 / tree.size().width();
    resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixels.as_mut());
    pixels.encode_png().context("không nén được biểu tượng")
}

#[cfg(test)]
mod tests {
    use resvg::tiny_skia::Pixmap;

    use super::{MASKABLE, PLAIN, png};

    #[test]
    fn a_maskable_icon_has_no_transparent_corner_and_the_other_has_round_ones() {
        let corner = |svg| {
            let pixels = Pixmap::decode_png(&png(svg, 192).unwrap()).unwrap();
            assert_eq!((pixels.width(), pixels.height()), (192, 192));
            pixels.pixel(0, 0).unwrap().alpha()
        };
        assert_eq!((corner(MASKABLE), corner(PLAIN)), (255, 0));
    }
}
