//! The pieces that can be set up, and which of them each command needs.

use crate::words;

/// One thing that is either there or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// The browser target of the compiler.
    WasmTarget,
    Trunk,
    WasmBindgen,
    Node,
    WasmOpt,
    /// The npm packages of one folder that has a `package.json`.
    Packages(&'static str),
    Browser,
}

/// What somebody wants to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Job {
    Serve,
    Build,
    Test,
    Bench,
}

pub(crate) const E2E: &str = "tests/e2e";
pub(crate) const BENCH: &str = "tests/bench";

impl Step {
    pub(crate) fn title(self) -> String {
        words::step_title(self)
    }

    /// The name of its log file.
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::WasmTarget => "wasm-target",
            Self::Trunk => "trunk",
            Self::WasmBindgen => "wasm-bindgen",
            Self::Node => "node",
            Self::WasmOpt => "wasm-opt",
            Self::Packages(E2E) => "e2e-packages",
            Self::Packages(_) => "bench-packages",
            Self::Browser => "browser",
        }
    }
}

/// The steps of a job, in the order in which they are taken.
pub(crate) fn steps(job: Job) -> Vec<Step> {
    use Step::{Browser, Node, Packages, Trunk, WasmBindgen, WasmOpt, WasmTarget};
    let serve = [WasmTarget, Trunk, WasmBindgen].as_slice();
    let build = [Node, WasmOpt].as_slice();
    let test = [Packages(E2E), Browser].as_slice();
    match job {
        Job::Serve => serve.to_vec(),
        Job::Build => [serve, build].concat(),
        Job::Test => [serve, build, test].concat(),
        Job::Bench => [serve, build, test, &[Packages(BENCH)]].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_job_needs_all_that_the_lesser_one_needs() {
        let jobs = [Job::Serve, Job::Build, Job::Test, Job::Bench];
        for pair in jobs.windows(2) {
            let (less, more) = (steps(pair[0]), steps(pair[1]));
            assert!(less.iter().all(|step| more.contains(step)), "{pair:?}");
        }
    }

    #[test]
    fn node_is_looked_for_before_what_runs_on_it() {
        let test = steps(Job::Test);
        let place = |step| test.iter().position(|s| *s == step).unwrap();
        assert!(place(Step::Node) < place(Step::WasmOpt));
        assert!(place(Step::WasmOpt) < place(Step::Packages(E2E)));
    }
}
