//! A conference's day, for calendars (RFC 5545).

use content::bundle::Conference;

use crate::document::Press;

/// The longest line, in bytes.
const LINE: usize = 75;

/// The file of a conference's day, from the site's root.
pub(crate) fn file_of(conference: &Conference) -> String {
    format!("{}/hoi-nghi.ics", conference.slug)
}

/// An event of one day. It has no time of the build in it, so that two builds are the same.
pub(crate) fn event(conference: &Conference, press: &Press<'_>) -> String {
    let day = |iso: String| iso.replace('-', "");
    let date = day(conference.date.iso());
    let page = press.base_url.map(|base| format!("URL:{base}{}/", conference.slug));
    let lines = [
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//Ky yeu//VI".to_owned(),
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}-{date}@ky-yeu", conference.slug),
        format!("DTSTAMP:{date}T000000Z"),
        format!("DTSTART;VALUE=DATE:{date}"),
        format!("SUMMARY:{}", escaped(&conference.short_title)),
        format!("DESCRIPTION:{}", escaped(&conference.title)),
        format!("LOCATION:{}", escaped(&conference.organiser)),
    ];
    let end = ["TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR"].map(str::to_owned);
    lines.into_iter().chain(page).chain(end).map(|line| folded(&line)).collect()
}

fn escaped(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace(';', "\\;").replace(',', "\\,");
    text.replace('\n', "\\n")
}

/// A line with its end; what is longer goes on after a line break and a space, between letters.
fn folded(line: &str) -> String {
    let mut out = String::new();
    let mut long = 0;
    for letter in line.chars() {
        if long + letter.len_utf8() > LINE {
            out.push_str("\r\n ");
            long = 1;
        }
        out.push(letter);
        long += letter.len_utf8();
    }
    out + "\r\n"
}

#[cfg(test)]
mod tests {
    use super::{LINE, escaped, folded};

    #[test]
    fn texts_are_escaped() {
        assert_eq!(escaped("a;b,c\\d\ne"), "a\\;b\\,c\\\\d\\ne");
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let line = "SUMMARY:".to_owned() + &"Hội nghị sơ kết ".repeat(12);
        let made = folded(&line);
        assert!(made.split("\r\n").all(|part| part.len() <= LINE));
        assert_eq!(made.replace("\r\n ", "").trim_end_matches("\r\n"), line);
    }
}
