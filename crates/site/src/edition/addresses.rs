//! Addresses within one file: what a page of the site says of places, said in a document that holds
//! all pages.
//!
//! The page at `a/b/` stands under the id `/a/b/`, and what has the id `c` on it has `/a/b/:c` here. So a
//! link is the same to the app and to a browser without a script: `#/a/b/:c`.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context as _, Result};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ky_yeu::route::Route;
use lol_html::html_content::Element;
use lol_html::{RewriteStrSettings, element, rewrite_str};
use url::Url;

/// Where a site would stand. Only what is said of places within it counts.
const ANYWHERE: &str = "https://ky-yeu.invalid/";

/// What needs an address that others can open, and files that are not here.
const LEFT_OUT: [&str; 3] = [".anchor", ".needs-address", "picture"];

/// Attributes that name other elements of the page.
const REFERENCES: [&str; 10] = [
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
    "commandfor",
    "for",
    "headers",
    "list",
    "popovertarget",
];

/// What stands in the file, and where the rest is.
#[derive(Debug)]
pub(super) struct Places<'a> {
    /// The paths of its pages.
    pub pages: BTreeSet<String>,
    /// The page that `/` stands for.
    pub home: String,
    /// Files that links lead to, by their path.
    pub files: BTreeMap<&'a str, &'a [u8]>,
    /// Where the whole site is, if it is known.
    pub base_url: Option<&'a str>,
}

/// What becomes of an attribute.
#[derive(Debug, PartialEq, Eq)]
enum Fate {
    Stays,
    Becomes(String),
    /// It holds a file of this name.
    Holds(String, String),
    Goes,
}

impl Places<'_> {
    /// The markup of the page at a path, as it stands in the file.
    ///
    /// # Errors
    /// If it is no markup that can be read.
    pub(super) fn within(&self, path: &str, markup: &str) -> Result<String> {
        let mut settings = RewriteStrSettings::new();
        for selector in LEFT_OUT {
            settings = settings.append_element_content_handler(element!(selector, |it| {
                it.remove();
                Ok(())
            }));
        }
        let settings =
            settings.append_element_content_handler(element!("*", |it| self.rewrite(path, it)));
        rewrite_str(markup, settings).with_context(|| format!("không đọc được trang {path}"))
    }

    fn rewrite(
        &self,
        path: &str,
        element: &mut Element<'_, '_>,
    ) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        let attributes: Vec<(String, String)> =
            element.attributes().iter().map(|one| (one.name(), one.value())).collect();
        for (name, value) in attributes {
            match self.fate(path, &name, &value) {
                Fate::Stays => {}
                Fate::Becomes(new) => element.set_attribute(&name, &new)?,
                Fate::Holds(file, new) => {
                    element.set_attribute(&name, &new)?;
                    // An address that is no path has no name for a download to go by.
                    element.set_attribute("download", &file)?;
                }
                Fate::Goes => element.remove_attribute(&name),
            }
        }
        Ok(())
    }

    fn fate(&self, path: &str, name: &str, value: &str) -> Fate {
        let here = |id: &str| format!("/{path}:{id}");
        match name {
            // Groups of inputs go by their name: those of several pages are not one.
            "id" | "name" => Fate::Becomes(here(value)),
            // Whoever looks through photos looks through files.
            "data-photo" => Fate::Goes,
            "href" | "xlink:href" => self.link(path, value),
            name if REFERENCES.contains(&name) => {
                let all: Vec<String> = value.split_whitespace().map(here).collect();
                Fate::Becomes(all.join(" "))
            }
            _ if value.contains("url(#") => {
                Fate::Becomes(value.replace("url(#", &format!("url(#{}", here(""))))
            }
            _ => Fate::Stays,
        }
    }

    /// Where a link of the page at a path leads in the file: to a page, to a file that it carries, or out.
    fn link(&self, path: &str, href: &str) -> Fate {
        let base = Url::parse(ANYWHERE).and_then(|root| root.join(path));
        let Ok(target) = base.and_then(|base| base.join(href)) else { return Fate::Stays };
        let Some(rest) = target.as_str().strip_prefix(ANYWHERE) else { return Fate::Stays };
        let file = target.path().trim_start_matches('/');
        let anchor = target.fragment().map(|id| format!(":{id}")).unwrap_or_default();
        if let Some(page) = self.page(file) {
            return Fate::Becomes(format!("#/{page}{anchor}"));
        }
        if let Some(bytes) = self.files.get(file) {
            let name = file.rsplit('/').next().unwrap_or(file);
            return Fate::Holds(name.to_owned(), data_address(file, bytes));
        }
        match self.base_url {
            Some(base) => Fate::Becomes(format!("{base}{rest}")),
            // The words stay, and lead nowhere.
            None => Fate::Goes,
        }
    }

    /// The page of the file that an address stands for.
    fn page(&self, address: &str) -> Option<&str> {
        let path = match Route::parse(address)? {
            Route::Home => self.home.clone(),
            route => route.path(),
        };
        self.pages.get(&path).map(String::as_str)
    }
}

