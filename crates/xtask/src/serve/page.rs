//! What is added to a page while it is being worked on; the files on disk stay as they are.

use super::live::News;
use crate::words;

pub(crate) const SCRIPT: &str = include_str!("reload.js");
pub(crate) const SCRIPT_PATH: &str = "/__xtask/reload.js";
/// What is being worked on is never kept: a worker of an earlier release takes itself away.
pub(crate) const WORKER: &str = include_str!("../../../site/src/offline/withdraw.js");
pub(crate) const WORKER_PATH: &str = "/sw.js";
pub(crate) const EVENTS_PATH: &str = "/__xtask/events";

/// The page with the script that reloads it, which is told the version that the page is of.
pub(crate) fn with_script(html: &str, version: u128) -> String {
    let script = format!("<script src=\"{SCRIPT_PATH}?v={version}\"></script>");
    match html.rfind("</body>") {
        Some(at) => {
            let (before, after) = html.split_at(at);
            format!("{before}{script}{after}")
        }
        None => format!("{html}{script}"),
    }
}

/// What is shown until there is a first good version.
pub(crate) fn waiting(news: &News) -> String {
    let html = format!(
        "<!DOCTYPE html><html lang=\"vi\"><meta charset=\"utf-8\"><title>Kỷ yếu</title>\
         <body><p>{}</p></body></html>",
        words::first_build_goes_on()
    );
    with_script(&html, news.version)
}

/// The news as server-sent events: always the version, and the trouble if there is one.
pub(crate) fn events(news: &News) -> String {
    let built = event("built", &news.version.to_string());
    match &news.trouble {
        Some(trouble) => built + &event("failed", trouble),
        None => built,
    }
}

/// Each line of the text is a line of the event; the browser joins them again.
fn event(name: &str, text: &str) -> String {
    let data: String = text.lines().map(|line| format!("data: {line}\n")).collect();
    let data = if data.is_empty() { "data:\n".to_owned() } else { data };
    format!("event: {name}\n{data}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_comes_last_in_the_body() {
        let page = with_script("<body><p>a</p></body></html>", 7);
        let expected =
            "<body><p>a</p><script src=\"/__xtask/reload.js?v=7\"></script></body></html>";
        assert_eq!(page, expected);
        // A page may speak of the tag in its text, too.
        let page = with_script("<pre></body></pre><p>ế</p></body>", 7);
        assert!(
            page.ends_with("</script></body>") && page.matches("<script").count() == 1,
            "{page}"
        );
        assert!(with_script("<p>a", 7).ends_with("</script>"));
    }

    #[test]
    fn news_of_many_lines_stay_one_event() {
        let news = News { version: 7, trouble: Some("một\nhai".into()) };
        assert_eq!(
            events(&news),
            "event: built\ndata: 7\n\nevent: failed\ndata: một\ndata: hai\n\n"
        );
        let fine = News { trouble: None, ..news };
        assert_eq!(events(&fine), "event: built\ndata: 7\n\n");
        assert_eq!(event("failed", ""), "event: failed\ndata:\n\n");
    }
}
