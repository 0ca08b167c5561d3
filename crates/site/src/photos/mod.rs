//! Photos: planned from the content, developed side by side where the cache has none, and pruned.

mod cache;
mod check;
mod gate;
mod print;
mod progress;

use std::collections::BTreeMap;
use std::path::Path;

use content::bundle::Bundle;
use content::messages::Message;
use content::{Problem, Severity, photo_problem};
use rayon::prelude::*;

pub use check::check;
pub use print::{File, Print};

use crate::folder::Folder;
use cache::Cache;
use gate::Gate;
use progress::Progress;

/// The photos of a site whose files have been supplied, by the original's path from the content folder.
#[derive(Clone, Debug, Default)]
pub struct Photos(BTreeMap<String, Print>);

impl Photos {
    /// What an original was made into.
    #[must_use]
    pub fn get(&self, file: &str) -> Option<&Print> {
        self.0.get(file)
    }
}

/// Makes the renditions of every photo, or finds them in the cache, which is a folder for nothing else.
///
/// # Errors
/// With everything that is wrong with any of the originals, in their order.
pub fn develop(bundle: &Bundle, content: &Folder, cache: &Path) -> Result<Photos, Vec<Problem>> {
    let files = originals(bundle);
    let cache = Cache::new(cache);
    let gate = Gate::new(gate::PIXELS);
    let progress = Progress::new(files.len());
    let developed: Vec<Result<Print, Message>> = files
        .par_iter()
        .map(|file| {
            let print = print::of(file, content, &cache, &gate, &progress);
            progress.step();
            print
        })
        .collect();
    progress.finish();
    let (mut prints, mut problems) = (BTreeMap::new(), Vec::new());
    for (file, print) in files.into_iter().zip(developed) {
        match print {
            Ok(print) => drop(prints.insert(file.to_owned(), print)),
            Err(message) => problems.push(photo_problem(file, Severity::Error, message)),
        }
    }
    if problems.is_empty() {
        cache.prune(prints.values());
        Ok(Photos(prints))
    } else {
        Err(problems)
    }
}

/// The plan: every original that a conference names.
fn originals(bundle: &Bundle) -> Vec<&str> {
    let photos = bundle.conferences.iter().flat_map(|conference| &conference.photos);
    photos.filter_map(|photo| photo.file.as_deref()).collect()
}
