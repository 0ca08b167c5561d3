//! `vl2svg SPEC --base DIR`: draws a Vega-Lite spec as SVG on the standard output.
//!
//! The exit status is 1 where the spec is refused; the standard error then names the place in the
//! spec and says why. What in the spec does nothing is told there as well, as warnings.

mod folder;

use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chart::Options;
use chart::problem::Problem;
use chart::value::Value;
use clap::Parser;
use folder::Folder;

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
    let written = drawn(&arguments).and_then(|svg| write(&arguments, &svg));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(errors) => {
            for error in errors {
                tell("error", &error);
            }
            ExitCode::FAILURE
        }
    }
}

/// A closed standard error leaves only the exit status.
fn tell(what: &str, message: &str) {
    let _ = writeln!(std::io::stderr(), "{what}: {message}");
}

fn write(arguments: &Arguments, svg: &str) -> Result<(), Vec<String>> {
    match &arguments.output {
        Some(path) => {
            std::fs::write(path, svg).map_err(|error| vec![format!("{}: {error}", path.display())])
        }
        None => std::io::stdout()
            .write_all(svg.as_bytes())
            .map_err(|error| vec![format!("stdout: {error}")]),
    }
}

fn drawn(arguments: &Arguments) -> Result<String, Vec<String>> {
    let from = arguments.spec.as_deref().filter(|path| *path != Path::new("-"));
    let spec = read(from).map_err(|error| vec![error])?;
    let (warnings, errors): (Vec<Problem>, Vec<Problem>) =
        chart::check(&spec).into_iter().partition(Problem::is_warning);
    for warning in warnings {
        tell("warning", &warning.to_string());
    }
    if !errors.is_empty() {
        return Err(errors.iter().map(ToString::to_string).collect());
    }
    let base = arguments.base.clone().or_else(|| from?.parent().map(Path::to_path_buf));
    let folder = Folder(base.unwrap_or_default());
    let options = Options {
        measure: &chart::text::Estimate,
        locale: &chart::format::locale::EN_US,
        state: chart::state::State::UNTOUCHED,
    };
    let compiled =
        chart::compile(&spec, &folder, &options).map_err(|problem| vec![problem.to_string()])?;
    for warning in &compiled.warnings {
        tell("warning", &warning.to_string());
    }
    Ok(chart::svg::write(&compiled.scene, &chart::svg::Options::default()))
}

fn read(from: Option<&Path>) -> Result<Value, String> {
    let name = from.map_or_else(|| "stdin".to_owned(), |path| path.display().to_string());
    let text = match from {
        Some(path) => std::fs::read_to_string(path),
        None => {
            let mut text = String::new();
            std::io::stdin().read_to_string(&mut text).map(|_| text)
        }
    };
    let text = text.map_err(|error| format!("{name}: {error}"))?;
    serde_json::from_str(&text).map_err(|error| format!("{name}: $: {error}"))
}
