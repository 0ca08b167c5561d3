//! Running one part of the gate.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use super::PartName;
use super::count::{self, Count, Outcome};
use crate::process::{self, Ended};
use crate::project::Project;
use crate::setup::{self, E2E, Job, Step, Toolbox};
use crate::{release, wasm, words};

const APP: &str = "ky-yeu";
/// The app's tests that run in a browser: `tests/browser.rs`, or a folder of that name.
const BROWSER_TEST: &str = "browser";
/// The chart engine, whose goldens are drawn in a browser too.
const ENGINE: &str = "ky-yeu-chart";
const ENGINE_TEST: &str = "wasm";

/// Vega-Lite's specs and the judge of pictures, beside the project.
const JUDGE: &str = "../shared/vega-lite";

/// What parts leave for those that follow.
pub(crate) struct Gate<'a> {
    project: &'a Project,
    tools: Option<(Toolbox, Vec<Step>)>,
    /// Whether this run's release was built; `None` when it was not asked for.
    built: Option<bool>,
}

impl<'a> Gate<'a> {
    pub(crate) fn new(project: &'a Project) -> Self {
        Self { project, tools: None, built: None }
    }

    /// A part that cannot start failed, like any other that does not succeed.
    pub(crate) fn run(&mut self, part: PartName) -> Outcome {
        self.tried(part).unwrap_or_else(|why| {
            println!("{why}");
            Outcome::of_exit(false)
        })
    }

    fn tried(&mut self, part: PartName) -> Result<Outcome, String> {
        if let Some(why) = self.not_yet(part) {
            return Ok(Outcome::Skipped(why));
        }
        if !part.needs().is_empty()
            && self.tools()?.1.iter().any(|step| part.needs().contains(step))
        {
            return Ok(Outcome::Skipped(words::needs_part(PartName::Setup.title())));
        }
        match part {
            PartName::Setup => self.setup(),
            PartName::Format => Ok(plain(&self.cargo(&["fmt", "--all", "--check"]))),
            PartName::ClippyHost => Ok(plain(&self.cargo(CLIPPY_HOST))),
            PartName::ClippyWasm => self.clippy_wasm(),
            PartName::Host => Ok(tests(&self.cargo(&["test", "--workspace", "--no-fail-fast"]))),
            PartName::Charts => self.charts(),
            PartName::Browser => self.browser(),
            PartName::Build => self.build(),
            PartName::EndToEnd => self.end_to_end(),
        }
    }

    /// Why there is nothing to run.
    fn not_yet(&self, part: PartName) -> Option<String> {
        match part {
            PartName::Charts if !self.project.root.join(JUDGE).exists() => {
                Some(words::nothing_to_compare_with(JUDGE))
            }
            PartName::Browser if !self.has_browser_tests() => {
                Some(words::not_there_yet("tests/browser.rs"))
            }
            PartName::EndToEnd if !self.project.root.join(E2E).exists() => {
                Some(words::not_there_yet(E2E))
            }
            PartName::EndToEnd if !self.built.unwrap_or(self.project.dist().exists()) => {
                Some(words::needs_part(PartName::Build.title()))
            }
            _ => None,
        }
    }

    /// Set up once, whichever part first asks for it.
    fn tools(&mut self) -> Result<&(Toolbox, Vec<Step>), String> {
        if self.tools.is_none() {
            self.tools = Some(setup::attempt(self.project, Job::Test)?);
        }
        self.tools.as_ref().ok_or_else(String::new)
    }

    fn setup(&mut self) -> Result<Outcome, String> {
        let missing = &self.tools()?.1;
        if missing.is_empty() {
            println!("{}", words::ready());
            return Ok(Outcome::of_exit(true));
        }
        Err(words::still_missing(missing))
    }

    fn cargo(&self, args: &[&str]) -> Ended {
        let mut command = process::command("cargo");
        process::shown(command.args(args).current_dir(&self.project.root))
    }

    fn wasm_cargo(&mut self, package: &str, args: &[&str]) -> Result<Command, String> {
        let project = self.project;
        let mut command = self.tools()?.0.wasm_command(project, "cargo", &[])?;
        command
            .args(args)
            .args(["--package", package, "--target", wasm::TARGET])
            .current_dir(&project.root);
        Ok(command)
    }

