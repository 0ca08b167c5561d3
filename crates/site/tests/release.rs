//! A whole release of the repository's content, read the way a browser and a search engine read it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#![allow(clippy::print_stderr, reason = "a test that is skipped says so")]

mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ky_yeu::page::{Page, Part};
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};
use site::edition::is_edition;
use site::embed::FOLDER;
use site::folder::Folder;
use site::photos::Photos;
use site::render::render;
use site::shell::Shell;
use support::{CONFERENCE, REPORT, SITE, Temporary, workspace};

/// The files of a release by their path.
type Files = BTreeMap<String, Vec<u8>>;

/// The release of the repository's content as it is.
static REAL: LazyLock<Files> = LazyLock::new(|| rendered(&Temporary::new()));
/// The same for a site that knows its own address.
static ADDRESSED: LazyLock<Files> = LazyLock::new(|| {
    let site = Temporary::new();
    site.edit(SITE, "\"language\"", &format!("\"baseUrl\": \"{BASE}\", \"language\""));
    rendered(&site)
});
/// The same with two older conferences.
static THREE: LazyLock<Files> =
    LazyLock::new(|| rendered(&several(3, |number| format!("2020-11-{:02}", 10 + number))));
/// A site with notes that are not for readers, and with names that the app has given already; and
/// the folder it was made from.
static ODD: LazyLock<(PathBuf, Files)> = LazyLock::new(|| {
    let site = Temporary::new();
    site.edit(REPORT, "## Triển khai", "## Nội dung");
    site.edit(REPORT, "## Đội ngũ cán bộ Đoàn", "## Mục lục\n\n## Kỷ yếu\n\n## Page data");
    site.edit("so-ket-2021/bang/can-bo.csv", "tinh-bch;", "nguon-1;");
    site.edit(CONFERENCE, "\"slug\": \"ty-le\"", "\"slug\": \"page-data\"");
    site.edit(CONFERENCE, "\"ty-le/trinh-do\"", "\"page-data/trinh-do\"");
    let rest = "trien-khai-huong-dan-15";
    site.edit(CONFERENCE, &format!("\"ty-le/{rest}\""), &format!("\"page-data/{rest}\""));
    site.write("so-ket-2021/ghi-chu.txt", "DẤU-KHÔNG-ĐƯỢC-ĐĂNG");
    site.edit(REPORT, "<!--", "<!-- DẤU-KHÔNG-ĐƯỢC-ĐĂNG");
    (site.public(), rendered(&site))
});
const BASE: &str = "https://tinhdoan.example.vn/ky-yeu/";

fn rendered(site: &Temporary) -> Files {
    let loaded = content::load(&Folder::new(site.content("")));
    let told: Vec<String> = loaded.problems.iter().map(ToString::to_string).collect();
    let bundle = loaded.bundle.unwrap_or_else(|| panic!("{}", told.join("\n")));
    let shell = Shell::read(&site.shell()).unwrap();
    let release = render(&bundle, &Photos::default(), &shell, &site.public()).unwrap();
    release.files().map(|(path, bytes)| (path.to_owned(), bytes.to_vec())).collect()
}

fn text<'a>(files: &'a Files, path: &str) -> &'a str {
    let bytes = files.get(path).unwrap_or_else(|| panic!("{path} is not in the release"));
    std::str::from_utf8(bytes).unwrap()
}

/// The pages of a site, and their embed forms.
fn documents(files: &Files) -> impl Iterator<Item = (&str, Html)> {
    let pages = files.keys().filter(|path| path.ends_with(".html") && !is_edition(path));
    pages.map(|path| (path.as_str(), Html::parse_document(text(files, path))))
}

fn pages(files: &Files) -> impl Iterator<Item = (&str, Html)> {
    documents(files).filter(|(path, _)| !path.starts_with(FOLDER))
}

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// One attribute of the elements that have it.
fn values<'a>(page: &'a Html, selector: &str, name: &str) -> Vec<&'a str> {
    all(page, selector).into_iter().filter_map(|element| element.attr(name)).collect()
}

fn only<T: Into<String> + Debug>(mut found: Vec<T>, what: &str) -> String {
    assert_eq!(found.len(), 1, "{what}: {found:?}");
    found.remove(0).into()
}

fn inner(element: ElementRef<'_>) -> String {
    element.text().collect()
}

#[test]
fn two_renders_are_the_same_bytes() {
    assert!(*REAL == rendered(&Temporary::new()));
}

