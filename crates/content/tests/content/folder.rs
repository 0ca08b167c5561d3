//! A small valid content folder to break, and the helper that says what a break must tell.

use content::messages::Message;
use content::{Loaded, Memory, Problem, Severity, load};

/// Where the small folder's files stand.
pub(crate) const SITE: &str = "site.json";
pub(crate) const CONFERENCE: &str = "hoi-nghi/conference.json";
pub(crate) const REPORT: &str = "hoi-nghi/bao-cao/mot.md";
pub(crate) const TABLE: &str = "hoi-nghi/bang/so.csv";

/// A folder with one of everything.
pub(crate) fn small() -> Memory {
    Memory::default()
        .with(SITE, include_str!("small/site.json"))
        .with(CONFERENCE, include_str!("small/conference.json"))
        .with(REPORT, include_str!("small/mot.md"))
        .with(TABLE, include_str!("small/so.csv"))
        .with("hoi-nghi/anh/mot.jpg", "không đọc đến")
}

/// The small folder with a piece of one file replaced; the piece stands there once.
#[track_caller]
pub(crate) fn broken(file: &str, old: &str, new: &str) -> Memory {
    change(small(), file, old, new)
}

/// A folder with a piece of one file replaced; the piece stands there once.
#[track_caller]
pub(crate) fn change(folder: Memory, file: &str, old: &str, new: &str) -> Memory {
    let text = String::from_utf8(folder.files[file].clone()).unwrap();
    assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
    folder.with(file, text.replace(old, new))
}

/// What a problem must say: file, line, column, JSON path or cell, message.
pub(crate) type Told<'a> = (&'a str, usize, usize, &'a str, Message);

/// Loads a folder that must give exactly these problems, in this order, and no bundle.
#[track_caller]
pub(crate) fn check_folder(folder: &Memory, expected: &[Told<'_>]) {
    let Loaded { bundle, problems } = load(folder);
    let shown: Vec<String> = problems.iter().map(ToString::to_string).collect();
    let told: Vec<Told<'_>> = problems.iter().map(told).collect();
    assert_eq!(told, expected, "\n{}", shown.join("\n"));
    let failed = problems.iter().any(|one| one.severity == Severity::Error);
    assert_eq!(bundle.is_none(), failed);
}

/// Breaks one piece of the small folder and expects one problem, at the place that `¦` marks in
/// the new piece; without a mark the problem is about the file as a whole.
#[track_caller]
pub(crate) fn check(file: &str, old: &str, new: &str, path: &str, message: Message) {
    let marked = broken(file, old, new);
    let text = String::from_utf8(marked.files[file].clone()).unwrap();
    let (line, column) = mark(&text);
    let folder = marked.with(file, text.replace('¦', ""));
    check_folder(&folder, &[(file, line, column, path, message)]);
}

fn mark(text: &str) -> (usize, usize) {
    let lines = text.split('\n').enumerate();
    let mut marks = lines.filter_map(|(line, text)| {
        let column = text.chars().position(|c| c == '¦')?;
        Some((line + 1, column + 1))
    });
    marks.next().unwrap_or((0, 0))
}

fn told(problem: &Problem) -> Told<'_> {
    let (line, column) = problem.position.map_or((0, 0), |at| (at.line, at.column));
    let path = problem.json_path.as_deref().or(problem.cell.as_deref());
    let message = Message {
        what: problem.message.clone(),
        expected: problem.expected.clone(),
        help: problem.help.clone(),
    };
    (&problem.file, line, column, path.unwrap_or(""), message)
}
