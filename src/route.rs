//! The addresses of a site: what can be visited, and where it stands.

/// A page of the site. Slugs are lower-case Vietnamese without marks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// `/`: the newest conference.
    Home,
    /// `/<hoi-nghi>/`
    Conference(String),
    /// `/<hoi-nghi>/bao-cao/`
    Reports(String),
    /// `/<hoi-nghi>/bao-cao/<slug>/`
    Report(String, String),
    /// `/<hoi-nghi>/so-lieu/`
    Figures(String),
    /// `/<hoi-nghi>/so-lieu/<slug>/`
    Chart(String, String),
    /// `/<hoi-nghi>/anh/`
    Photos(String),
    /// `/<hoi-nghi>/anh/<slug>/`
    Photo(String, String),
    /// `/<hoi-nghi>/tai-lieu/`
    Documents(String),
    /// `/gioi-thieu/`
    About,
    /// `/luu-tru/` (page 1), `/luu-tru/2/`, …: all conferences, newest first.
    Archive(u32),
    /// `/404.html`, which a host shows at any address.
    NotFound,
}

/// `../` once, twice, …: addresses are at most four folders deep.
const UP: [&str; 5] = ["./", "../", "../../", "../../../", "../../../../"];

impl Route {
    /// The address relative to the site's root: folders with a trailing slash, `""` for home.
    ///
    /// ```
    /// use ky_yeu::route::Route;
    /// assert_eq!(Route::Home.path(), "");
    /// assert_eq!(Route::Report("a".into(), "b".into()).path(), "a/bao-cao/b/");
    /// ```
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Conference(conference) => join(&[conference]),
            Self::Reports(conference) => join(&[conference, "bao-cao"]),
            Self::Report(conference, slug) => join(&[conference, "bao-cao", slug]),
            Self::Figures(conference) => join(&[conference, "so-lieu"]),
            Self::Chart(conference, slug) => join(&[conference, "so-lieu", slug]),
            Self::Photos(conference) => join(&[conference, "anh"]),
            Self::Photo(conference, slug) => join(&[conference, "anh", slug]),
            Self::Documents(conference) => join(&[conference, "tai-lieu"]),
            Self::About => join(&["gioi-thieu"]),
            Self::Archive(1) => join(&["luu-tru"]),
            Self::Archive(page) => join(&["luu-tru", &page.to_string()]),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// Reads an address relative to the site's root, as the browser shows it: with or without the
    /// trailing slash or `index.html`. `None` if no page of a site can stand there.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let path = path.strip_suffix("index.html").unwrap_or(path);
        let path = path.strip_suffix('/').unwrap_or(path);
        let segments: Vec<&str> = path.split('/').collect();
        if path.is_empty() {
            return Some(Self::Home);
        }
        if !segments.iter().all(|segment| is_slug(segment)) {
            return None;
        }
        Some(match *segments.as_slice() {
            // Below it stand embed forms, which are no pages of the app.
            ["nhung", ..] => return None,
            ["gioi-thieu"] => Self::About,
            ["luu-tru"] => Self::Archive(1),
            ["luu-tru", page] => Self::Archive(page.parse().ok().filter(|page| *page > 1)?),
            [conference] => Self::Conference(conference.to_owned()),
            [conference, "bao-cao"] => Self::Reports(conference.to_owned()),
            [conference, "bao-cao", slug] => Self::Report(conference.to_owned(), slug.to_owned()),
            [conference, "so-lieu"] => Self::Figures(conference.to_owned()),
            [conference, "so-lieu", slug] => Self::Chart(conference.to_owned(), slug.to_owned()),
            [conference, "anh"] => Self::Photos(conference.to_owned()),
            [conference, "anh", slug] => Self::Photo(conference.to_owned(), slug.to_owned()),
            [conference, "tai-lieu"] => Self::Documents(conference.to_owned()),
            _ => return None,
        })
    }

    /// How this page's document reaches the site's root: `./`, `../`, …
    #[must_use]
    pub fn root(&self) -> &'static str {
        let depth = self.path().matches('/').count();
        UP.get(depth).copied().unwrap_or("./")
    }
}

fn join(segments: &[&str]) -> String {
    let mut path = segments.join("/");
    path.push('/');
    path
}

fn is_slug(segment: &str) -> bool {
    !segment.is_empty()
        && segment
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::Route;

    fn every_kind() -> Vec<Route> {
        let name = || "so-ket-2021".to_owned();
        vec![
            Route::Home,
            Route::Conference(name()),
            Route::Reports(name()),
            Route::Report(name(), "tong-quan".into()),
            Route::Figures(name()),
            Route::Chart(name(), "can-bo-theo-cap".into()),
            Route::Photos(name()),
            Route::Photo(name(), "quang-canh".into()),
            Route::Documents(name()),
            Route::About,
            Route::Archive(1),
            Route::Archive(12),
        ]
    }

    #[test]
    fn every_address_reads_back_as_its_route() {
        for route in every_kind() {
            let path = route.path();
            assert_eq!(Route::parse(&path), Some(route.clone()), "{path}");
            let bare = path.trim_end_matches('/');
            assert_eq!(Route::parse(bare), Some(route.clone()), "{bare}");
            assert_eq!(Route::parse(&format!("{path}index.html")), Some(route));
        }
    }

    #[test]
    fn every_address_finds_its_way_back_to_the_root() {
        for route in every_kind() {
            let ups = route.root().matches("../").count();
            assert_eq!(ups, route.path().matches('/').count(), "{route:?}");
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for path in [
            "a//b",
            "A/",
            "hội-nghị/",
            "a/bao-cao/b/c/",
            "luu-tru/1/",
            "luu-tru/x/",
            "a/b/",
            "nhung/",
            "nhung/so-lieu/",
            "a.json",
            "404.html",
        ] {
            assert_eq!(Route::parse(path), None, "{path}");
        }
    }
}
