//! Performing what was planned: each action as commands, in a log, into a folder that gets its
//! name only when it is whole.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use super::find::{self, Finder, Tool};
use super::plan::Right;
use super::{Action, Step};
use crate::project::Project;
use crate::{process, progress, words};

/// A half-made folder is named so, and is swept away by the next set-up.
const HALF: &str = ".half-";

/// Tries each action until the step is satisfied; its seconds, or a message with every reason.
pub(crate) fn climb(project: &Project, step: &Step, ladder: &[Action]) -> Result<u64, String> {
    let started = Instant::now();
    fs::remove_file(project.log(step.slug())).ok();
    let mut reasons = Vec::new();
    for action in ladder {
        println!("{}", words::action_begins(*action));
        match perform(project, *step, *action) {
            Ok(()) if Finder::new(project).find(*step).is_some() => {
                return Ok(started.elapsed().as_secs());
            }
            Ok(()) => reasons.push(words::done_but_not_found(*step)),
            Err(reason) => reasons.push(reason),
        }
    }
    Err(words::step_failed(*step, &reasons, &project.log(step.slug())))
}

/// Removes what a killed set-up left, and what the installs shared.
pub(crate) fn sweep(project: &Project) {
    fs::remove_dir_all(shared_target(project)).ok();
    for entry in fs::read_dir(project.tools()).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(HALF) {
            fs::remove_dir_all(entry.path()).ok();
        }
    }
}

fn perform(project: &Project, step: Step, action: Action) -> Result<(), String> {
    let log = project.log(step.slug());
    match action {
        Action::RustupTarget => run(rustup_target(), &log),
        Action::Apt(right, packages) => apt(right, packages, &log),
        Action::CargoInstall { locked } => in_new_folder(project, step, |tool, half| {
            fs::create_dir_all(&project.cache).ok();
            run(cargo_install(project, tool, locked, half), &log)
        }),
        Action::NpmInstall => {
            in_new_folder(project, step, |tool, half| run(npm_install(tool, half), &log))
        }
        Action::NpmCi => npm_ci(project, step, &log),
    }
}

fn run(mut command: Command, log: &Path) -> Result<(), String> {
    let ended = progress::logged(&mut command, log);
    if ended.ok { Ok(()) } else { Err(ended.tail()) }
}

/// Gives the folder its name in one move once `fill` has filled it.
fn in_new_folder(
    project: &Project,
    step: Step,
    fill: impl FnOnce(&Tool, &Path) -> Result<(), String>,
) -> Result<(), String> {
    let tool = Tool::of(project, step).ok_or_else(words::no_wasm_bindgen_locked)?;
    let home = tool.home(project);
    let half = project.tools().join(format!("{HALF}{}", step.slug()));
    fs::remove_dir_all(&half).ok();
    fs::create_dir_all(&half).map_err(|why| words::cannot_write(&half, &why))?;
    fill(&tool, &half)?;
    fs::remove_dir_all(&home).ok();
    fs::rename(&half, &home).map_err(|why| words::cannot_write(&home, &why))
}

fn rustup_target() -> Command {
    let mut command = process::command("rustup");
    command.args(["target", "add", crate::wasm::TARGET]);
    command
}

/// The tools share what they have in common; optimising them would cost minutes and save nothing.
fn cargo_install(project: &Project, tool: &Tool, locked: bool, root: &Path) -> Command {
    let mut command = process::command("cargo");
    command
        .args(["install", tool.package, "--version", &tool.version, "--force", "--root"])
        .arg(root);
    if locked {
        command.arg("--locked");
    }
    if tool.package == "trunk" {
        command.args(["--no-default-features", "--features", "rustls"]);
    }
    command
        .current_dir(&project.cache)
        .env("CARGO_TARGET_DIR", shared_target(project))
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo");
    command
}

fn shared_target(project: &Project) -> PathBuf {
    project.cache.join("install-target")
}

fn npm() -> Command {
    // npm is a script on Windows, which is found only by its whole name.
    process::command(crate::which::which("npm").unwrap_or_else(|| PathBuf::from("npm")))
}

fn npm_install(tool: &Tool, dir: &Path) -> Command {
    let mut command = npm();
    command
        .args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(dir)
        .arg(format!("{}@{}.0.0", tool.package, tool.version))
        .current_dir(dir);
    command
}