#[test]
fn the_release_id_follows_one_byte_of_content() {
    let site = Temporary::new();
    site.edit(REPORT, "Theo đó", "Theo đò");
    let changed = rendered(&site);
    assert_ne!(release_id(&REAL), release_id(&changed));
    for files in [&*REAL, &changed] {
        let id = release_id(files);
        assert_eq!(id.len(), 16);
        assert!(text(files, "gioi-thieu/index.html").contains(&id));
        assert!(text(files, "gioi-thieu/page.json").contains(&id));
    }
}

fn release_id(files: &Files) -> String {
    let manifest: serde_json::Value = serde_json::from_str(text(files, "release.json")).unwrap();
    manifest["release"].as_str().unwrap().to_owned()
}

#[test]
fn the_manifest_counts_every_file() {
    let manifest: serde_json::Value = serde_json::from_str(text(&REAL, "release.json")).unwrap();
    assert_eq!(manifest["files"], REAL.len());
}

#[test]
fn the_sitemap_lists_every_page_and_nothing_else() {
    let listed: Vec<String> = text(&REAL, "sitemap.txt")
        .lines()
        .map(|line| format!("{}index.html", line.strip_prefix("./").unwrap()))
        .collect();
    let made: BTreeSet<&str> =
        pages(&REAL).map(|(path, _)| path).filter(|path| *path != "404.html").collect();
    assert_eq!(listed.iter().map(String::as_str).collect::<BTreeSet<_>>(), made);
    assert_eq!(listed.len(), made.len(), "none is listed twice");
}

/// Where a relative address leads from a page: the file, and the anchor in it.
fn target(page: &str, href: &str) -> (String, String) {
    let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
    let mut parts: Vec<&str> = page.split('/').collect();
    if !path.is_empty() {
        parts.pop();
    }
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            assert!(parts.pop().is_some(), "{page}: {href} climbs out of the site");
        } else {
            parts.push(part);
        }
    }
    let mut file = parts.join("/");
    if path.ends_with('/') || path.ends_with("..") || path == "." {
        file = format!("{file}/index.html").trim_start_matches('/').to_owned();
    }
    (file, anchor.to_owned())
}

#[test]
fn every_address_is_relative_and_leads_somewhere() {
    let documents: BTreeMap<&str, Html> = documents(&REAL).collect();
    let mut checked = 0;
    for (path, page) in &documents {
        let mut hrefs = values(page, "[href]", "href");
        hrefs.extend(values(page, "[src]", "src"));
        for href in hrefs {
            let outside =
                href.starts_with('/') || href.split(['/', '#']).next().unwrap().contains(':');
            assert!(!outside, "{path}: {href} is not relative");
            let (file, anchor) = target(path, href);
            assert!(REAL.contains_key(&file), "{path}: {href} leads to no file");
            if !anchor.is_empty() {
                let ids = values(&documents[file.as_str()], "[id]", "id");
                assert!(ids.contains(&anchor.as_str()), "{path}: {href} leads to no id");
            }
            checked += 1;
        }
    }
    assert!(checked > 200, "only {checked} addresses");
}

#[test]
fn no_id_stands_twice() {
    for (path, page) in documents(&REAL) {
        let ids = values(&page, "[id]", "id");
        let each: BTreeSet<&&str> = ids.iter().collect();
        assert_eq!(each.len(), ids.len(), "{path}: {ids:?}");
    }
}

/// Headings, tables, rows and documents are called whatever an editor likes: also what the app calls
/// its own places.
#[test]
fn no_id_of_the_content_is_one_of_the_apps() {
    let mut twice = Vec::new();
    for (path, page) in pages(&ODD.1) {
        let mut seen = BTreeSet::new();
        let ids = values(&page, "[id]", "id");
        twice.extend(
            ids.into_iter().filter(|id| !seen.insert(*id)).map(|id| format!("{path}#{id}")),
        );
    }
    assert!(twice.is_empty(), "{twice:#?}");
}

