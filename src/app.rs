//! The app: the shell around a page, and the page.

use leptos::prelude::*;

use crate::components::notice::Notice;
use crate::components::prose::prose;
use crate::components::settings::Settings;
use crate::components::share::Share;
use crate::navigation::Navigation;
use crate::page::{Page, Part};
use crate::texts;

/// The whole app, from the page that the document holds.
#[component]
pub fn App(
    /// The page to start from.
    initial: Page,
) -> impl IntoView {
    let navigation = Navigation::provide(initial);
    view! {
        <a class="skip" href="#_noi-dung">{texts::SKIP}</a>
        <header class="bar">
            <div class="bar-inner" inner_html=move || navigation.page().header.clone()></div>
            <Settings/>
        </header>
        <Notice/>
        <main id="_noi-dung" tabindex="-1">
            {move || navigation.page().parts.iter().map(part).collect_view()}
        </main>
        <footer class="foot" inner_html=move || navigation.page().footer.clone()></footer>
    }
}

fn part(part: &Part) -> AnyView {
    match part {
        Part::Still(markup) => still("part", markup.clone()),
        Part::Prose(blocks) => still("prose", prose(blocks).into_string()),
        Part::Share => view! { <Share/> }.into_any(),
    }
}

fn still(class: &'static str, markup: String) -> AnyView {
    view! { <div class=class inner_html=markup></div> }.into_any()
}
