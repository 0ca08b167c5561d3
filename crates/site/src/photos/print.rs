//! One photo of a site: the files it is shown by, whether they were just made or lay in the cache.

use content::messages::{self, Message};
use content::{Source as _, limits};
use darkroom::{Developed, look};
use gallery::rendition::{Format, file_name};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cache::Cache;
use super::check;
use super::gate::Gate;
use super::progress::Progress;
use crate::folder::Folder;
use crate::release::hex;

/// What a photo is shown by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Print {
    /// The name of its folder in the cache.
    pub(super) key: String,
    /// Width and height of the original, upright.
    pub size: [u32; 2],
    /// The colour that stands in its place while it loads, `#rrggbb`.
    pub colour: String,
    /// Its renditions, widest first.
    pub renditions: Vec<File>,
    /// The picture that a shared link shows.
    pub card: File,
}

/// A file of a photo, by the name that its content gives it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its format.
    pub format: Format,
    /// Its width in pixels.
    pub width: u32,
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub(super) size: usize,
    /// Its bytes.
    #[serde(skip)]
    pub bytes: Vec<u8>,
}

impl Print {
    /// Its renditions in a format, narrowest first.
    pub fn of(&self, format: Format) -> impl Iterator<Item = &File> {
        self.renditions.iter().rev().filter(move |file| file.format == format)
    }
}

/// The print of an original: out of the cache, or developed and laid into it.
pub(super) fn of(
    file: &str,
    content: &Folder,
    cache: &Cache,
    gate: &Gate,
    progress: &Progress,
) -> Result<Print, Message> {
    let size = content.size(file).map_err(|error| messages::unreadable(&error))?;
    if size > limits::PHOTO_BYTES {
        return Err(messages::too_large(size, limits::PHOTO_BYTES));
    }
    let bytes = content.read(file).map_err(|error| messages::unreadable(&error))?;
    let key = key(&bytes);
    if let Some(print) = cache.find(&key) {
        return Ok(print);
    }
    progress.working();
    let most = limits::PHOTO_PIXELS;
    let fault = |fault| check::message(&fault);
    let [width, height] = look(&bytes, most).map_err(fault)?.size;
    let room = gate.enter(u64::from(width) * u64::from(height));
    let developed = darkroom::develop(&bytes, most).map_err(fault)?;
    drop(room);
    let print = named(key, developed);
    cache.keep(&print).map_err(|error| messages::photo_not_kept(&error))?;
    Ok(print)
}

/// What a print depends on: the original and how it is developed.
fn key(bytes: &[u8]) -> String {
    let mut whole = Sha256::new();
    whole.update(darkroom::SETTINGS);
    whole.update([0]);
    whole.update(bytes);
    hex(&whole.finalize()).chars().take(32).collect()
}

fn named(key: String, developed: Developed) -> Print {
    let file = |format, width, bytes: Vec<u8>| {
        let name = file_name(width, &hex(&Sha256::digest(&bytes)), format);
        File { format, width, name, size: bytes.len(), bytes }
    };
    let renditions = developed.renditions.into_iter();
    Print {
        key,
        size: developed.size,
        colour: format!("#{}", hex(&developed.colour)),
        renditions: renditions.map(|one| file(one.format, one.width, one.bytes)).collect(),
        card: file(Format::Jpeg, 1200, developed.card),
    }
}
