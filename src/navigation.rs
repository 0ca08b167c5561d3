//! Moving between pages without leaving the document: one state, changed in one place.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::page::Page;
use crate::platform::{self, Missed};
use crate::route::Route;
use crate::texts;

/// How long a short word stays: long enough to be read twice.
const SAID: Duration = Duration::from_secs(6);

/// Where a visitor wants to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    /// The page.
    pub route: Route,
    /// The whole address, as the link has it.
    pub url: String,
    /// `#anchor` within the page, or nothing.
    pub fragment: String,
    /// How the browser's history takes part.
    pub step: Step,
}

/// How the browser's history takes part in a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "made by the browser"))]
pub enum Step {
    /// A link was followed: a new entry.
    Push,
    /// Back or Forward: the entry is there, and the page was left scrolled to here.
    Traverse(i32),
}

/// What the navigation has to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Nothing.
    Idle,
    /// A page is on its way.
    Loading,
    /// A page did not come; this one stays.
    Failed(Destination),
    /// Something was done that deserves a word.
    Said(String),
}

/// The navigation: which page is shown, and what there is to tell.
#[derive(Clone, Copy, Debug)]
pub struct Navigation {
    page: RwSignal<Arc<Page>>,
    status: RwSignal<Status>,
    visit: StoredValue<u32>,
}

impl Navigation {
    /// Starts from the page that the document holds and gives itself to all components below.
    pub fn provide(initial: Page) -> Self {
        let navigation = Self {
            page: RwSignal::new(Arc::new(initial)),
            status: RwSignal::new(Status::Idle),
            visit: StoredValue::new(0),
        };
        provide_context(navigation);
        platform::listen(navigation);
        navigation
    }

    /// The page that is shown.
    pub fn page(self) -> Arc<Page> {
        self.page.get()
    }

    /// The page that is shown, without following it.
    pub fn page_now(self) -> Arc<Page> {
        self.page.get_untracked()
    }

    /// What there is to tell.
    pub fn status(self) -> RwSignal<Status> {
        self.status
    }

    /// Says a short word to the visitor, which goes away by itself.
    fn say(self, text: &str) {
        let said = Status::Said(text.to_owned());
        self.status.set(said.clone());
        let fade = move || {
            if self.status.get_untracked() == said {
                self.status.set(Status::Idle);
            }
        };
        set_timeout(fade, SAID);
    }

    /// Shows another page once it has come; until then, and if it does not come, this one stays.
    pub fn go(self, destination: Destination) {
        let visit = self.visit.get_value().wrapping_add(1);
        self.visit.set_value(visit);
        self.status.set(Status::Loading);
        platform::spawn(async move {
            let fetched = platform::fetch_page(&destination.route).await;
            // A later visit has overtaken this one.
            if self.visit.get_value() != visit {
                return;
            }
            match fetched {
                Ok(page) => self.arrive(page, &destination),
                Err(Missed::NoNetwork) => {
                    platform::anchor_links(&self.page_now().route());
                    self.status.set(Status::Failed(destination));
                }
                // Another release, or a page of the host's own: the browser knows what to do.
                Err(Missed::NotOurs) => platform::leave_for(&destination.url),
            }
        });
    }

    /// Gives up whatever visit is under way.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "called by the browser"))]
    pub fn stay(self) {
        self.visit.update_value(|visit| *visit = visit.wrapping_add(1));
        self.status.set(Status::Idle);
    }

    fn arrive(self, page: Page, destination: &Destination) {
        if destination.step == Step::Push {
            platform::push(&destination.url);
        }
        platform::set_title(&page.title);
        self.status.set(Status::Idle);
        self.page.set(Arc::new(page));
        platform::settle(destination.fragment.clone(), destination.step);
        platform::wake_charts();
    }

    /// Copies an address and says whether it worked.
    pub fn copy(self, url: String) {
        platform::spawn(async move {
            if platform::copy(&url).await {
                self.say(texts::COPIED);
            } else {
                // It stays: the address is there to be copied by hand.
                self.status.set(Status::Said(format!("{}{url}", texts::NOT_COPIED)));
            }
        });
    }
}
