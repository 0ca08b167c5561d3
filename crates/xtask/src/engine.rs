//! The chart engine as wasm by itself, compiled as the release is, for the bench of its speed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::project::Project;
use crate::setup::Toolbox;
use crate::{process, wasm, words};

const PACKAGE: &str = "ky-yeu-bench-engine";
/// What the document tells Trunk to optimise with.
const OPTIONS: &str = "data-wasm-opt-params=\"";

/// Builds the engine if it is not built; the folder with `engine.js` and `engine_bg.wasm`.
pub(crate) fn built(project: &Project, toolbox: &Toolbox) -> Result<PathBuf, String> {
    println!("{}", words::engine_begins());
    let mut cargo = toolbox.wasm_command(project, "cargo", &[])?;
    cargo.args(["build", "--release", "--package", PACKAGE, "--target", wasm::TARGET]);
    run(project, cargo.env("CARGO_TERM_QUIET", "true"))?;
    let release = project.wasm_target().join(wasm::TARGET).join("release");
    let compiled = release.join(PACKAGE.replace('-', "_")).with_extension("wasm");
    let out = project.target.join("bench-engine");
    if time(&out.join("engine_bg.wasm")) >= time(&compiled) {
        return Ok(out);
    }
    pack(project, toolbox, &compiled, &out)?;
    Ok(out)
}

/// Made in a folder beside its own, which it takes when it is whole.
fn pack(project: &Project, toolbox: &Toolbox, wasm: &Path, out: &Path) -> Result<(), String> {
    let next = out.with_extension("next");
    fs::remove_dir_all(&next).ok();
    let mut bindgen = toolbox.command("wasm-bindgen", &[]);
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", "engine", "--out-dir"]);
    run(project, bindgen.arg(&next).arg(wasm))?;
    let file = next.join("engine_bg.wasm");
    let document = project.root.join("index.html");
    let text = fs::read_to_string(&document).map_err(|why| words::cannot_read(&document, &why))?;
    let mut opt = toolbox.command("wasm-opt", &[]);
    run(project, opt.arg("-Oz").args(options(&text)).arg(&file).arg("-o").arg(&file))?;
    fs::remove_dir_all(out).ok();
    fs::rename(&next, out).map_err(|why| words::cannot_write(out, why))
}

fn run(project: &Project, command: &mut Command) -> Result<(), String> {
    let ended = process::shown(command.current_dir(&project.root));
    if ended.ok { Ok(()) } else { Err(words::engine_failed()) }
}

/// When a file was written; nothing is older than any file.
fn time(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|about| about.modified()).ok()
}

/// The flags of wasm-opt as the document has them.
fn options(document: &str) -> impl Iterator<Item = &str> {
    let flags = document.split_once(OPTIONS).and_then(|(_, rest)| rest.split_once('"'));
    flags.map_or("", |(flags, _)| flags).split_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_flags_are_those_of_the_release() {
        let document = "<link data-wasm-opt=\"z\" data-wasm-opt-params=\"--a --b\"><link>";
        assert_eq!(options(document).collect::<Vec<_>>(), ["--a", "--b"]);
        assert_eq!(options("<link>").count(), 0);
        let own = fs::read_to_string(Project::here().root.join("index.html")).unwrap_or_default();
        assert!(options(&own).count() > 0);
    }
}
