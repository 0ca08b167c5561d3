//! Which version of each tool the project is built with, and reading versions out of what tools say.

/// Newer trunks want a newer compiler than the workspace does.
pub(crate) const TRUNK: &str = "0.21.14";
/// npm's number; `Trunk.toml` asks for the same as `version_132`.
pub(crate) const BINARYEN: &str = "132";
pub(crate) const NODE_MAJOR: u32 = 20;
/// The oldest compiler that builds the workspace: `rust-version` in its Cargo.toml.
pub(crate) const RUST: &str = env!("CARGO_PKG_RUST_VERSION");

/// The version of one package in the text of a Cargo.lock.
pub(crate) fn locked<'a>(lock: &'a str, package: &str) -> Option<&'a str> {
    lock.split("[[package]]").skip(1).find_map(|entry| {
        let field = |key: &str| {
            entry.lines().find_map(|line| {
                let value = line.trim().strip_prefix(key)?.trim_start().strip_prefix('=')?;
                Some(value.trim().trim_matches('"'))
            })
        };
        (field("name") == Some(package)).then(|| field("version")).flatten()
    })
}

/// The first word of `--version`'s output that starts with a digit: `trunk 0.21.14`, `v20.1.0`.
pub(crate) fn stated(output: &str) -> Option<&str> {
    output
        .split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

/// The leading number of a version.
pub(crate) fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

/// Whether `found` is `wanted` or later, compared number by number.
pub(crate) fn at_least(found: &str, wanted: &str) -> bool {
    let numbers = |text: &str| -> Vec<u32> {
        text.split(['.', '-', '+']).map_while(|part| part.parse().ok()).collect()
    };
    numbers(found) >= numbers(wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = r#"
version = 4

[[package]]
name = "wasm-bindgen-macro"
version = "0.2.99"

[[package]]
name = "wasm-bindgen"
version = "0.2.130"
source = "registry+https://github.com/rust-lang/crates.io-index"
dependencies = [
 "name",
]
"#;

    #[test]
    fn the_lock_file_tells_a_packages_version() {
        assert_eq!(locked(LOCK, "wasm-bindgen"), Some("0.2.130"));
        assert_eq!(locked(LOCK, "wasm-bindgen-macro"), Some("0.2.99"));
        assert_eq!(locked(LOCK, "trunk"), None);
        assert_eq!(locked("", "trunk"), None);
    }

    #[test]
    fn tools_state_their_version_in_many_ways() {
        let cases = [
            ("trunk 0.21.14", Some("0.21.14")),
            ("v20.20.2\n", Some("20.20.2")),
            ("wasm-opt version 132 (version_132)", Some("132")),
            ("Chromium 156.0.1.2 built on Debian GNU/Linux 12", Some("156.0.1.2")),
            ("Google Chrome 140.0.7339.80 ", Some("140.0.7339.80")),
            ("not a version", None),
        ];
        for (output, expected) in cases {
            assert_eq!(stated(output), expected, "{output}");
        }
    }

    #[test]
    fn versions_compare_by_number() {
        assert!(at_least("1.96.0", "1.95"));
        assert!(at_least("1.95.0", "1.95"));
        assert!(at_least("1.100.0", "1.95"));
        assert!(!at_least("1.85.1", "1.95"));
        assert_eq!(major("156.0.1"), Some(156));
    }
}