#[test]
fn the_policy_names_all_that_is_inline() {
    for (path, page) in documents(&REAL) {
        let policy =
            only(values(&page, "meta[http-equiv=Content-Security-Policy]", "content"), path);
        let directive = |name: &str| -> Vec<&str> {
            let found = policy.split(';').find_map(|one| one.trim().strip_prefix(name));
            found.unwrap_or_else(|| panic!("{path}: no {name}")).split_whitespace().collect()
        };
        assert_eq!(directive("default-src "), ["'self'"], "{path}");
        for unsafe_word in ["'unsafe-inline'", "'unsafe-eval'", "'unsafe-hashes'", "*"] {
            assert!(!policy.split([' ', ';']).any(|word| word == unsafe_word), "{path}: {policy}");
        }
        check_hashes(path, &all(&page, "style"), &directive("style-src "));
        let is_data = |script: &&ElementRef<'_>| {
            script.attr("type").is_some_and(|kind| kind.ends_with("json"))
        };
        let scripts: Vec<ElementRef<'_>> =
            all(&page, "script:not([src])").iter().filter(|one| !is_data(one)).copied().collect();
        assert!(!scripts.is_empty(), "{path}");
        check_hashes(path, &scripts, &directive("script-src "));
        check_attributes(path, &page);
        check_policy_comes_first(path, &page);
    }
}

/// A policy in the document covers only what stands after it.
fn check_policy_comes_first(path: &str, page: &Html) {
    let inline = "meta[http-equiv=Content-Security-Policy], style, script, link";
    let first = all(page, inline)[0];
    assert_eq!(first.value().name(), "meta", "{path}: {} before the policy", first.html());
}

/// Exactly the inline elements have their hashes there: none is missing, none is left over.
fn check_hashes(path: &str, elements: &[ElementRef<'_>], sources: &[&str]) {
    let hash = |element: &ElementRef<'_>| {
        format!("'sha256-{}'", BASE64.encode(Sha256::digest(inner(*element))))
    };
    let wanted: BTreeSet<String> = elements.iter().map(hash).collect();
    let given: BTreeSet<String> =
        sources.iter().filter(|it| it.starts_with("'sha")).map(|it| (*it).to_owned()).collect();
    assert_eq!(wanted, given, "{path}");
}

fn check_attributes(path: &str, page: &Html) {
    for element in all(page, "*") {
        for (name, value) in element.value().attrs() {
            let runs = name == "style" || name.starts_with("on") || name == "srcdoc";
            assert!(!runs, "{path}: <{} {name}={value:?}>", element.value().name());
        }
    }
}

#[test]
fn titles_and_descriptions_are_each_pages_own() {
    let (mut titles, mut descriptions) = (BTreeMap::new(), BTreeMap::new());
    for (path, page) in pages(&REAL) {
        // The newest conference stands at two addresses, and says so.
        if path == "index.html" {
            continue;
        }
        let title = inner(all(&page, "head title")[0]);
        let description = only(values(&page, "meta[name=description]", "content"), path);
        assert!(!title.trim().is_empty() && !description.trim().is_empty(), "{path}");
        let og = only(values(&page, "meta[property='og:title']", "content"), path);
        assert_eq!(og, title, "{path}");
        if let Some(other) = titles.insert(title.clone(), path.to_owned()) {
            panic!("{path} and {other} are both called {title:?}");
        }
        if let Some(other) = descriptions.insert(description.clone(), path.to_owned()) {
            panic!("{path} and {other} are both described as {description:?}");
        }
    }
    assert_eq!(titles.len() + 1, pages(&REAL).count());
}

#[test]
fn every_page_has_one_heading_of_the_first_level_and_says_its_language() {
    for (path, page) in documents(&REAL) {
        assert_eq!(all(&page, "h1").len(), 1, "{path}");
        assert_eq!(values(&page, "html", "lang"), ["vi"], "{path}");
        assert_eq!(all(&page, "main").len(), 1, "{path}");
    }
}

/// What a page has below its title is styled once the title stands.
#[test]
fn the_styles_that_can_wait_come_right_after_the_title() {
    let mut waiting = 0;
    for (path, page) in documents(&REAL) {
        assert_eq!(all(&page, "head style").len(), 1, "{path}");
        assert!(all(&page, "body style").len() <= 1, "{path}");
        for style in all(&page, "body style") {
            let header = style.parent().and_then(ElementRef::wrap).unwrap();
            assert_eq!(header.value().name(), "header", "{path}");
            assert_eq!(all(&page, "main .part:first-child > header > h1").len(), 1, "{path}");
            assert!(style.next_sibling().is_none(), "{path}");
            waiting += 1;
        }
    }
    assert!(waiting > 15, "{waiting}");
}

