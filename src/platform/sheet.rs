//! Asks for the share sheet, which is a module of its own.

use wasm_bindgen_futures::JsFuture;

use super::modules::bring;

/// Opens the share sheet of an address, or, without one, of the page that is shown; false where its module
/// did not come.
pub async fn open_share_sheet(address: &str) -> bool {
    let Ok(coming) = bring("share", address) else { return false };
    JsFuture::from(coming).await.is_ok_and(|it| it.is_object())
}