/// A file as an address that holds it.
pub(super) fn data_address(path: &str, bytes: &[u8]) -> String {
    let kind = match path.rsplit('.').next() {
        Some("csv") => "text/csv;charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", BASE64.encode(bytes))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::Places;

    fn places(base_url: Option<&'static str>) -> Places<'static> {
        let pages = ["h/", "h/bao-cao/", "h/bao-cao/x/", "gioi-thieu/"];
        Places {
            pages: pages.map(str::to_owned).into(),
            home: "h/".into(),
            files: BTreeMap::from([("h/so-lieu/a.csv", b"a;b".as_slice())]),
            base_url,
        }
    }

    #[track_caller]
    fn check(written: &str, expected: &str) {
        assert_eq!(places(None).within("h/bao-cao/x/", written).unwrap(), expected);
    }

    #[test]
    fn links_lead_to_the_pages_of_the_file() {
        check("<a href=\"../\">a</a>", "<a href=\"#/h/bao-cao/\">a</a>");
        check("<a href=\"../../../\">a</a>", "<a href=\"#/h/\">a</a>");
        check("<a href=\"../../../gioi-thieu/#a\">a</a>", "<a href=\"#/gioi-thieu/:a\">a</a>");
        check("<a href=\"#muc\">a</a>", "<a href=\"#/h/bao-cao/x/:muc\">a</a>");
        check("<a href=\"/h/bao-cao/index.html?x=1\">a</a>", "<a href=\"#/h/bao-cao/\">a</a>");
    }

    #[test]
    fn links_that_lead_out_stay_and_what_the_file_lacks_is_words() {
        for href in ["https://a.vn/?b=1&amp;c#d", "mailto:a@b.vn", "tel:+84123"] {
            let out = format!("<a href=\"{href}\">a</a>");
            check(&out, &out);
        }
        check("<a href=\"../../../luu-tru/\">a</a>", "<a>a</a>");
        let known = places(Some("https://a.vn/k/"));
        let led = known.within("h/", "<a href=\"../luu-tru/#b\">a</a>").unwrap();
        assert_eq!(led, "<a href=\"https://a.vn/k/luu-tru/#b\">a</a>");
    }

    #[test]
    fn files_are_in_their_links() {
        check(
            "<a download href=\"../../../h/so-lieu/a.csv\">a</a>",
            "<a download=\"a.csv\" href=\"data:text/csv;charset=utf-8;base64,YTti\">a</a>",
        );
    }

    #[test]
    fn ids_and_what_names_them_belong_to_their_page() {
        check(
            "<h2 id=\"a\">b</h2><p aria-labelledby=\"a b\">c</p>",
            "<h2 id=\"/h/bao-cao/x/:a\">b</h2><p aria-labelledby=\"/h/bao-cao/x/:a /h/bao-cao/x/:b\">c</p>",
        );
        check(
            "<svg viewBox=\"0 0 1 1\"><g clip-path=\"url(#a)\"><title>b</title></g></svg>",
            "<svg viewBox=\"0 0 1 1\"><g clip-path=\"url(#/h/bao-cao/x/:a)\"><title>b</title></g></svg>",
        );
        check("<input name=\"a\" value=\"b\">", "<input name=\"/h/bao-cao/x/:a\" value=\"b\">");
    }

    #[test]
    fn what_needs_an_address_is_left_out() {
        check("<h2>a <a class=\"anchor\" href=\"#a\">#</a></h2>", "<h2>a </h2>");
        check("<p><button class=\"needs-address\">a</button><i>b</i></p>", "<p><i>b</i></p>");
    }

    #[test]
    fn text_stays_to_the_letter() {
        let text = "<p>&lt;a href=\"../\"&gt; id=\"a\" &amp;amp; url(#a) Hô\u{323}i</p><br>";
        check(text, text);
    }
}
