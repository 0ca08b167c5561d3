//! The app: the shell around a page, and the page.

use leptos::prelude::*;

use crate::components::footer::footer;
use crate::components::header::header;
use crate::components::notice::Notice;
use crate::components::settings::Settings;
use crate::components::share::Share;
use crate::navigation::Navigation;
use crate::page_data::PageData;
use crate::pages::{self, Part};
use crate::texts;

/// The whole app, from the page that the document holds.
#[component]
pub fn App(
    /// The page to start from.
    initial: PageData,
) -> impl IntoView {
    let navigation = Navigation::provide(initial);
    view! {
        <a class="skip" href="#noi-dung">{texts::SKIP}</a>
        <header class="bar">
            <div class="bar-inner" inner_html=move || header(&navigation.page()).into_string()></div>
            <Settings/>
        </header>
        <Notice/>
        <main id="noi-dung" tabindex="-1">
            {move || pages::parts(&navigation.page()).into_iter().map(part).collect_view()}
        </main>
        <footer class="foot" inner_html=move || footer(&navigation.page()).into_string()></footer>
    }
}

fn part(part: Part) -> AnyView {
    match part {
        Part::Still(markup) => view! { <div class="part" inner_html=markup.into_string()></div> }.into_any(),
        Part::Share => view! { <Share/> }.into_any(),
    }
}
