//! What may be tried for a step that is missing, best first. Pure: it only reads the facts.

use std::io::{self, IsTerminal};

use super::Step;
use crate::process;
use crate::which::which;

/// What this machine offers to an installation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Facts {
    pub(crate) rustup: bool,
    pub(crate) npm: bool,
    /// How apt may be run; `None` where there is no apt, or no right to use it.
    pub(crate) apt: Option<Right>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    Root,
    /// With `sudo`, which may ask for a password because somebody sits at a terminal.
    SudoMayAsk,
    /// With `sudo`, which must not ask.
    SudoSilent,
}

impl Facts {
    pub(crate) fn gather() -> Self {
        let apt = which("apt-get").and_then(|_| right());
        Self { rustup: which("rustup").is_some(), npm: which("npm").is_some(), apt }
    }
}

fn right() -> Option<Right> {
    if process::answer(process::command("id").arg("-u"))?.trim() == "0" {
        return Some(Right::Root);
    }
    which("sudo")?;
    if io::stdin().is_terminal() {
        return Some(Right::SudoMayAsk);
    }
    process::answer(process::command("sudo").args(["-n", "true"])).map(|_| Right::SudoSilent)
}

/// One way to get a step done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    RustupTarget,
    Apt(Right, &'static [&'static str]),
    /// With the tool's own lock file, or with the newest dependencies that fit.
    CargoInstall {
        locked: bool,
    },
    NpmInstall,
    NpmCi,
}

const WASM_PACKAGES: &[&str] =
    &["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "rust-web-clippy", "lld-22"];
/// The font has every Vietnamese letter, for the pictures that tests take.
const BROWSER_PACKAGES: &[&str] = &["chromium", "chromium-driver", "fonts-roboto-unhinted"];

/// The ways to get `step` done here; none when only a person can.
pub(crate) fn ladder(step: &Step, facts: &Facts) -> Vec<Action> {
    let apt = |packages| facts.apt.map(|right| Action::Apt(right, packages));
    let npm = |action| facts.npm.then_some(action);
    match step {
        Step::WasmTarget => {
            let rustup = facts.rustup.then_some(Action::RustupTarget);
            rustup.into_iter().chain(apt(WASM_PACKAGES)).collect()
        }
        Step::Trunk => vec![Action::CargoInstall { locked: true }],
        // Its lock file has named a crate before the registry served it.
        Step::WasmBindgen => [true, false].map(|locked| Action::CargoInstall { locked }).to_vec(),
        Step::WasmOpt => npm(Action::NpmInstall).into_iter().collect(),
        Step::Packages(_) => npm(Action::NpmCi).into_iter().collect(),
        Step::Browser => apt(BROWSER_PACKAGES).into_iter().collect(),
        Step::Node => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Facts = Facts { rustup: false, npm: false, apt: None };
    const ALL: Facts = Facts { rustup: true, npm: true, apt: Some(Right::Root) };

    #[test]
    fn the_ordinary_way_comes_before_the_fallback() {
        let ladder = ladder(&Step::WasmTarget, &ALL);
        assert_eq!(ladder[0], Action::RustupTarget);
        assert!(
            matches!(ladder[1], Action::Apt(Right::Root, packages) if packages.contains(&"rustc-web"))
        );
    }

    #[test]
    fn without_rustup_the_fallback_is_tried_at_once() {
        let facts = Facts { rustup: false, apt: Some(Right::SudoSilent), ..ALL };
        let ladder = ladder(&Step::WasmTarget, &facts);
        assert!(matches!(ladder[..], [Action::Apt(Right::SudoSilent, _)]));
    }

    #[test]
    fn where_nothing_helps_there_is_nothing_to_try() {
        for step in
            [Step::WasmTarget, Step::Node, Step::WasmOpt, Step::Packages("x"), Step::Browser]
        {
            assert_eq!(ladder(&step, &NOTHING), [], "{step:?}");
        }
    }

    #[test]
    fn cargo_installs_with_the_tools_lock_file_first() {
        assert_eq!(
            ladder(&Step::WasmBindgen, &NOTHING),
            [Action::CargoInstall { locked: true }, Action::CargoInstall { locked: false }]
        );
    }
}
