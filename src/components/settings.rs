//! The reading settings: the text's size and the colours, kept on the device.

use leptos::prelude::*;

use super::icon::{Icon, icon};
use crate::platform::{self, Setting};
use crate::texts;

/// The values behind `texts::TEXT_SIZES` and `texts::THEMES`, the ordinary one empty.
const SIZES: [&str; 4] = ["0", "", "2", "3"];
const THEMES: [&str; 3] = ["", "light", "dark"];

/// The settings, folded away behind a button that works without a script.
#[component]
pub(crate) fn Settings() -> impl IntoView {
    let close = |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            platform::fold(true);
        }
    };
    view! {
        <details class="settings needs-script" on:keydown=close>
            <summary
                aria-label=texts::SETTINGS
                title=texts::SETTINGS
                inner_html=icon(Icon::SETTINGS).into_string()
            ></summary>
            <div class="sheet">
                {choice(Setting::Size, texts::TEXT_SIZE, &SIZES, &texts::TEXT_SIZES)}
                {choice(Setting::Theme, texts::THEME, &THEMES, &texts::THEMES)}
            </div>
        </details>
    }
}

fn choice(
    setting: Setting,
    legend: &'static str,
    values: &'static [&'static str],
    names: &'static [&'static str],
) -> AnyView {
    let chosen = platform::setting(setting);
    let options = values
        .iter()
        .zip(names)
        .map(|(value, name)| {
            view! {
                <label>
                    <input
                        type="radio"
                        name=setting.attribute()
                        prop:checked=*value == chosen
                        on:change=move |_| platform::set_setting(setting, value)
                    />
                    <span>{*name}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {options}
        </fieldset>
    }
    .into_any()
}
