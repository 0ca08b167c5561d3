//! Asks for the share sheet, which is a module of its own.

use wasm_bindgen_futures::JsFuture;

use super::history;
use super::modules::bring;

/// Opens the share sheet; false where its module did not come.
pub async fn open_share_sheet() -> bool {
    let Ok(coming) = bring("share", &history::absolute("")) else { return false };
    JsFuture::from(coming).await.is_ok_and(|it| it.is_object())
}
