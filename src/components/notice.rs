//! The line in which the app speaks: a page on its way, a page that did not come, a link copied.

use leptos::prelude::*;

use crate::navigation::{Navigation, Status};
use crate::texts;

/// The line. It is always in the page, so that screen readers hear it change.
#[component]
pub(crate) fn Notice() -> impl IntoView {
    let navigation = expect_context::<Navigation>();
    let status = navigation.status();
    let retry = move |_| {
        if let Status::Failed(destination) = status.get_untracked() {
            navigation.go(destination);
        }
    };
    view! {
        <div class="notice" data-state=move || state(&status.get())>
            <p role="status">{move || words(&status.get())}</p>
            <button type="button" class="retry" on:click=retry>
                {texts::RETRY}
            </button>
            <button type="button" on:click=move |_| status.set(Status::Idle)>
                {texts::CLOSE}
            </button>
        </div>
    }
}

/// What the styles show by: nothing, a bar, a message with its buttons.
fn state(status: &Status) -> &'static str {
    match status {
        Status::Idle => "idle",
        Status::Loading => "loading",
        Status::Failed(_) => "failed",
        Status::Said(_) => "said",
    }
}

fn words(status: &Status) -> String {
    match status {
        Status::Idle => String::new(),
        Status::Loading => texts::LOADING.to_owned(),
        Status::Failed(_) => texts::FAILED.to_owned(),
        Status::Said(words) => words.clone(),
    }
}
