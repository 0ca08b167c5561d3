//! Says how far the photos are, once there is something to do: a bar on a terminal, else plain lines.
#![allow(clippy::print_stderr, reason = "this is what a command says while it works")]

use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Instant;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Without a terminal, a line is written each time so many photos are done.
const LINES: usize = 20;

/// How far the photos are.
#[derive(Debug)]
pub(super) struct Progress {
    bar: ProgressBar,
    all: usize,
    done: AtomicUsize,
    made: AtomicUsize,
    shown: AtomicBool,
    since: Instant,
}

impl Progress {
    pub(super) fn new(all: usize) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        bar.set_length(all.try_into().unwrap_or(u64::MAX));
        let style = ProgressStyle::with_template("Ảnh {bar:32} {pos}/{len}, còn {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        Self {
            bar,
            all,
            done: AtomicUsize::new(0),
            made: AtomicUsize::new(0),
            shown: AtomicBool::new(false),
            since: Instant::now(),
        }
    }

    /// A photo was not in the cache: now there is something to tell.
    pub(super) fn working(&self) {
        self.made.fetch_add(1, Ordering::Relaxed);
        if !self.shown.swap(true, Ordering::Relaxed) {
            if std::io::stderr().is_terminal() {
                self.bar.set_draw_target(ProgressDrawTarget::stderr());
            } else {
                eprintln!("Đang xử lý ảnh…");
            }
        }
    }

    /// A photo is done.
    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        self.bar.inc(1);
        let lines = self.bar.is_hidden() && self.shown.load(Ordering::Relaxed);
        if lines && done.is_multiple_of(LINES) {
            eprintln!("Ảnh: {done}/{}", self.all);
        }
    }

    pub(super) fn finish(&self) {
        self.bar.finish_and_clear();
        let made = self.made.load(Ordering::Relaxed);
        if made > 0 {
            eprintln!("Đã xử lý {made} ảnh trong {} giây.", self.since.elapsed().as_secs());
        }
    }
}
