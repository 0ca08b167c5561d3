//! The goldens as parts of a program: a browser has no files. `charts.rs` checks that none is missing.

use chart::value::Value;
use chart::{Loaded, Options, Tables};

macro_rules! goldens {
    ($($name:literal)*) => {
        /// Name, spec and picture of every golden.
        pub const GOLDENS: &[(&str, &str, &str)] = &[$((
            $name,
            include_str!(concat!("../charts/", $name, ".vl.json")),
            include_str!(concat!("../charts/", $name, ".svg")),
        )),*];
    };
}

macro_rules! tables {
    ($($name:literal)*) => {
        /// Name and text of every table.
        pub const TABLES: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../charts/", $name)))),*];
    };
}

goldens! { "can-bo-theo-cap" "chon-khoang" "chuc-danh" "hop-va-sai-so" "nhan-dai" "phan-bo" "trinh-do-theo-cap" "trinh-do" "van-ban" }

tables! { "can-bo.csv" }

/// The tables by their names.
pub struct Folder;

impl Tables for Folder {
    fn load(&self, url: &str, as_json: bool) -> Option<Loaded> {
        let (_, text) = TABLES.iter().find(|(name, _)| *name == url)?;
        if as_json {
            serde_json::from_str(text).ok()
        } else {
            Some(Loaded::Text((*text).to_owned()))
        }
    }
}

/// The picture of a spec.
pub fn draw(spec: &Value, tables: &dyn Tables) -> chart::problem::Result<String> {
    let options = Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::VI_VN,
        state: chart::state::State::UNTOUCHED,
    };
    let compiled = chart::compile(spec, tables, &options)?;
    Ok(chart::svg::write(&compiled.scene, &chart::svg::Options::default()))
}
