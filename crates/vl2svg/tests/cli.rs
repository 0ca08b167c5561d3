//! The program as a user runs it: what goes in, what comes out, and what it says.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const BAR: &str = r#"{
    "data": {"url": "t.csv"}, "mark": "bar",
    "encoding": {"x": {"field": "a"}, "y": {"field": "b", "type": "quantitative"}}
}"#;

struct Ran {
    ok: bool,
    code: Option<i32>,
    out: String,
    err: String,
}

fn run(args: &[&str], folder: &Path, input: &str) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_vl2svg"));
    command.args(args).current_dir(folder);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // A program that reads a file may be gone before this is written.
    let _ = stdin.write_all(input.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    Ran {
        ok: output.status.success(),
        code: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A folder of a test, with a folder `in` of a spec and its tables, and beside that a table that no
/// spec may read.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    // What an earlier run left.
    let _ = fs::remove_dir_all(&folder);
    let root = folder.join("in");
    fs::create_dir_all(root.join("data")).unwrap();
    fs::write(folder.join("secret.csv"), "a,b\nx,1\n").unwrap();
    fs::write(root.join("spec.vl.json"), BAR).unwrap();
    fs::write(root.join("t.csv"), "a,b\nx,1\ny,2\n").unwrap();
    fs::write(root.join("data/t.csv"), "a,b\np,1\nq,2\nr,3\n").unwrap();
    folder
}

fn bars(svg: &str) -> usize {
    let marks = svg.split("role-mark").nth(1).unwrap_or_default();
    marks.split("</g>").next().unwrap_or_default().matches("<path").count()
}

#[test]
fn a_spec_is_read_from_a_file_or_from_the_standard_input() {
    let folder = folder("read");
    let root = folder.join("in");
    for (args, input) in [
        (vec!["spec.vl.json"], ""),
        (vec!["spec.vl.json", "--base", "."], ""),
        (vec!["-"], BAR),
        (vec![], BAR),
        (vec!["--base", "./"], BAR),
    ] {
        let ran = run(&args, &root, input);
        assert!(ran.ok, "{args:?}: {}", ran.err);
        assert!(ran.out.starts_with("<svg") && ran.out.trim_end().ends_with("</svg>"));
        assert_eq!((bars(&ran.out), &*ran.err), (2, ""), "{args:?}");
    }
    // Data lie beside the spec, wherever the program is started, or where one says.
    let ran = run(&["in/spec.vl.json"], &folder, "");
    assert_eq!((bars(&ran.out), &*ran.err), (2, ""));
    let ran = run(&["spec.vl.json", "--base", "data"], &root, "");
    assert_eq!((bars(&ran.out), &*ran.err), (3, ""));
}

#[test]
fn the_picture_goes_to_a_file_when_one_is_named() {
    let folder = folder("output");
    let root = folder.join("in");
    let told = run(&["spec.vl.json"], &root, "").out;
    for flag in ["-o", "--output"] {
        let ran = run(&["spec.vl.json", flag, "out.svg"], &root, "");
        assert!(ran.ok && ran.out.is_empty() && ran.err.is_empty(), "{}", ran.err);
        assert_eq!(fs::read_to_string(root.join("out.svg")).unwrap(), told);
        fs::remove_file(root.join("out.svg")).unwrap();
    }
    let ran = run(&["spec.vl.json", "-o", "nowhere/out.svg"], &root, "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("error: nowhere/out.svg: "), "{}", ran.err);
    // What is refused writes nothing.
    let ran = run(&["-", "-o", "out.svg"], &root, r#"{"mark": "bars"}"#);
    assert!(!ran.ok && !root.join("out.svg").exists());
}

#[test]
fn data_are_read_below_the_base_only() {
    let folder = folder("below");
    let root = folder.join("in");
    let outside = folder.join("secret.csv");
    let absolute = outside.display().to_string();
    let spec = |url: &str| BAR.replace("t.csv", url);
    for url in
        ["../secret.csv", "data/../../secret.csv", &absolute, "/etc/passwd", "file:///etc/passwd"]
    {
        let ran = run(&["--base", "."], &root, &spec(url));
        assert_eq!(ran.code, Some(1), "{url}");
        assert!(ran.out.is_empty(), "{url}");
        assert!(ran.err.contains("error: $.data.url: "), "{url}: {}", ran.err);
        assert!(ran.err.contains("note: "), "{url}: {}", ran.err);
    }
    for url in ["./t.csv", "data/t.csv", "data/./t.csv"] {
        assert!(run(&["--base", "."], &root, &spec(url)).ok, "{url}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_leads_out_of_the_base_no_more_than_an_address_does() {
    use std::os::unix::fs::symlink;
    let folder = folder("link");
    let root = folder.join("in");
    symlink("../secret.csv", root.join("out.csv")).unwrap();
    symlink("..", root.join("up")).unwrap();
    symlink("/dev/zero", root.join("zero.csv")).unwrap();
    symlink("data/t.csv", root.join("inner.csv")).unwrap();
    for url in ["out.csv", "up/secret.csv", "zero.csv"] {
        let ran = run(&["--base", "."], &root, &BAR.replace("t.csv", url));
        assert_eq!(ran.code, Some(1), "{url}");
        assert!(ran.err.contains("below the base folder only"), "{url}: {}", ran.err);
    }
    let ran = run(&["--base", "."], &root, &BAR.replace("t.csv", "inner.csv"));
    assert_eq!((bars(&ran.out), &*ran.err), (3, ""));
    // The base itself may be a link.
    symlink("in", folder.join("linked")).unwrap();
    assert!(run(&["--base", "linked"], &folder, BAR).ok);
}

#[test]
fn what_is_missing_is_named() {
    let folder = folder("missing");
    let root = folder.join("in");
    for (url, why) in [("none.csv", "No such file"), ("data", "not a file"), ("bad.json", "line 1")]
    {
        fs::write(root.join("bad.json"), "{not json").unwrap();
        let ran = run(&["--base", "."], &root, &BAR.replace("t.csv", url));
        assert_eq!(ran.code, Some(1), "{url}");
        assert!(ran.err.contains(&format!("note: {url}: ")), "{}", ran.err);
        assert!(ran.err.contains(why), "{}", ran.err);
        assert!(
            ran.err.contains(&format!("error: $.data.url: không tìm thấy bảng «{url}»")),
            "{}",
            ran.err
        );
    }
    let ran = run(&["none.vl.json"], &root, "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("error: none.vl.json: "), "{}", ran.err);
    let ran = run(&["spec.vl.json", "--base", "none"], &root, "");
    assert!(ran.err.contains("error: $.data.url: "), "{}", ran.err);
}

#[test]
fn what_is_not_json_is_told_with_its_line() {
    let folder = folder("json");
    for (input, words) in [
        ("", "line 1 column 0"),
        ("{\n  \"mark\": bar\n}", "line 2"),
        ("{\"mark\": \"bar\"} x", "trailing"),
        (&"[".repeat(100_000), "recursion limit"),
    ] {
        let ran = run(&["-"], &folder, input);
        assert_eq!((ran.code, &*ran.out), (Some(1), ""));
        assert!(ran.err.starts_with("error: stdin: $: "), "{}", ran.err);
        assert!(ran.err.contains(words), "{}", ran.err);
    }
    fs::write(folder.join("latin.vl.json"), b"{\"mark\": \"b\xe1r\"}").unwrap();
    let ran = run(&["latin.vl.json"], &folder, "");
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.starts_with("error: latin.vl.json: "), "{}", ran.err);
}

#[test]
fn what_is_refused_is_named_with_its_place() {
    let folder = folder("refused");
    for (input, errors) in [
        (
            r#"{"data":{"values":[{"a":1}]},"mark":"bar","encoding":{"x":{"field":"a","type":"quantitative","scale":{"type":"loog"}}}}"#,
            vec!["error: $.encoding.x.scale.type: cần «linear»"],
        ),
        // All mistakes at once.
        (r#"{"mark":"bars","width":"wide"}"#, vec!["error: $.mark: cần ", "error: $.width: cần "]),
        (r#"{"mark":"geoshape"}"#, vec!["error: $.mark: "]),
        (r#"{"data":{"sphere":true},"mark":"bar"}"#, vec!["error: $.data.sphere: "]),
        (
            r#"{"mark":"point","encoding":{"latitude":{"field":"a"}}}"#,
            vec!["error: $.encoding.latitude: "],
        ),
        (r#"{"data":{"name":"a"}}"#, vec!["error: $: "]),
    ] {
        let ran = run(&["-"], &folder, input);
        assert_eq!((ran.code, &*ran.out), (Some(1), ""), "{input}");
        let lines: Vec<&str> = ran.err.lines().filter(|line| line.starts_with("error: ")).collect();
        assert_eq!(lines.len(), errors.len(), "{input}: {}", ran.err);
        for (line, error) in lines.iter().zip(errors) {
            assert!(line.starts_with(error), "{input}: {line}");
        }
    }
    // Not the spec but how the program was called.
    let ran = run(&["--bass", "."], &folder, "");
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("--bass"), "{}", ran.err);
}

#[test]
fn what_does_nothing_is_warned_of_and_drawn_all_the_same() {
    let folder = folder("warned");
    let root = folder.join("in");
    let plain = run(&["-"], &root, BAR).out;
    let spec = BAR.replace(
        r#""mark": "bar""#,
        r#""mark": {"type": "bar", "colour": "red", "cursor": "help"}"#,
    );
    let ran = run(&["-"], &root, &spec);
    assert!(ran.ok, "{}", ran.err);
    assert_eq!(ran.out, plain);
    let lines: Vec<&str> = ran.err.lines().collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].starts_with("warning: $.mark.colour: ") && lines[0].contains("«color»"));
    assert!(lines[1].starts_with("warning: $.mark.cursor: "));
}

#[test]
fn a_large_spec_is_drawn() {
    let folder = folder("large");
    let rows: Vec<String> =
        (0..50_000).map(|at| format!(r#"{{"a":{},"b":{}}}"#, at % 100, at % 7)).collect();
    let spec = format!(
        r#"{{"data":{{"values":[{}]}},"mark":"bar","encoding":{{"x":{{"field":"a","type":"ordinal"}},"y":{{"aggregate":"sum","field":"b"}}}}}}"#,
        rows.join(",")
    );
    let ran = run(&["-"], &folder, &spec);
    assert_eq!((bars(&ran.out), &*ran.err), (100, ""));
}

#[test]
fn it_says_what_it_is_for() {
    let folder = folder("help");
    let ran = run(&["--help"], &folder, "");
    assert!(ran.ok && ran.out.contains("--base") && ran.out.contains("--output"));
}
