//! Which links may stand in a text: http, https, mailto, tel, and addresses within the site.
//!
//! Browsers drop control characters and line breaks from an address, read `\` as `/`, and take
//! any letter case for a scheme; so what they would mend is refused here rather than guessed.

/// Why a link is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HrefFault {
    Empty,
    Characters,
    NoProtocol,
    Scheme,
    Malformed,
}

/// What is wrong with a link, if anything.
pub(crate) fn fault(href: &str) -> Option<HrefFault> {
    if href.is_empty() {
        return Some(HrefFault::Empty);
    }
    if href.chars().any(is_hidden) || href.contains('\\') {
        return Some(HrefFault::Characters);
    }
    if href.starts_with("//") {
        return Some(HrefFault::NoProtocol);
    }
    match scheme(href) {
        None => None,
        Some(scheme) => scheme_fault(&scheme.to_ascii_lowercase(), href),
    }
}

/// True for a complete http or https address.
pub(crate) fn is_web_address(href: &str) -> bool {
    let web = scheme(href).map(str::to_ascii_lowercase);
    matches!(web.as_deref(), Some("http" | "https")) && fault(href).is_none()
}

/// Whatever stands before a colon that comes before any `/`, `?` or `#`.
fn scheme(href: &str) -> Option<&str> {
    let end = href.find([':', '/', '?', '#'])?;
    let rest = href.get(end..)?;
    rest.starts_with(':').then(|| href.get(..end))?
}

fn scheme_fault(scheme: &str, href: &str) -> Option<HrefFault> {
    let rest = href.get(scheme.len() + 1..).unwrap_or_default();
    match scheme {
        "http" | "https" => web_fault(rest),
        "mailto" | "tel" if rest.is_empty() => Some(HrefFault::Malformed),
        "mailto" | "tel" => None,
        _ => Some(HrefFault::Scheme),
    }
}

/// An address needs a host, and no name before it: `https://tinh.gov.vn@other.example` leads to
/// the other.
fn web_fault(rest: &str) -> Option<HrefFault> {
    let host = rest.strip_prefix("//").map(|rest| {
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        rest.get(..end).unwrap_or_default()
    });
    match host {
        Some(host) if !host.is_empty() && !host.starts_with(':') && !host.contains('@') => None,
        _ => Some(HrefFault::Malformed),
    }
}

/// Characters that are not seen, or that change what is seen around them.
fn is_hidden(c: char) -> bool {
    let invisible = matches!(c,
        '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}');
    c.is_control() || c.is_whitespace() || invisible
}

#[cfg(test)]
mod tests {
    use super::{HrefFault, fault, is_web_address};

    #[track_caller]
    fn check(href: &str, expected: Option<HrefFault>) {
        assert_eq!(fault(href), expected, "{href:?}");
    }

    #[test]
    fn takes_what_leads_somewhere_harmless() {
        for href in [
            "https://tinhdoan.example.vn/a?b=c:d#e",
            "HTTP://x.vn",
            "http://x.vn:8080/",
            "mailto:a@b.vn",
            "tel:+84123456789",
            "#ket-qua",
            "../bao-cao/x/",
            "a/b:c",
            "?x=1:2",
            "javascript",
            "/goc/",
            "https://x.vn/@ten",
        ] {
            check(href, None);
        }
    }

    #[test]
    fn refuses_what_a_browser_would_run_or_mend() {
        for href in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
            "blob:x",
            "about:blank",
            "ftp://x.vn",
            "view-source:http://x",
            "1:2",
            ":x",
            "feed:javascript:x",
        ] {
            check(href, Some(HrefFault::Scheme));
        }
        for href in [
            "java\nscript:alert(1)",
            "\u{1}javascript:x",
            " javascript:x",
            "java\tscript:x",
            "\u{feff}javascript:x",
            "/\\x.vn",
            "\\\\x.vn",
            "https:\\\\x.vn",
            "a b",
            "\u{202e}x",
        ] {
            check(href, Some(HrefFault::Characters));
        }
        check("//x.vn/a.js", Some(HrefFault::NoProtocol));
        check("", Some(HrefFault::Empty));
        for href in
            ["https:x", "https://", "http:///x", "https://a@b.vn", "http://:80", "mailto:", "tel:"]
        {
            check(href, Some(HrefFault::Malformed));
        }
    }

    #[test]
    fn web_addresses_are_complete() {
        assert!(is_web_address("https://x.vn/a/"));
        for href in ["x.vn", "/a", "mailto:a@b.vn", "//x.vn", "https://", "ftp://x.vn"] {
            assert!(!is_web_address(href), "{href}");
        }
    }
}
