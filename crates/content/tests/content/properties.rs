//! Inputs nobody thought of: the loader always answers, and never lets a dangerous link through.

use content::text::{Block, Inline};
use content::{Memory, load};
use proptest::prelude::*;

use super::folder::{CONFERENCE, REPORT, SITE, TABLE, small};

/// Either a bundle without errors or at least one problem; never neither, never a panic.
fn check_answers(folder: &Memory) -> Result<(), TestCaseError> {
    let loaded = load(folder);
    prop_assert!(loaded.bundle.is_some() || !loaded.problems.is_empty());
    for problem in &loaded.problems {
        prop_assert!(!problem.to_string().is_empty());
    }
    for report in loaded.bundle.iter().flat_map(|b| &b.conferences).flat_map(|c| &c.reports) {
        check_links(&report.body)?;
    }
    Ok(())
}

fn check_links(blocks: &[Block]) -> Result<(), TestCaseError> {
    let mut links = Vec::new();
    content::text::each_run(blocks, &mut |run| gather(run, &mut links));
    for href in links {
        let scheme = href.split(['/', '?', '#']).next().unwrap_or("");
        if let Some((scheme, _)) = scheme.split_once(':') {
            let scheme = scheme.to_lowercase();
            prop_assert!(["http", "https", "mailto", "tel"].contains(&scheme.as_str()), "{href}");
        }
        prop_assert!(!href.starts_with("//"), "{href}");
        prop_assert!(!href.contains(|c: char| c.is_control() || c == '\\' || c == ' '), "{href}");
    }
    Ok(())
}

fn gather(run: &[Inline], links: &mut Vec<String>) {
    for inline in run {
        match inline {
            Inline::Link { href, text } => {
                links.push(href.clone());
                gather(text, links);
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) => gather(inner, links),
            Inline::Text(_) | Inline::Code(_) | Inline::Break => {}
        }
    }
}

fn any_file() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![SITE, CONFERENCE, REPORT, TABLE])
}

/// One slip of the hand or the disk.
#[derive(Clone, Debug)]
enum Slip {
    Flip(prop::sample::Index, u8),
    Delete(prop::sample::Index, usize),
    Insert(prop::sample::Index, Vec<u8>),
    Truncate(prop::sample::Index),
}

fn any_slip() -> impl Strategy<Value = Slip> {
    let pieces = vec![
        "\"",
        "{",
        "]",
        ",",
        ";",
        "\n",
        "null",
        "-1",
        "\u{feff}",
        "../",
        "<b>",
        "é",
        "[x](javascript:a)",
        "![a](photo:b)",
        "# ",
    ];
    prop_oneof![
        (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(at, byte)| Slip::Flip(at, byte)),
        (any::<prop::sample::Index>(), 1..40_usize)
            .prop_map(|(at, length)| Slip::Delete(at, length)),
        (any::<prop::sample::Index>(), prop::sample::select(pieces))
            .prop_map(|(at, piece)| Slip::Insert(at, piece.as_bytes().to_vec())),
        any::<prop::sample::Index>().prop_map(Slip::Truncate),
    ]
}

fn slipped(mut bytes: Vec<u8>, slips: &[Slip]) -> Vec<u8> {
    for slip in slips {
        let length = bytes.len();
        if length == 0 {
            break;
        }
        match slip {
            Slip::Flip(at, byte) => bytes[at.index(length)] ^= byte,
            Slip::Delete(at, count) => {
                let start = at.index(length);
                bytes.drain(start..(start + count).min(length));
            }
            Slip::Insert(at, piece) => {
                let at = at.index(length);
                bytes.splice(at..at, piece.iter().copied());
            }
            Slip::Truncate(at) => bytes.truncate(at.index(length)),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_bytes_are_answered(file in any_file(), bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        check_answers(&small().with(file, bytes))?;
    }

    #[test]
    fn random_text_is_answered(file in any_file(), text in "\\PC{0,120}") {
        check_answers(&small().with(file, text))?;
    }

    #[test]
    fn slips_are_answered(file in any_file(), slips in prop::collection::vec(any_slip(), 1..6)) {
        let folder = small();
        let bytes = slipped(folder.files[file].clone(), &slips);
        check_answers(&folder.with(file, bytes))?;
    }

    #[test]
    fn random_markdown_has_no_dangerous_link(
        parts in prop::collection::vec(prop::sample::select(vec![
            "[a](", ")", "[a]: ", "<", ">", "javascript:", "JavaScript&colon;", "&#106;avascript:", "data:,", "//x.vn",
            "/", "\\", "https://x.vn", "https:", "x.vn", "\t", " ", "\n", "\n\n", "&#10;", "&Tab;", "![b](", "photo:anh-mot",
            "[a]", "**", "_", "- ", "> ", "| a | b |\n|-|-|\n", "`", "<!--", "-->", "#", "mailto:", "a@b.vn", "\u{1}",
        ]), 0..24)
    ) {
        check_answers(&small().with(REPORT, parts.concat()))?;
    }
}
