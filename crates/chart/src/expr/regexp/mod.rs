//! Regular expressions: what specs use of JavaScript's, compiled to a small program that backtracks. Look
//! around and back references are refused, and a match that takes too long is none.

mod compile;

use std::ops::RangeInclusive;

use crate::letters::{Case, is_one_of};
use compile::Program;

/// The most steps of a search: some, and more for a longer text.
const LIMIT_STEPS: usize = 10_000;
const LIMIT_STEPS_PER_BYTE: usize = 50;

/// A step of the program.
#[derive(Clone, Debug)]
enum Op {
    /// One character of a class.
    One(Class),
    /// Goes on at the first place; if that fails, at the second.
    Split(usize, usize),
    /// Goes on elsewhere.
    Jump(usize),
    /// Remembers where a group begins or ends.
    Save(usize),
    /// Fails if nothing was taken since a place was remembered: a loop over nothing would not end.
    Progress(usize),
    /// Holds between two characters only.
    Assert(Assert),
    /// The end.
    Match,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Assert {
    Start,
    End,
    Border,
    NoBorder,
}

/// A set of characters.
#[derive(Clone, Debug, Default)]
struct Class {
    negated: bool,
    ranges: Vec<RangeInclusive<char>>,
    /// Sets that are all but some characters, as `\D` in a class.
    except: Vec<Vec<RangeInclusive<char>>>,
}

impl Class {
    fn has(&self, one: char, ignore_case: bool) -> bool {
        let listed = self.lists(one)
            || ignore_case
                && [true, false].into_iter().any(|upper| self.lists(other_case(one, upper)));
        self.negated != listed
    }

    fn lists(&self, one: char) -> bool {
        let within =
            |ranges: &[RangeInclusive<char>]| ranges.iter().any(|range| range.contains(&one));
        within(&self.ranges) || self.except.iter().any(|ranges| !within(ranges))
    }
}

/// A pattern, ready to match.
#[derive(Clone, Debug)]
pub struct Regexp {
    program: Vec<Op>,
    slots: usize,
    groups: usize,
    ignore_case: bool,
    global: bool,
    lines: bool,
}

/// Where a pattern and its groups matched, in bytes.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    ends: Vec<Option<usize>>,
}

impl Match {
    /// A match without groups.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        Self { ends: vec![Some(start), Some(end)] }
    }

    /// The start and the end.
    #[must_use]
    pub fn range(&self) -> (usize, usize) {
        match self.ends.as_slice() {
            [Some(start), Some(end), ..] => (*start, *end),
            _ => (0, 0),
        }
    }

    /// How many groups there are; the whole match is the first.
    #[must_use]
    pub fn groups(&self) -> usize {
        self.ends.len() / 2
    }

    /// What a group matched, if it took part.
    #[must_use]
    pub fn group<'t>(&self, text: &'t str, group: usize) -> Option<&'t str> {
        let end = |at: usize| self.ends.get(at).copied().flatten();
        text.get(end(group * 2)?..end(group * 2 + 1)?)
    }
}

impl Regexp {
    /// Compiles a pattern.
    ///
    /// # Errors
    ///
    /// It is wrong, too long, or it has what is not supported; in Vietnamese.
    pub fn compile(pattern: &str, flags: &str) -> Result<Self, String> {
        let Program { ops, groups, loops } = compile::compile(pattern, is_one_of('s', flags))?;
        Ok(Self {
            program: ops,
            slots: groups * 2 + loops,
            groups,
            ignore_case: is_one_of('i', flags),
            global: is_one_of('g', flags),
            lines: is_one_of('m', flags),
        })
    }

    /// Whether all matches are meant, and not the first.
    #[must_use]
    pub fn is_global(&self) -> bool {
        self.global
    }

