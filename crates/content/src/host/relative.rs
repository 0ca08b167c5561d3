//! Paths an editor writes: always inside the conference's folder, always with `/`.

/// What a path inside a folder looks like, for the JSON Schema; [`fault`] says more.
pub(crate) const PATTERN: &str = r"^[^\\/:\u0000-\u001f]+(/[^\\/:\u0000-\u001f]+)*$";

/// Why a path is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PathFault {
    Empty,
    Backslash,
    Absolute,
    ClimbsOut,
    Control,
}

/// What is wrong with a path, if anything; decided before any file is touched.
pub(crate) fn fault(path: &str) -> Option<PathFault> {
    let parts = || path.split('/');
    if path.trim().is_empty() {
        Some(PathFault::Empty)
    } else if path.chars().any(char::is_control) {
        Some(PathFault::Control)
    } else if path.contains('\\') {
        Some(PathFault::Backslash)
    } else if path.starts_with('/') || path.contains(':') {
        // A colon is a drive letter, a web address, or a hidden stream of a Windows file.
        Some(PathFault::Absolute)
    } else if parts().any(|part| part == "..") {
        Some(PathFault::ClimbsOut)
    } else if parts().any(|part| part.is_empty() || part == ".") {
        Some(PathFault::Empty)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{PathFault, fault};

    #[track_caller]
    fn check(path: &str, expected: Option<PathFault>) {
        assert_eq!(fault(path), expected, "{path:?}");
    }

    #[test]
    fn only_paths_inside_the_folder_are_taken() {
        check("bao-cao/tổng quan.md", None);
        check("ảnh..1.jpg", None);
        check("../x.md", Some(PathFault::ClimbsOut));
        check("a/../../x.md", Some(PathFault::ClimbsOut));
        check("..", Some(PathFault::ClimbsOut));
        check("/etc/passwd", Some(PathFault::Absolute));
        check("C:/x.md", Some(PathFault::Absolute));
        check("https://x.vn/a.md", Some(PathFault::Absolute));
        check("x.md:stream", Some(PathFault::Absolute));
        check("a\\b.md", Some(PathFault::Backslash));
        check("..\\b.md", Some(PathFault::Backslash));
        check("a\0.md", Some(PathFault::Control));
        check("", Some(PathFault::Empty));
        check(" ", Some(PathFault::Empty));
        check("a//b.md", Some(PathFault::Empty));
        check("./b.md", Some(PathFault::Empty));
    }
}