/// A document carries its data once: what its markup shows is left out of the inlined JSON, and both
/// together are the file beside it.
#[test]
fn the_markup_and_the_inlined_data_are_the_file_beside_it() {
    let mut checked = 0;
    for (path, page) in pages(&REAL) {
        let inlined = all(&page, "script#_page-data");
        if path == "404.html" {
            assert!(inlined.is_empty());
            continue;
        }
        let file = text(&REAL, &path.replace("index.html", "page.json"));
        let whole: Page = serde_json::from_str(file).unwrap();
        let inlined: Page = serde_json::from_str(&inner(inlined[0])).unwrap();
        assert_eq!(inlined, whole.inlined(), "{path}");
        assert_eq!(whole.title, inner(all(&page, "head title")[0]), "{path}");
        assert_shows(&page, ".bar-inner", &whole.header);
        assert_shows(&page, "footer.foot", &whole.footer);
        for (at, part) in whole.parts.iter().enumerate() {
            let place = format!("main > :nth-child({})", at + 1);
            match part {
                Part::Still(markup) => assert_shows(&page, &format!("{place}.part"), markup),
                Part::Prose(blocks) => {
                    assert!(!blocks.is_empty(), "{path}");
                    assert!(!inner(all(&page, &format!("{place}.prose"))[0]).is_empty(), "{path}");
                }
                Part::Share => assert_eq!(all(&page, &format!("{place}.actions")).len(), 1),
            }
        }
        checked += 1;
    }
    assert_eq!(checked, text(&REAL, "sitemap.txt").lines().count());
}

/// An element holds this markup; both are read by the parser, which writes some letters its own way.
/// No markup is empty: to the app, what was left out is empty, and it would not see the difference. The
/// document's own styles are no part of it.
#[track_caller]
fn assert_shows(page: &Html, selector: &str, markup: &str) {
    assert!(!markup.is_empty(), "{selector}");
    let shown = only(all(page, selector).iter().map(ElementRef::inner_html).collect(), selector);
    let styles = all(page, &format!("{selector} style"));
    let shown = styles.iter().fold(shown, |shown, one| shown.replace(&one.html(), ""));
    assert_eq!(shown, Html::parse_fragment(markup).root_element().inner_html(), "{selector}");
}

/// The head's absolute addresses: canonical, og:url, og:image.
fn addresses(page: &Html) -> Vec<&str> {
    let mut found = values(page, "link[rel=canonical]", "href");
    found.extend(values(page, "meta[property='og:url']", "content"));
    found.extend(values(page, "meta[property='og:image']", "content"));
    found
}

#[test]
fn with_a_base_address_the_head_is_absolute() {
    for (path, page) in pages(&ADDRESSED) {
        let found = addresses(&page);
        assert_eq!(found.len(), 3, "{path}: {found:?}");
        for address in &found {
            assert!(address.starts_with(BASE), "{path}: {address}");
        }
        if path != "404.html" {
            let here = path.strip_suffix("index.html").unwrap();
            // The newest conference's own address is the one that stays.
            let here = if here.is_empty() { "so-ket-2021/" } else { here };
            assert_eq!(found[..2], [format!("{BASE}{here}"), format!("{BASE}{here}")]);
        }
        let picture = found[2].strip_prefix(BASE).unwrap();
        assert!(ADDRESSED[picture].starts_with(b"\x89PNG"), "{path}");
        for href in values(&page, "a[href]", "href") {
            assert!(!href.starts_with(BASE), "{path}: {href} would not work elsewhere");
        }
    }
    let sitemap = text(&ADDRESSED, "sitemap.xml");
    let listed: Vec<&str> =
        sitemap.split("<loc>").skip(1).map(|rest| rest.split_once("</loc>").unwrap().0).collect();
    assert_eq!(listed.len(), pages(&ADDRESSED).count() - 1, "every page but the 404");
    for url in &listed {
        let path = url.strip_prefix(BASE).unwrap_or_else(|| panic!("{url}"));
        assert!(ADDRESSED.contains_key(&format!("{path}index.html")), "{url}");
    }
}

#[test]
fn without_a_base_address_nothing_is_absolute() {
    for (path, page) in pages(&REAL) {
        for address in addresses(&page) {
            assert!(address.starts_with("./") || address.starts_with("../"), "{path}: {address}");
            let (picture, _) = target(path, address);
            assert!(REAL[&picture].starts_with(b"\x89PNG"), "{path}: {address}");
        }
    }
    assert!(!REAL.contains_key("sitemap.xml"), "its form has no relative addresses");
    assert!(!text(&REAL, "sitemap.txt").contains("//"));
}

