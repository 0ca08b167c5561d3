//! The style sheet, made small: for each page, the rules that its markup can meet.

use std::collections::HashSet;

use anyhow::{Context as _, Result, anyhow};
use lightningcss::rules::{CssRule, CssRuleList};
use lightningcss::selector::{Component, Selector};
use lightningcss::stylesheet::{MinifyOptions, ParserOptions, PrinterOptions, StyleSheet};
use lightningcss::traits::ToCss;

/// How the conditions of what is for paper begin.
const PAPER: &str = "@media print";

/// The site's sheet, whole and ready to be cut to a page.
#[derive(Clone, Debug)]
pub struct Styles {
    whole: String,
    rules: Vec<Rule>,
}

#[derive(Clone, Debug)]
enum Rule {
    /// `a,b{…}`: the selectors, and the block.
    Style(Vec<Choice>, String),
    /// `@media …{…}`: the condition, and the rules under it.
    Group(String, Vec<Rule>),
    /// What names no element: it is everywhere.
    Always(String),
}

/// A selector, and what a page must have for it to meet anything.
#[derive(Clone, Debug)]
struct Choice {
    text: String,
    needs: Vec<Need>,
}

#[derive(Clone, Debug)]
enum Need {
    /// An element's name.
    Element(String),
    /// A class.
    Class(String),
    /// One of several selectors: `:is(…)`.
    OneOf(Vec<Vec<Need>>),
}

impl Styles {
    /// A sheet, without what only its writers need.
    ///
    /// # Errors
    /// If it is no CSS.
    pub fn parse(written: &str) -> Result<Self> {
        let faulty = |why: String| anyhow!("lỗi trong tệp CSS: {why}");
        let mut sheet = StyleSheet::parse(written, ParserOptions::default())
            .map_err(|error| faulty(error.to_string()))?;
        sheet.minify(MinifyOptions::default()).map_err(|error| faulty(error.to_string()))?;
        let whole = sheet.to_css(small()).map_err(|error| faulty(error.to_string()))?.code;
        Ok(Self { whole, rules: rules(&sheet.rules).context("lỗi trong tệp CSS")? })
    }

    /// Every rule of it.
    #[must_use]
    pub fn whole(&self) -> &str {
        &self.whole
    }

    /// The rules that can meet something in a page: every class and every element that a selector
    /// names stands in the markup. What a script or a visitor may change (attributes, states) is
    /// taken for possible.
    #[must_use]
    pub fn for_page(&self, markup: &str) -> String {
        text(&cut(&self.rules, &Names::of(markup)))
    }

    /// The rules of a page in two parts: those that its beginning can meet, and the others, which may
    /// come once it stands. What is for paper can always wait.
    #[must_use]
    pub fn in_parts(&self, beginning: &str, markup: &str) -> [String; 2] {
        let rules = cut(&self.rules, &Names::of(markup));
        parted(rules, &Names::of(beginning)).map(|part| text(&part))
    }
}

fn rules(list: &CssRuleList<'_>) -> Result<Vec<Rule>> {
    list.0.iter().map(rule).collect()
}

fn rule(rule: &CssRule<'_>) -> Result<Rule> {
    Ok(match rule {
        CssRule::Style(style) if style.rules.0.is_empty() => {
            let choices: Result<Vec<Choice>> = style.selectors.0.iter().map(choice).collect();
            Rule::Style(choices?, style.declarations.to_css_string(small())?)
        }
        CssRule::Media(media) => Rule::Group(
            format!("@media {}", media.query.to_css_string(small())?),
            rules(&media.rules)?,
        ),
        CssRule::Container(container) => {
            let head = CssRule::Container(lightningcss::rules::container::ContainerRule {
                rules: CssRuleList(Vec::new()),
                ..container.clone()
            });
            let head = head.to_css_string(small())?;
            Rule::Group(head.trim_end_matches(['{', '}', ' ']).to_owned(), rules(&container.rules)?)
        }
        other => Rule::Always(other.to_css_string(small())?),
    })
}

fn small() -> PrinterOptions<'static> {
    PrinterOptions { minify: true, ..PrinterOptions::default() }
}

fn choice(selector: &Selector<'_>) -> Result<Choice> {
    Ok(Choice { text: selector.to_css_string(small())?, needs: needs(selector) })
}

fn needs(selector: &Selector<'_>) -> Vec<Need> {
    let all = |list: &[Selector<'_>]| list.iter().map(needs).collect();
    let need = |part: &Component<'_>| match part {
        Component::LocalName(name) => Some(Need::Element(name.lower_name.to_string())),
        Component::Class(name) => Some(Need::Class(name.0.to_string())),
        Component::Is(list) | Component::Where(list) => Some(Need::OneOf(all(list))),
        _ => None,
    };
    selector.iter_raw_match_order().filter_map(need).collect()
}

/// The elements and the classes of a page: the root, and what its markup holds.
#[derive(Debug)]
struct Names<'m> {
    elements: HashSet<&'m str>,
    classes: HashSet<&'m str>,
}

impl<'m> Names<'m> {
    /// A page has many thousands of tags, and few names: none is copied.
    fn of(markup: &'m str) -> Self {
        let tags = markup.split('<').skip(1);
        let elements = tags.map(|tag| until(tag, |letter| !letter.is_ascii_alphanumeric()));
        let quoted = markup.split('"').zip(markup.split('"').skip(1));
        let values = quoted.filter(|(before, _)| before.ends_with(" class="));
        Self {
            elements: ["html", "body"].into_iter().chain(elements).collect(),
            classes: values.flat_map(|(_, value)| value.split_ascii_whitespace()).collect(),
        }
    }
}