/// The packages must not fetch browsers of their own.
fn npm_ci(project: &Project, step: Step, log: &Path) -> Result<(), String> {
    let Step::Packages(folder) = step else { return Ok(()) };
    let folder = project.root.join(folder);
    let mut command = npm();
    command
        .args(["ci", "--no-audit", "--no-fund"])
        .current_dir(&folder)
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .env("PUPPETEER_SKIP_DOWNLOAD", "1");
    run(command, log)?;
    let stamp = find::packages_stamp(&folder);
    fs::create_dir_all(folder.join("node_modules"))
        .and_then(|()| fs::copy(folder.join("package-lock.json"), &stamp))
        .map(|_| ())
        .map_err(|why| words::cannot_write(&stamp, &why))
}

/// An old list of packages may do, so a failed update is not yet the end.
fn apt(right: Right, packages: &[&str], log: &Path) -> Result<(), String> {
    if right == Right::SudoMayAsk {
        ask_for_password()?;
    }
    let update = run(apt_get(right, &["update"]), log);
    let install = [&["install", "-y", "--no-install-recommends"], packages].concat();
    run(apt_get(right, &install), log).map_err(|why| match update {
        Ok(()) => why,
        Err(first) => format!("{first}\n{why}"),
    })
}

fn apt_get(right: Right, args: &[&str]) -> Command {
    let mut command = match right {
        Right::Root => process::command("env"),
        Right::SudoMayAsk | Right::SudoSilent => {
            let mut sudo = process::command("sudo");
            sudo.args(["-n", "env"]);
            sudo
        }
    };
    command
        .args(["DEBIAN_FRONTEND=noninteractive", "LC_ALL=C.UTF-8", "apt-get"])
        .args(["-o", "DPkg::Lock::Timeout=300"])
        .args(args);
    command
}

/// Asked once, before any progress is shown; the commands that follow then need not ask.
fn ask_for_password() -> Result<(), String> {
    println!("{}", words::sudo_may_ask());
    match process::command("sudo").arg("-v").status() {
        Ok(status) if status.success() => Ok(()),
        _ => Err(words::sudo_refused()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> Project {
        let cache = std::env::temp_dir().join(format!("ky-yeu-{name}-{}", std::process::id()));
        fs::remove_dir_all(&cache).ok();
        Project { cache, ..Project::here() }
    }

    fn args(command: &Command) -> Vec<String> {
        command.get_args().map(|arg| arg.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_folder_gets_its_name_only_when_it_is_whole() {
        let project = scratch("half");
        let home = Tool::of(&project, Step::Trunk).unwrap().home(&project);
        let failed = in_new_folder(&project, Step::Trunk, |_, half| {
            fs::write(half.join("part"), "").unwrap();
            Err("mất mạng".to_owned())
        });
        assert_eq!(failed, Err("mất mạng".to_owned()));
        assert!(!home.exists());
        in_new_folder(&project, Step::Trunk, |_, half| {
            assert!(!half.join("part").exists(), "what the failed try left is gone");
            Ok(())
        })
        .unwrap();
        assert!(home.exists());
        fs::create_dir_all(project.tools().join(".half-x")).unwrap();
        sweep(&project);
        assert!(home.exists() && !project.tools().join(".half-x").exists());
        fs::remove_dir_all(&project.cache).unwrap();
    }

    #[test]
    fn a_failing_step_says_which_why_and_what_to_do_by_hand() {
        let project = scratch("failing");
        for step in super::super::step::steps(super::super::Job::Bench) {
            let told = climb(&project, &step, &[]).unwrap_err();
            assert!(told.contains(&step.title()), "{told}");
            assert!(told.contains(&words::by_hand(step)), "{told}");
        }
    }

    #[test]
    fn sudo_is_never_let_to_ask_in_the_middle() {
        assert_eq!(args(&apt_get(Right::SudoSilent, &["update"]))[..2], ["-n", "env"]);
        assert_eq!(apt_get(Right::Root, &["update"]).get_program(), "env");
    }

    #[test]
    fn only_trunk_leaves_features_out() {
        let project = scratch("args");
        let install = |step, locked| {
            let tool = Tool::of(&project, step).unwrap();
            args(&cargo_install(&project, &tool, locked, Path::new("/r")))
        };
        assert!(install(Step::Trunk, true).contains(&"--no-default-features".to_owned()));
        assert!(!install(Step::WasmBindgen, false).contains(&"--locked".to_owned()));
    }
}
