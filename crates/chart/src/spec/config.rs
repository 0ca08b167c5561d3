//! A spec's config over the defaults.

use super::defaults;
use super::read::Read;
use crate::value::Value;

/// A spec's config. What it does not say is as Vega-Lite and Vega have it by default.
#[derive(Clone, Debug, Default)]
pub struct Config(Value);

impl Config {
    /// The config of a spec.
    #[must_use]
    pub fn new(config: Value) -> Self {
        Self(config)
    }

    /// What the spec itself says.
    #[must_use]
    pub fn said(&self, group: &str, property: &str) -> &Value {
        self.0.at(group).at(property)
    }

    /// A whole group, as the spec has it.
    #[must_use]
    pub fn group(&self, group: &str) -> &Value {
        self.0.at(group)
    }

    /// A property of the config itself, as `background`.
    #[must_use]
    pub fn top(&self, property: &str) -> Value {
        or(self.0.at(property), || defaults::config("", property))
    }

    /// A property of a group, as `scale.bandPaddingInner`.
    #[must_use]
    pub fn get(&self, group: &str, property: &str) -> Value {
        or(self.said(group, property), || defaults::config(group, property))
    }

    /// A property's number.
    #[must_use]
    pub fn num(&self, group: &str, property: &str) -> Option<f64> {
        self.get(group, property).num()
    }

    /// A property of Vega's guides, where nothing nearer has said it.
    #[must_use]
    pub fn guide(&self, group: &str, property: &str) -> Value {
        or(&self.get(group, property), || defaults::guide(group, property))
    }

    /// A property of a style of text, as `guide-label`.
    #[must_use]
    pub fn style(&self, style: &str, property: &str) -> Value {
        or(self.0.at("style").at(style).at(property), || {
            // `font` at the top of the config is for all texts.
            match self.0.at("font") {
                font @ Value::Text(_) if property == "font" => font.clone(),
                _ => defaults::style(style, property),
            }
        })
    }

    /// What the spec itself says of a style.
    #[must_use]
    pub fn said_style(&self, style: &str, property: &str) -> &Value {
        self.0.at("style").at(style).at(property)
    }

    /// The size of a view along `width` or `height` where its scale is continuous.
    #[must_use]
    pub fn continuous_size(&self, size: &str) -> f64 {
        let named = if size == "width" { "continuousWidth" } else { "continuousHeight" };
        self.said("view", size).num().or_else(|| self.num("view", named)).unwrap_or(300.0)
    }

    /// The size of a view where its scale is discrete: a number, or `{step}`.
    #[must_use]
    pub fn discrete_size(&self, size: &str) -> Value {
        let named = if size == "width" { "discreteWidth" } else { "discreteHeight" };
        let said = or(self.said("view", size), || self.said("view", named).clone());
        or(&said, || super::read::object([("step", self.get("view", "step"))]))
    }

    /// The step of a discrete view.
    #[must_use]
    pub fn discrete_step(&self, size: &str) -> f64 {
        self.discrete_size(size).at("step").num().unwrap_or(20.0)
    }
}

fn or(value: &Value, otherwise: impl FnOnce() -> Value) -> Value {
    if *value == Value::Undefined { otherwise() } else { value.clone() }
}
