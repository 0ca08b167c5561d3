//! What is chosen, in the inputs and in the address: `?cap=Tỉnh&bang=<chart>`.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, UrlSearchParams};

use super::super::browser::window;
use super::dom::{all, first, within};
use crate::chart_view::Touched;

/// The parameter that names the charts shown as tables.
const TABLES: &str = "bang";

/// What the inputs of the page have chosen. Inputs of one parameter agree, so the first counts.
pub(super) fn touched() -> Touched {
    let mut touched = Touched::new();
    for holder in all("[data-param]") {
        let Some(param) = holder.get_attribute("data-param") else { continue };
        if !touched.iter().any(|(one, _)| *one == param) {
            touched.push((param, tokens(&holder)));
        }
    }
    touched
}

/// What one group of inputs has chosen.
fn tokens(holder: &Element) -> Vec<String> {
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
fn choose(holder: &Element, tokens: &[String]) {
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
            ("range", Some(token)) => {
                if token.parse::<f64>().is_ok() {
                    input.set_value(token);
                }
            }
            ("checkbox", Some(token)) if is_switch(&input) => input.set_checked(token == "1"),
            ("radio", Some(token)) if known(token) => input.set_checked(input.value() == *token),
            ("checkbox", _) if !is_switch(&input) => {
                input.set_checked(tokens.contains(&input.value()))
            }
            _ => {}
        }
    }
}

/// Gives all other groups of the same parameter what this one has chosen.
pub(super) fn share_choice(holder: &Element) {
    let Some(param) = holder.get_attribute("data-param") else { return };
    let tokens = tokens(holder);
    for other in all("[data-param]") {
        if other != *holder && other.get_attribute("data-param").as_ref() == Some(&param) {
            choose(&other, &tokens);
        }
    }
}

fn query() -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(&window()?.location().search().ok()?).ok()
}

/// Brings the inputs to what the address says; gives back what it asks for that there is not.
pub(super) fn apply() -> Vec<String> {
    let mut unknown = Vec::new();
    let Some(query) = query() else { return unknown };
    let said = |name: &str| -> Vec<String> {
        query.get_all(name).iter().filter_map(|token| token.as_string()).collect()
    };
    for holder in all("[data-param]") {
        let Some(param) = holder.get_attribute("data-param").filter(|param| query.has(param))
        else {
            continue;
        };
        let wanted = said(&param);
        choose(&holder, &wanted);
        let chosen = tokens(&holder);
        let missed = wanted.into_iter().filter(|token| !chosen.contains(token));
        for token in missed {
            if !unknown.contains(&token) {
                unknown.push(token);
            }
        }
    }
    for slug in said(TABLES) {
        let name = format!("_xem-{slug}");
        for input in all("figure.chart .as-sheet input") {
            if let Ok(input) = input.dyn_into::<HtmlInputElement>()
                && input.name() == name
            {
                input.set_checked(true);
            }
        }
    }
    unknown
}

/// The query with what is chosen; what is as it was at the start is left out, what is not ours is kept.
pub(super) fn search() -> String {
    let Some(query) = query() else { return String::new() };
    for holder in all("[data-param]") {
        let Some(param) = holder.get_attribute("data-param") else { continue };
        query.delete(&param);
        let tokens = tokens(&holder);
        if tokens != started(&holder) {
            for token in tokens {
                query.append(&param, &token);
            }
        }
    }
    query.delete(TABLES);
    for input in all("figure.chart .as-sheet input:checked") {
        if let Some(slug) =
            input.closest("figure.chart").ok().flatten().and_then(|it| super::slug_of(&it))
        {
            query.append(TABLES, &slug);
        }
    }
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
    let Some(window) = window() else { return };
    let (Ok(history), location) = (window.history(), window.location()) else { return };
    let path = location.pathname().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    let state = history.state().unwrap_or_default();
    // A frame without an address of its own has none to change.
    drop(history.replace_state_with_url(&state, "", Some(&format!("{path}{}{hash}", search()))));
}
