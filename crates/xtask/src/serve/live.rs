//! What is being shown now: a folder of pages, and the news for the browsers that show it.

use std::path::PathBuf;
use std::sync::{PoisonError, RwLock};
use std::time::{SystemTime, UNIX_EPOCH};

use tokio::sync::watch;

/// The state that the builder changes and the server reads.
#[derive(Debug)]
pub(crate) struct Live {
    folder: RwLock<Option<PathBuf>>,
    news: watch::Sender<News>,
}

/// The version being shown, and what is wrong with the one that should follow it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct News {
    pub(crate) version: u128,
    pub(crate) trouble: Option<String>,
}

impl Live {
    /// Versions start at the time of day, so that a page of an earlier run is known to be old.
    pub(crate) fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        let news = News { version: now.as_millis(), trouble: None };
        Self { folder: RwLock::new(None), news: watch::Sender::new(news) }
    }

    /// The last good version, if there has been one.
    pub(crate) fn folder(&self) -> Option<PathBuf> {
        self.folder.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn news(&self) -> News {
        self.news.borrow().clone()
    }

    pub(crate) fn listen(&self) -> watch::Receiver<News> {
        self.news.subscribe()
    }

    pub(crate) fn show(&self, folder: PathBuf) {
        *self.folder.write().unwrap_or_else(PoisonError::into_inner) = Some(folder);
        self.news.send_modify(|news| {
            news.version += 1;
            news.trouble = None;
        });
    }

    /// The last good version stays.
    pub(crate) fn fail(&self, trouble: String) {
        self.news.send_modify(|news| news.trouble = Some(trouble));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_build_keeps_the_last_good_version() {
        let live = Live::new();
        live.show("tốt".into());
        let good = live.news();
        live.fail("lỗi".into());
        assert_eq!(live.folder(), Some("tốt".into()));
        assert_eq!(live.news(), News { trouble: Some("lỗi".into()), ..good });
        live.show("mới".into());
        assert_eq!(live.news().trouble, None);
        assert_ne!(live.news().version, good.version);
    }
}
