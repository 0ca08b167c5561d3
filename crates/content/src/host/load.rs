//! The one way in for the host tool: a content folder becomes a bundle and a list of problems.

use super::intake::Intake;
use super::messages;
use super::problem::{Place, Problem};
use super::site;
use super::source::Source;
use crate::bundle::Bundle;

/// What came of reading the content folder.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The content; none if any problem is an error.
    pub bundle: Option<Bundle>,
    /// Everything that is wrong or worth a look, by file and from top to bottom.
    pub problems: Vec<Problem>,
}

/// Reads and checks a whole content folder. Never stops at the first problem.
#[must_use]
pub fn load(source: &dyn Source) -> Loaded {
    let mut intake = Intake::new(source);
    let empty = intake.paths().next().is_none();
    let bundle = if empty {
        intake.error(Place::default(), messages::no_content());
        None
    } else {
        site::load(&mut intake)
    };
    let (problems, failed) = intake.finish();
    Loaded { bundle: bundle.filter(|_| !failed), problems }
}
