//! The controls of a chart: its spec's parameters that are bound to a legend or to an input, and the
//! selections that are made on its marks.

use std::collections::BTreeSet;

use chart::problem::Path;
use chart::spec::read::{Read, list_of};
use chart::state::State;
use chart::value::{Name, Value};
use chart::{Compiled, FieldData};

use super::picking;

/// A parameter that readers can touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Control {
    /// The parameter's name.
    pub param: Name,
    /// What it is called.
    pub label: String,
    /// What can be chosen.
    pub kind: Kind,
    /// Whether a mark that is touched chooses its value.
    pub on_marks: bool,
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One of several values, as buttons or as a list.
    OneOf {
        /// The field that must have the value; none for a variable.
        field: Option<Name>,
        /// What there is; a value that is `null` stands for no choice.
        choices: Vec<Choice>,
        /// Which one is chosen at the start.
        start: usize,
        /// As a list that opens.
        is_list: bool,
    },
    /// Any of the values of a field, as a legend's entries; none is as good as all.
    AnyOf {
        /// The field that must have one of the values.
        field: Name,
        /// What there is.
        choices: Vec<Choice>,
        /// Which ones are chosen at the start, in order.
        start: Vec<usize>,
    },
    /// A number between two others.
    Range {
        /// The least, the greatest, and from one to the next.
        bounds: [f64; 3],
        /// The number at the start.
        start: f64,
    },
    /// Yes or no.
    Switch(bool),
}

/// A value that can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The value, as the spec has it.
    pub value: Value,
    /// As it is shown.
    pub label: String,
    /// The colour that it has in the picture.
    pub swatch: Option<String>,
}

impl Choice {
    /// A value that is called as it is.
    pub(super) fn plain(value: &Value) -> Self {
        Self { value: value.clone(), label: value.to_text().to_string(), swatch: None }
    }

    /// As addresses and inputs have it; empty for no choice.
    #[must_use]
    pub fn token(&self) -> String {
        if self.value.is_present() { self.value.to_text().to_string() } else { String::new() }
    }
}

impl Control {
    /// What can be chosen; nothing for a range.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            Kind::OneOf { choices, .. } | Kind::AnyOf { choices, .. } => choices,
            Kind::Range { .. } | Kind::Switch(_) => &[],
        }
    }

    /// What these tokens choose, in words; nothing where they choose nothing.
    #[must_use]
    pub fn told(&self, tokens: &[String]) -> Option<String> {
        let labels: Vec<&str> = self
            .choices()
            .iter()
            .filter(|choice| !choice.token().is_empty() && tokens.contains(&choice.token()))
            .map(|choice| choice.label.as_str())
            .collect();
        match &self.kind {
            Kind::Range { .. } => Some(format!("{}: {}", self.label, tokens.first()?)),
            Kind::Switch(_) => (tokens.first()? == "1").then(|| self.label.clone()),
            _ if labels.is_empty() => None,
            _ => Some(format!("{}: {}", self.label, labels.join(", "))),
        }
    }

    /// The field that marks must have the chosen value of.
    #[must_use]
    pub fn field(&self) -> Option<&Name> {
        match &self.kind {
            Kind::OneOf { field, .. } => field.as_ref(),
            Kind::AnyOf { field, .. } => Some(field),
            Kind::Range { .. } | Kind::Switch(_) => None,
        }
    }
}

/// The controls of a spec. What legends show is known once the untouched picture is compiled.
#[must_use]
pub fn read(spec: &Value, compiled: &Compiled) -> Vec<Control> {
    params(spec).iter().filter_map(|(_, param)| control(param, compiled)).collect()
}

/// Where views stand in a view.
const VIEWS: [&str; 4] = ["layer", "concat", "hconcat", "vconcat"];

/// The parameters of a spec and of the views within it, with their places.
pub(super) fn params(spec: &Value) -> Vec<(Path, &Value)> {
    let mut all = Vec::new();
    collect(spec, &Path::root(), &mut all);
    all
}

fn collect<'s>(view: &'s Value, place: &Path, all: &mut Vec<(Path, &'s Value)>) {
    let own = place.key("params");
    let params = view.at("params").items().iter().enumerate();
    all.extend(params.map(|(at, param)| (own.index(at), param)));
    for name in VIEWS {
        let place = place.key(name);
        for (at, inner) in view.at(name).items().iter().enumerate() {
            collect(inner, &place.index(at), all);
        }
    }
    if let Some(inner) = view.member("spec") {
        collect(inner, &place.key("spec"), all);
    }
}

