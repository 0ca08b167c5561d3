//! What is chosen, in the inputs and in the address: `?cap=Tỉnh&bang=<chart>`.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use super::super::browser::{self, window};
use super::dom::{all, first, within};
use crate::chart_view::Touched;

/// The parameter that names the charts shown as tables.
const TABLES: &str = "bang";

/// Groups of inputs, and the groups that a figure answers to: its own, and those of the whole page.
const GROUPS: &str = "[data-param]";
const SHARED: &str = ".controls.shared [data-param]";
/// The choice of a table instead of a picture.
const AS_TABLE: &str = "figure.chart .as-sheet input";

/// What the inputs have chosen that a figure answers to.
pub(super) fn touched(figure: &Element) -> Touched {
    groups_of(figure).into_iter().filter_map(|one| Some((param(&one)?, tokens(&one)))).collect()
}

/// The inputs of a parameter that a figure answers to.
pub(super) fn group_of(figure: &Element, name: &str) -> Option<Element> {
    groups_of(figure).into_iter().find(|group| param(group).as_deref() == Some(name))
}

fn groups_of(figure: &Element) -> Vec<Element> {
    let mut groups = within(figure, GROUPS);
    groups.extend(all(SHARED));
    groups
}

fn param(group: &Element) -> Option<String> {
    group.get_attribute("data-param")
}

/// What one group of inputs has chosen.
pub(super) fn tokens(holder: &Element) -> Vec<String> {
    if let Some(select) =
        first(holder, "select").and_then(|it| it.dyn_into::<HtmlSelectElement>().ok())
    {
        return vec![select.value()];
    }
    inputs(holder).filter_map(|input| chosen(&input)).collect()
}

fn chosen(input: &HtmlInputElement) -> Option<String> {
    match input.type_().as_str() {
        "range" => Some(input.value()),
        "checkbox" if is_switch(input) => Some(if input.checked() { "1" } else { "0" }.to_owned()),
        _ => input.checked().then(|| input.value()),
    }
}

/// A checkbox that stands alone says yes or no; those of a legend choose values.
fn is_switch(input: &HtmlInputElement) -> bool {
    input.name().is_empty()
}

fn inputs(holder: &Element) -> impl Iterator<Item = HtmlInputElement> {
    within(holder, "input").into_iter().filter_map(|it| it.dyn_into().ok())
}

/// Chooses; a token that no input has is left out.
pub(super) fn choose(holder: &Element, tokens: &[String]) {
    // Of inputs that choose one, there is one for none.
    let none = [String::new()];
    let tokens = if tokens.is_empty() { &none } else { tokens };
    let select = first(holder, "select").and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
    if let (Some(select), Some(token)) = (select, tokens.first()) {
        let before = select.value();
        select.set_value(token);
        if select.selected_index() < 0 {
            select.set_value(&before);
        }
    }
    let known = |token: &String| inputs(holder).any(|input| input.value() == *token);
    for input in inputs(holder) {
        match (input.type_().as_str(), tokens.first()) {
            ("range", Some(token)) if token.parse::<f64>().is_ok() => input.set_value(token),
            ("checkbox", Some(token)) if is_switch(&input) => input.set_checked(token == "1"),
            ("radio", Some(token)) if known(token) => input.set_checked(input.value() == *token),
            ("checkbox", _) if !is_switch(&input) => {
                input.set_checked(tokens.contains(&input.value()));
            }
            _ => {}
        }
    }
}

/// Gives all other groups of the same parameter what this one has chosen. What only they can choose
/// they keep.
pub(super) fn share_choice(group: &Element) {
    let (name, chosen) = (param(group), tokens(group));
    let known: Vec<String> = inputs(group).map(|input| input.value()).collect();
    for other in all(GROUPS) {
        if other != *group && param(&other) == name {
            let kept = tokens(&other).into_iter().filter(|token| !known.contains(token));
            let both: Vec<String> = chosen.iter().cloned().chain(kept).collect();
            choose(&other, &both);
        }
    }
}

fn query() -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(&place()?.search).ok()
}

/// The address that is shown, in its parts.
struct Place {
    /// The page.
    path: String,
    /// `?cap=Tỉnh`, or nothing.
    search: String,
    /// The anchor, or nothing.
    anchor: String,
}

/// Within one file, which has no address for each page, the whole stands in its fragment:
/// `#/<path>?cap=Tỉnh:<anchor>`.
fn place() -> Option<Place> {
    let location = window()?.location();
    let (path, search) = (location.pathname().ok()?, location.search().ok()?);
    let hash = location.hash().ok()?;
    if browser::root_within().is_none() {
        return Some(Place { path, search, anchor: hash });
    }
    let at = |end: char, text: &str| text.find(end).unwrap_or(text.len());
    let (rest, anchor) = hash.split_at(at(':', &hash));
    let (page, search_within) = rest.split_at(at('?', rest));
    Some(Place {
        path: format!("{path}{search}{page}"),
        search: search_within.to_owned(),
        anchor: anchor.to_owned(),
    })
}

fn said(query: &UrlSearchParams, name: &str) -> Vec<String> {
    query.get_all(name).iter().filter_map(|token| token.as_string()).collect()
}

/// The path of the page that is shown.
pub(super) fn path() -> String {
    place().map(|it| it.path).unwrap_or_default()
}

