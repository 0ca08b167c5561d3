//! The page below the lightbox.

use super::super::dom;

/// The lightbox takes the address bar to the photo's own page, from where the relative files of the page below
/// would be looked for anew, once they are needed or the window is turned: they are written out whole.
pub(super) fn anchor_pictures(page: &str) {
    for picture in dom::all("main :is(img, source)") {
        for name in ["src", "srcset"] {
            let Some(written) = picture.get_attribute(name) else { continue };
            let each: Vec<String> = written.split(',').map(|one| whole(page, one)).collect();
            let each = each.join(",");
            if each != written {
                drop(picture.set_attribute(name, &each));
            }
        }
    }
}

fn whole(page: &str, written: &str) -> String {
    let written = written.trim_start();
    if written.contains(':') { written.to_owned() } else { format!("{page}{written}") }
}
