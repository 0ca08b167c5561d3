//! Running other programs: asking one a question, or following what one says line by line.

use std::io::{self, IsTerminal, Read};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What cargo tells the program that it runs, and that must not reach what this program runs:
/// a build script or a test of another package would take it for its own.
const CARGO_LEFTOVERS: [&str; 4] =
    ["CARGO_MANIFEST_DIR", "CARGO_MANIFEST_PATH", "CARGO_CRATE_NAME", "CARGO_PRIMARY_PACKAGE"];

/// How many last lines are told of a program that failed.
const TAIL: usize = 20;

/// The one program that is being followed now, so that Ctrl-C can end it too.
static CURRENT: Mutex<Option<Child>> = Mutex::new(None);

/// Something to write down, or only the passing of a second.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Heard<'a> {
    Line(&'a str),
    Silence,
}

/// How a followed program ended.
#[derive(Debug)]
pub(crate) struct Ended {
    pub(crate) ok: bool,
    /// Everything it said, without colours.
    pub(crate) lines: Vec<String>,
}

impl Ended {
    fn not_started(why: &io::Error) -> Self {
        Self { ok: false, lines: vec![why.to_string()] }
    }

    /// The last lines, as the reason for a failure.
    pub(crate) fn tail(&self) -> String {
        let from = self.lines.len().saturating_sub(TAIL);
        self.lines.iter().skip(from).map(String::as_str).collect::<Vec<_>>().join("\n")
    }
}

/// A command without what cargo left in the environment.
pub(crate) fn command(program: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(program);
    for name in CARGO_LEFTOVERS {
        command.env_remove(name);
    }
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_")) {
            command.env_remove(name);
        }
    }
    command
}

/// What a program prints, when it starts and succeeds.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a program to its end, printing what it says as it says it.
pub(crate) fn shown(command: &mut Command) -> Ended {
    if io::stdout().is_terminal() {
        command.env("CARGO_TERM_COLOR", "always");
    }
    followed(command, |heard| {
        if let Heard::Line(line) = heard {
            println!("{line}");
        }
    })
}

/// Runs a program to its end, handing on each line of both its outputs, and each idle second.
pub(crate) fn followed(command: &mut Command, mut hear: impl FnMut(Heard<'_>)) -> Ended {
    let (sender, lines) = mpsc::channel();
    if let Err(why) = start(command, sender) {
        return Ended::not_started(&why);
    }
    let mut ended = Ended { ok: false, lines: Vec::new() };
    loop {
        match lines.recv_timeout(Duration::from_secs(1)) {
            Ok(line) => {
                hear(Heard::Line(&line));
                ended.lines.push(without_colours(&line));
            }
            Err(RecvTimeoutError::Timeout) => hear(Heard::Silence),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    ended.ok = finish();
    ended
}

fn start(command: &mut Command, lines: Sender<String>) -> io::Result<()> {
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn()?;
    if let Some(pipe) = child.stdout.take() {
        read_on_a_thread(pipe, lines.clone());
    }
    if let Some(pipe) = child.stderr.take() {
        read_on_a_thread(pipe, lines);
    }
    *current() = Some(child);
    Ok(())
}

/// Both pipes are closed by now, so the wait is short. A killed program did not succeed.
fn finish() -> bool {
    let child = current().take();
    child.is_some_and(|mut child| child.wait().is_ok_and(|status| status.success()))
}

/// Ends the program that is being followed, if there is one.
pub(crate) fn stop_current() {
    if let Some(child) = current().as_mut() {
        child.kill().ok();
    }
}

fn current() -> std::sync::MutexGuard<'static, Option<Child>> {
    CURRENT.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A progress bar ends its lines with a carriage return: it counts as the end of a line here.
fn read_on_a_thread(pipe: impl Read + Send + 'static, lines: Sender<String>) {
    thread::spawn(move || {
        let mut reader = io::BufReader::new(pipe);
        let mut line = Vec::new();
        loop {
            line.clear();
            match read_line(&mut reader, &mut line) {
                Ok(0) | Err(_) => return,
                Ok(_) => {}
            }
            let text = String::from_utf8_lossy(&line);
            if lines.send(text.trim_end_matches(['\r', '\n']).to_owned()).is_err() {
                return;
            }
        }
    });
}

/// Reads up to and with the next `\n`, `\r\n` or `\r`.
fn read_line(reader: &mut impl io::BufRead, line: &mut Vec<u8>) -> io::Result<usize> {
    loop {
        let buffer = reader.fill_buf()?;
        if buffer.is_empty() {
            return Ok(line.len());
        }
        let end = buffer.iter().position(|&byte| byte == b'\n' || byte == b'\r');
        let take = end.map_or(buffer.len(), |end| end + 1);
        line.extend(buffer.iter().take(take));
        reader.consume(take);
        if end.is_some() {
            if line.ends_with(b"\r") && reader.fill_buf()?.first() == Some(&b'\n') {
                reader.consume(1);
            }
            return Ok(line.len());
        }
    }
}

/// The text without terminal colour codes (`ESC [ … letter`).
pub(crate) fn without_colours(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        plain.push_str(before);
        rest = after.trim_start_matches(|c: char| !c.is_ascii_alphabetic());
        rest = rest.strip_prefix(|c: char| c.is_ascii_alphabetic()).unwrap_or(rest);
    }
    plain + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_taken_off() {
        assert_eq!(without_colours("\u{1b}[32mℹ pass 12\u{1b}[0m"), "ℹ pass 12");
        assert_eq!(
            without_colours("test result: \u{1b}[1;31mFAILED\u{1b}[m."),
            "test result: FAILED."
        );
        assert_eq!(without_colours("không màu"), "không màu");
        assert_eq!(without_colours("bị cắt \u{1b}["), "bị cắt ");
    }

    #[test]
    fn a_carriage_return_ends_a_line() {
        let mut reader = io::Cursor::new(b"a 1/2\ra 2/2\r\nxong\ncu\xe1\xbb\x91i".to_vec());
        let mut lines = Vec::new();
        loop {
            let mut line = Vec::new();
            if read_line(&mut reader, &mut line).unwrap() == 0 {
                break;
            }
            lines.push(String::from_utf8(line).unwrap().trim_end().to_owned());
        }
        assert_eq!(lines, ["a 1/2", "a 2/2", "xong", "cuối"]);
    }

    #[test]
    fn a_program_that_cannot_start_says_why() {
        let ended = followed(&mut command("no-such-program-anywhere"), |_| {});
        assert!(!ended.ok);
        assert!(!ended.tail().is_empty());
    }
}