fn control(param: &Value, compiled: &Compiled) -> Option<Control> {
    let name: Name = param.at("name").str()?.into();
    let (label, kind) = bound(&name, param, compiled).or_else(|| picking::made(param, compiled))?;
    Some(Control { param: name, label, kind, on_marks: picking::is_on_marks(param) })
}

/// What is chosen by the inputs that a parameter is bound to, and what that is called.
fn bound(name: &str, param: &Value, compiled: &Compiled) -> Option<(String, Kind)> {
    let select = param.at("select");
    let bind = param.at("bind");
    if bind.str() == Some("legend") || bind.at("legend").is_some() {
        let field = projected(select)?;
        let (label, choices) = legend(&field, compiled)?;
        return Some((
            label,
            Kind::AnyOf { start: started(param, &field, &choices), field, choices },
        ));
    }
    let field = if select.is_some() { Some(projected(select)?) } else { None };
    let input = match &field {
        // Either one input for the field, or an input by the field's name.
        Some(field) if bind.member(field).is_some() => bind.at(field),
        _ => bind,
    };
    let label = input.at("name").str().unwrap_or(name).to_owned();
    Some((label, kind(input, param.at("value"), field)?))
}

/// Which of the choices a selection starts with; `key` is what its value has their field as.
pub(super) fn started(param: &Value, key: &str, choices: &[Choice]) -> Vec<usize> {
    let tuples = list_of(param.at("value"));
    let values: Vec<_> = tuples.iter().map(|tuple| tuple.at(key).key()).collect();
    let is_started =
        |at: &usize| choices.get(*at).is_some_and(|choice| values.contains(&choice.value.key()));
    (0..choices.len()).filter(is_started).collect()
}

fn kind(input: &Value, start: &Value, field: Option<Name>) -> Option<Kind> {
    let look = input.at("input").str()?;
    match look {
        "radio" | "select" => {
            let choices = choices(input);
            let started = match &field {
                Some(field) => list_of(start).first().map(|first| first.at(field).clone()),
                None => Some(start.clone()),
            };
            let started = started.unwrap_or_default();
            let start = choices.iter().position(|choice| choice.value.key() == started.key());
            let start = start.unwrap_or_default();
            Some(Kind::OneOf { field, choices, start, is_list: look == "select" })
        }
        "range" => {
            let bound = |name: &str, otherwise: f64| input.at(name).num().unwrap_or(otherwise);
            let (least, greatest) = (bound("min", 0.0), bound("max", 100.0));
            let start = start.num().unwrap_or(least);
            Some(Kind::Range { bounds: [least, greatest, bound("step", 1.0)], start })
        }
        "checkbox" => Some(Kind::Switch(start.to_bool())),
        _ => None,
    }
}

fn choices(input: &Value) -> Vec<Choice> {
    let labels = input.at("labels").items();
    let choice = |(at, value): (usize, &Value)| {
        let label = labels.get(at).unwrap_or(value);
        Choice { label: label.to_text().to_string(), ..Choice::plain(value) }
    };
    input.at("options").items().iter().enumerate().map(choice).collect()
}

/// The one field that a point selection is of.
fn projected(select: &Value) -> Option<Name> {
    match select.at("fields").items() {
        [only] => Some(only.to_text()),
        _ => None,
    }
}

/// The title and the entries of the legend of a field.
fn legend(field: &str, compiled: &Compiled) -> Option<(String, Vec<Choice>)> {
    let mut fields = discrete(field, compiled);
    let shown = fields.find(|one| is_colour(one.channel))?;
    let choice = |(value, look): &(Value, Value)| Choice {
        swatch: look.str().map(str::to_owned),
        ..Choice::plain(value)
    };
    Some((shown.title.clone(), shown.steps.iter().map(choice).collect()))
}

/// What a field is called and the values that it has, wherever the picture shows them: those of its legend,
/// else of another discrete scale, else in the order of the rows.
pub(super) fn entries(field: &str, compiled: &Compiled) -> Option<(String, Vec<Choice>)> {
    if let Some(legend) = legend(field, compiled) {
        return Some(legend);
    }
    if let Some(shown) = discrete(field, compiled).next() {
        let choices = shown.steps.iter().map(|(value, _)| Choice::plain(value));
        return Some((shown.title.clone(), choices.collect()));
    }
    let column = compiled.views.iter().find_map(|view| view.table.column(field))?;
    let mut seen = BTreeSet::new();
    let new = column.iter().filter(|value| seen.insert(value.to_text()));
    Some((field.to_owned(), new.map(Choice::plain).collect()))
}