/// When the charts wake: the inputs follow the address, but for those that a reader has touched
/// meanwhile, which the address follows. Gives back what the address asks for that there is not.
pub(super) fn adopt() -> Vec<String> {
    let early: Vec<Element> =
        all(GROUPS).into_iter().filter(|group| tokens(group) != started(group)).collect();
    let names: Vec<Option<String>> = early.iter().map(param).collect();
    early.iter().for_each(share_choice);
    let unknown = apply(|name| !names.contains(&Some(name.to_owned())));
    if !early.is_empty() {
        write();
    }
    unknown
}

/// Brings all inputs to what the address says.
pub(super) fn restore() {
    for group in all(GROUPS) {
        choose(&group, &started(&group));
    }
    for figure in all("figure.chart") {
        if let Some(input) = first(&figure, ".views input").and_then(|it| it.dyn_into().ok()) {
            let input: HtmlInputElement = input;
            input.set_checked(true);
        }
    }
    apply(|_| true);
}

/// Brings inputs to what the address says; gives back what it asks for that there is not.
fn apply(follows: impl Fn(&str) -> bool) -> Vec<String> {
    let Some(query) = query() else { return Vec::new() };
    let groups: Vec<(String, Element)> = all(GROUPS)
        .into_iter()
        .filter_map(|group| Some((param(&group)?, group)))
        .filter(|(name, _)| query.has(name) && follows(name))
        .collect();
    for (name, group) in &groups {
        choose(group, &said(&query, name));
    }
    // A token may be known to one group of a parameter and not to another.
    let mut unknown: Vec<String> = Vec::new();
    for (name, _) in &groups {
        let of_name = groups.iter().filter(|(one, _)| one == name);
        let chosen: Vec<String> = of_name.flat_map(|(_, group)| tokens(group)).collect();
        let missed = said(&query, name).into_iter().filter(|token| !chosen.contains(token));
        let new: Vec<String> = missed.filter(|token| !unknown.contains(token)).collect();
        unknown.extend(new);
    }
    for slug in said(&query, TABLES) {
        match as_table().find(|(_, one)| *one == slug) {
            Some((input, _)) => input.set_checked(true),
            None => unknown.push(slug),
        }
    }
    unknown
}

/// The inputs that choose a table, with the charts that they choose it for.
fn as_table() -> impl Iterator<Item = (HtmlInputElement, String)> {
    all(AS_TABLE).into_iter().filter_map(|input| {
        let slug = super::slug_of(&input.closest("figure.chart").ok()??)?;
        Some((input.dyn_into().ok()?, slug))
    })
}

/// The query with what is chosen on the page; what is as it was at the start is left out, what is not
/// ours is kept.
fn search() -> String {
    let Some(query) = query() else { return String::new() };
    let groups = all(GROUPS);
    for name in groups.iter().filter_map(param) {
        query.delete(&name);
    }
    query.delete(TABLES);
    add_choices(&groups, &query);
    for (input, slug) in as_table() {
        if input.checked() {
            query.append(TABLES, &slug);
        }
    }
    written(&query)
}

/// The query of a chart's own page, in the state that its figure is in.
pub(super) fn search_of(figure: &Element) -> String {
    let Ok(query) = UrlSearchParams::new() else { return String::new() };
    let params = super::params_of(figure);
    let mut groups = groups_of(figure);
    groups.retain(|group| param(group).is_some_and(|name| params.contains(&name)));
    add_choices(&groups, &query);
    let slug = super::slug_of(figure);
    for (input, one) in as_table() {
        if input.checked() && Some(&one) == slug.as_ref() {
            query.append(TABLES, &one);
        }
    }
    written(&query)
}

/// Adds what groups have chosen, each token once.
fn add_choices(groups: &[Element], query: &UrlSearchParams) {
    for group in groups {
        let (Some(name), chosen) = (param(group), tokens(group)) else { continue };
        if chosen != started(group) {
            for token in chosen.iter().filter(|token| !said(query, &name).contains(token)) {
                query.append(&name, token);
            }
        }
    }
}

fn written(query: &UrlSearchParams) -> String {
    let text = String::from(query.to_string());
    if text.is_empty() { text } else { format!("?{text}") }
}

/// What a group had chosen before anything was touched.
fn started(holder: &Element) -> Vec<String> {
    if let Some(option) = first(holder, "option[selected]") {
        return option.get_attribute("value").into_iter().collect();
    }
    let at_start = |input: HtmlInputElement| match input.type_().as_str() {
        "range" => Some(input.default_value()),
        "checkbox" if is_switch(&input) => {
            Some(if input.default_checked() { "1" } else { "0" }.to_owned())
        }
        _ => input.default_checked().then(|| input.value()),
    };
    inputs(holder).filter_map(at_start).collect()
}

/// Brings the address to what the inputs say, in the entry of the history that is shown.
pub(super) fn write() {
    let Some(history) = window().and_then(|window| window.history().ok()) else { return };
    let Some(Place { path, anchor, .. }) = place() else { return };
    let state = history.state().unwrap_or_default();
    // A frame without an address of its own has none to change.
    drop(history.replace_state_with_url(&state, "", Some(&format!("{path}{}{anchor}", search()))));
}
