//! Selections that are made on the marks: a mark that is touched chooses its value. Each has inputs as
//! well, for whoever has no pointer or no script, and these are its state like any other's.

use std::collections::BTreeSet;

use chart::Compiled;
#[cfg(not(target_arch = "wasm32"))]
use chart::problem::Path;
use chart::spec::read::Read;
use chart::spec::select::selection_type;
use chart::value::{Name, Value};

use super::drawing::main_view;
use super::marking::Marked;
use super::{Choice, Control, Kind, Options, control};
use crate::texts;

/// A field may have so many values to choose among; up to so many of them are buttons.
const MOST: usize = 100;
const BUTTONS: usize = 12;

/// Events that only follow a pointer: the ring around the mark that is meant says as much.
const FOLLOWING: [&str; 6] =
    ["pointerover", "pointermove", "pointerenter", "mouseover", "mousemove", "mouseenter"];

/// Whether a parameter is a point selection that is made by touching marks: as Vega-Lite has it, unless
/// it is bound; then where it says `on`.
pub(super) fn is_on_marks(param: &Value) -> bool {
    let on = param.at("select").at("on");
    let event = on.str().or_else(|| on.at("type").str());
    let follows = event.is_some_and(|event| FOLLOWING.iter().any(|one| event.starts_with(one)));
    let is_bound = param.at("bind").is_some();
    selection_type(param) == Some("point") && !follows && (!is_bound || event.is_some())
}

/// What a selection that is bound to nothing chooses among, and what that is called; nothing where the
/// picture does not tell it, or tells too much.
pub(super) fn made(param: &Value, compiled: &Compiled) -> Option<(String, Kind)> {
    if param.at("bind").is_some() || !is_on_marks(param) {
        return None;
    }
    let select = param.at("select");
    let (field, key) = projection(select, compiled)?;
    let (label, choices) = control::entries(&field, compiled)?;
    let is_plain = |choice: &Choice| {
        matches!(choice.value, Value::Text(_) | Value::Number(_) | Value::Bool(_))
    };
    if !(2..=MOST).contains(&choices.len()) || !choices.iter().all(is_plain) {
        return None;
    }
    let start = control::started(param, &key, &choices);
    let is_list = choices.len() > BUTTONS;
    if !is_list && select.at("toggle").bool() != Some(false) {
        return Some((label, Kind::AnyOf { field, choices, start }));
    }
    let all = Choice { label: texts::ANY_CHOICE.to_owned(), ..Choice::plain(&Value::Null) };
    let choices: Vec<Choice> = std::iter::once(all).chain(choices).collect();
    let start = start.first().map_or(0, |at| at + 1);
    Some((label, Kind::OneOf { field: Some(field), choices, start, is_list }))
}

/// The selections of a spec that readers have no way to make on a page, with their places.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn unanswered(spec: &Value, controls: &[Control]) -> Vec<(Path, String)> {
    let one = |(place, param): (Path, &Value)| {
        let name = param.at("name").str()?;
        let has_control = controls.iter().any(|control| *control.param == *name);
        (param.at("select").is_some() && !has_control)
            .then(|| (place.key("select"), name.to_owned()))
    };
    control::params(spec).into_iter().filter_map(one).collect()
}

/// The column that a selection is of, and the name that its value has for it. Without one Vega-Lite selects
/// a row; a row has no name that an address could have, so the column stands for it that tells rows apart.
fn projection(select: &Value, compiled: &Compiled) -> Option<(Name, Name)> {
    match (select.at("fields").items(), select.at("encodings").items()) {
        ([field], []) => Some((field.to_text(), field.to_text())),
        ([], [channel]) => {
            let channel = channel.to_text();
            let mut fields = compiled.views.iter().flat_map(|view| &view.fields);
            let field = fields.find(|field| *field.channel == *channel)?;
            Some((Name::clone(&field.column), channel))
        }
        ([], []) => {
            let view = main_view(&compiled.views)?;
            let tells_apart = |column: &Name| {
                let Some(values) = view.table.column(column) else { return false };
                let mut seen = BTreeSet::new();
                values.iter().all(|value| seen.insert(value.to_text()))
            };
            let discrete = view.fields.iter().filter(|field| !field.steps.is_empty());
            let column = &discrete.map(|field| &field.column).find(|it| tells_apart(it))?;
            Some((Name::clone(column), Name::clone(column)))
        }
        _ => None,
    }
}