/// The encodings of a field that have a discrete scale.
fn discrete<'c>(field: &'c str, compiled: &'c Compiled) -> impl Iterator<Item = &'c FieldData> {
    let fields = compiled.views.iter().flat_map(|view| &view.fields);
    fields.filter(move |one| &*one.column == field && !one.steps.is_empty())
}

fn is_colour(channel: &str) -> bool {
    matches!(channel, "color" | "fill" | "stroke")
}

/// What a reader has touched: each parameter with the tokens of what is chosen.
pub type Touched = Vec<(String, Vec<String>)>;

/// The state of a chart, and the tokens that none of its choices has.
#[must_use]
pub fn state(controls: &[Control], touched: &Touched) -> (State, Vec<String>) {
    let mut state = State::default();
    let mut unknown = Vec::new();
    for control in controls {
        let Some((_, tokens)) = touched.iter().find(|(param, _)| **param == *control.param) else {
            continue;
        };
        if let Some(value) = value(control, tokens, &mut unknown) {
            state.set(&control.param, value);
        }
    }
    (state, unknown)
}

fn value(control: &Control, tokens: &[String], unknown: &mut Vec<String>) -> Option<Value> {
    let mut chosen = Vec::new();
    match &control.kind {
        Kind::Range { bounds: [least, greatest, _], .. } => {
            let token = tokens.first()?;
            let number = token.parse::<f64>().ok().filter(|number| number.is_finite());
            if number.is_none() {
                unknown.push(token.clone());
            }
            return number.map(|number| Value::Number(number.min(*greatest).max(*least)));
        }
        Kind::Switch(_) => return Some(Value::Bool(tokens.first()? == "1")),
        Kind::OneOf { choices, .. } | Kind::AnyOf { choices, .. } => {
            for token in tokens {
                match choices.iter().find(|choice| choice.token() == *token) {
                    Some(choice) => chosen.push(choice.value.clone()),
                    None => unknown.push(token.clone()),
                }
            }
        }
    }
    match control.field() {
        None => chosen.first().cloned(),
        Some(field) => {
            let tuple = |value: Value| Value::object(vec![(Name::clone(field), value)]);
            let present = chosen.into_iter().filter(Value::is_present);
            Some(Value::list(present.map(tuple).collect()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Choice, Control, Kind, Touched, state};
    use chart::value::Value;

    fn control(param: &str, field: Option<&str>, values: &[&str]) -> Control {
        let choice = |value: &&str| Choice {
            value: if value.is_empty() { Value::Null } else { Value::text(value) },
            label: (*value).to_owned(),
            swatch: None,
        };
        let choices = values.iter().map(choice).collect();
        let kind = Kind::OneOf { field: field.map(Into::into), choices, start: 0, is_list: false };
        Control { param: param.into(), label: param.to_owned(), kind, on_marks: false }
    }

    fn touched(entries: &[(&str, &[&str])]) -> Touched {
        let tokens = |all: &[&str]| all.iter().map(|one| (*one).to_owned()).collect();
        entries.iter().map(|(name, all)| ((*name).to_owned(), tokens(all))).collect()
    }

    #[track_caller]
    fn check(control: Control, tokens: &[&str], expected: &str, unknown: &[&str]) {
        let name = control.param.to_string();
        let (state, told) = state(&[control], &touched(&[(&name, tokens)]));
        assert_eq!(state.get(&name).map_or("-".into(), Value::to_json), expected);
        assert_eq!(told, unknown);
    }

    #[test]
    fn what_is_chosen_becomes_the_value_of_its_parameter() {
        check(control("v", None, &["a", "b"]), &["b"], "\"b\"", &[]);
        check(control("p", Some("f"), &["", "a"]), &["a"], "[{\"f\":\"a\"}]", &[]);
        check(control("p", Some("f"), &["", "a"]), &[""], "[]", &[]);
        check(
            control("p", Some("f"), &["a", "b"]),
            &["a", "b"],
            "[{\"f\":\"a\"},{\"f\":\"b\"}]",
            &[],
        );
    }

    #[test]
    fn what_nobody_can_choose_falls_back_and_is_told() {
        check(control("v", None, &["a"]), &["<script>"], "-", &["<script>"]);
        check(control("p", Some("f"), &["a"]), &["a", "x"], "[{\"f\":\"a\"}]", &["x"]);
        let range = Kind::Range { bounds: [0.0, 10.0, 1.0], start: 5.0 };
        let range = || Control {
            param: "r".into(),
            label: String::new(),
            kind: range.clone(),
            on_marks: false,
        };
        check(range(), &["99"], "10", &[]);
        check(range(), &["NaN"], "-", &["NaN"]);
        assert_eq!(state(&[range()], &touched(&[("other", &["1"])])).0.iter().count(), 0);
    }
}
