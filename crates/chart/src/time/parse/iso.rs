//! ECMAScript's own form of dates: `2012-01-31T09:30:00.5+07:00` and its beginnings.

use super::fields::{Clock, Day, Zone, milliseconds};
use super::token::{Token, Tokens, Word};

/// How far the form went.
pub(super) enum Iso {
    /// All of the text is of the form.
    Whole,
    /// The text goes on in another form: the token is the first of what is left.
    Other(Token),
    /// The text is no date.
    Invalid,
}

/// Reads the form as far as it goes.
pub(super) fn read(
    text: &mut Tokens<'_>,
    day: &mut Day,
    clock: &mut Clock,
    zone: &mut Zone,
) -> Iso {
    if let Err(token) = date(text, day) {
        return Iso::Other(token);
    }
    match text.peek() {
        Token::End => {}
        Token::Word(Word::Separator) => {
            text.next();
            if time(text, clock, zone).is_none() || text.peek() != Token::End {
                return Iso::Invalid;
            }
        }
        _ => return Iso::Other(text.next()),
    }
    day.is_iso = true;
    Iso::Whole
}

/// A year of four digits, or of six with a sign, perhaps with a month and a day; else the token
/// that does not fit.
fn date(text: &mut Tokens<'_>, day: &mut Day) -> Result<(), Token> {
    match text.peek() {
        sign @ Token::Symbol(symbol @ ('+' | '-')) => {
            text.next();
            let Token::Number(year, 6) = text.peek() else { return Err(sign) };
            text.next();
            if symbol == '-' && year == 0 {
                return Err(sign);
            }
            day.add(if symbol == '-' { -year } else { year });
        }
        Token::Number(year, 4) => {
            text.next();
            day.add(year);
        }
        _ => return Err(text.next()),
    }
    for most in [12, 31] {
        if !text.skip('-') {
            break;
        }
        match text.peek() {
            Token::Number(value, 2) if (1..=most).contains(&value) => day.add(value),
            _ => return Err(text.next()),
        };
        text.next();
    }
    Ok(())
}

/// Hours and minutes, perhaps seconds with a fraction, perhaps a zone.
fn time(text: &mut Tokens<'_>, clock: &mut Clock, zone: &mut Zone) -> Option<()> {
    let hour = two_digits(text, 24)?;
    // Midnight may be written as the end of the day.
    let most = if hour == 24 { 0 } else { 59 };
    clock.add(hour);
    colon(text)?;
    clock.add(two_digits(text, most)?);
    if text.skip(':') {
        clock.add(two_digits(text, most)?);
        if text.skip('.') {
            let Token::Number(value, length) = text.next() else { return None };
            if hour == 24 && value > 0 {
                return None;
            }
            clock.add(milliseconds(value, length));
        }
    }
    offset(text, zone)
}

fn offset(text: &mut Tokens<'_>, zone: &mut Zone) -> Option<()> {
    match text.peek() {
        Token::Word(Word::Zulu) => {
            text.next();
            zone.set(0);
        }
        Token::Symbol(sign @ ('+' | '-')) => {
            text.next();
            let (hour, minute) = match text.peek() {
                Token::Number(value, 4) => {
                    text.next();
                    (value / 100, value % 100)
                }
                _ => {
                    let hour = two_digits(text, 23)?;
                    colon(text)?;
                    (hour, two_digits(text, 59)?)
                }
            };
            if hour > 23 || minute > 59 {
                return None;
            }
            *zone = Zone { sign: sign_of(sign), hour: Some(hour), minute: Some(minute) };
        }
        _ => {}
    }
    Some(())
}

/// 1 or -1.
pub(super) fn sign_of(sign: char) -> Option<i64> {
    Some(if sign == '-' { -1 } else { 1 })
}

fn colon(text: &mut Tokens<'_>) -> Option<()> {
    text.skip(':').then_some(())
}

fn two_digits(text: &mut Tokens<'_>, most: i64) -> Option<i64> {
    match text.next() {
        Token::Number(value, 2) if value <= most => Some(value),
        _ => None,
    }
}
