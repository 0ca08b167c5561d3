//! The chart engine for `charts-speed`: what goes in and comes out are texts, as in a page.
//!
//! It is a member of the workspace so that it is compiled exactly as a release is.

use std::collections::BTreeMap;

use chart::state::State;
use chart::svg::{Attribute, Change, Patches, Shown};
use chart::value::Value;
use chart::{Compiled, Loaded, Options, Tables};
use wasm_bindgen::prelude::*;

/// Data that have been fetched, by address.
#[derive(Debug, Default)]
struct Fetched {
    texts: BTreeMap<String, String>,
    /// Data that were read when they came, as a page keeps them for its charts.
    read: BTreeMap<String, Loaded>,
}

impl Tables for Fetched {
    fn load(&self, url: &str, as_json: bool) -> Option<Loaded> {
        if let Some(data) = self.read.get(url) {
            return Some(data.clone());
        }
        let text = self.texts.get(url)?;
        if as_json {
            return serde_json::from_str(text).ok();
        }
        Some(Loaded::Text(text.clone()))
    }
}

/// The engine, with data to draw from.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Engine {
    fetched: Fetched,
    spec: Value,
    state: State,
    shown: Option<Shown>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine that knows no data.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Hands over data as they were fetched; each drawing reads them anew.
    pub fn fetched(&mut self, url: String, text: String) {
        self.fetched.texts.insert(url, text);
    }

    /// A spec to a picture, everything from its text.
    ///
    /// # Errors
    /// What the engine does not draw.
    pub fn draw(&self, spec: &str) -> Result<String, String> {
        let spec: Value = read(spec)?;
        Ok(written(&self.compiled(&spec, State::UNTOUCHED)?))
    }

    /// Takes data and a spec as a page does that keeps them: they are read once.
    ///
    /// # Errors
    /// If one of them is no JSON.
    pub fn keep(&mut self, url: String, json: &str, spec: &str) -> Result<(), String> {
        self.fetched.read.insert(url, read(json)?);
        self.spec = read(spec)?;
        self.state = State::default();
        Ok(())
    }

    /// Gives a parameter of the spec that is kept a value.
    pub fn touch(&mut self, param: &str, value: &str) {
        self.state.set(param, Value::text(value));
    }

    /// The picture of the spec that is kept.
    ///
    /// # Errors
    /// What the engine does not draw.
    pub fn redraw(&mut self) -> Result<String, String> {
        let compiled = self.compiled(&self.spec, &self.state)?;
        let svg = written(&compiled);
        self.shown = Some(Shown::new(compiled.scene));
        Ok(svg)
    }

    /// What turns the picture that was drawn last into the one that there is to be now, as a page does
    /// that keeps it; nothing if it has to be drawn anew.
    ///
    /// # Errors
    /// What the engine does not draw.
    pub fn change(&mut self) -> Result<Option<Changes>, String> {
        let compiled = self.compiled(&self.spec, &self.state)?;
        let patches = self.shown.as_mut().and_then(|shown| shown.change(compiled.scene));
        Ok(patches.map(Changes))
    }

    /// Only compiles the spec that is kept, to tell how much of the time is spent on that.
    ///
    /// # Errors
    /// What the engine does not draw.
    pub fn compile(&self) -> Result<f64, String> {
        Ok(self.compiled(&self.spec, &self.state)?.scene.width)
    }

    fn compiled(&self, spec: &Value, state: &State) -> Result<Compiled, String> {
        let options = Options {
            measure: &chart::text::WidthTable,
            locale: &chart::format::locale::EN_US,
            state,
        };
        chart::compile(spec, &self.fetched, &options).map_err(|problem| problem.to_string())
    }
}

/// What changes in a picture, for JavaScript.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Changes(Patches);

#[wasm_bindgen]
impl Changes {
    /// The attributes of the frame: of each its element, its name and its value.
    #[must_use]
    pub fn frame(&self) -> Vec<String> {
        let told =
            |one: &Attribute| [one.element.to_owned(), one.name.to_owned(), one.value.clone()];
        self.0.frame.iter().flat_map(told).collect()
    }

    /// The marks that change.
    #[must_use]
    pub fn marks(&self) -> Vec<usize> {
        self.0.marks.iter().map(|patch| patch.mark).collect()
    }

    /// The items that are taken away from a mark.
    #[must_use]
    pub fn removed(&self, at: usize) -> Option<Vec<usize>> {
        match &self.0.marks.get(at)?.change {
            Change::Removed(gone) => Some(gone.clone()),
            _ => None,
        }
    }

    /// The places at which something is put into a mark.
    #[must_use]
    pub fn places(&self, at: usize) -> Option<Vec<usize>> {
        match &self.0.marks.get(at)?.change {
            Change::Inserted(come) => Some(come.iter().map(|(place, _)| *place).collect()),
            _ => None,
        }
    }

    /// What is put in at those places, or else in the place of the whole mark.
    #[must_use]
    pub fn markup(&self, at: usize) -> Vec<String> {
        match self.0.marks.get(at).map(|patch| &patch.change) {
            Some(Change::Inserted(come)) => come.iter().map(|(_, markup)| markup.clone()).collect(),
            Some(Change::Replaced(markup)) => vec![markup.clone()],
            _ => Vec::new(),
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, String> {
    serde_json::from_str(json).map_err(|problem| problem.to_string())
}

fn written(compiled: &Compiled) -> String {
    chart::svg::write(&compiled.scene, &chart::svg::Options::default())
}