#[test]
fn structured_data_is_json_and_names_what_the_page_is() {
    let kind = |path: &str| {
        let page = Html::parse_document(text(&REAL, path));
        let data: serde_json::Value =
            serde_json::from_str(&inner(all(&page, "script[type='application/ld+json']")[0]))
                .unwrap();
        data["@type"].as_str().unwrap().to_owned()
    };
    assert_eq!(kind("so-ket-2021/index.html"), "Event");
    assert_eq!(kind("so-ket-2021/bao-cao/ket-luan-07/index.html"), "Article");
}

#[test]
fn the_release_tells_nothing_of_its_making() {
    let (public, files) = &*ODD;
    let machine = [public.to_str().unwrap(), env!("CARGO_MANIFEST_DIR"), "DẤU-KHÔNG-ĐƯỢC-ĐĂNG"];
    let root = workspace();
    for (path, bytes) in files {
        assert!(!path.starts_with("content/") && !path.starts_with('/'), "{path}");
        let source = [".md", "conference.json", "site.json", ".rs"];
        assert!(!source.iter().any(|end| path.ends_with(end)), "{path}");
        for word in machine.iter().copied().chain(root.to_str()) {
            let found = bytes.windows(word.len()).any(|part| part == word.as_bytes());
            assert!(!found, "{path} holds {word:?}");
        }
        let mark = b"@KY-YEU-RELEASE@";
        assert!(!bytes.windows(mark.len()).any(|part| part == mark), "{path}: the id's place");
    }
}

/// The text that a reader sees or hears on any page, runs of space folded.
fn words_of_all(files: &Files) -> String {
    let main = "main, header.bar, footer.foot, title";
    let mut words = String::new();
    for (_, page) in pages(files) {
        for element in all(&page, main) {
            words.push_str(&inner(element));
            words.push(' ');
        }
    }
    folded(&words)
}

fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Each sentence ends with a stop that a space, a capital or a digit follows, as the article has it.
fn sentences(article: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for line in article.lines().map(folded).filter(|line| !line.is_empty()) {
        let letters: Vec<char> = line.chars().collect();
        let mut start = 0;
        for (at, letter) in letters.iter().enumerate() {
            let next = letters.get(at + 1);
            let ends = *letter == '.'
                && next
                    .is_none_or(|next| next.is_whitespace() || next.is_uppercase() || *next == '1');
            if ends || next.is_none() {
                sentences.push(letters[start..=at].iter().collect::<String>().trim().to_owned());
                start = at + 1;
            }
        }
    }
    sentences
}

#[test]
fn every_sentence_and_number_of_the_article_stands_in_the_pages() {
    let source = workspace().join("../shared/source/hoi-nghi-so-ket-2021.txt");
    let Ok(article) = fs::read_to_string(&source) else {
        eprintln!("skipped: the article is not beside the repository ({})", source.display());
        return;
    };
    let words = words_of_all(&REAL);
    let sentences = sentences(&article);
    assert!(sentences.len() > 20, "{sentences:?}");
    let missing: Vec<&String> = sentences.iter().filter(|one| !words.contains(*one)).collect();
    assert!(missing.is_empty(), "not in any page: {missing:#?}");
    let numbers: BTreeSet<&str> = article
        .split(|c: char| !c.is_ascii_digit() && c != '/')
        .map(|number| number.trim_matches('/'))
        .filter(|number| !number.is_empty())
        .collect();
    assert!(numbers.len() > 15, "{numbers:?}");
    for number in numbers {
        let stands = words
            .split(|c: char| !c.is_ascii_digit() && c != '/')
            .any(|one| one.trim_matches('/') == number);
        assert!(stands, "{number}");
    }
}

/// A site of several conferences: the repository's own, and older copies of it.
fn several(count: usize, days: impl Fn(usize) -> String) -> Temporary {
    let site = Temporary::new();
    let mut slugs = vec!["\"so-ket-2021\"".to_owned()];
    for number in 1..count {
        let slug = format!("hoi-nghi-{number:02}");
        support::copy(&site.content("so-ket-2021"), &site.content(&slug));
        let file = format!("{slug}/conference.json");
        site.edit(&file, "\"date\": \"2021-11-15\"", &format!("\"date\": \"{}\"", days(number)));
        slugs.push(format!("{slug:?}"));
    }
    // The order in which they are named does not count.
    slugs.reverse();
    site.edit(SITE, "\"so-ket-2021\"", &slugs.join(", "));
    site
}

