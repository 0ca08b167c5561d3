//! What is pasted into somebody else's page, from what the host tool has written of it.

/// How an embed form is to look.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// `light` or `dark`; empty for the reader's own.
    pub theme: String,
    /// Six hexadecimal digits, or nothing.
    pub accent: String,
    /// Whether the ground of the article shows through.
    pub clear: bool,
}

impl Look {
    /// What an address asks for: `?nen=dark&trong=1`, or nothing.
    #[must_use]
    pub fn query(&self) -> String {
        let parts = [
            (!self.theme.is_empty()).then(|| format!("nen={}", self.theme)),
            (!self.accent.is_empty()).then(|| format!("mau={}", self.accent)),
            self.clear.then(|| "trong=1".to_owned()),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) }
    }
}

/// The snippet of a page: markup in which `{site}` and `{look}` stand for what is known later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The frame.
    pub frame: String,
    /// The script that sizes it.
    pub script: String,
    /// The script's hash, where pages elsewhere may check it.
    pub integrity: String,
    /// The site's address.
    pub site: String,
}

impl Snippet {
    /// What is pasted.
    #[must_use]
    pub fn code(&self, look: &Look, with_script: bool) -> String {
        let said = |text: &str| {
            text.replace("{site}", &self.site)
                .replace("{look}", &look.query().replace('&', "&amp;"))
        };
        let mut code = said(&self.frame);
        if with_script {
            let hash =
                format!("<script integrity=\"{}\" crossorigin=\"anonymous\"", self.integrity);
            let script = said(&self.script);
            code.push('\n');
            code.push_str(&if self.integrity.is_empty() {
                script
            } else {
                script.replacen("<script", &hash, 1)
            });
        }
        code
    }

    /// Where the embed form stands.
    #[must_use]
    pub fn address(&self, look: &Look) -> String {
        let source = self.frame.split_once(" src=\"").and_then(|(_, rest)| rest.split_once('"'));
        let source = source.map_or("", |(source, _)| source);
        source.replace("{site}", &self.site).replace("{look}", &look.query())
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, Snippet};

    #[test]
    fn a_snippet_is_filled_in() {
        let snippet = Snippet {
            frame: "<iframe src=\"{site}nhung/a/{look}\"></iframe>".into(),
            script: "<script async src=\"{site}embed.js\"></script>".into(),
            integrity: String::new(),
            site: "https://a.vn/k/".into(),
        };
        let look = Look { theme: "dark".into(), accent: String::new(), clear: true };
        assert_eq!(snippet.address(&look), "https://a.vn/k/nhung/a/?nen=dark&trong=1");
        assert_eq!(
            snippet.code(&look, false),
            "<iframe src=\"https://a.vn/k/nhung/a/?nen=dark&amp;trong=1\"></iframe>"
        );
        let whole = Snippet { integrity: "sha384-x".into(), ..snippet };
        assert!(whole.code(&Look::default(), true).ends_with(
            "\n<script integrity=\"sha384-x\" crossorigin=\"anonymous\" async src=\"https://a.vn/k/embed.js\"></script>"
        ));
    }
}
