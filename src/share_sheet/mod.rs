//! The share sheet: a page's address in all the ways in which it is passed on. Pure: what opens it is in
//! `platform::share`.

pub mod qr;
pub mod snippet;

use maud::{Markup, PreEscaped, html};

use crate::components::icon::{Icon, icon};
use crate::texts;
use snippet::{Look, Snippet};

/// The styles of the sheet, which come with its module.
pub const STYLES: &str = include_str!("share-sheet.css");

/// The names of what a reader may set about the snippet.
pub const THEME: &str = "nen";
/// The accent's switch, and its colour.
pub const ACCENT: [&str; 2] = ["co-mau", "mau"];
/// Whether the ground of the article shows through.
pub const CLEAR: &str = "trong";
/// Whether the host takes the script.
pub const SCRIPT: &str = "ma";

/// What a sheet shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The page's title.
    pub title: String,
    /// The page's address, with what has been chosen on it.
    pub address: String,
    /// How the page is embedded.
    pub snippet: Snippet,
    /// The page as a source is named.
    pub citation: String,
    /// The conference's day, for calendars.
    pub calendar: String,
    /// Whether the system shares by itself.
    pub can_share: bool,
    /// Whether something may fill the screen.
    pub can_fill: bool,
}

impl Sheet {
    /// The inside of the dialog.
    #[must_use]
    pub fn markup(&self) -> String {
        let markup = html! {
            header {
                h2 id="_chia-se" tabindex="-1" { (texts::SHARE) }
                button type="button" data-act="close" { (texts::CLOSE) }
            }
            p.where { (self.address) }
            (self.ways())
            p.said role="status" {}
            (self.code())
            @if !self.snippet.frame.is_empty() { (self.embedding()) }
            @if !self.citation.is_empty() {
                details {
                    summary { (texts::CITE) }
                    p.citation { (self.citation) }
                    (act("copy-citation", texts::COPY_CITATION))
                }
            }
        };
        markup.into_string()
    }

    fn ways(&self) -> Markup {
        let address = encoded(&self.address);
        html! {
            div.ways {
                @if self.can_share { button type="button" data-act="system" { (icon(Icon::SHARE)) " " (texts::SHARE_BY_SYSTEM) } }
                (act("copy-link", texts::COPY_LINK))
                (out(&format!("https://www.facebook.com/sharer/sharer.php?u={address}"), "Facebook"))
                (out(&format!("https://zalo.me/share?url={address}"), "Zalo"))
                @if !self.calendar.is_empty() { a download href=(self.calendar) { (texts::CALENDAR) } }
            }
        }
    }

    fn code(&self) -> Markup {
        html! {
            @if let Some(svg) = qr::svg(&self.address) {
                figure.code {
                    (PreEscaped(svg))
                    figcaption { b { (self.title) } " " span { (self.address) } }
                }
                p.hint {
                    (texts::QR_HINT) " "
                    @if self.can_fill { (act("fill", texts::FILL_SCREEN)) }
                }
            }
        }
    }

    fn embedding(&self) -> Markup {
        let look = Look::default();
        html! {
            details {
                summary { (texts::EMBED) }
                p { (texts::EMBED_HINT) }
                div.choices-of-embed {
                    label { span { (texts::THEME) } select name=(THEME) {
                        @for (value, name) in [("", 0), ("light", 1), ("dark", 2)] {
                            option value=(value) { (texts::THEMES.get(name).copied().unwrap_or_default()) }
                        }
                    } }
                    label { input type="checkbox" name=(ACCENT[0]); span { (texts::OWN_ACCENT) } }
                    label { span { (texts::ACCENT) } input type="color" name=(ACCENT[1]) value="#0b4a8f"; }
                    label { input type="checkbox" name=(CLEAR); span { (texts::CLEAR_GROUND) } }
                    label { input type="checkbox" name=(SCRIPT) checked; span { (texts::WITH_SCRIPT) } }
                }
                textarea readonly rows="6" spellcheck="false" aria-label=(texts::EMBED_CODE) {
                    (self.snippet.code(&look, true))
                }
                (act("copy-embed", texts::COPY_EMBED))
                iframe title=(texts::EMBED_PREVIEW) src=(self.snippet.address(&look)) loading="lazy" {}
            }
        }
    }
}

fn act(name: &str, text: &str) -> Markup {
    html! { button type="button" data-act=(name) { (text) } }
}

fn out(href: &str, text: &str) -> Markup {
    html! { a target="_blank" rel="noopener noreferrer" href=(href) { (text) } }
}

/// A text as a part of a query: all but what needs no escape, as `encodeURIComponent` has it.
fn encoded(text: &str) -> String {
    use std::fmt::Write as _;
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                out.push(char::from(byte));
            }
            _ => drop(write!(out, "%{byte:02X}")),
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::{Sheet, Snippet, encoded};

    #[test]
    fn an_address_is_one_part_of_a_query() {
        assert_eq!(
            encoded("https://a.vn/b/?c=ế&d#e"),
            "https%3A%2F%2Fa.vn%2Fb%2F%3Fc%3D%E1%BA%BF%26d%23e"
        );
    }

    #[test]
    fn a_sheet_offers_what_the_device_can_do() {
        let sheet = |can| Sheet { can_share: can, can_fill: can, ..Sheet::default() }.markup();
        for act in ["data-act=\"system\"", "data-act=\"fill\""] {
            assert!(sheet(true).contains(act), "{act}");
            assert!(!sheet(false).contains(act), "{act}");
        }
    }

    #[test]
    fn an_address_of_which_no_more_is_known_can_be_passed_on() {
        let sheet = Sheet { address: "https://a.vn/".into(), ..Sheet::default() }.markup();
        for part in ["data-act=\"copy-link\"", "<svg viewBox"] {
            assert!(sheet.contains(part), "{part}");
        }
        for part in ["<iframe", "<textarea", "<details", "copy-citation"] {
            assert!(!sheet.contains(part), "{part}");
        }
    }

    #[test]
    fn no_text_becomes_markup() {
        let attack = "\"><script>alert(1)</script>".to_owned();
        let sheet = Sheet {
            title: attack.clone(),
            address: attack.clone(),
            citation: attack.clone(),
            snippet: Snippet { frame: attack, ..Snippet::default() },
            ..Sheet::default()
        };
        assert!(!sheet.markup().contains("<script"), "{}", sheet.markup());
    }
}
