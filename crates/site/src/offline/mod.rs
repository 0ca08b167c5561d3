//! The release as it is kept for reading offline: a worker that holds the list of its files, and the
//! script by which pages start it.

mod icons;
mod tier;
mod words;

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::release::{Release, hex};
use crate::script;
pub(crate) use icons::{MANIFEST, TOUCH_ICON, app_files};
pub(crate) use tier::{Tier, Tiers};

/// The worker's file. Its name stays: browsers look there for a newer release.
pub(crate) const WORKER: &str = "sw.js";
/// The worker without its list.
pub(crate) const WORKER_SOURCE: &str = include_str!("sw.js");
/// The worker to publish in the place of [`WORKER`] when every trace of it shall go.
pub const WITHDRAW: &str = include_str!("withdraw.js");

const PAGE_SOURCE: &str = include_str!("page.js");
const VIEW_SOURCE: &str = include_str!("kept.js");
const STYLES: &str = include_str!("page.css");

/// Where the worker's list goes, and where the script's words go.
const LIST: &str = "\"@KY-YEU-OFFLINE@\"";
const WORDS: &str = "\"@KY-YEU-WORDS@\"";

/// How much of a hash names a file: 16 bytes.
const HASH: usize = 32;

/// The scripts of pages, each under a name that says what is in it: the one that every page starts,
/// and what comes with the first page that has more to say about it.
///
/// # Errors
/// If a source is no JavaScript, or lacks the one place for its words.
pub(crate) fn scripts() -> Result<[(String, String); 2]> {
    let view = script::small(VIEW_SOURCE)?;
    let view = (named("kept", &view), view);
    let script = script::small(&injected(PAGE_SOURCE, WORDS, &words::words(&view.0, STYLES))?)?;
    Ok([(named("offline", &script), script), view])
}

/// No dash: the name is none of a module's.
fn named(name: &str, script: &str) -> String {
    let hash: String = hex(&Sha256::digest(script)).chars().take(16).collect();
    format!("{name}.{hash}.js")
}

/// The worker of a release that is final.
///
/// # Errors
/// If the release has no id, or the worker's source not the one place for the list.
pub(crate) fn worker(release: &Release, tiers: &Tiers) -> Result<String> {
    let listed: BTreeMap<&str, Value> = release
        .files()
        .filter_map(|(path, bytes)| Some((path, entry(bytes, tiers.of(path)?))))
        .collect();
    let id = release.id().context("bản phát hành chưa có mã")?;
    injected(WORKER_SOURCE, LIST, &json!({ "id": id, "files": listed }))
}

fn entry(bytes: &[u8], tier: Tier) -> Value {
    let hash: String = hex(&Sha256::digest(bytes)).chars().take(HASH).collect();
    json!([hash, bytes.len(), tier as u8])
}

/// The source with a value in its one place.
fn injected(source: &str, place: &str, value: &Value) -> Result<String> {
    match source.matches(place).count() {
        1 => Ok(source.replacen(place, &value.to_string(), 1)),
        count => bail!("phải có đúng một chỗ {place}, mà có {count}"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{LIST, PAGE_SOURCE, WITHDRAW, WORDS, WORKER_SOURCE, injected};

    #[test]
    fn a_source_has_exactly_one_place_for_what_is_made() {
        assert_eq!(injected("a(X)", "X", &json!([1])).unwrap(), "a([1])");
        injected("a()", "X", &json!(1)).unwrap_err();
        injected("X X", "X", &json!(1)).unwrap_err();
        injected(WORKER_SOURCE, LIST, &json!({})).unwrap();
        injected(PAGE_SOURCE, WORDS, &json!({})).unwrap();
    }

    #[test]
    fn the_worker_that_takes_all_away_is_one_line() {
        assert_eq!(WITHDRAW.trim_end().lines().count(), 1);
    }
}
