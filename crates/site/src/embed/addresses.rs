//! What a page of the site says of places, said from its embed form: one folder further down, in a frame
//! whose links lead out of it.

use anyhow::{Context as _, Result};
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use url::Url;

use super::FOLDER;

/// Where a site would stand. Only what is said of places within it counts.
const ANYWHERE: &str = "https://ky-yeu.invalid/";

/// What leads to places around the page, or opens what a frame cannot: the frame holds one thing, and its
/// foot leads to the page itself.
const LEFT_OUT: [&str; 5] = [".anchor", ".contents", ".eyebrow a", ".neighbours", ".needs-address"];

/// The markup of the page at a path, as its embed form has it.
///
/// # Errors
/// If it is no markup that can be read.
pub(super) fn outward(path: &str, markup: &str) -> Result<String> {
    let places = Places::of(path)?;
    let mut settings = RewriteStrSettings::new();
    for selector in LEFT_OUT {
        settings = settings.append_element_content_handler(element!(selector, |it| {
            it.remove();
            Ok(())
        }));
    }
    let settings = settings.append_element_content_handler(element!("*", |it| places.rewrite(it)));
    rewrite_str(markup, settings).with_context(|| format!("không đọc được trang {path}"))
}

/// Where the page itself stands, from its embed form.
pub(super) fn full_page(path: &str) -> Result<String> {
    let places = Places::of(path)?;
    Ok(places.said_here(&places.page))
}

/// A page and its embed form.
struct Places {
    page: Url,
    embed: Url,
}

impl Places {
    fn of(path: &str) -> Result<Self> {
        let root = Url::parse(ANYWHERE)?;
        Ok(Self { page: root.join(path)?, embed: root.join(FOLDER)?.join(path)? })
    }

    fn rewrite(
        &self,
        element: &mut Element<'_, '_>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        // What looks through photos is not here: they open as pages of their own.
        element.remove_attribute("data-photo");
        for name in ["href", "xlink:href", "src"] {
            if let Some(value) = element.get_attribute(name) {
                element.set_attribute(name, &self.moved(&value))?;
            }
        }
        if let Some(set) = element.get_attribute("srcset") {
            element.set_attribute("srcset", &self.moved_set(&set))?;
        }
        let leads = element.tag_name() == "a" && element.has_attribute("href");
        if leads && !element.has_attribute("download") {
            element.set_attribute("target", "_blank")?;
            element.set_attribute("rel", "noopener")?;
        }
        Ok(())
    }

    /// An address as it is said from the embed form. What leads out of the site stays.
    fn moved(&self, address: &str) -> String {
        match self.page.join(address) {
            Ok(target) if target.as_str().starts_with(ANYWHERE) => self.said_here(&target),
            _ => address.to_owned(),
        }
    }

    fn said_here(&self, target: &Url) -> String {
        self.embed.make_relative(target).unwrap_or_else(|| target.to_string())
    }

    /// `a.webp 320w,b.webp 640w`
    fn moved_set(&self, set: &str) -> String {
        let one = |candidate: &str| match candidate.trim().split_once(' ') {
            Some((address, width)) => format!("{} {width}", self.moved(address)),
            None => self.moved(candidate.trim()),
        };
        set.split(',').map(one).collect::<Vec<_>>().join(",")
    }
}

#[cfg(test)]
mod tests {
    use super::{full_page, outward};

    #[track_caller]
    fn check(written: &str, expected: &str) {
        assert_eq!(outward("h/bao-cao/x/", written).unwrap(), expected);
    }

    #[test]
    fn links_lead_to_the_same_places_in_a_new_tab() {
        let out = " target=\"_blank\" rel=\"noopener\"";
        check(
            "<a href=\"../y/\">a</a>",
            &format!("<a href=\"../../../../h/bao-cao/y/\"{out}>a</a>"),
        );
        check("<a href=\"../../../\">a</a>", &format!("<a href=\"../../../../\"{out}>a</a>"));
        let anchor = format!("<a href=\"../../../../h/bao-cao/x/#muc\"{out}>a</a>");
        check("<a href=\"#muc\">a</a>", &anchor);
        check(
            "<a href=\"https://a.vn/?b#c\">a</a>",
            &format!("<a href=\"https://a.vn/?b#c\"{out}>a</a>"),
        );
    }

    #[test]
    fn pictures_come_from_where_they_are() {
        check(
            "<source srcset=\"../../../h/anh/a/320-1.webp 320w,../../../h/anh/a/640-2.webp 640w\">",
            "<source srcset=\"../../../../h/anh/a/320-1.webp 320w,../../../../h/anh/a/640-2.webp 640w\">",
        );
        check("<img src=\"../../../a.jpg\">", "<img src=\"../../../../a.jpg\">");
        check(
            "<img src=\"data:image/png;base64,AA==\">",
            "<img src=\"data:image/png;base64,AA==\">",
        );
    }

    #[test]
    fn a_file_is_taken_along_within_the_frame() {
        check(
            "<a download href=\"../../so-lieu/a.csv\">a</a>",
            "<a download href=\"../../../../h/so-lieu/a.csv\">a</a>",
        );
    }

    #[test]
    fn what_belongs_around_a_page_is_left_out() {
        check("<h2 id=\"a\">a<a class=\"anchor\" href=\"#a\">#</a></h2>", "<h2 id=\"a\">a</h2>");
        check("<nav class=\"neighbours\"><a href=\"../\">a</a></nav><p>b</p>", "<p>b</p>");
    }

    #[test]
    fn the_page_itself_is_found() {
        assert_eq!(full_page("").unwrap(), "../");
        assert_eq!(full_page("h/").unwrap(), "../../h/");
        assert_eq!(full_page("h/bao-cao/x/").unwrap(), "../../../../h/bao-cao/x/");
    }
}
