//! Showing that a long step is alive: one line that changes on a terminal, a line now and then
//! anywhere else, and everything in a log.

use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::process::{self, Ended, Heard};
use crate::words;

/// How often something is said where there is no terminal.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Narrower than any terminal, so that the line never wraps.
const WIDTH: usize = 72;

/// Runs a program to its end with its output in a log and a sign of life on the screen.
pub(crate) fn logged(command: &mut Command, log: &Path) -> Ended {
    let mut progress = Progress::new(open(log));
    // Cargo counts what it has compiled only when it believes that somebody is looking.
    command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "100");
    // The last lines are shown as the reason of a failure: they must not be a backtrace.
    command.env("RUST_BACKTRACE", "0").env("RUST_LIB_BACKTRACE", "0");
    progress.write(&format!("$ {command:?}"));
    let ended = process::followed(command, |heard| progress.hear(heard));
    progress.clear();
    Ended { lines: ended.lines.into_iter().filter(|line| !is_bar(line)).collect(), ..ended }
}

struct Progress {
    log: Option<File>,
    terminal: bool,
    started: Instant,
    said: Instant,
    last: String,
}

impl Progress {
    fn new(log: Option<File>) -> Self {
        let now = Instant::now();
        Self {
            log,
            terminal: io::stdout().is_terminal(),
            started: now,
            said: now,
            last: String::new(),
        }
    }

    fn hear(&mut self, heard: Heard<'_>) {
        if let Heard::Line(line) = heard {
            let line = process::without_colours(line);
            if !is_bar(&line) {
                self.write(&line);
            }
            self.last = gist(&line).unwrap_or_else(|| std::mem::take(&mut self.last));
        }
        self.show();
    }

    fn show(&mut self) {
        let line = words::alive(self.started.elapsed().as_secs(), &self.last);
        if self.terminal {
            print!("\r\u{1b}[2K{}", line.chars().take(WIDTH).collect::<String>());
            io::stdout().flush().ok();
        } else if self.said.elapsed() >= HEARTBEAT {
            println!("{line}");
            self.said = Instant::now();
        }
    }

    fn clear(&self) {
        if self.terminal {
            print!("\r\u{1b}[2K");
            io::stdout().flush().ok();
        }
    }

    /// A log that cannot be written must not stop the work.
    fn write(&mut self, line: &str) {
        if let Some(log) = &mut self.log {
            writeln!(log, "{line}").ok();
        }
    }
}

fn open(log: &Path) -> Option<File> {
    fs::create_dir_all(log.parent()?).ok()?;
    File::options().create(true).append(true).open(log).ok()
}

/// Cargo's own progress bar: `Building [====>   ] 12/345: serde, …`.
fn is_bar(line: &str) -> bool {
    line.contains("] ")
        && line.trim_start().split_once(" [").is_some_and(|(word, _)| !word.contains(' '))
}

/// What is worth showing of a line: a bar's count and names, or the line itself.
fn gist(line: &str) -> Option<String> {
    let text = if is_bar(line) { line.split_once("] ")?.1 } else { line };
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_told_by_its_count() {
        let bar = "    Building [======>           ] 12/345: serde, syn(build)";
        assert!(is_bar(bar));
        assert_eq!(gist(bar).unwrap(), "12/345: serde, syn(build)");
        assert!(!is_bar("   Compiling trunk v0.21.14"));
        assert!(!is_bar("warning: `x` [dead_code] is never used"));
        assert_eq!(gist("   Compiling trunk v0.21.14").unwrap(), "Compiling trunk v0.21.14");
        assert_eq!(gist("   "), None);
    }
}
