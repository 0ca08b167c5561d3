//! Finding a Chromium, and a driver that speaks to it.

use std::env;
use std::path::{Path, PathBuf};

use crate::stamps::Stamps;
use crate::versions;
use crate::which::{is_program, which};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Browser {
    pub(crate) chrome: PathBuf,
    pub(crate) driver: PathBuf,
}

const CHROMES: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const CHROME_ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// The first browser and driver of the same major version.
pub(crate) fn find(stamps: &mut Stamps) -> Option<Browser> {
    let chromes = candidates("CHROME", &CHROMES, &[CHROME_ON_A_MAC]);
    let drivers = candidates("CHROMEDRIVER", &DRIVERS, &[]);
    pair(&chromes, &drivers, |program| versions::major(&stamps.version(program)?))
}

/// What a person has named, and nothing else then; else what the system offers.
fn candidates(var: &str, names: &[&str], paths: &[&str]) -> Vec<PathBuf> {
    if let Some(named) = env::var_os(var).filter(|value| !value.is_empty()) {
        return vec![PathBuf::from(named)];
    }
    let installed = paths.iter().map(PathBuf::from).filter(|path| is_program(path));
    names.iter().filter_map(|name| which(name)).chain(installed).collect()
}

/// A driver refuses a browser of another major version.
fn pair(
    chromes: &[PathBuf],
    drivers: &[PathBuf],
    mut major: impl FnMut(&Path) -> Option<u32>,
) -> Option<Browser> {
    for driver in drivers {
        let Some(wanted) = major(driver) else { continue };
        if let Some(chrome) = chromes.iter().find(|chrome| major(chrome) == Some(wanted)) {
            return Some(Browser { chrome: chrome.clone(), driver: driver.clone() });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(chromes: &[&str], drivers: &[&str], expected: Option<(&str, &str)>) {
        let paths = |names: &[&str]| names.iter().map(PathBuf::from).collect::<Vec<_>>();
        // The toy programs carry their version as their name's ending: `chrome-156`.
        let major = |path: &Path| path.to_str()?.rsplit('-').next()?.parse().ok();
        let found = pair(&paths(chromes), &paths(drivers), major);
        let found = found.map(|b| (b.chrome.display().to_string(), b.driver.display().to_string()));
        assert_eq!(found, expected.map(|(c, d)| (c.to_owned(), d.to_owned())));
    }

    #[test]
    fn browser_and_driver_must_be_of_one_version() {
        check(&["chrome-156"], &["driver-156"], Some(("chrome-156", "driver-156")));
        check(&["chrome-155", "chrome-156"], &["driver-156"], Some(("chrome-156", "driver-156")));
        check(&["chrome-155"], &["driver-156"], None);
        check(&["chrome-156"], &[], None);
        check(&["broken"], &["driver-x", "driver-156"], None);
    }
}
