//! `vl2svg SPEC --base DIR`: draws a Vega-Lite spec as SVG on the standard output.
//!
//! The exit status is 1 where the spec is refused; the standard error then names the place in the
//! spec and says why.

use std::io::{Read as _, Write as _};
use std::path::{Component, Path, PathBuf};
use std::process::ExitCode;

use chart::value::Value;
use chart::{Loaded, Options, Tables};
use clap::Parser;

/// Draws a Vega-Lite spec as SVG.
#[derive(Parser, Debug)]
struct Arguments {
    /// The spec; `-` or nothing is the standard input.
    spec: Option<PathBuf>,
    /// The folder that the addresses of data in the spec are relative to; that of the spec if not
    /// given.
    #[arg(long)]
    base: Option<PathBuf>,
    /// Writes here instead of to the standard output.
    #[arg(long, short)]
    output: Option<PathBuf>,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let written = drawn(&arguments).and_then(|svg| match &arguments.output {
        Some(path) => {
            std::fs::write(path, svg).map_err(|error| format!("{}: {error}", path.display()))
        }
        None => std::io::stdout().write_all(svg.as_bytes()).map_err(|error| error.to_string()),
    });
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            // A closed standard error leaves only the exit status.
            let _ = writeln!(std::io::stderr(), "error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn drawn(arguments: &Arguments) -> Result<String, String> {
    let from = arguments.spec.as_deref().filter(|path| *path != Path::new("-"));
    let name = from.map_or_else(|| "stdin".to_owned(), |path| path.display().to_string());
    let text = match from {
        Some(path) => std::fs::read_to_string(path),
        None => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map(|_| text)
        }
    };
    let text = text.map_err(|error| format!("{name}: {error}"))?;
    let spec: Value = serde_json::from_str(&text).map_err(|error| format!("{name}: $: {error}"))?;
    let base = arguments.base.clone().or_else(|| from?.parent().map(Path::to_path_buf));
    let folder = Folder(base.unwrap_or_default());
    let options = Options {
        container: [None; 2],
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::EN_US,
        state: chart::state::State::UNTOUCHED,
    };
    let compiled =
        chart::compile(&spec, &folder, &options).map_err(|problem| problem.to_string())?;
    for warning in &compiled.warnings {
        let _ = writeln!(std::io::stderr(), "warning: {warning}");
    }
    Ok(chart::svg::write(&compiled.scene, &chart::svg::Options::default()))
}

/// Data are read below one folder only.
struct Folder(PathBuf);

impl Tables for Folder {
    fn load(&self, url: &str, as_json: bool) -> Option<Loaded> {
        let path = Path::new(url);
        if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
            return None;
        }
        let text = std::fs::read_to_string(self.0.join(path)).ok()?;
        match as_json {
            true => serde_json::from_str(&text).ok().map(Loaded::Json),
            false => Some(Loaded::Text(text)),
        }
    }
}
