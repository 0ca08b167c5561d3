//! Whether a text is well-formed and has no number that is none.

/// Attributes that hold numbers.
const NUMBERS: [&str; 14] = [
    "d",
    "x",
    "y",
    "x1",
    "y1",
    "x2",
    "y2",
    "width",
    "height",
    "transform",
    "viewBox",
    "opacity",
    "stroke-width",
    "stroke-dasharray",
];

/// # Errors
///
/// What is wrong, with what stands there.
pub fn check(text: &str) -> Result<(), String> {
    let mut open: Vec<&str> = Vec::new();
    let mut rest = text;
    if let Some(bad) = text.chars().find(|one| !is_allowed(*one)) {
        return Err(format!("no XML has {bad:?}"));
    }
    while let Some(at) = rest.find('<') {
        words(&rest[..at])?;
        let tag = &rest[at + 1..];
        let end = end_of(tag)?;
        let inner = &tag[..end];
        rest = &tag[end + 1..];
        if let Some(name) = inner.strip_prefix('/') {
            if open.pop() != Some(name) {
                return Err(format!("</{name}> ends nothing"));
            }
            continue;
        }
        let (inner, closed) = inner.strip_suffix('/').map_or((inner, false), |inner| (inner, true));
        let name = inner.split(' ').next().unwrap_or_default();
        if name.is_empty() || !name.bytes().all(|one| one.is_ascii_alphanumeric()) {
            return Err(format!("<{inner}> is no tag"));
        }
        attributes(&inner[name.len()..])?;
        if !closed {
            open.push(name);
        }
    }
    words(rest)?;
    if open.is_empty() { Ok(()) } else { Err(format!("{open:?} have no end")) }
}

fn is_allowed(one: char) -> bool {
    matches!(one, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}

/// Where a tag ends: a `>` within quotes does not end it.
fn end_of(tag: &str) -> Result<usize, String> {
    let mut quoted = false;
    for (at, one) in tag.char_indices() {
        match one {
            '"' => quoted = !quoted,
            '>' if !quoted => return Ok(at),
            '<' => return Err(format!("< in a tag: {tag:.40}")),
            _ => {}
        }
    }
    Err(format!("a tag without end: {tag:.40}"))
}

fn words(text: &str) -> Result<(), String> {
    for part in text.split('&').skip(1) {
        let entity = part.split(';').next().unwrap_or_default();
        let known =
            matches!(entity, "amp" | "lt" | "gt" | "quot" | "apos") || entity.starts_with('#');
        if !known || !part.contains(';') {
            return Err(format!("&{part:.20} is no entity"));
        }
    }
    Ok(())
}

fn attributes(mut rest: &str) -> Result<(), String> {
    while !rest.is_empty() {
        let (name, value) = rest.split_once("=\"").ok_or(format!("no value: {rest:.40}"))?;
        let (value, after) = value.split_once('"').ok_or(format!("no end: {rest:.40}"))?;
        words(value)?;
        let name = name.strip_prefix(' ').ok_or(format!("no space: {rest:.40}"))?;
        if NUMBERS.contains(&name)
            && ["NaN", "inf", "Inf", "undefined"].iter().any(|bad| value.contains(bad))
        {
            return Err(format!("{name}={value:.60}"));
        }
        rest = after;
    }
    Ok(())
}
