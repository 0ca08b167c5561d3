//! Compiles a pattern to its program.

use super::{Assert, Class, LINE_ENDS, Op};

/// The most instructions of a pattern.
const LIMIT_PROGRAM: usize = 4000;

/// How deep groups may be nested.
const LIMIT_GROUPS: usize = 50;

/// A compiled pattern.
pub struct Program {
    /// The steps.
    pub ops: Vec<Op>,
    /// How many groups there are; the whole match is the first.
    pub groups: usize,
    /// How many loops there are that remember a place.
    pub loops: usize,
}

/// Compiles a pattern; a point is any character if `dot_all`, and else none that ends a line.
///
/// # Errors
///
/// It is wrong, too long, or it has what is not supported; in Vietnamese.
pub fn compile(pattern: &str, dot_all: bool) -> Result<Program, String> {
    let ops = Vec::new();
    let mut compiler =
        Compiler { rest: pattern, program: ops, groups: 1, loops: 0, depth: 0, dot_all };
    compiler.emit(Op::Save(0))?;
    compiler.alternatives()?;
    if !compiler.rest.is_empty() {
        return Err(WRONG.to_owned());
    }
    compiler.emit(Op::Save(1))?;
    compiler.emit(Op::Match)?;
    let Compiler { program: mut ops, groups, loops, .. } = compiler;
    // Loops remember their places behind the groups.
    for op in &mut ops {
        if let Op::Save(slot) | Op::Progress(slot) = op
            && *slot >= LOOPS
        {
            *slot = *slot - LOOPS + groups * 2;
        }
    }
    Ok(Program { ops, groups, loops })
}

/// Slots from here on belong to loops while the number of groups is not known.
const LOOPS: usize = 1 << 20;

const WRONG: &str = "biểu thức chính quy viết sai";
const UNSUPPORTED: &str =
    "biểu thức chính quy dùng phép chưa hỗ trợ (nhìn trước, nhìn sau, nhắc lại nhóm)";
const TOO_LONG: &str = "biểu thức chính quy quá dài";

type Compiled = Result<(), String>;

struct Compiler<'t> {
    rest: &'t str,
    program: Vec<Op>,
    groups: usize,
    loops: usize,
    depth: usize,
    dot_all: bool,
}