/// The classes by which marks tell what they choose: `s0-2` is the third token of the first control.
pub(super) fn marked(controls: &[Control]) -> Vec<Marked<'_>> {
    let on_marks = controls.iter().enumerate().filter(|(_, control)| control.on_marks);
    let classes = |(at, control): (usize, &Control)| -> Vec<Option<String>> {
        let mut token = 0;
        let class_of = |choice: &Choice| {
            let class = choice.value.is_present().then(|| class(at, token));
            token += usize::from(class.is_some());
            class
        };
        control.choices().iter().map(class_of).collect()
    };
    on_marks.map(|one| Marked { control: one.1, classes: classes(one) }).collect()
}

/// The class of marks that choose a control's token.
#[must_use]
pub fn class(control: usize, token: usize) -> String {
    format!("s{control}-{token}")
}

/// What is chosen of a parameter once a mark has been touched: the mark's token alone, or nothing if it was
/// that alone already. With `adds`, it comes to what is chosen, or goes from it, where several can be.
#[must_use]
pub fn picked(one: &Options, chosen: &[String], token: &str, adds: bool) -> Vec<String> {
    let together = adds && one.several;
    let goes = chosen.iter().any(|it| it == token) && (together || chosen.len() == 1);
    let mut after = if together { chosen.to_vec() } else { Vec::new() };
    after.retain(|it| it != token);
    if !goes {
        after.push(token.to_owned());
    }
    after
}

#[cfg(test)]
mod tests {
    use super::{Options, is_on_marks, picked};
    use chart::value::Value;

    #[track_caller]
    fn check(param: &str, expected: bool) {
        let param: Value = serde_json::from_str(param).unwrap();
        assert_eq!(is_on_marks(&param), expected);
    }

    #[test]
    fn a_point_selection_is_made_on_marks_unless_it_is_bound() {
        check(r#"{"select":"point"}"#, true);
        check(r#"{"select":{"type":"point","on":"click"}}"#, true);
        check(r#"{"select":{"type":"point"},"bind":"legend"}"#, false);
        check(r#"{"select":{"type":"point","on":"click"},"bind":"legend"}"#, true);
        check(r#"{"select":{"type":"point","on":{"type":"mouseover"}}}"#, false);
        check(r#"{"select":{"type":"point","on":"pointerover"}}"#, false);
        check(r#"{"select":"interval"}"#, false);
        check(r#"{"value":1}"#, false);
    }

    fn options(several: bool) -> Options {
        let owned = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        Options {
            param: "p".into(),
            tokens: owned(&["a", "b", "c"]),
            start: Vec::new(),
            clears: true,
            several,
            on_marks: true,
        }
    }

    #[track_caller]
    fn pick(several: bool, chosen: &[&str], token: &str, adds: bool, expected: &[&str]) {
        let chosen: Vec<String> = chosen.iter().map(|one| (*one).to_owned()).collect();
        assert_eq!(picked(&options(several), &chosen, token, adds), expected);
    }

    #[test]
    fn a_mark_is_chosen_alone_and_again_not_at_all() {
        pick(true, &[], "a", false, &["a"]);
        pick(true, &["a"], "a", false, &[]);
        pick(true, &["b", "c"], "a", false, &["a"]);
        pick(true, &["a", "b"], "a", false, &["a"]);
        pick(false, &[""], "a", false, &["a"]);
        pick(false, &["a"], "a", false, &[]);
    }

    #[test]
    fn with_shift_marks_are_chosen_together() {
        pick(true, &["a"], "b", true, &["a", "b"]);
        pick(true, &["a", "b"], "a", true, &["b"]);
        // Where one can be chosen, one is.
        pick(false, &["a"], "b", true, &["b"]);
    }
}
