//! The states of a chart that the host draws beforehand, so that a page answers without the engine.

use std::collections::BTreeMap;

use chart::problem::Result;
use serde::Serialize;

use super::shown::{Shown, States};
use super::{Chart, Charts, Control, Kind, Options, Touched, key};

/// So many states of a chart are drawn beforehand, those with the least touched first. What goes
/// beyond is drawn by the engine when it is asked for.
pub const PREPARED_STATES: usize = 24;

/// So many bytes of them, before compression.
pub const PREPARED_BYTES: usize = 1_500_000;

/// A chart as a page has it: what can be chosen, and what each choice shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Prepared {
    /// Its title.
    pub title: String,
    /// What can be chosen.
    pub options: Vec<Options>,
    /// What is shown, by the name of the state (`key`).
    pub states: BTreeMap<String, Shown>,
    /// Whether that is all that can be asked for.
    #[serde(skip)]
    pub is_whole: bool,
}

impl Prepared {
    /// Draws the states of a chart.
    ///
    /// # Errors
    /// If the engine does not draw it before anything is touched. A state that cannot be drawn is
    /// left out: whoever asks for it is told why by the engine.
    pub fn draw(chart: &Chart, charts: &Charts) -> Result<Self> {
        let drawn = States::new(chart, charts)?;
        let options: Vec<Options> = drawn.controls.iter().map(options).collect();
        let mut states = BTreeMap::new();
        let mut bytes = 0;
        for (at, touched) in states_of(&options).into_iter().enumerate() {
            let shown = match drawn.shown(&touched) {
                Ok(shown) => shown,
                Err(problem) if at == 0 => return Err(problem),
                Err(_) => continue,
            };
            bytes += shown.bytes();
            if at > 0 && bytes > PREPARED_BYTES {
                break;
            }
            states.insert(key(&options, &touched), shown);
        }
        let is_whole = count(&options) == Some(states.len());
        Ok(Self { title: chart.title.clone(), options, states, is_whole })
    }
}

impl Shown {
    fn bytes(&self) -> usize {
        [&self.narrow, &self.wide, &self.rows, &self.summary, &self.alone]
            .iter()
            .map(|part| part.len())
            .sum()
    }
}

fn options(control: &Control) -> Options {
    let tokens = || control.choices().iter().map(super::Choice::token);
    let clears = control.field().is_some();
    // No choice is none of the tokens of what can be left unchosen.
    let choices = tokens().filter(|token| !clears || !token.is_empty()).collect();
    let (tokens, start) = match &control.kind {
        Kind::OneOf { start, .. } => {
            let started = tokens().nth(*start).filter(|token| !clears || !token.is_empty());
            (choices, started.into_iter().collect())
        }
        Kind::AnyOf { start, .. } => {
            let started = start.iter().filter_map(|at| control.choices().get(*at));
            (choices, started.map(super::Choice::token).collect())
        }
        Kind::Range { start, .. } => (Vec::new(), vec![start.to_string()]),
        Kind::Switch(start) => {
            (vec!["0".into(), "1".into()], vec![if *start { "1" } else { "0" }.into()])
        }
    };
    let several = matches!(control.kind, Kind::AnyOf { .. });
    let on_marks = control.on_marks;
    Options { param: control.param.to_string(), tokens, start, clears, several, on_marks }
}

/// What can be chosen of all parameters together: first what is chosen at the start, then what differs
/// from it least.
fn states_of(options: &[Options]) -> Vec<Touched> {
    // How much of a state differs from the start, and the state.
    let mut all: Vec<(usize, Touched)> = vec![(0, Touched::new())];
    for one in options {
        let choices = choices(one);
        let with = |(far, touched): &(usize, Touched)| -> Vec<(usize, Touched)> {
            let chosen = choices.iter().map(|(more, tokens)| {
                let mut touched = touched.clone();
                touched.push((one.param.clone(), tokens.clone()));
                (far + more, touched)
            });
            chosen.collect()
        };
        all = all.iter().flat_map(with).collect();
        all.sort_by_key(|(far, _)| *far);
        // What is too far already comes no nearer.
        all.truncate(PREPARED_STATES);
    }
    all.into_iter().map(|(_, touched)| touched).collect()
}

