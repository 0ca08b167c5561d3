//! A report's text, written from its typed tree: there is no other way from content to markup.

use content::text::{Block, Inline, plain};
use maud::{Markup, html};

use crate::texts;

/// The blocks as markup. Photos and charts are not prose: a page puts them between its stretches of it.
pub(crate) fn prose(blocks: &[Block]) -> Markup {
    html! { @for one in blocks { (block(one)) } }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Heading { level, id, text } => (heading(*level, id, text)),
            Block::Paragraph(text) => p { (inlines(text)) },
            Block::BulletList(all) => ul { (items(all)) },
            Block::OrderedList { start, items: all } => ol start=(start) { (items(all)) },
            Block::Quote(blocks) => blockquote { (prose(blocks)) },
            Block::Code(code) => pre { code { (code) } },
            Block::ThematicBreak => hr;,
            Block::Table { head, rows } => (table(head, rows)),
            Block::Photo { .. } | Block::Chart { .. } => {},
        }
    }
}

fn heading(level: u8, id: &str, text: &[Inline]) -> Markup {
    let inner = html! {
        (inlines(text)) " "
        a.anchor href={ "#" (id) } aria-label=(texts::link_to(&plain(text))) { "#" }
    };
    html! {
        @match level {
            0..=2 => h2 id=(id) tabindex="-1" { (inner) },
            3 => h3 id=(id) tabindex="-1" { (inner) },
            4 => h4 id=(id) tabindex="-1" { (inner) },
            5 => h5 id=(id) tabindex="-1" { (inner) },
            _ => h6 id=(id) tabindex="-1" { (inner) },
        }
    }
}

fn items(items: &[Vec<Block>]) -> Markup {
    html! { @for item in items { li { (prose(item)) } } }
}

fn table(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Markup {
    let name = head.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(", ");
    html! {
        div.scroll role="region" tabindex="0" aria-label=(name) {
            table {
                thead { tr { @for cell in head { th scope="col" { (inlines(cell)) } } } }
                tbody {
                    @for row in rows {
                        tr { @for cell in row { td { (inlines(cell)) } } }
                    }
                }
            }
        }
    }
}

fn inlines(all: &[Inline]) -> Markup {
    html! {
        @for one in all {
            @match one {
                Inline::Text(text) => (text),
                Inline::Emphasis(inner) => em { (inlines(inner)) },
                Inline::Strong(inner) => strong { (inlines(inner)) },
                Inline::Code(code) => code { (code) },
                Inline::Link { href, text } => a href=(href) { (inlines(text)) },
                Inline::Break => br;,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::prose;
    use content::text::{Block, Inline};

    fn text(text: &str) -> Vec<Inline> {
        vec![Inline::Text(text.to_owned())]
    }

    #[test]
    fn text_and_attributes_cannot_become_markup() {
        let attack = "\"><script>alert(1)</script>&amp;";
        let blocks = [
            Block::Paragraph(vec![
                Inline::Text(attack.into()),
                Inline::Code(attack.into()),
                Inline::Link { href: attack.into(), text: text(attack) },
            ]),
            Block::Heading { level: 2, id: attack.into(), text: text(attack) },
            Block::Code(attack.into()),
            Block::Table { head: vec![text(attack)], rows: vec![vec![text(attack)]] },
        ];
        let html = prose(&blocks).into_string();
        assert!(!html.contains("<script"), "{html}");
        assert!(!html.contains("\">\""), "{html}");
        assert!(html.contains("&amp;amp;"), "an entity in the text stays text: {html}");
    }

    #[test]
    fn a_heading_carries_its_anchor_and_a_link_to_it() {
        let heading = Block::Heading { level: 2, id: "ket-qua".into(), text: text("Kết quả") };
        assert_eq!(
            prose(&[heading]).into_string(),
            "<h2 id=\"ket-qua\" tabindex=\"-1\">Kết quả <a class=\"anchor\" href=\"#ket-qua\" \
             aria-label=\"Chép liên kết tới mục «Kết quả»\">#</a></h2>"
        );
    }
}
