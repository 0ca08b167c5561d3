//! Bytes as text: UTF-8 in, everything else recognised and told. Text is normalised to NFC here,
//! once, because keyboards and systems differ and every comparison after this is by character.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::messages::{self, Message};

/// A file's text.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    pub(crate) text: String,
    pub(crate) had_bom: bool,
}

const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Decodes a file, or hands back the good text before the fault and says why.
pub(crate) fn decode(bytes: &[u8]) -> Result<Text, (String, Message)> {
    if let Some(message) = foreign(bytes) {
        return Err((String::new(), message));
    }
    let body = bytes.strip_prefix(BOM).unwrap_or(bytes);
    let text = std::str::from_utf8(body).map_err(|error| {
        let good = body.get(..error.valid_up_to()).unwrap_or_default();
        let before = String::from_utf8_lossy(good).into_owned();
        (before, messages::not_utf8())
    })?;
    Ok(Text { text: normalised(text), had_bom: body.len() != bytes.len() })
}

/// Text in NFC, which changes no letter a reader sees.
fn normalised(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// The encodings and file types that Office programs write when they are not asked for UTF-8.
fn foreign(bytes: &[u8]) -> Option<Message> {
    match bytes {
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some(messages::utf16()),
        [b'P', b'K', 3, 4, ..] | [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(messages::office_file()),
        _ if bytes.contains(&0) => Some(messages::not_text()),
        _ => None,
    }
}
