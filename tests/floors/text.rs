//! Source text without its words: comments, literals and tests become blanks, lines stay lines.

/// The code of a source file, as long as the source and with the same line breaks.
pub(crate) fn code(source: &str) -> Vec<char> {
    let mut text: Vec<char> = source.chars().collect();
    blank_words(&mut text);
    blank_tests(&mut text);
    text
}

fn blank(text: &mut [char], from: usize, to: usize) {
    let to = to.min(text.len());
    for c in &mut text[from.min(to)..to] {
        if *c != '\n' {
            *c = ' ';
        }
    }
}

fn blank_words(text: &mut [char]) {
    let mut at = 0;
    while at < text.len() {
        let end = word_end(text, at);
        if end > at {
            blank(text, at, end);
        }
        at = end.max(at + 1);
    }
}

/// Where the comment or literal that begins here ends; here, if none does.
fn word_end(text: &[char], at: usize) -> usize {
    let next = |ahead: usize| text.get(at + ahead).copied().unwrap_or('\0');
    let inside_name = at > 0 && is_name(text[at - 1]);
    match (text[at], next(1)) {
        ('/', '/') => find(text, at, |c| c == '\n'),
        ('/', '*') => comment_end(text, at),
        ('"', _) => string_end(text, at),
        ('\'', _) => character_end(text, at),
        ('r', '"' | '#') if !inside_name || is_prefix(text, at) => raw_end(text, at),
        _ => at,
    }
}

/// True if the letter before is the `b` or `c` of `br"…"` or `cr"…"`.
fn is_prefix(text: &[char], at: usize) -> bool {
    matches!(text[at - 1], 'b' | 'c') && !(at > 1 && is_name(text[at - 2]))
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn find(text: &[char], from: usize, wanted: impl Fn(char) -> bool) -> usize {
    text.iter().skip(from).position(|c| wanted(*c)).map_or(text.len(), |step| from + step)
}

fn comment_end(text: &[char], at: usize) -> usize {
    let mut depth = 0;
    let mut here = at;
    while here < text.len() {
        match (text[here], text.get(here + 1)) {
            ('/', Some('*')) => (depth, here) = (depth + 1, here + 2),
            ('*', Some('/')) => (depth, here) = (depth - 1, here + 2),
            _ => here += 1,
        }
        if depth == 0 {
            break;
        }
    }
    here
}

fn string_end(text: &[char], at: usize) -> usize {
    let mut here = at + 1;
    while here < text.len() && text[here] != '"' {
        here += if text[here] == '\\' { 2 } else { 1 };
    }
    here + 1
}

/// A character, or nothing for the mark of a lifetime.
fn character_end(text: &[char], at: usize) -> usize {
    match (text.get(at + 1), text.get(at + 2)) {
        (Some('\\'), _) => find(text, at + 3, |c| c == '\'') + 1,
        (Some(_), Some('\'')) => at + 3,
        _ => at,
    }
}

fn raw_end(text: &[char], at: usize) -> usize {
    let quote = find(text, at + 1, |c| c != '#');
    let hashes = quote - at - 1;
    if text.get(quote) != Some(&'"') {
        return at;
    }
    let mut here = quote + 1;
    while here < text.len() {
        let closes = text[here] == '"'
            && text.get(here + 1..=here + hashes).is_some_and(|all| all.iter().all(|c| *c == '#'));
        here += 1;
        if closes {
            return here + hashes;
        }
    }
    here
}

/// Whatever `#[cfg(test)]` stands before: a module, a function, an import.
fn blank_tests(text: &mut [char]) {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let mut at = 0;
    while at + mark.len() <= text.len() {
        if text[at..at + mark.len()] == mark[..] {
            let end = item_end(text, at + mark.len());
            blank(text, at, end);
            at = end;
        } else {
            at += 1;
        }
    }
}

fn item_end(text: &[char], at: usize) -> usize {
    let mut here = find(text, at, |c| c == ';' || c == '{');
    let mut depth = 0;
    while here < text.len() {
        match text[here] {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        here += 1;
        if depth == 0 {
            break;
        }
    }
    here
}
