//! The host's side: while a page is prerendered there is no browser, and nothing happens.

use std::future::Future;

use leptos::prelude::IntoView;

use super::{Missed, Setting};
use crate::navigation::{Navigation, Step};
use crate::page::Page;
use crate::route::Route;

pub fn hydrate<V: IntoView + 'static>(_app: impl FnOnce(Page) -> V + 'static) {}

pub fn listen(_navigation: Navigation) {}

pub fn spawn(_future: impl Future<Output = ()> + 'static) {}

#[allow(clippy::unused_async, reason = "the browser's side waits")]
pub async fn fetch_page(_route: &Route) -> Result<Page, Missed> {
    Err(Missed::NoNetwork)
}

pub fn anchor_links(_shown: &Route) {}

pub fn leave_for(_url: &str) {}

pub fn push(_url: &str) {}

pub fn set_title(_title: &str) {}

pub fn settle(_fragment: String, _step: Step) {}

#[allow(clippy::unused_async, reason = "the browser's side waits")]
pub async fn copy(_text: &str) -> bool {
    false
}

pub fn address() -> String {
    String::new()
}

pub fn share(_title: &str, _url: &str) -> bool {
    false
}

pub fn setting(_setting: Setting) -> String {
    String::new()
}

pub fn set_setting(_setting: Setting, _value: &str) {}

pub fn fold(_back: bool) {}

#[allow(clippy::unused_async, reason = "the browser's side waits")]
pub async fn open_share_sheet(_address: &str) -> bool {
    false
}

pub fn start_share() {}

pub fn start_charts() {}

pub fn start_engine() {}

pub fn wake_charts() {}

pub fn start_lightbox() {}
