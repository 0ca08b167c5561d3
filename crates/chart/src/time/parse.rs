//! Reads a moment from text as V8's `Date.parse` does where the local time is UTC.

mod fields;
mod iso;
mod token;

use fields::{Clock, Day, Zone, milliseconds};
use iso::{Iso, sign_of};
use token::{Token, Tokens, Word};

/// The moment that a text says; nothing where V8 gives `NaN`. Besides ISO dates it knows
/// `Jan 1, 2000`, `1/2/2010`, `2012/01/31 9:30 pm`, `Sat Jan 01 2000 00:00:00 GMT+0700` and the
/// like.
///
/// ```
/// use chart::time::{iso, parse};
/// assert_eq!(iso(parse("Jan 1, 2000").unwrap()), "2000-01-01T00:00:00.000Z");
/// assert_eq!(parse("yesterday"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<f64> {
    let mut tokens = Tokens::new(text);
    let mut date = Legacy::default();
    match iso::read(&mut tokens, &mut date.day, &mut date.clock, &mut date.zone) {
        Iso::Invalid => return None,
        Iso::Whole => {}
        Iso::Other(first) => {
            date.has_number = !date.day.is_empty();
            let mut token = first;
            while token != Token::End {
                date.take(token, &mut tokens)?;
                token = tokens.next();
            }
        }
    }
    let moment = date.day.moment()? + date.clock.moment()? - date.zone.offset();
    Some(super::clip(moment)).filter(|moment| !moment.is_nan())
}

/// A date in the forms of old browsers, as far as it is read.
#[derive(Debug, Default)]
struct Legacy {
    day: Day,
    clock: Clock,
    zone: Zone,
    has_number: bool,
}

impl Legacy {
    fn take(&mut self, token: Token, text: &mut Tokens<'_>) -> Option<()> {
        match token {
            Token::Number(number, _) => {
                self.has_number = true;
                self.number(number, text)
            }
            Token::Word(word) => self.word(word, text),
            Token::Symbol(sign @ ('+' | '-')) if self.zone.is_utc() || !self.clock.is_empty() => {
                self.offset(sign, text)
            }
            Token::Symbol('+' | '-' | ')') if self.has_number => None,
            _ => Some(()),
        }
    }

    /// A number before `:` or `.` is of the clock, after a zone's hour its minute; else it is of
    /// the day.
    fn number(&mut self, number: i64, text: &mut Tokens<'_>) -> Option<()> {
        if text.skip(':') {
            if text.skip(':') {
                if !self.clock.is_empty() {
                    return None;
                }
                self.clock.add(number);
                self.clock.add(0);
            } else if !self.clock.add(number) {
                return None;
            } else {
                text.skip('.');
            }
        } else if text.skip('.') && self.clock.expects(number) {
            self.clock.add(number);
            let Token::Number(value, length) = text.next() else { return None };
            self.clock.finish(milliseconds(value, length));
        } else if self.zone.expects(number) {
            self.zone.minute = Some(number);
        } else if self.clock.expects(number) {
            self.clock.finish(number);
            let next = text.peek();
            let ends = matches!(
                next,
                Token::End | Token::Space | Token::Word(Word::Zulu) | Token::Symbol('+' | '-')
            );
            return ends.then_some(());
        } else {
            if !self.day.add(number) {
                return None;
            }
            text.skip('-');
        }
        Some(())
    }

    fn word(&mut self, word: Word, text: &mut Tokens<'_>) -> Option<()> {
        match word {
            Word::Half(hours) if !self.clock.is_empty() => self.clock.half = Some(hours),
            Word::Month(month) => {
                self.day.month = Some(month);
                text.skip('-');
            }
            Word::Zone(hours) if self.has_number => self.zone.set(hours),
            Word::Zulu if self.has_number => self.zone.set(0),
            // Other words may only come before the first number, and not right before it.
            _ if self.has_number || matches!(text.peek(), Token::Number(..)) => return None,
            _ => {}
        }
        Some(())
    }

    /// A sign after the clock or after UTC: `+07`, `+0700`, `+07:00`.
    fn offset(&mut self, sign: char, text: &mut Tokens<'_>) -> Option<()> {
        self.zone.sign = sign_of(sign);
        let (number, length) = match text.peek() {
            Token::Number(number, length) => {
                text.next();
                (number, length)
            }
            _ => (0, 0),
        };
        self.has_number = true;
        let (hour, minute) = match (text.peek(), length) {
            (Token::Symbol(':'), _) => (number, None),
            (_, 1 | 2) => (number, Some(0)),
            (_, 3 | 4) => (number / 100, Some(number % 100)),
            _ => return None,
        };
        (self.zone.hour, self.zone.minute) = (Some(hour), minute);
        Some(())
    }
}