/// How many states there are; nothing where they cannot be counted out.
fn count(options: &[Options]) -> Option<usize> {
    options.iter().try_fold(1_usize, |count, one| {
        let choices = match (one.tokens.len(), one.several, one.clears) {
            (0, ..) if !one.clears => return None,
            (tokens, true, _) => 1_usize.checked_shl(tokens.try_into().ok()?)?,
            (tokens, false, clears) => tokens + usize::from(clears),
        };
        count.checked_mul(choices)
    })
}

/// What can be chosen of one parameter, and how far each is from the start.
fn choices(one: &Options) -> Vec<(usize, Vec<String>)> {
    let mut all: Vec<Vec<String>> = vec![one.start.clone()];
    let none = one.clears.then(Vec::new);
    let single = one.tokens.iter().map(|token| vec![token.clone()]);
    all.extend(none.into_iter().chain(single).filter(|tokens| *tokens != one.start));
    if one.several {
        all.extend(subsets(&one.tokens));
    }
    let far = |tokens: Vec<String>| {
        let far = if tokens == one.start { 0 } else { tokens.len().max(1) };
        (far, tokens)
    };
    all.into_iter().map(far).collect()
}

/// The subsets of two and more, small ones first, up to as many as are of use.
fn subsets(tokens: &[String]) -> Vec<Vec<String>> {
    // Each with the place after its last token, from which the larger ones go on.
    let mut of_size: Vec<(usize, Vec<String>)> =
        tokens.iter().enumerate().map(|(at, token)| (at + 1, vec![token.clone()])).collect();
    let mut all = Vec::new();
    while !of_size.is_empty() && all.len() < PREPARED_STATES {
        let grown = |(from, subset): &(usize, Vec<String>)| -> Vec<(usize, Vec<String>)> {
            let more = tokens.iter().enumerate().skip(*from);
            more.map(|(at, token)| {
                (at + 1, subset.iter().cloned().chain([token.clone()]).collect())
            })
            .collect()
        };
        of_size = of_size.iter().flat_map(grown).take(PREPARED_STATES).collect();
        all.extend(of_size.iter().map(|(_, subset)| subset.clone()));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::{Options, PREPARED_STATES, count, key, states_of};

    fn options(param: &str, tokens: &[&str], start: &[&str], several: bool) -> Options {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        let clears = start.is_empty();
        Options {
            param: param.into(),
            tokens: owned(tokens),
            start: owned(start),
            clears,
            several,
            on_marks: false,
        }
    }

    #[track_caller]
    fn check(all: &[Options], expected: &[&str]) {
        let keys: Vec<String> = states_of(all).iter().map(|state| key(all, state)).collect();
        assert_eq!(keys, expected);
        assert!(count(all).is_none_or(|count| count == expected.len()), "{:?}", count(all));
    }

    #[test]
    fn the_start_comes_first_and_then_what_differs_least() {
        check(&[], &[""]);
        check(&[options("p", &["a", "b"], &[], false)], &["", "a", "b"]);
        check(&[options("v", &["a", "b"], &["b"], false)], &["b", "a"]);
        check(
            &[options("p", &["a"], &[], false), options("v", &["x", "y"], &["x"], false)],
            &["\nx", "\ny", "a\nx", "a\ny"],
        );
    }

    #[test]
    fn a_legend_has_all_its_subsets() {
        check(
            &[options("l", &["a", "b", "c"], &[], true)],
            &["", "a", "b", "c", "a\tb", "a\tc", "b\tc", "a\tb\tc"],
        );
    }

    #[test]
    fn a_number_has_only_its_start() {
        let number = options("n", &[], &["5"], false);
        check(std::slice::from_ref(&number), &["5"]);
        assert_eq!(count(&[number]), None);
    }

    #[test]
    fn however_much_there_is_to_choose_the_number_of_states_has_a_limit() {
        let many: Vec<String> = (0..40).map(|at| format!("t{at}")).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        let all: Vec<Options> =
            ["a", "b", "c", "d"].iter().map(|name| options(name, &many, &[], true)).collect();
        let states = states_of(&all);
        assert_eq!(states.len(), PREPARED_STATES);
        let keys: std::collections::BTreeSet<String> =
            states.iter().map(|state| key(&all, state)).collect();
        assert_eq!(keys.len(), PREPARED_STATES, "each state once");
        assert_ne!(count(&all), Some(PREPARED_STATES));
    }
}
