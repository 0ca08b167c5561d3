//! What can be chosen of a chart, by the tokens of its inputs: how a page finds the state that its
//! inputs ask for among those that have been drawn beforehand.

use serde::{Deserialize, Serialize};

use super::Touched;

/// What one parameter of a chart can be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Options {
    /// The parameter.
    pub param: String,
    /// The tokens that can be chosen, in order; none for a number, which has too many.
    pub tokens: Vec<String>,
    /// The tokens that are chosen before anything is touched.
    pub start: Vec<String>,
    /// Whether none of the tokens may be chosen, as in a filter that lets all pass.
    pub clears: bool,
    /// Whether several may be chosen together.
    pub several: bool,
    /// Whether a mark that is touched chooses its value.
    pub on_marks: bool,
}

impl Options {
    /// What these tokens choose: those that there are, in their order.
    fn chosen<'a>(&'a self, tokens: &'a [String]) -> Vec<&'a str> {
        if self.tokens.is_empty() {
            return tokens.iter().map(String::as_str).collect();
        }
        let known = self.tokens.iter().filter(|token| tokens.contains(token));
        let known = known.map(String::as_str).take(if self.several { usize::MAX } else { 1 });
        let known: Vec<&str> = known.collect();
        if known.is_empty() && !self.clears {
            return self.start.iter().map(String::as_str).collect();
        }
        known
    }
}

/// The name of a state: what is chosen of each parameter. Tokens that a chart does not have choose
/// nothing; a parameter that is not among what has been touched is as it was at the start.
#[must_use]
pub fn key(options: &[Options], touched: &Touched) -> String {
    let name = |one: &Options| {
        let found = touched.iter().find(|(param, _)| *param == one.param);
        one.chosen(found.map_or(&one.start, |(_, tokens)| tokens)).join("\t")
    };
    options.iter().map(name).collect::<Vec<String>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Options, key};

    fn options(tokens: &[&str], start: &[&str], clears: bool, several: bool) -> Options {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        Options {
            param: "p".into(),
            tokens: owned(tokens),
            start: owned(start),
            clears,
            several,
            on_marks: false,
        }
    }

    #[track_caller]
    fn check(one: &Options, touched: Option<&[&str]>, expected: &str) {
        let tokens = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let touched = touched.map(|all| ("p".to_owned(), tokens(all)));
        assert_eq!(key(std::slice::from_ref(one), &touched.into_iter().collect()), expected);
    }

    #[test]
    fn a_filter_chooses_what_it_has_or_nothing() {
        let filter = options(&["a", "b"], &["b"], true, false);
        check(&filter, Some(&["a"]), "a");
        check(&filter, Some(&[""]), "");
        check(&filter, Some(&["elsewhere"]), "");
        check(&filter, None, "b");
    }

    #[test]
    fn a_legend_chooses_several_in_its_own_order() {
        let legend = options(&["a", "b", "c"], &[], true, true);
        check(&legend, Some(&["c", "a"]), "a\tc");
        check(&legend, Some(&[]), "");
    }

    #[test]
    fn a_variable_always_has_a_value() {
        let variable = options(&["a", "b"], &["a"], false, false);
        check(&variable, Some(&["b"]), "b");
        check(&variable, Some(&["x"]), "a");
        check(&variable, Some(&[]), "a");
    }

    #[test]
    fn a_number_is_what_it_is() {
        check(&options(&[], &["5"], false, false), Some(&["7"]), "7");
        check(&options(&[], &["5"], false, false), None, "5");
    }
}