impl Compiler<'_> {
    fn emit(&mut self, op: Op) -> Compiled {
        if self.program.len() >= LIMIT_PROGRAM {
            return Err(TOO_LONG.to_owned());
        }
        self.program.push(op);
        Ok(())
    }

    fn take(&mut self, start: &str) -> bool {
        let rest = self.rest.strip_prefix(start);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let one = chars.next();
        self.rest = chars.as_str();
        one
    }

    /// `a|b|c`: each but the last has a way on to the next before it, and one to the end behind it.
    fn alternatives(&mut self) -> Compiled {
        let mut jumps = Vec::new();
        loop {
            let start = self.program.len();
            self.sequence()?;
            if !self.take("|") {
                break;
            }
            let code = self.cut(start);
            self.emit(Op::Split(start + 1, start + code.len() + 2))?;
            self.again(&code, start)?;
            jumps.push(self.program.len());
            self.emit(Op::Jump(0))?;
        }
        let end = self.program.len();
        for jump in jumps {
            self.set(jump, Op::Jump(end));
        }
        Ok(())
    }

    fn cut(&mut self, start: usize) -> Vec<Op> {
        self.program.split_off(start)
    }

    fn set(&mut self, at: usize, op: Op) {
        if let Some(place) = self.program.get_mut(at) {
            *place = op;
        }
    }

    fn sequence(&mut self) -> Compiled {
        while !self.rest.is_empty() && !self.rest.starts_with(['|', ')']) {
            let start = self.program.len();
            let repeats = self.atom()?;
            self.repetition(start, repeats)?;
        }
        Ok(())
    }

    /// One thing that may be repeated; whether it may.
    fn atom(&mut self) -> Result<bool, String> {
        let Some(one) = self.next() else { return Err(WRONG.to_owned()) };
        match one {
            '^' => self.emit(Op::Assert(Assert::Start))?,
            '$' => self.emit(Op::Assert(Assert::End))?,
            '(' => {
                self.group()?;
                return Ok(true);
            }
            '.' => {
                let all = Class { negated: true, ..Class::default() };
                let ranges = LINE_ENDS.map(|end| end..=end).to_vec();
                self.class(if self.dot_all { all } else { Class { ranges, ..all } })?;
                return Ok(true);
            }
            '[' => {
                let class = self.bracket()?;
                self.class(class)?;
                return Ok(true);
            }
            '\\' if self.take("b") => self.emit(Op::Assert(Assert::Border))?,
            '\\' if self.take("B") => self.emit(Op::Assert(Assert::NoBorder))?,
            '\\' => {
                let class = self.escape()?;
                self.class(class)?;
                return Ok(true);
            }
            '*' | '+' | '?' => return Err(WRONG.to_owned()),
            literal => {
                self.class(Class { ranges: vec![literal..=literal], ..Class::default() })?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn class(&mut self, class: Class) -> Compiled {
        self.emit(Op::One(class))
    }

    fn group(&mut self) -> Compiled {
        self.depth += 1;
        if self.depth > LIMIT_GROUPS {
            return Err(TOO_LONG.to_owned());
        }
        if self.take("?:") {
            self.alternatives()?;
        } else if self.rest.starts_with('?') {
            return Err(UNSUPPORTED.to_owned());
        } else {
            let slot = self.groups * 2;
            self.groups += 1;
            self.emit(Op::Save(slot))?;
            self.alternatives()?;
            self.emit(Op::Save(slot + 1))?;
        }
        self.depth -= 1;
        if self.take(")") { Ok(()) } else { Err(WRONG.to_owned()) }
    }

    /// `*`, `+`, `?`, `{2}`, `{2,}` or `{2,3}` after what begins at `start`, and `?` for as few as can be.
    fn repetition(&mut self, start: usize, repeats: bool) -> Compiled {
        let (least, most) = if self.take("*") {
            (0, None)
        } else if self.take("+") {
            (1, None)
        } else if self.take("?") {
            (0, Some(1))
        } else if let Some(counts) = self.counts()? {
            counts
        } else {
            return Ok(());
        };
        if !repeats || self.rest.starts_with(['*', '+']) {
            return Err(WRONG.to_owned());
        }
        let lazy = self.take("?");
        let code = self.cut(start);
        for _ in 0..least {
            self.again(&code, start)?;
        }
        match most {
            Some(most) => self.up_to(most - least, &code, start, lazy),
            None => self.without_end(&code, start, lazy),
        }
    }

    /// The counts in braces, if braces with counts are next.
    fn counts(&mut self) -> Result<Option<(usize, Option<usize>)>, String> {
        let inner = self.rest.strip_prefix('{').and_then(|rest| rest.split_once('}'));
        let Some((inner, after)) = inner else { return Ok(None) };
        let (least, most) = inner.split_once(',').unwrap_or((inner, inner));
        let is_count = |text: &str| text.bytes().all(|one| one.is_ascii_digit());
        if least.is_empty() || !is_count(least) || !is_count(most) {
            return Ok(None);
        }
        let number = |text: &str| text.parse::<usize>().map_err(|_| TOO_LONG.to_owned());
        let least = number(least)?;
        let most = if most.is_empty() { None } else { Some(number(most)?) };
        if most.is_some_and(|most| most < least) {
            return Err(WRONG.to_owned());
        }
        if least > LIMIT_PROGRAM || most.is_some_and(|most| most > LIMIT_PROGRAM) {
            return Err(TOO_LONG.to_owned());
        }
        self.rest = after;
        Ok(Some((least, most)))
    }

    /// The code once more; it was written for `start`.
    fn again(&mut self, code: &[Op], start: usize) -> Compiled {
        let by = self.program.len() - start;
        code.iter().try_for_each(|op| {
            self.emit(match op {
                Op::Split(first, second) => Op::Split(first + by, second + by),
                Op::Jump(to) => Op::Jump(to + by),
                other => other.clone(),
            })
        })
    }

    fn split(body: usize, after: usize, lazy: bool) -> Op {
        if lazy { Op::Split(after, body) } else { Op::Split(body, after) }
    }

    fn up_to(&mut self, times: usize, code: &[Op], start: usize, lazy: bool) -> Compiled {
        let one = code.len() + 1;
        let end = self.program.len() + one.saturating_mul(times);
        for _ in 0..times {
            let body = self.program.len() + 1;
            self.emit(Self::split(body, end, lazy))?;
            self.again(code, start)?;
        }
        Ok(())
    }

    fn without_end(&mut self, code: &[Op], start: usize, lazy: bool) -> Compiled {
        let slot = LOOPS + self.loops;
        self.loops += 1;
        let head = self.program.len();
        self.emit(Self::split(head + 1, head + code.len() + 4, lazy))?;
        self.emit(Op::Save(slot))?;
        self.again(code, start)?;
        self.emit(Op::Progress(slot))?;
        self.emit(Op::Jump(head))
    }

    /// A set in brackets, after the first of them.
    fn bracket(&mut self) -> Result<Class, String> {
        let mut class = Class { negated: self.take("^"), ..Class::default() };
        loop {
            if self.take("]") {
                return Ok(class);
            }
            let from = self.member()?;
            let single = |class: &Class| match class.ranges.as_slice() {
                [range] if class.except.is_empty() && range.start() == range.end() => {
                    Some(*range.start())
                }
                _ => None,
            };
            let is_range = self.rest.starts_with('-') && !self.rest.starts_with("-]");
            if let (true, Some(low)) = (is_range, single(&from)) {
                self.next();
                let to = self.member()?;
                match single(&to) {
                    Some(high) if low <= high => class.ranges.push(low..=high),
                    _ => return Err(WRONG.to_owned()),
                }
            } else {
                class.ranges.extend(from.ranges);
                class.except.extend(from.except);
            }
        }
    }

    fn member(&mut self) -> Result<Class, String> {
        match self.next() {
            Some('\\') if self.take("b") => {
                Ok(Class { ranges: vec!['\u{8}'..='\u{8}'], ..Class::default() })
            }
            Some('\\') => self.escape(),
            Some(one) => Ok(Class { ranges: vec![one..=one], ..Class::default() }),
            None => Err(WRONG.to_owned()),
        }
    }

    /// What follows a backslash.
    fn escape(&mut self) -> Result<Class, String> {
        let Some(one) = self.next() else { return Err(WRONG.to_owned()) };
        let digits = vec!['0'..='9'];
        let words = vec!['0'..='9', 'A'..='Z', 'a'..='z', '_'..='_'];
        let spaces = vec![
            '\t'..='\r',
            ' '..=' ',
            '\u{a0}'..='\u{a0}',
            '\u{1680}'..='\u{1680}',
            '\u{2000}'..='\u{200a}',
            '\u{2028}'..='\u{2029}',
            '\u{202f}'..='\u{202f}',
            '\u{205f}'..='\u{205f}',
            '\u{3000}'..='\u{3000}',
            '\u{feff}'..='\u{feff}',
        ];
        let literal = match one {
            'd' => return Ok(Class { ranges: digits, ..Class::default() }),
            'w' => return Ok(Class { ranges: words, ..Class::default() }),
            's' => return Ok(Class { ranges: spaces, ..Class::default() }),
            'D' => return Ok(Class { except: vec![digits], ..Class::default() }),
            'W' => return Ok(Class { except: vec![words], ..Class::default() }),
            'S' => return Ok(Class { except: vec![spaces], ..Class::default() }),
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'f' => '\u{c}',
            'v' => '\u{b}',
            '0' => '\0',
            'u' => self.code(4)?,
            'x' => self.code(2)?,
            'k' | 'p' | 'P' | '1'..='9' => return Err(UNSUPPORTED.to_owned()),
            other => other,
        };
        Ok(Class { ranges: vec![literal..=literal], ..Class::default() })
    }

    fn code(&mut self, len: usize) -> Result<char, String> {
        let digits = self.rest.get(..len).and_then(|digits| u32::from_str_radix(digits, 16).ok());
        let one = digits.and_then(char::from_u32).ok_or_else(|| WRONG.to_owned())?;
        self.rest = self.rest.get(len..).unwrap_or_default();
        Ok(one)
    }
}
