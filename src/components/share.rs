//! Shares the page: the system's sheet where there is one, else the address on the clipboard; and whatever else
//! one may want of an address in a sheet of its own.

use leptos::prelude::*;
use maud::html;

use super::icon::{Icon, icon};
use crate::navigation::Navigation;
use crate::platform;
use crate::texts;

/// The button. It keeps its place without a script, but is not seen.
#[component]
pub(crate) fn Share() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let share = move |_| {
        let address = platform::address();
        if !platform::share(&navigation.page_now().title, &address) {
            navigation.copy(address);
        }
    };
    let more = move |_| {
        platform::spawn(async move {
            if !platform::open_share_sheet("").await {
                navigation.copy(platform::address());
            }
        });
    };
    let face = html! { (icon(Icon::SHARE)) " " (texts::SHARE) };
    view! {
        <p class="actions needs-script">
            <button type="button" class="share" on:click=share inner_html=face.into_string()></button>
            " "
            <button type="button" on:click=more>{texts::SHARE_MORE}</button>
        </p>
    }
}