#[test]
fn of_three_conferences_the_newest_is_home() {
    let files = &*THREE;
    let page = |path: &str| Html::parse_document(text(files, path));
    let home = page("index.html");
    assert_eq!(values(&home, ".masthead time", "datetime"), ["2021-11-15"]);
    assert_eq!(
        inner(all(&home, "main")[0]),
        inner(all(&page("so-ket-2021/index.html"), "main")[0]),
        "the newest conference's own page is the same"
    );
    let archive = page("luu-tru/index.html");
    assert_eq!(
        values(&archive, "ol.cards h2 a", "href"),
        ["../so-ket-2021/", "../hoi-nghi-02/", "../hoi-nghi-01/"]
    );
    assert!(!files.contains_key("luu-tru/2/index.html"));
    assert!(values(&home, "footer a", "href").contains(&"./luu-tru/"));
    let old = page("hoi-nghi-01/index.html");
    assert_eq!(values(&old, ".tabs a", "href")[0], "../hoi-nghi-01/");
}

/// A document without the mark that tells which document it is: another one has another.
fn without_mark(html: &str) -> String {
    let Some((before, rest)) = html.split_once("<meta name=\"ky-yeu-page\" content=\"") else {
        return html.to_owned();
    };
    let (_, after) = rest.split_once('>').unwrap();
    format!("{before}{after}")
}

/// A page's bytes do not grow with the number of conferences.
#[test]
fn other_conferences_change_nothing_but_the_link_to_the_archive() {
    let files = &*THREE;
    let mut compared = 0;
    for path in REAL.keys().filter(|path| path.starts_with("so-ket-2021/")) {
        let alone = without_mark(&String::from_utf8_lossy(&REAL[path]));
        let among = without_mark(&String::from_utf8_lossy(&files[path]));
        let is_page = path.ends_with(".html") || path.ends_with("page.json");
        if !is_page {
            assert!(alone == among, "{path}");
            continue;
        }
        let up = "../".repeat(path.matches('/').count());
        let link = format!(" <a href=\"{up}luu-tru/\">Các hội nghị</a>");
        let link_in_json = serde_json::to_string(&link).unwrap();
        let in_json = link_in_json.trim_matches('"');
        let without = among
            .replace(&link, "")
            .replace(in_json, "")
            .replace(&in_json.replace('<', "\\u003c"), "");
        assert!(without == alone, "{path}:\n{without}\n{alone}");
        assert!(without.len() < among.len(), "{path} leads to the archive");
        compared += 1;
    }
    assert!(compared > 10, "{compared}");
}

/// The days are the same, so that pictures are drawn once; equal days go by their names.
#[test]
fn twenty_five_conferences_take_two_pages_of_archive() {
    let files = rendered(&several(25, |_| "2020-05-19".to_owned()));
    let listed = |path: &str| -> Vec<String> {
        let page = Html::parse_document(text(&files, path));
        values(&page, "ol.cards h2 a", "href")
            .into_iter()
            .map(|href| target(path, href).0)
            .collect()
    };
    let (first, second) = (listed("luu-tru/index.html"), listed("luu-tru/2/index.html"));
    assert_eq!((first.len(), second.len()), (20, 5));
    assert_eq!(first[0], "so-ket-2021/index.html");
    let each: BTreeSet<&String> = first.iter().chain(&second).collect();
    assert_eq!(each.len(), 25);
    assert!(each.iter().all(|file| files.contains_key(*file)));
    assert!(!files.contains_key("luu-tru/3/index.html"));
    let second = Html::parse_document(text(&files, "luu-tru/2/index.html"));
    assert_eq!(values(&second, "a[rel=prev]", "href"), ["../../luu-tru/"]);
    let first = Html::parse_document(text(&files, "luu-tru/index.html"));
    assert_eq!(values(&first, "a[rel=next]", "href"), ["../luu-tru/2/"]);
}

/// The downloads are what a spreadsheet in Vietnam opens, with every number of the table.
#[test]
fn tables_can_be_downloaded() {
    let csv = text(&REAL, "so-ket-2021/so-lieu/can-bo.csv");
    assert!(csv.starts_with("\u{feff}Mã;Cấp;"), "{csv}");
    assert!(csv.contains("\r\n") && csv.contains(";143;"));
    let source = fs::read_to_string(workspace().join("public/content").join(Path::new(CONFERENCE)));
    assert!(source.unwrap().contains("can-bo.csv"));
}
