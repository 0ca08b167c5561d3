//! The words of the pages' scripts.

use ky_yeu::texts::offline as texts;
use serde_json::{Map, Value};

/// The words by the names that the scripts have for them, and what the first script has to know besides.
pub(super) fn words(view: &str, styles: &str) -> Value {
    let own = vec![("view", view), ("styles", styles)];
    let groups = [own, line(), state(), obstacles(), albums(), install()];
    let all = groups.into_iter().flatten();
    Value::Object(all.map(|(name, text)| (name.to_owned(), text.into())).collect::<Map<_, _>>())
}

type Words<'a> = Vec<(&'a str, &'a str)>;

fn line() -> Words<'static> {
    vec![
        ("update", texts::UPDATE),
        ("updateNow", texts::UPDATE_NOW),
        ("saved", texts::SAVED),
        ("saving", texts::SAVING),
        ("reading", texts::READING),
    ]
}

fn state() -> Words<'static> {
    vec![
        ("release", texts::RELEASE),
        ("when", texts::WHEN),
        ("pages", texts::PAGES),
        ("thumbnails", texts::THUMBNAILS),
        ("photos", texts::PHOTOS),
        ("size", texts::SIZE),
        ("network", texts::NETWORK),
        ("online", texts::ONLINE),
        ("offline", texts::OFFLINE),
        ("lasting", texts::LASTING),
        ("lastingYes", texts::LASTING_YES),
        ("lastingNo", texts::LASTING_NO),
        ("trouble", texts::TROUBLE),
        ("troubleFirst", texts::TROUBLE_FIRST),
        ("clear", texts::CLEAR),
        ("off", texts::OFF),
        ("again", texts::AGAIN),
    ]
}

fn obstacles() -> Words<'static> {
    vec![
        ("whyHttp", texts::WHY_HTTP),
        ("whyFrame", texts::WHY_FRAME),
        ("whyBrowser", texts::WHY_BROWSER),
        ("whyRefused", texts::WHY_REFUSED),
        ("instead", texts::INSTEAD),
    ]
}

fn albums() -> Words<'static> {
    vec![
        ("albums", texts::ALBUMS),
        ("allPhotos", texts::ALL_PHOTOS),
        ("otherPhotos", texts::OTHER_PHOTOS),
        ("save", texts::SAVE),
        ("progress", texts::PROGRESS),
        ("cancel", texts::CANCEL),
        ("albumSaved", texts::ALBUM_SAVED),
        ("remove", texts::REMOVE),
        ("noRoom", texts::NO_ROOM),
        ("albumBroken", texts::ALBUM_BROKEN),
    ]
}

fn install() -> Words<'static> {
    vec![
        ("installOffer", texts::INSTALL_OFFER),
        ("install", texts::INSTALL),
        ("installNo", texts::INSTALL_NO),
        ("installIos", texts::INSTALL_IOS),
    ]
}
