//! Markdown in, blocks or problems out.

use super::*;

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn paragraph(words: &str) -> Block {
    Block::Paragraph(vec![text(words)])
}

fn photo() -> Photo {
    Photo {
        slug: "hoi-nghi".into(),
        file: None,
        caption: "Quang cảnh".into(),
        alt: "Ảnh".into(),
        credit: None,
        album: None,
    }
}

#[track_caller]
fn check(markdown: &str, expected: &[Block]) {
    let (blocks, notes) = parse(markdown, &[photo()], &["cot-dung"]);
    assert!(notes.is_empty(), "{notes:?}");
    assert_eq!(blocks, expected, "{markdown}");
}

/// The offsets and messages told for a text.
#[track_caller]
fn check_told(markdown: &str, expected: &[(usize, Message)]) {
    let (_, notes) = parse(markdown, &[photo()], &["cot-dung"]);
    let told: Vec<_> = notes.into_iter().map(|note| (note.offset, note.message)).collect();
    assert_eq!(told, expected, "{markdown}");
}

#[test]
fn blocks() {
    check("Một câu.\nCâu hai.", &[paragraph("Một câu. Câu hai.")]);
    check("a\n\n---\n\nb", &[paragraph("a"), Block::ThematicBreak, paragraph("b")]);
    check("> a", &[Block::Quote(vec![paragraph("a")])]);
    check("    x < y\n", &[Block::Code("x < y\n".into())]);
    check("- a\n- b", &[Block::BulletList(vec![vec![paragraph("a")], vec![paragraph("b")]])]);
    check("- a\n\n  b", &[Block::BulletList(vec![vec![paragraph("a"), paragraph("b")]])]);
    check(
        "3. a\n   - b",
        &[Block::OrderedList {
            start: 3,
            items: vec![vec![paragraph("a"), Block::BulletList(vec![vec![paragraph("b")]])]],
        }],
    );
    check(
        "| a | b |\n|---|---|\n| c | |",
        &[Block::Table {
            head: vec![vec![text("a")], vec![text("b")]],
            rows: vec![vec![vec![text("c")], vec![]]],
        }],
    );
}

#[test]
fn inlines() {
    check(
        "a *b **c*** `d`  \n[e](https://x.vn/ \"\")",
        &[Block::Paragraph(vec![
            text("a "),
            Inline::Emphasis(vec![text("b "), Inline::Strong(vec![text("c")])]),
            text(" "),
            Inline::Code("d".into()),
            Inline::Break,
            Inline::Link { href: "https://x.vn/".into(), text: vec![text("e")] },
        ])],
    );
    check("\"a\" -- b... &lt;c&gt; ~~d~~", &[paragraph("\"a\" -- b... <c> ~~d~~")]);
    check(
        "<a@b.vn>",
        &[Block::Paragraph(vec![Inline::Link {
            href: "mailto:a@b.vn".into(),
            text: vec![text("a@b.vn")],
        }])],
    );
}

#[test]
fn comments_are_dropped() {
    check("<!-- ghi chú -->\n\na", &[paragraph("a")]);
    check("<!--\nnhiều\n\ndòng -->\na", &[paragraph("a")]);
    check("a <!-- b --> c", &[paragraph("a  c")]);
    check("<!-- a --> <!-- b -->\n", &[]);
    check("> <!-- a\n> b -->\n\nc", &[Block::Quote(vec![]), paragraph("c")]);
}

#[test]
fn html_is_told_where_it_stands() {
    check_told("a <b>c</b>", &[(2, messages::md_html("<b>")), (6, messages::md_html("</b>"))]);
    check_told("<div>\nx\n</div>", &[(0, messages::md_html("<div>"))]);
    check_told("<!-- a --><script>x</script>", &[(10, messages::md_html("<script>x</script>"))]);
    check_told("<!-- a\n--> <p>", &[(11, messages::md_html("<p>"))]);
    check_told("a\n\n<!-- b\n\nc", &[(3, messages::md_comment_unclosed())]);
    check_told("<?php x ?>", &[(0, messages::md_html("<?php x ?>"))]);
}