    /// The first match from a byte on.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<Match> {
        let mut steps = 0;
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        starts.filter(|at| *at >= from).find_map(|at| self.run(text, at, &mut steps))
    }

    /// All matches, one after the other.
    #[must_use]
    pub fn matches(&self, text: &str) -> Vec<Match> {
        let mut found = Vec::new();
        let mut from = 0;
        let mut steps = 0;
        for (at, one) in text.char_indices().chain([(text.len(), '\0')]) {
            if at < from {
                continue;
            }
            if let Some(one_match) = self.run(text, at, &mut steps) {
                let (start, end) = one_match.range();
                from = if start == end { end + one.len_utf8() } else { end };
                found.push(one_match);
            }
        }
        found
    }

    /// Matches at one place. `steps` counts on from place to place.
    fn run(&self, text: &str, start: usize, steps: &mut usize) -> Option<Match> {
        let slots = vec![None; self.slots];
        let mut thread = Thread { at: start, next: 0, slots, back: Vec::new() };
        loop {
            *steps += 1;
            if *steps > LIMIT_STEPS + text.len() * LIMIT_STEPS_PER_BYTE {
                return None;
            }
            let op = self.program.get(thread.next)?;
            if matches!(op, Op::Match) {
                thread.slots.truncate(self.groups * 2);
                return Some(Match { ends: thread.slots });
            }
            if !self.step(op, text, &mut thread) {
                thread.fail()?;
            }
        }
    }

    /// Does one step; whether it holds.
    fn step(&self, op: &Op, text: &str, thread: &mut Thread) -> bool {
        let at = thread.at;
        thread.next += 1;
        match op {
            Op::Match => {}
            Op::One(class) => {
                let one = text.get(at..).and_then(|rest| rest.chars().next());
                let Some(one) = one.filter(|one| class.has(*one, self.ignore_case)) else {
                    return false;
                };
                thread.at += one.len_utf8();
            }
            Op::Jump(to) => thread.next = *to,
            Op::Split(first, second) => {
                thread.back.push(Undo::Go(*second, at));
                thread.next = *first;
            }
            Op::Save(slot) => {
                let old = thread.slots.get_mut(*slot).and_then(|place| place.replace(at));
                thread.back.push(Undo::Slot(*slot, old));
            }
            Op::Progress(slot) => return thread.slots.get(*slot).copied().flatten() != Some(at),
            Op::Assert(assert) => return self.holds(*assert, text, at),
        }
        true
    }

    fn holds(&self, assert: Assert, text: &str, at: usize) -> bool {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at..).and_then(|rest| rest.chars().next());
        let is_end = |one: Option<char>| match one {
            None => true,
            Some(one) => self.lines && LINE_ENDS.contains(&one),
        };
        let is_word =
            |one: Option<char>| one.is_some_and(|one| one.is_ascii_alphanumeric() || one == '_');
        match assert {
            Assert::Start => is_end(before),
            Assert::End => is_end(after),
            Assert::Border => is_word(before) != is_word(after),
            Assert::NoBorder => is_word(before) == is_word(after),
        }
    }
}

/// How far a match has come.
struct Thread {
    /// Where in the text, in bytes.
    at: usize,
    /// The next step of the program.
    next: usize,
    /// Where groups and loops began and ended.
    slots: Vec<Option<usize>>,
    /// What is to be undone when a step fails, the last first.
    back: Vec<Undo>,
}

/// What is done when a step fails.
enum Undo {
    /// Go on with this step at this place of the text.
    Go(usize, usize),
    /// Put a slot back, and undo more.
    Slot(usize, Option<usize>),
}

impl Thread {
    /// Goes back to the last choice, if there is one.
    fn fail(&mut self) -> Option<()> {
        loop {
            match self.back.pop()? {
                Undo::Go(next, at) => {
                    (self.next, self.at) = (next, at);
                    return Some(());
                }
                Undo::Slot(slot, old) => {
                    if let Some(place) = self.slots.get_mut(slot) {
                        *place = old;
                    }
                }
            }
        }
    }
}

/// A character in upper or lower case, if that is one character.
fn other_case(one: char, upper: bool) -> char {
    if upper { Case::Upper.of(one) } else { Case::Lower.of(one) }
}

const LINE_ENDS: [char; 4] = ['\n', '\r', '\u{2028}', '\u{2029}'];
