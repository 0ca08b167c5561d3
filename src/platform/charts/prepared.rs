//! What the host has drawn of a chart: its `chart.json`, kept as the browser has read it, since a page
//! shows few of its states.

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};

use crate::chart_view::Options;

/// A chart: what can be chosen of it and what each choice shows.
pub(super) struct Prepared(pub(super) JsValue);

/// A chart in one state.
#[derive(Clone)]
pub(super) struct View(pub(super) JsValue);

impl Prepared {
    pub(super) fn title(&self) -> Option<String> {
        get(&self.0, "title").as_string()
    }

    pub(super) fn options(&self) -> Option<Vec<Options>> {
        let options = get(&self.0, "options");
        js_sys::Array::is_array(&options)
            .then(|| js_sys::Array::from(&options).iter().map(|one| read(&one)).collect())
    }

    pub(super) fn view(&self, key: &str) -> Option<View> {
        let view = get(&get(&self.0, "states"), key);
        view.is_object().then_some(View(view))
    }
}

impl View {
    pub(super) fn narrow(&self) -> String {
        text(&self.0, "narrow")
    }

    pub(super) fn wide(&self) -> String {
        text(&self.0, "wide")
    }

    pub(super) fn rows(&self) -> String {
        text(&self.0, "rows")
    }

    pub(super) fn summary(&self) -> String {
        text(&self.0, "summary")
    }

    pub(super) fn alone(&self) -> String {
        text(&self.0, "alone")
    }
}

fn read(one: &JsValue) -> Options {
    let texts = |name: &str| {
        let list = js_sys::Array::from(&get(one, name));
        list.iter().filter_map(|text| text.as_string()).collect()
    };
    Options {
        param: text(one, "param"),
        tokens: texts("tokens"),
        start: texts("start"),
        clears: get(one, "clears").is_truthy(),
        several: get(one, "several").is_truthy(),
        on_marks: get(one, "on_marks").is_truthy(),
    }
}

fn text(of: &JsValue, name: &str) -> String {
    get(of, name).as_string().unwrap_or_default()
}

/// An own member: `toString` is no chart.
fn get(of: &JsValue, name: &str) -> JsValue {
    let own = of.dyn_ref::<js_sys::Object>().and_then(|object| {
        let member = Reflect::get_own_property_descriptor(object, &name.into()).ok()?;
        Reflect::get(&member, &"value".into()).ok()
    });
    own.unwrap_or_default()
}