#[test]
fn photos_stand_alone() {
    let placed = |caption: &str| Block::Photo { slug: "hoi-nghi".into(), caption: caption.into() };
    check("![Chú *thích*](photo:hoi-nghi)", &[placed("Chú thích")]);
    check("![](photo:hoi-nghi)", &[placed("Quang cảnh")]);
    check_told("<!-- x -->![a](photo:hoi-nghi)", &[(10, messages::md_text_after_comment())]);
    check("![a](photo:hoi-nghi) <!-- x -->", &[placed("a")]);
    check("- ![a](photo:hoi-nghi)", &[Block::BulletList(vec![vec![placed("a")]])]);
    let alone = messages::md_photo_not_alone;
    check_told("a ![a](photo:hoi-nghi)", &[(2, alone())]);
    check_told("## ![a](photo:hoi-nghi)", &[(3, alone())]);
    check_told("*![a](photo:hoi-nghi)*", &[(1, alone())]);
    let two = "![a](photo:hoi-nghi)\n![b](photo:hoi-nghi)";
    check_told(two, &[(0, alone()), (21, alone())]);
    check_told(
        "![a](photo:hoi-nghe)",
        &[(0, messages::no_such_photo("hoi-nghe", Some("hoi-nghi"), &["hoi-nghi"]))],
    );
    check_told(
        "![a](chart:cot-dun)",
        &[(0, messages::no_such_chart("cot-dun", Some("cot-dung"), &["cot-dung"]))],
    );
    check_told("![a](anh.jpg)", &[(0, messages::md_image("anh.jpg"))]);
    check_told("![a](https://x.vn/a.jpg)", &[(0, messages::md_image("https://x.vn/a.jpg"))]);
}

#[test]
fn headings_get_unique_ids() {
    let heading = |level, id: &str, words: &str| Block::Heading {
        level,
        id: id.into(),
        text: vec![text(words)],
    };
    check(
        "## Kết quả\n\n### Kết quả\n\n## Kết quả 2\n\n## Kết quả\n\n###### Đường",
        &[
            heading(2, "ket-qua", "Kết quả"),
            heading(3, "ket-qua-2", "Kết quả"),
            heading(2, "ket-qua-2-2", "Kết quả 2"),
            heading(2, "ket-qua-3", "Kết quả"),
            heading(6, "duong", "Đường"),
        ],
    );
    check("## …", &[heading(2, "muc", "…")]);
    check_told("# Tên\n\na", &[(0, messages::md_heading_1())]);
    check_told("a\n\nTên\n===", &[(3, messages::md_heading_1())]);
}

#[test]
fn links_lead_somewhere_harmless() {
    for href in [
        "javascript:alert(1)",
        "JAVASCRIPT:x",
        "&#106;avascript:x",
        "javascript&colon;x",
        "data:text/html,x",
        "vbscript:x",
        "file:///c:/x",
        "//x.vn",
        "java\\\nscript:x",
        "<java&#10;script:x>",
        "<&#1;javascript:x>",
        "",
    ] {
        let (blocks, notes) = parse(&format!("a [b]({href}) c"), &[], &[]);
        let refused =
            notes.iter().any(|note| note.offset == 2) || !format!("{blocks:?}").contains("Link");
        assert!(refused, "{href}: {blocks:?}");
    }
    let message = messages::refused_link("javascript:x").unwrap();
    check_told("[a][b]\n\n[b]: javascript:x", &[(0, message.clone())]);
    check_told("é <javascript:x>", &[(3, message)]);
    check_told("[a](x \"t\")", &[(0, messages::md_title_lost("t"))]);
    check_told(
        "## Một\n\n[a](#mot) [b](#mod)",
        &[(20, messages::md_no_such_anchor("mod", Some("mot"), &["mot"]))],
    );
}

#[test]
fn deep_nesting_is_told_once() {
    for deep in [
        ">".repeat(5000) + " a",
        "- ".repeat(5000) + "a",
        "*a **b ".repeat(3000) + &"** *".repeat(3000),
    ] {
        let (_, notes) = parse(&deep, &[], &[]);
        let told = notes.iter().filter(|note| note.message == messages::md_too_deep()).count();
        assert!(told <= 1);
    }
    check_told(&(">".repeat(40) + " a"), &[(32, messages::md_too_deep())]);
}

#[test]
fn many_headings_of_the_same_words_are_quick() {
    let (blocks, _) = parse(&"## a\n".repeat(20_000), &[], &[]);
    assert!(matches!(blocks.last(), Some(Block::Heading { id, .. }) if id == "a-20000"));
}
