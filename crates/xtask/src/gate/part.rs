//! The parts of the gate: their names, their order, and what each of them needs.

use std::str::FromStr;

use crate::setup::{E2E, Step};
use crate::words;

/// One part, by the name that `--only` takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum PartName {
    Setup,
    Format,
    ClippyHost,
    ClippyWasm,
    Host,
    Charts,
    Browser,
    Build,
    EndToEnd,
}

pub(crate) const ALL: [PartName; 9] = [
    PartName::Setup,
    PartName::Format,
    PartName::ClippyHost,
    PartName::ClippyWasm,
    PartName::Host,
    PartName::Charts,
    PartName::Browser,
    PartName::Build,
    PartName::EndToEnd,
];

impl PartName {
    pub(crate) fn slug(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Format => "fmt",
            Self::ClippyHost => "clippy",
            Self::ClippyWasm => "clippy-wasm",
            Self::Host => "host",
            Self::Charts => "charts",
            Self::Browser => "browser",
            Self::Build => "build",
            Self::EndToEnd => "e2e",
        }
    }

    pub(crate) fn title(self) -> &'static str {
        words::part_title(self)
    }

    /// What of the set-up this part cannot do without.
    pub(crate) fn needs(self) -> &'static [Step] {
        use Step::{Browser, Node, Packages, Trunk, WasmBindgen, WasmOpt, WasmTarget};
        match self {
            Self::Setup | Self::Format | Self::ClippyHost | Self::Host => &[],
            Self::ClippyWasm => &[WasmTarget],
            Self::Charts => &[Node],
            Self::Browser => &[WasmTarget, WasmBindgen, Browser],
            Self::Build => &[WasmTarget, Trunk, WasmBindgen, Node, WasmOpt],
            Self::EndToEnd => &[Node, Packages(E2E), Browser],
        }
    }
}

impl FromStr for PartName {
    type Err = String;

    fn from_str(name: &str) -> Result<Self, String> {
        let known = || ALL.map(Self::slug).join(", ");
        ALL.into_iter()
            .find(|part| part.slug() == name)
            .ok_or_else(|| words::unknown_part(name, &known()))
    }
}

/// The parts to run: all, or those that were named, in their usual order.
pub(crate) fn chosen(only: &[PartName]) -> Vec<PartName> {
    ALL.into_iter().filter(|part| only.is_empty() || only.contains(part)).collect()
}

pub(crate) fn list() -> String {
    ALL.iter().map(|part| format!("{:<12} {}\n", part.slug(), part.title())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_goes_by_its_slug() {
        for part in ALL {
            assert_eq!(part.slug().parse(), Ok(part));
            assert!(list().contains(part.slug()));
        }
        let told = "clipy".parse::<PartName>().unwrap_err();
        assert!(told.contains("clipy") && told.contains("clippy-wasm"), "{told}");
    }

    #[test]
    fn named_parts_keep_their_order() {
        assert_eq!(chosen(&[]), ALL);
        let named = [PartName::EndToEnd, PartName::Format];
        assert_eq!(chosen(&named), [PartName::Format, PartName::EndToEnd]);
    }
}
