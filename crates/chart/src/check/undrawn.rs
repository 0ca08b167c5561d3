//! What Vega-Lite knows, but the engine does nothing with: `undrawn.txt`, kept by hand.
//!
//! A line has a place of the vocabulary (`*` for any) and its properties. A property that is told
//! here is not looked into any further.

use std::collections::BTreeSet;
use std::sync::OnceLock;

const TEXT: &str = include_str!("undrawn.txt");

/// The properties without effect, each with its place.
#[derive(Debug)]
pub(super) struct Undrawn(BTreeSet<(&'static str, &'static str)>);

impl Undrawn {
    /// The one list, read when it is first asked for.
    pub(super) fn get() -> &'static Self {
        static READ: OnceLock<Undrawn> = OnceLock::new();
        READ.get_or_init(|| Self(pairs().collect()))
    }

    pub(super) fn has(&self, place: &'static str, property: &str) -> bool {
        ["*", place].iter().any(|place| self.0.contains(&(*place, property)))
    }
}

/// Each place with each of its properties.
pub(super) fn pairs() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = TEXT.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once(' ')).flat_map(|(places, properties)| {
        let pair = move |place| properties.split(',').map(move |property| (place, property));
        places.split(',').flat_map(pair)
    })
}
