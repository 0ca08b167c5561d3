//! What a page gives to those who pass it on: the snippet that embeds it, a citation, and oEmbed.

use anyhow::Result;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use content::bundle::Conference;
use ky_yeu::page_data::PageData;
use ky_yeu::texts;
use maud::html;
use serde_json::json;
use sha2::{Digest, Sha384};

use crate::calendar;
use crate::document::Press;
use crate::embed::{Embed, FOLDER, Kept};
use crate::release::Release;

/// Beside a page: what its share sheet shows.
pub const FILE: &str = "share.json";
/// Beside a page whose whole address is known: what its address is embedded as.
pub const OEMBED: &str = "oembed.json";
/// The script for pages that embed.
pub(crate) const SCRIPT: &str = "embed.js";

/// Stands for the site's address where it is not known beforehand.
const SITE: &str = "{site}";
/// Stands for the release's id, which `release.json` has: a page's file does not change with every release.
const ID: &str = "{release}";
/// Stands for what the address of an embed form asks for.
const LOOK: &str = "{look}";

/// How wide an article's column is taken to be.
const COLUMN: u32 = 690;

/// Makes what is shared of the pages of one site.
#[derive(Debug)]
pub(crate) struct Sharing<'a> {
    press: &'a Press<'a>,
    site: &'a str,
    /// The hash of the script, as a page that embeds states it.
    integrity: Option<String>,
}

impl<'a> Sharing<'a> {
    pub(crate) fn new(press: &'a Press<'a>, site: &'a str, release: &Release) -> Self {
        let script = release.files().find(|(path, _)| *path == SCRIPT);
        let hash = |bytes: &[u8]| format!("sha384-{}", BASE64.encode(Sha384::digest(bytes)));
        Self { press, site, integrity: script.map(|(_, bytes)| hash(bytes)) }
    }

    /// The files beside a page. What is about the site itself is of no conference, and has no embed form.
    pub(crate) fn files(
        &self,
        page: &PageData,
        of: Option<(&Conference, &Embed)>,
        picture: &str,
    ) -> Result<Vec<(String, Vec<u8>)>> {
        let path = page.route.path();
        let frame = of.map(|(_, embed)| self.frame(page, embed.kept));
        let calendar =
            |(it, _): (&Conference, _)| format!("{}{}", self.base(), calendar::file_of(it));
        let sheet = json!({
            "path": path,
            "title": page.title,
            "embed": frame,
            "script": frame.as_ref().map(|_| self.script()),
            "integrity": frame.as_ref().and(self.integrity.as_ref()),
            "calendar": of.map(calendar),
            "citation": self.citation(page, of.map(|(conference, _)| conference)),
        });
        let mut files = vec![(format!("{path}{FILE}"), serde_json::to_vec(&sheet)?)];
        if let (Some(base), Some((_, embed)), Some(frame)) = (self.press.base_url, of, frame) {
            let rich = json!({
                "version": "1.0",
                "type": "rich",
                "title": page.title,
                "provider_name": self.site,
                "provider_url": base,
                "author_name": self.press.organisation,
                "html": frame.replace(LOOK, ""),
                "width": COLUMN,
                "height": embed.kept.wide,
                "thumbnail_url": format!("{base}{picture}"),
                "thumbnail_width": 1200,
                "thumbnail_height": 630,
            });
            files.push((format!("{path}{OEMBED}"), serde_json::to_vec(&rich)?));
        }
        Ok(files)
    }

    fn base(&self) -> &str {
        self.press.base_url.unwrap_or(SITE)
    }

    /// The frame, with its place kept whether a script sizes it, the browser does, or nobody.
    fn frame(&self, page: &PageData, kept: Kept) -> String {
        let source = format!("{}{FOLDER}{}{LOOK}", self.base(), page.route.path());
        let frame = html! {
            iframe data-ky-yeu src=(source) title=(page.title) width="100%"
                height=(kept.narrow.max(kept.wide)) loading="lazy"
                style=(style(kept)) {}
        };
        frame.into_string()
    }

    fn script(&self) -> String {
        let source = format!("{}{SCRIPT}", self.base());
        html! { script async src=(source) {} }.into_string()
    }

    fn citation(&self, page: &PageData, conference: Option<&Conference>) -> String {
        let (title, organisation) = (&page.title, self.press.organisation);
        let work = match conference {
            Some(it) => {
                format!("{}. {title}. {organisation}, {}", it.organiser, it.date.vi_short())
            }
            None => format!("{organisation}. {title}"),
        };
        let (release, base, path) = (texts::RELEASE, self.base(), page.route.path());
        format!("{work}. {release} {ID}. {base}{path}")
    }
}

/// A frame's own styles, which stand against an old site's reset. Where the browser sizes frames by their content it may; else the height goes from
/// that on a phone to that in an article as the window grows.
fn style(Kept { narrow, wide }: Kept) -> String {
    let slope = (f64::from(wide) - f64::from(narrow)) / 640.0;
    let (least, most) = (narrow.min(wide), narrow.max(wide));
    let height = format!("clamp({least}px,calc({narrow}px + (100vw - 320px)*{slope:.5}),{most}px)");
    format!(
        "display:block;width:100%;border:0!important;padding:0!important;height:{height};frame-sizing:content-height;height:if(supports(frame-sizing:content-height):auto;else:{height})"
    )
}

#[cfg(test)]
mod tests {
    use super::{Kept, style};

    #[test]
    fn a_frame_keeps_its_place_at_any_width() {
        let style = style(Kept { narrow: 1000, wide: 680 });
        let height = "clamp(680px,calc(1000px + (100vw - 320px)*-0.50000),1000px)";
        assert!(style.contains(&format!(";height:{height};")), "{style}");
        assert!(style.ends_with(&format!(":auto;else:{height})")), "{style}");
    }
}