fn until(text: &str, ends: impl Fn(char) -> bool) -> &str {
    text.split(ends).next().unwrap_or_default()
}

fn met(needs: &[Need], names: &Names<'_>) -> bool {
    needs.iter().all(|need| match need {
        Need::Element(name) => names.elements.contains(name.as_str()),
        Need::Class(name) => names.classes.contains(name.as_str()),
        Need::OneOf(choices) => choices.iter().any(|needs| met(needs, names)),
    })
}

/// The rules that can meet something, each with the selectors that can.
fn cut(rules: &[Rule], names: &Names<'_>) -> Vec<Rule> {
    let cut_one = |rule: &Rule| match rule {
        Rule::Style(choices, block) => {
            let met = choices.iter().filter(|choice| met(&choice.needs, names));
            let met: Vec<Choice> = met.cloned().collect();
            (!met.is_empty()).then(|| Rule::Style(met, block.clone()))
        }
        Rule::Group(condition, rules) => group(condition, cut(rules, names)),
        Rule::Always(_) => Some(rule.clone()),
    };
    rules.iter().filter_map(cut_one).collect()
}

fn group(condition: &str, rules: Vec<Rule>) -> Option<Rule> {
    (!rules.is_empty()).then(|| Rule::Group(condition.to_owned(), rules))
}

/// The rules that can meet something that is named, and the others.
fn parted(rules: Vec<Rule>, names: &Names<'_>) -> [Vec<Rule>; 2] {
    let mut parts = [Vec::new(), Vec::new()];
    for rule in rules {
        let [first, rest] = match rule {
            Rule::Style(ref choices, _) => {
                let is_first = choices.iter().any(|choice| met(&choice.needs, names));
                if is_first { [Some(rule), None] } else { [None, Some(rule)] }
            }
            Rule::Group(condition, rules) if !condition.starts_with(PAPER) => {
                parted(rules, names).map(|part| group(&condition, part))
            }
            other => [None, Some(other)],
        };
        parts[0].extend(first);
        parts[1].extend(rest);
    }
    parts
}

fn text(rules: &[Rule]) -> String {
    let written = |rule: &Rule| match rule {
        Rule::Style(choices, block) => {
            let choices: Vec<&str> = choices.iter().map(|choice| choice.text.as_str()).collect();
            format!("{}{{{block}}}", choices.join(","))
        }
        Rule::Group(condition, rules) => format!("{condition}{{{}}}", text(rules)),
        Rule::Always(text) => text.clone(),
    };
    rules.iter().map(written).collect()
}

#[cfg(test)]
mod tests {
    use super::Styles;

    #[track_caller]
    fn check(written: &str, markup: &str, expected: &str) {
        assert_eq!(Styles::parse(written).unwrap().for_page(markup), expected);
    }

    #[test]
    fn a_rule_stays_where_its_elements_and_classes_are() {
        check("p { color: red } td { color: red }", "<p>x</p>", "p{color:red}");
        check(".a { color: red } .b { color: red }", "<p class=\"x a\">", ".a{color:red}");
        check(".a p > b { color: red }", "<p class=\"a\"><b>", ".a p>b{color:red}");
        check(".a p > b { color: red }", "<p><b>", "");
    }

    #[test]
    fn of_several_selectors_those_stay_that_meet_something() {
        check("p, td, .a { color: red }", "<p>", "p{color:red}");
        check("p :is(td, b) { color: red }", "<p><b>", "p :is(td,b){color:red}");
        check("p :is(td, th) { color: red }", "<p><b>", "");
    }

    #[test]
    fn what_may_come_to_be_is_kept() {
        let kept = "p:not(.a)[data-x]:hover:after{color:red}";
        check(kept, "<p>", kept);
        let root = ":root[data-size=\"2\"]{color:red}*{margin:0}body{color:#00f}";
        check(root, "", root);
    }

    #[test]
    fn a_condition_with_nothing_under_it_goes() {
        let print = "@media print { @page { margin: 1cm } td { color: red } }";
        check(print, "<p>", "@media print{@page{margin:1cm}}");
        check("@media print { td { color: red } }", "<p>", "");
    }

    #[test]
    fn a_page_has_what_its_beginning_needs_first() {
        let written = "p { color: red } td, b { margin: 0 } @media (width >= 9rem) { p { color: #00f } td { margin: 1px } } @media print { p { color: #000 } } :root { color: #00f }";
        let styles = Styles::parse(written).unwrap();
        let expected = [
            "p{color:red}@media (width>=9rem){p{color:#00f}}:root{color:#00f}",
            "td{margin:0}@media (width>=9rem){td{margin:1px}}@media print{p{color:#000}}",
        ];
        assert_eq!(styles.in_parts("<p>", "<p><td>"), expected);
        let [_, rest] = styles.in_parts("<p><td>", "<p><td>");
        assert_eq!(rest, "@media print{p{color:#000}}");
    }

    #[test]
    fn a_page_of_everything_has_the_whole_sheet() {
        let styles = Styles::parse(ky_yeu::styles::STYLES).unwrap();
        let classes = ky_yeu::styles::STYLES.split('.').skip(1);
        let word =
            |rest: &str| super::until(rest, |it| !it.is_alphanumeric() && it != '-').to_owned();
        let classes: Vec<String> = classes.map(word).collect();
        let elements = ky_yeu::styles::STYLES.split(|it: char| !it.is_alphanumeric());
        let elements: String = elements.map(|name| format!("<{name}>")).collect();
        let everything = format!("<p class=\"{}\">{elements}", classes.join(" "));
        assert_eq!(styles.for_page(&everything), styles.whole());
    }
}