    fn clippy_wasm(&mut self) -> Result<Outcome, String> {
        let mut command = self.wasm_cargo(APP, &["clippy", "--lib", "--bins"])?;
        if self.has_browser_tests() {
            command.args(["--test", BROWSER_TEST]);
        }
        let app = process::shown(command.args(["--", "-D", "warnings"]));
        let mut command = self.wasm_cargo(ENGINE, &["clippy", "--test", ENGINE_TEST])?;
        let engine = process::shown(command.args(["--", "-D", "warnings"]));
        Ok(Outcome::of_exit(app.ok && engine.ok))
    }

    /// As it is built for the tests: checked arithmetic, and nothing more to compile.
    fn charts(&mut self) -> Result<Outcome, String> {
        let built = self.cargo(&["build", "--package", "ky-yeu-vl2svg"]);
        if !built.ok {
            return Ok(plain(&built));
        }
        let project = self.project;
        let mut command = self.tools()?.0.command("node", &[]);
        command
            .arg(project.root.join("tests/charts/beside-vega-lite.mjs"))
            .arg(project.target.join("debug").join("vl2svg"))
            .current_dir(&project.root)
            .env("CARGO_TARGET_DIR", &project.target);
        let ended = process::shown(&mut command);
        Ok(Outcome::of_tests(ended.ok, count::of_node(ended.lines.iter().map(String::as_str))))
    }

    fn browser(&mut self) -> Result<Outcome, String> {
        let capabilities = self.capabilities()?;
        let mut ran = |package, test| -> Result<Ended, String> {
            let mut command = self.wasm_cargo(package, &["test", "--test", test])?;
            command.env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", &capabilities);
            Ok(process::shown(&mut command))
        };
        let (app, engine) = (ran(APP, BROWSER_TEST)?, ran(ENGINE, ENGINE_TEST)?);
        Ok(Outcome::both(tests(&app), tests(&engine)))
    }

    /// Which browser the tests run in, and how it is started; as root it has no sandbox.
    fn capabilities(&mut self) -> Result<PathBuf, String> {
        let file = self.project.target.join("webdriver.json");
        let chrome =
            self.tools()?.0.browser.as_ref().map(|browser| browser.chrome.display().to_string());
        let args = CHROME_ARGS.map(|arg| format!("{arg:?}")).join(", ");
        let json = format!(
            "{{\"goog:chromeOptions\": {{\"binary\": {:?}, \"args\": [{args}]}}}}\n",
            chrome.unwrap_or_default()
        );
        fs::write(&file, json).map_err(|why| words::cannot_write(&file, why))?;
        Ok(file)
    }

    fn build(&mut self) -> Result<Outcome, String> {
        let project = self.project;
        let built = self.tools().and_then(|(toolbox, _)| release::make(project, toolbox));
        self.built = Some(built.is_ok());
        built.map(|()| Outcome::of_exit(true))
    }

    /// One at a time: each journey has a browser of its own, and the machine may be small.
    fn end_to_end(&mut self) -> Result<Outcome, String> {
        let project = self.project;
        let demo = crate::site_tool::demo(project)?;
        let mut command = self.tools()?.0.command("node", &[crate::site_tool::folder(project)]);
        command
            .args(["--test", "--test-reporter=spec", "--test-concurrency=1", E2E_TIMEOUT])
            .current_dir(project.root.join(E2E))
            .env("DIST", project.dist())
            .env("DEMO", demo);
        let ended = process::shown(&mut command);
        Ok(Outcome::of_tests(ended.ok, count::of_node(ended.lines.iter().map(String::as_str))))
    }

    fn has_browser_tests(&self) -> bool {
        let tests = self.project.root.join("tests");
        tests.join("browser.rs").exists() || tests.join("browser").join("main.rs").exists()
    }
}

/// How long one file of journeys may take, in milliseconds: one that does not end fails, and the
/// others go on. The longest, on accessibility, takes some 200 s on two cores.
const E2E_TIMEOUT: &str = "--test-timeout=600000";

const CLIPPY_HOST: &[&str] = &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];
const CHROME_ARGS: [&str; 6] = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

fn plain(ended: &Ended) -> Outcome {
    Outcome::of_exit(ended.ok)
}

fn tests(ended: &Ended) -> Outcome {
    let count: Count = count::of_cargo(ended.lines.iter().map(String::as_str));
    Outcome::of_tests(ended.ok, count)
}
