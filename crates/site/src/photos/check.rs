//! What can be told of originals without decoding them, and the words for what is wrong with one.

use std::io::Read as _;

use content::bundle::Bundle;
use content::messages::{self, Message};
use content::{Problem, Severity, limits, photo_problem};
use darkroom::{Fault, Header, look};
use rayon::prelude::*;

use super::originals;
use crate::folder::Folder;

/// This much of a file has its header in all but the strangest cases.
const BEGINNING: u64 = 128 * 1024;

/// Everything that the headers of originals tell.
#[must_use]
pub fn check(bundle: &Bundle, content: &Folder) -> Vec<Problem> {
    originals(bundle).par_iter().flat_map_iter(|file| problems(file, content)).collect()
}

fn problems(file: &str, content: &Folder) -> Vec<Problem> {
    match header(file, content) {
        Ok(header) => misnamed(file, header).into_iter().collect(),
        Err(message) => vec![photo_problem(file, Severity::Error, message)],
    }
}

fn header(file: &str, content: &Folder) -> Result<Header, Message> {
    let read = |most: u64| -> Result<Vec<u8>, Message> {
        let open = || -> std::io::Result<Vec<u8>> {
            let mut bytes = Vec::new();
            content.open(file)?.take(most).read_to_end(&mut bytes)?;
            Ok(bytes)
        };
        open().map_err(|error| messages::unreadable(&error))
    };
    let size = content.size(file).map_err(|error| messages::unreadable(&error))?;
    if size > limits::PHOTO_BYTES {
        return Err(messages::too_large(size, limits::PHOTO_BYTES));
    }
    // Where the beginning does not say enough, all of it may.
    let found = match look(&read(BEGINNING)?, limits::PHOTO_PIXELS) {
        Err(_) if size > BEGINNING => look(&read(limits::PHOTO_BYTES)?, limits::PHOTO_PIXELS),
        found => found,
    };
    found.map_err(|fault| message(&fault))
}

/// A photo is known by its bytes; its name should say the same.
pub(super) fn misnamed(file: &str, header: Header) -> Option<Problem> {
    let kind = header.kind;
    (!kind.goes_by(file))
        .then(|| photo_problem(file, Severity::Warning, messages::photo_misnamed(kind.name())))
}

/// What is wrong with an original, in words.
pub(super) fn message(fault: &Fault) -> Message {
    match fault {
        Fault::Empty => messages::photo_empty(),
        Fault::NotPicture => messages::not_a_photo(),
        Fault::Unread(kind) => messages::photo_kind(kind),
        Fault::Animated => messages::photo_moves(),
        Fault::Cmyk => messages::photo_cmyk(),
        Fault::TooLarge(size) => messages::photo_too_large(*size, limits::PHOTO_PIXELS),
        Fault::TooLong(size) => messages::photo_too_long(*size),
        Fault::Truncated => messages::photo_cut_off(),
        Fault::Broken(why) => messages::photo_broken(why),
    }
}
